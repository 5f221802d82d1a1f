import { analysis, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { Values } from '../../platform/database/values.ts'
import { pageOf, readCursor } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { orderSummariesOf } from '../workorders/index.ts'
import { AGE, GROUP_TEXT, ordersText, type OrderScope } from './order-base.ts'
import { mustBePeriod } from './periods.ts'
import { trendOf } from './trend.ts'

type Query = Input<typeof analysis.orderAnalysis>['query']
type Analysis = analysis.OrderAnalysis
type Group = Analysis['byWorker'][number]

interface GroupRow {
  id: string | null
  name: string | null
  raised: number
  done: number
  arrive: string | null
  resolve: string | null
  on_time: number
  timed: number
  reworks: number
  first_time: number
  score: string | null
  rated: number
  labour: number | null
  material: number | null
}

/**
 * Work orders of a site and period: promptness, rework (≤ 1 %), first-time fix, workers, age of what is open, materials, and how long
 * facilities were down (RPR-010, RPR-018, RPR-022, RPR-025). Throws `not_found` for a site outside the scope, `rule_broken` naming `?to`.
 */
export async function orderAnalysis(ctx: Ctx, { query }: Input<typeof analysis.orderAnalysis>): Promise<Analysis> {
  const { scope, zone } = await orderScopeOf(ctx, query)
  return {
    asOf: ctx.now.toISOString(),
    totals: await totalsOf(ctx, scope),
    byCategory: await groupsOf(ctx, scope, 'k.category_id', '(select n.name from case_category n where n.id = g.id)'),
    byWorker: (await groupsOf(ctx, scope, 'k.worker_id', '(select n.name from employee n where n.id = g.id)')).filter(({ id }) => id !== null),
    byBuilding: (await groupsOf(ctx, scope, 'k.building_id', '(select n.name from building n where n.id = g.id)')).filter(({ id }) => id !== null),
    openByAge: await openByAge(ctx, scope),
    materials: await materialsOf(ctx, scope),
    trend: trendOf(scope, await firstDay(ctx, scope.siteId, zone), query.step, dayIn(zone, ctx.now), await countsByDay(ctx, scope)),
  }
}

export async function orderScopeOf(ctx: Ctx, query: Pick<Query, 'siteId' | 'from' | 'to' | 'filter'>): Promise<{ scope: OrderScope; zone: string }> {
  ctx.actor.mustSee('insight:read', query.siteId)
  mustBePeriod(query)
  const site = await ctx.tx.selectFrom('site').select('time_zone').where('id', '=', query.siteId).executeTakeFirst()
  if (!site) throw new AppError('not_found')
  return { scope: { siteId: query.siteId, from: query.from, to: query.to, filter: query.filter }, zone: site.time_zone }
}

const share = (count: number, of: number): { count: number; of: number; rate: number | null } => ({ count, of, rate: of === 0 ? null : count / of })
const number = (value: string | number | null): number | null => (value === null ? null : Number(value))

function presentGroup(row: GroupRow): Group {
  return {
    id: row.id, name: row.name, raised: row.raised, done: row.done, arriveSeconds: number(row.arrive), resolveSeconds: number(row.resolve), onTime: share(row.on_time, row.timed), reworks: row.reworks,
    firstTime: share(row.first_time, row.done), score: number(row.score), rated: row.rated, labourMinutes: row.labour, materialFen: number(row.material),
  }
}

async function totalsOf(ctx: Ctx, scope: OrderScope): Promise<Analysis['totals']> {
  const values = new Values()
  const { rows } = await ctx.client.query<GroupRow & { passed: number; checked: number; open: number; down: string | null; facility: number }>(
    `select null::text as id, null::text as name, ${GROUP_TEXT}, count(*) filter (where k.is_passed)::int as passed, count(k.is_passed)::int as checked,
       count(*) filter (where k.closed_at is null and k.done_at is null)::int as open,
       sum(extract(epoch from k.done_at - k.raised_at) / 60) filter (where k.place_kind = 'facility') as down, count(*) filter (where k.place_kind = 'facility')::int as facility
     from (${ordersText(scope, values, ctx.now)}) k`,
    values.all,
  )
  const row = rows[0]!
  return { ...presentGroup(row), rework: share(row.reworks, row.done), passed: share(row.passed, row.checked), open: row.open, facilityDownMinutes: number(row.down), facilityOrders: row.facility }
}

async function groupsOf(ctx: Ctx, scope: OrderScope, column: string, name: string): Promise<Group[]> {
  const values = new Values()
  const { rows } = await ctx.client.query<GroupRow>(`select g.*, g.id::text as id, ${name} as name from (
    select ${column} as id, ${GROUP_TEXT} from (${ordersText(scope, values, ctx.now)}) k group by 1) g order by g.raised desc, g.id limit 100`, values.all)
  return rows.map(presentGroup)
}

async function openByAge(ctx: Ctx, scope: OrderScope): Promise<Analysis['openByAge']> {
  const values = new Values()
  const orders = ordersText(scope, values, ctx.now)
  const { rows } = await ctx.client.query<{ age: string; count: number }>(`select a.age, count(*)::int as count from (select ${AGE(`${values.add(ctx.now)}::timestamptz`)} as age from (${orders}) k) a where a.age is not null group by 1`, values.all)
  return analysis.ORDER_AGES.map((age) => ({ age, count: rows.find((row) => row.age === age)?.count ?? 0 }))
}

/** Materials that orders of the period took from the store and did not give back. Without a price the cost is unknown. */
async function materialsOf(ctx: Ctx, scope: OrderScope): Promise<Analysis['materials']> {
  const values = new Values()
  const { rows } = await ctx.client.query<{ id: string; name: string; unit: string; quantity: string; cost: string | null }>(
    `select i.id, concat_ws(' ', i.name, nullif(i.specification, '')) as name, i.unit, -sum(m.quantity) as quantity, sum(round(-m.quantity * m.price_fen))::bigint as cost
     from (${ordersText(scope, values, ctx.now)}) k join store_movement m on m.work_order_id = k.id and m.kind in ('issue', 'give_back') join store_item i on i.organization_id = m.organization_id and i.id = m.item_id
     group by i.id, i.name, i.specification, i.unit having sum(m.quantity) <> 0 order by 5 desc nulls last, 4 desc limit 50`,
    values.all,
  )
  return rows.map((row) => ({ id: row.id, name: row.name, unit: row.unit, quantity: Number(row.quantity), costFen: number(row.cost) }))
}

async function firstDay(ctx: Ctx, siteId: string, zone: string): Promise<string | null> {
  const row = await ctx.tx.selectFrom('work_order').select('raised_at').where('site_id', '=', siteId).orderBy('raised_at').limit(1).executeTakeFirst()
  return row ? dayIn(zone, row.raised_at) : null
}

async function countsByDay(ctx: Ctx, scope: OrderScope): Promise<Map<string, number>> {
  const values = new Values()
  const { rows } = await ctx.client.query<{ day: string; count: number }>(`select k.day::text as day, count(*)::int as count from (${ordersText(scope, values, ctx.now)}) k group by 1`, values.all)
  return new Map(rows.map(({ day, count }) => [day, count]))
}

/** The work orders behind a figure, newest first. */
export async function orderAnalysisRows(ctx: Ctx, { query }: Input<typeof analysis.orderAnalysisRows>): Promise<Output<typeof analysis.orderAnalysisRows>> {
  const { scope } = await orderScopeOf(ctx, query)
  const values = new Values()
  const orders = ordersText(scope, values, ctx.now)
  const total = (await ctx.client.query<{ count: number }>(`select count(*)::int as count from (${orders}) k`, values.all)).rows[0]!.count
  const after = query.cursor === undefined ? null : readCursor(query.cursor, ['instant', 'id'])
  const past = after === null ? '' : ` where (k.raised_at, k.id) < (${values.add(after[0])}::timestamptz, ${values.add(after[1])}::uuid)`
  const { rows } = await ctx.client.query<{ id: string; raised_at: Date }>(`select k.id, k.raised_at from (${orders}) k${past} order by k.raised_at desc, k.id desc limit ${values.add(query.limit + 1)}`, values.all)
  const summaries = await orderSummariesOf(ctx, rows.slice(0, query.limit).map(({ id }) => id))
  return pageOf(rows, query.limit, (row) => [row.raised_at, row.id], ({ id }) => summaries.get(id)!, { count: total, exact: true })
}

