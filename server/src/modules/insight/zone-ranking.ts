import { analysis, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { Values } from '../../platform/database/values.ts'
import { cleaningByZone } from '../environment/index.ts'
import { casesText } from './case-base.ts'
import { GROUP_TEXT, ordersText, type OrderScope } from './order-base.ts'
import { orderScopeOf } from './order-analysis.ts'
import { rankOf, scoreOf, shownTo } from './zone-score.ts'
import { lastDayOf } from './periods.ts'

type Item = Output<typeof analysis.zoneRanking>['items'][number]

/** What was repaired in a zone, as counts. */
export interface ZoneWork {
  raised: number
  done: number
  on_time: number
  timed: number
  reworks: number
  passed: number
  checked: number
}
const NO_WORK: ZoneWork = { raised: 0, done: 0, on_time: 0, timed: 0, reworks: 0, passed: 0, checked: 0 }

/** The work of each zone of a period, under null what lies in none. */
export async function workByZone(ctx: Ctx, scope: OrderScope): Promise<Map<string | null, ZoneWork>> {
  const values = new Values()
  const { rows } = await ctx.client.query<ZoneWork & { zone_id: string | null }>(
    `select k.zone_id, ${GROUP_TEXT}, count(*) filter (where k.is_passed)::int as passed, count(k.is_passed)::int as checked from (${ordersText(scope, values, ctx.now)}) k group by 1`, values.all,
  )
  return new Map(rows.map(({ zone_id, ...work }) => [zone_id, work]))
}

/** The zones in which the actor has a post or works. */
export async function ownZones(ctx: Ctx, siteId: string): Promise<Set<string>> {
  if (ctx.actor.employeeId === null) return new Set()
  const { rows } = await ctx.client.query<{ id: string }>(
    `select z.id from zone z where z.site_id = $1 and (z.steward_id = $2
       or exists (select from zone_post p where p.organization_id = z.organization_id and p.zone_id = z.id and p.employee_id = $2 and p.until_at is null)
       or exists (select from employee_zone e where e.organization_id = z.organization_id and e.zone_id = z.id and e.employee_id = $2))`, [siteId, ctx.actor.employeeId],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * The zones of a site in a month, the best first (BTL-004): promptness and rework of what was repaired there, and complaints of their
 * households. Zones where nothing happened have no score. Who does not manage sees the first places and the own zones. Throws `not_found` for a
 * site outside the scope.
 */
export async function zoneRanking(ctx: Ctx, { query }: Input<typeof analysis.zoneRanking>): Promise<Output<typeof analysis.zoneRanking>> {
  const from = `${query.month}-01`
  const { scope } = await orderScopeOf(ctx, { siteId: query.siteId, from, to: lastDayOf(from), filter: {} })
  const work = await workByZone(ctx, scope)
  const values = new Values()
  const site = values.add(query.siteId)
  const cases = casesText({ ...scope, filter: { kind: ['complaint'] } }, values, ctx.now)
  const { rows } = await ctx.client.query<{ id: string; name: string; households: number; complaints: number | null }>(
    `select z.id, z.name, (select count(*)::int from unit u join building b on b.organization_id = u.organization_id and b.id = u.building_id where b.zone_id = z.id and u.state <> 'not_handed_over') as households, c.complaints
     from zone z
     left join (select k.zone_id, count(*)::int as complaints from (${cases}) k group by 1) c on c.zone_id = z.id
     where z.site_id = ${site} order by z.name, z.id`,
    values.all,
  )
  const cleaning = await cleaningByZone(ctx, scope)
  const items = rows.map((row): Omit<Item, 'rank'> => {
    const { raised, done, on_time, timed, reworks } = work.get(row.id) ?? NO_WORK
    const onTime = rate(on_time, timed)
    const rework = rate(reworks, done)
    const complaints = row.complaints ?? 0
    const complaintsPerHundred = row.households === 0 ? null : (complaints * 100) / row.households
    return { zoneId: row.id, name: row.name, households: row.households, orders: raised, onTime, rework, complaints, complaintsPerHundred, cleaning: cleaning.get(row.id)?.score ?? null, score: scoreOf(onTime.rate, rework.rate, complaintsPerHundred) }
  })
  return { items: shownTo(rankOf(items), await ownZones(ctx, query.siteId), ctx.actor.can('improvements:manage', query.siteId)) }
}

const rate = (count: number, of: number): Item['onTime'] => ({ count, of, rate: of === 0 ? null : count / of })
