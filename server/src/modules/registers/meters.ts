import { sql } from 'kysely'
import { registers, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles, filesById, filesOfRecords } from '../../platform/files/files.ts'
import { nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { todayAt } from './days.ts'
import { meterEnded, thingWasPlaced } from './facility-hooks.ts'
import { mustBeAt, mustBeUnitAt, namesFor } from './names.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from './register.ts'
import type { RegistersTables } from './tables.ts'

type Meter = registers.Meter

export const METERS: Register<'meter', Meter> = {
  table: 'meter',
  kind: 'meter',
  read: 'registers:read',
  write: 'registers:write',
  order: { by: sql`t.code`, type: 'text' },
  clash: '/code',
  present,
  moved: async (ctx, before, after) => {
    if (before === null) return
    if (before.state !== 'taken_out' && after.state === 'taken_out') await meterEnded(ctx, { id: after.id, siteId: after.site_id, code: after.code })
    await wasPlaced(ctx, before, after)
  },
  sheet: {
    name: ['仪表', '儀錶', 'Meters'],
    columns: [
      { key: 'code', kind: 'text', width: 16, title: ['表号', '錶號', 'Number'], value: (one) => one.code },
      { key: 'kind', kind: 'text', width: 10, title: ['类型', '類型', 'Kind'], value: (one, locale) => labelOf(locale, 'meterKind', one.kind) },
      { key: 'unit', kind: 'text', width: 14, title: ['房号', '房號', 'Unit'], value: (one) => one.unit?.code ?? null },
      { key: 'area', kind: 'text', width: 16, title: ['公共区域', '公共區域', 'Area'], value: (one) => one.area?.name ?? null },
      { key: 'location', kind: 'text', width: 28, title: ['表位', '錶位', 'Location'], value: (one) => one.location },
      { key: 'multiplier', kind: 'number', width: 8, title: ['倍率', '倍率', 'Multiplier'], value: (one) => one.multiplier },
      { key: 'initialReading', kind: 'number', width: 12, title: ['起度', '起度', 'Start'], value: (one) => one.initialReading },
      { key: 'lastOn', kind: 'date', width: 12, title: ['最近抄表', '最近抄錶', 'Last read'], value: (one) => one.lastReading?.readOn ?? null },
      { key: 'lastValue', kind: 'number', width: 12, title: ['最近读数', '最近讀數', 'Last reading'], value: (one) => one.lastReading?.value ?? null },
      { key: 'consumption', kind: 'number', width: 12, title: ['用量', '用量', 'Consumption'], value: (one) => one.lastReading?.consumption ?? null },
      { key: 'maker', kind: 'text', width: 18, title: ['厂家', '廠商', 'Maker'], value: (one) => one.maker },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'meterState', one.state) },
    ],
  },
}

const METER_CYCLE: LifeCycle<Meter['state'], Meter['allowedActions'][number]> = { take_out: { from: ['in_use'], to: 'taken_out' } }

/** The way through the buildings: units in the order in which people count them, public meters afterwards. */
const ROUTE = { by: sql`coalesce((select u.sort_key from unit u where u.organization_id = t.organization_id and u.id = t.unit_id), '~') || ' ' || t.kind || ' ' || t.code`, type: 'text' as const }

async function wasPlaced(ctx: Ctx, before: Row<'meter'>, after: Row<'meter'>): Promise<void> {
  if (before.unit_id === after.unit_id && before.area_id === after.area_id && before.location === after.location) return
  const names = await namesFor(ctx, [before, after])
  const placeOf = (row: Row<'meter'>): string => [names.area(row.area_id)?.name, row.location].filter(Boolean).join(' ')
  await thingWasPlaced(ctx, { target: 'meter', id: after.id, siteId: after.site_id, from: placeOf(before), to: placeOf(after) })
}

async function present(ctx: Ctx, rows: Row<'meter'>[]): Promise<Meter[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const names = await namesFor(ctx, rows)
  const photos = await filesOfRecords(ctx, ids)
  const plans = await filesById(ctx, rows.map((row) => row.plan_file_id).filter((id) => id !== null))
  const { rows: readings } = await sql<ReadingRow>`
    select distinct on (meter_id) * from meter_reading where meter_id in (${sql.join(ids)}) and voided_at is null order by meter_id, read_on desc`.execute(ctx.tx)
  const last = new Map(readings.map((reading) => [reading.meter_id, reading]))
  return rows.map((row) => {
    const reading = last.get(row.id)
    const plan = row.plan_file_id === null ? undefined : plans.get(row.plan_file_id)
    return {
      id: row.id, siteId: row.site_id, code: row.code, kind: row.kind, unit: names.unit(row.unit_id), area: names.area(row.area_id), location: row.location, multiplier: row.multiplier, digits: row.digits, initialReading: row.initial_reading,
      installedOn: row.installed_on, maker: row.maker, note: row.note, plan: plan ? { file: plan, x: row.plan_x!, y: row.plan_y! } : null, photos: (photos.get(row.id) ?? []).filter(({ purpose }) => purpose === 'photo').map(({ file }) => file),
      state: row.state, takenOutOn: row.taken_out_on, lastReading: reading ? presentReading(reading) : null, allowedActions: ctx.actor.can('registers:write', row.site_id) ? possibleActions(METER_CYCLE, row.state) : [],
      version: row.version, updatedAt: iso(row.updated_at),
    }
  })
}

export type ReadingRow = Pick<RegistersTables['meter_reading'], 'id' | 'meter_id' | 'read_on' | 'value' | 'consumption' | 'verdict' | 'is_confirmed' | 'note' | 'by_name' | 'at'>
export function presentReading(row: ReadingRow): NonNullable<Meter['lastReading']> {
  return { id: row.id, meterId: row.meter_id, readOn: row.read_on, value: row.value, consumption: row.consumption, verdict: row.verdict, isConfirmed: row.is_confirmed, note: row.note, by: row.by_name, at: iso(row.at) }
}

export function meterConditions(filter: Input<typeof registers.listMeters>['query']['filter']): Condition[] {
  const inUnits = (wanted: Condition): Condition => sql`exists (select 1 from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and ${wanted})`
  const conditions = [...contains(filter.q, ['code', 'location', 'maker'], (like) => [inUnits(sql`u.code ilike ${like}`)]), ...among('kind', filter.kind), ...among('state', filter.state), ...equals('unit_id', filter.unitId)]
  if (filter.buildingId) conditions.push(inUnits(sql`u.building_id = ${filter.buildingId}`))
  if (filter.public !== undefined) conditions.push(filter.public ? sql`t.unit_id is null` : sql`t.unit_id is not null`)
  if (filter.readBefore) conditions.push(sql`t.state = 'in_use' and not exists (select 1 from meter_reading r where r.organization_id = t.organization_id and r.meter_id = t.id and r.voided_at is null and r.read_on >= ${filter.readBefore})`)
  return conditions
}

/** Meters by number, or along the reading route with place, photo and point on the plan (UNT-014). */
export async function listMeters(ctx: Ctx, { query }: Input<typeof registers.listMeters>): Promise<Output<typeof registers.listMeters>> {
  return listRecords(ctx, METERS, query, meterConditions(query.filter), query.sort === 'route' ? ROUTE : METERS.order)
}

export async function getMeter(ctx: Ctx, { params }: Input<typeof registers.getMeter>): Promise<Meter> {
  return presentOne(ctx, METERS, await visibleRow(ctx, METERS, params.id))
}

type Facts = Partial<Omit<Input<typeof registers.changeMeter>['body'], 'version' | 'photoIds'>>
const columnsOf = ({ plan, ...body }: Facts) => ({
  code: body.code, unit_id: body.unitId, area_id: body.areaId, location: body.location, multiplier: body.multiplier, digits: body.digits, initial_reading: body.initialReading, installed_on: body.installedOn, maker: body.maker, note: body.note,
  ...(plan === undefined ? {} : { plan_file_id: plan?.fileId ?? null, plan_x: plan?.x ?? null, plan_y: plan?.y ?? null }),
})

async function mustFit(ctx: Ctx, siteId: string, facts: Facts, before?: Row<'meter'>): Promise<void> {
  await mustBeUnitAt(ctx, siteId, facts.unitId)
  await mustBeAt(ctx, 'common_area', siteId, facts.areaId, '/areaId')
  const unitId = facts.unitId === undefined ? (before?.unit_id ?? null) : facts.unitId
  const areaId = facts.areaId === undefined ? (before?.area_id ?? null) : facts.areaId
  if (unitId !== null && areaId !== null) throw wrongField('rule_broken', '/areaId', 'a meter is of a unit or of an area, not of both')
}

async function keepFiles(ctx: Ctx, meterId: string, photoIds: string[], plan: Facts['plan']): Promise<void> {
  await attachFiles(ctx, { type: 'meter', id: meterId }, photoIds, 'photo', '/photoIds')
  if (plan) await attachFiles(ctx, { type: 'meter', id: meterId }, [plan.fileId], 'plan', '/plan/fileId')
}

export async function createMeter(ctx: Ctx, { body }: Input<typeof registers.createMeter>): Promise<Meter> {
  const { siteId, id, photoIds, kind, ...facts } = body
  await mustBeAbleToAdd(ctx, METERS, siteId)
  await mustFit(ctx, siteId, facts)
  const { plan_file_id, plan_x, plan_y, ...columns } = { plan_file_id: undefined, plan_x: undefined, plan_y: undefined, ...columnsOf(facts) }
  const { row, isNew } = await addRow(ctx, METERS, siteId, id, { ...columns, kind })
  await keepFiles(ctx, row.id, photoIds, facts.plan)
  if (!isNew || !facts.plan) return presentOne(ctx, METERS, row)
  // The file is known to be the actor's now.
  const { rows } = await sql<Row<'meter'>>`update meter set plan_file_id = ${plan_file_id}, plan_x = ${plan_x}, plan_y = ${plan_y} where id = ${row.id} returning *`.execute(ctx.tx)
  return presentOne(ctx, METERS, rows[0]!)
}

/** Throws `rule_broken` naming multiplier or first reading once consumption was counted by them. */
export async function changeMeter(ctx: Ctx, { params, body }: Input<typeof registers.changeMeter>): Promise<Meter> {
  const { version, photoIds, ...facts } = body
  const before = await lockRow(ctx, METERS, params.id, version)
  await mustFit(ctx, before.site_id, facts, before)
  const isCounted = (await ctx.tx.selectFrom('meter_reading').select('id').where('meter_id', '=', before.id).where('voided_at', 'is', null).limit(1).executeTakeFirst()) !== undefined
  if (isCounted && facts.multiplier !== undefined && facts.multiplier !== before.multiplier) throw wrongField('rule_broken', '/multiplier', 'consumption was counted with it')
  if (isCounted && facts.initialReading !== undefined && facts.initialReading !== before.initial_reading) throw wrongField('rule_broken', '/initialReading', 'consumption was counted from it')
  await keepFiles(ctx, before.id, photoIds, facts.plan)
  const after = await changeRow(ctx, METERS, before, columnsOf(facts), { action: 'changed', fileIds: photoIds })
  await wasPlaced(ctx, before, after)
  return presentOne(ctx, METERS, after)
}

export async function actOnMeter(ctx: Ctx, { params, body }: Input<typeof registers.actOnMeter>): Promise<Meter> {
  const row = await lockRow(ctx, METERS, params.id, body.version)
  const state = nextStatus(METER_CYCLE, row.state, body.action)
  if (body.on > (await todayAt(ctx, row.site_id))) throw wrongField('rule_broken', '/on', 'lies in the future')
  const after = await changeRow(ctx, METERS, row, { state, taken_out_on: body.on }, { action: body.action, fromStatus: row.state, toStatus: state, note: body.note })
  await meterEnded(ctx, { id: after.id, siteId: after.site_id, code: after.code })
  return presentOne(ctx, METERS, after)
}
