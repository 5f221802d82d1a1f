import { filesFollow } from '../../platform/files/files.ts'
import { importKind, openCasesByUnit, searchAlso } from '../archives/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { customersAnswer } from '../quality/index.ts'
import { nameChoices, nameSubjects } from '../sla/index.ts'
import { trainingKnows } from '../training/index.ts'
import { answersOfCustomers } from './customer-answers.ts'
import { seedCategories } from './categories.ts'
import { tellHouseholds } from './for-household.ts'
import { maySeeCase } from './permissions.ts'
import { filesForResident } from './for-resident.ts'
import { findCases } from './find.ts'
import { followDueMoments } from './follow-due.ts'
import { casesImport } from './import/index.ts'
import { routeCases } from './routing.ts'
import { endWaitsInTime } from './waits.ts'
import { personalDataOfCases } from './personal-data.ts'

const OVER = ['closed', 'cancelled', 'invalid'] as const

export function subscribe(): void {
  tellHouseholds()
  personalDataOfCases()
  customersAnswer(answersOfCustomers)
  followDueMoments()
  endWaitsInTime()
  routeCases()
  filesFollow('case', async (ctx, id, fileId) => {
    const row = await ctx.tx.selectFrom('service_case').select(['site_id', 'person_id', 'reported_by_account', 'joined_by']).where('id', '=', id).executeTakeFirst()
    return row !== undefined && maySeeCase(ctx, row) && (ctx.actor.kind !== 'resident' || (await filesForResident(ctx, id)).has(fileId))
  })
  openCasesByUnit(async (ctx, unitIds) => {
    if (unitIds.length === 0) return new Map()
    const rows = await ctx.tx
      .selectFrom('service_case')
      .select(['unit_id', (e) => e.fn.countAll<number>().as('count')])
      .where('unit_id', 'in', [...unitIds])
      .where('status', 'not in', OVER)
      .groupBy('unit_id')
      .execute()
    return new Map(rows.map((row) => [row.unit_id!, row.count]))
  })
  searchAlso(findCases)
  nameSubjects('case', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('service_case').select(['id', 'number', 'title']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
  trainingKnows('case', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('service_case').select(['id', 'site_id', 'number', 'title', 'person_id', 'reported_by_account', 'joined_by']).where('id', 'in', [...ids]).execute()
    return new Map(rows.filter((row) => maySeeCase(ctx, row)).map((row) => [row.id, { siteId: row.site_id, label: `${row.number} ${row.title}` }]))
  })
  nameChoices('category', async (ctx, codes) => {
    const rows = await ctx.tx.selectFrom('case_category').select(['code', 'name']).where('code', 'in', [...codes]).execute()
    return new Map(rows.map((row) => [row.code, row.name]))
  })
  importKind('cases', casesImport)
  whenSiteIsMade((ctx) => seedCategories(ctx, ctx.locale))
}
