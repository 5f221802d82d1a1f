import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { organization } from '@guanjia/contract'
import { newId } from '../../platform/ids.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { aHousehold } from '../../testing/households.ts'
import { accountOfEmployee, accountsWithRole } from './accounts.ts'
import { standInFor } from './stand-ins.ts'
import { createSubstitution } from './substitutions.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
})
beforeEach(async () => {
  company = await aCompany(test)
})
afterAll(() => test.close())

const inDays = (days: number, now = Date.now()): string => new Date(now + days * 86_400_000).toISOString()
const idOf = (role: keyof Company['actors']): string => company.actors[role].employeeId!
const signedIn = (role: keyof Company['actors']): Promise<Browser> => signIn(test, company.logins[role], company.password)
const away = (absent: keyof Company['actors'], substitute: keyof Company['actors'], from = -1, to = 2, now = Date.now()) => ({ absentId: idOf(absent), substituteId: idOf(substitute), from: inDays(from, now), to: inDays(to, now) })
const code = (answer: { status: number; body: never }) => [answer.status, (answer.body as { code: string }).code]

describe('a substitute', () => {
  it('is named by the absent one, is seen at the site, and stands in until the absent one is back', async () => {
    const technician = await signedIn('technician')
    const made = await technician.send('POST', '/substitutions', { ...away('technician', 'steward'), reason: '年假' })
    expect([made.status, made.body]).toEqual([200, expect.objectContaining({ absent: { id: idOf('technician'), name: '技工吕' }, substitute: { id: idOf('steward'), name: '管家何' }, reason: '年假', isNow: true, endedAt: null })])
    const { id } = made.body as organization.Substitution
    const desk = await signedIn('front_desk')
    const list = async () => ((await desk.send('GET', `/substitutions?siteId=${company.siteId}`)).body as { items: { id: string }[] }).items.map((item) => item.id)
    expect(await list()).toEqual([id])
    expect((await technician.send('POST', `/substitutions/${id}/end`)).body).toMatchObject({ isNow: false, endedAt: expect.any(String) })
    expect(await list()).toEqual([])
    expect(code(await technician.send('POST', `/substitutions/${id}/end`))).toEqual([409, 'action_not_allowed'])
  })

  it('is named for others only by who manages people at their site', async () => {
    for (const role of ['supervisor', 'front_desk', 'steward'] as const)
      expect(code(await (await signedIn(role)).send('POST', '/substitutions', away('technician', 'steward')))).toEqual([403, 'not_permitted'])
    const made = await (await signedIn('site_manager')).send('POST', '/substitutions', away('technician', 'steward'))
    expect(made.status).toBe(200)
    expect(code(await (await signedIn('steward')).send('POST', `/substitutions/${(made.body as { id: string }).id}/end`))).toEqual([403, 'not_permitted'])
    // A site manager does not send head office on leave.
    expect(code(await (await signedIn('site_manager')).send('POST', '/substitutions', away('administrator', 'steward')))).toEqual([403, 'not_permitted'])
    const resident = await as(test, company.actors.administrator, async (ctx) => aResident(ctx, { personId: (await aHousehold(ctx, company.siteId)).personId, name: '苏婉清', login: `s-${newId()}`, password: company.password }))
    await expect(as(test, resident, (ctx) => createSubstitution(ctx, { params: {}, query: {}, body: { ...away('technician', 'steward'), reason: '' } }))).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('is somebody else, still with us, and at work where the absent one works; times must make sense', async () => {
    const manager = await signedIn('site_manager')
    const refused = async (body: object) => {
      const answer = await manager.send('POST', '/substitutions', body)
      return [answer.status, (answer.body as { errors?: { pointer: string }[] }).errors?.[0]?.pointer]
    }
    const elsewhere = await as(test, company.actors.administrator, async (ctx) => {
      await ctx.tx.updateTable('employee').set({ is_active: false }).where('id', '=', idOf('front_desk')).execute()
      return (await aColleague(ctx, { role: 'technician', siteId: null, name: '外地' })).employeeId
    })
    const other = await aCompany(test)
    expect(await refused(away('technician', 'technician'))).toEqual([422, '/substituteId'])
    expect(await refused(away('technician', 'front_desk'))).toEqual([422, '/substituteId'])
    expect(await refused(away('technician', 'steward', 2, 2))).toEqual([422, '/to'])
    expect(await refused(away('technician', 'steward', -3, -1))).toEqual([422, '/to'])
    expect((await manager.send('POST', '/substitutions', { ...away('technician', 'steward'), substituteId: other.actors.steward.employeeId })).status).toBe(404)
    expect((await manager.send('POST', '/substitutions', { ...away('technician', 'steward'), substituteId: elsewhere })).status).toBe(200)
  })

  it('is one at a time, also when two name one at once; the same request twice is one', async () => {
    const manager = company.actors.site_manager
    const name = (substitute: 'steward' | 'front_desk', id?: string) => (ctx: Parameters<typeof createSubstitution>[0]) =>
      createSubstitution(ctx, { params: {}, query: {}, body: { id, ...away('technician', substitute), reason: '' } })
    const id = newId()
    let second: Promise<unknown> | undefined
    const first = await as(test, manager, async (ctx) => {
      const made = await name('steward', id)(ctx)
      second = as(test, manager, name('front_desk')).catch((error: unknown) => error)
      await someoneWaitsForALock(test)
      return made
    })
    expect(await second).toMatchObject({ code: 'rule_broken' })
    expect(await as(test, manager, name('steward', id))).toEqual(first)
    // Afterwards somebody else may.
    const later = await (await signedIn('site_manager')).send('POST', '/substitutions', away('technician', 'front_desk', 2, 4))
    expect([later.status, (later.body as { isNow: boolean }).isNow]).toEqual([200, false])
  })
})

describe('messages', () => {
  it('reach the substitute instead of the absent one, whether meant for a person or for a role', async () => {
    await (await signedIn('site_manager')).send('POST', '/substitutions', away('supervisor', 'front_desk'))
    const [person, role] = await as(test, company.actors.administrator, async (ctx) => [await accountOfEmployee(ctx, idOf('supervisor')), await accountsWithRole(ctx, 'supervisor', company.siteId)] as const)
    expect(person).toBe(company.actors.front_desk.accountId)
    expect(role).toEqual([{ accountId: company.actors.front_desk.accountId, employeeId: idOf('front_desk'), name: '前台许' }])
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('employee').set({ is_active: false }).where('id', '=', idOf('front_desk')).execute())
    expect(await as(test, company.actors.administrator, (ctx) => accountOfEmployee(ctx, idOf('supervisor')))).toBeNull()
  })
})

describe('who stands in', () => {
  it('is followed on while substitutes are away themselves, and is nobody when they only point at each other', () => {
    const chain = new Map([['a', 'b'], ['b', 'c'], ['x', 'y'], ['y', 'x'], ['into', 'x']])
    expect(['a', 'b', 'c', 'x', 'into'].map((id) => standInFor(id, chain))).toEqual(['c', 'c', 'c', null, null])
  })
})
