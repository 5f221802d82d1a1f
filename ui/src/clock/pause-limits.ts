import type { Role } from '@guanjia/contract/permissions.ts'
import type { Clock, PauseRule } from '@guanjia/contract/sla.ts'

type Place = PauseRule['approver']
const PLACES: readonly Place[] = ['handler', 'supervisor', 'site_manager', 'head_office']
const PLACE_OF: Partial<Record<Role, Place>> = { supervisor: 'supervisor', site_manager: 'site_manager', general_manager: 'head_office', administrator: 'head_office' }

const isOpen = ({ state }: Pick<Clock, 'state'>): boolean => state === 'running' || state === 'paused'

/** May one of these roles allow more than a rule lets others? The server has the last word. */
export function mayAllowMore(roles: readonly Role[], rule: Pick<PauseRule, 'approver'>): boolean {
  return roles.some((role) => PLACES.indexOf(PLACE_OF[role] ?? 'handler') >= PLACES.indexOf(rule.approver))
}

/** The open promises of a record that rest for a reason; with none, nothing has to be proven. */
export function restingMetrics(rule: Pick<PauseRule, 'metrics'>, clocks: readonly Clock[]): string[] {
  return [...new Set(clocks.filter(isOpen).map(({ metric }) => metric))].filter((metric) => rule.metrics.includes(metric))
}

/**
 * Until when a rest for this reason may last (milliseconds): the longest single one, less if promises have rested for it before.
 * Null when it stops no promise. Clocks with their history count what they have rested; without it only the single limit is known.
 */
export function restLimit(
  rule: Pick<PauseRule, 'reason' | 'metrics' | 'longestSingleSeconds' | 'longestTotalSeconds'>,
  clocks: readonly Clock[],
  now: number,
): number | null {
  const resting = clocks.filter((clock) => isOpen(clock) && rule.metrics.includes(clock.metric))
  if (resting.length === 0) return null
  const rested = resting.map(({ pauses = [] }) =>
    pauses.filter(({ reason }) => reason === rule.reason).reduce((sum, { seconds }) => sum + seconds, 0),
  )
  const left = Math.min(rule.longestSingleSeconds, rule.longestTotalSeconds - Math.max(...rested))
  return now + Math.max(0, left) * 1000
}
