import type { Input, Output, relations } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { colleaguesAt } from '../people/index.ts'
import type { RewardTable } from './tables.ts'
import { tellDeciders, tellEmployee } from './tell.ts'

type Row = Omit<RewardTable, 'organization_id' | 'status' | 'decided_by' | 'decided_at' | 'decision_note' | 'version'> & {
  status: relations.Reward['status']; decided_by: string | null; decided_at: Date | null; decision_note: string; version: number; name: string; proposer: string; decider: string | null; number: string | null
}

function query(ctx: Ctx) {
  return ctx.tx
    .selectFrom('reward_proposal as r')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'r.organization_id').onRef('e.id', '=', 'r.employee_id'))
    .innerJoin('employee as p', (join) => join.onRef('p.organization_id', '=', 'r.organization_id').onRef('p.id', '=', 'r.proposed_by'))
    .leftJoin('employee as d', (join) => join.onRef('d.organization_id', '=', 'r.organization_id').onRef('d.id', '=', 'r.decided_by'))
    .leftJoin('opportunity as o', (join) => join.onRef('o.organization_id', '=', 'r.organization_id').onRef('o.id', '=', 'r.opportunity_id'))
    .select(['r.id', 'r.site_id', 'r.employee_id', 'r.reason', 'r.amount_fen', 'r.opportunity_id', 'r.status', 'r.proposed_by', 'r.proposed_at', 'r.decided_by', 'r.decided_at', 'r.decision_note', 'r.version', 'e.name', 'p.name as proposer', 'd.name as decider', 'o.number'])
}

function present(ctx: Ctx, row: Row): relations.Reward {
  return {
    id: row.id, siteId: row.site_id, employee: { id: row.employee_id, name: row.name }, reason: row.reason, amountFen: row.amount_fen, opportunity: row.opportunity_id === null ? null : { id: row.opportunity_id, number: row.number! }, status: row.status,
    proposedBy: { id: row.proposed_by, name: row.proposer }, proposedAt: iso(row.proposed_at), decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decider! }, decidedAt: iso(row.decided_at), decisionNote: row.decision_note,
    mayDecide: row.status === 'proposed' && ctx.actor.can('relations:decide', row.site_id) && row.employee_id !== ctx.actor.employeeId, version: row.version,
  }
}

export async function listRewards(ctx: Ctx, { query: asked }: Input<typeof relations.listRewards>): Promise<Output<typeof relations.listRewards>> {
  ctx.actor.mustSee('relations:record', asked.siteId)
  await siteById(ctx, asked.siteId)
  let select = query(ctx).where('r.site_id', '=', asked.siteId)
  if (asked.filter.status?.length) select = select.where('r.status', 'in', asked.filter.status)
  if (asked.cursor !== undefined) {
    const [at, id] = readCursor(asked.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(r.proposed_at, r.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('r.proposed_at', 'desc').orderBy('r.id', 'desc').limit(asked.limit + 1).execute()
  return pageOf(rows, asked.limit, (row) => [row.proposed_at, row.id], (row) => present(ctx, row))
}

export async function proposeReward(ctx: Ctx, { body }: Input<typeof relations.proposeReward>): Promise<relations.Reward> {
  ctx.actor.mustSee('relations:record', body.siteId)
  await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  if (!(await colleaguesAt(ctx, body.siteId)).some(({ id }) => id === body.employeeId)) throw wrongField('not_found', '/employeeId', 'no such colleague at this site')
  const opportunity = body.opportunityId === null ? null : await ctx.tx.selectFrom('opportunity').select(['done_by']).where('id', '=', body.opportunityId).where('site_id', '=', body.siteId).executeTakeFirst()
  if (opportunity === undefined) throw wrongField('not_found', '/opportunityId', 'no such opportunity at this site')
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('reward_proposal')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, employee_id: body.employeeId, reason: body.reason, amount_fen: body.amountFen, opportunity_id: body.opportunityId, proposed_by: ctx.actor.employeeId, proposed_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/id', id)
  const row = await query(ctx).where('r.id', '=', id).executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: body.siteId, recordType: 'reward', recordId: id, action: 'proposed', toStatus: 'proposed', note: body.reason })
  announceChange(ctx, { recordType: 'reward', recordId: id, siteId: body.siteId, action: 'proposed' })
  await tellDeciders(ctx, body.siteId, 'care.reward', { who: row.name, reason: body.reason }, { type: 'reward', id })
  return present(ctx, row)
}

/** Approves or refuses, once; nobody decides on the own reward. */
export async function decideReward(ctx: Ctx, { params, body }: Input<typeof relations.decideReward>): Promise<relations.Reward> {
  const row = await ctx.tx.selectFrom('reward_proposal').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('relations:decide', row.site_id)
  const me = ctx.actor.employeeId
  if (me === null || me === row.employee_id) throw new AppError('not_permitted', 'Nobody decides on the own reward')
  await mustBeCurrent(row.version, body.version, async () => present(ctx, await query(ctx).where('r.id', '=', row.id).executeTakeFirstOrThrow()))
  if (row.status !== 'proposed') throw new AppError('action_not_allowed', `It is ${row.status}`)
  if (!body.isApproved && !body.note) throw wrongField('rule_broken', '/note', 'say why not')
  const status = body.isApproved ? 'approved' : 'refused'
  await ctx.tx.updateTable('reward_proposal').set({ status, decided_by: me, decided_at: ctx.now, decision_note: body.note, version: row.version + 1 }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'reward', recordId: row.id, action: status, fromStatus: 'proposed', toStatus: status, note: body.note || null })
  announceChange(ctx, { recordType: 'reward', recordId: row.id, siteId: row.site_id, action: status })
  const record = { type: 'reward', id: row.id }
  if (body.isApproved) await tellEmployee(ctx, row.employee_id, 'care.reward_decided', { decision: `@rewardStatus:${status}`, reason: row.reason }, record)
  await tellEmployee(ctx, row.proposed_by, 'care.reward_decided', { decision: `@rewardStatus:${status}`, reason: body.note || row.reason }, record)
  return present(ctx, await query(ctx).where('r.id', '=', row.id).executeTakeFirstOrThrow())
}
