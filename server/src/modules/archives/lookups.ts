import type { archives, Permission, Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { currentOnes, occupanciesBy, phonesOf } from './occupancy-rows.ts'

/** What other modules need to know of a unit. `steward` is the steward of its building, else of its zone. */
export interface UnitFacts {
  id: string
  siteId: string
  /** Canonical spelling, such as `3-2-1201`. */
  code: string
  room: string
  building: Ref
  zone: Ref | null
  steward: Ref | null
  state: archives.Unit['state']
  use: archives.Unit['use']
  handedOverOn: string | null
}

/** Units by id; ids that the organisation does not have are missing. Does not ask for permissions. */
export async function unitsById(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, UnitFacts>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('unit')
    .innerJoin('building', (join) =>
      join.onRef('building.organization_id', '=', 'unit.organization_id').onRef('building.id', '=', 'unit.building_id'),
    )
    .leftJoin('zone', (join) =>
      join.onRef('zone.organization_id', '=', 'building.organization_id').onRef('zone.id', '=', 'building.zone_id'),
    )
    .leftJoin('employee', (join) =>
      join.onRef('employee.organization_id', '=', 'zone.organization_id').onRef('employee.id', '=', 'zone.steward_id'),
    )
    .leftJoin('building_steward', (join) =>
      join.onRef('building_steward.organization_id', '=', 'building.organization_id').onRef('building_steward.building_id', '=', 'building.id').on('building_steward.until_at', 'is', null),
    )
    .leftJoin('employee as steward', (join) =>
      join.onRef('steward.organization_id', '=', 'building_steward.organization_id').onRef('steward.id', '=', 'building_steward.employee_id'),
    )
    .select([
      'unit.id',
      'unit.site_id',
      'unit.code',
      'unit.room',
      'unit.state',
      'unit.use',
      'unit.handed_over_on',
      'unit.building_id',
      'building.name as building_name',
    ])
    .select(['zone.id as zone_id', 'zone.name as zone_name', 'employee.id as zone_steward_id', 'employee.name as zone_steward_name'])
    .select(['steward.id as steward_id', 'steward.name as steward_name'])
    .where('unit.id', 'in', wanted)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        siteId: row.site_id,
        code: row.code,
        room: row.room,
        building: { id: row.building_id, name: row.building_name },
        zone: refOf(row.zone_id, row.zone_name),
        steward: refOf(row.steward_id, row.steward_name) ?? refOf(row.zone_steward_id, row.zone_steward_name),
        state: row.state,
        use: row.use,
        handedOverOn: row.handed_over_on,
      },
    ]),
  )
}

/** All units of a site that are in a state now, by code. Does not ask for permissions. */
export async function unitsInState(ctx: Ctx, siteId: string, state: archives.Unit['state']): Promise<{ id: string; code: string; building: Ref }[]> {
  const rows = await ctx.tx
    .selectFrom('unit')
    .innerJoin('building', (join) => join.onRef('building.organization_id', '=', 'unit.organization_id').onRef('building.id', '=', 'unit.building_id'))
    .select(['unit.id', 'unit.code', 'building.id as building_id', 'building.name as building_name'])
    .where('unit.site_id', '=', siteId)
    .where('unit.state', '=', state)
    .orderBy('unit.sort_key')
    .execute()
  return rows.map((row) => ({ id: row.id, code: row.code, building: { id: row.building_id, name: row.building_name } }))
}

function refOf(id: string | null, name: string | null): Ref | null {
  return id === null || name === null ? null : { id, name }
}

/**
 * What other modules need to know of a person. `phones` are stored spellings, the main one first. A file that was merged into another is
 * answered by the one that goes on: then `id` is not the id that was asked for.
 */
export interface PersonFacts {
  id: string
  name: string
  kind: 'person' | 'company'
  phones: string[]
  siteIds: string[]
}

/** Persons by id; ids that the organisation does not have are missing. Does not ask for permissions. */
export async function personsById(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, PersonFacts>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const read = (ids: readonly string[]): Promise<(Pick<PersonFacts, 'id' | 'name' | 'kind'> & { site_ids: string[]; merged_into: string | null })[]> =>
    ctx.tx.selectFrom('person').select(['id', 'name', 'kind', 'site_ids', 'merged_into']).where('id', 'in', [...new Set(ids)]).execute()
  const asked = await read(wanted)
  const going = new Map(asked.map((row) => [row.id, row]))
  // A chain is as long as files were merged one after the other: nearly always none.
  for (let next = asked; (next = next.filter((row) => row.merged_into !== null)).length > 0; ) {
    next = await read(next.map((row) => row.merged_into!))
    for (const [id, row] of going) going.set(id, next.find((other) => other.id === row.merged_into) ?? row)
  }
  const rows = [...going.values()]
  const phones = await phonesOf(
    ctx,
    rows.map((row) => row.id),
  )
  return new Map(
    [...going].map(([id, row]) => [
      id,
      { id: row.id, name: row.name, kind: row.kind, phones: (phones.get(row.id) ?? []).map(({ number }) => number), siteIds: row.site_ids },
    ]),
  )
}

/** Who lives in or owns a unit today, owners first. */
export async function peopleOfUnit(
  ctx: Ctx,
  unitId: string,
): Promise<{ personId: string; name: string; role: archives.OccupancyRole; isBillPayer: boolean; phones: string[] }[]> {
  const rows = await currentOnes(ctx, await occupanciesBy(ctx, 'unit_id', [unitId]))
  const phones = await phonesOf(
    ctx,
    rows.map((row) => row.person_id),
  )
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.person_name,
    role: row.role,
    isBillPayer: row.is_bill_payer,
    phones: (phones.get(row.person_id) ?? []).map(({ number }) => number),
  }))
}

/** The units that a person owns or lives in today; a unit comes once, with the first of its roles. */
export async function unitsOfPerson(
  ctx: Ctx,
  personId: string,
): Promise<{ id: string; siteId: string; code: string; role: archives.OccupancyRole }[]> {
  const rows = await currentOnes(ctx, await occupanciesBy(ctx, 'person_id', [personId]))
  const seen = new Set<string>()
  return rows
    .filter((row) => !seen.has(row.unit_id) && seen.add(row.unit_id))
    .map((row) => ({ id: row.unit_id, siteId: row.site_id, code: row.unit_code, role: row.role }))
}

/** The units of the resident who acts; empty for everybody else. */
export async function ownUnitIds(ctx: Ctx): Promise<string[]> {
  const { personId, kind } = ctx.actor
  return kind !== 'resident' || personId === null ? [] : (await unitsOfPerson(ctx, personId)).map(({ id }) => id)
}

/** The steward 事务管家 who answers for a unit: of its building, else of its zone; null where none is named (UNT-016, BTL-001). */
export async function stewardOfUnit(ctx: Ctx, unitId: string): Promise<Ref | null> {
  return (await unitsById(ctx, [unitId])).get(unitId)?.steward ?? null
}

/** A unit at a site where the actor holds the permission; for a resident, one of the own. Throws `not_found`. */
export async function mustSeeUnit(ctx: Ctx, id: string, permission: Permission = 'archives:read'): Promise<UnitFacts> {
  const unit = (await unitsById(ctx, [id])).get(id)
  if (!unit) throw new AppError('not_found', 'No such unit')
  if (ctx.actor.kind === 'resident') {
    if (!(await ownUnitIds(ctx)).includes(id)) throw new AppError('not_found', 'No such unit')
  } else ctx.actor.mustSee(permission, unit.siteId)
  return unit
}

/** A person of a site where the actor holds the permission; a resident sees the own file. Throws `not_found`. */
export async function mustSeePerson(ctx: Ctx, id: string, permission: Permission = 'archives:read'): Promise<PersonFacts> {
  const person = (await personsById(ctx, [id])).get(id)
  const isSeen =
    person &&
    (ctx.actor.kind === 'resident' ? ctx.actor.personId === person.id : person.siteIds.some((siteId) => ctx.actor.can(permission, siteId)))
  if (!isSeen) throw new AppError('not_found', 'No such person')
  return person
}
