import type { ArchivesDraft } from './draft.ts'
import type { RowDraft } from './kept-rows.ts'
import { entranceStanding, occupancyChanges, personChanges, unitChanges, type FieldChange, type Standing } from './changes.ts'
import type { PersonDraft } from './persons-of-file.ts'
import type { OccupancyDraft } from './stays-of-file.ts'

/** Something that several rows may share; told with the first of them. */
export interface Tellable {
  isTold: boolean
}

export interface RowVerdict {
  sheet: string
  row: number
  verdict: Standing
  /** What a preview tells: the unit, the people by name and role, and what would change. */
  unit: string | null
  people: { name: string; role: string }[]
  changes: FieldChange[]
}

/** How each row stands to the database: new, changed or same. Once for a draft. */
export function* verdictsOf(draft: ArchivesDraft, siteId: string): Generator<RowVerdict> {
  for (const row of draft.rows) {
    const { unit, entrance } = row
    const isFirstOfUnit = unit !== null && isFirst(unit)
    const unitIsNew = isFirstOfUnit && !unit.isKnown
    const others: Standing[] = []
    const changes = isFirstOfUnit && !unitIsNew ? unitChanges(unit) : []
    const note = (standing: Standing, list: FieldChange[]): void => {
      others.push(standing)
      changes.push(...list)
    }
    for (const person of row.people) if (isFirst(person)) notePerson(person, siteId, note)
    for (const stay of row.occupancies) if (isFirst(stay)) noteStay(stay, note)
    const entranceStands = entrance !== null && isFirst(entrance) ? entranceStanding(entrance) : 'same'
    yield {
      sheet: row.row.sheet,
      row: row.row.rowNumber,
      verdict: verdict(row, unitIsNew, entranceStands, others, changes),
      unit: unit?.code ?? row.row.entrance,
      people: row.row.people,
      changes,
    }
  }
}

/** What several rows share counts with the first of them. A mark on the thing itself: a set of all of them would weigh ten times as much. */
function isFirst(thing: Tellable): boolean {
  if (thing.isTold) return false
  thing.isTold = true
  return true
}

type Note = (standing: Standing, changes: FieldChange[]) => void

function notePerson(person: PersonDraft, siteId: string, note: Note): void {
  const { known } = person
  const changes = personChanges(person)
  note(known === null ? 'new' : changes.length > 0 || !known.site_ids.includes(siteId) ? 'changed' : 'same', changes)
}

function noteStay(stay: OccupancyDraft, note: Note): void {
  const changes = occupancyChanges(stay)
  note(stay.known === null ? 'new' : changes.length > 0 ? 'changed' : 'same', changes)
}

/** A row is new when what it is about is new: its unit; below an earlier row of the unit, its people; in a list of people, the person. */
function verdict({ row }: RowDraft, unitIsNew: boolean, entrance: Standing, others: Standing[], changes: FieldChange[]): Standing {
  const isAboutPeople = row.kind === 'person' || (row.kind === 'unit' && row.firstRow !== null)
  if (unitIsNew || (row.kind === 'entrance' && entrance === 'new') || (isAboutPeople && others.includes('new'))) return 'new'
  return changes.length > 0 ||
    others.some((standing) => standing !== 'same') ||
    (row.kind !== 'unit' && entrance === 'changed') ||
    (row.kind === 'unit' && entrance !== 'same')
    ? 'changed'
    : 'same'
}
