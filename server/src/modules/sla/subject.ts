import type { Instant } from './time-zone.ts'

/**
 * What can be true of any subject that a clock watches, in words that no label or state name of a module touches:
 * - `received`: the request is here (the visitor arrives, the call is taken, the work order exists); always true.
 * - `acknowledged`: a person has turned to the resident. `needsFieldWork`: somebody has to go there.
 * - `raised`: every work order that it needs exists.
 * - `arrived`: someone is on site. `forwarded`: it is with the department in charge. `graded`: a complaint has its grade.
 * - `feedbackGiven`: the resident has a first substantive answer. `updateGiven`: the latest news of progress, each time anew.
 * - `resolved`: the work is done and the resident told. `visited`: the return visit reached them. `reportedUp`: the site manager knows.
 * - `promised`: the resident was told until when it will be settled. `workBegun`: handling has begun on site. `returned`: what was lent is back. `closed`, `cancelled`: it is over, or has lost its object. `waiting`: see `SubjectState.waiting`.
 */
export const FACTS = [
  'received',
  'acknowledged',
  'needsFieldWork',
  'raised',
  'arrived',
  'workBegun',
  'promised',
  'forwarded',
  'graded',
  'feedbackGiven',
  'updateGiven',
  'resolved',
  'visited',
  'reportedUp',
  'returned',
  'closed',
  'cancelled',
  'waiting',
] as const

/** A fact of this list, or one that a module names itself: `handover.keysGiven`. */
export type Fact = (typeof FACTS)[number] | `${string}.${string}`

export const isFact = (name: string): name is Fact => (FACTS as readonly string[]).includes(name) || /^[a-z]+\.[a-zA-Z]+$/.test(name)

/**
 * Since when a fact is true, and who made it so. `at` is the effective time.
 * `system` is everything that no person did in person: automatic replies, rules, escalations and their notes, imports.
 */
export type Evidence = { at: Instant; by: 'human' | 'system'; residentSees: boolean }

/** A person did it and the resident can see it: the only evidence that keeps a promise to a resident. */
export const seenByResident = (at: Instant): Evidence => ({ at, by: 'human', residentSees: true })
/** A person did it, inside the house. */
export const byStaff = (at: Instant): Evidence => ({ at, by: 'human', residentSees: false })
export const bySystem = (at: Instant): Evidence => ({ at, by: 'system', residentSees: false })

/** A moment agreed with the resident, and when it was agreed. */
export type Agreed = { agreedAt: Instant; to: Instant }

/**
 * The state of a subject as its module tells it, whole, after every act.
 * A fact that no longer holds, or must be earned again, is left out: a reopened case is neither `resolved` nor `visited`.
 * The engine compares with its clocks and draws the conclusions.
 */
export type SubjectState = {
  /** When the request came in: the first contact, the raising of the order. */
  receivedAt: Instant
  /** When it happened, by the resident's own words; never the base of a clock. */
  reportedAt: Instant | null
  facts: Partial<Record<Exclude<Fact, 'received' | 'waiting'>, Evidence>>
  /** `until`: when the wait ends by itself. */
  waiting: { reason: string; since: Instant; until?: Instant | null } | null
  /** An agreed window: its end replaces the target of whoever is to come. */
  appointment?: Agreed | null
  /** The time that was promised for the result replaces its target. */
  promise?: Agreed | null
  /** The number of the record that goes on for both, once this one was merged into it. */
  mergedInto?: string | null
  /** The last reopening of the subject; null when it never was. */
  reopenedAt: Instant | null
  /** Who has it in hand. */
  holder: string | null
}

/** What policies match a subject by. `category` is the path of codes from the root of the category tree to the leaf. */
export type SubjectTraits = {
  type: string
  kind: string | null
  category: readonly string[]
  urgency: string | null
  grade: string | null
  /** What brought it about: `case`, `inspection`, `maintenance`, null for by hand. */
  origin: string | null
  siteKind: string
  siteId: string
}
