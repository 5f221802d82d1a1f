import { on } from '../../platform/events.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { employeeNames } from '../people/index.ts'
import { raiseNeed, trainingKnows } from '../training/index.ts'
import type { CheckRow } from './checks.ts'
import { monthClosed } from './scores/close.ts'

/** Below it somebody has to learn, whatever the rule of the month says of rewards. */
const ENOUGH = 60
const MONTH_TOPIC = '服务质量提升'

/** A check of a colleague that crossed a red line, or fell short, raises what its standard teaches; once for each check. */
export async function trainAfterCheck(ctx: Ctx, check: Pick<CheckRow, 'id' | 'site_id' | 'number' | 'employee_id' | 'has_red_line' | 'score'>, standard: string): Promise<void> {
  const isShort = check.score !== null && Number(check.score) < ENOUGH
  if (check.employee_id === null || (!check.has_red_line && !isShort)) return
  const names = await employeeNames(ctx, [check.employee_id])
  await raiseNeed(ctx, { siteId: check.site_id, topic: standard, post: names.get(check.employee_id) ?? '', reason: `${check.number}：${check.has_red_line ? '触碰红线' : `得分 ${check.score}`}`, source: { type: 'service_check', id: check.id } })
}

/** What a closed month shows of people who fell short becomes a need of each. */
export function trainAfterQuality(): void {
  on(monthClosed, 'quality.needs-of-month', async (ctx, { siteId, monthId, month }) => {
    const rows = await ctx.tx.selectFrom('score').select(['id', 'employee_id', 'total']).where('month_id', '=', monthId).where('employee_id', 'is not', null).where('total', '<', String(ENOUGH)).orderBy('id').execute()
    const names = await employeeNames(ctx, rows.map(({ employee_id }) => employee_id))
    for (const { id, employee_id, total } of rows) await raiseNeed(ctx, { siteId, topic: MONTH_TOPIC, post: names.get(employee_id!) ?? '', reason: `${month} 得分 ${Number(total)}`, source: { type: 'score_month', id } })
  })
  trainingKnows('service_check', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('service_check').select(['id', 'site_id', 'number', 'employee_id']).where('id', 'in', [...ids]).execute()
    return new Map(rows.filter((row) => ctx.actor.can('checks:score', row.site_id) || row.employee_id === ctx.actor.employeeId).map((row) => [row.id, { siteId: row.site_id, label: row.number }]))
  })
  trainingKnows('score_month', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('score as s').innerJoin('score_month as m', (join) => join.onRef('m.organization_id', '=', 's.organization_id').onRef('m.id', '=', 's.month_id')).select(['s.id', 'm.site_id', 'm.month']).where('s.id', 'in', [...ids]).execute()
    return new Map(rows.filter((row) => ctx.actor.can('scores:manage', row.site_id)).map((row) => [row.id, { siteId: row.site_id, label: row.month.slice(0, 7) }]))
  })
}
