import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeZone } from './modules/organization/index.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { aCompany, as, newColleague, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let admin: Browser
let steward: Browser
let stewardId: string
let east: Household
let west: Household
let eastZone: string
let westZone: string
const made = new Map<string, string>()

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  const hired = await newColleague(test, admin, {
    name: '东区管家', position: '楼宇管家', login: `east-${company.organizationId.slice(-6)}`, roles: [{ key: 'steward', scope: 'zone', siteId: company.siteId }],
  })
  stewardId = (hired.body as { id: string }).id
  await as(test, company.actors.administrator, async (ctx) => {
    eastZone = await makeZone(ctx, { siteId: company.siteId, name: '东区', stewardId })
    westZone = await makeZone(ctx, { siteId: company.siteId, name: '西区', stewardId: company.actors.steward.employeeId })
    east = await aHousehold(ctx, company.siteId, { building: '1', room: '0101', owner: '东家', phone: '13800130011' })
    west = await aHousehold(ctx, company.siteId, { building: '9', room: '0901', owner: '西家', phone: '13800130099' })
    await ctx.tx.updateTable('building').set({ zone_id: eastZone }).where('id', '=', east.buildingId).execute()
    await ctx.tx.updateTable('building').set({ zone_id: westZone }).where('id', '=', west.buildingId).execute()
  })
  for (const [name, unitId] of [['east', east.unitId], ['west', west.unitId], ['yard', null]] as const) {
    const taken = await admin.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: `${name} 水管漏水`, unitId })
    made.set(name, (taken.body as { id: string }).id)
    const order = await admin.send('POST', '/work-orders', { siteId: company.siteId, title: `${name} 修水管`, unitId })
    made.set(`${name} order`, (order.body as { id: string }).id)
  }
  steward = await signIn(test, `east-${company.organizationId.slice(-6)}`, 'correct horse')
})
afterAll(() => test.close())

const items = async (browser: Browser, path: string): Promise<{ id: string }[]> => {
  const { status, body } = await browser.send('GET', path)
  expect([path, status]).toEqual([path, 200])
  return (body as { items?: { id: string }[]; hits?: { id: string }[] }).items ?? (body as { hits: { id: string }[] }).hits
}
const ids = async (browser: Browser, path: string): Promise<string[]> => (await items(browser, path)).map(({ id }) => id)

describe('who works in zones', () => {
  it('finds homes, people, cases and orders of these zones and of nobody in lists', async () => {
    const site = `siteId=${company.siteId}`
    expect(await ids(steward, `/units?${site}`)).toEqual([east.unitId])
    expect(await ids(steward, `/persons?${site}`)).toEqual([east.personId])
    expect((await ids(steward, `/cases?${site}`)).toSorted()).toEqual([made.get('east')!, made.get('yard')!].toSorted())
    const orders = await ids(steward, `/work-orders?${site}`)
    expect(orders).not.toContain(made.get('west order'))
    expect(orders).toEqual(expect.arrayContaining([made.get('east order'), made.get('yard order')]))
    // The whole site for who works there.
    expect(await ids(admin, `/cases?${site}`)).toHaveLength(3)
    expect(await ids(admin, `/units?${site}`)).toHaveLength(2)
  })

  it('finds key customers of these zones, with what was said, and nobody of others, though they are on the list as a person only', async () => {
    const listed = async (home: Household, words: string): Promise<string> => {
      const { body } = await admin.send('POST', '/care/key-customers', { siteId: company.siteId, unitId: null, personId: home.personId, reason: 'unsettled', nextContactOn: '2027-01-05', ownerId: company.actors.supervisor.employeeId })
      const { id } = body as { id: string }
      expect((await admin.send('POST', `/care/key-customers/${id}/actions`, { action: 'contact', words, nextContactOn: '2027-02-05' })).status).toBe(200)
      return id
    }
    const [own, other] = [await listed(east, '东家说过的话'), await listed(west, '西家说过的话')]
    expect(await ids(steward, `/care/key-customers?siteId=${company.siteId}`)).toEqual([own])
    expect((await steward.send('GET', `/care/key-customers/${other}`)).status).toBe(404)
    expect((await steward.send('GET', `/care/key-customers/${own}`)).body).toMatchObject({ contacts: 1 })
    expect((await ids(admin, `/care/key-customers?siteId=${company.siteId}`)).toSorted()).toEqual([own, other].toSorted())
  })

  it('finds nothing else by search, by address, on the board or in an export', async () => {
    for (const q of ['西家', '13800130099', '9-2-0901']) expect([q, JSON.stringify((await steward.send('GET', `/search?q=${encodeURIComponent(q)}`)).body).match(new RegExp(`${west.unitId}|${west.personId}`))]).toEqual([q, null])
    expect(JSON.stringify((await steward.send('GET', `/search?q=${encodeURIComponent('东家')}`)).body)).toContain('东家')
    for (const path of [`/units/${west.unitId}`, `/persons/${west.personId}`, `/cases/${made.get('west')}`, `/work-orders/${made.get('west order')}`]) expect([path, (await steward.send('GET', path)).status]).toEqual([path, 404])
    // A list that is searched by words is read another way.
    for (const list of ['cases', 'work-orders']) {
      const found = await ids(steward, `/${list}?siteId=${company.siteId}&filter[q]=${encodeURIComponent('水管')}`)
      expect([list, found.includes(made.get('west')!) || found.includes(made.get('west order')!), found.includes(made.get('east')!) || found.includes(made.get('east order')!)]).toEqual([list, false, true])
    }
    const board = JSON.stringify((await steward.send('GET', `/case-board?siteId=${company.siteId}`)).body)
    expect(board.includes(made.get('west')!)).toBe(false)
    const exported = await steward.send('GET', `/cases/export?siteId=${company.siteId}&format=csv`)
    expect([exported.status, String(exported.body).includes('west'), String(exported.body).includes('east')]).toEqual([200, false, true])
  })

  it('acts on nothing else', async () => {
    expect((await steward.send('POST', `/cases/${made.get('west')}/actions`, { action: 'start' })).status).toBe(404)
    expect((await steward.send('POST', `/cases/${made.get('east')}/timeline`, { note: '已联系业主' })).status).toBe(200)
    expect((await steward.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '替西区报事', unitId: west.unitId })).status).toBe(404)
    expect((await steward.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '东区又漏', unitId: east.unitId })).status).toBe(200)
    const person = await steward.send('POST', '/persons', { siteId: company.siteId, name: '新住户', kind: 'person', phones: [{ number: '13800130055', label: '' }] })
    expect(person.status).toBe(200)
  })

  it('keeps the own work wherever it lies', async () => {
    const owned = (await admin.send('POST', `/cases/${made.get('west')}/actions`, { action: 'hand_over', toEmployeeId: stewardId, note: '请协助' })).status
    if (owned === 200) expect((await steward.send('GET', `/cases/${made.get('west')}`)).status).toBe(200)
    else await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('service_case').set({ owner_id: stewardId }).where('id', '=', made.get('west')!).execute())
    expect((await steward.send('GET', `/cases/${made.get('west')}`)).status).toBe(200)
  })

  it('sees another zone as soon as it is given to them, without signing in again', async () => {
    expect((await steward.send('GET', `/units/${west.unitId}`)).status).toBe(404)
    await as(test, company.actors.administrator, async (ctx) => {
      await ctx.tx.updateTable('building').set({ zone_id: eastZone }).where('id', '=', west.buildingId).execute()
    })
    expect((await steward.send('GET', `/units/${west.unitId}`)).status).toBe(200)
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('building').set({ zone_id: westZone }).where('id', '=', west.buildingId).execute())
    expect((await steward.send('GET', `/units/${west.unitId}`)).status).toBe(404)
  })

  it('is not limited who also works at the whole site', async () => {
    const { version } = (await admin.send('GET', `/employees/${stewardId}`)).body as { version: number }
    await admin.send('PATCH', `/employees/${stewardId}`, { version, roles: [{ key: 'steward', scope: 'zone', siteId: company.siteId }, { key: 'front_desk', scope: 'site', siteId: company.siteId }] })
    await expect.poll(async () => (await steward.send('GET', `/units/${west.unitId}`)).status).toBe(200)
  })
})
