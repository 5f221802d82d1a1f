import { useT } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { History, inOwnWords } from '../../kit/history.tsx'

const DID = ['raised', 'report', 'pass', 'send_back', 'drop', 'planned', 'hold', 'postpone', 'cancel', 'opened', 'closed', 'opinion_given', 'finding_raised', 'fed_back', 'appealed', 'accepted', 'accepted_as_correction', 'refused', 'withdrawn', 'proposed', 'try', 'adopt', 'decline', 'added', 'changed'] as const

/** What happened to an action, a meeting or an evaluation. */
export function ImproveHistory({ entries }: { entries: readonly TimelineEntry[] | undefined }) {
  const t = useT()
  const words = (action: string): string => {
    const known = DID.find((one) => one === action)
    return known ? t(`improve.did.${known}`) : action
  }
  return <History title={t('improve.history')} entries={inOwnWords(entries, { action: ({ action }) => words(action) })} />
}
