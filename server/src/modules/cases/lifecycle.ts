import type { cases, Permission } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

type Status = cases.CaseStatus
const OPEN: Status[] = ['registered', 'classified', 'in_progress', 'waiting', 'reopened']
const WORKABLE: Status[] = ['registered', 'classified', 'in_progress', 'reopened']
const ENDED: Status[] = ['resolved', 'confirmed', 'closed', 'invalid']

/** The course of a case (spec 03, CMP-006, ORG-032): registered → classified → in progress → resolved → confirmed → closed, with its side states. */
export const LIFECYCLE: LifeCycle<Status, cases.CaseAction> = {
  classify: { from: ['registered', 'classified', 'reopened'], to: 'classified' },
  grade: { from: OPEN, to: 'same' },
  forward: { from: OPEN, to: 'same' },
  start: { from: ['registered', 'classified', 'reopened'], to: 'in_progress' },
  wait: { from: WORKABLE, to: 'waiting' },
  // Back to where it waited from; the use case reads it from the row.
  resume: { from: ['waiting'], to: 'in_progress' },
  feedback: { from: OPEN, to: 'same' },
  resolve: { from: OPEN, to: 'resolved' },
  // Settled confirms, not settled or a score of 2 and less reopens: decided by `outcomeOfVisit`.
  return_visit: { from: ['resolved'], to: 'same' },
  confirm: { from: ['resolved'], to: 'confirmed' },
  rate: { from: ['resolved', 'confirmed', 'closed'], to: 'same' },
  close: { from: ['resolved', 'confirmed'], to: 'closed' },
  invalidate: { from: WORKABLE, to: 'invalid' },
  cancel: { from: OPEN, to: 'cancelled' },
  reopen: { from: ENDED, to: 'reopened' },
  urge: { from: OPEN, to: 'same' },
  hand_over: { from: [...OPEN, 'resolved', 'confirmed'], to: 'same' },
  link: { from: [...OPEN, 'resolved'], to: 'same' },
  prolong: { from: ['waiting'], to: 'same' },
  // While the case waits, or the work on it rests; the use case knows.
  object: { from: OPEN, to: 'same' },
  split: { from: OPEN, to: 'same' },
  // An offer to another post, as long as nobody has accepted it nothing changes hands.
  transfer: { from: OPEN, to: 'same' },
  accept_transfer: { from: OPEN, to: 'same' },
  decline_transfer: { from: OPEN, to: 'same' },
  take_back: { from: OPEN, to: 'same' },
}

/** What staff need for each act; residents act on their own cases with `cases:own` and only as `RESIDENT_ACTIONS` says. */
export const STAFF_PERMISSION: Record<cases.CaseAction, Permission> = {
  classify: 'cases:handle',
  grade: 'cases:handle',
  forward: 'cases:handle',
  start: 'cases:handle',
  wait: 'cases:handle',
  resume: 'cases:handle',
  feedback: 'cases:handle',
  resolve: 'cases:handle',
  return_visit: 'cases:handle',
  confirm: 'cases:own',
  rate: 'cases:own',
  close: 'cases:handle',
  invalidate: 'cases:decide',
  cancel: 'cases:handle',
  reopen: 'cases:handle',
  urge: 'cases:register',
  hand_over: 'cases:handle',
  link: 'cases:handle',
  // Prolonging is the approval of whoever may allow more.
  prolong: 'cases:decide',
  object: 'cases:own',
  split: 'cases:handle',
  transfer: 'cases:handle',
  accept_transfer: 'cases:handle',
  decline_transfer: 'cases:handle',
  take_back: 'cases:handle',
}

export const RESIDENT_ACTIONS: readonly cases.CaseAction[] = ['confirm', 'rate', 'cancel', 'reopen', 'urge', 'object']

/** Acts that whoever did the work may not do: nobody declares the own work settled (CMP-028). */
export const NOT_BY_HANDLER: readonly cases.CaseAction[] = ['return_visit', 'confirm', 'close']

/** The resident sees these steps in the app. */
export const VISIBLE_TO_RESIDENT: readonly cases.CaseAction[] = ['classify', 'start', 'wait', 'resume', 'feedback', 'resolve', 'return_visit', 'confirm', 'rate', 'close', 'invalidate', 'cancel', 'reopen', 'urge', 'prolong', 'object', 'split']

export const CLOSED_STATUSES: readonly Status[] = ['closed', 'invalid', 'cancelled']
export function isOpen(status: Status): boolean {
  return !CLOSED_STATUSES.includes(status)
}

/** What staff need for an act; for those who show how cases are handled. */
export const caseActPermission = (action: cases.CaseAction): Permission => STAFF_PERMISSION[action]
