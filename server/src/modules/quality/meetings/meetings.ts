import type { Input, Output, quality } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { dayNumber, mustBeCurrent, nextNumber, nextStatus, pageOf, possibleActions, readCursor, readTimeline, recordHappening, type LifeCycle } from '../../../platform/records/index.ts'
import { dayAfter, dayIn, iso } from '../../../platform/time.ts'
import { siteById, timeZoneOf, type SiteFacts } from '../../organization/index.ts'
import { accountsWithRole, employeeNames, rolesAt } from '../../people/index.ts'
import { briefsOf } from '../../sla/index.ts'
import { raiseAction } from '../actions/actions.ts'
import { actionsOf } from '../actions/list.ts'
import { endOf, keepPromise } from '../promise.ts'
import { firstDay } from '../scores/month.ts'
import type { QualityMeetingTable } from './tables.ts'

export type MeetingRow = Selectable<QualityMeetingTable>
type Body = Input<typeof quality.actOnQualityMeeting>['body']
const DAYS_AFTER_CLOSE = 3

const LIFECYCLE: LifeCycle<MeetingRow['state'], Body['action']> = {
  hold: { from: ['planned'], to: 'held' },
  postpone: { from: ['planned'], to: 'same' },
  cancel: { from: ['planned'], to: 'cancelled' },
}

/** Puts the meeting of a month on the calendar, once; null when there is one. */
async function plan(ctx: Ctx, site: Pick<SiteFacts, 'id' | 'timeZone'>, month: string, plannedOn: string, id = newId()): Promise<MeetingRow | null> {
  const today = dayIn(site.timeZone, ctx.now)
  const row: MeetingRow = {
    organization_id: ctx.organizationId, id, site_id: site.id, number: dayNumber('H', today, await nextNumber(ctx, site.id, `quality_meeting-${today}`)), month: firstDay(month), planned_on: plannedOn, state: 'planned', chair_id: null, attendees: [], problems: [], minutes: '', held_at: null, planned_at: ctx.now, next_due_at: null, version: 1,
  }
  const made = await ctx.tx.insertInto('quality_meeting').values({ ...row, problems: '[]' }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return null
  await sync(ctx, row, true)
  tell(ctx, row, 'planned', plannedOn)
  const managers = (await accountsWithRole(ctx, 'site_manager', site.id)).map(({ accountId }) => accountId)
  sendMessage(ctx, { accountIds: managers.filter((one) => one !== ctx.actor.accountId), template: 'quality_meeting.planned', params: { month, day: plannedOn }, record: { type: 'quality_meeting', id } })
  return row
}

/** A month that closes asks for its meeting (SCR-004). */
export async function planMeetingAfterClose(ctx: Ctx, site: Pick<SiteFacts, 'id' | 'timeZone'>, month: string): Promise<void> {
  await plan(ctx, site, month, dayAfter(dayIn(site.timeZone, ctx.now), DAYS_AFTER_CLOSE))
}

export async function planQualityMeeting(ctx: Ctx, { body }: Input<typeof quality.planQualityMeeting>): Promise<quality.QualityMeeting> {
  ctx.actor.mustSee('checks:score', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const today = dayIn(site.timeZone, ctx.now)
  if (body.month > today.slice(0, 7)) throw wrongField('rule_broken', '/month', 'has not begun')
  if (body.plannedOn < today) throw wrongField('rule_broken', '/plannedOn', 'lies in the past')
  const row = await plan(ctx, site, body.month, body.plannedOn, body.id)
  if (!row) throw wrongField('already_exists', '/month', 'this month has its meeting')
  return present(ctx, row)
}

async function sync(ctx: Ctx, row: MeetingRow, isNew: boolean): Promise<void> {
  const next = await keepPromise(ctx, { id: row.id, type: 'quality_meeting', siteId: row.site_id, kind: '', since: row.planned_at, due: await endOf(ctx, row.site_id, row.planned_on), holder: row.chair_id, isKept: row.state === 'held', isOver: row.state === 'cancelled' }, isNew)
  await ctx.tx.updateTable('quality_meeting').set({ next_due_at: next }).where('id', '=', row.id).execute()
}

function tell(ctx: Ctx, row: MeetingRow, action: string, note: string | null, from: string | null = null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'quality_meeting', recordId: row.id, action, fromStatus: from, toStatus: row.state, note })
  announceChange(ctx, { recordType: 'quality_meeting', recordId: row.id, siteId: row.site_id, action })
}

/**
 * Records what a meeting found, why, and what is done about it: each item of its plan is a corrective action with an owner and a clock; every
 * problem needs one (SCR-004). Throws `stale_version`, `action_not_allowed`, `not_found` and `rule_broken` naming the field.
 */
export async function actOnQualityMeeting(ctx: Ctx, { params, body }: Input<typeof quality.actOnQualityMeeting>): Promise<quality.QualityMeeting> {
  const row = await load(ctx, params.id, true)
  await mustBeCurrent(row.version, body.version, () => present(ctx, row))
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague chairs a meeting')
  const state = nextStatus(LIFECYCLE, row.state, body.action)
  const after: MeetingRow = { ...row, ...(await changeOf(ctx, row, body)), state, version: row.version + 1 }
  const { organization_id: _, id, ...set } = after
  await ctx.tx.updateTable('quality_meeting').set({ ...set, problems: JSON.stringify(set.problems) }).where('id', '=', id).execute()
  await sync(ctx, after, false)
  tell(ctx, after, body.action, body.action === 'hold' ? body.minutes || null : body.reason, row.state)
  if (body.action === 'hold') await raisePlan(ctx, after, body)
  return present(ctx, after)
}

async function changeOf(ctx: Ctx, row: MeetingRow, body: Body): Promise<Partial<MeetingRow>> {
  if (body.action === 'cancel') return {}
  if (body.action === 'postpone') {
    if (body.plannedOn < dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)) throw wrongField('rule_broken', '/plannedOn', 'lies in the past')
    return { planned_on: body.plannedOn }
  }
  for (const id of body.attendeeIds) if ((await rolesAt(ctx, id, row.site_id)).length === 0) throw wrongField('not_found', '/attendeeIds', 'no such colleague at this site')
  const idle = body.problems.findIndex((_, at) => !body.plan.some(({ problem }) => problem === at))
  if (idle >= 0) throw wrongField('rule_broken', `/problems/${idle}`, 'nothing is planned about it')
  if (body.plan.some(({ problem }) => problem >= body.problems.length)) throw wrongField('rule_broken', '/plan', 'names a problem that is not there')
  return { chair_id: ctx.actor.employeeId, attendees: [...new Set(body.attendeeIds)], problems: body.problems, minutes: body.minutes, held_at: ctx.now }
}

async function raisePlan(ctx: Ctx, row: MeetingRow, body: Extract<Body, { action: 'hold' }>): Promise<void> {
  for (const [at, item] of body.plan.entries()) {
    const { text, cause } = body.problems[item.problem]!
    await raiseAction(ctx, { siteId: row.site_id, source: 'meeting', sourceId: row.id, sourceKey: String(at), title: item.title, problem: text, cause, ownerId: item.ownerId, dueOn: item.dueOn, needsPhoto: false }, `/plan/${at}`)
  }
}

export async function load(ctx: Ctx, id: string, lock = false): Promise<MeetingRow> {
  const select = ctx.tx.selectFrom('quality_meeting').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('checks:score', row.site_id)
  return row
}

async function presentAll(ctx: Ctx, rows: readonly MeetingRow[]): Promise<quality.QualityMeeting[]> {
  if (rows.length === 0) return []
  await ctx.flush()
  const ids = rows.map(({ id }) => id)
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.chair_id, ...row.attendees]))
  const clocks = await briefsOf(ctx, ids)
  const actions = await actionsOf(ctx, ids)
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, number: row.number, siteId: row.site_id, month: row.month.slice(0, 7), plannedOn: row.planned_on, state: row.state, chair: row.chair_id === null ? null : ref(row.chair_id), attendees: row.attendees.map(ref), problems: row.problems, minutes: row.minutes, heldAt: iso(row.held_at),
    actions: actions.get(row.id) ?? [], clock: clocks.get(row.id) ?? null, allowedActions: possibleActions(LIFECYCLE, row.state), version: row.version,
  }))
}

async function present(ctx: Ctx, row: MeetingRow): Promise<quality.QualityMeeting> {
  return (await presentAll(ctx, [row]))[0]!
}

export async function getQualityMeeting(ctx: Ctx, { params }: Pick<Input<typeof quality.getQualityMeeting>, 'params'>): Promise<quality.QualityMeeting> {
  return present(ctx, await load(ctx, params.id))
}

export async function qualityMeetingTimeline(ctx: Ctx, { params }: Input<typeof quality.qualityMeetingTimeline>): Promise<Output<typeof quality.qualityMeetingTimeline>> {
  await load(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

export async function listQualityMeetings(ctx: Ctx, { query }: Pick<Input<typeof quality.listQualityMeetings>, 'query'>): Promise<Output<typeof quality.listQualityMeetings>> {
  ctx.actor.mustSee('checks:score', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('quality_meeting').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.state?.length) select = select.where('state', 'in', query.filter.state)
  if (query.filter.month) select = select.where('month', '=', firstDay(query.filter.month))
  if (query.cursor !== undefined) {
    const [on, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(planned_on, id) < (${on}::date, ${id}::uuid)`)
  }
  const rows = await select.orderBy('planned_on', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentAll(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.planned_on, row.id], (row) => shown.get(row.id)!)
}

messageTemplate('quality_meeting.planned', {
  'zh-CN': { title: '{month} 服务质量分析会', body: '请于 {day} 前召开，会议资料已自动备好。' },
  'zh-TW': { title: '{month} 服務品質檢討會', body: '請於 {day} 前召開，會議資料已自動備妥。' },
  en: { title: 'Quality meeting of {month}', body: 'To be held by {day}; its pack is ready.' },
})
