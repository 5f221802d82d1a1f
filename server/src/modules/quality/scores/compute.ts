import type { scores } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { monthAfter } from '../../../platform/time.ts'
import { struckKeys } from '../appeals/struck.ts'
import { gather, type Gathered, type Of } from './evidence.ts'
import { computeScore, type Computed, type Sheet, type Voice } from './formula.ts'
import { beginOf, firstDay } from './month.ts'
import { templatesOf, termsOf } from './score-rules.ts'

export interface MonthScores {
  site: Computed
  people: Map<string, Computed>
  /** By which weights each of them was scored. */
  templates: ReadonlyMap<string, scores.ScoreTemplate>
}

/** The scores of a site's month from what is known now. */
export async function computeMonth(ctx: Ctx, site: { id: string; timeZone: string }, month: string, rule: scores.ScoreRule): Promise<MonthScores> {
  const evidence = await evidenceOf(ctx, site, month)
  return scoresOf(evidence, rule, await templatesOf(ctx, rule, concerned(evidence)))
}

/** The scores of a closed month from the evidence that it rests on, without what was struck since; by the templates that it was closed by. */
export async function recomputeClosed(ctx: Ctx, site: { id: string; timeZone: string }, month: string, rule: scores.ScoreRule, monthId: string, templates: MonthScores['templates']): Promise<MonthScores> {
  return scoresOf(await evidenceOf(ctx, site, month, await keysOf(ctx, monthId)), rule, templates)
}

const concerned = ({ voices, mystery, internal }: Gathered): string[] => [...new Set([...voices, ...mystery, ...internal].flatMap(({ employeeId }) => employeeId ?? []))]

function scoresOf(evidence: Gathered, rule: scores.ScoreRule, templates: MonthScores['templates']): MonthScores {
  const people = new Map<string, Computed>()
  for (const id of concerned(evidence)) {
    const own = <T extends Of<Voice | Sheet>>(items: readonly T[]): T[] => items.filter(({ employeeId }) => employeeId === id)
    people.set(id, computeScore({ voices: own(evidence.voices), mystery: own(evidence.mystery), internal: own(evidence.internal) }, termsOf(rule, templates.get(id) ?? 'employee')))
  }
  return { site: computeScore(evidence, termsOf(rule, 'site')), people, templates }
}

/**
 * What counts in a month: what happened in it, and what happened in the month before but became known only after that one had closed (a
 * return visit that a phone without network brought late). What was counted once is never counted again, what was struck by an appeal nowhere.
 * Of a closed month `only` says what it rests on.
 */
async function evidenceOf(ctx: Ctx, site: { id: string; timeZone: string }, month: string, only?: ReadonlySet<string>): Promise<Gathered> {
  const before = monthAfter(month, -1)
  const begin = beginOf(month, site.timeZone)
  const counted = await countedIn(ctx, site.id, before)
  const struck = await struckKeys(ctx, site.id)
  const found = await gather(ctx, { siteId: site.id, from: counted === null ? begin : beginOf(before, site.timeZone), to: beginOf(monthAfter(month), site.timeZone) })
  const counts = <T extends Voice | Sheet>(items: readonly T[]): T[] => items.filter(({ at, key }) => !struck.has(key) && (only ? only.has(key) : at >= begin || !counted?.has(key))).map((item) => ({ ...item, isLate: item.at < begin }))
  return { voices: counts(found.voices), mystery: counts(found.mystery), internal: counts(found.internal) }
}

/** The evidence that a closed month of a site rests on; null while it is open. */
async function countedIn(ctx: Ctx, siteId: string, month: string): Promise<Set<string> | null> {
  const closed = await ctx.tx.selectFrom('score_month').select('id').where('site_id', '=', siteId).where('month', '=', firstDay(month)).executeTakeFirst()
  return closed ? keysOf(ctx, closed.id) : null
}

async function keysOf(ctx: Ctx, monthId: string): Promise<Set<string>> {
  const rows = await ctx.tx
    .selectFrom('score_fact as f')
    .innerJoin('score as s', (join) => join.onRef('s.organization_id', '=', 'f.organization_id').onRef('s.id', '=', 'f.score_id'))
    .select('f.key').where('s.month_id', '=', monthId).where('s.employee_id', 'is', null).execute()
  return new Set(rows.map(({ key }) => key))
}
