import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp, startServer } from './server.ts'
import { aCompany, signIn, testApp, type TestApp } from './testing/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

describe('with several server processes', () => {
  it('a changed role holds at once in all of them, although each believes a session for some seconds', async () => {
    const company = await aCompany(test)
    const admin = await signIn(test, company.logins.administrator, company.password)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const second = await startServer(makeApp(test.app.config, test.database.appUrl), { withBackground: false })
    const ask = async () => (await second.http.inject({ url: `/api/v1/employees?siteId=${company.siteId}`, headers: { authorization: `Bearer ${desk.token}` } })).statusCode
    expect(await ask()).toBe(200)
    const { permissions, version } = (await admin.send('GET', '/roles/front_desk')).body as { permissions: string[]; version: number }
    await admin.send('PATCH', '/roles/front_desk', { version, permissions: permissions.filter((one) => one !== 'people:read') })
    await expect.poll(ask, { timeout: 2000 }).toBe(403)
    await second.stop()
  })
})
