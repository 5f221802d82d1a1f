import { randomBytes } from 'node:crypto'
import type { courses, Input } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, mustBeCurrent, nextNumber, nextStatus, recordHappening } from '../../../platform/records/index.ts'
import { dayIn, wallTimeIn } from '../../../platform/time.ts'
import { siteById, timeZoneOf, zonesOf } from '../../organization/index.ts'
import { accountIdsOf, placedAt } from '../../people/index.ts'
import { isForRole, standardInForce } from '../../standards/index.ts'
import { mustBeColleagues } from '../colleagues.ts'
import { needsFollow } from '../needs.ts'
import { planLineFollows, takePlanLine } from '../plans/plan.ts'
import { setExam } from './examine.ts'
import { mustBeNoted } from './noted.ts'
import { isMeeting, isSessionOpen, presentSession, SESSION_LIFE, type SessionRow } from './present.ts'

type Facts = Pick<Input<typeof courses.createSession>['body'], 'title' | 'kind' | 'courseId' | 'startsAt' | 'endsAt' | 'place' | 'trainer' | 'costFen' | 'zoneId' | 'teams' | 'standardId'>

export function tellSession(ctx: Ctx, row: Pick<SessionRow, 'id' | 'site_id'>, action: string, more: { fromStatus?: string; toStatus?: string; note?: string | null } = {}): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'training_session', recordId: row.id, action, ...more })
  announceChange(ctx, { recordType: 'training_session', recordId: row.id, siteId: row.site_id, action })
}

/** Locks a session that the actor keeps. Throws `not_found`. */
export async function lockSession(ctx: Ctx, id: string): Promise<SessionRow> {
  const row = await ctx.tx.selectFrom('training_session').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('training:manage', row.site_id)
  return row
}

async function columnsOf(ctx: Ctx, siteId: string, body: Facts) {
  const [starts, ends] = [new Date(body.startsAt), new Date(body.endsAt)]
  if (ends <= starts) throw wrongField('rule_broken', '/endsAt', 'must be after the beginning')
  if (body.courseId !== null && !(await ctx.tx.selectFrom('course').select('id').where('id', '=', body.courseId).where('state', '=', 'published').executeTakeFirst())) throw wrongField('not_found', '/courseId', 'no such course in use')
  if (isMeeting(body.kind) && body.courseId !== null) throw wrongField('rule_broken', '/courseId', 'a meeting has no course')
  if ((body.kind === 'sharing') !== (body.zoneId !== null)) throw wrongField('rule_broken', '/zoneId', body.kind === 'sharing' ? 'a sharing meeting is of a zone' : 'only a sharing meeting is of a zone')
  if (body.zoneId !== null && !(await zonesOf(ctx, siteId)).some(({ id }) => id === body.zoneId)) throw wrongField('not_found', '/zoneId', 'no such zone at this site')
  if (body.kind === 'seminar' ? new Set(body.teams).size < 2 : body.teams.length > 0) throw wrongField('rule_broken', '/teams', 'a seminar, and no other, is of at least two teams')
  if (body.standardId !== null && (body.kind !== 'drill' || (await standardInForce(ctx, body.standardId)) === null)) throw wrongField('rule_broken', '/standardId', 'a drill rehearses a standard in force')
  return { zone_id: body.zoneId, teams: body.teams, standard_id: body.standardId, title: body.title, kind: body.kind, course_id: body.courseId, starts_at: starts, ends_at: ends, place: body.place, trainer: body.trainer, cost_fen: String(body.costFen) }
}

async function invite(ctx: Ctx, row: SessionRow, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const added = await ctx.tx.insertInto('session_attendee').values([...new Set(ids)].map((employee_id) => ({ organization_id: ctx.organizationId, session_id: row.id, employee_id }))).onConflict((conflict) => conflict.doNothing()).returning('employee_id').execute()
  if (added.length === 0) return
  const zone = await timeZoneOf(ctx, row.site_id)
  sendMessage(ctx, { accountIds: await accountIdsOf(ctx, added.map(({ employee_id }) => employee_id)), template: 'training.invited', params: { title: row.title, at: wallTimeIn(zone, row.starts_at), place: row.place || '—' }, record: { type: 'training_session', id: row.id }, dedupeKey: `training:${row.id}` })
}

/**
 * Plans a session with its people, for a line of the plan or for needs that somebody raised; both follow it.
 * Throws `not_found`, `already_exists`, `rule_broken` naming the field.
 */
export async function createSession(ctx: Ctx, { body }: Input<typeof courses.createSession>): Promise<courses.Session> {
  ctx.actor.mustSee('training:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const columns = await columnsOf(ctx, body.siteId, body)
  await mustBeColleagues(ctx, body.siteId, body.attendeeIds, '/attendeeIds')
  const needs = body.needIds.length === 0 ? [] : await ctx.tx.selectFrom('training_need').select('id').where('id', 'in', body.needIds).where('site_id', '=', body.siteId).where('state', 'in', ['open', 'planned']).execute()
  if (needs.length !== new Set(body.needIds).size) throw wrongField('rule_broken', '/needIds', 'a need of this site that is not settled')
  const today = dayIn(site.timeZone, ctx.now)
  const row = await ctx.tx
    .insertInto('training_session')
    .values({ organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('TS', today, await nextNumber(ctx, body.siteId, `training_session-${today}`)), ...columns, state: 'planned', sign_key: randomBytes(32), exam_id: null, version: 1 })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'a session with this id exists')
  if (body.planLineId !== null) await takePlanLine(ctx, body.planLineId, row)
  if (needs.length > 0) await ctx.tx.insertInto('session_need').values(needs.map(({ id }) => ({ organization_id: ctx.organizationId, session_id: row.id, need_id: id }))).execute()
  await needsFollow(ctx, needs.map(({ id }) => id), 'plan', row.number)
  await invite(ctx, row, body.attendeeIds)
  tellSession(ctx, row, 'created', { toStatus: 'planned' })
  return presentSession(ctx, row)
}

export async function changeSession(ctx: Ctx, { params, body }: Input<typeof courses.changeSession>): Promise<courses.Session> {
  const before = await lockSession(ctx, params.id)
  await mustBeCurrent(before.version, body.version, () => presentSession(ctx, before))
  if (!isSessionOpen(before)) throw new AppError('action_not_allowed', `The session is ${before.state}`)
  const columns = await columnsOf(ctx, before.site_id, body)
  if (before.exam_id !== null && isMeeting(columns.kind)) throw wrongField('rule_broken', '/kind', 'it has an exam')
  const row = await ctx.tx.updateTable('training_session').set({ ...columns, summary: body.summary, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  if (body.attendeeIds) {
    await mustBeColleagues(ctx, row.site_id, body.attendeeIds, '/attendeeIds')
    // Whoever was there stays on the list.
    let off = ctx.tx.deleteFrom('session_attendee').where('session_id', '=', row.id).where('signed_at', 'is', null)
    if (body.attendeeIds.length > 0) off = off.where('employee_id', 'not in', body.attendeeIds)
    await off.execute()
    await invite(ctx, row, body.attendeeIds)
  }
  tellSession(ctx, row, 'changed')
  return presentSession(ctx, row)
}

/**
 * Moves a session along: it was held, its exam is set for all who were there, it is closed once each of them has a result (TRN-003), or it is
 * cancelled before it began. A meeting needs what was noted instead. Throws `session.exam_needed`, `session.notes_needed`, `session.exam_open`, `action_not_allowed`, `rule_broken`.
 */
export async function actOnSession(ctx: Ctx, { params, body }: Input<typeof courses.actOnSession>): Promise<courses.Session> {
  const row = await lockSession(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentSession(ctx, row))
  const state = nextStatus(SESSION_LIFE, row.state, body.action)
  if (body.action === 'hold') await mustHaveComeTogether(ctx, row)
  if (body.action === 'cancel' && body.reason === '') throw wrongField('rule_broken', '/reason', 'say why it is cancelled')
  if (body.action === 'examine' && isMeeting(row.kind)) throw new AppError('action_not_allowed', 'A meeting has no exam')
  if (body.action === 'close') await (isMeeting(row.kind) ? mustBeNoted(ctx, row) : mustBeExamined(ctx, row))
  const examId = body.action === 'examine' ? await setExam(ctx, row, body) : row.exam_id
  const after: SessionRow = { ...row, state, exam_id: examId, version: row.version + 1 }
  await ctx.tx.updateTable('training_session').set({ state, exam_id: examId, version: after.version }).where('id', '=', row.id).execute()
  if (body.action === 'close' || body.action === 'cancel') await planLineFollows(ctx, row.id, body.action)
  if (body.action === 'close') {
    const needs = await ctx.tx.selectFrom('session_need').select('need_id').where('session_id', '=', row.id).execute()
    await needsFollow(ctx, needs.map(({ need_id }) => need_id), 'meet', row.number)
  }
  tellSession(ctx, row, body.action, { fromStatus: row.state, toStatus: state, note: body.reason || null })
  return presentSession(ctx, after)
}

async function mustHaveComeTogether(ctx: Ctx, row: SessionRow): Promise<void> {
  if (ctx.now < row.starts_at) throw new AppError('action_not_allowed', 'It has not begun')
  const there = await ctx.tx.selectFrom('session_attendee').select('employee_id').where('session_id', '=', row.id).where('signed_at', 'is not', null).limit(1).executeTakeFirst()
  if (!there) throw new AppError('action_not_allowed', 'Nobody has signed in')
  if (row.teams.length === 0) return
  // TRN-018: a talk of one team with itself is no seminar.
  const signed = new Set((await ctx.tx.selectFrom('session_attendee').select('employee_id').where('session_id', '=', row.id).where('signed_at', 'is not', null).execute()).map(({ employee_id }) => employee_id))
  const here = (await placedAt(ctx, row.site_id)).filter(({ id }) => signed.has(id))
  const missing = row.teams.find((team) => !here.some(({ postRoles }) => postRoles.some((role) => isForRole(team, role))))
  if (missing !== undefined) throw new AppError('action_not_allowed', `Nobody of ${missing} has signed in`)
}

/** Every one who was there has a result of the exam, or it is over without them. */
async function mustBeExamined(ctx: Ctx, row: SessionRow): Promise<void> {
  if (row.exam_id === null) throw new AppError('session.exam_needed')
  const { rows } = await ctx.client.query<{ open: number }>(
    `select count(*)::int as open from session_attendee a where a.session_id = $1 and a.signed_at is not null
       and not exists (select 1 from exam_sitting s where s.organization_id = a.organization_id and s.exam_id = $2 and s.employee_id = a.employee_id and s.state in ('marked', 'absent'))`,
    [row.id, row.exam_id],
  )
  if (rows[0]!.open > 0) throw new AppError('session.exam_open', `${rows[0]!.open} have no result yet`)
}
