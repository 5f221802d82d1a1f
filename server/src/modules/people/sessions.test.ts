import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompany, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

describe('signing in', () => {
  it('gives a token that works as bearer and as cookie', async () => {
    const answer = await test.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { login: company.logins.front_desk.toUpperCase(), password: company.password } })
    expect(answer.statusCode).toBe(200)
    const { token, session } = answer.json()
    expect(session).toMatchObject({ account: { name: '前台许' }, sites: [{ name: '清溪花园' }], roles: [{ role: 'front_desk' }] })
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `guanjia_session=${token}` }])
      expect((await test.http.inject({ url: '/api/v1/sessions/current', headers })).statusCode).toBe(200)
  })

  it('answers the same for an unknown login and a wrong password, and slows down guessing', async () => {
    const attempt = (login: string, password: string) => test.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { login, password } })
    const unknown = await attempt('nobody-at-all', 'x')
    const wrong = await attempt(company.logins.steward, 'x')
    expect([unknown.statusCode, unknown.json().code, unknown.json().title]).toEqual([wrong.statusCode, wrong.json().code, wrong.json().title])
    await attempt(company.logins.steward, 'x')
    await attempt(company.logins.steward, 'x')
    expect((await attempt(company.logins.steward, company.password)).json().code).toBe('too_many_attempts')
  })

  it('ends a session at once', async () => {
    const desk = await signIn(test, company.logins.supervisor, company.password)
    expect((await desk.send('GET', '/sites')).status).toBe(200)
    expect((await desk.send('DELETE', '/sessions/current')).status).toBe(204)
    expect((await desk.send('GET', '/sites')).status).toBe(401)
  })

  it('refuses a change that comes by cookie from a foreign page', async () => {
    const { token } = await signIn(test, company.logins.administrator, company.password)
    const answer = await test.http.inject({ method: 'POST', url: '/api/v1/sites', headers: { cookie: `guanjia_session=${token}`, origin: 'https://elsewhere.example', host: 'localhost' }, payload: { code: 'X1', name: 'x', kind: 'office' } })
    expect(answer.json().code).toBe('not_permitted')
  })
})

describe('behind TLS', () => {
  it('the session lives in a cookie of this host alone; one from before is still read, and both go at the end', async () => {
    const secure = await testApp({ env: { GUANJIA_SECURE_COOKIE: '1' } })
    try {
      const house = await aCompany(secure)
      const enter = () => secure.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { login: house.logins.front_desk, password: house.password } })
      const status = async (cookie: string) => (await secure.http.inject({ url: '/api/v1/sessions/current', headers: { cookie } })).statusCode
      const answer = await enter()
      const { token } = answer.json<{ token: string }>()
      const set = [answer.headers['set-cookie']].flat().map(String)
      const own = set.find((line) => line.startsWith(`__Host-guanjia_session=${token};`))!
      expect(own).toMatch(/Path=\/;.*HttpOnly; Secure/)
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
      expect(own).not.toContain('Domain')
      expect(set.some((line) => line.startsWith(`guanjia_session=${token}`))).toBe(false)
      expect(await status(`__Host-guanjia_session=${token}`)).toBe(200)
      expect(await status(`guanjia_session=${token}`)).toBe(200)
      // What a neighbouring host put beside it does not win.
      expect(await status(`guanjia_session=${'x'.repeat(43)}; __Host-guanjia_session=${token}`)).toBe(200)
      const out = await secure.http.inject({ method: 'DELETE', url: '/api/v1/sessions/current', headers: { cookie: `__Host-guanjia_session=${token}` } })
      const gone = [out.headers['set-cookie']].flat().map(String)
      expect(gone.find((line) => line.startsWith('__Host-guanjia_session=;'))).toContain('Secure')
      expect(gone.some((line) => line.startsWith('guanjia_session=;'))).toBe(true)
      expect(await status(`__Host-guanjia_session=${token}`)).toBe(401)
    } finally {
      await secure.close()
    }
  })
})

describe('a device that the account never used', () => {
  const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
  it('is told to the account once, marked in its list, and known the next time', async () => {
    const login = company.logins.technician
    async function enter(agent: string, from: string, mark?: string) {
      const answer = await test.http.inject({ method: 'POST', url: '/api/v1/sessions', remoteAddress: from, headers: { 'user-agent': agent, ...(mark === undefined ? {} : { cookie: `guanjia_device=${mark}` }) }, payload: { login, password: company.password } })
      expect(answer.statusCode).toBe(200)
      const headers = { authorization: `Bearer ${answer.json<{ token: string }>().token}` }
      const told = (await test.http.inject({ url: '/api/v1/messages', headers })).json<{ items: { title: string; body: string }[] }>().items.filter(({ title }) => title.includes('新设备'))
      const current = (await test.http.inject({ url: '/api/v1/own-sessions', headers })).json<{ items: { isCurrent: boolean; isNewDevice: boolean }[] }>().items.find(({ isCurrent }) => isCurrent)
      return { mark: answer.cookies.find(({ name }) => name === 'guanjia_device')?.value, told, isNew: current?.isNewDevice }
    }
    const first = await enter(CHROME, '10.1.0.1')
    expect([first.told.length, first.isNew]).toEqual([0, false])
    // The same browser elsewhere, renewed: it still has its mark.
    const moved = await enter(CHROME.replace('131', '132'), '10.9.0.9', first.mark)
    expect([moved.told.length, moved.isNew, moved.mark]).toEqual([0, false, undefined])
    // Cleaned and renewed, at the same place.
    expect((await enter(CHROME.replace('131', '140'), '10.1.0.1')).told).toHaveLength(0)
    // The same kind of browser, but somebody else's, and a mark that nobody gave.
    const foreign = await enter(CHROME, '203.0.113.7', 'A'.repeat(43))
    expect([foreign.told.length, foreign.isNew]).toEqual([1, true])
    expect(foreign.told[0]!.body).toContain('Chrome · Windows，网络地址：203.0.113.7')
    const again = await enter(CHROME, '203.0.113.8', 'A'.repeat(43))
    expect([again.told.length, again.isNew]).toEqual([1, false])
    // Two clicks at once from one new browser are one piece of news.
    const both = await Promise.all([1, 2].map(() => enter(CHROME, '198.51.100.1', 'B'.repeat(43))))
    expect(both.map(({ isNew }) => isNew).toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
    expect((await enter(CHROME, '198.51.100.1', 'B'.repeat(43))).told).toHaveLength(2)
  })
})

describe('walls between organisations', () => {
  it("does not know another organisation's site", async () => {
    const other = await aCompany(test, '别家物业')
    const administrator = await signIn(test, company.logins.administrator, company.password)
    expect((await administrator.send('GET', `/sites/${other.siteId}`)).status).toBe(404)
    expect((await administrator.send('GET', '/sites')).body).toMatchObject({ items: [{ id: company.siteId }] })
  })

  it('cannot be climbed in SQL by the server role', async () => {
    const { pool } = test.app.database
    await expect(pool.query('select * from site')).rejects.toThrow(/app.organization_id|invalid input syntax for type uuid: ""/)
    await expect(pool.query('alter table site disable row level security')).rejects.toThrow(/owner/)
    await expect(pool.query('update timeline_entry set note = null')).rejects.toThrow(/permission denied/)
    const role = await pool.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user')
    expect(role.rows).toEqual([{ rolsuper: false, rolbypassrls: false }])
  })
})

describe('idempotency', () => {
  it('does a retried request once and answers the same; another body under the key is refused', async () => {
    const administrator = await signIn(test, company.logins.administrator, company.password)
    const create = (name: string) => administrator.send('POST', '/sites', { code: 'IDEM', name, kind: 'office' }, { 'idempotency-key': 'k-1' })
    const [first, second] = await Promise.all([create('写字楼'), create('写字楼')])
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
    expect((await create('另一个')).body).toMatchObject({ code: 'key_reused' })
    const { items } = (await administrator.send('GET', '/sites')).body as { items: { code: string }[] }
    expect(items.filter((site) => site.code === 'IDEM')).toHaveLength(1)
  })
})

describe('bad input', () => {
  it('names the field and never breaks', async () => {
    const administrator = await signIn(test, company.logins.administrator, company.password)
    const bad = await administrator.send('POST', '/sites', { code: 'no good', name: '', kind: 'castle' }, { 'accept-language': 'en' })
    expect(bad.status).toBe(400)
    expect((bad.body as { errors: { pointer: string }[] }).errors.map((e) => e.pointer).sort()).toEqual(['/code', '/kind', '/name'])
    expect((await administrator.send('GET', '/sites/not-an-id')).status).toBe(400)
    expect((await administrator.send('POST', '/sites', { code: 'NUL', name: 'a\u0000b', kind: 'office' })).status).toBe(400)
    expect((await administrator.send('PATCH', `/sites/${company.siteId}`, { version: 99, name: '新名' })).body).toMatchObject({ code: 'stale_version', current: { name: '清溪花园' } })
  })
})
