import type { Input, onboarding, Output, TimelineEntry } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { filesById } from '../../../platform/files/files.ts'
import { countUpTo, likeText, pageOf, readCursor, readTimeline } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'
import { jointOf } from '../practicals/rules.ts'
import { ONBOARDING_ACTS, stateOfOnboarding } from './state.ts'
import type { EvaluationTable, OnboardingTable } from './tables.ts'

export type OnboardingRow = Selectable<OnboardingTable>
type EvaluationRow = Selectable<EvaluationTable>
type Filter = Input<typeof onboarding.listOnboardings>['query']['filter']

export const evaluationsOf = (ctx: Ctx, ids: readonly string[]): Promise<EvaluationRow[]> => (ids.length === 0 ? Promise.resolve([]) : ctx.tx.selectFrom('onboarding_evaluation').selectAll().where('onboarding_id', 'in', [...ids]).orderBy('weight', 'desc').orderBy('evaluator_id').execute())

async function summariesOf(ctx: Ctx, rows: readonly OnboardingRow[], evaluations: readonly EvaluationRow[]): Promise<onboarding.OnboardingSummary[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.map(({ employee_id }) => employee_id))
  const today = dayIn(await timeZoneOf(ctx, rows[0]!.site_id), ctx.now)
  return rows.map((row) => {
    const own = evaluations.filter(({ onboarding_id }) => onboarding_id === row.id)
    const state = stateOfOnboarding(row)
    return {
      id: row.id, number: row.number, siteId: row.site_id, employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, post: row.post, state, startedOn: row.started_on, probationUntil: row.probation_until, isOverdue: row.outcome === null && row.probation_until < today, evaluators: own.length, evaluated: own.filter(({ submitted_at }) => submitted_at !== null).length,
      isMineToEvaluate: state === 'regularisation' && own.some(({ evaluator_id, submitted_at }) => evaluator_id === ctx.actor.employeeId && submitted_at === null), version: row.version,
    }
  })
}

const STATE = sql`case when onboarding.outcome is not null then onboarding.outcome when onboarding.written_at is null then 'pre_entry' when onboarding.scenario_at is null then 'probation' else 'regularisation' end`

export async function filteredOnboardings(ctx: Ctx, siteId: string, filter: Filter): Promise<SelectQueryBuilder<Tables, 'onboarding', object>> {
  ctx.actor.mustSee('training:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  let select: SelectQueryBuilder<Tables, 'onboarding', object> = ctx.tx.selectFrom('onboarding').where('onboarding.site_id', '=', siteId)
  if (filter.state?.length) select = select.where(sql<boolean>`${STATE} = any (${filter.state}::text[])`)
  if (filter.post?.length) select = select.where('onboarding.post', 'in', filter.post)
  if (filter.overdue !== undefined) {
    const late = sql<boolean>`(onboarding.outcome is null and onboarding.probation_until < ${dayIn(timeZone, ctx.now)}::date)`
    select = select.where(filter.overdue ? late : sql<boolean>`not ${late}`)
  }
  if (filter.mine === true || !ctx.actor.can('training:manage', siteId)) {
    const me = ctx.actor.employeeId
    select = select.where((e) => e.or([sql<boolean>`onboarding.employee_id is not distinct from ${me}::uuid`, e('onboarding.id', 'in', e.selectFrom('onboarding_evaluation').select('onboarding_id').where(sql<boolean>`evaluator_id is not distinct from ${me}::uuid`))]))
  }
  if (filter.q) {
    const words = `%${likeText(filter.q.trim())}%`
    select = select.where(sql<boolean>`(onboarding.number ilike ${words} or exists (select from employee w where w.organization_id = onboarding.organization_id and w.id = onboarding.employee_id and w.name ilike ${words}))`)
  }
  return select
}

export async function listOnboardings(ctx: Ctx, { query }: Input<typeof onboarding.listOnboardings>): Promise<Output<typeof onboarding.listOnboardings>> {
  const all = await filteredOnboardings(ctx, query.siteId, query.filter)
  let select = all.selectAll('onboarding')
  if (query.cursor !== undefined) {
    const [on, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(onboarding.started_on, onboarding.id) < (${on}::date, ${id}::uuid)`)
  }
  const rows = await select.orderBy('onboarding.started_on', 'desc').orderBy('onboarding.id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await summariesOf(ctx, rows, await evaluationsOf(ctx, rows.map(({ id }) => id)))).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.started_on, row.id], (row) => shown.get(row.id)!, query.cursor === undefined ? await countUpTo(ctx, all) : null)
}

export async function summariesForExport(ctx: Ctx, rows: readonly OnboardingRow[]): Promise<onboarding.OnboardingSummary[]> {
  return summariesOf(ctx, rows, await evaluationsOf(ctx, rows.map(({ id }) => id)))
}

/** Who keeps training sees all, evaluators what they evaluate, everybody the own one. Throws `not_found`. */
export async function mustSeeOnboarding(ctx: Ctx, id: string, { locked = false } = {}): Promise<OnboardingRow> {
  const select = ctx.tx.selectFrom('onboarding').selectAll().where('id', '=', id)
  const row = await (locked ? select.forUpdate() : select).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  if (ctx.actor.can('training:manage', row.site_id) || ctx.actor.can('people:manage', row.site_id)) return row
  const me = ctx.actor.employeeId
  if (me === null || ctx.actor.kind === 'resident') throw new AppError('not_found')
  if (row.employee_id === me || (await evaluationsOf(ctx, [id])).some(({ evaluator_id }) => evaluator_id === me)) return row
  throw new AppError('not_found')
}

export async function getOnboarding(ctx: Ctx, { params }: Input<typeof onboarding.getOnboarding>): Promise<onboarding.Onboarding> {
  return presentOnboarding(ctx, await mustSeeOnboarding(ctx, params.id))
}

export async function presentOnboarding(ctx: Ctx, row: OnboardingRow): Promise<onboarding.Onboarding> {
  const rows = await evaluationsOf(ctx, [row.id])
  const { evaluators: _, ...summary } = (await summariesOf(ctx, [row], rows))[0]!
  const names = await employeeNames(ctx, rows.map(({ evaluator_id }) => evaluator_id))
  const { percent, ...joint } = jointOf(rows.map((one) => ({ weight: one.weight, percent: one.percent, hasRedLine: one.has_red_line })), row.quorum_percent)
  const maySeeAll = ctx.actor.can('people:manage', row.site_id) && row.employee_id !== ctx.actor.employeeId
  const isOver = row.outcome !== null
  const state = stateOfOnboarding(row)
  return {
    ...summary, written: await writtenOf(ctx, row), scenario: await scenarioOf(ctx, row), criteria: row.rubric.criteria, sheet: row.rubric.name, passPercent: row.rubric.passPercent, quorumPercent: row.quorum_percent, ...joint, percent: maySeeAll || isOver ? percent : null, outcomeNote: row.outcome_note, endedAt: iso(row.ended_at),
    // Departments judge apart: what the others say is shown when it is decided, or to who decides.
    evaluators: rows.map((one) => {
      const shows = maySeeAll || (one.evaluator_id === ctx.actor.employeeId && row.employee_id !== ctx.actor.employeeId)
      return { evaluator: { id: one.evaluator_id, name: names.get(one.evaluator_id) ?? '' }, department: one.department, weight: one.weight, submittedAt: iso(one.submitted_at), percent: shows ? one.percent : null, comment: shows ? one.comment : '', marks: shows ? one.marks : [] }
    }),
    allowedActions: ctx.actor.can('people:manage', row.site_id) && row.employee_id !== ctx.actor.employeeId ? [...ONBOARDING_ACTS[state]] : [],
  }
}

async function writtenOf(ctx: Ctx, row: OnboardingRow): Promise<onboarding.Onboarding['written']> {
  if (row.written_at === null) return null
  const exam = row.exam_id === null ? null : ((await ctx.tx.selectFrom('exam').select(['id', 'title as name']).where('id', '=', row.exam_id).executeTakeFirst()) ?? null)
  const file = row.written_file_id === null ? null : ((await filesById(ctx, [row.written_file_id])).get(row.written_file_id) ?? null)
  return { exam, percent: row.written_percent!, passPercent: row.written_pass_percent!, file, passedAt: iso(row.written_at) }
}

async function scenarioOf(ctx: Ctx, row: OnboardingRow): Promise<onboarding.Onboarding['scenario']> {
  if (row.practical_id === null) return null
  const { id, number, percent } = await ctx.tx.selectFrom('practical').select(['id', 'number', 'percent']).where('id', '=', row.practical_id).executeTakeFirstOrThrow()
  return { practical: { id, number }, percent, passedAt: iso(row.scenario_at!) }
}

export async function onboardingTimeline(ctx: Ctx, { params }: Input<typeof onboarding.onboardingTimeline>): Promise<{ items: TimelineEntry[] }> {
  const row = await mustSeeOnboarding(ctx, params.id)
  ctx.actor.mustSee('training:manage', row.site_id)
  return { items: await readTimeline(ctx, row.id) }
}
