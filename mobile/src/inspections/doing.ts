import type { SentRecord } from '@guanjia/contract/inspections.ts'
import { putInOutbox } from '../outbox/store.ts'
import type { KeptPhoto } from './kept-photos.ts'
import type { RoundView } from './view.ts'

/** Who does it, where, and by how much this phone's clock is ahead. */
export interface Doer {
  accountId: string
  siteId: string
  aheadMs: number
}

/** When an act was done, by the server's clock as far as this phone knows it. */
function actedAt({ aheadMs }: Doer): string {
  return new Date(Date.now() - aheadMs).toISOString()
}

/** The round begins, once: whichever tab or tap says so first. */
export async function beginRound(doer: Doer, { task, state }: RoundView): Promise<void> {
  if (state === 'started') return
  // One beginning for each person and round: the second is the same.
  const id = `start:${doer.accountId}:${task.id}`
  await putInOutbox(doer.accountId, { id, siteId: doer.siteId, title: task.plan.name, pictureIds: [], work: { kind: 'act', taskId: task.id, body: { action: 'start', at: actedAt(doer) } } }, [], null)
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
