import { analysis, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { Values } from '../../platform/database/values.ts'
import { casesText } from './case-base.ts'
import { GROUP_TEXT, ordersText } from './order-base.ts'
import { orderScopeOf } from './order-analysis.ts'
import { rankOf, scoreOf } from './zone-score.ts'
import { lastDayOf } from './periods.ts'

type Item = Output<typeof analysis.zoneRanking>['items'][number]

/**
 * The zones of a site in a month, the best first (BTL-004): promptness and rework of what was repaired there, and complaints of their
 * households. Zones where nothing happened have no score. Throws `not_found` for a site outside the scope.
 */
export async function zoneRanking(ctx: Ctx, { query }: Input<typeof analysis.zoneRanking>): Promise<Output<typeof analysis.zoneRanking>> {
  const from = `${query.month}-01`
  const { scope } = await orderScopeOf(ctx, { siteId: query.siteId, from, to: lastDayOf(from), filter: {} })
  const values = new Values()
  const site = values.add(query.siteId)
  const orders = ordersText(scope, values, ctx.now)
  const cases = casesText({ ...scope, filter: { kind: ['complaint'] } }, values, ctx.now)
  const { rows } = await ctx.client.query<{ id: string; name: string; households: number; raised: number | null; done: number | null; on_time: number | null; timed: number | null; reworks: number | null; complaints: number | null }>(
    `select z.id, z.name, (select count(*)::int from unit u join building b on b.organization_id = u.organization_id and b.id = u.building_id where b.zone_id = z.id and u.state <> 'not_handed_over') as households,
       w.raised, w.done, w.on_time, w.timed, w.reworks, c.complaints
     from zone z
     left join (select k.zone_id, ${GROUP_TEXT} from (${orders}) k group by 1) w on w.zone_id = z.id
     left join (select k.zone_id, count(*)::int as complaints from (${cases}) k group by 1) c on c.zone_id = z.id
     where z.site_id = ${site} order by z.name, z.id`,
    values.all,
  )
  const items = rows.map((row): Omit<Item, 'rank'> => {
    const onTime = rate(row.on_time ?? 0, row.timed ?? 0)
    const rework = rate(row.reworks ?? 0, row.done ?? 0)
    const complaints = row.complaints ?? 0
    const complaintsPerHundred = row.households === 0 ? null : (complaints * 100) / row.households
    return { zoneId: row.id, name: row.name, households: row.households, orders: row.raised ?? 0, onTime, rework, complaints, complaintsPerHundred, score: scoreOf(onTime.rate, rework.rate, complaintsPerHundred) }
  })
  return { items: rankOf(items) }
}

const rate = (count: number, of: number): Item['onTime'] => ({ count, of, rate: of === 0 ? null : count / of })
