import type { PersonalDataKey } from '../../../platform/crypto.ts'
import { newId } from '../../../platform/ids.ts'
import { dayAfter, overlap, type Period } from '../period.ts'
import type { ArchiveRow, EntranceFacts, OccupancyRole, PersonFacts, RowProblem, UnitFacts } from '../import/index.ts'
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
export interface UnitDraft {
  id: string
  known: KnownUnit | null
  buildingId: string
  entranceId: string | null
  facts: UnitFacts
}
export interface OccupancyDraft {
  id: string
  known: KnownOccupancy | null
  unit: UnitDraft
  person: PersonDraft
  role: OccupancyRole
  from: string | null
  until: string | null
}
/** A row of the file and what it stands for. */
export interface RowDraft {
  row: ArchiveRow
  unit: UnitDraft | null
  entrance: EntranceDraft | null
  people: PersonDraft[]
  occupancies: OccupancyDraft[]
}

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

  /** `today` is the day at the site, `YYYY-MM-DD`. */
  constructor(known: KnownArchives, key: PersonalDataKey, today: string) {
    this.#known = known
    this.#today = today
    this.persons = new PersonsOfFile(key)
    this.#names = new Map(known.persons.map(({ id, name }) => [id, name]))
    const codes = new Map<string, string[]>()
    const unitCodes = new Map([...known.units.values()].map((unit) => [unit.id, unit.code]))
    for (const [unitId, list] of known.occupancies)
      for (const { person_id } of list) {
        const code = unitCodes.get(unitId)
        if (code !== undefined) codes.set(person_id, [...(codes.get(person_id) ?? []), code])
      }
    for (const person of known.persons) this.persons.enterKnown(person, codes.get(person.id) ?? [])
  }

  /** Takes a row without errors. Answers the problem for which it cannot stand beside what is there, or null. */
  enter(row: ArchiveRow): RowProblem | null {
    const problem = (code: 'owner_differs' | 'stay_overlaps', { facts, other }: InTheWay): RowProblem => ({
      sheet: row.sheet, rowNumber: row.rowNumber, column: '', code, severity: 'error', value: facts.name, params: { unit: row.unit!.code, other },
    })
    for (const facts of row.unit && row.kind === 'unit' ? row.people : []) {
      const stay = this.#stay(row.unit!.code, facts)
      const owner = facts.role === 'owner' && stay.role === 'owner' ? stay.others.find((other) => other.role === 'owner' && overlap(other, stay)) : undefined
      if (owner) return problem('owner_differs', { facts, other: owner.name })
      const twice = stay.others.find((other) => other.personId === stay.person?.id && other.role === stay.role && overlap(other, stay))
      if (twice) return problem('stay_overlaps', { facts, other: `${twice.from_on ?? '…'} – ${twice.until_on ?? '…'}` })
    }
    this.#take(row)
    return null
  }

  #take(row: ArchiveRow): void {
    const draft: RowDraft = { row, unit: null, entrance: null, people: [], occupancies: [] }
    if (row.entrance) draft.entrance = this.#entrance(row.entrance)
    if (row.unit) {
      draft.unit = this.#unit(row.unit)
      if (row.unit.entrance !== null) draft.entrance = this.#entrance({ building: row.unit.building, entrance: row.unit.entrance, totalFloors: row.unit.totalFloors, hasElevator: row.unit.hasElevator })
    }
    if (row.kind !== 'parking')
      for (const facts of row.people) {
        const stay = draft.unit && this.#stay(draft.unit.facts.code, facts)
        const person = this.persons.enter(facts, row.unit?.code ?? null)
        draft.people.push(person)
        if (draft.unit && stay) draft.occupancies.push(this.#occupancy(draft.unit, person, stay))
      }
    this.rows.push(draft)
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

  #unit(facts: UnitFacts): UnitDraft {
    const draft = this.units.get(facts.code)
    if (draft) {
      draft.facts = filled(draft.facts, facts)
      return draft
    }
    const known = this.#known.units.get(facts.code) ?? null
    const buildingId = this.#building(facts.building).id
    const entranceId = facts.entrance === null ? null : this.#entrance({ building: facts.building, entrance: facts.entrance, totalFloors: null, hasElevator: null }).id
    const made: UnitDraft = { id: known?.id ?? newId(), known, buildingId, entranceId, facts }
    this.units.set(facts.code, made)
    return made
  }

  /** What a mention of a person at a unit means, and who else is or was there. Changes nothing. */
  #stay(unitCode: string, facts: PersonFacts): Stay {
    const person = this.persons.find(facts, unitCode)
    const unit = this.#known.units.get(unitCode)
    const drafts = this.#ofUnit.get(unitCode) ?? []
    const free = (unit ? (this.#known.occupancies.get(unit.id) ?? []) : []).filter((o) => !drafts.some((draft) => draft.known === o))
    const draft = person && drafts.find((d) => d.person === person && isLike(d.role, facts.role) && (facts.from === null || d.from === facts.from))
    const known = draft ? null : this.#meant(free.filter((o) => o.person_id === person?.id && isLike(o.role, facts.role)), facts)
    const others: OtherStay[] = [
      ...drafts.filter((d) => d !== draft).map((d) => ({ personId: d.person.id, name: d.person.facts.name, role: d.role, from_on: d.from, until_on: d.until })),
      ...free.filter((o) => o !== known).map((o) => ({ personId: o.person_id, name: this.#names.get(o.person_id) ?? '', role: o.role, from_on: o.from_on, until_on: o.until_on })),
    ]
    const role = draft?.role ?? known?.role ?? facts.role
    const from_on = draft?.from ?? facts.from ?? (known ? known.from_on : afterThoseBefore(others, { ...facts, personId: person?.id }))
    return { person, draft: draft ?? null, known, role, from_on, until_on: draft?.until ?? facts.to ?? known?.until_on ?? null, others }
  }

  /** The occupancy that a mention means: one that meets its dates, or, without dates, one that is not over. */
  #meant(candidates: KnownOccupancy[], facts: PersonFacts): KnownOccupancy | null {
    const isOver = (o: KnownOccupancy): boolean => o.until_on !== null && o.until_on < this.#today
    if (facts.from === null && facts.to === null) return candidates.find((o) => !isOver(o)) ?? null
    return candidates.find((o) => overlap(o, { from_on: facts.from, until_on: facts.to })) ?? null
  }

  #occupancy(unit: UnitDraft, person: PersonDraft, stay: Stay): OccupancyDraft {
    if (stay.draft) return stay.draft
    const draft: OccupancyDraft = { id: stay.known?.id ?? newId(), known: stay.known, unit, person, role: stay.role, from: stay.from_on, until: stay.until_on }
    const drafts = this.#ofUnit.get(unit.facts.code)
    if (drafts) drafts.push(draft)
    else this.#ofUnit.set(unit.facts.code, [draft])
    this.occupancies.push(draft)
    return draft
  }
}

interface InTheWay {
  facts: PersonFacts
  other: string
}
interface OtherStay extends Period {
  personId: string
  name: string
  role: OccupancyRole
}
interface Stay extends Period {
  person: PersonDraft | null
  draft: OccupancyDraft | null
  known: KnownOccupancy | null
  role: OccupancyRole
  others: OtherStay[]
}

function isOwnership(role: OccupancyRole): boolean {
  return role === 'owner' || role === 'co_owner'
}

/** Owner and co-owner are one relation to the unit: lists name either of a couple first. */
function isLike(a: OccupancyRole, b: OccupancyRole): boolean {
  return a === b || (isOwnership(a) && isOwnership(b))
}

/** Without a first day somebody follows whoever had the place before and left: an unknown beginning would overlap them. */
function afterThoseBefore(others: OtherStay[], mention: { personId: string | undefined; role: OccupancyRole; to: string | null }): string | null {
  const before = others.filter((o) => o.until_on !== null && o.role === mention.role && (mention.role === 'owner' || o.personId === mention.personId))
  const last = before.map((o) => o.until_on!).sort().at(-1)
  return last === undefined || (mention.to !== null && mention.to <= last) ? null : dayAfter(last)
}

function filled(first: UnitFacts, later: UnitFacts): UnitFacts {
  return Object.fromEntries(Object.entries(first).map(([key, value]) => [key, value ?? later[key as keyof UnitFacts]])) as UnitFacts
}
