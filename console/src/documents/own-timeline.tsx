import { useLabel, useT } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { History, inOwnWords } from '../kit/history.tsx'

type Group = 'documentState' | 'loanState' | 'transferState' | 'contractState' | 'externalQueryState'

/** The history of a record of the archive in its own words; fields that have none are left out. */
export function OwnTimeline({ entries, states }: { entries: readonly TimelineEntry[] | undefined; states: Group }) {
  const t = useT()
  const label = useLabel()
  const worded = inOwnWords(entries, {
    action: ({ action }) => t(`documents.did.${action}` as 'documents.did.filed', { defaultValue: action }),
    state: (value) => label(states, value),
    change: (change) => {
      const field = t(`documents.changed.${change.field}` as 'documents.changed.title', { defaultValue: '' })
      const said = (value: unknown): unknown => (change.field === 'condition' && typeof value === 'string' ? label('paperCondition', value as 'good') : value)
      return field === '' || change.from === change.to || typeof change.from === 'object' || typeof change.to === 'object' ? null : { field, from: said(change.from), to: said(change.to) }
    },
  })
  return <History entries={worded} />
}
