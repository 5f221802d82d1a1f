import { useSyncExternalStore } from 'react'

/** The session has rested too long: the page waits behind the sign-in, with everything that was typed. */
let locked = false
const listeners = new Set<() => void>()

export const isLocked = (): boolean => locked

export function setLocked(next: boolean): void {
  locked = next
  for (const tell of listeners) tell()
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useLocked = (): boolean => useSyncExternalStore(listen, isLocked)
