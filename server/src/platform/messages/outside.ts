import type { Selectable } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { MessageTable } from '../tables.ts'

export type MessageRow = Selectable<MessageTable>

/** Locks messages that nobody has looked at for other channels, oldest first; what another process has in hand is left to it. */
export function messagesToSpread(ctx: Ctx, limit: number): Promise<MessageRow[]> {
  return ctx.tx.selectFrom('message').selectAll().where('spread_at', 'is', null).orderBy('created_at').limit(limit).forUpdate().skipLocked().execute()
}

export async function markSpread(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await ctx.tx.updateTable('message').set({ spread_at: ctx.now }).where('id', 'in', [...ids]).execute()
}

/** What became of a message to an address; messages inside the house are not touched. */
export async function messageLeft(ctx: Ctx, id: string, outcome: { state: 'sent' | 'failed'; failure: string | null }): Promise<void> {
  await ctx.tx
    .updateTable('message')
    .set((e) => ({ state: outcome.state, failure: outcome.failure, sent_at: outcome.state === 'sent' ? ctx.now : null, attempts: e('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('channel', '!=', 'in_app')
    .execute()
}
