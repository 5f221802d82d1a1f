import type { Ctx } from '../../platform/ctx.ts'

/** How long a document with personal data stays open to whoever said what for. */
const OPEN_MINUTES = 15

/** Until when a document is open to the asker; null when the asker has not said what for. Read from the access log itself, so that neither is without the other. */
export async function openUntilOf(ctx: Ctx, documentId: string): Promise<Date | null> {
  const { employeeId } = ctx.actor
  if (employeeId === null) return null
  const since = new Date(ctx.now.getTime() - OPEN_MINUTES * 60_000)
  const row = await ctx.tx
    .selectFrom('access_entry')
    .select('at')
    .where('actor_id', '=', employeeId)
    .where('at', '>', since)
    .where('record_id', '=', documentId)
    .where('record_type', '=', 'document')
    .where('act', '=', 'view')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? new Date(row.at.getTime() + OPEN_MINUTES * 60_000) : null
}
