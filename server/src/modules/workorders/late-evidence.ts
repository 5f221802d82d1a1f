import type { workorders } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { beginning } from '../../platform/text/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { hasHeld } from './holders.ts'
import { OVER, WORKER_ACTS } from './lifecycle.ts'
import { presentOrder, type OrderRow } from './present.ts'
import { tellColleague, tellDispatchers } from './tell.ts'

type Body = workorders.WorkOrderActionBody

/**
 * What somebody did without network and sends after the order went to another: kept as a note with its pictures, once, and told to whoever
 * has it now and to those who dispatch. Nothing of the order changes. Null when the act is to be judged like any other: from the worker who
 * has the order, from a dispatcher, without the time at which it was done, or from who never had it.
 */
export async function takeLateEvidence(ctx: Ctx, id: string, body: Body): Promise<workorders.WorkOrder | null> {
  const { actor } = ctx
  if (body.at === undefined || actor.employeeId === null || !WORKER_ACTS.includes(body.action)) return null
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || !actor.can('work_orders:work', row.site_id) || actor.can('work_orders:dispatch', row.site_id)) return null
  const isStillTheirs = row.worker_id === actor.employeeId && !OVER.includes(row.status)
  if (isStillTheirs || !(await hasHeld(ctx, row.id, actor.employeeId))) return null
  await keep(ctx, row, body, new Date(body.at) > ctx.now ? ctx.now : new Date(body.at))
  return { ...(await presentOrder(ctx, row)), isKeptAsNote: true }
}

async function keep(ctx: Ctx, row: OrderRow, body: Body, at: Date): Promise<void> {
  const fileIds = filesOf(body)
  const kept = await ctx.tx
    .insertInto('late_evidence')
    .values({
      organization_id: ctx.organizationId, id: newId(), work_order_id: row.id, employee_id: ctx.actor.employeeId!, action: body.action, at, recorded_at: ctx.now,
      body: JSON.stringify(body),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (kept.numInsertedOrUpdatedRows === 0n) return
  await attachFiles(ctx, { type: 'work_order', id: row.id }, fileIds)
  const note = `${wallTimeIn(await timeZoneOf(ctx, row.site_id), at).slice(5)} ${wordsOf(ctx, body)}`
  recordHappening(ctx, { siteId: row.site_id, recordType: 'work_order', recordId: row.id, action: 'late_evidence', note, at, fileIds })
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action: 'late_evidence' })
  const params = { who: ctx.actor.name, note: beginning(note, 200) }
  await tellColleague(ctx, row, row.worker_id, 'work_order.late_evidence', { params, level: 'warning' })
  await tellDispatchers(ctx, row, 'work_order.late_evidence', params)
}

function filesOf(body: Body): string[] {
  switch (body.action) {
    case 'arrive':
    case 'start':
      return body.photoIds
    case 'suspend':
      return body.fileIds
    case 'done':
      return [...body.photoBeforeIds, ...body.photoAfterIds]
    default:
      return []
  }
}

/** What was sent, in one line. Materials are words only: the store is for whoever finishes the order. */
function wordsOf(ctx: Ctx, body: Body): string {
  const parts = [labelOf(ctx.locale, 'workOrderAction', body.action)]
  if (body.action === 'done') {
    parts.push(body.result)
    if (body.labourMinutes !== null) parts.push(`${body.labourMinutes} min`)
    parts.push(...body.materials.map((line) => `${line.name || line.itemId!} ${line.quantity}`))
  }
  if (body.action === 'arrive') parts.push(body.fivePieces.map((piece) => labelOf(ctx.locale, 'fivePiece', piece)).join('、'))
  if (body.action === 'suspend') parts.push(labelOf(ctx.locale, 'waitReason', body.reason))
  if (body.action === 'decline') parts.push(body.reason)
  if (body.note) parts.push(body.note)
  return parts.filter(Boolean).join('；')
}
