import { useSyncExternalStore } from 'react'

let underWay = 0
const listeners = new Set<() => void>()

/** Files that are on their way: what is sent meanwhile would go without them. */
export function filesLeave(count: number): void {
  underWay += count
  for (const listener of listeners) listener()
}

/** How many files are being uploaded on this page; a form waits for them. */
export function useUploading(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => underWay,
  )
}
