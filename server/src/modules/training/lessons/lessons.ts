import type { Input, Output, sharing, TimelineEntry } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { dayNumber, likeText, mustBeCurrent, nextNumber, nextStatus, pageOf, possibleActions, readCursor, readTimeline, recordHappening, type LifeCycle } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import { labelsOf, mustBeSource } from '../sources.ts'
import type { LessonTable } from '../tables.ts'

type LessonRow = Selectable<LessonTable>
type Filter = Input<typeof sharing.listLessons>['query']['filter']

const LIFE: LifeCycle<LessonRow['state'], sharing.Lesson['allowedActions'][number]> = { publish: { from: ['draft'], to: 'published' }, retire: { from: ['published'], to: 'retired' }, restore: { from: ['retired'], to: 'published' } }

async function present(ctx: Ctx, rows: readonly LessonRow[]): Promise<sharing.Lesson[]> {
  if (rows.length === 0) return []
  const labels = await labelsOf(ctx, rows)
  const exchanges = await ctx.tx
    .selectFrom('exchanged_lesson as l')
    .innerJoin('lesson_exchange as e', (join) => join.onRef('e.organization_id', '=', 'l.organization_id').onRef('e.id', '=', 'l.exchange_id'))
    .select(['l.lesson_id', 'l.direction', 'e.id', 'e.number', 'e.exchanged_on', 'e.partner'])
    .where('l.lesson_id', 'in', rows.map(({ id }) => id))
    .orderBy('e.exchanged_on', 'desc')
    .orderBy('e.id')
    .execute()
  return rows.map((row) => {
    const mayEdit = ctx.actor.can('training:manage', row.site_id)
    return {
      id: row.id, number: row.number, siteId: row.site_id, kind: row.kind, topic: row.topic, title: row.title, happened: row.happened, learned: row.learned, state: row.state, writtenBy: row.written_by, writtenAt: iso(row.written_at), mayEdit, allowedActions: mayEdit ? possibleActions(LIFE, row.state) : [], version: row.version,
      source: row.source_type === null || row.source_id === null ? null : { type: row.source_type, id: row.source_id, label: labels.get(`${row.source_type} ${row.source_id}`) ?? '' },
      exchanges: exchanges.filter(({ lesson_id }) => lesson_id === row.id).map((one) => ({ id: one.id, number: one.number, exchangedOn: one.exchanged_on, partner: one.partner, direction: one.direction })),
    }
  })
}

/** What was published is the whole house's; a draft is seen where it was written, by who keeps training. */
export function seenLessons(ctx: Ctx, filter: Filter): SelectQueryBuilder<Tables, 'lesson', object> {
  const mine = ctx.actor.sitesFor('training:manage')
  let select: SelectQueryBuilder<Tables, 'lesson', object> = ctx.tx.selectFrom('lesson')
  if (mine !== 'all') select = select.where((e) => e.or([e('lesson.state', '=', 'published'), ...(mine.length > 0 ? [e('lesson.site_id', 'in', [...mine])] : [])]))
  select = filter.state?.length ? select.where('lesson.state', 'in', filter.state) : select.where('lesson.state', '<>', 'retired')
  if (filter.kind?.length) select = select.where('lesson.kind', 'in', filter.kind)
  if (filter.topic?.length) select = select.where('lesson.topic', 'in', filter.topic)
  if (filter.q) {
    const words = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('title', 'ilike', words), e('happened', 'ilike', words), e('learned', 'ilike', words), e('number', 'ilike', words)]))
  }
  return select
}

export async function listLessons(ctx: Ctx, { query }: Input<typeof sharing.listLessons>): Promise<Output<typeof sharing.listLessons>> {
  let select = seenLessons(ctx, query.filter).selectAll('lesson')
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(written_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('written_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.written_at, row.id], (row) => shown.get(row.id)!)
}

async function mustSeeLesson(ctx: Ctx, id: string): Promise<LessonRow> {
  const row = await ctx.tx.selectFrom('lesson').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || (row.state !== 'published' && !ctx.actor.can('training:manage', row.site_id))) throw new AppError('not_found')
  return row
}

export async function getLesson(ctx: Ctx, { params }: Input<typeof sharing.getLesson>): Promise<sharing.Lesson> {
  return (await present(ctx, [await mustSeeLesson(ctx, params.id)]))[0]!
}

function tell(ctx: Ctx, row: LessonRow, action: string, more: { fromStatus?: string; toStatus?: string } = {}): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'lesson', recordId: row.id, action, ...more })
  announceChange(ctx, { recordType: 'lesson', recordId: row.id, siteId: row.site_id, action })
}

/** Writes down what a site learned (TRN-021), as a draft. Throws `not_found`, `already_exists`, `rule_broken` naming `/source/id`. */
export async function createLesson(ctx: Ctx, { body }: Input<typeof sharing.createLesson>): Promise<sharing.Lesson> {
  ctx.actor.mustSee('training:manage', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  if (body.source !== null) await mustBeSource(ctx, body.siteId, body.source.type, body.source.id, '/source/id')
  const today = dayIn(timeZone, ctx.now)
  const row = await ctx.tx
    .insertInto('lesson')
    .values({
      organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('LL', today, await nextNumber(ctx, body.siteId, `lesson-${today}`)), kind: body.kind, topic: body.topic, title: body.title, happened: body.happened, learned: body.learned, source_type: body.source?.type ?? null, source_id: body.source?.id ?? null,
      state: 'draft', written_by: ctx.actor.name, written_at: ctx.now, version: 1,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'a lesson with this id exists')
  tell(ctx, row, 'created', { toStatus: 'draft' })
  return (await present(ctx, [row]))[0]!
}

async function lock(ctx: Ctx, id: string, version: number | undefined): Promise<LessonRow> {
  const row = await ctx.tx.selectFrom('lesson').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('training:manage', row.site_id)
  await mustBeCurrent(row.version, version, async () => (await present(ctx, [row]))[0])
  return row
}

export async function changeLesson(ctx: Ctx, { params, body }: Input<typeof sharing.changeLesson>): Promise<sharing.Lesson> {
  const before = await lock(ctx, params.id, body.version)
  const row = await ctx.tx.updateTable('lesson').set({ kind: body.kind, topic: body.topic, title: body.title, happened: body.happened, learned: body.learned, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  tell(ctx, row, 'changed')
  return (await present(ctx, [row]))[0]!
}

export async function actOnLesson(ctx: Ctx, { params, body }: Input<typeof sharing.actOnLesson>): Promise<sharing.Lesson> {
  const before = await lock(ctx, params.id, body.version)
  const state = nextStatus(LIFE, before.state, body.action)
  const row = await ctx.tx.updateTable('lesson').set({ state, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  tell(ctx, row, body.action, { fromStatus: before.state, toStatus: state })
  return (await present(ctx, [row]))[0]!
}

export async function lessonTimeline(ctx: Ctx, { params }: Input<typeof sharing.lessonTimeline>): Promise<{ items: TimelineEntry[] }> {
  await mustSeeLesson(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}
