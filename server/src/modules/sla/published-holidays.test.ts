import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { getCalendar, listCalendarVersions, listCalendars } from './calendars.ts'
import { addOnCalendar } from './calendar-questions.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { takeInPublishedHolidays, whenHolidaysArePublished } from './published-holidays.ts'
import { rulesChanged } from './rules-in-force.ts'
import { moment } from './sample-calendars.ts'

let test: TestApp
let company: Company
const now = new Date(moment('2026-03-02 09:00'))
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

/** The working-days calendar as a release left it that did not know the holidays of 2026 yet. */
async function beforeTheNotice(): Promise<string> {
  return as(test, company.actors.administrator, async (ctx) => {
    const { items } = await listCalendars(ctx, { params: {}, query: {}, body: {} })
    const { id } = items.find((calendar) => calendar.code === 'working_days')!
    const row = await ctx.tx.selectFrom('sla_calendar_version').selectAll().where('calendar_id', '=', id).orderBy('version', 'desc').executeTakeFirstOrThrow()
    const complete: CalendarDefinition = {
      ...row.complete, years: { ...row.complete.years, 2026: 'provisional' },
      days: Object.fromEntries(Object.entries(row.complete.days).filter(([day]) => !day.startsWith('2026'))),
    }
    // The history of an older release can only be written behind the product's back: versions are never changed.
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    await owner.query('update sla_calendar_version set complete = $2 where id = $1', [row.id, JSON.stringify(complete)])
    await owner.end()
    rulesChanged(ctx)
    return id
  }, now)
}

const dueOnEve = (id: string) =>
  as(test, company.actors.administrator, (ctx) => addOnCalendar(ctx, { params: { id }, query: {}, body: { from: new Date(moment('2026-02-14 17:00')).toISOString(), duration: 'PT4H' } }), now)

describe('holidays that are published after a calendar was made', () => {
  it('make a new version at the next start, once, also when two processes start together', async () => {
    const told: string[][] = []
    whenHolidaysArePublished((_, ids) => {
      told.push([...ids])
      return Promise.resolve()
    })
    const id = await beforeTheNotice()
    expect(await dueOnEve(id)).toEqual({ due: new Date(moment('2026-02-16 14:30')).toISOString(), isProvisional: true })
    const taken = await Promise.all([takeInPublishedHolidays(test.app, now), takeInPublishedHolidays(test.app, now)])
    expect(taken.sort()).toEqual([0, 1])
    expect(told).toEqual([[id]])
    expect(await dueOnEve(id)).toEqual({ due: new Date(moment('2026-02-24 12:00')).toISOString(), isProvisional: false })
    const calendar = await as(test, company.actors.administrator, (ctx) => getCalendar(ctx, { params: { id }, query: {}, body: {} }), now)
    expect(calendar.version).toBe(2)
    expect(calendar.years.find(({ year }) => year === 2026)).toEqual({ year: 2026, status: 'published' })
    const { items } = await as(test, company.actors.administrator, (ctx) => listCalendarVersions(ctx, { params: { id }, query: {}, body: {} }), now)
    expect(items.map((version) => version.version)).toEqual([2, 1])
    expect(await takeInPublishedHolidays(test.app, now)).toBe(0)
  })
})
