import { useLabel, useT, type StatusLook, type T } from '@guanjia/ui'
import type { Frequency } from '@guanjia/contract/environment.ts'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import { Look } from '../kit/status-tag.tsx'

const DONE: StatusLook = { tone: 'done', shape: 'tick' }
const LATE: StatusLook = { tone: 'overdue', shape: 'triangle' }
const WAITING: StatusLook = { tone: 'waiting', shape: 'pause' }
const ACTIVE: StatusLook = { tone: 'active', shape: 'half' }
const OVER: StatusLook = { tone: 'closed', shape: 'ring' }
const IDLE: StatusLook = { tone: 'idle', shape: 'ring' }
const LOOKS: Record<string, StatusLook> = {
  running: ACTIVE, done: DONE, cancelled: OVER, in_use: DONE, under_repair: ACTIVE, scrapped: OVER, waiting: IDLE, open: ACTIVE, late: { tone: 'soon', shape: 'triangle' }, missed: LATE, planned: IDLE, skipped: OVER, draft: IDLE, asking: WAITING, accepted: ACTIVE, declined: OVER, carried_out: DONE,
  coming: IDLE, active: DONE, over: OVER, announced: WAITING, started: ACTIVE, checked: DONE, ended: OVER, allowed: DONE, careful: { tone: 'soon', shape: 'triangle' }, prohibited: LATE,
}

/** The state of a record: colour, shape and word. */
export function EnvironmentState({ group, state }: { group: keyof EnumLabels; state: string }) {
  const label = useLabel()
  return <Look look={LOOKS[state] ?? IDLE} text={label(group, state)} />
}

/** Something that has to be seen. */
export function Alarm({ text, isSoft = false }: { text: string; isSoft?: boolean }) {
  return <span className="gj-tone gj-pill" data-tone={isSoft ? 'soon' : 'overdue'}>▲ {text}</span>
}

export function PassTag({ isPassed }: { isPassed: boolean }) {
  const t = useT()
  return <Look look={isPassed ? DONE : LATE} text={t(isPassed ? 'environment.checks.passed' : 'environment.checks.failed')} />
}

/** `每日 2 次`, `每 3 月 1 次`. */
export function frequencyIn(t: T, one: Frequency | null): string {
  if (one === null) return ''
  const { times: n, every, unit } = one
  return every === 1 ? t(`environment.frequency.${unit}`, { n }) : t(`environment.frequency.${unit}s`, { n, every })
}
