import { sql } from 'kysely'
import { belongings, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { displayPlate, normaliseCode, parsePlate, type Plate } from '../../platform/text/index.ts'
import { iso } from '../../platform/time.ts'
import { todayAt } from './days.ts'
import { mustBeAt, mustBePersonAt, mustBeUnitAt, namesFor } from './names.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, tell, visibleRow, type Condition, type Register, type Row } from './register.ts'

type Vehicle = belongings.Vehicle

export const VEHICLES: Register<'vehicle', Vehicle> = {
  table: 'vehicle',
  kind: 'vehicle',
  read: 'archives:read',
  write: 'archives:write',
  order: { by: sql`t.plate`, type: 'text' },
  clash: '/plate',
  present: presentVehicles,
  sheet: {
    name: ['车辆', '車輛', 'Vehicles'],
    columns: [
      { key: 'plate', kind: 'text', width: 14, title: ['车牌号', '車牌號', 'Plate'], value: (one) => one.plateShown },
      { key: 'plateKind', kind: 'text', width: 12, title: ['号牌种类', '號牌種類', 'Plate kind'], value: (one, locale) => labelOf(locale, 'plateKind', one.plateKind) },
      { key: 'type', kind: 'text', width: 10, title: ['车型', '車型', 'Type'], value: (one, locale) => labelOf(locale, 'vehicleType', one.type) },
      { key: 'brand', kind: 'text', width: 14, title: ['品牌', '廠牌', 'Make'], value: (one) => one.brand },
      { key: 'colour', kind: 'text', width: 8, title: ['颜色', '顏色', 'Colour'], value: (one) => one.colour },
      { key: 'person', kind: 'text', width: 14, title: ['车主', '車主', 'Person'], value: (one) => one.person?.name ?? null },
      { key: 'unit', kind: 'text', width: 14, title: ['房号', '房號', 'Unit'], value: (one) => one.unit?.code ?? null },
      { key: 'spaces', kind: 'text', width: 20, title: ['车位', '車位', 'Spaces'], value: (one) => one.spaces.map(({ code }) => code).join('、') },
      { key: 'registeredOn', kind: 'date', width: 12, title: ['登记日期', '登記日期', 'Registered'], value: (one) => one.registeredOn },
      { key: 'endedOn', kind: 'date', width: 12, title: ['注销日期', '註銷日期', 'Left'], value: (one) => one.endedOn },
    ],
  },
}

export async function presentVehicles(ctx: Ctx, rows: Row<'vehicle'>[]): Promise<Vehicle[]> {
  if (rows.length === 0) return []
  const names = await namesFor(ctx, rows)
  const { rows: spaces } = await sql<{ vehicle_id: string; id: string; code: string }>`
    select v.vehicle_id, s.id, s.code from vehicle_space v join parking_space s on s.organization_id = v.organization_id and s.id = v.space_id where v.vehicle_id in (${sql.join(rows.map((row) => row.id))}) order by s.code`.execute(ctx.tx)
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, plate: row.plate, plateShown: displayPlate(row.plate), plateKind: row.plate_kind, type: row.type, brand: row.brand, colour: row.colour, person: names.person(row.person_id), unit: names.unit(row.unit_id),
    spaces: spaces.filter((one) => one.vehicle_id === row.id).map(({ id, code }) => ({ id, code })), note: row.note, registeredOn: row.registered_on, endedOn: row.ended_on,
    allowedActions: row.ended_on === null && ctx.actor.can('archives:write', row.site_id) ? ['end'] : [], version: row.version, updatedAt: iso(row.updated_at),
  }))
}

/** A plate as it is stored, in any spelling. Throws `rule_broken` naming `/plate` and why. */
export function mustBePlate(text: string): Plate {
  const parsed = parsePlate(text)
  if (!parsed.ok) throw wrongField('rule_broken', '/plate', parsed.reason)
  return parsed.plate
}

/** A plate or a part of it as people type it: `粤B·12`, `b12345`. */
export function plateLike(q: string): string {
  return normaliseCode(q).replaceAll(/[·•・.\-—_\s]/g, '')
}

export function vehicleConditions(filter: Input<typeof belongings.listVehicles>['query']['filter']): Condition[] {
  const ended = filter.current === undefined ? [] : [filter.current ? sql`t.ended_on is null` : sql`t.ended_on is not null`]
  const q = filter.q?.trim() ?? ''
  const words = contains(q, ['brand', 'note'], (like) => [
    sql`t.plate like ${`%${plateLike(q).replaceAll(/[\\%_]/g, '')}%`}`,
    sql`exists (select 1 from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and u.code ilike ${like})`,
    sql`exists (select 1 from person p where p.organization_id = t.organization_id and p.id = t.person_id and p.name ilike ${like})`,
  ])
  return [...words, ...ended, ...among('plate_kind', filter.plateKind), ...equals('unit_id', filter.unitId), ...equals('person_id', filter.personId)]
}

export async function listVehicles(ctx: Ctx, { query }: Input<typeof belongings.listVehicles>): Promise<Output<typeof belongings.listVehicles>> {
  return listRecords(ctx, VEHICLES, query, vehicleConditions(query.filter))
}

export async function getVehicle(ctx: Ctx, { params }: Input<typeof belongings.getVehicle>): Promise<Vehicle> {
  return presentOne(ctx, VEHICLES, await visibleRow(ctx, VEHICLES, params.id))
}

type Facts = Partial<Omit<Input<typeof belongings.changeVehicle>['body'], 'version'>>

async function columnsOf(ctx: Ctx, siteId: string, body: Facts) {
  const plate = body.plate === undefined ? undefined : mustBePlate(body.plate)
  await mustBePersonAt(ctx, siteId, body.personId)
  await mustBeUnitAt(ctx, siteId, body.unitId)
  for (const [i, id] of (body.spaceIds ?? []).entries()) await mustBeAt(ctx, 'parking_space', siteId, id, `/spaceIds/${i}`)
  return { plate: plate?.plate, plate_kind: plate?.kind, type: body.type, brand: body.brand, colour: body.colour, person_id: body.personId, unit_id: body.unitId, note: body.note }
}

async function park(ctx: Ctx, vehicleId: string, spaceIds: readonly string[] | undefined): Promise<boolean> {
  if (spaceIds === undefined) return false
  const wanted = [...new Set(spaceIds)].sort()
  const before = (await ctx.tx.selectFrom('vehicle_space').select('space_id').where('vehicle_id', '=', vehicleId).execute()).map((row) => row.space_id).sort()
  if (JSON.stringify(before) === JSON.stringify(wanted)) return false
  await ctx.tx.deleteFrom('vehicle_space').where('vehicle_id', '=', vehicleId).execute()
  if (wanted.length > 0) await ctx.tx.insertInto('vehicle_space').values(wanted.map((space_id) => ({ organization_id: ctx.organizationId, vehicle_id: vehicleId, space_id }))).execute()
  return true
}

/** Throws `rule_broken` for a plate of a wrong form, `already_exists` for one that is here; both name `/plate`. */
export async function createVehicle(ctx: Ctx, { body }: Input<typeof belongings.createVehicle>): Promise<Vehicle> {
  const { siteId, id, ...facts } = body
  await mustBeAbleToAdd(ctx, VEHICLES, siteId)
  const { row, isNew } = await addRow(ctx, VEHICLES, siteId, id, { ...(await columnsOf(ctx, siteId, facts)), registered_on: await todayAt(ctx, siteId) })
  if (isNew) await park(ctx, row.id, facts.spaceIds ?? [])
  return presentOne(ctx, VEHICLES, row)
}

export async function changeVehicle(ctx: Ctx, { params, body }: Input<typeof belongings.changeVehicle>): Promise<Vehicle> {
  const { version, ...facts } = body
  const before = await lockRow(ctx, VEHICLES, params.id, version)
  const row = await changeRow(ctx, VEHICLES, before, await columnsOf(ctx, before.site_id, facts))
  if ((await park(ctx, row.id, facts.spaceIds)) && row === before) tell(ctx, VEHICLES, row, { action: 'changed' })
  return presentOne(ctx, VEHICLES, row)
}

export async function actOnVehicle(ctx: Ctx, { params, body }: Input<typeof belongings.actOnVehicle>): Promise<Vehicle> {
  const row = await lockRow(ctx, VEHICLES, params.id, body.version)
  return presentOne(ctx, VEHICLES, await endVehicle(ctx, row, body.note))
}

/** The vehicle has left: its plate is free again, its spaces too. Throws `action_not_allowed` for one that has left before. */
export async function endVehicle(ctx: Ctx, row: Row<'vehicle'>, note: string): Promise<Row<'vehicle'>> {
  if (row.ended_on !== null) throw new AppError('action_not_allowed', `Left on ${row.ended_on}`, undefined, { allowedActions: [] })
  await park(ctx, row.id, [])
  return changeRow(ctx, VEHICLES, row, { ended_on: await todayAt(ctx, row.site_id) }, { action: 'end', note })
}
