import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import type { NoteTable } from '../tables.ts'
import type { SessionRow } from './present.ts'

/** Without at least one of these a meeting is not closed: a seminar analyses cases, a sharing meeting shares (TRN-018, TRN-019). */
const NEEDED: Partial<Record<SessionRow['kind'], readonly NoteTable['kind'][]>> = { seminar: ['case'], sharing: ['tip'], team_meeting: ['peer', 'case', 'tip'] }

/** Throws `session.notes_needed` for a meeting of which nothing was noted. */
export async function mustBeNoted(ctx: Ctx, row: SessionRow): Promise<void> {
  const needed = NEEDED[row.kind]
  if (needed === undefined) return
  const found = await ctx.tx.selectFrom('session_note').select('id').where('session_id', '=', row.id).where('kind', 'in', [...needed]).limit(1).executeTakeFirst()
  if (!found) throw new AppError('session.notes_needed', needed.join(', '))
}
