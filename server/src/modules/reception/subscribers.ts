import { on } from '../../platform/events.ts'
import { keepsForTemplates } from '../organization/index.ts'
import { customersAnswer } from '../quality/index.ts'
import { whenNightsArePlanned } from '../staffing/index.ts'
import { dueMoved, nameSubjects, nextDueOf } from '../sla/index.ts'
import { answersAtTheDesk } from './customer-answers.ts'
import { remindHostsInTime } from './appointments.ts'
import { hoursForTemplates, takeNights } from './hours.ts'
import { tellHouseholds } from './for-household.ts'
import { ticketText } from './rules.ts'
import { watchStewards } from './steward-answers.ts'
import { personalDataOfReception } from './personal-data.ts'

export function subscribe(): void {
  whenNightsArePlanned(takeNights)
  tellHouseholds()
  personalDataOfReception()
  remindHostsInTime()
  customersAnswer(answersAtTheDesk)
  watchStewards()
  keepsForTemplates(hoursForTemplates)
  nameSubjects('visit', async (ctx, ids) => {
    const rows = await ctx.tx
      .selectFrom('visit as v')
      .leftJoin('person as p', (join) => join.onRef('p.organization_id', '=', 'v.organization_id').onRef('p.id', '=', 'v.person_id'))
      .select(['v.id', 'v.ticket', 'v.name', 'p.name as personName'])
      .where('v.id', 'in', [...ids])
      .execute()
    return new Map(rows.map((row) => [row.id, `${ticketText(row.ticket)} ${row.personName ?? row.name}`.trim()]))
  })
  on(dueMoved, 'reception.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'visit') return
    await ctx.tx.selectFrom('visit').select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    for (const [id, at] of await nextDueOf(ctx, subjectIds)) await ctx.tx.updateTable('visit').set({ next_due_at: at }).where('id', '=', id).execute()
  })
}
