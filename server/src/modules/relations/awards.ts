import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { winnersOf } from '../quality/index.ts'
import { NEWS } from './reward-news.ts'
import { tellDeciders } from './tell.ts'

const REASON = {
  'zh-CN': (month: string, rank: number, total: number) => `${month} 服务质量评分第 ${rank} 名，${total} 分`,
  'zh-TW': (month: string, rank: number, total: number) => `${month} 服務品質評分第 ${rank} 名，${total} 分`,
  en: (month: string, rank: number, total: number) => `Place ${rank} of the service scores of ${month}: ${total}`,
}

/** A closed month proposes its first places for an award (SCR-002), each once; a person decides on it. */
export async function proposeAwards(ctx: Ctx, monthId: string): Promise<void> {
  const found = await winnersOf(ctx, monthId)
  for (const { employeeId, rank, total } of found?.winners ?? []) {
    const { siteId, month, awardFen } = found!
    const reason = REASON[ctx.locale](month, rank, total)
    await proposeAward(ctx, { siteId, employeeId, month, reason, amountFen: awardFen, source: { type: 'score', id: monthId } })
  }
}

interface Award {
  siteId: string
  employeeId: string
  month: string
  reason: string
  amountFen: number
  source: { type: 'score' | 'zone_month'; id: string }
}

/** The product proposes a colleague for what a closed month says: once of a month, and a person decides on it. Money is a bonus, none is praise. */
export async function proposeAward(ctx: Ctx, { siteId, employeeId, month, reason, amountFen, source }: Award): Promise<void> {
  const made = await ctx.tx
    .insertInto('reward_proposal')
    .values({
      organization_id: ctx.organizationId, id: newId(), site_id: siteId, employee_id: employeeId, kind: 'reward', measure: amountFen > 0 ? 'bonus' : 'praise', reason, amount_fen: amountFen > 0 ? amountFen : null, source_type: source.type, source_id: source.id, source_number: month, proposed_by: null, proposed_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return
  recordHappening(ctx, { siteId, recordType: 'reward', recordId: made.id, action: 'proposed', toStatus: 'proposed', note: reason })
  announceChange(ctx, { recordType: 'reward', recordId: made.id, siteId, action: 'proposed' })
  await tellDeciders(ctx, siteId, NEWS.reward.proposed, { who: month, reason }, { type: 'reward', id: made.id })
}
