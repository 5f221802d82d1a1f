import { useCallback, useRef, useState } from 'react'

/**
 * What a person typed and has not sent, kept on the phone over reloads under `key`. Returns the value, a change of some of its
 * fields, and a way to forget it once it is sent.
 */
export function useDraft<T extends object>(key: string, empty: T): [T, (change: Partial<T>) => void, () => void] {
  const place = `draft:${key}`
  const blank = useRef(empty)
  const [value, setValue] = useState<T>(() => ({ ...empty, ...read<T>(place) }))
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((before) => {
        const after = { ...before, ...part }
        write(place, after)
        return after
      }),
    [place],
  )
  const forget = useCallback(() => {
    localStorage.removeItem(place)
    setValue(blank.current)
  }, [place])
  return [value, change, forget]
}

function read<T>(place: string): Partial<T> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<T>
  } catch {
    return {}
  }
}

function write(place: string, value: unknown): void {
  try {
    localStorage.setItem(place, JSON.stringify(value))
  } catch {
    // A full phone must not stop the typing; the text is still on the screen.
  }
}

/** Begins, or goes on with, what another screen asks for, with what is known already. */
export function startDraft<T>(key: string, part: Partial<T>): void {
  write(`draft:${key}`, { ...read<T>(`draft:${key}`), ...part })
}
