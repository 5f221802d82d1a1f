import { cases, platform, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newestCases } from '../cases/index.ts'
import { actionFigures } from './action-figures.ts'
import { count, share, type Figure, type Period } from './figure.ts'

type Overview = Output<typeof platform.overview>

interface Counts {
  registered: number
  closed: number
  open: number
  overdue: number
  complaints: number
  complaints_fed_back: number
  rated: number
  satisfied: number
  visited: number
  resolved: number
  unreachable: number
  from_residents: number
  digital: number
}

const MAX_DAYS = 400

/**
 * The figures of a site for what was registered in a period. A rate without a single case is null, never zero:
 * complaint feedback within 24 h (CMP-031, ≥ 95 %), satisfaction (SAT-001, ≥ 85 %: ratings of 4 and 5), work orders raised in 10 minutes
 * (RPR-013), repairs on time (RPR-018, ≥ 99 %), rework (RPR-018, ≤ 1 %), return visits (FUP-001), and which share of residents came by digital ways (SYS-001);
 * for those who score, what became of the corrective actions (SCR-010).
 */
export async function overview(ctx: Ctx, { query }: Input<typeof platform.overview>): Promise<Overview> {
  ctx.actor.mustSee('insight:read', query.siteId)
  const from = new Date(query.from)
  const to = new Date(query.to)
  if (to <= from) throw wrongField('rule_broken', '?to', 'must be later than from')
  if (to.getTime() - from.getTime() > MAX_DAYS * 86_400_000) throw wrongField('rule_broken', '?from', `at most ${MAX_DAYS} days`)
  const site = await ctx.tx.selectFrom('site').select('time_zone').where('id', '=', query.siteId).executeTakeFirst()
  if (!site) throw new AppError('not_found')
  const period = [query.siteId, from, to] as const
  return {
    asOf: ctx.now.toISOString(),
    // The list of actions shows all of a site to those who score only; a figure that opens to less would be wrong.
    figures: [...(await figuresOf(ctx, period)), ...(ctx.actor.can('checks:score', query.siteId) ? await actionFigures(ctx, period, site.time_zone) : [])],
    byDay: await byDay(ctx, period, site.time_zone),
    byCategory: await byCategory(ctx, period),
    open: await newestCases(ctx, query.siteId, { open: true }, 10),
  }
}

/** The figures of one site for what was registered in a period; asks for no permission. */
export async function figuresOf(ctx: Ctx, period: Period): Promise<Figure[]> {
  const [siteId, from, to] = period
  const counts = await countCases(ctx, period)
  return [...caseFigures(counts, { siteId, from: from.toISOString(), to: to.toISOString() }), ...(await clockFigures(ctx, period)), await reworkFigure(ctx, period)]
}

async function countCases(ctx: Ctx, period: Period): Promise<Counts> {
  const { rows } = await ctx.client.query<Counts>({
    name: 'insight_cases',
    text: `select count(*) as registered,
             count(*) filter (where status = 'closed') as closed,
             count(*) filter (where status not in ('closed', 'cancelled', 'invalid')) as open,
             count(*) filter (where status not in ('closed', 'cancelled', 'invalid') and next_due_at < $4) as overdue,
             count(*) filter (where kind = 'complaint') as complaints,
             count(*) filter (where kind = 'complaint' and exists (
               select 1 from timeline_entry t where t.organization_id = k.organization_id and t.record_id = k.id
                 and t.action in ('feedback', 'resolve', 'invalidate') and t.at <= k.registered_at + interval '24 hours')) as complaints_fed_back,
             count(score) as rated,
             count(*) filter (where score >= 4) as satisfied,
             count(*) filter (where resolved_at is not null and (visited_at is not null or confirmed_at is not null)) as visited,
             count(*) filter (where resolved_at is not null) as resolved,
             count(*) filter (where close_reason = 'unreachable') as unreachable,
             count(*) filter (where channel <> all($5)) as from_residents,
             count(*) filter (where channel = any($6)) as digital
           from service_case k where site_id = $1 and registered_at >= $2 and registered_at < $3`,
    values: [...period, ctx.now, cases.OWN_CHANNELS, cases.DIGITAL_CHANNELS],
  })
  return rows[0]!
}

function caseFigures(c: Counts, { from, to, siteId }: { from: string; to: string; siteId: string }): Figure[] {
  const link = (more: string): string => `/cases?siteId=${siteId}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}${more}`
  return [
    count('registered', c.registered, link('')),
    count('closed', c.closed, link('&status=closed')),
    count('open', c.open, link('&open=true')),
    count('overdue', c.overdue, link('&overdue=true')),
    share('complaintFeedback24hRate', c.complaints_fed_back, c.complaints, 0.95, link('&kind=complaint')),
    share('satisfactionRate', c.satisfied, c.rated, 0.85, link('&status=closed,confirmed')),
    share('returnVisitRate', c.visited, c.resolved, 1, link('&status=resolved,confirmed,closed')),
    count('closedUnreachable', c.unreachable, link('&status=closed')),
    share('digitalRate', c.digital, c.from_residents, null, link(`&channel=${cases.DIGITAL_CHANNELS.join(',')}`)),
  ]
}

/** Rates of promises from the clocks of the period: due or stopped in it; overdue and open counts as breached. */
async function clockFigures(ctx: Ctx, [siteId, from, to]: Period): Promise<Figure[]> {
  const { rows } = await ctx.client.query<{ metric: string; subject_type: string; met: number; counted: number }>({
    name: 'insight_clocks',
    text: `select metric, subject_type, count(*) filter (where outcome = 'met') as met, count(*) filter (where outcome = 'met' or outcome = 'breached' or due_at < $4) as counted
           from sla_clock where site_id = $1 and started_at >= $2 and started_at < $3 and state <> 'cancelled' group by metric, subject_type`,
    values: [siteId, from, to, ctx.now],
  })
  const rate = (key: string, subject: string, metric: string, target: number): Figure => {
    const row = rows.find((r) => r.metric === metric && r.subject_type === subject)
    return share(key, row?.met ?? 0, row?.counted ?? 0, target, subject === 'case' ? '/cases' : '/work-orders')
  }
  return [
    rate('raiseIn10MinutesRate', 'case', 'raise', 1),
    rate('arriveOnTimeRate', 'work_order', 'arrive', 0.99),
    rate('repairOnTimeRate', 'work_order', 'resolve', 0.99),
  ]
}

async function reworkFigure(ctx: Ctx, [siteId, from, to]: Period): Promise<Figure> {
  const { rows } = await ctx.client.query<{ reworks: number; done: number }>({
    name: 'insight_rework',
    text: `select count(*) filter (where rework_of is not null) as reworks, count(*) filter (where done_at is not null) as done
           from work_order where site_id = $1 and raised_at >= $2 and raised_at < $3 and status <> 'cancelled'`,
    values: [siteId, from, to],
  })
  return share('reworkRate', rows[0]!.reworks, rows[0]!.done, 0.01, '/work-orders')
}

async function byDay(ctx: Ctx, [siteId, from, to]: Period, zone: string): Promise<Overview['byDay']> {
  const { rows } = await ctx.client.query<Overview['byDay'][number]>({
    name: 'insight_by_day',
    text: `with days as (select generate_series(($2::timestamptz at time zone $4)::date, (($3::timestamptz - interval '1 second') at time zone $4)::date, interval '1 day')::date as day),
             opened as (select (registered_at at time zone $4)::date as day, count(*) as registered, count(*) filter (where kind = 'complaint') as complaints from service_case where site_id = $1 and registered_at >= $2 and registered_at < $3 group by 1),
             ended as (select (closed_at at time zone $4)::date as day, count(*) as closed from service_case where site_id = $1 and status = 'closed' and closed_at >= $2 and closed_at < $3 group by 1)
           select days.day::text as day, coalesce(registered, 0) as registered, coalesce(closed, 0) as closed, coalesce(complaints, 0) as complaints
           from days left join opened using (day) left join ended using (day) order by days.day`,
    values: [siteId, from, to, zone],
  })
  return rows
}

async function byCategory(ctx: Ctx, [siteId, from, to]: Period): Promise<Overview['byCategory']> {
  const { rows } = await ctx.client.query<{ id: string | null; name: string | null; count: number }>({
    name: 'insight_by_category',
    text: `select c.id, c.name, count(*) as count from service_case k left join case_category c on c.organization_id = k.organization_id and c.id = k.category_id
           where k.site_id = $1 and k.registered_at >= $2 and k.registered_at < $3 group by c.id, c.name order by count(*) desc, c.name limit 15`,
    values: [siteId, from, to],
  })
  return rows.map((row) => ({ id: row.id, name: row.name ?? '—', count: row.count }))
}
