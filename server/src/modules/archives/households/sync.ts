import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'

/**
 * Opens the file of each of these units that somebody holds and that has none, and brings the type of the household up to date (HHD-025).
 * One statement; whoever changes who holds a unit, or how it is used, calls it.
 */
export async function syncHouseholds(ctx: Ctx, unitIds: readonly string[], today: string): Promise<void> {
  if (unitIds.length === 0) return
  await sql`select sync_households(${[...new Set(unitIds)]}::uuid[], ${today}::date)`.execute(ctx.tx)
}

/** Its data are to be checked again from today: who lives there has changed (HHD-008). */
export async function reviewIsDue(ctx: Ctx, unitId: string, today: string): Promise<void> {
  await ctx.tx
    .updateTable('household')
    .set({ review_due_on: today })
    .where('unit_id', '=', unitId)
    .where('closed_on', 'is', null)
    .where((e) => e.or([e('review_due_on', 'is', null), e('review_due_on', '>', today)]))
    .execute()
}
