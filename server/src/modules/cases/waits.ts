import { sla, type cases } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import { z } from 'zod'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { filesById } from '../../platform/files/files.ts'
import { approverAt, permitPause, proofOf } from '../sla/index.ts'
import type { Acting } from './acts.ts'
import { applyChange, type Change } from './change.ts'
import type { CaseRow } from './present.ts'
import { objectToOrders, restOfOrders } from './rest-of-orders.ts'
import type { CaseTable } from './tables.ts'
import { residentAccounts, tellOwners, tellResidents, tellSupervisors } from './tell.ts'

/** What ends a wait, whoever ends it. */
export const AWAKE: Updateable<CaseTable> = {
  wait_reason: null, wait_until: null, waiting_since: null, wait_objection: null, status_before_wait: null,
}

type Body<A extends cases.CaseAction> = Extract<cases.CaseActionBody, { action: A }>

/** Waits, with the proof that its reason asks for, until a moment or as long as the reason allows. */
export async function wait({ ctx, row, at }: Acting, body: Body<'wait'>): Promise<Change> {
  const until = body.until === null ? null : new Date(body.until)
  const files = [...(await filesById(ctx, body.fileIds ?? [])).values()]
  const { resumesAt } = await permitPause(ctx, {
    subjectId: row.id, reason: body.reason, from: at, until, evidence: proofOf({ note: body.note, files, isAgreed: until !== null }),
    approver: approverAt(ctx.actor, row.site_id),
  })
  return {
    set: { wait_reason: body.reason, waiting_since: at, wait_until: resumesAt, wait_objection: null, status_before_wait: row.status },
  }
}

/** Lets a wait go on beyond the limits of its reason: the approval of whoever may allow more. The proof was shown when it began. */
export async function prolong({ ctx, row }: Acting, body: Body<'prolong'>): Promise<Change> {
  const until = new Date(body.until)
  if (until <= row.wait_until!) throw wrongField('rule_broken', '/until', `must be later than ${row.wait_until!.toISOString()}`)
  await permitPause(ctx, {
    subjectId: row.id, reason: row.wait_reason!, from: row.waiting_since!, until, evidence: sla.PAUSE_EVIDENCE,
    approver: approverAt(ctx.actor, row.site_id),
  })
  return { set: { wait_until: until } }
}

/** The resident does not accept the wait of the case or the rest of the work on it: whoever answers for the case and the supervisors hear of it, and it stays with the wait. */
export async function object({ ctx, row }: Acting, body: Body<'object'>): Promise<Change> {
  const isWaiting = row.status === 'waiting' && row.wait_objection === null
  const rest = await restOfOrders(ctx, row.id)
  if (!isWaiting && !rest?.isOpen) throw new AppError('action_not_allowed', 'There is no wait that has not been objected to')
  const told = { reason: `@waitReason:${isWaiting ? row.wait_reason : rest!.reason}`, words: body.reason }
  await tellOwners(ctx, row, 'case.objected', told)
  await tellSupervisors(ctx, row, 'case.objected', told)
  if (rest?.isOpen) await objectToOrders(ctx, row.id, body.reason)
  return { set: isWaiting ? { wait_objection: body.reason } : {}, note: body.reason }
}

/**
 * Ends a wait whose time is over, as the product itself and from the moment at which it was to end: nobody loses or gains by when that is
 * noticed. The caller holds the lock of the case.
 */
export async function endWait(ctx: Ctx, row: CaseRow): Promise<CaseRow> {
  const itself: Ctx = { ...ctx, actor: Actor.system(ctx.organizationId) }
  const at = row.wait_until! < ctx.now ? row.wait_until! : ctx.now
  const after = await applyChange(itself, row, row.status_before_wait ?? 'in_progress', { set: AWAKE }, 'resume', at)
  await tellOwners(itself, after, 'case.wait_over', { reason: `@waitReason:${row.wait_reason}` })
  tellResidents(itself, after, await residentAccounts(itself, after), 'case.resident.moved', { act: '@caseAction:resume' })
  // An act may follow in the same transaction; it must find the timers of this one.
  await ctx.flush()
  return after
}

/** Before anything else is done to a case its wait ends, if it was to end by then; a person who resumes it oneself does just that. */
export async function asOfNow(ctx: Ctx, row: CaseRow, action: cases.CaseAction, at: Date): Promise<CaseRow> {
  return row.status === 'waiting' && action !== 'resume' && row.wait_until! <= at ? endWait(ctx, row) : row
}

const WaitEnds = z.object({ caseId: z.uuid(), since: z.iso.datetime(), until: z.iso.datetime() })

/** Declares the job that ends waits. A wait that was resumed, prolonged or begun anew in the meantime is another wait. */
export function endWaitsInTime(): void {
  queue('cases.end-wait', WaitEnds, async (ctx, { caseId, since, until }) => {
    const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', caseId).forUpdate().executeTakeFirst()
    if (row?.status !== 'waiting') return
    if (row.waiting_since!.getTime() !== Date.parse(since) || row.wait_until!.getTime() !== Date.parse(until)) return
    await endWait(ctx, row)
  })
}
