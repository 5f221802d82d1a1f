import type { ImportOrder, KeptProblem } from '../import-kinds.ts'
import { AppError } from '../../../platform/errors.ts'
import { readSheets, rowsWithMergesFilled, type CellValue, type Sheet, type SheetRow } from '../../../platform/sheets/index.ts'
import { cleanText, parseDay, parseFen, parseNumber } from '../../../platform/text/index.ts'

/** A field of a list: the headers by which its column is known, most usual first, and whether a row is nothing without it. */
export interface ListField {
  headers: readonly string[]
  isRequired?: boolean
}
export type Fields = Record<string, ListField>

export interface SheetPlan {
  sheet: Sheet
  headerRow: number
  headers: string[]
  columns: Map<string, number>
  samples: string[]
}

const SEARCHED_ROWS = 30
const FOR_EVER = /^(?:2037-01-01|2099-12-31)$/

/** A header for comparing: no brackets with hints, no blanks, stars, colons; half width, lower case. */
export function headerKey(text: string): string {
  return text.normalize('NFKC').replace(/[([【〔{<《][^)\]】〕}>》]*[)\]】〕}>》]?/g, '').replace(/[\s\u200B\uFEFF*:：.。_#-]+/g, '').toLowerCase()
}

/** Decides what the columns of each sheet mean. Throws `import.mapping_incomplete` when no sheet has the required ones. */
export async function planSheets(order: ImportOrder, fields: Fields): Promise<SheetPlan[]> {
  const workbook = await readSheets(order.path, { fileName: order.fileName })
  const plans: SheetPlan[] = []
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    const first = await firstRows(sheet)
    const plan = first.map((row) => planOf(sheet, row, first, fields, order.profile.columns)).filter((one) => one !== null).sort((a, b) => b.columns.size - a.columns.size)[0]
    if (plan) plans.push(plan)
  }
  if (plans.length === 0) throw new AppError('import.mapping_incomplete', `No sheet has the columns ${Object.entries(fields).flatMap(([field, { isRequired }]) => (isRequired ? [field] : [])).join(', ')}`)
  return plans
}

export async function rawSheets(order: ImportOrder): Promise<{ name: string; headerRow: number; headers: string[] }[]> {
  const workbook = await readSheets(order.path, { fileName: order.fileName })
  const found: { name: string; headerRow: number; headers: string[] }[] = []
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    const row = (await firstRows(sheet)).find(({ cells }) => cells.some((cell) => cell !== null))
    if (row) found.push({ name: sheet.name, headerRow: row.number, headers: row.cells.map(textOf) })
  }
  return found
}

async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of rowsWithMergesFilled(sheet)) {
    rows.push(row)
    if (rows.length >= SEARCHED_ROWS) break
  }
  return rows
}

function planOf(sheet: Sheet, row: SheetRow, first: readonly SheetRow[], fields: Fields, mapped: Record<string, string>): SheetPlan | null {
  const headers = row.cells.map(textOf)
  const keys = headers.map(headerKey)
  const columns = new Map<string, number>()
  for (const [field, { headers: known }] of Object.entries(fields)) {
    const given = mapped[field]
    const at = given === undefined ? keys.findIndex((key, i) => key !== '' && known.some((name) => headerKey(name) === key) && ![...columns.values()].includes(i)) : given === '' ? -1 : headers.indexOf(given)
    if (at >= 0) columns.set(field, at)
  }
  if (Object.entries(fields).some(([field, { isRequired }]) => isRequired && !columns.has(field))) return null
  const below = first.filter(({ number }) => number > row.number)
  const samples = headers.map((_, column) => textOf(below.map(({ cells }) => cells[column] ?? null).find((cell) => cell !== null) ?? null).slice(0, 100))
  return { sheet, headerRow: row.number, headers, columns, samples }
}

function textOf(cell: CellValue): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'boolean' ? (cell ? '是' : '否') : cleanText(String(cell))
}

export type Note = (code: string, field: string | null, value: string, severity?: 'error' | 'warning', params?: Record<string, string | number>) => void

/** The cells of one row by field. A bad cell notes its problem and counts as not said; nothing said is undefined, so that it changes nothing. */
export class RowReader {
  readonly problems: KeptProblem[] = []
  readonly number: number
  readonly #plan: SheetPlan
  readonly #cells: CellValue[]
  readonly #order: ImportOrder

  constructor(plan: SheetPlan, row: SheetRow, order: ImportOrder) {
    this.number = row.number
    this.#plan = plan
    this.#cells = row.cells
    this.#order = order
  }

  get sheet(): string {
    return this.#plan.sheet.name
  }
  get isBlank(): boolean {
    return [...this.#plan.columns.values()].every((column) => textOf(this.#cells[column] ?? null) === '')
  }
  get cells(): readonly CellValue[] {
    return this.#cells
  }

  text(field: string, most = 200): string | undefined {
    const text = textOf(this.#cell(field))
    const meant = this.#order.profile.values[field]?.[text] ?? text
    return meant === '' ? undefined : meant.slice(0, most)
  }

  figure(field: string): number | undefined {
    const cell = this.#cell(field)
    if (cell === null || textOf(cell) === '') return undefined
    const value = cell instanceof Date || typeof cell === 'boolean' ? undefined : parseNumber(cell)
    if (value === undefined || (value !== null && value < 0)) this.note('number_unreadable', field, textOf(cell))
    return value ?? undefined
  }

  fen(field: string): number | undefined {
    const cell = this.#cell(field)
    if (cell === null || textOf(cell) === '') return undefined
    const value = cell instanceof Date || typeof cell === 'boolean' ? undefined : parseFen(cell)
    if (value === undefined) this.note('number_unreadable', field, textOf(cell))
    return value?.fen
  }

  /** A day; 2037-01-01 and 2099-12-31 mean for ever: null. */
  day(field: string): string | null | undefined {
    const cell = this.#cell(field)
    if (cell === null || textOf(cell) === '') return undefined
    const { dateFormat, timeZone } = this.#order.profile
    const value = typeof cell === 'boolean' ? undefined : parseDay(cell, { ...(dateFormat ? { format: dateFormat } : {}), ...(timeZone ? { timeZone } : {}) })
    if (value === undefined) {
      this.note('date_unreadable', field, textOf(cell))
      return undefined
    }
    return value !== null && FOR_EVER.test(value) ? null : (value ?? undefined)
  }

  /** A word of a closed list; an unknown one is a warning and counts as not said. */
  word<const V>(field: string, words: readonly (readonly [V, RegExp])[]): V | undefined {
    const text = this.text(field)
    if (text === undefined) return undefined
    const found = words.find(([, pattern]) => pattern.test(text))
    if (!found) this.note('word_unknown', field, text, 'warning')
    return found?.[0]
  }

  note: Note = (code, field, value, severity = 'error', params = {}) => {
    const column = field === null ? undefined : this.#plan.columns.get(field)
    this.problems.push({ sheet: this.sheet, row: this.number, column: column === undefined ? '' : (this.#plan.headers[column] ?? ''), code, severity, value: value.slice(0, 200), params })
  }

  get hasError(): boolean {
    return this.problems.some(({ severity }) => severity === 'error')
  }

  #cell(field: string): CellValue {
    const column = this.#plan.columns.get(field)
    return column === undefined ? null : (this.#cells[column] ?? null)
  }
}
