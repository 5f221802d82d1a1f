import { useT, useTime } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'

const DID = ['raised', 'report', 'pass', 'send_back', 'drop', 'planned', 'hold', 'postpone', 'cancel', 'opened', 'closed', 'opinion_given', 'finding_raised', 'fed_back', 'appealed', 'accepted', 'accepted_as_correction', 'refused', 'withdrawn', 'proposed', 'try', 'adopt', 'decline', 'added', 'changed'] as const

/** What happened to an action, a meeting or an evaluation, newest first. */
export function History({ entries }: { entries: readonly TimelineEntry[] | undefined }) {
  const t = useT()
  const time = useTime()
  const words = (action: string): string => {
    const known = DID.find((one) => one === action)
    return known ? t(`improve.did.${known}`) : action
  }
  return (
    <>
      <header><h2>{t('improve.history')}</h2></header>
      <ol className="gj-timeline gj-body">
        {entries?.toReversed().map((entry) => (
          <li key={entry.id}>
            <strong>{words(entry.action)}</strong> <span className="gj-quiet">{entry.actor.name} {time.at(entry.at)}</span>
            {entry.note && <p>{entry.note}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
