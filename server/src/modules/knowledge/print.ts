import type { Input, knowledge, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { localeOf } from '../../platform/http/problem.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { printFeeExplanation, type FeeExplanation } from '../../platform/print/desk-forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { presentFeeQueries } from './fee-query.ts'

const NOTES: Record<Locale, string[]> = {
  'zh-CN': ['“按面积”的金额＝公示单价×档案中的计费面积（未登记计费面积的，按产权面积），四舍五入到分；“固定金额”为公示金额。', '“按表计量”的以供水、供电、供气部门的表计为准，这里不作估算。', '本说明不包含应收、已收和欠费情况；账目以收费处出具的账单为准。'],
  'zh-TW': ['「依坪數面積」之金額＝公告單價×檔案中的計費面積（未登記計費面積者，依權狀面積），四捨五入至分；「固定金額」為公告金額。', '「依錶計量」者以供水、供電、供氣單位之錶計為準，此處不作估算。', '本說明不含應收、已收及欠費；帳目以收費處出具之帳單為準。'],
  en: ['Amounts by area are the published unit price × the billing area on file, or the building area where none is, rounded to the fen; fixed amounts are as published.', 'Metered items follow the meters of the suppliers and are not estimated here.', 'Nothing here tells what was charged, paid or is owed; the bill is issued by the cashier.'],
}
const WHY: Record<Exclude<knowledge.FeeQueryLine['why'], 'computed' | 'fixed'>, Record<Locale, string>> = {
  metered: { 'zh-CN': '按表计量', 'zh-TW': '依錶計量', en: 'by meter' },
  no_area: { 'zh-CN': '面积未登记', 'zh-TW': '面積未登記', en: 'area not on file' },
  no_price: { 'zh-CN': '单价见公示', 'zh-TW': '單價見公告', en: 'price as posted' },
}

/** 《收费说明》 of a unit as it was told (INQ-002). Throws `action_not_allowed` when the caller did not pass the check. */
export async function printFeeQuery(exchange: Exchange, { params }: Input<typeof knowledge.printFeeQuery>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const form = await runInCtx(exchange.app, { actor, locale }, (ctx) => formOf(ctx, params.id))
  return { name: `${form.number}.pdf`, contentType: 'application/pdf', body: await printFeeExplanation(form, { locale }), isInline: true }
}

async function formOf(ctx: Ctx, id: string): Promise<FeeExplanation> {
  const row = await ctx.tx.selectFrom('fee_query').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || !ctx.actor.can('cases:register', row.site_id)) throw new AppError('not_found')
  if (!row.is_passed) throw new AppError('action_not_allowed', 'The caller was not who they said')
  const query = (await presentFeeQueries(ctx, [row]))[0]!
  const site = await ctx.tx.selectFrom('site').innerJoin('organization', 'organization.id', 'site.organization_id').select(['site.name', 'site.phone', 'site.time_zone', 'organization.name as organization']).where('site.id', '=', row.site_id).executeTakeFirstOrThrow()
  return {
    letterhead: { organization: site.organization, site: site.name, contact: site.phone || null, logo: null }, number: `${query.unit.name} ${wallTimeIn(site.time_zone, row.at)}`, qrText: null, printedAt: wallTimeIn(site.time_zone, ctx.now), printedBy: ctx.actor.name,
    unit: query.unit.name, askedBy: query.person?.name ?? query.askedName, identityCheck: labelOf(ctx.locale, 'callerFact', query.fact), buildingArea: query.buildingArea === null ? null : `${query.buildingArea} ㎡`, billingArea: query.billingArea === null ? null : `${query.billingArea} ㎡`, explainedBy: query.by,
    lines: query.lines.map((line) => ({
      name: line.name, basis: labelOf(ctx.locale, 'tariffBasis', line.basis), unitPrice: priceText(line), amount: amountText(line, ctx.locale), payer: line.payer || null, source: line.source || line.article.name,
    })),
    notes: [...new Set(query.lines.map(({ note }) => note).filter((note) => note !== '')), ...NOTES[ctx.locale]],
  }
}

/** `¥2.80/㎡·月`; prices may have hundredths of a fen. */
function priceText({ unitPriceFen, unit }: knowledge.FeeQueryLine): string | null {
  if (unitPriceFen === null) return null
  const yuan = (unitPriceFen / 100).toFixed(4).replace(/(\.\d\d)0+$/, '$1').replace(/(\.\d{3})0$/, '$1')
  return `¥${yuan}${unit ? `/${unit}` : ''}`
}

function amountText({ amountFen, why, unit }: knowledge.FeeQueryLine, locale: Locale): string {
  if (amountFen === null) return WHY[why as keyof typeof WHY][locale]
  // ㎡·月 × ㎡ leaves the month.
  const per = unit.split('·').slice(1).join('·')
  return `¥${(amountFen / 100).toFixed(2)}${why === 'computed' && per ? `/${per}` : ''}`
}
