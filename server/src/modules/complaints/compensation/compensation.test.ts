import type { Case } from '@guanjia/contract/cases.ts'
import type { Compensation, RedressSettings } from '@guanjia/contract/redress.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { readSheets } from '../../../platform/sheets/index.ts'
import { someoneWaitsForALock } from '../../../testing/locks.ts'
import { aColleague, aResident, as, signIn, testApp, type Browser, type TestApp } from '../../../testing/test-app.ts'
import { Estate, type Answer } from '../../../testing/estates.ts'
import { actOnCompensation } from './act.ts'
import { isWithin, limitOf } from './rules.ts'

let test: TestApp
let estate: Estate
let complaint: Case
let home: { unitId: string; personId: string }
beforeAll(async () => {
  test = await testApp()
})
beforeEach(async () => {
  estate = await Estate.found(test)
  home = await estate.home()
  complaint = await estate.complaint(home, 'facility.public', new Date(Date.now() - 86_400_000))
})
afterAll(() => test.close())

type Sent = Answer<Compensation & { code?: string; errors?: { pointer: string }[] }>
const ask = (amountFen: number, more: object = {}, who: keyof Estate['people'] = 'front_desk'): Promise<Sent> =>
  estate.send(who, 'POST', '/compensations', { caseId: complaint.id, kind: 'money', amountFen, reason: '门禁砸坏业户手机屏幕', liability: 'part', ...more })
const act = (id: string, who: keyof Estate['people'], body: object): Promise<Sent> => estate.send(who, 'POST', `/compensations/${id}/actions`, body)
const photo = (who: keyof Estate['company']['actors']): Promise<string> => estate.stories.photo(estate.company.actors[who])

describe('limits', () => {
  it('are the highest of the roles that somebody holds; without one of them nobody decides [CMP-015]', () => {
    const limits = { front_desk: 0, steward: 5000, supervisor: 20_000, administrator: null }
    expect(limitOf(limits, ['steward', 'supervisor'])).toBe(20_000)
    expect(limitOf(limits, ['administrator'])).toBeNull()
    expect(limitOf(limits, ['technician'])).toBe(-1)
    expect(isWithin(20_000, 20_000, 0)).toBe(true)
    expect(isWithin(20_000, 15_000, 5001)).toBe(false)
    expect(isWithin(0, 1, 0)).toBe(false)
    expect(isWithin(null, 1_000_000_000, 1)).toBe(true)
  })
})

describe('a compensation', () => {
  it('goes from request to receipt, and the resident hears the promise [CMP-015]', async () => {
    const resident = await as(test, estate.company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '业户' }))
    const { body: made } = await ask(15_000)
    expect(made).toMatchObject({ status: 'requested', number: expect.stringMatching(/^P-\d{8}-0001$/) as string, ofCaseFen: 15_000, allowedActions: ['withdraw'] })
    expect((await estate.get<{ items: { template: string; recordId: string }[] }>('supervisor', '/messages')).items).toMatchObject([{ template: 'compensation.requested', recordId: made.id }])
    expect((await act(made.id, 'supervisor', { action: 'approve', version: made.version, note: '同意' })).body).toMatchObject({ status: 'approved', decidedBy: '主管周', decisionNote: '同意' })
    expect(await act(made.id, 'front_desk', { action: 'promise', text: '烦不烦，赔你就是了' })).toMatchObject({ status: 422, body: { code: 'language.not_allowed' } })
    expect((await act(made.id, 'front_desk', { action: 'promise', text: '周五前把 150 元补偿送到您家。' })).body.status).toBe('promised')
    const told = await as(test, resident, (ctx) => ctx.tx.selectFrom('message').selectAll().where('account_id', '=', resident.accountId).where('template', '=', 'compensation.promised').execute())
    expect(told).toHaveLength(1)
    expect(await act(made.id, 'front_desk', { action: 'pay', receivedBy: '业户', receiptIds: [] })).toMatchObject({ status: 400 })
    expect((await act(made.id, 'front_desk', { action: 'pay', receivedBy: '业户', receiptIds: [await photo('front_desk')] })).body).toMatchObject({ status: 'paid', receivedBy: '业户', receipts: [{ isImage: true }] })
    expect((await act(made.id, 'front_desk', { action: 'close' })).body).toMatchObject({ status: 'closed', allowedActions: [] })
    const { items } = await estate.get<{ items: { action: string; isVisibleToResident: boolean }[] }>('front_desk', `/cases/${complaint.id}/timeline`)
    expect(items.filter((line) => line.action.startsWith('compensation_')).map((line) => [line.action.slice(13), line.isVisibleToResident])).toEqual([['requested', false], ['approve', false], ['promise', true], ['pay', false], ['close', false]])
  })

  it('is never decided by whoever asked for it, nor above the limit of a role [CMP-015]', async () => {
    const { body: own } = await ask(3000, {}, 'supervisor')
    expect(await act(own.id, 'supervisor', { action: 'approve' })).toMatchObject({ status: 403, body: { code: 'compensation.own_request' } })
    expect(await act(own.id, 'front_desk', { action: 'approve' })).toMatchObject({ status: 403, body: { code: 'compensation.above_limit' } })
    expect(await act(own.id, 'steward', { action: 'approve' })).toMatchObject({ status: 200 })
    const { body: large } = await ask(200_001)
    for (const who of ['steward', 'supervisor', 'site_manager'] as const) expect(await act(large.id, who, { action: 'refuse', reason: '太多' })).toMatchObject({ status: 403, body: { code: 'compensation.above_limit' } })
    expect(await act(large.id, 'administrator', { action: 'refuse', reason: '缺少维修凭证' })).toMatchObject({ status: 200, body: { status: 'refused', decisionNote: '缺少维修凭证' } })
    expect(await act(large.id, 'technician', { action: 'withdraw' })).toMatchObject({ status: 403 })
  })

  it('counts with everything granted for its case: splitting gains nothing [CMP-015]', async () => {
    const [first, second] = [(await ask(15_000)).body, (await ask(15_000)).body]
    expect(second.ofCaseFen).toBe(30_000)
    expect(await act(first.id, 'supervisor', { action: 'approve' })).toMatchObject({ status: 200 })
    expect(await act(second.id, 'supervisor', { action: 'approve' })).toMatchObject({ status: 403, body: { code: 'compensation.above_limit' } })
    expect(await act(second.id, 'site_manager', { action: 'approve' })).toMatchObject({ status: 200 })
  })

  it('of a case is granted by one of two who decide in the same moment; the other sees what was granted [CMP-015]', async () => {
    const other = await as(test, estate.company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: estate.company.siteId, name: '主管吴' }))
    const [first, second] = [(await ask(15_000)).body, (await ask(15_000)).body]
    const approve = (id: string) => (ctx: Parameters<typeof actOnCompensation>[0]) => actOnCompensation(ctx, { params: { id }, query: {}, body: { action: 'approve', note: '' } })
    const slow = as(test, estate.company.actors.supervisor, async (ctx) => {
      await approve(first.id)(ctx)
      const fast = as(test, other, approve(second.id))
      await someoneWaitsForALock(test)
      return { fast }
    })
    await expect((await slow).fast).rejects.toMatchObject({ code: 'compensation.above_limit' })
    // The same one, twice at once: one wins.
    const { body: third } = await ask(100)
    const answers = await Promise.all([act(third.id, 'site_manager', { action: 'approve' }), act(third.id, 'administrator', { action: 'approve' })])
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('sent twice with its own id is one; other than money it says what it is', async () => {
    const id = newId()
    const both = await Promise.all([ask(1000, { id }), ask(1000, { id })])
    expect(both.map((one) => one.status).sort((a, b) => a - b)[0]).toBe(200)
    expect(await ask(1000, { id })).toMatchObject({ status: 200, body: { id } })
    expect((await estate.get<{ items: unknown[] }>('front_desk', `/compensations?siteId=${estate.company.siteId}`)).items).toHaveLength(1)
    expect(await ask(1000, { kind: 'goods' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/what' }] } })
  })

  it('is listed with sums, filtered by who may decide, exported and printed [CMP-015]', async () => {
    const { body: small } = await ask(4000)
    await ask(150_000, { kind: 'fee_reduction', what: '减免三个月车位服务费' })
    const list = (who: keyof Estate['people'], filter = '') => estate.get<{ items: Compensation[]; sums: { allFen: number; openFen: number; paidFen: number } }>(who, `/compensations?siteId=${estate.company.siteId}${filter}`)
    expect((await list('steward')).sums).toEqual({ allFen: 154_000, openFen: 154_000, paidFen: 0 })
    expect((await list('steward', '&filter[mayDecide]=true')).items.map((one) => one.id)).toEqual([small.id])
    expect((await list('front_desk', '&filter[mayDecide]=true')).items).toEqual([])
    expect((await list('site_manager', '&filter[mayDecide]=true')).items).toHaveLength(2)
    const sheet = await estate.people.front_desk.send('GET', `/compensations/export?siteId=${estate.company.siteId}`)
    expect(sheet.status).toBe(200)
    expect(typeof readSheets).toBe('function')
    const paper = await test.http.inject({ method: 'GET', url: `/api/v1/compensations/${small.id}/print`, headers: { authorization: `Bearer ${estate.people.front_desk.token}` } })
    expect([paper.statusCode, paper.headers['content-type'], paper.rawPayload.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
  })

  it('of another site or organisation does not exist', async () => {
    const other = await Estate.found(test)
    const { body: made } = await ask(1000)
    expect(await other.send('administrator', 'POST', `/compensations/${made.id}/actions`, { action: 'approve' })).toMatchObject({ status: 404 })
    const elsewhere: Browser = await signIn(test, other.company.logins.supervisor, other.company.password)
    expect((await elsewhere.send('GET', `/compensations/${made.id}`)).status).toBe(404)
  })
})

describe('the limits themselves', () => {
  it('change in versions, by head office only; what was decided before keeps its version [CMP-015]', async () => {
    const before = await estate.get<RedressSettings>('administrator', '/redress-settings')
    const { changedAt: _, changedBy: __, mayChangeLimits: ___, ...rules } = before
    const limits = { ...before.limits, steward: 0, supervisor: 50_000 }
    expect(await estate.send('administrator', 'PUT', '/redress-settings', { ...rules, limits: { ...limits, technician: 100 } })).toMatchObject({ status: 422 })
    expect(await estate.send('administrator', 'PUT', '/redress-settings', { ...rules, limits })).toMatchObject({ status: 200, body: { version: 1 } })
    const { body: made } = await ask(40_000)
    expect(await act(made.id, 'supervisor', { action: 'approve' })).toMatchObject({ status: 200 })
    const row = await as(test, estate.company.actors.administrator, (ctx) => ctx.tx.selectFrom('compensation').select('limits_version').where('id', '=', made.id).executeTakeFirstOrThrow())
    expect(row.limits_version).toBe(1)
  })
})
