import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Certificate, EmployeeProfile } from '@guanjia/contract/people.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { runDueJobs } from '../../platform/jobs/worker.ts'
import { makeSite } from '../organization/index.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { dayAfter, daysBetween } from '../../platform/time.ts'
import { remindersOf, stateOn } from './certificate-rules.ts'

let test: TestApp
let company: Company
let manager: Browser
let worker: Actor
let login: string
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  manager = await signIn(test, company.logins.site_manager, company.password)
  login = `worker-${newId()}`
  worker = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工鲍', skills: ['水暖', '祖传手艺'], login }))
})
afterAll(() => test.close())

const profile = async (browser: Browser = manager, id = worker.employeeId!): Promise<EmployeeProfile> => (await browser.send('GET', `/employees/${id}`)).body
const change = async (facts: object, browser: Browser = manager, id = worker.employeeId!) => browser.send('PATCH', `/employees/${id}`, { version: (await profile(browser, id)).version, ...facts })
const code = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code: string; errors?: { pointer: string }[] }).code, (body as { errors?: { pointer: string }[] }).errors?.[0]?.pointer]
const add = (facts: object, id = worker.employeeId!) => manager.send('POST', `/employees/${id}/certificates`, { kind: '高压电工证', number: newId(), issuer: '应急管理局', validFrom: '2024-01-01', validUntil: '2099-12-31', ...facts })

describe('a certificate', () => {
  const validity = { valid_from: '2026-01-01', valid_until: '2026-12-31', is_verified: true, is_withdrawn: false }
  it.each([
    ['2025-12-31', {}, 'not_yet'], ['2026-01-01', {}, 'valid'], ['2026-10-01', {}, 'valid'], ['2026-10-02', {}, 'expiring'], ['2026-12-31', {}, 'expiring'], ['2027-01-01', {}, 'expired'],
    ['2026-06-01', { is_verified: false }, 'unverified'], ['2026-06-01', { is_withdrawn: true }, 'withdrawn'], ['2027-06-01', { is_verified: false }, 'expired'],
  ] as const)('is on %s %o %s', (day, facts, state) => expect(stateOn(day, { ...validity, ...facts })).toBe(state))

  it('reminds 90, 60, 30 and 7 days before its last day and on it; what has passed is left out [TRN-014]', () => {
    const morning = (day: string): Date => new Date(`${day}T01:00:00Z`)
    expect(remindersOf('2026-12-31', new Date('2026-10-10T00:00:00Z'), morning)).toEqual([
      { days: 60, at: morning('2026-11-01') }, { days: 30, at: morning('2026-12-01') }, { days: 7, at: morning('2026-12-24') }, { days: 0, at: morning('2026-12-31') },
    ])
    expect([daysBetween('2026-02-28', '2026-03-01'), daysBetween('2026-03-02', '2026-03-01'), dayAfter('2026-03-01', -1)]).toEqual([1, -1, '2026-02-28'])
  })

  it('tells its holder and those who manage people, once for each day, and nothing of an end that was put off', async () => {
    const until = dayAfter(new Date().toISOString().slice(0, 10), 20)
    const made = (await add({ validUntil: until })).body as Certificate
    const reminded = () => as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['account_id', 'params']).where('record_id', '=', worker.employeeId).where('template', 'in', ['certificate.ends', 'certificate.ends_today']).execute())
    const allDue = () => as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date() }).where('queue', '=', 'people.certificate-reminder').execute())
    await manager.send('PATCH', `/certificates/${made.id}`, { version: 1, validUntil: dayAfter(until) })
    await allDue()
    await runDueJobs(test.app)
    const told = await reminded()
    expect(told.map(({ account_id, params }) => `${account_id === worker.accountId ? 'holder' : 'manager'} ${String((params as { days: number }).days)} ${(params as { until: string }).until}`).toSorted()).toEqual(
      [7, 0].flatMap((days) => [`holder ${days} ${dayAfter(until)}`, `manager ${days} ${dayAfter(until)}`]).toSorted(),
    )
  })

  it('counts after somebody else has seen the original, and anew after every change', async () => {
    const made = (await add({})).body as Certificate
    expect(made).toMatchObject({ state: 'unverified', verifiedBy: null })
    const verified = await manager.send('POST', `/certificates/${made.id}/actions`, { action: 'verify' })
    expect(verified.body).toMatchObject({ state: 'valid', verifiedBy: { name: '经理林' } })
    expect(code(await manager.send('POST', `/certificates/${made.id}/actions`, { action: 'verify' }))).toEqual([409, 'action_not_allowed', undefined])
    const renewed = await manager.send('PATCH', `/certificates/${made.id}`, { version: 2, validUntil: '2100-12-31' })
    expect(renewed.body).toMatchObject({ state: 'unverified', validUntil: '2100-12-31', issuer: '应急管理局' })
    const gone = await manager.send('POST', `/certificates/${made.id}/actions`, { action: 'withdraw', reason: '换新证' })
    expect(gone.body).toMatchObject({ state: 'withdrawn', withdrawnReason: '换新证' })
    expect((await manager.send('PATCH', `/certificates/${made.id}`, { version: 4, issuer: 'x' })).status).toBe(409)
    // Nobody confirms the own one.
    expect(code(await add({ isVerified: true }, company.actors.site_manager.employeeId!))).toEqual([403, 'not_permitted', undefined])
  })

  it('is refused with a number that is recorded, a kind out of the list, or days that do not fit; two at once are one', async () => {
    expect((await add({ number: 'T-1' })).status).toBe(200)
    expect(code(await add({ number: 'T-1' }))).toEqual([409, 'already_exists', '/number'])
    expect(code(await add({ kind: '厨师证' }))).toEqual([422, 'rule_broken', '/kind'])
    expect(code(await add({ validFrom: '2026-02-02', validUntil: '2026-02-01' }))).toEqual([422, 'rule_broken', '/validUntil'])
    const race = await Promise.all([add({ number: 'T-2' }), add({ number: 'T-2' }), add({ number: 'T-2' })])
    expect(race.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(race.filter(({ status }) => status === 409)).toHaveLength(2)
  })

  it('shows number and scan to its holder and to who manages people, and to others only that it is there', async () => {
    await add({ number: 'T-SECRET', isVerified: true })
    const own = await signIn(test, login, 'correct horse')
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const numbers = async (browser: Browser) => (await profile(browser)).certificates.map(({ number }) => number)
    expect(await numbers(manager)).toContain('T-SECRET')
    expect(await numbers(own)).toContain('T-SECRET')
    expect(new Set(await numbers(desk))).toEqual(new Set([null]))
    const listed = ((await desk.send('GET', `/certificates?siteId=${company.siteId}&filter[state]=valid`)).body as { items: Certificate[] }).items
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.every(({ state, number }) => state === 'valid' && number === null)).toBe(true)
  })
})

describe('a colleague', () => {
  it('is changed on what is there, with one line of history and the name everywhere', async () => {
    const { version } = await profile()
    expect((await manager.send('PATCH', `/employees/${worker.employeeId}`, { version, name: '鲍国强', position: '高级技工', phone: '13800130009', loadLimit: 3 })).body).toMatchObject({
      name: '鲍国强', position: '高级技工', loadLimit: 3, version: version + 1,
    })
    expect(code(await manager.send('PATCH', `/employees/${worker.employeeId}`, { version, name: '旧' }))).toEqual([409, 'stale_version', undefined])
    expect((await (await signIn(test, login, 'correct horse')).send('GET', '/sessions/current')).body).toMatchObject({ account: { name: '鲍国强' } })
    const { items } = (await manager.send('GET', `/employees/${worker.employeeId}/timeline`)).body as { items: { action: string; changes: { field: string }[] }[] }
    expect(items.at(-1)).toMatchObject({ action: 'changed', changes: expect.arrayContaining([{ field: 'name', from: '技工鲍', to: '鲍国强' }]) })
  })

  it('keeps skills of old, and gets new ones from the list only', async () => {
    expect((await change({ skills: ['祖传手艺', '强电'] })).body).toMatchObject({ skills: ['祖传手艺', '强电'] })
    expect(code(await change({ skills: ['杂技'] }))).toEqual([422, 'rule_broken', '/skills'])
  })

  it('gets and loses rights only where the actor manages people, never the own ones, and feels it at the next request', async () => {
    const elsewhere = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: `Z${newId().slice(-4).toUpperCase()}`, name: '别处', kind: 'office', timeZone: 'Asia/Shanghai' }))
    const at = (role: string, siteId = company.siteId) => ({ role, scope: 'site', siteId })
    const own = await signIn(test, login, 'correct horse')
    expect((await own.send('GET', `/cases?siteId=${company.siteId}`)).status).toBe(403)
    expect((await change({ roles: [at('technician'), at('front_desk')] })).body).toMatchObject({ roles: expect.arrayContaining([expect.objectContaining(at('front_desk'))]) })
    await expect.poll(async () => (await own.send('GET', `/cases?siteId=${company.siteId}`)).status).toBe(200)
    expect((await change({ roles: [at('technician', elsewhere)] })).status).toBe(404)
    expect(code(await change({ roles: [{ role: 'administrator', scope: 'organization', siteId: null }] }))[0]).toBe(403)
    expect(code(await change({ roles: [at('technician')] }, manager, company.actors.site_manager.employeeId!))).toEqual([422, 'rule_broken', '/roles'])
    expect(code(await change({ isActive: false }, manager, company.actors.site_manager.employeeId!))).toEqual([422, 'rule_broken', '/isActive'])
    // Who manages a site manages no administrator.
    expect(code(await change({ name: 'x' }, manager, company.actors.administrator.employeeId!))[0]).toBe(403)
    const administrator = await signIn(test, company.logins.administrator, company.password)
    expect((await change({ roles: [at('technician')] }, administrator)).status).toBe(200)
  })

  it('reads the own profile without any right about people, and no other one', async () => {
    const own = await signIn(test, company.logins.technician, company.password)
    expect(await profile(own, company.actors.technician.employeeId!)).toMatchObject({ name: '技工吕', isSelf: true, mayChange: false })
    expect((await own.send('GET', `/employees/${worker.employeeId}`)).status).toBe(404)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect(await profile(desk)).toMatchObject({ isSelf: false, mayChange: false })
    expect((await desk.send('PATCH', `/employees/${worker.employeeId}`, { version: 1, name: 'x' })).status).toBe(403)
    const other = await aCompany(test, '别家物业')
    expect((await (await signIn(test, other.logins.administrator, other.password)).send('GET', `/employees/${worker.employeeId}`)).status).toBe(404)
  })

  it('who leaves signs in no more, at once', async () => {
    const own = await signIn(test, login, 'correct horse')
    expect((await change({ isActive: false })).body).toMatchObject({ isActive: false, isOnShift: false })
    await expect.poll(async () => (await own.send('GET', '/sessions/current')).status).toBe(401)
    await expect(signIn(test, login, 'correct horse')).rejects.toThrow('wrong_login')
    expect((await change({ isActive: true })).body).toMatchObject({ isActive: true })
    expect((await signIn(test, login, 'correct horse')).token).toBeTypeOf('string')
  })
})

it('keeps one list of skills and certificates for the organisation', async () => {
  const supervisor = await signIn(test, company.logins.supervisor, company.password)
  const made = await supervisor.send('POST', '/competences', { kind: 'skill', name: '玻璃安装' })
  expect(made.body).toMatchObject({ kind: 'skill', name: '玻璃安装', isActive: true })
  expect(code(await supervisor.send('POST', '/competences', { kind: 'skill', name: '玻璃安装' }))).toEqual([409, 'already_exists', '/name'])
  const id = (made.body as { id: string }).id
  expect((await supervisor.send('PATCH', `/competences/${id}`, { isActive: false })).body).toMatchObject({ isActive: false })
  expect(code(await change({ skills: ['玻璃安装'] }))).toEqual([422, 'rule_broken', '/skills'])
  expect(((await supervisor.send('GET', '/competences')).body as { items: { name: string }[] }).items.map(({ name }) => name)).toEqual(expect.arrayContaining(['强电', '高空作业', '特种设备作业证', '高处作业证']))
})
