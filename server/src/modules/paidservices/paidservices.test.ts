import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paidservices, type Sent } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { storeFile } from '../../platform/files/routes.ts'
import { newId } from '../../platform/ids.ts'
import { writeXlsx } from '../../platform/sheets/index.ts'
import { aHousehold } from '../../testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { changePaidService, createPaidService, getPaidService, listPaidServices } from './items.ts'
import { importPaidServices } from './import.ts'
import { serviceMenu } from './menu.ts'
import { posterOf } from './poster.ts'
import { actOnPaidService } from './publish.ts'

let test: TestApp
let company: Company
let keeper: Browser
const nothing = { params: {}, query: {} }
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  keeper = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

type Facts = Partial<Sent<typeof paidservices.createPaidService>['body']>
const make = (facts: Facts = {}, actor: Actor = company.actors.supervisor) =>
  as(test, actor, (ctx) => createPaidService(ctx, {
    ...nothing, body: paidservices.createPaidService.body.parse({ siteId: company.siteId, code: newId().slice(-12), name: '更换角阀', group: 'home_repair', unit: '个', priceFen: 3000, ...facts }),
  }))
const act = (id: string, body: Sent<typeof paidservices.actOnPaidService>['body'], now?: Date) =>
  as(test, company.actors.supervisor, (ctx) => actOnPaidService(ctx, { params: { id }, query: {}, body: paidservices.actOnPaidService.body.parse(body) }), now)
const change = (id: string, version: number, body: object) =>
  as(test, company.actors.supervisor, (ctx) => changePaidService(ctx, { params: { id }, query: {}, body: { version, ...body } }))
const menu = (now?: Date, actor: Actor = company.actors.technician) =>
  as(test, actor, async (ctx) => (await serviceMenu(ctx, { params: {}, body: {}, query: { siteId: company.siteId } })).items, now)
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)

describe('the price list', () => {
  it('begins as a draft that no customer sees [PAY-001] [PAY-002] [BTL-009]', async () => {
    const own = await aCompany(test)
    const { items, total } = await as(test, own.actors.supervisor, (ctx) =>
      listPaidServices(ctx, { params: {}, body: {}, query: { siteId: own.siteId, limit: 200, total: true, filter: {} } }))
    expect(total!.count).toBeGreaterThanOrEqual(30)
    expect(new Set(items.map((item) => item.group))).toEqual(new Set(paidservices.SERVICE_GROUPS))
    expect(items.every((item) => item.state === 'draft' && item.inForce === null)).toBe(true)
    expect(await as(test, own.actors.technician, async (ctx) => (await serviceMenu(ctx, { params: {}, body: {}, query: { siteId: own.siteId } })).items)).toEqual([])
  })

  it('is published in versions; what is written anew is not seen until it is published, and old versions never change', async () => {
    const item = await make()
    const first = await act(item.id, { action: 'publish' })
    expect(first).toMatchObject({ state: 'published', hasChanges: false, inForce: { no: 1, priceFen: 3000 }, allowedActions: ['withdraw'] })
    const changed = await change(item.id, first.version, { priceFen: 3500 })
    expect(changed).toMatchObject({ hasChanges: true, priceFen: 3500, inForce: { no: 1, priceFen: 3000 }, allowedActions: ['publish', 'withdraw'] })
    const second = await act(item.id, { action: 'publish', validFrom: inDays(3) })
    expect(second).toMatchObject({ inForce: { no: 1, priceFen: 3000 }, next: { no: 2, priceFen: 3500, validFrom: inDays(3) } })
    const ofItem = async (now?: Date) => (await menu(now)).find((row) => row.itemId === item.id)
    expect(await ofItem()).toMatchObject({ no: 1, priceFen: 3000 })
    expect(await ofItem(new Date(Date.now() + 3 * 86_400_000))).toMatchObject({ no: 2, priceFen: 3500 })
    const forged = as(test, company.actors.supervisor, (ctx) => ctx.tx.updateTable('paid_service_version').set({ price_fen: 1 }).where('item_id', '=', item.id).execute())
    await expect(forged).rejects.toThrow(/never changes/)
    await act(item.id, { action: 'withdraw', reason: '不再提供' })
    expect(await ofItem()).toBeUndefined()
    const { versions } = await as(test, company.actors.technician, (ctx) => getPaidService(ctx, { params: { id: item.id }, query: {}, body: {} }))
    expect(versions.map((version) => [version.no, version.priceFen, version.withdrawnAt !== null])).toEqual([[2, 3500, true], [1, 3000, true]])
    await expect(act(item.id, { action: 'withdraw', reason: '再来' })).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('says of each item whether it is free or paid, and refuses what does not fit [PAY-003]', async () => {
    expect(await make({ charge: 'free', priceFen: null })).toMatchObject({ charge: 'free', priceFen: 0 })
    expect(await make({ charge: 'paid', priceFen: null })).toMatchObject({ charge: 'paid', priceFen: null })
    await expect(make({ charge: 'free', priceFen: 100 })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/priceFen' }] })
    await expect(make({ charge: 'paid', priceFen: 0 })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/priceFen' }] })
    const item = await make()
    expect(await change(item.id, item.version, { charge: 'free' })).toMatchObject({ charge: 'free', priceFen: 0 })
    const forged = as(test, company.actors.supervisor, (ctx) => ctx.tx.updateTable('paid_service').set({ charge: 'free', price_fen: 5 }).where('id', '=', item.id).execute())
    await expect(forged).rejects.toThrow(/check constraint/)
  })

  it('refuses a code twice, days that are over, and whoever only reads', async () => {
    const item = await make()
    await expect(make({ code: item.code })).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/code' }] })
    await expect(act(item.id, { action: 'publish', validFrom: '2020-01-01' })).rejects.toMatchObject({ errors: [{ pointer: '/validFrom' }] })
    await expect(act(item.id, { action: 'publish', validFrom: inDays(5), validTo: inDays(4) })).rejects.toMatchObject({ errors: [{ pointer: '/validTo' }] })
    await expect(make({}, company.actors.front_desk)).rejects.toMatchObject({ code: 'not_permitted' })
    const other = await aCompany(test)
    await expect(make({}, other.actors.supervisor)).rejects.toMatchObject({ code: 'not_found' })
    await expect(change(item.id, 99, { name: '别的' })).rejects.toMatchObject({ code: 'stale_version' })
  })

  it('publishes once when two click at the same time', async () => {
    const item = await make()
    const results = await Promise.allSettled([act(item.id, { action: 'publish', version: 1 }), act(item.id, { action: 'publish', version: 1 })])
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'stale_version' } })
  })

  it('is read by residents of the site only', async () => {
    const item = await make({ name: '打孔' })
    await act(item.id, { action: 'publish' })
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    const resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清' }))
    expect((await menu(undefined, resident)).map((row) => row.name)).toContain('打孔')
    const other = await aCompany(test)
    await expect(as(test, resident, (ctx) => serviceMenu(ctx, { params: {}, body: {}, query: { siteId: other.siteId } }))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the list on paper and as a file', () => {
  it('hangs on the wall with prices, "by quotation" and warranty, in A3 and A4 [PAY-004]', async () => {
    await act((await make({ name: '墙上的项目', priceFen: 123_450, warrantyDays: 90 })).id, { action: 'publish' })
    await act((await make({ name: '商量的项目', priceFen: null })).id, { action: 'publish' })
    const poster = await as(test, company.actors.front_desk, (ctx) => posterOf(ctx, company.siteId, 'http://x/m/services'))
    const lines = poster.groups.flatMap((group) => group.lines)
    expect(lines.find((line) => line.name === '墙上的项目')).toMatchObject({ price: '1234.50', warranty: '90 天' })
    expect(lines.find((line) => line.name === '商量的项目')).toMatchObject({ price: '面议', warranty: null })
    for (const paper of ['a3', 'a4']) {
      const pdf = await keeper.send('GET', `/paid-services/poster?siteId=${company.siteId}&paper=${paper}&bilingual=${paper === 'a3'}`)
      expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-'])
    }
    const empty = await aCompany(test)
    const their = await signIn(test, empty.logins.supervisor, empty.password)
    expect(await their.send('GET', `/paid-services/poster?siteId=${empty.siteId}`)).toMatchObject({ status: 422, body: { code: 'rule_broken' } })
  })

  it('comes back from its own file: says first what would change, writes all or nothing, publishes nothing', async () => {
    const known = await make({ code: 'IMP-1', name: '旧名' })
    const columns = ['编码', '类别', '项目', '收费方式', '单位', '单价', '质保天数'].map((title, i) => ({ key: String(i), title, kind: 'text' as const }))
    const file = async (rows: string[][]): Promise<string> => {
      const out = new PassThrough()
      const bytes: Buffer[] = []
      out.on('data', (chunk: Buffer) => bytes.push(chunk))
      await writeXlsx(out, { sheetName: '价目', columns, rows: rows.map((row) => Object.fromEntries(row.map((cell, i) => [String(i), cell]))), timeZone: 'Asia/Shanghai' })
      const id = newId()
      await storeFile(test.app, company.actors.supervisor, { id, name: '价目.xlsx', content: Buffer.concat(bytes) })
      return id
    }
    const read = (fileId: string, commit: boolean) =>
      as(test, company.actors.supervisor, (ctx) => importPaidServices(ctx, { ...nothing, body: { siteId: company.siteId, fileId, commit } }))
    const good = ['IMP-1', '上门维修', '新名', '有偿', '个', '35.50', '90']
    const bad = await file([good, ['IMP-2', '没有的类别', '甲', '有偿', '个', '1', ''], ['IMP-3', '家电维修', '乙', '有偿', '台', '一百', '']])
    expect((await read(bad, false)).counts).toEqual({ new: 0, changed: 1, same: 0, errors: 2 })
    await expect(read(bad, true)).rejects.toMatchObject({ code: 'rule_broken' })
    const fine = await file([good, ['IMP-4', '家电维修', '面议的', '有偿', '台', '', '']])
    expect((await read(fine, true)).counts).toEqual({ new: 1, changed: 1, same: 0, errors: 0 })
    expect((await read(fine, true)).counts).toEqual({ new: 0, changed: 0, same: 2, errors: 0 })
    const item = await as(test, company.actors.supervisor, (ctx) => getPaidService(ctx, { params: { id: known.id }, query: {}, body: {} }))
    expect(item).toMatchObject({ name: '新名', priceFen: 3550, warrantyDays: 90, state: 'draft', versions: [] })
    const csv = await keeper.send('GET', `/paid-services/export?siteId=${company.siteId}&format=csv&filter[q]=IMP-`)
    expect(csv.body).toContain('新名')
  })
})
