import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { itemFields } from '@guanjia/contract/item-fields.ts'
import { Guanjia } from '../../sdk/src/index.ts'
import { allEndpoints, openApiDocument } from './openapi.ts'
import { aHousehold } from './testing/households.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let desk: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
  await as(test, company.actors.administrator, async (ctx) => {
    await aHousehold(ctx, company.siteId)
    await aHousehold(ctx, company.siteId, { room: '1202' })
  })
})
afterAll(() => test.close())

describe('the fields that a list answers', () => {
  it('are those that were asked for, with the id; pages, totals and filters stay as they are', async () => {
    const at = `/units?siteId=${company.siteId}&limit=1&total=true`
    const whole = (await desk.send('GET', at)).body as { items: object[]; nextCursor: string; total: object }
    const some = (await desk.send('GET', `${at}&fields=code, state`)).body as typeof whole
    expect(Object.keys(some.items[0]!).toSorted()).toEqual(['code', 'id', 'state'])
    expect(whole.items[0]).toMatchObject(some.items[0]!)
    expect(Object.keys(whole.items[0]!).length).toBeGreaterThan(10)
    expect({ ...some, items: [] }).toEqual({ ...whole, items: [] })
    const next = (await desk.send('GET', `${at}&fields=code&cursor=${encodeURIComponent(some.nextCursor)}`)).body as { items: { code: string }[] }
    expect(next.items.map(({ code }) => code)).toEqual(['3-2-1202'])
    // A list that answers everything at once does the same.
    expect((await desk.send('GET', `/buildings?siteId=${company.siteId}&fields=name`)).body).toEqual({ items: [{ id: expect.any(String) as string, name: '3栋' }] })
  })

  it('are refused by name when there is no such field, and an empty wish is none', async () => {
    const ask = (fields: string) => desk.send('GET', `/units?siteId=${company.siteId}&fields=${fields}`)
    expect(await ask('code,secret,constructor')).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ pointer: '?fields', message: 'no such field: secret, constructor' }] } })
    expect(await ask('')).toMatchObject({ status: 400, body: { errors: [{ pointer: '?fields' }] } })
    expect((await desk.send('GET', `/units?siteId=${company.siteId}&fields=code&fields=state`)).status).toBe(200)
  })

  it('can be asked of every list, and the public description and the SDK know them', async () => {
    const lists = allEndpoints().filter(({ endpoint }) => endpoint.method === 'GET' && endpoint.kind === 'json' && endpoint.query instanceof z.ZodObject && 'cursor' in endpoint.query.shape)
    expect(lists.length).toBeGreaterThan(50)
    expect(lists.filter(({ endpoint }) => itemFields(endpoint) === null).map(({ name }) => name)).toEqual([])
    expect(lists.filter(({ endpoint }) => 'fields' in (endpoint.query as z.ZodObject).shape).map(({ name }) => name)).toEqual([])
    const { parameters } = (openApiDocument()['paths'] as Record<string, { get: { parameters: { name: string; schema: unknown }[] } }>)['/api/v1/units']!.get
    expect(parameters.find(({ name }) => name === 'fields')).toMatchObject({ schema: { items: { enum: expect.arrayContaining(['code', 'state']) as string[] } } })
    const url = await test.http.listen({ host: '127.0.0.1', port: 0 })
    const guanjia = new Guanjia({ url, key: desk.token })
    const { items } = await guanjia.call('archives.listUnits', { query: { siteId: company.siteId, fields: ['code', 'state'] } })
    expect(items.map((item) => Object.keys(item).toSorted())).toEqual([['code', 'id', 'state'], ['code', 'id', 'state']])
  })
})
