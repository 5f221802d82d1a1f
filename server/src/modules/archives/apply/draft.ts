import { setImmediate as breathe } from 'node:timers/promises'
import { newId } from '../../../platform/ids.ts'
import { PROBLEMS } from '../import/index.ts'
import type { ArchiveRow, EntranceFacts, PersonFacts, PersonId, RowProblem, UnitFacts } from '../import/index.ts'
import { overlap } from '../period.ts'
import { entranceKey, type KnownArchives, type KnownUnit } from './known.ts'
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
  readonly rows: RowDraft[] = []
  readonly persons: PersonsOfFile
  readonly #known: KnownArchives
  readonly #stays: StaysOfFile

  private constructor(known: KnownArchives, indexOf: (id: PersonId) => string, today: string) {
    this.#known = known
    this.persons = new PersonsOfFile(indexOf)
    this.#stays = new StaysOfFile(known, this.persons, today)
  }

  /**
   * An empty draft over what the database knows. `indexOf` gives the blind index of an ID number, `today` is the day at the site,
   * `YYYY-MM-DD`.
   */
  static async over(known: KnownArchives, indexOf: (id: PersonId) => string, today: string): Promise<ArchivesDraft> {
    const draft = new ArchivesDraft(known, indexOf, today)
    const drafts = new Map<string, PersonDraft>()
    for (const [i, person] of known.persons.entries()) {
      drafts.set(person.id, draft.persons.enterKnown(person))
      if (i % 5000 === 0) await breathe()
    }
    for (const unit of known.units.values())
      for (const { person_id } of known.occupancies.get(unit.id) ?? NONE) {
        const person = drafts.get(person_id)
        if (person) draft.persons.enterKnownStay(unit.code, person)
      }
    return draft
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
    this.rows.length = 0
    this.persons.close()
    this.#stays.close()
  }

  #take(row: ArchiveRow, stays: readonly Stay[]): RowProblem[] {
    const problems: RowProblem[] = []
    const draft: RowDraft = { row, unit: null, entrance: null, people: [], occupancies: [] }
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
      draft.people.push(person)
      if (person.name !== facts.name) problems.push(problem(row, facts, 'name_differs', person.name))
      if (draft.unit && stay) draft.occupancies.push(this.#stays.enter(draft.unit, person, stay))
    }
    this.rows.push(draft)
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
      draft.facts = filled(draft.facts, facts)
      return draft
    }
    const made = new UnitDraft(
      this.#known.units.get(facts.code) ?? null,
      entrance?.buildingId ?? this.#building(facts.building).id,
      entrance?.id ?? null,
      facts,
    )
    this.units.set(facts.code, made)
    return made
  }
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
