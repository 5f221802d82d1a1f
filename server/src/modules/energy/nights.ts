import type { energy, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countSql, effectiveTime, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { at, column, everyPage, sheetOf } from '../../platform/records/list-export.ts'
import { dayIn, iso, monthAfter } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { accountsWithRole, employeeNames } from '../people/index.ts'
import { changeAlarm, raiseAlarm } from './alarms.ts'
import { ruleAt } from './board.ts'
import { daysOfMonth, FEWEST_NIGHT_HOURS, judgeNight } from './rules.ts'
import { siteEnergy } from './subjects.ts'

type Night = energy.NightReading
type Row = { id: string; site_id: string; meter_id: string; code: string; location: string; multiplier: number; from_at: Date; from_value: number; to_at: Date; to_value: number; usual_per_hour: number | null; verdict: energy.NightVerdict; alarm_id: string | null; alarm_number: string | null; note: string; read_by: string }
const SHOWN = sql`select n.*, m.code, m.location, m.multiplier, a.number as alarm_number from night_reading n join meter m on m.organization_id = n.organization_id and m.id = n.meter_id left join energy_alarm a on a.organization_id = n.organization_id and a.id = n.alarm_id`
const MOST_HOURS = 12
const HOUR_MS = 3_600_000

const perHour = (fromValue: number, toValue: number, from: Date, to: Date, multiplier: number): number => Math.round((((toValue - fromValue) * multiplier) / ((to.getTime() - from.getTime()) / HOUR_MS)) * 1000) / 1000

async function present(ctx: Ctx, rows: readonly Row[]): Promise<Night[]> {
  const names = await employeeNames(ctx, rows.map(({ read_by }) => read_by))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, meter: { id: row.meter_id, name: [row.code, row.location].filter(Boolean).join(' ') }, from: iso(row.from_at), to: iso(row.to_at), fromValue: row.from_value, toValue: row.to_value, perHour: perHour(row.from_value, row.to_value, row.from_at, row.to_at, row.multiplier), usualPerHour: row.usual_per_hour, verdict: row.verdict,
    alarm: row.alarm_id === null ? null : { id: row.alarm_id, name: row.alarm_number ?? '' }, note: row.note, by: names.get(row.read_by) ?? '',
  }))
}

export async function listNightReadings(ctx: Ctx, { query }: Pick<Input<typeof energy.listNightReadings>, 'query'>): Promise<Output<typeof energy.listNightReadings>> {
  const { siteId, limit, cursor, filter: { meterId, verdict } } = query
  ctx.actor.mustSee('energy:read', siteId)
  await siteById(ctx, siteId)
  const where = sql`n.site_id = ${siteId} ${meterId ? sql`and n.meter_id = ${meterId}` : sql``} ${verdict?.length ? sql`and n.verdict in (${sql.join(verdict)})` : sql``}`
  const [from, id] = cursor === undefined ? [] : readCursor(cursor, ['instant', 'id'])
  const { rows } = await sql<Row>`${SHOWN} where ${where} ${cursor === undefined ? sql`` : sql`and (n.from_at, n.id) < (${from}::timestamptz, ${id}::uuid)`} order by n.from_at desc, n.id desc limit ${limit + 1}`.execute(ctx.tx)
  const shown = new Map((await present(ctx, rows.slice(0, limit))).map((night) => [night.id, night]))
  return pageOf(rows, limit, (row) => [row.from_at, row.id], (row) => shown.get(row.id)!, query.total ? await countSql(ctx, sql`from night_reading n where ${where}`) : null)
}

/** Water meters that can be read at night, by whoever walks there. */
export async function nightMeters(ctx: Ctx, { query }: Input<typeof energy.nightMeters>): Promise<Output<typeof energy.nightMeters>> {
  ctx.actor.mustSee('inspections:work', query.siteId)
  await siteById(ctx, query.siteId)
  const { rows } = await ctx.client.query<Output<typeof energy.nightMeters>['items'][number]>(
    `select m.id, m.code, m.location, (select r.value from meter_reading r where r.organization_id = m.organization_id and r.meter_id = m.id and r.voided_at is null order by r.read_on desc limit 1) as "lastValue"
     from meter m where m.site_id = $1 and m.unit_id is null and m.kind = 'water' and m.state = 'in_use' order by m.code`, [query.siteId],
  )
  return { items: rows }
}

/**
 * A water meter read twice in a quiet night: what runs then is held against the usual hour of the last month that is known. Much of it is a leak until
 * somebody says otherwise: one alarm a month. A retry with the id of the first try gets what that made. Throws `not_found`, `not_permitted`,
 * `already_exists`, `rule_broken` naming the field.
 */
export async function readAtNight(ctx: Ctx, { body }: Input<typeof energy.readAtNight>): Promise<Night> {
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague reads a meter')
  // Two phones at one meter wait for each other here.
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`night_reading:${body.meterId}`])
  const meter = await ctx.tx.selectFrom('meter').select(['id', 'site_id', 'kind', 'unit_id', 'code', 'location', 'multiplier', 'state']).where('id', '=', body.meterId).executeTakeFirst()
  if (!meter) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:work', meter.site_id)
  if (meter.unit_id !== null || meter.kind !== 'water' || meter.state !== 'in_use') throw wrongField('rule_broken', '/meterId', 'not a public water meter in use')
  const id = body.id ?? newId()
  const known = await ctx.tx.selectFrom('night_reading').select(['meter_id', 'read_by']).where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.meter_id !== meter.id || known.read_by !== ctx.actor.employeeId) throw wrongField('already_exists', '/id', 'a reading with this id exists')
    return one(ctx, id)
  }
  // A phone's clock may be ahead by a moment: what it read was read by now.
  const [from, to] = [new Date(body.from), effectiveTime(body.to, ctx.now, new Date(0))]
  const hours = (to.getTime() - from.getTime()) / HOUR_MS
  if (hours < FEWEST_NIGHT_HOURS || hours > MOST_HOURS) throw wrongField('rule_broken', '/to', `${FEWEST_NIGHT_HOURS} to ${MOST_HOURS} hours after the first look`)
  if (body.toValue < body.fromValue) throw wrongField('rule_broken', '/toValue', 'less than at the first look')
  const { timeZone } = await siteById(ctx, meter.site_id)
  const month = dayIn(timeZone, from).slice(0, 7)
  const usual = await usualPerHour(ctx, meter, month)
  const flow = perHour(body.fromValue, body.toValue, from, to, meter.multiplier)
  const verdict = judgeNight(flow, usual, (await ruleAt(ctx, meter.site_id)).nightPercent)
  const alarm = verdict === 'suspicious' ? await alarmOf(ctx, meter, timeZone, month, flow, usual!) : null
  const inserted = await ctx.tx
    .insertInto('night_reading')
    .values({ organization_id: ctx.organizationId, id, site_id: meter.site_id, meter_id: meter.id, from_at: from, from_value: body.fromValue, to_at: to, to_value: body.toValue, usual_per_hour: verdict === 'unknown' ? null : usual, verdict, alarm_id: alarm, note: body.note, read_by: ctx.actor.employeeId, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/from', 'there is a reading of this moment')
  recordHappening(ctx, { siteId: meter.site_id, recordType: 'meter', recordId: meter.id, action: 'read_at_night', note: `${flow} m³/h`, at: from })
  announceChange(ctx, { recordType: 'night_reading', recordId: id, siteId: meter.site_id, action: 'read' })
  return one(ctx, id)
}

async function one(ctx: Ctx, id: string): Promise<Night> {
  return (await present(ctx, (await sql<Row>`${SHOWN} where n.id = ${id}`.execute(ctx.tx)).rows))[0]!
}

type Meter = { id: string; site_id: string; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; code: string; location: string }

/** The usual hour: the mean of the night’s month where it was read already, else of the last known of the three before; null when none is. */
async function usualPerHour(ctx: Ctx, meter: Meter, month: string): Promise<number | null> {
  const site = await siteEnergy(ctx, meter.site_id, `${month}-28`, monthAfter(month, -4))
  for (const back of [0, -1, -2, -3]) {
    const before = monthAfter(month, back)
    const { even } = site.month({ type: 'meter', id: meter.id, kind: meter.kind }, before)
    if (even !== null) return Math.round((even / daysOfMonth(before) / 24) * 100_000) / 100_000
  }
  return null
}

/** The alarm of the month: a new one is told at once, and one that was closed is open again; one that nobody closed yet is named. */
async function alarmOf(ctx: Ctx, meter: Meter, timeZone: string, month: string, flow: number, usual: number): Promise<string> {
  const figures = { actual: flow, expected: Math.max(usual, 0.001) }
  let made = await raiseAlarm(ctx, meter.site_id, timeZone, { kind: meter.kind, group_id: null, meter_id: meter.id, month, alarm: 'night_flow', ...figures })
  let key = `energy-leak:${made?.id}`
  if (!made) {
    const known = await ctx.tx.selectFrom('energy_alarm').select(['id', 'site_id', 'number', 'state', 'version']).where('meter_id', '=', meter.id).where('kind', '=', 'night_flow').where('month', '=', `${month}-01`).forUpdate().executeTakeFirstOrThrow()
    if (known.state !== 'closed') return known.id
    // Water runs again, or still: what was said of it stands in its history.
    await changeAlarm(ctx, known, { state: 'open', ...figures, explanation: '', work_order_id: null, closed_at: null, closed_by: '' }, { action: 'reopened', note: `${figures.actual} / ${figures.expected}` })
    made = known
    key = `energy-leak:${known.id}:${known.version}`
  }
  const accounts = [...(await accountsWithRole(ctx, 'supervisor', meter.site_id)), ...(await accountsWithRole(ctx, 'technician', meter.site_id))].map(({ accountId }) => accountId)
  sendMessage(ctx, { accountIds: [...new Set(accounts)], template: 'energy.leak', level: 'urgent', params: { meter: [meter.code, meter.location].filter(Boolean).join(' '), flow, usual, number: made.number }, record: { type: 'energy_alarm', id: made.id }, dedupeKey: key })
  return made.id
}

export async function planNightExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof energy.exportNightReadings>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  const items = everyPage((paging) => listNightReadings(ctx, { query: { siteId, filter, ...paging } }))
  return sheetOf<Night>(ctx, { 'zh-CN': '夜间读数', 'zh-TW': '夜間讀數', en: 'Night readings' }, await timeZoneOf(ctx, siteId), [
    column('meter', 'text', 24, ['水表', '水錶', 'Meter'], (row) => row.meter.name),
    column('from', 'datetime', 18, ['第一次', '第一次', 'First look'], (row) => at(row.from)),
    column('fromValue', 'number', 12, ['读数', '讀數', 'Reading'], (row) => row.fromValue),
    column('to', 'datetime', 18, ['第二次', '第二次', 'Second look'], (row) => at(row.to)),
    column('toValue', 'number', 12, ['读数', '讀數', 'Reading'], (row) => row.toValue),
    column('perHour', 'number', 12, ['每小时', '每小時', 'An hour'], (row) => row.perHour),
    column('usual', 'number', 12, ['平时每小时', '平時每小時', 'In a usual hour'], (row) => row.usualPerHour),
    column('verdict', 'text', 14, ['判断', '判斷', 'Verdict'], (row, locale) => labelOf(locale, 'nightVerdict', row.verdict)),
    column('alarm', 'text', 18, ['异常', '異常', 'Alarm'], (row) => row.alarm?.name ?? ''),
    column('by', 'text', 12, ['抄表人', '抄錶人', 'By'], (row) => row.by),
    column('note', 'text', 30, ['备注', '備註', 'Note'], (row) => row.note),
  ], items)
}
