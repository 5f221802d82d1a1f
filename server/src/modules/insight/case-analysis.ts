import { analysis, redress, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { Values } from '../../platform/database/values.ts'
import { pageOf, readCursor } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { caseSummariesOf } from '../cases/index.ts'
import { casesText, totalsText, type CaseScope } from './case-base.ts'
import { causesOf, countsByDay, heatOf, phasesOf, repeatHouseholdsOf } from './case-slices.ts'
import { before, mustBePeriod, yearBefore, type Days } from './periods.ts'
import { proposalsOf } from './proposals.ts'
import { trendOf } from './trend.ts'

type Query = Input<typeof analysis.caseAnalysis>['query']
type Totals = analysis.CaseAnalysis['totals']

/**
 * Cases and complaints of a site and period by cause, place, time, household and age of the estate (CMP-017, CMP-030, RPR-010).
 * A rate without anything to divide by is null. Throws `not_found` for a site outside the scope, `rule_broken` naming `?to`.
 */
export async function caseAnalysis(ctx: Ctx, { query }: Input<typeof analysis.caseAnalysis>): Promise<analysis.CaseAnalysis> {
  const { site, scope } = await scopeOf(ctx, query)
  const households = await householdsOf(ctx, scope)
  const [totals, earlier, lastYear] = [await totalsOf(ctx, scope, households), await earlierTotals(ctx, scope, before(scope), households, site), await earlierTotals(ctx, scope, yearBefore(scope), households, site)]
  return {
    asOf: ctx.now.toISOString(), households, totals, before: earlier, lastYear,
    pareto: await causesOf(ctx, scope, query.by),
    heat: await heatOf(ctx, scope),
    trend: trendOf(scope, site.first_day, query.step, dayIn(site.time_zone, ctx.now), await countsByDay(ctx, scope)),
    repeatHouseholds: await repeatHouseholdsOf(ctx, scope),
    phases: await phasesOf(ctx, scope, redress.ESTATE_PERIODS),
    proposals: await proposalsOf(ctx, scope),
  }
}

type SiteRow = { time_zone: string; first_day: string | null }

/** Whose figures, and of when; also the first day of which the site has a case. */
export async function scopeOf(ctx: Ctx, query: Pick<Query, 'siteId' | 'from' | 'to' | 'filter'>): Promise<{ site: SiteRow; scope: CaseScope }> {
  ctx.actor.mustSee('insight:read', query.siteId)
  mustBePeriod(query)
  const { rows } = await ctx.client.query<SiteRow>({
    name: 'insight_site',
    text: `select s.time_zone, (select (min(c.registered_at) at time zone s.time_zone)::date::text from service_case c where c.organization_id = s.organization_id and c.site_id = s.id) as first_day from site s where s.id = $1`,
    values: [query.siteId],
  })
  if (!rows[0]) throw new AppError('not_found')
  return { site: rows[0], scope: { siteId: query.siteId, from: query.from, to: query.to, filter: query.filter } }
}

/** Households that moved in, in the places that the filter names. */
async function householdsOf(ctx: Ctx, { siteId, filter }: CaseScope): Promise<number> {
  const { rows } = await ctx.client.query<{ count: number }>({
    name: 'insight_households',
    text: `select count(*)::int as count from unit u left join building b on b.organization_id = u.organization_id and b.id = u.building_id
           where u.site_id = $1 and u.state <> 'not_handed_over' and ($2::uuid is null or u.building_id = $2) and ($3::uuid is null or b.zone_id = $3) and ($4::uuid is null or u.id = $4)`,
    values: [siteId, filter.buildingId ?? null, filter.zoneId ?? null, filter.unitId ?? null],
  })
  return rows[0]!.count
}

interface TotalsRow {
  cases: number
  complaints: number
  repeats: number
  rated: number
  satisfied: number
  complainants_rated: number
  recovered: number
  forward_p50: string | null
  forwarded_late: number
}

async function totalsOf(ctx: Ctx, scope: CaseScope, households: number): Promise<Totals> {
  const values = new Values()
  const rows = casesText(scope, values, ctx.now)
  const found = await ctx.client.query<TotalsRow>(`select ${totalsText(`${values.add(ctx.now)}::timestamptz`)} from (${rows}) k`, values.all)
  const row = found.rows[0]!
  return {
    cases: row.cases, complaints: row.complaints, merged: await mergedOf(ctx, scope), perHundred: rate(row.complaints * 100, households), repeats: row.repeats, repeatRate: rate(row.repeats, row.complaints),
    rated: row.rated, satisfied: row.satisfied, complainantsRated: row.complainants_rated, recovered: row.recovered, recoveredRate: rate(row.recovered, row.complainants_rated),
    forwardP50Seconds: row.forward_p50 === null ? null : Number(row.forward_p50), forwardedLate: row.forwarded_late,
  }
}

const rate = (part: number, of: number): number | null => (of === 0 ? null : part / of)

async function mergedOf(ctx: Ctx, { siteId, from, to }: CaseScope): Promise<number> {
  const { rows } = await ctx.client.query<{ count: number }>({
    name: 'insight_merged',
    text: `select count(*)::int as count from site s join service_case c on c.organization_id = s.organization_id and c.site_id = s.id and c.duplicate_of is not null
             and c.registered_at >= ($2::date)::timestamp at time zone s.time_zone and c.registered_at < ($3::date + 1)::timestamp at time zone s.time_zone where s.id = $1`,
    values: [siteId, from, to],
  })
  return rows[0]!.count
}

/** Totals of other days; null when the site was not yet using the product: nothing recorded is not "no complaint". */
async function earlierTotals(ctx: Ctx, scope: CaseScope, days: Days, households: number, site: SiteRow): Promise<Totals | null> {
  if (site.first_day === null || site.first_day > days.from) return null
  return totalsOf(ctx, { ...scope, ...days }, households)
}

/** The cases behind a figure, newest first. */
export async function caseAnalysisRows(ctx: Ctx, { query }: Input<typeof analysis.caseAnalysisRows>): Promise<Output<typeof analysis.caseAnalysisRows>> {
  const { scope } = await scopeOf(ctx, query)
  const values = new Values()
  const rows = casesText(scope, values, ctx.now)
  const total = (await ctx.client.query<{ count: number }>(`select count(*)::int as count from (${rows}) k`, values.all)).rows[0]!.count
  const after = query.cursor === undefined ? null : readCursor(query.cursor, ['instant', 'id'])
  const past = after === null ? '' : ` where (k.registered_at, k.id) < (${values.add(after[0])}::timestamptz, ${values.add(after[1])}::uuid)`
  const found = await ctx.client.query<{ id: string; registered_at: Date }>(`select k.id, k.registered_at from (${rows}) k${past} order by k.registered_at desc, k.id desc limit ${values.add(query.limit + 1)}`, values.all)
  const summaries = await caseSummariesOf(ctx, found.rows.slice(0, query.limit).map(({ id }) => id))
  return pageOf(found.rows, query.limit, (row) => [row.registered_at, row.id], ({ id }) => summaries.get(id)!, { count: total, exact: true })
}
