import { sql, type RawBuilder } from 'kysely'
import type { energy, Input, Output, TimelineEntry } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countSql, dayNumber, likeText, mustBeCurrent, nextNumber, nextStatus, pageOf, possibleActions, readCursor, readTimeline, recordHappening, type LifeCycle } from '../../platform/records/index.ts'
import { at, column, everyPage, sheetOf } from '../../platform/records/list-export.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { raiseOrder } from '../workorders/index.ts'
import { changeOn } from './rules.ts'
import { unitOf, type SubjectIds } from './subjects.ts'

type Alarm = energy.EnergyAlarm
type Filter = Input<typeof energy.listEnergyAlarms>['query']['filter']

/** An alarm ends with a word or with its work order; one whose order was cancelled waits for a word again. */
export const ALARM_LIFE: LifeCycle<energy.EnergyAlarmState, energy.EnergyAlarmAction> = {
  explain: { from: ['open', 'in_hand'], to: 'closed' },
  raise_order: { from: ['open'], to: 'in_hand' },
}

export interface AlarmRow extends SubjectIds {
  id: string
  site_id: string
  number: string
  month: string
  alarm_kind: energy.EnergyAlarmKind
  name: string
  actual: number
  expected: number
  state: energy.EnergyAlarmState
  explanation: string
  work_order_id: string | null
  order_number: string | null
  order_status: string | null
  raised_at: Date
  closed_at: Date | null
  closed_by: string
  version: number
}

/** The name of a subject as SQL over its columns in `t`; empty for the whole site. */
export const SUBJECT_NAME = sql`coalesce((select concat_ws(' ', m.code, nullif(m.location, '')) from meter m where m.organization_id = t.organization_id and m.id = t.meter_id), (select g.name from energy_group g where g.organization_id = t.organization_id and g.id = t.group_id), '')`
const SHOWN = sql`select t.id, t.site_id, t.number, t.month, t.kind as alarm_kind, t.meter_kind as kind, t.group_id, t.meter_id, t.actual, t.expected, t.state, t.explanation, t.work_order_id, t.raised_at, t.closed_at, t.closed_by, t.version,
    ${SUBJECT_NAME} as name, w.number as order_number, w.status as order_status
  from energy_alarm t left join work_order w on w.organization_id = t.organization_id and w.id = t.work_order_id`

/** A subject that was read with its name. */
export function namedSubject(ctx: Ctx, row: SubjectIds & { name: string }): Alarm['subject'] {
  const type = row.meter_id !== null ? 'meter' : row.group_id !== null ? 'group' : 'site'
  return { type, id: row.meter_id ?? row.group_id, kind: row.kind, name: type === 'site' ? labelOf(ctx.locale, 'meterKind', row.kind) : row.name }
}

function present(ctx: Ctx, row: AlarmRow): Alarm {
  return {
    id: row.id, siteId: row.site_id, number: row.number, month: row.month.slice(0, 7), kind: row.alarm_kind, subject: namedSubject(ctx, row), unit: row.alarm_kind === 'night_flow' ? 'm³/h' : unitOf(row.kind), actual: row.actual, expected: row.expected, percent: changeOn(row.actual, row.expected)!, state: row.state, explanation: row.explanation,
    workOrder: row.work_order_id === null ? null : { id: row.work_order_id, number: row.order_number ?? '', status: row.order_status ?? '' }, raisedAt: iso(row.raised_at), closedAt: iso(row.closed_at), closedBy: row.closed_by,
    allowedActions: ctx.actor.can('energy:write', row.site_id) ? possibleActions(ALARM_LIFE, row.state) : [], version: row.version,
  }
}

function conditionsOf(siteId: string, filter: Filter): RawBuilder<unknown>[] {
  const like = filter.q?.trim() ? `%${likeText(filter.q.trim())}%` : null
  return [
    sql`t.site_id = ${siteId}`,
    ...(filter.state?.length ? [sql`t.state in (${sql.join(filter.state)})`] : []),
    ...(filter.kind?.length ? [sql`t.kind in (${sql.join(filter.kind)})`] : []),
    ...(filter.meterKind?.length ? [sql`t.meter_kind in (${sql.join(filter.meterKind)})`] : []),
    ...(filter.month ? [sql`t.month = ${`${filter.month}-01`}`] : []),
    ...(filter.meterId ? [sql`t.meter_id = ${filter.meterId}`] : []),
    ...(like === null ? [] : [sql`(t.number ilike ${like} or t.explanation ilike ${like} or ${SUBJECT_NAME} ilike ${like})`]),
  ]
}

export async function listEnergyAlarms(ctx: Ctx, { query }: Input<typeof energy.listEnergyAlarms>): Promise<Output<typeof energy.listEnergyAlarms>> {
  ctx.actor.mustSee('energy:read', query.siteId)
  await siteById(ctx, query.siteId)
  const where = sql.join(conditionsOf(query.siteId, query.filter), sql` and `)
  const [when, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['instant', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (t.raised_at, t.id) < (${when}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<AlarmRow>`${SHOWN} where ${where} ${after} order by t.raised_at desc, t.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  return pageOf(rows, query.limit, (row) => [row.raised_at, row.id], (row) => present(ctx, row), query.total ? await countSql(ctx, sql`from energy_alarm t where ${where}`) : null)
}

async function visible(ctx: Ctx, id: string): Promise<AlarmRow> {
  const row = (await sql<AlarmRow>`${SHOWN} where t.id = ${id}`.execute(ctx.tx)).rows[0]
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('energy:read', row.site_id)
  return row
}

export async function getEnergyAlarm(ctx: Ctx, { params }: Pick<Input<typeof energy.getEnergyAlarm>, 'params'>): Promise<Alarm> {
  return present(ctx, await visible(ctx, params.id))
}

export async function energyAlarmTimeline(ctx: Ctx, { params }: Input<typeof energy.energyAlarmTimeline>): Promise<{ items: TimelineEntry[] }> {
  return { items: await readTimeline(ctx, (await visible(ctx, params.id)).id) }
}

interface NewAlarm extends SubjectIds {
  month: string
  alarm: energy.EnergyAlarmKind
  actual: number
  expected: number
}

/** Raises an alarm, once of each subject, month and kind: null when it is there already. */
export async function raiseAlarm(ctx: Ctx, siteId: string, timeZone: string, { month, alarm, actual, expected, ...of }: NewAlarm): Promise<{ id: string; number: string } | null> {
  const known = await ctx.tx.selectFrom('energy_alarm').select('id').where('site_id', '=', siteId).where('month', '=', `${month}-01`).where('kind', '=', alarm).where('meter_kind', '=', of.kind).where('group_id', 'is not distinct from', of.group_id).where('meter_id', 'is not distinct from', of.meter_id).executeTakeFirst()
  if (known) return null
  const id = newId()
  const day = dayIn(timeZone, ctx.now)
  const number = dayNumber('NH', day, await nextNumber(ctx, siteId, `energy_alarm-${day}`))
  const inserted = await ctx.tx
    .insertInto('energy_alarm')
    .values({ organization_id: ctx.organizationId, id, site_id: siteId, number, month: `${month}-01`, kind: alarm, meter_kind: of.kind, group_id: of.group_id, meter_id: of.meter_id, actual, expected, state: 'open', work_order_id: null, raised_at: ctx.now, closed_at: null, updated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) return null
  recordHappening(ctx, { siteId, recordType: 'energy_alarm', recordId: id, action: 'raised', toStatus: 'open', note: `${actual} / ${expected}` })
  announceChange(ctx, { recordType: 'energy_alarm', recordId: id, siteId, action: 'raised' })
  return { id, number }
}

/** Changes a locked alarm, with one line of history. */
export async function changeAlarm(ctx: Ctx, row: Pick<AlarmRow, 'id' | 'site_id' | 'state' | 'version'>, set: { state: energy.EnergyAlarmState; actual?: number; expected?: number; explanation?: string; work_order_id?: string | null; closed_at?: Date | null; closed_by?: string }, told: { action: string; note?: string | null }): Promise<void> {
  await ctx.tx.updateTable('energy_alarm').set({ ...set, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'energy_alarm', recordId: row.id, fromStatus: row.state, toStatus: set.state, ...told })
  announceChange(ctx, { recordType: 'energy_alarm', recordId: row.id, siteId: row.site_id, action: told.action })
}

const ORDER = {
  'zh-CN': (kind: string, name: string) => ({ title: `${kind}：${name}`, where: `${name} 表位` }),
  'zh-TW': (kind: string, name: string) => ({ title: `${kind}：${name}`, where: `${name} 錶位` }),
  en: (kind: string, name: string) => ({ title: `${kind}: ${name}`, where: `At ${name}` }),
}

/** Throws `not_found`, `not_permitted`, `stale_version`, `action_not_allowed`, `rule_broken` naming the note. */
export async function actOnEnergyAlarm(ctx: Ctx, { params, body }: Input<typeof energy.actOnEnergyAlarm>): Promise<Alarm> {
  await ctx.tx.selectFrom('energy_alarm').select('id').where('id', '=', params.id).forUpdate().execute()
  const row = await visible(ctx, params.id)
  ctx.actor.mustBeAbleTo('energy:write', row.site_id)
  await mustBeCurrent(row.version, body.version, () => Promise.resolve(present(ctx, row)))
  const state = nextStatus(ALARM_LIFE, row.state, body.action)
  if (body.action === 'explain') {
    if (body.note === '') throw wrongField('rule_broken', '/note', 'say why')
    await changeAlarm(ctx, row, { state, explanation: body.note, closed_at: ctx.now, closed_by: ctx.actor.name }, { action: 'explain', note: body.note })
  } else {
    const shown = present(ctx, row)
    const words = ORDER[ctx.locale](labelOf(ctx.locale, 'energyAlarmKind', row.alarm_kind), shown.subject.name)
    const order = await raiseOrder(ctx, {
      site_id: row.site_id, kind: 'repair', title: words.title.slice(0, 100), symptom: `${words.title} ${row.month.slice(0, 7)}：${row.actual} / ${row.expected} ${shown.unit ?? ''}（${row.number}）${body.note}`, urgency: row.alarm_kind === 'night_flow' ? 'urgent' : 'normal', place_kind: 'public_area', place: words.where.slice(0, 100),
    })
    await changeAlarm(ctx, row, { state, work_order_id: order.id }, { action: 'raise_order', note: [order.number, body.note].filter(Boolean).join(' ') })
  }
  return getEnergyAlarm(ctx, { params })
}

export async function planAlarmExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof energy.exportEnergyAlarms>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('energy:read', siteId)
  const rows = everyPage((paging) => listEnergyAlarms(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<Alarm>(ctx, { 'zh-CN': '能耗异常', 'zh-TW': '能耗異常', en: 'Energy alarms' }, await timeZoneOf(ctx, siteId), [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (one) => one.number),
    column('month', 'text', 10, ['月份', '月份', 'Month'], (one) => one.month),
    column('alarm', 'text', 16, ['异常', '異常', 'Alarm'], (one, locale) => labelOf(locale, 'energyAlarmKind', one.kind)),
    column('meterKind', 'text', 10, ['类型', '類型', 'Kind'], (one, locale) => labelOf(locale, 'meterKind', one.subject.kind)),
    column('subject', 'text', 26, ['对象', '對象', 'Of'], (one) => one.subject.name),
    column('unit', 'text', 8, ['单位', '單位', 'Unit'], (one) => one.unit ?? ''),
    column('actual', 'number', 12, ['实际', '實際', 'Actual'], (one) => one.actual),
    column('expected', 'number', 12, ['应为', '應為', 'Expected'], (one) => one.expected),
    column('percent', 'number', 10, ['偏差 %', '偏差 %', 'Beyond %'], (one) => one.percent),
    column('state', 'text', 12, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'energyAlarmState', one.state)),
    column('explanation', 'text', 40, ['说明', '說明', 'Explanation'], (one) => one.explanation),
    column('order', 'text', 18, ['工单', '工單', 'Work order'], (one) => one.workOrder?.number ?? ''),
    column('raisedAt', 'datetime', 18, ['发现时间', '發現時間', 'Raised'], (one) => at(one.raisedAt)),
    column('closedAt', 'datetime', 18, ['关闭时间', '結案時間', 'Closed'], (one) => at(one.closedAt)),
  ], rows)
}
