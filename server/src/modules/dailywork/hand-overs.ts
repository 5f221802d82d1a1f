import { dailywork, type Input, type Output } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayNumber, nextNumber, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { accountOfEmployee, colleaguesAt, rolesAt } from '../people/index.ts'
import { briefsOf, byStaff, syncClocks, type Subject, type SubjectState } from '../sla/index.ts'
import { carriedOver } from './carried-over.ts'
import type { HandOverRow } from './tables.ts'

type Named = HandOverRow & { fromName: string; toName: string | null; accepterName: string | null }

function query(ctx: Ctx) {
  return ctx.tx
    .selectFrom('hand_over as h')
    .innerJoin('employee as f', (join) => join.onRef('f.organization_id', '=', 'h.organization_id').onRef('f.id', '=', 'h.from_id'))
    .leftJoin('employee as t', (join) => join.onRef('t.organization_id', '=', 'h.organization_id').onRef('t.id', '=', 'h.to_id'))
    .leftJoin('employee as a', (join) => join.onRef('a.organization_id', '=', 'h.organization_id').onRef('a.id', '=', 'h.accepted_by'))
    .selectAll('h')
    .select(['f.name as fromName', 't.name as toName', 'a.name as accepterName'])
}

async function present(ctx: Ctx, rows: Named[]): Promise<dailywork.HandOver[]> {
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, post: row.post, from: { id: row.from_id, name: row.fromName }, to: row.to_id === null ? null : { id: row.to_id, name: row.toName! }, writtenAt: iso(row.written_at), openCount: row.items.length,
    overdueCount: row.items.filter((item) => item.isOverdue).length, message: row.message, acceptedAt: iso(row.accepted_at), acceptedBy: row.accepted_by === null ? null : { id: row.accepted_by, name: row.accepterName! }, acceptanceNote: row.acceptance_note,
    clock: clocks.get(row.id) ?? null, version: row.version,
  }))
}

async function detail(ctx: Ctx, id: string): Promise<dailywork.HandOverDetail> {
  await ctx.flush()
  const row = await query(ctx).where('h.id', '=', id).executeTakeFirstOrThrow()
  const mayAccept = row.accepted_at === null && ctx.actor.employeeId !== null && ctx.actor.employeeId !== row.from_id
  return { ...(await present(ctx, [row]))[0]!, items: row.items, lines: row.lines, checks: row.checks, allowedActions: mayAccept ? ['accept'] : [] }
}

export async function listHandOvers(ctx: Ctx, { query: asked }: Input<typeof dailywork.listHandOvers>): Promise<Output<typeof dailywork.listHandOvers>> {
  ctx.actor.mustSee('hand_overs:keep', asked.siteId)
  await siteById(ctx, asked.siteId)
  const { filter } = asked
  let select = query(ctx).where('h.site_id', '=', asked.siteId)
  if (filter.post?.length) select = select.where('h.post', 'in', filter.post)
  if (filter.isAccepted !== undefined) select = select.where('h.accepted_at', filter.isAccepted ? 'is not' : 'is', null)
  if (filter.byId) select = select.where((e) => e.or([e('h.from_id', '=', filter.byId!), e('h.accepted_by', '=', filter.byId!)]))
  if (filter.from) select = select.where('h.written_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('h.written_at', '<', new Date(filter.to))
  if (asked.cursor !== undefined) {
    const [at, id] = readCursor(asked.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(h.written_at, h.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows: Named[] = await select.orderBy('h.written_at', 'desc').orderBy('h.id', 'desc').limit(asked.limit + 1).execute()
  const presented = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, asked.limit, (row) => [row.written_at, row.id], (row) => presented.get(row.id)!)
}

export async function draftHandOver(ctx: Ctx, { query: asked }: Input<typeof dailywork.draftHandOver>): Promise<Output<typeof dailywork.draftHandOver>> {
  ctx.actor.mustSee('hand_overs:keep', asked.siteId)
  await siteById(ctx, asked.siteId)
  const colleagues = (await colleaguesAt(ctx, asked.siteId)).filter(({ id }) => id !== ctx.actor.employeeId)
  return { items: await carriedOver(ctx, asked.siteId, asked.post), colleagues: colleagues.map(({ id, name, isOnShift }) => ({ id, name, isOnShift })) }
}

/**
 * Who leaves hands over: what is open is read from the records at this moment, the rest is said in free lines. It is never changed afterwards.
 * That it is accepted is a promise: when nobody does, the supervisor hears of it. A retry with the same id is the same hand-over.
 */
export async function writeHandOver(ctx: Ctx, { body }: Input<typeof dailywork.writeHandOver>): Promise<dailywork.HandOverDetail> {
  ctx.actor.mustSee('hand_overs:keep', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const fromId = ctx.actor.employeeId
  if (!fromId) throw new AppError('not_permitted', 'Only an employee hands a shift over')
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`hand_over:${id}`])
  const known = await ctx.tx.selectFrom('hand_over').select(['site_id', 'from_id']).where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.site_id !== body.siteId || known.from_id !== fromId) throw wrongField('already_exists', '/id', 'is another hand-over')
    return detail(ctx, id)
  }
  if (body.toId === fromId) throw wrongField('rule_broken', '/toId', 'nobody hands over to themselves')
  if (body.toId !== null && (await rolesAt(ctx, body.toId, body.siteId)).length === 0) throw wrongField('not_found', '/toId', 'no such colleague at this site')
  mustHaveLooked(body)
  const day = dayIn(site.timeZone, ctx.now)
  const row: HandOverRow = {
    organization_id: ctx.organizationId, id, site_id: body.siteId, number: '', post: body.post, from_id: fromId, to_id: body.toId, written_at: ctx.now, items: await carriedOver(ctx, body.siteId, body.post), lines: body.lines, checks: body.checks, message: body.message,
    accepted_at: null, accepted_by: null, acceptance_note: '', next_due_at: null, version: 1,
  }
  const { nextDueAt } = await syncClocks(ctx, { id, traits: traitsOf(row, site.kind) }, slaState(row), { isNew: true })
  row.number = dayNumber('J', day, await nextNumber(ctx, body.siteId, `hand-over-${day}`))
  await ctx.tx.insertInto('hand_over').values({ ...row, next_due_at: nextDueAt, items: sql`${JSON.stringify(row.items)}::jsonb`, lines: sql`${JSON.stringify(row.lines)}::jsonb`, checks: sql`${JSON.stringify(row.checks)}::jsonb` }).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'hand_over', recordId: id, action: 'written', note: body.message || null })
  announceChange(ctx, { recordType: 'hand_over', recordId: id, siteId: row.site_id, action: 'written' })
  const account = body.toId === null ? null : await accountOfEmployee(ctx, body.toId)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'hand_over.written', params: { who: ctx.actor.name, post: `@post:${row.post}`, open: row.items.length, message: body.message || '—' }, level: 'warning', record: { type: 'hand_over', id } })
  return detail(ctx, id)
}

/** The security post looks at each point of prevention before it leaves, and says what is wrong (ORG-040); other posts have none. */
function mustHaveLooked({ post, checks }: Pick<Input<typeof dailywork.writeHandOver>['body'], 'post' | 'checks'>): void {
  if (post !== 'gate') {
    if (checks.length > 0) throw wrongField('rule_broken', '/checks', 'only the gate answers the points of prevention')
    return
  }
  const left = dailywork.PREVENTION_POINTS.filter((point) => checks.filter((one) => one.point === point).length !== 1)
  if (left.length > 0) throw wrongField('rule_broken', '/checks', `answer each once: ${left.join(', ')}`)
  const silent = checks.findIndex(({ isFine, note }) => !isFine && note.trim() === '')
  if (silent >= 0) throw wrongField('rule_broken', `/checks/${silent}/note`, 'say what is wrong')
}

/** A hand-over in the words of the SLA engine: whoever comes accepts it. */
function slaState(row: HandOverRow): SubjectState {
  const facts: SubjectState['facts'] = row.accepted_at === null ? {} : { acknowledged: byStaff(row.accepted_at.getTime()) }
  return { receivedAt: row.written_at.getTime(), reportedAt: null, facts, waiting: null, reopenedAt: null, holder: row.to_id ?? row.from_id }
}

function traitsOf(row: HandOverRow, siteKind: string): Subject['traits'] {
  return { type: 'hand_over', kind: row.post, category: [], urgency: null, grade: null, siteKind, siteId: row.site_id }
}

export async function getHandOver(ctx: Ctx, { params }: Input<typeof dailywork.getHandOver>): Promise<dailywork.HandOverDetail> {
  const row = await ctx.tx.selectFrom('hand_over').select('site_id').where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('hand_overs:keep', row.site_id)
  return detail(ctx, params.id)
}

/** Who comes accepts: once, by one, never by who wrote it. Throws `hand_over.own`, `action_not_allowed` naming who was faster. */
export async function actOnHandOver(ctx: Ctx, { params, body }: Input<typeof dailywork.actOnHandOver>): Promise<dailywork.HandOverDetail> {
  const row = await ctx.tx.selectFrom('hand_over').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('hand_overs:keep', row.site_id)
  const by = ctx.actor.employeeId
  if (!by) throw new AppError('not_permitted', 'Only an employee accepts a shift')
  if (row.from_id === by) throw new AppError('hand_over.own')
  if (row.accepted_at !== null) throw new AppError('action_not_allowed', 'It has been accepted', undefined, { allowedActions: [] })
  const after: HandOverRow = { ...row, accepted_at: ctx.now, accepted_by: by, acceptance_note: body.note, version: row.version + 1 }
  const site = await siteById(ctx, row.site_id)
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(after, site.kind) }, slaState(after))
  await ctx.tx.updateTable('hand_over').set({ accepted_at: ctx.now, accepted_by: by, acceptance_note: body.note, version: after.version, next_due_at: nextDueAt }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'hand_over', recordId: row.id, action: 'accepted', note: body.note || null })
  announceChange(ctx, { recordType: 'hand_over', recordId: row.id, siteId: row.site_id, action: 'accepted' })
  const account = await accountOfEmployee(ctx, row.from_id)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'hand_over.accepted', params: { who: ctx.actor.name, number: row.number, note: body.note || '—' }, record: { type: 'hand_over', id: row.id } })
  return detail(ctx, row.id)
}

messageTemplate('hand_over.written', {
  'zh-CN': { title: '{who} 向您交班（{post}）', body: '未结事项 {open} 件。留言：{message}。请确认接班。' },
  'zh-TW': { title: '{who} 向您交班（{post}）', body: '未結事項 {open} 件。留言：{message}。請確認接班。' },
  en: { title: '{who} hands over to you ({post})', body: '{open} open items. Message: {message}. Please accept the shift.' },
})
messageTemplate('hand_over.accepted', {
  'zh-CN': { title: '{who} 已接班 {number}', body: '备注：{note}' },
  'zh-TW': { title: '{who} 已接班 {number}', body: '備註：{note}' },
  en: { title: '{who} has accepted {number}', body: 'Note: {note}' },
})
