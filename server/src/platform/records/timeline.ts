import type { TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'
import { bytes } from '../database/values.ts'
import { filesById } from '../files/files.ts'
import { newId } from '../ids.ts'
import { iso } from '../time.ts'
import { markOfTimeline } from '../trail/lines.ts'

/** One field, from → to. Residents read it only if it was written for them. */
interface Change {
  field: string
  from: unknown
  to: unknown
  isForResident?: true
}

export interface Happening {
  siteId: string | null
  recordType: string
  recordId: string
  action: string
  fromStatus?: string | null
  toStatus?: string | null
  note?: string | null
  changes?: Change[]
  fileIds?: string[]
  /** When it truly happened, if that is not now: work done without network, imported history. */
  at?: Date
  isVisibleToResident?: boolean
  /** Who it is told to have been; default the actor. Only imports name another. */
  actorName?: string
  /** Imported history: an employee whom the file names (null: somebody we don't know), and by what it came here. */
  origin?: { employeeId: string | null; device: string }
}

/** Writes the one line of history that every change leaves (ORG-033); in the same transaction, append-only. Returns its id. */
export function recordHappening(ctx: Ctx, what: Happening): string {
  const id = newId()
  const { actor } = ctx
  const line = {
    organization_id: ctx.organizationId,
    id,
    site_id: what.siteId,
    record_type: what.recordType,
    record_id: what.recordId,
    at: what.at ?? ctx.now,
    recorded_at: ctx.now,
    actor_kind: what.origin === undefined ? actor.kind : what.origin.employeeId === null ? 'system' : 'staff',
    actor_id: what.origin === undefined ? (actor.employeeId ?? actor.personId) : what.origin.employeeId,
    actor_name: what.actorName ?? actor.name,
    action: what.action,
    from_status: what.fromStatus ?? null,
    to_status: what.toStatus ?? null,
    note: what.note ?? null,
    changes: what.changes ?? [],
    file_ids: what.fileIds ?? [],
    device: what.origin?.device ?? ctx.device,
    request_id: ctx.requestId,
    is_visible_to_resident: what.isVisibleToResident ?? false,
  }
  ctx.later('timeline_entry', { ...line, mark: bytes(markOfTimeline(ctx.app.personalData, line)) })
  return id
}

/** Which fields differ, from → to, for a happening's `changes`. Dates are compared by their instant. */
export function changesBetween<T extends Record<string, unknown>>(before: T, after: Partial<T>): { field: string; from: unknown; to: unknown }[] {
  return Object.entries(after)
    .filter(([field, to]) => to !== undefined && JSON.stringify(before[field]) !== JSON.stringify(to))
    .map(([field, to]) => ({ field, from: before[field] ?? null, to }))
}

/** The history of a record, oldest first. Residents get only what is meant for them. */
export async function readTimeline(ctx: Ctx, recordId: string): Promise<TimelineEntry[]> {
  let query = ctx.tx.selectFrom('timeline_entry').selectAll().where('record_id', '=', recordId).orderBy('at').orderBy('id').limit(2000)
  if (ctx.actor.kind === 'resident') query = query.where('is_visible_to_resident', '=', true)
  const rows = await query.execute()
  const files = await filesById(ctx, rows.flatMap((row) => row.file_ids))
  return rows.map((row) => ({
    id: row.id,
    recordType: row.record_type,
    recordId: row.record_id,
    at: iso(row.at),
    recordedAt: iso(row.recorded_at),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    fromStatus: row.from_status,
    toStatus: row.to_status,
    note: row.note,
    // Fields of the house, such as the cause that it found, are no line for the resident.
    changes: (row.changes as Change[]).filter(({ isForResident }) => ctx.actor.kind !== 'resident' || isForResident).map(({ field, from, to }) => ({ field, from, to })),
    files: row.file_ids.flatMap((id) => files.get(id) ?? []),
    device: ctx.actor.kind === 'resident' ? null : row.device,
    isVisibleToResident: row.is_visible_to_resident,
  }))
}
