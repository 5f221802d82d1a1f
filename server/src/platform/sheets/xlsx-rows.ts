import { AppError } from '../errors.ts'
import type { CellValue, Merge, SheetRow } from './types.ts'
import { attribute, decodeCellText, joinedText, openingTags } from './xml-text.ts'
import { dateOfSerial } from './xlsx-styles.ts'

/** What the cells of a sheet refer to. */
export type SheetContext = { strings: string[]; dates: Set<number>; is1904: boolean }

/** Cells right of this column hold nothing that a list needs; it stops a hostile row of 16,384 cells. */
const MAX_COLUMNS = 512
const MAX_ROWS = 1_048_576
/** 31 December 9999. */
const LAST_SERIAL = 2_958_466
/** A row longer than this is no row but an attack on the memory. */
const MAX_ROW_CHARACTERS = 8 * 1024 * 1024

/**
 * Rows of a worksheet part, read as its bytes come: memory stays at one piece of XML whatever the sheet's length.
 * Throws `import.unreadable_file` for XML that is none.
 */
export async function* worksheetRows(bytes: AsyncIterable<Buffer>, context: SheetContext): AsyncGenerator<SheetRow> {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  let prefix: string | undefined
  let number = 0
  for await (const piece of bytes) {
    text += decoder.decode(piece, { stream: true })
    prefix ??= prefixOf(text, 'worksheet')
    if (prefix === undefined) continue
    const open = `<${prefix}row`
    const close = `</${prefix}row>`
    let at = 0
    for (;;) {
      const from = text.indexOf(open, at)
      if (from < 0) break
      const tagEnd = text.indexOf('>', from)
      if (tagEnd < 0) break
      const after = text.charCodeAt(from + open.length)
      // `<rowBreaks>` stands behind the rows and begins with the same letters.
      if (after !== 32 && after !== 62 && after !== 47) {
        at = tagEnd
        continue
      }
      const isEmpty = text.charCodeAt(tagEnd - 1) === 47
      const to = isEmpty ? tagEnd : text.indexOf(close, tagEnd)
      if (to < 0) break
      const declared = Number(attribute(text.slice(from + open.length, tagEnd), 'r'))
      number = Number.isInteger(declared) && declared > 0 && declared <= MAX_ROWS ? declared : number + 1
      yield { number, cells: isEmpty ? [] : cellsOf(text.slice(tagEnd + 1, to), prefix, context) }
      at = isEmpty ? tagEnd + 1 : to + close.length
    }
    text = keepUnfinished(text, at, open.length)
  }
  if (prefix === undefined) throw new AppError('import.unreadable_file', 'A sheet of the file holds no worksheet')
}

/** Merged ranges; they stand behind the rows in the part. */
export async function worksheetMerges(bytes: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = []
  let end: Buffer | undefined
  let rest: Buffer = Buffer.alloc(0)
  const tail: Buffer[] = []
  for await (const piece of bytes) {
    if (tail.length > 0) {
      tail.push(piece)
      continue
    }
    const window = Buffer.concat([rest, piece])
    if (!end) {
      const prefix = prefixOf(window.toString('latin1'), 'worksheet')
      if (prefix !== undefined) end = Buffer.from(`</${prefix}sheetData>`)
    }
    const at = end ? window.indexOf(end) : -1
    if (at >= 0) tail.push(window.subarray(at))
    // Before the root element is known everything is kept; afterwards what may be the beginning of the end.
    else rest = end ? window.subarray(-end.length) : window
  }
  for (const tag of openingTags(Buffer.concat(tail).toString('latin1'), 'mergeCell')) {
    const [first, last] = (attribute(tag, 'ref') ?? '').split(':')
    const from = cellPosition(first ?? '')
    const to = cellPosition(last ?? first ?? '')
    if (from && to) merges.push({ fromRow: from.row, toRow: to.row, fromColumn: from.column, toColumn: to.column })
  }
  return merges
}

/** The shared texts of a workbook, in their order. */
export async function sharedStrings(bytes: AsyncIterable<Buffer>): Promise<string[]> {
  const decoder = new TextDecoder('utf-8')
  const strings: string[] = []
  let text = ''
  let prefix: string | undefined
  for await (const piece of bytes) {
    text += decoder.decode(piece, { stream: true })
    prefix ??= prefixOf(text, 'sst')
    if (prefix === undefined) continue
    const open = `<${prefix}si>`
    const empty = `<${prefix}si/>`
    const close = `</${prefix}si>`
    let at = 0
    for (;;) {
      const from = text.indexOf(`<${prefix}si`, at)
      if (from < 0) break
      if (text.startsWith(empty, from)) {
        strings.push('')
        at = from + empty.length
        continue
      }
      const to = text.indexOf(close, from)
      if (to < 0) break
      strings.push(joinedText(text.slice(from + open.length, to), prefix))
      at = to + close.length
    }
    text = keepUnfinished(text, at, open.length)
  }
  return strings
}

function cellsOf(row: string, prefix: string, context: SheetContext): CellValue[] {
  const cells: CellValue[] = []
  const open = `<${prefix}c`
  const close = `</${prefix}c>`
  let column = -1
  for (let at = row.indexOf(open); at >= 0; at = row.indexOf(open, at)) {
    const tagEnd = row.indexOf('>', at)
    if (tagEnd < 0) break
    const tag = row.slice(at + open.length, tagEnd)
    const reference = attribute(tag, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference)
    if (tag.endsWith('/')) {
      at = tagEnd
      continue
    }
    const end = row.indexOf(close, tagEnd)
    if (end < 0) break
    const value = cellValue(tag, row.slice(tagEnd + 1, end), prefix, context)
    if (value !== null && column < MAX_COLUMNS) {
      while (cells.length < column) cells.push(null)
      cells[column] = value
    }
    at = end
  }
  return cells
}

function cellValue(tag: string, inner: string, prefix: string, context: SheetContext): CellValue {
  const type = attribute(tag, 't') ?? 'n'
  if (type === 'inlineStr') return joinedText(inner, prefix) || null
  const raw = valueText(inner, prefix)
  if (raw === '') return null
  if (type === 's') return context.strings[Number(raw)] || null
  if (type === 'str' || type === 'e') return decodeCellText(raw) || null
  if (type === 'b') return raw === '1' || raw === 'true'
  if (type === 'd') return Number.isNaN(Date.parse(raw)) ? raw : new Date(/[Zz]$|T/.test(raw) ? `${raw.replace(/[Zz]$/, '')}Z` : raw)
  const number = Number(raw)
  if (!Number.isFinite(number)) return decodeCellText(raw)
  // Days before 1900 and after 9999 are no dates, whatever their format says.
  const style = context.dates.size > 0 && number >= 0 && number < LAST_SERIAL ? attribute(tag, 's') : undefined
  return style !== undefined && context.dates.has(Number(style)) ? dateOfSerial(number, context.is1904) : number
}

function valueText(inner: string, prefix: string): string {
  const from = inner.indexOf(`<${prefix}v`)
  if (from < 0) return ''
  const tagEnd = inner.indexOf('>', from)
  return inner.charCodeAt(tagEnd - 1) === 47 ? '' : inner.slice(tagEnd + 1, inner.indexOf('<', tagEnd))
}

/** `''` or `'x:'`: some producers name every element with a prefix; undefined until the root element is read. */
function prefixOf(text: string, root: string): string | undefined {
  const match = new RegExp(`<([\\w.-]+:)?${root}[\\s>/]`).exec(text)
  if (match) return match[1] ?? ''
  if (text.length > 65_536) throw new AppError('import.unreadable_file', 'A sheet of the file holds no worksheet')
  return undefined
}

function keepUnfinished(text: string, at: number, openLength: number): string {
  const rest = text.slice(at)
  if (rest.length > MAX_ROW_CHARACTERS) throw new AppError('import.unreadable_file', 'A row of the file is too long')
  // Nothing begun: only the last characters can still become an opening tag.
  return rest.includes('<') ? rest : rest.slice(-openLength)
}

function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function cellPosition(reference: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference)
  return match ? { column: columnOf(match[1]!), row: Number(match[2]) } : undefined
}
