import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { dayIn } from '../../../platform/time.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { accountsOfPersons } from '../../people/index.ts'

export interface HomesToTell {
  households: number
  /** Homes of which somebody has the app. */
  inApp: number
  accountIds: string[]
}

/**
 * Homes in which somebody lives or which somebody owns today, and their accounts: of these zones and buildings, or of the whole site without any.
 * An agent is not at home there. A colleague who is limited to zones finds only homes of these: what is for a whole site is sent by a job.
 */
export async function homesToTell(ctx: Ctx, siteId: string, { zoneIds, buildingIds }: { zoneIds: readonly string[]; buildingIds: readonly string[] }): Promise<HomesToTell> {
  const today = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  const { rows } = await sql<{ unit_id: string; person_id: string }>`
    select distinct o.unit_id, o.person_id from occupancy o join unit u on u.organization_id = o.organization_id and u.id = o.unit_id
    left join building b on b.organization_id = u.organization_id and b.id = u.building_id
    where o.site_id = ${siteId} and o.role <> 'agent' and (o.from_on is null or o.from_on <= ${today}) and (o.until_on is null or o.until_on >= ${today})
      and (cardinality(${zoneIds}::uuid[]) + cardinality(${buildingIds}::uuid[]) = 0 or u.building_id = any (${buildingIds}::uuid[]) or b.zone_id = any (${zoneIds}::uuid[]))`.execute(ctx.tx)
  const accounts = await accountsOfPersons(ctx, [...new Set(rows.map(({ person_id }) => person_id))])
  const reached = new Set(rows.filter(({ person_id }) => accounts.has(person_id)).map(({ unit_id }) => unit_id))
  return { households: new Set(rows.map(({ unit_id }) => unit_id)).size, inApp: reached.size, accountIds: [...new Set(accounts.values())] }
}
