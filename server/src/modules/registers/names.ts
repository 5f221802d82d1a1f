import type { Ref, registers } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { mustSeePerson, mustSeeUnit, personsById, unitsById } from '../archives/index.ts'

/** What records refer to, as they show it. A phone is for those who may see phones. */
export interface Names {
  unit: (id: string | null) => registers.UnitRef | null
  person: (id: string | null) => (Ref & { phones: string[] }) | null
  building: (id: string | null) => Ref | null
  area: (id: string | null) => Ref | null
}

interface Referring {
  site_id: string
  unit_id?: string | null
  person_id?: string | null
  building_id?: string | null
  area_id?: string | null
}

/** Names of everything that rows refer to, one statement for each kind. `persons` are further people. */
export async function namesFor(ctx: Ctx, rows: readonly Referring[], persons: readonly (string | null)[] = []): Promise<Names> {
  const idsOf = (key: 'unit_id' | 'person_id' | 'building_id' | 'area_id'): string[] => [...new Set(rows.map((row) => row[key]).filter((id): id is string => typeof id === 'string'))]
  const units = await unitsById(ctx, idsOf('unit_id'))
  const people = await personsById(ctx, [...idsOf('person_id'), ...persons])
  const buildings = await refs(ctx, 'building', idsOf('building_id'))
  const areas = await refs(ctx, 'common_area', idsOf('area_id'))
  const mayCall = rows[0] !== undefined && ctx.actor.can('personal_data:phones', rows[0].site_id)
  return {
    unit: (id) => (id === null || !units.has(id) ? null : { id, code: units.get(id)!.code }),
    person: (id) => (id === null || !people.has(id) ? null : { id, name: people.get(id)!.name, phones: mayCall ? people.get(id)!.phones : [] }),
    building: (id) => buildings.get(id ?? '') ?? null,
    area: (id) => areas.get(id ?? '') ?? null,
  }
}

async function refs(ctx: Ctx, table: 'building' | 'common_area', ids: string[]): Promise<Map<string, Ref>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function naming(pointer: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof AppError && error.code === 'not_found' ? wrongField('not_found', pointer, 'not found') : error
  }
}

/** A unit of the site, when one is named. Throws `not_found` naming the field. */
export async function mustBeUnitAt(ctx: Ctx, siteId: string, id: string | null | undefined, pointer = '/unitId'): Promise<void> {
  if (id === null || id === undefined) return
  const unit = await mustSeeUnit(ctx, id).catch(naming(pointer))
  if (unit.siteId !== siteId) throw wrongField('not_found', pointer, 'not at this site')
}

/** A person with a file at the site, when one is named. Throws `not_found` naming the field. */
export async function mustBePersonAt(ctx: Ctx, siteId: string, id: string | null | undefined, pointer = '/personId'): Promise<void> {
  if (id === null || id === undefined) return
  const person = await mustSeePerson(ctx, id).catch(naming(pointer))
  if (!person.siteIds.includes(siteId)) throw wrongField('not_found', pointer, 'has no file at this site')
}

/** Building, area, class … of the site, when one is named. Throws `not_found` naming the field. */
export async function mustBeAt(ctx: Ctx, table: 'building' | 'common_area' | 'parking_space' | 'vehicle', siteId: string, id: string | null | undefined, pointer: string): Promise<void> {
  if (id === null || id === undefined) return
  const row = await ctx.tx.selectFrom(table).select('id').where('id', '=', id).where('site_id', '=', siteId).executeTakeFirst()
  if (!row) throw wrongField('not_found', pointer, 'not at this site')
}
