import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp, type TestApp } from './testing/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())
const get = (url: string, locale = 'zh-CN') => test.http.inject({ url, headers: { 'accept-language': locale } })

describe('the reference of the API', () => {
  it('comes from this server alone, without inline script, in the language of the reader', async () => {
    const page = await get('/api/reference')
    expect([page.statusCode, page.body.includes('管家 接口文档')]).toEqual([200, true])
    expect((await get('/api/reference', 'en')).body).toContain('Guanjia API reference')
    expect(String(page.headers['content-security-policy'])).toContain("script-src 'self';")
    const scripts = [...page.body.matchAll(/<script([^>]*)>([^<]*)</g)]
    expect(scripts.map(([, , inline]) => inline)).toEqual(['', ''])
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!)
    expect(addresses.every((address) => address.startsWith('/api/'))).toBe(true)
    for (const address of addresses) expect([address, (await get(address)).statusCode]).toEqual([address, 200])
    expect((await get('/api/reference/start.js')).body).toContain("url: '/api/openapi.json'")
  })

  it('serves nothing else of the package', async () => {
    for (const path of ['index.html', 'swagger-initializer.js', 'package.json', '..%2fpackage.json', 'oauth2-redirect.html']) expect([path, (await get(`/api/reference/${path}`)).statusCode]).toEqual([path, 404])
  })
})
