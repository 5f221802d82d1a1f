import { sql } from 'kysely'
import type { Input, Output, privacy } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { dayIn, wallTimeIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { dutiesAt, workersOfZones } from '../people/index.ts'
import { presenter } from './access-list.ts'
import { readSettings } from './settings.ts'
import { unusualLooks } from './unusual-rules.ts'

const MOST = 20_000
const MOST_DAYS = 92

/** Looks of a period, a month unless said otherwise, that somebody should ask about. */
export async function unusualAccess(ctx: Ctx, { query }: Input<typeof privacy.unusualAccess>): Promise<Output<typeof privacy.unusualAccess>> {
  ctx.actor.mustSee('personal_data:log', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const to = query.to ?? dayIn(timeZone, ctx.now)
  const from = query.from ?? dayIn(timeZone, new Date(new Date(`${to}T12:00:00Z`).getTime() - 30 * 86_400_000))
  if (from > to) throw wrongField('rule_broken', '?from', 'begins after it ends')
  if (Date.parse(to) - Date.parse(from) > MOST_DAYS * 86_400_000) throw wrongField('rule_broken', '?from', `at most ${MOST_DAYS} days`)
  const rows = await ctx.tx
    .selectFrom('access_entry')
    .selectAll()
    .where('site_id', '=', query.siteId)
    .where('actor_kind', '=', 'staff')
    .where('at', '>=', sql<Date>`${from}::date::timestamp at time zone ${timeZone}`)
    .where('at', '<', sql<Date>`(${to}::date + 1)::timestamp at time zone ${timeZone}`)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute()
  const settings = await readSettings(ctx)
  const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const zones = await zonesOfUnits(ctx, rows.flatMap((row) => row.unit_id ?? []))
  const looks = rows.map((row) => ({ id: row.id, at: row.at, actorId: row.actor_id, minute: minuteOf(wallTimeIn(timeZone, row.at).slice(11)), zoneId: row.unit_id === null ? null : (zones.get(row.unit_id) ?? null) }))
  const found = unusualLooks(looks, { manyInAnHour: settings.manyInAnHour, fromMinute: minuteOf(settings.dayFrom), untilMinute: minuteOf(settings.dayUntil), zonesOf: await zonesByEmployee(ctx, query.siteId) })
  const odd = rows.filter((row) => found.has(row.id)).slice(0, 500)
  const present = await presenter(ctx, odd)
  return { items: odd.map((row) => ({ ...present(row), ...found.get(row.id)! })), looked: rows.length }
}

/** Zones that colleagues answer for or work in. */
async function zonesByEmployee(ctx: Ctx, siteId: string): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  const add = (employeeId: string, zoneId: string): void => {
    const own = found.get(employeeId)
    if (own) own.add(zoneId)
    else found.set(employeeId, new Set([zoneId]))
  }
  for (const { employee, zoneId } of await dutiesAt(ctx, siteId)) add(employee.id, zoneId)
  for (const [zoneId, workers] of await workersOfZones(ctx, siteId)) for (const { id } of workers) add(id, zoneId)
  return found
}

async function zonesOfUnits(ctx: Ctx, unitIds: readonly string[]): Promise<Map<string, string>> {
  if (unitIds.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('unit')
    .innerJoin('building', (join) => join.onRef('building.organization_id', '=', 'unit.organization_id').onRef('building.id', '=', 'unit.building_id'))
    .select(['unit.id', 'building.zone_id'])
    .where('unit.id', 'in', [...new Set(unitIds)])
    .where('building.zone_id', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.zone_id!]))
}
