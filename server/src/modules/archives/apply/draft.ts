import { newId } from '../../../platform/ids.ts'
import { PROBLEMS } from '../import/index.ts'
import type { ArchiveRow, EntranceFacts, PersonFacts, PersonId, RowProblem, UnitFacts } from '../import/index.ts'
import { overlap } from '../period.ts'
import { Packed } from '../packed.ts'
import { ownText } from '../small.ts'
import { entranceKey, type KnownOccupancy, type KnownPerson, type KnownProperty, type KnownUnit } from './known.ts'
import { KeptRows, type RowDraft, type ToldRow } from './kept-rows.ts'
import { PersonsOfFile, type PersonDraft } from './persons-of-file.ts'
import { StaysOfFile, isOf, type OccupancyDraft, type Stay } from './stays-of-file.ts'

export interface EntranceDraft {
  id: string
  isNew: boolean
  buildingId: string
  code: string
  before: { floors: number | null; hasElevator: boolean | null }
  floors: number | null
  hasElevator: boolean | null
  isTold: boolean
}

const UNIT_FACTS: Record<keyof UnitFacts, true> = {
  code: true, building: true, entrance: true, room: true, floor: true, totalFloors: true, hasElevator: true, use: true, layout: true, buildingArea: true,
  billingArea: true, indoorArea: true, orientation: true, rentFen: true, state: true, handedOverOn: true, note: true,
}

/** What is known of the units and what the file says of them. */
interface UnitStore {
  facts: Packed<UnitFacts>
  known: Packed<KnownUnit>
}

export class UnitDraft {
  readonly code: string
  readonly isKnown: boolean
  isTold = false
  readonly buildingId: string
  readonly entranceId: string | null
  readonly #store: UnitStore
  readonly #known: number | null
  #facts: number
  #id: string | undefined

  constructor(store: UnitStore, known: number | null, buildingId: string, entranceId: string | null, facts: UnitFacts) {
    this.#store = store
    this.#known = known
    this.#facts = store.facts.add(facts)
    this.code = ownText(facts.code)
    this.isKnown = known !== null
    this.buildingId = buildingId
    this.entranceId = entranceId
  }

  get known(): KnownUnit | null {
    return this.#known === null ? null : this.#store.known.at(this.#known)
  }

  get facts(): UnitFacts {
    return this.#store.facts.at(this.#facts)
  }

  set facts(facts: UnitFacts) {
    this.#facts = this.#store.facts.add(facts)
  }

  get id(): string {
    return (this.#id ??= this.known?.id ?? newId())
  }
}

const NONE: readonly never[] = []

/** Everything that rows of a file say about a site, each thing once, matched with what the database knows. Writes nothing. */
export class ArchivesDraft {
  readonly buildings = new Map<string, { id: string; code: string }>()
  readonly entrances = new Map<string, EntranceDraft>()
  readonly units = new Map<string, UnitDraft>()
  readonly persons: PersonsOfFile
  #rows: KeptRows | null = new KeptRows()
  readonly #known: KnownProperty
  readonly #facts = new Packed<UnitFacts>(UNIT_FACTS)
  readonly #stays: StaysOfFile

  /**
   * An empty draft over what the database knows of the property. `indexOf` gives the blind index of an ID number, `today` is the day at
   * the site, `YYYY-MM-DD`.
   */
  constructor(known: KnownProperty, indexOf: (id: PersonId) => string, today: string) {
    this.#known = known
    this.persons = new PersonsOfFile(indexOf)
    this.#stays = new StaysOfFile(this.persons, today)
  }

  /** Persons whom the database knows: those of the site before the first row, others before the rows that may mean them. */
  enterKnown(persons: readonly KnownPerson[]): void {
    for (const person of persons) this.persons.enterKnown(person)
  }

  /** Stays that the database knows, after the persons of the site. */
  enterKnownStays(stays: readonly (KnownOccupancy & { code: string })[]): void {
    for (const stay of stays) this.#stays.enterKnown(stay)
  }

  /** Takes a row without errors. Answers what is odd beside what is there; with an error the row is not taken. */
  enter(row: ArchiveRow): RowProblem[] {
    const { unit } = row
    const stays = unit && row.kind === 'unit' ? row.people.map((facts) => this.#stays.of(unit.code, facts)) : NONE
    for (const [i, stay] of stays.entries()) {
      if (stay.others.length === 0) continue
      const facts = row.people[i]!
      const owner =
        facts.role === 'owner' && stay.role === 'owner'
          ? stay.others.find((other) => other.role === 'owner' && overlap(other, stay))
          : undefined
      if (owner) return [problem(row, facts, 'owner_differs', owner.name)]
      const twice = stay.others.find(
        (other) => stay.person !== null && isOf(other, stay.person) && other.role === stay.role && overlap(other, stay),
      )
      if (twice) return [problem(row, facts, 'stay_overlaps', `${twice.from_on ?? '…'} – ${twice.until_on ?? '…'}`)]
    }
    return this.#take(row, stays)
  }

  /** After the last row is entered and told: what is to be written stays, what rows were recognised by goes. */
  close(): void {
    this.#rows = null
    this.persons.close()
    this.#stays.close()
  }

  /** The rows that were taken, in their order. */
  get rows(): Iterable<RowDraft> {
    return this.#rows?.all() ?? NONE
  }

  #take(row: ArchiveRow, stays: readonly Stay[]): RowProblem[] {
    const problems: RowProblem[] = []
    const people: PersonDraft[] = []
    const occupancies: OccupancyDraft[] = []
    const draft: RowDraft = { row: toldOf(row), unit: null, entrance: null, people, occupancies }
    if (row.entrance) draft.entrance = this.#entrance(row.entrance)
    if (row.unit) {
      if (row.unit.entrance !== null)
        draft.entrance = this.#entrance({
          building: row.unit.building,
          entrance: row.unit.entrance,
          totalFloors: row.unit.totalFloors,
          hasElevator: row.unit.hasElevator,
        })
      draft.unit = this.#unit(row.unit, draft.entrance)
    }
    const code = row.unit?.code ?? null
    for (const [i, facts] of (row.kind === 'parking' ? NONE : row.people).entries()) {
      // Whoever stands earlier in the row may be meant again, so only the first is still as it was looked up.
      const stay = code === null ? null : i === 0 ? (stays[0] ?? null) : this.#stays.of(code, facts)
      const person = this.persons.enter(facts, code, stay ? stay.person : this.persons.find(facts, code))
      people.push(person)
      if (person.name !== facts.name) problems.push(problem(row, facts, 'name_differs', person.name))
      if (draft.unit && stay) occupancies.push(this.#stays.enter(draft.unit, person, stay))
    }
    this.#rows!.add(draft)
    return problems
  }

  get occupancies(): readonly OccupancyDraft[] {
    return this.#stays.drafts
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
      draft = {
        id: known?.id ?? newId(),
        isNew: known === undefined,
        buildingId,
        code: facts.entrance,
        before,
        floors: null,
        hasElevator: null,
        isTold: false,
      }
      this.entrances.set(key, draft)
    }
    draft.floors ??= facts.totalFloors
    draft.hasElevator ??= facts.hasElevator
    return draft
  }

  #unit(facts: UnitFacts, entrance: EntranceDraft | null): UnitDraft {
    const draft = this.units.get(facts.code)
    if (draft) {
      const first = draft.facts
      if (Object.entries(facts).some(([key, value]) => value !== null && first[key as keyof UnitFacts] === null)) draft.facts = filled(first, facts)
      return draft
    }
    const made = new UnitDraft(
      { facts: this.#facts, known: this.#known.unitFacts },
      this.#known.units.get(facts.code) ?? null,
      entrance?.buildingId ?? this.#building(facts.building).id,
      entrance?.id ?? null,
      facts,
    )
    this.units.set(made.code, made)
    return made
  }
}

function toldOf({ sheet, rowNumber, kind, firstRow, entrance, people }: ArchiveRow): ToldRow {
  return { sheet, rowNumber, kind, firstRow, entrance: entrance && `${entrance.building}-${entrance.entrance}`, people: people.map(({ name, role }) => ({ name, role })) }
}

function filled(first: UnitFacts, later: UnitFacts): UnitFacts {
  const { code, building, entrance, room, ...facts } = first
  return {
    code,
    building,
    entrance,
    room,
    ...(Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value ?? later[key as keyof UnitFacts]])) as typeof facts),
  }
}

function problem(row: ArchiveRow, facts: PersonFacts, code: 'owner_differs' | 'stay_overlaps' | 'name_differs', other: string): RowProblem {
  const { sheet, rowNumber, unit } = row
  return { sheet, rowNumber, column: '', code, severity: PROBLEMS[code], value: facts.name, params: { unit: unit?.code ?? '', other } }
}
