import { language, type Input, type Locale, type Output } from '@guanjia/contract'
import { LABELS, labelOf } from '@guanjia/contract/labels/index.ts'
import { foldedText } from '@guanjia/contract/wording/fold.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { mustSeeFile } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { changesBetween } from '../../platform/records/index.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { readSheets, type CellValue } from '../../platform/sheets/index.ts'
import { listChanged, listVersion } from './seed.ts'
import { MOST_WORDS, realExceptions, tell } from './words.ts'

const COLUMNS = {
  word: { 'zh-CN': '忌语', 'zh-TW': '忌語', en: 'Word' },
  kind: { 'zh-CN': '类别', 'zh-TW': '類別', en: 'Kind' },
  suggestion: { 'zh-CN': '建议改为', 'zh-TW': '建議改為', en: 'Say instead' },
  exceptions: { 'zh-CN': '例外', 'zh-TW': '例外', en: 'Exceptions' },
  isActive: { 'zh-CN': '启用', 'zh-TW': '啟用', en: 'In force' },
} as const satisfies Record<string, Record<Locale, string>>
type Column = keyof typeof COLUMNS
const NAMES = Object.keys(COLUMNS) as Column[]
const WIDTHS: Record<Column, number> = { word: 20, kind: 10, suggestion: 40, exceptions: 40, isActive: 8 }
const TITLE: Record<Locale, string> = { 'zh-CN': '服务忌语', 'zh-TW': '服務忌語', en: 'forbidden words' }
const YES: Record<Locale, string> = { 'zh-CN': '是', 'zh-TW': '是', en: 'yes' }
const NO: Record<Locale, string> = { 'zh-CN': '否', 'zh-TW': '否', en: 'no' }
const BETWEEN = /[、,，;；\n]+/

/** The whole list as rows of a sheet that `importWords` reads back unchanged. */
export async function planWordExport(ctx: Ctx): Promise<ExportPlan> {
  ctx.actor.mustBeAbleTo('settings:manage')
  await listVersion(ctx)
  const { locale } = ctx
  const words = await ctx.tx.selectFrom('service_word').selectAll().orderBy('kind').orderBy('heard').execute()
  return {
    name: TITLE[locale], timeZone: 'Asia/Shanghai',
    columns: NAMES.map((key) => ({ key, kind: 'text', width: WIDTHS[key], title: COLUMNS[key][locale] })),
    rows: words.map(({ word, kind, suggestion, exceptions, is_active }) => ({
      word, kind: labelOf(locale, 'wordKind', kind), suggestion, exceptions: exceptions.join(locale === 'en' ? ', ' : '、'), isActive: (is_active ? YES : NO)[locale],
    })),
  }
}

interface Line {
  row: number
  word: string
  heard: string
  kind: language.WordKind
  suggestion: string
  exceptions: string[]
  isActive: boolean
}
type Problem = { row: number; message: string }

/**
 * Adds and changes words from a file with the columns of the export, in any of our languages; words that the file does not name stay.
 * A faulty row stops the whole file and is named. Throws `not_found` for the file, `import.unreadable_file`, `import.mapping_incomplete`.
 */
export async function importWords(ctx: Ctx, { body }: Input<typeof language.importWords>): Promise<Output<typeof language.importWords>> {
  await listVersion(ctx)
  const file = await mustSeeFile(ctx, body.fileId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'not_found' ? wrongField('not_found', '/fileId', 'no such file') : error
  })
  const { lines, problems } = await readLines(await ctx.app.blobs.localPath(file.sha256), file.name, ctx.locale)
  if (problems.length > 0) return { added: 0, changed: 0, same: 0, problems: problems.slice(0, 100) }
  await listChanged(ctx)
  return { ...(await writeLines(ctx, lines)), problems: [] }
}

async function writeLines(ctx: Ctx, lines: readonly Line[]): Promise<{ added: number; changed: number; same: number }> {
  const known = new Map((await ctx.tx.selectFrom('service_word').selectAll().forUpdate().execute()).map((row) => [row.heard, row]))
  const fresh = lines.filter(({ heard }) => !known.has(heard))
  if (known.size + fresh.length > MOST_WORDS) throw wrongField('rule_broken', '/fileId', `a list has at most ${MOST_WORDS} words`)
  const made = fresh.map(({ word, heard, kind, suggestion, exceptions, isActive }) => ({ organization_id: ctx.organizationId, id: newId(), word, heard, kind, suggestion, exceptions, is_active: isActive }))
  for (let i = 0; i < made.length; i += 1000) await ctx.tx.insertInto('service_word').values(made.slice(i, i + 1000)).execute()
  for (const { id } of made) tell(ctx, id, 'created')
  let changed = 0
  for (const { heard, word, kind, suggestion, exceptions, isActive } of lines) {
    const before = known.get(heard)
    if (!before) continue
    const after = { word, kind, suggestion, exceptions, is_active: isActive }
    const changes = changesBetween({ ...before }, after)
    if (changes.length === 0) continue
    await ctx.tx.updateTable('service_word').set({ ...after, version: before.version + 1 }).where('id', '=', before.id).execute()
    tell(ctx, before.id, 'changed', changes)
    changed++
  }
  return { added: made.length, changed, same: lines.length - made.length - changed }
}

async function readLines(path: string, fileName: string, locale: Locale): Promise<{ lines: Line[]; problems: Problem[] }> {
  const workbook = await readSheets(path, { fileName, maxRows: MOST_WORDS + 1 })
  const sheet = workbook.sheets.find(({ hidden }) => !hidden)
  const lines = new Map<string, Line>()
  const problems: Problem[] = []
  let places: Partial<Record<Column, number>> | null = null
  for await (const { number, cells } of sheet?.rows() ?? []) {
    const texts = cells.map(textOf)
    if (texts.every((cell) => cell === '')) continue
    if (places === null) {
      places = placesIn(texts)
      if (places.word === undefined || places.kind === undefined) throw new AppError('import.mapping_incomplete', `${COLUMNS.word[locale]}, ${COLUMNS.kind[locale]}`)
      continue
    }
    const line = lineOf(number, (column) => texts[places![column] ?? -1] ?? '', locale)
    if ('message' in line) problems.push(line)
    else if (lines.has(line.heard)) problems.push({ row: number, message: `${line.word} = ${lines.get(line.heard)!.row}` })
    else lines.set(line.heard, line)
  }
  if (places === null) throw new AppError('import.unreadable_file', 'No rows')
  return { lines: [...lines.values()], problems }
}

function placesIn(headers: readonly string[]): Partial<Record<Column, number>> {
  const isHeader = (column: Column, text: string): boolean => Object.values(COLUMNS[column]).some((title) => title.toLowerCase() === text.toLowerCase())
  return Object.fromEntries(NAMES.map((column) => [column, headers.findIndex((text) => isHeader(column, text))]).filter(([, place]) => place !== -1))
}

function lineOf(row: number, cell: (column: Column) => string, locale: Locale): Line | Problem {
  const word = cell('word')
  const heard = foldedText(word)
  const kind = language.WORD_KINDS.find((one) => [one, ...Object.values(LABELS).map((labels) => labels.enum.wordKind[one])].some((name) => name.toLowerCase() === cell('kind').toLowerCase()))
  if (heard === '' || word.length > 50) return { row, message: `${COLUMNS.word[locale]}: ${word}` }
  if (!kind) return { row, message: `${COLUMNS.kind[locale]}: ${cell('kind')}` }
  const exceptions = cell('exceptions').split(BETWEEN).map((part) => part.trim()).filter(Boolean)
  if (cell('suggestion').length > 200 || exceptions.length > 50 || exceptions.some((one) => one.length > 50)) return { row, message: `${word}: > 200` }
  try {
    realExceptions(word, exceptions)
  } catch (error) {
    if (error instanceof AppError) return { row, message: `${COLUMNS.exceptions[locale]}: ${error.message.split(': ').at(-1)}` }
    throw error
  }
  const isOff = [...Object.values(NO), 'false', '0', '停用'].includes(cell('isActive').toLowerCase())
  return { row, word, heard, kind, suggestion: cell('suggestion'), exceptions: [...new Set(exceptions)], isActive: !isOff }
}

function textOf(cell: CellValue): string {
  return cell === null ? '' : cell instanceof Date ? cell.toISOString() : String(cell).trim()
}
