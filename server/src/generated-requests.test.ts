import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHousehold } from './testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { allEndpoints, openApiDocument } from './openapi.ts'

/** 10,000 in every run; `npm run generated-requests` sends 100,000. */
const COUNT = Number(process.env['GENERATED_REQUESTS'] ?? 10_000)
const SEED = Number(process.env['GENERATED_SEED'] ?? 20_260_305)
const AT_ONCE = 6

type Schema = { type?: string | string[]; properties?: Record<string, Schema>; items?: Schema; enum?: unknown[]; const?: unknown; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]; $ref?: string; format?: string; minimum?: number; maximum?: number; maxLength?: number }
interface Operation {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  parameters: { name: string; in: string; schema: Schema }[]
  body: Schema | undefined
}

let test: TestApp
let company: Company
const tokens: string[] = []
const ids: string[] = []
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'generated-resident', password: company.password }))
  for (const login of [company.logins.administrator, company.logins.front_desk, company.logins.technician, 'generated-resident']) tokens.push((await signIn(test, login, company.password)).token)
  const taken = await test.http.inject({ method: 'POST', url: '/api/v1/cases', headers: { authorization: `Bearer ${tokens[1]}` }, payload: { siteId: company.siteId, kind: 'repair', statement: '厨房漏水', unitId: home.unitId, personId: home.personId } })
  ids.push(company.siteId, home.unitId, home.personId, home.buildingId, taken.json<{ id: string }>().id, ...Object.values(company.actors).map(({ employeeId }) => employeeId!))
})
afterAll(() => test.close())

const document = openApiDocument() as { paths: Record<string, Record<string, { operationId: string; parameters: Operation['parameters']; requestBody?: { content: Record<string, { schema: Schema }> } }>>; components: { schemas: Record<string, Schema> } }
/** Streams never end, and without a session there is nothing left to try. */
const LEFT_OUT = new Set([...allEndpoints().filter(({ endpoint }) => endpoint.kind === 'events').map(({ name }) => name), 'sessions.endSession', 'residents.endOwnSession'])
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).filter(([, { operationId }]) => !LEFT_OUT.has(operationId)).map(([method, { operationId, parameters, requestBody }]) => ({ name: operationId, method: method.toUpperCase() as Operation['method'], path, parameters, body: requestBody?.content['application/json']?.schema })),
)

/** What people, programs and attackers send where something else is expected. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 0.1, 1e21, 1e308, -1e308, 9_007_199_254_740_991, 2_147_483_648, '', ' ', '\u0000', 'a\u0000b', '\uD800', '🏠'.repeat(300), '\u202E房', "'; drop table person; --", '${7*7}', '<script>alert(1)</script>', '../../etc/passwd', '%', '_', '\\', '{}', '9999-12-31T23:59:59Z', '-271821-04-20T00:00:00Z', '2026-02-30', '2026-13-01T00:00:00Z', '24:00', 'NaN', '1'.repeat(400), 'x'.repeat(70_000), [], {}, [[[]]], { $ne: null }, { __proto__: { admin: true } }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(), fc.bigInt().map(String), fc.uuid(), fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>,
)

const anId = (): fc.Arbitrary<unknown> => fc.oneof({ weight: 5, arbitrary: fc.nat().map((n) => ids[n % ids.length]) }, { weight: 1, arbitrary: fc.uuid() })

/** Mostly what the schema asks for, and now and then something else. */
function valueFor(given: Schema, depth = 0): fc.Arbitrary<unknown> {
  const schema = given.$ref === undefined ? given : document.components.schemas[given.$ref.split('/').pop()!]!
  return fc.oneof({ weight: 12, arbitrary: fitting(schema, depth) }, { weight: 1, arbitrary: strange })
}

function fitting(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null)
  const several = schema.anyOf ?? schema.oneOf
  if (several) return fc.oneof(...several.map((one) => valueFor(one, depth + 1)))
  if (schema.allOf) return valueFor(schema.allOf[0]!, depth + 1)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, valueFor(property, depth + 1)])), { requiredKeys: [] })
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, depth + 1), { maxLength: 4 })
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: Math.ceil(Math.max(schema.minimum ?? -10, -1e9)), max: Math.ceil(Math.min(schema.maximum ?? 1000, 1e9)) }), fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 1, 0))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      if (schema.format === 'uuid') return anId()
      if (schema.format === 'date-time') return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
      if (schema.format === 'date') return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
      return fc.oneof(fc.constantFrom('漏水', '3-2-1201', 'a', '13800130001'), fc.string({ unit: 'grapheme', maxLength: 30 }))
    default:
      return strange
  }
}

const NONE: Record<string, string> = {}
const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
const deep = (n: number): string => '['.repeat(n) + ']'.repeat(n)

interface Sent {
  operation: Operation
  token: string | undefined
  url: string
  headers: Record<string, string>
  payload: string | undefined
}

/** A request as somebody might send it: address, query, body, content type and session, each right or wrong by itself. */
const request: fc.Arbitrary<Sent> = fc.constantFrom(...operations).chain((operation) =>
  fc.record({
    token: fc.nat({ max: 4 }),
    params: fc.tuple(...operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name, schema }) => fc.tuple(fc.constant(name), valueFor(schema)))),
    query: fc.tuple(...operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name, schema }) => fc.tuple(fc.constant(name), fc.option(valueFor(schema), { freq: 2 })))),
    extra: fc.option(fc.tuple(fc.constantFrom('filter[q]', 'filter[__proto__]', 'filter', 'sort', 'cursor', 'limit', '[]', 'a[b][c]'), strange), { freq: 3 }),
    body: operation.body === undefined ? fc.constant(undefined) : valueFor(operation.body),
    shape: fc.nat({ max: 29 }),
  }).map(({ token, params, query, extra, body, shape }) => {
    const path = params.reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(wellFormed(asText(value))) || 'x'), operation.path)
    const pairs = [...query, ...(extra === null ? [] : [extra])].filter(([, value]) => value !== null && value !== undefined)
    const search = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(asText(value)))}`).join('&').slice(0, 6000)
    const isBodyless = operation.method === 'GET'
    const json = JSON.stringify(body ?? {})
    const [type, payload] = shape === 0 ? ['text/plain', json] : shape === 1 ? ['application/xml', '<a/>'] : shape === 2 ? ['application/json', json.slice(0, -1)] : shape === 3 ? ['application/json', deep(100_000)] : shape === 4 ? ['multipart/form-data; boundary=x', '--x\r\n\r\n'] : shape === 5 ? ['application/json', `{"note":${deep(20_000)}}`] : ['application/json', json]
    return { operation, token: tokens[token], url: `${path.replace('/api/v1', '/api/v1')}${search === '' ? '' : `?${search}`}`, headers: isBodyless ? NONE : { 'content-type': type! }, payload: isBodyless ? undefined : payload }
  }),
)

/** Lone surrogates have no place in an address. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

describe('requests made from the OpenAPI document', () => {
  it(`never meet a 5xx, and every refusal is problem+json (${COUNT} requests, seed ${SEED})`, async () => {
    const sent = fc.sample(request, { numRuns: COUNT, seed: SEED })
    const bad: string[] = []
    const statuses = new Map<number, number>()
    let next = 0
    const send = async (): Promise<void> => {
      while (next < sent.length) {
        const { operation, token, url, headers, payload } = sent[next++]!
        const answer = await test.http.inject({ method: operation.method, url, headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(payload === undefined ? {} : { payload }) })
        statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
        const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
        if (answer.statusCode >= 500 || (answer.statusCode >= 400 && !isProblem)) bad.push(`${answer.statusCode} ${operation.name} ${operation.method} ${url.slice(0, 300)} ${payload?.slice(0, 500) ?? ''} → ${answer.body.slice(0, 200)}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, send))
    expect(bad.slice(0, 20), `${bad.length} of ${COUNT}`).toEqual([])
    // The requests get somewhere: not all of them break at the door.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(COUNT / 40)
    expect(statuses.get(400) ?? 0).toBeGreaterThan(COUNT / 20)
  }, 600_000)
})
