import type { aftercare, Input, Output, workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { labourRows } from './labour-rows.ts'
import { lockOrder } from './lock-order.ts'
import { materialCostFen, materialsOf } from './materials.ts'
import { knownSum, labourFen } from './paid-rules.ts'
import { presentOrder, type OrderRow } from './present.ts'
import { mustSeeOrder } from './permissions.ts'
import { siteById } from '../organization/index.ts'
import { mustBeAbleToWork, workersAt } from './workers.ts'

type Helper = Extract<workorders.WorkOrderActionBody, { action: 'done' }>['helpers'][number]

/** Who helped: colleagues who may work at the site, each once, and not the worker. Throws `work_order.worker_not_suitable`, `rule_broken`. */
export async function helpersOf(ctx: Ctx, row: Pick<OrderRow, 'site_id' | 'worker_id'>, helpers: readonly Helper[]): Promise<string[]> {
  const ids = helpers.map((helper) => helper.employeeId)
  for (const [i, id] of ids.entries()) {
    if (id === row.worker_id || ids.indexOf(id) !== i) throw wrongField('rule_broken', `/helpers/${i}/employeeId`, 'is named already')
    try {
      await mustBeAbleToWork(ctx, id, row.site_id)
    } catch (error) {
      throw error instanceof AppError ? wrongField(error.code, `/helpers/${i}/employeeId`, 'does not work at this site') : error
    }
  }
  return ids
}

/** Writes the minutes of each who worked on an order, with the rates of their grades as they are now. */
export async function keepLabour(ctx: Ctx, row: OrderRow, minutes: number | null, helpers: readonly Helper[]): Promise<void> {
  const all = [{ employeeId: row.worker_id!, minutes }, ...helpers]
  const grades = await ctx.tx
    .selectFrom('labour_grade_worker as w')
    .innerJoin('labour_grade as g', (join) => join.onRef('g.organization_id', '=', 'w.organization_id').onRef('g.id', '=', 'w.grade_id'))
    .select(['w.employee_id', 'g.name', 'g.fen_per_hour'])
    .where('w.employee_id', 'in', all.map((one) => one.employeeId))
    .execute()
  const of = new Map(grades.map((grade) => [grade.employee_id, grade]))
  await ctx.tx
    .insertInto('work_labour')
    .values(
      all.map((one) => ({
        organization_id: ctx.organizationId, work_order_id: row.id, employee_id: one.employeeId, minutes: one.minutes,
        grade: of.get(one.employeeId)?.name ?? null, fen_per_hour: of.get(one.employeeId)?.fen_per_hour ?? null,
      })),
    )
    .execute()
}

/** What an order costs: labour by grade, materials, what others were paid. A part that nobody knows is null, and so is then the total. */
export async function orderCost(ctx: Ctx, { params }: Input<typeof aftercare.orderCost>): Promise<Output<typeof aftercare.orderCost>> {
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', params.id).executeTakeFirst()
  mustSeeOrder(ctx, row)
  ctx.actor.mustBeAbleTo('work_orders:cost', row.site_id)
  const labour = (await labourRows(ctx, row.id)).map((line) => ({
    employee: { id: line.employee_id, name: line.name }, minutes: line.minutes, grade: line.grade, fenPerHour: line.fen_per_hour,
    costFen: labourFen(line.minutes, line.fen_per_hour),
  }))
  const lines = materialsOf(row)
  const labourTotal = labour.length === 0 ? null : knownSum(labour.map((line) => line.costFen))
  // Of a line without a price nobody knows what it cost; no lines at all cost nothing once the work is done.
  const materialFen = lines.length === 0 ? (row.done_at === null ? null : 0) : lines.some((line) => line.priceFen === null) ? null : materialCostFen(lines)
  const totalFen = knownSum([labourTotal, materialFen, row.outside_cost_fen ?? 0])
  return {
    labour, labourFen: labourTotal, materialFen, outsideFen: row.outside_cost_fen, outsideNote: row.outside_cost_note, totalFen,
    priceFen: row.price_fen, marginFen: totalFen === null || row.price_fen === null ? null : row.price_fen - totalFen,
  }
}

/** What others were paid for an order, such as a lift company. */
export async function setOutsideCost(ctx: Ctx, { params, body }: Input<typeof aftercare.setOutsideCost>): Promise<workorders.WorkOrder> {
  const row = await lockOrder(ctx, params.id)
  ctx.actor.mustBeAbleTo('work_orders:cost', row.site_id)
  await mustBeCurrent(row.version, body.version, () => presentOrder(ctx, row))
  const after = await ctx.tx
    .updateTable('work_order')
    .set({ outside_cost_fen: body.outsideCostFen, outside_cost_note: body.note, version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const changes = [{ field: 'outside_cost_fen', from: row.outside_cost_fen, to: body.outsideCostFen }]
  recordHappening(ctx, { siteId: row.site_id, recordType: 'work_order', recordId: row.id, action: 'outside_cost', note: body.note || null, changes })
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action: 'outside_cost' })
  return presentOrder(ctx, after)
}

/** Who may help with an order: those who may work at the site. */
export async function colleaguesAtWork(ctx: Ctx, { query }: Input<typeof aftercare.colleaguesAtWork>): Promise<Output<typeof aftercare.colleaguesAtWork>> {
  ctx.actor.mustSee('work_orders:work', query.siteId)
  await siteById(ctx, query.siteId)
  return { items: (await workersAt(ctx, query.siteId)).map(({ id, name }) => ({ id, name })) }
}
