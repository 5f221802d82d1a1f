import type { Selectable } from 'kysely'
import type { maintenance, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { effectiveTime, mustBeCurrent } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { siteById } from '../organization/index.ts'
import { accountIdsOf, accountsWithRole } from '../people/index.ts'
import { facilityAt, tell } from './known.ts'
import { batchOf, makeService, targetsOf, type Making, type PlanRow, type Target } from './make.ts'
import { versionsOf } from './procedures.ts'
import { stepCounter, totalAfter, type Edge } from './rules.ts'
import type { MaintenanceTables } from './tables.ts'

type Row = Selectable<MaintenanceTables['facility_counter']>
type ReadingRow = MaintenanceTables['counter_reading']

export async function presentCounters(ctx: Ctx, rows: readonly Row[]): Promise<maintenance.FacilityCounter[]> {
  const ids = rows.flatMap(({ meter_id }) => meter_id ?? [])
  const meters = new Map(ids.length === 0 ? [] : (await ctx.tx.selectFrom('meter').select(['id', 'code']).where('id', 'in', ids).execute()).map((row) => [row.id, row]))
  return rows.map((row) => ({
    id: row.id, facilityId: row.facility_id, name: row.name, unit: row.unit, meter: row.meter_id === null ? null : (meters.get(row.meter_id) ?? null), total: row.total, last: row.last_at === null ? null : { value: row.last_value!, at: iso(row.last_at), by: row.last_by }, isActive: row.is_active, version: row.version,
  }))
}

const presentReading = (row: ReadingRow): maintenance.CounterReading => ({
  id: row.id, counterId: row.counter_id, value: row.value, total: row.total, at: iso(row.at), by: row.by_name, note: row.note, isReset: row.is_reset, voided: row.voided_at === null ? null : { reason: row.void_reason!, by: row.voided_by!, at: iso(row.voided_at) },
})

async function counterAt(ctx: Ctx, id: string, permission: 'maintenance:read' | 'maintenance:work' | 'maintenance:write', lock: boolean): Promise<Row> {
  let select = ctx.tx.selectFrom('facility_counter').selectAll().where('id', '=', id)
  if (lock) select = select.forUpdate()
  const row = await select.executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', row.site_id)
  ctx.actor.mustBeAbleTo(permission, row.site_id)
  return row
}

/** New counter. Throws `already_exists` naming `/unit`: of one unit a facility has one; `not_found` naming the meter. */
export async function createCounter(ctx: Ctx, { body }: Input<typeof maintenance.createCounter>): Promise<maintenance.FacilityCounter> {
  const facility = await facilityAt(ctx, body.facilityId)
  ctx.actor.mustBeAbleTo('maintenance:write', facility.site_id)
  if (body.meterId !== null) {
    const meter = await ctx.tx.selectFrom('meter').select('state').where('id', '=', body.meterId).where('site_id', '=', facility.site_id).forShare().executeTakeFirst()
    if (!meter) throw wrongField('not_found', '/meterId', 'no such meter at this site')
    if (meter.state !== 'in_use') throw wrongField('rule_broken', '/meterId', 'was taken out')
  }
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: facility.site_id, facility_id: facility.id, name: body.name, unit: body.unit, meter_id: body.meterId, total: 0, last_value: null, last_at: null, last_by: '', is_active: true, version: 1, updated_at: ctx.now }
  const made = await ctx.tx.insertInto('facility_counter').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('facility_counter').selectAll().where('id', '=', row.id).where('facility_id', '=', facility.id).executeTakeFirst()
    if (!known) throw wrongField('already_exists', '/unit', 'the facility has a counter of this unit')
    return (await presentCounters(ctx, [known]))[0]!
  }
  tell(ctx, 'facility_counter', { id: row.id, siteId: row.site_id }, 'created', { note: `${facility.name} ${row.name}` })
  if (row.meter_id !== null) await takeFromMeter(ctx, row)
  return (await presentCounters(ctx, [await counterAt(ctx, row.id, 'maintenance:read', false)]))[0]!
}

export async function changeCounter(ctx: Ctx, { params, body }: Input<typeof maintenance.changeCounter>): Promise<maintenance.FacilityCounter> {
  const row = await counterAt(ctx, params.id, 'maintenance:write', true)
  await mustBeCurrent(row.version, body.version, async () => (await presentCounters(ctx, [row]))[0])
  await ctx.tx.updateTable('facility_counter').set({ name: body.name, is_active: body.isActive, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  tell(ctx, 'facility_counter', { id: row.id, siteId: row.site_id }, 'changed')
  return (await presentCounters(ctx, [{ ...row, name: body.name, is_active: body.isActive, version: row.version + 1 }]))[0]!
}

export async function listCounterReadings(ctx: Ctx, { params }: Input<typeof maintenance.listCounterReadings>): Promise<Output<typeof maintenance.listCounterReadings>> {
  await counterAt(ctx, params.id, 'maintenance:read', false)
  return { items: (await ctx.tx.selectFrom('counter_reading').selectAll().where('counter_id', '=', params.id).orderBy('at', 'desc').orderBy('recorded_at', 'desc').limit(500).execute()).map(presentReading) }
}

/**
 * Enters a reading and makes what it makes due: the counter is locked first, so that of two phones with one reading one crosses the threshold. A
 * retry is answered and counts once. Throws `rule_broken` naming `/at`, `action_not_allowed` for a counter that its meter reads.
 */
export async function readCounter(ctx: Ctx, { params, body }: Input<typeof maintenance.readCounter>): Promise<Output<typeof maintenance.readCounter>> {
  const row = await counterAt(ctx, params.id, 'maintenance:work', true)
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('counter_reading').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.counter_id !== row.id) throw wrongField('already_exists', '/id', 'a reading of another counter')
    return { counter: (await presentCounters(ctx, [row]))[0]!, reading: presentReading(known), made: 0 }
  }
  if (!row.is_active || row.meter_id !== null) throw new AppError('action_not_allowed', row.meter_id === null ? 'The counter is out of use' : 'Its meter is read', undefined, { allowedActions: [] })
  // A phone's clock may be ahead by a moment: what it read was read by now.
  const at = effectiveTime(body.at, ctx.now, new Date(0))
  if (row.last_at !== null && at < row.last_at) throw wrongField('rule_broken', '/at', 'lies before the last reading')
  const total = totalAfter(row.total, row.last_value, body.value, body.isReset)
  const reading: ReadingRow = { organization_id: ctx.organizationId, id: body.id ?? newId(), counter_id: row.id, value: body.value, total, at, recorded_at: ctx.now, by_id: ctx.actor.employeeId, by_name: ctx.actor.name, note: body.note, is_reset: body.isReset, void_reason: null, voided_by: null, voided_at: null }
  await ctx.tx.insertInto('counter_reading').values(reading).execute().catch((error: unknown) => {
    throw sqlState(error) === '23505' ? wrongField('already_exists', '/id', 'a reading with this id exists') : error
  })
  const after: Row = { ...row, total, last_value: body.value, last_at: at, last_by: ctx.actor.name, version: row.version + 1, updated_at: ctx.now }
  await keepTotal(ctx, after)
  tell(ctx, 'facility_counter', { id: row.id, siteId: row.site_id }, 'read', { note: `${body.value}${body.note && ` ${body.note}`}` })
  return { counter: (await presentCounters(ctx, [after]))[0]!, reading: presentReading(reading), made: await countOn(ctx, after) }
}

const keepTotal = (ctx: Ctx, row: Row): Promise<unknown> => ctx.tx.updateTable('facility_counter').set({ total: row.total, last_value: row.last_value, last_at: row.last_at, last_by: row.last_by, version: row.version, updated_at: ctx.now }).where('id', '=', row.id).execute()

/** Voids the latest reading; the counter is again what it was before. What it made due stays: somebody may have begun. Throws `action_not_allowed`. */
export async function voidCounterReading(ctx: Ctx, { params, body }: Input<typeof maintenance.voidCounterReading>): Promise<maintenance.FacilityCounter> {
  const reading = await ctx.tx.selectFrom('counter_reading').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!reading) throw new AppError('not_found')
  const row = await counterAt(ctx, reading.counter_id, 'maintenance:write', true)
  const [latest, before] = await ctx.tx.selectFrom('counter_reading').selectAll().where('counter_id', '=', row.id).where('voided_at', 'is', null).orderBy('at', 'desc').orderBy('recorded_at', 'desc').limit(2).execute()
  if (latest?.id !== reading.id || row.meter_id !== null) throw new AppError('action_not_allowed', 'Only the latest reading can be voided', undefined, { allowedActions: [] })
  await ctx.tx.updateTable('counter_reading').set({ void_reason: body.reason, voided_by: ctx.actor.name, voided_at: ctx.now }).where('id', '=', reading.id).execute()
  const after: Row = { ...row, total: before?.total ?? 0, last_value: before?.value ?? null, last_at: before?.at ?? null, last_by: before?.by_name ?? '', version: row.version + 1, updated_at: ctx.now }
  await keepTotal(ctx, after)
  tell(ctx, 'facility_counter', { id: row.id, siteId: row.site_id }, 'reading_voided', { note: `${reading.value}：${body.reason}` })
  await countOn(ctx, after)
  return (await presentCounters(ctx, [after]))[0]!
}

/** What has gone through the meter of a counter is its total, as the registers have it. */
async function takeFromMeter(ctx: Ctx, row: Row): Promise<number> {
  const { rows } = await ctx.client.query<{ total: number; value: number | null; by_name: string | null }>(
    `select coalesce(sum(consumption), 0)::numeric as total, (array_agg(value order by read_on desc))[1] as value, (array_agg(by_name order by read_on desc))[1] as by_name from meter_reading where meter_id = $1 and voided_at is null`,
    [row.meter_id],
  )
  const { total, value, by_name } = rows[0]!
  const after: Row = { ...row, total, last_value: value, last_at: value === null ? null : ctx.now, last_by: by_name ?? '', version: row.version + 1 }
  await keepTotal(ctx, after)
  return countOn(ctx, after)
}

/** A meter of the registers was read, or its reading voided: the counters that hang on it count on, in the same transaction. */
export async function followMeter(ctx: Ctx, meterId: string): Promise<void> {
  const rows = await ctx.tx.selectFrom('facility_counter').selectAll().where('meter_id', '=', meterId).where('is_active', '=', true).orderBy('id').forUpdate().execute()
  for (const row of rows) await takeFromMeter(ctx, row)
}

/** Its meter was taken out: the counter goes on by hand from where it stands, and whoever answers for the facility hears of it. */
export async function leaveMeter(ctx: Ctx, { id: meterId, siteId, code }: { id: string; siteId: string; code: string }): Promise<void> {
  const rows = await ctx.tx.selectFrom('facility_counter').selectAll().where('meter_id', '=', meterId).orderBy('id').forUpdate().execute()
  for (const row of rows) {
    // The first line of its own, to which it goes back when the reading after it is voided.
    if (row.last_value !== null) await ctx.tx.insertInto('counter_reading').values({ organization_id: ctx.organizationId, id: newId(), counter_id: row.id, value: row.last_value, total: row.total, at: ctx.now, recorded_at: ctx.now, by_id: ctx.actor.employeeId, by_name: ctx.actor.name, note: code, is_reset: false, void_reason: null, voided_by: null, voided_at: null }).execute()
    await ctx.tx.updateTable('facility_counter').set({ meter_id: null, ...(row.last_value === null ? {} : { last_at: ctx.now, last_by: ctx.actor.name }), version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
    tell(ctx, 'facility_counter', { id: row.id, siteId }, 'meter_gone', { note: code })
    const facility = await ctx.tx.selectFrom('facility').leftJoin('maintained_facility', 'maintained_facility.facility_id', 'facility.id').select(['facility.name', 'facility.state', 'maintained_facility.responsible_id']).where('facility.id', '=', row.facility_id).executeTakeFirstOrThrow()
    if (!row.is_active || facility.state === 'scrapped') continue
    const accounts = [...(facility.responsible_id === null ? [] : await accountIdsOf(ctx, [facility.responsible_id])), ...(await accountsWithRole(ctx, 'supervisor', siteId)).map(({ accountId }) => accountId)]
    sendMessage(ctx, { accountIds: [...new Set(accounts)], template: 'maintenance.meter_gone', level: 'warning', params: { facility: facility.name, counter: row.name, code }, record: { type: 'facility', id: row.facility_id }, dedupeKey: `meter-gone:${row.id}:${meterId}` })
  }
}

/** Steps the running plans that count by this counter; the counter comes locked. Returns how many services that made. */
async function countOn(ctx: Ctx, row: Row): Promise<number> {
  const plans = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('site_id', '=', row.site_id).where('state', '=', 'running').where('trigger', '=', 'counter').where('counter_unit', '=', row.unit).orderBy('id').forUpdate().execute()
  if (plans.length === 0) return 0
  const site = await siteById(ctx, row.site_id)
  const targets = await targetsOf(ctx, plans.map(({ id }) => id))
  const procedures = await versionsOf(ctx, plans.map((plan) => ({ id: plan.procedure_id, number: null })))
  const batch = batchOf(ctx, site.id, plans, targets)
  let made = 0
  for (const plan of plans) made += await stepCounters({ ctx, site, plan, procedure: procedures.get(plan.procedure_id)!, batch }, (targets.get(plan.id) ?? []).filter(({ id }) => id === row.facility_id))
  return made
}

interface Counted extends Edge {
  facility_id: string
  total: number
  /** False before the plan has seen the counter. */
  is_known: boolean
  fired: number
  has_open: boolean
}

/**
 * Where a plan stands with its facilities by their counters: those that cross the threshold get their service. A counter that nobody has read yet says
 * nothing, and what ran before the plan saw it is nobody's service.
 */
export async function stepCounters(making: Making, targets: readonly Target[]): Promise<number> {
  const { ctx, plan } = making
  const { rows } = await ctx.client.query<Counted>(
    `select c.facility_id, c.total, g.plan_id is not null as is_known, coalesce(g.base, c.total) as base, coalesce(g.is_armed, true) as "isArmed",
       greatest(coalesce(g.fired, 0), coalesce(max(t.fired), 0)) as fired, coalesce(bool_or(t.state = 'open'), false) as has_open
     from facility_counter c
     left join maintenance_target g on g.organization_id = c.organization_id and g.plan_id = $1 and g.facility_id = c.facility_id
     left join maintenance_task t on t.organization_id = c.organization_id and t.plan_id = $1 and t.facility_id = c.facility_id
     where c.facility_id = any ($2) and c.unit = $3 and c.is_active and (c.meter_id is not null or c.last_at is not null)
     group by c.organization_id, c.id, g.organization_id, g.plan_id, g.facility_id`,
    [plan.id, targets.map(({ id }) => id), plan.counter_unit],
  )
  const known = new Map(rows.map((row) => [row.facility_id, row]))
  let made = 0
  for (const target of targets) {
    const row = known.get(target.id)
    if (!row) continue
    const step = stepCounter({ at: plan.counter_at!, hysteresis: plan.hysteresis! }, row, row.total, row.has_open)
    const service = step.fires ? await makeService(making, target, { dueAt: ctx.now, fired: { number: row.fired + 1, at: row.total } }) : null
    if (service) made++
    // One that is left to the next transaction stays armed.
    const isArmed = step.fires && !service ? row.isArmed : step.isArmed
    if (row.is_known && isArmed === row.isArmed) continue
    await ctx.client.query(
      `insert into maintenance_target (organization_id, plan_id, facility_id, base, is_armed, fired) values ($1, $2, $3, $4, $5, $6)
       on conflict (organization_id, plan_id, facility_id) do update set is_armed = excluded.is_armed, fired = excluded.fired`,
      [ctx.organizationId, plan.id, target.id, row.base, isArmed, row.fired + (service ? 1 : 0)],
    )
  }
  return made
}

/** A service is over: the count begins anew from here, and the plan is armed again. */
export async function countAnew(ctx: Ctx, plan: Pick<PlanRow, 'id' | 'counter_unit'>, facilityId: string): Promise<void> {
  await ctx.client.query(
    `update maintenance_target t set base = c.total, is_armed = true from facility_counter c
     where c.organization_id = t.organization_id and c.facility_id = t.facility_id and c.unit = $3 and t.plan_id = $1 and t.facility_id = $2`,
    [plan.id, facilityId, plan.counter_unit],
  )
}

messageTemplate('maintenance.meter_gone', {
  'zh-CN': { title: '改为人工抄录：{facility}', body: '「{counter}」取数的仪表 {code} 已拆除，保养按它计数，请按时抄录；换了新表，第一次抄录时注明重新计数。' },
  'zh-TW': { title: '改為人工抄錄：{facility}', body: '「{counter}」取數的儀錶 {code} 已拆除，保養按它計數，請按時抄錄；換了新錶，第一次抄錄時註明重新計數。' },
  en: { title: 'To be read by hand: {facility}', body: 'The meter {code} of “{counter}” was taken out, and services count by it: read it in time; with a new dial say at the first reading that it began again.' },
})
