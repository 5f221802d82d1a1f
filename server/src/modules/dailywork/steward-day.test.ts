import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { dailywork, Output } from '@guanjia/contract'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'

type Day = Output<typeof dailywork.stewardDay>
const HOUR = 3_600_000

let test: TestApp
let company: Company
let own: Household
let others: Household
let steward: Browser
let other: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  const { administrator } = company.actors
  own = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId))
  others = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { building: '5', room: '601', owner: '罗一鸣', phone: '13800130002' }))
  await as(test, administrator, (ctx) => aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家乔', login: 'steward-qiao' }))
  steward = await signIn(test, company.logins.steward, company.password)
  other = await signIn(test, 'steward-qiao', 'correct horse')
  const admin = await signIn(test, company.logins.administrator, company.password)
  expect((await admin.send('POST', `/buildings/${own.buildingId}/steward`, { stewardId: company.actors.steward.employeeId!, backupId: null })).status).toBe(200)
})
afterAll(() => test.close())

const dayOf = async (who: Browser): Promise<Day> => (await who.send('GET', `/steward-day?siteId=${company.siteId}`)).body
async function made<T>(who: Browser, path: string, body: object): Promise<T> {
  const answer = await who.send('POST', path, body)
  expect([path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([path, 200, null])
  return answer.body as T
}

describe('the day of a steward', () => {
  it('has the own buildings with their homes and what is open there, and nobody else’s [SYS-005]', async () => {
    await made(steward, '/cases', { siteId: company.siteId, kind: 'repair', statement: '水管漏水', unitId: own.unitId, channel: 'phone' })
    await made(steward, '/cases', { siteId: company.siteId, kind: 'repair', statement: '别的楼', unitId: others.unitId, channel: 'phone' })
    expect((await dayOf(steward)).buildings).toMatchObject([{ id: own.buildingId, name: '3栋', part: 'steward', homes: 1, livedIn: 1, openCases: 1, lateCases: 0 }])
    expect((await dayOf(other)).buildings).toEqual([])
    const admin = await signIn(test, company.logins.administrator, company.password)
    await admin.send('POST', `/buildings/${own.buildingId}/steward`, { stewardId: company.actors.steward.employeeId!, backupId: await employeeOf('管家乔') })
    expect((await dayOf(other)).buildings).toMatchObject([{ id: own.buildingId, part: 'backup' }])
  })

  it('says whom to see or call today: appointments, return visits, key customers and what was planned; the late first, others’ and later ones not [SYS-005]', async () => {
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const manager = await signIn(test, company.logins.site_manager, company.password)
    const me = company.actors.steward.employeeId!
    const at = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString()
    const today = new Date(Date.now() + 8 * HOUR).toISOString().slice(0, 10)
    const tomorrow = new Date(Date.now() + 32 * HOUR).toISOString().slice(0, 10)
    const visit = { siteId: company.siteId, unitId: own.unitId, name: '罗一鸣', purpose: '谈地下车位', hostId: me }
    await made(desk, '/visit-appointments', { ...visit, from: at(48), to: at(49), purpose: '后天的' })
    const soon = await made<{ id: string }>(desk, '/visit-appointments', { ...visit, from: at(0.05), to: at(0.5) })
    // Close to midnight at the site it is tomorrow's.
    const isToday = new Date(Date.now() + 8.05 * HOUR).toISOString().slice(0, 10) === today
    const customer = await made<{ id: string }>(manager, '/care/key-customers', { siteId: company.siteId, unitId: own.unitId, personId: own.personId, reason: 'repeat_complaint', why: '渗水三次', ownerId: me, nextContactOn: today })
    await made(manager, '/care/key-customers', { siteId: company.siteId, unitId: others.unitId, reason: 'committee', ownerId: me, nextContactOn: tomorrow })
    const chance = await made<{ id: string; version: number }>(steward, '/opportunities', { siteId: company.siteId, type: 'special_person', what: '帮老人换灯泡', unitId: own.unitId })
    await made(steward, `/opportunities/${chance.id}/actions`, { action: 'plan', version: chance.version, plan: '今天换灯泡', planFor: at(-1), hasCustody: false })
    // Nobody said when: whether it is late is unknown, and what is late comes first.
    const order = await made<{ id: string }>(manager, '/work-orders', { siteId: company.siteId, title: '查看水压', unitId: own.unitId, workerId: me })
    const { visits } = await dayOf(steward)
    expect(visits.filter(({ kind }) => kind !== 'return_visit').map(({ kind, id, isLate }) => [kind, id, isLate])).toEqual([
      ['opportunity', chance.id, true],
      ...(isToday ? [['appointment', soon.id, false]] : []),
      ['key_customer', customer.id, false],
      ['order', order.id, null],
    ])
    expect(visits.find(({ kind }) => kind === 'key_customer')).toMatchObject({ title: '渗水三次', unit: { id: own.unitId, name: own.unitCode }, person: '苏婉清' })
    expect((await dayOf(other)).visits).toEqual([])
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await technician.send('GET', `/steward-day?siteId=${company.siteId}`)).status).toBe(403)
  })
})

async function employeeOf(name: string): Promise<string> {
  return (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('employee').select('id').where('name', '=', name).executeTakeFirstOrThrow())).id
}
