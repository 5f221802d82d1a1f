import { sla, type workorders } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import { z } from 'zod'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { attachFiles, filesById } from '../../platform/files/files.ts'
import { approverAt, permitPause, proofOf } from '../sla/index.ts'
import type { Act, Acting } from './acts.ts'
import { applyChange, type Change } from './change.ts'
import type { OrderRow } from './present.ts'
import type { WorkOrderTable } from './tables.ts'
import { tellAwake } from './tell.ts'

/** What ends a suspension, whoever ends it. */
export const AWAKE: Updateable<WorkOrderTable> = {
  suspend_reason: null, suspended_at: null, suspend_until: null, status_before_suspend: null, wait_objection: null,
}

type Body<A extends Act> = Extract<workorders.WorkOrderActionBody, { action: A }>

/** Rests, with the proof that its reason asks for: until a moment, the beginning of the appointment, or as long as the reason allows. */
export async function suspend({ ctx, row, at }: Acting, body: Body<'suspend'>): Promise<Change> {
  const files = [...(await filesById(ctx, body.fileIds)).values()]
  const appointed = body.reason === 'appointment' ? appointmentAfter(row, at) : null
  const until = body.until === null ? appointed : new Date(body.until)
  const { resumesAt } = await permitPause(ctx, {
    subjectId: row.id, reason: body.reason, from: at, until, evidence: proofOf({ note: body.note, files, isAgreed: until !== null }),
    approver: approverAt(ctx.actor, row.site_id),
  })
  await attachFiles(ctx, { type: 'work_order', id: row.id }, body.fileIds)
  return {
    set: { suspend_reason: body.reason, suspended_at: at, suspend_until: resumesAt, status_before_suspend: row.status },
    fileIds: body.fileIds,
  }
}

/** The work goes on when the window opens, or at its end when it is open already; null without an appointment that is still to come. */
function appointmentAfter(row: OrderRow, at: Date): Date | null {
  return [row.appointment_from, row.appointment_to].find((moment) => moment !== null && moment > at) ?? null
}

/** Lets it rest beyond the limits of its reason: the approval of whoever may allow more. The proof was shown when it began. */
export async function prolong({ ctx, row }: Acting, body: Body<'prolong'>): Promise<Change> {
  const until = new Date(body.until)
  if (until <= row.suspend_until!) throw wrongField('rule_broken', '/until', `must be later than ${row.suspend_until!.toISOString()}`)
  await permitPause(ctx, {
    subjectId: row.id, reason: row.suspend_reason!, from: row.suspended_at!, until, evidence: sla.PAUSE_EVIDENCE,
    approver: approverAt(ctx.actor, row.site_id),
  })
  return { set: { suspend_until: until } }
}

/** Agrees with the resident when somebody comes: the end of the window replaces the target of the arrival. Null takes it back. */
export async function appoint({ ctx, row, at }: Acting, { window }: Body<'appoint'>): Promise<Change> {
  if (window === null) {
    if (row.appointment_from === null) throw new AppError('action_not_allowed', 'There is no appointment to take back')
    return { set: { appointment_from: null, appointment_to: null, appointment_agreed_at: null } }
  }
  const [from, to] = [new Date(window.from), new Date(window.to)]
  if (to <= from) throw wrongField('rule_broken', '/window/to', 'must be later than its beginning')
  if (to <= ctx.now) throw wrongField('rule_broken', '/window/to', 'must be later than now')
  return { set: { appointment_from: from, appointment_to: to, appointment_agreed_at: at, ...(await restUntil(ctx, row, from)) } }
}

/** What rests for an appointment rests until the new one. */
async function restUntil(ctx: Ctx, row: OrderRow, until: Date): Promise<Updateable<WorkOrderTable>> {
  if (row.suspend_reason !== 'appointment' || until <= row.suspended_at!) return {}
  const { resumesAt } = await permitPause(ctx, {
    subjectId: row.id, reason: row.suspend_reason, from: row.suspended_at!, until, evidence: ['appointment'],
    approver: approverAt(ctx.actor, row.site_id),
  })
  return { suspend_until: resumesAt }
}

/**
 * Ends a suspension whose time is over, as the product itself and from the moment at which it was to end. The caller holds the lock of the
 * order.
 */
export async function endSuspension(ctx: Ctx, row: OrderRow): Promise<OrderRow> {
  const itself: Ctx = { ...ctx, actor: Actor.system(ctx.organizationId) }
  const at = row.suspend_until! < ctx.now ? row.suspend_until! : ctx.now
  const { after } = await applyChange(itself, row, row.status_before_suspend ?? 'working', { set: AWAKE }, 'resume', at)
  await tellAwake(itself, after, row)
  // An act may follow in the same transaction; it must find the timers of this one.
  await ctx.flush()
  return after
}

/** Before anything else is done to an order its suspension ends, if it was to end by then; a person who resumes it does just that. */
export async function asOfNow(ctx: Ctx, row: OrderRow, action: workorders.WorkOrderAction, at: Date): Promise<OrderRow> {
  return row.status === 'suspended' && action !== 'resume' && row.suspend_until! <= at ? endSuspension(ctx, row) : row
}

const SuspensionEnds = z.object({ workOrderId: z.uuid(), since: z.iso.datetime(), until: z.iso.datetime() })

/** Declares the job that ends suspensions. One that was resumed, prolonged or begun anew in the meantime is another. */
export function endSuspensionsInTime(): void {
  queue('workorders.end-suspension', SuspensionEnds, async (ctx, { workOrderId, since, until }) => {
    const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', workOrderId).forUpdate().executeTakeFirst()
    if (row?.status !== 'suspended') return
    if (row.suspended_at!.getTime() !== Date.parse(since) || row.suspend_until!.getTime() !== Date.parse(until)) return
    await endSuspension(ctx, row)
  })
}
