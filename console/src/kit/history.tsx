import { useT } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { ProblemAlert } from './problem.tsx'
import { Timeline, type TimelineWords } from './timeline.tsx'

interface Props {
  entries: readonly TimelineEntry[] | undefined
  /** What it is called beside its record, when not 时间线. */
  title?: string
  words?: TimelineWords
  error?: unknown
  onRetry?: () => void
}

/** What happened to a record, in the column beside it. */
export function History({ entries, title, words = 'archive', error, onRetry }: Props) {
  const t = useT()
  const name = title ?? t('shell.timeline.label')
  return (
    <>
      <header>
        <h2 className="gj-grow">{name}</h2>
      </header>
      <div className="gj-body" tabIndex={0} role="region" aria-label={name}>
        {error && !entries ? <ProblemAlert error={error} onRetry={onRetry} /> : <Timeline entries={entries} words={words} />}
      </div>
    </>
  )
}

type Change = TimelineEntry['changes'][number]
interface OwnWords {
  action: (entry: TimelineEntry) => string
  /** Left out: the action says what state came of it. */
  state?: (value: string) => string
  /** A change with its field in words, null when it has none; all are left out without it. */
  change?: (change: Change) => Change | null
}

/** The entries of a record that has words of its own, as `History` shows them. */
export function inOwnWords(entries: readonly TimelineEntry[] | undefined, { action, state, change }: OwnWords): TimelineEntry[] | undefined {
  const word = (value: string | null): string | null => (value === null || !state ? null : state(value))
  return entries?.map((entry) => ({ ...entry, action: action(entry), fromStatus: word(entry.fromStatus), toStatus: word(entry.toStatus), changes: change ? entry.changes.flatMap((one) => change(one) ?? []) : [] }))
}
