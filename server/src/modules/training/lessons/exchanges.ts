import type { Input, Output, sharing } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { dayNumber, likeText, nextNumber, pageOf, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import type { ExchangeTable } from '../tables.ts'
import { seenLessons } from './lessons.ts'

type ExchangeRow = Selectable<ExchangeTable>

async function present(ctx: Ctx, rows: readonly ExchangeRow[]): Promise<sharing.Exchange[]> {
  if (rows.length === 0) return []
  // A lesson that is still a draft elsewhere is not told by an exchange either.
  const seen = seenLessons(ctx, { state: ['draft', 'published', 'retired'] }).select('lesson.id')
  const lessons = await ctx.tx
    .selectFrom('exchanged_lesson as x')
    .innerJoin('lesson as l', (join) => join.onRef('l.organization_id', '=', 'x.organization_id').onRef('l.id', '=', 'x.lesson_id'))
    .select(['x.exchange_id', 'x.direction', 'l.id', 'l.number', 'l.title'])
    .where('x.exchange_id', 'in', rows.map(({ id }) => id))
    .where('l.id', 'in', seen)
    .orderBy('l.number')
    .execute()
  return rows.map((row) => ({
    id: row.id, number: row.number, siteId: row.site_id, exchangedOn: row.exchanged_on, partner: row.partner, form: row.form, participants: row.participants, given: row.given, received: row.received, recordedBy: row.recorded_by, recordedAt: iso(row.recorded_at),
    lessons: lessons.filter(({ exchange_id }) => exchange_id === row.id).map(({ id, number, title, direction }) => ({ id, number, title, direction })),
  }))
}

export async function listExchanges(ctx: Ctx, { query }: Input<typeof sharing.listExchanges>): Promise<Output<typeof sharing.listExchanges>> {
  const { form, from, to, q } = query.filter
  let select = ctx.tx.selectFrom('lesson_exchange').selectAll()
  if (form?.length) select = select.where('form', 'in', form)
  if (from) select = select.where('exchanged_on', '>=', from)
  if (to) select = select.where('exchanged_on', '<=', to)
  if (q) select = select.where((e) => e.or((['partner', 'given', 'received', 'number'] as const).map((field) => e(field, 'ilike', `%${likeText(q.trim())}%`))))
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    const day = new Date(at!).toISOString().slice(0, 10)
    select = select.where(sql<boolean>`(exchanged_on, id) < (${day}::date, ${id}::uuid)`)
  }
  const rows = await select.orderBy('exchanged_on', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.exchanged_on, row.id], (row) => shown.get(row.id)!)
}

/** Records with whom experience was exchanged (TRN-021): what was told of one's own, and what was learned. Throws `not_found`, `already_exists`, `rule_broken`. */
export async function recordExchange(ctx: Ctx, { body }: Input<typeof sharing.recordExchange>): Promise<sharing.Exchange> {
  ctx.actor.mustSee('training:manage', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  const today = dayIn(timeZone, ctx.now)
  if (body.exchangedOn > today) throw wrongField('rule_broken', '/exchangedOn', 'has not been yet')
  const ids = body.lessons.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) throw wrongField('rule_broken', '/lessons', 'a lesson is there twice')
  const seen = ids.length === 0 ? [] : await seenLessons(ctx, { state: ['draft', 'published', 'retired'] }).select(['lesson.id', 'lesson.state']).where('lesson.id', 'in', ids).execute()
  for (const [at, { id, direction }] of body.lessons.entries()) {
    const lesson = seen.find((one) => one.id === id)
    if (!lesson) throw wrongField('rule_broken', `/lessons/${at}/id`, 'no such lesson')
    // What goes out was published inside first.
    if (direction === 'given' && lesson.state !== 'published') throw wrongField('rule_broken', `/lessons/${at}/id`, 'only a published lesson is told to others')
  }
  const row = await ctx.tx
    .insertInto('lesson_exchange')
    .values({ organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, number: dayNumber('LX', today, await nextNumber(ctx, body.siteId, `lesson-exchange-${today}`)), exchanged_on: body.exchangedOn, partner: body.partner, form: body.form, participants: body.participants, given: body.given, received: body.received, recorded_by: ctx.actor.name, recorded_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'an exchange with this id exists')
  if (body.lessons.length > 0) await ctx.tx.insertInto('exchanged_lesson').values(body.lessons.map(({ id, direction }) => ({ organization_id: ctx.organizationId, exchange_id: row.id, lesson_id: id, direction }))).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'lesson_exchange', recordId: row.id, action: 'recorded', note: row.partner })
  for (const { id } of body.lessons) recordHappening(ctx, { siteId: row.site_id, recordType: 'lesson', recordId: id, action: 'exchanged', note: row.partner })
  announceChange(ctx, { recordType: 'lesson_exchange', recordId: row.id, siteId: row.site_id, action: 'recorded' })
  return (await present(ctx, [row]))[0]!
}
