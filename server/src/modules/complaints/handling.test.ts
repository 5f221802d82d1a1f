import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { ComplaintStories } from '../../testing/complaint-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aColleague, aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { makeSite } from '../organization/index.ts'

let test: TestApp
let company: Company
let home: Household
let stories: ComplaintStories
let resident: Actor
let residentApp: Browser
let desk: Actor
let steward: Actor
let supervisor: Actor
let technician: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new ComplaintStories(test, company)
  ;({ front_desk: desk, steward, supervisor, technician } = company.actors)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  const login = `resident-${newId()}`
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login, password: company.password }))
  residentApp = await signIn(test, login, company.password)
})
afterAll(() => test.close())

const take = (facts: Parameters<ComplaintStories['takeComplaint']>[1] = {}, now?: Date) => stories.takeComplaint(desk, { unitId: home.unitId, personId: home.personId, ...facts }, now)
const categoryId = async (code: string): Promise<string> => (await as(test, desk, (ctx) => ctx.tx.selectFrom('case_category').select('id').where('code', 'like', `%${code}`).executeTakeFirstOrThrow())).id
const titles = async (login: string): Promise<string[]> => {
  const { items } = (await (await signIn(test, login, company.password)).send('GET', '/messages')).body as { items: { title: string }[] }
  return items.map(({ title }) => title)
}
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

describe('taking in', () => {
  it('guides from listening to explaining the process, each with who and when [CMP-026] [CMP-056] [CMP-058] [CMP-059]', async () => {
    const { id, number } = await take({ channel: 'phone' })
    expect(await stories.see(desk, id)).toMatchObject({ stage: 'accept', nextAction: 'record', validity: 'pending', processExplained: null })
    const noted = await stories.onComplaint(desk, id, { action: 'record', listenerNotes: '业主语速很快，已复述确认。', letFinish: true, noHaste: true, noArguing: true, why: '减振垫老化' })
    expect(noted).toMatchObject({ stage: 'accept', nextAction: 'explain_process', why: '减振垫老化' })
    const explained = await stories.onComplaint(desk, id, { action: 'explain_process', how: 'sms' })
    expect(explained).toMatchObject({ stage: 'clarify', processExplained: { by: '前台许', how: 'sms' } })
    const { items } = (await residentApp.send('GET', '/messages')).body as { items: { title: string }[] }
    expect(items[0]!.title).toBe(`您的投诉 ${number} 已受理`)
    await expect(stories.onComplaint(desk, id, { action: 'explain_process', how: 'spoken' })).rejects.toMatchObject({ code: 'already_exists' })
  })

  it('keeps how strongly the matter touches the resident [CMP-060]', async () => {
    const { id } = await take()
    expect((await stories.onComplaint(desk, id, { action: 'record', impact: 'high' })).impact).toBe('high')
    expect((await stories.onComplaint(desk, id, { action: 'record', why: '年久' })).impact).toBe('high')
  })

  it('works the same at a sales office [CMP-020]', async () => {
    const site = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'X1', name: '清溪花园营销中心', kind: 'sales_office', timeZone: 'Asia/Shanghai' }))
    const host = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: site, name: '接待陆' }))
    const { id } = await stories.takeComplaint(host, { siteId: site, channel: 'visit', place: '洽谈区' })
    await stories.onComplaint(host, id, { action: 'record', listenerNotes: '客户等了半小时无人接待', letFinish: true, noHaste: true, noArguing: true })
    expect(await stories.onComplaint(host, id, { action: 'explain_process' })).toMatchObject({ stage: 'clarify' })
    expect((await stories.see(host, id)).clears.filter(({ clear }) => clear === 'heard' || clear === 'asked').map(({ done }) => done)).toEqual([true, true])
  })

  it('is never refused for want of proof; proof may come later, from the resident too [CMP-036]', async () => {
    const { id } = await take()
    expect((await stories.see(desk, id)).evidence).toEqual([])
    expect(await stories.onComplaint(desk, id, { action: 'check_validity', validity: 'valid' })).toMatchObject({ validity: 'valid', evidence: [] })
    const photo = await stories.photo(resident)
    expect(await stories.onComplaint(resident, id, { action: 'add_evidence', fileIds: [photo] })).toMatchObject({ evidence: [{ id: photo }] })
    await expect(stories.onComplaint(resident, id, { action: 'record', listenerNotes: 'x' })).rejects.toMatchObject({ code: 'not_permitted' })
  })
})

describe('checking and finding out', () => {
  it('stamps classification and validity, and asks why where it is not valid [CMP-037]', async () => {
    const { id } = await take()
    expect(await stories.see(desk, id)).toMatchObject({ validity: 'pending', validityAt: null, classifiedAt: null })
    await stories.onCase(desk, id, { action: 'classify', categoryId: await categoryId('attitude') })
    await expect(stories.onComplaint(desk, id, { action: 'check_validity', validity: 'invalid' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/reason' }] })
    const checked = await stories.onComplaint(desk, id, { action: 'check_validity', validity: 'partly', reason: '噪音属实，时间不符' })
    expect(checked).toMatchObject({ validity: 'partly', validityBy: '前台许', validityAt: expect.any(String), classifiedAt: expect.any(String) })
  })

  it('sends somebody to look at once where use or maintenance is complained about, with a picture and the time on site [CMP-011]', async () => {
    const { id } = await take({ categoryId: await categoryId('facility.noise') })
    await letJobsRun(test)
    await letJobsRun(test)
    const { tasks } = await stories.see(desk, id)
    expect(tasks).toMatchObject([{ kind: 'survey', state: 'open', askedBy: null, isOverdue: false }])
    const clock = (await stories.see(desk, id)).clocks.find(({ metric }) => metric === 'task')
    expect(clock).toMatchObject({ state: 'running', dueAt: tasks[0]!.dueAt, holder: { id: tasks[0]!.assignee.id } })
    // Not a second one, whatever happens to the case.
    await stories.onCase(desk, id, { action: 'start' })
    await letJobsRun(test)
    expect((await stories.see(desk, id)).tasks).toHaveLength(1)
    const taskId = tasks[0]!.id
    await expect(stories.onComplaint(steward, id, { action: 'finish_task', taskId, result: '水泵基座松动' })).rejects.toMatchObject({ code: 'rule_broken' })
    await stories.onComplaint(steward, id, { action: 'arrive', taskId })
    await expect(stories.onComplaint(steward, id, { action: 'finish_task', taskId, result: '水泵基座松动' })).rejects.toMatchObject({ errors: [{ pointer: '/fileIds' }] })
    const photo = await stories.photo(steward)
    const done = await stories.onComplaint(steward, id, { action: 'finish_task', taskId, result: '水泵基座松动', fileIds: [photo] })
    expect(done.tasks).toMatchObject([{ state: 'done', onSiteFrom: expect.any(String), onSiteTo: expect.any(String), files: [{ id: photo }] }])
    expect(done.findings).toMatchObject([{ method: 'site', found: '水泵基座松动', files: [{ id: photo }] }])
    expect(done.clocks.find(({ metric }) => metric === 'task')).toMatchObject({ state: 'stopped', outcome: 'met' })
    // What is about conduct is not looked at on site.
    const other = await take({ categoryId: await categoryId('attitude') })
    await letJobsRun(test)
    expect((await stories.see(desk, other.id)).tasks).toEqual([])
  })

  it('lets a technician who reads no cases see and do the own survey, and nothing else', async () => {
    const { id } = await take()
    await expect(stories.see(technician, id)).rejects.toMatchObject({ code: 'not_found' })
    await stories.onComplaint(desk, id, { action: 'ask_survey', assigneeId: technician.employeeId!, dueAt: inHours(2) })
    const tech = await signIn(test, company.logins.technician, company.password)
    const { items } = (await tech.send('GET', '/complaint-tasks')).body as { items: { id: string; caseId: string; place: string }[] }
    const mine = items.find((task) => task.caseId === id)!
    expect(mine).toMatchObject({ kind: 'survey', place: expect.any(String), statement: expect.any(String) })
    expect((await stories.see(technician, id)).allowedActions).toEqual(expect.arrayContaining(['read_task', 'arrive', 'finish_task']))
    await expect(stories.onComplaint(technician, id, { action: 'propose', kind: 'repair', text: '换泵' })).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await tech.send('GET', `/cases/${id}`)).toMatchObject({ status: 404 })
  })

  it('verifies by archive, person and place before it says what is true [CMP-012]', async () => {
    const { id } = await take()
    await expect(stories.onComplaint(steward, id, { action: 'verify', result: 'substantiated' })).rejects.toMatchObject({ code: 'rule_broken' })
    await expect(stories.onComplaint(steward, id, { action: 'add_finding', method: 'interview', found: '夜班说正常' })).rejects.toMatchObject({ errors: [{ pointer: '/heard' }] })
    const findingId = newId()
    for (let click = 0; click < 2; click++) await stories.onComplaint(steward, id, { action: 'add_finding', findingId, method: 'interview', heard: '夜班秩序员', found: '凌晨两点噪音明显' })
    const verified = await stories.onComplaint(steward, id, { action: 'verify', result: 'partly', note: '只在夜间' })
    expect(verified).toMatchObject({ verified: 'partly', findings: [{ heard: '夜班秩序员', by: '管家何' }], stage: 'resolve', nextAction: 'find_cause' })
  })
})

describe('solving', () => {
  it('names the cause, and lets somebody else approve what costs [CMP-013]', async () => {
    const { id } = await take()
    expect(await stories.onComplaint(steward, id, { action: 'find_cause', causeClass: 'facility', cause: '减振垫老化' })).toMatchObject({ causeClass: 'facility', cause: '减振垫老化' })
    const free = await stories.onComplaint(steward, id, { action: 'propose', kind: 'apologise', text: '登门致歉' })
    expect(free.solutions).toMatchObject([{ state: 'proposed' }])
    await expect(stories.onComplaint(steward, id, { action: 'propose', kind: 'compensate', text: '减免物业费' })).rejects.toMatchObject({ errors: [{ pointer: '/costFen' }] })
    const costly = await stories.onComplaint(supervisor, id, { action: 'propose', kind: 'replace', text: '更换水泵减振垫', costFen: 120_000 })
    const { id: solutionId } = costly.solutions.at(-1)!
    expect(costly.solutions.at(-1)).toMatchObject({ state: 'waiting' })
    await expect(stories.onComplaint(supervisor, id, { action: 'decide_solution', solutionId, isApproved: true })).rejects.toMatchObject({ code: 'complaint.own_proposal' })
    await expect(stories.onComplaint(steward, id, { action: 'decide_solution', solutionId, isApproved: true })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(stories.onComplaint(desk, id, { action: 'answer_solution', solutionId, isAgreed: true })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await stories.onComplaint(company.actors.site_manager, id, { action: 'decide_solution', solutionId, isApproved: true })
    // The resident agrees in the own app.
    const agreed = await stories.onComplaint(resident, id, { action: 'answer_solution', solutionId, isAgreed: true, opinion: '可以' })
    expect(agreed.solutions).toContainEqual(expect.objectContaining({ id: solutionId, state: 'agreed', opinion: '可以', costFen: 0, proposedBy: '' }))
  })

  it('is approved as a compensation by a role whose limit covers it beside what the case was granted [CMP-015]', async () => {
    const { id } = await take()
    const proposed = await stories.onComplaint(steward, id, { action: 'propose', kind: 'compensate', text: '减免一季度物业费', costFen: 20_001 })
    const { id: solutionId } = proposed.solutions.at(-1)!
    await expect(stories.onComplaint(supervisor, id, { action: 'decide_solution', solutionId, isApproved: true })).rejects.toMatchObject({ code: 'compensation.above_limit' })
    const decided = await stories.onComplaint(company.actors.site_manager, id, { action: 'decide_solution', solutionId, isApproved: true })
    expect(decided.solutions).toContainEqual(expect.objectContaining({ id: solutionId, state: 'proposed' }))
    // Whoever may not grant it may still refuse it.
    const again = await stories.onComplaint(steward, id, { action: 'propose', kind: 'compensate', text: '减免半年物业费', costFen: 40_000 })
    const refused = await stories.onComplaint(supervisor, id, { action: 'decide_solution', solutionId: again.solutions.at(-1)!.id, isApproved: false, note: '超出标准' })
    expect(refused.solutions).toContainEqual(expect.objectContaining({ text: '减免半年物业费', state: 'refused' }))
  })

  it('tells the result and asks for an opinion, politely [CMP-016]', async () => {
    const { id, number } = await take()
    await expect(stories.onComplaint(desk, id, { action: 'feed_back', text: '你自己想办法，烦死了' })).rejects.toMatchObject({ code: 'language.not_allowed', errors: expect.arrayContaining([expect.objectContaining({ pointer: '/text' })]) })
    const fed = await stories.onComplaint(desk, id, { action: 'feed_back', text: '减振垫已更换，复测 38 分贝。', opinion: '希望观察几天' })
    expect(fed).toMatchObject({ stage: 'follow_up', opinion: '希望观察几天', fedBack: { by: '前台许', text: '减振垫已更换，复测 38 分贝。' } })
    const { items } = (await residentApp.send('GET', '/messages')).body as { items: { title: string; body: string }[] }
    expect(items[0]).toMatchObject({ title: `您的投诉 ${number} 有答复`, body: '减振垫已更换，复测 38 分贝。' })
  })

  it('explains nothing before the department has given its solution; security helps where it is tense [CMP-039] [CMP-066]', async () => {
    const { id } = await take()
    const departmentId = await stories.aDepartment('秩序部', `SEC-${newId().slice(-6)}`)
    const asked = await stories.onComplaint(desk, id, { action: 'ask_department', departmentId, assigneeId: technician.employeeId!, title: '夜间值守协助', isSecurity: true })
    const [task] = asked.tasks
    expect(task).toMatchObject({ kind: 'joint', isSecurity: true, department: { name: '秩序部' }, readAt: null })
    expect(asked.clocks.map(({ metric }) => metric).toSorted()).toEqual(['read', 'task'])
    await expect(stories.onComplaint(desk, id, { action: 'feed_back', text: '已安排处理' })).rejects.toMatchObject({ code: 'complaint.joint_task_open' })
    await expect(stories.onCase(desk, id, { action: 'resolve', result: '已处理' })).rejects.toMatchObject({ code: 'complaint.joint_task_open' })
    await expect(stories.onCase(supervisor, id, { action: 'invalidate', explanation: '不属实' })).rejects.toMatchObject({ code: 'complaint.joint_task_open' })
    // News of progress is no explanation.
    await stories.onCase(desk, id, { action: 'feedback', text: '正在请秩序部协助' })
    await expect(stories.onComplaint(desk, id, { action: 'read_task', taskId: task!.id })).rejects.toMatchObject({ code: 'not_permitted' })
    const read = await stories.onComplaint(technician, id, { action: 'read_task', taskId: task!.id })
    expect(read.tasks[0]!.readAt).not.toBeNull()
    await stories.onComplaint(technician, id, { action: 'finish_task', taskId: task!.id, result: '夜间增加一次巡查' })
    expect(await stories.onComplaint(desk, id, { action: 'feed_back', text: '夜间会增加一次巡查' })).toMatchObject({ stage: 'follow_up' })
  })

  it('hides from the resident what the house finds out about itself', async () => {
    const { id } = await take()
    await stories.onComplaint(desk, id, { action: 'record', listenerNotes: '业主情绪激动', impact: 'high' })
    await stories.onComplaint(steward, id, { action: 'add_finding', method: 'archive', found: '已投诉两次' })
    expect(await stories.see(resident, id)).toMatchObject({ listenerNotes: '', impact: null, findings: [], tasks: [], clears: [], nextAction: null })
    const { items } = (await residentApp.send('GET', `/cases/${id}/timeline`)).body as { items: { action: string }[] }
    expect(items.map(({ action }) => action)).toEqual(['registered'])
    const stranger = await aCompany(test)
    const other = await signIn(test, stranger.logins.supervisor, stranger.password)
    expect(await other.send('GET', `/complaints/${id}`)).toMatchObject({ status: 404 })
    expect(await other.send('POST', `/complaints/${id}/actions`, { action: 'record', why: 'x' })).toMatchObject({ status: 404 })
  })
})

describe('what cannot be settled now', () => {
  it('is answered by telephone at a time that the supervisor allows, and counted [CMP-038]', async () => {
    const { id, number } = await take()
    await stories.onComplaint(desk, id, { action: 'check_validity', validity: 'invalid', reason: '属邻里自有设备' })
    await expect(stories.onComplaint(desk, id, { action: 'appoint_reply', dueAt: inHours(-1), reason: '需要核实' })).rejects.toMatchObject({ errors: [{ pointer: '/dueAt' }] })
    const dueAt = inHours(5)
    const asked = await stories.onComplaint(desk, id, { action: 'appoint_reply', dueAt, reason: '需要请示后答复' })
    const { id: taskId } = asked.tasks[0]!
    expect(asked).toMatchObject({ nextAction: 'decide_reply', tasks: [{ kind: 'reply', state: 'waiting' }] })
    expect(await titles(company.logins.supervisor)).toContain(`约定回复待审批 ${number}`)
    await expect(stories.onComplaint(desk, id, { action: 'decide_reply', taskId, isApproved: true })).rejects.toMatchObject({ code: 'not_permitted' })
    const open = await stories.onComplaint(supervisor, id, { action: 'decide_reply', taskId, isApproved: true })
    expect(open).toMatchObject({ nextReplyAt: dueAt, tasks: [{ state: 'open', approvedAt: expect.any(String) }] })
    expect(open.clocks).toMatchObject([{ metric: 'promised', state: 'running', dueAt }])
    const told = await stories.onComplaint(desk, id, { action: 'finish_task', taskId, result: '已与邻居协调，晚十点后不再使用。' })
    expect(told.clocks).toMatchObject([{ state: 'stopped', outcome: 'met' }])
    await expect(stories.onComplaint(desk, id, { action: 'finish_task', taskId, result: '再说一次' })).rejects.toMatchObject({ code: 'someone_was_faster' })
    // At once in the case of whoever may decide, and refused with what to do instead.
    expect((await stories.onComplaint(supervisor, id, { action: 'appoint_reply', dueAt, reason: '再核实' })).tasks.at(-1)).toMatchObject({ state: 'open' })
    const put = await stories.onComplaint(desk, id, { action: 'appoint_reply', dueAt, reason: '下周再说' })
    await expect(stories.onComplaint(supervisor, id, { action: 'decide_reply', taskId: put.tasks.at(-1)!.id, isApproved: false })).rejects.toMatchObject({ errors: [{ pointer: '/note' }] })
    expect((await stories.onComplaint(supervisor, id, { action: 'decide_reply', taskId: put.tasks.at(-1)!.id, isApproved: false, note: '请现在就处理' })).tasks.at(-1)).toMatchObject({ state: 'refused' })
  })

  it('is explained gently with the day of the next answer, and a clock reminds [CMP-049]', async () => {
    const { id } = await take()
    await expect(stories.onComplaint(desk, id, { action: 'cannot_solve', explanation: '需开发商配合', nextReplyAt: inHours(-1) })).rejects.toMatchObject({ errors: [{ pointer: '/nextReplyAt' }] })
    const nextReplyAt = inHours(72)
    const told = await stories.onComplaint(desk, id, { action: 'cannot_solve', explanation: '需要开发商配合，我们已发函。', nextReplyAt })
    expect(told).toMatchObject({ cannotSolveAt: expect.any(String), nextReplyAt, tasks: [{ kind: 'reply', state: 'open', dueAt: nextReplyAt }] })
    expect(told.clocks).toMatchObject([{ metric: 'promised', state: 'running', dueAt: nextReplyAt }])
    // An answer that is still promised keeps the complaint from being called tracked.
    expect(told.clears.find(({ clear }) => clear === 'tracked')!.missing).toContain('task_open')
  })
})
