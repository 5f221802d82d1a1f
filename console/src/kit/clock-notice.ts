import type { Clock } from '@guanjia/contract/sla.ts'

const ALERTS: ReadonlySet<string> = new Set(['reminder', 'breach', 'escalation', 'repeat'])

type Watched = Pick<Clock, 'state' | 'outcome' | 'dueAt' | 'acknowledged' | 'events'>

/** Whether an alert about an open clock waits for somebody to say that it was seen. `now` in milliseconds. */
export function wantsNotice({ state, outcome, dueAt, acknowledged, events }: Watched, now: number): boolean {
  if (acknowledged || (state !== 'running' && state !== 'paused')) return false
  const isLate = outcome === 'breached' || (dueAt !== null && Date.parse(dueAt) <= now)
  return isLate || (events ?? []).some(({ kind }) => ALERTS.has(kind))
}
