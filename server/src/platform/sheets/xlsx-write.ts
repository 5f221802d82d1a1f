import type { Writable } from 'node:stream'
import { wallTimeOf, yuanText } from './columns.ts'
import type { ColumnKind, ColumnValue, RowSource, SheetColumn } from './columns.ts'
import { STYLES_XML, STYLE_OF, HEADER_STYLE } from './xlsx-write-styles.ts'
import { serialOfDate } from './xlsx-styles.ts'
import { ZipWriter } from './zip-write.ts'

export type SheetToWrite = { sheetName: string; columns: SheetColumn[]; rows: RowSource }

/** The sheet that says who exported a list; reading back leaves it out. */
export const MARK_SHEET = '※'
const MAX_ROWS_PER_SHEET = 1_048_576
/** Excel refuses a file with a longer cell. */
const MAX_CELL_CHARACTERS = 32_767
/** Small enough to be garbage soon: a text above 128 KB is kept apart by the engine, until it cleans the whole house. */
const CHUNK_CHARACTERS = 16 * 1024
/** Control characters but tab and line ends, halves of surrogate pairs, and texts that look like Excel's own escapes. */
const SUSPECT = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_/u
const CONTROL = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * Streams one sheet as XLSX: bold frozen header, identifiers as text, dates as the site's wall time, money in yuan from fen.
 * Past Excel's row limit the list goes on in a further sheet. Ends neither the rows' source early nor the stream; answers the rows written.
 */
export async function writeXlsx(out: Writable, sheet: SheetToWrite & { timeZone?: string; mark?: string | null }): Promise<number> {
  return writeXlsxSheets(out, [sheet], sheet.timeZone, sheet.mark)
}

/** Like `writeXlsx`, with several sheets one behind another. `mark` says who exported them: at the foot of each printed page, and on a last sheet of its own. */
export async function writeXlsxSheets(out: Writable, sheets: SheetToWrite[], timeZone = 'Asia/Shanghai', mark: string | null = null): Promise<number> {
  const zip = new ZipWriter(out)
  await zip.entry('[Content_Types].xml', [contentTypes()])
  await zip.entry('_rels/.rels', [relationships([['rId1', 'officeDocument', 'xl/workbook.xml']])])
  await zip.entry('xl/styles.xml', [STYLES_XML])
  const names: string[] = []
  let total = 0
  for (const sheet of sheets) {
    const rows = cursor(sheet.rows)
    for (let part = 1; part === 1 || !(await rows.isDone()); part++) {
      names.push(sheetName(sheet.sheetName, part, names))
      const counter = { rows: 0 }
      await zip.entry(`xl/worksheets/sheet${names.length}.xml`, sheetXml(sheet.columns, rows, timeZone, counter, mark))
      total += counter.rows
    }
  }
  if (mark !== null) {
    names.push(MARK_SHEET)
    await zip.entry(`xl/worksheets/sheet${names.length}.xml`, sheetXml([{ key: 'mark', title: mark, kind: 'text', width: 80 }], cursor([]), timeZone, { rows: 0 }, mark))
  }
  await zip.entry('xl/workbook.xml', [workbookXml(names)])
  await zip.entry('xl/_rels/workbook.xml.rels', [relationships([
    ['rIdStyles', 'styles', 'styles.xml'],
    ...names.map((_, index): [string, string, string] => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
  ])])
  await zip.finish()
  return total
}

type Row = Record<string, ColumnValue>
type Cursor = { isDone(): Promise<boolean>; next(): Promise<Row | undefined> }

function cursor(source: RowSource): Cursor {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  let ahead: IteratorResult<Row, unknown> | undefined
  return {
    async isDone() {
      ahead ??= await iterator.next()
      return ahead.done === true
    },
    async next() {
      const result = ahead ?? await iterator.next()
      ahead = result.done === true ? result : undefined
      return result.done === true ? undefined : result.value
    },
  }
}

async function* sheetXml(columns: SheetColumn[], rows: Cursor, timeZone: string, counter: { rows: number }, mark: string | null): AsyncGenerator<string> {
  let text = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`
    + '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    + `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(columnXml).join('')}</cols><sheetData><row r="1">`
    + columns.map(({ title }, index) => textCell(`${letters(index)}1`, title, HEADER_STYLE)).join('') + '</row>'
  const names = columns.map((_, index) => letters(index))
  while (counter.rows < MAX_ROWS_PER_SHEET - 1) {
    const row = await rows.next()
    if (row === undefined) break
    const number = ++counter.rows + 1
    text += `<row r="${number}">`
    for (const [index, { key, kind }] of columns.entries()) text += cellXml(`${names[index]}${number}`, row[key], kind, timeZone)
    text += '</row>'
    if (text.length > CHUNK_CHARACTERS) {
      yield text
      text = ''
    }
  }
  const last = letters(Math.max(columns.length - 1, 0))
  yield `${text}</sheetData><autoFilter ref="A1:${last}${counter.rows + 1}"/>${mark === null ? '' : footer(mark)}</worksheet>`
}

function cellXml(reference: string, value: ColumnValue, kind: ColumnKind, timeZone: string): string {
  if (value === null || value === undefined || value === '') return ''
  if (kind === 'date' || kind === 'datetime') {
    const wall = wallTimeOf(value, kind, timeZone)
    // Before 1900 Excel knows no days.
    if (wall && wall.getTime() >= Date.UTC(1900, 2, 1)) return numberCell(reference, String(serialOfDate(wall)), STYLE_OF[kind])
  }
  if (kind === 'money' && !(value instanceof Date) && /^-?\d+$/.test(String(value))) {
    return numberCell(reference, yuanText(String(value)), STYLE_OF.money)
  }
  if (kind === 'number' && Number.isFinite(Number(value)) && String(value).replace(/\D/g, '').length <= 15) {
    return numberCell(reference, String(Number(value)), STYLE_OF.number)
  }
  const text = value instanceof Date ? value.toISOString() : String(value)
  return textCell(reference, text, kind === 'reason' ? STYLE_OF.reason : STYLE_OF.text)
}

/** At the foot of every printed page; `&` begins a code there. */
function footer(mark: string): string {
  return `<headerFooter><oddFooter>&amp;L&amp;8${escapeText(mark.slice(0, 120).replaceAll('&', '&&'))}</oddFooter></headerFooter>`
}

function numberCell(reference: string, value: string, style: number): string {
  return `<c r="${reference}" s="${style}"><v>${value}</v></c>`
}

function textCell(reference: string, text: string, style: number): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`
}

/** XML can't hold control characters and lone surrogates; `_x0041_` in a text must not be read as an escape. */
function escapeText(text: string): string {
  const cut = text.length > MAX_CELL_CHARACTERS ? text.slice(0, MAX_CELL_CHARACTERS - 1) + '…' : text
  const legal = SUSPECT.test(cut)
    ? cut.replace(/\p{Cs}/gu, '\uFFFD').replace(CONTROL, '').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    : cut
  return /[&<>]/.test(legal) ? legal.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : legal
}

function columnXml({ title, width, kind }: SheetColumn, index: number): string {
  const characters = width ?? Math.max(kind === 'datetime' ? 19 : 12, Array.from(title).length * 2 + 2)
  return `<col min="${index + 1}" max="${index + 1}" width="${characters}" customWidth="1" style="${STYLE_OF[kind]}"/>`
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}

function sheetName(wanted: string, part: number, taken: string[]): string {
  const suffix = part > 1 ? ` (${part})` : ''
  const clean = wanted.replace(/[[\]:*?/\\]/g, ' ').replace(/^'|'$/g, '').trim() || 'Sheet'
  const name = clean.slice(0, 31 - suffix.length) + suffix
  return taken.some((other) => other.toLowerCase() === name.toLowerCase()) ? `${name.slice(0, 26)} ${taken.length + 1}` : name
}

function workbookXml(names: string[]): string {
  const sheets = names.map((name, index) => {
    const attributeText = escapeText(name).replaceAll('"', '&quot;')
    return `<sheet name="${attributeText}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`
  })
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheets.join('')}</sheets></workbook>`
}

/** Written first, when the number of sheets is unknown: every XML part that is not named here is a worksheet. */
function contentTypes(): string {
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`
    + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + `<Default Extension="xml" ContentType="${CONTENT_TYPE}.worksheet+xml"/>`
    + `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT_TYPE}.sheet.main+xml"/>`
    + `<Override PartName="/xl/styles.xml" ContentType="${CONTENT_TYPE}.styles+xml"/>`
    + `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT_TYPE}.worksheet+xml"/></Types>`
}

function relationships(list: [string, string, string][]): string {
  const tags = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`)
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${tags.join('')}</Relationships>`
}
