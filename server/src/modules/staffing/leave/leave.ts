import type { Input, Output, staffing } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { mustBeCurrent, pageOf, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { dayIn, daysBetween, iso } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { accountOfEmployee, employeeNames, rolesAt } from '../../people/index.ts'
import { plannersAt } from '../messages.ts'
import { takeOut } from '../rota/take-out.ts'
import type { LeaveRow } from '../tables.ts'
import { within, type Span } from './span.ts'

const daysOf = (from: string, to: string): number => daysBetween(from, to) + 1

async function present(ctx: Ctx, rows: readonly LeaveRow[]): Promise<staffing.Leave[]> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.decided_by]))
  const shifts = await shiftsWithin(ctx, rows)
  return rows.map((row) => {
    const isOwn = row.employee_id === ctx.actor.employeeId
    const mayPlan = ctx.actor.can('rota:plan', row.site_id)
    return {
      id: row.id, siteId: row.site_id, employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, kind: row.kind, from: row.from_on, to: row.to_on, days: daysOf(row.from_on, row.to_on), reason: isOwn || mayPlan ? row.reason : null, state: row.state, askedAt: iso(row.asked_at),
      decidedAt: iso(row.decided_at), decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: names.get(row.decided_by) ?? '' }, decisionNote: row.decision_note, shifts: shifts.get(row.id) ?? 0, allowedActions: actionsOf(row, isOwn, mayPlan), version: row.version,
    }
  })
}

function actionsOf(row: LeaveRow, isOwn: boolean, mayPlan: boolean): staffing.Leave['allowedActions'] {
  if (row.state !== 'asked') return []
  return [...(mayPlan && !isOwn ? (['approve', 'decline'] as const) : []), ...(isOwn ? (['withdraw'] as const) : [])]
}

async function shiftsWithin(ctx: Ctx, rows: readonly LeaveRow[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map()
  const { rows: counts } = await ctx.client.query<{ id: string; count: number }>({
    name: 'shifts_within_leave',
    text: `select l.id, count(t.id)::int as count from leave_request l join site s on s.organization_id = l.organization_id and s.id = l.site_id
           left join rota_shift t on t.organization_id = l.organization_id and t.employee_id = l.employee_id and t.until_number is null
             and t.to_at > (l.from_on::timestamp at time zone s.time_zone) and t.from_at < ((l.to_on + 1)::timestamp at time zone s.time_zone)
           where l.organization_id = $1 and l.id = any ($2) group by l.id`,
    values: [ctx.organizationId, rows.map(({ id }) => id)],
  })
  return new Map(counts.map(({ id, count }) => [id, count]))
}

export async function listLeave(ctx: Ctx, { query }: Input<typeof staffing.listLeave>): Promise<Output<typeof staffing.listLeave>> {
  ctx.actor.mustSee('rota:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { filter } = query
  let select = ctx.tx.selectFrom('leave_request').selectAll().where('site_id', '=', query.siteId)
  if (!ctx.actor.can('rota:plan', query.siteId)) select = select.where('employee_id', '=', ctx.actor.employeeId ?? query.siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.employeeId) select = select.where('employee_id', '=', filter.employeeId)
  if (filter.from) select = select.where('to_on', '>=', filter.from)
  if (filter.to) select = select.where('from_on', '<=', filter.to)
  if (query.cursor !== undefined) {
    const [day, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(from_on, id) < (${day}::date, ${id}::uuid)`)
  }
  const rows: LeaveRow[] = await select.orderBy('from_on', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const presented = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.from_on, row.id], (row) => presented.get(row.id)!)
}

/** Everybody asks for themselves, at a site where they work. A retry with the same id is the same request. */
export async function askLeave(ctx: Ctx, { body }: Input<typeof staffing.askLeave>): Promise<staffing.Leave> {
  ctx.actor.mustSee('rota:read', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  const employeeId = ctx.actor.employeeId
  if (employeeId === null || (await rolesAt(ctx, employeeId, body.siteId)).length === 0) throw new AppError('not_permitted', 'Only who works here asks for leave')
  if (body.to < body.from) throw wrongField('rule_broken', '/to', 'lies before the first day')
  if (daysOf(body.from, body.to) > 366) throw wrongField('rule_broken', '/to', 'at most a year')
  if (body.to < dayIn(timeZone, ctx.now)) throw wrongField('rule_broken', '/to', 'has passed')
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`leave:${employeeId}`])
  const id = body.id ?? newId()
  const known = await ctx.tx.selectFrom('leave_request').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.employee_id !== employeeId) throw wrongField('already_exists', '/id', 'is another request')
    return (await present(ctx, [known]))[0]!
  }
  const other = await ctx.tx.selectFrom('leave_request').select(['from_on', 'to_on']).where('employee_id', '=', employeeId).where('state', 'in', ['asked', 'approved']).where('from_on', '<=', body.to).where('to_on', '>=', body.from).executeTakeFirst()
  if (other) throw wrongField('already_exists', '/from', `${other.from_on} – ${other.to_on}`)
  const row: LeaveRow = { organization_id: ctx.organizationId, id, site_id: body.siteId, employee_id: employeeId, kind: body.kind, from_on: body.from, to_on: body.to, reason: body.reason, state: 'asked', asked_at: ctx.now, decided_at: null, decided_by: null, decision_note: '', version: 1 }
  await ctx.tx.insertInto('leave_request').values(row).execute()
  tell(ctx, row, 'asked')
  const accounts = await plannersAt(ctx, body.siteId)
  sendMessage(ctx, { accountIds: accounts, template: 'leave.asked', params: { who: ctx.actor.name, kind: `@leaveKind:${row.kind}`, from: row.from_on, to: row.to_on }, record: { type: 'leave_request', id } })
  return (await present(ctx, [row]))[0]!
}

/**
 * Decides a request, once and never the own one. Approved leave takes the published shifts that it touches out of the rota, as a publication of
 * its own: what stays empty is a gap that everybody sees.
 */
export async function actOnLeave(ctx: Ctx, { params, body }: Input<typeof staffing.actOnLeave>): Promise<staffing.Leave> {
  const row = await ctx.tx.selectFrom('leave_request').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  const isOwn = row.employee_id === ctx.actor.employeeId
  if (!isOwn) ctx.actor.mustSee('rota:plan', row.site_id)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  const allowed = actionsOf(row, isOwn, ctx.actor.can('rota:plan', row.site_id))
  if (!allowed.includes(body.action)) {
    if (isOwn && body.action !== 'withdraw') throw new AppError('not_permitted', 'Nobody decides about the own leave')
    throw new AppError('action_not_allowed', `It is ${row.state}`, undefined, { allowedActions: allowed })
  }
  if (body.action !== 'withdraw' && ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only an employee decides')
  const state = body.action === 'approve' ? 'approved' : body.action === 'decline' ? 'declined' : 'withdrawn'
  const decided = body.action === 'withdraw' ? {} : { decided_at: ctx.now, decided_by: ctx.actor.employeeId, decision_note: body.note }
  const after: LeaveRow = { ...row, state, ...decided, version: row.version + 1 }
  await ctx.tx.updateTable('leave_request').set({ state, ...decided, version: after.version }).where('id', '=', row.id).execute()
  tell(ctx, after, state, row.state)
  if (state === 'approved') await takeOutOfRota(ctx, after)
  const account = isOwn ? null : await accountOfEmployee(ctx, row.employee_id)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'leave.decided', params: { state: `@leaveState:${state}`, from: row.from_on, to: row.to_on, note: body.note || '—' }, record: { type: 'leave_request', id: row.id } })
  return (await present(ctx, [after]))[0]!
}

/** Months in their order, so that two never wait for each other. */
async function takeOutOfRota(ctx: Ctx, leave: LeaveRow): Promise<void> {
  const span: Span = { from: leave.from_on, to: leave.to_on, timeZone: await timeZoneOf(ctx, leave.site_id) }
  const rotas = await ctx.tx.selectFrom('rota').select(['site_id', 'month']).where('site_id', '=', leave.site_id).where('month', '<=', leave.to_on).where('month', '>=', sql<string>`date_trunc('month', ${leave.from_on}::date - 1)::date`).orderBy('month').execute()
  for (const { site_id: siteId, month } of rotas) await takeOut(ctx, { siteId, month: month.slice(0, 7), kind: 'leave', employeeId: leave.employee_id, touches: (one) => within(span, one) })
}

function tell(ctx: Ctx, row: LeaveRow, action: string, fromStatus: string | null = null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'leave_request', recordId: row.id, action, fromStatus, toStatus: row.state, note: `${row.from_on} – ${row.to_on}` })
  announceChange(ctx, { recordType: 'leave_request', recordId: row.id, siteId: row.site_id, action })
}
