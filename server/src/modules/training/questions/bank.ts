import type { Input, Output, questions, TimelineEntry } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { filesOfRecords } from '../../../platform/files/files.ts'
import { countUpTo, likeText, pageOf, possibleActions, readCursor, readTimeline, type LifeCycle } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { namedItems } from '../../standards/index.ts'
import type { QuestionTable, QuestionVersionTable } from '../tables.ts'
import type { Content } from './content.ts'
import { answeredOften, statisticsOf } from './statistics.ts'

export type QuestionRow = Selectable<QuestionTable>
export type VersionRow = Selectable<QuestionVersionTable>
type Filter = Input<typeof questions.listQuestions>['query']['filter']
type State = QuestionRow['state']

export const LIFECYCLE: LifeCycle<State, questions.Question['allowedActions'][number]> = { retire: { from: ['active'], to: 'retired' }, restore: { from: ['retired'], to: 'active' } }


export function contentOf(row: VersionRow, pictureIds: string[] = []): Content {
  return { type: row.type, topic: row.topic, post: row.post, difficulty: row.difficulty, stem: row.stem, options: row.options, targets: row.targets, answer: row.answer, reference: row.reference, explanation: row.explanation, pictureIds, ...(row.standard_id === null ? {} : { standardItem: { standardId: row.standard_id, number: row.standard_number!, itemId: row.standard_item_id! } }) }
}

const current = (ctx: Ctx) =>
  ctx.tx.selectFrom('question').innerJoin('question_version as v', (join) => join.onRef('v.organization_id', '=', 'question.organization_id').onRef('v.question_id', '=', 'question.id').onRef('v.number', '=', 'question.current_version'))

type Current = SelectQueryBuilder<Tables & { v: QuestionVersionTable }, 'question' | 'v', object>

export function filteredQuestions(ctx: Ctx, filter: Filter): Current {
  let select: Current = current(ctx)
  if (filter.type?.length) select = select.where('v.type', 'in', filter.type)
  if (filter.topic?.length) select = select.where('v.topic', 'in', filter.topic)
  if (filter.post?.length) select = select.where('v.post', 'in', filter.post)
  if (filter.difficulty?.length) select = select.where('v.difficulty', 'in', filter.difficulty)
  select = filter.state?.length ? select.where('question.state', 'in', filter.state) : select.where('question.state', '=', 'active')
  if (filter.answered !== undefined) {
    const isAnswered = sql<boolean>`exists (select 1 from exam_item i join exam_sitting s on s.organization_id = i.organization_id and s.id = i.sitting_id where i.organization_id = question.organization_id and i.question_id = question.id and s.state = 'marked')`
    select = select.where(filter.answered ? isAnswered : sql<boolean>`not ${isAnswered}`)
  }
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('v.stem', 'ilike', like), e('question.code', 'ilike', like), e('v.reference', 'ilike', like)]))
  }
  return select
}

export async function listQuestions(ctx: Ctx, { query }: Input<typeof questions.listQuestions>): Promise<Output<typeof questions.listQuestions>> {
  const all = filteredQuestions(ctx, query.filter)
  let select = all.select(['question.id', 'question.code', 'question.state', 'question.current_version', 'question.version', 'question.updated_at', 'v.type', 'v.topic', 'v.post', 'v.difficulty', 'v.stem', 'v.reference'])
  if (query.cursor !== undefined) {
    const [code] = readCursor(query.cursor, ['text'])
    select = select.where('question.code', '>', code!)
  }
  const rows = await select.orderBy('question.code').limit(query.limit + 1).execute()
  const asked = await answeredOften(ctx, rows.map(({ id }) => id))
  const pictures = await filesOfRecords(ctx, rows.map(({ id }) => id))
  const total = query.cursor === undefined ? await countUpTo(ctx, all) : null
  return pageOf(rows, query.limit, (row) => [row.code], (row) => ({
    id: row.id, code: row.code, state: row.state, currentVersion: row.current_version, type: row.type, topic: row.topic, post: row.post, difficulty: row.difficulty, stem: row.stem, reference: row.reference,
    pictures: (pictures.get(row.id) ?? []).filter(({ purpose }) => purpose === String(row.current_version)).length, answered: asked.get(row.id)?.answered ?? 0, difficultyIndex: asked.get(row.id)?.share ?? null, version: row.version, updatedAt: iso(row.updated_at),
  }), total)
}

/** Locks a question. Throws `not_found`. */
export async function lockQuestion(ctx: Ctx, id: string): Promise<QuestionRow> {
  const row = await ctx.tx.selectFrom('question').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return row
}

export async function getQuestion(ctx: Ctx, { params }: Pick<Input<typeof questions.getQuestion>, 'params'>): Promise<questions.Question> {
  const row = await ctx.tx.selectFrom('question').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return presentQuestion(ctx, row)
}

export async function presentQuestion(ctx: Ctx, row: QuestionRow): Promise<questions.Question> {
  const versions = await ctx.tx.selectFrom('question_version').selectAll().where('question_id', '=', row.id).orderBy('number', 'desc').execute()
  const now = versions.find(({ number }) => number === row.current_version)!
  const pictures = ((await filesOfRecords(ctx, [row.id])).get(row.id) ?? []).filter(({ purpose }) => purpose === String(row.current_version)).map(({ file }) => file)
  const content = contentOf(now, pictures.map(({ id }) => id))
  return {
    id: row.id, code: row.code, state: row.state, currentVersion: row.current_version, version: row.version, updatedAt: iso(row.updated_at), content, pictures, standard: (await namedItems(ctx, [content.standardItem]))[0] ?? null, isUsed: now.is_used,
    versions: versions.map((one) => ({ number: one.number, stem: one.stem, isUsed: one.is_used, createdAt: iso(one.created_at), createdBy: one.created_by })), statistics: await statisticsOf(ctx, now), allowedActions: possibleActions(LIFECYCLE, row.state),
  }
}

export async function questionTimeline(ctx: Ctx, { params }: Input<typeof questions.questionTimeline>): Promise<{ items: TimelineEntry[] }> {
  await getQuestion(ctx, { params })
  return { items: await readTimeline(ctx, params.id) }
}
