import type { competence, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { placedAt, stateOn } from '../../people/index.ts'
import { matrixOf } from './matrix.ts'

/** Of those who are assessed, so many shall pass (TRN-007). */
const GOAL = 0.9
const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/**
 * Certificates of the site's people today: counting ÷ all that are neither withdrawn nor replaced by one that counts. Practicals of a period:
 * the last decided assessment of each person and rubric. Null where there is nothing to measure.
 */
export async function competenceFigures(ctx: Ctx, { query }: Input<typeof competence.competenceFigures>): Promise<Output<typeof competence.competenceFigures>> {
  ctx.actor.mustSee('training:manage', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'must not be before the beginning')
  const { needed, missing } = await matrixOf(ctx, { siteId: query.siteId, filter: {} })
  return { certificates: await certificates(ctx, query.siteId, dayIn(timeZone, ctx.now)), practicals: await practicals(ctx, query, timeZone), requirements: { needed, missing, metRate: rate(needed - missing, needed) } }
}

async function certificates(ctx: Ctx, siteId: string, day: string): Promise<Output<typeof competence.competenceFigures>['certificates']> {
  const people = (await placedAt(ctx, siteId)).filter(({ isOfSite }) => isOfSite).map(({ id }) => id)
  const rows = people.length === 0 ? [] : await ctx.tx.selectFrom('certificate').select(['employee_id', 'kind', 'valid_from', 'valid_until', 'verified_at']).where('employee_id', 'in', people).where('withdrawn_at', 'is', null).execute()
  const states = rows.map((row) => ({ key: `${row.employee_id} ${row.kind}`, state: stateOn(day, { valid_from: row.valid_from, valid_until: row.valid_until, is_verified: row.verified_at !== null, is_withdrawn: false }) }))
  const counting = new Set(states.filter(({ state }) => state === 'valid' || state === 'expiring').map(({ key }) => key))
  const best = [...new Map([...states].sort((a, b) => Number(a.state === 'unverified') - Number(b.state === 'unverified')).map((one) => [one.key, one.state]))].filter(([key]) => !counting.has(key))
  const all = counting.size + best.length
  return { all, counting: counting.size, expiring: states.filter(({ state }) => state === 'expiring').length, expired: best.filter(([, state]) => state === 'expired').length, unverified: best.filter(([, state]) => state === 'unverified').length, validRate: rate(counting.size, all) }
}

async function practicals(ctx: Ctx, { siteId, from, to }: { siteId: string; from: string; to: string }, timeZone: string): Promise<Output<typeof competence.competenceFigures>['practicals']> {
  const { rows } = await ctx.client.query<{ id: string; name: string; assessed: number; passed: number; red: number; waiting: number }>({
    name: 'practical_figures',
    text: `select r.id, r.name, count(*) filter (where l.is_passed is not null)::int as assessed, count(*) filter (where l.is_passed)::int as passed, count(*) filter (where l.has_red_line)::int as red, count(*) filter (where l.is_passed is null)::int as waiting
           from (select distinct on (t.employee_id, t.rubric_id) t.* from practical_standing t join practical p on p.organization_id = t.organization_id and p.id = t.id
                 where p.site_id = $1 and p.scored_at >= $2 and p.scored_at < $3 order by t.employee_id, t.rubric_id, p.scored_at desc, p.id) l
           join practical_rubric r on r.organization_id = l.organization_id and r.id = l.rubric_id and r.kind = 'practical' group by r.organization_id, r.id order by r.name`,
    values: [siteId, midnightOf(from, timeZone), midnightOf(dayAfter(to), timeZone)],
  })
  const sum = (key: 'assessed' | 'passed' | 'red' | 'waiting'): number => rows.reduce((all, row) => all + row[key], 0)
  return { assessed: sum('assessed'), passed: sum('passed'), redLines: sum('red'), waiting: sum('waiting'), passRate: rate(sum('passed'), sum('assessed')), goal: GOAL, rubrics: rows.filter(({ assessed }) => assessed > 0).map((row) => ({ id: row.id, name: row.name, assessed: row.assessed, passed: row.passed, passRate: rate(row.passed, row.assessed) })) }
}
