import { dayAfter } from '../../../platform/time.ts'
import type { OccupancyRole, PersonFacts } from '../import/index.ts'
import { overlap, type Period } from '../period.ts'
import { grown } from '../small.ts'
import type { UnitDraft } from './draft.ts'
import type { KnownOccupancy } from './known.ts'
import type { PersonDraft, PersonsOfFile } from './persons-of-file.ts'

export interface OccupancyDraft extends Period {
  known: KnownOccupancy | null
  unit: UnitDraft
  person: PersonDraft
  role: OccupancyRole
  isTold: boolean
}

/** Somebody else's time at the unit, or the same person's in another role. By id when only the database has the person. */
export interface OtherStay extends Period {
  person: PersonDraft | string
  name: string
  role: OccupancyRole
}

/** What a mention of a person at a unit means. */
export interface Stay extends Period {
  person: PersonDraft | null
  draft: OccupancyDraft | null
  known: KnownOccupancy | null
  role: OccupancyRole
  others: readonly OtherStay[]
}

const NONE: readonly never[] = []

/** Who is where according to the file, matched with who the database says is or was there. */
export class StaysOfFile {
  readonly drafts: OccupancyDraft[] = []
  readonly #persons: PersonsOfFile
  readonly #today: string
  /** By unit code. */
  readonly #knownOfUnit = new Map<string, KnownOccupancy[]>()
  /** By unit code. */
  readonly #ofUnit = new Map<string, OccupancyDraft[]>()

  constructor(persons: PersonsOfFile, today: string) {
    this.#persons = persons
    this.#today = today
  }

  /** A stay that the database knows; to be told in the order in which they came, after the persons. */
  enterKnown({ code, ...known }: KnownOccupancy & { code: string }): void {
    const person = this.#persons.ofRecord(known.person_id)
    if (person) {
      // One text for each person, not one for each row.
      known.person_id = person.knownId!
      this.#persons.enterKnownStay(code, person)
    }
    this.#knownOfUnit.set(code, grown(this.#knownOfUnit.get(code), known))
  }

  /** What a mention of a person at a unit means, and who else is or was there. Changes nothing. */
  of(unitCode: string, facts: PersonFacts): Stay {
    const person = this.#persons.find(facts, unitCode)
    const drafts: readonly OccupancyDraft[] = this.#ofUnit.get(unitCode) ?? NONE
    const knownOnes: readonly KnownOccupancy[] = this.#knownOfUnit.get(unitCode) ?? NONE
    if (drafts.length === 0 && knownOnes.length === 0)
      return { person, draft: null, known: null, role: facts.role, from_on: facts.from, until_on: facts.to, others: NONE }
    const free = knownOnes.filter((o) => !drafts.some((draft) => draft.known === o))
    const draft =
      (person &&
        drafts.find((d) => d.person === person && isLike(d.role, facts.role) && (facts.from === null || d.from_on === facts.from))) ??
      null
    const known =
      draft || !person?.knownId
        ? null
        : this.#meant(
            free.filter((o) => o.person_id === person.knownId && isLike(o.role, facts.role)),
            facts,
          )
    const others: OtherStay[] = []
    for (const d of drafts)
      if (d !== draft) others.push({ person: d.person, name: d.person.name, role: d.role, from_on: d.from_on, until_on: d.until_on })
    for (const o of free)
      if (o !== known)
        others.push({
          person: o.person_id,
          name: this.#persons.ofRecord(o.person_id)?.name ?? '',
          role: o.role,
          from_on: o.from_on,
          until_on: o.until_on,
        })
    if (draft) return { person, draft, known, role: draft.role, from_on: draft.from_on, until_on: draft.until_on, others }
    if (known)
      return { person, draft, known, role: known.role, from_on: facts.from ?? known.from_on, until_on: facts.to ?? known.until_on, others }
    return {
      person,
      draft,
      known,
      role: facts.role,
      from_on: facts.from ?? afterThoseBefore(others, facts, person),
      until_on: facts.to,
      others,
    }
  }

  /** The occupancy that a mention means: one that meets its dates, or, without dates, one that is not over. */
  #meant(candidates: KnownOccupancy[], facts: PersonFacts): KnownOccupancy | null {
    if (facts.from === null && facts.to === null) return candidates.find((o) => o.until_on === null || o.until_on >= this.#today) ?? null
    return candidates.find((o) => overlap(o, { from_on: facts.from, until_on: facts.to })) ?? null
  }

  /** No further mention will come. */
  close(): void {
    this.#knownOfUnit.clear()
    this.#ofUnit.clear()
  }

  /** Takes a stay that was looked up, with the person who was found or made for it. */
  enter(unit: UnitDraft, person: PersonDraft, stay: Stay): OccupancyDraft {
    if (stay.draft) return stay.draft
    const draft: OccupancyDraft = { known: stay.known, unit, person, role: stay.role, from_on: stay.from_on, until_on: stay.until_on, isTold: false }
    this.#ofUnit.set(unit.code, grown(this.#ofUnit.get(unit.code), draft))
    this.drafts.push(draft)
    return draft
  }
}

export function isOf(stay: OtherStay, person: PersonDraft): boolean {
  return typeof stay.person === 'string' ? stay.person === person.knownId : stay.person === person
}

function isOwnership(role: OccupancyRole): boolean {
  return role === 'owner' || role === 'co_owner'
}

/** Owner and co-owner are one relation to the unit: lists name either of a couple first. */
function isLike(a: OccupancyRole, b: OccupancyRole): boolean {
  return a === b || (isOwnership(a) && isOwnership(b))
}

/** Without a first day somebody follows whoever had the place before and left: an unknown beginning would overlap them. */
function afterThoseBefore(others: readonly OtherStay[], { role, to }: PersonFacts, person: PersonDraft | null): string | null {
  const before = others.filter((o) => o.role === role && (role === 'owner' || (person !== null && isOf(o, person))))
  const last = before
    .flatMap((o) => o.until_on ?? [])
    .sort()
    .at(-1)
  return last === undefined || (to !== null && to <= last) ? null : dayAfter(last)
}
