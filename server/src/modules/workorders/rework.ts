import type { workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { caseForWork } from '../cases/index.ts'
import { applyChange } from './change.ts'
import { presentOrder, type OrderRow } from './present.ts'
import { raiseOrder } from './raise.ts'
import { tellColleague } from './tell.ts'

type ReworkBody = Extract<workorders.WorkOrderActionBody, { action: 'rework' }>

/**
 * Work that was not good: the old order ends as not passed, a new one names it, is free of charge and asks for quality tracking (RPR-018).
 * Answers with the old order; its `reworks` name the new one. Throws `work_order.worker_not_suitable`.
 */
export async function rework(ctx: Ctx, row: OrderRow, body: ReworkBody, at: Date): Promise<workorders.WorkOrder> {
  if (row.case_id !== null) await caseForWork(ctx, row.case_id)
  const raised = await raiseOrder(ctx, {
    site_id: row.site_id, case_id: row.case_id, kind: row.kind, title: row.title,
    symptom: row.symptom ? `${body.reason}\n${row.symptom}` : body.reason, urgency: row.urgency, category_id: row.category_id,
    unit_id: row.unit_id, place_kind: row.place_kind, place: row.place, contact_name: row.contact_name, contact_phone: row.contact_phone,
    safety_note: row.safety_note, worker_id: body.workerId, rework_of: row.id, needs_quality_tracking: true, free_reason: 'warranty', zone_id: row.zone_id,
  }, [], { isOverride: body.isOverride, note: body.note ?? '' })
  const change = { set: { is_passed: false, closed_at: row.closed_at ?? at }, note: `${body.reason} → ${raised.number}` }
  const { after, named, clocks } = await applyChange(ctx, row, 'closed', change, 'rework', at)
  const params = { rework: raised.number, reason: body.reason }
  await tellColleague(ctx, after, row.worker_id, 'work_order.reworked', { params, level: 'warning' })
  return presentOrder(ctx, after, { clocks, named })
}
