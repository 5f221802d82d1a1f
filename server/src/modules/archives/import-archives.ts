import type { Writable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Locale } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { readSheets } from '../../platform/sheets/index.ts'
import { compareRows, compareToWrite, writeCompared, type Compared } from './apply-rows.ts'
import type { RowVerdict } from './apply/compare.ts'
import {
  FIELDS,
  FIELD_NAMES,
  columnsOf,
  parseArchiveProfile,
  planArchives,
  problemText,
  readArchives,
  writeErrorFile,
  type ArchivePlan,
  type ArchiveRow,
  type RowProblem,
} from './import/index.ts'
import type { Checked, ImportKind, ImportOrder, KeptLine, KeptProblem, Looked, Progress, SheetView } from './import-kinds.ts'

const UNMAPPED = new Set<string>(['serial', 'age', 'feeKeys', 'feeFrom'])
const MOST_LINES = 200

/** Property and people of a site from any list, MicroCommunity's files as they are (HHD-019). */
export const archivesImport: ImportKind = {
  permission: 'archives:import',
  fields: FIELD_NAMES.filter((field) => !UNMAPPED.has(field)).map((field) => ({ field, isRequired: field === 'room' })),
  headers: FIELD_NAMES.filter((field) => !UNMAPPED.has(field) && FIELDS[field].length > 0).map((field) => ({ headers: FIELDS[field], isRequired: field === 'room' })),
  look: async (order) => viewOf(await plan(order)),
  lookRaw,
  check,
  commit,
  writeErrors,
  problemText: (problem, locale) => problemText(asRowProblem(problem), locale),
  previewText: (data, locale) => previewText(data as PreviewData, locale),
}

async function plan(order: ImportOrder): Promise<ArchivePlan> {
  // What the API passes on of a profile; a profile by hand may also name sheet, header row and encoding.
  const { targets: _, source: __, ...profile } = order.profile
  const read = parseArchiveProfile(profile)
  return planArchives(await readSheets(order.path, { fileName: order.fileName, encoding: read.encoding }), read)
}

function viewOf(plan: ArchivePlan, rows?: Map<string, number>): Looked {
  const sheets = plan.sheets.map(({ sheet, header, samples }): SheetView => {
    const filled = header.headers.flatMap((text, column) => (text === '' ? [] : [column]))
    return {
      name: sheet.name,
      headerRow: header.rowNumber,
      rows: rows?.get(sheet.name) ?? 0,
      columns: columnsOf(header).map((column, i) => ({ ...column, sample: sampleOf(column.field, samples[filled[i]!] ?? '') })),
    }
  })
  const left = plan.notes
    .filter(({ sheet, note }) => note.code !== 'columns_left' && !sheets.some(({ name }) => name === sheet))
    .map(({ sheet }) => ({ name: sheet, headerRow: 0, rows: 0, columns: [] }))
  return { layout: plan.layout, sheets: [...sheets, ...left] }
}

/** What a column holds, for the one who maps it; of an ID number its ends are enough. */
function sampleOf(field: string | null, text: string): string {
  return (field === 'idNumber' ? masked(text) : text).slice(0, 100)
}

async function lookRaw(order: ImportOrder): Promise<SheetView[]> {
  const workbook = await readSheets(order.path, { fileName: order.fileName })
  const views: SheetView[] = []
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    for await (const row of sheet.rows()) {
      if (row.cells.every((cell) => cell === null)) continue
      views.push({
        name: sheet.name,
        headerRow: row.number,
        rows: 0,
        columns: row.cells.map((cell) => ({ header: String(cell ?? '').slice(0, 100), field: null, sample: '' })),
      })
      break
    }
  }
  return views
}

interface Read {
  plan: ArchivePlan
  rows: ArchiveRow[]
  problems: RowProblem[]
  bySheet: Map<string, number>
}

async function readAll(order: ImportOrder, progress: Progress): Promise<Read> {
  const planned = await plan(order)
  const read: Read = { plan: planned, rows: [], problems: [], bySheet: new Map() }
  const notKept = new Map<string, RowProblem>()
  const all = order.rows ?? (await countRows(planned))
  for await (const row of readArchives(planned)) {
    read.rows.push(row)
    read.problems.push(...row.problems)
    read.bySheet.set(row.sheet, (read.bySheet.get(row.sheet) ?? 0) + 1)
    if (row.parking !== null || row.vehicles.length > 0) noteNotKept(notKept, row)
    if (read.rows.length % 500 > 0) continue
    await breathe()
    await progress('reading', read.rows.length, Math.max(all, read.rows.length))
  }
  read.problems.push(...notKept.values())
  return read
}

/** For the progress bar; reading without understanding takes a tenth of the time. */
async function countRows({ sheets }: ArchivePlan): Promise<number> {
  let count = 0
  for (const { sheet, header } of sheets) {
    for await (const { number, cells } of sheet.rows()) {
      if (number > header.rowNumber && cells.length > 0) count++
      if (number % 2000 === 0) await breathe()
    }
  }
  return count
}

/** Parking spaces and vehicles come by imports of their own: said once for each sheet, never silently. */
function noteNotKept(noted: Map<string, RowProblem>, { sheet, rowNumber }: ArchiveRow): void {
  const known = noted.get(sheet)
  if (known) known.params['count'] = Number(known.params['count']) + 1
  else noted.set(sheet, { sheet, rowNumber, column: '', code: 'not_kept', severity: 'warning', value: '', params: { count: 1 } })
}

function countsOf({ rows, problems }: Read, compared: Compared): Checked['counts'] {
  const all = [...compared.problems, ...problems]
  const bad = new Set(all.filter(({ severity }) => severity === 'error').map(({ sheet, rowNumber }) => `${sheet} ${rowNumber}`))
  return {
    rows: rows.length,
    ...compared.counts,
    errors: bad.size,
    warnings: all.filter(({ severity }) => severity === 'warning').length,
  }
}

function summed(read: Read, compared: Compared): Checked {
  const all = [...compared.problems, ...read.problems]
  // Errors first: only so many are kept, and what stops a row matters more than what is worth a look.
  const kept = [...all.filter(({ severity }) => severity === 'error'), ...all.filter(({ severity }) => severity === 'warning')].map(asKept)
  return { ...viewOf(read.plan, read.bySheet), counts: countsOf(read, compared), preview: previewOf(compared.preview, all), problems: kept }
}

async function check(ctx: Ctx, order: ImportOrder, progress: Progress): Promise<Checked> {
  const read = await readAll(order, progress)
  await progress('comparing', read.rows.length, read.rows.length)
  return summed(read, await compareRows(ctx, order.siteId, read.rows))
}

async function commit(ctx: Ctx, order: ImportOrder & { skipErrors: boolean }, progress: Progress): Promise<Checked['counts']> {
  const read = await readAll(order, progress)
  await progress('comparing', read.rows.length, read.rows.length)
  const compared = await compareToWrite(ctx, order.siteId, read.rows)
  const counts = countsOf(read, compared)
  if (counts.errors > 0 && !order.skipErrors) throw wrongField('rule_broken', '/skipErrors', `${counts.errors} rows have errors`)
  // What is to be written stands in the draft: the rows need not stay in memory beside it.
  read.rows.length = 0
  read.problems.length = 0
  await writeCompared(ctx, compared, { siteId: order.siteId, actorName: order.createdBy, note: order.fileName }, (done, all) => progress('writing', done, all))
  return counts
}

async function writeErrors(ctx: Ctx, order: ImportOrder, out: Writable): Promise<void> {
  const read = await readAll(order, async () => {})
  const compared = await compareRows(ctx, order.siteId, read.rows)
  const all = [...compared.problems, ...read.problems]
  const bad = new Set(all.filter(({ severity }) => severity === 'error').map(({ sheet, rowNumber }) => `${sheet} ${rowNumber}`))
  if (bad.size === 0) throw new AppError('not_found', 'No row has errors')
  await writeErrorFile(
    out,
    read.plan,
    all.filter(({ sheet, rowNumber }) => bad.has(`${sheet} ${rowNumber}`)),
    ctx.locale,
  )
}

type PreviewData = Pick<RowVerdict, 'unit' | 'people' | 'changes'> | { problem: KeptProblem }

function previewOf(verdicts: RowVerdict[], problems: RowProblem[]): KeptLine[] {
  const lines: KeptLine[] = []
  const told = new Set<string>()
  for (const problem of problems) {
    const key = `${problem.sheet} ${problem.rowNumber}`
    if (problem.severity !== 'error' || told.has(key)) continue
    told.add(key)
    if (told.size <= MOST_LINES / 4) lines.push({ row: problem.rowNumber, verdict: 'error', data: { problem: asKept(problem) } })
  }
  for (const { row, verdict, unit, people, changes } of verdicts) {
    if (lines.length >= MOST_LINES) break
    lines.push({ row, verdict, data: { unit, people: people.map(({ name, role }) => ({ name, role })), changes } })
  }
  return lines.sort((a, b) => a.row - b.row)
}

function previewText(data: PreviewData, locale: Locale): string {
  if ('problem' in data) return problemText(asRowProblem(data.problem), locale)
  const words = LABELS[locale].enum
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—'
    if (field === 'state') return words.unitState[value as keyof typeof words.unitState]
    if (field === 'use') return words.unitUse[value as keyof typeof words.unitUse]
    if (field === 'sex') return words.sex[value as keyof typeof words.sex]
    if (field === 'rentFen') return (Number(value) / 100).toFixed(2)
    return Array.isArray(value) ? value.join('、') || '—' : String(value as string | number | boolean)
  }
  const people = data.people.map(({ name, role }) => `${name} ${words.occupancyRole[role as keyof typeof words.occupancyRole]}`)
  const changes = data.changes
    .filter(({ field }) => field !== 'hasIdNumber')
    .map(({ field, from, to }) => `${shown(field, from)} → ${shown(field, to)}`)
  return [data.unit, ...people, ...changes].filter(Boolean).join(' · ')
}

function asKept({ rowNumber, ...problem }: RowProblem): KeptProblem {
  return { ...problem, row: rowNumber, value: isSecret(problem.code) ? masked(problem.value) : problem.value }
}

/** ID numbers do not lie about in clear, not even wrong ones. */
function isSecret(code: string): boolean {
  return code.startsWith('id_') || code.startsWith('ids_')
}

function masked(value: string): string {
  return value.length > 7 ? `${value.slice(0, 3)}…${value.slice(-4)}` : value
}

function asRowProblem({ row, ...problem }: KeptProblem): RowProblem {
  return { ...problem, rowNumber: row, code: problem.code as RowProblem['code'] }
}
