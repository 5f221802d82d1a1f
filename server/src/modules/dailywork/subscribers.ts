import { on } from '../../platform/events.ts'
import { dueMoved, nameSubjects, nextDueOf } from '../sla/index.ts'
import { personalDataOfDailyWork } from './personal-data.ts'

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
