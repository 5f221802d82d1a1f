import { on } from '../../platform/events.ts'
import { momentOf } from '../../platform/text/index.ts'
import { defectReviewDue } from '../handover/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { dueMoved, nameSubjects, nextDueOf } from '../sla/index.ts'
import { personalDataOfDailyWork } from './personal-data.ts'
import { giveTaskByRule } from './tasks.ts'

const REVIEW = {
  'zh-CN': { title: '每周工程遗留问题检视', detail: '未关闭 {open} 项，逾期 {overdue} 项。逐项核对进展，未通知的发整改通知单，逾期的催办并告知业主。' },
  'zh-TW': { title: '每週工程遺留問題檢視', detail: '未結案 {open} 項，逾期 {overdue} 項。逐項核對進度，未通知的發改善通知單，逾期的催辦並告知住戶。' },
  en: { title: 'Weekly review of construction defects', detail: '{open} open, {overdue} overdue. Go through them one by one: write to the developer, press for what is late, tell the owners.' },
}

export function subscribe(): void {
  personalDataOfDailyWork()
  nameSubjects('hand_over', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('hand_over').select(['id', 'number']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, row.number]))
  })
  nameSubjects('staff_task', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('staff_task').select(['id', 'number', 'title']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
  // HND-006: for half a year after a hand-over somebody goes through the defects each week.
  on(defectReviewDue, 'dailywork.give-defect-review', async (ctx, { siteId, dueOn, open, overdue }) => {
    const { title, detail } = REVIEW[ctx.locale]
    await giveTaskByRule(ctx, { siteId, title, detail: detail.replace('{open}', String(open)).replace('{overdue}', String(overdue)), dueAt: momentOf(dueOn, '18:00', await timeZoneOf(ctx, siteId)), doer: 'supervisor' })
  })
  on(dueMoved, 'dailywork.follow-due-moments-of-tasks', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'staff_task') return
    await ctx.tx.selectFrom('staff_task').select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    for (const [id, at] of await nextDueOf(ctx, subjectIds)) await ctx.tx.updateTable('staff_task').set({ next_due_at: at }).where('id', '=', id).execute()
  })
  on(dueMoved, 'dailywork.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'hand_over') return
    await ctx.tx.selectFrom('hand_over').select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    for (const [id, at] of await nextDueOf(ctx, subjectIds)) await ctx.tx.updateTable('hand_over').set({ next_due_at: at }).where('id', '=', id).execute()
  })
}
