import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { applyChange, type ComplaintHappening } from './change.ts'
import type { CaseRow } from './present.ts'
import type { CaseTable } from './tables.ts'

/** What an act on a complaint leaves on its case. */
export interface ComplaintStep {
  action: ComplaintHappening
  at?: Date
  note?: string | null
  fileIds?: string[]
  isVisible?: boolean
  /** Who answers for it now, what the resident was told last and will hear next, and why it happened. */
  set?: Pick<Updateable<CaseTable>, 'owner_id' | 'last_feedback_at' | 'next_reply_at' | 'acknowledged_at' | 'cause'>
}

/** An act on a complaint: a line on its case, a new version of it, its clocks. The caller holds the lock of the case. */
export async function stepOfComplaint(ctx: Ctx, row: CaseRow, { action, at, note, fileIds, isVisible, set }: ComplaintStep): Promise<CaseRow> {
  return applyChange(ctx, row, row.status, { set: set ?? {}, note: note ?? null, fileIds: fileIds ?? [], isVisible: isVisible ?? false }, action, at ?? ctx.now)
}
