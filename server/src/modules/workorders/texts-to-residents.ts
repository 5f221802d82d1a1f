import type { workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { mustBePolite } from '../language/index.ts'
import type { OrderRow } from './present.ts'

/** The texts of an act that land on the case of the order, where the resident reads them. */
const TEXTS: Partial<Record<workorders.WorkOrderAction, readonly string[]>> = { done: ['result'], suspend: ['note'], prolong: ['note'] }

/** Every text of an act that reaches the resident must be polite (ETQ-006). Throws `language.not_allowed` naming the field. */
export async function mustSpeakPolitely(ctx: Ctx, row: Pick<OrderRow, 'case_id' | 'site_id'>, body: workorders.WorkOrderActionBody): Promise<void> {
  if (row.case_id === null) return
  const texts = body as Record<string, unknown>
  for (const field of TEXTS[body.action] ?? []) await mustBePolite(ctx, `/${field}`, texts[field] as string | undefined, row.site_id)
}
