import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paidservices } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { aHousehold, aHousemate, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { actOnPaidService, createPaidService } from '../paidservices/index.ts'
import { actOnQuote } from './quote-acts.ts'
import { createQuote } from './quotes.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let home: Household
let desk: Browser
/** Two of one household. */
let owner: Actor
let husband: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  desk = await signIn(test, company.logins.front_desk, company.password)
  ;[owner, husband] = await as(test, company.actors.administrator, async (ctx) => {
    const personId = await aHousemate(ctx, company.siteId, home.unitId, '苏先生')
    return [await aResident(ctx, { personId: home.personId, name: '苏婉清' }), await aResident(ctx, { personId, name: '苏先生' })] as const
  })
})
afterAll(() => test.close())

const DAY = 86_400_000
/** A published price of the list. */
async function listed(facts: object = {}): Promise<paidservices.PriceVersion> {
  return as(test, company.actors.supervisor, async (ctx) => {
    const body = paidservices.createPaidService.body.parse({ siteId: company.siteId, code: newId().slice(-12), name: '更换水龙头', group: 'home_repair', unit: '个', priceFen: 3000, warrantyDays: 90, ...facts })
    const { id } = await createPaidService(ctx, { params: {}, query: {}, body })
    return (await actOnPaidService(ctx, { params: { id }, query: {}, body: { action: 'publish', validFrom: null, validTo: null } })).inForce!
  })
}
const aPaidOrder = async (facts: object = {}) => {
  const { front_desk, technician } = company.actors
  const order = await stories.raise(front_desk, { kind: 'paid_service', unitId: home.unitId, placeKind: 'unit', workerId: technician.employeeId, ...facts })
  return order.id
}
const toTheDoor = async (id: string, worker: Actor = company.actors.technician): Promise<void> => {
  await stories.onOrder(worker, id, { action: 'accept' })
  await stories.onOrder(worker, id, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'] })
}
const orderAt = async (id: string) => (await desk.send('GET', `/work-orders/${id}`)).body as { version: number; quotedFen: number | null; priceFen: number | null; status: string }
const accept = (id: string, totalFen: number, actor: Actor = company.actors.front_desk) =>
  stories.onQuote(actor, id, { action: 'accept', via: 'phone', totalFen, acceptedBy: '苏婉清', saidAt: new Date().toISOString() })
const statusOf = async (id: string): Promise<string> => ((await desk.send('GET', `/quotes/${id}`)).body as { status: string }).status

describe('paid work', () => {
  it('is commissioned, quoted, accepted, done at the agreed price and signed [PAY-004]', async () => {
    const { technician } = company.actors
    const id = await aPaidOrder({ title: '更换厨房龙头' })
    await toTheDoor(id)
    await expect(stories.onOrder(technician, id, { action: 'start' })).rejects.toMatchObject({ code: 'work_order.quote_needed' })
    await expect(stories.onOrder(technician, id, { action: 'done', result: '好了' })).rejects.toMatchObject({ code: 'work_order.quote_needed' })
    const tap = await listed()
    const quote = await stories.quote(technician, { workOrderId: id }, {
      lines: [{ versionId: tap.id, quantity: 2 }, { name: '冷热水龙头', unit: '个', quantity: 1, priceFen: 15_800, isMaterial: true }],
    })
    expect(quote).toMatchObject({
      number: expect.stringMatching(/^Q-\d{8}-\d{4}$/), status: 'sent', totalFen: 6000 + 15_800,
      lines: [{ kind: 'listed', name: '更换水龙头', quantity: 2, priceFen: 3000, amountFen: 6000, warrantyDays: 90 }, { kind: 'material', amountFen: 15_800 }],
    })
    await expect(stories.onOrder(technician, id, { action: 'start' })).rejects.toMatchObject({ code: 'work_order.quote_needed' })
    const picture = await stories.photo(technician)
    const accepted = await stories.onQuote(technician, quote.id, { action: 'accept', via: 'signature', totalFen: 21_800, acceptedBy: '苏婉清', signatureId: picture })
    expect(accepted).toMatchObject({ status: 'accepted', acceptance: { via: 'signature', by: '苏婉清', recordedBy: '技工吕', signature: { id: picture } } })
    expect(await stories.onOrder(technician, id, { action: 'start' })).toMatchObject({ status: 'working', quotedFen: 21_800, priceFen: null })
    await expect(stories.onOrder(technician, id, { action: 'done', result: '好了', priceFen: 21_801 })).rejects.toMatchObject({
      code: 'work_order.price_above_quote', errors: [{ pointer: '/priceFen' }],
    })
    const signature = await stories.photo(technician)
    const done = await stories.onOrder(technician, id, { action: 'done', result: '已更换，试水正常。', signature: { fileId: signature, by: '苏婉清' } })
    expect(done).toMatchObject({ status: 'done', priceFen: 21_800, signature: { by: '苏婉清', file: { id: signature } } })
    // Signed by the resident, it may be closed by whoever raised it.
    expect((await desk.send('GET', `/work-orders/${id}`)).body).toMatchObject({ allowedActions: expect.arrayContaining(['close']) })
  })

  it('is free only for a reason, and goodwill is given by those in charge [PAY-003]', async () => {
    const { technician } = company.actors
    const id = await aPaidOrder()
    await toTheDoor(id)
    const send = (body: object, who = desk) => who.send('POST', `/work-orders/${id}/charge`, body)
    expect(await send({ isPaid: false })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/freeReason' }] } })
    expect(await send({ isPaid: true, freeReason: 'contract' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/freeReason' }] } })
    expect(await send({ isPaid: false, freeReason: 'goodwill' })).toMatchObject({ status: 403 })
    const open = await stories.quote(technician, { workOrderId: id })
    const supervisor = await signIn(test, company.logins.supervisor, company.password)
    expect(await send({ isPaid: false, freeReason: 'goodwill', note: '上次等了很久' }, supervisor)).toMatchObject({ status: 200, body: { isPaid: false, freeReason: 'goodwill' } })
    expect(await statusOf(open.id)).toBe('withdrawn')
    expect(await stories.onOrder(technician, id, { action: 'start' })).toMatchObject({ status: 'working' })
    await expect(stories.onOrder(technician, id, { action: 'done', result: '好', priceFen: 1 })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/priceFen' }] })
    expect(await stories.onOrder(technician, id, { action: 'done', result: '好' })).toMatchObject({ priceFen: null })
    expect(await send({ isPaid: true }, supervisor)).toMatchObject({ status: 409 })
  })

  it('beyond the list needs a quotation that its customer accepts; the list is never undercut or raised [PAY-005]', async () => {
    const id = await aPaidOrder()
    const [tap, asked] = [await listed(), await listed({ name: '管道改造', unit: '米', priceFen: null })]
    const wrong = (line: object) => stories.quote(company.actors.technician, { workOrderId: id }, { lines: [{ quantity: 1, ...line }] }).then(() => null, (error: { code: string; errors: { pointer: string }[] }) => [error.code, error.errors[0]!.pointer])
    expect(await wrong({ versionId: tap.id, priceFen: 2900 })).toEqual(['rule_broken', '/lines/0/priceFen'])
    expect(await wrong({ versionId: asked.id })).toEqual(['rule_broken', '/lines/0/priceFen'])
    expect(await wrong({ versionId: newId() })).toEqual(['paid_service.not_offered', '/lines/0/versionId'])
    const quote = await stories.quote(company.actors.technician, { workOrderId: id }, { lines: [{ versionId: asked.id, quantity: 2.5, priceFen: 4000 }, { name: '开孔', quantity: 1, priceFen: 5000 }] })
    expect(quote).toMatchObject({ totalFen: 15_000, lines: [{ kind: 'listed', amountFen: 10_000 }, { kind: 'unlisted' }] })
    await toTheDoor(id)
    await expect(stories.onOrder(company.actors.technician, id, { action: 'start' })).rejects.toMatchObject({ code: 'work_order.quote_needed' })
    await accept(quote.id, 15_000)
    expect(await stories.onOrder(company.actors.technician, id, { action: 'start' })).toMatchObject({ status: 'working' })
  })

  it('of an emergency begins with the acceptance pending, which is written down; its price is known when it is accepted', async () => {
    const { front_desk, technician } = company.actors
    const order = await stories.raise(front_desk, { kind: 'paid_service', unitId: home.unitId, placeKind: 'unit', urgency: 'emergency', workerId: technician.employeeId })
    await toTheDoor(order.id)
    expect((await stories.onOrder(technician, order.id, { action: 'start' })).begunUnacceptedAt).not.toBeNull()
    await expect(stories.onOrder(technician, order.id, { action: 'done', result: '已止水', priceFen: 100 })).rejects.toMatchObject({ code: 'work_order.price_above_quote' })
    expect(await stories.onOrder(technician, order.id, { action: 'done', result: '已止水' })).toMatchObject({ status: 'done', priceFen: null })
    const quote = await stories.quote(technician, { workOrderId: order.id }, { fen: 9900 })
    await accept(quote.id, 9900)
    expect(await orderAt(order.id)).toMatchObject({ quotedFen: 9900, priceFen: 9900 })
    const charges = (await (await signIn(test, company.logins.supervisor, company.password)).send('GET', `/paid-charges?siteId=${company.siteId}&limit=200`)).body as { items: { workOrder: { id: string } }[] }
    expect(charges.items.filter((one) => one.workOrder.id === order.id)).toHaveLength(1)
  })

  it('is changed only with a new acceptance; until then the old one holds', async () => {
    const { technician } = company.actors
    const id = await aPaidOrder()
    await stories.agree(technician, id, 8000)
    await toTheDoor(id)
    await stories.onOrder(technician, id, { action: 'start' })
    const more = await stories.quote(technician, { workOrderId: id }, { fen: 12_000 })
    expect(await orderAt(id)).toMatchObject({ quotedFen: 8000 })
    await expect(stories.onOrder(technician, id, { action: 'done', result: '好', priceFen: 12_000 })).rejects.toMatchObject({ code: 'work_order.price_above_quote' })
    await stories.onQuote(company.actors.front_desk, more.id, { action: 'refuse', reason: '太贵', refusedBy: '苏婉清' })
    expect(await orderAt(id)).toMatchObject({ quotedFen: 8000 })
    const again = await stories.quote(technician, { workOrderId: id }, { fen: 11_000 })
    await accept(again.id, 11_000)
    expect(await stories.onOrder(technician, id, { action: 'done', result: '好' })).toMatchObject({ priceFen: 11_000 })
    await expect(stories.quote(technician, { workOrderId: id })).rejects.toMatchObject({ code: 'action_not_allowed' })
    const forged = as(test, technician, (ctx) => ctx.tx.updateTable('work_order').set({ price_fen: 11_001 }).where('id', '=', id).execute())
    await expect(forged).rejects.toThrow(/check constraint/)
  })
})

describe('a quote', () => {
  it('is accepted in the app by the household, by signature, or on the telephone with who said it and when', async () => {
    const quote = await stories.quote(company.actors.front_desk, { workOrderId: await aPaidOrder() })
    const wrong = (act: object, actor: Actor = company.actors.front_desk) => stories.onQuote(actor, quote.id, { action: 'accept', totalFen: 8000, ...act } as never).then(() => null, (error: { code: string; errors?: { pointer: string }[] }) => [error.code, error.errors?.[0]?.pointer])
    expect(await wrong({ via: 'app' })).toEqual(['rule_broken', '/via'])
    expect(await wrong({ via: 'phone' })).toEqual(['rule_broken', '/acceptedBy'])
    expect(await wrong({ via: 'phone', acceptedBy: '苏婉清' })).toEqual(['rule_broken', '/saidAt'])
    expect(await wrong({ via: 'phone', acceptedBy: '苏婉清', saidAt: new Date(Date.now() + DAY).toISOString() })).toEqual(['rule_broken', '/saidAt'])
    expect(await wrong({ via: 'signature', acceptedBy: '苏婉清' })).toEqual(['rule_broken', '/signatureId'])
    expect(await wrong({ totalFen: 7999 }, owner)).toEqual(['rule_broken', '/totalFen'])
    expect(await wrong({ via: 'phone' }, owner)).toEqual(['rule_broken', '/via'])
    expect(await stories.onQuote(owner, quote.id, { action: 'accept', totalFen: 8000 })).toMatchObject({ status: 'accepted', acceptance: { via: 'app', by: '苏婉清' }, allowedActions: [] })
  })

  it('is seen and decided by nobody outside the household and the site', async () => {
    const quote = await stories.quote(company.actors.front_desk, { workOrderId: await aPaidOrder() })
    const neighbour = await as(test, company.actors.administrator, async (ctx) => {
      const next = await aHousehold(ctx, company.siteId, { room: '1202', owner: '王邻居', phone: '13800130002' })
      return aResident(ctx, { personId: next.personId, name: '王邻居' })
    })
    const other = await aCompany(test)
    for (const actor of [neighbour, other.actors.supervisor])
      await expect(stories.onQuote(actor, quote.id, { action: 'refuse', reason: '不要' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(stories.onQuote(owner, quote.id, { action: 'withdraw', reason: '不要' })).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('accepted by two of a household at once is accepted once; a retry changes nothing', async () => {
    const id = await aPaidOrder()
    const quote = await stories.quote(company.actors.front_desk, { workOrderId: id })
    const second = await as(test, owner, async (ctx) => {
      await actOnQuote(ctx, { params: { id: quote.id }, query: {}, body: { action: 'accept', totalFen: 8000, via: 'app', acceptedBy: '', saidAt: null, signatureId: null } })
      const other = stories.onQuote(husband, quote.id, { action: 'accept', totalFen: 8000 })
      await someoneWaitsForALock(test)
      return { other }
    })
    expect(await second.other).toMatchObject({ status: 'accepted', acceptance: { by: '苏婉清' } })
    expect(await stories.onQuote(owner, quote.id, { action: 'accept', totalFen: 8000 })).toMatchObject({ acceptance: { by: '苏婉清' } })
    const { items } = (await desk.send('GET', `/work-orders/${id}/timeline`)).body as { items: { action: string }[] }
    expect(items.filter((line) => line.action === 'quote_accepted')).toHaveLength(1)
  })

  it('replaced while somebody accepts it: whoever waits hears that there is another one', async () => {
    const id = await aPaidOrder()
    const old = await stories.quote(company.actors.front_desk, { workOrderId: id })
    const { late } = await as(test, company.actors.technician, async (ctx) => {
      const lines = [{ versionId: null, isMaterial: false, name: '人工', unit: '', quantity: 1, priceFen: 9000 }]
      await createQuote(ctx, { params: {}, query: {}, body: { workOrderId: id, caseId: null, lines, note: '' } })
      const late = accept(old.id, 8000).then(() => 'accepted', (error: { code: string }) => error.code)
      await someoneWaitsForALock(test)
      return { late }
    })
    expect(await late).toBe('quote.replaced')
    expect(await orderAt(id)).toMatchObject({ quotedFen: null })
    // The other way round: accepted first, the new one is a change that waits for its own acceptance.
    const next = await stories.quote(company.actors.front_desk, { workOrderId: id }, { fen: 7000 })
    const { change } = await as(test, company.actors.front_desk, async (ctx) => {
      const body = { action: 'accept' as const, totalFen: 7000, via: 'phone' as const, acceptedBy: '苏婉清', saidAt: next.sentAt, signatureId: null }
      await actOnQuote(ctx, { params: { id: next.id }, query: {}, body })
      const change = stories.quote(company.actors.technician, { workOrderId: id }, { fen: 7500 })
      await someoneWaitsForALock(test)
      return { change }
    })
    expect(await change).toMatchObject({ status: 'sent' })
    expect([await statusOf(next.id), (await orderAt(id)).quotedFen]).toEqual(['accepted', 7000])
  })

  it('is over when its time is, whether its job has run or not', async () => {
    const id = await aPaidOrder()
    const soon = new Date(Date.now() + DAY)
    const quote = await stories.quote(company.actors.front_desk, { workOrderId: id }, { validUntil: soon.toISOString() })
    const late = new Date(soon.getTime() + 1000)
    await expect(stories.onQuote(company.actors.front_desk, quote.id, { action: 'accept', via: 'phone', totalFen: 8000, acceptedBy: '苏', saidAt: quote.sentAt }, late)).rejects.toMatchObject({ code: 'quote.expired' })
    await expect(stories.quote(company.actors.front_desk, { workOrderId: id }, { validUntil: new Date(Date.now() - DAY).toISOString() })).rejects.toMatchObject({ errors: [{ pointer: '/validUntil' }] })
    await as(test, company.actors.supervisor, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date(0) }).where('queue', '=', 'workorders.expire-quote').execute())
    await letJobsRun(test)
    // Not over yet: the job that came too early does nothing.
    expect(await statusOf(quote.id)).toBe('sent')
    const { items } = (await desk.send('GET', `/quotes?siteId=${company.siteId}&filter[status]=sent&total=true&limit=200`)).body as { items: { id: string }[] }
    expect(items.map((one) => one.id)).toContain(quote.id)
  })

  it('says what its lines say, whatever happens to the list afterwards, and is never rewritten', async () => {
    const tap = await listed({ name: '装马桶盖', priceFen: 4000 })
    const quote = await stories.quote(company.actors.front_desk, { workOrderId: await aPaidOrder() }, { lines: [{ versionId: tap.id, quantity: 1 }] })
    await as(test, company.actors.supervisor, (ctx) => actOnPaidService(ctx, { params: { id: tap.itemId }, query: {}, body: { action: 'withdraw', reason: '停' } }))
    expect((await desk.send('GET', `/quotes/${quote.id}`)).body).toMatchObject({ totalFen: 4000, lines: [{ versionId: tap.id, priceFen: 4000 }] })
    const forged = as(test, company.actors.front_desk, (ctx) => ctx.tx.updateTable('quote').set({ total_fen: 1 }).where('id', '=', quote.id).execute())
    await expect(forged).rejects.toThrow(/never changes/)
    const csv = await desk.send('GET', `/quotes/export?siteId=${company.siteId}&format=csv`)
    expect(csv.body).toContain(quote.number)
  })
})
