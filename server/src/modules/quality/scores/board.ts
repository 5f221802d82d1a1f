import type { Input, Output, scores } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { dayIn, iso, monthAfter } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'
import { appealMarks } from '../appeals/marks.ts'
import { computeMonth, type MonthScores } from './compute.ts'
import type { Computed, Deduction } from './formula.ts'
import { closedMonth, closedMonths, frozenFacts, frozenScores, shown, type ClosedMonth } from './frozen.ts'
import { closingDay } from './month.ts'
import { ranksOf } from './ranks.ts'
import { ruleOf, ruleOfVersion } from './score-rules.ts'

/** Whose place everybody may know (SCR-008): the first so many, beside the own. */
const PUBLISHED = 3
const DAY = 86_400_000
const NO_MARKS = () => ({ appeal: null, mayAppeal: false })

export interface Looked {
  siteId: string
  month: string
  today: string
  rule: scores.ScoreRule
  closed: ClosedMonth | undefined
  found: MonthScores
  departments: Map<string, string>
}

/** The scores of a month as they are, or as they were frozen and corrected. */
export async function lookAtMonth(ctx: Ctx, siteId: string, asked: string | undefined): Promise<Looked> {
  ctx.actor.mustSee('standards:read', siteId)
  const site = await siteById(ctx, siteId)
  const today = dayIn(site.timeZone, ctx.now)
  const month = asked ?? (await newestMonth(ctx, siteId, today))
  if (month > today.slice(0, 7)) throw wrongField('rule_broken', '?month', 'has not begun')
  const closed = await closedMonth(ctx, siteId, month)
  if (closed) {
    const { departments, ...found } = await frozenScores(ctx, closed.id)
    return { siteId, month, today, closed, rule: await ruleOfVersion(ctx, closed.rule_version), found, departments }
  }
  const rule = await ruleOf(ctx, month)
  const found = await computeMonth(ctx, { id: siteId, timeZone: site.timeZone }, month, rule)
  return { siteId, month, today, closed, rule, found, departments: await departmentsOf(ctx, [...found.people.keys()]) }
}

/** Until a month closes it is the one that is spoken of: the new one has hardly begun. */
async function newestMonth(ctx: Ctx, siteId: string, today: string): Promise<string> {
  const running = today.slice(0, 7)
  const last = monthAfter(running, -1)
  const { closeDay } = await ruleOf(ctx, last)
  return today >= closingDay(last, closeDay) || (await closedMonth(ctx, siteId, last)) ? running : last
}

/** The site's own score of a month, for figures that rest on it. Rights are asked by whoever asks for the figures. */
export async function scoreOfSite(ctx: Ctx, siteId: string, month: string): Promise<Computed> {
  return (await lookAtMonth(ctx, siteId, month)).found.site
}

export async function departmentsOf(ctx: Ctx, employeeIds: readonly string[]): Promise<Map<string, string>> {
  if (employeeIds.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('employee as e')
    .innerJoin('department as d', (join) => join.onRef('d.organization_id', '=', 'e.organization_id').onRef('d.id', '=', 'e.department_id'))
    .select(['e.id', 'd.name']).where('e.id', 'in', [...employeeIds]).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The month of a site with its ranking: who scores sees all, everybody else the first three, the teams, and themselves (SCR-008). */
export async function scoreBoard(ctx: Ctx, { query }: Input<typeof scores.scoreBoard>): Promise<scores.ScoreBoard> {
  return boardOf(ctx, await lookAtMonth(ctx, query.siteId, query.month))
}

export async function boardOf(ctx: Ctx, { siteId, month, today, rule, closed, found, departments }: Looked): Promise<scores.ScoreBoard> {
  const isWhole = ctx.actor.can('checks:score', siteId)
  const names = await employeeNames(ctx, [...found.people.keys()])
  const ranks = ranksOf([...found.people].map(([id, { total }]) => ({ id, total })))
  const people = [...found.people]
    .map(([id, one]): scores.EmployeeScore => ({ ...shown(one), employee: { id, name: names.get(id) ?? '' }, template: found.templates.get(id) ?? 'employee', department: departments.get(id) ?? '', rank: ranks.get(id) ?? null }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.employee.name.localeCompare(b.employee.name, 'zh'))
  const closes = closingDay(month, rule.closeDay)
  return {
    siteId, month, rule, closedAt: closed ? iso(closed.closed_at) : null, closedBy: closed?.closed_by ?? '', closesOn: closes, mayClose: !closed && month < today.slice(0, 7) && ctx.actor.can('scores:manage', siteId), site: shown(found.site),
    people: people.filter(({ employee, rank }) => isWhole || employee.id === ctx.actor.employeeId || (rank !== null && rank <= PUBLISHED)), isWhole, scored: people.length, teams: teamsOf(people), months: await monthsOf(ctx, siteId, today.slice(0, 7)),
  }
}

/** Teams by the mean of their people; a team needs two, or it would tell of one. */
function teamsOf(people: readonly scores.EmployeeScore[]): scores.ScoreBoard['teams'] {
  const totals = new Map<string, number[]>()
  for (const { department, total } of people) if (department !== '' && total !== null) totals.set(department, [...(totals.get(department) ?? []), total])
  const teams = [...totals].filter(([, own]) => own.length > 1).map(([name, own]) => ({ name, people: own.length, score: Math.round((own.reduce((sum, one) => sum + one, 0) / own.length) * 100) / 100 }))
  const ranks = ranksOf(teams.map(({ name, score }) => ({ id: name, total: score })))
  return teams.map((team) => ({ ...team, rank: ranks.get(team.name)! })).sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'zh'))
}

/** What can be looked at: the current month, the one before, and all that are closed. */
async function monthsOf(ctx: Ctx, siteId: string, current: string): Promise<string[]> {
  return [...new Set([current, monthAfter(current, -1), ...(await closedMonths(ctx, siteId))])].sort().reverse()
}

/** What a month's score rests on; the site's own without an employee. */
export async function factsOf(ctx: Ctx, { closed, found }: Looked, employeeId: string | null): Promise<Deduction[]> {
  if (closed) return frozenFacts(ctx, closed.id, employeeId)
  return (employeeId === null ? found.site : found.people.get(employeeId))?.facts ?? []
}

/** One score with every deduction. The own for everybody, those of others and of the site for who scores. Throws `not_found`. */
export async function scoreDetails(ctx: Ctx, { query }: Input<typeof scores.scoreDetails>): Promise<Output<typeof scores.scoreDetails>> {
  const employeeId = query.employeeId ?? null
  const isOwn = employeeId !== null && employeeId === ctx.actor.employeeId
  if (!isOwn) ctx.actor.mustSee('checks:score', query.siteId)
  const looked = await lookAtMonth(ctx, query.siteId, query.month)
  const { month, rule, closed, found } = looked
  const one = employeeId === null ? found.site : found.people.get(employeeId)
  if (!one) throw new AppError('not_found', 'Nothing was seen or said of this colleague in the month')
  const facts = await factsOf(ctx, looked, employeeId)
  const until = closed ? new Date(closed.closed_at.getTime() + rule.appealDays * DAY) : null
  const marks = employeeId === null ? NO_MARKS : await appealMarks(ctx, { siteId: query.siteId, month, employeeId, until, facts })
  const name = employeeId === null ? null : ((await employeeNames(ctx, [employeeId])).get(employeeId) ?? '')
  return {
    ...shown(one), siteId: query.siteId, month, template: employeeId === null ? 'site' : (found.templates.get(employeeId) ?? 'employee'), employee: employeeId === null ? null : { id: employeeId, name: name! }, closedAt: closed ? iso(closed.closed_at) : null, appealUntil: iso(until), rule,
    facts: facts.map(({ at, ...fact }) => ({ ...fact, at: iso(at), ...marks(fact.key) })),
  }
}
