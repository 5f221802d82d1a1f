import { sql } from 'kysely'
import type { households, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { siteById } from '../../organization/index.ts'

const MOST = 2000

/** Who lived in a building, an entrance or a unit on a day (UNT-004): by the periods of the occupancies, whatever was changed since. */
export async function occupantsOn(ctx: Ctx, { query }: Input<typeof households.occupantsOn>): Promise<Output<typeof households.occupantsOn>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  await siteById(ctx, query.siteId)
  if (!query.buildingId && !query.entranceId && !query.unitId) throw wrongField('rule_broken', '?buildingId', 'a building, an entrance or a unit is needed')
  let units = ctx.tx.selectFrom('unit').select(['id', 'code', 'floor']).where('site_id', '=', query.siteId)
  if (query.buildingId) units = units.where('building_id', '=', query.buildingId)
  if (query.entranceId) units = units.where('entrance_id', '=', query.entranceId)
  if (query.unitId) units = units.where('id', '=', query.unitId)
  const found = await units.orderBy('sort_key').limit(MOST).execute()
  const people = found.length === 0 ? [] : await ctx.tx
    .selectFrom('occupancy')
    .innerJoin('person', (join) => join.onRef('person.organization_id', '=', 'occupancy.organization_id').onRef('person.id', '=', 'occupancy.person_id'))
    .select(['occupancy.unit_id', 'person.id', 'person.name', 'occupancy.role', 'occupancy.from_on', 'occupancy.until_on'])
    .where('occupancy.unit_id', 'in', found.map(({ id }) => id))
    .where(sql<boolean>`daterange(occupancy.from_on, occupancy.until_on, '[]') @> ${query.on}::date`)
    .orderBy(sql`array_position(array['owner', 'co_owner', 'developer', 'tenant', 'merchant', 'occupant', 'family', 'agent', 'client', 'beneficiary'], occupancy.role)`)
    .orderBy('occupancy.id')
    .execute()
  const rows = found.map((unit) => ({ ...unit, people: people.filter((one) => one.unit_id === unit.id).map((one) => ({ id: one.id, name: one.name, role: one.role, fromOn: one.from_on, untilOn: one.until_on })) }))
  return { on: query.on, households: rows.filter((unit) => unit.people.length > 0).length, persons: new Set(people.map(({ id }) => id)).size, units: rows }
}
