import { ShapeMark, clockView, useLabel, useNow, useT, useTime } from '@guanjia/ui'
import type { Clock, ClockBrief } from '@guanjia/contract/sla.ts'

/** A live countdown: which promise, how long it still has; overdue is red, has a triangle and the word. Fifty of them tick in a list, so it stays plain. */
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
  if (!clock) return <span className="gj-quiet">—</span>
  const view = clockView(clock, now, t)
  const metric = label('metric', clock.metric)
  const due = clock.dueAt ? t('shell.clock.due', { metric, time: time.at(clock.dueAt) }) : metric
  return (
    <span className={pill ? 'gj-tone gj-pill' : 'gj-tone'} data-tone={view.tone} title={due}>
      <ShapeMark shape={view.shape} size={12} />
      {withMetric && <span>{metric}</span>}
      <span>{view.text}</span>
    </span>
  )
}
