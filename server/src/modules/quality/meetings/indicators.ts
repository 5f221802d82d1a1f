import type { Input, Output, quality } from '@guanjia/contract'
import type { QualityIndicator } from '@guanjia/contract/quality-choices.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { dayAfter, dayIn, monthAfter } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { scoreOfSite } from '../scores/board.ts'
import type { Computed } from '../scores/formula.ts'
import { beginOf, firstDay } from '../scores/month.ts'

/** What holds until an organisation sets its own. `isMost`: not more than this. */
const GOALS: Record<QualityIndicator, { goal: number; isMost: boolean }> = {
  site_total: { goal: 85, isMost: false }, customer: { goal: 90, isMost: false }, mystery: { goal: 85, isMost: false }, internal: { goal: 90, isMost: false }, six_s: { goal: 90, isMost: false }, red_lines: { goal: 0, isMost: true }, actions_on_time: { goal: 95, isMost: false }, appeals_on_time: { goal: 100, isMost: false },
  evaluation: { goal: 90, isMost: false }, department_rating: { goal: 4, isMost: false },
}
export const INDICATORS = Object.keys(GOALS) as QualityIndicator[]

export async function goalsOf(ctx: Ctx): Promise<Map<QualityIndicator, { goal: number; isMost: boolean; version: number }>> {
  const rows = await ctx.tx.selectFrom('quality_goal').select(['indicator', 'version', 'goal']).orderBy('version').execute()
  const set = new Map(rows.map((row) => [row.indicator, { goal: Number(row.goal), version: row.version }]))
  return new Map(INDICATORS.map((one) => [one, { ...GOALS[one], version: 0, ...set.get(one) }]))
}

/** Sets a goal for the whole company (SCR-005). Throws `not_permitted`, `stale_version`. */
export async function setQualityGoal(ctx: Ctx, { body }: Input<typeof quality.setQualityGoal>): Promise<Output<typeof quality.setQualityGoal>> {
  if (ctx.actor.sitesFor('scores:manage') !== 'all') throw new AppError('not_permitted', 'The goals are the same at all sites')
  if ((await goalsOf(ctx)).get(body.indicator)!.version !== body.version) throw new AppError('stale_version')
  const made = await ctx.tx.insertInto('quality_goal').values({ organization_id: ctx.organizationId, indicator: body.indicator, version: body.version + 1, goal: body.goal, at: ctx.now, by_name: ctx.actor.name }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('stale_version')
  return { indicator: body.indicator, goal: body.goal, version: body.version + 1 }
}

type Values = Record<QualityIndicator, number | null>

/** Every indicator of a month; null where there is nothing to rest on. `known`: the site's score, where somebody has it. */
async function indicatorsOf(ctx: Ctx, siteId: string, month: string, known?: Computed): Promise<Values> {
  const { timeZone } = await siteById(ctx, siteId)
  const site = known ?? (await scoreOfSite(ctx, siteId, month))
  const { rows } = await ctx.client.query<Record<Exclude<keyof Values, 'site_total' | 'customer' | 'mystery' | 'internal'>, string | null>>(
    `select
       (select avg(score) from service_check where site_id = $1 and occasion = 'six_s' and checked_at >= $2 and checked_at < $3) as six_s,
       (select count(*) filter (where has_red_line) from service_check where site_id = $1 and checked_at >= $2 and checked_at < $3 having count(*) > 0) as red_lines,
       (select 100.0 * count(*) filter (where state in ('done', 'closed') and done_at < (due_on + 1)::timestamp at time zone $4) / nullif(count(*), 0) from quality_action where site_id = $1 and state <> 'dropped' and due_on >= $5::date and due_on < ($5::date + interval '1 month') and (state in ('done', 'closed') or (due_on + 1)::timestamp at time zone $4 <= $6)) as actions_on_time,
       (select 100.0 * count(*) filter (where decided_at <= answer_due_at) / nullif(count(*), 0) from score_appeal where site_id = $1 and state <> 'withdrawn' and answer_due_at >= $2 and answer_due_at < $3 and (decided_at is not null or answer_due_at <= $6)) as appeals_on_time,
       (select 100.0 * (avg(score) - 1) / 4 from evaluation_opinion where site_id = $1 and said_at >= $2 and said_at < $3 and score is not null) as evaluation,
       (select avg((promptness + quality + cooperation) / 3.0) from department_rating where site_id = $1 and quarter = date_trunc('quarter', $5::date)::date) as department_rating`,
    [siteId, beginOf(month, timeZone), beginOf(monthAfter(month), timeZone), timeZone, firstDay(month), ctx.now],
  )
  const shown = (value: string | null): number | null => (value === null ? null : Math.round(Number(value) * 100) / 100)
  const found = rows[0]!
  return {
    site_total: site.total, customer: site.customer, mystery: site.mystery, internal: site.internal, six_s: shown(found.six_s), red_lines: shown(found.red_lines), actions_on_time: shown(found.actions_on_time), appeals_on_time: shown(found.appeals_on_time), evaluation: shown(found.evaluation), department_rating: shown(found.department_rating),
  }
}

/** The records behind a figure, in the console. */
function pathOf(indicator: QualityIndicator, month: string): string {
  const last = dayAfter(firstDay(monthAfter(month)), -1)
  const days = `from=${firstDay(month)}&to=${last}`
  const paths: Record<QualityIndicator, string> = {
    site_total: `/quality/scores/details?month=${month}`, customer: `/quality/scores/details?month=${month}`, mystery: '/quality/mystery?state=submitted', internal: `/quality/checks?${days}`, six_s: `/quality/checks?occasion=six_s&${days}`, red_lines: `/quality/checks?redLine=true&${days}`,
    actions_on_time: `/quality/improve/actions?dueFrom=${firstDay(month)}&dueTo=${last}`, appeals_on_time: `/quality/appeals?month=${month}`, evaluation: '/quality/improve/evaluations', department_rating: '/quality/improve/ratings',
  }
  return paths[indicator]
}

export function listQualityIndicators(ctx: Ctx, { query }: Pick<Input<typeof quality.listQualityIndicators>, 'query'>): Promise<Output<typeof quality.listQualityIndicators>> {
  return indicatorsAt(ctx, query, new Map())
}

/** Every indicator of a month with the month before, its goal, and where it opens. `known`: the site's scores by month that somebody has. */
export async function indicatorsAt(ctx: Ctx, query: Input<typeof quality.listQualityIndicators>['query'], known: ReadonlyMap<string, Computed>): Promise<Output<typeof quality.listQualityIndicators>> {
  ctx.actor.mustSee('checks:score', query.siteId)
  const today = dayIn((await siteById(ctx, query.siteId)).timeZone, ctx.now)
  const month = query.month ?? today.slice(0, 7)
  if (month > today.slice(0, 7)) throw wrongField('rule_broken', '?month', 'has not begun')
  const goals = await goalsOf(ctx)
  const now = await indicatorsOf(ctx, query.siteId, month, known.get(month))
  const before = await indicatorsOf(ctx, query.siteId, monthAfter(month, -1), known.get(monthAfter(month, -1)))
  return {
    month,
    items: INDICATORS.map((indicator) => {
      const { goal, isMost, version } = goals.get(indicator)!
      const value = now[indicator]
      return { indicator, value, before: before[indicator], goal, isMet: value === null ? null : isMost ? value <= goal : value >= goal, isMost, version, path: pathOf(indicator, month) }
    }),
  }
}
