import type { Ctx } from '../../platform/ctx.ts'

/** What became of the sign-in of a person whose file was merged into another. */
export interface AccountMove {
  how: 'none' | 'stays' | 'moves' | 'closes'
  accountId: string | null
}

/** The sign-in of one person becomes that of another; when both have one, it is closed and its sessions end. */
export async function moveAccount(ctx: Ctx, from: string, to: string): Promise<AccountMove> {
  const rows = await ctx.tx.selectFrom('account').select(['id', 'person_id', 'is_active']).where('person_id', 'in', [from, to]).forUpdate().execute()
  const [own, other] = [rows.find((row) => row.person_id === to), rows.find((row) => row.person_id === from)]
  if (!other) return { how: own ? 'stays' : 'none', accountId: null }
  if (!own) {
    await ctx.tx.updateTable('account').set({ person_id: to }).where('id', '=', other.id).execute()
    ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
    return { how: 'moves', accountId: other.id }
  }
  if (!other.is_active) return { how: 'stays', accountId: null }
  await ctx.tx.updateTable('account').set({ is_active: false }).where('id', '=', other.id).execute()
  await ctx.tx.updateTable('session').set({ revoked_at: ctx.now }).where('account_id', '=', other.id).where('revoked_at', 'is', null).execute()
  ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
  return { how: 'closes', accountId: other.id }
}

/** The sign-in is that of the person again whom it belonged to before. */
export async function moveAccountBack(ctx: Ctx, move: AccountMove, personId: string): Promise<void> {
  if (move.accountId === null) return
  await ctx.tx.updateTable('account').set(move.how === 'moves' ? { person_id: personId } : { is_active: true }).where('id', '=', move.accountId).execute()
  ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
}
