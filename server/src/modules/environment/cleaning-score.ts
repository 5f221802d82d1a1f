import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { SEVERITY_POINTS } from './score.ts'
import { settingsOf } from './settings.ts'

/** Local days, `to` included. */
export interface ScorePeriod {
  siteId: string
  from: string
  to: string
}

export interface CleaningScore {
  /** Checks and records of cleaning rounds together, and each of them. */
  count: number
  checks: number
  records: number
  passed: number
  /** Passed of all, 0…1, and the mean score, 0…100; null where nobody looked. */
  passRate: number | null
  score: number | null
}

export interface AreaScore {
  name: string
  count: number
  score: number
  passRate: number
}

/**
 * Every look at cleaning in a period: the checks by their score, and each point of a cleaning round by what was found there, since a round is a
 * check, too: nobody writes both down. A finding costs by how bad it is.
 */
const LOOKS = `
  select coalesce(a.name, c.place) as name, b.zone_id, c.score::float8 as score, c.score >= c.pass_mark as passed, 'check' as kind
  from clean_check c
  left join common_area a on a.organization_id = c.organization_id and a.id = c.area_id
  left join building b on b.organization_id = a.organization_id and b.id = a.building_id
  where c.site_id = $1 and c.checked_at >= $2 and c.checked_at < $3
  union all
  select p.name, b.zone_id, s.score, s.score >= $4, 'record'
  from inspection_task t
  join inspection_plan l on l.organization_id = t.organization_id and l.id = t.plan_id and l.kind = 'cleaning'
  join inspection_record r on r.organization_id = t.organization_id and r.task_id = t.id and r.standing = 'counts' and r.result <> 'skipped'
  join inspection_point p on p.organization_id = r.organization_id and p.id = r.point_id
  left join building b on b.organization_id = p.organization_id and b.id = p.building_id
  cross join lateral (
    select greatest(0, 100 - coalesce(sum(($5::jsonb ->> f.severity)::int), case when r.result = 'bad' then ($5::jsonb ->> 'normal')::int else 0 end))::float8 as score
    from finding f where f.organization_id = r.organization_id and f.record_id = r.id and f.state <> 'dropped'
  ) s
  where t.site_id = $1 and r.at >= $2 and r.at < $3`

async function parametersOf(ctx: Ctx, { siteId, from, to }: ScorePeriod): Promise<unknown[]> {
  const timeZone = await timeZoneOf(ctx, siteId)
  return [siteId, midnightOf(from, timeZone), midnightOf(dayAfter(to), timeZone), (await settingsOf(ctx, siteId)).pass_mark, JSON.stringify(SEVERITY_POINTS)]
}

const FIGURES = "count(*) filter (where kind = 'check')::int as checks, count(*) filter (where kind = 'record')::int as records, count(*) filter (where passed)::int as passed, round(avg(score)::numeric, 1)::float8 as score"
type Figures = Pick<CleaningScore, 'checks' | 'records' | 'passed' | 'score'>
function scoreOf({ checks, records, passed, score }: Figures): CleaningScore {
  const count = checks + records
  return { count, checks, records, passed, passRate: count === 0 ? null : passed / count, score }
}

/** How clean a site was (ENV-004). Asks for no permission: the caller has. */
export async function cleaningScore(ctx: Ctx, period: ScorePeriod): Promise<CleaningScore> {
  const { rows } = await ctx.client.query<Figures>(`select ${FIGURES} from (${LOOKS}) l`, await parametersOf(ctx, period))
  return scoreOf(rows[0]!)
}

/** How clean the buildings of each zone were, under null what lies in none; a zone at which nobody looked is not there. Asks for no permission. */
export async function cleaningByZone(ctx: Ctx, period: ScorePeriod): Promise<Map<string | null, CleaningScore>> {
  const { rows } = await ctx.client.query<Figures & { zone_id: string | null }>(`select zone_id, ${FIGURES} from (${LOOKS}) l group by zone_id`, await parametersOf(ctx, period))
  return new Map(rows.map(({ zone_id, ...figures }) => [zone_id, scoreOf(figures)]))
}

/** Each area, the worst first. */
export async function areaScores(ctx: Ctx, period: ScorePeriod): Promise<AreaScore[]> {
  const { rows } = await ctx.client.query<AreaScore>(
    `select name, count(*)::int as count, round(avg(score)::numeric, 1)::float8 as score, (count(*) filter (where passed))::float8 / count(*) as "passRate" from (${LOOKS}) l group by name order by 3, 1 limit 50`,
    await parametersOf(ctx, period),
  )
  return rows
}
