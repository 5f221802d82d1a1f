import { on } from '../../platform/events.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { sealedColumn } from '../../platform/keys/sealed-columns.ts'
import { dayIn } from '../../platform/time.ts'
import { personReferenceStays } from '../archives/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { dueMoved, nameSubjects, nextDueOf } from '../sla/index.ts'
import { whenActionPasses } from './actions/actions.ts'
import { feedBackAfter } from './evaluations/opinions.ts'
import { forgetVisitorsInTime } from './mystery/personal-data.ts'
import { RECORDING } from './mystery/sheet.ts'
import { mayHear } from './mystery/visits.ts'
import { filesShow, promotionsAskForScores } from '../training/index.ts'
import { meanScores, scoresForFile } from './scores/for-file.ts'
import { closeMonthsInTime, planClose } from './scores/close.ts'
import { personalDataOfQuality } from './personal-data.ts'
import { tellOfStandards } from './standards-used.ts'
import { trainAfterQuality } from './training-needs.ts'

export function subscribe(): void {
  tellOfStandards()
  personalDataOfQuality()
  closeMonthsInTime()
  forgetVisitorsInTime()
  trainAfterQuality()
  filesShow('scores', scoresForFile)
  promotionsAskForScores(meanScores)
  sealedColumn({ table: 'mystery_visit', key: ['id'], sealed: 'visitor_sealed' })
  filesFollow('mystery_visit', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('mystery_visit').select('site_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('mystery:manage', row.site_id)
  })
  filesFollow(RECORDING, mayHear, { isGuarded: true })
  whenSiteIsMade((ctx, site) => planClose(ctx, site, dayIn(site.timeZone, ctx.now).slice(0, 7)))
  filesFollow('service_check', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('service_check').select(['site_id', 'employee_id']).where('id', '=', id).executeTakeFirst()
    return row !== undefined && ((row.employee_id !== null && row.employee_id === ctx.actor.employeeId) || ctx.actor.can('checks:score', row.site_id))
  })
  filesFollow('quality_action', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('quality_action').select(['site_id', 'owner_id']).where('id', '=', id).executeTakeFirst()
    return row !== undefined && ((ctx.actor.employeeId !== null && row.owner_id === ctx.actor.employeeId) || ctx.actor.can('checks:score', row.site_id))
  })
  filesFollow('score_appeal', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('score_appeal').select(['site_id', 'employee_id']).where('id', '=', id).executeTakeFirst()
    return row !== undefined && ((ctx.actor.employeeId !== null && row.employee_id === ctx.actor.employeeId) || ctx.actor.can('checks:score', row.site_id))
  })
  personReferenceStays({ table: 'evaluation_opinion', column: 'person_id', because: 'who said what is proof; a person speaks once in an evaluation' })
  whenActionPasses(feedBackAfter)
  keepDueMoments()
}

/** What has a clock in this module, as promises call it, and the column that keeps its next due moment. */
function keepDueMoments(): void {
  nameSubjects('quality_action', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('quality_action').select(['id', 'number', 'title']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
  nameSubjects('score_appeal', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('score_appeal').select(['id', 'number']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, row.number]))
  })
  nameSubjects('quality_meeting', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('quality_meeting').select(['id', 'number', 'month']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.month.slice(0, 7)}`]))
  })
  nameSubjects('service_evaluation', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('service_evaluation').select(['id', 'number', 'title']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
  on(dueMoved, 'quality.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'quality_action' && subjectType !== 'score_appeal' && subjectType !== 'quality_meeting' && subjectType !== 'service_evaluation') return
    await ctx.tx.selectFrom(subjectType).select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    for (const [id, at] of await nextDueOf(ctx, subjectIds)) await ctx.tx.updateTable(subjectType).set({ next_due_at: at }).where('id', '=', id).execute()
  })
}
