import type { Writable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Locale } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { readSheets } from '../../platform/sheets/index.ts'
import { compareRows, compareToWrite, writeCompared, type Compared, type RowsToCompare } from './apply-rows.ts'
import type { RowVerdict } from './apply/compare.ts'
import { FoundProblems } from './found-problems.ts'
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
import { MOST_PROBLEMS } from './import-runs.ts'
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

/** A file that is being read: its rows as they are asked for, and what they were found to say so far. */
interface Reading {
  plan: ArchivePlan
  rows: AsyncGenerator<ArchiveRow>
  problems: FoundProblems
  bySheet: Map<string, number>
  count: number
}

async function begin(order: ImportOrder, progress: Progress, mostProblems = MOST_PROBLEMS): Promise<Reading> {
  const planned = await plan(order)
  const all = order.rows ?? (await countRows(planned))
  const reading: Reading = { plan: planned, rows: readAll(), problems: new FoundProblems(mostProblems), bySheet: new Map(), count: 0 }
  return reading

  async function* readAll(): AsyncGenerator<ArchiveRow> {
    const notKept = new Map<string, RowProblem>()
    for await (const row of readArchives(planned)) {
      reading.count++
      reading.problems.hear(row)
      reading.bySheet.set(row.sheet, (reading.bySheet.get(row.sheet) ?? 0) + 1)
      if (row.parking !== null || row.vehicles.length > 0) noteNotKept(notKept, row)
      yield row
      if (reading.count % 500 > 0) continue
      await breathe()
      await progress('reading', reading.count, Math.max(all, reading.count))
    }
    for (const problem of notKept.values()) reading.problems.hearOfSheet(problem)
  }
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

function countsOf({ count, problems }: Reading, compared: Compared): Checked['counts'] {
  return { rows: count, ...compared.counts, errors: problems.errors, warnings: problems.warnings }
}

async function check(ctx: Ctx, order: ImportOrder, progress: Progress): Promise<Checked> {
  const reading = await begin(order, progress)
  const compared = await compareRows(ctx, order.siteId, toCompare(reading))
  await progress('comparing', reading.count, reading.count)
  const kept = reading.problems.worstFirst()
  return { ...viewOf(reading.plan, reading.bySheet), counts: countsOf(reading, compared), preview: previewOf(compared.preview, kept), problems: kept.map(asKept) }
}

function toCompare({ rows, problems }: Reading): RowsToCompare {
  return { rows, heard: (found) => problems.hearCompared(found) }
}

async function commit(ctx: Ctx, order: ImportOrder & { skipErrors: boolean }, progress: Progress): Promise<Checked['counts']> {
  const reading = await begin(order, progress, 0)
  const compared = await compareToWrite(ctx, order.siteId, toCompare(reading))
  const counts = countsOf(reading, compared)
  if (counts.errors > 0 && !order.skipErrors) throw wrongField('rule_broken', '/skipErrors', `${counts.errors} rows have errors`)
  await writeCompared(ctx, compared, { siteId: order.siteId, actorName: order.createdBy, note: order.fileName }, (done, all) => progress('writing', done, all))
  return counts
}

async function writeErrors(ctx: Ctx, order: ImportOrder, out: Writable): Promise<void> {
  const reading = await begin(order, async () => {}, Number.POSITIVE_INFINITY)
  await compareRows(ctx, order.siteId, toCompare(reading))
  const all = reading.problems.inOrder()
  const bad = new Set(all.filter(({ severity }) => severity === 'error').map(({ sheet, rowNumber }) => `${sheet} ${rowNumber}`))
  if (bad.size === 0) throw new AppError('not_found', 'No row has errors')
  await writeErrorFile(
    out,
    reading.plan,
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
