import type { Ctx } from '../../platform/ctx.ts'
import { normaliseCode } from '../../platform/text/index.ts'

export interface PlaceInZone {
  zoneId: string | null
  buildingId: string | null
}

/** The building that words of a place begin with or name: `4 栋 2 单元大堂` is building 4. The longest name wins; pure. */
export function buildingIn(place: string, buildings: readonly { id: string; name: string; zoneId: string | null }[]): PlaceInZone | null {
  const words = normaliseCode(place)
  const named = buildings
    .filter(({ name }) => {
      const at = words.indexOf(normaliseCode(name))
      // `14栋` is not `4栋`.
      return name !== '' && at >= 0 && !(/\d/.test(normaliseCode(name)[0] ?? '') && /\d/.test(words[at - 1] ?? ''))
    })
    .sort((a, b) => b.name.length - a.name.length)
  return named[0] ? { zoneId: named[0].zoneId, buildingId: named[0].id } : null
}

/**
 * Building and zone of a place: of the unit for a home, else of the words that say where; who reports a light may live elsewhere. Both null
 * when nothing tells.
 */
export async function zoneOfPlace(ctx: Ctx, siteId: string, at: { unitId: string | null; place: string; isHome: boolean }): Promise<PlaceInZone> {
  const said = at.isHome || at.place === '' ? null : await buildingSaid(ctx, siteId, at.place)
  if (said !== null) return said
  if (at.unitId !== null) {
    const { rows } = await ctx.client.query<PlaceInZone>({
      name: 'zone_of_unit',
      text: `select b.zone_id as "zoneId", b.id as "buildingId" from unit u join building b on b.organization_id = u.organization_id and b.id = u.building_id where u.id = $1`,
      values: [at.unitId],
    })
    if (rows[0]) return rows[0]
  }
  return (at.place === '' ? null : await buildingSaid(ctx, siteId, at.place)) ?? { zoneId: null, buildingId: null }
}

async function buildingSaid(ctx: Ctx, siteId: string, place: string): Promise<PlaceInZone | null> {
  const { rows } = await ctx.client.query<{ id: string; name: string; zoneId: string | null }>({
    name: 'buildings_by_name', text: 'select id, name, zone_id as "zoneId" from building where site_id = $1', values: [siteId],
  })
  return buildingIn(place, rows)
}
