import type { workorders, Input, Output, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { readTimeline, recordHappening } from '../../platform/records/index.ts'
import { mustBePolite } from '../language/index.ts'
import { clocksOf } from '../sla/index.ts'
import { namesOf } from './names.ts'
import { SEES_ALL, isWorker, mustSeeOrder } from './permissions.ts'
import { presentOrder, type OrderRow } from './present.ts'
import { announceToCase, tellComment } from './tell.ts'

async function visibleOrder(ctx: Ctx, id: string): Promise<OrderRow> {
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', id).executeTakeFirst()
  mustSeeOrder(ctx, row)
  return row
}

export async function getWorkOrder(ctx: Ctx, { params }: Input<typeof workorders.getWorkOrder>): Promise<workorders.WorkOrder> {
  return presentOrder(ctx, await visibleOrder(ctx, params.id))
}

export async function workOrderTimeline(
  ctx: Ctx,
  { params }: Input<typeof workorders.workOrderTimeline>,
): Promise<Output<typeof workorders.workOrderTimeline>> {
  await visibleOrder(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

export async function workOrderClocks(
  ctx: Ctx,
  { params }: Input<typeof workorders.workOrderClocks>,
): Promise<Output<typeof workorders.workOrderClocks>> {
  await visibleOrder(ctx, params.id)
  return { items: (await clocksOf(ctx, [params.id], { withEvents: true })).get(params.id) ?? [] }
}

/**
 * A note of its worker or of those who raise, dispatch and verify; the others of them hear of it. Residents read no order: what is meant
 * for them lands on its case, too. Throws `not_permitted` for who only sees it in the pool, `rule_broken` when there is no case to show it
 * on.
 */
export async function commentOnWorkOrder(ctx: Ctx, { params, body }: Input<typeof workorders.commentOnWorkOrder>): Promise<TimelineEntry> {
  const row = await visibleOrder(ctx, params.id)
  if (!isWorker(ctx, row) && !SEES_ALL.some((permission) => ctx.actor.can(permission, row.site_id))) throw new AppError('not_permitted')
  if (body.isVisibleToResident) await mustBePolite(ctx, '/note', body.note, row.site_id)
  const named = await namesOf(ctx, row)
  await attachFiles(ctx, { type: 'work_order', id: row.id }, body.fileIds)
  const line = {
    siteId: row.site_id, action: 'commented', note: body.note, fileIds: body.fileIds, isVisibleToResident: body.isVisibleToResident,
  }
  const id = recordHappening(ctx, { ...line, recordType: 'work_order', recordId: row.id })
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action: 'commented' })
  if (body.isVisibleToResident) {
    if (row.case_id === null) throw wrongField('rule_broken', '/isVisibleToResident', 'without a case no resident sees it')
    await attachFiles(ctx, { type: 'case', id: row.case_id }, body.fileIds)
    recordHappening(ctx, { ...line, recordType: 'case', recordId: row.case_id, note: `${row.number}：${body.note}` })
    announceToCase(ctx, row, named)
  }
  await tellComment(ctx, row, body.note)
  await ctx.flush()
  const entry = (await readTimeline(ctx, row.id)).find((written) => written.id === id)
  if (!entry) throw new AppError('internal')
  return entry
}
