import { useLabel, useT } from '@guanjia/ui'
import type { Candidate } from '@guanjia/contract/dispatch.ts'

/** Whether a note could change it. */
export const isForbidden = ({ obstacles }: Candidate): boolean => obstacles.some(({ kind }) => kind === 'certificate')

/** What speaks for a candidate, or everything that stands against one, in words. */
export function useCandidateWords(): (candidate: Candidate) => string {
  const t = useT()
  const label = useLabel()
  return (candidate) =>
    candidate.obstacles.length > 0
      ? candidate.obstacles.map(({ kind, detail }) => [label('obstacle', kind), detail].filter(Boolean).join(' ')).join('；')
      : [
          label('zoneMatch', candidate.zoneMatch),
          t('dispatch.why.load', { n: candidate.load }),
          candidate.lastScore === null ? t('dispatch.why.noScore') : t('dispatch.why.score', { n: candidate.lastScore }),
          candidate.lateMinutes > 0 ? t('dispatch.why.late', { n: candidate.lateMinutes }) : '',
        ]
          .filter(Boolean)
          .join(' · ')
}

interface Props {
  candidates: readonly Candidate[]
  onPick: (candidate: Candidate) => void
  label: string
}

/** Everybody for an order, best first; the first nine have the number that chooses them. */
export function CandidateList({ candidates, onPick, label }: Props) {
  const words = useCandidateWords()
  return (
    <ol className="gj-candidates" aria-label={label}>
      {candidates.map((candidate, i) => (
        <li key={candidate.worker.id}>
          <button type="button" disabled={isForbidden(candidate)} data-fits={candidate.rank !== null} onClick={() => onPick(candidate)}>
            <kbd aria-hidden="true">{i < 9 ? i + 1 : ''}</kbd>
            <span className="gj-grow">
              <strong>{candidate.worker.name}</strong>
              <span className="gj-small gj-quiet" style={{ display: 'block' }}>
                {words(candidate)}
              </span>
            </span>
            <span className="gj-load" data-load={Math.min(candidate.load, 5)}>
              {candidate.load}
              {candidate.limit === null ? '' : `/${candidate.limit}`}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
