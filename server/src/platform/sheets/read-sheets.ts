import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { AppError } from '../errors.ts'
import { openCsv } from './csv-read.ts'
import type { CsvEncoding } from './csv-read.ts'
import { openLegacy } from './legacy-read.ts'
import { DEFAULT_LIMITS } from './types.ts'
import type { CellValue, Merge, ReadLimits, Sheet, SheetRow, Workbook } from './types.ts'
import { isBinaryWorkbook, openXlsx } from './xlsx-read.ts'

/**
 * Opens a workbook or a separated text file by its content, whatever its name says: XLSX, XLSB, XLS, CSV.
 * `source` is a path or the bytes; `fileName` names the only sheet of a CSV. Rows are streamed, see `Sheet`.
 * Throws `import.unreadable_file` and, from the rows too, `import.too_many_rows`.
 */
export async function readSheets(
  source: string | Buffer,
  options: { fileName: string; encoding?: CsvEncoding } & Partial<ReadLimits>,
): Promise<Workbook> {
  const limits: ReadLimits = {
    maxRows: options.maxRows ?? DEFAULT_LIMITS.maxRows,
    maxUnzippedBytes: options.maxUnzippedBytes ?? DEFAULT_LIMITS.maxUnzippedBytes,
  }
  const data = typeof source === 'string' ? await readFile(source) : source
  if (data.length === 0) throw new AppError('import.unreadable_file', 'The file is empty')
  const name = basename(options.fileName, extname(options.fileName))
  const workbook = await open(data, source, name, limits, options.encoding)
  return { ...workbook, sheets: workbook.sheets.map((sheet) => guarded(sheet, limits.maxRows)) }
}

/** A text file is read again from its `source`, so that its bytes need not stay in memory. */
function open(data: Buffer, source: string | Buffer, name: string, limits: ReadLimits, encoding?: CsvEncoding): Promise<Workbook> {
  if (data.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
    return isBinaryWorkbook(data) ? openLegacy(data, 'xlsb') : openXlsx(data, limits)
  }
  if (data.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return openLegacy(data, 'xls')
  // Web systems like to call an HTML table .xls; nothing here reads that.
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(data.subarray(0, 256).toString('latin1'))) {
    const detail = 'The file is a web page, not a workbook: open it in Excel and save it as .xlsx'
    return Promise.reject(new AppError('import.unreadable_file', detail))
  }
  return openCsv(source, name, encoding)
}

function guarded(sheet: Sheet, maxRows: number): Sheet {
  return {
    ...sheet,
    async *rows() {
      let count = 0
      for await (const row of sheet.rows()) {
        if (row.cells.length > 0 && ++count > maxRows) {
          throw new AppError('import.too_many_rows', `The sheet ${sheet.name} has more than ${maxRows} rows`)
        }
        yield row
      }
    },
  }
}

/**
 * Rows in which a cell merged over several rows says its value in each of them, as a reader of the sheet understands it.
 * Cells merged over several columns (titles) keep their value in the first column only.
 */
export async function* rowsWithMergesFilled(sheet: Sheet): AsyncGenerator<SheetRow> {
  const starting = new Map<number, Merge[]>()
  for (const merge of await sheet.merges()) {
    if (merge.toRow > merge.fromRow) starting.set(merge.fromRow, [...(starting.get(merge.fromRow) ?? []), merge])
  }
  if (starting.size === 0) {
    yield* sheet.rows()
    return
  }
  let open: { merge: Merge; value: CellValue }[] = []
  for await (const row of sheet.rows()) {
    open = open.filter(({ merge }) => merge.toRow >= row.number)
    for (const { merge, value } of open) {
      while (row.cells.length <= merge.fromColumn) row.cells.push(null)
      row.cells[merge.fromColumn] ??= value
    }
    for (const merge of starting.get(row.number) ?? []) {
      const value = row.cells[merge.fromColumn] ?? null
      if (value !== null) open.push({ merge, value })
    }
    yield row
  }
}
