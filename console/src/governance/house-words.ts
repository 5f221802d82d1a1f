import type { T } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { inOwnWords } from '../kit/history.tsx'

/** Entries of the head office's records with what changed in words; fields that say nothing to people are left out. */
export function inHouseWords(entries: readonly TimelineEntry[] | undefined, t: T): TimelineEntry[] | undefined {
  return inOwnWords(entries, {
    action: ({ action }) => t([`headoffice.did.${action}`, `shell.timeline.action.${action}`] as never, { defaultValue: action }),
    change: (change) => {
      const field = t(`headoffice.changed.${change.field}` as 'headoffice.changed.name', { defaultValue: '' })
      const isPlain = [change.from, change.to].every((value) => value === null || typeof value !== 'object')
      return field === '' || !isPlain ? null : { ...change, field }
    },
  })
}
