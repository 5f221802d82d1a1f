import { AppError } from '../../../platform/errors.ts'
import { readSheets, type CellValue, type Sheet, type SheetRow } from '../../../platform/sheets/index.ts'
import { cleanText } from '../../../platform/text/index.ts'
import type { SheetView } from '../../archives/index.ts'
import { REQUIRED, guessColumns, headerKey, type Field } from './fields.ts'
import { hasConstant, type CaseProfile } from './profile.ts'

/** What a sheet is taken for: where its header stands and which column holds which field. */
export interface SheetPlan {
  sheet: Sheet
  headerRow: number
  headers: string[]
  columns: ReadonlyMap<Field, number>
  samples: string[]
}

export interface CasePlan {
  sheets: SheetPlan[]
  profile: CaseProfile
  /** Where promises come from, now that it is known whether the file has targets. */
  promises: 'file' | 'policy'
}

/** Titles, hints and merged cells may stand above the header. */
const HEADER_SEARCH_ROWS = 30

/**
 * Opens a file and decides what its columns mean. Hidden sheets and sheets without numbers and opening times are left.
 * Throws `import.unreadable_file`, and `import.mapping_incomplete` naming the fields that are missing.
 */
export async function planCases(path: string, fileName: string, profile: CaseProfile): Promise<CasePlan> {
  const workbook = await readSheets(path, { fileName })
  const sheets: SheetPlan[] = []
  let nearest: Field[] = [...REQUIRED]
  const unmatched = new Set(profile.columns.keys())
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    const { best, matched } = await headerOf(sheet, profile)
    for (const field of matched) unmatched.delete(field)
    if (!best) continue
    const missing = [...REQUIRED].filter((field) => !best.columns.has(field) && !hasConstant(profile, field))
    if (missing.length < nearest.length) nearest = missing
    if (missing.length === 0) sheets.push(best)
  }
  if (sheets.length === 0) throw incomplete(nearest, 'no column for it; name its header, or give values for empty cells')
  const wrong = [...unmatched].filter((field) => profile.columns.get(field) !== '')
  if (wrong.length > 0) throw incomplete(wrong, 'no sheet has a column with this header')
  const hasTargets = sheets.some(({ columns }) => columns.has('target'))
  return { sheets, profile, promises: profile.targets ?? (hasTargets ? 'file' : 'policy') }
}

function incomplete(fields: Field[], message: string): AppError {
  return new AppError(
    'import.mapping_incomplete', `${fields.join(', ')}: ${message}`,
    fields.map((field) => ({ pointer: `/profile/columns/${field}`, message })),
  )
}

async function headerOf(sheet: Sheet, profile: CaseProfile): Promise<{ best: SheetPlan | undefined; matched: Set<Field> }> {
  const first: SheetRow[] = []
  for await (const row of sheet.rows()) {
    first.push(row)
    if (first.length >= HEADER_SEARCH_ROWS + 10) break
  }
  let best: SheetPlan | undefined
  const matched = new Set<Field>()
  for (const row of first.slice(0, HEADER_SEARCH_ROWS)) {
    const headers = Array.from(row.cells, textOf)
    const fixed = fixedColumns(headers, profile)
    for (const [field, column] of fixed) if (column !== null) matched.add(field)
    const columns = guessColumns(headers, fixed)
    if (columns.size < 2 || columns.size <= (best?.columns.size ?? 0)) continue
    const below = first.filter(({ number }) => number > row.number)
    const samples = headers.map((_, column) => below.map(({ cells }) => textOf(cells[column] ?? null)).find((text) => text !== '') ?? '')
    best = { sheet, headerRow: row.number, headers, columns, samples }
  }
  return { best, matched }
}

/** The columns that the profile names; null for a field that it leaves out or whose header this row lacks. */
function fixedColumns(headers: string[], profile: CaseProfile): Map<Field, number | null> {
  const keys = headers.map(headerKey)
  return new Map(
    [...profile.columns].map(([field, wanted]) => {
      const exact = wanted === '' ? -1 : headers.indexOf(wanted)
      const alike = wanted === '' ? -1 : keys.indexOf(headerKey(wanted))
      const column = exact >= 0 ? exact : alike
      return [field, column >= 0 ? column : null]
    }),
  )
}

/** A cell as text; a date as its wall time. */
export function textOf(cell: CellValue): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ').replace(/ 00:00:00$/, '')
  return cleanText(String(cell))
}

/** The sheets of a plan for the wizard: each header with its field and a sample. */
export function sheetViews(plan: CasePlan, rows: ReadonlyMap<string, number>): SheetView[] {
  return plan.sheets.map(({ sheet, headerRow, headers, columns, samples }) => {
    const fieldOf = new Map([...columns].map(([field, column]) => [column, field]))
    return {
      name: sheet.name, headerRow, rows: rows.get(sheet.name) ?? 0,
      columns: headers.flatMap(
        (header, column) => (
          header === '' ? [] : [
            { header: header.slice(0, 100), field: fieldOf.get(column) ?? null, sample: samples[column]!.slice(0, 100) },
          ]
        )
      ),
    }
  })
}

/** The first filled row of each sheet as headers that mean nothing yet, so that they can be mapped by hand. */
export async function rawViews(path: string, fileName: string): Promise<SheetView[]> {
  const workbook = await readSheets(path, { fileName })
  const views: SheetView[] = []
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    for await (const row of sheet.rows()) {
      const headers = row.cells.map(textOf)
      if (headers.every((header) => header === '')) continue
      views.push(
        {
          name: sheet.name, headerRow: row.number, rows: 0,
          columns: headers.filter((header) => header !== '').map((header) => ({ header: header.slice(0, 100), field: null, sample: '' })),
        }
      )
      break
    }
  }
  return views
}
