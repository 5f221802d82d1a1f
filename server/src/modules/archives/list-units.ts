import { sql } from 'kysely'
import type { archives, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { countUpTo, pageOf, readCursor } from '../../platform/records/index.ts'
import { normaliseCode, partialRoomCode } from '../../platform/text/index.ts'
import { siteById } from '../organization/index.ts'
import { handedOverWhenEnding } from './estate-period.ts'
import { todayAt } from './occupancy-rows.ts'
import { countOpenCases } from './open-cases.ts'
import { startsWith } from './starts-with.ts'

/** Units of a site in the order in which people count them; `q` is the beginning of a code in any spelling, or of a room. */
export async function listUnits(ctx: Ctx, { query }: Input<typeof archives.listUnits>): Promise<Output<typeof archives.listUnits>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { buildingId, entranceId, state, use, warrantyEnding, q } = query.filter
  let filtered = ctx.tx.selectFrom('unit').where('unit.site_id', '=', query.siteId)
  if (buildingId) filtered = filtered.where('unit.building_id', '=', buildingId)
  if (entranceId) filtered = filtered.where('unit.entrance_id', '=', entranceId)
  if (state?.length) filtered = filtered.where('unit.state', 'in', state)
  if (use?.length) filtered = filtered.where('unit.use', 'in', use)
  if (warrantyEnding?.length) {
    const today = await todayAt(ctx, query.siteId)
    const handedOver = warrantyEnding.map((part) => handedOverWhenEnding(part, today)).filter((days) => days !== null)
    filtered = filtered.where((e) => (handedOver.length === 0 ? sql<boolean>`false` : e.or(handedOver.map(({ from, to }) => e.between('unit.handed_over_on', from, to)))))
  }
  if (q?.trim()) {
    const written = normaliseCode(q)
    const partial = partialRoomCode(q)
    filtered = filtered.where((e) =>
      e.or([
        startsWith('unit.code', written),
        startsWith('unit.room', written),
        ...(partial ? [startsWith('unit.code', partial.prefix)] : []),
      ]),
    )
  }
  const isDescending = query.sort === '-code'
  let paged = filtered
  if (query.cursor) {
    const [key, id] = readCursor(query.cursor, ['text', 'id'])
    paged = paged.where(sql<boolean>`(unit.sort_key, unit.id) ${sql.raw(isDescending ? '<' : '>')} (${String(key)}, ${String(id)}::uuid)`)
  }
  const direction = isDescending ? 'desc' : 'asc'
  const rows = await paged
    .selectAll('unit')
    .orderBy('unit.sort_key', direction)
    .orderBy('unit.id', direction)
    .limit(query.limit + 1)
    .execute()
  const total = query.cursor ? null : await countUpTo(ctx, filtered)
  const ids = rows.slice(0, query.limit).map((row) => row.id)
  const owners = await ownersOf(ctx, query.siteId, ids)
  const openCases = await countOpenCases(ctx, ids)
  return pageOf(
    rows,
    query.limit,
    (row) => [row.sort_key, row.id],
    (row) => ({
      id: row.id,
      siteId: row.site_id,
      buildingId: row.building_id,
      entranceId: row.entrance_id,
      code: row.code,
      room: row.room,
      floor: row.floor,
      use: row.use,
      state: row.state,
      layout: row.layout,
      buildingArea: row.building_area,
      billingArea: row.billing_area,
      indoorArea: row.indoor_area,
      orientation: row.orientation,
      handedOverOn: row.handed_over_on,
      owners: owners.get(row.id) ?? [],
      openCases: openCases.get(row.id) ?? 0,
    }),
    total,
  )
}

/** Owners and co-owners of today, the owner first. */
async function ownersOf(ctx: Ctx, siteId: string, unitIds: string[]): Promise<Map<string, { id: string; name: string }[]>> {
  const owners = new Map<string, { id: string; name: string }[]>()
  if (unitIds.length === 0) return owners
  const day = await todayAt(ctx, siteId)
  const rows = await ctx.tx
    .selectFrom('occupancy')
    .innerJoin('person', (join) =>
      join.onRef('person.organization_id', '=', 'occupancy.organization_id').onRef('person.id', '=', 'occupancy.person_id'),
    )
    .select(['occupancy.unit_id', 'person.id', 'person.name'])
    .where('occupancy.unit_id', 'in', unitIds)
    .where('occupancy.role', 'in', ['owner', 'co_owner'])
    .where((e) => e.or([e('occupancy.from_on', 'is', null), e('occupancy.from_on', '<=', day)]))
    .where((e) => e.or([e('occupancy.until_on', 'is', null), e('occupancy.until_on', '>=', day)]))
    .orderBy((e) => e('occupancy.role', '=', 'co_owner'))
    .orderBy('occupancy.id')
    .execute()
  for (const { unit_id, id, name } of rows) owners.set(unit_id, [...(owners.get(unit_id) ?? []), { id, name }])
  return owners
}
