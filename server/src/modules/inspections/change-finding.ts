import type { Ctx } from '../../platform/ctx.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { findingMoved } from './events.ts'
import type { FindingRow } from './new-finding.ts'

interface Told {
  action: string
  note?: string | null
  fileIds?: string[]
}

/** Changes a locked finding, with one line of history. */
export async function changeFinding(ctx: Ctx, row: FindingRow, set: Partial<FindingRow>, told: Told): Promise<FindingRow> {
  const after: FindingRow = { ...row, ...set, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('finding').set({ ...set, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'finding', recordId: row.id, fromStatus: row.state, toStatus: after.state, ...told })
  announceChange(ctx, { recordType: 'finding', recordId: row.id, siteId: row.site_id, action: told.action })
  if (after.state !== row.state) ctx.publish(findingMoved, { findingId: row.id, siteId: row.site_id, at: ctx.now.toISOString(), from: row.state, to: after.state })
  return after
}
