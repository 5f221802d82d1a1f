import type { exams, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { iso } from '../../../platform/time.ts'
import { lastMomentOf, secondsLeft } from '../exams/lifecycle.ts'
import { blanksIn } from '../questions/content.ts'
import { ownKeys } from './shown.ts'

type Sent = Input<typeof exams.saveAnswers>['body']['answers']

interface Live {
  state: string
  deadline_at: Date | null
  holder: string | null
  employee_id: string
  grace_seconds: number
}

/**
 * Keeps answers while they are given. An answer with an older sequence than the one that is there changes nothing, so sending again is harmless.
 * Throws `not_found`, `exam.taken_over`, `exam.time_over` after the grace, `rule_broken` naming the answer.
 */
export async function saveAnswers(ctx: Ctx, { params, body }: Input<typeof exams.saveAnswers>): Promise<Output<typeof exams.saveAnswers>> {
  const { deadline } = await lockLive(ctx, params.id, body.holder)
  const saved = await keep(ctx, params.id, body.answers)
  return { serverNow: iso(ctx.now), secondsLeft: secondsLeft(ctx.now, deadline), saved }
}

/** Locks the actor's own running sitting and notes that its screen is there. */
async function lockLive(ctx: Ctx, id: string, holder: string): Promise<{ deadline: Date }> {
  const { rows } = await ctx.client.query<Live>({
    name: 'exam_live_sitting',
    text: `select s.state, s.deadline_at, s.holder, s.employee_id, e.grace_seconds from exam_sitting s join exam e on e.organization_id = s.organization_id and e.id = s.exam_id where s.organization_id = $1 and s.id = $2 for update of s`,
    values: [ctx.organizationId, id],
  })
  const [live] = rows
  if (live?.employee_id !== ctx.actor.employeeId || live === undefined) throw new AppError('not_found')
  if (live.state === 'marking' || live.state === 'marked' || (live.state === 'in_progress' && ctx.now > lastMomentOf(live, live.deadline_at!))) throw new AppError('exam.time_over')
  if (live.state !== 'in_progress') throw new AppError('action_not_allowed', `The sitting is ${live.state}`)
  if (live.holder !== holder) throw new AppError('exam.taken_over')
  return { deadline: live.deadline_at! }
}

interface Orders {
  position: number
  type: Parameters<typeof ownKeys>[0]
  stem: string
  option_order: string[]
  target_order: string[]
}

/** Writes answers in the questions' own keys; the sitting is locked. Tells how many were newer than what was there. */
export async function keep(ctx: Ctx, sittingId: string, answers: Sent): Promise<number> {
  if (answers.length === 0) {
    await ctx.tx.updateTable('exam_sitting').set({ holder_seen_at: ctx.now }).where('id', '=', sittingId).execute()
    return 0
  }
  const { rows } = await ctx.client.query<Orders>({
    name: 'exam_orders',
    text: `select i.position, v.type, case when v.type = 'blank' then v.stem else '' end as stem, i.option_order, i.target_order from exam_item i
           join question_version v on v.organization_id = i.organization_id and v.question_id = i.question_id and v.number = i.question_version
           where i.organization_id = $1 and i.sitting_id = $2 and i.position = any ($3)`,
    values: [ctx.organizationId, sittingId, answers.map(({ position }) => position)],
  })
  const items = new Map(rows.map((row) => [row.position, row]))
  const newest = new Map<number, { position: number; sequence: number; response: string[] }>()
  for (const [at, { position, sequence, response }] of answers.entries()) {
    const item = items.get(position)
    if (!item) throw wrongField('rule_broken', `/answers/${at}/position`, 'no such question on this paper')
    const own = ownKeys(item.type, item, response, blanksIn(item.stem))
    if (own === null) throw wrongField('rule_broken', `/answers/${at}/response`, 'no answer to this question')
    if ((newest.get(position)?.sequence ?? 0) < sequence) newest.set(position, { position, sequence, response: own })
  }
  const { rowCount } = await ctx.client.query({
    name: 'exam_keep_answers',
    text: `with seen as (update exam_sitting set holder_seen_at = $3 where organization_id = $1 and id = $2)
           update exam_item i set response = a.response, sequence = a.sequence, saved_at = $3 from jsonb_to_recordset($4) as a (position int, sequence bigint, response jsonb)
           where i.organization_id = $1 and i.sitting_id = $2 and i.position = a.position and i.sequence < a.sequence`,
    values: [ctx.organizationId, sittingId, ctx.now, JSON.stringify([...newest.values()])],
  })
  return rowCount ?? 0
}
