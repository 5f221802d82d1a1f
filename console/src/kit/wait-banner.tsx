import { Button } from 'antd'
import { ShapeMark, formatDuration, useLabel, useNow, useT, useTime, useWhen } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import type { Clock } from '@guanjia/contract/sla.ts'
import { FileStrip } from './file-strip.tsx'
import './wait-banner.css'

interface Props {
  kind: 'waiting' | 'suspended'
  reason: string
  until: string | null
  objection?: string | null
  clocks: readonly Clock[]
  timeline: readonly TimelineEntry[] | undefined
  /** Only what the person may do. */
  onProlong?: (() => void) | undefined
  onResume?: (() => void) | undefined
  words: { prolong: string; resume: string }
}

const BEGINNINGS: ReadonlySet<string> = new Set(['wait', 'suspend'])
const MINUTE_MS = 60_000

/** A record that rests: why, since when and with which proof, when it goes on by itself, what rests, and what the resident says to it. */
export function WaitBanner({ kind, reason, until, objection, clocks, timeline, onProlong, onResume, words }: Props) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const when = useWhen()
  const now = useNow(MINUTE_MS)
  const begun = timeline?.filter(({ action }) => BEGINNINGS.has(action)).toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]
  const metrics = (state: Clock['state']): string =>
    [...new Set(clocks.filter((clock) => clock.state === state).map(({ metric }) => label('metric', metric)))].join('、')
  const [resting, going] = [metrics('paused'), metrics('running')]
  const left = until ? (Date.parse(until) - now) / 1000 : 0
  const facts = [
    begun && t('cases.wait.since', { time: time.at(begun.at) }),
    begun && t('cases.wait.by', { name: begun.actor.name }),
    until && t('cases.wait.resumes', { when: when(until) }),
    left > 0 && t('cases.wait.left', { time: formatDuration(left, t) }),
  ]
  return (
    <section className="gj-wait" role="status" data-testid="wait-banner">
      <span className="gj-tone gj-wait-mark" data-tone="waiting">
        <ShapeMark shape="pause" size={18} />
      </span>
      <div className="gj-grow gj-stack" style={{ gap: 4 }}>
        <div className="gj-row gj-wrap">
          <strong>{t(`cases.wait.${kind}`, { reason: label('waitReason', reason) })}</strong>
          <span className="gj-quiet">{facts.filter(Boolean).join(' · ')}</span>
        </div>
        {begun?.note && <p className="gj-words">{begun.note}</p>}
        {begun && begun.files.length > 0 && <FileStrip files={begun.files} />}
        {(resting || going) && (
          <p className="gj-quiet gj-small">
            {[resting && t('cases.wait.resting', { metrics: resting }), going && t('cases.wait.going', { metrics: going })]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {objection && (
          <p className="gj-tone" data-tone="overdue" style={{ whiteSpace: 'normal' }}>
            <ShapeMark shape="triangle" size={12} />
            {t('cases.wait.objection', { words: objection })}
          </p>
        )}
      </div>
      <div className="gj-row gj-screen-only">
        {onProlong && <Button onClick={onProlong}>{words.prolong}</Button>}
        {onResume && <Button onClick={onResume}>{words.resume}</Button>}
      </div>
    </section>
  )
}
