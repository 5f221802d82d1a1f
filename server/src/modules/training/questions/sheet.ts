import { questions, type Input, type Locale, type Output } from '@guanjia/contract'
import { LABELS, labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { homeZone } from '../../organization/index.ts'
import { mustSeeFile } from '../../../platform/files/files.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { readSheets, type CellValue, type ColumnKind, type SheetPicture } from '../../../platform/sheets/index.ts'
import { contentOf, filteredQuestions, lockQuestion, type VersionRow } from './bank.ts'
import { faultIn, type Content } from './content.ts'
import { keepPictures, readPictures, showsThese } from './sheet-pictures.ts'
import { createQuestion, revise } from './write.ts'

const MAX_ROWS = 5000
type Row = Output<typeof questions.importQuestions>['rows'][number]
type Words = Record<Locale, string>
const words = (cn: string, tw: string, en: string): Words => ({ 'zh-CN': cn, 'zh-TW': tw, en })

/** The columns of the bank as a file: choices one a line (`A. …`), pairs in the second column of choices. */
const COLUMNS: { key: string; kind: ColumnKind; width: number; title: Words }[] = [
  { key: 'code', kind: 'text', width: 12, title: words('编号', '編號', 'Code') },
  { key: 'type', kind: 'text', width: 10, title: words('题型', '題型', 'Type') },
  { key: 'topic', kind: 'text', width: 14, title: words('主题', '主題', 'Topic') },
  { key: 'post', kind: 'text', width: 12, title: words('岗位', '職位', 'Post') },
  { key: 'difficulty', kind: 'text', width: 8, title: words('难度', '難度', 'Difficulty') },
  { key: 'stem', kind: 'text', width: 60, title: words('题目', '題目', 'Question') },
  { key: 'options', kind: 'text', width: 40, title: words('选项', '選項', 'Options') },
  { key: 'targets', kind: 'text', width: 30, title: words('配对项', '配對項', 'Matches') },
  { key: 'answer', kind: 'text', width: 24, title: words('答案', '答案', 'Answer') },
  { key: 'reference', kind: 'text', width: 20, title: words('出处', '出處', 'Reference') },
  { key: 'explanation', kind: 'text', width: 40, title: words('解析', '解析', 'Explanation') },
]
const NEEDED = ['type', 'topic', 'stem', 'answer', 'reference']
const NAME = words('题库', '題庫', 'question-bank')

const listed = (choices: Content['options']): string => choices.map(({ key, text }) => `${key}. ${text}`).join('\n')
const TRUE = words('正确', '正確', 'True')
const FALSE = words('错误', '錯誤', 'False')

/** The bank as rows of a sheet, in the columns that the import reads back. */
export async function planQuestionExport(ctx: Ctx, { filter }: Pick<Input<typeof questions.exportQuestions>['query'], 'filter'>): Promise<ExportPlan> {
  const rows = await filteredQuestions(ctx, filter).selectAll('v').select('question.code').orderBy('question.code').execute()
  const locale = ctx.locale
  return {
    name: NAME[locale], timeZone: await homeZone(ctx), columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[locale] })),
    rows: rows.map((row) => ({
      code: row.code, type: labelOf(locale, 'questionType', row.type), topic: labelOf(locale, 'questionTopic', row.topic), post: labelOf(locale, 'standardPost', row.post), difficulty: labelOf(locale, 'difficulty', row.difficulty), stem: row.stem, options: listed(row.options), targets: listed(row.targets),
      answer: row.type === 'true_false' ? (row.answer[0] === 'true' ? TRUE : FALSE)[locale] : row.answer.join(row.type === 'short_answer' ? '\n' : row.type === 'blank' ? '\n' : ','), reference: row.reference, explanation: row.explanation,
    })),
  }
}

/**
 * Questions from a file with the columns of the export, in any of the three languages; found by their code, otherwise new. The first time it
 * only looks. A picture on a row or in its cells is the question's, checked as an upload is. Throws `import.unreadable_file`, `import.mapping_incomplete`, and on `commit` `rule_broken` when a row is wrong.
 */
export async function importQuestions(ctx: Ctx, { body }: Input<typeof questions.importQuestions>): Promise<Output<typeof questions.importQuestions>> {
  const file = await mustSeeFile(ctx, body.fileId)
  const { lines, strays } = await linesOf(await ctx.app.blobs.localPath(file.sha256), file.name)
  const known = new Map((await filteredQuestions(ctx, { state: ['active', 'retired'] }).selectAll('v').select(['question.code', 'question.id']).execute()).map((row) => [row.code, row]))
  const rows: Row[] = strays.map((row) => ({ row, code: '', stem: '', verdict: 'error', problem: 'pictures: no question stands in this row' }))
  const seen = new Set<string>()
  for (const { row, value, pictures: found } of lines) {
    const code = value('code').toUpperCase()
    const read = readContent(value)
    const problem = 'problem' in read ? read.problem : code !== '' && !/^[A-Z0-9-]{2,20}$/.test(code) ? `code: ${code}` : seen.has(code) ? `${code}: twice in the file` : ''
    const pictures = problem ? { problem } : await readPictures(ctx, found)
    if ('problem' in read || 'problem' in pictures) {
      rows.push({ row, code, stem: value('stem').slice(0, 80), verdict: 'error', problem: 'problem' in pictures ? pictures.problem : problem })
      continue
    }
    if (code !== '') seen.add(code)
    const before = known.get(code)
    const verdict = before ? (isSame(before, read) && (pictures.length === 0 || (await showsThese(ctx, { id: before.id, number: before.number }, pictures))) ? 'same' : 'changed') : 'new'
    rows.push({ row, code, stem: read.stem.slice(0, 80), verdict, problem: '' })
    if (!body.commit || verdict === 'same') continue
    // A row without a picture says nothing of pictures.
    const shown = { ...read, pictureIds: await keepPictures(ctx, code || `row-${row}`, pictures) }
    // Nor does a sheet say anything of standards.
    const { standardItem } = before ? contentOf(before) : {}
    if (before) await revise(ctx, await lockQuestion(ctx, before.id), { ...shown, ...(standardItem && { standardItem }) }, { keepsPictures: pictures.length === 0 })
    else await createQuestion(ctx, { params: {}, query: {}, body: { ...shown, ...(code === '' ? {} : { code }) } })
  }
  const counts = { new: 0, changed: 0, same: 0, errors: 0 }
  for (const { verdict } of rows) counts[verdict === 'error' ? 'errors' : verdict]++
  const wrong = rows.find(({ verdict }) => verdict === 'error')
  if (body.commit && wrong) throw new AppError('rule_broken', `row ${wrong.row}: ${wrong.problem}`)
  return { counts, rows: rows.slice(0, 500) }
}

const isSame = (before: VersionRow, read: Content): boolean => JSON.stringify(contentOf(before)) === JSON.stringify(contentOf({ ...before, ...read }))

type ValueOf = (field: string) => string
interface Line {
  row: number
  value: ValueOf
  pictures: SheetPicture[]
}
const IN_CELL = /DISPIMG\(\s*"([^"]+)"/i

/** The lines below the head with their pictures; `strays`: rows below it where a picture lies and no question stands. */
async function linesOf(path: string, fileName: string): Promise<{ lines: Line[]; strays: number[] }> {
  const { sheets } = await readSheets(path, { fileName, maxRows: MAX_ROWS })
  const pictures = (await sheets[0]!.pictures?.()) ?? []
  const found: Line[] = []
  let below = 0
  let at: Map<string, number> | null = null
  for await (const { number, cells } of sheets[0]!.rows()) {
    if (at === null) [at, below] = [headOf(cells), number]
    else if (cells.filter((cell) => textOf(cell) !== '').length > 1) {
      const head = at
      const named = cells.flatMap((cell) => (typeof cell === 'string' ? (IN_CELL.exec(cell)?.[1] ?? []) : []))
      found.push({ row: number, value: (field) => textOf(cells[head.get(field) ?? -1] ?? null).replace(/^=?(_xlfn\.)?DISPIMG\(.*\)$/i, ''), pictures: pictures.filter(({ row, id }) => row === number || (row === null && named.includes(id))) })
    }
  }
  if (at === null) throw new AppError('import.mapping_incomplete', 'No row names the columns type, topic, question, answer and reference')
  const strays = pictures.flatMap(({ row }) => (row !== null && row > below && !found.some((line) => line.row === row) ? [row] : []))
  return { lines: found, strays: [...new Set(strays)] }
}

function textOf(cell: CellValue): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell).trim()
}

/** Which column says what, by its title in any language; null when the row is no head. */
function headOf(cells: readonly CellValue[]): Map<string, number> | null {
  const at = new Map<string, number>()
  for (const { key, title } of COLUMNS) {
    const index = cells.findIndex((cell) => Object.values(title).some((word) => word.toLowerCase() === textOf(cell).toLowerCase()))
    if (index >= 0) at.set(key, index)
  }
  return NEEDED.every((key) => at.has(key)) ? at : null
}

/** A choice by its word in any language, or by its code. */
function choice<C extends string>(group: 'questionType' | 'questionTopic' | 'standardPost' | 'difficulty', word: string, all: readonly C[]): C | undefined {
  return all.find((code) => code === word || (Object.keys(LABELS) as Locale[]).some((locale) => (LABELS[locale].enum[group] as Record<string, string>)[code] === word))
}

/** `A. …` one a line; a dot of any width, or a stop. */
function choicesIn(text: string): Content['options'] {
  return text.split(/\r?\n/).flatMap((line) => {
    const found = /^\s*([A-Za-z0-9]{1,2})\s*[.．、:：)）]\s*(.+)$/.exec(line)
    return found ? [{ key: found[1]!.toUpperCase(), text: found[2]!.trim() }] : []
  })
}

function answersIn(type: Content['type'], text: string): string[] {
  if (type === 'short_answer') return text === '' ? [] : [text]
  if (type === 'blank') return text.split(/\r?\n/).map((word) => word.trim()).filter(Boolean)
  if (type === 'true_false') return [[...Object.values(TRUE), 'TRUE', '对', '√', 'true'].includes(text) ? 'true' : [...Object.values(FALSE), 'FALSE', '错', '×', 'false'].includes(text) ? 'false' : text]
  const parts = text.toUpperCase().replaceAll('＝', '=').split(/[\s,，、;；]+/).filter(Boolean)
  // `ABD`, as many write it.
  return type !== 'matching' && parts.length === 1 && /^[A-L]{2,12}$/.test(parts[0]!) ? [...parts[0]!] : parts
}

function readContent(value: ValueOf): Content | { problem: string } {
  const type = choice('questionType', value('type'), questions.QuestionContent.shape.type.options)
  if (!type) return { problem: `type: ${value('type') || '–'}` }
  const topic = choice('questionTopic', value('topic'), questions.QuestionContent.shape.topic.options)
  if (!topic) return { problem: `topic: ${value('topic') || '–'}` }
  const post = value('post') === '' ? 'everybody' : choice('standardPost', value('post'), questions.QuestionContent.shape.post.unwrap().options)
  if (!post) return { problem: `post: ${value('post')}` }
  const difficulty = value('difficulty') === '' ? 'medium' : choice('difficulty', value('difficulty'), questions.QuestionContent.shape.difficulty.unwrap().options)
  if (!difficulty) return { problem: `difficulty: ${value('difficulty')}` }
  const parsed = questions.QuestionContent.safeParse({ type, topic, post, difficulty, stem: value('stem'), options: choicesIn(value('options')), targets: choicesIn(value('targets')), answer: answersIn(type, value('answer')), reference: value('reference'), explanation: value('explanation') })
  if (!parsed.success) return { problem: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') }
  const fault = faultIn(parsed.data)
  return fault ? { problem: `${fault.pointer.slice(1)}: ${fault.message}` } : parsed.data
}
