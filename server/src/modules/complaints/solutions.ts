import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { mustBePolite } from '../language/index.ts'
import { residentAccounts, tellOwners, tellResidents, tellSupervisors } from '../cases/index.ts'
import type { Acts } from './act.ts'
import { mustCover } from './compensation/limits.ts'
import { mustHaveJointSolutions } from './joint.ts'
import { writeComplaint, type SolutionRow, type Whole } from './load.ts'

function find(whole: Whole, id: string): SolutionRow {
  const solution = whole.solutions.find((one) => one.id === id)
  if (!solution) throw wrongField('not_found', '/solutionId', 'no such solution')
  return solution
}

async function change(ctx: Ctx, solution: SolutionRow, set: Partial<SolutionRow>): Promise<void> {
  await ctx.tx.updateTable('complaint_solution').set(set).where('id', '=', solution.id).execute()
}

export const SOLUTION_ACTS: Acts<'propose' | 'decide_solution' | 'answer_solution' | 'feed_back'> = {
  async propose({ ctx, whole: { row, solutions } }, body) {
    if (body.solutionId !== undefined && solutions.some(({ id }) => id === body.solutionId)) return 'repeated'
    if (body.kind === 'compensate' && body.costFen === 0) throw wrongField('rule_broken', '/costFen', 'a compensation has an amount')
    // Whatever costs money is approved by somebody else (CMP-013).
    const needsApproval = body.costFen > 0
    const id = body.solutionId ?? newId()
    const inserted = await ctx.tx
      .insertInto('complaint_solution')
      .values({ organization_id: ctx.organizationId, id, case_id: row.id, kind: body.kind, text: body.text, cost_fen: body.costFen, state: needsApproval ? 'waiting' : 'proposed', proposed_at: ctx.now, proposed_by: ctx.actor.employeeId! })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows !== 1n) throw wrongField('already_exists', '/solutionId', 'a solution with this id exists')
    if (needsApproval) await tellSupervisors(ctx, row, 'complaint.solution_waits', { who: ctx.actor.name, text: body.text })
    return { note: body.text }
  },

  async decide_solution({ ctx, whole }, body) {
    const solution = find(whole, body.solutionId)
    if (solution.state !== 'waiting') throw new AppError('action_not_allowed', 'It has been decided')
    if (solution.proposed_by === ctx.actor.employeeId) throw new AppError('complaint.own_proposal')
    if (!body.isApproved && body.note === '') throw wrongField('rule_broken', '/note', 'say why not')
    if (body.isApproved && solution.kind === 'compensate') await mustCover(ctx, whole.row, solution.cost_fen)
    await change(ctx, solution, { state: body.isApproved ? 'proposed' : 'refused', decided_at: ctx.now, decided_by: ctx.actor.employeeId, decision_note: body.note })
    await tellOwners(ctx, whole.row, 'complaint.solution_decided', { decision: `@solutionState:${body.isApproved ? 'proposed' : 'refused'}`, text: solution.text })
    return { note: [solution.text, body.note].filter(Boolean).join('\n') }
  },

  /** Agreed or not; not agreed, the complaint goes one level up (CMP-040). */
  async answer_solution({ ctx, whole }, body) {
    const solution = find(whole, body.solutionId)
    if (solution.state !== 'proposed') throw new AppError('action_not_allowed', 'It does not wait for an answer')
    await change(ctx, solution, { state: body.isAgreed ? 'agreed' : 'not_agreed', answered_at: ctx.now, opinion: body.opinion })
    if (ctx.actor.kind === 'resident') await tellOwners(ctx, whole.row, 'complaint.answered', { answer: `@solutionState:${body.isAgreed ? 'agreed' : 'not_agreed'}`, text: body.opinion || solution.text })
    return { note: [solution.text, body.opinion].filter(Boolean).join('\n') }
  },

  /** The result, told to the resident, with what the resident says to it (CMP-016). Never before the departments have given theirs. */
  async feed_back({ ctx, whole }, body) {
    const { row, complaint } = whole
    await mustBePolite(ctx, '/text', body.text, row.site_id)
    mustHaveJointSolutions(whole)
    await writeComplaint(ctx, row.id, { fed_back_at: ctx.now, fed_back_by: ctx.actor.employeeId, fed_back_cycle: row.cycle, fed_back_text: body.text, opinion: body.opinion || complaint.opinion })
    tellResidents(ctx, row, await residentAccounts(ctx, row), 'complaint.resident.result', { text: body.text.slice(0, 300) })
    return { note: body.opinion ? `${body.text}\n${body.opinion}` : body.text, set: { last_feedback_at: ctx.now } }
  },
}
