import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ROLE_PERMISSIONS, type Endpoint, type Permission, type Role } from '@guanjia/contract'
import { aHousehold } from './testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { allEndpoints } from './openapi.ts'

const NOBODY = '01a20000-0000-7000-8000-000000000000'
const STAFF = ['administrator', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician'] as const

let test: TestApp
let company: Company
let other: Company
const people = new Map<Role, Browser>()
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  other = await aCompany(test, '别家物业')
  for (const role of STAFF) people.set(role, await signIn(test, company.logins[role], company.password))
  await as(test, company.actors.administrator, async (ctx) => {
    const home = await aHousehold(ctx, company.siteId)
    await aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'resident-of-all', password: company.password })
  })
  people.set('resident', await signIn(test, 'resident-of-all', company.password))
})
afterAll(() => test.close())

const endpoints = allEndpoints().filter(({ endpoint }) => endpoint.kind !== 'events' && endpoint.path !== '/files' && endpoint.path !== '/sessions/current')
const closed = endpoints.filter(({ endpoint }) => endpoint.access !== 'public')

const address = (endpoint: Endpoint, id: string): string => endpoint.path.replaceAll('{id}', id).replaceAll('{month}', '2026-03')
const bodyless = (endpoint: Endpoint): boolean => endpoint.method === 'GET' || endpoint.method === 'DELETE'

interface Problem {
  code?: string
  title?: string
  stack?: unknown
  errors?: { pointer: string }[]
}

/** A refusal in good order: 4xx, a known code, a title in words, no trace of the inside. */
function expectRefusal(name: string, answer: { status: number; body: Problem }): void {
  expect(answer.status, `${name} ${JSON.stringify(answer.body).slice(0, 200)}`).toBeGreaterThanOrEqual(400)
  expect(answer.status, `${name} ${JSON.stringify(answer.body).slice(0, 200)}`).toBeLessThan(500)
  expect(answer.body.code, name).toBeTypeOf('string')
  expect(answer.body.title, name).not.toBe(answer.body.code)
  expect(JSON.stringify(answer.body), name).not.toMatch(/node_modules|\.ts:\d|select |insert into/i)
}

/** Values of the wrong kind for every field that a schema knows, one body for each kind. */
function* nonsense(endpoint: Endpoint): Generator<unknown> {
  yield* [[], 'text', 7, { unknown: true }]
  const schemas = endpoint.body instanceof z.ZodDiscriminatedUnion ? (endpoint.body.options as z.ZodType[]) : [endpoint.body]
  for (const schema of schemas) {
    if (!(schema instanceof z.ZodObject)) continue
    const fields = Object.keys(schema.shape)
    if (fields.length === 0) continue
    const action = schema.shape['action'] instanceof z.ZodLiteral ? { action: schema.shape['action'].value as unknown } : {}
    for (const value of [null, -1, 1e308, 'x'.repeat(20_000), 'a\u0000b', {}, [[]], NOBODY, '2026-02-30', true]) yield { ...Object.fromEntries(fields.map((field) => [field, value])), ...action }
  }
}

describe('every endpoint', () => {
  it('knows nobody without a session', async () => {
    for (const { name, endpoint } of closed) {
      const answer = await test.http.inject({ method: endpoint.method, url: `/api/v1${address(endpoint, NOBODY)}`, ...(bodyless(endpoint) ? {} : { payload: {} }) })
      expect([name, answer.statusCode, answer.json<Problem>().code]).toEqual([name, 401, 'not_signed_in'])
    }
  })

  it('refuses each role that lacks its right', async () => {
    for (const { name, endpoint } of closed) {
      if (endpoint.access === 'signed_in' || endpoint.access === 'public') continue
      for (const [role, browser] of people) {
        if (ROLE_PERMISSIONS[role].includes(endpoint.access as Permission)) continue
        const answer = await browser.send(endpoint.method, address(endpoint, NOBODY), bodyless(endpoint) ? undefined : {})
        expect([name, role, answer.status, (answer.body as Problem).code]).toEqual([name, role, 403, 'not_permitted'])
      }
    }
  })

  it('does not find what does not exist, and says when an address is none', async () => {
    const administrator = people.get('administrator')!
    for (const { name, endpoint } of closed.filter(({ endpoint }) => endpoint.path.includes('{id}'))) {
      const wrong = await administrator.send(endpoint.method, address(endpoint, 'not-an-id'), bodyless(endpoint) ? undefined : {})
      expect([name, wrong.status]).toEqual([name, 400])
      if (endpoint.method !== 'GET') continue
      const missing = await administrator.send('GET', address(endpoint, NOBODY))
      expect([name, missing.status, (missing.body as Problem).code]).toEqual([name, 404, 'not_found'])
    }
  })

  it("treats another organisation's site like one that does not exist", async () => {
    const administrator = people.get('administrator')!
    for (const { name, endpoint } of closed.filter(({ endpoint }) => endpoint.method === 'GET' && endpoint.query instanceof z.ZodObject && 'siteId' in endpoint.query.shape)) {
      const more = `&q=x&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z`
      for (const query of [`siteId=${other.siteId}${more}`, `siteId=${other.siteId}&from=2026-01-01&to=2026-02-01&q=x`]) {
        const answer = await administrator.send('GET', `${address(endpoint, NOBODY)}?${query}`)
        const body = answer.body as { items?: unknown[]; hits?: unknown[]; code?: string }
        if (answer.status === 400) continue
        if (answer.status === 200) expect([name, body.items ?? body.hits]).toEqual([name, []])
        else expect([name, answer.status, body.code]).toEqual([name, 404, 'not_found'])
      }
    }
  })

  it('answers nonsense with a clear refusal that shows nothing of the inside, whoever sends it', async () => {
    for (const role of ['administrator', 'resident', 'technician'] as const)
      for (const { name, endpoint } of endpoints) {
        if (bodyless(endpoint)) {
          for (const query of ['limit=0', 'limit=9999', 'cursor=abc', 'siteId=x', 'filter[status]=nope', 'filter[q]=%00', 'filter[__proto__]=1', 'sort=;drop', `cursor=${Buffer.from('["x",1]').toString('base64url')}`]) {
            const answer = await people.get(role)!.send(endpoint.method, `${address(endpoint, NOBODY)}?${query}`)
            expect(answer.status, `${role} ${name} ?${query} ${JSON.stringify(answer.body).slice(0, 200)}`).toBeLessThan(500)
          }
          continue
        }
        for (const body of nonsense(endpoint)) {
          const answer = await people.get(role)!.send(endpoint.method, address(endpoint, NOBODY), body)
          if (answer.status !== 200) expectRefusal(`${role} ${name} ${JSON.stringify(body).slice(0, 120)}`, answer as never)
        }
      }
  }, 120_000)

  it('names the wrong field', async () => {
    const answer = await people.get('front_desk')!.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '', unitId: 'x', urgency: 'very' })
    expect((answer.body as Problem).errors?.map((e) => e.pointer).toSorted()).toEqual(['/statement', '/unitId', '/urgency'])
  })
})
