import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paidservices, quotes } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { on } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { actOnPaidService, changePaidService, createPaidService } from '../paidservices/index.ts'
import { paidServiceCompleted } from './events.ts'
import { orderPaidService } from './paid-orders.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let home: Household
let resident: Actor
let phone: Browser
const completed: { amountFen: number; category: string; invoiceNote: string; workOrderId: string }[] = []
beforeAll(async () => {
  on(paidServiceCompleted, 'test.hear-of-income', (_, data) => Promise.resolve(void completed.push(data)))
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  const login = `resident-${company.siteId}`
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login }))
  phone = await signIn(test, login, 'correct horse')
})
afterAll(() => test.close())

async function listed(facts: object = {}): Promise<paidservices.PriceVersion> {
  return as(test, company.actors.supervisor, async (ctx) => {
    const body = paidservices.createPaidService.body.parse({ siteId: company.siteId, code: newId().slice(-12), name: '洗衣机维修', group: 'appliance_repair', unit: '台', priceFen: 12_000, ...facts })
    const { id } = await createPaidService(ctx, { params: {}, query: {}, body })
    return (await actOnPaidService(ctx, { params: { id }, query: {}, body: { action: 'publish', validFrom: null, validTo: null } })).inForce!
  })
}
const order = (version: paidservices.PriceVersion, facts: object = {}, actor = resident) =>
  as(test, actor, (ctx) => orderPaidService(ctx, {
    params: {}, query: {}, body: quotes.orderPaidService.body.parse({ siteId: company.siteId, unitId: home.unitId, versionId: version.id, seenPriceFen: version.priceFen, ...facts }),
  }))

describe('ordering in the app [PAY-007]', () => {
  it('makes a case with a quote by the list, accepted by whoever saw the price; the paid order takes it over [RPR-028]', async () => {
    const washer = await listed()
    const wish = { from: new Date(Date.now() + 86_400_000).toISOString(), to: new Date(Date.now() + 90_000_000).toISOString() }
    const ordered = await order(washer, { quantity: 1, wish, words: '脱水时响得厉害', invoiceNote: '需要普票，抬头个人' })
    expect(ordered).toMatchObject({ title: '洗衣机维修 × 1', quote: { status: 'accepted', totalFen: 12_000, acceptance: { via: 'app', by: '苏婉清' } }, payState: 'not_due', isDone: false })
    const { front_desk, technician } = company.actors
    const raised = await stories.raise(front_desk, { caseId: ordered.case.id, kind: 'paid_service', placeKind: 'unit', unitId: home.unitId, place: '', title: '洗衣机维修', workerId: technician.employeeId })
    expect(raised).toMatchObject({ kind: 'appliance_repair', isPaid: true, quotedFen: 12_000, unit: { id: home.unitId }, category: { name: '家电维修' } })
    const done = await stories.finish(technician, raised.id)
    expect(done).toMatchObject({ priceFen: 12_000 })
    await letJobsRun(test)
    expect(completed.filter((one) => one.workOrderId === raised.id)).toEqual([expect.objectContaining({ amountFen: 12_000, category: 'paid_service', invoiceNote: '需要普票，抬头个人' })])
    const own = (await phone.send('GET', '/own-paid-orders')).body as { items: quotes.PaidOrder[] }
    expect(own.items.find((one) => one.case.id === ordered.case.id)).toMatchObject({ isDone: true, priceFen: 12_000, payState: 'to_be_billed' })
  })

  it('tells that a price changed between looking and ordering, and charges nothing', async () => {
    const seen = await listed({ name: '空调清洗', priceFen: 8800 })
    await as(test, company.actors.supervisor, async (ctx) => {
      const changed = await changePaidService(ctx, { params: { id: seen.itemId }, query: {}, body: { version: 2, priceFen: 9900 } })
      await actOnPaidService(ctx, { params: { id: changed.id }, query: {}, body: { action: 'publish', validFrom: null, validTo: null } })
    })
    const body = { siteId: company.siteId, unitId: home.unitId, versionId: seen.id, seenPriceFen: 8800 }
    const answer = await phone.send('POST', '/paid-service-orders', body)
    expect(answer).toMatchObject({ status: 409, body: { code: 'paid_service.price_changed', current: { priceFen: 9900, itemId: seen.itemId } } })
    const { items } = (await phone.send('GET', '/own-paid-orders')).body as { items: quotes.PaidOrder[] }
    expect(items.some((one) => one.title.startsWith('空调清洗'))).toBe(false)
    const { id } = (answer.body as { current: { id: string } }).current
    expect(await phone.send('POST', '/paid-service-orders', { ...body, versionId: id })).toMatchObject({ status: 409 })
    expect(await phone.send('POST', '/paid-service-orders', { ...body, versionId: id, seenPriceFen: 9900 })).toMatchObject({ status: 200, body: { quote: { totalFen: 9900 } } })
  })

  it('of what the list leaves to quotation waits for a quote, and of what is free costs nothing [PAY-003]', async () => {
    const asked = await order(await listed({ name: '房屋出租代理', group: 'rental_agency', unit: '单', priceFen: null }))
    expect(asked.quote).toBeNull()
    const quote = await stories.quote(company.actors.front_desk, { caseId: asked.case.id }, { fen: 200_000 })
    const mine = (await phone.send('GET', `/quotes/of?caseId=${asked.case.id}`)).body as { items: quotes.Quote[] }
    expect(mine.items).toMatchObject([{ id: quote.id, status: 'sent', allowedActions: ['accept', 'refuse'] }])
    expect(await phone.send('POST', `/quotes/${quote.id}/actions`, { action: 'accept', totalFen: 200_000 })).toMatchObject({ status: 200, body: { status: 'accepted' } })
    const raised = await stories.raise(company.actors.front_desk, { caseId: asked.case.id, kind: 'paid_service', place: '' })
    expect(raised).toMatchObject({ kind: 'paid_service', isPaid: true, quotedFen: 200_000 })
    const free = await order(await listed({ name: '代收快递', group: 'butler', charge: 'free', priceFen: 0 }))
    expect(free.quote).toBeNull()
    expect(await stories.raise(company.actors.front_desk, { caseId: free.case.id, kind: 'paid_service', place: '' })).toMatchObject({ isPaid: false, freeReason: null })
  })

  it('is made once under its id, for the own units, from what is offered', async () => {
    const washer = await listed()
    const id = newId()
    await order(washer, { id })
    await expect(order(washer, { id })).rejects.toMatchObject({ code: 'already_exists' })
    const next = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1203', owner: '王邻居', phone: '13800130003' }))
    await expect(order(washer, { unitId: next.unitId })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/unitId' }] })
    await as(test, company.actors.supervisor, (ctx) => actOnPaidService(ctx, { params: { id: washer.itemId }, query: {}, body: { action: 'withdraw', reason: '停' } }))
    await expect(order(washer)).rejects.toMatchObject({ code: 'paid_service.not_offered' })
    await expect(order(washer, { wish: { from: '2020-01-01T00:00:00Z', to: '2020-01-01T01:00:00Z' } })).rejects.toMatchObject({ errors: [{ pointer: '/wish' }] })
  })

  it('at the desk leaves the acceptance to the customer', async () => {
    const washer = await listed({ name: '油烟机清洗' })
    const ordered = await order(washer, {}, company.actors.front_desk)
    expect(ordered.quote).toMatchObject({ status: 'sent', totalFen: 12_000 })
  })
})

describe('income beside the property fee [PAY-006]', () => {
  it('is kept apart, once for each order, with its sum', async () => {
    const supervisor = await signIn(test, company.logins.supervisor, company.password)
    const list = async () => (await supervisor.send('GET', `/paid-charges?siteId=${company.siteId}&total=true`)).body as { items: quotes.PaidCharge[]; sumFen: number; total: { count: number } }
    const before = await list()
    const raised = await stories.raise(company.actors.front_desk, { kind: 'appliance_repair', unitId: home.unitId, placeKind: 'unit', workerId: company.actors.technician.employeeId })
    await stories.agree(company.actors.front_desk, raised.id, 6500)
    await stories.finish(company.actors.technician, raised.id)
    const after = await list()
    expect(after.items[0]).toMatchObject({ workOrder: { id: raised.id }, amountFen: 6500, category: 'paid_service', payState: 'to_be_billed' })
    expect([after.sumFen - before.sumFen, after.total.count - before.total.count]).toEqual([6500, 1])
    const forged = as(test, company.actors.supervisor, (ctx) =>
      ctx.tx.insertInto('paid_charge').values({ organization_id: ctx.organizationId, id: newId(), site_id: company.siteId, work_order_id: raised.id, unit_id: null, title: '再收一次', amount_fen: 1, completed_at: ctx.now }).execute())
    await expect(forged).rejects.toThrow(/duplicate key/)
    const tech = await signIn(test, company.logins.technician, company.password)
    expect(await tech.send('GET', `/paid-charges?siteId=${company.siteId}`)).toMatchObject({ status: 403 })
  })
})
