import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases } from '@guanjia/contract'
import { aHousehold, type Household } from '../../testing/households.ts'
import { Listener } from '../../testing/listener.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let company: Company
let home: Household
let url: string
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  url = await test.http.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => test.close())

async function takeCase(login: string): Promise<cases.Case> {
  const desk = await signIn(test, login, company.password)
  const answer = await desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '门禁坏了', unitId: home.unitId, personId: home.personId })
  return answer.body
}

describe('live changes', () => {
  it('reach a colleague without reload, name only ids, and stay inside the organisation', async () => {
    const stranger = await aCompany(test, '别家物业')
    const [near, far] = await Promise.all([
      new Listener(url).open((await signIn(test, company.logins.supervisor, company.password)).token),
      new Listener(url).open((await signIn(test, stranger.logins.supervisor, stranger.password)).token),
    ])
    const taken = await takeCase(company.logins.front_desk)
    const { data } = await near.until((h) => h.event === 'change' && h.data.recordId === taken.id)
    expect(data).toMatchObject({ recordType: 'case', siteId: company.siteId, action: 'registered' })
    expect(JSON.stringify(data)).not.toContain('门禁')
    expect(far.heard.filter((h) => h.event === 'change')).toEqual([])
    near.close()
    far.close()
  })

  it('are made up for after a break, from the last event that was seen', async () => {
    const { token } = await signIn(test, company.logins.supervisor, company.password)
    const first = await new Listener(url).open(token)
    const before = await takeCase(company.logins.front_desk)
    const seen = await first.until((h) => h.data.recordId === before.id)
    first.close()
    const missed = await takeCase(company.logins.front_desk)
    const second = await new Listener(url).open(token, seen.id)
    expect(await second.until((h) => h.data.recordId === missed.id)).toMatchObject({ event: 'change' })
    second.close()
  })

  it('tell a client whose last event is unknown to start anew', async () => {
    const { token } = await signIn(test, company.logins.supervisor, company.password)
    const listener = await new Listener(url).open(token, '999999999')
    expect(await listener.until((h) => h.event === 'reset')).toBeDefined()
    listener.close()
  })

  it('end with their session, and follow rights that are taken away while they run', async () => {
    const admin = await signIn(test, company.logins.administrator, company.password)
    const name = `live-${company.organizationId.slice(-6)}`
    const actor = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '许', login: name }))
    const [leaving, watching] = [await signIn(test, name, company.password), await signIn(test, name, company.password)]
    const [left, stays] = [await new Listener(url).open(leaving.token), await new Listener(url).open(watching.token)]
    expect((await leaving.send('DELETE', '/sessions/current')).status).toBeLessThan(300)
    await left.ended
    const seen = await takeCase(company.logins.front_desk)
    await stays.until((h) => h.data.recordId === seen.id)
    const { version } = (await admin.send('GET', `/employees/${actor.employeeId}`)).body as { version: number }
    expect((await admin.send('PATCH', `/employees/${actor.employeeId}`, { version, isActive: false })).status).toBe(200)
    await stays.ended
    expect(left.heard.map((h) => h.data.recordId)).not.toContain(seen.id)
  })

  it('show a resident the own case and nothing else of the site', async () => {
    await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'live-resident', password: company.password }))
    const { token } = await signIn(test, 'live-resident', company.password)
    const listener = await new Listener(url).open(token)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const other = (await desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '大堂灯坏了', placeKind: 'public_area', place: '大堂' })).body as cases.Case
    const own = await takeCase(company.logins.front_desk)
    await listener.until((h) => h.data.recordId === own.id)
    expect(listener.heard.map((h) => h.data.recordId)).not.toContain(other.id)
    listener.close()
  })
})
