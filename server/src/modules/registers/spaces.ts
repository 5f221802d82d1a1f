import { sql } from 'kysely'
import { belongings, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { displayPlate } from '../../platform/text/index.ts'
import { iso } from '../../platform/time.ts'
import { todayAt } from './days.ts'
import { mustBePersonAt, mustBeUnitAt, namesFor } from './names.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from './register.ts'

type Space = belongings.ParkingSpace

export const SPACES: Register<'parking_space', Space> = {
  table: 'parking_space',
  kind: 'parking_space',
  read: 'registers:read',
  write: 'registers:write',
  order: { by: sql`t.code`, type: 'text' },
  clash: '/code',
  present: presentSpaces,
  sheet: {
    name: ['车位', '車位', 'Parking spaces'],
    columns: [
      { key: 'code', kind: 'text', width: 14, title: ['车位号', '車位號', 'Space'], value: (one) => one.code },
      { key: 'lot', kind: 'text', width: 14, title: ['停车场', '停車場', 'Car park'], value: (one) => one.lot },
      { key: 'kind', kind: 'text', width: 12, title: ['类型', '類型', 'Kind'], value: (one, locale) => labelOf(locale, 'spaceKind', one.kind) },
      { key: 'squareMetres', kind: 'number', width: 10, title: ['面积（㎡）', '面積（㎡）', 'Area (m²)'], value: (one) => one.squareMetres },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'spaceState', one.state) },
      { key: 'owner', kind: 'text', width: 14, title: ['业主', '所有人', 'Owner'], value: (one) => one.owner?.name ?? null },
      { key: 'unit', kind: 'text', width: 14, title: ['房号', '房號', 'Unit'], value: (one) => one.unit?.code ?? one.lease?.unit?.code ?? null },
      { key: 'lessee', kind: 'text', width: 14, title: ['承租人', '承租人', 'Leased by'], value: (one) => one.lease?.person.name ?? null },
      { key: 'fromOn', kind: 'date', width: 12, title: ['起租', '起租', 'From'], value: (one) => one.lease?.fromOn ?? null },
      { key: 'untilOn', kind: 'date', width: 12, title: ['到期', '到期', 'Until'], value: (one) => one.lease?.untilOn ?? null },
      { key: 'rent', kind: 'money', width: 10, title: ['月租', '月租', 'Rent'], value: (one) => one.lease?.rentFen ?? null },
      { key: 'vehicles', kind: 'text', width: 20, title: ['车牌', '車牌', 'Vehicles'], value: (one) => one.vehicles.map(({ name }) => name).join('、') },
    ],
  },
}

/** A space is leased only from `unsold`: the database refuses every other way too (UNT-012). */
export const SPACE_CYCLE: LifeCycle<Space['state'], Space['allowedActions'][number]> = {
  lease: { from: ['unsold'], to: 'leased' },
  end_lease: { from: ['leased'], to: 'unsold' },
  sell: { from: ['unsold', 'reserved'], to: 'sold' },
  take_back: { from: ['sold'], to: 'unsold' },
  reserve: { from: ['unsold'], to: 'reserved' },
  open_to_visitors: { from: ['unsold'], to: 'visitor' },
  release: { from: ['reserved', 'visitor'], to: 'unsold' },
}

export async function presentSpaces(ctx: Ctx, rows: Row<'parking_space'>[]): Promise<Space[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const leases = await ctx.tx.selectFrom('parking_lease').select(['id', 'space_id', 'site_id', 'person_id', 'unit_id', 'from_on', 'until_on', 'rent_fen', 'ended_on']).where('space_id', 'in', ids).where('ended_on', 'is', null).execute()
  const names = await namesFor(ctx, [...rows, ...leases], rows.map((row) => row.owner_id))
  const leaseOf = new Map(leases.map((lease) => [lease.space_id, lease]))
  const { rows: parked } = await sql<{ space_id: string; id: string; plate: string }>`
    select s.space_id, v.id, v.plate from vehicle_space s join vehicle v on v.organization_id = s.organization_id and v.id = s.vehicle_id where s.space_id in (${sql.join(ids)}) and v.ended_on is null order by v.plate`.execute(ctx.tx)
  const bare = (person: { id: string; name: string } | null): { id: string; name: string } | null => person && { id: person.id, name: person.name }
  return rows.map((row) => {
    const lease = leaseOf.get(row.id)
    return {
      id: row.id, siteId: row.site_id, code: row.code, kind: row.kind, lot: row.lot, place: row.place, squareMetres: row.square_metres, note: row.note, state: row.state, owner: bare(names.person(row.owner_id)), unit: names.unit(row.unit_id),
      lease: lease ? { id: lease.id, person: bare(names.person(lease.person_id))!, unit: names.unit(lease.unit_id), fromOn: lease.from_on, untilOn: lease.until_on, rentFen: lease.rent_fen, endedOn: null } : null,
      vehicles: parked.filter((one) => one.space_id === row.id).map((one) => ({ id: one.id, name: displayPlate(one.plate) })), allowedActions: ctx.actor.can('registers:write', row.site_id) ? possibleActions(SPACE_CYCLE, row.state) : [],
      version: row.version, updatedAt: iso(row.updated_at),
    }
  })
}

export function spaceConditions(filter: Input<typeof belongings.listSpaces>['query']['filter']): Condition[] {
  return [...contains(filter.q, ['code', 'lot', 'place']), ...among('kind', filter.kind), ...among('state', filter.state), ...equals('unit_id', filter.unitId)]
}

export async function listSpaces(ctx: Ctx, { query }: Input<typeof belongings.listSpaces>): Promise<Output<typeof belongings.listSpaces>> {
  return listRecords(ctx, SPACES, query, spaceConditions(query.filter))
}

export async function getSpace(ctx: Ctx, { params }: Input<typeof belongings.getSpace>): Promise<Space> {
  return presentOne(ctx, SPACES, await visibleRow(ctx, SPACES, params.id))
}

type Facts = Partial<Omit<Input<typeof belongings.changeSpace>['body'], 'version'>>
const columnsOf = (body: Facts) => ({ code: body.code, kind: body.kind, lot: body.lot, place: body.place, square_metres: body.squareMetres, note: body.note })

export async function createSpace(ctx: Ctx, { body }: Input<typeof belongings.createSpace>): Promise<Space> {
  const { siteId, id, state, ...facts } = body
  await mustBeAbleToAdd(ctx, SPACES, siteId)
  return presentOne(ctx, SPACES, (await addRow(ctx, SPACES, siteId, id, { ...columnsOf(facts), state })).row)
}

export async function changeSpace(ctx: Ctx, { params, body }: Input<typeof belongings.changeSpace>): Promise<Space> {
  const { version, ...facts } = body
  return presentOne(ctx, SPACES, await changeRow(ctx, SPACES, await lockRow(ctx, SPACES, params.id, version), columnsOf(facts)))
}

type Act = Input<typeof belongings.actOnSpace>['body']

/** Leases, sells, takes back … Two who lease the same space at once: the second finds it leased (`action_not_allowed`). */
export async function actOnSpace(ctx: Ctx, { params, body }: Input<typeof belongings.actOnSpace>): Promise<Space> {
  const row = await lockRow(ctx, SPACES, params.id, undefined)
  if (body.action === 'lease' && body.leaseId !== undefined && (await ctx.tx.selectFrom('parking_lease').select('id').where('id', '=', body.leaseId).where('space_id', '=', row.id).executeTakeFirst())) return presentOne(ctx, SPACES, row)
  if (body.version !== undefined) await lockRow(ctx, SPACES, params.id, body.version)
  const state = nextStatus(SPACE_CYCLE, row.state, body.action)
  if (body.action === 'end_lease') await endLease(ctx, row, body)
  const changed = await changeRow(ctx, SPACES, row, { state, ...(await ownership(ctx, row, body)) }, { action: body.action, fromStatus: row.state, toStatus: state, note: await noteOf(ctx, row.site_id, body) })
  if (body.action === 'lease') await startLease(ctx, row, body)
  return presentOne(ctx, SPACES, changed)
}

async function ownership(ctx: Ctx, row: Row<'parking_space'>, body: Act): Promise<{ owner_id?: string | null; unit_id?: string | null }> {
  if (body.action === 'take_back') return { owner_id: null, unit_id: null }
  if (body.action !== 'sell') return {}
  await mustBePersonAt(ctx, row.site_id, body.personId)
  await mustBeUnitAt(ctx, row.site_id, body.unitId)
  return { owner_id: body.personId, unit_id: body.unitId }
}

async function startLease(ctx: Ctx, row: Row<'parking_space'>, body: Act & { action: 'lease' }): Promise<void> {
  await mustBePersonAt(ctx, row.site_id, body.personId)
  await mustBeUnitAt(ctx, row.site_id, body.unitId)
  if (body.untilOn !== null && body.untilOn < body.fromOn) throw wrongField('rule_broken', '/untilOn', 'ends before it begins')
  await sql`insert into parking_lease (organization_id, id, site_id, space_id, person_id, unit_id, from_on, until_on, rent_fen)
    values (${ctx.organizationId}, ${body.leaseId ?? newId()}, ${row.site_id}, ${row.id}, ${body.personId}, ${body.unitId}, ${body.fromOn}, ${body.untilOn}, ${body.rentFen})`.execute(ctx.tx)
}

async function endLease(ctx: Ctx, row: Row<'parking_space'>, body: Act & { action: 'end_lease' }): Promise<void> {
  const lease = await ctx.tx.selectFrom('parking_lease').select(['id', 'from_on']).where('space_id', '=', row.id).where('ended_on', 'is', null).executeTakeFirstOrThrow()
  if (body.on < lease.from_on) throw wrongField('rule_broken', '/on', `before the first day ${lease.from_on}`)
  if (body.on > (await todayAt(ctx, row.site_id))) throw wrongField('rule_broken', '/on', 'lies in the future')
  await sql`update parking_lease set ended_on = ${body.on} where id = ${lease.id}`.execute(ctx.tx)
}

async function noteOf(ctx: Ctx, siteId: string, body: Act): Promise<string> {
  if (body.action === 'end_lease') return [body.on, body.note].filter(Boolean).join(' ')
  if (body.action !== 'lease' && body.action !== 'sell') return body.note
  const names = await namesFor(ctx, [{ site_id: siteId, person_id: body.personId, unit_id: body.unitId }])
  const term = body.action === 'lease' ? `${body.fromOn}–${body.untilOn ?? ''}` : body.note
  return [names.person(body.personId)?.name, names.unit(body.unitId)?.code, term].filter(Boolean).join(' ')
}
