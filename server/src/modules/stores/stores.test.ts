import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { stores } from '@guanjia/contract'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { newId } from '../../platform/ids.ts'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { checkStore, moveStoreItem } from './movements.ts'
import { createStoreItem, getStoreItem } from './items.ts'
import { takeFromStore } from './index.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const nothing = { params: {}, query: {}, body: {} }
async function anItem(onHand: number, name = 'LED 灯管 18W'): Promise<stores.StoreItem> {
  return as(test, company.actors.supervisor, async (ctx) => {
    const facts = { siteId: company.siteId, code: newId().slice(-12), name, specification: 'T8', unit: '支', place: 'A-3', minimum: 20, priceFen: 1200 }
    const item = await createStoreItem(ctx, { ...nothing, body: facts })
    if (onHand === 0) return item
    return (await moveStoreItem(ctx, { ...nothing, params: { id: item.id }, body: { kind: 'receive', quantity: onHand, note: '', priceFen: null } })).item
  })
}
const move = (id: string, body: { id?: string; kind: 'receive' | 'issue' | 'give_back' | 'damage' | 'count'; quantity: number; note?: string }) =>
  as(test, company.actors.supervisor, (ctx) => moveStoreItem(ctx, { ...nothing, params: { id }, body: { note: '', priceFen: null, ...body } }))
const onHand = async (id: string) => (await as(test, company.actors.technician, (ctx) => getStoreItem(ctx, { ...nothing, params: { id } }))).onHand
const faults = () => as(test, company.actors.supervisor, (ctx) => checkStore(ctx, { ...nothing, query: { siteId: company.siteId } }))

describe('the store of a site', () => {
  it('leaves exactly 800 of 1,000 after 200 people took one each at once', async () => {
    const item = await anItem(1000)
    await Promise.all(Array.from({ length: 200 }, () => as(test, company.actors.technician, (ctx) => takeFromStore(ctx, { id: newId(), siteId: company.siteId }, [{ itemId: item.id, quantity: 1 }]))))
    expect(await onHand(item.id)).toBe(800)
    expect((await faults()).items).toEqual([])
  })

  it('gives the last one to one of ten, and tells the others how much is there', async () => {
    const item = await anItem(1)
    const taken = await Promise.allSettled(Array.from({ length: 10 }, () => as(test, company.actors.technician, (ctx) => takeFromStore(ctx, { id: newId(), siteId: company.siteId }, [{ itemId: item.id, quantity: 1 }]))))
    expect(taken.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(taken.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'store.short', errors: [{ pointer: '/materials/0/quantity', message: 'LED 灯管 18W: 0 支' }] } })
    expect(await onHand(item.id)).toBe(0)
  })

  it('takes all materials of an order or none', async () => {
    const [tube, valve] = [await anItem(5), await anItem(0, '角阀')]
    const lines = [{ itemId: tube.id, quantity: 2 }, { itemId: valve.id, quantity: 1 }]
    await expect(as(test, company.actors.technician, (ctx) => takeFromStore(ctx, { id: newId(), siteId: company.siteId }, lines))).rejects.toMatchObject({ code: 'store.short' })
    expect(await onHand(tube.id)).toBe(5)
  })

  it('never stops two people who take the same things in another order', async () => {
    const [a, b] = [await anItem(100), await anItem(100)]
    const take = (first: string, second: string) => as(test, company.actors.technician, (ctx) => takeFromStore(ctx, { id: newId(), siteId: company.siteId }, [{ itemId: first, quantity: 1 }, { itemId: second, quantity: 1 }]))
    await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? take(a.id, b.id) : take(b.id, a.id))))
    expect([await onHand(a.id), await onHand(b.id)]).toEqual([60, 60])
  })

  it('counts to the thousandth, and a count writes down the difference', async () => {
    const item = await anItem(10.5)
    expect((await move(item.id, { kind: 'issue', quantity: 0.1 })).item.onHand).toBe(10.4)
    expect((await move(item.id, { kind: 'issue', quantity: 0.2 })).item.onHand).toBe(10.2)
    const counted = await move(item.id, { kind: 'count', quantity: 9.7, note: '月末盘点' })
    expect(counted.movement).toMatchObject({ kind: 'count', quantity: -0.5, after: 9.7 })
    expect((await faults()).items).toEqual([])
  })

  it('makes one movement of a retry, and refuses nothing, too much, and a write-off without a reason', async () => {
    const item = await anItem(3)
    const id = newId()
    await move(item.id, { id, kind: 'receive', quantity: 2 })
    await move(item.id, { id, kind: 'receive', quantity: 2 })
    expect(await onHand(item.id)).toBe(5)
    await expect(move(item.id, { kind: 'issue', quantity: 6 })).rejects.toMatchObject({ code: 'store.short' })
    await expect(move(item.id, { kind: 'receive', quantity: 0 })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/quantity' }] })
    await expect(move(item.id, { kind: 'damage', quantity: 1 })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/note' }] })
    expect(await onHand(item.id)).toBe(5)
  })

  it('finds what was changed behind its back', async () => {
    const own = await aCompany(test)
    const item = await as(test, own.actors.supervisor, (ctx) => createStoreItem(ctx, { ...nothing, body: { siteId: own.siteId, code: 'X', name: '灯泡', specification: '', unit: '只', place: '', minimum: 0, priceFen: null } }))
    await as(test, own.actors.supervisor, (ctx) => ctx.tx.updateTable('store_item').set({ on_hand: '7' }).where('id', '=', item.id).execute())
    const found = await as(test, own.actors.supervisor, (ctx) => checkStore(ctx, { ...nothing, query: { siteId: own.siteId } }))
    expect(found.items).toEqual([{ item: { id: item.id, name: '灯泡' }, onHand: 7, sum: 0 }])
  })

  it('is read by those who work at the site and kept by those in charge, over HTTP too', async () => {
    const item = await anItem(3, '水龙头阀芯')
    const tech = await signIn(test, company.logins.technician, company.password)
    expect(await tech.send('GET', `/store-items?siteId=${company.siteId}&filter[q]=${encodeURIComponent('阀芯')}&filter[low]=true&total=true`)).toMatchObject({ status: 200, body: { items: [{ id: item.id, onHand: 3, isLow: true }], total: { count: 1 } } })
    expect(await tech.send('POST', `/store-items/${item.id}/movements`, { kind: 'receive', quantity: 1 })).toMatchObject({ status: 403 })
    const keeper = await signIn(test, company.logins.supervisor, company.password)
    expect(await keeper.send('POST', `/store-items/${item.id}/movements`, { kind: 'receive', quantity: 1 })).toMatchObject({ status: 200, body: { item: { onHand: 4 } } })
    expect(await keeper.send('GET', `/store-movements?siteId=${company.siteId}&filter[itemId]=${item.id}`)).toMatchObject({ status: 200, body: { items: [{ kind: 'receive', after: 4 }, { kind: 'receive', after: 3 }] } })
    expect(await keeper.send('PATCH', `/store-items/${item.id}`, { version: 3, isActive: false })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/isActive' }] } })
    expect(await keeper.send('PATCH', `/store-items/${item.id}`, { version: 3, minimum: 1 })).toMatchObject({ status: 200, body: { minimum: 1, isLow: false } })
    const other = await aCompany(test)
    const stranger = await signIn(test, other.logins.supervisor, other.password)
    expect(await stranger.send('GET', `/store-items/${item.id}`)).toMatchObject({ status: 404 })
  })

  it('says what is done when something is broken or missing: who else sells it, what stands in for it, how to get by; in list, import, export and on paper [EMG-019]', async () => {
    const own = await aCompany(test)
    const keeper = await signIn(test, own.logins.supervisor, own.password)
    const make = async (code: string, more: object = {}): Promise<stores.StoreItem> => (await keeper.send('POST', '/store-items', { siteId: own.siteId, code, name: `物资 ${code}`, unit: '只', ...more })).body as stores.StoreItem
    const lamp = await make('YJ-1', { spare: '监控室手提灯 4 盏' })
    const arm = await make('DZ-1')
    const list = async (query: string): Promise<string[]> => ((await keeper.send('GET', `/store-items?siteId=${own.siteId}&limit=50${query}`)).body as { items: stores.StoreItem[] }).items.map(({ code }) => code)
    expect([await list('&filter[prepared]=true'), await list('&filter[prepared]=false')]).toEqual([['YJ-1'], ['DZ-1']])
    // What is changed is what was said; the rest stays, and the history says what was there.
    const changed = await keeper.send('PATCH', `/store-items/${arm.id}`, { version: arm.version, backupSupplier: '安捷智能', backupPhone: '021-55500177', contingency: '改人工值守' })
    expect(changed).toMatchObject({ status: 200, body: { name: arm.name, backupSupplier: '安捷智能', spare: '', contingency: '改人工值守' } })
    expect((await keeper.send('PATCH', `/store-items/${lamp.id}`, { version: lamp.version, minimum: 4 })).body).toMatchObject({ minimum: 4, spare: '监控室手提灯 4 盏' })
    expect(await list('&filter[prepared]=false')).toEqual([])
    const csv = (await test.http.inject({ method: 'GET', url: `/api/v1/store-items/export?siteId=${own.siteId}&format=csv`, headers: { authorization: `Bearer ${keeper.token}` } })).payload
    expect(csv).toContain('安捷智能,021-55500177,,改人工值守')
    const technician = await signIn(test, own.logins.technician, own.password)
    const paper = await test.http.inject({ method: 'GET', url: `/api/v1/store-items/contingencies/print?siteId=${own.siteId}`, headers: { authorization: `Bearer ${technician.token}` } })
    const text = pdfPages(paper.rawPayload).map((page) => page.text).join('')
    for (const words of ['安捷智能', '监控室手提灯', '改人工值守']) expect(text).toContain(words)
  })
})
