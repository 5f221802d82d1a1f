import type { scores } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { gather, type Gathered, type Of } from './evidence.ts'
import { computeScore, type Computed, type Sheet, type Voice } from './formula.ts'
import { beginOf, firstDay, monthAfter } from './month.ts'
import { termsOf } from './score-rules.ts'

export interface MonthScores {
  site: Computed
  people: Map<string, Computed>
}

/** The scores of a site's month from what is known now. */
export async function computeMonth(ctx: Ctx, site: { id: string; timeZone: string }, month: string, rule: scores.ScoreRule): Promise<MonthScores> {
  const evidence = await evidenceOf(ctx, site, month)
  const all = [...evidence.voices, ...evidence.mystery, ...evidence.internal]
  const people = new Map<string, Computed>()
  for (const id of new Set(all.flatMap(({ employeeId }) => employeeId ?? []))) {
    const own = <T extends Of<Voice | Sheet>>(items: readonly T[]): T[] => items.filter(({ employeeId }) => employeeId === id)
    people.set(id, computeScore({ voices: own(evidence.voices), mystery: own(evidence.mystery), internal: own(evidence.internal) }, termsOf(rule, 'employee')))
  }
  return { site: computeScore(evidence, termsOf(rule, 'site')), people }
}

/**
 * What counts in a month: what happened in it, and what happened in the month before but became known only after that one had closed (a
 * return visit that a phone without network brought late). What was counted once is never counted again.
 */
async function evidenceOf(ctx: Ctx, site: { id: string; timeZone: string }, month: string): Promise<Gathered> {
  const before = monthAfter(month, -1)
  const begin = beginOf(month, site.timeZone)
  const counted = await countedIn(ctx, site.id, before)
  const found = await gather(ctx, { siteId: site.id, from: counted === null ? begin : beginOf(before, site.timeZone), to: beginOf(monthAfter(month), site.timeZone) })
  const counts = <T extends Voice | Sheet>(items: readonly T[]): T[] => items.filter(({ at, key }) => at >= begin || !counted?.has(key)).map((item) => ({ ...item, isLate: item.at < begin }))
  return { voices: counts(found.voices), mystery: counts(found.mystery), internal: counts(found.internal) }
}

/** The evidence that a closed month of a site rests on; null while it is open. */
async function countedIn(ctx: Ctx, siteId: string, month: string): Promise<Set<string> | null> {
  const closed = await ctx.tx.selectFrom('score_month').select('id').where('site_id', '=', siteId).where('month', '=', firstDay(month)).executeTakeFirst()
  if (!closed) return null
  const rows = await ctx.tx
    .selectFrom('score_fact as f')
    .innerJoin('score as s', (join) => join.onRef('s.organization_id', '=', 'f.organization_id').onRef('s.id', '=', 'f.score_id'))
    .select('f.key').where('s.month_id', '=', closed.id).where('s.employee_id', 'is', null).execute()
  return new Set(rows.map(({ key }) => key))
}
