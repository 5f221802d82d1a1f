import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { dailywork, organization, tasks } from '@guanjia/contract'
import { runDueTimers } from '../sla/index.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'

type Refusal = { code: string; errors?: { pointer: string }[] }
type Task = tasks.StaffTask
let test: TestApp
let company: Company
const people = {} as Record<keyof Company['actors'] | 'second', Browser>
const departments = new Map<string, string>()
const HOUR = 3_600_000
const soon = (hours = 24): string => new Date(Date.now() + hours * HOUR).toISOString()

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  for (const role of Object.keys(company.logins) as (keyof Company['logins'])[]) people[role] = await signIn(test, company.logins[role], company.password)
  const login = `second-${company.siteId.slice(-6)}`
  const second = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '鲍国强', login, password: company.password }))
  people.second = await signIn(test, login, company.password)
  for (const one of ((await people.administrator.send('GET', `/departments?siteId=${company.siteId}`)).body as { items: organization.Department[] }).items) departments.set(one.code, one.id)
  const place = (id: string | null, code: string) => people.administrator.send('PATCH', `/employees/${id}`, { version: 1, departmentId: departments.get(code) })
  await place(company.actors.front_desk.employeeId, 'CUSTOMER_CENTRE')
  await place(company.actors.steward.employeeId, 'CUSTOMER_CENTRE')
  await place(company.actors.technician.employeeId, 'ENGINEERING')
  await place(second.employeeId, 'ENGINEERING')
})
afterAll(() => test.close())

const create = (who: Browser, body: object) => who.send('POST', '/staff-tasks', { siteId: company.siteId, dueAt: soon(), ...body })
const act = (who: Browser, task: Pick<Task, 'id'>, body: object) => who.send('POST', `/staff-tasks/${task.id}/actions`, body)
const assist = async (body: object = {}): Promise<Task> => (await create(people.front_desk, { kind: 'assist', title: '搬运展架到大堂', toDepartmentId: departments.get('ENGINEERING'), ...body })).body as Task
const workOf = async (who: Browser) => ((await who.send('GET', `/my-work?siteId=${company.siteId}`)).body as { items: { id: string; why: string; recordType: string }[] }).items
const carried = async (post: string) => ((await people.supervisor.send('GET', `/hand-overs/draft?siteId=${company.siteId}&post=${post}`)).body as { items: dailywork.HandOverItem[] }).items

describe('an ad-hoc task', () => {
  it('has who gave it, who does it, by when and how it ended; it stands in the to-do and in the hand-over until then [ORG-018]', async () => {
    const given = (await create(people.supervisor, { kind: 'ad_hoc', title: '下午三点布置会议室', doerId: company.actors.technician.employeeId })).body as Task
    expect(given).toMatchObject({ state: 'asked', askedBy: { name: '主管周' }, doer: { name: '技工吕' } })
    expect(given.clock).toMatchObject({ metric: 'task' })
    expect(Date.parse(given.clock!.dueAt!)).toBe(Date.parse(given.dueAt))
    expect((await workOf(people.technician)).map(({ id, why }) => [id, why])).toEqual([[given.id, 'asked']])
    expect((await carried('engineering')).map(({ kind, id, owner }) => [kind, id, owner])).toEqual([['staff_task', given.id, '技工吕']])
    expect((await act(people.front_desk, given, { action: 'finish', note: '代办' })).status).toBe(404)
    await act(people.technician, given, { action: 'accept' })
    expect(((await act(people.technician, given, { action: 'finish' })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/note' })])
    const done = (await act(people.technician, given, { action: 'finish', note: '已布置，投影正常' })).body as Task
    expect(done).toMatchObject({ state: 'done', outcome: '已布置，投影正常' })
    expect(await workOf(people.technician)).toEqual([])
    expect(await carried('engineering')).toEqual([])
    expect((await workOf(people.supervisor)).find(({ id }) => id === given.id)?.why).toBe('rate')
    await act(people.supervisor, given, { action: 'close' })
    const actions = ((await people.technician.send('GET', `/staff-tasks/${given.id}/timeline`)).body as { items: { action: string }[] }).items.map(({ action }) => action)
    expect(actions).toEqual(['asked', 'accept', 'finish', 'close'])
  })

  it('is given only by who may give tasks, to somebody of the site, for a time to come', async () => {
    expect((await create(people.front_desk, { kind: 'ad_hoc', title: 'x', doerId: company.actors.technician.employeeId })).status).toBe(403)
    expect(((await create(people.supervisor, { kind: 'ad_hoc', title: 'x' })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/doerId' })])
    expect(((await create(people.supervisor, { kind: 'ad_hoc', title: 'x', doerId: company.actors.technician.employeeId, dueAt: '2020-01-01T00:00:00Z' })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/dueAt' })])
  })

  it('that is late is a broken promise of the engine, with its reminders and escalations', async () => {
    const given = (await create(people.supervisor, { kind: 'ad_hoc', title: '检查样板间', doerId: company.actors.steward.employeeId, dueAt: soon(2) })).body as Task
    await runDueTimers(test.app, { now: new Date(Date.now() + 3 * HOUR), organizationId: company.organizationId })
    expect(((await people.steward.send('GET', `/staff-tasks/${given.id}`)).body as Task).clock).toMatchObject({ metric: 'task', outcome: 'breached' })
  })
})

describe('an assist between departments', () => {
  it('is asked of a department, stands before its people, is taken by one, and leaves a line in its case [ORG-019]', async () => {
    const taken = (await people.front_desk.send('POST', '/cases', { siteId: company.siteId, kind: 'enquiry', statement: '大堂要临时放展架' })).body as { id: string; number: string }
    const asked = await assist({ caseId: taken.id })
    expect(asked).toMatchObject({ fromDepartment: { name: '客户服务中心' }, toDepartment: { name: '工程运行部' }, case: { number: taken.number }, doer: null })
    expect((await workOf(people.technician)).map(({ id }) => id)).toContain(asked.id)
    expect((await workOf(people.second)).map(({ id }) => id)).toContain(asked.id)
    const answers = await Promise.all([act(people.technician, asked, { action: 'accept' }), act(people.second, asked, { action: 'accept' })])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const doer = answers[0].status === 200 ? people.technician : people.second
    await act(doer, asked, { action: 'finish', note: '已搬到位' })
    const lines = ((await people.front_desk.send('GET', `/cases/${taken.id}/timeline`)).body as { items: { action: string }[] }).items.map(({ action }) => action)
    expect(lines).toEqual(expect.arrayContaining(['assist_asked', 'assist_accept', 'assist_finish']))
    expect((await create(people.front_desk, { kind: 'assist', title: 'x', toDepartmentId: departments.get('CUSTOMER_CENTRE') })).status).toBe(422)
  })

  it('is closed with one to five by the colleague who asked, and by nobody else [ORG-043]', async () => {
    const asked = await assist()
    await act(people.technician, asked, { action: 'finish', note: '完成' })
    expect((await act(people.technician, asked, { action: 'close', rating: 5 })).status).toBe(403)
    expect(((await act(people.front_desk, asked, { action: 'close' })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/rating' })])
    expect((await act(people.front_desk, asked, { action: 'close', rating: 6 })).status).toBe(400)
    const answers = await Promise.all([act(people.front_desk, asked, { action: 'close', rating: 4, note: '很及时' }), act(people.front_desk, asked, { action: 'close', rating: 2 })])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('the same request sent twice is one, under one number', async () => {
    const id = crypto.randomUUID()
    const [a, b] = await Promise.all([assist({ id }), assist({ id })])
    expect([a.number, b.number]).toEqual([a.number, a.number])
  })

  it('is reported by department: how fast it was answered and done, how it was rated; nothing measured is null [ORG-052]', async () => {
    const other = await aCompany(test, '报告物业')
    const desk = await signIn(test, other.logins.supervisor, other.password)
    const tech = await signIn(test, other.logins.technician, other.password)
    const found = ((await desk.send('GET', `/departments?siteId=${other.siteId}`)).body as { items: organization.Department[] }).items
    const engineering = found.find(({ code }) => code === 'ENGINEERING')!.id
    await as(test, other.actors.administrator, (ctx) => ctx.tx.updateTable('employee').set({ department_id: engineering }).where('id', '=', other.actors.technician.employeeId!).execute())
    const ask = async (to: string) => (await desk.send('POST', '/staff-tasks', { siteId: other.siteId, kind: 'assist', title: '协助', toDepartmentId: to, dueAt: soon() })).body as Task
    const rated = [await ask(engineering), await ask(engineering)]
    await ask(found.find(({ code }) => code === 'SECURITY')!.id)
    for (const [at, one] of rated.entries()) {
      await tech.send('POST', `/staff-tasks/${one.id}/actions`, { action: 'accept' })
      await tech.send('POST', `/staff-tasks/${one.id}/actions`, { action: 'finish', note: '完成' })
      await desk.send('POST', `/staff-tasks/${one.id}/actions`, { action: 'close', rating: 4 + at })
      await as(test, other.actors.administrator, (ctx) => ctx.client.query("update staff_task set accepted_at = asked_at + make_interval(mins => $2), done_at = asked_at + interval '2 hours' where id = $1", [one.id, 10 + 20 * at]))
    }
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
    const report = (await desk.send('GET', `/staff-tasks/report?siteId=${other.siteId}&from=${today}&to=${today}`)).body as { items: object[] }
    expect(report.items).toEqual([
      { department: { id: engineering, name: '工程运行部' }, asked: 2, answered: 2, minutesToAnswer: 20, hoursToDone: 2, onTime: 1, rating: 4.5, rated: 2, joint: 0, jointHoursToDone: null },
      expect.objectContaining({ asked: 1, answered: 0, minutesToAnswer: null, hoursToDone: null, onTime: null, rating: null }),
    ])
  })

  it('is seen by who has to do with it, and exports', async () => {
    const asked = await assist({ title: '只给工程看' })
    const stranger = await aCompany(test, '别家')
    const other = await signIn(test, stranger.logins.administrator, stranger.password)
    expect((await other.send('GET', `/staff-tasks/${asked.id}`)).status).toBe(404)
    const csv = await test.http.inject({ method: 'GET', url: `/api/v1/staff-tasks/export?siteId=${company.siteId}&format=csv`, headers: { authorization: `Bearer ${people.supervisor.token}`, 'accept-language': 'zh-CN' } })
    expect(csv.payload).toContain('只给工程看')
  })
})

describe('a team on a case', () => {
  it('is of several departments, for as long as it takes; one at a time, and the case tells who was on it [ORG-049]', async () => {
    const taken = (await people.front_desk.send('POST', '/cases', { siteId: company.siteId, kind: 'complaint', statement: '地下室反复积水' })).body as { id: string }
    const [steward, tech] = [company.actors.steward.employeeId!, company.actors.technician.employeeId!]
    const form = (body: object = {}) => people.supervisor.send('POST', `/cases/${taken.id}/teams`, { purpose: '查清积水来源', leadId: steward, memberIds: [steward, tech], ...body })
    expect(((await form({ leadId: company.actors.front_desk.employeeId })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/leadId' })])
    const answers = await Promise.all([form(), form()])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const team = answers.find(({ status }) => status === 200)!.body as tasks.CaseTeam
    expect(new Set(team.members.map(({ department }) => department))).toEqual(new Set(['客户服务中心', '工程运行部']))
    expect(((await people.technician.send('GET', '/messages')).body as { items: { title: string }[] }).items.some(({ title }) => title.startsWith('您加入了报事'))).toBe(true)
    const ended = await people.supervisor.send('PATCH', `/case-teams/${team.id}`, { version: team.version, result: '外墙防水层破损，已报修' })
    expect(ended.body).toMatchObject({ result: '外墙防水层破损，已报修' })
    expect((await people.supervisor.send('PATCH', `/case-teams/${team.id}`, { version: 2, result: '再改' })).status).toBe(409)
    const lines = ((await people.front_desk.send('GET', `/cases/${taken.id}/timeline`)).body as { items: { action: string }[] }).items.map(({ action }) => action)
    expect(lines).toEqual(expect.arrayContaining(['team_formed', 'team_ended']))
    // What was done beyond the duty on it is proposed for a reward, as everywhere else.
    const reward = await people.supervisor.send('POST', '/reward-proposals', { siteId: company.siteId, employeeId: tech, reason: '主动夜间排查积水' })
    expect([reward.status, (reward.body as { status: string }).status]).toEqual([200, 'proposed'])
  })
})
