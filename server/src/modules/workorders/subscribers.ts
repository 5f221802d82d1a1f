import { on } from '../../platform/events.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { searchAlso } from '../archives/index.ts'
import { caseMoved, casesHearOfRest, casesShowWorkOrders, casesWaitForWorkOrders, residentsAlsoDecide } from '../cases/index.ts'
import { nameSubjects } from '../sla/index.ts'
import { nameOrdersInStore } from '../stores/index.ts'
import { trainingKnows } from '../training/index.ts'
import { assignByJobs } from './assign-job.ts'
import { findOrders } from './find.ts'
import { followDueMoments } from './follow-due.ts'
import { followCase } from './follow-case.ts'
import { tellHouseholds } from './for-household.ts'
import { windowsToChoose } from './open-proposals.ts'
import { endProposalsInTime } from './proposals.ts'
import { objectToRest, objectionOf } from './objections.ts'
import { openWorkOrdersOfCase, workOrdersOfCase } from './of-case.ts'
import { maySeeOrder } from './permissions.ts'
import { quotesToAccept } from './quote-list.ts'
import { expireQuotesInTime } from './quote-endings.ts'
import { remindOfQuality } from './settle-done.ts'
import { endSuspensionsInTime } from './suspensions.ts'
import { takeBackWhatIsLost } from './take-back.ts'
import { personalDataOfWorkOrders } from './personal-data.ts'

/** Tells the modules to the left what they cannot ask, and follows the end of cases. */
export function subscribe(): void {
  personalDataOfWorkOrders()
  tellHouseholds()
  endSuspensionsInTime()
  followDueMoments()
  endProposalsInTime()
  residentsAlsoDecide(windowsToChoose)
  assignByJobs()
  takeBackWhatIsLost()
  residentsAlsoDecide(quotesToAccept)
  expireQuotesInTime()
  remindOfQuality()
  casesShowWorkOrders(workOrdersOfCase)
  casesHearOfRest({ objectionOf, object: objectToRest })
  casesWaitForWorkOrders(openWorkOrdersOfCase)
  trainingKnows('work_order', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('work_order').select(['id', 'site_id', 'number', 'title', 'worker_id', 'is_in_pool']).where('id', 'in', [...ids]).execute()
    return new Map(rows.filter((row) => maySeeOrder(ctx, row)).map((row) => [row.id, { siteId: row.site_id, label: `${row.number} ${row.title}` }]))
  })
  filesFollow('work_order', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('work_order').select(['site_id', 'worker_id', 'is_in_pool']).where('id', '=', id).executeTakeFirst()
    return row !== undefined && maySeeOrder(ctx, row)
  })
  searchAlso(findOrders)
  nameSubjects('work_order', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('work_order').select(['id', 'number', 'title']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
  nameOrdersInStore(async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('work_order').select(['id', 'number']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, row.number]))
  })
  on(
    caseMoved, 'workorders.follow-case',
    (ctx, moved) => (moved.from === moved.to ? Promise.resolve() : followCase(ctx, moved.caseId, new Date(moved.at))),
  )
}
