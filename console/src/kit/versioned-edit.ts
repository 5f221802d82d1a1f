import { useState } from 'react'
import { isProblem, useT } from '@guanjia/ui'
import { readKept, writeKept } from './kept.ts'
import { changesOf, isSame, mergeEdits, type Merge } from './merge.ts'
import { inWords } from './worded.ts'

interface Kept<D> {
  version: number
  base: D
  draft: D
}
interface Clash<D> {
  merge: Merge
  mine: D
  theirs: D
  taken: Record<string, 'mine' | 'theirs'>
}

export interface VersionedEdit<R, D> {
  draft: D
  base: D
  isChanged: boolean
  clash: Clash<D> | null
  error: unknown
  isSaving: boolean
  set: (part: Partial<D>) => void
  take: (field: string, whose: 'mine' | 'theirs') => void
  undo: () => void
  /** The saved record, or null when it was refused: then `error` or `clash` tells why. */
  save: () => Promise<R | null>
}

interface Options<R, D, From> {
  /** Where the changes are kept on this device. */
  key: string
  /** Null, where `From` allows it: a new one, kept in the same way until it is made. */
  record: From
  /** What can be changed of the record, flat, so that two versions are compared part by part. */
  draftOf: (record: R | From) => D
  send: (draft: D, changes: Partial<D>, version: number) => Promise<R>
}

/** The changes of a record until they are saved as a version: kept over a reload, merged with what others saved meanwhile. */
export function useVersionedEdit<R extends { version: number }, D extends object, From extends R | null = R>({
  key,
  record,
  draftOf,
  send,
}: Options<R, D, From>): VersionedEdit<R, D> {
  const t = useT()
  const fresh = (from: R | From): Kept<D> => ({ version: from?.version ?? 0, base: draftOf(from), draft: draftOf(from) })
  const [edit, setEdit] = useState<Kept<D>>(() => readKept<Kept<D>>(key) ?? fresh(record))
  const [clash, setClash] = useState<Clash<D> | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  // Without changes of one's own, what others save is simply shown.
  const isChanged = !isSame(edit.base, edit.draft)
  const now = isChanged ? edit : fresh(record)

  const keep = (next: Kept<D>): void => {
    setEdit(next)
    writeKept(key, isSame(next.base, next.draft) ? undefined : next)
  }
  const begin = (from: R | From): void => {
    keep(fresh(from))
    setClash(null)
    setError(null)
  }
  const meet = (current: R): void => {
    const theirs = draftOf(current)
    const merge = mergeEdits(now.base, now.draft, theirs)
    const adopted = Object.fromEntries(merge.adopted.map((field) => [field, theirs[field as keyof D]])) as Partial<D>
    keep({ version: current.version, base: theirs, draft: { ...now.draft, ...adopted } })
    setClash({ merge, mine: now.draft, theirs, taken: {} })
  }
  return {
    draft: now.draft,
    base: now.base,
    isChanged,
    clash,
    isSaving,
    error: clash && isProblem(error, 'stale_version') ? null : error,
    set: (part) => keep({ ...now, draft: { ...now.draft, ...part } }),
    take: (field, whose) => {
      if (!clash) return
      setClash({ ...clash, taken: { ...clash.taken, [field]: whose } })
      keep({ ...now, draft: { ...now.draft, [field]: clash[whose][field as keyof D] } })
    },
    undo: () => begin(record),
    save: async () => {
      setError(null)
      setSaving(true)
      try {
        const saved = await inWords(t, () => send(now.draft, changesOf(now.base, now.draft), now.version))
        begin(saved)
        return saved
      } catch (failure) {
        setError(failure)
        const current = isProblem(failure, 'stale_version') ? (failure.problem?.current as R | undefined) : undefined
        if (current) meet(current)
        return null
      } finally {
        setSaving(false)
      }
    },
  }
}
