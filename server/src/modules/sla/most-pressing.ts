import type { sla } from '@guanjia/contract'

/** The most pressing clock of those that are open: breached first, then by due time, paused last. */
export function mostPressing(clocks: readonly sla.Clock[]): sla.ClockBrief | null {
  const open = clocks.filter((clock) => clock.state === 'running' || clock.state === 'paused')
  const rank = (clock: sla.Clock): string => `${clock.outcome === 'breached' ? 0 : 1}${clock.dueAt ?? '9'}`
  const first = open.toSorted((a, b) => rank(a).localeCompare(rank(b)))[0]
  if (!first) return null
  const { metric, state, outcome, dueAt, breachedAt, pauseReason, remainingSeconds, opensAt } = first
  return { metric, state, outcome, dueAt, breachedAt, pauseReason, remainingSeconds, opensAt }
}
