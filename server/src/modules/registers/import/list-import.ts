import type { Writable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Locale, Permission } from '@guanjia/contract'
import type { Checked, ImportCounts, ImportKind, ImportOrder, KeptLine, KeptProblem, Looked, Progress } from '../../archives/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { rowsWithMergesFilled, writeXlsxSheets, type ColumnValue, type SheetToWrite } from '../../../platform/sheets/index.ts'
import { todayAt } from '../days.ts'
import { addRow, changeRow, type RecordTable, type Register, type Row } from '../register.ts'
import { readKnown, type Known } from './known.ts'
import { problemText, reasonTitle } from './problem-texts.ts'
import { RowReader, planSheets, rawSheets, type Fields, type SheetPlan } from './reading.ts'

type Values<T extends RecordTable> = Partial<Omit<Row<T>, 'organization_id' | 'id' | 'site_id' | 'version' | 'updated_at'>>

/** What a row of a list wants: which record, called what, with which values; `extra` are rows of other tables that follow it. */
export interface Wanted<T extends RecordTable> {
  key: string
  title: string
  values: Values<T>
  /** Only for a new record. */
  initial?: Values<T>
  extra?: unknown
}

/** What is special about importing one register. */
export interface ListKind<T extends RecordTable, S> {
  register: Register<T, S>
  permission: Permission
  fields: Fields
  /** Reads a row; null when it says nothing of this register. */
  read: (row: RowReader, known: Known, today: string) => Wanted<T> | null
  /** The key of a record that is there. */
  keyOf: (row: Row<T>) => string
  /** Only some rows of the table count as there: vehicles that have not left. */
  where?: string
  /** What of `extra` would still change something. */
  isExtraNew?: (ctx: Ctx, row: Row<T>, extra: unknown) => Promise<boolean>
  /** Writes what follows a record; twice is once. */
  follow?: (ctx: Ctx, row: Row<T>, extra: unknown, isNew: boolean) => Promise<void>
}

const MOST_LINES = 200
const REPORT_EVERY = 200

interface Line<T extends RecordTable> {
  row: RowReader
  wanted: Wanted<T>
  before: Row<T> | undefined
  changes: { field: string; from: unknown; to: unknown }[]
  verdict: 'new' | 'changed' | 'same'
}

interface Compared<T extends RecordTable> {
  plans: SheetPlan[]
  lines: Line<T>[]
  problems: KeptProblem[]
  counts: ImportCounts
  bySheet: Map<string, number>
}

/** A list of users' own for one register: checked first, then written; the same file again changes nothing. */
export function listImport<T extends RecordTable, S>(kind: ListKind<T, S>): ImportKind {
  return {
    permission: kind.permission,
    fields: Object.entries(kind.fields).map(([field, { isRequired }]) => ({ field, isRequired: isRequired ?? false })),
    look: async (order) => viewOf(await planSheets(order, kind.fields)),
    lookRaw: async (order) => (await rawSheets(order)).map(({ name, headerRow, headers }) => ({ name, headerRow, rows: 0, columns: headers.map((header) => ({ header: header.slice(0, 100), field: null, sample: '' })) })),
    check: async (ctx, order, progress) => checked(await compare(ctx, kind, order, progress)),
    commit: (ctx, order, progress) => commit(ctx, kind, order, progress),
    writeErrors: async (ctx, order, out) => writeErrors(await compare(ctx, kind, order, async () => {}), ctx.locale, out),
    problemText,
    previewText: (data, locale) => (typeof data === 'string' ? data : problemText(data as KeptProblem, locale)),
  }
}

function viewOf(plans: readonly SheetPlan[], rows?: Map<string, number>): Looked {
  return {
    layout: 'list',
    sheets: plans.map(({ sheet, headerRow, headers, columns, samples }) => {
      const fieldAt = new Map([...columns].map(([field, column]) => [column, field]))
      return { name: sheet.name, headerRow, rows: rows?.get(sheet.name) ?? 0, columns: headers.flatMap((header, i) => (header === '' ? [] : [{ header, field: fieldAt.get(i) ?? null, sample: samples[i] ?? '' }])) }
    }),
  }
}

async function compare<T extends RecordTable, S>(ctx: Ctx, kind: ListKind<T, S>, order: ImportOrder, progress: Progress): Promise<Compared<T>> {
  const plans = await planSheets(order, kind.fields)
  const known = await readKnown(ctx, order.siteId)
  const { rows } = await sql<Row<T>>`select * from ${sql.table(kind.register.table)} t where t.site_id = ${order.siteId} ${sql.raw(kind.where === undefined ? '' : `and ${kind.where}`)}`.execute(ctx.tx)
  const before = new Map(rows.map((row) => [kind.keyOf(row), row]))
  const today = await todayAt(ctx, order.siteId)
  const made: Compared<T> = { plans, lines: [], problems: [], counts: { rows: 0, new: 0, changed: 0, same: 0, errors: 0, warnings: 0 }, bySheet: new Map() }
  const seen = new Map<string, number>()
  for (const plan of plans) {
    for await (const cells of rowsWithMergesFilled(plan.sheet)) {
      if (cells.number <= plan.headerRow) continue
      const row = new RowReader(plan, cells, order)
      if (row.isBlank) continue
      const wanted = kind.read(row, known, today)
      if (wanted === null && row.problems.length === 0) continue
      made.counts.rows++
      made.bySheet.set(row.sheet, (made.bySheet.get(row.sheet) ?? 0) + 1)
      if (wanted !== null && !row.hasError) {
        const earlier = seen.get(wanted.key)
        if (earlier !== undefined) row.note('key_twice', null, wanted.title, 'error', { row: earlier })
        else seen.set(wanted.key, row.number)
      }
      made.problems.push(...row.problems)
      if (wanted !== null && !row.hasError) made.lines.push(await stand(ctx, kind, row, wanted, before.get(wanted.key)))
      if (made.counts.rows % REPORT_EVERY > 0) continue
      await breathe()
      await progress('comparing', made.counts.rows, order.rows ?? 0)
    }
  }
  for (const { verdict } of made.lines) made.counts[verdict]++
  made.counts.errors = new Set(made.problems.filter(({ severity }) => severity === 'error').map(({ sheet, row }) => `${sheet} ${row}`)).size
  made.counts.warnings = made.problems.filter(({ severity }) => severity === 'warning').length
  return made
}

async function stand<T extends RecordTable, S>(ctx: Ctx, kind: ListKind<T, S>, row: RowReader, wanted: Wanted<T>, before: Row<T> | undefined): Promise<Line<T>> {
  if (before === undefined) return { row, wanted, before, changes: [], verdict: 'new' }
  const old = before as unknown as Record<string, unknown>
  const changes = Object.entries(wanted.values).filter(([column, to]) => to !== undefined && JSON.stringify(old[column]) !== JSON.stringify(to)).map(([field, to]) => ({ field, from: old[field], to }))
  const isMore = wanted.extra !== undefined && (await kind.isExtraNew?.(ctx, before, wanted.extra)) === true
  return { row, wanted, before, changes, verdict: changes.length > 0 || isMore ? 'changed' : 'same' }
}

function checked<T extends RecordTable>({ plans, lines, problems, counts, bySheet }: Compared<T>): Checked {
  const bad = problems.filter(({ severity }) => severity === 'error')
  const errors = bad.slice(0, MOST_LINES / 4).map((problem): KeptLine => ({ row: problem.row, verdict: 'error', data: problem }))
  const telling = [...lines.filter(({ verdict }) => verdict !== 'same'), ...lines.filter(({ verdict }) => verdict === 'same').slice(0, 20)]
  const shown = telling.slice(0, MOST_LINES - errors.length).map(({ row, verdict, wanted, changes }): KeptLine => ({ row: row.number, verdict, data: [wanted.title, ...changes.filter(({ to }) => !isId(to)).map(({ from, to }) => `${said(from)} → ${said(to)}`)].join(' · ') }))
  return { ...viewOf(plans, bySheet), counts, preview: [...errors, ...shown].sort((a, b) => a.row - b.row), problems: [...bad, ...problems.filter(({ severity }) => severity === 'warning')] }
}

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)
const said = (value: unknown): string => (value === null || value === undefined || value === '' ? '—' : String(value as string | number | boolean))

/** Writes in the transaction of `ctx`, one site at a time: two imports at once would both find the same plate missing. */
async function commit<T extends RecordTable, S>(ctx: Ctx, kind: ListKind<T, S>, order: ImportOrder & { skipErrors: boolean }, progress: Progress): Promise<ImportCounts> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 7315205))', [order.siteId])
  const compared = await compare(ctx, kind, order, progress)
  if (compared.counts.errors > 0 && !order.skipErrors) throw wrongField('rule_broken', '/skipErrors', `${compared.counts.errors} rows have errors`)
  for (const [i, { verdict, wanted, before }] of compared.lines.entries()) {
    if (verdict === 'same') continue
    const told = { action: 'imported', note: order.fileName }
    const row = before === undefined ? (await addRow(ctx, kind.register, order.siteId, undefined, { ...wanted.values, ...wanted.initial }, 'imported')).row : await changeRow(ctx, kind.register, before, wanted.values, told)
    if (wanted.extra !== undefined) await kind.follow?.(ctx, row, wanted.extra, before === undefined)
    if (i % REPORT_EVERY === 0) await progress('writing', i, compared.lines.length)
  }
  return compared.counts
}

/** The bad rows as the file has them, each with its reasons and its row. */
async function writeErrors<T extends RecordTable>({ plans, problems }: Compared<T>, locale: Locale, out: Writable): Promise<void> {
  const bad = new Map<string, KeptProblem[]>()
  for (const problem of problems.filter(({ severity }) => severity === 'error')) bad.set(`${problem.sheet} ${problem.row}`, [...(bad.get(`${problem.sheet} ${problem.row}`) ?? []), problem])
  if (bad.size === 0) throw new AppError('not_found', 'No row has errors')
  const titles = reasonTitle(locale)
  const sheets = plans.map((plan): SheetToWrite => ({
    sheetName: plan.sheet.name,
    columns: [...plan.headers.map((title, i) => ({ key: String(i), title, kind: 'text' as const })), { key: 'reason', title: titles.reason, kind: 'reason', width: 60 }, { key: 'row', title: titles.row, kind: 'number' }],
    rows: (async function* () {
      for await (const cells of rowsWithMergesFilled(plan.sheet)) {
        const own = bad.get(`${plan.sheet.name} ${cells.number}`)
        if (!own) continue
        const row: Record<string, ColumnValue> = { row: cells.number, reason: own.map((problem) => [problem.column, problemText(problem, locale)].filter(Boolean).join('：')).join('；') }
        plan.headers.forEach((_, i) => {
          const cell = cells.cells[i] ?? null
          row[String(i)] = cell instanceof Date ? cell.toISOString().slice(0, 10) : cell
        })
        yield row
      }
    })(),
  }))
  await writeXlsxSheets(out, sheets)
}
