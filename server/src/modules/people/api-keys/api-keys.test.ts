import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompany, newColleague, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { KeyLimiter } from './key-limiter.ts'

let test: TestApp
let company: Company
let admin: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
})
afterAll(() => test.close())

let made = 0
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const wish = (more: object = {}) => ({
  name: `对接 ${++made}`, permissions: ['organization:read', 'cases:read', 'cases:register', 'cases:handle', 'archives:read'], siteIds: [company.siteId], answerableId: company.actors.front_desk.employeeId!, expiresAt: inDays(30), ...more,
})
const create = async (more: object = {}, browser = admin) => {
  const answer = await browser.send('POST', '/api-keys', wish(more))
  return { status: answer.status, ...(answer.body as { token: string; key: { id: string; name: string }; code?: string; errors?: { pointer: string }[] }) }
}
const call = (token: string, method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, headers: Record<string, string> = {}) =>
  test.http.inject({ method, url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}`, ...headers }, ...(payload ? { payload } : {}) })

describe('an API key', () => {
  it('does what it may at its sites, under its own name, and nothing else', async () => {
    const { token, key } = await create()
    expect(token).toMatch(/^gj_[\w-]{43}$/)
    const taken = await call(token, 'POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '官网报修：楼道灯不亮' })
    expect([taken.statusCode, taken.body]).toEqual([200, expect.any(String)])
    const timeline = (await call(token, 'GET', `/cases/${taken.json<{ id: string }>().id}/timeline`)).json<{ items: { actor: { name: string } }[] }>()
    expect(timeline.items[0]!.actor.name).toBe(key.name)
    expect((await call(token, 'GET', `/work-orders?siteId=${company.siteId}`)).statusCode).not.toBe(200)
    const other = (await admin.send('POST', '/sites', { code: `K${made}`, name: '另一处', kind: 'office' })).body as { id: string }
    expect((await call(token, 'GET', `/cases?siteId=${other.id}`)).statusCode).toBe(404)
    expect((await call(token, 'GET', '/sites')).json<{ items: unknown[] }>().items).toHaveLength(1)
    const used = ((await admin.send('GET', '/api-keys')).body as { items: { id: string; lastUsedAt: string | null; state: string }[] }).items.find(({ id }) => id === key.id)
    expect(used).toMatchObject({ lastUsedAt: expect.any(String), state: 'active' })
  })

  it('is for systems: nothing that belongs to a person opens, nor a cookie with it', async () => {
    const { token } = await create()
    for (const path of ['/sessions/current', '/own-sessions', '/second-factor']) expect([path, (await call(token, 'GET', path)).statusCode]).toEqual([path, 403])
    expect((await test.http.inject({ url: '/api/v1/sites', headers: { cookie: `guanjia_session=${token}` } })).statusCode).toBe(401)
  })

  it('is kept as a hash and shown once', async () => {
    const { token, key } = await create()
    const listed = JSON.stringify((await admin.send('GET', '/api-keys')).body)
    expect(listed).toContain(key.id)
    expect(listed).not.toContain(token.slice(8))
  })

  it('ends at once when it is revoked, on its day, and with the colleague who answers for it', async () => {
    const { token, key } = await create()
    expect((await call(token, 'GET', '/sites')).statusCode).toBe(200)
    expect((await admin.send('POST', `/api-keys/${key.id}/revocation`)).body).toMatchObject({ state: 'revoked' })
    expect((await call(token, 'GET', '/sites')).statusCode).toBe(401)
    expect((await admin.send('POST', `/api-keys/${key.id}/revocation`)).body).toMatchObject({ code: 'action_not_allowed' })
    const short = await create({ expiresAt: new Date(Date.now() + 1500).toISOString() })
    expect((await call(short.token, 'GET', '/sites')).statusCode).toBe(200)
    await expect.poll(async () => (await call(short.token, 'GET', '/sites')).statusCode, { timeout: 4000 }).toBe(401)
    const leaver = (await newColleague(test, admin, { name: '要走的', position: '岗', login: `leaver-${company.organizationId.slice(-6)}`, roles: [{ role: 'guard', scope: 'site', siteId: company.siteId }] })).body as { id: string }
    const answered = await create({ answerableId: leaver.id })
    expect((await call(answered.token, 'GET', '/sites')).statusCode).toBe(200)
    const { version } = (await admin.send('GET', `/employees/${leaver.id}`)).body as { version: number }
    await admin.send('PATCH', `/employees/${leaver.id}`, { version, isActive: false })
    await expect.poll(async () => (await call(answered.token, 'GET', '/sites')).statusCode).toBe(401)
  })

  it('carries no right that its maker lacks, none that is for people, and lives at most two years', async () => {
    expect(await create({ permissions: ['roles:manage'] })).toMatchObject({ status: 422, code: 'rule_broken', errors: [{ pointer: '/permissions' }] })
    expect(await create({ expiresAt: inDays(900) })).toMatchObject({ errors: [{ pointer: '/expiresAt' }] })
    expect(await create({ expiresAt: inDays(-1) })).toMatchObject({ errors: [{ pointer: '/expiresAt' }] })
    const foreign = await aCompany(test, '别家')
    expect(await create({ siteIds: [foreign.siteId] })).toMatchObject({ status: 404, errors: [{ pointer: '/siteIds' }] })
    expect(await create({ answerableId: foreign.actors.front_desk.employeeId })).toMatchObject({ status: 404, errors: [{ pointer: '/answerableId' }] })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect((await create({}, desk)).status).toBe(403)
    const role = (await admin.send('POST', '/roles', { from: 'officer', name: '接口管理', permissions: ['organization:read', 'api_keys:manage', 'cases:read'] })).body as { key: string }
    await newColleague(test, admin, { name: '接口员', position: '岗', login: `keys-${company.organizationId.slice(-6)}`, roles: [{ key: role.key, scope: 'organization', siteId: null }] })
    const clerk = await signIn(test, `keys-${company.organizationId.slice(-6)}`, 'correct horse')
    expect(await create({ permissions: ['cases:read', 'archives:read'] }, clerk)).toMatchObject({ status: 403, code: 'not_permitted' })
    expect((await create({ permissions: ['cases:read'] }, clerk)).status).toBe(200)
  })

  it('does a retried request once', async () => {
    const { token } = await create()
    const send = () => call(token, 'POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '重发的报修' }, { 'idempotency-key': 'once' })
    const [one, two] = await Promise.all([send(), send()])
    expect(one.json<{ id: string }>().id).toBe(two.json<{ id: string }>().id)
  })

  it('is slowed down beyond its rate', async () => {
    const { token } = await create({ perMinute: 5 })
    const statuses: number[] = []
    for (let n = 0; n < 7; n++) statuses.push((await call(token, 'GET', '/sites')).statusCode)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
  })

  it('fills its bucket evenly', () => {
    const limiter = new KeyLimiter()
    const at = (seconds: number) => limiter.allows('k', 60, seconds * 1000)
    expect(Array.from({ length: 60 }, () => at(0)).every(Boolean)).toBe(true)
    expect([at(0), at(1), at(1), at(61), at(30)]).toEqual([false, true, false, true, true])
  })
})
