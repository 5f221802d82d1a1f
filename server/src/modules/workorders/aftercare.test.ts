import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { aftercare, workorders } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { listCategories } from '../cases/index.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let home: Household
let desk: Browser
let supervisor: Browser
let helper: Actor
let categories: Map<string, string>
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  helper = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工鲍' }))
  categories = new Map((await as(test, company.actors.front_desk, listCategories)).items.map((one) => [one.code, one.id]))
  desk = await signIn(test, company.logins.front_desk, company.password)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

const DAY = 86_400_000
type Order = workorders.WorkOrder
const repair = (code: string, facts: object = {}, now?: Date) =>
  stories.raise(company.actors.front_desk, { title: '龙头漏水', unitId: home.unitId, placeKind: 'unit', place: '', categoryId: categories.get(code)!, workerId: company.actors.technician.employeeId, ...facts }, now)

describe('a second failure within the warranty', () => {
  it('is a rework by itself, free of charge, and counts as one; to say that it is none needs a reason [RPR-018]', async () => {
    const first = await repair('water.tap')
    const candidate = async () => ((await desk.send('GET', `/rework-candidate?siteId=${company.siteId}&unitId=${home.unitId}&categoryId=${categories.get('water.tap')}`)).body as { candidate: aftercare.ReworkCandidate | null }).candidate
    expect(await candidate()).toBeNull()
    const done = await stories.finish(company.actors.technician, first.id)
    expect(done.warrantyUntil).toBe(new Date(Date.now() + 90 * DAY + 8 * 3_600_000).toISOString().slice(0, 10))
    expect(await candidate()).toMatchObject({ id: first.id, number: first.number, doneBy: '技工吕', days: 0 })
    const wrong = (facts: object) => repair('water.tap', facts).then(() => null, (error: { code: string; errors: { pointer: string }[] }) => [error.code, error.errors[0]!.pointer])
    expect(await wrong({ reworkOf: null })).toEqual(['work_order.rework_reason_needed', '/notReworkReason'])
    expect(await wrong({ isPaid: true })).toEqual(['work_order.rework_reason_needed', '/reworkOf'])
    expect(await wrong({ reworkOf: '00000000-0000-4000-8000-000000000000' })).toEqual(['not_found', '/reworkOf'])
    const other = await repair('water.tap', { reworkOf: null, notReworkReason: '是卫生间的另一只龙头' })
    expect(other).toMatchObject({ reworkOf: null, notReworkReason: '是卫生间的另一只龙头' })
    const again = await repair('water.tap')
    expect(again).toMatchObject({ reworkOf: { id: first.id }, isPaid: false, freeReason: 'warranty' })
    // Being done again already, the first one is no candidate any more.
    expect(await candidate()).toBeNull()
    const figures = (await supervisor.send('GET', `/insight/overview?siteId=${company.siteId}&from=${new Date(Date.now() - DAY).toISOString()}&to=${new Date(Date.now() + DAY).toISOString()}`)).body as { figures: { key: string; value: number | null }[] }
    expect(figures.figures.find((figure) => figure.key === 'reworkRate')?.value).toBeGreaterThan(0)
    expect(await desk.send('POST', `/work-orders/${again.id}/charge`, { isPaid: true })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/note' }] } })
  })

  it('is none in another unit, of another category, after the warranty, or where there is none', async () => {
    const next = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1207', owner: '王邻居', phone: '13800130007' }))
    const long = new Date(Date.now() - 200 * DAY)
    const first = await repair('water.leak', {}, long)
    const photo = await stories.photo(company.actors.technician)
    const after = await stories.photo(company.actors.technician)
    const { technician } = company.actors
    await stories.onOrder(technician, first.id, { action: 'accept' }, long)
    await stories.onOrder(technician, first.id, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'], photoIds: [photo] }, long)
    await stories.onOrder(technician, first.id, { action: 'done', result: '好', photoAfterIds: [after] }, long)
    expect((await repair('water.leak')).reworkOf).toBeNull()
    await stories.finish(technician, (await repair('power.socket')).id)
    expect((await repair('power.socket', { unitId: next.unitId })).reworkOf).toBeNull()
    expect((await repair('power.outage')).reworkOf).toBeNull()
    await supervisor.send('PATCH', `/case-categories/${categories.get('building.door')}`, { version: 1, warrantyDays: 0 })
    expect((await stories.finish(technician, (await repair('building.door')).id)).warrantyUntil).toBeNull()
    expect((await repair('building.door')).reworkOf).toBeNull()
  })
})

describe('quality tracking [RPR-018]', () => {
  it('keeps a record of each finished repair; a rework is looked at after a week, by somebody else', async () => {
    const first = await repair('building.access')
    await stories.finish(company.actors.technician, first.id)
    const again = await repair('building.access')
    await stories.finish(company.actors.technician, again.id)
    const list = async (filter = '') => ((await supervisor.send('GET', `/quality-tracking?siteId=${company.siteId}&total=true${filter}`)).body as { items: aftercare.QualityTracking[] }).items
    const all = await list()
    const of = (id: string) => all.find((one) => one.workOrder.id === id)
    expect(of(first.id)).toBeDefined()
    const dueOn = new Date(Date.now() + 7 * DAY + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(of(again.id)).toMatchObject({ reason: 'rework', state: 'planned', dueOn, isOverdue: false, worker: '技工吕' })
    expect(await list('&filter[overdue]=true')).toEqual([])
    const { id } = of(again.id)!
    const check = (who: Browser, body: object) => who.send('POST', `/quality-tracking/${id}/actions`, { action: 'check', ...body })
    const tech = await signIn(test, company.logins.technician, company.password)
    expect(await check(tech, { isGood: true })).toMatchObject({ status: 403 })
    expect(await check(supervisor, { isGood: false })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/note' }] } })
    expect(await check(supervisor, { isGood: false, note: '接头仍有水渍' })).toMatchObject({ status: 200, body: { state: 'bad', checkedBy: '主管周', note: '接头仍有水渍' } })
    expect(await check(supervisor, { isGood: true })).toMatchObject({ status: 409 })
    const csv = await desk.send('GET', `/quality-tracking/export?siteId=${company.siteId}&format=csv`)
    expect(csv.body).toContain('接头仍有水渍')
    const { items } = (await desk.send('GET', `/work-orders/${again.id}/timeline`)).body as { items: { action: string }[] }
    expect(items.map((line) => line.action)).toContain('quality_bad')
  })

  it('reminds those who dispatch on the day, unless it was looked at', async () => {
    await stories.finish(company.actors.technician, (await repair('building.wall')).id)
    const again = await repair('building.wall')
    await stories.finish(company.actors.technician, again.id)
    await as(test, company.actors.supervisor, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date(0) }).where('queue', '=', 'workorders.remind-of-quality').execute())
    await letJobsRun(test)
    const { items } = (await supervisor.send('GET', '/messages?limit=50')).body as { items: { title: string }[] }
    expect(items.map((one) => one.title)).toContain(`质量跟踪到期 ${again.number}`)
  })
})

describe('water and power on [RPR-027]', () => {
  it('needs the start readings of both meters with pictures, kept with the unit', async () => {
    const { technician } = company.actors
    const order = await stories.raise(company.actors.front_desk, { kind: 'water_power_on', title: '装修送水送电', unitId: home.unitId, placeKind: 'unit', place: '', workerId: technician.employeeId })
    await stories.onOrder(technician, order.id, { action: 'accept' })
    await stories.onOrder(technician, order.id, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'] })
    const [water, power] = [await stories.photo(technician), await stories.photo(technician)]
    const done = (readings: { meter: 'water' | 'electricity'; value: number; photoId: string }[]) => stories.onOrder(technician, order.id, { action: 'done', result: '已送水送电', readings })
    await expect(done([])).rejects.toMatchObject({ code: 'work_order.readings_needed', message: 'water, electricity' })
    await expect(done([{ meter: 'water', value: 12.5, photoId: water }])).rejects.toMatchObject({ code: 'work_order.readings_needed', message: 'electricity' })
    const finished = await done([{ meter: 'water', value: 12.345, photoId: water }, { meter: 'electricity', value: 801, photoId: power }])
    expect(finished.readings).toMatchObject([{ meter: 'water', value: 12.345, photo: { id: water } }, { meter: 'electricity', value: 801 }])
    const other = await repair('lift.fault')
    await stories.onOrder(technician, other.id, { action: 'accept' })
    await stories.onOrder(technician, other.id, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'], photoIds: [await stories.photo(technician)] })
    await expect(stories.onOrder(technician, other.id, { action: 'done', result: '好', photoAfterIds: [await stories.photo(technician)], readings: [{ meter: 'water', value: 1, photoId: water }] })).rejects.toMatchObject({ errors: [{ pointer: '/readings' }] })
  })
})

describe('what an order costs', () => {
  it('is labour of each by grade, materials and what others were paid; unknown parts make it unknown', async () => {
    const { technician } = company.actors
    const cost = async (id: string, who = supervisor) => (await who.send('GET', `/work-orders/${id}/cost`)).body as Record<string, unknown>
    const admin = await signIn(test, company.logins.administrator, company.password)
    const grade = (name: string, fenPerHour: number, workerIds: string[]) => admin.send('POST', '/labour-grades', { name, fenPerHour, workerIds })
    expect(await grade('高级工', 6000, [technician.employeeId!])).toMatchObject({ status: 200, body: { workers: [{ name: '技工吕' }] } })
    expect(await grade('高级工', 1, [])).toMatchObject({ status: 409 })
    expect(await supervisor.send('POST', '/labour-grades', { name: '学徒', fenPerHour: 1, workerIds: [] })).toMatchObject({ status: 403 })
    const work = async (helpers: { employeeId: string; minutes: number }[]): Promise<Order> => {
      const order = await repair('lift.fault', { title: `电梯检修 ${helpers.length}`, reworkOf: undefined })
      await stories.onOrder(technician, order.id, { action: 'accept' })
      await stories.onOrder(technician, order.id, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'], photoIds: [await stories.photo(technician)] })
      return stories.onOrder(technician, order.id, { action: 'done', result: '好', photoAfterIds: [await stories.photo(technician)], labourMinutes: 90, helpers })
    }
    const alone = await work([])
    expect(await cost(alone.id)).toMatchObject({ labour: [{ minutes: 90, grade: '高级工', fenPerHour: 6000, costFen: 9000 }], labourFen: 9000, materialFen: 0, outsideFen: null, totalFen: 9000 })
    const both = await work([{ employeeId: helper.employeeId!, minutes: 30 }])
    expect(Object.fromEntries(both.labour.map((one) => [one.employee.name, one.minutes]))).toEqual({ 技工吕: 90, 技工鲍: 30 })
    expect(await cost(both.id)).toMatchObject({ labourFen: null, totalFen: null })
    // A rate that comes later does not change what was done before.
    await grade('中级工', 4000, [helper.employeeId!])
    expect(await cost(both.id)).toMatchObject({ labourFen: null })
    await supervisor.send('POST', `/work-orders/${alone.id}/outside-cost`, { outsideCostFen: 20_000, note: '电梯公司配合' })
    expect(await cost(alone.id)).toMatchObject({ outsideFen: 20_000, totalFen: 29_000 })
    expect(await desk.send('GET', `/work-orders/${alone.id}/cost`)).toMatchObject({ status: 403 })
    // Who helped does not verify.
    const mate = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家施' }))
    const third = await work([{ employeeId: mate.employeeId!, minutes: 10 }])
    await expect(stories.onOrder(mate, third.id, { action: 'verify', isPassed: true })).rejects.toMatchObject({ code: 'work_order.own_work' })
    await expect(work([{ employeeId: technician.employeeId!, minutes: 1 }])).rejects.toMatchObject({ errors: [{ pointer: '/helpers/0/employeeId' }] })
    await expect(work([{ employeeId: company.actors.front_desk.employeeId!, minutes: 1 }])).rejects.toMatchObject({ code: 'work_order.worker_not_suitable', errors: [{ pointer: '/helpers/0/employeeId' }] })
  })
})

describe('the signature', () => {
  it('comes with the work or afterwards, once, as a picture, and stands on the slip', async () => {
    const { technician } = company.actors
    const order = await repair('water.blocked')
    await stories.finish(technician, order.id)
    const file = await stories.photo(technician)
    const signed = await stories.onOrder(technician, order.id, { action: 'sign', signature: { fileId: file, by: '苏婉清' } })
    expect(signed).toMatchObject({ status: 'done', signature: { by: '苏婉清', file: { id: file } } })
    await expect(stories.onOrder(technician, order.id, { action: 'sign', signature: { fileId: file, by: '别人' } })).rejects.toMatchObject({ code: 'action_not_allowed' })
    for (const paper of ['a4', '80mm']) expect((await desk.send('GET', `/work-orders/${order.id}/print?paper=${paper}`)).status).toBe(200)
    expect(await stories.onOrder(company.actors.front_desk, order.id, { action: 'close' })).toMatchObject({ status: 'closed' })
  })
})
