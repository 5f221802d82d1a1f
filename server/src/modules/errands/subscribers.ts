import { labelOf } from '@guanjia/contract/labels/index.ts'
import { on } from '../../platform/events.ts'
import { dueMoved, nameSubjects, nextDueOf } from '../sla/index.ts'
import { tellHouseholds } from './for-household.ts'
import { personalDataOfErrands } from './personal-data.ts'

export function subscribe(): void {
  personalDataOfErrands()
  tellHouseholds()
  nameSubjects('utility_application', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('utility_application').select(['id', 'number', 'service']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${labelOf(ctx.locale, 'utility', row.service)}`]))
  })
  // Promises move without an act, as in a recalculation; the list sorts and filters by the next one.
  on(dueMoved, 'errands.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'utility_application') return
    await ctx.tx.selectFrom('utility_application').select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    for (const [id, at] of await nextDueOf(ctx, subjectIds)) await ctx.tx.updateTable('utility_application').set({ next_due_at: at }).where('id', '=', id).execute()
  })
}
