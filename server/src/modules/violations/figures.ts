import type { violations, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { todayAt } from '../registers/index.ts'

interface Counts {
  count: number
  dismissed: number
  closed: number
  notices: number
  reported: number
  overdue: number
  by_nature: Record<string, number> | null
  by_degree: Record<string, number> | null
  by_source: Record<string, number> | null
  repeats: Record<string, number> | null
}
const counted = (counts: Record<string, number> | null): { key: string; count: number }[] => Object.entries(counts ?? {}).map(([key, count]) => ({ key, count })).toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))

/** Violations found in some local days, `to` included (VIO-007). What was dismissed was none; the rate of nothing is null. */
export async function violationFigures(ctx: Ctx, { query: { siteId, from, to } }: Input<typeof violations.violationFigures>): Promise<violations.ViolationFigures> {
  ctx.actor.mustSee('violations:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  if (to < from) throw wrongField('rule_broken', '?to', 'lies before the beginning')
  const { rows } = await ctx.client.query<Counts>(
    `with mine as (select v.*, y.nature from violation v left join violation_type y on y.organization_id = v.organization_id and y.id = v.type_id where v.site_id = $1 and v.found_at >= $2 and v.found_at < $3),
       ones as (select * from mine where state <> 'dismissed'),
       papers as (select p.* from violation_paper p join ones o on o.organization_id = p.organization_id and o.id = p.violation_id)
     select (select count(*)::int from ones) as count, (select count(*)::int from mine where state = 'dismissed') as dismissed, (select count(*)::int from ones where state = 'closed') as closed,
       (select count(*)::int from papers where kind = 'notice') as notices, (select count(distinct violation_id)::int from papers where kind = 'letter') as reported,
       (select count(distinct p.violation_id)::int from papers p join ones o on o.id = p.violation_id where p.ended_at is null and p.due_on < $4::date and o.state not in ('rectified', 'closed')) as overdue,
       (select json_object_agg(nature, n) from (select nature, count(*)::int as n from ones where nature is not null group by 1) g) as by_nature, (select json_object_agg(degree, n) from (select degree, count(*)::int as n from ones where degree is not null group by 1) g) as by_degree,
       (select json_object_agg(source, n) from (select source, count(*)::int as n from ones group by 1) g) as by_source,
       (select json_object_agg(unit_id, n) from (select unit_id, count(*)::int as n from ones where unit_id is not null group by 1 having count(*) > 1 order by 2 desc, 1 limit 20) g) as repeats`,
    [siteId, midnightOf(from, timeZone), midnightOf(dayAfter(to), timeZone), await todayAt(ctx, siteId)],
  )
  const { count, dismissed, closed, notices, reported, overdue, by_nature: natures, by_degree: degrees, by_source: sources, repeats } = rows[0]!
  const units = await unitsById(ctx, Object.keys(repeats ?? {}))
  return {
    from, to, count, dismissed, closed, closureRate: count === 0 ? null : closed / count, notices, reported, overdue, byNature: counted(natures), byDegree: counted(degrees), bySource: counted(sources),
    repeatUnits: counted(repeats).map(({ key, count: times }) => ({ unit: { id: key, code: units.get(key)?.code ?? '' }, count: times })),
  }
}
