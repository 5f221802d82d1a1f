import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Guanjia, GuanjiaProblem } from '../../sdk/src/index.ts'
import { typeOf } from '../../scripts/sdk.ts'
import { receiver } from './testing/receiver.ts'
import { aCompany, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let url: string
let key: string
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  await test.http.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(test.http.server.address() as AddressInfo).port}`
  const admin = await signIn(test, company.logins.administrator, company.password)
  const asked = { name: '能耗平台', permissions: ['organization:read', 'cases:read', 'cases:register'], siteIds: null, answerableId: company.actors.front_desk.employeeId, expiresAt: new Date(Date.now() + 86_400_000).toISOString() }
  const made = await admin.send('POST', '/api-keys', asked)
  expect([made.status, made.status === 200 ? '' : made.body]).toEqual([200, ''])
  key = (made.body as { token: string }).token
})
afterAll(() => test.close())

describe('the SDK', () => {
  it('runs its example against a real server with an API key', async () => {
    const example = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../../sdk/examples/report-a-lamp.ts', import.meta.url))], { env: { ...process.env, GUANJIA_URL: url, GUANJIA_API_KEY: key } })
    let said = ''
    for (const stream of [example.stdout, example.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    const code = await new Promise((resolve) => example.once('exit', resolve))
    expect([code, said.replace(/taken \S+,/, 'taken N,').trim().split('\n')]).toEqual([0, ['taken N, told twice: one case', 'open repairs: 1', 'refused: invalid_request /statement']])
  }, 60_000)

  it('reads every page of a list once', async () => {
    const guanjia = new Guanjia({ url, key })
    for (let n = 0; n < 5; n++) await guanjia.call('cases.createCase', { body: { siteId: company.siteId, kind: 'enquiry', statement: `第 ${n} 个问题` } })
    const numbers: string[] = []
    for await (const { number } of guanjia.each('cases.listCases', { query: { siteId: company.siteId, limit: 2, filter: { kind: ['enquiry'] } } })) numbers.push(number)
    expect([numbers.length, new Set(numbers).size]).toEqual([5, 5])
  })

  it('throws problems with their code in the language that was asked for', async () => {
    const guanjia = new Guanjia({ url, key, locale: 'en' })
    const refused = await guanjia.call('sla.changeAlertSettings', { body: { version: 1, digestAbove: 3 } }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(GuanjiaProblem)
    expect(refused).toMatchObject({ status: 403, code: 'not_permitted' })
    await expect(new Guanjia({ url, key: 'x'.repeat(40) }).call('organization.listSites', {})).rejects.toMatchObject({ status: 401, code: 'not_signed_in' })
  })

  it('asks a busy server again under the same key, and gives up in the end', async () => {
    let busy = 2
    const server = await receiver(() => (busy-- > 0 ? { status: busy === 1 ? 429 : 503, headers: { 'retry-after': busy === 1 ? '0.01' : '' } } : { status: 200, body: '{"id":"1"}' }))
    const guanjia = new Guanjia({ url: server.url, key, pauseMs: 5, retries: 3 })
    const body = { siteId: company.siteId, kind: 'enquiry', statement: 'x' } as const
    await guanjia.call('cases.createCase', { body })
    expect([server.requests.length, new Set(server.requests.map(({ headers }) => headers['idempotency-key'])).size]).toEqual([3, 1])
    busy = 99
    await expect(guanjia.call('cases.createCase', { body })).rejects.toMatchObject({ status: expect.any(Number) as number })
    expect(server.requests).toHaveLength(7)
    await server.close()
    await expect(guanjia.call('cases.createCase', { body })).rejects.toThrow('fetch failed')
  })

  it('has a type for every schema of the document', () => {
    expect(typeOf({ type: 'object', properties: { a: { type: 'string' }, 'b-c': { anyOf: [{ type: 'integer' }, { type: 'null' }] } }, required: ['a'] })).toBe("{ a: string; 'b-c'?: number | null }")
    expect(typeOf({ type: 'array', items: { enum: ['x', 'y'] } })).toBe("('x' | 'y')[]")
    expect(typeOf({ $ref: '#/components/schemas/Case' })).toBe("Schemas['Case']")
  })
})
