import type { competence } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'

/** Rewards and penalties of a colleague that were decided, for the competence file; amounts in yuan. */
export async function rewardsForFile(ctx: Ctx, employeeId: string): Promise<competence.CompetenceFile['sections'][number]['rows']> {
  const rows = await ctx.tx.selectFrom('reward_proposal').select(['site_id', 'kind', 'reason', 'amount_fen', 'decided_at']).where('employee_id', '=', employeeId).where('status', '=', 'approved').orderBy('decided_at', 'desc').orderBy('id').limit(50).execute()
  return Promise.all(rows.map(async (row) => ({ at: dayIn(await timeZoneOf(ctx, row.site_id), row.decided_at!), text: `${labelOf(ctx.locale, 'rewardKind', row.kind)}：${row.reason}`, value: row.amount_fen === null ? null : row.amount_fen / 100, path: null })))
}
