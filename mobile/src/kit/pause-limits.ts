import type { Clock, PauseRule } from '@guanjia/contract/sla.ts'
import type { Role } from '@guanjia/contract/permissions.ts'
import { isOpen } from './clock-times.ts'
import { inputOfInstant, momentAfter } from './moment.ts'

type Place = PauseRule['approver']
const PLACES: readonly Place[] = ['handler', 'supervisor', 'site_manager', 'head_office']
const PLACE_OF: Partial<Record<Role, Place>> = { supervisor: 'supervisor', site_manager: 'site_manager', administrator: 'head_office' }
const HOUR_MS = 3_600_000
const FIVE_MINUTES_MS = 300_000

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

/** Ends of a wait that one tap chooses, as a `datetime-local` field holds them: in two hours, this evening, later; none after `limit`. */
export function quickEnds(now: number, limit: number | null, timeZone: string): string[] {
  const inTwoHours = Math.ceil((now + 2 * HOUR_MS) / FIVE_MINUTES_MS) * FIVE_MINUTES_MS
  const ends = [
    inTwoHours,
    ...([[0, '18:00'], [1, '09:00'], [1, '14:00'], [2, '09:00'], [3, '09:00'], [7, '09:00']] as const)
      .map(([days, time]) => Date.parse(momentAfter(days, time, now, timeZone)))
      .filter((at) => at > inTwoHours),
  ]
  return ends
    .sort((a, b) => a - b)
    .filter((at) => limit === null || at <= limit)
    .slice(0, 6)
    .map((at) => inputOfInstant(at, timeZone))
}

export type Missing = 'reason' | 'photo' | 'document' | 'note' | 'until' | 'later' | 'shorter'

/** What a wait still needs before it can be sent, in the order of the form. */
export function missingFor(
  rule: PauseRule | null,
  given: {
    clocks: readonly Clock[]
    files: number
    note: string
    until: string | null
    hasAppointment: boolean
    isNoteNeeded: boolean
    mayAllowMore: boolean
  },
  now: number,
): Missing[] {
  if (rule === null) return ['reason']
  const missing: Missing[] = []
  const limit = restLimit(rule, given.clocks, now)
  const proof = limit === null ? null : rule.evidence
  const until = given.until === null ? null : Date.parse(given.until)
  if ((proof === 'photo' || proof === 'document') && given.files === 0) missing.push(proof)
  if (proof === 'appointment' && until === null && !given.hasAppointment) missing.push('until')
  if (until !== null && until <= now) missing.push('later')
  // Who may allow more has to say until when.
  if (limit !== null && (until === null ? limit <= now : !given.mayAllowMore && until > limit)) missing.push('shorter')
  if ((proof === 'note' || given.isNoteNeeded) && given.note.trim() === '') missing.push('note')
  return missing
}
