import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'

/** Another proposal, an appointment by word of mouth or an arrival leaves nothing to choose. */
export async function endOpen(ctx: Ctx, workOrderId: string, state: 'replaced' | 'expired'): Promise<void> {
  await ctx.tx.updateTable('appointment_proposal').set({ state, ended_at: ctx.now, ended_by: ctx.actor.name }).where('work_order_id', '=', workOrderId).where('state', '=', 'open').execute()
}

/** What the orders of cases propose now. */
export async function openProposals(ctx: Ctx, workOrderIds: readonly string[]): Promise<Map<string, cases.OpenProposal>> {
  if (workOrderIds.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('appointment_proposal').selectAll().where('work_order_id', 'in', [...workOrderIds]).where('state', '=', 'open').where('expires_at', '>', ctx.now).execute()
  return new Map(rows.map((row) => [row.work_order_id, { id: row.id, windows: row.windows as cases.TimeWindow[], note: row.note, expiresAt: row.expires_at.toISOString() }]))
}

/** Windows that residents have still to choose, for their home page. */
export async function windowsToChoose(ctx: Ctx, caseIds: readonly string[]) {
  const rows = await ctx.tx
    .selectFrom('appointment_proposal')
    .innerJoin('work_order', (join) => join.onRef('work_order.organization_id', '=', 'appointment_proposal.organization_id').onRef('work_order.id', '=', 'appointment_proposal.work_order_id'))
    .innerJoin('service_case', (join) => join.onRef('service_case.organization_id', '=', 'work_order.organization_id').onRef('service_case.id', '=', 'work_order.case_id'))
    .select(['service_case.id', 'service_case.number', 'service_case.title', 'appointment_proposal.proposed_at', 'appointment_proposal.expires_at'])
    .where('work_order.case_id', 'in', [...caseIds])
    .where('appointment_proposal.state', '=', 'open')
    .where('appointment_proposal.expires_at', '>', ctx.now)
    .execute()
  return rows.map((row) => ({ kind: 'choose_window' as const, caseId: row.id, number: row.number, title: row.title, since: row.proposed_at.toISOString(), until: row.expires_at.toISOString(), count: 1 }))
}
