import type { workorders, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { effectiveTime, mustBeCurrent, nextStatus } from '../../platform/records/index.ts'
import { noteWorkDone } from '../cases/index.ts'
import { ACTS, mustExplain } from './acts.ts'
import { applyChange } from './change.ts'
import { takeLateEvidence } from './late-evidence.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { lockOrder } from './lock-order.ts'
import { namesOf, type Named } from './names.ts'
import { openWorkOrdersOfCase } from './of-case.ts'
import { allowedActions, isPossible, mustSeeOrder, refusal } from './permissions.ts'
import { presentOrder, reworksOf, type OrderRow } from './present.ts'
import { withdrawOpenQuotes } from './quote-endings.ts'
import { rework } from './rework.ts'
import { settleDone } from './settle-done.ts'
import { asOfNow } from './suspensions.ts'
import { tellAppointment, tellAssigned, tellAwake, tellColleague, tellDispatchers, tellDone, tellPool, tellWait } from './tell.ts'
import { mustSpeakPolitely } from './texts-to-residents.ts'

type Action = workorders.WorkOrderAction

/**
 * One act on an order: lock, permit, decide, write, tell, present. Every rule of an act stands in `lifecycle.ts`, `rules.ts` and `acts.ts`.
 */
export async function actOnWorkOrder(ctx: Ctx, { params, body }: Input<typeof workorders.actOnWorkOrder>): Promise<workorders.WorkOrder> {
  const late = await takeLateEvidence(ctx, params.id, body)
  if (late) return late
  const found = body.action === 'grab' ? await lockPooled(ctx, params.id) : await lockOrder(ctx, params.id)
  await mustBeCurrent(found.version, body.version, () => presentOrder(ctx, found))
  const told = effectiveTime(body.at, ctx.now, found.moved_at)
  const row = await asOfNow(ctx, found, body.action, told)
  const refused = refusal(ctx, row, body.action)
  if (refused) throw refused
  await mustBePossible(ctx, row, body.action)
  const planned = nextStatus(LIFECYCLE, row.status, body.action)
  mustExplain(ctx, row, body)
  await mustSpeakPolitely(ctx, row, body)
  // A suspension is over when it was to end, even if somebody says so later.
  const at = body.action === 'resume' && row.suspend_until! < told ? row.suspend_until! : told
  if (body.action === 'rework') return rework(ctx, row, body, at)
  const change = await ACTS[body.action]({ ctx, row, at }, body as never)
  const noted = { ...change, note: change.note ?? body.note ?? null }
  const { after, named, clocks } = await applyChange(ctx, row, change.status ?? planned, noted, body.action, at)
  if (body.action === 'done') await settleDone(ctx, after, body)
  if (body.action === 'cancel') await withdrawOpenQuotes(ctx, after.id, body.reason)
  const isLastOfCase = body.action === 'done' && (await noteDoneOnCase(ctx, after, at))
  await tellPeople(ctx, { before: row, after, named, isLastOfCase }, body)
  return presentOrder(ctx, after, { clocks, named })
}

/** The order that somebody wants to grab. Who was asked and comes too late is told so: throws `work_order.taken`, otherwise `not_found`. */
async function lockPooled(ctx: Ctx, id: string): Promise<OrderRow> {
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  const wasOffered = row && row.offered_at !== null && row.worker_id !== null && row.worker_id !== ctx.actor.employeeId
  if (wasOffered && ctx.actor.can('work_orders:work', row.site_id)) throw new AppError('work_order.taken')
  mustSeeOrder(ctx, row)
  return row
}

/** Acts whose possibility hangs on more than the state. */
const CONDITIONAL: readonly Action[] = ['offer', 'grab', 'close', 'rework', 'appoint', 'sign']

/** Throws `action_not_allowed` with the acts that the actor may do instead. */
async function mustBePossible(ctx: Ctx, row: OrderRow, action: Action): Promise<void> {
  const isInState = LIFECYCLE[action].from.includes(row.status)
  if (isInState && !CONDITIONAL.includes(action)) return
  const circumstances = { caseStatus: (await namesOf(ctx, row)).caseStatus, hasRework: (await reworksOf(ctx, row.id)).length > 0 }
  if (isInState && isPossible(row, action, circumstances)) return
  const reason = isInState ? WHY_NOT[action] : `the order is ${row.status}`
  const allowed = allowedActions(ctx, row, circumstances)
  throw new AppError('action_not_allowed', `${action} is not possible: ${reason}`, undefined, { allowedActions: allowed })
}
const WHY_NOT: Partial<Record<Action, string>> = {
  sign: 'it is signed', appoint: 'somebody has arrived', offer: 'it is in the pool', grab: 'it is not in the pool',
  close: 'it needs to pass verification, or in a unit the signature or the confirmation of its case',
  rework: 'it has one, was never done, or its case is not being worked on',
}

/** The case learns who did the work (CMP-028). Answers whether nothing of it is left to do; its owner resolves it. */
async function noteDoneOnCase(ctx: Ctx, row: OrderRow, at: Date): Promise<boolean> {
  if (row.case_id === null) return false
  // Locks the case, so that of two orders that end at once exactly one is the last.
  await noteWorkDone(ctx, row.case_id, row.number, row.worker_id!, row.result, at)
  return (await openWorkOrdersOfCase(ctx, row.case_id)).length === 0
}

interface Told {
  before: OrderRow
  after: OrderRow
  named: Named
  isLastOfCase: boolean
}

async function tellPeople(ctx: Ctx, { before, after, named, isLastOfCase }: Told, body: workorders.WorkOrderActionBody): Promise<void> {
  const who = ctx.actor.name
  switch (body.action) {
    case 'assign':
      return tellAssigned(ctx, after, named)
    case 'transfer':
      await tellColleague(ctx, after, before.worker_id, 'work_order.taken_away', { params: { reason: body.reason } })
      return tellAssigned(ctx, after, named)
    case 'offer':
      return tellPool(ctx, after, named)
    case 'decline':
      return tellDispatchers(ctx, after, 'work_order.declined', { who, reason: body.reason })
    case 'cancel':
      return tellColleague(ctx, after, after.worker_id, 'work_order.cancelled', { params: { reason: body.reason }, level: 'warning' })
    case 'suspend':
    case 'prolong':
      return tellWait(ctx, after, body.action, body.note ?? null)
    case 'resume':
      return tellAwake(ctx, after, before)
    case 'appoint':
      return tellAppointment(ctx, after, body.note ?? null)
    case 'done':
      return tellDone(ctx, after, named, isLastOfCase)
    case 'verify':
      return tellVerdict(ctx, after, body.isPassed, { who, note: body.note ?? '' })
    default:
  }
}

async function tellVerdict(ctx: Ctx, row: OrderRow, isPassed: boolean, params: { who: string; note: string }): Promise<void> {
  if (isPassed) return tellColleague(ctx, row, row.worker_id, 'work_order.verified', { params })
  await tellColleague(ctx, row, row.worker_id, 'work_order.failed', { params, level: 'warning' })
  // Nothing goes on by itself from here: somebody has to order the rework.
  await tellDispatchers(ctx, row, 'work_order.failed', params)
}
