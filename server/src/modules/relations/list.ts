import type { Input, Output, relations } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { countUpTo, likeText, pageOf, readCursor, readTimeline } from '../../platform/records/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { OPEN } from './lifecycle.ts'
import { presentOpportunity, type Named } from './present.ts'

type Filter = Input<typeof relations.listOpportunities>['query']['filter']
type Select = SelectQueryBuilder<Tables, 'opportunity', object>

/** The rows of a query with the names that screens show. */
export function withNames(select: Select): SelectQueryBuilder<Tables, 'opportunity', Named> {
  const employee = (column: string) => sql<string | null>`(select e.name from employee e where e.organization_id = opportunity.organization_id and e.id = ${sql.ref(`opportunity.${column}`)})`
  return select.selectAll('opportunity').select([
    sql<string | null>`(select u.code from unit u where u.organization_id = opportunity.organization_id and u.id = opportunity.unit_id)`.as('unit_code'),
    sql<string | null>`(select p.name from person p where p.organization_id = opportunity.organization_id and p.id = opportunity.person_id)`.as('person_name'),
    sql<string | null>`(select k.number from service_case k where k.organization_id = opportunity.organization_id and k.id = opportunity.case_id)`.as('case_number'),
    sql<string | null>`(select o.number from outage o where o.organization_id = opportunity.organization_id and o.id = opportunity.outage_id)`.as('outage_number'),
    employee('noticed_by').as('noticer'), employee('planned_by').as('planner'), employee('done_by').as('doer'), employee('principle_by').as('principle_judge'), employee('conditions_by').as('conditions_judge'), employee('custody_checked_by').as('custody_checker'),
  ]) as unknown as SelectQueryBuilder<Tables, 'opportunity', Named>
}

/** One with its names; it has been seen or locked before. */
export async function named(ctx: Ctx, id: string): Promise<relations.Opportunity> {
  return presentOpportunity(ctx, await withNames(ctx.tx.selectFrom('opportunity').where('opportunity.id', '=', id)).executeTakeFirstOrThrow())
}

/** Opportunities of a site that the filter lets through. Throws `not_found` for a site outside the actor's scope. */
export async function filteredOpportunities(ctx: Ctx, siteId: string, filter: Filter): Promise<Select> {
  ctx.actor.mustSee('relations:read', siteId)
  await siteById(ctx, siteId)
  let select: Select = ctx.tx.selectFrom('opportunity').where('opportunity.site_id', '=', siteId)
  if (filter.type?.length) select = select.where('type', 'in', filter.type)
  if (filter.status?.length) select = select.where('status', 'in', filter.status)
  if (filter.source?.length) select = select.where('source', 'in', filter.source)
  if (filter.unitId) select = select.where('unit_id', '=', filter.unitId)
  if (filter.personId) select = select.where('person_id', '=', filter.personId)
  if (filter.caseId) select = select.where('case_id', '=', filter.caseId)
  if (filter.outageId) select = select.where('outage_id', '=', filter.outageId)
  if (filter.open !== undefined) select = select.where('status', filter.open ? 'in' : 'not in', OPEN)
  if (filter.praise) select = select.where('got_praise', '=', true)
  if (filter.from) select = select.where('noticed_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('noticed_at', '<', new Date(filter.to))
  if (filter.doneFrom) select = select.where('done_at', '>=', new Date(filter.doneFrom))
  if (filter.doneTo) select = select.where('done_at', '<', new Date(filter.doneTo))
  const me = ctx.actor.employeeId
  if (filter.mine && me) select = select.where((e) => e.or([e('noticed_by', '=', me), e('planned_by', '=', me), e('done_by', '=', me)]))
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('what', 'ilike', like), e('plan', 'ilike', like), e('action', 'ilike', like), e('opportunity.number', 'ilike', like)]))
  }
  return select
}

export async function listOpportunities(ctx: Ctx, { query }: Input<typeof relations.listOpportunities>): Promise<Output<typeof relations.listOpportunities>> {
  const filtered = await filteredOpportunities(ctx, query.siteId, query.filter)
  let select = withNames(filtered)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(noticed_at, opportunity.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('noticed_at', 'desc').orderBy('opportunity.id', 'desc').limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.noticed_at, row.id], (row) => presentOpportunity(ctx, row), query.total ? await countUpTo(ctx, filtered) : null)
}

export async function getOpportunity(ctx: Ctx, { params }: Input<typeof relations.getOpportunity>): Promise<relations.Opportunity> {
  const row = await withNames(ctx.tx.selectFrom('opportunity').where('opportunity.id', '=', params.id)).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('relations:read', row.site_id)
  return presentOpportunity(ctx, row)
}

export async function opportunityTimeline(ctx: Ctx, input: Input<typeof relations.opportunityTimeline>): Promise<Output<typeof relations.opportunityTimeline>> {
  await getOpportunity(ctx, input)
  return { items: await readTimeline(ctx, input.params.id) }
}
