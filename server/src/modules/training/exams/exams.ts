import type { exams, Input } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, mustBeCurrent, nextNumber, nextStatus, recordHappening } from '../../../platform/records/index.ts'
import { dayIn, wallTimeIn } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { accountIdsOf } from '../../people/index.ts'
import { mustBeColleagues } from '../colleagues.ts'
import { givePapers, mustHaveEnough } from '../papers/give-papers.ts'
import { poolFor } from '../papers/pool.ts'
import { EXAM_LIFE } from './lifecycle.ts'
import { presentExam } from './present.ts'
import { EXAM_COLUMNS, type ExamRow } from './row.ts'
import type { Drawable } from '../tables.ts'

export function tellExam(ctx: Ctx, exam: Pick<ExamRow, 'id' | 'site_id'>, action: string, more: { fromStatus?: string; toStatus?: string; note?: string | null } = {}): void {
  recordHappening(ctx, { siteId: exam.site_id, recordType: 'exam', recordId: exam.id, action, ...more })
  announceChange(ctx, { recordType: 'exam', recordId: exam.id, siteId: exam.site_id, action })
}

/** Locks an exam that the actor keeps. Throws `not_found`. */
export async function lockExam(ctx: Ctx, id: string, permission: 'training:manage' | 'training:decide' = 'training:manage'): Promise<ExamRow> {
  const row = await ctx.tx.selectFrom('exam').select(EXAM_COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('training:manage', row.site_id)
  ctx.actor.mustBeAbleTo(permission, row.site_id)
  return row
}

/** An exam by a pattern, as a draft; what the pattern says is copied. Throws `not_found`, `already_exists`, `rule_broken` naming the field. */
export async function createExam(ctx: Ctx, { body }: Input<typeof exams.createExam>): Promise<exams.Exam> {
  ctx.actor.mustSee('training:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const pattern = await ctx.tx.selectFrom('exam_blueprint').selectAll().where('id', '=', body.blueprintId).executeTakeFirst()
  if (!pattern) throw wrongField('not_found', '/blueprintId', 'no such pattern')
  if (!pattern.is_active) throw wrongField('rule_broken', '/blueprintId', 'the pattern is out of use')
  const [opens, closes] = [new Date(body.opensAt), new Date(body.closesAt)]
  if (closes <= opens) throw wrongField('rule_broken', '/closesAt', 'must be after the beginning')
  if (closes <= ctx.now) throw wrongField('rule_broken', '/closesAt', 'is over already')
  await mustBeColleagues(ctx, body.siteId, body.candidateIds, '/candidateIds')
  const today = dayIn(site.timeZone, ctx.now)
  const row = await ctx.tx
    .insertInto('exam')
    .values({
      organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('E', today, await nextNumber(ctx, body.siteId, `exam-${today}`)), title: body.title, blueprint_id: pattern.id, post: pattern.post, sections: JSON.stringify(pattern.sections), duration_minutes: pattern.duration_minutes,
      pass_percent: pattern.pass_percent, max_attempts: pattern.max_attempts, retake_after_days: pattern.retake_after_days, markers: pattern.markers, mark_tolerance: pattern.mark_tolerance, certificate_months: pattern.certificate_months, state: 'draft', opens_at: opens, closes_at: closes, pool: null,
      created_by: ctx.actor.name, created_at: ctx.now, version: 1,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .returning(EXAM_COLUMNS)
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'an exam with this id exists')
  await addPeople(ctx, row.id, body.candidateIds)
  tellExam(ctx, row, 'created', { toStatus: 'draft' })
  return presentExam(ctx, row)
}

/** Adds candidates; gives back those who were not there yet. */
async function addPeople(ctx: Ctx, examId: string, ids: readonly string[]): Promise<string[]> {
  const added = await ctx.tx.insertInto('exam_candidate').values([...new Set(ids)].map((employee_id) => ({ organization_id: ctx.organizationId, exam_id: examId, employee_id, added_at: ctx.now }))).onConflict((conflict) => conflict.doNothing()).returning('employee_id').execute()
  return added.map(({ employee_id }) => employee_id)
}

export async function addCandidates(ctx: Ctx, { params, body }: Input<typeof exams.addCandidates>): Promise<exams.Exam> {
  const row = await lockExam(ctx, params.id)
  if (row.state !== 'draft' && row.state !== 'published') throw new AppError('action_not_allowed', `The exam is ${row.state}`)
  if (row.closes_at <= ctx.now) throw new AppError('action_not_allowed', 'The exam is over')
  await mustBeColleagues(ctx, row.site_id, body.employeeIds, '/employeeIds')
  const added = await addPeople(ctx, row.id, body.employeeIds)
  if (row.state === 'published') await invite(ctx, row, added)
  if (added.length > 0) tellExam(ctx, row, 'candidates_added', { note: String(added.length) })
  return presentExam(ctx, row)
}

async function invite(ctx: Ctx, row: ExamRow, employeeIds: readonly string[], pool: Drawable[] | null = null): Promise<void> {
  if (employeeIds.length === 0) return
  await givePapers(ctx, row, employeeIds.map((employeeId) => ({ employeeId, attempt: 1 })), pool)
  const zone = await timeZoneOf(ctx, row.site_id)
  sendMessage(ctx, { accountIds: await accountIdsOf(ctx, employeeIds), template: 'exam.invited', params: { title: row.title, from: wallTimeIn(zone, row.opens_at), to: wallTimeIn(zone, row.closes_at), minutes: row.duration_minutes }, record: { type: 'exam', id: row.id }, dedupeKey: `exam:${row.id}` })
}

/**
 * Publishes an exam (papers are drawn and frozen, the candidates told), closes it, or cancels it while nobody has begun.
 * Throws `action_not_allowed`, `stale_version`, `exam.bank_short`, `rule_broken`.
 */
export async function actOnExam(ctx: Ctx, { params, body }: Input<typeof exams.actOnExam>): Promise<exams.Exam> {
  const row = await lockExam(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentExam(ctx, row))
  const state = nextStatus(EXAM_LIFE, row.state, body.action)
  const pool = body.action === 'publish' ? await publish(ctx, row) : null
  if (body.action === 'cancel') await mustNotHaveBegun(ctx, row, body.reason)
  if (body.action === 'close') await endSittings(ctx, row)
  const after: ExamRow = { ...row, state, version: row.version + 1 }
  await ctx.tx.updateTable('exam').set({ state, version: after.version, ...(pool === null ? {} : { pool: JSON.stringify(pool) }) }).where('id', '=', row.id).execute()
  if (body.action === 'publish') {
    const people = await ctx.tx.selectFrom('exam_candidate').select('employee_id').where('exam_id', '=', row.id).orderBy('employee_id').execute()
    await invite(ctx, after, people.map(({ employee_id }) => employee_id), pool)
    ctx.enqueue('training.close-exam', { examId: row.id }, { dueAt: new Date(row.closes_at.getTime() + (row.grace_seconds + 5) * 1000), dedupeKey: `close-exam:${row.id}` })
  }
  tellExam(ctx, row, body.action, { fromStatus: row.state, toStatus: state, note: body.reason || null })
  return presentExam(ctx, after)
}

async function publish(ctx: Ctx, row: ExamRow): Promise<Drawable[]> {
  if (row.closes_at <= ctx.now) throw new AppError('action_not_allowed', 'The time of the exam is over')
  const pool = await poolFor(ctx, row.post, { marksUsed: true })
  mustHaveEnough(row.sections, pool)
  // From now on they never change: whatever is drawn later, for a second attempt, comes from the same questions.
  await ctx.client.query(
    'update question_version v set is_used = true from unnest($1::uuid[], $2::int[]) as d (id, number) where v.question_id = d.id and v.number = d.number and not v.is_used',
    [pool.map(({ id }) => id), pool.map(({ number }) => number)],
  )
  return pool
}

async function mustNotHaveBegun(ctx: Ctx, row: ExamRow, reason: string): Promise<void> {
  if (reason === '') throw wrongField('rule_broken', '/reason', 'say why it is cancelled')
  // Locked, so that nobody begins meanwhile.
  const sittings = await ctx.tx.selectFrom('exam_sitting').select('state').where('exam_id', '=', row.id).orderBy('id').forUpdate().execute()
  if (sittings.some(({ state }) => state !== 'waiting')) throw new AppError('action_not_allowed', 'Somebody has begun already')
}

/** Who never began was absent; who still sits is waited for. Throws `action_not_allowed`. */
async function endSittings(ctx: Ctx, row: ExamRow): Promise<void> {
  const live = await ctx.tx.selectFrom('exam_sitting').select(({ fn }) => fn.countAll<string>().as('count')).where('exam_id', '=', row.id).where('state', '=', 'in_progress').executeTakeFirstOrThrow()
  if (Number(live.count) > 0) throw new AppError('action_not_allowed', `${live.count} are still sitting it`)
  await ctx.tx.updateTable('exam_sitting').set({ state: 'absent' }).where('exam_id', '=', row.id).where('state', '=', 'waiting').execute()
}

/** When its time is over a published exam closes by itself; whoever still sits a last second is waited for. */
export async function closeOverdueExam(ctx: Ctx, examId: string): Promise<void> {
  const row = await ctx.tx.selectFrom('exam').select(EXAM_COLUMNS).where('id', '=', examId).forUpdate().executeTakeFirst()
  if (row?.state !== 'published') return
  await endSittings(ctx, row)
  await ctx.tx.updateTable('exam').set({ state: 'closed', version: sql`version + 1` }).where('id', '=', row.id).execute()
  tellExam(ctx, row, 'close', { fromStatus: 'published', toStatus: 'closed' })
}
