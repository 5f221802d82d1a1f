import { workorders, type cases } from '@guanjia/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'

type Order = workorders.WorkOrder
type Items<T> = { items: T[] }

let test: TestApp
let company: Company
let home: Household
let resident: Actor
let stories: WorkStories
let desk: Browser
const message = async (login: string): Promise<{ title: string; level: string }[]> => (
  (await (await signIn(test, login, company.password)).send('GET', '/messages')).body as Items<{ title: string; level: string }>
).items

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清' }))
  stories = new WorkStories(test, company)
  desk = await signIn(test, company.logins.front_desk, company.password)
})
afterAll(() => test.close())

describe('from the case to the closed loop', () => {
  it('takes what the case knows, reaches engineering at once and keeps the ten minutes [RPR-001] [RPR-013] [RPR-017]', async () => {
    const { front_desk, steward, technician, supervisor } = company.actors
    const photo = await stories.photo(front_desk)
    const taken = await stories.takeCase(
      front_desk,
      { statement: '空调不制冷，滴水。', unitId: home.unitId, personId: home.personId, place: '主卧', urgency: 'emergency', fileIds: [photo] },
    )
    const order = await stories.raise(steward, { title: '空调不制冷', placeKind: undefined, place: undefined, caseId: taken.id })
    expect(order).toMatchObject({
      status: 'open', case: { id: taken.id, number: taken.number }, unit: { id: home.unitId, name: home.unitCode }, place: '主卧',
      placeKind: 'unit', symptom: '空调不制冷，滴水。', contactName: '苏婉清', contactPhone: '13800130001',
      urgency: 'emergency', raisedBy: { name: '管家何' }, files: [{ id: photo }], version: 1,
    })
    expect((await message(company.logins.supervisor))[0]).toMatchObject({ title: `新工单待派 ${order.number}`, level: 'urgent' })
    const raised = (await desk.send('GET', `/cases/${taken.id}`)).body as cases.Case
    expect(raised).toMatchObject({
      status: 'in_progress', workOrders: 1, workOrderList: [{ id: order.id, number: order.number, status: 'open', worker: null }],
    })
    expect(raised.clocks.find((clock) => clock.metric === 'raise')).toMatchObject({ state: 'stopped', outcome: 'met' })
    await stories.onOrder(supervisor, order.id, { action: 'assign', workerId: technician.employeeId! })
    expect((await message(company.logins.technician))[0]).toMatchObject({ title: `派给您的工单 ${order.number}`, level: 'urgent' })
  })

  it('is done, told to the first contact, confirmed by the resident and closes by it [RPR-004] [RPR-009] [RPR-014]', async () => {
    const { front_desk, technician, steward } = company.actors
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId, personId: home.personId })
    const first = await stories.raise(
      steward, { title: '水管', placeKind: undefined, place: undefined, caseId: taken.id, workerId: technician.employeeId },
    )
    const second = await stories.raise(
      steward, { title: '柜体', placeKind: undefined, place: undefined, caseId: taken.id, workerId: technician.employeeId },
    )
    await stories.finish(technician, first.id)
    expect((await message(company.logins.front_desk))[0]?.title).toBe(`${first.number} 已完工`)
    await expect(stories.onCase(front_desk, taken.id, { action: 'resolve', result: '已修好' })).rejects.toMatchObject({
      code: 'case.work_orders_open', message: expect.stringContaining(second.number),
    })
    const done = await stories.finish(technician, second.id)
    expect(done.allowedActions).toEqual(['sign'])
    expect((await message(company.logins.front_desk))[0]?.title).toBe(`${taken.number} 的工单已全部完工`)
    expect((await message(company.logins.steward))[0]?.title).toBe(`${second.number} 已完工`)

    const stillOpen = (await desk.send('GET', `/cases/${taken.id}`)).body as cases.Case
    expect(stillOpen.status).toBe('in_progress')
    expect(((await desk.send('GET', `/work-orders/${second.id}`)).body as Order).allowedActions).not.toContain('close')
    await stories.onCase(front_desk, taken.id, { action: 'resolve', result: '已修好' })
    await stories.onCase(resident, taken.id, { action: 'confirm', rating: { score: 5, isSettled: true } })
    await letJobsRun(test)
    for (const { id } of [first, second]) expect((await desk.send('GET', `/work-orders/${id}`)).body).toMatchObject({
      status: 'closed', version: 6,
    })
    expect(await letJobsRun(test)).toBe(0)
    const timeline = (await desk.send('GET', `/cases/${taken.id}/timeline`)).body as Items<{ action: string; note: string | null }>
    expect(
      timeline.items.filter((line) => line.action === 'work_done').map((line) => line.note)
    ).toEqual([`${first.number}：已修好，试用正常。`, `${second.number}：已修好，试用正常。`])
  })

  it('may not be visited or closed by whoever did the work [CMP-028]', async () => {
    const { front_desk, steward } = company.actors
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId })
    const order = await stories.raise(front_desk, { caseId: taken.id, workerId: steward.employeeId })
    await stories.finish(steward, order.id)
    await stories.onCase(front_desk, taken.id, { action: 'resolve', result: '已修好' })
    await expect(
      stories.onCase(steward, taken.id, { action: 'return_visit', channel: 'phone', isReached: true, isSettled: true, score: 5 })
    ).rejects.toMatchObject({ code: 'case.own_work' })
  })

  it('cancels what is not done when the case is given up, and leaves a public area to be verified', async () => {
    const { front_desk, technician, supervisor } = company.actors
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId })
    const waiting = await stories.raise(front_desk, { caseId: taken.id, isInPool: true })
    const running = await stories.raise(front_desk, { caseId: taken.id, workerId: technician.employeeId })
    const over = await stories.raise(front_desk, { caseId: taken.id, workerId: technician.employeeId })
    await stories.finish(technician, over.id)
    await stories.onOrder(technician, running.id, { action: 'accept' })
    await stories.onOrder(technician, running.id, { action: 'suspend', reason: 'parts', note: '缺件' })
    await stories.onCase(front_desk, taken.id, { action: 'cancel', reason: '业主自行解决' })
    await letJobsRun(test)
    for (const { id } of [waiting, running]) expect((await desk.send('GET', `/work-orders/${id}`)).body).toMatchObject({
      status: 'cancelled', isInPool: false, suspendReason: null,
    })
    expect((await desk.send('GET', `/work-orders/${over.id}`)).body).toMatchObject({ status: 'done' })
    expect((await message(company.logins.technician)).map((m) => m.title)).toContain(`${running.number} 已取消`)
    expect((await desk.send('GET', `/work-orders/${running.id}`)).body).toMatchObject({
      clocks: expect.arrayContaining([expect.objectContaining({ metric: 'resolve', state: 'cancelled' })]),
    })
    expect(supervisor.can('work_orders:verify', company.siteId)).toBe(true)
  })

  it('is refused for a case that is over, of another site, or that nobody may see', async () => {
    const { front_desk } = company.actors
    const taken = await stories.takeCase(front_desk, { kind: 'suggestion', statement: '加装扶手' })
    await stories.onCase(front_desk, taken.id, { action: 'cancel' })
    await expect(stories.raise(front_desk, { caseId: taken.id })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await expect(stories.raise(front_desk, { caseId: newId() })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('an order by hand', () => {
  it('has a gapless number of its site and day, and only facts that fit', async () => {
    const { front_desk, technician, administrator } = company.actors
    const day = new Date('2026-03-05T02:00:00Z')
    const attempts = Array.from(
      { length: 8 },
      (_, i) => stories.raise(front_desk, i % 3 === 0 ? { fileIds: [newId()] } : {}, day).then((order) => order.number, () => null),
    )
    expect(
      (await Promise.all(attempts)).filter((number) => number !== null).toSorted()
    ).toEqual([1, 2, 3, 4, 5].map((n) => `W-20260305-000${n}`))
    const wrong = (facts: Parameters<WorkStories['raise']>[1]) => stories.raise(administrator, facts).then(
      () => null, (error: { code: string; errors?: { pointer: string }[] }) => [error.code, error.errors?.[0]?.pointer],
    )
    expect(await wrong({ unitId: newId() })).toEqual(['not_found', '/unitId'])
    expect(await wrong({ categoryId: newId() })).toEqual(['not_found', '/categoryId'])
    expect(await wrong({ workerId: front_desk.employeeId })).toEqual(['work_order.worker_not_suitable', '/workerId'])
    expect(await wrong({ workerId: technician.employeeId, isInPool: true })).toEqual(['rule_broken', '/isInPool'])
    expect(await wrong({ isPaid: true, freeReason: 'contract' })).toEqual(['rule_broken', '/freeReason'])
    expect(await wrong({ kind: 'water_power_on' })).toEqual(['rule_broken', '/placeKind'])
    expect(await wrong({ kind: 'water_power_on', placeKind: 'unit' })).toEqual(['rule_broken', '/unitId'])
    expect(
      await wrong({ appointmentFrom: '2026-03-05T08:00:00Z', appointmentTo: '2026-03-05T07:00:00Z' })
    ).toEqual(['rule_broken', '/appointmentTo'])
  })

  it('is made once by a retry with the same key, and once under the same id', async () => {
    const body = { siteId: company.siteId, title: '楼道灯不亮', placeKind: 'public_area', place: '2 单元 5 楼' }
    const send = () => desk.send('POST', '/work-orders', body, { 'idempotency-key': 'order-1' })
    const [first, second] = await Promise.all([send(), send()])
    expect([first.status, second.status]).toEqual([200, 200])
    expect((second.body as Order).id).toBe((first.body as Order).id)
    const { total } = (await desk.send(
      'GET', `/work-orders?siteId=${company.siteId}&total=true&filter[q]=${encodeURIComponent('楼道灯')}`,
    )).body as { total: { count: number } }
    expect(total.count).toBe(1)
    expect(
      (await desk.send('POST', '/work-orders', { ...body, id: (first.body as Order).id })).body
    ).toMatchObject({ code: 'already_exists', errors: [{ pointer: '/id' }] })
  })

  it('is listed, found by words and number, exported and printed [RPR-002]', async () => {
    const order = await stories.raise(
      company.actors.front_desk,
      { title: '监控室门禁故障', symptom: '刷卡无反应', isPaid: true, unitId: home.unitId, placeKind: 'unit', place: '门厅' },
    )
    await stories.agree(company.actors.front_desk, order.id, 5050)
    const found = async (q: string) => (
      (await desk.send('GET', `/work-orders?filter[q]=${encodeURIComponent(q)}`)).body as Items<Order>
    ).items.map((one) => one.id)
    for (const q of ['门禁', '刷卡无反应', order.number, order.number.slice(-4)]) expect(await found(q), q).toContain(order.id)
    expect(
      ((await desk.send('GET', `/search?q=${order.number}`)).body as { hits: object[] }).hits
    ).toContainEqual(expect.objectContaining({ kind: 'work_order', id: order.id, title: order.number }))
    const csv = await desk.send('GET', `/work-orders/export?format=csv&filter[q]=${order.number}`)
    expect(csv.body).toContain(order.number)
    expect(csv.body).toContain('50.5')
    expect((await desk.send('GET', '/work-orders/export?format=xlsx')).headers['content-type']).toContain('spreadsheetml')
    for (const paper of ['a4', '80mm']) {
      const pdf = await test.http.inject({
        url: `/api/v1/work-orders/${order.id}/print?paper=${paper}&bilingual=true`, headers: { authorization: `Bearer ${desk.token}` },
      })
      expect([
        pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString(),
      ]).toEqual([200, 'application/pdf', '%PDF-'])
    }
  })

  it('pages by the next promise without losing what has none', async () => {
    const { front_desk } = company.actors
    const made = [
      await stories.raise(front_desk, { kind: 'greening', title: '补种绿篱' }), await stories.raise(front_desk, {}),
      await stories.raise(front_desk, { kind: 'greening', title: '修剪' }),
    ]
    expect(made.map((order) => order.clocks.length > 0)).toEqual([false, true, false])
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: Order[]; nextCursor: string | null } = (await desk.send(
        'GET', `/work-orders?siteId=${company.siteId}&sort=dueAt&limit=3&filter[open]=true${cursor ? `&cursor=${cursor}` : ''}`,
      )).body
      seen.push(...page.items.map((order) => order.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(made.map((order) => order.id)))
  })
})
