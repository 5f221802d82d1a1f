import type { reception } from '@guanjia/contract'

/** `A001`: what is called out; the thousandth visitor of a day is A1000. */
export const ticketText = (ticket: number): string => `A${String(ticket).padStart(3, '0')}`

type Judged = { isMandatory: boolean; doneAt: Date | null; phase: reception.FlowStep['phase']; dueAt: Date | null }

/** Whether a visit that is over kept the flow (RCP-011): false once a mandatory step is missing, null while a task of afterwards still has time. */
export function conformity(steps: readonly Judged[], now: Date): boolean | null {
  const missing = steps.filter((step) => step.isMandatory && step.doneAt === null)
  if (missing.length === 0) return true
  return missing.every((step) => step.phase === 'after' && step.dueAt !== null && step.dueAt > now) ? null : false
}

/** A visit leaves a problem when a case came of it that is not settled, or the visitor was not content. */
export const leavesProblem = (openCases: number, rating: number | null): boolean => openCases > 0 || (rating !== null && rating <= 2)
