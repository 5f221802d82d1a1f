import type { cases } from '@guanjia/contract'
import { effectiveTime } from '../../platform/records/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { noteLeak } from './for-household.ts'
import { applyChange } from './change.ts'
import { TO_DO } from './lifecycle.ts'
import type { OrderRow } from './present.ts'
import { withdrawOpenQuotes, withdrawQuotesOfCase } from './quote-endings.ts'
import { mayClose } from './rules.ts'
import { AWAKE } from './suspensions.ts'
import { tellColleague } from './tell.ts'

const SETTLED: readonly cases.CaseStatus[] = ['confirmed', 'closed']
const GIVEN_UP: readonly cases.CaseStatus[] = ['cancelled', 'invalid']

/**
 * What the end of a case means for its orders: settled with the resident, what is done in a unit or verified closes (RPR-004, RPR-014);
 * given up, what is still to do is cancelled. Looks at the case as it is now, so that a late or second run does no harm; `since` is when it
 * came to that.
 */
export async function followCase(ctx: Ctx, caseId: string, since: Date): Promise<void> {
  const found = await ctx.tx.selectFrom('service_case').select(['status', 'number']).where('id', '=', caseId).executeTakeFirst()
  if (!found) return
  const isSettled = SETTLED.includes(found.status)
  if (!isSettled && !GIVEN_UP.includes(found.status)) return
  if (isSettled) await noteLeak(ctx, caseId)
  if (!isSettled) await withdrawQuotesOfCase(ctx, caseId, found.number)
  const rows: OrderRow[] = await ctx.tx
    .selectFrom('work_order')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('status', 'in', isSettled ? ['done', 'verified'] : TO_DO)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows) {
    const at = effectiveTime(since.toISOString(), ctx.now, row.moved_at)
    if (!isSettled) await cancel(ctx, row, found, at)
    else if (mayClose(row, found.status)) await applyChange(ctx, row, 'closed', { set: { closed_at: at }, note: found.number }, 'close', at)
  }
}

async function cancel(ctx: Ctx, row: OrderRow, found: { number: string; status: cases.CaseStatus }, at: Date): Promise<void> {
  await applyChange(ctx, row, 'cancelled', { set: { ...AWAKE, is_in_pool: false, closed_at: at }, note: found.number }, 'cancel', at)
  await withdrawOpenQuotes(ctx, row.id, found.number)
  const params = { reason: `@caseStatus:${found.status}` }
  await tellColleague(ctx, row, row.worker_id, 'work_order.cancelled', { params, level: 'warning' })
}
