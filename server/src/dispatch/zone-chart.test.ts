import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChartBuilding, ChartZone, Duty, DutyPoint, Stewardship } from '@guanjia/contract/zones.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { newId } from '../platform/ids.ts'
import { runDueJobs } from '../platform/jobs/worker.ts'
import { firstContactFor } from '../modules/cases/duty.ts'
import { createSubstitution } from '../modules/people/substitutions.ts'
import { aHousehold, type Household } from '../testing/households.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../testing/test-app.ts'
import { WorkStories } from '../testing/work-stories.ts'
import { stewardOfUnit } from '../modules/archives/lookups.ts'
import { buildingIn } from '../modules/archives/zone-of-place.ts'

let test: TestApp
let company: Company
let supervisor: Browser
let home: Household
let second: Actor
let third: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
  ;[home, second, third] = await as(test, company.actors.administrator, async (ctx) => [
    await aHousehold(ctx, company.siteId), await aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家卞' }), await aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家宋' }),
  ] as const)
})
afterAll(() => test.close())

type Chart = { zones: ChartZone[]; buildings: ChartBuilding[]; points: DutyPoint[]; vacancies: number }
const chart = async (): Promise<Chart> => (await supervisor.send('GET', `/zone-chart?siteId=${company.siteId}`)).body
const zone = async (name: string): Promise<ChartZone> => (await supervisor.send('POST', '/zones', { siteId: company.siteId, name: `${name} ${newId().slice(-4)}` })).body
const give = (id: string, post: string, employeeId: string | null, note = '') => supervisor.send('POST', `/zones/${id}/posts`, { post, employeeId, note })
const steward = (stewardId: string | null, backupId: string | null = null, note = '') => supervisor.send('POST', `/buildings/${home.buildingId}/steward`, { stewardId, backupId, note })
const pointer = ({ status, body }: { status: number; body: unknown }) => [status, (body as { errors?: { pointer: string }[] }).errors?.[0]?.pointer]

describe('a building', () => {
  it('has exactly one steward at a time, with history and a backup; the database refuses a second one [BTL-001]', async () => {
    const { steward: first } = company.actors
    expect((await steward(first.employeeId!, second.employeeId!)).body).toMatchObject({ stewardship: { steward: { name: '管家何' }, backup: { name: '管家卞' }, until: null } })
    await steward(second.employeeId!, null, '轮岗')
    const history = ((await supervisor.send('GET', `/buildings/${home.buildingId}/stewards`)).body as { items: Stewardship[] }).items
    expect(history.map((one) => [one.steward.name, one.until === null, one.note])).toEqual([['管家卞', true, '轮岗'], ['管家何', false, '']])
    expect(history[1]!.until).toBe(history[0]!.from)
    await expect(as(test, company.actors.administrator, (ctx) => ctx.tx.insertInto('building_steward').values({
      organization_id: ctx.organizationId, id: newId(), site_id: company.siteId, building_id: home.buildingId, employee_id: first.employeeId!, backup_id: null, from_at: ctx.now,
    }).execute())).rejects.toMatchObject({ code: '23505' })
    expect((await chart()).buildings.find(({ id }) => id === home.buildingId)).toMatchObject({ stewardship: { steward: { name: '管家卞' } } })
  })

  it('gets one steward of two who are named at once [BTL-001]', async () => {
    await steward(null)
    const answers = await Promise.all([company.actors.steward, second, third].map((who) => steward(who.employeeId!)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const now = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('building_steward').select('id').where('building_id', '=', home.buildingId).where('until_at', 'is', null).execute())
    expect(now).toHaveLength(1)
  })

  it('takes only stewards of the site, and somebody else as the backup', async () => {
    expect(pointer(await steward(company.actors.technician.employeeId!))).toEqual([422, '/stewardId'])
    expect(pointer(await steward(second.employeeId!, second.employeeId!))).toEqual([422, '/backupId'])
    expect(pointer(await steward(null, second.employeeId!))).toEqual([422, '/stewardId'])
    expect((await (await signIn(test, company.logins.front_desk, company.password)).send('POST', `/buildings/${home.buildingId}/steward`, { stewardId: null })).status).toBe(403)
  })

  it("routes what its residents report to its steward, and to the backup when the steward is away [BTL-001]", async () => {
    await steward(second.employeeId!, third.employeeId!)
    const contact = () => as(test, company.actors.administrator, async (ctx) => (await firstContactFor(ctx, company.siteId, home.unitId)).name)
    expect(await as(test, company.actors.administrator, (ctx) => stewardOfUnit(ctx, home.unitId))).toMatchObject({ name: '管家卞' })
    expect(await contact()).toBe('管家卞')
    await as(test, company.actors.site_manager, (ctx) => createSubstitution(ctx, { params: {}, query: {}, body: {
      absentId: second.employeeId!, substituteId: company.actors.steward.employeeId!, from: new Date(Date.now() - 60_000).toISOString(), to: new Date(Date.now() + 60_000).toISOString(), reason: '',
    } }))
    expect(await contact()).toBe('管家宋')
  })

  it('is without a steward as soon as the steward has left', async () => {
    await steward(third.employeeId!)
    const manager = await signIn(test, company.logins.site_manager, company.password)
    const { version } = (await manager.send('GET', `/employees/${third.employeeId}`)).body as { version: number }
    expect((await manager.send('PATCH', `/employees/${third.employeeId}`, { version, isActive: false })).status).toBe(200)
    await runDueJobs(test.app)
    expect((await chart()).buildings.find(({ id }) => id === home.buildingId)!.stewardship).toBeNull()
  })
})

describe('a zone', () => {
  it('has one holder for customer service, grid, maintenance and a security lead, each with history [BTL-003] [BTL-006]', async () => {
    const { front_desk, steward: grid, technician, supervisor: lead } = company.actors
    const east = await zone('东区')
    for (const [post, who] of [['customer_service', front_desk], ['grid', grid], ['maintenance', technician], ['security_lead', lead]] as const) await give(east.id, post, who.employeeId)
    const now = (await chart()).zones.find(({ id }) => id === east.id)!
    expect(now.duties.map(({ post, employee }) => [post, employee.name])).toEqual([['customer_service', '前台许'], ['grid', '管家何'], ['maintenance', '技工吕'], ['security_lead', '主管周']])
    await give(east.id, 'security_lead', grid.employeeId, '值班调整')
    await give(east.id, 'security_lead', grid.employeeId)
    const history = ((await supervisor.send('GET', `/zones/${east.id}/posts`)).body as { items: Duty[] }).items.filter(({ post }) => post === 'security_lead')
    expect(history.map(({ employee, until, note }) => [employee.name, until === null, note])).toEqual([['管家何', true, '值班调整'], ['主管周', false, '']])
    const again = await Promise.all([front_desk, technician, lead].map((who) => give(east.id, 'security_lead', who.employeeId)))
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await chart()).zones.find(({ id }) => id === east.id)!.duties.filter(({ post }) => post === 'security_lead')).toHaveLength(1)
    await expect(as(test, company.actors.administrator, (ctx) => ctx.tx.insertInto('zone_post').values({
      organization_id: ctx.organizationId, id: newId(), site_id: company.siteId, zone_id: east.id, post: 'security_lead', employee_id: lead.employeeId!, from_at: ctx.now,
    }).execute())).rejects.toMatchObject({ code: '23505' })
  })

  it('counts what is vacant, and refuses who does not work here', async () => {
    const before = (await chart()).vacancies
    const west = await zone('西区')
    expect((await chart()).vacancies).toBe(before + 4)
    await give(west.id, 'grid', company.actors.steward.employeeId)
    expect((await chart()).vacancies).toBe(before + 3)
    expect(pointer(await give(west.id, 'grid', newId()))).toEqual([422, '/employeeId'])
  })

  it('has neighbours both ways, and each name once a site', async () => {
    const [east, west] = [await zone('东'), await zone('西')]
    const changed = await supervisor.send('PATCH', `/zones/${east.id}`, { version: east.version, neighbourIds: [west.id] })
    expect(changed.body).toMatchObject({ neighbours: [{ id: west.id }] })
    expect((await chart()).zones.find(({ id }) => id === west.id)).toMatchObject({ neighbours: [{ id: east.id }] })
    expect(pointer(await supervisor.send('PATCH', `/zones/${west.id}`, { version: west.version, neighbourIds: [west.id] }))).toEqual([422, '/neighbourIds'])
    expect(pointer(await supervisor.send('POST', '/zones', { siteId: company.siteId, name: east.name }))).toEqual([409, '/name'])
    const race = await Promise.all([1, 2, 3].map(() => supervisor.send('POST', '/zones', { siteId: company.siteId, name: '同名区' })))
    expect(race.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(race.filter(({ status }) => status === 409)).toHaveLength(2)
  })

  it('tells its customer service of a new order in it, through its buildings or the words of the place [BTL-003]', async () => {
    const east = await zone('花园区')
    await give(east.id, 'customer_service', second.employeeId)
    await steward(null)
    await supervisor.send('POST', `/buildings/${home.buildingId}/zone`, { zoneId: east.id })
    const stories = new WorkStories(test, company)
    const orders = [
      await stories.raise(company.actors.front_desk, { unitId: home.unitId, placeKind: 'unit', place: '' }), await stories.raise(company.actors.front_desk, { place: '3 栋 2 单元大堂' }),
    ]
    for (const order of orders) {
      expect(order.zone).toMatchObject({ id: east.id })
      const told = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select('account_id').where('record_id', '=', order.id).where('template', '=', 'work_order.in_your_zone').execute())
      // The steward is stood in for by 管家何 from the test above.
      expect(told).toEqual([{ account_id: company.actors.steward.accountId }])
    }
  })
})

it('says on the duty chart who looks after each facility and public area, one person each, with history [BTL-005]', async () => {
  const east = await zone('设备区')
  const body = { siteId: company.siteId, zoneId: east.id, kind: 'facility', name: '消防泵房', place: '地下一层', employeeId: company.actors.technician.employeeId, patrol: '每日 1 次', upkeep: '每季度' }
  const made = (await supervisor.send('POST', '/duty-points', body)).body as DutyPoint
  expect(made).toMatchObject({ zone: { id: east.id }, employee: { name: '技工吕' }, patrol: '每日 1 次', upkeep: '每季度' })
  expect(pointer(await supervisor.send('POST', '/duty-points', body))).toEqual([409, '/name'])
  expect(pointer(await supervisor.send('POST', '/duty-points', { ...body, name: '无人管', employeeId: newId() }))).toEqual([422, '/employeeId'])
  await expect(as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('duty_point').set({ employee_id: null as never }).where('id', '=', made.id).execute())).rejects.toMatchObject({ code: '23502' })
  const changed = await supervisor.send('PATCH', `/duty-points/${made.id}`, { version: 1, employeeId: company.actors.steward.employeeId })
  expect(changed.body).toMatchObject({ employee: { name: '管家何' }, version: 2 })
  const happened = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').select('changes').where('record_id', '=', made.id).where('action', '=', 'changed').execute())
  expect(happened).toEqual([{ changes: [{ field: 'employee', from: '技工吕', to: '管家何' }] }])
  await supervisor.send('PATCH', `/duty-points/${made.id}`, { version: 2, isActive: false })
  expect((await chart()).points.map(({ id }) => id)).not.toContain(made.id)
})

it('knows the building in the words of a place', () => {
  const buildings = ['3栋', '4栋', '14栋', '会所'].map((name) => ({ id: name, name, zoneId: `zone of ${name}` }))
  const found = (place: string) => buildingIn(place, buildings)?.buildingId ?? null
  expect(['4 栋 2 单元大堂', '14栋天台', '会所一楼', '东门人行闸', '34栋'].map(found)).toEqual(['4栋', '14栋', '会所', null, null])
})
