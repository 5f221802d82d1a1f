import { on } from '../../platform/events.ts'
import { importKind } from '../archives/index.ts'
import { dueMoved, nameSubjects, nextDueOf } from '../sla/index.ts'
import { dutiesInHandbooks } from './in-handbooks.ts'
import { partiesImport } from './parties-list.ts'

export function subscribe(): void {
  dutiesInHandbooks()
  importKind('external_parties', partiesImport)
  nameSubjects('liaison', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('liaison').select(['id', 'subject']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, row.subject]))
  })
  on(dueMoved, 'governance.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'liaison') return
    await ctx.tx.selectFrom('liaison').select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    for (const [id, at] of await nextDueOf(ctx, subjectIds)) await ctx.tx.updateTable('liaison').set({ next_due_at: at }).where('id', '=', id).execute()
  })
}
