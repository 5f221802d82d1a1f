import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aColleague, aCompany, as, newColleague, signIn as arrive, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { tokenHash } from '../authenticate.ts'
import { signIn } from '../sessions.ts'
import { waitSeconds } from './misses.ts'
import { stepOf } from './second-factor.ts'

let test: TestApp
let company: Company
let admin: Browser
const PASSWORD = 'correct horse'
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  admin = await arrive(test, company.logins.administrator, company.password)
})
afterAll(() => test.close())

let made = 0
async function aPerson(role: 'front_desk' | 'guard' = 'front_desk'): Promise<{ login: string; id: string }> {
  const login = `person-${++made}-${company.organizationId.slice(-6)}`
  const actor = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role, siteId: company.siteId, name: `同事${made}`, login }))
  return { login, id: actor.employeeId! }
}

let lastAddress = 0
/** From an address of its own, so that tests don't wait for each other. */
const enter = (login: string, password = PASSWORD, more: { code?: string; at?: Date; address?: string } = {}) =>
  signIn(test.app, { login, password, code: more.code }, { device: 'Browser', address: more.address ?? `10.0.0.${++lastAddress}` }, more.at).then(
    ({ token }) => ({ code: 'in', token }),
    (error: { code: string }) => ({ code: error.code, token: '' }),
  )
const codeAt = (secret: string, at: Date): string => new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: at.getTime() })
const later = (seconds: number, from = new Date()): Date => new Date(from.getTime() + seconds * 1000)

async function withSecondFactor(): Promise<{ login: string; id: string; secret: string; recoveryCodes: string[]; browser: Browser }> {
  const person = await aPerson()
  const browser = await arrive(test, person.login, PASSWORD)
  const { secret } = (await browser.send('POST', '/second-factor', { password: PASSWORD })).body as { secret: string }
  const answer = await browser.send('POST', '/second-factor/confirmation', { code: codeAt(secret, new Date()) })
  expect(answer.status).toBe(200)
  return { ...person, secret, browser, recoveryCodes: (answer.body as { recoveryCodes: string[] }).recoveryCodes }
}

describe('guessing', () => {
  it('waits twice as long after each miss, at most a quarter of an hour', () => {
    expect([2, 3, 4, 5, 10, 13, 100].map((misses) => waitSeconds(misses, 3))).toEqual([0, 1, 2, 4, 128, 900, 900])
  })

  it('is slowed down alike for a login that exists and one that does not', async () => {
    const { login } = await aPerson()
    for (const guessed of [login, 'nobody-has-this-login']) {
      const answers: string[] = []
      for (let n = 0; n < 4; n++) answers.push((await enter(guessed, 'wrong')).code)
      expect([guessed, answers]).toEqual([guessed, ['wrong_login', 'wrong_login', 'wrong_login', 'too_many_attempts']])
    }
    expect((await enter(login, PASSWORD)).code).toBe('too_many_attempts')
    expect((await enter(login, PASSWORD, { at: later(2) })).code).toBe('in')
    // What was right is no miss: the next mistake is free again.
    expect((await enter(login, 'wrong', { at: later(3) })).code).toBe('wrong_login')
    expect((await enter(login, PASSWORD, { at: later(3) })).code).toBe('in')
  })

  it('of many logins from one address closes the address, not the logins', async () => {
    const { login } = await aPerson()
    const address = '203.0.113.9'
    for (let n = 0; n < 30; n++) await enter(`guess-${n}`, 'wrong', { address })
    expect((await enter(login, PASSWORD, { address })).code).toBe('too_many_attempts')
    expect((await enter(login, PASSWORD)).code).toBe('in')
  })

  it('counts attempts that come at the same moment', async () => {
    const { login } = await aPerson()
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter(login, 'wrong')))
    expect(answers.filter(({ code }) => code === 'wrong_login')).toHaveLength(3)
  })

  it('is unlocked by who manages the colleague', async () => {
    const { login, id } = await aPerson()
    for (let n = 0; n < 4; n++) await enter(login, 'wrong')
    expect((await admin.send('GET', `/employees/${id}/sign-in`)).body).toMatchObject({ login, lockedUntil: expect.any(String) })
    expect((await admin.send('POST', `/employees/${id}/sign-in/actions`, { action: 'unlock' })).body).toMatchObject({ safety: { lockedUntil: null } })
    expect((await enter(login)).code).toBe('in')
  })
})

describe('the second factor', () => {
  it('takes the code of this step and of the one before and after, no other', () => {
    const secret = new Secret({ size: 20 })
    const now = new Date('2026-03-01T08:00:15Z')
    const step = now.getTime() / 1000 / 30 - 0.5
    expect([-61, -60, -30, 0, 30, 60].map((seconds) => stepOf(secret, codeAt(secret.base32, later(seconds, now)), now))).toEqual([null, null, step - 1, step, step + 1, null])
  })

  it('is asked for after the right password only, and a code works once', async () => {
    const { login, secret } = await withSecondFactor()
    expect((await enter(login, 'wrong')).code).toBe('wrong_login')
    expect((await enter(login)).code).toBe('sign_in.code_needed')
    const at = later(60)
    const code = codeAt(secret, at)
    expect((await enter(login, PASSWORD, { code: '000000', at })).code).toBe('sign_in.wrong_code')
    expect((await enter(login, PASSWORD, { code, at })).code).toBe('in')
    expect((await enter(login, PASSWORD, { code, at })).code).toBe('sign_in.wrong_code')
    // An older code than the last one used is none, although its time is not over.
    expect((await enter(login, PASSWORD, { code: codeAt(secret, later(30)), at })).code).toBe('sign_in.wrong_code')
  })

  it('opens once when the same code is sent twice at the same moment', async () => {
    const { login, secret } = await withSecondFactor()
    const at = later(90)
    const answers = await Promise.all([1, 2, 3].map(() => enter(login, PASSWORD, { code: codeAt(secret, at), at })))
    expect(answers.filter(({ code }) => code === 'in')).toHaveLength(1)
  })

  it('gives ten recovery codes, kept as hashes, each for one sign-in', async () => {
    const { login, recoveryCodes } = await withSecondFactor()
    expect(new Set(recoveryCodes).size).toBe(10)
    expect((await enter(login, PASSWORD, { code: recoveryCodes[0]!.toUpperCase().replace('-', ' ') })).code).toBe('in')
    expect((await enter(login, PASSWORD, { code: recoveryCodes[0] })).code).toBe('sign_in.wrong_code')
    const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ kept: string }>("select coalesce(string_agg(encode(code_hash, 'escape'), ' '), '') as kept from recovery_code"))
    for (const code of recoveryCodes) expect(rows[0]!.kept).not.toContain(code.replace('-', ''))
  })

  it('is slowed down like a password', async () => {
    const { login } = await withSecondFactor()
    const answers: string[] = []
    for (let n = 0; n < 4; n++) answers.push((await enter(login, PASSWORD, { code: `00000${n}` })).code)
    expect(answers).toEqual(['sign_in.wrong_code', 'sign_in.wrong_code', 'sign_in.wrong_code', 'too_many_attempts'])
  })

  it('counts for nothing before a code was typed, and is switched off with the password', async () => {
    const { login } = await aPerson()
    const browser = await arrive(test, login, PASSWORD)
    expect((await browser.send('POST', '/second-factor', { password: 'wrong' })).status).toBe(401)
    await browser.send('POST', '/second-factor', { password: PASSWORD })
    expect((await enter(login)).code).toBe('in')
    const on = await withSecondFactor()
    expect((await on.browser.send('POST', '/second-factor', { password: PASSWORD })).body).toMatchObject({ code: 'action_not_allowed' })
    expect((await on.browser.send('POST', '/second-factor/actions', { action: 'remove', password: PASSWORD })).status).toBe(200)
    expect((await enter(on.login)).code).toBe('in')
  })

  it('asked for by a role opens nothing until it is on', async () => {
    const role = (await admin.send('GET', '/roles/guard')).body as { version: number }
    expect((await admin.send('PATCH', '/roles/guard', { version: role.version, needsSecondFactor: true })).body).toMatchObject({ needsSecondFactor: true })
    const { login } = await aPerson('guard')
    const browser = await arrive(test, login, PASSWORD)
    expect((await browser.send('GET', '/sessions/current')).body).toMatchObject({ unfinished: 'second_factor', permissions: [], sites: [] })
    expect((await browser.send('GET', '/messages')).body).toMatchObject({ code: 'sign_in.unfinished' })
    const { secret } = (await browser.send('POST', '/second-factor', { password: PASSWORD })).body as { secret: string }
    await browser.send('POST', '/second-factor/confirmation', { code: codeAt(secret, new Date()) })
    expect((await browser.send('GET', '/sessions/current')).body).toMatchObject({ unfinished: null })
    expect((await browser.send('GET', '/messages')).status).toBe(200)
    expect((await browser.send('POST', '/second-factor/actions', { action: 'remove', password: PASSWORD })).body).toMatchObject({ code: 'rule_broken' })
    await admin.send('PATCH', '/roles/guard', { version: role.version + 1, needsSecondFactor: false })
  })
})

describe('a password', () => {
  it('that others guess is refused with the reason', async () => {
    const { login } = await aPerson()
    const browser = await arrive(test, login, PASSWORD)
    const change = async (next: string) => (await browser.send('PATCH', '/sessions/current', { password: { old: PASSWORD, new: next } })).body as { code?: string; errors?: { message: string }[] }
    for (const [next, why] of [['kumquat-2!x', 'short'], ['Qwerty123456', 'common'], ['Dragon!20240', 'common'], ['shadowshadow', 'common'], ['1234567890123456', 'uniform'], ['abcdefghijklm', 'uniform'], ['aaaaabbbbbaaaaa', 'uniform'], [login, 'personal'], [PASSWORD, 'same']] as const)
      expect([next, (await change(next)).errors?.[0]?.message]).toEqual([next, why])
    // One from before twelve were asked for still opens, until it is changed.
    await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '老同事', login: `old-${login}`, password: 'kumquat8' }))
    const old = await arrive(test, `old-${login}`, 'kumquat8')
    expect((await old.send('PATCH', '/sessions/current', { password: { old: 'kumquat8', new: 'kumquat9' } })).body).toMatchObject({ code: 'password.too_weak' })
    expect((await old.send('PATCH', '/sessions/current', { password: { old: 'kumquat8', new: '金桔树下喝茶看书晒太阳的猫' } })).status).toBe(200)
    // Long ones count to their last sign, blanks and pictures among them.
    const long = `${'four words are not enough 🐈 '.repeat(6)}!`
    expect((await old.send('PATCH', '/sessions/current', { password: { old: '金桔树下喝茶看书晒太阳的猫', new: long } })).status).toBe(200)
    expect((await enter(`old-${login}`, long.slice(0, -1))).code).toBe('wrong_login')
    expect((await enter(`old-${login}`, long)).code).toBe('in')
  })

  it('that is guessed at an open session closes that way, and two changes at once are one', async () => {
    const { login } = await aPerson()
    const browser = await arrive(test, login, PASSWORD)
    const change = async (old: string, next: string) => (await browser.send('PATCH', '/sessions/current', { password: { old, new: next } })).body as { code?: string }
    const both = await Promise.all([change(PASSWORD, 'staple battery'), change(PASSWORD, 'another battery')])
    expect(both.map(({ code }) => code ?? 'changed').toSorted()).toEqual(['changed', 'wrong_login'])
    const opens = [(await enter(login, 'staple battery')).code, (await enter(login, 'another battery')).code]
    expect(opens.toSorted()).toEqual(['in', 'wrong_login'])
    const guessed = await aPerson()
    const open = await arrive(test, guessed.login, PASSWORD)
    const answers: (string | undefined)[] = []
    for (let n = 0; n < 4; n++) answers.push(((await open.send('PATCH', '/sessions/current', { password: { old: `wrong-${n}`, new: 'staple battery' } })).body as { code?: string }).code)
    expect(answers).toEqual(['wrong_login', 'wrong_login', 'wrong_login', 'too_many_attempts'])
    expect((await open.send('POST', '/second-factor', { password: PASSWORD })).body).toMatchObject({ code: 'too_many_attempts' })
  })

  it('that a new colleague gets is random, seen once, and opens nothing but the choice of another', async () => {
    const login = `first-${company.organizationId.slice(-6)}`
    const body = { name: '新人', position: '前台', login, roles: [{ role: 'guard', scope: 'site', siteId: company.siteId }] }
    const made = await admin.send('POST', '/employees', body, { 'idempotency-key': 'first' })
    const { firstPassword } = made.body as { firstPassword: string }
    expect(firstPassword).toMatch(/^([a-z2-9]{4}-){2}[a-z2-9]{4}$/)
    // A lost answer is given again; what is kept for it until then shows nobody the password.
    expect((await admin.send('POST', '/employees', body, { 'idempotency-key': 'first' })).body).toEqual(made.body)
    const kept = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ response: unknown }>("select response from idempotency_key where key = 'first'"))
    expect(kept.rows).toHaveLength(1)
    expect(JSON.stringify(kept.rows)).not.toContain(firstPassword)
    const browser = await arrive(test, login, firstPassword)
    expect((await browser.send('GET', '/messages')).body).toMatchObject({ code: 'sign_in.unfinished' })
    expect((await enter(login, firstPassword, { at: later(3 * 86_400 + 60) })).code).toBe('sign_in.password_expired')
    expect((await browser.send('PATCH', '/sessions/current', { password: { old: firstPassword, new: 'staple battery' } })).body).toMatchObject({ unfinished: null })
  })

  it('changed by its owner ends the other sessions, not this one', async () => {
    const { login } = await aPerson()
    const [here, there] = [await arrive(test, login, PASSWORD), await arrive(test, login, PASSWORD)]
    expect((await there.send('GET', '/sessions/current')).status).toBe(200)
    expect((await here.send('PATCH', '/sessions/current', { password: { old: PASSWORD, new: 'staple battery' } })).status).toBe(200)
    expect((await here.send('GET', '/sessions/current')).status).toBe(200)
    expect((await there.send('GET', '/sessions/current')).status).toBe(401)
  })

  it('reset by a manager is temporary: it opens the choice of another, once, for three days', async () => {
    const { login, id } = await aPerson()
    const before = await arrive(test, login, PASSWORD)
    const manager = await arrive(test, company.logins.site_manager, company.password)
    const answer = await manager.send('POST', `/employees/${id}/sign-in/actions`, { action: 'reset_password' })
    const { password } = answer.body as { password: string }
    expect(answer.body).toMatchObject({ safety: { mustChangePassword: true, sessions: [] } })
    expect((await before.send('GET', '/sessions/current')).status).toBe(401)
    expect((await enter(login)).code).toBe('wrong_login')
    expect((await enter(login, password, { at: later(3 * 86_400 + 60) })).code).toBe('sign_in.password_expired')
    const browser = await arrive(test, login, password)
    expect((await browser.send('GET', '/sessions/current')).body).toMatchObject({ unfinished: 'password' })
    expect((await browser.send('GET', `/cases?siteId=${company.siteId}`)).body).toMatchObject({ code: 'sign_in.unfinished' })
    expect((await browser.send('PATCH', '/sessions/current', { password: { old: password, new: 'staple battery' } })).body).toMatchObject({ unfinished: null })
    expect((await browser.send('GET', `/cases?siteId=${company.siteId}`)).status).toBe(200)
    const { items } = (await admin.send('GET', `/employees/${id}/timeline`)).body as { items: { action: string }[] }
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['password_reset', 'password_changed']))
  })

  it('of an administrator is reset by an administrator only, and nobody resets the own', async () => {
    const manager = await arrive(test, company.logins.site_manager, company.password)
    const head = company.actors.administrator.employeeId!
    expect((await manager.send('POST', `/employees/${head}/sign-in/actions`, { action: 'reset_password' })).status).toBe(403)
    expect((await admin.send('POST', `/employees/${head}/sign-in/actions`, { action: 'reset_password' })).body).toMatchObject({ code: 'action_not_allowed' })
    const { id } = await aPerson()
    const desk = await arrive(test, company.logins.front_desk, company.password)
    expect((await desk.send('GET', `/employees/${id}/sign-in`)).status).toBe(403)
  })

  it('of somebody with a right that the manager lacks stays theirs', async () => {
    const { body } = await admin.send('POST', '/roles', { from: 'officer', name: '发件箱', permissions: ['people:read', 'messages:outbox'] })
    const made = await newColleague(test, admin, { name: '特别', position: '岗', login: `special-${company.organizationId.slice(-6)}`, roles: [{ key: (body as { key: string }).key, scope: 'site', siteId: company.siteId }] })
    const manager = await arrive(test, company.logins.site_manager, company.password)
    expect((await manager.send('POST', `/employees/${(made.body as { id: string }).id}/sign-in/actions`, { action: 'reset_password' })).body).toMatchObject({ code: 'not_permitted' })
  })
})

describe('sessions', () => {
  it('are kept by the hash of a token that nobody can guess', async () => {
    const { login } = await aPerson()
    const { token } = await arrive(test, login, PASSWORD)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ token_hash: Buffer; whole: string }>('select token_hash, session::text as whole from session where account_id = (select id from account where login = $1)', [login]))
    expect(rows).toHaveLength(1)
    expect(rows[0]!.token_hash.equals(tokenHash(token))).toBe(true)
    expect(rows[0]!.whole).not.toContain(token)
  })

  it('tell device, address and when they were last used, and are ended by their owner and by who manages', async () => {
    const { login, id } = await aPerson()
    const [here, there, third] = [await arrive(test, login, PASSWORD), await arrive(test, login, PASSWORD), await arrive(test, login, PASSWORD)]
    const { items } = (await here.send('GET', '/own-sessions')).body as { items: { id: string; isCurrent: boolean; address: string; lastSeenAt: string | null; method: string }[] }
    expect(items).toHaveLength(3)
    expect(items.find(({ isCurrent }) => isCurrent)).toMatchObject({ address: '127.0.0.1', method: 'password', lastSeenAt: expect.any(String) })
    const other = items.find(({ isCurrent }) => !isCurrent)!
    await here.send('DELETE', `/own-sessions/${other.id}`)
    const statuses = async () => (await Promise.all([there, third].map((one) => one.send('GET', '/sessions/current')))).map(({ status }) => status).toSorted((a, b) => a - b)
    expect(await statuses()).toEqual([200, 401])
    const { sessions } = (await admin.send('GET', `/employees/${id}/sign-in`)).body as { sessions: { id: string }[] }
    expect(sessions).toHaveLength(2)
    expect((await admin.send('POST', `/employees/${id}/sign-in/actions`, { action: 'end_sessions' })).body).toMatchObject({ safety: { sessions: [] } })
    expect((await here.send('GET', '/sessions/current')).status).toBe(401)
    expect(await statuses()).toEqual([401, 401])
  })

  it('of somebody else are not found', async () => {
    const [one, two] = [await aPerson(), await aPerson()]
    const [mine, theirs] = [await arrive(test, one.login, PASSWORD), await arrive(test, two.login, PASSWORD)]
    const { items } = (await theirs.send('GET', '/own-sessions')).body as { items: { id: string }[] }
    expect((await mine.send('DELETE', `/own-sessions/${items[0]!.id}`)).status).toBe(404)
    expect((await admin.send('POST', `/employees/${one.id}/sign-in/actions`, { action: 'end_sessions', sessionId: items[0]!.id })).status).toBe(404)
    expect((await theirs.send('GET', '/own-sessions')).status).toBe(200)
  })
})
