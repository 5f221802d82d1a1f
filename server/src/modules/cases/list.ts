import { cases, type Input, type Output, type Permission } from '@guanjia/contract'
import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { LOOKED_THROUGH, afterNumber, countUpTo, latestNumber, likeText, newestFound, numberLike, pageOf, readCursor } from '../../platform/records/index.ts'
import { normaliseText, queryBigrams } from '../../platform/text/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { briefsOf } from '../sla/index.ts'
import { forResidentInList } from './for-resident.ts'
import { presentSummary, type CaseRow, type Named } from './present.ts'

type Query = Input<typeof cases.listCases>['query']
type Filter = Query['filter']
type CaseSelect = SelectQueryBuilder<Tables, 'service_case', object>

const NO_ID = '00000000-0000-0000-0000-000000000000'
const OVER = ['closed', 'cancelled', 'invalid'] as const

/** Cases with filters. Staff see the cases of their sites, residents their own. Sorted by time or by the next promise. */
export async function listCases(ctx: Ctx, { query }: Input<typeof cases.listCases>): Promise<Output<typeof cases.listCases>> {
  const filtered = await filteredCases(ctx, query.siteId, query.filter)
  const total = query.total ? await countUpTo(ctx, filtered) : null
  const rows = await pageRows(ctx, filtered, query)
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  return pageOf(rows, query.limit, (row) => keyOf(row, orderOf(query)), (row) => {
    const summary = presentSummary(row, row, clocks.get(row.id) ?? null)
    return ctx.actor.kind === 'resident' ? forResidentInList(summary) : summary
  }, total)
}

async function pageRows(ctx: Ctx, filtered: CaseSelect, query: Query): Promise<(CaseRow & Named)[]> {
  const limit = query.limit + 1
  const find = (since: Date | null): Promise<(CaseRow & Named)[]> =>
    sorted(withNames(since ? filtered.where('service_case.registered_at', '>=', since) : filtered), { sort: orderOf(query), cursor: query.cursor }).limit(limit).execute()
  return query.filter.q !== undefined && orderOf(query) === '-registeredAt' ? newestFound(limit, await endOfNewest(ctx, query), find) : find(null)
}

/** When the last of the newest cases, from the cursor on, was registered; null when there are fewer. */
async function endOfNewest(ctx: Ctx, query: Query): Promise<Date | null> {
  const scope = (await filteredCases(ctx, query.siteId, {})).select('service_case.registered_at')
  const row = await sorted(scope, query).offset(LOOKED_THROUGH).limit(1).executeTakeFirst()
  return row?.registered_at ?? null
}

/** All cases that the actor may see and the filter lets through. Throws `not_found` for a site outside the scope. */
export async function filteredCases(ctx: Ctx, siteId: string | undefined, filter: Filter, permission: Permission = 'cases:read'): Promise<CaseSelect> {
  let select = filter.q ? searchableCases(ctx) : ctx.tx.selectFrom('service_case')
  const { actor } = ctx
  if (actor.kind === 'resident') select = select.where((e) => e('service_case.id', 'in', ownCases(actor.accountId, actor.personId ?? NO_ID)))
  else {
    const sites = actor.sitesFor(permission)
    if (sites !== 'all' && sites.length === 0) throw new AppError('not_permitted')
    if (siteId !== undefined) {
      actor.mustSee(permission, siteId)
      await siteById(ctx, siteId)
      select = select.where('service_case.site_id', '=', siteId)
    } else if (sites !== 'all') select = select.where('service_case.site_id', 'in', sites)
  }
  return applyFilter(ctx, select, filter)
}

/** What is the resident's own, each part by its index. */
function ownCases(accountId: string | null, personId: string): RawBuilder<string> {
  return sql<string>`(select id from service_case where reported_by_account = ${accountId} union select id from service_case where person_id = ${personId}::uuid union select id from joined_case where joined_by @> array[${personId}::uuid])`
}

function applyFilter(ctx: Ctx, start: CaseSelect, filter: Filter): CaseSelect {
  let select = start
  const among = <C extends 'status' | 'kind' | 'urgency' | 'grade' | 'channel'>(column: C, values: readonly string[] | undefined): void => {
    if (values?.length) select = select.where(`service_case.${column}`, 'in', values as never)
  }
  among('status', filter.status)
  among('kind', filter.kind)
  among('urgency', filter.urgency)
  among('grade', filter.grade)
  among('channel', filter.channel)
  if (filter.categoryId) {
    const categoryId = filter.categoryId
    select = select.where((e) => e('service_case.category_id', 'in', e.selectFrom('case_category').select('case_category.id').where((o) => o.or([o('case_category.id', '=', categoryId), o('case_category.parent_id', '=', categoryId)]))))
  }
  if (filter.unitId) select = select.where('service_case.unit_id', '=', filter.unitId)
  if (filter.buildingId) {
    const buildingId = filter.buildingId
    select = select.where((e) => e('service_case.unit_id', 'in', e.selectFrom('unit').select('unit.id').where('unit.building_id', '=', buildingId)))
  }
  if (filter.personId) select = select.where('service_case.person_id', '=', filter.personId)
  if (filter.ownerId) select = select.where('service_case.owner_id', '=', filter.ownerId)
  if (filter.firstContactById) select = select.where('service_case.first_contact_by', '=', filter.firstContactById)
  if (filter.departmentId) select = select.where('service_case.department_id', '=', filter.departmentId)
  if (filter.mine && ctx.actor.employeeId) {
    const me = ctx.actor.employeeId
    select = select.where((e) => e.or([e('service_case.owner_id', '=', me), e('service_case.first_contact_by', '=', me)]))
  }
  if (filter.open !== undefined) select = select.where('service_case.status', filter.open ? 'not in' : 'in', OVER)
  if (filter.overdue) select = select.where('service_case.next_due_at', '<', ctx.now).where('service_case.status', 'not in', OVER)
  if (filter.from) select = select.where('service_case.registered_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('service_case.registered_at', '<', new Date(filter.to))
  return filter.q ? searched(select, filter.q) : select
}

/** The cases through the view in which words and numbers are asked by index, under their usual name. */
export function searchableCases(ctx: Ctx): CaseSelect {
  return ctx.tx.selectFrom('searchable_case as service_case') as unknown as CaseSelect
}

/** Words of a case, or its number: whole, its beginning, or its tail. */
function searched(select: CaseSelect, q: string): CaseSelect {
  const number = numberLike(q, 'C')
  if (number) return select.where(number)
  const grams = queryBigrams(q)
  const recheck = sql<SqlBool>`lower(service_case.title || ' ' || service_case.statement) like ${`%${likeText(normaliseText(q))}%`}`
  return grams.length > 0 ? select.where(sql<SqlBool>`service_case.grams @> ${grams}::text[]`).where(recheck) : select.where(recheck)
}

/** The rows of a query with the names that lists show. */
function withNames(select: CaseSelect): SelectQueryBuilder<Tables, 'service_case', CaseRow & Named> {
  return named(select.selectAll('service_case') as unknown as SelectQueryBuilder<Tables, 'service_case', CaseRow>)
}

function named<O>(select: SelectQueryBuilder<Tables, 'service_case', O>): SelectQueryBuilder<Tables, 'service_case', O & Named> {
  return select
    .select((e) => [
      e.selectFrom('case_category').select('case_category.name').whereRef('case_category.organization_id', '=', 'service_case.organization_id').whereRef('case_category.id', '=', 'service_case.category_id').as('categoryName'),
      e.selectFrom('unit').select('unit.code').whereRef('unit.organization_id', '=', 'service_case.organization_id').whereRef('unit.id', '=', 'service_case.unit_id').as('unitCode'),
      e.selectFrom('person').select('person.name').whereRef('person.organization_id', '=', 'service_case.organization_id').whereRef('person.id', '=', 'service_case.person_id').as('personName'),
      e.selectFrom('employee').select('employee.name').whereRef('employee.organization_id', '=', 'service_case.organization_id').whereRef('employee.id', '=', 'service_case.first_contact_by').as('firstContactName'),
      e.selectFrom('employee as owner').select('owner.name').whereRef('owner.organization_id', '=', 'service_case.organization_id').whereRef('owner.id', '=', 'service_case.owner_id').as('ownerName'),
      e.selectFrom('department').select('department.name').whereRef('department.organization_id', '=', 'service_case.organization_id').whereRef('department.id', '=', 'service_case.department_id').as('departmentName'),
    ]) as unknown as SelectQueryBuilder<Tables, 'service_case', O & Named>
}

/** A case without a running clock comes last, and is not lost. */
const DUE = sql<Date>`coalesce(service_case.next_due_at, 'infinity')`

type Order = Query['sort'] | 'number'

/** The newest of a number are its latest: the index of numbers has them in that order, whatever the years. */
function orderOf(query: Query): Order {
  return query.sort === '-registeredAt' && query.filter.q !== undefined && numberLike(query.filter.q, 'C') ? 'number' : query.sort
}

function keyOf(row: Pick<CaseRow, 'id' | 'number' | 'next_due_at' | 'registered_at'>, sort: Order): (string | Date | null)[] {
  return [sort === 'number' ? row.number : sort === 'dueAt' ? row.next_due_at : row.registered_at, row.id]
}

function sorted<O>(select: SelectQueryBuilder<Tables, 'service_case', O>, query: { sort: Order; cursor?: string | undefined }): SelectQueryBuilder<Tables, 'service_case', O> {
  if (query.sort === 'number') {
    const latest = select.orderBy(latestNumber('service_case.number')).orderBy('service_case.id', 'desc')
    return query.cursor ? latest.where(afterNumber('service_case', readCursor(query.cursor, ['text', 'id']))) : latest
  }
  const column = query.sort === 'dueAt' ? DUE : sql<Date>`service_case.registered_at`
  const direction = query.sort === '-registeredAt' ? 'desc' : 'asc'
  const ordered = select.orderBy(column, direction).orderBy('service_case.id', direction)
  if (!query.cursor) return ordered
  const [at, id] = readCursor(query.cursor, ['due', 'id'])
  const is = direction === 'desc' ? sql`<` : sql`>`
  return ordered.where(sql<boolean>`(${column}, service_case.id) ${is} (${at ?? 'infinity'}::timestamptz, ${id}::uuid)`)
}

/** What an export shows of a case; the rest, such as what searching needs, is never read. */
const EXPORTED = ['id', 'number', 'kind', 'status', 'urgency', 'grade', 'place', 'contact_phone', 'channel', 'title', 'statement', 'registered_at', 'resolved_at', 'closed_at', 'result', 'score', 'next_due_at'] as const
export type ExportedCase = Pick<CaseRow, (typeof EXPORTED)[number]> & Named
/** Little at a time: a page is garbage again before the engine takes it for something that stays. */
const PAGE = 100

/** Every case of a filter, page by page, for an export. */
export async function* allCases(ctx: Ctx, siteId: string | undefined, filter: Filter): AsyncGenerator<ExportedCase> {
  const filtered = await filteredCases(ctx, siteId, filter, 'cases:export')
  const select = named(filtered.select(EXPORTED.map((column) => `service_case.${column}` as const)) as unknown as SelectQueryBuilder<Tables, 'service_case', Omit<ExportedCase, keyof Named>>)
  let cursor: string | undefined
  do {
    const rows: ExportedCase[] = await sorted(select, { sort: '-registeredAt', cursor }).limit(PAGE + 1).execute()
    const page = pageOf(rows, PAGE, (row) => keyOf(row, '-registeredAt'), (row) => row)
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

export async function summaries(ctx: Ctx, rows: (CaseRow & Named)[]): Promise<cases.CaseSummary[]> {
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  return rows.map((row) => presentSummary(row, row, clocks.get(row.id) ?? null))
}

/** The newest rows of a selection. */
export function newestRows(select: CaseSelect, limit: number): Promise<(CaseRow & Named)[]> {
  return sorted(withNames(select), { sort: '-registeredAt' }).limit(limit).execute()
}

/** The newest cases of a filter, presented; for cards and figures. */
export async function newestCases(ctx: Ctx, siteId: string | undefined, filter: Filter, limit: number): Promise<cases.CaseSummary[]> {
  return summaries(ctx, await newestRows(await filteredCases(ctx, siteId, filter), limit))
}

/** Cases by their ids, presented; for figures that have chosen them by rules of their own. */
export async function caseSummariesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, cases.CaseSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await withNames(ctx.tx.selectFrom('service_case').where('service_case.id', 'in', [...ids])).execute()
  return new Map((await summaries(ctx, rows)).map((summary) => [summary.id, summary]))
}
