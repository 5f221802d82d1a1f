import type { competence } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { rewardsOf } from './rewards.ts'

/** Rewards and penalties of a colleague that hold, also while they are objected to, for the competence file; amounts in yuan. */
export async function rewardsForFile(ctx: Ctx, employeeId: string): Promise<competence.CompetenceFile['sections'][number]['rows']> {
  const held = (await rewardsOf(ctx, employeeId)).filter(({ status }) => status !== 'revoked').slice(0, 50)
  const rows: competence.CompetenceFile['sections'][number]['rows'] = []
  for (const { siteId, kind, reason, amountFen, decidedAt } of held) rows.push({ at: dayIn(await timeZoneOf(ctx, siteId), new Date(decidedAt!)), text: `${labelOf(ctx.locale, 'rewardKind', kind)}：${reason}`, value: amountFen === null ? null : amountFen / 100, path: null })
  return rows
}
