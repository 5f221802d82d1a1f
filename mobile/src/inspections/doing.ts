import type { SentRecord } from '@guanjia/contract/inspections.ts'
import type { T } from '@guanjia/ui/i18n/index.ts'
import { keep, kept } from '../kit/kept.ts'
import { putInOutbox } from '../outbox/store.ts'
import { bundlesOf } from './bundle-store.ts'
import type { KeptPhoto } from './kept-photos.ts'
import type { RoundView } from './view.ts'

/** Who does it, where, and by how much this phone's clock is ahead. */
export interface Doer {
  accountId: string
  employeeId: string | null
  siteId: string
  aheadMs: number
}

/** Why something could not be written down on the phone. */
export function whyNotKept(t: T, error: unknown): string {
  return t(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'mobileInspections.noRoom' : 'mobileInspections.notSaved')
}

/**
 * When an act was done, by the server's clock as far as this phone knows it. Put right here, because the words of an act never change: they go under
 * one key, however often they are sent. Records, which count by their own ids, carry the phone's own time and when they were sent.
 */
export function actedAt({ aheadMs }: Pick<Doer, 'aheadMs'>): string {
  return new Date(Date.now() - aheadMs).toISOString()
}

/** Whether this person has not begun it yet; of a round that a colleague has begun, they join. */
export function mayJoin(doer: Doer, { task, state }: RoundView): boolean {
  return state === 'started' && task.startedBy !== null && task.startedBy.id !== doer.employeeId
}

/** The round begins, or somebody joins it, once: whichever tab or tap says so first. */
export async function beginRound(doer: Doer, round: RoundView): Promise<void> {
  const { task, state } = round
  const mark = `${bundlesOf(doer.accountId)}begun:${task.id}`
  if ((state === 'started' && !mayJoin(doer, round)) || (await kept(mark))) return
  // One beginning for each person and round: the second is the same.
  const id = `start:${doer.accountId}:${task.id}`
  await putInOutbox(doer.accountId, { id, siteId: doer.siteId, title: task.plan.name, pictureIds: [], work: { kind: 'act', taskId: task.id, body: { action: 'start', at: actedAt(doer) } } }, [], null)
  await keep(mark, true)
}

/** What was found at a point, with its pictures; the draft goes in the same breath. */
export async function saveRecord(doer: Doer, round: RoundView, record: SentRecord, title: string, pictures: readonly Pick<KeptPhoto, 'id' | 'name' | 'blob'>[], draft: string): Promise<void> {
  await putInOutbox(
    doer.accountId,
    { id: record.id, siteId: doer.siteId, title, pictureIds: pictures.map(({ id }) => id), work: { kind: 'record', taskId: round.task.id, record } },
    pictures,
    draft,
  )
}

/** The round is over: walked, or left with a reason. */
export async function endRound(doer: Doer, { task }: RoundView, action: 'finish' | 'skip', reason = ''): Promise<void> {
  // A second end after a person gave the first one up is another one.
  const id = `${action}:${doer.accountId}:${task.id}:${task.version}`
  await putInOutbox(doer.accountId, { id, siteId: doer.siteId, title: task.plan.name, pictureIds: [], work: { kind: 'act', taskId: task.id, body: { action, at: actedAt(doer), reason } } }, [], null)
}
