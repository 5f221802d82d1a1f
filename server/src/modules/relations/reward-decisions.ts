import type { Input, relations } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { beginning } from '../../platform/text/index.ts'
import { empowermentAt } from '../complaints/index.ts'
import { NEWS } from './reward-news.ts'
import { mayDecide, mayObject, presentRewards, type RewardRow } from './rewards.ts'
import { tellDeciders, tellThemselves } from './tell.ts'

async function lock(ctx: Ctx, id: string): Promise<RewardRow> {
  const row = await ctx.tx.selectFrom('reward_proposal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return row
}

async function change(ctx: Ctx, row: RewardRow, set: Partial<RewardRow> & Pick<RewardRow, 'status'>, note: string | null): Promise<relations.Reward> {
  const after: RewardRow = { ...row, ...set, version: row.version + 1 }
  await ctx.tx.updateTable('reward_proposal').set({ ...set, version: after.version }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'reward', recordId: row.id, action: set.status, fromStatus: row.status, toStatus: set.status, note })
  announceChange(ctx, { recordType: 'reward', recordId: row.id, siteId: row.site_id, action: set.status })
  return (await presentRewards(ctx, [after]))[0]!
}

/** By rank: money up to the limit of the own role, everything else by whoever decides at the site. Nobody decides on the own one. */
async function mustRank(ctx: Ctx, row: RewardRow): Promise<string> {
  ctx.actor.mustSee('relations:decide', row.site_id)
  const me = ctx.actor.employeeId
  if (me === null || me === row.employee_id) throw new AppError('not_permitted', 'Nobody decides on the own reward')
  if (row.amount_fen === null) return me
  const limit = (await empowermentAt(ctx, row.site_id, 'reward')) ?? 0
  if (row.amount_fen > limit) throw new AppError('care.above_limit', `at most ${limit / 100}`)
  return me
}

/** Approves or refuses, once; the colleague is told, and may object to it. */
export async function decideReward(ctx: Ctx, { params, body }: Input<typeof relations.decideReward>): Promise<relations.Reward> {
  const row = await lock(ctx, params.id)
  const me = await mustRank(ctx, row)
  await mustBeCurrent(row.version, body.version, async () => (await presentRewards(ctx, [row]))[0]!)
  if (row.status !== 'proposed') throw new AppError('action_not_allowed', `It is ${row.status}`)
  if (!mayDecide(row, me)) throw new AppError('not_permitted', 'A penalty needs a second pair of eyes')
  if (!body.isApproved && !body.note) throw wrongField('rule_broken', '/note', 'say why not')
  const status = body.isApproved ? 'approved' : 'refused'
  const shown = await change(ctx, row, { status, decided_by: me, decided_at: ctx.now, decision_note: body.note }, body.note || null)
  const record = { type: 'reward', id: row.id }
  if (body.isApproved) await tellThemselves(ctx, row.employee_id, NEWS[row.kind].approved, { decision: `@rewardStatus:${status}`, measure: `@rewardMeasure:${row.measure}`, reason: beginning(row.reason, 150) }, record)
  if (row.proposed_by !== row.employee_id) await tellThemselves(ctx, row.proposed_by, NEWS[row.kind].decided, { decision: `@rewardStatus:${status}`, reason: body.note || row.reason }, record)
  return shown
}

/** A colleague objects to what was decided about them, within seven days and once. Throws `not_found` for anybody else's. */
export async function objectToReward(ctx: Ctx, { params, body }: Input<typeof relations.objectToReward>): Promise<relations.Reward> {
  const row = await lock(ctx, params.id)
  if (ctx.actor.employeeId === null || row.employee_id !== ctx.actor.employeeId || row.status === 'proposed' || row.status === 'refused') throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, async () => (await presentRewards(ctx, [row]))[0]!)
  if (!mayObject(row, ctx.actor.employeeId, ctx.now)) throw new AppError('action_not_allowed', 'The days to object are over, or it was done before')
  const shown = await change(ctx, row, { status: 'objected', objection: body.words, objected_at: ctx.now }, body.words)
  await tellDeciders(ctx, row.site_id, 'care.reward_objection', { who: ctx.actor.name, words: beginning(body.words, 150) }, { type: 'reward', id: row.id })
  return shown
}

/** Upholds or revokes what was objected to; by somebody else than who decided, whose rank covers it. */
export async function settleObjection(ctx: Ctx, { params, body }: Input<typeof relations.settleObjection>): Promise<relations.Reward> {
  const row = await lock(ctx, params.id)
  const me = await mustRank(ctx, row)
  await mustBeCurrent(row.version, body.version, async () => (await presentRewards(ctx, [row]))[0]!)
  if (row.status !== 'objected') throw new AppError('action_not_allowed', `It is ${row.status}`)
  if (row.decided_by === me) throw new AppError('not_permitted', 'Somebody else looks at an objection')
  const status = body.isUpheld ? 'upheld' : 'revoked'
  const shown = await change(ctx, row, { status, settled_by: me, settled_at: ctx.now, settlement: body.words }, body.words)
  await tellThemselves(ctx, row.employee_id, NEWS[row.kind].decided, { decision: `@rewardStatus:${status}`, reason: body.words }, { type: 'reward', id: row.id })
  return shown
}
