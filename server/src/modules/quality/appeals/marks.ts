import type { scores } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Deduction } from '../scores/formula.ts'
import { firstDay } from '../scores/month.ts'

type Marks = Pick<scores.ScoreFact, 'appeal' | 'mayAppeal'>
interface Asked {
  siteId: string
  month: string
  employeeId: string
  /** When the days to appeal are over; null while the month is open. */
  until: Date | null
  facts: readonly Deduction[]
}

/** How each piece of evidence of a score stands: appealed, and whether it still can be, by whom it is about. */
export async function appealMarks(ctx: Ctx, { siteId, month, employeeId, until, facts }: Asked): Promise<(key: string) => Marks> {
  const rows = await ctx.tx.selectFrom('score_appeal').select(['id', 'number', 'state', 'key']).where('site_id', '=', siteId).where('month', '=', firstDay(month)).where('employee_id', '=', employeeId).orderBy('appealed_at').execute()
  const appeals = new Map(rows.map(({ key, ...appeal }) => [key, appeal]))
  const lost = new Map<string, number>()
  for (const fact of facts) {
    const key = fact.key.replace(/^red_line:/, '')
    lost.set(key, (lost.get(key) ?? 0) + fact.lost)
  }
  const evidence = new Set(facts.flatMap(({ source, recordId, key }) => (recordId === null || source === 'red_line' || source === 'correction' ? [] : [key])))
  const isInTime = until === null || until > ctx.now
  return (key) => {
    const appeal = appeals.get(key) ?? null
    return { appeal, mayAppeal: isInTime && evidence.has(key) && employeeId === ctx.actor.employeeId && (lost.get(key) ?? 0) > 0 && (appeal === null || appeal.state === 'withdrawn') }
  }
}
