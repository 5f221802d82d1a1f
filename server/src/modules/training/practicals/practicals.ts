import type { Input, Output, practicals } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, mustBeCurrent, recordHappening, takeNumbers } from '../../../platform/records/index.ts'
import { dayIn, wallTimeIn } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { accountIdsOf } from '../../people/index.ts'
import { mustBeColleagues } from '../colleagues.ts'
import { mustSeePractical, presentPractical, type PracticalRow } from './present.ts'
import { frozen } from './rubrics.ts'

export function tellPractical(ctx: Ctx, row: Pick<PracticalRow, 'id' | 'site_id'>, action: string, more: { fromStatus?: string; toStatus?: string; note?: string | null; fileIds?: string[] } = {}): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'practical', recordId: row.id, action, ...more })
  announceChange(ctx, { recordType: 'practical', recordId: row.id, siteId: row.site_id, action })
}

export async function sendAboutPractical(ctx: Ctx, row: PracticalRow, employeeIds: readonly string[], template: string, more: Record<string, string | number> = {}): Promise<void> {
  await sendTo(ctx, row, await accountIdsOf(ctx, employeeIds), template, more)
}

async function sendTo(ctx: Ctx, row: PracticalRow, accountIds: string[], template: string, more: Record<string, string | number> = {}): Promise<void> {
  sendMessage(ctx, {
    accountIds, template, params: { title: row.rubric.name, at: wallTimeIn(await timeZoneOf(ctx, row.site_id), row.planned_at), place: row.place || '—', ...more }, record: { type: 'practical', id: row.id }, dedupeKey: `${template}:${row.id}:${row.version}`,
  })
}

/**
 * Plans an assessment for each colleague, all by the same assessors. Throws `not_found`, `rule_broken` naming the field, `practical.own` for
 * who would assess themselves.
 */
export async function createPractical(ctx: Ctx, { body }: Input<typeof practicals.createPractical>): Promise<Output<typeof practicals.createPractical>> {
  ctx.actor.mustSee('training:manage', body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague plans an assessment')
  const site = await siteById(ctx, body.siteId)
  const rubric = await ctx.tx.selectFrom('practical_rubric').selectAll().where('id', '=', body.rubricId).where('state', '=', 'active').executeTakeFirst()
  if (!rubric) throw wrongField('not_found', '/rubricId', 'no such rubric in use')
  const [candidates, assessors] = [[...new Set(body.employeeIds)], [...new Set(body.assessorIds)]]
  await mustBeColleagues(ctx, body.siteId, candidates, '/employeeIds')
  await mustBeColleagues(ctx, body.siteId, assessors, '/assessorIds')
  if (candidates.some((id) => assessors.includes(id))) throw wrongField('practical.own', '/assessorIds', 'nobody assesses themselves')
  await mustBeExaminedIn(ctx, body.siteId, body.examId, candidates)
  const today = dayIn(site.timeZone, ctx.now)
  const last = await takeNumbers(ctx, body.siteId, `practical-${today}`, candidates.length)
  const { employeeId } = ctx.actor
  const rows = await ctx.tx
    .insertInto('practical')
    .values(candidates.map((employee_id, at) => ({
      organization_id: ctx.organizationId, id: newId(), site_id: body.siteId, number: dayNumber('SC', today, last - candidates.length + 1 + at), employee_id, rubric_id: rubric.id, rubric: JSON.stringify(frozen(rubric)), purpose: body.purpose, exam_id: body.examId, planned_at: new Date(body.plannedAt), place: body.place, state: 'open' as const,
      percent: null, is_passed: null, scored_at: null, valid_until: null, signature_file_id: null, signed_at: null, created_by: employeeId, version: 1,
    })))
    .returningAll()
    .execute()
  await ctx.tx.insertInto('practical_sheet').values(rows.flatMap((row) => assessors.map((assessor_id) => ({ organization_id: ctx.organizationId, practical_id: row.id, assessor_id, candidate_id: row.employee_id, submitted_at: null, percent: null, has_red_line: null, marks: '[]' })))).execute()
  const invited = new Map((await ctx.tx.selectFrom('employee').select(['id', 'name', 'account_id']).where('id', 'in', candidates).execute()).map((one) => [one.id, one]))
  const scoring = await accountIdsOf(ctx, assessors)
  const items: practicals.Practical[] = []
  for (const row of rows) {
    const { name, account_id } = invited.get(row.employee_id)!
    tellPractical(ctx, row, 'created', { toStatus: 'open' })
    await sendTo(ctx, row, [account_id], 'practical.invited')
    await sendTo(ctx, row, scoring, 'practical.to_score', { name })
    items.push(await presentPractical(ctx, row))
  }
  return { items }
}

/** The written part is an exam of the site for which all of them are candidates. */
async function mustBeExaminedIn(ctx: Ctx, siteId: string, examId: string | null, candidates: readonly string[]): Promise<void> {
  if (examId === null) return
  const exam = await ctx.tx.selectFrom('exam').select('id').where('id', '=', examId).where('site_id', '=', siteId).where('state', '<>', 'cancelled').executeTakeFirst()
  if (!exam) throw wrongField('not_found', '/examId', 'no such exam at this site')
  const sitting = await ctx.tx.selectFrom('exam_candidate').select('employee_id').where('exam_id', '=', examId).where('employee_id', 'in', [...candidates]).execute()
  if (sitting.length < candidates.length) throw wrongField('rule_broken', '/examId', 'not everybody is a candidate of this exam')
}

/** Calls the third assessor where two differ, or cancels what is not scored. Throws `action_not_allowed`, `stale_version`, `rule_broken`. */
export async function actOnPractical(ctx: Ctx, { params, body }: Input<typeof practicals.actOnPractical>): Promise<practicals.Practical> {
  const row = await mustSeePractical(ctx, params.id, { locked: true })
  ctx.actor.mustSee('training:manage', row.site_id)
  const shown = await presentPractical(ctx, row)
  await mustBeCurrent(row.version, body.version, () => Promise.resolve(shown))
  if (!shown.allowedActions.includes(body.action)) throw new AppError('action_not_allowed', `The assessment is ${row.state}`, undefined, { allowedActions: shown.allowedActions })
  if (body.action === 'call_third') await callThird(ctx, row, body.assessorId)
  const state = body.action === 'cancel' ? 'cancelled' : row.state
  const after: PracticalRow = { ...row, state, version: row.version + 1 }
  await ctx.tx.updateTable('practical').set({ state, version: after.version }).where('id', '=', row.id).execute()
  tellPractical(ctx, row, body.action, { fromStatus: row.state, toStatus: state, note: body.action === 'cancel' ? body.reason : null })
  if (body.action === 'call_third') await sendAboutPractical(ctx, after, [body.assessorId], 'practical.to_score', { name: shown.employee.name })
  return presentPractical(ctx, after)
}

async function callThird(ctx: Ctx, row: PracticalRow, assessorId: string): Promise<void> {
  if (assessorId === row.employee_id) throw wrongField('practical.own', '/assessorId', 'nobody assesses themselves')
  await mustBeColleagues(ctx, row.site_id, [assessorId], '/assessorId')
  const added = await ctx.tx
    .insertInto('practical_sheet')
    .values({ organization_id: ctx.organizationId, practical_id: row.id, assessor_id: assessorId, candidate_id: row.employee_id, is_third: true, submitted_at: null, percent: null, has_red_line: null, marks: '[]' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw wrongField('rule_broken', '/assessorId', 'has scored it already')
}
