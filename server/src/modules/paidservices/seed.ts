import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { SAMPLE_PRICES } from './sample-prices.ts'

/** Gives a new residential site the draft of a price list. Nothing of it is published: prices are the company's to decide. */
export async function seedPrices(ctx: Ctx, siteId: string): Promise<void> {
  const { locale } = ctx
  await ctx.tx
    .insertInto('paid_service')
    .values(
      SAMPLE_PRICES.map((item) => ({
        organization_id: ctx.organizationId, id: newId(), site_id: siteId, code: item.code, name: item.name[locale], group_code: item.group,
        charge: item.fen === 0 ? ('free' as const) : ('paid' as const), unit: item.unit[locale], price_fen: item.fen,
        // The particulars are written for China; elsewhere they are left to the company.
        includes: locale === 'zh-CN' ? (item.includes ?? '') : '', excludes: locale === 'zh-CN' ? (item.excludes ?? '') : '',
        legal_note: locale === 'zh-CN' ? (item.note ?? '') : '', warranty_days: item.warranty ?? null, updated_at: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
