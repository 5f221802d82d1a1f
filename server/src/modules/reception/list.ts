import { reception, type Input, type Output } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { countUpTo, likeText, pageOf, readCursor, readTimeline } from '../../platform/records/index.ts'
import type { Tables } from '../../tables.ts'
import { AppError } from '../../platform/errors.ts'
import { siteById } from '../organization/index.ts'
import { briefsOf } from '../sla/index.ts'
import { conformsSql, presentDetail, presentVisit, withNames, type Named } from './present.ts'
import type { VisitRow } from './tables.ts'

type Filter = Input<typeof reception.listVisits>['query']['filter']
type VisitSelect = SelectQueryBuilder<Tables, 'visit', object>

export async function listVisits(ctx: Ctx, { query }: Input<typeof reception.listVisits>): Promise<Output<typeof reception.listVisits>> {
  const filtered = await filteredVisits(ctx, query.siteId, query.filter)
  const total = query.total ? await countUpTo(ctx, filtered) : null
  const rows = await newestFirst(filtered, ctx.now, query.cursor).limit(query.limit + 1).execute()
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  return pageOf(rows, query.limit, (row) => [row.arrived_at, row.id], (row) => presentVisit(row, clocks.get(row.id) ?? null), total)
}

/** The visits of a site that the filter lets through. Throws `not_found` for a site outside the actor's scope. */
async function filteredVisits(ctx: Ctx, siteId: string, filter: Filter): Promise<VisitSelect> {
  ctx.actor.mustSee('reception:read', siteId)
  await siteById(ctx, siteId)
  let select: VisitSelect = ctx.tx.selectFrom('visit').where('visit.site_id', '=', siteId)
  if (filter.status?.length) select = select.where('visit.status', 'in', filter.status)
  if (filter.servedById) select = select.where('visit.served_by', '=', filter.servedById)
  if (filter.unitId) select = select.where('visit.unit_id', '=', filter.unitId)
  if (filter.personId) select = select.where('visit.person_id', '=', filter.personId)
  if (filter.from) select = select.where('visit.arrived_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('visit.arrived_at', '<', new Date(filter.to))
  if (filter.conforms !== undefined) select = select.where(conformsSql(ctx.now), '=', filter.conforms)
  if (filter.low) select = select.where('visit.rating', '<=', 2)
  if (!filter.q) return select
  const like = `%${likeText(filter.q.trim())}%`
  return select.where((e) =>
    e.or([
      e('visit.name', 'ilike', like), e('visit.phone', 'like', like), e('visit.need', 'ilike', like),
      e.exists(e.selectFrom('person').select('person.id').whereRef('person.organization_id', '=', 'visit.organization_id').whereRef('person.id', '=', 'visit.person_id').where('person.name', 'ilike', like)),
      e.exists(e.selectFrom('unit').select('unit.id').whereRef('unit.organization_id', '=', 'visit.organization_id').whereRef('unit.id', '=', 'visit.unit_id').where('unit.code', 'ilike', like)),
    ]),
  )
}

function newestFirst(select: VisitSelect, now: Date, cursor: string | undefined): SelectQueryBuilder<Tables, 'visit', VisitRow & Named> {
  const ordered = withNames(select, now).orderBy('visit.arrived_at', 'desc').orderBy('visit.id', 'desc')
  if (cursor === undefined) return ordered
  const [at, id] = readCursor(cursor, ['instant', 'id'])
  return ordered.where(sql<boolean>`(visit.arrived_at, visit.id) < (${at}::timestamptz, ${id}::uuid)`)
}

/** Every visit of a filter, page by page, for an export. */
export async function* allVisits(ctx: Ctx, siteId: string, filter: Filter): AsyncGenerator<reception.Visit> {
  let cursor: string | undefined
  do {
    const rows: (VisitRow & Named)[] = await newestFirst(await filteredVisits(ctx, siteId, filter), ctx.now, cursor).limit(501).execute()
    const page = pageOf(rows, 500, (row) => [row.arrived_at, row.id], (row) => presentVisit(row, null))
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

async function mustSeeVisit(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx.selectFrom('visit').select('site_id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('reception:read', row.site_id)
}

export async function getVisit(ctx: Ctx, { params }: Input<typeof reception.getVisit>): Promise<reception.VisitDetail> {
  await mustSeeVisit(ctx, params.id)
  return presentDetail(ctx, params.id)
}

export async function visitTimeline(ctx: Ctx, { params }: Input<typeof reception.visitTimeline>): Promise<Output<typeof reception.visitTimeline>> {
  await mustSeeVisit(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}
