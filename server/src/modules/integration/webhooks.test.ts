import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aHousehold } from '../../testing/households.ts'
import { receiver, type Received, type Receiver } from '../../testing/receiver.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { makeSite } from '../organization/index.ts'
import type { webhooks } from '@guanjia/contract'
import { CATALOGUE } from './webhook-catalogue.ts'
import { spreadFacts } from './webhook-facts.ts'
import { claimWebhooks, pushWebhook, retryAfter } from './webhook-send.ts'
import { runOutbound } from './index.ts'

let test: TestApp
let company: Company
let admin: Browser
let stories: WorkStories
let other: Receiver
let answer: (request: Received) => { status: number; body?: string; afterMs?: number } | null
const NOON = new Date('2026-03-05T04:00:00Z')
const HOUR = 3_600_000
const later = (ms: number): Date => new Date(NOON.getTime() + ms)

beforeAll(async () => {
  test = await testApp()
})
beforeEach(async () => {
  test.app.config.allowsPrivateTargets = true
  test.app.config.outsideSeconds = 0.5
  answer = () => ({ status: 204 })
  other = await receiver((request) => answer(request))
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  stories = new WorkStories(test, company)
})
afterEach(() => other.close())
afterAll(() => test.close())

type Made = webhooks.WebhookEndpoint & { secret: string }
async function ok<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
  const got = await admin.send(method, path, body)
  expect([path, got.status, got.status < 300 ? null : got.body]).toEqual([path, 200, null])
  return got.body as T
}
const endpoint = (facts: object = {}) => ok<Made>('POST', '/webhooks', { name: '财务系统', url: `${other.url}/hook`, ...facts })
const log = async (query = '') => (await ok<{ items: webhooks.WebhookDelivery[] }>('GET', `/webhook-deliveries${query}`)).items
const detail = (id: string) => ok<webhooks.WebhookDeliveryDetail>('GET', `/webhook-deliveries/${id}`)
const act = (id: string, action: string) => ok<{ endpoint: webhooks.WebhookEndpoint; secret: string | null; count: number }>('POST', `/webhooks/${id}/actions`, { action })
const aCase = (facts: object = {}) => stories.takeCase(company.actors.front_desk, { kind: 'repair', statement: '厨房漏水，电话 13800130001', ...facts }, NOON)
const typesOf = (requests: Received[]): string[] => requests.map(({ body }) => (JSON.parse(body) as { type: string }).type)

describe('webhooks', () => {
  it('tell another system what happened, in a form that the library of the standard verifies', async () => {
    const { secret } = await endpoint()
    const found = await aCase()
    await stories.onCase(company.actors.steward, found.id, { action: 'resolve', result: '已换角阀', cause: '老化' }, NOON)
    // The library refuses what is older than five minutes, so it is sent now.
    await runOutbound(test.app)
    const verifier = new Webhook(secret)
    const events = other.requests.map(({ body, headers }) => verifier.verify(body, headers) as { type: string; timestamp: string; data: { case: { id: string; status: string }; from?: string; to?: string } })
    const created = events.find(({ type }) => type === 'case.created')!
    expect(created).toMatchObject({ timestamp: NOON.toISOString(), data: { case: { id: found.id, number: found.number, siteId: company.siteId, kind: 'repair', status: 'registered' } } })
    const resolved = events.find(({ data }) => data.to === 'resolved')!
    expect(resolved).toMatchObject({ type: 'case.status_changed', data: { action: 'resolve', to: 'resolved', case: { id: found.id, status: 'resolved' } } })
    expect(new Set(other.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(other.requests.length)
    expect(() => verifier.verify(other.requests[0]!.body.replace('repair', 'praise'), other.requests[0]!.headers)).toThrow('No matching signature')
  })

  it('carry no personal data unless the endpoint is meant to have them', async () => {
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    await endpoint({ events: ['case.created'] })
    const named = await endpoint({ name: 'CRM', url: `${other.url}/named`, hasPersonalData: true, events: ['case.created'] })
    await aCase({ unitId: home.unitId, personId: home.personId })
    await runOutbound(test.app)
    const [plain, full] = ['/hook', '/named'].map((path) => other.requests.find((request) => request.path === path)!.body)
    expect(plain).not.toMatch(/漏水|13800|苏婉清|1201|unit/)
    expect(JSON.parse(full!)).toMatchObject({ data: { case: { statement: '厨房漏水，电话 13800130001', unitId: home.unitId, unitCode: home.unitCode, reporterName: '苏婉清' } } })
    const { body } = await detail((await log(`?filter[endpointId]=${named.id}`))[0]!.id)
    expect(body).toBe(full)
  })

  it('come by kind of event and by site, complaints besides cases', async () => {
    await endpoint({ events: ['complaint.created', 'work_order.created'] })
    const elsewhere = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'S2', name: '春申苑', kind: 'residential', timeZone: 'Asia/Shanghai' }))
    await endpoint({ name: '另一项目', url: `${other.url}/elsewhere`, siteId: elsewhere })
    await aCase()
    await aCase({ kind: 'complaint', statement: '水泵房太吵' })
    await runOutbound(test.app)
    expect(other.requests.map(({ path, body }) => [path, typesOf([{ body } as Received])[0]])).toEqual([['/hook', 'complaint.created'], ['/elsewhere', 'site.created']])
  })

  it('leave nothing behind where nobody listens, and nothing of what was rolled back', async () => {
    await aCase()
    const { id } = await endpoint()
    await act(id, 'disable')
    await aCase()
    await act(id, 'enable')
    await as(test, company.actors.front_desk, async () => {
      throw new Error('never happened')
    }).catch(() => undefined)
    expect(await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('webhook_fact').select('id').execute())).toEqual([])
    await runOutbound(test.app)
    expect(other.requests).toEqual([])
  })

  it('come again for three days under the same id, then are given up, and an endpoint that never answered is switched off with word to the administrators', async () => {
    const { id } = await endpoint({ events: ['case.created'] })
    answer = () => ({ status: 500, body: 'broken' })
    await aCase()
    let at = 0
    let attempts = 0
    for (;;) {
      await runOutbound(test.app, later(at))
      attempts++
      expect(other.requests).toHaveLength(attempts)
      const wait = retryAfter(attempts)
      if (wait === null) break
      await runOutbound(test.app, later(at + wait - 1000))
      expect(other.requests).toHaveLength(attempts)
      at += wait
    }
    expect([attempts, at > 70 * HOUR, at <= 72 * HOUR]).toEqual([10, true, true])
    expect(new Set(other.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const [given] = await log()
    expect(given).toMatchObject({ state: 'failed', attempts: 10, lastStatus: 500, allowedActions: [] })
    expect(await ok('GET', `/webhooks/${id}`)).toMatchObject({ isActive: false, disabledReason: 'failing' })
    const messages = await ok<{ items: { title: string; template: string }[] }>('GET', '/messages')
    expect(messages.items[0]).toMatchObject({ template: 'webhook.failing', title: '系统对接已停用：财务系统' })
    answer = () => ({ status: 200 })
    await act(id, 'enable')
    expect((await act(id, 'replay_failed')).count).toBe(1)
    await runOutbound(test.app)
    expect(await detail(given!.id)).toMatchObject({ state: 'delivered', attempts: 11 })
  }, 60_000)

  it('stop at once for a receiver that says it is gone', async () => {
    const { id } = await endpoint()
    answer = () => ({ status: 410 })
    await aCase()
    await runOutbound(test.app)
    expect(await ok('GET', `/webhooks/${id}`)).toMatchObject({ isActive: false, disabledReason: 'gone' })
    expect((await admin.send('POST', `/webhooks/${id}/actions`, { action: 'test' })).status).toBe(409)
  })

  it('are sent again after a crash in the middle, and a receiver knows the repetition by its id', async () => {
    const seen = new Set<string>()
    const taken: string[] = []
    answer = ({ headers, body }) => {
      if (!seen.has(headers['webhook-id']!)) taken.push(body)
      seen.add(headers['webhook-id']!)
      return { status: 200 }
    }
    await endpoint({ events: ['case.created'] })
    await aCase()
    const claimed = await as(test, company.actors.administrator, async (ctx) => {
      await spreadFacts(ctx)
      return claimWebhooks(ctx, new Map())
    }, NOON)
    const broken = { ...test.app, database: { ...test.app.database, pool: { connect: () => Promise.reject(new Error('killed')), idleCount: 0 } } } as unknown as typeof test.app
    for (const one of claimed) await pushWebhook(broken, one, NOON).catch(() => undefined)
    await runOutbound(test.app, later(60_000))
    expect([other.requests.length, taken.length]).toEqual([1, 1])
    await runOutbound(test.app, later(6 * 60_000))
    expect([other.requests.length, taken.length]).toEqual([2, 1])
    expect(await log()).toMatchObject([{ state: 'delivered', attempts: 2 }])
  })

  it('wait for no slow receiver: others are served meanwhile', async () => {
    await endpoint({ name: '慢', url: `${other.url}/slow`, events: ['case.created'] })
    await endpoint({ name: '快', url: `${other.url}/fast`, events: ['case.created'] })
    test.app.config.outsideSeconds = 5
    answer = ({ path }) => ({ status: 200, afterMs: path === '/slow' ? 1200 : 0 })
    for (let n = 0; n < 6; n++) await aCase()
    const running = runOutbound(test.app)
    await expect.poll(() => other.requests.filter(({ path }) => path === '/fast').length, { timeout: 1000, interval: 20 }).toBeGreaterThanOrEqual(2)
    expect(other.requests.filter(({ path }) => path === '/slow').length).toBeLessThanOrEqual(2)
    await running
    expect(await log('?filter[state]=waiting,sending,failed')).toEqual([])
  }, 20_000)

  it('keep what went out and what came back, cut short and without the signature', async () => {
    await endpoint({ events: ['case.created'] })
    answer = () => ({ status: 400, body: `no such field ${'x'.repeat(10_000)}` })
    await aCase()
    await runOutbound(test.app)
    const { log: attempts } = await detail((await log())[0]!.id)
    expect(attempts).toMatchObject([{ status: 400, failure: 'answered 400', isTruncated: true, requestHeaders: { 'content-type': 'application/json' } }])
    expect(attempts[0]!.responseBody!.length).toBe(4000)
    expect(attempts[0]!.requestHeaders['webhook-signature']!.length).toBeLessThan(12)
  })

  it('are replayed by hand with the same body under the same id', async () => {
    await endpoint({ events: ['case.created'] })
    await aCase()
    await runOutbound(test.app)
    const [first] = await log()
    await ok('POST', `/webhook-deliveries/${first!.id}/actions`, { action: 'replay' })
    expect((await admin.send('POST', `/webhook-deliveries/${first!.id}/actions`, { action: 'replay' })).status).toBe(409)
    await runOutbound(test.app)
    expect(other.requests[1]).toMatchObject({ body: other.requests[0]!.body, headers: { 'webhook-id': other.requests[0]!.headers['webhook-id'] } })
  })

  it('are signed by the old secret as well for a day after a change', async () => {
    const { id, secret: old } = await endpoint()
    const { secret: fresh } = await act(id, 'rotate_secret')
    expect((await act(id, 'show_secret')).secret).toBe(fresh)
    await act(id, 'test')
    await runOutbound(test.app)
    const [request] = other.requests
    for (const secret of [old, fresh!]) expect(new Webhook(secret).verify(request!.body, request!.headers)).toMatchObject({ type: 'webhook.test' })
    await as(test, company.actors.administrator, async (ctx) => {
      const row = await ctx.tx.selectFrom('webhook_endpoint').selectAll().executeTakeFirstOrThrow()
      const { validSecrets } = await import('./webhook-rows.ts')
      expect(validSecrets(ctx.app, row, new Date(Date.now() + 25 * HOUR))).toEqual([fresh])
      expect(row.secrets_sealed.toString('latin1')).not.toContain(fresh!.slice(6, 20))
    })
  })

  it('reach nothing inside the house: refused when written, and again when a name moves inside', async () => {
    const { id } = await endpoint()
    test.app.config.allowsPrivateTargets = false
    for (const url of ['http://example.com/hook', 'https://127.0.0.1/hook', 'https://[::1]/hook', 'https://169.254.169.254/latest/meta-data', 'https://localhost:8443/', 'https://user:pw@example.com/'])
      expect([url, (await admin.send('POST', '/webhooks', { name: 'x', url })).status, ((await admin.send('POST', '/webhooks', { name: 'x', url })).body as { errors: { pointer: string }[] }).errors[0]!.pointer]).toEqual([url, 422, '/url'])
    await act(id, 'test')
    await runOutbound(test.app)
    expect(other.requests).toEqual([])
    expect((await log())[0]).toMatchObject({ state: 'waiting', lastStatus: null })
  })

  it('belong to whoever manages the whole organisation, and to no other organisation', async () => {
    const { id } = await endpoint()
    const stranger = await aCompany(test, '别家物业')
    const thief = await signIn(test, stranger.logins.administrator, stranger.password)
    expect((await thief.send('GET', `/webhooks/${id}`)).status).toBe(404)
    expect((await thief.send('POST', `/webhooks/${id}/actions`, { action: 'show_secret' })).status).toBe(404)
    const manager = await signIn(test, company.logins.site_manager, company.password)
    expect((await manager.send('GET', '/webhooks')).status).toBe(403)
    expect((await admin.send('GET', `/webhook-deliveries/${newId()}`)).status).toBe(404)
  })

  it('have a catalogue whose examples look like what is sent', async () => {
    const { items } = await ok<{ items: { type: string }[] }>('GET', '/webhook-events')
    expect(items.map(({ type }) => type)).toEqual(CATALOGUE.map(({ type }) => type))
    await endpoint()
    const found = await aCase({ kind: 'complaint', statement: '太吵' })
    await stories.onCase(company.actors.steward, found.id, { action: 'resolve', result: '已处理', cause: '老化' }, NOON)
    await runOutbound(test.app)
    for (const { body } of other.requests) {
      const { type, data } = JSON.parse(body) as { type: string; data: { case: object } }
      const { example } = CATALOGUE.find((one) => one.type === type)! as { example: Record<string, object> }
      expect([type, Object.keys(data).toSorted(), Object.keys(data.case).toSorted()]).toEqual([type, Object.keys(example).toSorted(), Object.keys(example['case']!).toSorted()])
    }
    expect(new Set(typesOf(other.requests))).toEqual(new Set(['case.created', 'complaint.created', 'case.status_changed', 'complaint.status_changed']))
  })
})
