import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHousehold } from '../../../testing/households.ts'
import { aColleague, aCompany, as, signIn as arrive, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { someoneWaitsForALock } from '../../../testing/locks.ts'
import { storeFile } from '../../../platform/files/routes.ts'
import { UNUSUAL } from '../../../platform/auth/unusual-acts.ts'
import { newId } from '../../../platform/ids.ts'
import { setPassword } from '../accounts.ts'

const PASSWORD = 'correct horse'
const MINUTE = 60_000
let test: TestApp
let company: Company
let admin: Browser
let made = 0
/** What the clock of the house shows; it goes on by itself, and stories move it. */
let ahead = 0
beforeAll(async () => {
  test = await testApp()
  Object.assign(test.app, { clock: () => Date.now() + ahead })
  company = await aCompany(test)
  admin = await arrive(test, company.logins.administrator, company.password)
})
afterAll(() => test.close())

async function aPerson(role: 'front_desk' | 'administrator' = 'front_desk'): Promise<{ login: string; id: string; accountId: string }> {
  const login = `safe-${++made}-${company.organizationId.slice(-6)}`
  const actor = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role, siteId: role === 'administrator' ? null : company.siteId, name: `同事${made}`, login }))
  return { login, id: actor.employeeId!, accountId: actor.accountId! }
}

async function toldTo(browser: Browser, beginning: string): Promise<{ title: string; body: string }[]> {
  return (((await browser.send('GET', '/messages?limit=100')).body as { items: { title: string; body: string }[] }).items).filter(({ title }) => title.includes(beginning))
}

const policyOf = async (): Promise<{ version: number; passwordLength: number; idleMinutes: number; phoneIdleMinutes: number; uploadMibADay: number }> => (await admin.send('GET', '/security-policy')).body

async function withPolicy(changed: object): Promise<void> {
  const answer = await admin.send('PUT', '/security-policy', { ...(await policyOf()), ...changed })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

describe('how strict the house is', () => {
  it('is decided by who manages sign-ins everywhere, one after the other, and holds for the next password', async () => {
    expect(await policyOf()).toEqual({ passwordLength: 12, idleMinutes: 720, phoneIdleMinutes: 10_080, uploadMibADay: 2048, version: 0 })
    for (const wrong of [{ passwordLength: 11 }, { passwordLength: 65 }, { idleMinutes: 14 }, { idleMinutes: 1441 }, { uploadMibADay: 0 }]) expect((await admin.send('PUT', '/security-policy', { ...(await policyOf()), ...wrong })).status).toBe(400)
    const before = await policyOf()
    const both = await Promise.all([15, 16].map((passwordLength) => admin.send('PUT', '/security-policy', { ...before, passwordLength })))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    await withPolicy({ passwordLength: 16 })
    const { login } = await aPerson()
    const browser = await arrive(test, login, PASSWORD)
    expect((await browser.send('GET', '/sessions/current')).body).toMatchObject({ passwordLength: 16 })
    expect((await browser.send('PATCH', '/sessions/current', { password: { old: PASSWORD, new: 'staple battery' } })).body).toMatchObject({ code: 'password.too_weak', errors: [{ pointer: '/password/new', message: 'short' }] })
    // The command line asks for as much; without a password it makes a temporary one.
    await expect(as(test, company.actors.administrator, (ctx) => setPassword(ctx, login, 'staple battery'))).rejects.toMatchObject({ code: 'password.too_weak' })
    const temporary = await as(test, company.actors.administrator, (ctx) => setPassword(ctx, login))
    expect((await (await arrive(test, login, temporary)).send('GET', '/sessions/current')).body).toMatchObject({ unfinished: 'password' })
    await withPolicy({ passwordLength: 12 })
    const manager = await arrive(test, company.logins.site_manager, company.password)
    expect((await manager.send('PUT', '/security-policy', await policyOf())).status).toBe(403)
  })
})

describe('a session that rests', () => {
  const current = async (browser: Browser, headers: Record<string, string> = {}): Promise<number> => (await browser.send('GET', '/sites', undefined, headers)).status

  it('ends after the minutes of the house, whatever its screen asks by itself, and each use begins anew', async () => {
    await withPolicy({ idleMinutes: 30 })
    const { login } = await aPerson()
    const [used, left] = [await arrive(test, login, PASSWORD), await arrive(test, login, PASSWORD)]
    expect((await used.send('GET', '/sessions/current')).body).toMatchObject({ idleMinutes: 30 })
    for (let n = 0; n < 3; n++) {
      ahead += 16 * MINUTE
      expect(await current(used)).toBe(200)
      // A board on the wall refreshes itself all night.
      await current(left, { 'x-unattended': '1' })
      await everyUseIsNoted()
    }
    expect(await current(left, { 'x-unattended': '1' })).toBe(401)
    expect(await current(left)).toBe(401)
    expect(await current(used)).toBe(200)
    admin = await arrive(test, company.logins.administrator, company.password)
    await withPolicy({ idleMinutes: 720 })
  })

  it('on a phone rests for days, and at the desk for a shift', async () => {
    const { login } = await aPerson()
    const answer = await test.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { login, password: PASSWORD, app: 'phone' } })
    const phone = answer.json<{ token: string; session: { idleMinutes: number } }>()
    expect(phone.session.idleMinutes).toBe(10_080)
    const desk = await arrive(test, login, PASSWORD)
    ahead += 13 * 60 * MINUTE
    expect(await current(desk)).toBe(401)
    const ofPhone = () => test.http.inject({ url: '/api/v1/sites', headers: { authorization: `Bearer ${phone.token}` } })
    expect((await ofPhone()).statusCode).toBe(200)
    await everyUseIsNoted()
    ahead += 8 * 24 * 60 * MINUTE
    expect((await ofPhone()).statusCode).toBe(401)
    admin = await arrive(test, company.logins.administrator, company.password)
  })

  it('ends a request that is under way with its answer, and the next one with a refusal', async () => {
    const { login, accountId } = await aPerson()
    const browser = await arrive(test, login, PASSWORD)
    let answer: Promise<{ status: number }> | undefined
    await as(test, company.actors.administrator, async (ctx) => {
      await ctx.tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute()
      answer = browser.send('PATCH', '/sessions/current', { password: { old: PASSWORD, new: 'staple battery' } })
      await someoneWaitsForALock(test)
      ahead += 14 * 60 * MINUTE
    })
    expect((await answer!).status).toBe(200)
    expect(await current(browser)).toBe(401)
    admin = await arrive(test, company.logins.administrator, company.password)
  })

  /** The marks of last use run beside the requests. */
  async function everyUseIsNoted(): Promise<void> {
    await expect.poll(async () => Number((await test.app.database.pool.query<{ n: string }>("select count(*) as n from pg_stat_activity where query like 'select touch_%' and state = 'active' and datname = current_database()")).rows[0]!.n)).toBe(0)
  }
})

describe('what happens to an account', () => {
  it('is told to its owner: password, second factor, phone, roles, keys', async () => {
    const { login, id } = await aPerson()
    const browser = await arrive(test, login, PASSWORD)
    await browser.send('PATCH', '/sessions/current', { password: { old: PASSWORD, new: 'staple battery' } })
    expect(await toldTo(browser, '您的密码已修改')).toHaveLength(1)
    const profile = async (): Promise<{ version: number; roles: object[] }> => (await admin.send('GET', `/employees/${id}`)).body
    expect((await admin.send('PATCH', `/employees/${id}`, { version: (await profile()).version, phone: '13900000000' })).status).toBe(200)
    expect((await admin.send('PATCH', `/employees/${id}`, { version: (await profile()).version, roles: [{ key: 'guard', scope: 'site', siteId: company.siteId }] })).status).toBe(200)
    expect((await toldTo(browser, '手机号已修改'))[0]!.body).toContain('安管理')
    expect((await toldTo(browser, '您的角色有变化'))[0]!.body).toContain('安管理')
    const key = await admin.send('POST', '/api-keys', { name: '数据平台', permissions: ['cases:read'], siteIds: [company.siteId], answerableId: id, expiresAt: new Date(Date.now() + ahead + 86_400_000).toISOString() })
    expect(key.status, JSON.stringify(key.body)).toBe(200)
    expect(await toldTo(browser, '新的接口密钥：数据平台')).toHaveLength(1)
    expect(await toldTo(admin, '新的接口密钥：数据平台')).toHaveLength(1)
    const { password } = (await admin.send('POST', `/employees/${id}/sign-in/actions`, { action: 'reset_password' })).body as { password: string }
    const again = await arrive(test, login, password)
    await again.send('PATCH', '/sessions/current', { password: { old: password, new: 'another battery' } })
    expect((await toldTo(again, '您的密码已被重置'))[0]!.body).toContain('安管理')
  })

  it('such as a new address for its letters is told to the earlier one', async () => {
    const { login } = await aPerson()
    const browser = await arrive(test, login, PASSWORD)
    const choose = (email: string) => browser.send('PUT', '/own-message-choices', { email, items: [] })
    expect((await choose('first@example.com')).status).toBe(200)
    expect(await toldTo(browser, '通知邮箱已修改')).toHaveLength(0)
    await choose('second@example.com')
    expect(await toldTo(browser, '通知邮箱已修改')).toHaveLength(1)
    const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ address: string }>("select address from message where template = 'sign_in.email_changed' and channel = 'email'"))
    expect(rows).toEqual([{ address: 'first@example.com' }])
  })
})

describe('files of an account', () => {
  it('have room for a day: the one too many names the field, two at once do not share the last place, and tomorrow there is room again', async () => {
    await withPolicy({ uploadMibADay: 50 })
    const person = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '存档员' }))
    const store = (mib: number, id = newId()) => storeFile(test.app, person, { id, name: 'x.txt', content: Buffer.alloc(mib * 1024 * 1024, `${id} `) })
    const first = newId()
    await store(26, first)
    const both = await Promise.allSettled([store(14), store(14)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'too_many_requests', errors: [{ pointer: '/file' }] } })
    // Sent again after a lost answer it is the file that is there, not a second one.
    await store(26, first)
    const use = (await admin.send('GET', '/storage-use')).body as { files: number; items: { account: { name: string }; bytesOfDay: number; files: number }[] }
    expect(use.items[0]).toMatchObject({ account: { name: '存档员' }, bytesOfDay: 40 * 1024 * 1024, files: 2 })
    ahead += 25 * 60 * MINUTE
    admin = await arrive(test, company.logins.administrator, company.password)
    await store(26)
    await withPolicy({ uploadMibADay: 2048 })
  })
})

describe('unusual acts are told to the administrators, once', () => {
  it('many misses of a login that exists; one that nobody has is not repeated', async () => {
    const { login } = await aPerson()
    for (const guessed of [login, 'my-secret-password'])
      for (let n = 0; n < UNUSUAL.missesOfLogin + 2; n++) {
        ahead += 4 * MINUTE
        await test.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { login: guessed, password: `wrong-${n}` } })
      }
    const told = await toldTo(admin, '反复猜密码')
    expect(told).toHaveLength(1)
    expect(told[0]!.body).toContain(`${login}：一小时内输错 10 次`)
  })

  it('many refused requests of one account', async () => {
    const { login } = await aPerson()
    const browser = await arrive(test, login, PASSWORD)
    for (let n = 0; n < UNUSUAL.refusals - 1; n++) await browser.send('GET', `/employees/${newId()}`)
    expect(await toldTo(admin, '频繁被拒绝')).toHaveLength(0)
    for (let n = 0; n < 5; n++) await browser.send('GET', '/api-keys')
    await expect.poll(() => toldTo(admin, '频繁被拒绝')).toHaveLength(1)
  })

  it('many lists of personal data within an hour', async () => {
    await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    for (let n = 0; n < UNUSUAL.exports; n++) {
      expect(await toldTo(admin, '大量导出')).toHaveLength(0)
      expect((await admin.send('GET', `/persons/export?siteId=${company.siteId}&format=csv`)).status).toBe(200)
    }
    expect((await toldTo(admin, '大量导出'))[0]!.body).toContain('导出 10 份名单')
  })
})
