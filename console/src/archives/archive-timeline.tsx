import { useCall, useLabel, useT } from '@guanjia/ui'
import { ProblemAlert } from '../kit/problem.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { inArchiveWords } from './timeline-words.ts'

/** What happened to a unit or to a person's file, in words instead of codes. */
export function ArchiveTimeline({ of, id }: { of: 'unit' | 'person'; id: string }) {
  const t = useT()
  const label = useLabel()
  const timeline = useCall(of === 'unit' ? 'archives.unitTimeline' : 'archives.personTimeline', { params: { id } })
  if (timeline.error && !timeline.data) return <ProblemAlert error={timeline.error} onRetry={() => void timeline.refetch()} />
  if (timeline.data?.items.length === 0) return <p className="gj-none">{t('archives.noTimeline')}</p>
  return <Timeline entries={timeline.data?.items.map((entry) => inArchiveWords(entry, t, label))} words="archive" />
}
