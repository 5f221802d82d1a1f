import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { complaints, courses, improvements, programmes, sharing, standards } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { ComplaintStories } from '../../testing/complaint-stories.ts'
import { aHousehold } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { makeZone } from '../organization/index.ts'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { stopTypesetting } from '../../platform/print/typeset.ts'
import { listCourses, noteProgress } from './courses/courses.ts'
import { publishTip } from './sessions/notes.ts'

type Refusal = { code: string; errors?: { pointer: string }[]; detail?: string }
const HOUR = 3_600_000
let test: TestApp
let company: Company
let other: Company
let owner: pg.Client
let stories: ComplaintStories
let guard: Actor
let zoneId: string
const people = {} as Record<keyof Company['actors'], Browser>
beforeAll(async () => {
  test = await testApp()
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  company = await aCompany(test)
  other = await aCompany(test, '别家')
  stories = new ComplaintStories(test, company)
  for (const role of Object.keys(company.logins) as (keyof Company['logins'])[]) people[role] = await signIn(test, company.logins[role], company.password)
  guard = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '保安马' }))
  zoneId = await as(test, company.actors.administrator, (ctx) => makeZone(ctx, { siteId: company.siteId, name: '东片区', stewardId: null }))
})
afterAll(async () => {
  await owner.end()
  await test.close()
  await stopTypesetting()
})

const from = (ms: number): string => new Date(Date.now() + ms).toISOString()
const idOf = (role: keyof Company['actors']): string => company.actors[role].employeeId!
const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}
const meet = async (body: object): Promise<courses.Session> => ok(await people.supervisor.send('POST', '/training-sessions', { siteId: company.siteId, title: '会', startsAt: from(-HOUR), endsAt: from(HOUR), ...body }))
const act = (id: string, action: string) => people.supervisor.send('POST', `/training-sessions/${id}/actions`, { action })
const sign = async (id: string, ids: string[]) => ok(await people.supervisor.send('POST', `/training-sessions/${id}/attendances`, { employeeIds: ids }))
const note = (who: Browser, id: string, body: object) => who.send('POST', `/training-sessions/${id}/notes`, { title: '题目', body: '内容', ...body })
const notes = async (who: Browser, id: string): Promise<sharing.SessionNote[]> => (await who.send('GET', `/training-sessions/${id}/notes`)).body['items'] as never
const aCase = async (): Promise<string> => (await stories.takeCase(company.actors.front_desk)).id

describe('meetings', () => {
  it('a seminar brings two teams together and is closed once a case was analysed, without an exam [TRN-018]', async () => {
    const lone = await people.supervisor.send('POST', '/training-sessions', { siteId: company.siteId, title: '会', kind: 'seminar', teams: ['security'], startsAt: from(-HOUR), endsAt: from(HOUR) })
    expect((lone.body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/teams' })])
    const one = await meet({ kind: 'seminar', teams: ['customer_service', 'security'] })
    await sign(one.id, [idOf('front_desk')])
    // Customer service alone is no seminar with the guards.
    expect((await act(one.id, 'hold')).status).toBe(409)
    await sign(one.id, [guard.employeeId!])
    ok(await act(one.id, 'hold'))
    expect((await act(one.id, 'examine')).status).toBe(409)
    expect(((await act(one.id, 'close')).body as Refusal).code).toBe('session.notes_needed')
    // A tip is welcome, and is no analysis.
    ok(await note(people.front_desk, one.id, { kind: 'tip' }))
    expect((await act(one.id, 'close')).status).toBe(409)
    const theirs = await as(test, other.actors.front_desk, async () => (await new ComplaintStories(test, other).takeCase(other.actors.front_desk)).id)
    expect((await note(people.front_desk, one.id, { kind: 'case', caseId: theirs })).status).toBe(422)
    expect((await note(people.technician, one.id, { kind: 'case' })).status).toBe(404)
    const caseId = await aCase()
    expect(ok<sharing.SessionNote>(await note(people.front_desk, one.id, { kind: 'case', title: '门岗拦访客', body: '先问候，再核实', caseId })).case?.label).toMatch(/漏水/)
    expect(ok<courses.Session>(await act(one.id, 'close'))).toMatchObject({ state: 'closed', exam: null })
    expect((await note(people.front_desk, one.id, { kind: 'case' })).status).toBe(409)
  })

  it('each zone shares once a quarter by a promise, and a tip becomes an article, once [TRN-019]', async () => {
    const year = new Date().getFullYear()
    const plan = async () => (await people.supervisor.send('GET', `/training-plan-lines?siteId=${company.siteId}&year=${year}`)).body as { items: courses.PlanLine[]; zoneGaps: { quarter: number; zone: { id: string } }[] }
    const quarter = Math.floor(new Date().getMonth() / 3) + 1
    expect((await plan()).zoneGaps).toContainEqual({ quarter, zone: { id: zoneId, name: '东片区' } })
    const wanted = { siteId: company.siteId, year, quarters: [quarter], sharingZoneIds: [zoneId], seminars: ['security'] }
    expect(ok(await people.supervisor.send('POST', '/training-plan-lines', wanted))).toEqual({ added: 2 })
    expect(ok(await people.supervisor.send('POST', '/training-plan-lines', wanted))).toEqual({ added: 0 })
    const line = (await plan()).items.find(({ kind }) => kind === 'sharing')!
    expect((await plan()).zoneGaps.filter((gap) => gap.quarter === quarter)).toEqual([])
    expect(line).toMatchObject({ zone: { name: '东片区' }, course: null, state: 'open' })
    const clock = await owner.query("select state from sla_clock where subject_id = $1 and metric = 'task'", [line.id])
    expect(clock.rows).toEqual([{ state: 'running' }])
    const body = { siteId: company.siteId, title: '分享会', kind: 'sharing', startsAt: from(-HOUR), endsAt: from(HOUR), planLineId: line.id }
    expect(((await people.supervisor.send('POST', '/training-sessions', body)).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/zoneId' })])
    // A lesson does not keep what a zone is promised.
    expect((await people.supervisor.send('POST', '/training-sessions', { ...body, kind: 'class' })).status).toBe(422)
    const one = await meet({ ...body, zoneId })
    await sign(one.id, [idOf('technician')])
    ok(await act(one.id, 'hold'))
    expect(((await act(one.id, 'close')).body as Refusal).code).toBe('session.notes_needed')
    const tip = ok<sharing.SessionNote>(await note(people.technician, one.id, { kind: 'tip', title: '水槽除味小窍门', body: '小苏打加白醋，静置十分钟再冲。' }))
    expect((await people.technician.send('POST', `/training-sessions/${one.id}/notes/${tip.id}/publish`, {})).status).toBe(403)
    // Two clicks: the second waits for the first and finds it done.
    const publish = (ctx: Parameters<typeof publishTip>[0]) => publishTip(ctx, { params: { id: one.id, noteId: tip.id }, query: {}, body: { audience: 'staff' } })
    const first = as(test, company.actors.supervisor, async (ctx) => {
      await publish(ctx)
      // Heard from the beginning: it may be refused before anybody asks.
      const second = as(test, company.actors.supervisor, publish).then(() => 'published twice', (error: unknown) => (error as { code?: string }).code)
      await someoneWaitsForALock(test)
      return { second }
    })
    expect(await (await first).second).toBe('action_not_allowed')
    const found = (await people.front_desk.send('GET', `/knowledge/articles?siteId=${company.siteId}&filter[q]=${encodeURIComponent('除味')}`)).body as { items: { title: string; state: string }[] }
    expect(found.items).toMatchObject([{ title: '水槽除味小窍门', state: 'published' }])
    ok(await act(one.id, 'close'))
    expect((await plan()).items.find(({ id }) => id === line.id)).toMatchObject({ state: 'done' })
    expect((await owner.query("select state, outcome from sla_clock where subject_id = $1 and metric = 'task'", [line.id])).rows).toEqual([{ state: 'stopped', outcome: 'met' }])
  })

  it('what I learned from a colleague at a team meeting is seen by the two of us and who keeps training [TRN-020]', async () => {
    const one = await meet({ kind: 'team_meeting' })
    await sign(one.id, [idOf('technician'), idOf('steward'), idOf('front_desk')])
    expect(((await note(people.technician, one.id, { kind: 'peer', aboutId: idOf('technician') })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/aboutId' })])
    expect((await note(people.technician, one.id, { kind: 'peer' })).status).toBe(422)
    const mine = ok<sharing.SessionNote>(await note(people.technician, one.id, { kind: 'peer', aboutId: idOf('steward'), title: '先听完再解释', body: '我总是急着解释，她会先听完。' }))
    for (const who of ['technician', 'steward', 'supervisor'] as const) expect(await notes(people[who], one.id), who).toMatchObject([{ id: mine.id, about: { name: '管家何' } }])
    expect(await notes(people.front_desk, one.id)).toEqual([])
    expect((await people.front_desk.send('DELETE', `/training-sessions/${one.id}/notes/${mine.id}`)).status).toBe(404)
    expect(JSON.stringify((await people.supervisor.send('GET', `/training-sessions/${one.id}/timeline`)).body)).not.toContain('先听完')
    expect((await people.technician.send('DELETE', `/training-sessions/${one.id}/notes/${mine.id}`)).status).toBe(204)
  })

  it('a drill rehearses the script of a standard, notes where it was left, and comes every quarter [TRN-017]', async () => {
    const { items } = (await people.supervisor.send('GET', '/standards')).body as { items: standards.StandardSummary[] }
    const script = items.find(({ scene, state }) => scene === 'language' && state === 'published') ?? items.find(({ state }) => state === 'published')!
    const refused = await people.supervisor.send('POST', '/training-sessions', { siteId: company.siteId, title: '会', kind: 'class', standardId: script.id, startsAt: from(-HOUR), endsAt: from(HOUR) })
    expect((refused.body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/standardId' })])
    const course = ((await people.supervisor.send('GET', '/courses')).body as { items: courses.CourseSummary[] }).items.find(({ code }) => code === 'KC-02')!
    const year = new Date().getFullYear() + 1
    expect(ok(await people.supervisor.send('POST', '/training-plan-lines', { siteId: company.siteId, year, drills: [{ post: 'front_desk', courseIds: [course.id] }] }))).toEqual({ added: 4 })
    const { items: lines } = (await people.supervisor.send('GET', `/training-plan-lines?siteId=${company.siteId}&year=${year}`)).body as { items: courses.PlanLine[] }
    expect(lines.map(({ kind, quarter }) => [kind, quarter])).toEqual([1, 2, 3, 4].map((quarter) => ['drill', quarter]))
    const body = { kind: 'drill', courseId: course.id, standardId: script.id, planLineId: lines[0]!.id }
    expect((await people.supervisor.send('POST', '/training-sessions', { siteId: company.siteId, title: '会', startsAt: from(-HOUR), endsAt: from(HOUR), ...body, kind: 'class', standardId: null })).status).toBe(422)
    const one = await meet(body)
    expect(one.standard).toMatchObject({ id: script.id })
    await sign(one.id, [idOf('front_desk')])
    ok(await note(people.front_desk, one.id, { kind: 'deviation', title: '没有报工号' }))
    expect((await note(people.front_desk, one.id, { kind: 'tip' })).status).toBe(422)
    // The page of the standard names the drill to who keeps training and to who takes part; one that is called off is none.
    const drills = async (who: Browser): Promise<unknown[]> => ok<{ items: standards.StandardUse[] }>(await who.send('GET', `/standards/${script.id}/uses`)).items.filter(({ kind }) => kind === 'drill')
    const use = { kind: 'drill', id: one.id, code: one.number, name: one.title, number: null, itemIds: [] }
    const off = await meet({ kind: 'drill', courseId: course.id, standardId: script.id })
    ok(await people.supervisor.send('POST', `/training-sessions/${off.id}/actions`, { action: 'cancel', reason: '改期' }))
    expect([await drills(people.supervisor), await drills(people.front_desk), await drills(people.technician)]).toEqual([[use], [use], []])
  })
})

describe('lessons learned', () => {
  it('are published for the whole house, and exchanged with others as a log tells [TRN-021]', async () => {
    const caseId = await aCase()
    const facts = { siteId: company.siteId, kind: 'lesson', topic: 'repair', title: '停水通知晚了半天', happened: '物业先停水后发通知。', learned: '停水前一天发通知，并电话告知老人户。', source: { type: 'case', id: caseId } }
    const made = ok<sharing.Lesson>(await people.supervisor.send('POST', '/lessons', facts))
    expect(made.source?.label).toMatch(/漏水/)
    expect((await people.technician.send('GET', `/lessons/${made.id}`)).status).toBe(404)
    const exchange = { siteId: company.siteId, exchangedOn: '2026-01-05', partner: '邻里物业', form: 'visit', received: '他们停水前上门贴条。', lessons: [{ id: made.id, direction: 'given' }] }
    // What is not published inside is not told outside.
    expect(((await people.supervisor.send('POST', '/lesson-exchanges', exchange)).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/lessons/0/id' })])
    ok(await people.supervisor.send('POST', `/lessons/${made.id}/actions`, { action: 'publish' }))
    expect(((await people.supervisor.send('POST', '/lesson-exchanges', { ...exchange, exchangedOn: '2999-01-01' })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/exchangedOn' })])
    ok(await people.supervisor.send('POST', '/lesson-exchanges', exchange))
    expect(ok<sharing.Lesson>(await people.technician.send('GET', `/lessons/${made.id}`))).toMatchObject({ mayEdit: false, exchanges: [{ partner: '邻里物业', direction: 'given' }] })
    expect((await people.technician.send('GET', '/lesson-exchanges')).body).toMatchObject({ items: [{ partner: '邻里物业', lessons: [{ title: '停水通知晚了半天' }] }] })
    const stranger = await signIn(test, other.logins.supervisor, other.password)
    expect((await stranger.send('GET', '/lessons')).body).toMatchObject({ items: [] })
    expect(String((await people.technician.send('GET', '/lessons/export?format=csv')).body)).toContain('停水通知晚了半天')
  })
})

describe('needs', () => {
  const needs = async (filter = ''): Promise<improvements.TrainingNeed[]> => ((await people.supervisor.send('GET', `/training-needs?siteId=${company.siteId}&limit=200${filter}`)).body as { items: improvements.TrainingNeed[] }).items

  it('come from a record that the asker may see, once for each topic', async () => {
    const caseId = await aCase()
    const raise = (body: object) => people.supervisor.send('POST', '/training-needs', { siteId: company.siteId, topic: '漏水排查', reason: '两次没找到漏点', ...body })
    const theirs = await new ComplaintStories(test, other).takeCase(other.actors.front_desk)
    expect(((await raise({ source: { type: 'case', id: theirs.id } })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/source/id' })])
    const one = ok<improvements.TrainingNeed>(await raise({ source: { type: 'case', id: caseId } }))
    expect(ok<improvements.TrainingNeed>(await raise({ source: { type: 'case', id: caseId } })).id).toBe(one.id)
    const order = await stories.raise(company.actors.supervisor)
    ok(await raise({ topic: '吊灯检修', source: { type: 'work_order', id: order.id } }))
    expect(await needs('&filter[source]=work_order')).toMatchObject([{ topic: '吊灯检修', sourceLabel: expect.stringContaining('大堂吊灯不亮') }])
  })

  it('a case about attitude that is closed raises one, unless nothing was wrong [TRN-022]', async () => {
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    const { rows } = await owner.query<{ id: string }>("select id from case_category where organization_id = $1 and code like '%.attitude'", [company.organizationId])
    const closed = async (validity: complaints.Complaint['validity']): Promise<string> => {
      const { id } = await stories.takeComplaint(company.actors.front_desk, { unitId: home.unitId, personId: home.personId, categoryId: rows[0]!.id, statement: '门岗说话很冲。' })
      await stories.onComplaint(company.actors.front_desk, id, { action: 'check_validity', validity, reason: '已核实' } as never)
      await stories.handle(id)
      await stories.onCase(company.actors.front_desk, id, { action: 'close' })
      await letJobsRun(test)
      return id
    }
    const [right, wrong] = [await closed('valid'), await closed('invalid')]
    const found = (await needs('&filter[source]=case')).filter(({ topic }) => topic === '服务态度')
    expect(found.map(({ sourceId }) => sourceId)).toEqual([right])
    expect(found.map(({ sourceId }) => sourceId)).not.toContain(wrong)
  })

  it('a check that crosses a red line raises what its standard teaches', async () => {
    const { items } = (await people.supervisor.send('GET', '/standards?filter[scene]=dress')).body as { items: standards.StandardSummary[] }
    const dress = ok<standards.ServiceStandard>(await people.supervisor.send('GET', `/standards/${items[0]!.id}`))
    const check = async (redLine: number): Promise<standards.CheckDetails> =>
      ok(await people.supervisor.send('POST', '/service-checks', { siteId: company.siteId, standardId: dress.id, employeeId: idOf('technician'), answers: dress.current!.items.map((item) => ({ itemId: item.id, value: item.isRedLine ? redLine : item.method === 'measure' ? item.min : item.method === 'score' ? 5 : 1 })) }))
    await check(0)
    expect(await needs('&filter[source]=service_check')).toEqual([])
    const crossed = await check(1)
    expect(await needs('&filter[source]=service_check')).toMatchObject([{ topic: dress.name, post: '', reason: crossed.number, sourceId: crossed.id, sourceLabel: `${crossed.number} 技工吕` }])
  })
})

describe('what a month shows', () => {
  it('whoever fell short when it closed has something to learn, and nobody else, however often it is told', async () => {
    const [monthId, short, fine] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    await owner.query("insert into score_month (organization_id, id, site_id, month, rule_version, closed_at, closed_by) values ($1, $2, $3, '2026-01-01', 0, now(), 'x')", [company.organizationId, monthId, company.siteId])
    for (const [id, role, total] of [[short, 'technician', 48.5], [fine, 'steward', 60]] as const) await owner.query("insert into score (organization_id, id, month_id, employee_id, template, internal, total, is_capped, weights, voices) values ($1, $2, $3, $4, 'employee', $5, $5, false, $6, 0)", [company.organizationId, id, monthId, idOf(role), total, '{}'])
    for (let times = 0; times < 2; times++) {
      await as(test, company.actors.administrator, async (ctx) => ctx.enqueue('quality.needs-of-month', { siteId: company.siteId, monthId, month: '2026-01' }))
      await letJobsRun(test)
    }
    const { items } = (await people.supervisor.send('GET', `/training-needs?siteId=${company.siteId}&filter[source]=score_month`)).body as { items: improvements.TrainingNeed[] }
    expect(items).toMatchObject([{ sourceId: short, post: '', reason: '2026-01 服务评分未达标', sourceLabel: '2026-01 技工吕' }])
  })
})

describe('the handbook of a post', () => {
  it('has every standard in force for it and none of another post, with the red lines, on paper', async () => {
    const print = (siteId: string) => test.http.inject({ method: 'GET', url: `/api/v1/standards/handbook?siteId=${siteId}&post=front_desk`, headers: { authorization: `Bearer ${people.front_desk.token}` } })
    const { items } = (await people.supervisor.send('GET', '/standards?filter[state]=published')).body as { items: standards.StandardSummary[] }
    const text = pdfPages((await print(company.siteId)).rawPayload).map(({ text }) => text).join('').replaceAll(/[^\p{L}\p{N}]/gu, '')
    const own = items.filter(({ post }) => post === 'everybody' || post === 'front_desk' || post === 'customer_service')
    const others = items.filter((one) => !own.includes(one))
    expect([own.length > 5, others.length > 0]).toEqual([true, true])
    const plain = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '')
    for (const { code, name } of own) expect(text, code).toContain(plain(`${name}${code}第`))
    for (const { code, name } of others) expect(text, code).not.toContain(plain(`${name}${code}第`))
    expect(text).toContain('红线不得触碰')
    expect((await print(other.siteId)).statusCode).toBe(404)
  })
})

describe('programmes and courses', () => {
  it('the sales office has a programme of six modules, and its mandatory courses are owed until they are done [TRN-001, TRN-027]', async () => {
    const { items } = (await people.supervisor.send('GET', `/training-programmes?siteId=${company.siteId}`)).body as { items: programmes.ProgrammeSummary[] }
    expect(items).toMatchObject([{ code: 'PX-01', post: 'sales_office', modules: 6, isMine: false }])
    const whole = ok<programmes.Programme>(await people.supervisor.send('GET', `/training-programmes/${items[0]!.id}?siteId=${company.siteId}`))
    expect(whole.modules.map(({ title }) => title)).toEqual(['岗位职责与分工', '服务标准与规范', '现场服务流程', '突发事件应对', '客户关系管理', '培训考核体系'])
    const evacuation = whole.modules[3]!.courses.find(({ course }) => course.name === '案场紧急情况引导')!
    expect(evacuation).toMatchObject({ isMandatory: true, state: 'published' })
    const owed = async (): Promise<programmes.OwedCourse[]> => ((await people.supervisor.send('GET', `/training-programmes/owed?siteId=${company.siteId}`)).body as { items: programmes.OwedCourse[] }).items
    // No sales office here: nobody owes anything.
    expect(await owed()).toEqual([])
    await owner.query("update site set kind = 'sales_office' where id = $1", [company.siteId])
    const evacuations = async () => (await owed()).filter(({ course }) => course.id === evacuation.course.id).map(({ employee }) => employee.name)
    expect(await evacuations()).toContain('前台许')
    expect(await evacuations()).not.toContain('技工吕')
    const course = ok<courses.Course>(await people.front_desk.send('GET', `/courses/${evacuation.course.id}`))
    const start = Date.now()
    for (const [at, part] of course.parts.entries())
      for (const ms of [0, 300_000]) await as(test, company.actors.front_desk, (ctx) => noteProgress(ctx, { params: { id: course.id }, query: {}, body: { partId: part.id, seconds: 300, percent: 100 } }), new Date(start + at * 400_000 + ms))
    expect(await evacuations()).not.toContain('前台许')
    expect(String((await people.supervisor.send('GET', `/training-programmes/owed/export?siteId=${company.siteId}&format=csv`)).body)).toContain('案场物业服务培训体系')
    // Who heard it in a session has learned it as well.
    const second = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '前台王' }))
    expect(await evacuations()).toContain('前台王')
    const lesson = await meet({ kind: 'class', courseId: course.id, attendeeIds: [second.employeeId] })
    await sign(lesson.id, [second.employeeId!])
    ok(await act(lesson.id, 'hold'))
    expect(await evacuations()).not.toContain('前台王')
    await owner.query("update site set kind = 'residential' where id = $1", [company.siteId])
    const twice = whole.modules.map((module) => ({ title: module.title, courses: [...module.courses, ...module.courses].map(({ course: { id } }) => ({ courseId: id })) }))
    expect(((await people.supervisor.send('PATCH', `/training-programmes/${whole.id}`, { siteId: company.siteId, version: whole.version, name: whole.name, post: whole.post, modules: twice })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/modules/0/courses' })])
  })

  it('a part may be slides in their order, or a standard as it is in force', async () => {
    const { items } = (await people.supervisor.send('GET', '/standards?filter[scene]=posture')).body as { items: standards.StandardSummary[] }
    const slides = [await stories.photo(company.actors.supervisor), await stories.photo(company.actors.supervisor)]
    const parts = [{ id: crypto.randomUUID(), title: '图', kind: 'slides', fileIds: slides.toReversed() }, { id: crypto.randomUUID(), title: '标准', kind: 'standard', standardId: items[0]!.id }]
    expect(((await people.supervisor.send('POST', '/courses', { code: 'S-01', name: '课', topic: 'etiquette', parts: [{ ...parts[0], fileIds: [] }] })).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/parts/0/fileIds' })])
    const made = ok<courses.Course>(await people.supervisor.send('POST', '/courses', { code: 'S-01', name: '课', topic: 'etiquette', parts }))
    expect(made.parts[0]!.slides.map(({ id }) => id)).toEqual(slides.toReversed())
    expect(made.parts[1]!.standard).toMatchObject({ name: items[0]!.name, version: 1, items: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('站姿') })]) })
    ok(await people.supervisor.send('POST', `/courses/${made.id}/actions`, { action: 'publish' }))
    // Slides are done once the last was seen, whatever time went by.
    const seen = (percent: number, at: number) => as(test, company.actors.technician, (ctx) => noteProgress(ctx, { params: { id: made.id }, query: {}, body: { partId: parts[0]!.id, seconds: 60, percent } }), new Date(Date.now() + at))
    await seen(0, 0)
    expect(await seen(50, 90_000)).toMatchObject({ isDone: false })
    expect(await seen(100, 180_000)).toMatchObject({ isDone: true })
  })

  it('is due for review by the day of the company, wherever it is', async () => {
    const late = await as(test, company.actors.supervisor, (ctx) => listCourses(ctx, { params: {}, body: {}, query: { filter: {} } }))
    const one = late.items.find(({ code }) => code === 'KC-02')!
    await owner.query("update course set review_on = '2026-05-02' where id = $1", [one.id])
    await owner.query("update site set time_zone = 'America/Los_Angeles' where id = $1", [company.siteId])
    // Nine in the morning of the second of May in Shanghai is still the first there.
    const dueAt = async (now: string): Promise<boolean> => (await as(test, company.actors.supervisor, (ctx) => listCourses(ctx, { params: {}, body: {}, query: { filter: {} } }), new Date(now))).items.find(({ id }) => id === one.id)!.isReviewDue
    expect([await dueAt('2026-05-02T01:00:00Z'), await dueAt('2026-05-02T08:00:00Z')]).toEqual([false, true])
    await owner.query("update site set time_zone = 'Asia/Shanghai' where id = $1", [company.siteId])
  })
})
