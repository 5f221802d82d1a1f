import { AppError } from '../../../platform/errors.ts'
import { rowsWithMergesFilled } from '../../../platform/sheets/index.ts'
import type { Sheet, SheetRow, Workbook } from '../../../platform/sheets/index.ts'
import type { Field } from './fields.ts'
import { HEADER_SEARCH_ROWS, assertProfileFits, findHeader, headerKey, otherListOf } from './headers.ts'
import type { Header } from './headers.ts'
import type { SheetNote } from './problems.ts'
import type { ArchiveProfile } from './profile.ts'

export type SheetKind = 'entrances' | 'people' | 'units' | 'parking'

/** What a sheet is taken for. `samples` are the first filled cells of each column, for the wizard. */
export type SheetPlan = {
  sheet: Sheet
  kind: SheetKind
  header: Header
  samples: string[]
}
export type ArchivePlan = {
  /** `microcommunity` for its current sheet, `microcommunity_pack` for its full pack, `list` for anything else. */
  layout: 'microcommunity' | 'microcommunity_pack' | 'list'
  sheets: SheetPlan[]
  notes: { sheet: string; note: SheetNote }[]
  profile: ArchiveProfile
}

/** What the current MicroCommunity sheet (`资产信息`) always has. */
const ASSET_HEADERS = ['楼号', '单元', '房间', '总层数', '是否有电梯', '房屋户型', '业主类型']
/** Sheets of the full pack with headers that only they have. */
const PACK_HEADERS: Record<SheetKind, string[]> = {
  entrances: ['楼栋号', '单元编号'], people: ['编号', '业主名称'], units: ['房屋编号', '楼栋编号', '业主编号'], parking: ['停车场编号', '车位编码'],
}
/** People and entrances come before the units that refer to them, whatever the order of the sheets. */
const READING_ORDER: SheetKind[] = ['entrances', 'people', 'units', 'parking']

/**
 * Decides what each sheet of a file holds and what its columns mean, by its first rows.
 * Hidden sheets and other lists are left with a note. Throws `import.mapping_incomplete` when no sheet is a list of property or people.
 */
export async function planArchives(workbook: Workbook, profile: ArchiveProfile): Promise<ArchivePlan> {
  const sheets: SheetPlan[] = []
  const notes: ArchivePlan['notes'] = []
  for (const sheet of workbook.sheets) {
    if (profile.sheet !== undefined && sheet.name !== profile.sheet) continue
    const found = sheet.hidden ? { code: 'hidden' as const } : await planSheet(sheet, profile)
    if ('code' in found) {
      notes.push({ sheet: sheet.name, note: found })
      continue
    }
    sheets.push(found)
    if (found.header.left.length > 0) notes.push({ sheet: sheet.name, note: { code: 'columns_left', headers: found.header.left } })
  }
  if (sheets.length === 0) throw new AppError('import.mapping_incomplete', 'No sheet has columns of rooms, owners or parking spaces')
  assertProfileFits(profile, sheets.map(({ header }) => header))
  sheets.sort((a, b) => READING_ORDER.indexOf(a.kind) - READING_ORDER.indexOf(b.kind))
  const isPack = sheets.length > 1 && sheets.filter(isPackSheet).length > 1
  const isAssets = sheets.some(({ header }) => ASSET_HEADERS.every((name) => header.headers.some((text) => headerKey(text) === name)))
  return { layout: isPack ? 'microcommunity_pack' : isAssets ? 'microcommunity' : 'list', sheets, notes, profile }
}

/** The mapping that was guessed or given, in the form of a profile: what the wizard shows and saves. */
export function columnsOf(header: Header): { header: string; field: Field | null }[] {
  const fieldOfColumn = new Map([...header.columns].flatMap(([field, columns]) => columns.map((column) => [column, field] as const)))
  return header.headers.flatMap((text, column) => (text === '' ? [] : [{ header: text, field: fieldOfColumn.get(column) ?? null }]))
}

/** An empty reference: MicroCommunity writes 0 for "nobody". */
export function looksLikeNothing(key: string): boolean {
  return key === '' || key === '0' || key === '-' || key === '无'
}

async function planSheet(sheet: Sheet, profile: ArchiveProfile): Promise<SheetPlan | SheetNote> {
  const first = await firstRows(sheet, HEADER_SEARCH_ROWS + 20)
  if (first.every(({ cells }) => cells.every((cell) => cell === null))) return { code: 'empty' }
  const top = first.slice(0, HEADER_SEARCH_ROWS)
  const other = Object.keys(profile.columns).length === 0 ? otherListOf(top) : undefined
  if (other) return { code: 'other_list', list: other }
  const header = findHeader(top, profile)
  if (!header) return { code: 'no_header' }
  const kind = kindOf(header)
  if (kind === 'people') renamed(header, 'serial', 'personKey')
  const below = first.filter(({ number }) => number > header.rowNumber)
  const samples = header.headers.map((_, column) => {
    const cell = below.map(({ cells }) => cells[column] ?? null).find((value) => value !== null) ?? ''
    return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  })
  return { sheet, kind, header, samples }
}

async function firstRows(sheet: Sheet, count: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of rowsWithMergesFilled(sheet)) {
    rows.push(row)
    if (rows.length >= count) break
  }
  return rows
}

function kindOf({ columns }: Header): SheetKind {
  if (columns.has('room')) return 'units'
  if (columns.has('parkingCode')) return 'parking'
  return columns.has('personName') ? 'people' : 'entrances'
}

function isPackSheet({ kind, header }: SheetPlan): boolean {
  const keys = header.headers.map(headerKey)
  return PACK_HEADERS[kind].every((name) => keys.includes(name))
}

function renamed(header: Header, from: Field, to: Field): void {
  const columns = header.columns.get(from)
  if (!columns) return
  header.columns.delete(from)
  header.columns.set(to, columns)
}
