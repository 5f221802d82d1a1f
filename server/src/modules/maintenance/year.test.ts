import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MaintenanceStories } from '../../testing/maintenance-stories.ts'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { maintenanceYear } from './year.ts'

let test: TestApp
let company: Company
let stories: MaintenanceStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new MaintenanceStories(test, company)
})
afterAll(() => test.close())

const at = (time: string, day: string): Date => new Date(`${day}T${time}:00+08:00`)

describe('the maintenance plan of a year', () => {
  it('tells what became of the days that are past and which are to come, by the days of the site [MNT-005]', async () => {
    const begin = at('08:00', '2026-11-03')
    const procedure = await stories.procedure()
    const [lift, pump] = [await stories.facility('02.01', begin), await stories.facility('03.01', begin)]
    // Due at half past seven in Shanghai: in UTC that is still the day before.
    const early = { workHours: { from: '07:00', to: '18:00' }, leadDays: 3, employeeId: company.actors.technician.employeeId }
    const monthly = await stories.plan({ ...early, procedureId: procedure.id, facilityId: lift.id, trigger: 'rule', rule: 'FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=7;BYMINUTE=30' }, begin)
    const quarterly = await stories.plan({ ...early, procedureId: procedure.id, facilityId: pump.id, trigger: 'interval', every: { count: 3, unit: 'month' }, startsOn: '2026-11-20' }, begin)
    await stories.tend(at('09:00', '2026-11-29'))
    // Shanghai has the first of December, UTC the last of November.
    const now = at('07:00', '2026-12-01')
    const year = (of: number) => as(test, company.actors.supervisor, (ctx) => maintenanceYear(ctx, { params: {}, body: {}, query: { siteId: company.siteId, year: of } }), now)
    const daysOf = async (of: number, planId: string) => (await year(of)).rows.find(({ plan }) => plan.id === planId)!.days.map(({ on, state }) => `${on} ${state}`)
    const [service] = await stories.tasks(quarterly.id)
    expect(await daysOf(2026, monthly.id)).toEqual(['2026-12-01 open'])
    expect(await daysOf(2027, monthly.id)).toEqual(Array.from({ length: 12 }, (_, i) => `2027-${String(i + 1).padStart(2, '0')}-01 planned`))
    expect(await daysOf(2026, quarterly.id)).toEqual(['2026-11-20 open'])
    expect(await daysOf(2027, quarterly.id)).toEqual(['2027-02-20 planned', '2027-05-20 planned', '2027-08-20 planned', '2027-11-20 planned'])
    expect((await year(2026)).rows.find(({ plan }) => plan.id === quarterly.id)!.days[0]!.taskId).toBe(service!.id)
    // What has ended stands there for what it did, and plans nothing more; of years before its time there is nothing.
    await stories.onPlan(monthly.id, { action: 'end', reason: '换了维保单位' }, now)
    expect(await daysOf(2026, monthly.id)).toEqual([expect.stringMatching(/^2026-12-01 /)])
    const later = (await year(2027)).rows
    expect(later.map(({ plan }) => plan.id)).toContain(quarterly.id)
    expect(later.map(({ plan }) => plan.id)).not.toContain(monthly.id)
    // The ready plans of classes of which the site has no facility plan nothing.
    expect(later.filter(({ facilities }) => facilities === 0)).toEqual([])
    expect((await year(2025)).rows).toEqual([])
  })
})
