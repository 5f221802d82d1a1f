import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { integration } from '@guanjia/contract'
import { newId } from '../../platform/ids.ts'
import { aHousehold } from '../../testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'

let test: TestApp
let company: Company
let tech: Browser
const HOUR = 3_600_000
const FROM = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 48 * HOUR)
beforeAll(async () => {
  test = await testApp()
})
beforeEach(async () => {
  company = await aCompany(test)
  tech = await signIn(test, company.logins.technician, company.password)
})
afterAll(() => test.close())

const make = async (who: Browser): Promise<string> => ((await who.send('POST', '/calendar-feed/actions', { action: 'make' })).body as integration.CalendarFeed).path!
const read = (path: string) => test.http.inject({ url: path })
const events = async (path: string) => {
  const answer = await read(path)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  const calendar = new ICAL.Component(ICAL.parse(answer.body) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

describe('the calendar of a person', () => {
  it('has windows of work, nights and due promises at the right time, and no resident in it', async () => {
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    const stories = new WorkStories(test, company)
    const order = await stories.raise(company.actors.supervisor, {
      kind: 'maintenance', title: '苏婉清家换阀', placeKind: 'unit', unitId: home.unitId, place: '', workerId: company.actors.technician.employeeId!, appointmentFrom: FROM.toISOString(), appointmentTo: new Date(FROM.getTime() + 2 * HOUR).toISOString(),
    })
    await as(test, company.actors.site_manager, (ctx) => ctx.tx.insertInto('night_duty').values({ organization_id: ctx.organizationId, site_id: company.siteId, day: FROM.toISOString().slice(0, 10), employee_id: company.actors.technician.employeeId! }).execute())
    const path = await make(tech)
    const [night, work] = (await events(path)).toSorted((a, b) => (a.startDate.isDate === b.startDate.isDate ? 0 : a.startDate.isDate ? -1 : 1))
    expect([work!.summary, work!.location, work!.startDate.toJSDate(), work!.endDate.toJSDate()]).toEqual([`设施保养 ${order.number}`, home.unitCode, FROM, new Date(FROM.getTime() + 2 * HOUR)])
    expect([night!.summary, night!.startDate.isDate, night!.startDate.toString()]).toEqual(['夜间值班经理', true, FROM.toISOString().slice(0, 10)])
    const taken = await stories.takeCase(company.actors.front_desk, { statement: '楼道灯不亮', unitId: home.unitId, personId: home.personId })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const [promise] = await events(await make(desk))
    expect([promise!.summary.startsWith('到期: '), promise!.summary.endsWith(taken.number), promise!.startDate.toJSDate() > new Date()]).toEqual([true, true, true])
    expect((await read(path)).body + (await read(await make(desk))).body).not.toMatch(/苏婉清|13800|楼道灯/)
  })

  it('belongs to whoever has the address, until it is made anew or taken away', async () => {
    const first = await make(tech)
    const second = await make(tech)
    expect([(await read(first)).statusCode, (await read(second)).statusCode]).toEqual([404, 200])
    expect((await tech.send('GET', '/calendar-feed')).body).toMatchObject({ exists: true, readAt: expect.any(String) as string, path: null })
    expect((await as(test, company.actors.technician, (ctx) => ctx.tx.selectFrom('calendar_feed').selectAll().execute())).map(({ token_hash }) => token_hash.length)).toEqual([32])
    await tech.send('POST', '/calendar-feed/actions', { action: 'revoke' })
    expect((await read(second)).statusCode).toBe(404)
    for (const wrong of [newId(), 'x'.repeat(43), '..%2f..', `${second.slice(0, -5)}x.ics`]) expect((await read(`/api/v1/calendars/${wrong.replace('/api/v1/calendars/', '')}`)).statusCode).toBe(404)
  })

  it('shows residents when somebody comes to them, and nobody else', async () => {
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    const neighbour = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1202', owner: '周先生', phone: '13800130099' }))
    const logins = { own: `r-${newId()}`, other: `r-${newId()}` }
    await as(test, company.actors.administrator, async (ctx) => {
      await aResident(ctx, { personId: home.personId, name: '苏婉清', login: logins.own })
      await aResident(ctx, { personId: neighbour.personId, name: '周先生', login: logins.other })
    })
    const stories = new WorkStories(test, company)
    const taken = await stories.takeCase(company.actors.front_desk, { unitId: home.unitId, personId: home.personId })
    await stories.raise(company.actors.supervisor, { caseId: taken.id, placeKind: 'unit', unitId: home.unitId, place: '', workerId: company.actors.technician.employeeId!, appointmentFrom: FROM.toISOString(), appointmentTo: new Date(FROM.getTime() + HOUR).toISOString() })
    const own = await events(await make(await signIn(test, logins.own, 'correct horse')))
    expect(own.map(({ startDate }) => startDate.toJSDate())).toEqual([FROM])
    expect(await events(await make(await signIn(test, logins.other, 'correct horse')))).toEqual([])
  })
})
