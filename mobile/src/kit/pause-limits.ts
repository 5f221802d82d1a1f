import type { Clock, PauseRule } from '@guanjia/contract/sla.ts'
import { restLimit } from '@guanjia/ui/clock/pause-limits.ts'
import { inputOfInstant, momentAfter } from './moment.ts'

const HOUR_MS = 3_600_000
const FIVE_MINUTES_MS = 300_000

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
