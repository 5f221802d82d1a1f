import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import type { Locale } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { writeXlsxSheets, type SheetColumn } from '../../../platform/sheets/index.ts'
import type { Checked, ImportCounts, ImportKind, ImportOrder, Progress } from '../../archives/index.ts'
import { siteById } from '../../organization/index.ts'
import { colleagueOfThePast } from '../../people/index.ts'
import { FIELDS, FIELD_NAMES, REQUIRED } from './fields.ts'
import { Pass } from './pass.ts'
import { planCases, rawViews, sheetViews, textOf, type CasePlan } from './plan.ts'
import { problemText, type RowProblem } from './problems.ts'
import { readCaseProfile } from './profile.ts'
import { readReferences } from './references.ts'
import type { PreviewData } from './tally.ts'
import { writeBatch } from './write.ts'

/** The history of cases of another system, by any table with a profile (docs/import-cases.md). */
export const casesImport: ImportKind = {
  permission: 'cases:import',
  fields: FIELD_NAMES.map((field) => ({ field, isRequired: REQUIRED.has(field) })),
  headers: FIELD_NAMES.map((field) => ({ headers: FIELDS[field], isRequired: REQUIRED.has(field) })),
  look: async (order) => viewOf(await plan(order, 'UTC')),
  lookRaw: (order) => rawViews(order.path, order.fileName),
  check: checkCases,
  commit: commitCases,
  writeErrors,
  problemText,
  previewText: (data, locale) => previewText(data as PreviewData, locale),
}

const MANY = 1000

function plan(order: ImportOrder, siteZone: string): Promise<CasePlan> {
  return planCases(order.path, order.fileName, readCaseProfile(order.profile, siteZone))
}

function viewOf(planned: CasePlan, rows: ReadonlyMap<string, number> = new Map()): Pick<Checked, 'layout' | 'sheets'> {
  return { layout: `cases-${planned.promises}`, sheets: sheetViews(planned, rows) }
}

/**
 * Reads a file and compares it with the cases of the site; writes nothing. Throws `not_found`, `import.unreadable_file`,
 * `import.mapping_incomplete`, `invalid_request`.
 */
export async function checkCases(ctx: Ctx, order: ImportOrder, progress: Progress): Promise<Checked> {
  const refs = await readReferences(ctx, order.siteId)
  const planned = await plan(order, refs.site.timeZone)
  const pass = await Pass.begin(ctx, planned, refs)
  for await (const _ of pass.batches(progress, 'comparing', await rowsAbout(order.path)));
  const { tally } = pass
  return { ...viewOf(planned, tally.rowsBySheet), counts: tally.counts, preview: tally.preview, problems: tally.kept }
}

/**
 * Writes a file's cases in the transaction of `ctx`: all or nothing, nothing sent to anyone. The same file again changes nothing; a changed
 * row changes its case unless somebody has worked on it here. Throws what `checkCases` throws, and `rule_broken` for the first bad row
 * without `skipErrors`.
 */
export async function commitCases(ctx: Ctx, order: ImportOrder & { skipErrors: boolean }, progress: Progress): Promise<ImportCounts> {
  await siteById(ctx, order.siteId)
  // One import of a site at a time: two would both find the same case missing.
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 7315204))', [order.siteId])
  const past = await colleagueOfThePast(ctx, order.siteId)
  const refs = { ...(await readReferences(ctx, order.siteId)), past }
  const planned = await plan(order, refs.site.timeZone)
  const pass = await Pass.begin(ctx, planned, refs)
  let written: Promise<void> = Promise.resolve()
  try {
    for await (const batch of pass.batches(progress, 'writing', await rowsAbout(order.path), refuse(order, ctx.locale))) {
      await written
      written = (await writeBatch(ctx, refs, batch, planned.promises)).written
      // A failure is told when the next batch waits for it; until then it must not end the process.
      written.catch(() => undefined)
    }
    await written
  } finally {
    await written.catch(() => undefined)
  }
  const { counts } = pass.tally
  // Until somebody counts, the planner guesses how many cases there are.
  if (counts.new + counts.changed >= MANY) {
    ctx.afterCommit(() => void ctx.app.database.pool.query('select refresh_statistics()').catch(() => undefined))
  }
  return counts
}

function refuse({ skipErrors }: { skipErrors: boolean }, locale: Locale): (problems: RowProblem[]) => void {
  return (problems) => {
    const error = problems.find(({ severity }) => severity === 'error')
    if (error && !skipErrors) throw wrongField('rule_broken', '/skipErrors', `row ${error.row}: ${problemText(error, locale)}`)
  }
}

/** Lines of a text file, to say how far the work is; 0 for a workbook, which tells only by being read. */
async function rowsAbout(path: string): Promise<number> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(1024 * 1024)
    let lines = 0
    for (let isFirst = true; ; isFirst = false) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length)
      if (bytesRead === 0) return lines
      const part = buffer.subarray(0, bytesRead)
      if (isFirst && (part.subarray(0, 2).toString('latin1') === 'PK' || part[0] === 0xd0)) return 0
      for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines++
    }
  } finally {
    await file.close()
  }
}

const REASONS: Record<Locale, [reason: string, row: string]> = { 'zh-CN': ['错误原因', '原行号'], 'zh-TW': ['錯誤原因', '原列號'], en: ['Reason', 'Row'] }

/**
 * The bad rows with the file's own columns and the reasons behind them, so that they can be corrected and imported again. Throws
 * `not_found` when there is none.
 */
async function writeErrors(ctx: Ctx, order: ImportOrder, out: Writable): Promise<void> {
  const refs = await readReferences(ctx, order.siteId)
  const planned = await plan(order, refs.site.timeZone)
  const bad = new Map<string, RowProblem[]>()
  const note = (problems: RowProblem[]): void => void bad.set(`${problems[0]!.sheet} ${problems[0]!.row}`, problems)
  const pass = await Pass.begin(ctx, planned, refs)
  for await (const _ of pass.batches(async () => {}, '', 0, note));
  if (bad.size === 0) throw new AppError('not_found', 'No row has errors')
  const [reason, row] = REASONS[ctx.locale]
  const sheets = planned.sheets.map(({ sheet, headers, headerRow }) => {
    const columns: SheetColumn[] = [
      ...headers.map((title, i): SheetColumn => ({ key: String(i), title, kind: 'text' })),
      { key: 'reason', title: reason, kind: 'reason', width: 80 }, { key: 'row', title: row, kind: 'number' },
    ]
    const rows = async function* (): AsyncGenerator<Record<string, string | number>> {
      for await (const { number, cells } of sheet.rows()) {
        const problems = number > headerRow ? bad.get(`${sheet.name} ${number}`) : undefined
        if (!problems) continue
        const words = problems.map(
          (problem) => (problem.column === '' ? '' : `${problem.column}：`) + problemText(problem, ctx.locale)
        ).join('；')
        yield { ...Object.fromEntries(headers.map((_, i) => [String(i), textOf(cells[i] ?? null)])), reason: words, row: number }
      }
    }
    return { sheetName: sheet.name, columns, rows: rows() }
  })
  await writeXlsxSheets(out, sheets)
}

function previewText(data: PreviewData, locale: Locale): string {
  if ('problem' in data) return problemText(data.problem, locale)
  const words = LABELS[locale].enum
  return [
    data.number, words.caseKind[data.kind as keyof typeof words.caseKind], words.caseStatus[data.status as keyof typeof words.caseStatus],
    data.title,
  ].join(' · ')
}
