import type { energy, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { announceChange } from '../../platform/live/changes.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { column, sheetOf } from '../../platform/records/list-export.ts'
import { dayIn, monthAfter } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { allowedBy, changeOn, isOver, monthsFrom } from './rules.ts'
import { mayWriteAt, siteEnergy, unitOf, type SiteEnergy, type Subject } from './subjects.ts'
import type { EnergyTables } from './tables.ts'

type Board = energy.EnergyBoard
type Line = energy.EnergyLine
export type TargetRow = EnergyTables['energy_target']
const MONTHS_SHOWN = 13
const RULE: Board['rule'] = { deviationPercent: 30, nightPercent: 40, version: 0 }

export async function ruleAt(ctx: Ctx, siteId: string): Promise<Board['rule']> {
  const row = await ctx.tx.selectFrom('energy_rule').selectAll().where('site_id', '=', siteId).executeTakeFirst()
  return row ? { deviationPercent: row.deviation_percent, nightPercent: row.night_percent, version: row.version } : RULE
}

export async function getEnergyRule(ctx: Ctx, { query }: Input<typeof energy.getEnergyRule>): Promise<Board['rule']> {
  ctx.actor.mustSee('energy:read', query.siteId)
  await siteById(ctx, query.siteId)
  return ruleAt(ctx, query.siteId)
}

/** Sets from what on a meter gives alarm. Of two who write at once the second finds another version. */
export async function setEnergyRule(ctx: Ctx, { body }: Input<typeof energy.setEnergyRule>): Promise<Board['rule']> {
  await mayWriteAt(ctx, body.siteId)
  await ctx.tx.insertInto('energy_rule').values({ organization_id: ctx.organizationId, site_id: body.siteId, deviation_percent: RULE.deviationPercent, night_percent: RULE.nightPercent, version: 0, updated_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).execute()
  const before = await ctx.tx.selectFrom('energy_rule').selectAll().where('site_id', '=', body.siteId).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(before.version, body.version, () => ruleAt(ctx, body.siteId))
  await ctx.tx.updateTable('energy_rule').set({ deviation_percent: body.deviationPercent, night_percent: body.nightPercent, version: before.version + 1, updated_at: ctx.now }).where('site_id', '=', body.siteId).execute()
  recordHappening(ctx, { siteId: body.siteId, recordType: 'site', recordId: body.siteId, action: 'energy_rule_changed', note: `${body.deviationPercent} % · ${body.nightPercent} %` })
  announceChange(ctx, { recordType: 'energy_rule', recordId: body.siteId, siteId: body.siteId, action: 'changed' })
  return ruleAt(ctx, body.siteId)
}

export const presentTarget = (row: TargetRow): NonNullable<Line['target']> => ({ id: row.id, year: row.year, basis: row.basis, monthly: row.monthly, yearBudget: row.year_budget, tolerancePercent: row.tolerance_percent, version: row.version })

export async function targetsOf(ctx: Ctx, siteId: string, year: number): Promise<TargetRow[]> {
  return ctx.tx.selectFrom('energy_target').selectAll().where('site_id', '=', siteId).where('year', '=', year).execute()
}

const isOf = (target: TargetRow, { type, id, kind }: Subject): boolean => target.kind === kind && target.group_id === (type === 'group' ? id : null) && target.meter_id === (type === 'meter' ? id : null)

/** One subject in a month: what it used, what it may, and what it used before. */
export function lineOf(site: SiteEnergy, subject: Subject, month: string, targets: readonly TargetRow[]): Line {
  const area = site.areaOf(subject)
  const target = targets.find((one) => isOf(one, subject)) ?? null
  const allowed = target === null ? null : allowedBy(target.monthly, target.basis, area)
  const months = monthsFrom(monthAfter(month, 1 - MONTHS_SHOWN), month).map((one) => ({ month: one, of: site.month(subject, one) }))
  const own = months.at(-1)!.of
  const lastMonth = months.at(-2)!.of.even
  const lastYear = months[0]!.of.even
  // The year up to a month lies within the months that are shown.
  const soFar = months.filter((one) => one.month.startsWith(month.slice(0, 4))).map(({ of }) => of).filter(({ meters }) => meters > 0)
  const unknown = soFar.filter(({ consumption }) => consumption === null).length
  return {
    subject, unit: unitOf(subject.kind), ...own, squareMetres: area, perSquareMetre: own.even === null || area === null || area === 0 ? null : Math.round((own.even / area) * 10_000) / 10_000,
    target: target && presentTarget(target), allowed, isOver: isOver(own.even, allowed, target?.tolerance_percent ?? 0), lastMonth, lastYear, changeOnMonth: changeOn(own.even, lastMonth), changeOnYear: changeOn(own.even, lastYear),
    year: { consumption: soFar.length === 0 || unknown > 0 ? null : Math.round(soFar.reduce((sum, { consumption }) => sum + consumption!, 0) * 1000) / 1000, missingMonths: unknown, budget: target === null ? null : allowedBy(target.year_budget, target.basis, area) },
    months: months.map(({ month: one, of: { even, missing } }) => ({ month: one, even, missing })),
  }
}

/** A month of a site's public meters (ENE-001, ENE-002). Throws `not_found` for a site outside the scope. */
export async function energyBoard(ctx: Ctx, { query }: Input<typeof energy.energyBoard>): Promise<Board> {
  const { siteId, month, filter } = query
  ctx.actor.mustSee('energy:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const site = await siteEnergy(ctx, siteId, dayIn(timeZone, ctx.now), monthAfter(month, -MONTHS_SHOWN))
  const targets = await targetsOf(ctx, siteId, Number(month.slice(0, 4)))
  const { open } = (await ctx.client.query<{ open: number }>("select count(*)::int as open from energy_alarm where site_id = $1 and state = 'open'", [siteId])).rows[0]!
  // Thirteen months of each are added up: only of what is asked for.
  const asked = site.subjects().filter(({ kind, type }) => (!filter.kind?.length || filter.kind.includes(kind)) && (!filter.subject?.length || filter.subject.includes(type)))
  const lines = asked.map((subject) => lineOf(site, subject, month, targets)).filter((line) => line.meters > 0)
  return {
    siteId, month, squareMetres: site.squareMetres, openAlarms: open, rule: await ruleAt(ctx, siteId), mayWrite: ctx.actor.can('energy:write', siteId),
    lines: lines.filter((line) => (filter.over === undefined || line.isOver === filter.over) && (filter.missing === undefined || line.missing > 0 === filter.missing)),
  }
}

export async function planEnergyExport(ctx: Ctx, { siteId, month, filter }: Pick<Input<typeof energy.exportEnergy>['query'], 'siteId' | 'month' | 'filter'>): Promise<ExportPlan> {
  const { lines } = await energyBoard(ctx, { params: {}, query: { siteId, month, filter }, body: {} })
  return sheetOf<Line>(ctx, { 'zh-CN': `能耗 ${month}`, 'zh-TW': `能耗 ${month}`, en: `Energy ${month}` }, await timeZoneOf(ctx, siteId), [
    column('kind', 'text', 10, ['类型', '類型', 'Kind'], (one, locale) => labelOf(locale, 'meterKind', one.subject.kind)),
    column('level', 'text', 10, ['层级', '層級', 'Level'], (one, locale) => labelOf(locale, 'energySubject', one.subject.type)),
    column('name', 'text', 28, ['名称', '名稱', 'Name'], (one) => one.subject.name),
    column('unit', 'text', 8, ['单位', '單位', 'Unit'], (one) => one.unit ?? ''),
    column('consumption', 'number', 14, ['本月用量', '本月用量', 'Used'], (one) => one.consumption),
    column('missing', 'number', 10, ['缺抄表数', '缺抄錶數', 'Readings missing'], (one) => one.missing),
    column('even', 'number', 14, ['折合整月', '折合整月', 'For a whole month'], (one) => one.even),
    column('area', 'number', 12, ['面积（㎡）', '面積（㎡）', 'Area (m²)'], (one) => one.squareMetres),
    column('perSquareMetre', 'number', 12, ['每平方米', '每平方公尺', 'Per m²'], (one) => one.perSquareMetre),
    column('allowed', 'number', 12, ['月度指标', '月度指標', 'Target'], (one) => one.allowed),
    column('lastMonth', 'number', 12, ['上月', '上月', 'Month before'], (one) => one.lastMonth),
    column('changeOnMonth', 'number', 10, ['环比 %', '環比 %', 'On the month %'], (one) => one.changeOnMonth),
    column('lastYear', 'number', 12, ['去年同月', '去年同月', 'Year before'], (one) => one.lastYear),
    column('changeOnYear', 'number', 10, ['同比 %', '同比 %', 'On the year %'], (one) => one.changeOnYear),
    column('year', 'number', 14, ['本年累计', '本年累計', 'This year'], (one) => one.year.consumption),
    column('budget', 'number', 14, ['年度预算', '年度預算', 'Budget'], (one) => one.year.budget),
  ], lines)
}
