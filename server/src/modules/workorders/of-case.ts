import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { TO_DO } from './lifecycle.ts'
import { openProposals } from './open-proposals.ts'
import { holdsUpCase } from './rules.ts'

/** Numbers of the orders that keep a case from being resolved. */
export async function openWorkOrdersOfCase(ctx: Ctx, caseId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('work_order')
    .select(['number', 'status', 'is_passed'])
    .where('case_id', '=', caseId)
    .orderBy('number')
    .execute()
  return rows.filter((row) => holdsUpCase(row, TO_DO)).map((row) => row.number)
}

/** The orders of a case as the case shows them, in the order in which they were raised. Whoever sees the case sees them. */
export async function workOrdersOfCase(ctx: Ctx, caseId: string): Promise<cases.Case['workOrderList']> {
  const rows = await ctx.tx
    .selectFrom('work_order')
    .leftJoin('employee', (join) =>
      join.onRef('employee.organization_id', '=', 'work_order.organization_id').onRef('employee.id', '=', 'work_order.worker_id'),
    )
    .select([
      'work_order.id', 'work_order.number', 'work_order.status', 'work_order.kind', 'work_order.title', 'work_order.worker_id',
      'work_order.appointment_from', 'work_order.appointment_to', 'work_order.suspend_reason', 'work_order.suspend_until', 'employee.name as worker',
    ])
    .where('work_order.case_id', '=', caseId)
    .orderBy('work_order.raised_at')
    .orderBy('work_order.number')
    .execute()
  const proposals = await openProposals(ctx, rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id, number: row.number, status: row.status, kind: row.kind, title: row.title,
    worker: row.worker_id === null ? null : { id: row.worker_id, name: row.worker! },
    appointmentFrom: iso(row.appointment_from), appointmentTo: iso(row.appointment_to),
    suspendReason: row.suspend_reason, suspendUntil: iso(row.suspend_until), proposal: proposals.get(row.id) ?? null,
  }))
}
