import type { Input, scores } from '@guanjia/contract'
import { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { event, queue } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { momentOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn, monthAfter } from '../../../platform/time.ts'
import { siteById, type SiteFacts } from '../../organization/index.ts'
import { accountsOfEmployees, colleaguesAt } from '../../people/index.ts'
import { raiseAction } from '../actions/actions.ts'
import { lockMonth, openAppeals } from '../appeals/struck.ts'
import { planMeetingAfterClose } from '../meetings/meetings.ts'
import { departmentsOf, scoreBoard } from './board.ts'
import { computeMonth, type MonthScores } from './compute.ts'
import { freeze, frozenScores } from './frozen.ts'
import { closingDay, firstDay } from './month.ts'
import { ranksOf } from './ranks.ts'
import { ruleOf, ruleOfVersion } from './score-rules.ts'

const JOB = 'quality.close-month'
/** The scores of a month of a site are frozen. */
export const monthClosed = event('quality.month-closed', z.object({ siteId: z.uuid(), monthId: z.uuid(), month: z.string() }))

/** Closes a month that has ended (SCR-003). Of two who close at once one does it. Throws `rule_broken`, `action_not_allowed`. */
export async function closeScores(ctx: Ctx, { body }: Input<typeof scores.closeScores>): Promise<scores.ScoreBoard> {
  ctx.actor.mustSee('scores:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  if (body.month >= dayIn(site.timeZone, ctx.now).slice(0, 7)) throw wrongField('rule_broken', '/month', 'has not ended')
  await lockMonth(ctx, site.id, body.month)
  if ((await openAppeals(ctx, site.id, firstDay(body.month))) > 0) throw wrongField('rule_broken', '/month', 'appeals wait for an answer')
  if (!(await closeMonth(ctx, site, body.month))) throw new AppError('action_not_allowed', 'The month is closed')
  await ctx.flush()
  return scoreBoard(ctx, { params: {}, query: { siteId: body.siteId, month: body.month }, body: {} })
}

/** Freezes the scores; false when it was done before. The row of the month is inserted first: whoever comes second waits for it and finds it. */
async function closeMonth(ctx: Ctx, site: Pick<SiteFacts, 'id' | 'timeZone'>, month: string): Promise<boolean> {
  await lockMonth(ctx, site.id, month)
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
  await giveDuties(ctx, site, row.id, month, rule, found)
  await planMeetingAfterClose(ctx, site, month)
  return true
}

const DAYS_TO_IMPROVE = 14
const DUTY = {
  'zh-CN': (month: string, total: number, below: number) => ({ title: `${month} 服务评分 ${total} 分，提升至 ${below} 分以上`, problem: '请对照评分明细逐项改进，完成后由主管复查。' }),
  'zh-TW': (month: string, total: number, below: number) => ({ title: `${month} 服務評分 ${total} 分，提升至 ${below} 分以上`, problem: '請對照評分明細逐項改善，完成後由主管複查。' }),
  en: (month: string, total: number, below: number) => ({ title: `Score of ${month} was ${total}: bring it above ${below}`, problem: 'Go through the details of the score, point by point; a supervisor looks at it then.' }),
}

/** Whoever scored below the mark of the rule has to improve, by a day and with a look afterwards (SCR-002). */
async function giveDuties(ctx: Ctx, site: Pick<SiteFacts, 'id' | 'timeZone'>, monthId: string, month: string, { dutyBelow }: scores.ScoreRule, { people }: MonthScores): Promise<void> {
  const dueOn = dayAfter(dayIn(site.timeZone, ctx.now), DAYS_TO_IMPROVE)
  const staff = new Set((await colleaguesAt(ctx, site.id)).map(({ id }) => id))
  for (const [employeeId, { total }] of people) {
    if (total === null || total >= dutyBelow || !staff.has(employeeId)) continue
    await raiseAction(ctx, { siteId: site.id, source: 'score', sourceId: monthId, sourceKey: employeeId, ...DUTY[ctx.locale](month, total, dutyBelow), cause: '', ownerId: employeeId, dueOn, needsPhoto: false })
  }
}

/** Whom a closed month proposes for an award by its rule: the first places with a score that is good enough (SCR-002). */
export async function winnersOf(ctx: Ctx, monthId: string): Promise<{ siteId: string; month: string; awardFen: number; winners: { employeeId: string; rank: number; total: number }[] } | null> {
  const row = await ctx.tx.selectFrom('score_month').selectAll().where('id', '=', monthId).executeTakeFirst()
  if (!row) return null
  const rule = await ruleOfVersion(ctx, row.rule_version)
  const { people } = await frozenScores(ctx, row.id)
  const ranks = ranksOf([...people].map(([id, { total }]) => ({ id, total })))
  const winners = [...people].flatMap(([employeeId, { total }]) => (total !== null && total >= rule.awardFrom && ranks.get(employeeId)! <= rule.awardPlaces ? [{ employeeId, rank: ranks.get(employeeId)!, total }] : []))
  return { siteId: row.site_id, month: row.month.slice(0, 7), awardFen: rule.awardFen, winners: winners.sort((a, b) => a.rank - b.rank) }
}

async function tellEverybody(ctx: Ctx, monthId: string, month: string, { people }: MonthScores): Promise<void> {
  const accounts = await accountsOfEmployees(ctx, [...people.keys()])
  for (const [employeeId, { total }] of people) {
    const account = accounts.get(employeeId)
    if (account) sendMessage(ctx, { accountIds: [account], template: 'score.closed', params: { month, score: total ?? '—' }, record: { type: 'score_month', id: monthId }, dedupeKey: `score-closed:${monthId}` })
  }
}

/** Plans the close of a month on the day that its rule names. */
export async function planClose(ctx: Ctx, site: Pick<SiteFacts, 'id' | 'timeZone'>, month: string): Promise<void> {
  const dueAt = momentOf(closingDay(month, (await ruleOf(ctx, month)).closeDay), '01:00', site.timeZone)
  // By its instant: in another time zone the same day comes again, and the job that finds itself too early plans another.
  ctx.enqueue(JOB, { siteId: site.id, month }, { dueAt, dedupeKey: `close-month:${site.id}:${month}:${dueAt.toISOString()}` })
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
