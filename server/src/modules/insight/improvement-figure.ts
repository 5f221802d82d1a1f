import type { improvements } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { Values } from '../../platform/database/values.ts'
import { roundsAndFindings } from '../inspections/index.ts'
import { casesText, type CaseFilter } from './case-base.ts'
import { GROUP_TEXT, ordersText } from './order-base.ts'
import type { Days } from './periods.ts'

/** Which of the cases, orders or findings a figure is about: the same narrowing before the measure and after it. */
export type FigureFilter = { kind?: string; matterId?: string; categoryId?: string; buildingId?: string; zoneId?: string; cause?: string; item?: string }
type Figure = improvements.ImprovementFigure

const OF_INSPECTIONS: readonly Figure[] = ['findings', 'repeatFindings', 'roundsOnTimeRate']
const OF_ORDERS: readonly Figure[] = ['orders', 'reworkRate', 'firstTimeFixRate', 'ordersOnTimeRate']

/** The value of a figure for some days of a site; null where there is nothing to divide by. Never typed by anybody. */
export async function figureOf(ctx: Ctx, figure: Figure, siteId: string, days: Days, filter: FigureFilter): Promise<number | null> {
  if (OF_INSPECTIONS.includes(figure)) return inspectionFigure(ctx, figure, siteId, days, filter)
  return OF_ORDERS.includes(figure) ? orderFigure(ctx, figure, siteId, days, filter) : caseFigure(ctx, figure, siteId, days, filter)
}

async function inspectionFigure(ctx: Ctx, figure: Figure, siteId: string, days: Days, { item }: FigureFilter): Promise<number | null> {
  const { findings, repeats, onTimeRate } = await roundsAndFindings(ctx, siteId, days, item)
  if (figure === 'roundsOnTimeRate') return onTimeRate
  return figure === 'findings' ? findings : repeats
}

const rate = (part: number, of: number): number | null => (of === 0 ? null : part / of)

async function caseFigure(ctx: Ctx, figure: Figure, siteId: string, { from, to }: Days, filter: FigureFilter): Promise<number | null> {
  const { kind, item: _, ...rest } = filter
  const values = new Values()
  const cases = casesText({ siteId, from, to, filter: { ...rest, ...(kind === undefined ? {} : { kind: [kind] as CaseFilter['kind'] }) } }, values, ctx.now)
  const { rows } = await ctx.client.query<{ cases: number; complaints: number; repeats: number; rated: number; satisfied: number; households: number }>(
    `select count(*)::int as cases, count(*) filter (where k.kind = 'complaint')::int as complaints, count(*) filter (where k.repeat_of is not null)::int as repeats, count(k.score)::int as rated,
       count(*) filter (where k.score >= 4)::int as satisfied,
       (select count(*)::int from unit u left join building b on b.organization_id = u.organization_id and b.id = u.building_id where u.site_id = ${values.add(siteId)} and u.state <> 'not_handed_over'
         and (${values.add(filter.buildingId ?? null)}::uuid is null or u.building_id = $${values.all.length}) and (${values.add(filter.zoneId ?? null)}::uuid is null or b.zone_id = $${values.all.length})) as households
     from (${cases}) k`,
    values.all,
  )
  const row = rows[0]!
  switch (figure) {
    case 'cases':
      return row.cases
    case 'complaints':
      return row.complaints
    case 'complaintsPerHundred':
      return rate(row.complaints * 100, row.households)
    case 'repeatRate':
      return rate(row.repeats, row.complaints)
    default:
      return rate(row.satisfied, row.rated)
  }
}

async function orderFigure(ctx: Ctx, figure: Figure, siteId: string, { from, to }: Days, filter: FigureFilter): Promise<number | null> {
  const values = new Values()
  const { categoryId, buildingId, zoneId } = filter
  const orders = ordersText({ siteId, from, to, filter: { categoryId, buildingId, zoneId } }, values, ctx.now)
  const { rows } = await ctx.client.query<{ raised: number; done: number; on_time: number; timed: number; reworks: number; first_time: number }>(`select ${GROUP_TEXT} from (${orders}) k`, values.all)
  const row = rows[0]!
  switch (figure) {
    case 'orders':
      return row.raised
    case 'reworkRate':
      return rate(row.reworks, row.done)
    case 'firstTimeFixRate':
      return rate(row.first_time, row.done)
    default:
      return rate(row.on_time, row.timed)
  }
}
