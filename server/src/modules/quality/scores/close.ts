import type { Input, scores } from '@guanjia/contract'
import { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { event, queue } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { instantOf } from '../../../platform/text/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById, type SiteFacts } from '../../organization/index.ts'
import { accountOfEmployee } from '../../people/index.ts'
import { departmentsOf, scoreBoard } from './board.ts'
import { computeMonth, type MonthScores } from './compute.ts'
import { freeze } from './frozen.ts'
import { closingDay, firstDay, monthAfter } from './month.ts'
import { ruleOf } from './score-rules.ts'

const JOB = 'quality.close-month'
/** The scores of a month of a site are frozen. */
export const monthClosed = event('quality.month-closed', z.object({ siteId: z.uuid(), monthId: z.uuid(), month: z.string() }))

/** Closes a month that has ended (SCR-003). Of two who close at once one does it. Throws `rule_broken`, `action_not_allowed`. */
export async function closeScores(ctx: Ctx, { body }: Input<typeof scores.closeScores>): Promise<scores.ScoreBoard> {
  ctx.actor.mustSee('scores:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  if (body.month >= dayIn(site.timeZone, ctx.now).slice(0, 7)) throw wrongField('rule_broken', '/month', 'has not ended')
  if (!(await closeMonth(ctx, site, body.month))) throw new AppError('action_not_allowed', 'The month is closed')
  await ctx.flush()
  return scoreBoard(ctx, { params: {}, query: { siteId: body.siteId, month: body.month }, body: {} })
}

/** Freezes the scores; false when it was done before. The row of the month is inserted first: whoever comes second waits for it and finds it. */
async function closeMonth(ctx: Ctx, site: Pick<SiteFacts, 'id' | 'timeZone'>, month: string): Promise<boolean> {
  const rule = await ruleOf(ctx, month)
  const row = { organization_id: ctx.organizationId, id: newId(), site_id: site.id, month: firstDay(month), rule_version: rule.version, closed_at: ctx.now, closed_by: ctx.actor.name }
  const inserted = await ctx.tx.insertInto('score_month').values(row).onConflict((conflict) => conflict.columns(['organization_id', 'site_id', 'month']).doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) return false
  const found = await computeMonth(ctx, site, month, rule)
  await freeze(ctx, row.id, found, await departmentsOf(ctx, [...found.people.keys()]))
  recordHappening(ctx, { siteId: site.id, recordType: 'score_month', recordId: row.id, action: 'closed', toStatus: 'closed', note: month })
  announceChange(ctx, { recordType: 'score_month', recordId: row.id, siteId: site.id, action: 'closed' })
  ctx.publish(monthClosed, { siteId: site.id, monthId: row.id, month })
  await tellEverybody(ctx, row.id, month, found)
  return true
}

async function tellEverybody(ctx: Ctx, monthId: string, month: string, { people }: MonthScores): Promise<void> {
  for (const [employeeId, { total }] of people) {
    const account = await accountOfEmployee(ctx, employeeId)
    if (account) sendMessage(ctx, { accountIds: [account], template: 'score.closed', params: { month, score: total ?? '—' }, record: { type: 'score_month', id: monthId }, dedupeKey: `score-closed:${monthId}` })
  }
}

/** Plans the close of a month on the day that its rule names. */
export async function planClose(ctx: Ctx, site: Pick<SiteFacts, 'id' | 'timeZone'>, month: string): Promise<void> {
  const day = closingDay(month, (await ruleOf(ctx, month)).closeDay)
  ctx.enqueue(JOB, { siteId: site.id, month }, { dueAt: instantOf(new Date(`${day}T01:00:00Z`), site.timeZone), dedupeKey: `close-month:${site.id}:${month}:${day}` })
}

/** Months close by themselves; the rule may name another day by the time the job comes, then it waits for that. */
export function closeMonthsInTime(): void {
  queue(JOB, z.object({ siteId: z.uuid(), month: z.string() }), async (ctx, { siteId, month }) => {
    const site = await siteById(ctx, siteId)
    if (dayIn(site.timeZone, ctx.now) < closingDay(month, (await ruleOf(ctx, month)).closeDay)) return planClose(ctx, site, month)
    await closeMonth(ctx, site, month)
    await planClose(ctx, site, monthAfter(month))
  })
}

messageTemplate('score.closed', {
  'zh-CN': { title: '{month} 服务质量评分已出', body: '您本月得分 {score}，可查看每一项依据。' },
  'zh-TW': { title: '{month} 服務品質評分已出', body: '您本月得分 {score}，可查看每一項依據。' },
  en: { title: 'Quality scores of {month}', body: 'Your score of the month is {score}; every point can be looked at.' },
})
