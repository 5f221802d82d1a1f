import type { RowCells } from './cells.ts'
import type { Field } from './fields.ts'
import type { OccupancyRole, PersonFacts, UnitFacts } from './row-types.ts'

/** Facts that can't differ between two rows of one unit, with the column they stand in. */
const COMPARED: [keyof UnitFacts, Field][] = [
  ['floor', 'floor'], ['buildingArea', 'buildingArea'], ['indoorArea', 'indoorArea'], ['use', 'use'], ['layout', 'layout'],
  ['hasElevator', 'hasElevator'], ['totalFloors', 'totalFloors'], ['state', 'unitState'], ['rentFen', 'rent'],
]

/** `facts` is null while every row of the unit was refused: such a row is no measure for those below, but its owner is the owner. */
type Known = { rowNumber: number; facts: UnitFacts | null; people: string[]; hasOwner: boolean }

/** Remembers the units of a file, so that a room that comes again is seen as members or as a contradiction. */
export class UnitRegister {
  readonly #units = new Map<string, Known>()

  /** The role of people without one: whoever stands in the room's first row is the owner, those below belong to the family. */
  defaultRole(code: string): OccupancyRole {
    return this.#units.get(code)?.hasOwner ? 'family' : 'owner'
  }

  /**
   * Compares a row with the rows of the same unit before and remembers it. Answers the first row's number (null for a new unit) and
   * the people who are new: a second owner of a unit is a co-owner, somebody who stands there already is left out with a warning.
   */
  enter(cells: RowCells, unit: UnitFacts, people: PersonFacts[]): { firstRow: number | null; people: PersonFacts[] } {
    let known = this.#units.get(unit.code)
    if (!known) {
      known = { rowNumber: cells.rowNumber, facts: null, people: [], hasOwner: false }
      this.#units.set(unit.code, known)
    }
    const { facts } = known
    for (const [fact, field] of facts ? COMPARED : []) {
      const [first, here] = [facts![fact], unit[fact]]
      if (first !== null && here !== null && first !== here) {
        cells.note('unit_conflict', field, String(here), { unit: unit.code, firstRow: known.rowNumber, first: String(first) })
      }
    }
    const firstRow = known.rowNumber === cells.rowNumber ? null : known.rowNumber
    if (cells.hasError) {
      known.hasOwner ||= people.some(({ role }) => role === 'owner')
      return { firstRow, people }
    }
    known.facts ??= unit
    return { firstRow, people: this.#admit(cells, known, people) }
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
