import type { Input, Output, redress } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { countUpTo, likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import type { LibraryTable } from '../redress-tables.ts'
import { tracesIn } from './anonymise.ts'

type Row = Selectable<LibraryTable>
type Select = SelectQueryBuilder<Tables, 'library_case', object>

const mayWrite = (ctx: Ctx): boolean => ctx.actor.can('library:write')

/** Everybody of the staff reads what is published; drafts and what was withdrawn are seen by whoever may write. */
export function visibleCases(ctx: Ctx): Select {
  const select = ctx.tx.selectFrom('library_case') as unknown as Select
  return mayWrite(ctx) ? select : select.where('status', '=', 'published')
}

export async function listLibraryCases(ctx: Ctx, { query }: Input<typeof redress.listLibraryCases>): Promise<Output<typeof redress.listLibraryCases>> {
  const { q, tag, status } = query.filter
  let filtered = visibleCases(ctx)
  if (status) filtered = filtered.where('status', '=', status)
  const tags = await countTags(filtered)
  if (tag) filtered = filtered.where(sql<boolean>`${tag} = any (tags)`)
  for (const word of (q ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 5)) {
    const like = `%${likeText(word)}%`
    filtered = filtered.where((e) => e.or([e('title', 'ilike', like), e('story', 'ilike', like), e('analysis', 'ilike', like), e('lesson', 'ilike', like), e('improvement', 'ilike', like), sql<boolean>`array_to_string(tags, ' ') ilike ${like}`]))
  }
  let select = filtered.selectAll()
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(written_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('written_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const numbers = await numbersOf(ctx, rows)
  return { ...pageOf(rows, query.limit, (row) => [row.written_at, row.id], (row) => present(ctx, row, numbers), query.total ? await countUpTo(ctx, filtered) : null), tags }
}

async function countTags(filtered: Select): Promise<{ tag: string; count: number }[]> {
  const rows = await filtered.select('tags').limit(5000).execute()
  const counts = new Map<string, number>()
  for (const tag of rows.flatMap((row) => row.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1)).slice(0, 40)
}

async function numbersOf(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => row.from_case_id ?? [])
  if (ids.length === 0) return new Map()
  return new Map((await ctx.tx.selectFrom('service_case').select(['id', 'number']).where('id', 'in', ids).execute()).map((row) => [row.id, row.number]))
}

const textsOf = (row: Pick<Row, 'title' | 'story' | 'analysis' | 'lesson' | 'improvement'>) => ({ title: row.title, story: row.story, analysis: row.analysis, lesson: row.lesson, improvement: row.improvement })

/** Readers do not see from which case it was made, nor what was hidden. */
function present(ctx: Ctx, row: Row, numbers: ReadonlyMap<string, string>): redress.LibraryCase {
  const writes = mayWrite(ctx)
  return {
    id: row.id, ...textsOf(row), status: row.status, improvementLink: row.improvement_link, tags: row.tags, fromCase: !writes || row.from_case_id === null ? null : { id: row.from_case_id, number: numbers.get(row.from_case_id) ?? '' }, isSeeded: row.seed_key !== null,
    writtenBy: row.written_by, writtenAt: iso(row.written_at), publishedAt: iso(row.published_at), publishedBy: row.published_by, traces: writes ? tracesIn(textsOf(row), row.hidden_names) : [], mayWrite: writes, version: row.version,
  }
}

export async function presentLibraryCase(ctx: Ctx, row: Row): Promise<redress.LibraryCase> {
  return present(ctx, row, await numbersOf(ctx, [row]))
}

export async function getLibraryCase(ctx: Ctx, { params }: Input<typeof redress.getLibraryCase>): Promise<redress.LibraryCase> {
  const row = await visibleCases(ctx).selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return presentLibraryCase(ctx, row)
}

const LINK = /^(https?:\/\/\S+)?$/

/** A case that somebody writes from nothing; the same id again is the same case. */
export async function writeLibraryCase(ctx: Ctx, { body }: Input<typeof redress.writeLibraryCase>): Promise<redress.LibraryCase> {
  if (!LINK.test(body.improvementLink)) throw wrongField('rule_broken', '/improvementLink', 'an address begins with https://')
  const id = body.id ?? newId()
  const row = await ctx.tx
    .insertInto('library_case')
    .values({
      organization_id: ctx.organizationId, id, title: body.title, story: body.story, analysis: body.analysis, lesson: body.lesson, improvement: body.improvement, improvement_link: body.improvementLink, tags: [...new Set(body.tags)], from_case_id: null, seed_key: null,
      written_by: ctx.actor.name, written_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'a case with this id exists')
  note(ctx, row, 'written', null)
  return presentLibraryCase(ctx, row)
}

export function note(ctx: Ctx, row: Row, action: string, from: Row['status'] | null): void {
  recordHappening(ctx, { siteId: null, recordType: 'library_case', recordId: row.id, action, fromStatus: from, toStatus: row.status })
  announceChange(ctx, { recordType: 'library_case', recordId: row.id, siteId: null, action })
}

async function lockLibraryCase(ctx: Ctx, id: string): Promise<Row> {
  const row = await ctx.tx.selectFrom('library_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return row
}

/** Changes the texts. What is published stays readable and without traces. Throws `stale_version`, `library.traces_left`. */
export async function changeLibraryCase(ctx: Ctx, { params, body }: Input<typeof redress.changeLibraryCase>): Promise<redress.LibraryCase> {
  const before = await lockLibraryCase(ctx, params.id)
  await mustBeCurrent(before.version, body.version, () => presentLibraryCase(ctx, before))
  if (body.improvementLink !== undefined && !LINK.test(body.improvementLink)) throw wrongField('rule_broken', '/improvementLink', 'an address begins with https://')
  const after = {
    title: body.title ?? before.title, story: body.story ?? before.story, analysis: body.analysis ?? before.analysis, lesson: body.lesson ?? before.lesson, improvement: body.improvement ?? before.improvement, improvement_link: body.improvementLink ?? before.improvement_link, tags: [...new Set(body.tags ?? before.tags)],
  }
  if (before.status === 'published') mustBePublishable({ ...before, ...after })
  const row = await ctx.tx.updateTable('library_case').set({ ...after, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  note(ctx, row, 'changed', null)
  return presentLibraryCase(ctx, row)
}

/** Nothing leaves for the staff that tells who it was, and nothing without a story and what is to be learnt from it (CAS-001). */
function mustBePublishable(row: Row): void {
  for (const field of ['story', 'lesson'] as const) if (row[field] === '') throw wrongField('rule_broken', `/${field}`, 'is needed before it is published')
  const traces = tracesIn(textsOf(row), row.hidden_names)
  if (traces.length > 0) throw new AppError('library.traces_left', traces.map((trace) => trace.found).join('、').slice(0, 500), traces.slice(0, 50).map((trace) => ({ pointer: `/${trace.field}`, message: trace.found })))
}

export async function actOnLibraryCase(ctx: Ctx, { params, body }: Input<typeof redress.actOnLibraryCase>): Promise<redress.LibraryCase> {
  const before = await lockLibraryCase(ctx, params.id)
  await mustBeCurrent(before.version, body.version, () => presentLibraryCase(ctx, before))
  const isPublishing = body.action === 'publish'
  if ((before.status === 'published') === isPublishing) throw new AppError('action_not_allowed', `It is ${before.status}`)
  if (isPublishing) mustBePublishable(before)
  const set = isPublishing ? { status: 'published' as const, published_at: ctx.now, published_by: ctx.actor.name } : { status: 'withdrawn' as const }
  const row = await ctx.tx.updateTable('library_case').set({ ...set, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  note(ctx, row, body.action, before.status)
  return presentLibraryCase(ctx, row)
}
