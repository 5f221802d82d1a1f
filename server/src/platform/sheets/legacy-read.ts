import type { Workbook as LegacyWorkbook } from 'hucre'
import { AppError } from '../errors.ts'
import type { Merge, Workbook } from './types.ts'

/** Old workbooks are read whole; 100,000 rows of an .xls are about this large. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * Opens the older binary workbooks (.xls of Excel 97–2003 and WPS, .xlsb) in memory.
 * Throws `import.unreadable_file`, with a word about the password when the file is encrypted.
 */
export async function openLegacy(data: Buffer, format: 'xls' | 'xlsb'): Promise<Workbook> {
  if (data.length > MAX_BYTES) throw new AppError('import.too_many_rows', 'Save a workbook of this size as .xlsx')
  const workbook = await read(data, format)
  return {
    format,
    sheets: workbook.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      merges: async (): Promise<Merge[]> =>
        (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => (
          { fromRow: startRow + 1, toRow: endRow + 1, fromColumn: startCol, toColumn: endCol }
        )),
      async *rows() {
        for (const [index, cells] of sheet.rows.entries()) {
          yield { number: index + 1, cells: cells.map((cell) => (cell === '' ? null : cell)) }
        }
      },
    })),
  }
}

async function read(data: Buffer, format: 'xls' | 'xlsb'): Promise<LegacyWorkbook> {
  const { EncryptedFileError, readXls, readXlsb } = await import('hucre')
  try {
    return await (format === 'xls' ? readXls(data) : readXlsb(data))
  } catch (error) {
    const isEncrypted = error instanceof EncryptedFileError || data.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new AppError('import.unreadable_file', isEncrypted ? 'The file is protected by a password' : 'The file is damaged or no workbook')
  }
}
