import { paidservices, type Input, type Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { PriceListPoster } from '../../platform/print/forms.ts'
import { printPriceList as typesetPoster } from '../../platform/print/print-forms.ts'
import { dayIn, wallTimeIn } from '../../platform/time.ts'
import { offeredAt } from './menu.ts'
import type { VersionRow } from './present.ts'

/** 《有偿服务收费公示》: what is in force today, for the wall of the front desk. Throws `rule_broken` when nothing is published. */
export async function printPriceList(
  exchange: Exchange,
  { query }: Input<typeof paidservices.printPriceList>,
  actor: Actor,
): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const address = publicAddress(exchange, '/m/services')
  const poster = await runInCtx(exchange.app, { actor, locale }, (ctx) => posterOf(ctx, query.siteId, address))
  const second = query.bilingual ? { secondLocale: locale === 'en' ? ('zh-CN' as const) : ('en' as const) } : {}
  const body = await typesetPoster({ ...poster, paper: query.paper }, { locale, ...second })
  return { name: `${poster.number}.pdf`, contentType: 'application/pdf', body, isInline: true }
}

export async function posterOf(ctx: Ctx, siteId: string, address: string): Promise<Omit<PriceListPoster, 'paper'>> {
  ctx.actor.mustSee('paid_services:read', siteId)
  const offered = await offeredAt(ctx, siteId)
  const site = await ctx.tx
    .selectFrom('site')
    .innerJoin('organization', 'organization.id', 'site.organization_id')
    .select(['site.code', 'site.name', 'site.phone', 'site.time_zone', 'organization.name as organization'])
    .where('site.id', '=', siteId)
    .executeTakeFirstOrThrow()
  if (offered.length === 0) throw new AppError('rule_broken', 'No price is in force today')
  const groups = paidservices.SERVICE_GROUPS.map((group) => ({
    name: labelOf(ctx.locale, 'serviceGroup', group), lines: offered.filter((row) => row.group_code === group).map((row) => lineOf(ctx.locale, row)),
  }))
  const day = dayIn(site.time_zone, ctx.now)
  return {
    letterhead: { organization: site.organization, site: site.name, contact: site.phone || null, logo: null }, number: `${site.code}-${day}`, qrText: address,
    printedAt: wallTimeIn(site.time_zone, ctx.now), printedBy: ctx.actor.name, validOn: day, groups: groups.filter(({ lines }) => lines.length > 0),
  }
}

const QUOTED: Record<Locale, string> = { 'zh-CN': '面议', 'zh-TW': '面議', en: 'by quotation' }
const DAYS: Record<Locale, (days: number) => string> = { 'zh-CN': (n) => `${n} 天`, 'zh-TW': (n) => `${n} 天`, en: (n) => `${n} days` }
const NOT: Record<Locale, string> = { 'zh-CN': '不含：', 'zh-TW': '不含：', en: 'Not included: ' }

function lineOf(locale: Locale, row: VersionRow): PriceListPoster['groups'][number]['lines'][number] {
  const free = row.charge === 'free'
  const words = [row.includes, row.excludes && `${NOT[locale]}${row.excludes}`, row.legal_note].filter(Boolean)
  return {
    name: row.name, unit: row.unit, words: words.join('；') || null,
    price: free ? labelOf(locale, 'serviceCharge', 'free') : row.price_fen === null ? QUOTED[locale] : (row.price_fen / 100).toFixed(2),
    warranty: row.warranty_days === null || row.warranty_days === 0 ? null : DAYS[locale](row.warranty_days),
  }
}
