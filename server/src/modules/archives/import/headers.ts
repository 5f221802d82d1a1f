import { AppError } from '../../../platform/errors.ts'
import type { CellValue, SheetRow } from '../../../platform/sheets/index.ts'
import { cleanText } from '../../../platform/text/index.ts'
import { FIELDS, FIELD_NAMES, IDENTIFYING_FIELDS, OTHER_LISTS, REPEATED_FIELDS } from './fields.ts'
import type { Field } from './fields.ts'
import type { ArchiveProfile } from './profile.ts'

/** `columns` leads from a field to its columns (from 0), `headers` has the header's text of every column. */
export type Header = { rowNumber: number; headers: string[]; columns: Map<Field, number[]>; left: string[] }

/** Rows among which a header is looked for: titles, hints and merged cells may stand above it. */
export const HEADER_SEARCH_ROWS = 30

const FIELD_OF_HEADER = new Map<string, Field>(FIELD_NAMES.flatMap((field) => FIELDS[field].map((header) => [header, field] as const)))

/** A header for comparing: no brackets with hints and units, no blanks, stars, colons; half width, lower case. */
export function headerKey(text: string): string {
  return text.normalize('NFKC').replace(/[([【〔{<《][^)\]】〕}>》]*[)\]】〕}>》]?/g, '').replace(/[\s\u200B\uFEFF*:：.。_#-]+/g, '').toLowerCase()
}

/** Finds the header among the first rows of a sheet and guesses what each column means. Undefined when no row looks like one. */
export function findHeader(rows: SheetRow[], profile: ArchiveProfile): Header | undefined {
  if (profile.headerRow !== undefined) {
    const row = rows.find(({ number }) => number === profile.headerRow)
    return row && mapped(row.number, texts(row.cells), profile)
  }
  let best: Header | undefined
  rows.forEach((row, index) => {
    for (const candidate of candidates(row, rows[index + 1])) {
      const header = mapped(candidate.rowNumber, candidate.headers, profile)
      if (isHeader(header) && score(header) > (best ? score(best) : 0)) best = header
    }
  })
  return best
}

/** Which other list the first rows show (`payments`, `meters` …), or undefined. */
export function otherListOf(rows: SheetRow[]): string | undefined {
  for (const row of rows) {
    const keys = new Set(texts(row.cells).map(headerKey))
    const matches = Object.entries(OTHER_LISTS).map(([list, headers]) => (
      { list, count: headers.filter((header) => keys.has(header)).length }
    ))
    const best = matches.reduce((most, match) => (match.count > most.count ? match : most))
    if (best.count >= 2) return best.list
  }
  return undefined
}

function candidates(row: SheetRow, below: SheetRow | undefined): { rowNumber: number; headers: string[] }[] {
  const own = texts(row.cells)
  const list = [{ rowNumber: row.number, headers: own }]
  const lower = texts(below?.cells ?? [])
  // Headers of two lines: groups above, names below. Only when every name below is known is it no row of data.
  if (below && lower.some((text) => text !== '') && lower.every((text) => text === '' || fieldOf(text) !== undefined)) {
    const joined = Array.from({ length: Math.max(own.length, lower.length) }, (_, index) => lower[index] || own[index] || '')
    list.push({ rowNumber: below.number, headers: joined })
  }
  return list
}

function mapped(rowNumber: number, headers: string[], profile: ArchiveProfile): Header {
  const columns = new Map<Field, number[]>()
  const taken = new Set<number>()
  for (const field of FIELD_NAMES) {
    const wanted = profile.columns[field]
    if (wanted === undefined || wanted === '') continue
    const column = headers.findIndex((header) => header === cleanText(wanted) || headerKey(header) === headerKey(wanted))
    if (column < 0) continue
    columns.set(field, [column])
    taken.add(column)
  }
  headers.forEach((header, column) => {
    const field = taken.has(column) || header === '' ? undefined : fieldOf(header)
    if (field === undefined || profile.columns[field] !== undefined) return
    const before = columns.get(field)
    if (before && !REPEATED_FIELDS.has(field)) return
    columns.set(field, [...(before ?? []), column])
    taken.add(column)
  })
  settleContacts(columns)
  return { rowNumber, headers, columns, left: headers.filter((header, column) => header !== '' && !taken.has(column)) }
}

/** "联系人" and "联系电话" are the person's own where the sheet has no other name or phone. */
function settleContacts(columns: Map<Field, number[]>): void {
  const isLonely = !columns.has('contactName')
  if (!columns.has('personName') && !columns.has('phone')) move(columns, 'contactName', 'personName')
  if (!columns.has('phone') || isLonely) move(columns, 'contactPhone', 'phone')
}

function move(columns: Map<Field, number[]>, from: Field, to: Field): void {
  const found = columns.get(from)
  if (!found) return
  columns.delete(from)
  columns.set(to, [...(columns.get(to) ?? []), ...found])
}

function isHeader(header: Header): boolean {
  const fields = [...header.columns.keys()]
  return fields.length >= 2 && fields.some((field) => IDENTIFYING_FIELDS.has(field))
}

function score(header: Header): number {
  return header.columns.size
}

function fieldOf(header: string): Field | undefined {
  if (header.length > 40) return undefined
  const whole = FIELD_OF_HEADER.get(headerKey(header))
  if (whole) return whole
  // "手机/电话", "业主姓名、名称": the first part that is known.
  for (const part of header.split(/[/／、|,，]/)) {
    const field = FIELD_OF_HEADER.get(headerKey(part))
    if (field) return field
  }
  return undefined
}

function texts(cells: CellValue[]): string[] {
  return Array.from(cells, (cell) => (typeof cell === 'string' ? cleanText(cell) : cell === null || cell === undefined ? '' : String(cell)))
}

/** Throws `import.mapping_incomplete` when the profile names a header that none of the sheets has. */
export function assertProfileFits(profile: ArchiveProfile, headers: Header[]): void {
  for (const field of FIELD_NAMES) {
    const wanted = profile.columns[field]
    if (wanted && !headers.some(({ columns }) => columns.has(field))) {
      const error = { pointer: `/profile/columns/${field}`, message: wanted }
      throw new AppError('import.mapping_incomplete', `No sheet has the column ${wanted}`, [error])
    }
  }
}
