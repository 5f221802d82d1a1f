import type { RowCells } from './cells.ts'
import { looksLikeNothing } from './plan.ts'
import type { OccupancyRole, PersonFacts } from './row-types.ts'

type Entry = { sheet: string; rowNumber: number; person: PersonFacts; isBad: boolean; members: PersonFacts[] }

/** The people of a pack's own sheet (`业主信息`), to whom rooms and parking spaces refer by number. */
export class OwnerRegister {
  readonly #byKey = new Map<string, Entry>()
  readonly #waiting: { ownerKey: string; person: PersonFacts; cells: RowCells }[] = []

  /** Remembers a row of that sheet. A member names its owner, who may stand above or below. */
  enter(cells: RowCells, sheet: string, person: PersonFacts | undefined): void {
    const key = cells.code('personKey')
    if (key === '' || !person) return
    if (this.#byKey.has(key)) cells.note('person_key_twice', 'personKey', key, { firstRow: this.#byKey.get(key)!.rowNumber })
    else this.#byKey.set(key, { sheet, rowNumber: cells.rowNumber, person, isBad: cells.hasError, members: [] })
    const ownerKey = cells.code('ownerKey')
    if (!looksLikeNothing(ownerKey) && ownerKey !== key) this.#waiting.push({ ownerKey, person, cells })
  }

  /** After the last row of that sheet: gives each member to its owner and notes the members whose owner is nowhere. */
  settle(): void {
    for (const { ownerKey, person, cells } of this.#waiting.splice(0)) {
      const owner = this.#byKey.get(ownerKey)
      if (!owner) cells.note('owner_not_found', 'ownerKey', ownerKey)
      else if (!cells.hasError) owner.members.push(person)
    }
  }

  /** The owner a room refers to and the members of the owner's household; empty when it refers to nobody or to a bad row. */
  peopleOf(cells: RowCells): PersonFacts[] {
    const key = cells.code('ownerKey')
    if (looksLikeNothing(key)) return []
    const entry = this.#byKey.get(key)
    if (!entry) {
      cells.note('owner_not_found', 'ownerKey', key)
      return []
    }
    if (entry.isBad) {
      cells.note('owner_row_bad', 'ownerKey', key, { sheet: entry.sheet, row: entry.rowNumber })
      return []
    }
    const owner: PersonFacts = { ...entry.person, role: 'owner' }
    return [owner, ...entry.members.map((member) => ({ ...member, role: roleOfMember(member.role) }))]
  }
}

function roleOfMember(role: OccupancyRole): OccupancyRole {
  return role === 'owner' ? 'co_owner' : role
}
