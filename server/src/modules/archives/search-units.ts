import { sql, type Expression, type SqlBool } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { PLAN_EACH_TIME } from '../../platform/database/bound-kysely.ts'
import { formatRoomCode } from '../../platform/text/index.ts'
import { currentOnes, occupanciesBy } from './occupancy-rows.ts'
import type { SearchQuery } from './search-query.ts'
import type { Ranked } from './search-persons.ts'
import { startsWith } from './starts-with.ts'
import { together } from './together.ts'

/**
 * Units by code in any spelling, its beginning, or the door alone.
 * Ranks: 0 exact, 1 the building's door or a beginning, 2 any building's door.
 */
export async function findUnits(ctx: Ctx, query: SearchQuery, scope: 'all' | string[], limit: number): Promise<Ranked[]> {
  const found = new Map<string, Row & { rank: number }>()
  const looks = waysToLook(query)
  const results = await together(...looks.map(({ condition }) => rowsWhere(ctx, condition, scope, limit)))
  for (const [i, rows] of results.entries())
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, { ...row, rank: looks[i]!.rank })
  return present(ctx, [...found.values()].slice(0, limit))
}

/** The best first. */
function waysToLook({ room, roomStart, door, code }: SearchQuery): { rank: number; condition: Expression<SqlBool> }[] {
  const looks: { rank: number; condition: Expression<SqlBool> }[] = []
  if (room) {
    looks.push({ rank: 0, condition: sql`unit.code = ${formatRoomCode(room)}` })
    // People leave out the entrance: 3栋1201 is found as 3-2-1201.
    if (room.entrance === null)
      looks.push({ rank: 1, condition: sql`unit.room = ${room.room} and ${startsWith('unit.code', `${room.building}-`)}` })
  }
  if (roomStart) looks.push({ rank: 1, condition: startsWith('unit.code', roomStart.prefix) })
  if (code !== roomStart?.prefix && code !== '')
    looks.push({ rank: code.includes('-') ? 1 : 2, condition: startsWith('unit.code', code.includes('-') ? code : `${code}-`) })
  if (door) looks.push({ rank: 2, condition: sql`unit.room = ${door}` })
  return looks
}

type Row = Awaited<ReturnType<typeof rowsWhere>>[number]

function rowsWhere(ctx: Ctx, condition: Expression<SqlBool>, scope: 'all' | string[], limit: number) {
  let select = ctx.tx
    .selectFrom('unit')
    .innerJoin('building', (join) =>
      join.onRef('building.organization_id', '=', 'unit.organization_id').onRef('building.id', '=', 'unit.building_id'),
    )
    .innerJoin('site', (join) => join.onRef('site.organization_id', '=', 'unit.organization_id').onRef('site.id', '=', 'unit.site_id'))
    .select(['unit.id', 'unit.site_id', 'unit.code', 'building.name as building_name', 'site.name as site_name'])
    .where(condition)
  if (scope !== 'all') select = select.where('unit.site_id', 'in', scope)
  return select.orderBy('unit.sort_key').orderBy('unit.id').limit(limit).modifyEnd(sql.raw(PLAN_EACH_TIME)).execute()
}

async function present(ctx: Ctx, rows: (Row & { rank: number })[]): Promise<Ranked[]> {
  const people = (
    await currentOnes(
      ctx,
      await occupanciesBy(
        ctx,
        'unit_id',
        rows.map((row) => row.id),
      ),
    )
  ).filter((o) => o.role === 'owner' || o.role === 'co_owner' || o.role === 'tenant')
  const sites = new Set(rows.map((row) => row.site_id))
  return rows.map((row) => ({
    kind: 'unit',
    id: row.id,
    siteId: row.site_id,
    title: row.code,
    subtitle: [
      ...(sites.size > 1 ? [row.site_name] : []),
      row.building_name,
      people
        .filter((o) => o.unit_id === row.id)
        .map((o) => o.person_name)
        .join('、'),
    ]
      .filter(Boolean)
      .join(' · '),
    matched: '',
    rank: row.rank,
  }))
}
