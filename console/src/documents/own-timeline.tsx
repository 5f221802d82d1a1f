import { useLabel, useT } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { Timeline } from '../kit/timeline.tsx'

type Group = 'documentState' | 'loanState' | 'transferState' | 'contractState' | 'externalQueryState'

/** The history of a record of the archive in its own words; fields that have none are left out. */
export function OwnTimeline({ entries, states }: { entries: readonly TimelineEntry[] | undefined; states: Group }) {
  const t = useT()
  const label = useLabel()
  const word = (value: string | null): string | null => (value === null ? null : label(states, value))
  const worded = entries?.map((entry) => ({
    ...entry,
    action: t(`documents.did.${entry.action}` as 'documents.did.filed', { defaultValue: entry.action }),
    fromStatus: word(entry.fromStatus),
    toStatus: word(entry.toStatus),
    changes: entry.changes.flatMap((change) => {
      const field = t(`documents.changed.${change.field}` as 'documents.changed.title', { defaultValue: '' })
      return field === '' || typeof change.from === 'object' || typeof change.to === 'object' ? [] : [{ ...change, field }]
    }),
  }))
  return (
    <>
      <header>
        <h2 className="gj-grow">{t('shell.timeline.label')}</h2>
      </header>
      <div className="gj-body" tabIndex={0} role="region" aria-label={t('shell.timeline.label')}>
        <Timeline entries={worded} words="archive" />
      </div>
    </>
  )
}
