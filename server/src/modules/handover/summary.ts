import { sql } from 'kysely'
import type { handover, Input, Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { column, sheetOf } from '../../platform/records/list-export.ts'
import { dayIn, daysBetween } from '../../platform/time.ts'
import { buildingOf } from '../archives/index.ts'
import { AppError } from '../../platform/errors.ts'
import { siteById } from '../organization/index.ts'
import { attentionOf } from './review.ts'
import { partyNames } from './present.ts'
import { ageOf, isOverdue } from './rules.ts'

type Summary = handover.DefectSummary
type Line = Summary['total']
type Counted = { state: handover.DefectState; trade: handover.DefectTrade; building_id: string | null; builder_id: string | null; due_on: string | null; promised_on: string | null; registered_at: Date; closed_at: Date | null; charged_fen: number | null }

const empty = (): Line => ({ all: 0, open: 0, overdue: 0, closed: 0, ages: { week: 0, month: 0, quarter: 0, longer: 0 } })

function count(line: Line, row: Counted, today: string, zone: string): void {
  // What was no defect counts nowhere.
  line.all++
  if (row.closed_at !== null) return void line.closed++
  line.open++
  if (isOverdue(row, today)) line.overdue++
  line.ages[ageOf(daysBetween(dayIn(zone, row.registered_at), today))]++
}

/** How many there are by building, trade and builder, and how old the open ones are (HND-003, HND-004). */
export async function defectSummary(ctx: Ctx, { query }: Pick<Input<typeof handover.defectSummary>, 'query'>): Promise<Summary> {
  ctx.actor.mustSee('defects:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.buildingId && !(await buildingOf(ctx, query.siteId, query.buildingId))) throw new AppError('not_found')
  const today = dayIn(timeZone, ctx.now)
  const { rows } = await sql<Counted>`
    select state, trade, building_id, builder_id, due_on, promised_on, registered_at, closed_at, charged_fen from defect
    where site_id = ${query.siteId} and state <> 'withdrawn' ${query.buildingId ? sql`and building_id = ${query.buildingId}` : sql``}`.execute(ctx.tx)
  const [total, buildings, trades, builders] = [empty(), new Map<string | null, Line>(), new Map<handover.DefectTrade, Line>(), new Map<string | null, Line>()]
  for (const row of rows) {
    for (const line of [total, of(buildings, row.building_id), of(trades, row.trade), of(builders, row.builder_id)]) count(line, row, today, timeZone)
  }
  const ids = [...buildings.keys()].filter((id): id is string => id !== null)
  const names: Ref[] = ids.length === 0 ? [] : await ctx.tx.selectFrom('building').select(['id', 'name']).where('id', 'in', ids).orderBy('name').execute()
  const parties = await partyNames(ctx, [...builders.keys()])
  const none = buildings.get(null)
  return {
    siteId: query.siteId, day: today, total, chargedFen: rows.reduce((sum, row) => sum + (row.charged_fen ?? 0), 0),
    buildings: [...names.map((building) => ({ building, ...buildings.get(building.id)! })), ...(none ? [{ building: null, ...none }] : [])],
    trades: [...trades].map(([trade, line]) => ({ trade, ...line })).toSorted((a, b) => b.open - a.open || b.all - a.all || a.trade.localeCompare(b.trade)),
    builders: [...builders].map(([id, line]) => ({ builder: parties.get(id ?? '') ?? null, ...line })).toSorted((a, b) => b.open - a.open || b.all - a.all || (a.builder?.name ?? '').localeCompare(b.builder?.name ?? '')),
    attention: await attentionOf(ctx, query.siteId, today),
  }
}

function of<K>(lines: Map<K, Line>, key: K): Line {
  const line = lines.get(key) ?? empty()
  lines.set(key, line)
  return line
}

export async function planDefectSummaryExport(ctx: Ctx, { siteId, buildingId }: { siteId: string; buildingId?: string | undefined }): Promise<ExportPlan> {
  const summary = await defectSummary(ctx, { query: { siteId, ...(buildingId === undefined ? {} : { buildingId }) } })
  const { timeZone } = await siteById(ctx, siteId)
  return sheetOf<Summary['buildings'][number]>(ctx, { 'zh-CN': '工程遗留问题登记汇总表', 'zh-TW': '工程遺留問題登記彙總表', en: 'Summary of construction defects' }, timeZone, [
    column('building', 'text', 16, ['楼栋', '棟別', 'Building'], (one) => one.building?.name ?? '—'),
    column('all', 'number', 10, ['登记', '登記', 'Registered'], (one) => one.all),
    column('open', 'number', 10, ['未关闭', '未結案', 'Open'], (one) => one.open),
    column('overdue', 'number', 10, ['逾期', '逾期', 'Overdue'], (one) => one.overdue),
    column('closed', 'number', 10, ['已关闭', '已結案', 'Closed'], (one) => one.closed),
    column('week', 'number', 12, ['7 天内', '7 天內', 'Up to 7 days'], (one) => one.ages.week),
    column('month', 'number', 12, ['8–30 天', '8–30 天', '8–30 days'], (one) => one.ages.month),
    column('quarter', 'number', 12, ['31–90 天', '31–90 天', '31–90 days'], (one) => one.ages.quarter),
    column('longer', 'number', 12, ['90 天以上', '90 天以上', 'Over 90 days'], (one) => one.ages.longer),
  ], summary.buildings)
}
