import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { HOME, SETTLED, SUMMED, judged, midnight } from './report-sql.ts'

/** Any number; the second half of the lock names the site. */
const LOCK = 5_203_117
const SITES_AT_ONCE = 50

/**
 * Sums up anew the marked days of all sites, of any organisation; what another process has in hand is left to it. Returns how many sites.
 * Reports are right before and after: they count marked days clock by clock.
 */
export async function rollUpMarked(app: App, isStopped: () => boolean = () => false): Promise<number> {
  const { rows } = await app.database.pool.query<{ organization_id: string; site_id: string }>({
    name: 'sites_with_rollup_mark', text: 'select * from sites_with_rollup_mark($1)', values: [SITES_AT_ONCE],
  })
  let done = 0
  for (const { organization_id, site_id } of rows) {
    if (isStopped()) break
    if (await runInCtx(app, { actor: Actor.system(organization_id) }, (ctx) => rollUpSite(ctx, site_id))) done++
  }
  return done
}

/**
 * Takes away the marks of a site and sums up their days anew, in one transaction; false when another process is at it.
 * A mark that is committed meanwhile stays: its clock may or may not be in the new sums, and its day is done again.
 */
export async function rollUpSite(ctx: Ctx, siteId: string): Promise<boolean> {
  // Each statement sees what is committed before it: with the lock held, nobody writes older sums over newer ones.
  const locked = await ctx.client.query<{ is_mine: boolean }>({
    name: 'sla_rollup_lock', text: 'select pg_try_advisory_xact_lock($1, hashtext($2)) as is_mine', values: [LOCK, siteId],
  })
  if (!locked.rows[0]!.is_mine) return false
  const { rows } = await ctx.client.query<{ day: string; is_all: boolean }>({
    name: 'sla_rollup_marks',
    text: `with gone as (delete from sla_rollup_mark where organization_id = $1 and site_id = $2 returning home_at)
           select distinct (g.home_at at time zone s.time_zone)::date::text as day, g.home_at = '-infinity' as is_all
           from gone g, site s where s.organization_id = $1 and s.id = $2`,
    values: [ctx.organizationId, siteId],
  })
  if (rows.length === 0) return true
  const days = rows.some((row) => row.is_all) ? null : rows.map((row) => row.day)
  // Years at once are sorted in memory; a day needs next to none.
  if (days === null) await ctx.client.query("set local work_mem = '64MB'")
  await ctx.client.query({ text: REWRITE, values: [ctx.organizationId, siteId, days, ctx.now, DIMENSIONS] })
  return true
}

const DIMENSIONS = ['all', ...SUMMED]
/** Dimensions by their place in the list, so that sorting compares numbers. */
const VALUES = ['(1, null::text)', ...SUMMED.map((dimension, i) => `(${i + 2}, j.${dimension})`)].join(', ')
const BASE = 'home_day, stop_day, subject_type, metric'
const COUNTS = ['met', 'breached', 'cancelled', 'rested', 'rested_ms', 'met_by_rest']
/** Both groupings count the same clocks; counts are taken from the one by own time. */
const counted = COUNTS.map((column) => `coalesce(sum(${column}) filter (where by_wall = 1), 0) as ${column}`).join(', ')
/** Sorted, because a state for each of thousands of lists at once would not fit into memory. */
const times = (of: 'own' | 'wall'): string =>
  `string_agg(${of} || case when n > 1 then ':' || n else '' end, ',' order by own, wall) filter (where by_wall = ${of === 'own' ? 1 : 0})`

/** All settled clocks of the days $3 of a site (null: of every day), by every dimension. */
const REWRITE = `
  with gone as (
    delete from sla_rollup
    where organization_id = $1 and site_id = $2 and dimension = any ($5::text[]) and ($3::date[] is null or home_day = any ($3::date[]))),
  days as (
    select s.time_zone as zone, ${midnight('d.day', 's.time_zone')} as since, ${midnight('d.day + 1', 's.time_zone')} as until
    from site s, unnest($3::date[]) as d(day) where s.organization_id = $1 and s.id = $2
    union all
    select s.time_zone, '-infinity', 'infinity' from site s where s.organization_id = $1 and s.id = $2 and $3::date[] is null),
  judged as (
    select ${judged('d.zone', '$4')}
    from days d join sla_clock c on c.organization_id = $1 and c.site_id = $2 and ${HOME} >= d.since and ${HOME} < d.until
    where ${SETTLED}),
  based as materialized (select dense_rank() over (order by ${BASE}) as base, r.* from judged r),
  cells as (
    select base, v.dimension, v.value collate "C" as value, own, wall, grouping(wall) as by_wall, count(*)::integer as n,
      ${COUNTS.map((column) => `sum(${column})::bigint as ${column}`).join(', ')}
    from based j cross join lateral (values ${VALUES}) as v(dimension, value)
    group by base, v.dimension, v.value collate "C", grouping sets ((own), (wall))),
  sums as (
    select base, dimension, value, ${counted}, ${times('own')} as own_times, ${times('wall')} as wall_times
    from cells group by base, dimension, value)
  insert into sla_rollup (organization_id, site_id, ${BASE}, dimension, value, ${COUNTS.join(', ')}, own_times, wall_times)
  select $1, $2, ${BASE}, ($5::text[])[dimension], value, ${COUNTS.join(', ')}, own_times, wall_times
  from sums join (select distinct base, ${BASE} from based) bases using (base)`
