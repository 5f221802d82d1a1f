import type { Writable } from 'node:stream'
import type { Locale } from '@guanjia/contract'
import { rowsWithMergesFilled, writeXlsxSheets } from '../../../platform/sheets/index.ts'
import type { ColumnValue, SheetColumn, SheetToWrite } from '../../../platform/sheets/index.ts'
import type { ArchivePlan, SheetPlan } from './plan.ts'
import { problemText } from './problem-texts.ts'
import type { RowProblem } from './problems.ts'

const REASON_TITLES: Record<Locale, string> = { 'zh-CN': '错误原因', 'zh-TW': '錯誤原因', en: 'Reason' }
const ROW_TITLES: Record<Locale, string> = { 'zh-CN': '原行号', 'zh-TW': '原列號', en: 'Row' }

/**
 * Writes the rows with problems as XLSX with the file's own columns, so that they can be corrected and imported again; the reasons and
 * the original row number stand behind them. Reads the file once more. `problems` may come in any order.
 */
export async function writeErrorFile(out: Writable, plan: ArchivePlan, problems: Iterable<RowProblem>, locale: Locale): Promise<number> {
  const bySheet = new Map<string, Map<number, RowProblem[]>>()
  for (const problem of problems) {
    const rows = bySheet.get(problem.sheet) ?? new Map<number, RowProblem[]>()
    rows.set(problem.rowNumber, [...(rows.get(problem.rowNumber) ?? []), problem])
    bySheet.set(problem.sheet, rows)
  }
  const sheets = plan.sheets.flatMap((sheet): SheetToWrite[] => {
    const bad = bySheet.get(sheet.sheet.name)
    return bad ? [{ sheetName: sheet.sheet.name, columns: columnsOf(sheet, locale), rows: badRows(sheet, bad, locale) }] : []
  })
  return writeXlsxSheets(out, sheets)
}

function columnsOf({ header }: SheetPlan, locale: Locale): SheetColumn[] {
  return [
    ...header.headers.map((title, column): SheetColumn => ({ key: String(column), title, kind: 'text' })),
    { key: 'reason', title: REASON_TITLES[locale], kind: 'reason', width: 80 },
    { key: 'row', title: ROW_TITLES[locale], kind: 'number' },
  ]
}

type Row = Record<string, ColumnValue>

async function* badRows({ sheet, header }: SheetPlan, bad: Map<number, RowProblem[]>, locale: Locale): AsyncGenerator<Row> {
  for await (const { number, cells } of rowsWithMergesFilled(sheet)) {
    const problems = number > header.rowNumber ? bad.get(number) : undefined
    if (!problems) continue
    const row: Row = { row: number }
    header.headers.forEach((_, column) => {
      const cell = cells[column] ?? null
      row[String(column)] = cell instanceof Date ? cell.toISOString().slice(0, 10) : cell
    })
    row['reason'] = problems.map((problem) => (problem.column === '' ? '' : `${problem.column}：`) + problemText(problem, locale)).join('；')
    yield row
  }
}
