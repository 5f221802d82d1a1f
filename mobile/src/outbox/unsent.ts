import { useSyncExternalStore } from 'react'

/** A figure small enough for the first screen: how much of this person's work waits on the phone. The outbox itself comes later. */
const PLACE = 'unsent:'
const listeners = new Set<() => void>()

/** Tells the screens of this tab, and by the browser those of the others. */
export function noteUnsent(accountId: string, count: number): void {
  try {
    if (count === 0) localStorage.removeItem(PLACE + accountId)
    else localStorage.setItem(PLACE + accountId, String(count))
  } catch {
    // A full phone: the page of what waits counts anew.
  }
  for (const listener of listeners) listener()
}

export function unsentOf(accountId: string): number {
  return Number(localStorage.getItem(PLACE + accountId) ?? 0)
}

export function useUnsent(accountId: string): number {
  return useSyncExternalStore(subscribe, () => unsentOf(accountId))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
