import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { recordHappening } from '../../platform/records/index.ts'
import type { CaseRow, Closing } from '../cases/index.ts'
import { missingClears } from './clears.ts'
import { mustHaveJointSolutions } from './joint.ts'
import { loadWhole, writeComplaint } from './load.ts'
import { clearsOfWhole } from './proof.ts'

/** Explained when every department has given its solution (CMP-039). Throws `complaint.joint_task_open`. */
export async function mayExplain(ctx: Ctx, row: CaseRow): Promise<void> {
  const tasks = await ctx.tx.selectFrom('complaint_task').selectAll().where('case_id', '=', row.id).where('state', '=', 'open').execute()
  mustHaveJointSolutions({ tasks })
}

/**
 * The guard of closing: five clears and one report (CMP-045). Throws `complaint.clears_missing` naming each; a supervisor may let something
 * be missing with a reason, which stays with the complaint. What was missing is kept for the figure either way.
 */
export async function mayClose(ctx: Ctx, row: CaseRow, { reason, override }: Closing): Promise<void> {
  const missing = missingClears(clearsOfWhole(await loadWhole(ctx, row), ctx.now, reason === 'unreachable'))
  if (missing.length === 0) return writeComplaint(ctx, row.id, { closed_missing: [], closed_cycle: row.cycle })
  const told = missing.map(({ clear, missing: gaps }) => ({ pointer: `/clears/${clear}`, message: `${labelOf(ctx.locale, 'clear', clear)}：${gaps.map((gap) => labelOf(ctx.locale, 'clearGap', gap)).join('、')}` }))
  if (override === undefined) throw new AppError('complaint.clears_missing', told.map(({ message }) => message).join('；'), told)
  if (!ctx.actor.can('cases:decide', row.site_id)) throw new AppError('not_permitted', 'cases:decide is needed to close without the five clears')
  const names = missing.map(({ clear }) => clear)
  await writeComplaint(ctx, row.id, { closed_missing: names, closed_cycle: row.cycle, override_at: ctx.now, override_by: ctx.actor.employeeId, override_reason: override, override_missing: names })
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.id, action: 'complaint_override', note: `${override}\n${told.map(({ message }) => message).join('\n')}` })
}
