import type { Input, onboarding } from '@guanjia/contract'
import { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { queue } from '../../../platform/events.ts'
import { attachFiles } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, mustBeCurrent, nextNumber, recordHappening } from '../../../platform/records/index.ts'
import { momentOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { accountIdsOf, accountsWithRole, employeeNames, mustManage } from '../../people/index.ts'
import { frozen } from '../practicals/rubrics.ts'
import { faultIn, jointOf, scoreSheet } from '../practicals/rules.ts'
import { mustBeColleagues } from '../colleagues.ts'
import { evaluationsOf, mustSeeOnboarding, presentOnboarding, type OnboardingRow } from './present.ts'
import { stateOfOnboarding } from './state.ts'

type Body = Input<typeof onboarding.actOnOnboarding>['body']
type Of<A extends Body['action']> = Extract<Body, { action: A }>
type Change = Partial<Omit<OnboardingRow, 'rubric'>>

function tell(ctx: Ctx, row: Pick<OnboardingRow, 'id' | 'site_id'>, action: string, more: { fromStatus?: string; toStatus?: string; note?: string | null; fileIds?: string[] } = {}): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'onboarding', recordId: row.id, action, ...more })
  announceChange(ctx, { recordType: 'onboarding', recordId: row.id, siteId: row.site_id, action })
}

async function send(ctx: Ctx, row: OnboardingRow, accountIds: readonly string[], template: string, key = template): Promise<void> {
  const name = (await employeeNames(ctx, [row.employee_id])).get(row.employee_id) ?? ''
  sendMessage(ctx, { accountIds, template, params: { name, until: row.probation_until, number: row.number }, record: { type: 'onboarding', id: row.id }, dedupeKey: `${key}:${row.id}` })
}

/** Those who keep the personnel of a site hear how it ended, and that it is about to. */
const personnelOf = async (ctx: Ctx, siteId: string): Promise<string[]> => (await accountsWithRole(ctx, 'site_manager', siteId)).map(({ accountId }) => accountId)

/** Begins with a new colleague. One at a time for each; nobody evaluates themselves. Throws `already_exists`, `rule_broken`, `practical.own`. */
export async function createOnboarding(ctx: Ctx, { body }: Input<typeof onboarding.createOnboarding>): Promise<onboarding.Onboarding> {
  ctx.actor.mustSee('people:manage', body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague begins this')
  const site = await siteById(ctx, body.siteId)
  const today = dayIn(site.timeZone, ctx.now)
  if (body.probationUntil < today) throw wrongField('rule_broken', '/probationUntil', 'lies in the past')
  await mustBeColleagues(ctx, body.siteId, [body.employeeId], '/employeeId')
  await mustManage(ctx, body.employeeId)
  if (body.evaluators.some(({ employeeId }) => employeeId === body.employeeId)) throw wrongField('practical.own', '/evaluators', 'nobody evaluates themselves')
  await mustBeColleagues(ctx, body.siteId, body.evaluators.map(({ employeeId }) => employeeId), '/evaluators')
  for (const key of ['employeeId', 'department'] as const)
    if (new Set(body.evaluators.map((one) => one[key])).size < body.evaluators.length) throw wrongField('rule_broken', '/evaluators', 'each department judges once, each by somebody else')
  const rubric = await ctx.tx.selectFrom('practical_rubric').selectAll().where('id', '=', body.rubricId).where('state', '=', 'active').where('kind', '=', 'appraisal').executeTakeFirst()
  if (!rubric) throw wrongField('not_found', '/rubricId', 'no such appraisal sheet in use')
  const row = await ctx.tx
    .insertInto('onboarding')
    .values({
      organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('ON', today, await nextNumber(ctx, body.siteId, `onboarding-${today}`)), employee_id: body.employeeId, post: body.post, started_on: today, probation_until: body.probationUntil, rubric_id: rubric.id, rubric: JSON.stringify(frozen(rubric)), quorum_percent: body.quorumPercent,
      exam_id: null, written_percent: null, written_pass_percent: null, written_file_id: null, written_at: null, practical_id: null, scenario_at: null, outcome: null, ended_at: null, created_by: ctx.actor.employeeId, version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/employeeId', 'is on the way already')
  await ctx.tx.insertInto('onboarding_evaluation').values(body.evaluators.map((one) => ({ organization_id: ctx.organizationId, onboarding_id: row.id, evaluator_id: one.employeeId, candidate_id: body.employeeId, department: one.department, weight: one.weight, submitted_at: null, percent: null, has_red_line: null, marks: '[]' }))).execute()
  await remind(ctx, row)
  tell(ctx, row, 'created', { toStatus: 'pre_entry' })
  return presentOnboarding(ctx, row)
}

/** Two weeks before probation ends, and on the day after it, whoever keeps personnel hears of it. A later end makes these jobs find another one. */
async function remind(ctx: Ctx, row: OnboardingRow): Promise<void> {
  const zone = await timeZoneOf(ctx, row.site_id)
  for (const days of [14, -1]) {
    const dueAt = momentOf(dayAfter(row.probation_until, -days), '09:00', zone)
    if (dueAt > ctx.now) ctx.enqueue('training.onboarding-reminder', { onboardingId: row.id, until: row.probation_until, days }, { dueAt, dedupeKey: `onboarding:${row.id}:${row.probation_until}:${days}` })
  }
}

export function remindOfOnboardings(): void {
  queue('training.onboarding-reminder', z.object({ onboardingId: z.uuid(), until: z.iso.date(), days: z.number().int() }), async (ctx, { onboardingId, until, days }) => {
    const row = await ctx.tx.selectFrom('onboarding').selectAll().where('id', '=', onboardingId).executeTakeFirst()
    if (!row || row.outcome !== null || row.probation_until !== until) return
    await send(ctx, row, await personnelOf(ctx, row.site_id), days < 0 ? 'onboarding.overdue' : 'onboarding.ends', `onboarding:${until}:${days}`)
  })
}

/** One act of who keeps people: lock, permit, decide, write, tell. Throws `onboarding.not_passed`, `onboarding.no_quorum` and the usual ones. */
export async function actOnOnboarding(ctx: Ctx, { params, body }: Input<typeof onboarding.actOnOnboarding>): Promise<onboarding.Onboarding> {
  const row = await mustSeeOnboarding(ctx, params.id, { locked: true })
  ctx.actor.mustSee('people:manage', row.site_id)
  const shown = await presentOnboarding(ctx, row)
  await mustBeCurrent(row.version, body.version, () => Promise.resolve(shown))
  if (row.employee_id === ctx.actor.employeeId) throw new AppError('not_permitted', 'Nobody decides about themselves')
  if (!shown.allowedActions.includes(body.action)) throw new AppError('action_not_allowed', `Not in the stage ${shown.state}`, undefined, { allowedActions: shown.allowedActions })
  const change = await changeFor(ctx, row, body)
  const after: OnboardingRow = { ...row, ...change, version: row.version + 1 }
  await ctx.tx.updateTable('onboarding').set({ ...change, version: after.version }).where('id', '=', row.id).execute()
  const note = 'reason' in body ? body.reason : 'note' in body ? body.note || null : null
  tell(ctx, row, body.action, { fromStatus: shown.state, toStatus: stateOfOnboarding(after), note })
  if (body.action === 'extend') await remind(ctx, after)
  if (body.action === 'pass_scenario') await send(ctx, after, await accountIdsOf(ctx, (await evaluationsOf(ctx, [row.id])).map(({ evaluator_id }) => evaluator_id)), 'onboarding.to_evaluate')
  if (after.outcome !== null) await end(ctx, after, note)
  return presentOnboarding(ctx, after)
}

function changeFor(ctx: Ctx, row: OnboardingRow, body: Body): Promise<Change> | Change {
  switch (body.action) {
    case 'pass_written':
      return passWritten(ctx, row, body)
    case 'pass_scenario':
      return passScenario(ctx, row, body)
    case 'extend':
      if (body.until <= row.probation_until) throw wrongField('rule_broken', '/until', 'must lie after the end as it is')
      return { probation_until: body.until }
    case 'regularise':
      return regularise(ctx, row, body)
    case 'fail':
      return { outcome: 'failed', outcome_note: body.reason, ended_at: ctx.now }
  }
}

/** Of a test on paper so much is needed; of an exam what the exam says. */
const PAPER_PASS_PERCENT = 60

async function passWritten(ctx: Ctx, row: OnboardingRow, body: Of<'pass_written'>): Promise<Change> {
  if (body.examId !== null) {
    const found = await ctx.tx
      .selectFrom('exam_sitting as s')
      .innerJoin('exam as e', (join) => join.onRef('e.organization_id', '=', 's.organization_id').onRef('e.id', '=', 's.exam_id'))
      .select(['s.score', 's.max_score', 's.is_passed', 'e.pass_percent'])
      .where('s.exam_id', '=', body.examId).where('s.employee_id', '=', row.employee_id).where('s.state', '=', 'marked').where('e.site_id', '=', row.site_id)
      .orderBy('s.is_passed', 'desc').orderBy('s.score', 'desc').executeTakeFirst()
    if (!found) throw wrongField('not_found', '/examId', 'no marked paper of this colleague')
    if (!found.is_passed || !found.max_score) throw wrongField('onboarding.not_passed', '/examId', 'the written test is not passed')
    const percent = Math.round((found.score! / found.max_score) * 10_000) / 100
    // A pass that was kept when an item was scored anew counts as the least that passes.
    return { exam_id: body.examId, written_percent: Math.max(percent, found.pass_percent), written_pass_percent: found.pass_percent, written_at: ctx.now }
  }
  if (body.percent === null) throw wrongField('rule_broken', '/percent', 'say the result, or name the exam')
  if (body.fileId === null) throw wrongField('rule_broken', '/fileId', 'the paper that was written is needed')
  if (body.percent < PAPER_PASS_PERCENT) throw wrongField('onboarding.not_passed', '/percent', `${PAPER_PASS_PERCENT} is needed`)
  await attachFiles(ctx, { type: 'onboarding', id: row.id }, [body.fileId], 'written', '/fileId')
  return { written_percent: body.percent, written_pass_percent: PAPER_PASS_PERCENT, written_file_id: body.fileId, written_at: ctx.now }
}

async function passScenario(ctx: Ctx, row: OnboardingRow, body: Of<'pass_scenario'>): Promise<Change> {
  const found = await ctx.tx.selectFrom('practical').select(['id', 'state']).where('id', '=', body.practicalId).where('employee_id', '=', row.employee_id).where('site_id', '=', row.site_id).executeTakeFirst()
  if (!found) throw wrongField('not_found', '/practicalId', 'no assessment of this colleague')
  const standing = await ctx.tx.selectFrom('practical_standing').select('is_passed').where('id', '=', found.id).executeTakeFirst()
  if (standing?.is_passed !== true) throw wrongField('onboarding.not_passed', '/practicalId', 'the scenario test is not passed')
  return { practical_id: found.id, scenario_at: ctx.now }
}

async function regularise(ctx: Ctx, row: OnboardingRow, body: Of<'regularise'>): Promise<Change> {
  const rows = await evaluationsOf(ctx, [row.id])
  const joint = jointOf(rows.map((one) => ({ weight: one.weight, percent: one.percent, hasRedLine: one.has_red_line })), row.quorum_percent)
  if (!joint.hasQuorum) throw new AppError('onboarding.no_quorum', `${joint.present} of ${row.quorum_percent} percent have evaluated`)
  if (joint.hasRedLine || joint.percent! < row.rubric.passPercent) throw new AppError('onboarding.not_passed', `${joint.percent} of ${row.rubric.passPercent}`)
  return { outcome: 'regular', outcome_note: body.note, ended_at: ctx.now }
}

/** The result goes to personnel: into the trail of the colleague, to who keeps people, and to the colleague. */
async function end(ctx: Ctx, row: OnboardingRow, note: string | null): Promise<void> {
  recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: row.employee_id, action: row.outcome === 'regular' ? 'became_regular' : 'probation_failed', note: [row.number, note].filter(Boolean).join('：') })
  const template = row.outcome === 'regular' ? 'onboarding.regular' : 'onboarding.failed'
  await send(ctx, row, [...(await personnelOf(ctx, row.site_id)), ...(await accountIdsOf(ctx, [row.employee_id]))], template)
}

/** What a department thinks, once, while the stage is open. Throws `not_permitted`, `action_not_allowed`, `rule_broken`. */
export async function evaluateOnboarding(ctx: Ctx, { params, body }: Input<typeof onboarding.evaluateOnboarding>): Promise<onboarding.Onboarding> {
  const row = await mustSeeOnboarding(ctx, params.id, { locked: true })
  const own = (await evaluationsOf(ctx, [row.id])).find(({ evaluator_id }) => evaluator_id === ctx.actor.employeeId)
  if (!own) throw new AppError('not_permitted', 'You do not evaluate this colleague')
  const state = stateOfOnboarding(row)
  if (state !== 'regularisation' || own.submitted_at !== null) throw new AppError('action_not_allowed', own.submitted_at === null ? `Not in the stage ${state}` : 'Your evaluation is in')
  const fault = faultIn(row.rubric.criteria, body.marks)
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
  const { percent, hasRedLine } = scoreSheet(row.rubric.criteria, body.marks)
  await ctx.tx.updateTable('onboarding_evaluation').set({ submitted_at: ctx.now, percent, has_red_line: hasRedLine, marks: JSON.stringify(body.marks), comment: body.comment }).where('onboarding_id', '=', row.id).where('evaluator_id', '=', own.evaluator_id).execute()
  await ctx.tx.updateTable('onboarding').set({ version: row.version + 1 }).where('id', '=', row.id).execute()
  tell(ctx, row, 'evaluated', { note: own.department })
  return presentOnboarding(ctx, { ...row, version: row.version + 1 })
}
