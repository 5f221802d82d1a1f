import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { sla } from '@guanjia/contract'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { makeSite } from '../organization/index.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'

let test: TestApp
let company: Company
let manager: Browser
let calendars: Map<string, sla.Calendar>
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  manager = await signIn(test, company.logins.administrator, company.password)
  const { items } = (await manager.send('GET', '/sla/calendars')).body as { items: sla.Calendar[] }
  calendars = new Map(items.map((calendar) => [calendar.code, calendar]))
})
afterAll(() => test.close())

const NINE_TO_SIX = [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '18:00' }]
const WEEK = { 1: NINE_TO_SIX, 2: NINE_TO_SIX, 3: NINE_TO_SIX, 4: NINE_TO_SIX, 5: NINE_TO_SIX }
const NIGHT = [{ from: '22:00', to: '06:00' }]
const NIGHTS = { 1: NIGHT, 2: NIGHT, 3: NIGHT, 4: NIGHT, 5: NIGHT, 6: NIGHT, 7: NIGHT }
const definition = (change: object = {}) => ({ timeZone: 'Asia/Shanghai', always: false, weekly: WEEK, followsHolidays: true, days: {}, ...change })
let made = 0
const create = (change: object = {}, more: object = {}) => manager.send('POST', '/sla/calendars', { code: `c${++made}`, name: '日历', definition: definition(change), ...more })

async function calendar(change: object = {}): Promise<string> {
  const answer = await create(change)
  expect(answer.status).toBe(200)
  return (answer.body as { id: string }).id
}

describe('working time through the API', () => {
  it.each([
    ['Mon 2026-03-02 11:30', 'PT2H', '2026-03-02T15:00:00+08:00'],
    ['Fri 2026-03-06 17:00', 'PT4H', '2026-03-09T12:00:00+08:00'],
    ['Fri 2026-02-13 17:00', 'PT4H', '2026-02-14T12:00:00+08:00'],
    ['Sat 2026-02-14 17:00', 'PT4H', '2026-02-24T12:00:00+08:00'],
    ['Mon 2026-03-02 17:00', 'PT1H', '2026-03-02T18:00:00+08:00'],
    ['Sat 2026-10-03 10:00', 'PT1H', '2026-10-08T10:00:00+08:00'],
  ])('%s plus %s is due %s, and as much lies between', async (from, duration, due) => {
    const id = await calendar()
    const start = `${from.slice(4).replace(' ', 'T')}:00+08:00`
    const answer = await manager.send('POST', `/sla/calendars/${id}/add`, { from: start, duration })
    expect(answer.body).toEqual({ due: new Date(due).toISOString(), isProvisional: false })
    expect((await manager.send('POST', `/sla/calendars/${id}/between`, { from: start, to: due })).body).toEqual({ seconds: Number(duration.slice(2, -1)) * 3600 })
  })

  it('knows day and night, and the night that is an hour short', async () => {
    const add = async (id: string, from: string, duration: string) => ((await manager.send('POST', `/sla/calendars/${id}/add`, { from, duration })).body as { due: string }).due
    expect(await add(calendars.get('24x7')!.id, '2026-03-02T09:00:00+08:00', 'PT48H')).toBe('2026-03-04T01:00:00.000Z')
    const night = await calendar({ weekly: NIGHTS, followsHolidays: false })
    expect(await add(night, '2026-03-02T23:00:00+08:00', 'PT8H')).toBe('2026-03-03T15:00:00.000Z')
    const newYork = await calendar({ weekly: NIGHTS, followsHolidays: false, timeZone: 'America/New_York' })
    expect(await add(newYork, '2026-03-07T22:00:00-05:00', 'PT8H')).toBe('2026-03-09T03:00:00.000Z')
  })

  it('shows a month with holidays and make-up days by name', async () => {
    const { items } = (await manager.send('GET', `/sla/calendars/${calendars.get('working_days')!.id}/months/2026-02`)).body as { items: { day: string; kind: string; name: string | null; intervals: unknown[] }[] }
    expect(items).toHaveLength(28)
    expect(items.find((day) => day.day === '2026-02-14')).toMatchObject({ kind: 'makeup', intervals: [{ from: '2026-02-14T01:00:00.000Z', to: '2026-02-14T04:00:00.000Z' }, { from: '2026-02-14T05:30:00.000Z' }] })
    expect(items.find((day) => day.day === '2026-02-17')).toMatchObject({ kind: 'holiday', name: '春节', intervals: [] })
    expect(items.find((day) => day.day === '2026-02-07')).toMatchObject({ kind: 'rest' })
  })

  it('says what it cannot compute, naming the field', async () => {
    const id = await calendar()
    const add = (from: string, duration: string) => manager.send('POST', `/sla/calendars/${id}/add`, { from, duration })
    expect(await add('2026-03-02T11:30:00+08:00', 'soon')).toMatchObject({ status: 422, body: { code: 'rule_broken', errors: [{ pointer: '/duration' }] } })
    expect(await add('1999-03-02T11:30:00+08:00', 'PT1H')).toMatchObject({ status: 422, body: { code: 'calendar.past_horizon' } })
    expect(await add('2026-03-02T11:30:00+08:00', 'PT90000H')).toMatchObject({ status: 422, body: { code: 'calendar.past_horizon' } })
    expect(await add('yesterday', 'PT1H')).toMatchObject({ status: 400 })
    expect(await manager.send('POST', `/sla/calendars/${id}/between`, { from: '2026-03-02T12:00:00Z', to: '2026-03-02T11:00:00Z' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/to' }] } })
    expect(await manager.send('GET', `/sla/calendars/${id}/months/1999-01`)).toMatchObject({ status: 422, body: { code: 'calendar.past_horizon' } })
    expect(await manager.send('GET', `/sla/calendars/${id}/months/2026-13`)).toMatchObject({ status: 400 })
  })
})

describe('calendars of a new organisation', () => {
  it('are there at once, with the years whose holidays are published', async () => {
    expect([...calendars.keys()].sort()).toEqual(['24x7', 'opening_hours', 'working_days'])
    expect(calendars.get('working_days')).toMatchObject({ siteId: null, version: 1, definition: { followsHolidays: true, timeZone: 'Asia/Shanghai' } })
    expect(calendars.get('working_days')!.years).toContainEqual({ year: 2026, status: 'published' })
    expect(calendars.get('24x7')!.years).toEqual([])
    expect(await manager.send('GET', `/sla/calendars/${calendars.get('24x7')!.id}`)).toMatchObject({ status: 200, body: { definition: { always: true } } })
  })

  it('are refused when no clock could run on them', async () => {
    const overlapping = { ...WEEK, 1: [{ from: '09:00', to: '12:00' }, { from: '11:00', to: '18:00' }] }
    expect(await create({ timeZone: 'Mars/Olympus' })).toMatchObject({ status: 422, body: { code: 'calendar.unknown_zone', errors: [{ pointer: '/definition/timeZone' }] } })
    expect(await create({ weekly: overlapping })).toMatchObject({ status: 422, body: { code: 'calendar.bad_intervals', errors: [{ pointer: '/definition/weekly/1/1' }] } })
    expect(await create({ weekly: {} })).toMatchObject({ status: 422, body: { code: 'calendar.no_working_time' } })
    expect(await create({ weekly: { 8: NINE_TO_SIX } })).toMatchObject({ status: 400 })
    expect(await create({}, { code: 'working_days' })).toMatchObject({ status: 409, body: { code: 'already_exists', errors: [{ pointer: '/code' }] } })
    expect(await create({}, { siteId: crypto.randomUUID() })).toMatchObject({ status: 404 })
  })

  it('are changed on their newest version only, and by those who manage all sites', async () => {
    const { body } = await create()
    const { id } = body as { id: string }
    expect(await manager.send('PATCH', `/sla/calendars/${id}`, { version: 1, name: '新名' })).toMatchObject({ status: 200, body: { version: 2, name: '新名', definition: { weekly: WEEK } } })
    expect(await manager.send('PATCH', `/sla/calendars/${id}`, { version: 1, name: '旧名' })).toMatchObject({ status: 409, body: { code: 'stale_version', current: { version: 2 } } })
    expect(await manager.send('PATCH', `/sla/calendars/${id}`, { version: 2, definition: definition({ timeZone: 'No/Where' }) })).toMatchObject({ status: 422 })
    expect(await manager.send('GET', `/sla/calendars/${id}`)).toMatchObject({ body: { version: 2 } })
    const siteManager = await signIn(test, company.logins.site_manager, company.password)
    expect(await siteManager.send('PATCH', `/sla/calendars/${id}`, { version: 2, name: '不行' })).toMatchObject({ status: 403 })
    const own = await siteManager.send('POST', '/sla/calendars', { code: 'opening_hours', name: '本项目', siteId: company.siteId, definition: definition() })
    expect(own).toMatchObject({ status: 200, body: { siteId: company.siteId } })
    const inForce = (await siteManager.send('GET', `/sla/calendars?siteId=${company.siteId}`)).body as { items: sla.Calendar[] }
    expect(inForce.items.filter((item) => item.code === 'opening_hours')).toMatchObject([{ name: '本项目' }])
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect(await desk.send('POST', '/sla/calendars', { code: 'x', name: 'x', definition: definition() })).toMatchObject({ status: 403 })
  })

  it('of another organisation or of a site outside the scope do not exist', async () => {
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.administrator, other.password)
    const { id } = calendars.get('24x7')!
    for (const [method, path, body] of [['GET', ''], ['PATCH', '', { version: 1, name: '抢' }], ['POST', '/add', { from: '2026-03-02T09:00:00Z', duration: 'PT1H' }], ['POST', '/between', { from: '2026-03-02T09:00:00Z', to: '2026-03-02T10:00:00Z' }], ['GET', '/months/2026-03']] as const)
      expect(await stranger.send(method, `/sla/calendars/${id}${path}`, body), path).toMatchObject({ status: 404 })
    const elsewhere = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'S2', name: '南园', kind: 'office', timeZone: 'Europe/London' }))
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const theirs = ((await manager.send('GET', `/sla/calendars?siteId=${elsewhere}`)).body as { items: sla.Calendar[] }).items
    expect(theirs.filter((item) => item.siteId !== null).map((item) => item.code).sort()).toEqual(['24x7', 'opening_hours', 'working_days'])
    expect(await desk.send('GET', `/sla/calendars/${theirs.find((item) => item.siteId !== null)!.id}`)).toMatchObject({ status: 404 })
    expect(await desk.send('GET', `/sla/calendars?siteId=${elsewhere}`)).toMatchObject({ status: 404 })
  })
})

describe('a changed calendar', () => {
  it('is for new clocks; running clocks keep the version on which they began', async () => {
    const mine = await aCompany(test, '改日历物业')
    const administrator = await signIn(test, mine.logins.administrator, mine.password)
    const at = (time: string) => moment(`2026-03-02 ${time}`)
    const order = () => new SampleRecord(test.app, mine.actors.front_desk, at('11:00'), { type: 'work_order', siteId: mine.siteId })
    const running = order()
    await running.tell(at('11:00'), {}, { isNew: true })
    const due = (await running.clock('arrive', at('11:00'))).dueAt
    expect(due).toBe('2026-03-02T06:30:00.000Z')
    const { items } = (await administrator.send('GET', '/sla/calendars')).body as { items: sla.Calendar[] }
    const opening = items.find((item) => item.code === 'opening_hours')!
    const all = [{ from: '08:30', to: '18:00' }]
    expect(await administrator.send('PATCH', `/sla/calendars/${opening.id}`, { version: 1, definition: { ...opening.definition, weekly: { 1: all, 2: all, 3: all, 4: all, 5: all } } })).toMatchObject({ status: 200 })
    await running.tell(at('11:30'), { waiting: { reason: 'owner_absent', since: at('11:30') } })
    await running.tell(at('11:40'), { waiting: null })
    expect((await running.clock('arrive', at('11:40'))).dueAt).toBe('2026-03-02T06:40:00.000Z')
    const fresh = order()
    await fresh.tell(at('11:00'), {}, { isNew: true })
    expect((await fresh.clock('arrive', at('11:00'))).dueAt).toBe('2026-03-02T05:00:00.000Z')
  })
})
