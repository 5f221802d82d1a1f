import type { Ctx } from '../../platform/ctx.ts'

/** The minutes of each who worked on an order, by name. */
export function labourRows(ctx: Ctx, orderId: string) {
  return ctx.tx
    .selectFrom('work_labour')
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'work_labour.organization_id').onRef('employee.id', '=', 'work_labour.employee_id'))
    .selectAll('work_labour')
    .select('employee.name')
    .where('work_order_id', '=', orderId)
    .orderBy('employee.name')
    .execute()
}
