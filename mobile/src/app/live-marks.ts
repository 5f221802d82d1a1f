import { useSyncExternalStore } from 'react'
import type { StreamEvent } from '@guanjia/contract/platform.ts'

const MARK_MS = 4000
const marked = new Set<string>()
const listeners = new Set<() => void>()
const tell = (): void => listeners.forEach((listener) => listener())

/** Notes that others (or the system) changed a record just now. */
export function markChanged({ recordId }: StreamEvent): void {
  marked.add(recordId)
  tell()
  setTimeout(() => {
    marked.delete(recordId)
    tell()
  }, MARK_MS)
}

/** True for a moment after a change of this record came in. */
export function useJustChanged(recordId: string): boolean {
  return useSyncExternalStore((listener) => (listeners.add(listener), () => listeners.delete(listener)), () => marked.has(recordId))
}
