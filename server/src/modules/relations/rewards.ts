import { MEASURES_OF } from '@guanjia/contract/quality-choices.ts'
import type { Input, Output, relations } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { colleaguesAt, employeeNames } from '../people/index.ts'
import type { RewardTable } from './tables.ts'
import { NEWS } from './reward-news.ts'
import { tellDeciders } from './tell.ts'

export type RewardRow = Selectable<RewardTable>
type Body = Input<typeof relations.proposeReward>['body']
const DAYS_TO_OBJECT = 7
const DAY = 86_400_000
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Who decides at the site decides, but never on the own one, nor alone on a penalty that they proposed. How much money is theirs to give is asked when they do. */
export const mayDecide = (row: RewardRow, employeeId: string): boolean => row.status === 'proposed' && row.employee_id !== employeeId && (row.kind === 'reward' || row.proposed_by !== employeeId)

/** Whether a colleague may still object to what was decided about them. */
export const mayObject = (row: RewardRow, employeeId: string | null, now: Date): boolean => row.status === 'approved' && row.employee_id === employeeId && row.decided_at!.getTime() + DAYS_TO_OBJECT * DAY > now.getTime()

export async function presentRewards(ctx: Ctx, rows: readonly RewardRow[]): Promise<relations.Reward[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.proposed_by, row.decided_by, row.settled_by]))
  const ids = rows.flatMap((row) => row.opportunity_id ?? [])
  const opportunities = new Map(ids.length === 0 ? [] : (await ctx.tx.selectFrom('opportunity').select(['id', 'number']).where('id', 'in', ids).execute()).map(({ id, number }) => [id, number]))
  const ref = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  const me = ctx.actor.employeeId
  return rows.map((row) => {
    const decides = ctx.actor.can('relations:decide', row.site_id) && me !== null && row.employee_id !== me
    return {
      id: row.id, siteId: row.site_id, kind: row.kind, measure: row.measure, employee: ref(row.employee_id)!, reason: row.reason, amountFen: row.amount_fen, opportunity: row.opportunity_id === null ? null : { id: row.opportunity_id, number: opportunities.get(row.opportunity_id) ?? '' },
      source: row.source_type === null ? null : { type: row.source_type, id: row.source_id!, number: row.source_number }, status: row.status, proposedBy: ref(row.proposed_by), proposedAt: iso(row.proposed_at), decidedBy: ref(row.decided_by), decidedAt: iso(row.decided_at), decisionNote: row.decision_note,
      objection: row.objection, objectedAt: iso(row.objected_at), settledBy: ref(row.settled_by), settledAt: iso(row.settled_at), settlement: row.settlement,
      mayDecide: decides && mayDecide(row, me), mayObject: mayObject(row, me, ctx.now), maySettle: row.status === 'objected' && decides && row.decided_by !== me, version: row.version,
    }
  })
}

export async function listRewards(ctx: Ctx, { query: asked }: Input<typeof relations.listRewards>): Promise<Output<typeof relations.listRewards>> {
  ctx.actor.mustSee('relations:record', asked.siteId)
  await siteById(ctx, asked.siteId)
  let select = ctx.tx.selectFrom('reward_proposal').selectAll().where('site_id', '=', asked.siteId)
  // Penalties of others are seen by who decides on them, and by who proposed them.
  if (!ctx.actor.can('relations:decide', asked.siteId)) select = select.where((e) => e.or([e('kind', '=', 'reward'), e('employee_id', '=', ctx.actor.employeeId ?? NOBODY), e('proposed_by', '=', ctx.actor.employeeId ?? NOBODY)]))
  if (asked.filter.status?.length) select = select.where('status', 'in', asked.filter.status)
  if (asked.filter.kind?.length) select = select.where('kind', 'in', asked.filter.kind)
  if (asked.filter.employeeId) select = select.where('employee_id', '=', asked.filter.employeeId)
  if (asked.cursor !== undefined) {
    const [at, id] = readCursor(asked.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(proposed_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('proposed_at', 'desc').orderBy('id', 'desc').limit(asked.limit + 1).execute()
  const shown = new Map((await presentRewards(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, asked.limit, (row) => [row.proposed_at, row.id], (row) => shown.get(row.id)!)
}

/** What was decided about a colleague, newest first: for the competence file, and for themselves. */
export async function rewardsOf(ctx: Ctx, employeeId: string): Promise<relations.Reward[]> {
  const rows = await ctx.tx.selectFrom('reward_proposal').selectAll().where('employee_id', '=', employeeId).where('status', 'in', ['approved', 'objected', 'upheld', 'revoked']).orderBy('proposed_at', 'desc').orderBy('id', 'desc').limit(200).execute()
  return presentRewards(ctx, rows)
}

export async function listOwnRewards(ctx: Ctx): Promise<Output<typeof relations.listOwnRewards>> {
  return { items: ctx.actor.employeeId === null ? [] : await rewardsOf(ctx, ctx.actor.employeeId) }
}

/**
 * Proposes a reward or a penalty, with what it is for. Penalties are proposed by who decides at the site; nobody proposes one for themselves.
 * Throws `not_found`, `not_permitted`, `already_exists`, `rule_broken` naming the field.
 */
export async function proposeReward(ctx: Ctx, { body }: Input<typeof relations.proposeReward>): Promise<relations.Reward> {
  ctx.actor.mustSee('relations:record', body.siteId)
  await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  if (body.kind === 'penalty') ctx.actor.mustBeAbleTo('relations:decide', body.siteId)
  if (!(await colleaguesAt(ctx, body.siteId)).some(({ id }) => id === body.employeeId)) throw wrongField('not_found', '/employeeId', 'no such colleague at this site')
  const measure = body.measure ?? (body.kind === 'penalty' ? 'reminder' : body.amountFen === null ? 'praise' : 'bonus')
  if (!(MEASURES_OF[body.kind] as readonly string[]).includes(measure)) throw wrongField('rule_broken', '/measure', `is no ${body.kind}`)
  if (['bonus', 'deduction'].includes(measure) !== (body.amountFen !== null) && measure !== 'gift') throw wrongField('rule_broken', '/amountFen', 'money belongs to a bonus or a deduction')
  if (body.opportunityId !== null && !(await ctx.tx.selectFrom('opportunity').select('id').where('id', '=', body.opportunityId).where('site_id', '=', body.siteId).executeTakeFirst())) throw wrongField('not_found', '/opportunityId', 'no such opportunity at this site')
  const source = body.source === null ? {} : { source_type: body.source.type, source_id: body.source.id, source_number: await numberOf(ctx, body, body.source) }
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('reward_proposal')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, employee_id: body.employeeId, kind: body.kind, measure, reason: body.reason, amount_fen: body.amountFen, opportunity_id: body.opportunityId, proposed_by: ctx.actor.employeeId, proposed_at: ctx.now, ...source })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/id', id)
  recordHappening(ctx, { siteId: body.siteId, recordType: 'reward', recordId: id, action: 'proposed', toStatus: 'proposed', note: body.reason })
  announceChange(ctx, { recordType: 'reward', recordId: id, siteId: body.siteId, action: 'proposed' })
  const [shown] = await presentRewards(ctx, [made])
  await tellDeciders(ctx, body.siteId, NEWS[body.kind].proposed, { who: shown!.employee.name, reason: body.reason }, { type: 'reward', id })
  return shown!
}

const TABLES = { case: 'service_case', check: 'service_check', nonconformity: 'nonconformity', thank_you: 'thank_you', score: 'score_month', zone_month: 'zone_month' } as const

/** What a reward or a penalty rests on, at the same site. Throws `not_found` naming it. */
async function numberOf(ctx: Ctx, body: Body, { type, id }: NonNullable<Body['source']>): Promise<string> {
  const { rows } = await sql<{ row: { number?: string; month?: string } }>`select to_jsonb(t) as row from ${sql.table(TABLES[type])} t where id = ${id} and site_id = ${body.siteId}`.execute(ctx.tx)
  if (!rows[0]) throw wrongField('not_found', '/source/id', 'no such record at this site')
  return rows[0].row.number ?? rows[0].row.month?.slice(0, 7) ?? ''
}
