import type { scores } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { siteById } from '../../organization/index.ts'
import { recomputeClosed } from '../scores/compute.ts'
import type { Computed } from '../scores/formula.ts'
import { frozenScores, type ClosedMonth } from '../scores/frozen.ts'
import { ruleOfVersion } from '../scores/score-rules.ts'

const NOTHING: Computed = { customer: null, mystery: null, internal: null, total: null, isCapped: false, weights: { customer: null, mystery: null, internal: null }, voices: 0, facts: [] }
const PARTS = ['customer', 'mystery', 'internal', 'total', 'isCapped', 'voices'] as const

/**
 * A frozen month without the evidence of an appeal that was accepted: of every score that becomes another a correction is kept, with what it
 * was. The frozen scores stay as they are.
 */
export async function correctMonth(ctx: Ctx, closed: ClosedMonth, appealId: string): Promise<void> {
  const site = await siteById(ctx, closed.site_id)
  const before = await frozenScores(ctx, closed.id)
  const now = await recomputeClosed(ctx, site, closed.month.slice(0, 7), await ruleOfVersion(ctx, closed.rule_version), closed.id, before.templates)
  const rows = await ctx.tx.selectFrom('score').select(['id', 'employee_id']).where('month_id', '=', closed.id).execute()
  for (const { id, employee_id } of rows) {
    const was = employee_id === null ? before.site : before.people.get(employee_id)!
    const one = employee_id === null ? now.site : (now.people.get(employee_id) ?? NOTHING)
    if (PARTS.every((part) => was[part] === one[part])) continue
    await ctx.tx
      .insertInto('score_correction')
      .values({ organization_id: ctx.organizationId, id: newId(), score_id: id, appeal_id: appealId, total_before: was.total, customer: one.customer, mystery: one.mystery, internal: one.internal, total: one.total, is_capped: one.isCapped, weights: JSON.stringify(one.weights), voices: one.voices, at: ctx.now, by_name: ctx.actor.name })
      .execute()
  }
}

/** What corrections made of the scores of the appellants, by appeal. */
export async function correctionsOf(ctx: Ctx, appealIds: readonly string[]): Promise<Map<string, NonNullable<scores.ScoreAppeal['correction']>>> {
  if (appealIds.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('score_correction as c')
    .innerJoin('score as s', (join) => join.onRef('s.organization_id', '=', 'c.organization_id').onRef('s.id', '=', 'c.score_id'))
    .innerJoin('score_appeal as a', (join) => join.onRef('a.organization_id', '=', 'c.organization_id').onRef('a.id', '=', 'c.appeal_id').onRef('a.employee_id', '=', 's.employee_id'))
    .select(['c.appeal_id', 'c.total_before', 'c.total', 'c.at', 'c.by_name']).where('c.appeal_id', 'in', [...appealIds]).execute()
  const number = (value: string | null): number | null => (value === null ? null : Number(value))
  return new Map(rows.map((row) => [row.appeal_id, { before: number(row.total_before), after: number(row.total), at: row.at.toISOString(), by: row.by_name }]))
}
