import type { exams, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { iso } from '../../../platform/time.ts'
import { lastMomentOf, secondsLeft } from '../exams/lifecycle.ts'
import { knownPaper } from './known-papers.ts'
import { ownKeys } from './shown.ts'

type Sent = Input<typeof exams.saveAnswers>['body']['answers']

/** Organisation, sitting, now, answers, screen. Locks the sitting, looks whether the screen may still write, and writes. */
export const SAVE = `
  with live as (
    select s.state, s.deadline_at, s.holder, e.grace_seconds from exam_sitting s join exam e on e.organization_id = s.organization_id and e.id = s.exam_id
    where s.organization_id = $1 and s.id = $2 for update of s
  ), may as (select 1 from live where state = 'in_progress' and holder = $5 and $3 <= deadline_at + make_interval(secs => grace_seconds)),
  seen as (update exam_sitting set holder_seen_at = $3 where organization_id = $1 and id = $2 and exists (select 1 from may)),
  kept as (
    update exam_item i set response = a.response, sequence = a.sequence, saved_at = $3 from jsonb_to_recordset($4) as a (position int, sequence bigint, response jsonb)
    where exists (select 1 from may) and i.organization_id = $1 and i.sitting_id = $2 and i.position = a.position and i.sequence < a.sequence returning 1
  )
  select live.*, (select count(*)::int from kept) as saved from live`

interface Saved {
  state: string
  deadline_at: Date | null
  holder: string | null
  grace_seconds: number
  saved: number
}

/**
 * Keeps answers while they are given: one statement that locks the sitting, looks whether this screen may still write, and writes. An answer
 * with an older sequence than the one that is there changes nothing, so sending again is harmless.
 * Throws `not_found`, `exam.taken_over`, `exam.time_over` after the grace, `rule_broken` naming the answer.
 */
export async function saveAnswers(ctx: Ctx, { params, body }: Input<typeof exams.saveAnswers>): Promise<Output<typeof exams.saveAnswers>> {
  const answers = await inOwnKeys(ctx, params.id, body.answers)
  const { rows } = await ctx.client.query<Saved>({
    name: 'exam_save_answers',
    text: SAVE,
    values: [ctx.organizationId, params.id, ctx.now, JSON.stringify(answers), body.holder],
  })
  const [live] = rows
  if (!live) throw new AppError('not_found')
  mustBeLive(live, body.holder, ctx.now)
  return { serverNow: iso(ctx.now), secondsLeft: secondsLeft(ctx.now, live.deadline_at!), saved: live.saved }
}

function mustBeLive(live: Saved, holder: string, now: Date): void {
  if (live.state === 'marking' || live.state === 'marked' || (live.state === 'in_progress' && now > lastMomentOf(live, live.deadline_at!))) throw new AppError('exam.time_over')
  if (live.state !== 'in_progress') throw new AppError('action_not_allowed', `The sitting is ${live.state}`)
  if (live.holder !== holder) throw new AppError('exam.taken_over')
}

interface OwnAnswer {
  position: number
  sequence: number
  response: string[]
}

/** The newest answer to each question, in the question's own keys. Throws `not_found` for somebody else's paper, `rule_broken` naming the answer. */
async function inOwnKeys(ctx: Ctx, sittingId: string, answers: Sent): Promise<OwnAnswer[]> {
  const paper = await knownPaper(ctx, sittingId)
  if (paper === null || paper.employeeId !== ctx.actor.employeeId) throw new AppError('not_found')
  const newest = new Map<number, OwnAnswer>()
  for (const [at, { position, sequence, response }] of answers.entries()) {
    const item = paper.items.get(position)
    if (!item) throw wrongField('rule_broken', `/answers/${at}/position`, 'no such question on this paper')
    const own = ownKeys(item.type, item, response, item.blanks)
    if (own === null) throw wrongField('rule_broken', `/answers/${at}/response`, 'no answer to this question')
    if ((newest.get(position)?.sequence ?? 0) < sequence) newest.set(position, { position, sequence, response: own })
  }
  return [...newest.values()]
}

/** Writes the last answers of a sitting that is locked and may still be written. */
export async function keep(ctx: Ctx, sittingId: string, answers: Sent): Promise<void> {
  const own = await inOwnKeys(ctx, sittingId, answers)
  await ctx.client.query({
    name: 'exam_keep_answers',
    text: `update exam_item i set response = a.response, sequence = a.sequence, saved_at = $3 from jsonb_to_recordset($4) as a (position int, sequence bigint, response jsonb)
           where i.organization_id = $1 and i.sitting_id = $2 and i.position = a.position and i.sequence < a.sequence`,
    values: [ctx.organizationId, sittingId, ctx.now, JSON.stringify(own)],
  })
}
