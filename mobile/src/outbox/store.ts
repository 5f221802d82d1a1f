import { done, together, under } from '../kit/kept.ts'
import type { NewOperation, Operation } from './operations.ts'
import { noteUnsent } from './unsent.ts'

export interface Picture {
  id: string
  operationId: string
  name: string
  blob: Blob
  isSent: boolean
}

/** Somebody tells when the outbox changed; of other tabs too. */
const changed = new EventTarget()
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('guanjia-outbox') : null
channel?.addEventListener('message', () => changed.dispatchEvent(new Event('change')))

export function subscribeOutbox(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

async function tell(accountId: string): Promise<void> {
  noteUnsent(accountId, (await waitingOf(accountId)).length)
  changed.dispatchEvent(new Event('change'))
  // A channel has no other origin than its own.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel?.postMessage(accountId)
}

/**
 * Writes what was done with all its pictures, and forgets the draft that it came from, in one transaction: when this resolves it will be sent,
 * whatever happens to the phone. The same id twice (two tabs) is one. Rejects when the phone has no room left; then nothing has changed.
 */
export async function putInOutbox(accountId: string, operation: NewOperation, pictures: readonly { id: string; name: string; blob: Blob }[], draft: string | null): Promise<void> {
  await together('readwrite', async ({ kept, outbox, pictures: store }) => {
    if ((await done(outbox.index('id').getKey(operation.id))) === undefined) {
      const row: Omit<Operation, 'order'> = { ...operation, format: 1, accountId, doneAt: new Date().toISOString(), state: 'waiting', refusal: null, tries: 0 }
      await done(outbox.add(row))
      for (const { id, name, blob } of pictures) await done(store.put({ id, name, blob, operationId: operation.id, isSent: false } satisfies Picture))
    }
    if (draft !== null) await done(kept.delete(under(draft)))
  })
  await tell(accountId)
}

/** What of this person's work the server does not know yet, in the order in which it was done. */
export async function waitingOf(accountId: string): Promise<Operation[]> {
  const all = await together('readonly', ({ outbox }) => done(outbox.getAll() as IDBRequest<Operation[]>))
  return all.filter((one) => one.accountId === accountId)
}

export async function pictureOf(id: string): Promise<Picture | undefined> {
  return together('readonly', ({ pictures }) => done(pictures.get(id) as IDBRequest<Picture | undefined>))
}

/** The server has the picture; its bytes stay until it has the words, too. */
export async function pictureWasSent(picture: Picture): Promise<void> {
  await together('readwrite', async ({ pictures }) => {
    // Given up meanwhile: it does not come back.
    if ((await done(pictures.getKey(picture.id))) !== undefined) await done(pictures.put({ ...picture, isSent: true }))
  })
}

/** The server has these: they go, with their pictures, and `note` changes in the same breath what the phone knows of the round. */
export async function settleInOutbox(operations: readonly Operation[], note: (kept: IDBObjectStore) => Promise<void> = async () => {}): Promise<void> {
  await together('readwrite', async ({ kept, outbox, pictures }) => {
    for (const { order, pictureIds } of operations) {
      await done(outbox.delete(order))
      for (const id of pictureIds) await done(pictures.delete(id))
    }
    await note(kept)
  })
  await tell(operations[0]!.accountId)
}

async function change(order: number, how: Partial<Operation>): Promise<void> {
  const accountId = await together('readwrite', async ({ outbox }) => {
    const row = (await done(outbox.get(order))) as Operation | undefined
    if (row) await done(outbox.put({ ...row, ...how }))
    return row?.accountId
  })
  if (accountId) await tell(accountId)
}

/** The server said no: it stays, with what the server said, until a person decides. */
export async function refuseInOutbox({ order, tries }: Operation, refusal: NonNullable<Operation['refusal']>): Promise<void> {
  await change(order, { state: 'refused', refusal, tries: tries + 1 })
}

export async function tryAgain({ order }: Operation): Promise<void> {
  await change(order, { state: 'waiting', refusal: null })
}

/** A person gives it up: the only way in which something unsent leaves the phone. */
export async function discard(operation: Operation): Promise<void> {
  await settleInOutbox([operation])
}
