import type { ArchivesDraft, RowDraft } from './draft.ts'
import { entranceStanding, occupancyChanges, personChanges, unitChanges, type FieldChange, type Standing } from './changes.ts'
import type { PersonDraft } from './persons-of-file.ts'

export interface RowVerdict {
  sheet: string
  row: number
  verdict: Standing
  /** What a preview tells: the unit, the people by name and role, and what would change. */
  unit: string | null
  people: { name: string; role: string }[]
  changes: FieldChange[]
}

/** How each row stands to the database: new, changed or same. Facts that several rows share count with the first of them. */
export function* verdictsOf(draft: ArchivesDraft, siteId: string): Generator<RowVerdict> {
  const told = new Set<unknown>()
  /** An answer counts once, with the first row that it belongs to. */
  const once = <T>(thing: object | null, ask: () => T, otherwise: T): T => {
    if (thing === null || told.has(thing)) return otherwise
    told.add(thing)
    return ask()
  }
  for (const row of draft.rows) {
    const unitIsNew = once(row.unit, () => row.unit!.known === null, false)
    const unit = row.unit && !unitIsNew ? once(row.unit.facts, () => unitChanges(row.unit!), []) : []
    const people = row.people.map((person): [Standing, FieldChange[]] => once(person, () => standingOf(person, siteId), ['same', []]))
    const stays = row.occupancies.map((stay): [Standing, FieldChange[]] =>
      once(stay, (): [Standing, FieldChange[]] => (stay.known === null ? ['new', []] : sort(occupancyChanges(stay))), ['same', []]))
    const entrance = once(row.entrance, () => entranceStanding(row.entrance!), 'same')
    const all = [...people, ...stays]
    const changes = [...unit, ...all.flatMap(([, list]) => list)]
    yield {
      sheet: row.row.sheet,
      row: row.row.rowNumber,
      verdict: verdict(row, unitIsNew, entrance, all.map(([standing]) => standing), changes),
      unit: row.unit?.facts.code ?? (row.row.entrance ? `${row.row.entrance.building}-${row.row.entrance.entrance}` : null),
      people: row.row.people.map(({ name, role }) => ({ name, role })),
      changes,
    }
  }
}

function standingOf(person: PersonDraft, siteId: string): [Standing, FieldChange[]] {
  if (person.known === null) return ['new', []]
  const changes = personChanges(person)
  return changes.length > 0 || !person.known.site_ids.includes(siteId) ? ['changed', changes] : ['same', []]
}

function sort(changes: FieldChange[]): [Standing, FieldChange[]] {
  return [changes.length > 0 ? 'changed' : 'same', changes]
}

/** A row is new when what it is about is new: its unit; below an earlier row of the unit, its people; in a list of people, the person. */
function verdict({ row }: RowDraft, unitIsNew: boolean, entrance: Standing, others: Standing[], changes: FieldChange[]): Standing {
  const isAboutPeople = row.kind === 'person' || (row.kind === 'unit' && row.firstRow !== null)
  if (unitIsNew || (row.kind === 'entrance' && entrance === 'new') || (isAboutPeople && others.includes('new'))) return 'new'
  return changes.length > 0 || others.some((standing) => standing !== 'same') || (row.kind !== 'unit' && entrance === 'changed') || (row.kind === 'unit' && entrance !== 'same') ? 'changed' : 'same'
}
