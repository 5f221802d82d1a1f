import type { InspectionBundle, InspectionTask, SentRecord } from '@guanjia/contract/inspections.ts'
import type { Operation } from '../outbox/operations.ts'
import { done } from '../kit/kept.ts'
import { skippedOf } from './view.ts'

/** All that a phone needs in a basement, as it was last fetched. */
export interface KeptBundle {
  bundle: InspectionBundle
  /** When it came, by this phone's clock, in milliseconds. */
  fetchedAt: number
  /** How far this phone's clock was ahead of the server's then. */
  aheadMs: number
}
/** Somebody else wrote the same point of the same round; a person chooses. */
export interface KeptConflict {
  id: string
  taskId: string
  title: string
  at: string
  /** `over`: the round was ended by somebody else. */
  what: 'point' | 'over'
}

export const bundlePlace = (accountId: string, siteId: string): string => `inspections:bundle:${accountId}:${siteId}`
export const conflictPlace = (accountId: string): string => `inspections:conflict:${accountId}:`
/** Everything of one person that is read, not written: goes when they sign out. */
export const bundlesOf = (accountId: string): string => `inspections:bundle:${accountId}:`
export const draftPlace = (accountId: string, what: string): string => `inspections:draft:${accountId}:${what}:`

/** What the server said about a round takes the place of what the phone knew, in the transaction in which the sent things leave the outbox. */
export async function noteTask(kept: IDBObjectStore, accountId: string, siteId: string, task: InspectionTask, records: readonly Pick<SentRecord, 'pointId' | 'skipReason'>[]): Promise<void> {
  const place = bundlePlace(accountId, siteId)
  const before = (await done(kept.get(place))) as KeptBundle | undefined
  if (!before) return
  const last = new Map(records.map((record) => [record.pointId, record.skipReason ?? '']))
  const tasks = before.bundle.tasks.map((one) =>
    one.id === task.id
      ? {
          ...one,
          ...task,
          recordedPointIds: [...new Set([...one.recordedPointIds, ...last.keys()])],
          skipped: [...skippedOf(one).filter(({ pointId }) => !last.has(pointId)), ...[...last].flatMap(([pointId, reason]) => (reason ? { pointId, reason } : []))],
        }
      : one,
  )
  await done(kept.put({ ...before, bundle: { ...before.bundle, tasks } } satisfies KeptBundle, place))
}

export async function noteConflicts(kept: IDBObjectStore, accountId: string, operations: readonly Operation[]): Promise<void> {
  for (const { id, title, work, doneAt } of operations) {
    if (work.kind === 'record' || work.kind === 'act') await done(kept.put({ id, title, taskId: work.taskId, at: doneAt, what: work.kind === 'record' ? 'point' : 'over' } satisfies KeptConflict, conflictPlace(accountId) + id))
  }
}

