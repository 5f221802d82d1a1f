import type { evaluations, Input, Output } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { dayNumber, mustBeCurrent, nextNumber, pageOf, readCursor, readTimeline, recordHappening } from '../../../platform/records/index.ts'
import { dayAfter, dayIn, daysBetween, iso, monthAfter } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { employeeNames, rolesAt } from '../../people/index.ts'
import { briefsOf } from '../../sla/index.ts'
import { endOf, keepPromise } from '../promise.ts'
import type { ServiceEvaluationTable } from './tables.ts'

export type EvaluationRow = Selectable<ServiceEvaluationTable>
type Facts = Pick<EvaluationRow, 'site_id' | 'title' | 'question' | 'from_on' | 'until_on' | 'every_months' | 'owner_id'>

async function insert(ctx: Ctx, facts: Facts, id = newId()): Promise<EvaluationRow | null> {
  const today = dayIn((await siteById(ctx, facts.site_id)).timeZone, ctx.now)
  const row: EvaluationRow = { ...facts, organization_id: ctx.organizationId, id, number: dayNumber('V', today, await nextNumber(ctx, facts.site_id, `service_evaluation-${today}`)), state: 'open', conclusion: '', opened_at: ctx.now, closed_at: null, next_due_at: null, version: 1 }
  const made = await ctx.tx.insertInto('service_evaluation').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return null
  await sync(ctx, row, true)
  tell(ctx, row, 'opened', row.title)
  return row
}

/** Opens an evaluation of the service, once or every so many months (SCR-009). Throws `not_found`, `already_exists`, `rule_broken`. */
export async function openEvaluation(ctx: Ctx, { body }: Input<typeof evaluations.openEvaluation>): Promise<evaluations.ServiceEvaluation> {
  ctx.actor.mustSee('checks:score', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  if (body.untilOn < body.fromOn) throw wrongField('rule_broken', '/untilOn', 'lies before the first day')
  if (body.untilOn < dayIn(timeZone, ctx.now)) throw wrongField('rule_broken', '/untilOn', 'lies in the past')
  if ((await rolesAt(ctx, body.ownerId, body.siteId)).length === 0) throw wrongField('not_found', '/ownerId', 'no such colleague at this site')
  const row = await insert(ctx, { site_id: body.siteId, title: body.title, question: body.question, from_on: body.fromOn, until_on: body.untilOn, every_months: body.everyMonths, owner_id: body.ownerId }, body.id)
  if (!row) throw wrongField('already_exists', '/id', 'an evaluation with this id exists')
  return present(ctx, row)
}

/** Concluded within two weeks of its last day. */
const DAYS_TO_CONCLUDE = 14
async function sync(ctx: Ctx, row: EvaluationRow, isNew: boolean): Promise<void> {
  const due = await endOf(ctx, row.site_id, dayAfter(row.until_on, DAYS_TO_CONCLUDE))
  const next = await keepPromise(ctx, { id: row.id, type: 'service_evaluation', siteId: row.site_id, kind: '', since: row.opened_at, due, holder: row.owner_id, isKept: row.state === 'closed', isOver: false }, isNew)
  await ctx.tx.updateTable('service_evaluation').set({ next_due_at: next }).where('id', '=', row.id).execute()
}

export function tell(ctx: Ctx, row: EvaluationRow, action: string, note: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'service_evaluation', recordId: row.id, action, toStatus: row.state, note })
  announceChange(ctx, { recordType: 'service_evaluation', recordId: row.id, siteId: row.site_id, action })
}

/**
 * Concludes an evaluation. Everybody whose word became a finding has heard what was done about it before that (SCR-010); a periodic one
 * opens its next. Throws `action_not_allowed`, `rule_broken`, `stale_version`.
 */
export async function closeEvaluation(ctx: Ctx, { params, body }: Input<typeof evaluations.closeEvaluation>): Promise<evaluations.ServiceEvaluation> {
  const row = await loadEvaluation(ctx, params.id, 'checks:score', 'update')
  await mustBeCurrent(row.version, body.version, () => present(ctx, row))
  if (row.state !== 'open') throw new AppError('action_not_allowed', 'It is closed')
  const shown = await present(ctx, row)
  if (shown.opinions === 0) throw wrongField('rule_broken', '/conclusion', 'nobody was heard')
  if (shown.waiting > 0) throw wrongField('rule_broken', '/conclusion', `${shown.waiting} wait to hear what became of their word`)
  const after: EvaluationRow = { ...row, state: 'closed', conclusion: body.conclusion, closed_at: ctx.now, version: row.version + 1 }
  await ctx.tx.updateTable('service_evaluation').set({ state: after.state, conclusion: after.conclusion, closed_at: after.closed_at, version: after.version }).where('id', '=', row.id).execute()
  await sync(ctx, after, false)
  tell(ctx, after, 'closed', body.conclusion)
  if (row.every_months !== null) await openNext(ctx, row, row.every_months)
  return present(ctx, after)
}

/** So many months later, or today where that is over; as many days as the one before. */
async function openNext(ctx: Ctx, row: EvaluationRow, months: number): Promise<void> {
  const today = dayIn((await siteById(ctx, row.site_id)).timeZone, ctx.now)
  const planned = `${monthAfter(row.from_on.slice(0, 7), months)}-${String(Math.min(Number(row.from_on.slice(8)), 28)).padStart(2, '0')}`
  const from = planned < today ? today : planned
  const until = dayAfter(from, daysBetween(row.from_on, row.until_on))
  await insert(ctx, { site_id: row.site_id, title: row.title, question: row.question, from_on: from, until_on: until, every_months: months, owner_id: row.owner_id })
}

export async function loadEvaluation(ctx: Ctx, id: string, permission: 'relations:read' | 'checks:score', lock?: 'share' | 'update'): Promise<EvaluationRow> {
  const select = ctx.tx.selectFrom('service_evaluation').selectAll().where('id', '=', id)
  const row = await (lock === undefined ? select : lock === 'share' ? select.forShare() : select.forUpdate()).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('relations:read', row.site_id)
  ctx.actor.mustBeAbleTo(permission, row.site_id)
  return row
}

type Sum = { evaluation_id: string; n: number; owners: number; tenants: number; score: string | null; findings: number; waiting: number }

async function presentAll(ctx: Ctx, rows: readonly EvaluationRow[]): Promise<evaluations.ServiceEvaluation[]> {
  if (rows.length === 0) return []
  await ctx.flush()
  const ids = rows.map(({ id }) => id)
  const { rows: sums } = await ctx.client.query<Sum>(
    `select evaluation_id, count(*)::int as n, count(*) filter (where role = 'owner')::int as owners, count(*) filter (where role = 'tenant')::int as tenants, avg(score) as score,
       count(distinct action_id)::int as findings, count(*) filter (where action_id is not null and fed_back_at is null)::int as waiting
     from evaluation_opinion where evaluation_id = any ($1) group by evaluation_id`,
    [ids],
  )
  const sum = new Map(sums.map((one) => [one.evaluation_id, one]))
  const names = await employeeNames(ctx, rows.map((row) => row.owner_id))
  const clocks = await briefsOf(ctx, ids)
  return rows.map((row) => {
    const own = sum.get(row.id)
    return {
      id: row.id, number: row.number, siteId: row.site_id, title: row.title, question: row.question, fromOn: row.from_on, untilOn: row.until_on, everyMonths: row.every_months, state: row.state, owner: row.owner_id === null ? null : { id: row.owner_id, name: names.get(row.owner_id) ?? '' }, conclusion: row.conclusion, openedAt: iso(row.opened_at), closedAt: iso(row.closed_at),
      opinions: own?.n ?? 0, owners: own?.owners ?? 0, tenants: own?.tenants ?? 0, score: own?.score ? Math.round(Number(own.score) * 100) / 100 : null, findings: own?.findings ?? 0, waiting: own?.waiting ?? 0, clock: clocks.get(row.id) ?? null, mayManage: row.state === 'open' && ctx.actor.can('checks:score', row.site_id), version: row.version,
    }
  })
}

async function present(ctx: Ctx, row: EvaluationRow): Promise<evaluations.ServiceEvaluation> {
  return (await presentAll(ctx, [row]))[0]!
}

export async function getEvaluation(ctx: Ctx, { params }: Input<typeof evaluations.getEvaluation>): Promise<evaluations.ServiceEvaluation> {
  return present(ctx, await loadEvaluation(ctx, params.id, 'relations:read'))
}

export async function evaluationTimeline(ctx: Ctx, { params }: Input<typeof evaluations.evaluationTimeline>): Promise<Output<typeof evaluations.evaluationTimeline>> {
  await loadEvaluation(ctx, params.id, 'relations:read')
  return { items: await readTimeline(ctx, params.id) }
}

export async function listEvaluations(ctx: Ctx, { query }: Pick<Input<typeof evaluations.listEvaluations>, 'query'>): Promise<Output<typeof evaluations.listEvaluations>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('service_evaluation').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.state?.length) select = select.where('state', 'in', query.filter.state)
  if (query.cursor !== undefined) {
    const [on, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(from_on, id) < (${on}::date, ${id}::uuid)`)
  }
  const rows = await select.orderBy('from_on', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentAll(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.from_on, row.id], (row) => shown.get(row.id)!)
}
