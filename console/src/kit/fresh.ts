import { useSyncExternalStore } from 'react'

const FRESH_MS = 4000
const changed = new Map<string, number>()
const listeners = new Set<() => void>()

/** Remembers for a moment that somebody has just changed a record, so that rows and cards can show it. */
export function markFresh(recordId: string): void {
  changed.set(recordId, Date.now())
  for (const listener of listeners) listener()
  setTimeout(() => {
    if (Date.now() - (changed.get(recordId) ?? 0) >= FRESH_MS) changed.delete(recordId)
    for (const listener of listeners) listener()
  }, FRESH_MS + 50)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useIsFresh(recordId: string): boolean {
  return useSyncExternalStore(subscribe, () => changed.has(recordId))
}
