import type { cases, Input, Output, residents } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { mustBePolite } from '../language/index.ts'
import { ownCaseIds, tellReporter } from '../cases/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { lockOrder } from './lock-order.ts'
import { applyChange } from './change.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { refusal } from './permissions.ts'
import { endOpen } from './open-proposals.ts'
import type { OrderRow } from './present.ts'
import { hasExpired, windowPicked, windowsFault, type Window } from './proposal-rules.ts'
import { appoint } from './suspensions.ts'
import type { ProposalTable } from './tables.ts'
import { announceToCase, tellAnswer, tellAppointment, tellColleague, windowInWords } from './tell.ts'
import { namesOf } from './names.ts'

type Row = Selectable<ProposalTable>
type Answer = Output<typeof residents.answerProposal>
type Ended = Exclude<Row['state'], 'open'>

/** Whether a window can still be agreed: nobody has come and nothing is over. */
const isAppointable = (row: OrderRow): boolean => LIFECYCLE.appoint.from.includes(row.status) && row.arrived_at === null

/**
 * Proposes windows to the resident of the order's case; an open proposal before it is replaced. Whoever may appoint may propose.
 * Throws `action_not_allowed`, `rule_broken`, `not_permitted`, `language.not_allowed`.
 */
export async function proposeWindows(ctx: Ctx, { params, body }: Input<typeof residents.proposeWindows>): Promise<Output<typeof residents.proposeWindows>> {
  const row = await lockOrder(ctx, params.id)
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('appointment_proposal').selectAll().where('id', '=', body.id).where('work_order_id', '=', row.id).executeTakeFirst()
  if (known) return { id: known.id, expiresAt: known.expires_at.toISOString() }
  const refused = refusal(ctx, row, 'appoint')
  if (refused) throw refused
  if (!isAppointable(row)) throw new AppError('action_not_allowed', 'Somebody has arrived, or the order is over')
  if (row.case_id === null) throw new AppError('action_not_allowed', 'The order has no case, so nobody could choose')
  const windows = body.windows.map(({ from, to }): Window => ({ from: Date.parse(from), to: Date.parse(to) })).toSorted((a, b) => a.from - b.from)
  const fault = windowsFault(windows, ctx.now.getTime())
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
  await mustBePolite(ctx, '/note', body.note, row.site_id)
  await endOpen(ctx, row.id, 'replaced')
  const id = body.id ?? newId()
  // The last window is worth choosing until it begins.
  const expiresAt = new Date(windows.at(-1)!.from)
  await ctx.tx
    .insertInto('appointment_proposal')
    .values({
      organization_id: ctx.organizationId, id, work_order_id: row.id, windows: sql`${JSON.stringify(windows.map(inIso))}::jsonb`, note: body.note, proposed_by: ctx.actor.employeeId!, proposed_at: ctx.now, expires_at: expiresAt,
    })
    .execute()
  ctx.enqueue('workorders.end-proposal', { proposalId: id }, { dueAt: expiresAt, dedupeKey: `end-proposal:${id}` })
  const zone = await timeZoneOf(ctx, row.site_id)
  const words = windows.map((window) => windowInWords(zone, window)).join('；')
  await tellReporter(ctx, row.case_id, { action: 'windows_proposed', note: [words, body.note].filter(Boolean).join(' '), template: 'work_order.resident.proposed', params: { windows: words } })
  await tellScreens(ctx, row, 'windows_proposed', words)
  return { id, expiresAt: expiresAt.toISOString() }
}

const inIso = ({ from, to }: Window): cases.TimeWindow => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })

/**
 * The answer to a proposal: the resident picks or asks for others, staff pick for them after a call, or take it back. The order is locked
 * first, as in every act on it: of a pick and a withdrawal at once, one happens. Throws `action_not_allowed` for a proposal that is over.
 */
export async function answerProposal(ctx: Ctx, { params, body }: Input<typeof residents.answerProposal>): Promise<Answer> {
  const found = await ctx.tx.selectFrom('appointment_proposal').select('work_order_id').where('id', '=', params.id).executeTakeFirst()
  if (!found) throw new AppError('not_found')
  const row = await lockForAnswer(ctx, found.work_order_id)
  const proposal = await ctx.tx.selectFrom('appointment_proposal').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirstOrThrow()
  const isResident = ctx.actor.kind === 'resident'
  const isForOther = isResident ? body.action === 'withdraw' : body.action === 'ask_others'
  if (isForOther) throw new AppError('not_permitted')
  if (body.action === 'pick' && proposal.state === 'picked' && proposal.picked_from!.getTime() === Date.parse(body.from)) return presented(proposal)
  if (proposal.state !== 'open' || !isAppointable(row) || hasExpired(proposal, ctx.now)) throw new AppError('action_not_allowed', `The proposal is ${proposal.state === 'open' ? 'over' : proposal.state}`, undefined, { allowedActions: [] })
  if (body.action === 'pick') return pick(ctx, row, proposal, Date.parse(body.from))
  const after = await end(ctx, proposal, body.action === 'withdraw' ? 'withdrawn' : 'asked', body.action === 'ask_others' ? { answer: body.words } : {})
  if (body.action === 'withdraw') await tellReporter(ctx, row.case_id!, { action: 'windows_withdrawn', note: row.number, template: 'work_order.resident.proposal_off', params: {} })
  else await tellAnswer(ctx, row, proposal.proposed_by, { action: 'windows_asked', template: 'work_order.windows_asked', words: body.words })
  await tellScreens(ctx, row, body.action === 'withdraw' ? 'windows_withdrawn' : 'windows_asked', body.action === 'ask_others' ? body.words : null)
  return presented(after)
}

/** One line in the history of the order, and its screens look again. */
async function tellScreens(ctx: Ctx, row: OrderRow, action: string, note: string | null): Promise<void> {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'work_order', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action })
  announceToCase(ctx, row, await namesOf(ctx, row))
}

async function pick(ctx: Ctx, row: OrderRow, proposal: Row, from: number): Promise<Answer> {
  const window = windowPicked(proposal.windows as cases.TimeWindow[], from, ctx.now.getTime())
  if (!window) throw wrongField('rule_broken', '/from', 'not one of the proposed windows, or it has begun')
  const change = await appoint({ ctx, row, at: ctx.now }, { action: 'appoint', window })
  // First the proposal: the appointment replaces whatever is still open.
  const after = await end(ctx, proposal, 'picked', { picked_from: new Date(window.from) })
  const { after: order } = await applyChange(ctx, row, row.status, change, 'appoint', ctx.now)
  await tellAppointment(ctx, order, null)
  if (ctx.actor.kind === 'resident') await tellColleague(ctx, order, proposal.proposed_by, 'work_order.window_picked', { params: { window: windowInWords(await timeZoneOf(ctx, row.site_id), { from, to: Date.parse(window.to) }) } })
  return presented(after)
}

/** Staff who may appoint; a resident of the own case. An order or case outside that does not exist for them. */
async function lockForAnswer(ctx: Ctx, workOrderId: string): Promise<OrderRow> {
  if (ctx.actor.kind !== 'resident') {
    const row = await lockOrder(ctx, workOrderId)
    const refused = refusal(ctx, row, 'appoint')
    if (refused) throw refused
    return row
  }
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', workOrderId).forUpdate().executeTakeFirst()
  if (!row?.case_id || (await ownCaseIds(ctx, [row.case_id])).length === 0) throw new AppError('not_found')
  return row
}

async function end(ctx: Ctx, proposal: Row, state: Ended, more: Partial<Row> = {}): Promise<Row> {
  const set = { ...more, state, ended_at: ctx.now, ended_by: ctx.actor.name }
  await ctx.tx.updateTable('appointment_proposal').set(set).where('id', '=', proposal.id).execute()
  return { ...proposal, ...set }
}

function presented(row: Row): Answer {
  const window = row.picked_from === null ? null : ((row.windows as cases.TimeWindow[]).find(({ from }) => Date.parse(from) === row.picked_from!.getTime()) ?? null)
  return { id: row.id, state: row.state, window }
}

/** Declares the job that ends proposals nobody answered; both sides hear of it. */
export function endProposalsInTime(): void {
  queue('workorders.end-proposal', z.object({ proposalId: z.uuid() }), async (ctx, { proposalId }) => {
    const found = await ctx.tx.selectFrom('appointment_proposal').select('work_order_id').where('id', '=', proposalId).executeTakeFirst()
    if (!found) return
    const order = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', found.work_order_id).forUpdate().executeTakeFirstOrThrow()
    const proposal = await ctx.tx.selectFrom('appointment_proposal').selectAll().where('id', '=', proposalId).forUpdate().executeTakeFirstOrThrow()
    if (proposal.state !== 'open') return
    const itself: Ctx = { ...ctx, actor: Actor.system(ctx.organizationId) }
    await end(itself, proposal, 'expired')
    await tellColleague(itself, order, proposal.proposed_by, 'work_order.proposal_expired')
    await tellReporter(itself, order.case_id!, { action: 'windows_expired', note: order.number, template: 'work_order.resident.proposal_expired', params: {} })
    await tellScreens(itself, order, 'windows_expired', null)
  })
}
