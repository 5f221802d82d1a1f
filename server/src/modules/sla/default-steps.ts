import type { Recipient } from './recipients.ts'
import type { StepRule } from './steps.ts'

const MINUTES = 60
const HOURS = 3600

/** Reminder to the handler, breach to handler and supervisor, then up the chain to the site manager and head office (ORG-023). */
function chain(percent: number, toManager: number, toHeadOffice: number): StepRule[] {
  return [
    { id: 'reminder', kind: 'reminder', percent, to: ['handler'] },
    { id: 'breach', kind: 'breach', to: ['handler', 'supervisor'] },
    { id: 'site_manager', kind: 'escalation', after: toManager, to: ['site_manager'] },
    { id: 'head_office', kind: 'escalation', after: toHeadOffice, to: ['head_office'] },
  ]
}

/** An alarm: whoever does not answer is passed over within minutes. */
export const ALARM_STEPS = chain(60, 3 * MINUTES, 10 * MINUTES)
/** Promises of minutes. */
export const URGENT_STEPS = chain(60, 10 * MINUTES, 60 * MINUTES)
/** Promises of hours. */
export const SAME_DAY_STEPS = chain(75, 1 * HOURS, 4 * HOURS)
/** Promises of a day and more. */
export const LONG_STEPS = chain(80, 4 * HOURS, 24 * HOURS)

/** A person is trapped: the supervisor knows at ten minutes, and everybody is told again until somebody takes it on. */
export const TRAPPED_STEPS: StepRule[] = [
  { id: 'reminder', kind: 'reminder', elapsed: 10 * MINUTES, to: ['handler', 'supervisor'] satisfies Recipient[] },
  { id: 'breach', kind: 'breach', to: ['handler', 'supervisor', 'site_manager'] },
  { id: 'head_office', kind: 'escalation', after: 10 * MINUTES, to: ['head_office'] },
  { id: 'again', kind: 'repeat', every: 10 * MINUTES, times: 6, to: ['handler', 'supervisor', 'site_manager'] },
]
