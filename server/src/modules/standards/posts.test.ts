import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { courses, standards, structure } from '@guanjia/contract'
import { aCompany, newColleague, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { isForRole, postOfPosition } from './lifecycle.ts'

let test: TestApp
let company: Company
let boss: Browser
let supervisor: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  boss = await signIn(test, company.logins.administrator, company.password)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}
async function hired(name: string, facts: object): Promise<{ id: string; who: Browser }> {
  const login = `${name}-${company.organizationId.slice(-6)}`
  const { id } = ok<{ id: string }>(await newColleague(test, boss, { name, position: name, login, ...facts }))
  return { id, who: await signIn(test, login, company.password) }
}

describe('what somebody reads and confirms follows the post', () => {
  it('the position of the catalogue before the role that was given, before the role of the account', () => {
    expect((['front_desk', 'cs_assistant', 'sales_office_reception', 'steward', 'facility_maintainer', 'cleaner', 'greener', 'guard', 'engineering_supervisor', 'cashier', 'own-role', null] as const).map(postOfPosition)).toEqual(['front_desk', 'customer_service', 'sales_office', 'steward', 'technician', 'cleaning', null, 'security', 'manager', null, null, null])
    for (const role of ['greener', 'cashier', 'own-role']) expect(isForRole('everybody', role)).toBe(true)
  })

  it('whoever cleans, by position or by role, confirms what is for cleaners and nothing for technicians; the desk of a home estate nothing of a sales office', async () => {
    const { items: positions } = ok<{ items: structure.Position[] }>(await boss.send('GET', '/positions'))
    const grant = (key: string) => ({ roles: [{ key, scope: 'site', siteId: company.siteId }] })
    const byPosition = await hired('cleaner1', grant('technician'))
    ok(await boss.send('PATCH', `/employees/${byPosition.id}`, { version: 1, positionId: positions.find(({ code }) => code === 'CLEANER')!.id }))
    const byRole = await hired('cleaner2', grant('cleaner'))
    const { items } = ok<{ items: { standard: { id: string; name: string }; of: number; missing: { id: string; name: string }[] }[] }>(await supervisor.send('GET', `/standards/outstanding?siteId=${company.siteId}`))
    const all = ok<{ items: standards.StandardSummary[] }>(await supervisor.send('GET', '/standards')).items
    const missing = (code: string): string[] => items.find(({ standard }) => standard.id === all.find((one) => one.code === code)!.id)!.missing.map(({ name }) => name).toSorted()
    expect(missing('CLEANING')).toEqual(['cleaner1', 'cleaner2'])
    expect(missing('HOME-VISIT')).toEqual(['技工吕'])
    expect(missing('SALES-FLOW')).toEqual([])
    expect(missing('PHONE-CALLS')).toEqual(['前台许'])
    expect(missing('DRESS')).toHaveLength(8)

    // The own list asks for the same, and for nothing of another post.
    const unread = async (who: Browser): Promise<string[]> => ok<{ items: standards.StandardSummary[] }>(await who.send('GET', '/standards?filter[unread]=true')).items.map(({ code }) => code)
    for (const { who } of [byPosition, byRole]) expect(await unread(who)).toEqual(expect.arrayContaining(['CLEANING', 'DRESS']))
    for (const { who } of [byPosition, byRole]) for (const code of ['HOME-VISIT', 'SECURITY', 'PHONE-CALLS']) expect(await unread(who)).not.toContain(code)
    const cleaning = all.find(({ code }) => code === 'CLEANING')!
    ok(await byPosition.who.send('POST', `/standards/${cleaning.id}/read`, { number: 1 }))
    expect(await unread(byPosition.who)).not.toContain('CLEANING')
    const later = ok<{ items: { standard: { id: string }; of: number; read: number; missing: { name: string }[] }[] }>(await supervisor.send('GET', `/standards/outstanding?siteId=${company.siteId}`))
    expect(later.items.find(({ standard }) => standard.id === cleaning.id)).toMatchObject({ of: 2, read: 1, missing: [{ name: 'cleaner2' }] })

    // Customer service and the cleaners talk with each other: that the latter were there is known by the same.
    const at = (ms: number): string => new Date(Date.now() + ms).toISOString()
    const talk = ok<courses.Session>(await supervisor.send('POST', '/training-sessions', { siteId: company.siteId, title: '客服与保洁座谈', kind: 'seminar', teams: ['customer_service', 'cleaning'], startsAt: at(-3_600_000), endsAt: at(3_600_000) }))
    const sign = async (id: string) => ok(await supervisor.send('POST', `/training-sessions/${talk.id}/attendances`, { employeeIds: [id] }))
    await sign(company.actors.front_desk.employeeId!)
    await sign(company.actors.technician.employeeId!)
    expect((await supervisor.send('POST', `/training-sessions/${talk.id}/actions`, { action: 'hold' })).status).toBe(409)
    await sign(byRole.id)
    ok(await supervisor.send('POST', `/training-sessions/${talk.id}/actions`, { action: 'hold' }))
  })
})
