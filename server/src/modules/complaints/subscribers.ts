import { on } from '../../platform/events.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { casesAskComplaints, complaintMoved, maySeeCase } from '../cases/index.ts'
import { dueMoved, nameSubjects, nextDueOf } from '../sla/index.ts'
import { trainAfterAttitude } from './attitude-needs.ts'
import { mayClose, mayExplain } from './closing.ts'
import { followCase } from './follow-case.ts'
import { tellHouseholds } from './for-household.ts'
import { formOf } from './form.ts'
import { summariseByJob } from './summary.ts'
import { declareMessages } from './tell.ts'
import { personalDataOfComplaints } from './personal-data.ts'

/** Tells the modules to the left what they cannot ask, and follows what happens to cases. */
export function subscribe(): void {
  personalDataOfComplaints()
  tellHouseholds()
  declareMessages()
  summariseByJob()
  casesAskComplaints({ mayExplain, mayClose, formOf })
  on(complaintMoved, 'complaints.follow-case', async (ctx, { caseId }) => {
    await followCase(ctx, caseId)
    await trainAfterAttitude(ctx, caseId)
  })
  nameTasksAndLevels()
  followDueMoments()
  showFiles()
}

function nameTasksAndLevels(): void {
  nameSubjects('complaint_task', async (ctx, ids) => {
    const rows = await ctx.tx
      .selectFrom('complaint_task as t')
      .innerJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 't.organization_id').onRef('k.id', '=', 't.case_id'))
      .select(['t.id', 'k.number', 't.title'])
      .where('t.id', 'in', [...ids])
      .execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
  nameSubjects('complaint_level', async (ctx, ids) => {
    const rows = await ctx.tx
      .selectFrom('complaint_level as l')
      .innerJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 'l.organization_id').onRef('k.id', '=', 'l.case_id'))
      .select(['l.id', 'k.number', 'k.title'])
      .where('l.id', 'in', [...ids])
      .execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
}

/** Keeps the due moment of tasks right when promises move without an act on them, as in a recalculation. */
function followDueMoments(): void {
  on(dueMoved, 'complaints.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'complaint_task') return
    // Records before clocks, as every act locks them.
    await ctx.tx.selectFrom('complaint_task').select('id').where('id', 'in', subjectIds).where('is_agreed', '=', false).orderBy('id').forUpdate().execute()
    for (const [id, dueAt] of await nextDueOf(ctx, subjectIds)) if (dueAt !== null) await ctx.tx.updateTable('complaint_task').set({ due_at: dueAt }).where('id', '=', id).where('is_agreed', '=', false).where('state', 'in', ['open', 'waiting']).execute()
  })
}

/** Files of what the house found out are for the house, and for whoever was asked to do it; a signature is also for who signed. */
function showFiles(): void {
  const ofCase = (table: 'complaint_task' | 'complaint_finding' | 'complaint_level' | 'complaint_signature', forResidents: boolean) =>
    filesFollow(table, async (ctx, id) => {
      const found = await ctx.tx.selectFrom(table).select('case_id').where('id', '=', id).executeTakeFirst()
      if (!found) return false
      const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', found.case_id).executeTakeFirst()
      if (row && maySeeCase(ctx, row)) return forResidents || ctx.actor.kind !== 'resident'
      const own = ctx.tx.selectFrom('complaint_task').select('id').where('case_id', '=', found.case_id).where('assignee_id', '=', ctx.actor.employeeId)
      return ctx.actor.employeeId !== null && (await own.executeTakeFirst()) !== undefined
    })
  ofCase('complaint_task', false)
  ofCase('complaint_finding', false)
  ofCase('complaint_level', false)
  ofCase('complaint_signature', true)
}
