import type { CellValue, SheetRow } from '../../../platform/sheets/index.ts'
import { cleanText, parseDay, parseFen, parseNumber } from '../../../platform/text/index.ts'
import type { Field } from './fields.ts'
import type { Header } from './headers.ts'
import { PROBLEMS } from './problems.ts'
import type { ProblemCode, RowProblem } from './problems.ts'
import { translated } from './profile.ts'
import type { ArchiveProfile } from './profile.ts'

const EXCEL_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/

/** Where and how a sheet is read. */
export type SheetReading = { sheet: string; header: Header; profile: ArchiveProfile; isMicroCommunity: boolean }

/** Cells of one row by field, with the problems found in them. Reading a bad cell notes the problem and gives null. */
export class RowCells {
  readonly rowNumber: number
  readonly problems: RowProblem[] = []
  readonly #reading: SheetReading
  readonly #cells: CellValue[]

  constructor(reading: SheetReading, row: SheetRow) {
    this.rowNumber = row.number
    this.#reading = reading
    this.#cells = row.cells
  }

  get isMicroCommunity(): boolean {
    return this.#reading.isMicroCommunity
  }

  has(field: Field): boolean {
    return this.#reading.header.columns.has(field)
  }

  /** The raw cells of a field, empty ones left out; a cell that Excel shows as `#N/A` is a problem. */
  raw(field: Field): (string | number | Date)[] {
    const values: (string | number | Date)[] = []
    for (const column of this.#reading.header.columns.get(field) ?? []) {
      const cell = this.#cells[column] ?? null
      if (cell === null) continue
      const value = typeof cell === 'boolean' ? (cell ? '是' : '否') : cell
      const meant = typeof value === 'string' ? translated(this.#reading.profile, field, cleanText(value)) : value
      if (typeof meant === 'string' && EXCEL_ERROR.test(meant)) this.note('cell_error', field, meant)
      else if (meant !== '') values.push(meant)
    }
    return values
  }

  /** The first cell of a field as text, translated by the profile; '' when empty. */
  text(field: Field): string {
    const value = this.raw(field)[0]
    if (value === undefined) return ''
    if (value instanceof Date) return value.toISOString().slice(0, 10)
    return typeof value === 'number' ? translated(this.#reading.profile, field, String(value)) : value
  }

  /** A code of property. Excel likes to make 2 March of `3-2`; the code can't be had back. */
  code(field: Field): string {
    if (this.raw(field)[0] instanceof Date) {
      this.note('code_became_date', field, this.text(field))
      return ''
    }
    return this.text(field)
  }

  number(field: Field, limits: { min: number; max: number }): number | null {
    const raw = this.raw(field)[0]
    if (raw === undefined) return null
    const value = raw instanceof Date ? undefined : parseNumber(raw)
    if (value === null) return null
    if (value === undefined) return this.#refuse('number_unreadable', field)
    return value < limits.min || value > limits.max ? this.#refuse('number_out_of_range', field, limits) : value
  }

  fen(field: Field): number | null {
    const raw = this.raw(field)[0]
    if (raw === undefined) return null
    const value = raw instanceof Date ? undefined : parseFen(raw)
    if (value === null) return null
    if (value === undefined) return this.#refuse('number_unreadable', field)
    if (value.fen < 0) return this.#refuse('number_out_of_range', field, { min: 0, max: 1_000_000_000 })
    if (value.isRounded) this.note('money_rounded', field, String(raw))
    return value.fen
  }

  day(field: Field): string | null {
    const raw = this.raw(field)[0]
    if (raw === undefined) return null
    const { dateFormat, timeZone } = this.#reading.profile
    const value = parseDay(raw, { format: dateFormat, timeZone })
    return value === undefined ? this.#refuse('date_unreadable', field) : value
  }

  /** A word of a fixed list; an unknown one is a warning and counts as not said. */
  word<T>(field: Field, read: (text: string) => T | null | undefined): T | null {
    const text = this.text(field)
    if (text === '') return null
    const value = read(text)
    if (value === undefined) this.note('value_unknown', field, text)
    return value ?? null
  }

  note(code: ProblemCode, field: Field | null, value: string, params: Record<string, string | number> = {}): void {
    const column = field === null ? undefined : this.#reading.header.columns.get(field)?.[0]
    this.problems.push({
      sheet: this.#reading.sheet, rowNumber: this.rowNumber, column: column === undefined ? '' : this.#reading.header.headers[column] ?? '',
      code, severity: PROBLEMS[code], value: value.slice(0, 200), params,
    })
  }

  get hasError(): boolean {
    return this.problems.some(({ severity }) => severity === 'error')
  }

  /** Whether every cell that is mapped to one of the fields is empty. */
  isBlank(fields: Iterable<Field>): boolean {
    for (const field of fields) {
      for (const column of this.#reading.header.columns.get(field) ?? []) {
        const cell = this.#cells[column] ?? null
        if (cell !== null && (typeof cell !== 'string' || cleanText(cell) !== '')) return false
      }
    }
    return true
  }

  /** The texts of the row as they stand, mapped or not; '' for other cells. */
  texts(): string[] {
    return this.#cells.map((cell) => (typeof cell === 'string' ? cleanText(cell) : ''))
  }

  #refuse(code: ProblemCode, field: Field, params: Record<string, string | number> = {}): null {
    this.note(code, field, this.text(field), params)
    return null
  }
}
