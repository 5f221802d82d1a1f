import { Secret, TOTP } from 'otpauth'
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

describe('with the clock of a client off by days', () => {
  const DAYS = [-9, 9].map((days) => days * 86_400_000)

  it('signing in, the life of a session and the delays go by the clock of the server', async () => {
    const company = await aCompany(test)
    for (const off of DAYS) {
      const answer = await test.http.inject({
        method: 'POST', url: '/api/v1/sessions', headers: { date: new Date(Date.now() + off).toUTCString() }, payload: { login: company.logins.front_desk, password: company.password },
      })
      const { session } = answer.json<{ session: { expiresAt: string } }>()
      const days = (new Date(session.expiresAt).getTime() - Date.now()) / 86_400_000
      expect(Math.round(days)).toBe(test.app.config.sessionDays)
      // A moment would be read with the wrong clock of the browser; a length of time is not.
      expect(String(answer.headers['set-cookie'])).toMatch(/Max-Age=\d+/)
      expect(String(answer.headers['set-cookie'])).not.toMatch(/Expires=/)
    }
  })

  it('a phone that makes codes of another day is refused in words that name the clock, and nothing else changes', async () => {
    const company = await aCompany(test)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const { secret } = (await desk.send('POST', '/second-factor', { password: company.password })).body as { secret: string }
    const codeAt = (at: number): string => new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: at })
    for (const off of DAYS) {
      const refused = await desk.send('POST', '/second-factor/confirmation', { code: codeAt(Date.now() + off) })
      expect(refused.body).toMatchObject({ code: 'sign_in.wrong_code', title: expect.stringContaining('手机时间') })
    }
    expect((await desk.send('GET', '/second-factor')).body).toMatchObject({ isOn: false })
    expect((await desk.send('POST', '/second-factor/confirmation', { code: codeAt(Date.now()) })).status).toBe(200)
  })

  it('a request that is sent again is done once, whatever day its sender believes it to be', async () => {
    const company = await aCompany(test)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const send = (off: number) =>
      desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '水管漏水' }, { 'idempotency-key': 'of a wrong clock', date: new Date(Date.now() + off).toUTCString() })
    const answers = [await send(0), ...(await Promise.all(DAYS.map(send)))]
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1)
  })

  it('an answer from a phone that lives in next week is kept as of now, never in the future; last week is what it says', async () => {
    const company = await aCompany(test)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const taken = async (off: number): Promise<{ status: number; registeredAt: string }> => {
      const { status, body } = await desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: `偏差 ${off}`, arrivedAt: new Date(Date.now() + off).toISOString() })
      return { status, registeredAt: (body as { registeredAt?: string }).registeredAt ?? '' }
    }
    const ahead = await taken(DAYS[1]!)
    // Refused, or taken as of now: no promise begins in the future.
    if (ahead.status === 200) expect(new Date(ahead.registeredAt).getTime()).toBeLessThanOrEqual(Date.now() + 1000)
    else expect(ahead.status).toBe(422)
  })
})
