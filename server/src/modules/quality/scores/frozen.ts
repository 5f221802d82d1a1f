import type { scores } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import type { Computed, Deduction } from './formula.ts'
import { firstDay } from './month.ts'
import type { MonthScores } from './compute.ts'
import type { ScoreMonthTable, ScoreTable } from './tables.ts'

export type ClosedMonth = Selectable<ScoreMonthTable>
type Row = Selectable<ScoreTable>
const MOST_ROWS = 500

export function closedMonth(ctx: Ctx, siteId: string, month: string): Promise<ClosedMonth | undefined> {
  return ctx.tx.selectFrom('score_month').selectAll().where('site_id', '=', siteId).where('month', '=', firstDay(month)).executeTakeFirst()
}

/** Writes the scores of a month as they are now; they never change again. */
export async function freeze(ctx: Ctx, monthId: string, { site, people, templates }: MonthScores, departments: ReadonlyMap<string, string>): Promise<void> {
  const facts: (Deduction & { scoreId: string; position: number })[] = []
  for (const [employeeId, one] of [[null, site] as const, ...people]) {
    const id = newId()
    const { facts: own, isCapped, weights, ...parts } = one
    await ctx.tx.insertInto('score').values({ organization_id: ctx.organizationId, id, month_id: monthId, employee_id: employeeId, template: employeeId === null ? 'site' : (templates.get(employeeId) ?? 'employee'), department: employeeId === null ? '' : (departments.get(employeeId) ?? ''), ...parts, is_capped: isCapped, weights: JSON.stringify(weights) }).execute()
    for (const [position, fact] of own.entries()) facts.push({ ...fact, scoreId: id, position })
  }
  for (let at = 0; at < facts.length; at += MOST_ROWS)
    await ctx.tx.insertInto('score_fact').values(facts.slice(at, at + MOST_ROWS).map(({ scoreId, recordId, isLate, ...fact }) => ({ organization_id: ctx.organizationId, score_id: scoreId, record_id: recordId, is_late: isLate, ...fact }))).execute()
}

const number = (value: string | null): number | null => (value === null ? null : Number(value))

const read = (row: Row): Computed => ({
  customer: number(row.customer), mystery: number(row.mystery), internal: number(row.internal), total: number(row.total), isCapped: row.is_capped, weights: row.weights as Computed['weights'], voices: row.voices, facts: [],
})

/** The frozen scores of a month as they were corrected since, without their facts. */
export async function frozenScores(ctx: Ctx, monthId: string): Promise<MonthScores & { departments: Map<string, string> }> {
  const frozen = await ctx.tx.selectFrom('score').selectAll().where('month_id', '=', monthId).execute()
  const corrected = await newestCorrections(ctx, frozen.map(({ id }) => id))
  const rows = frozen.map((row) => ({ ...row, ...corrected.get(row.id) }))
  const ofPeople = rows.flatMap((row) => (row.employee_id === null ? [] : [[row.employee_id, row] as const]))
  return { site: read(rows.find(({ employee_id }) => employee_id === null)!), people: new Map(ofPeople.map(([id, row]) => [id, read(row)])), templates: new Map(ofPeople.map(([id, row]) => [id, row.template])), departments: new Map(ofPeople.map(([id, row]) => [id, row.department])) }
}

type Corrected = Pick<Row, 'customer' | 'mystery' | 'internal' | 'total' | 'is_capped' | 'weights' | 'voices'>
/** What the newest correction of each score made of it; scores that were never corrected are missing. */
export async function newestCorrections(ctx: Ctx, scoreIds: readonly string[]): Promise<Map<string, Corrected>> {
  if (scoreIds.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('score_correction').select(['score_id', 'customer', 'mystery', 'internal', 'total', 'is_capped', 'weights', 'voices']).where('score_id', 'in', [...scoreIds]).orderBy('at').orderBy('id').execute()
  return new Map(rows.map(({ score_id, ...parts }) => [score_id, parts]))
}

/** A line for each correction: what came back, so that the deductions still add up to what is missing to 100. */
async function correctionFacts(ctx: Ctx, monthId: string, employeeId: string | null): Promise<Deduction[]> {
  const rows = await ctx.tx
    .selectFrom('score_correction as c')
    .innerJoin('score as s', (join) => join.onRef('s.organization_id', '=', 'c.organization_id').onRef('s.id', '=', 'c.score_id'))
    .innerJoin('score_appeal as a', (join) => join.onRef('a.organization_id', '=', 'c.organization_id').onRef('a.id', '=', 'c.appeal_id'))
    .select(['c.appeal_id', 'c.total_before', 'c.total', 'c.at', 'a.number', 'a.decision']).where('s.month_id', '=', monthId).where('s.employee_id', employeeId === null ? 'is' : '=', employeeId).orderBy('c.at').execute()
  return rows.map((row) => ({ part: null, source: 'correction', key: `correction:${row.appeal_id}`, recordId: row.appeal_id, number: row.number, at: row.at, text: row.decision, value: number(row.total), lost: row.total === null ? 0 : Math.round((Number(row.total_before) - Number(row.total)) * 10_000) / 10_000, isLate: false }))
}

export async function frozenFacts(ctx: Ctx, monthId: string, employeeId: string | null): Promise<Deduction[]> {
  const rows = await ctx.tx
    .selectFrom('score_fact as f')
    .innerJoin('score as s', (join) => join.onRef('s.organization_id', '=', 'f.organization_id').onRef('s.id', '=', 'f.score_id'))
    .selectAll('f').where('s.month_id', '=', monthId).where('s.employee_id', employeeId === null ? 'is' : '=', employeeId).orderBy('f.position').execute()
  const facts = rows.map((row): Deduction => ({ part: row.part, source: row.source, key: row.key, recordId: row.record_id, number: row.number, at: row.at, text: row.text, value: number(row.value), lost: Number(row.lost), isLate: row.is_late }))
  return [...facts, ...(await correctionFacts(ctx, monthId, employeeId))]
}

/** The months of a site that are closed, newest first. */
export async function closedMonths(ctx: Ctx, siteId: string): Promise<string[]> {
  return (await ctx.tx.selectFrom('score_month').select('month').where('site_id', '=', siteId).orderBy('month', 'desc').limit(60).execute()).map(({ month }) => month.slice(0, 7))
}

export type Shown = Pick<scores.ScoreDetails, 'customer' | 'mystery' | 'internal' | 'total' | 'isCapped' | 'weights' | 'voices'>
export const shown = ({ facts: _, ...parts }: Computed): Shown => parts
