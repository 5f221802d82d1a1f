import type { Writable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Locale, Permission } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { rowsWithMergesFilled, writeXlsxSheets, type ColumnValue, type SheetToWrite } from '../../../platform/sheets/index.ts'
import type { Checked, ImportCounts, ImportKind, ImportOrder, KeptLine, KeptProblem, Looked, Progress } from '../import-kinds.ts'
import { problemText, reasonTitle, type ProblemWords } from './problem-texts.ts'
import { RowReader, planSheets, rawSheets, type Fields, type SheetPlan } from './reading.ts'

/**
 * What a row of a list wants: which record, called what, with which values by the names of its columns. Two rows with one of `keys` in
 * common are the same record. `extra` is what follows the record in other tables.
 */
export interface Wanted {
  keys: readonly string[]
  title: string
  values: Record<string, unknown>
  /** Only for a new record. */
  initial?: Record<string, unknown>
  extra?: unknown
}

/** What is special about importing one list into records that are there as `R`; `K` is what its rows refer to. */
export interface ListKind<R extends object, K> {
  permission: Permission
  alsoNeeds?: readonly Permission[]
  fields: Fields
  texts?: Record<string, ProblemWords>
  known: (ctx: Ctx, order: ImportOrder) => Promise<K>
  /** Reads a row; null when it says nothing of such records. */
  read: (row: RowReader, known: K) => Wanted | null
  /** The records of the site by all their keys. */
  there: (ctx: Ctx, siteId: string) => Promise<ReadonlyMap<string, R>>
  /** What a row may still want of a record as it stands: agreed terms are not changed by a list. */
  narrow?: (row: RowReader, before: R, wanted: Wanted) => Wanted
  /** What of `extra` would still change something. */
  isExtraNew?: (ctx: Ctx, row: R, extra: unknown) => Promise<boolean>
  add: (ctx: Ctx, order: ImportOrder, wanted: Wanted) => Promise<void>
  change: (ctx: Ctx, order: ImportOrder, before: R, wanted: Wanted) => Promise<void>
}

const MOST_LINES = 200
const REPORT_EVERY = 200

interface Line<R> {
  row: RowReader
  wanted: Wanted
  before: R | undefined
  changes: { field: string; from: unknown; to: unknown }[]
  verdict: 'new' | 'changed' | 'same'
}

interface Compared<R> {
  plans: SheetPlan[]
  lines: Line<R>[]
  problems: KeptProblem[]
  counts: ImportCounts
  bySheet: Map<string, number>
}

/** A list of users' own for one kind of record: checked first, then written; the same file again changes nothing. */
export function listImport<R extends object, K>(kind: ListKind<R, K>): ImportKind {
  const words = (problem: KeptProblem, locale: Locale): string => problemText(problem, locale, kind.texts)
  return {
    permission: kind.permission,
    ...(kind.alsoNeeds ? { alsoNeeds: kind.alsoNeeds } : {}),
    fields: Object.entries(kind.fields).map(([field, { isRequired }]) => ({ field, isRequired: isRequired ?? false })),
    headers: Object.values(kind.fields).map(({ headers, isRequired }) => ({ headers, isRequired: isRequired ?? false })),
    look: async (order) => viewOf(await planSheets(order, kind.fields)),
    lookRaw: async (order) => (await rawSheets(order)).map(({ name, headerRow, headers }) => ({ name, headerRow, rows: 0, columns: headers.map((header) => ({ header: header.slice(0, 100), field: null, sample: '' })) })),
    check: async (ctx, order, progress) => checked(await compare(ctx, kind, order, progress)),
    commit: (ctx, order, progress) => commit(ctx, kind, order, progress),
    writeErrors: async (ctx, order, out) => writeErrors(await compare(ctx, kind, order, async () => {}), ctx.locale, words, out),
    problemText: words,
    previewText: (data, locale) => (typeof data === 'string' ? data : words(data as KeptProblem, locale)),
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

async function compare<R extends object, K>(ctx: Ctx, kind: ListKind<R, K>, order: ImportOrder, progress: Progress): Promise<Compared<R>> {
  const plans = await planSheets(order, kind.fields)
  const known = await kind.known(ctx, order)
  const there = await kind.there(ctx, order.siteId)
  const made: Compared<R> = { plans, lines: [], problems: [], counts: { rows: 0, new: 0, changed: 0, same: 0, errors: 0, warnings: 0 }, bySheet: new Map() }
  const seen = new Map<string, number>()
  for (const plan of plans) {
    for await (const cells of rowsWithMergesFilled(plan.sheet)) {
      if (cells.number <= plan.headerRow) continue
      const row = new RowReader(plan, cells, order)
      if (row.isBlank) continue
      const wanted = kind.read(row, known)
      if (wanted === null && row.problems.length === 0) continue
      made.counts.rows++
      made.bySheet.set(row.sheet, (made.bySheet.get(row.sheet) ?? 0) + 1)
      if (wanted !== null && !row.hasError) mustBeFirst(row, wanted, seen)
      if (wanted !== null && !row.hasError) made.lines.push(await stand(ctx, kind, row, wanted, wanted.keys.map((key) => there.get(key)).find((one) => one !== undefined)))
      made.problems.push(...row.problems)
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

function mustBeFirst(row: RowReader, wanted: Wanted, seen: Map<string, number>): void {
  const earlier = wanted.keys.map((key) => seen.get(key)).find((one) => one !== undefined)
  if (earlier !== undefined) row.note('key_twice', null, wanted.title, 'error', { row: earlier })
  else for (const key of wanted.keys) seen.set(key, row.number)
}

async function stand<R extends object, K>(ctx: Ctx, kind: ListKind<R, K>, row: RowReader, asked: Wanted, before: R | undefined): Promise<Line<R>> {
  if (before === undefined) return { row, wanted: asked, before, changes: [], verdict: 'new' }
  const wanted = kind.narrow?.(row, before, asked) ?? asked
  const old = before as Record<string, unknown>
  const changes = Object.entries(wanted.values).filter(([column, to]) => to !== undefined && JSON.stringify(old[column]) !== JSON.stringify(to)).map(([field, to]) => ({ field, from: old[field], to }))
  const isMore = wanted.extra !== undefined && (await kind.isExtraNew?.(ctx, before, wanted.extra)) === true
  return { row, wanted, before, changes, verdict: changes.length > 0 || isMore ? 'changed' : 'same' }
}

function checked<R>({ plans, lines, problems, counts, bySheet }: Compared<R>): Checked {
  const bad = problems.filter(({ severity }) => severity === 'error')
  const errors = bad.slice(0, MOST_LINES / 4).map((problem): KeptLine => ({ row: problem.row, verdict: 'error', data: problem }))
  const telling = [...lines.filter(({ verdict }) => verdict !== 'same'), ...lines.filter(({ verdict }) => verdict === 'same').slice(0, 20)]
  const shown = telling.slice(0, MOST_LINES - errors.length).map(({ row, verdict, wanted, changes }): KeptLine => ({ row: row.number, verdict, data: [wanted.title, ...changes.filter(({ to }) => !isId(to)).map(({ from, to }) => `${said(from)} → ${said(to)}`)].join(' · ') }))
  return { ...viewOf(plans, bySheet), counts, preview: [...errors, ...shown].sort((a, b) => a.row - b.row), problems: [...bad, ...problems.filter(({ severity }) => severity === 'warning')] }
}

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)
const said = (value: unknown): string => (value === null || value === undefined || value === '' ? '—' : String(value as string | number | boolean))

/** Writes in the transaction of `ctx`, one site at a time: two imports at once would both find the same plate missing. */
async function commit<R extends object, K>(ctx: Ctx, kind: ListKind<R, K>, order: ImportOrder & { skipErrors: boolean }, progress: Progress): Promise<ImportCounts> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 7315205))', [order.siteId])
  const compared = await compare(ctx, kind, order, progress)
  if (compared.counts.errors > 0 && !order.skipErrors) throw wrongField('rule_broken', '/skipErrors', `${compared.counts.errors} rows have errors`)
  for (const [i, { verdict, wanted, before }] of compared.lines.entries()) {
    if (verdict === 'same') continue
    await (before === undefined ? kind.add(ctx, order, wanted) : kind.change(ctx, order, before, wanted))
    if (i % REPORT_EVERY === 0) await progress('writing', i, compared.lines.length)
  }
  return compared.counts
}

/** The bad rows as the file has them, each with its reasons and its row. */
async function writeErrors<R>({ plans, problems }: Compared<R>, locale: Locale, words: (problem: KeptProblem, locale: Locale) => string, out: Writable): Promise<void> {
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
        const row: Record<string, ColumnValue> = { row: cells.number, reason: own.map((problem) => [problem.column, words(problem, locale)].filter(Boolean).join('：')).join('；') }
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
