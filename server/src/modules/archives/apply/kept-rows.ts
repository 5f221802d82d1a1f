import type { ArchiveRow } from '../import/index.ts'
import { Packed } from '../packed.ts'
import type { EntranceDraft, UnitDraft } from './draft.ts'
import type { PersonDraft } from './persons-of-file.ts'
import type { OccupancyDraft } from './stays-of-file.ts'

/** What a row of the file is called, for who is told what becomes of it. */
export interface ToldRow {
  sheet: string
  rowNumber: number
  kind: ArchiveRow['kind']
  firstRow: number | null
  entrance: string | null
  people: { name: string; role: string }[]
}

const TOLD: Record<keyof ToldRow, true> = { sheet: true, rowNumber: true, kind: true, firstRow: true, entrance: true, people: true }

/** A row of the file and what it stands for. */
export interface RowDraft {
  row: ToldRow
  unit: UnitDraft | null
  entrance: EntranceDraft | null
  people: readonly PersonDraft[]
  occupancies: readonly OccupancyDraft[]
}

/** Rows as they are kept: a hundred thousand small objects with their lists would weigh more than what they point to. */
export class KeptRows {
  readonly #told = new Packed<ToldRow>(TOLD)
  readonly #places: number[] = []
  readonly #units: (UnitDraft | null)[] = []
  readonly #entrances: (EntranceDraft | null)[] = []
  /** People of all rows in their order; those of a row end before `#peopleUntil`. */
  readonly #people: PersonDraft[] = []
  readonly #peopleUntil: number[] = []
  readonly #stays: OccupancyDraft[] = []
  readonly #staysUntil: number[] = []

  add({ row, unit, entrance, people, occupancies }: RowDraft): void {
    this.#places.push(this.#told.add(row))
    this.#units.push(unit)
    this.#entrances.push(entrance)
    for (const person of people) this.#people.push(person)
    this.#peopleUntil.push(this.#people.length)
    for (const stay of occupancies) this.#stays.push(stay)
    this.#staysUntil.push(this.#stays.length)
  }

  *all(): Generator<RowDraft> {
    for (const [i, place] of this.#places.entries())
      yield {
        row: this.#told.at(place),
        unit: this.#units[i]!,
        entrance: this.#entrances[i]!,
        people: this.#people.slice(this.#peopleUntil[i - 1] ?? 0, this.#peopleUntil[i]),
        occupancies: this.#stays.slice(this.#staysUntil[i - 1] ?? 0, this.#staysUntil[i]),
      }
  }
}
