import { on } from '../../platform/events.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { employeeNames } from '../people/index.ts'
import { raiseNeed, trainingKnows } from '../training/index.ts'
import type { CheckRow } from './checks.ts'
import { monthClosed } from './scores/close.ts'

/** Below it somebody has to learn, whatever the rule of the month says of rewards. */
const ENOUGH = 60
const OF_MONTH = {
  'zh-CN': (month: string) => ({ topic: '服务质量提升', reason: `${month} 服务评分未达标` }),
  'zh-TW': (month: string) => ({ topic: '服務品質提升', reason: `${month} 服務評分未達標` }),
  en: (month: string) => ({ topic: 'Better service', reason: `The service score of ${month} fell short` }),
}

/**
 * A check of a colleague that crossed a red line, or fell short, raises what its standard teaches; once for each check. A need is read by
 * everybody who reads figures, so it says neither who nor how many points: its source does, to who may see it (SCR-008).
 */
export async function trainAfterCheck(ctx: Ctx, check: Pick<CheckRow, 'id' | 'site_id' | 'number' | 'employee_id' | 'has_red_line' | 'score'>, standard: string): Promise<void> {
  const isShort = check.score !== null && Number(check.score) < ENOUGH
  if (check.employee_id === null || (!check.has_red_line && !isShort)) return
  await raiseNeed(ctx, { siteId: check.site_id, topic: standard, post: '', reason: check.number, source: { type: 'service_check', id: check.id } })
}

/** What a closed month shows of people who fell short becomes a need of each. */
export function trainAfterQuality(): void {
  on(monthClosed, 'quality.needs-of-month', async (ctx, { siteId, monthId, month }) => {
    const rows = await ctx.tx.selectFrom('score').select('id').where('month_id', '=', monthId).where('employee_id', 'is not', null).where('total', '<', String(ENOUGH)).orderBy('id').execute()
    for (const { id } of rows) await raiseNeed(ctx, { siteId, ...OF_MONTH[ctx.locale](month), post: '', source: { type: 'score_month', id } })
  })
  trainingKnows('service_check', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('service_check').select(['id', 'site_id', 'employee_id', 'number as title']).where('id', 'in', [...ids]).execute()
    return named(ctx, rows)
  })
  trainingKnows('score_month', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('score as s').innerJoin('score_month as m', (join) => join.onRef('m.organization_id', '=', 's.organization_id').onRef('m.id', '=', 's.month_id')).select(['s.id', 'm.site_id', 's.employee_id', 'm.month']).where('s.id', 'in', [...ids]).execute()
    return named(ctx, rows.map(({ month, ...row }) => ({ ...row, title: month.slice(0, 7) })))
  })
}

/** With whom they are about, for who scores at the site and for themselves. */
async function named(ctx: Ctx, rows: readonly { id: string; site_id: string; employee_id: string | null; title: string }[]): Promise<Map<string, { siteId: string; label: string }>> {
  const seen = rows.filter((row) => ctx.actor.can('checks:score', row.site_id) || (row.employee_id !== null && row.employee_id === ctx.actor.employeeId))
  const names = await employeeNames(ctx, seen.map((row) => row.employee_id))
  return new Map(seen.map((row) => [row.id, { siteId: row.site_id, label: [row.title, names.get(row.employee_id ?? '')].filter(Boolean).join(' ') }]))
}
