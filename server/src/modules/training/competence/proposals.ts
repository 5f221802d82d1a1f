import type { competence, Input, Output } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { countUpTo, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import { accountIdsOf, employeeNames, mayManage, placedAt, takePosition, workplacesOf } from '../../people/index.ts'
import type { ProposalTable } from '../onboarding/tables.ts'
import { factsFor, monthsBetween, type Known } from './eligible.ts'
import { holdingsOf } from './held.ts'
import { meanScores } from './scores.ts'

type Row = Selectable<ProposalTable>
type Filter = Input<typeof competence.listProposals>['query']['filter']
/** Scores of so many closed months make the mean that a rule looks at. */
const SCORE_MONTHS = 3

async function present(ctx: Ctx, rows: readonly Row[]): Promise<competence.PromotionProposal[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.decided_by]))
  const posts = new Map((await ctx.tx.selectFrom('job_position').select(['id', 'name']).where('id', 'in', rows.flatMap((row) => [row.from_position_id, row.to_position_id])).execute()).map((row) => [row.id, row.name]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, kind: row.kind, rule: row.rule_name, from: posts.get(row.from_position_id) ?? '', to: posts.get(row.to_position_id) ?? '', facts: row.facts, state: row.state, at: iso(row.proposed_at), decidedBy: row.decided_by === null ? '' : (names.get(row.decided_by) ?? ''), decidedAt: iso(row.decided_at), reason: row.reason,
    mayDecide: row.state === 'open' && row.employee_id !== ctx.actor.employeeId && ctx.actor.can('people:manage', row.site_id), version: row.version,
  }))
}

function filtered(ctx: Ctx, siteId: string, filter: Filter): SelectQueryBuilder<Tables, 'promotion_proposal', object> {
  let select: SelectQueryBuilder<Tables, 'promotion_proposal', object> = ctx.tx.selectFrom('promotion_proposal').where('site_id', '=', siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  return select
}

export async function listProposals(ctx: Ctx, { query }: Input<typeof competence.listProposals>): Promise<Output<typeof competence.listProposals>> {
  ctx.actor.mustSee('training:manage', query.siteId)
  await siteById(ctx, query.siteId)
  const all = filtered(ctx, query.siteId, query.filter)
  let select = all.selectAll()
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(proposed_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('proposed_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.proposed_at, row.id], (row) => shown.get(row.id)!, query.cursor === undefined ? await countUpTo(ctx, all) : null)
}

export async function proposalsForExport(ctx: Ctx, siteId: string, filter: Filter): Promise<competence.PromotionProposal[]> {
  ctx.actor.mustSee('training:manage', siteId)
  return present(ctx, await filtered(ctx, siteId, filter).selectAll().orderBy('proposed_at', 'desc').orderBy('id').limit(10_000).execute())
}

/** Looks at the people of a site by every rule of their post; who has an open proposal, or was refused this one within the year, is left out. */
export async function findProposals(ctx: Ctx, { body }: Input<typeof competence.findProposals>): Promise<Output<typeof competence.findProposals>> {
  ctx.actor.mustSee('people:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const day = dayIn(site.timeZone, ctx.now)
  const rules = await ctx.tx.selectFrom('promotion_rule').selectAll().where('is_active', '=', true).orderBy('name').execute()
  const people = (await placedAt(ctx, body.siteId)).filter(({ isOfSite, positionId }) => isOfSite && rules.some((rule) => rule.from_position_id === positionId))
  const rubrics = new Map((await ctx.tx.selectFrom('practical_rubric').select(['id', 'name']).execute()).map((row) => [row.id, row]))
  const known = await knownOf(ctx, people.map(({ id }) => id), { day, timeZone: site.timeZone })
  const refused = await ctx.tx.selectFrom('promotion_proposal').select(['employee_id', 'rule_id']).where('site_id', '=', body.siteId).where('state', '=', 'rejected').where('decided_at', '>', new Date(ctx.now.getTime() - 365 * 86_400_000)).execute()
  let added = 0
  for (const one of people)
    for (const rule of rules.filter((each) => each.from_position_id === one.positionId && !refused.some((row) => row.employee_id === one.id && row.rule_id === each.id))) {
      const asked = { minMonths: rule.min_months, minScore: rule.min_score, certificates: rule.certificates, rubrics: rule.rubric_ids.flatMap((id) => rubrics.get(id) ?? []), minExamPercent: rule.min_exam_percent }
      const facts = factsFor(asked, known.get(one.id)!)
      if (facts === null) continue
      const row = await ctx.tx
        .insertInto('promotion_proposal')
        .values({ organization_id: ctx.organizationId, id: newId(), site_id: body.siteId, employee_id: one.id, rule_id: rule.id, kind: rule.kind, rule_name: rule.name, from_position_id: rule.from_position_id, to_position_id: rule.to_position_id, facts: JSON.stringify(facts), state: 'open', proposed_at: ctx.now, decided_by: null, decided_at: null, version: 1 })
        .onConflict((conflict) => conflict.doNothing())
        .returning(['id', 'site_id'])
        .executeTakeFirst()
      if (!row) continue
      added++
      tell(ctx, row, 'proposed', rule.name)
    }
  return { added }
}

function tell(ctx: Ctx, row: Pick<Row, 'id' | 'site_id'>, action: string, note: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'promotion_proposal', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'promotion_proposal', recordId: row.id, siteId: row.site_id, action })
}

/** Months since the last change of post, or since joining; the mean of the last scores; what they hold; how many of the year's exams they passed. */
async function knownOf(ctx: Ctx, employeeIds: readonly string[], { day, timeZone }: { day: string; timeZone: string }): Promise<Map<string, Known>> {
  const found = new Map<string, Known>()
  if (employeeIds.length === 0) return found
  const joined = new Map((await ctx.tx.selectFrom('employee').select(['id', 'joined_on']).where('id', 'in', [...employeeIds]).execute()).map((row) => [row.id, row.joined_on]))
  const moved = new Map((await ctx.tx.selectFrom('promotion_proposal').select((e) => ['employee_id', e.fn.max('decided_at').as('at')]).where('employee_id', 'in', [...employeeIds]).where('state', '=', 'approved').groupBy('employee_id').execute()).map((row) => [row.employee_id, row.at]))
  const exams = await ctx.tx
    .selectFrom('exam_sitting').select((e) => ['employee_id', e.fn.count<number>('exam_id').distinct().as('sat'), sql<number>`count(distinct exam_id) filter (where is_passed)::int`.as('passed')])
    .where('employee_id', 'in', [...employeeIds]).where('state', '=', 'marked').where('submitted_at', '>', new Date(ctx.now.getTime() - 365 * 86_400_000)).groupBy('employee_id').execute()
  const holdings = await holdingsOf(ctx, employeeIds, day)
  const scores = await meanScores(ctx, employeeIds, SCORE_MONTHS)
  for (const id of employeeIds) {
    const own = holdings.filter(({ employeeId }) => employeeId === id)
    const sat = exams.find(({ employee_id }) => employee_id === id)
    const since = moved.get(id) ? dayIn(timeZone, moved.get(id)!) : (joined.get(id) ?? null)
    found.set(id, {
      months: since === null ? null : monthsBetween(since, day), score: scores.get(id) ?? null, examPercent: sat ? Math.floor((sat.passed / sat.sat) * 100) : null,
      certificates: new Set(own.filter(({ kind }) => kind === 'certificate').map(({ key }) => key)), rubricIds: new Set(own.filter(({ kind }) => kind === 'practical').map(({ key }) => key)),
    })
  }
  return found
}

/** Gives the post, or refuses with the reason. Nobody decides about themselves. Throws `stale_version`, `action_not_allowed`, `rule_broken`. */
export async function decideProposal(ctx: Ctx, { params, body }: Input<typeof competence.decideProposal>): Promise<competence.PromotionProposal> {
  const row = await ctx.tx.selectFrom('promotion_proposal').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('people:manage', row.site_id)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  if (row.state !== 'open') throw new AppError('action_not_allowed', `The proposal is ${row.state}`)
  if (ctx.actor.employeeId === null || ctx.actor.employeeId === row.employee_id || !mayManage(ctx, await workplacesOf(ctx, row.employee_id))) throw new AppError('not_permitted', 'Nobody decides about themselves, or about whom they do not manage')
  const state = body.action === 'approve' ? 'approved' : 'rejected'
  const set = { state, decided_by: ctx.actor.employeeId, decided_at: ctx.now, reason: body.reason, version: row.version + 1 } as const
  await ctx.tx.updateTable('promotion_proposal').set(set).where('id', '=', row.id).execute()
  if (state === 'approved') await takePosition(ctx, row.employee_id, row.to_position_id, row.rule_name)
  tell(ctx, row, body.action, body.reason || null)
  const [shown] = await present(ctx, [{ ...row, ...set }])
  if (state === 'approved') sendMessage(ctx, { accountIds: await accountIdsOf(ctx, [row.employee_id]), template: 'promotion.approved', params: { post: shown!.to }, record: { type: 'employee', id: row.employee_id }, dedupeKey: `promotion:${row.id}` })
  return shown!
}
