import { useCallback, useState } from 'react'

/** A state that survives a reload on this device; unreadable or foreign content falls back to the beginning. */
export function useKept<T>(key: string, beginning: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => readKept(key) ?? beginning)
  const keep = useCallback(
    (next: T) => {
      setValue(next)
      writeKept(key, next)
    },
    [key],
  )
  return [value, keep]
}

export function readKept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(`guanjia.${key}`)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** Keeps a value; `undefined` forgets it. A full or forbidden store is no reason to stop working. */
export function writeKept(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(`guanjia.${key}`)
    else localStorage.setItem(`guanjia.${key}`, JSON.stringify(value))
  } catch {
    // Private windows refuse to store; the screen works without.
  }
}
