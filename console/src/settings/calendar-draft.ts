import { useState } from 'react'
import { isProblem, useAct, useT } from '@guanjia/ui'
import type { Calendar, CalendarDefinition } from '@guanjia/contract/sla.ts'
import { readKept, writeKept } from '../kit/kept.ts'
import { changesOf, isSame, mergeEdits, type Merge } from '../kit/merge.ts'
import { inWords } from '../kit/worded.ts'
import { dayFaults, weekFaults } from './calendar-week.ts'

/** What can be changed of a calendar, flat, so that two versions are compared part by part. */
export interface Draft extends CalendarDefinition {
  name: string
}

interface Kept {
  version: number
  base: Draft
  draft: Draft
}
interface Clash {
  merge: Merge
  mine: Draft
  theirs: Draft
  taken: Record<string, 'mine' | 'theirs'>
}

export interface CalendarEdit {
  draft: Draft
  base: Draft
  isChanged: boolean
  /** Hours that no clock could run on; saving waits until they are mended. */
  hasFaults: boolean
  clash: Clash | null
  error: unknown
  isSaving: boolean
  set: (part: Partial<Draft>) => void
  take: (field: string, whose: 'mine' | 'theirs') => void
  undo: () => void
  save: () => Promise<Calendar | null>
}

export function draftOf({ name, definition }: Calendar): Draft {
  return { name, ...definition }
}

/** The changes of a calendar until they are saved as a version: kept on this device over a reload, merged with what others saved meanwhile. */
export function useCalendarEdit(calendar: Calendar): CalendarEdit {
  const t = useT()
  const key = `draft.calendar.${calendar.id}`
  const change = useAct('sla.changeCalendar', ['sla'])
  const [edit, setEdit] = useState<Kept>(
    () => readKept<Kept>(key) ?? { version: calendar.version, base: draftOf(calendar), draft: draftOf(calendar) },
  )
  const [clash, setClash] = useState<Clash | null>(null)
  const [error, setError] = useState<unknown>(null)
  // Without changes of one's own, what others save is simply shown.
  const isChanged = !isSame(edit.base, edit.draft)
  const now = isChanged ? edit : { version: calendar.version, base: draftOf(calendar), draft: draftOf(calendar) }

  const keep = (next: Kept): void => {
    setEdit(next)
    writeKept(key, isSame(next.base, next.draft) ? undefined : next)
  }
  const settle = (saved: Calendar): void => {
    keep({ version: saved.version, base: draftOf(saved), draft: draftOf(saved) })
    setClash(null)
    setError(null)
  }
  const meet = (current: Calendar): void => {
    const theirs = draftOf(current)
    const merge = mergeEdits(now.base, now.draft, theirs)
    const adopted = Object.fromEntries(merge.adopted.map((field) => [field, theirs[field as keyof Draft]])) as Partial<Draft>
    keep({ version: current.version, base: theirs, draft: { ...now.draft, ...adopted } })
    setClash({ merge, mine: now.draft, theirs, taken: {} })
  }
  return {
    draft: now.draft,
    base: now.base,
    isChanged,
    clash,
    isSaving: change.isPending,
    error: clash && isProblem(error, 'stale_version') ? null : error,
    hasFaults:
      !now.draft.always &&
      (Object.keys(weekFaults(now.draft.weekly)).length > 0 ||
        Object.values(now.draft.days).some(({ intervals }) => Object.keys(dayFaults(intervals ?? [])).length > 0)),
    set: (part) => keep({ ...now, draft: { ...now.draft, ...part } }),
    take: (field, whose) => {
      if (!clash) return
      setClash({ ...clash, taken: { ...clash.taken, [field]: whose } })
      keep({ ...now, draft: { ...now.draft, [field]: clash[whose][field as keyof Draft] } })
    },
    undo: () => {
      setClash(null)
      setError(null)
      keep({ version: calendar.version, base: draftOf(calendar), draft: draftOf(calendar) })
    },
    save: async () => {
      const { name, ...definition } = now.draft
      const changes = changesOf(now.base, now.draft)
      const { name: renamed, ...others } = changes
      setError(null)
      try {
        const body = {
          version: now.version,
          ...(renamed === undefined ? {} : { name }),
          ...(Object.keys(others).length > 0 ? { definition } : {}),
        }
        const saved = await inWords(t, () => change.mutateAsync({ params: { id: calendar.id }, body }))
        settle(saved)
        return saved
      } catch (failure) {
        setError(failure)
        const current = isProblem(failure, 'stale_version') ? (failure.problem?.current as Calendar | undefined) : undefined
        if (current) meet(current)
        return null
      }
    },
  }
}
