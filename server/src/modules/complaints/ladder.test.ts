import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { ComplaintStories } from '../../testing/complaint-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, aResident, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { actOnComplaint } from './act.ts'

let test: TestApp
let company: Company
let home: Household
let stories: ComplaintStories
let resident: Actor
let desk: Actor
let steward: Actor
let supervisor: Actor
let manager: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new ComplaintStories(test, company)
  ;({ front_desk: desk, steward, supervisor, site_manager: manager } = company.actors)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清' }))
})
afterAll(() => test.close())

const take = () => stories.takeComplaint(desk, { unitId: home.unitId, personId: home.personId })
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()
const up = (actor: Actor, id: string, hours = 24, more: { isByPhone?: boolean; mediator?: string; toEmployeeId?: string } = {}) => stories.onComplaint(actor, id, { action: 'hand_up', reason: '业主不同意处理方案', answerBy: inHours(hours), ...more })

describe('disagreement', () => {
  it('goes first to the supervisor of customer service, whoever else supervises at the site', async () => {
    const other = await aCompany(test, '有两位主管的物业')
    const told = new ComplaintStories(test, other)
    const post = async (code: string, employeeId: string) => as(test, other.actors.administrator, (ctx) => ctx.client.query('update employee set position_id = (select id from job_position where code = $1) where id = $2', [code, employeeId]))
    const others = await as(test, other.actors.administrator, async (ctx) => [await aColleague(ctx, { role: 'supervisor', siteId: other.siteId, name: '丁工程' }), await aColleague(ctx, { role: 'supervisor', siteId: other.siteId, name: '周秩序' })])
    for (const [at, one] of others.entries()) await post(at === 0 ? 'ENGINEERING_SUPERVISOR' : 'SECURITY_SUPERVISOR', one.employeeId!)
    await post('CS_SUPERVISOR', other.actors.supervisor.employeeId!)
    const place = await as(test, other.actors.administrator, (ctx) => aHousehold(ctx, other.siteId))
    const { id } = await told.takeComplaint(other.actors.front_desk, { unitId: place.unitId, personId: place.personId })
    const first = await told.onComplaint(other.actors.front_desk, id, { action: 'hand_up', reason: '不同意', answerBy: inHours(24) })
    expect(first.levels.at(-1)).toMatchObject({ level: 'supervisor', holder: { id: other.actors.supervisor.employeeId! } })
  })

  it('climbs one level at a time, each with its own promise and its own answer, to outside mediation [CMP-040]', async () => {
    const { id, number } = await take()
    await stories.onComplaint(desk, id, { action: 'feed_back', text: '已提醒楼上住户。', opinion: '没用' })
    const first = await up(desk, id)
    expect(first.levels).toMatchObject([{ level: 'handler', answer: '已提醒楼上住户。', outcome: 'not_agreed' }, { level: 'supervisor', holder: { id: supervisor.employeeId! }, answer: '', endedAt: null }])
    expect(first.clocks).toMatchObject([{ metric: 'promised', state: 'running', dueAt: first.levels[1]!.answerBy, holder: { id: supervisor.employeeId! } }])
    const levelId = first.levels[1]!.id
    await expect(stories.onComplaint(steward, id, { action: 'answer_level', levelId, answer: '我来答' })).rejects.toMatchObject({ code: 'not_permitted' })
    const answered = await stories.onComplaint(supervisor, id, { action: 'answer_level', levelId, answer: '主管上门协调。', outcome: 'not_agreed' })
    expect(answered.clocks[0]).toMatchObject({ state: 'stopped', outcome: 'met' })
    await up(supervisor, id)
    await up(manager, id)
    await expect(up(company.actors.administrator, id)).rejects.toMatchObject({ errors: [{ pointer: '/mediator' }] })
    const outside = await up(company.actors.administrator, id, 240, { mediator: '清溪街道人民调解委员会' })
    expect(outside.levels.map(({ level }) => level)).toEqual(['handler', 'supervisor', 'site_manager', 'head_office', 'mediation'])
    expect(outside.levels[1]).toMatchObject({ answer: '主管上门协调。', outcome: 'not_agreed' })
    expect(outside.allowedActions).not.toContain('hand_up')
    const mediationId = outside.levels.at(-1)!.id
    await expect(stories.onComplaint(company.actors.administrator, id, { action: 'answer_level', levelId: mediationId, answer: '达成调解' })).rejects.toMatchObject({ errors: [{ pointer: '/mediationFrom' }] })
    const document = await stories.photo(company.actors.administrator)
    const settled = await stories.onComplaint(company.actors.administrator, id, {
      action: 'answer_level', levelId: mediationId, answer: '达成调解协议。', outcome: 'agreed', mediationFrom: inHours(-3), mediationTo: inHours(-1), fileIds: [document],
    })
    expect(settled.levels.at(-1)).toMatchObject({ level: 'mediation', mediator: '清溪街道人民调解委员会', outcome: 'agreed', mediationFrom: expect.any(String), files: [{ id: document }] })
    // The resident sees who answers and what was answered.
    expect((await stories.see(resident, id)).levels.map(({ answer }) => answer)).toContain('主管上门协调。')
    expect(number).toBeTruthy()
  })

  it('moves the ownership up with a page of its own, and the first contact stays informed [CMP-042]', async () => {
    const { id, number } = await take()
    await stories.onComplaint(steward, id, { action: 'add_finding', method: 'archive', found: '已投诉两次' })
    const gone = await up(steward, id, 24, { toEmployeeId: supervisor.employeeId! })
    expect(gone.levels.at(-1)).toMatchObject({ level: 'supervisor' })
    const browser = await signIn(test, company.logins.supervisor, company.password)
    expect(await browser.send('GET', `/cases/${id}`)).toMatchObject({ body: { owner: { id: supervisor.employeeId }, firstContactBy: { id: desk.employeeId } } })
    const deskMessages = (await (await signIn(test, company.logins.front_desk, company.password)).send('GET', '/messages')).body as { items: { title: string }[] }
    expect(deskMessages.items.map(({ title }) => title)).toContain(`投诉已提交上级 ${number}`)
    await letJobsRun(test)
    await letJobsRun(test)
    const { levels } = await stories.see(supervisor, id)
    expect(levels.at(-1)!.files).toMatchObject([{ name: `${number}.pdf`, contentType: 'application/pdf' }])
    const file = await browser.send('GET', `/files/${levels.at(-1)!.files[0]!.id}`)
    expect(String(file.body).slice(0, 5)).toBe('%PDF-')
    expect(String((await browser.send('GET', `/complaints/${id}/summary`)).body).slice(0, 5)).toBe('%PDF-')
    await expect(up(steward, id, 24, { toEmployeeId: steward.employeeId! })).rejects.toMatchObject({ errors: [{ pointer: '/toEmployeeId' }] })
  })

  it('lets the upper level agree a call and be held to it [CMP-041]', async () => {
    const { id } = await take()
    const gone = await up(desk, id, 24, { isByPhone: true })
    expect(gone.levels.at(-1)).toMatchObject({ isByPhone: true })
    const dueAt = inHours(6)
    const agreed = await stories.onComplaint(supervisor, id, { action: 'appoint_reply', dueAt, reason: '傍晚再电话答复' })
    expect(agreed.tasks).toMatchObject([{ kind: 'reply', state: 'open', dueAt, assignee: { id: supervisor.employeeId! } }])
    const running = agreed.clocks.filter(({ state }) => state === 'running').map(({ dueAt: due }) => due)
    expect(new Set(running)).toEqual(new Set([dueAt, gone.levels.at(-1)!.answerBy]))
  })

  it('takes one answer of a level: of two at once the second hears that somebody was faster', async () => {
    const { id } = await take()
    const levelId = (await up(desk, id)).levels.at(-1)!.id
    const answer = (words: string) => ({ params: { id }, query: {}, body: { action: 'answer_level' as const, levelId, answer: words, outcome: null, mediationFrom: null, mediationTo: null, fileIds: [] } })
    const both = await as(test, supervisor, async (ctx) => {
      await actOnComplaint(ctx, answer('主管答复'))
      const second = as(test, manager, (other) => actOnComplaint(other, answer('经理答复')))
      second.catch(() => undefined)
      await someoneWaitsForALock(test)
      return { second }
    })
    await expect(both.second).rejects.toMatchObject({ code: 'someone_was_faster' })
    const kept = await stories.see(desk, id)
    expect(kept.levels.at(-1)).toMatchObject({ answer: '主管答复', answeredBy: '主管周' })
    expect(kept.allowedActions).toContain('settle_level')
    expect((await stories.onComplaint(desk, id, { action: 'settle_level', levelId, outcome: 'agreed' })).levels.at(-1)).toMatchObject({ outcome: 'agreed' })
  })

  it('opens one level when two hand up at once', async () => {
    const { id, version } = await take()
    const body = { action: 'hand_up' as const, reason: '不同意', answerBy: inHours(24), isByPhone: false, mediator: '', version }
    const tried = await Promise.allSettled([desk, steward].map((actor) => as(test, actor, (ctx) => actOnComplaint(ctx, { params: { id }, query: {}, body }))))
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await stories.see(desk, id)).levels.map(({ level }) => level)).toEqual(['supervisor'])
  })
})

describe('what merges and opens again', () => {
  it('carries levels and open promises of the merged complaint to the leading one', async () => {
    const [leading, merged] = [await take(), await take()]
    const departmentId = await stories.aDepartment('工程部', `ENG-${newId().slice(-6)}`)
    await stories.onComplaint(desk, merged.id, { action: 'ask_department', departmentId, assigneeId: steward.employeeId!, title: '请给出减振方案' })
    await up(desk, merged.id)
    await stories.onCase(desk, merged.id, { action: 'link', otherId: leading.id, as: 'duplicate' })
    await letJobsRun(test)
    await letJobsRun(test)
    const after = await stories.see(desk, leading.id)
    expect(after.levels).toMatchObject([{ level: 'supervisor', holder: { id: supervisor.employeeId! }, endedAt: null }])
    expect(after.tasks).toMatchObject([{ kind: 'joint', state: 'open', title: '请给出减振方案' }])
    expect((await stories.see(desk, merged.id)).levels.at(-1)!.endedAt).not.toBeNull()
    // The department answers where the matter goes on.
    const done = await stories.onComplaint(steward, leading.id, { action: 'finish_task', taskId: after.tasks[0]!.id, result: '加装减振垫' })
    expect(done.tasks[0]).toMatchObject({ state: 'done' })
    // Opened again after its end, it keeps its level and asks for its clears anew.
    await stories.handle(leading.id)
    await stories.onCase(desk, leading.id, { action: 'reopen', reason: '又响了' })
    const again = await stories.see(desk, leading.id)
    expect(again.levels.map(({ level }) => level)).toEqual(['supervisor'])
    expect(again.clears.find(({ clear }) => clear === 'heard')!.done).toBe(true)
    expect(again.clears.find(({ clear }) => clear === 'replied')!.missing).toEqual(['not_fed_back'])
    expect((await up(desk, leading.id)).levels.at(-1)).toMatchObject({ level: 'site_manager' })
  })
})
