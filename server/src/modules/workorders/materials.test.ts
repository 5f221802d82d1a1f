import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { stores, workorders } from '@guanjia/contract'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { changeStoreItem, checkStore, createStoreItem, getStoreItem, moveStoreItem } from '../stores/index.ts'
import { actOnWorkOrder } from './act.ts'
import { amountOf, materialCostFen, materialsOf } from './materials.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let tech: Browser
let colleague: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  tech = await signIn(test, company.logins.technician, company.password)
  colleague = await as(
    test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工鲍' }),
  )
})
afterAll(() => test.close())

const nothing = { params: {}, query: {}, body: {} }
interface Stock {
  name?: string
  unit?: string
  priceFen?: number | null
  siteId?: string
  keeper?: Actor
}
async function anItem(onHand: number, { name = 'LED 灯管', unit = '支', priceFen = 1250, siteId, keeper }: Stock = {}): Promise<stores.StoreItem> {
  return as(test, keeper ?? company.actors.supervisor, async (ctx) => {
    const facts = { siteId: siteId ?? company.siteId, code: newId().slice(-12), name, specification: '', unit, place: '', minimum: 0, priceFen }
    const item = await createStoreItem(ctx, { ...nothing, body: facts })
    if (onHand === 0) return item
    const body = { kind: 'receive' as const, quantity: onHand, note: '', priceFen: null }
    return (await moveStoreItem(ctx, { ...nothing, params: { id: item.id }, body })).item
  })
}
const onHand = async (id: string): Promise<number> =>
  (await as(test, company.actors.technician, (ctx) => getStoreItem(ctx, { ...nothing, params: { id } }))).onHand

/** An order on site, the photo before it taken; and what its worker says at the end. */
async function onSite(worker: Actor = company.actors.technician): Promise<{ id: string; done: (materials: object[]) => Done }> {
  const order = await stories.raise(company.actors.front_desk, { workerId: worker.employeeId })
  await stories.onOrder(worker, order.id, { action: 'accept' })
  await stories.onOrder(worker, order.id, { action: 'arrive', photoIds: [await stories.photo(worker)] })
  const after = await stories.photo(worker)
  const done = (materials: object[]): Done => ({ action: 'done', result: '更换灯管，试亮正常。', photoAfterIds: [after], materials }) as Done
  return { id: order.id, done }
}
type Done = Extract<Parameters<WorkStories['onOrder']>[2], { action: 'done' }>
type Movement = { kind: string; quantity: number; workOrder: { id: string; number: string } | null; priceFen: number | null }
async function movementsOf(itemId: string): Promise<Movement[]> {
  const query = `siteId=${company.siteId}&filter[itemId]=${itemId}`
  return ((await tech.send('GET', `/store-movements?${query}`)).body as { items: Movement[] }).items
}

describe('materials of a work order', () => {
  it('are taken from the store when the work is done, by their names and prices there, beside what is in own words', async () => {
    const [tube, cable] = [await anItem(10), await anItem(30, { name: '电缆 BV2.5', unit: '米', priceFen: 333 })]
    const { id, done } = await onSite()
    const materials = [{ name: '胶带', quantity: '半卷' }, { itemId: tube.id, quantity: '２' }, { itemId: cable.id, name: '随便', quantity: '1.5' }]
    const order = await stories.onOrder(company.actors.technician, id, done(materials))
    expect(order.materials).toEqual([
      { itemId: null, name: '胶带', quantity: '半卷', unit: '', priceFen: null },
      { itemId: tube.id, name: 'LED 灯管', quantity: '2', unit: '支', priceFen: 1250 },
      { itemId: cable.id, name: '电缆 BV2.5', quantity: '1.5', unit: '米', priceFen: 333 },
    ])
    expect(order.materialCostFen).toBe(2 * 1250 + 500)
    expect([await onHand(tube.id), await onHand(cable.id)]).toEqual([8, 28.5])
    const issued = { kind: 'issue', quantity: -2, workOrder: { id, number: order.number }, priceFen: 1250 }
    expect((await movementsOf(tube.id))[0]).toMatchObject(issued)
    await as(test, company.actors.supervisor, (ctx) =>
      changeStoreItem(ctx, { ...nothing, params: { id: tube.id }, body: { version: 3, name: '新灯管', priceFen: 9900 } }))
    expect((await tech.send('GET', `/work-orders/${id}`)).body).toMatchObject({ materialCostFen: 3000, materials: [{}, { name: 'LED 灯管' }, {}] })
  })

  it('are taken all or none: short of one, nothing changes and the line is named', async () => {
    const [tube, valve] = [await anItem(10), await anItem(1, { name: '角阀', unit: '个' })]
    const { id, done } = await onSite()
    const materials = [{ itemId: tube.id, quantity: '2' }, { name: '胶带', quantity: '半卷' }, { itemId: valve.id, quantity: '2' }]
    expect(await tech.send('POST', `/work-orders/${id}/actions`, done(materials))).toMatchObject({
      status: 409, body: { code: 'store.short', errors: [{ pointer: '/materials/2/quantity', message: '角阀: 1 个' }] },
    })
    expect([await onHand(tube.id), await onHand(valve.id)]).toEqual([10, 1])
    expect(await movementsOf(tube.id)).toHaveLength(1)
    expect((await tech.send('GET', `/work-orders/${id}`)).body).toMatchObject({ status: 'arrived', materials: [], materialCostFen: null })
    const enough = [{ itemId: valve.id, quantity: '1' }]
    expect(await tech.send('POST', `/work-orders/${id}/actions`, done(enough))).toMatchObject({ status: 200, body: { status: 'done' } })
    expect(await onHand(valve.id)).toBe(0)
  })

  it('give the last one to one of two technicians; the other one waits, then hears what is left', async () => {
    const tube = await anItem(1)
    const [mine, yours] = [await onSite(), await onSite(colleague)]
    const second = await as(test, company.actors.technician, async (ctx) => {
      const body = { photoBeforeIds: [], labourMinutes: null, priceFen: null, helpers: [], signature: null, readings: [], outsideCostFen: null, ...mine.done([{ itemId: tube.id, name: '', quantity: '1' }]) }
      await actOnWorkOrder(ctx, { ...nothing, params: { id: mine.id }, body: body as never })
      const other = stories.onOrder(colleague, yours.id, yours.done([{ itemId: tube.id, quantity: '1' }])).then(() => 'taken', (error: unknown) => error)
      await someoneWaitsForALock(test)
      return { other }
    })
    expect(await second.other).toMatchObject({ code: 'store.short', errors: [{ pointer: '/materials/0/quantity', message: 'LED 灯管: 0 支' }] })
    expect(await onHand(tube.id)).toBe(0)
    expect((await tech.send('GET', `/work-orders/${mine.id}`)).body).toMatchObject({ status: 'done' })
  })

  it('are taken once, however often the phone sends the same, and again only for the rework', async () => {
    const tube = await anItem(10)
    const { id, done } = await onSite()
    const body = done([{ itemId: tube.id, quantity: '3' }])
    const send = (key: string) => tech.send('POST', `/work-orders/${id}/actions`, body, { 'idempotency-key': key })
    const answers = await Promise.all([send('done-1'), send('done-1'), send('done-1')])
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
    expect(await send('done-1')).toMatchObject({ status: 200, body: { status: 'done' } })
    expect(await send('done-2')).toMatchObject({ status: 409 })
    expect(await onHand(tube.id)).toBe(7)
    const old = await stories.onOrder(company.actors.supervisor, id, { action: 'rework', reason: '又不亮了', workerId: colleague.employeeId })
    expect(await onHand(tube.id)).toBe(7)
    expect(old.materials).toHaveLength(1)
    const again = old.reworks.at(-1)!.id
    await stories.onOrder(colleague, again, { action: 'accept' })
    await stories.onOrder(colleague, again, { action: 'arrive', photoIds: [await stories.photo(colleague)] })
    const after = await stories.photo(colleague)
    const finished = await stories.onOrder(colleague, again, { action: 'done', result: '更换', photoAfterIds: [after], materials: [{ itemId: tube.id, quantity: '1' }] })
    expect(finished.materialCostFen).toBe(1250)
    expect(await onHand(tube.id)).toBe(6)
    const faults = await as(test, company.actors.supervisor, (ctx) => checkStore(ctx, { ...nothing, query: { siteId: company.siteId } }))
    expect(faults.items).toEqual([])
  })

  it('come from the own store, from what is in use, and in numbers that a store counts', async () => {
    const other = await aCompany(test)
    const away = await anItem(0)
    await as(test, company.actors.supervisor, (ctx) =>
      changeStoreItem(ctx, { ...nothing, params: { id: away.id }, body: { version: 1, isActive: false } }))
    const strange = await anItem(5, { siteId: other.siteId, keeper: other.actors.supervisor })
    const tube = await anItem(5)
    const { id, done } = await onSite()
    const refused = async (line: object): Promise<unknown> => {
      const { status, body } = await tech.send('POST', `/work-orders/${id}/actions`, done([{ name: '胶带', quantity: '1' }, line]))
      const { code, errors } = body as { code: string; errors: { pointer: string }[] }
      return [status, code, errors[0]!.pointer]
    }
    expect(await refused({ itemId: strange.id, quantity: '1' })).toEqual([404, 'not_found', '/materials/1/itemId'])
    expect(await refused({ itemId: away.id, quantity: '1' })).toEqual([404, 'not_found', '/materials/1/itemId'])
    for (const quantity of ['两支', '0', '-1', '1.2345', '1e3'])
      expect(await refused({ itemId: tube.id, quantity })).toEqual([422, 'rule_broken', '/materials/1/quantity'])
    expect(await refused({ name: ' ', quantity: '1' })).toEqual([400, 'invalid_request', '/materials/1/name'])
    expect(await onHand(tube.id)).toBe(5)
  })

  it('stand in the list as a file with what they cost', async () => {
    const tube = await anItem(4, { name: '灯管甲' })
    const { id, done } = await onSite()
    const { number } = await stories.onOrder(company.actors.technician, id, done([{ itemId: tube.id, quantity: '2' }]))
    const keeper = await signIn(test, company.logins.supervisor, company.password)
    const { body } = await keeper.send('GET', `/work-orders/export?format=csv&siteId=${company.siteId}`)
    const line = (body as string).split('\n').find((text) => text.includes(number))
    expect(line).toContain('灯管甲 2 支')
    expect(line).toMatch(/,25(\.00)?,/)
  })
})

describe('the cost of materials', () => {
  const line = (quantity: string, priceFen: number | null): Pick<workorders.WorkOrderMaterial, 'quantity' | 'priceFen'> => ({ quantity, priceFen })
  it('is the sum of the lines with a price, each rounded to the fen', () => {
    expect(materialCostFen([line('0.333', 100), line('0.005', 100), line('2', 1250), line('半卷', null)])).toBe(33 + 1 + 2500)
    expect(materialCostFen([line('1.005', 1000)])).toBe(1005)
  })
  it('is unknown, not nothing, when no line has a price', () => {
    expect(materialCostFen([line('半卷', null)])).toBeNull()
    expect(materialCostFen([line('1', 0)])).toBe(0)
  })
  it('is unknown for orders from before there was a store', () => {
    const lines = materialsOf({ materials: [{ name: 'LED 灯泡', quantity: '2 只' }] })
    expect(lines).toEqual([{ itemId: null, name: 'LED 灯泡', quantity: '2 只', unit: '', priceFen: null }])
    expect(materialCostFen(lines)).toBeNull()
  })
  it('is told beside amounts with their units', () => {
    expect([amountOf({ quantity: '2', unit: '支' }), amountOf({ quantity: '半卷', unit: '' })]).toEqual(['2 支', '半卷'])
  })
})
