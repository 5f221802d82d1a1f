import type { Writable } from 'node:stream'
import { wallTimeOf, yuanText } from './columns.ts'
import { flow } from './flow.ts'
import type { ColumnKind, ColumnValue, RowSource, SheetColumn } from './columns.ts'

const CHUNK_CHARACTERS = 64 * 1024
/** Begins the line that says who exported a list. */
export const MARK_SIGN = '# ※ '

/**
 * Streams rows as CSV with a byte order mark (Excel needs it for Chinese) and CRLF (RFC 4180). A text that a spreadsheet
 * would run as a formula gets a quote in front; reading the file back takes it off. `mark` becomes a last line behind `#`, which reading
 * back leaves out. Leaves the stream open; answers the rows written.
 */
export async function writeCsv(out: Writable, sheet: { columns: SheetColumn[]; rows: RowSource; timeZone?: string; mark?: string | null }): Promise<number> {
  const timeZone = sheet.timeZone ?? 'Asia/Shanghai'
  let text = '\uFEFF' + line(sheet.columns.map(({ title }) => guarded(title)))
  let count = 0
  for await (const row of sheet.rows) {
    text += line(sheet.columns.map(({ key, kind }) => fieldText(row[key], kind, timeZone)))
    count++
    if (text.length > CHUNK_CHARACTERS) {
      await flow(out, text)
      text = ''
    }
  }
  if (sheet.mark) text += line([`${MARK_SIGN}${sheet.mark}`])
  await flow(out, text)
  return count
}

function fieldText(value: ColumnValue, kind: ColumnKind, timeZone: string): string {
  if (value === null || value === undefined || value === '') return ''
  if (kind === 'date' || kind === 'datetime') {
    const iso = wallTimeOf(value, kind, timeZone)?.toISOString()
    if (iso) return kind === 'date' ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
  }
  if (kind === 'money' && !(value instanceof Date) && /^-?\d+$/.test(String(value))) return yuanText(String(value))
  if (kind === 'number' && Number.isFinite(Number(value))) return String(value)
  return guarded(value instanceof Date ? value.toISOString() : String(value))
}

/** Full-width signs count too: Excel in Chinese turns them into formulas. */
function guarded(text: string): string {
  return /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text
}

function line(fields: string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',') + '\r\n'
}
