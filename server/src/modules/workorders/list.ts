import { type workorders, type Input, type Output, type Permission } from '@guanjia/contract'
import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { LOOKED_THROUGH, afterNumber, countUpTo, latestNumber, likeText, newestFound, numberLike, pageOf, readCursor } from '../../platform/records/index.ts'
import { normaliseText, queryBigrams } from '../../platform/text/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { briefsOf } from '../sla/index.ts'
import { OVER } from './lifecycle.ts'
import { SEES_ALL } from './permissions.ts'
import { presentSummary, type OrderRow, type Shown } from './present.ts'

type Query = Input<typeof workorders.listWorkOrders>['query']
export type OrderFilter = Query['filter']
type OrderSelect = SelectQueryBuilder<Tables, 'work_order', object>
type Line = OrderRow & Shown
type LineSelect = SelectQueryBuilder<Tables, 'work_order', Line>

const NO_ID = '00000000-0000-0000-0000-000000000000'
/** Without a running promise an order sorts last, yet it is in the list: a suspended one too is somebody's work. */
const DUE = sql<Date>`coalesce(work_order.next_due_at, 'infinity'::timestamptz)`

/** Orders with filters. Whoever only works sees the own ones and the pool. Sorted by time or by the next promise. */
export async function listWorkOrders(
  ctx: Ctx,
  { query }: Input<typeof workorders.listWorkOrders>,
): Promise<Output<typeof workorders.listWorkOrders>> {
  const filtered = await filteredOrders(ctx, query.siteId, query.filter)
  const total = query.total ? await countUpTo(ctx, filtered) : null
  const rows = await pageRows(ctx, filtered, query)
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  return pageOf(rows, query.limit, (row) => keyOf(row, orderOf(query)), (row) => presentSummary(row, row, clocks.get(row.id) ?? null), total)
}

async function pageRows(ctx: Ctx, filtered: OrderSelect, query: Query): Promise<Line[]> {
  const limit = query.limit + 1
  const find = (since: Date | null): Promise<Line[]> =>
    sorted(withNames(since ? filtered.where('work_order.raised_at', '>=', since) : filtered), { sort: orderOf(query), cursor: query.cursor }).limit(limit).execute()
  if (query.filter.q === undefined || orderOf(query) !== '-raisedAt') return find(null)
  // When the last of the newest orders, from the cursor on, was raised.
  const scope = await filteredOrders(ctx, query.siteId, {})
  const end = await sorted(scope.select('work_order.raised_at') as unknown as LineSelect, query).offset(LOOKED_THROUGH).limit(1).executeTakeFirst()
  return newestFound(limit, end?.raised_at ?? null, find)
}

/** All orders that the actor may read (or export) and the filter lets through. Throws `not_found` for a site outside the scope. */
export async function filteredOrders(
  ctx: Ctx,
  siteId: string | undefined,
  filter: OrderFilter,
  permission: 'work_orders:read' | 'work_orders:export' = 'work_orders:read',
): Promise<OrderSelect> {
  const { actor } = ctx
  const readable = actor.kind === 'resident' ? [] : actor.sitesFor(permission)
  if (readable !== 'all' && readable.length === 0) throw new AppError('not_permitted')
  let select = filter.q ? searchableOrders(ctx) : ctx.tx.selectFrom('work_order')
  if (siteId !== undefined) {
    actor.mustSee(permission, siteId)
    await siteById(ctx, siteId)
    select = select.where('work_order.site_id', '=', siteId)
  } else if (readable !== 'all') select = select.where('work_order.site_id', 'in', readable)
  return applyFilter(ctx, onlyVisible(ctx, select), filter)
}

/** At sites where the actor only works: the own orders and the pool. */
function onlyVisible(ctx: Ctx, select: OrderSelect): OrderSelect {
  const scopes = SEES_ALL.map((permission: Permission) => ctx.actor.sitesFor(permission))
  if (scopes.includes('all')) return select
  const sites = [...new Set(scopes.flat())]
  const own = ctx.actor.employeeId ?? NO_ID
  return select.where((e) => {
    const everywhere = sites.length > 0 ? [e('work_order.site_id', 'in', sites)] : []
    return e.or([...everywhere, e('work_order.worker_id', '=', own), e('work_order.is_in_pool', '=', true)])
  })
}

function applyFilter(ctx: Ctx, start: OrderSelect, filter: OrderFilter): OrderSelect {
  let select = start
  const among = <C extends 'status' | 'kind' | 'urgency'>(column: C, values: readonly string[] | undefined): void => {
    if (values?.length) select = select.where(`work_order.${column}`, 'in', values as never)
  }
  among('status', filter.status)
  among('kind', filter.kind)
  among('urgency', filter.urgency)
  if (filter.workerId) select = select.where('work_order.worker_id', '=', filter.workerId)
  if (filter.unitId) select = select.where('work_order.unit_id', '=', filter.unitId)
  if (filter.caseId) select = select.where('work_order.case_id', '=', filter.caseId)
  if (filter.mine) select = select.where('work_order.worker_id', '=', ctx.actor.employeeId ?? NO_ID)
  if (filter.pool !== undefined) select = select.where('work_order.is_in_pool', '=', filter.pool)
  if (filter.open !== undefined) select = select.where('work_order.status', filter.open ? 'not in' : 'in', OVER)
  if (filter.overdue) select = select.where('work_order.next_due_at', '<', ctx.now).where('work_order.status', 'not in', OVER)
  if (filter.unquoted) select = select.where('work_order.is_paid', '=', true).where('work_order.quoted_fen', 'is', null).where('work_order.status', 'not in', OVER)
  if (filter.rework !== undefined) select = select.where('work_order.rework_of', filter.rework ? 'is not' : 'is', null)
  if (filter.from) select = select.where('work_order.raised_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('work_order.raised_at', '<', new Date(filter.to))
  return filter.q ? searched(select, filter.q) : select
}

/** The orders through the view in which words and numbers are asked by index, under their usual name. */
function searchableOrders(ctx: Ctx): OrderSelect {
  return ctx.tx.selectFrom('searchable_work_order as work_order') as unknown as OrderSelect
}

/** Words of an order, or its number: whole, its beginning, or its tail. */
function searched(select: OrderSelect, q: string): OrderSelect {
  const number = numberLike(q, 'W')
  if (number) return select.where(number)
  const grams = queryBigrams(q)
  const words = sql`concat_ws(' ', work_order.title, work_order.symptom, work_order.place, work_order.contact_name)`
  const recheck = sql<SqlBool>`lower(${words}) like ${`%${likeText(normaliseText(q))}%`}`
  return grams.length > 0 ? select.where(sql<SqlBool>`work_order.grams @> ${grams}::text[]`).where(recheck) : select.where(recheck)
}

/** The rows of a query with the names that lists show. */
function withNames(select: OrderSelect): LineSelect {
  return select
    .selectAll('work_order')
    .select([
      shown('case_category', 'name', 'category_id').as('categoryName'),
      shown('unit', 'code', 'unit_id').as('unitCode'),
      shown('employee', 'name', 'worker_id').as('workerName'),
      shown('service_case', 'number', 'case_id').as('caseNumber'),
      shown('work_order', 'number', 'rework_of').as('originNumber'),
    ])
}

/** One word of a record that the order points at; asked only for the rows of a page. */
function shown(table: keyof Tables, word: string, column: keyof OrderRow): RawBuilder<string | null> {
  return sql`(select t.${sql.ref(word)} from ${sql.table(table)} t
    where t.organization_id = work_order.organization_id and t.id = ${sql.ref(`work_order.${column}`)})`
}

type Order = Query['sort'] | 'number'

/** The newest of a number are its latest: the index of numbers has them in that order, whatever the years. */
function orderOf(query: Query): Order {
  return query.sort === '-raisedAt' && query.filter.q !== undefined && numberLike(query.filter.q, 'W') ? 'number' : query.sort
}

function keyOf(row: OrderRow, sort: Order): (string | Date | null)[] {
  return [sort === 'number' ? row.number : sort === 'dueAt' ? row.next_due_at : row.raised_at, row.id]
}

function sorted(select: LineSelect, query: { sort: Order; cursor?: string | undefined }): LineSelect {
  if (query.sort === 'number') {
    const latest = select.orderBy(latestNumber('work_order.number')).orderBy('work_order.id', 'desc')
    return query.cursor ? latest.where(afterNumber('work_order', readCursor(query.cursor, ['text', 'id']))) : latest
  }
  const at = query.sort === 'dueAt' ? DUE : sql<Date>`work_order.raised_at`
  const direction = query.sort === '-raisedAt' ? 'desc' : 'asc'
  const ordered = select.orderBy(at, direction).orderBy('work_order.id', direction)
  if (!query.cursor) return ordered
  const [key, id] = readCursor(query.cursor, ['due', 'id'])
  const since = key === null ? null : new Date(String(key))
  const after = sql`(${since?.toISOString() ?? 'infinity'}::timestamptz, ${id}::uuid)`
  const is = direction === 'desc' ? sql`<` : sql`>`
  return ordered.where(sql<boolean>`(${at}, work_order.id) ${is} ${after}`)
}

/** Every order of a filter, page by page, for an export. */
export async function* allOrders(ctx: Ctx, siteId: string | undefined, filter: OrderFilter): AsyncGenerator<Line> {
  const exported = await filteredOrders(ctx, siteId, filter, 'work_orders:export')
  let cursor: string | undefined
  do {
    const rows = await sorted(withNames(exported), { sort: '-raisedAt', cursor }).limit(501).execute()
    const page = pageOf(rows, 500, (row) => keyOf(row, '-raisedAt'), (row) => row)
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

/** An order that nobody has, with what it asks of whoever gets it and who had it before. */
export interface WaitingOrder {
  row: OrderRow & { skill: string | null; certificate: string | null; hadBefore: string[] }
  summary: workorders.WorkOrderSummary
}

/** The orders of a site that nobody has, the most urgent first, then by the next promise. */
export async function waitingOrders(ctx: Ctx, siteId: string, limit: number): Promise<WaitingOrder[]> {
  const needed = (word: 'skill' | 'certificate'): RawBuilder<string | null> => sql`(select coalesce(c.${sql.ref(word)}, p.${sql.ref(word)}) from case_category c
    left join case_category p on p.organization_id = c.organization_id and p.id = c.parent_id
    where c.organization_id = work_order.organization_id and c.id = work_order.category_id)`
  const rows = await withNames(await filteredOrders(ctx, siteId, { status: ['open'] }))
    .select([needed('skill').as('skill'), needed('certificate').as('certificate')])
    .select(sql<string[]>`array(select distinct h.worker_id from work_order_holder h
      where h.organization_id = work_order.organization_id and h.work_order_id = work_order.id and h.until_at is not null)`.as('hadBefore'))
    .orderBy(sql`array_position(array['emergency', 'urgent', 'normal'], work_order.urgency)`)
    .orderBy(DUE)
    .orderBy('work_order.id')
    .limit(limit)
    .execute()
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  return rows.map((row) => ({ row, summary: presentSummary(row, row, clocks.get(row.id) ?? null) }))
}

/** Orders by their ids, presented; for figures that have chosen them by rules of their own. */
export async function orderSummariesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, workorders.WorkOrderSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await withNames(ctx.tx.selectFrom('work_order').where('work_order.id', 'in', [...ids])).execute()
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  return new Map(rows.map((row) => [row.id, presentSummary(row, row, clocks.get(row.id) ?? null)]))
}
