import type { Ctx } from '../../../platform/ctx.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { accountOfEmployee } from '../../people/index.ts'
import { plannersAt } from '../messages.ts'
import type { SwapRow } from '../tables.ts'

export function tellSwap(ctx: Ctx, row: SwapRow, action: string, fromStatus: string | null = null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'shift_swap', recordId: row.id, action, fromStatus, toStatus: row.state, note: row.reason || null })
  announceChange(ctx, { recordType: 'shift_swap', recordId: row.id, siteId: row.site_id, action })
}

/** Both colleagues hear what became of their swap, who plans hears when there is something to decide; never whoever did it. */
export async function tellParties(ctx: Ctx, row: SwapRow): Promise<void> {
  const parties = []
  for (const id of [row.asked_by, row.with_id]) {
    const account = id === ctx.actor.employeeId ? null : await accountOfEmployee(ctx, id)
    if (account) parties.push(account)
  }
  if (row.state === 'accepted') parties.push(...await plannersAt(ctx, row.site_id))
  if (parties.length > 0) sendMessage(ctx, { accountIds: [...new Set(parties)], template: 'swap.moved', params: { who: ctx.actor.name, state: `@swapState:${row.state}`, note: row.decision_note || '—' }, record: { type: 'shift_swap', id: row.id } })
}

/** Nobody swaps what they no longer have: swaps of shifts that a publication takes away end with it. */
export async function withdrawSwaps(ctx: Ctx, shiftIds: readonly string[]): Promise<void> {
  const rows = await ctx.tx.selectFrom('shift_swap').selectAll().where('state', 'in', ['asked', 'accepted']).where((e) => e.or([e('shift_id', 'in', shiftIds), e('return_shift_id', 'in', shiftIds)])).orderBy('id').forUpdate().execute()
  for (const row of rows) {
    const after: SwapRow = { ...row, state: 'withdrawn', version: row.version + 1 }
    await ctx.tx.updateTable('shift_swap').set({ state: after.state, version: after.version }).where('id', '=', row.id).execute()
    tellSwap(ctx, after, after.state, row.state)
    await tellParties(ctx, after)
  }
}
