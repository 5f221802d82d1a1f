import type { Ctx } from '../../platform/ctx.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { accountOfEmployee } from '../people/index.ts'

messageTemplate('service_plan.done', {
  'zh-CN': { title: '服务方案的任务已全部结束：{title}', body: '{number}，共 {n} 项，办完 {done} 项。' },
  'zh-TW': { title: '服務方案的任務已全部結束：{title}', body: '{number}，共 {n} 項，辦完 {done} 項。' },
  en: { title: 'Every task of the plan has ended: {title}', body: '{number}: {done} of {n} done.' },
})

/** A plan ends with its last task, and runs again when one is sent back; the caller has locked its row. Whoever made it hears that it is over. */
export async function planFollows(ctx: Ctx, planId: string): Promise<void> {
  const plan = await ctx.tx.selectFrom('service_plan').selectAll().where('id', '=', planId).executeTakeFirstOrThrow()
  if (plan.called_off_at !== null) return
  const rows = await ctx.tx.selectFrom('staff_task').select(['ended_at', 'state']).where('plan_id', '=', planId).execute()
  const isOver = rows.every(({ ended_at }) => ended_at !== null)
  announceChange(ctx, { recordType: 'service_plan', recordId: planId, siteId: plan.site_id, action: 'moved' })
  if (isOver === (plan.ended_at !== null)) return
  await ctx.tx.updateTable('service_plan').set({ ended_at: isOver ? ctx.now : null, version: plan.version + 1 }).where('id', '=', planId).execute()
  recordHappening(ctx, { siteId: plan.site_id, recordType: 'service_plan', recordId: planId, action: isOver ? 'ended' : 'runs_again', toStatus: isOver ? 'done' : 'running' })
  const maker = isOver && plan.made_by !== ctx.actor.employeeId ? await accountOfEmployee(ctx, plan.made_by) : null
  if (maker !== null) sendMessage(ctx, { accountIds: [maker], template: 'service_plan.done', params: { title: plan.title, number: plan.number, n: rows.length, done: rows.filter(({ state }) => state === 'closed').length }, record: { type: 'service_plan', id: planId } })
}
