import type { Input, Output, sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { METRICS } from './metrics.ts'
import { valueNames } from './report-names.ts'
import { sitesFor } from './report-scope.ts'
import { type Dimension, HOME, SETTLED, SUMMED, UNSETTLED, midnight } from './report-sql.ts'

type Choices = typeof sla.slaReportChoices
type Choice = { dimension: Dimension; value: string }

/** What occurs in the clocks of a site, or of all that the actor sees, for the filters of the report. Throws `not_found`. */
export async function slaReportChoices(ctx: Ctx, { query }: Input<Choices>): Promise<Output<Choices>> {
  const siteIds = await sitesFor(ctx, query.siteId)
  const { rows } = await ctx.client.query<Choice>({ text: CHOICES, values: [ctx.organizationId, siteIds, SUMMED] })
  const choices: Choice[] = [...siteIds.map((value): Choice => ({ dimension: 'site', value })), ...rows]
  const nameOf = await valueNames(ctx, choices)
  const items = choices.map((choice) => ({ ...choice, name: nameOf(choice) }))
  return { items: items.sort((a, b) => orderOf(a) - orderOf(b) || a.name.localeCompare(b.name, ctx.locale, { numeric: true })) }
}

const METRIC_ORDER = METRICS.map(({ metric }) => metric)
const orderOf = ({ dimension, value }: Choice): number => (dimension === 'metric' ? METRIC_ORDER.indexOf(value) : 0)

const columnOf = (dimension: string): string => (dimension === 'category' ? 'c.category[cardinality(c.category)]' : `c.${dimension}::text`)
const VALUES = SUMMED.map((dimension) => `('${dimension}', ${columnOf(dimension)})`)
const IN_CLOCK = `lateral (values ('metric', c.metric), ${VALUES.join(', ')}) as v(dimension, value)`

const OF_SITE = 'c.organization_id = s.organization_id and c.site_id = s.site_id'
const least = (site: string, dimension: string, more = ''): string =>
  `(select min(r.value) from sla_rollup r where r.site_id = ${site}.site_id and r.dimension = ${dimension}.dimension ${more})`

/** From value to next value of the sums, and beside them the clocks that are not summed up. Departments are those of the holders. */
const CHOICES = `
  with recursive scope as materialized (
    select s.organization_id, s.id as site_id, s.time_zone as zone from site s where s.organization_id = $1 and s.id = any ($2::uuid[])),
  summed as (
    select s.site_id, d.dimension, ${least('s', 'd')} as value
    from scope s, unnest($3::text[]) as d(dimension)
    union all
    select n.site_id, n.dimension, ${least('n', 'n', 'and r.value > n.value')}
    from summed n where n.value is not null),
  marked as materialized (
    select distinct m.site_id, (m.home_at at time zone s.zone)::date as day
    from scope s join sla_rollup_mark m on m.organization_id = s.organization_id and m.site_id = s.site_id),
  found as (
    select dimension, value from summed
    union
    select 'metric', r.metric
    from scope s join sla_rollup r on r.organization_id = s.organization_id and r.site_id = s.site_id and r.dimension = 'all'
    union
    select v.dimension, v.value from scope s join sla_clock c on ${OF_SITE}, ${IN_CLOCK} where ${UNSETTLED}
    union
    select v.dimension, v.value from marked m join scope s on s.site_id = m.site_id join sla_clock c on ${OF_SITE} and (m.day = '-infinity'
        or ${HOME} >= ${midnight('m.day', 's.zone')} and ${HOME} < ${midnight('m.day + 1', 's.zone')}), ${IN_CLOCK}
    where ${SETTLED})
  select dimension, value from found where value is not null
  union
  select 'department', e.department_id::text from found f join employee e on e.organization_id = $1 and e.id::text = f.value
  where f.dimension = 'holder' and e.department_id is not null`
