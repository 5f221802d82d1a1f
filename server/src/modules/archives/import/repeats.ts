import { Packed } from '../packed.ts'
import { ownText } from '../small.ts'
import type { RowCells } from './cells.ts'
import type { Field } from './fields.ts'
import type { OccupancyRole, PersonFacts, UnitFacts } from './row-types.ts'

/** Facts that can't differ between two rows of one unit, with the column they stand in. */
const COMPARED: [keyof UnitFacts, Field][] = [
  ['floor', 'floor'], ['buildingArea', 'buildingArea'], ['billingArea', 'billingArea'], ['indoorArea', 'indoorArea'], ['use', 'use'], ['layout', 'layout'],
  ['hasElevator', 'hasElevator'], ['totalFloors', 'totalFloors'], ['state', 'unitState'], ['rentFen', 'rent'],
]

/** More people than live in any home. */
const MANY = 20

/** What is remembered of a unit. `facts` are the compared ones; null while every row of the unit was refused: such a row is no measure for those below, but its owner is the owner. */
type Known = { rowNumber: number; facts: UnitFacts[keyof UnitFacts][] | null; people: string[]; hasOwner: boolean }

/** Remembers the units of a file, so that a room that comes again is seen as members or as a contradiction. */
export class UnitRegister {
  readonly #known = new Packed<Known>({ rowNumber: true, facts: true, people: true, hasOwner: true })
  /** By code: the place in `#known`, or what is remembered itself where it grows and grows. */
  readonly #units = new Map<string, number | Known>()

  /** The role of people without one: whoever stands in the room's first row is the owner, those below belong to the family. */
  defaultRole(code: string): OccupancyRole {
    return this.#of(code)?.hasOwner ? 'family' : 'owner'
  }

  /**
   * Compares a row with the rows of the same unit before and remembers it. Answers the first row's number (null for a new unit) and
   * the people who are new: a second owner of a unit is a co-owner, somebody who stands there already is left out with a warning.
   */
  enter(cells: RowCells, unit: UnitFacts, people: PersonFacts[]): { firstRow: number | null; people: PersonFacts[] } {
    const before = this.#of(unit.code)
    const known = before ?? { rowNumber: cells.rowNumber, facts: null, people: [], hasOwner: false }
    for (const [i, first] of (known.facts ?? []).entries()) {
      const [fact, field] = COMPARED[i]!
      const here = unit[fact]
      if (first !== null && here !== null && first !== here) {
        cells.note('unit_conflict', field, String(here), { unit: unit.code, firstRow: known.rowNumber, first: String(first) })
      }
    }
    const admitted = cells.hasError ? people : this.#admit(cells, known, people)
    if (cells.hasError) known.hasOwner ||= people.some(({ role }) => role === 'owner')
    else known.facts ??= COMPARED.map(([fact]) => unit[fact])
    this.#units.set(before ? unit.code : ownText(unit.code), known.people.length > MANY ? known : this.#known.add(known))
    return { firstRow: known.rowNumber === cells.rowNumber ? null : known.rowNumber, people: admitted }
  }

  #of(code: string): Known | null {
    const place = this.#units.get(code)
    return place === undefined ? null : typeof place === 'number' ? this.#known.at(place) : place
  }

  #admit(cells: RowCells, known: Known, people: PersonFacts[]): PersonFacts[] {
    const admitted: PersonFacts[] = []
    for (const person of people) {
      const identity = `${person.name}|${person.id?.number ?? person.phones[0]?.value ?? ''}`
      if (known.people.includes(identity)) {
        cells.note('person_twice', 'personName', person.name, { firstRow: known.rowNumber })
        continue
      }
      known.people.push(identity)
      const role = person.role === 'owner' && known.hasOwner ? 'co_owner' : person.role
      known.hasOwner ||= role === 'owner'
      admitted.push({ ...person, role })
    }
    return admitted
  }
}
