import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { courses, redress } from '@guanjia/contract'
import { someoneWaitsForALock } from '../../../testing/locks.ts'
import { aCompany, as, newColleague, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { makeZone } from '../../organization/index.ts'
import { actOnLibraryCase } from './library.ts'
import { addCaseToSession } from './taught.ts'

const HOUR = 3_600_000
let test: TestApp
let company: Company
let supervisor: Browser
let technician: Browser
let guard: Browser
let zoneId: string
let leak: redress.LibraryCase
let attitude: redress.LibraryCase
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
  technician = await signIn(test, company.logins.technician, company.password)
  guard = await signIn(test, company.logins.steward, company.password)
  zoneId = await as(test, company.actors.administrator, (ctx) => makeZone(ctx, { siteId: company.siteId, name: '东片区', stewardId: null }))
  const { items } = ok<{ items: redress.LibraryCase[] }>(await supervisor.send('GET', '/library-cases'))
  leak = items.find(({ title }) => title.includes('漏水'))!
  attitude = items.find(({ title }) => title.includes('态度'))!
})
afterAll(() => test.close())

const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}
const from = (ms: number): string => new Date(Date.now() + ms).toISOString()
const sharing = (more: object = {}) => ({ siteId: company.siteId, title: '漏水案例分享会', kind: 'sharing', zoneId, startsAt: from(-HOUR), endsAt: from(HOUR), attendeeIds: [company.actors.technician.employeeId!], ...more })
const meet = async (more: object = {}): Promise<courses.Session> => ok(await supervisor.send('POST', '/training-sessions', sharing(more)))
const shown = async (who: Browser, path: string): Promise<redress.TaughtCases> => ok(await who.send('GET', `${path}/cases`))
const titles = ({ items }: redress.TaughtCases): string[] => items.map(({ title }) => title)
const act = (one: redress.LibraryCase, action: 'publish' | 'withdraw') => supervisor.send('POST', `/library-cases/${one.id}/actions`, { action })

describe('a case of the library as material', () => {
  it('stands on the page of its course for everybody who learns, and the course on the page of the case; what is withdrawn is seen by who writes the library alone [CAS-001]', async () => {
    const { items } = ok<{ items: courses.CourseSummary[] }>(await supervisor.send('GET', '/courses'))
    const course = items.find(({ code }) => code === 'KC-04')!
    const path = `/courses/${course.id}`
    expect((await technician.send('POST', `${path}/cases`, { caseId: leak.id })).status).toBe(403)
    const draft = ok<redress.LibraryCase>(await supervisor.send('POST', '/library-cases', { title: '写了一半', story: '张三来电' }))
    expect((await supervisor.send('POST', `${path}/cases`, { caseId: draft.id })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/caseId' }] })
    // Two who add the same, and one who adds another: each case once, in the order of adding.
    await Promise.all([supervisor.send('POST', `${path}/cases`, { caseId: leak.id }), supervisor.send('POST', `${path}/cases`, { caseId: leak.id })])
    expect(titles(ok(await supervisor.send('POST', `${path}/cases`, { caseId: attitude.id })))).toEqual([leak.title, attitude.title])
    const seen = await shown(technician, path)
    expect(seen).toMatchObject({ hidden: 0, mayChange: false, items: [{ id: leak.id, lesson: leak.lesson, tags: leak.tags }, { id: attitude.id }] })
    expect(Object.keys(seen.items[0]!).toSorted()).toEqual(['id', 'lesson', 'status', 'tags', 'title'])
    expect(ok<redress.CaseTeaching>(await technician.send('GET', `/library-cases/${leak.id}/teaching`)).courses).toMatchObject([{ code: 'KC-04', name: course.name }])

    ok(await act(leak, 'withdraw'))
    expect(titles(await shown(technician, path))).toEqual([attitude.title])
    expect(await shown(technician, path)).toMatchObject({ hidden: 0 })
    expect((await technician.send('GET', `/library-cases/${leak.id}/teaching`)).status).toBe(404)
    expect((await shown(supervisor, path)).items.map(({ status }) => status)).toEqual(['withdrawn', 'published'])
    // Who keeps courses and does not write the library hears that one is out of sight, not which.
    const admin = await signIn(test, company.logins.administrator, company.password)
    const role = ok<{ key: string }>(await admin.send('POST', '/roles', { from: 'officer', name: '讲师', permissions: ['organization:read', 'library:read', 'training:read', 'training:manage'] }))
    const login = `trainer-${company.organizationId.slice(-6)}`
    ok(await newColleague(test, admin, { name: '讲师', position: '讲师', login, roles: [{ key: role.key, scope: 'site', siteId: company.siteId }] }))
    const trainer = await signIn(test, login, 'correct horse')
    expect(await shown(trainer, path)).toMatchObject({ hidden: 1, mayChange: true, items: [{ id: attitude.id }] })
    // Published again in new words, it is there again as it reads today, at its old place.
    ok(await supervisor.send('PATCH', `/library-cases/${leak.id}`, { version: leak.version + 1, lesson: '先止损，再定责。' }))
    ok(await act(leak, 'publish'))
    expect((await shown(technician, path)).items).toMatchObject([{ id: leak.id, lesson: '先止损，再定责。' }, { id: attitude.id }])

    expect(titles(ok(await supervisor.send('DELETE', `${path}/cases/${attitude.id}`)))).toEqual([leak.title])
    expect(titles(ok(await supervisor.send('DELETE', `${path}/cases/${attitude.id}`)))).toEqual([leak.title])
    expect(ok<redress.CaseTeaching>(await supervisor.send('GET', `/library-cases/${attitude.id}/teaching`)).courses).toEqual([])
  })

  it('is talked about at a session: by who keeps it, while it is not over; who was not there does not see that it was', async () => {
    const session = await meet()
    const path = `/training-sessions/${session.id}`
    expect(titles(ok(await supervisor.send('POST', `${path}/cases`, { caseId: leak.id })))).toEqual([leak.title])
    expect(await shown(technician, path)).toMatchObject({ mayChange: false, items: [{ id: leak.id }] })
    expect((await guard.send('GET', `${path}/cases`)).status).toBe(404)
    const sessionsOf = async (who: Browser): Promise<string[]> => ok<redress.CaseTeaching>(await who.send('GET', `/library-cases/${leak.id}/teaching`)).sessions.map(({ id }) => id)
    expect([await sessionsOf(supervisor), await sessionsOf(technician), await sessionsOf(guard)]).toEqual([[session.id], [session.id], []])
    ok(await supervisor.send('POST', `${path}/attendances`, { employeeIds: [company.actors.technician.employeeId!] }))
    ok(await supervisor.send('POST', `${path}/actions`, { action: 'hold' }))
    ok(await supervisor.send('POST', `${path}/cases`, { caseId: attitude.id }))
    ok(await technician.send('POST', `${path}/notes`, { kind: 'tip', title: '先关阀', body: '到场先关总阀。' }))
    ok(await supervisor.send('POST', `${path}/actions`, { action: 'close' }))
    for (const answer of [await supervisor.send('POST', `${path}/cases`, { caseId: leak.id }), await supervisor.send('DELETE', `${path}/cases/${leak.id}`)]) expect(answer).toMatchObject({ status: 409, body: { code: 'action_not_allowed' } })
    expect(await shown(supervisor, path)).toMatchObject({ mayChange: false, items: [{ id: leak.id }, { id: attitude.id }] })
    const { items } = ok<{ items: { action: string; note: string | null }[] }>(await supervisor.send('GET', `${path}/timeline`))
    expect(items.filter(({ action }) => action === 'case_added').map(({ note }) => note)).toEqual([leak.title, attitude.title])
  })

  it('becomes a sharing meeting in one act: both are there or neither, and a second try makes nothing twice', async () => {
    const id = crypto.randomUUID()
    const share = (one: redress.LibraryCase, more: object = {}) => supervisor.send('POST', `/library-cases/${one.id}/sessions`, sharing({ id, ...more }))
    expect((await share(leak, { zoneId: null })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/zoneId' }] })
    const draft = ok<redress.LibraryCase>(await supervisor.send('POST', '/library-cases', { title: '未发布的案例' }))
    expect((await share(draft)).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/caseId' }] })
    // The session that the draft was refused for is not there.
    expect((await supervisor.send('GET', `/training-sessions/${id}`)).status).toBe(404)
    expect((await technician.send('POST', `/library-cases/${leak.id}/sessions`, sharing())).status).toBe(403)
    const answers = await Promise.all([share(leak), share(leak)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(titles(await shown(technician, `/training-sessions/${id}`))).toEqual([leak.title])
  })

  it('waits for who withdraws it at the same moment, and is not taught then', async () => {
    const { id } = await meet()
    const { late } = await as(test, company.actors.supervisor, async (ctx) => {
      await actOnLibraryCase(ctx, { params: { id: attitude.id }, query: {}, body: { action: 'withdraw' } })
      const late = as(test, company.actors.supervisor, (own) => addCaseToSession(own, { params: { id }, query: {}, body: { caseId: attitude.id } }))
      await someoneWaitsForALock(test)
      return { late }
    })
    await expect(late).rejects.toMatchObject({ code: 'rule_broken' })
    expect(titles(await shown(supervisor, `/training-sessions/${id}`))).toEqual([])
  })

  it('has one place for each link, in one organisation', async () => {
    const other = await aCompany(test, '别家')
    const session = await meet()
    const insert = (organizationId: string, courseId: string | null) =>
      as(test, company.actors.administrator, (ctx) => ctx.client.query('insert into taught_case (organization_id, id, case_id, course_id, session_id, added_at) values ($1, $2, $3, $4, $5, now())', [organizationId, crypto.randomUUID(), leak.id, courseId, session.id]))
    const course = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('course').select('id').limit(1).executeTakeFirstOrThrow())
    await expect(insert(company.organizationId, course.id)).rejects.toMatchObject({ code: '23514' })
    await expect(insert(other.organizationId, null)).rejects.toMatchObject({ code: '42501' })
    const stranger = await signIn(test, other.logins.supervisor, other.password)
    for (const path of [`/training-sessions/${session.id}/cases`, `/courses/${course.id}/cases`, `/library-cases/${leak.id}/teaching`]) expect((await stranger.send('GET', path)).status).toBe(404)
  })
})
