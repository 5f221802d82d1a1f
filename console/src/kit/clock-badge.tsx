import { lazy, Suspense, useState } from 'react'
import { ShapeMark, clockView, useLabel, useNow, useT, useTime, useWhen } from '@guanjia/ui'
import type { Clock, ClockBrief } from '@guanjia/contract/sla.ts'
import './clock-badge.css'

const ClockPanel = lazy(() => import('./clock-panel.tsx').then(({ ClockPanel }) => ({ default: ClockPanel })))

/**
 * A live countdown: which promise, how long it still has; overdue is red, has a triangle and the word. Fifty of them tick in a list, so it
 * stays plain. A whole clock opens to how it went; the brief one of a list row leaves that to its record.
 */
export function ClockBadge({
  clock,
  withMetric = true,
  pill = false,
}: {
  clock: ClockBrief | Clock | null
  withMetric?: boolean
  pill?: boolean
}) {
  const now = useNow()
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const when = useWhen()
  if (!clock) return <span className="gj-quiet">—</span>
  const view = clockView(clock, now, t, when)
  const metric = label('metric', clock.metric)
  const due = clock.dueAt ? t('shell.clock.due', { metric, time: time.at(clock.dueAt) }) : metric
  const badge = (
    <span className={pill ? 'gj-tone gj-pill' : 'gj-tone'} data-tone={view.tone} title={due}>
      <ShapeMark shape={view.shape} size={12} />
      {withMetric && <span>{metric}</span>}
      <span>{view.text}</span>
    </span>
  )
  return 'id' in clock ? <ClockOpener clock={clock}>{badge}</ClockOpener> : badge
}

/** A button around anything that shows a clock: opens how it went. */
export function ClockOpener({ clock, children }: { clock: Pick<Clock, 'id' | 'metric'>; children: React.ReactNode }) {
  const t = useT()
  const label = useLabel()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="gj-clock-opener"
        aria-haspopup="dialog"
        title={t('shell.clock.open', { metric: label('metric', clock.metric) })}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense>
          <ClockPanel id={clock.id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
