import type { Ctx } from '../ctx.ts'

export interface Sweep {
  siteId: string
  /** What ended before this moment goes. */
  before: Date
  isTrial: boolean
  /** Persons and units that somebody said must be kept. */
  held: { persons: ReadonlySet<string>; units: ReadonlySet<string> }
}

export interface Swept {
  purged: number
  /** Kept because of a hold. */
  held: number
  /** Kept because something of it is still open. */
  open: number
}

/** One class of data that is kept for a time only; its module knows where it lies and what is still open. */
export interface Retained {
  name: string
  /** Until somebody says otherwise. */
  usualDays: number
  sweep(ctx: Ctx, sweep: Sweep): Promise<Swept>
}

const classes = new Map<string, Retained>()

/** A module says what it keeps for a time only. */
export function retainsFor(retained: Retained): void {
  classes.set(retained.name, retained)
}

export function retainedClasses(): readonly Retained[] {
  return [...classes.values()]
}

/** Sorts rows into those that go and those that a hold keeps. */
export function withoutHeld<R extends { person_id?: string | null; unit_id?: string | null }>(rows: readonly R[], held: Sweep['held']): { go: R[]; held: number } {
  const go = rows.filter(({ person_id, unit_id }) => !(person_id && held.persons.has(person_id)) && !(unit_id && held.units.has(unit_id)))
  return { go, held: rows.length - go.length }
}
