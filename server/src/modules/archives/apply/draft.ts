import { newId } from '../../../platform/ids.ts'
import { PROBLEMS } from '../import/index.ts'
import type { ArchiveRow, EntranceFacts, OccupancyRole, PersonFacts, PersonId, RowProblem, UnitFacts } from '../import/index.ts'
import { dayAfter, overlap, type Period } from '../period.ts'
import { entranceKey, type KnownArchives, type KnownOccupancy, type KnownUnit } from './known.ts'
import { PersonsOfFile, type PersonDraft } from './persons-of-file.ts'

export interface EntranceDraft {
  id: string
  isNew: boolean
  buildingId: string
  code: string
  before: { floors: number | null; hasElevator: boolean | null }
  floors: number | null
  hasElevator: boolean | null
}

export class UnitDraft {
  readonly known: KnownUnit | null
  readonly buildingId: string
  readonly entranceId: string | null
  facts: UnitFacts
  #id: string | undefined

  constructor(known: KnownUnit | null, buildingId: string, entranceId: string | null, facts: UnitFacts) {
    this.known = known
    this.buildingId = buildingId
    this.entranceId = entranceId
    this.facts = facts
  }

  get id(): string {
    return this.known?.id ?? (this.#id ??= newId())
  }
}

export interface OccupancyDraft extends Period {
  known: KnownOccupancy | null
  unit: UnitDraft
  person: PersonDraft
  role: OccupancyRole
}

/** A row of the file and what it stands for. */
export interface RowDraft {
  row: ArchiveRow
  unit: UnitDraft | null
  entrance: EntranceDraft | null
  people: PersonDraft[]
  occupancies: OccupancyDraft[]
}

const NONE: readonly never[] = []

/** Everything that rows of a file say about a site, each thing once, matched with what the database knows. Writes nothing. */
export class ArchivesDraft {
  readonly buildings = new Map<string, { id: string; code: string }>()
  readonly entrances = new Map<string, EntranceDraft>()
  readonly units = new Map<string, UnitDraft>()
  readonly occupancies: OccupancyDraft[] = []
  readonly rows: RowDraft[] = []
  readonly persons: PersonsOfFile
  readonly #known: KnownArchives
  readonly #today: string
  /** Occupancies that the file names, by unit code. */
  readonly #ofUnit = new Map<string, OccupancyDraft[]>()
  readonly #names: Map<string, string>

  /** `today` is the day at the site, `YYYY-MM-DD`; `indexOf` gives the blind index of an ID number. */
  constructor(known: KnownArchives, indexOf: (id: PersonId) => string, today: string) {
    this.#known = known
    this.#today = today
    this.persons = new PersonsOfFile(indexOf)
    this.#names = new Map(known.persons.map(({ id, name }) => [id, name]))
    const drafts = new Map(known.persons.map((person) => [person.id, this.persons.enterKnown(person)]))
    for (const unit of known.units.values())
      for (const { person_id } of known.occupancies.get(unit.id) ?? NONE) {
        const draft = drafts.get(person_id)
        if (draft) this.persons.enterKnownStay(unit.code, draft)
      }
  }

  /** Takes a row without errors. Answers what is odd beside what is there; with an error the row is not taken. */
  enter(row: ArchiveRow): RowProblem[] {
    const { unit } = row
    const stays = unit && row.kind === 'unit' ? row.people.map((facts) => this.#stay(unit.code, facts)) : NONE
    for (const [i, stay] of stays.entries()) {
      if (stay.others.length === 0) continue
      const facts = row.people[i]!
      const owner = facts.role === 'owner' && stay.role === 'owner' ? stay.others.find((other) => other.role === 'owner' && overlap(other, stay)) : undefined
      if (owner) return [problem(row, facts, 'owner_differs', owner.name)]
      const twice = stay.others.find((other) => stay.person !== null && isOf(other, stay.person) && other.role === stay.role && overlap(other, stay))
      if (twice) return [problem(row, facts, 'stay_overlaps', `${twice.from_on ?? '…'} – ${twice.until_on ?? '…'}`)]
    }
    return this.#take(row, stays)
  }

  #take(row: ArchiveRow, stays: readonly Stay[]): RowProblem[] {
    const problems: RowProblem[] = []
    const draft: RowDraft = { row, unit: null, entrance: null, people: [], occupancies: [] }
    if (row.entrance) draft.entrance = this.#entrance(row.entrance)
    if (row.unit) {
      if (row.unit.entrance !== null) draft.entrance = this.#entrance({ building: row.unit.building, entrance: row.unit.entrance, totalFloors: row.unit.totalFloors, hasElevator: row.unit.hasElevator })
      draft.unit = this.#unit(row.unit, draft.entrance)
    }
    const code = row.unit?.code ?? null
    for (const [i, facts] of (row.kind === 'parking' ? NONE : row.people).entries()) {
      // Whoever stands earlier in the row may be meant again, so only the first is still as it was looked up.
      const stay = code === null ? null : i === 0 ? (stays[0] ?? null) : this.#stay(code, facts)
      const person = this.persons.enter(facts, code, stay ? stay.person : this.persons.find(facts, code))
      draft.people.push(person)
      if (person.name !== facts.name) problems.push(problem(row, facts, 'name_differs', person.name))
      if (draft.unit && stay) draft.occupancies.push(this.#occupancy(draft.unit, person, stay))
    }
    this.rows.push(draft)
    return problems
  }

  #building(code: string): { id: string; code: string } {
    let building = this.#known.buildings.get(code) ?? this.buildings.get(code)
    if (!building) {
      building = { id: newId(), code }
      this.buildings.set(code, building)
    }
    return building
  }

  #entrance(facts: EntranceFacts): EntranceDraft {
    const buildingId = this.#building(facts.building).id
    const key = entranceKey(buildingId, facts.entrance)
    let draft = this.entrances.get(key)
    if (!draft) {
      const known = this.#known.entrances.get(key)
      const before = { floors: known?.floors ?? null, hasElevator: known?.hasElevator ?? null }
      draft = { id: known?.id ?? newId(), isNew: known === undefined, buildingId, code: facts.entrance, before, floors: null, hasElevator: null }
      this.entrances.set(key, draft)
    }
    draft.floors ??= facts.totalFloors
    draft.hasElevator ??= facts.hasElevator
    return draft
  }

  #unit(facts: UnitFacts, entrance: EntranceDraft | null): UnitDraft {
    const draft = this.units.get(facts.code)
    if (draft) {
      draft.facts = filled(draft.facts, facts)
      return draft
    }
    const made = new UnitDraft(this.#known.units.get(facts.code) ?? null, entrance?.buildingId ?? this.#building(facts.building).id, entrance?.id ?? null, facts)
    this.units.set(facts.code, made)
    return made
  }

  /** What a mention of a person at a unit means, and who else is or was there. Changes nothing. */
  #stay(unitCode: string, facts: PersonFacts): Stay {
    const person = this.persons.find(facts, unitCode)
    const unit = this.#known.units.get(unitCode)
    const drafts: readonly OccupancyDraft[] = this.#ofUnit.get(unitCode) ?? NONE
    const knownOnes: readonly KnownOccupancy[] = (unit && this.#known.occupancies.get(unit.id)) ?? NONE
    if (drafts.length === 0 && knownOnes.length === 0) return { person, draft: null, known: null, role: facts.role, from_on: facts.from, until_on: facts.to, others: NONE }
    const free = knownOnes.filter((o) => !drafts.some((draft) => draft.known === o))
    const draft = (person && drafts.find((d) => d.person === person && isLike(d.role, facts.role) && (facts.from === null || d.from_on === facts.from))) ?? null
    const known = draft || !person?.known ? null : this.#meant(free.filter((o) => o.person_id === person.known!.id && isLike(o.role, facts.role)), facts)
    const others: OtherStay[] = []
    for (const d of drafts) if (d !== draft) others.push({ person: d.person, name: d.person.name, role: d.role, from_on: d.from_on, until_on: d.until_on })
    for (const o of free) if (o !== known) others.push({ person: o.person_id, name: this.#names.get(o.person_id) ?? '', role: o.role, from_on: o.from_on, until_on: o.until_on })
    if (draft) return { person, draft, known, role: draft.role, from_on: draft.from_on, until_on: draft.until_on, others }
    if (known) return { person, draft, known, role: known.role, from_on: facts.from ?? known.from_on, until_on: facts.to ?? known.until_on, others }
    return { person, draft, known, role: facts.role, from_on: facts.from ?? afterThoseBefore(others, facts, person), until_on: facts.to, others }
  }

  /** The occupancy that a mention means: one that meets its dates, or, without dates, one that is not over. */
  #meant(candidates: KnownOccupancy[], facts: PersonFacts): KnownOccupancy | null {
    if (facts.from === null && facts.to === null) return candidates.find((o) => o.until_on === null || o.until_on >= this.#today) ?? null
    return candidates.find((o) => overlap(o, { from_on: facts.from, until_on: facts.to })) ?? null
  }

  #occupancy(unit: UnitDraft, person: PersonDraft, stay: Stay): OccupancyDraft {
    if (stay.draft) return stay.draft
    const draft: OccupancyDraft = { known: stay.known, unit, person, role: stay.role, from_on: stay.from_on, until_on: stay.until_on }
    const drafts = this.#ofUnit.get(unit.facts.code)
    if (drafts) drafts.push(draft)
    else this.#ofUnit.set(unit.facts.code, [draft])
    this.occupancies.push(draft)
    return draft
  }
}

function problem(row: ArchiveRow, facts: PersonFacts, code: 'owner_differs' | 'stay_overlaps' | 'name_differs', other: string): RowProblem {
  return { sheet: row.sheet, rowNumber: row.rowNumber, column: '', code, severity: PROBLEMS[code], value: facts.name, params: { unit: row.unit?.code ?? '', other } }
}

/** By id when the database has it, as a draft when the file names it. */
interface OtherStay extends Period {
  person: PersonDraft | string
  name: string
  role: OccupancyRole
}
interface Stay extends Period {
  person: PersonDraft | null
  draft: OccupancyDraft | null
  known: KnownOccupancy | null
  role: OccupancyRole
  others: readonly OtherStay[]
}

function isOf(stay: OtherStay, person: PersonDraft): boolean {
  return typeof stay.person === 'string' ? stay.person === person.known?.id : stay.person === person
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
  const before = others.filter((o) => o.until_on !== null && o.role === role && (role === 'owner' || (person !== null && isOf(o, person))))
  const last = before.map((o) => o.until_on!).sort().at(-1)
  return last === undefined || (to !== null && to <= last) ? null : dayAfter(last)
}

function filled(first: UnitFacts, later: UnitFacts): UnitFacts {
  const { code, building, entrance, room, ...facts } = first
  return { code, building, entrance, room, ...(Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value ?? later[key as keyof UnitFacts]])) as typeof facts) }
}
