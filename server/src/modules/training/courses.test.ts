import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { courses, exams, improvements } from '@guanjia/contract'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { noteProgress } from './courses/courses.ts'
import { READY_COURSES } from './courses/ready.ts'
import { gapsIn, lastDayOf, linesOf } from './plans/quarters.ts'
import { READY_QUESTIONS } from './questions/ready.ts'
import { codeNow, isCode } from './sessions/sign-code.ts'

type Refusal = { code: string; errors?: { pointer: string }[] }
const HOUR = 3_600_000
let test: TestApp
let company: Company
let owner: pg.Client
const people = {} as Record<keyof Company['actors'], Browser>
beforeAll(async () => {
  test = await testApp()
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  company = await aCompany(test)
  for (const role of Object.keys(company.logins) as (keyof Company['logins'])[]) people[role] = await signIn(test, company.logins[role], company.password)
})
afterAll(async () => {
  await owner.end()
  await test.close()
})

const from = (ms: number): string => new Date(Date.now() + ms).toISOString()
const courseNamed = async (code: string): Promise<courses.CourseSummary> => ((await people.supervisor.send('GET', '/courses')).body as { items: courses.CourseSummary[] }).items.find((one) => one.code === code)!
const session = async (body: object = {}): Promise<courses.Session> => {
  const answer = await people.supervisor.send('POST', '/training-sessions', { siteId: company.siteId, title: '投诉处理培训', courseId: (await courseNamed('KC-04')).id, startsAt: from(-HOUR), endsAt: from(HOUR), attendeeIds: [company.actors.technician.employeeId, company.actors.steward.employeeId], ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as courses.Session
}
const act = (id: string, action: string, more: object = {}) => people.supervisor.send('POST', `/training-sessions/${id}/actions`, { action, ...more })
const codeOf = async (id: string): Promise<string> => ((await people.supervisor.send('GET', `/training-sessions/${id}/sign-in-code`)).body as { code: string }).code

describe('courses', () => {
  it('an organisation begins with the courses of the handbooks, each with questions of its topic [TRN-002, TRN-004, TRN-005, TRN-006, TRN-008, TRN-009, TRN-023, TRN-029]', async () => {
    const { items } = (await people.technician.send('GET', '/courses')).body as { items: courses.CourseSummary[] }
    expect(items.map(({ code }) => code)).toEqual(READY_COURSES.map(({ code }) => code))
    for (const one of items) expect([one.code, one.questions >= 14, one.parts >= 3]).toEqual([one.code, true, true])
    for (const { topic } of READY_COURSES) expect(READY_QUESTIONS.some((question) => question.topic === topic)).toBe(true)
    // Nine chapters of the manual, and what the plans ask for beside them.
    for (const topic of ['duties', 'etiquette', 'archives', 'complaint', 'return_visit', 'repair', 'patrol', 'violation', 'emergency', 'sales_office', 'management', 'communication', 'equipment']) expect(items.map((one) => one.topic), topic).toContain(topic)
    expect(items.find(({ topic }) => topic === 'complaint')?.post).toBe('customer_service')
    expect(items.some(({ name }) => name.includes('个性化服务'))).toBe(true)
    expect((await people.supervisor.send('POST', '/courses/ready')).body).toEqual({ added: 0 })
  })

  it('a part is done after its time, which nobody can run ahead of', async () => {
    const course = (await people.technician.send('GET', `/courses/${(await courseNamed('KC-02')).id}`)).body as courses.Course
    const part = course.parts[0]!
    const note = (seconds: number, now: Date) => as(test, company.actors.technician, (ctx) => noteProgress(ctx, { params: { id: course.id }, query: {}, body: { partId: part.id, seconds, percent: 100 } }), now)
    const start = new Date()
    expect(await note(300, start)).toMatchObject({ seconds: 10, isDone: false })
    expect(await note(300, new Date(start.getTime() + 5000))).toMatchObject({ seconds: 25 })
    expect(await note(300, new Date(start.getTime() + 5000 + part.minSeconds * 1000))).toMatchObject({ isDone: true })
    const after = (await people.technician.send('GET', `/courses/${course.id}`)).body as courses.Course
    expect([after.parts[0]!.doneAt !== null, after.mine]).toEqual([true, 1 / course.parts.length])
  })

  it('a draft is nobody’s but of who writes it; a part that is taken out keeps who did it', async () => {
    const parts = [{ id: crypto.randomUUID(), title: '一', kind: 'text', body: '正文' }, { id: crypto.randomUUID(), title: '二', kind: 'text', body: '正文' }]
    const made = (await people.supervisor.send('POST', '/courses', { code: 'T-01', name: '新课', topic: 'repair', parts })).body as courses.Course
    expect((await people.technician.send('GET', `/courses/${made.id}`)).status).toBe(404)
    expect((await people.technician.send('POST', '/courses', { code: 'T-02', name: '新课', topic: 'repair', parts })).status).toBe(403)
    const wrong = await people.supervisor.send('POST', '/courses', { code: 'T-03', name: '新课', topic: 'repair', parts: [{ ...parts[0], id: crypto.randomUUID(), kind: 'file' }] })
    expect((wrong.body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/parts/0/fileId' })])
    await people.supervisor.send('POST', `/courses/${made.id}/actions`, { action: 'publish' })
    await people.technician.send('POST', `/courses/${made.id}/progress`, { partId: parts[0]!.id, seconds: 1, percent: 0 })
    const now = (await people.supervisor.send('GET', `/courses/${made.id}`)).body as courses.Course
    const changed = await people.supervisor.send('PATCH', `/courses/${made.id}`, { version: now.version, name: '新课', topic: 'repair', parts: [parts[1]], reviewOn: '2020-01-01' })
    expect(changed.body).toMatchObject({ isReviewDue: true, parts: [{ id: parts[1]!.id }] })
    expect((await owner.query('select 1 from course_progress where part_id = $1', [parts[0]!.id])).rows).toHaveLength(1)
  })
})

describe('a training session', () => {
  it('is signed in by the code on the wall, of this minute and the one before only', async () => {
    const one = await session()
    const code = await codeOf(one.id)
    const sign = (who: Browser, sent: string) => who.send('POST', `/training-sessions/${one.id}/sign-in`, { code: sent })
    expect([(await sign(people.technician, '0000000000')).status, ((await sign(people.technician, '0000000000')).body as Refusal).code]).toEqual([422, 'session.wrong_code'])
    expect((await sign(people.technician, code.toLowerCase())).status).toBe(200)
    expect((await sign(people.technician, code)).body).toMatchObject({ haveSigned: true, attendees: [{ signedBy: 'qr' }] })
    // Not invited, but here.
    expect((await sign(people.front_desk, code)).status).toBe(200)
    const { rows } = await owner.query<{ sign_key: Buffer }>('select sign_key from training_session where id = $1', [one.id])
    const key = rows[0]!.sign_key
    const at = new Date('2026-03-05T09:00:30Z')
    const { code: then } = codeNow(key, at)
    expect([30_000, 89_000, 91_000].map((ms) => isCode(key, then, new Date(at.getTime() + ms)))).toEqual([true, true, false])
    expect((await people.technician.send('GET', `/training-sessions/${one.id}/sign-in-code`)).status).toBe(403)
  })

  it('cannot be closed without its exam, nor before everybody who was there has a result [TRN-003]', async () => {
    const one = await session()
    expect((await act(one.id, 'hold')).status).toBe(409)
    await people.supervisor.send('POST', `/training-sessions/${one.id}/attendances`, { employeeIds: [company.actors.technician.employeeId, company.actors.steward.employeeId] })
    expect((await act(one.id, 'hold')).status).toBe(200)
    expect(((await act(one.id, 'close')).body as Refusal).code).toBe('session.exam_needed')
    await expect(owner.query("update training_session set state = 'closed' where id = $1", [one.id])).rejects.toThrow(/check constraint/)
    const examined = (await act(one.id, 'examine')).body as courses.Session
    expect(examined.exam).toMatchObject({ isOver: false })
    expect((await act(one.id, 'examine')).status).toBe(409)
    expect(((await act(one.id, 'close')).body as Refusal).code).toBe('session.exam_open')
    const sit = async (who: Browser): Promise<void> => {
      const mine = ((await who.send('GET', '/own-exams')).body as { items: exams.OwnSitting[] }).items.find(({ exam }) => exam.id === examined.exam!.id)!
      const paper = (await who.send('POST', `/exam-sittings/${mine.id}/enter`, {})).body as exams.Paper
      await who.send('POST', `/exam-sittings/${mine.id}/submit`, { holder: paper.holder })
    }
    await sit(people.technician)
    expect(((await act(one.id, 'close')).body as Refusal).code).toBe('session.exam_open')
    await sit(people.steward)
    expect((await act(one.id, 'close')).body).toMatchObject({ state: 'closed', exam: { passRate: 0 } })
  })

  it('meets the needs for which it was, and tells what people thought of it', async () => {
    const need = (await people.supervisor.send('POST', '/training-needs', { siteId: company.siteId, topic: '投诉答复', post: '客服', reason: '两起投诉答复不及时' })).body as improvements.TrainingNeed
    const one = await session({ needIds: [need.id] })
    expect(one.needs).toMatchObject([{ id: need.id, state: 'planned' }])
    const feedback = (who: Browser) => who.send('POST', `/training-sessions/${one.id}/feedback`, { rating: 4, feedback: '案例再多些' })
    expect((await feedback(people.technician)).status).toBe(409)
    await people.technician.send('POST', `/training-sessions/${one.id}/sign-in`, { code: await codeOf(one.id) })
    expect((await feedback(people.technician)).status).toBe(200)
    expect((await people.supervisor.send('GET', `/training-sessions/${one.id}`)).body).toMatchObject({ rating: 4 })
    // What others think stays with who keeps the session.
    expect(((await people.steward.send('GET', `/training-sessions/${one.id}`)).body as courses.Session).attendees).toHaveLength(1)
    await act(one.id, 'hold')
    const { exam } = (await act(one.id, 'examine')).body as courses.Session
    await owner.query("update exam_sitting set state = 'absent' where exam_id = $1", [exam!.id])
    await act(one.id, 'close')
    const needs = ((await people.supervisor.send('GET', `/training-needs?siteId=${company.siteId}`)).body as { items: improvements.TrainingNeed[] }).items
    expect(needs.find(({ id }) => id === need.id)).toMatchObject({ state: 'met' })
  })
})

describe('the plan of a year', () => {
  it('gives every post something in every quarter, whatever it has of courses [TRN-003]', () => {
    const quarters = (lines: { quarter: number; post: string }[], post: string) => [...new Set(lines.filter((one) => one.post === post).map(({ quarter }) => quarter))]
    const lines = linesOf([{ post: 'front_desk', courseIds: ['a', 'b', 'c', 'd', 'e', 'f'] }, { post: 'steward', courseIds: ['a'] }], [4, 1, 2, 3])
    expect(quarters(lines, 'front_desk')).toEqual([1, 2, 3, 4])
    expect(quarters(lines, 'steward')).toEqual([1, 2, 3, 4])
    expect(lines.filter(({ post }) => post === 'front_desk')).toHaveLength(6)
    const state = 'open'
    expect(gapsIn([{ quarter: 3, kind: 'class', post: 'steward', state }, { quarter: 4, kind: 'drill', post: 'everybody', state }, { quarter: 3, kind: 'seminar', post: 'front_desk', state }], 2026, '2026-08-01', (post) => post === 'front_desk' || post === 'steward')).toEqual([{ quarter: 3, post: 'front_desk' }])
    expect(lastDayOf(2026, 2)).toBe('2026-06-30')
  })

  it('is a clock for each quarter, kept by a session that was closed, and a figure of what is done [TRN-003, TRN-028]', async () => {
    const year = new Date().getUTCFullYear() + 1
    const plan = (posts: object[]) => people.supervisor.send('POST', '/training-plan-lines', { siteId: company.siteId, year, posts })
    const [complaint, etiquette] = [await courseNamed('KC-04'), await courseNamed('KC-02')]
    expect((await plan([{ post: 'front_desk', courseIds: [complaint.id, etiquette.id] }])).body).toEqual({ added: 4 })
    expect((await plan([{ post: 'front_desk', courseIds: [complaint.id, etiquette.id] }])).body).toEqual({ added: 0 })
    const { items } = (await people.supervisor.send('GET', `/training-plan-lines?siteId=${company.siteId}&year=${year}`)).body as { items: courses.PlanLine[] }
    expect(items.map(({ quarter, dueOn }) => [quarter, dueOn])).toEqual([[1, `${year}-03-31`], [2, `${year}-06-30`], [3, `${year}-09-30`], [4, `${year}-12-31`]])
    const clock = async (id: string) => (await owner.query<{ state: string; due_at: Date }>('select state, due_at from sla_clock where subject_id = $1', [id])).rows
    const [first] = await clock(items[0]!.id)
    expect([first!.state, first!.due_at.toISOString()]).toEqual(['running', `${year}-03-31T16:00:00.000Z`])
    const one = await session({ planLineId: items[0]!.id })
    expect((await people.supervisor.send('POST', '/training-sessions', { siteId: company.siteId, title: '又一次', startsAt: from(0), endsAt: from(HOUR), planLineId: items[0]!.id })).status).toBe(422)
    await people.supervisor.send('POST', `/training-sessions/${one.id}/attendances`, { employeeIds: [company.actors.front_desk.employeeId] })
    await act(one.id, 'hold')
    const { exam } = (await act(one.id, 'examine')).body as courses.Session
    await owner.query("update exam_sitting set state = 'absent' where exam_id = $1", [exam!.id])
    expect((await act(one.id, 'close')).status).toBe(200)
    expect(await clock(items[0]!.id)).toMatchObject([{ state: 'stopped' }])
    expect((await people.supervisor.send('POST', `/training-plan-lines/${items[1]!.id}/drop`, { reason: '并入三季度' })).body).toMatchObject({ state: 'dropped' })
    expect(await clock(items[1]!.id)).toMatchObject([{ state: 'cancelled' }])
    const figures = (await people.supervisor.send('GET', `/training-sessions/figures?siteId=${company.siteId}&from=${year}-01-01&to=${year}-12-31`)).body
    expect(figures).toMatchObject({ planned: 3, done: 1, sessions: 0, hoursPerHead: null })
    const now = (await people.supervisor.send('GET', `/training-sessions/figures?siteId=${company.siteId}&from=2020-01-01&to=${year}-12-31`)).body as { hoursPerHead: number }
    const { rows } = await owner.query<{ hours: number }>("select sum(extract(epoch from s.ends_at - s.starts_at) / 3600)::float8 / count(distinct a.employee_id) as hours from training_session s join session_attendee a on a.session_id = s.id and a.signed_at is not null where s.site_id = $1 and s.state in ('held', 'closed')", [company.siteId])
    expect(now.hoursPerHead).toBeCloseTo(rows[0]!.hours)
    expect(now.hoursPerHead).toBeGreaterThanOrEqual(2)
  })
})
