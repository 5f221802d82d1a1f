import type { Picture } from './store.ts'

export interface Progress {
  sent: number
  bytes: number
}

/** How far the pictures on their way are, for the list of what waits. The server knows it too: after a reload it says from where to go on. */
const pictures = new Map<string, Progress & { operationId: string }>()
let byOperation: ReadonlyMap<string, Progress> = new Map()
const listeners = new Set<() => void>()

export function sendingProgress(): ReadonlyMap<string, Progress> {
  return byOperation
}
export function subscribeProgress(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function noteProgress({ id, operationId, blob }: Pick<Picture, 'id' | 'operationId' | 'blob'>, sent: number): void {
  pictures.set(id, { operationId, sent: Math.min(sent, blob.size), bytes: blob.size })
  tell()
}

/** What has arrived is on its way no more. */
export function forgetProgress(operationIds: readonly string[]): void {
  for (const [id, { operationId }] of pictures) if (operationIds.includes(operationId)) pictures.delete(id)
  tell()
}

function tell(): void {
  const sums = new Map<string, Progress>()
  for (const { operationId, sent, bytes } of pictures.values()) {
    const before = sums.get(operationId) ?? { sent: 0, bytes: 0 }
    sums.set(operationId, { sent: before.sent + sent, bytes: before.bytes + bytes })
  }
  byOperation = sums
  for (const listener of listeners) listener()
}
