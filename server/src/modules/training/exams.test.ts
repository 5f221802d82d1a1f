import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { exams, questions } from '@guanjia/contract'
import { Actor } from '../../platform/auth/actor.ts'
import { runDueJobs } from '../../platform/jobs/worker.ts'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { stopTypesetting } from '../../platform/print/typeset.ts'
import { cutConnections, someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, goesAway, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { drawPaper } from './papers/draw.ts'
import { saveAnswers } from './sittings/answers.ts'
import { enterSitting } from './sittings/enter.ts'
import { submitSitting } from './sittings/submit.ts'

type Refusal = { code: string; detail?: string; errors?: { pointer: string }[] }
const MINUTE = 60_000
let test: TestApp
let company: Company
let second: Browser
let owner: pg.Client
const people = {} as Record<keyof Company['actors'], Browser>
beforeAll(async () => {
  test = await testApp()
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  company = await aCompany(test)
  for (const role of Object.keys(company.logins) as (keyof Company['logins'])[]) people[role] = await signIn(test, company.logins[role], company.password)
  await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: company.siteId, name: '主管秦', login: `second-${company.siteId}` }))
  second = await signIn(test, `second-${company.siteId}`, 'correct horse')
})
afterAll(async () => {
  await owner.end()
  await test.close()
  await stopTypesetting()
})

const from = (ms: number): string => new Date(Date.now() + ms).toISOString()
const line = (more: object = {}) => ({ count: 4, marks: 5, type: 'single', ...more })
let n = 0
const blueprint = async (body: object = {}): Promise<exams.Blueprint> =>
  (await people.supervisor.send('POST', '/exam-blueprints', { name: `试卷 ${++n}`, sections: [{ title: '选择', lines: [line()] }], durationMinutes: 30, ...body })).body as exams.Blueprint
const get = async (id: string): Promise<exams.Exam> => (await people.supervisor.send('GET', `/exams/${id}`)).body as exams.Exam
const published = async (roles: (keyof Company['actors'])[], pattern: object = {}, more: object = {}): Promise<exams.Exam> => {
  const made = (await people.supervisor.send('POST', '/exams', { siteId: company.siteId, blueprintId: (await blueprint(pattern)).id, title: `季度考试 ${n}`, opensAt: from(-MINUTE), closesAt: from(120 * MINUTE), candidateIds: roles.map((role) => company.actors[role].employeeId), ...more })).body as exams.Exam
  const answer = await people.supervisor.send('POST', `/exams/${made.id}/actions`, { action: 'publish' })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as exams.Exam
}
const sittingOf = (exam: exams.Exam, role: keyof Company['actors']): string => exam.sittings.filter(({ employee }) => employee.id === company.actors[role].employeeId).at(-1)!.id
const enter = async (who: Browser, id: string, body: object = {}): Promise<exams.Paper> => {
  const answer = await who.send('POST', `/exam-sittings/${id}/enter`, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as exams.Paper
}
/** What is right on a paper, under the paper's own keys. */
const rightAnswers = async (id: string): Promise<Map<number, string[]>> => {
  const { rows } = await owner.query<{ position: number; option_order: string[]; answer: string[] }>(`select position, option_order, v.answer from exam_item i join question_version v on v.question_id = i.question_id and v.number = i.question_version and v.organization_id = i.organization_id where sitting_id = $1`, [id])
  return new Map(rows.map((row) => [row.position, row.answer.map((key) => 'ABCDEFGHIJKL'[row.option_order.indexOf(key)] ?? key)]))
}
const wrongOf = (right: string[]): string[] => [right[0] === 'A' ? 'B' : 'A']
const answersOf = async (paper: exams.Paper, rightOnes: number, sequence = 1) => {
  const right = await rightAnswers(paper.id)
  return paper.items.map(({ position }, at) => ({ position, sequence, response: at < rightOnes ? right.get(position)! : wrongOf(right.get(position)!) }))
}
const sit = async (who: Browser, id: string, rightOnes: number): Promise<exams.OwnSitting> => {
  const paper = await enter(who, id)
  const answer = await who.send('POST', `/exam-sittings/${id}/submit`, { holder: paper.holder, answers: await answersOf(paper, rightOnes) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as exams.OwnSitting
}
const question = async (body: object = {}): Promise<questions.Question> =>
  (await people.supervisor.send('POST', '/questions', { type: 'single', topic: 'repair', stem: `题 ${++n}`, options: [{ key: 'A', text: '甲' }, { key: 'B', text: '乙' }], answer: ['A'], reference: '《手册》1', ...body })).body as questions.Question
const timeIsOver = (id: string) => owner.query("update exam set opens_at = opens_at - interval '3 hours', closes_at = now() - interval '1 hour' where id = $1", [id])

describe('the question bank', () => {
  it('a question that was used is never changed in place: the next change is a new version', async () => {
    const one = await question()
    const same = (await people.supervisor.send('POST', `/questions/${one.id}/revise`, { ...one.content, stem: '改一处', version: one.version })).body as questions.Question
    expect([same.currentVersion, same.content.stem]).toEqual([1, '改一处'])
    await published(['technician'])
    const used = (await people.supervisor.send('GET', `/questions/${one.id}`)).body as questions.Question
    expect(used.isUsed).toBe(true)
    const next = (await people.supervisor.send('POST', `/questions/${one.id}/revise`, { ...used.content, stem: '再改', version: used.version })).body as questions.Question
    expect([next.currentVersion, next.versions.map(({ stem }) => stem)]).toEqual([2, ['再改', '改一处']])
    await expect(as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('question_version').set({ stem: '改写' }).where('question_id', '=', one.id).where('number', '=', 1).execute())).rejects.toThrow(/never changes/)
  })

  it('what it exports it reads back, unchanged; a file with a wrong row is not written', async () => {
    const file = await people.supervisor.send('GET', '/questions/export?format=csv&filter[topic]=emergency')
    const upload = async (content: string): Promise<string> => {
      const payload = Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="questions.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--x--\r\n`)
      return (await test.http.inject({ method: 'POST', url: '/api/v1/files', headers: { authorization: `Bearer ${people.supervisor.token}`, 'content-type': 'multipart/form-data; boundary=x' }, payload })).json<{ id: string }>().id
    }
    const look = (await people.supervisor.send('POST', '/questions/import', { fileId: await upload(file.body as string) })).body as { counts: Record<string, number>; rows: { verdict: string; problem: string }[] }
    expect(look.rows.filter(({ verdict }) => verdict !== 'same')).toEqual([])
    expect(look.counts['same']).toBeGreaterThan(15)
    const sheet = '题型,主题,题目,选项,答案,出处\n单选题,报修,漏水先做什么,"A. 关总阀\nB. 等着",A,《手册》\n多选题,报修,坏行,"A. 一\nB. 二",C,《手册》\n'
    const bad = await people.supervisor.send('POST', '/questions/import', { fileId: await upload(sheet), commit: true })
    expect([bad.status, (bad.body as Refusal).code]).toEqual([422, 'rule_broken'])
    const good = (await people.supervisor.send('POST', '/questions/import', { fileId: await upload(sheet.split('\n').slice(0, 3).join('\n')), commit: true })).body as { counts: Record<string, number> }
    expect(good.counts).toEqual({ new: 1, changed: 0, same: 0, errors: 0 })
    const found = (await people.supervisor.send('GET', `/questions?filter[q]=${encodeURIComponent('漏水先做什么')}`)).body as { items: questions.QuestionSummary[] }
    expect(found.items).toMatchObject([{ type: 'single', topic: 'repair', difficulty: 'medium' }])
  })
})

describe('a sitting', () => {
  it('shows a frozen paper that is its seed, and nothing of what is right', async () => {
    const exam = await published(['technician'])
    const paper = await enter(people.technician, sittingOf(exam, 'technician'))
    expect(paper.items).toHaveLength(4)
    expect(JSON.stringify(paper)).not.toMatch(/"answer"|reference|explanation/)
    const { rows } = await owner.query<{ seed: number; sections: exams.BlueprintSection[]; pool: never }>('select s.seed, e.sections, e.pool from exam_sitting s join exam e on e.id = s.exam_id where s.id = $1', [paper.id])
    const again = drawPaper(rows[0]!.sections, rows[0]!.pool, rows[0]!.seed)!
    const items = await owner.query<{ question_id: string; option_order: string[] }>('select question_id, option_order from exam_item where sitting_id = $1 order by position', [paper.id])
    expect(items.rows.map(({ question_id, option_order }) => [question_id, option_order])).toEqual(again.map(({ questionId, optionOrder }) => [questionId, optionOrder]))
    await expect(as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('exam_item').set({ marks: 1 }).where('sitting_id', '=', paper.id).execute())).rejects.toThrow(/never changes/)
    expect((await people.steward.send('POST', `/exam-sittings/${paper.id}/enter`, {})).status).toBe(404)
    await people.technician.send('POST', `/exam-sittings/${paper.id}/submit`, { holder: paper.holder })
  })

  it('keeps each answer once, in whatever order the network brings it, and goes on from there on another device', async () => {
    const exam = await published(['technician'])
    const id = sittingOf(exam, 'technician')
    const paper = await enter(people.technician, id, { device: '电脑' })
    const save = (holder: string, position: number, sequence: number, response: string[]) => people.technician.send('POST', `/exam-sittings/${id}/answers`, { holder, answers: [{ position, sequence, response }] })
    expect((await save(paper.holder, 1, 2, ['B'])).body).toMatchObject({ saved: 1 })
    expect((await save(paper.holder, 1, 2, ['B'])).body).toMatchObject({ saved: 0 })
    // An older one arrives late.
    expect((await save(paper.holder, 1, 1, ['A'])).body).toMatchObject({ saved: 0 })
    const wrong = await save(paper.holder, 1, 3, ['Z'])
    expect([wrong.status, (wrong.body as Refusal).errors]).toEqual([422, [expect.objectContaining({ pointer: '/answers/0/response' })]])
    const held = await people.technician.send('POST', `/exam-sittings/${id}/enter`, { device: '手机' })
    expect([held.status, (held.body as Refusal).code, (held.body as Refusal).detail]).toEqual([409, 'exam.held_elsewhere', '电脑'])
    // The same page loaded anew is no other screen.
    expect((await enter(people.technician, id, { holder: paper.holder })).holder).toBe(paper.holder)
    const phone = await enter(people.technician, id, { takeOver: true, device: '手机' })
    expect(phone.items[0]).toMatchObject({ response: ['B'], sequence: 2 })
    expect(((await save(paper.holder, 2, 1, ['A'])).body as Refusal).code).toBe('exam.taken_over')
    expect((await save(phone.holder, 2, 1, ['A'])).status).toBe(200)
    await people.technician.send('POST', `/exam-sittings/${id}/submit`, { holder: phone.holder })
  })

  it('is the only one that somebody sits at a time', async () => {
    const [one, two] = [await published(['steward']), await published(['steward'])]
    await enter(people.steward, sittingOf(one, 'steward'))
    const refused = await people.steward.send('POST', `/exam-sittings/${sittingOf(two, 'steward')}/enter`, {})
    expect([refused.status, (refused.body as Refusal).code]).toEqual([409, 'exam.other_running'])
    // Two at once: the database lets one of them in.
    await expect(owner.query("update exam_sitting set state = 'in_progress', started_at = now(), deadline_at = now() where id = $1", [sittingOf(two, 'steward')])).rejects.toThrow(/exam_sitting_live/)
    const paper = await enter(people.steward, sittingOf(one, 'steward'), { takeOver: true })
    await people.steward.send('POST', `/exam-sittings/${paper.id}/submit`, { holder: paper.holder })
  })

  it('ends by the server’s clock: within the grace an answer still counts, after it none, whatever the device thinks', async () => {
    const exam = await published(['technician'])
    const id = sittingOf(exam, 'technician')
    const actor = company.actors.technician
    const begun = new Date()
    const paper = await as(test, actor, (ctx) => enterSitting(ctx, { params: { id }, query: {}, body: { takeOver: false, device: '' } }), begun)
    expect(Date.parse(paper.deadlineAt) - begun.getTime()).toBe(30 * MINUTE)
    const at = (ms: number, sequence: number, response: string[]) => as(test, actor, (ctx) => saveAnswers(ctx, { params: { id }, query: {}, body: { holder: paper.holder, answers: [{ position: 1, sequence, response }] } }), new Date(begun.getTime() + ms))
    expect(await at(30 * MINUTE + 29_000, 1, ['A'])).toMatchObject({ saved: 1, secondsLeft: 0 })
    await expect(at(30 * MINUTE + 31_000, 2, ['B'])).rejects.toMatchObject({ code: 'exam.time_over' })
    await expect(as(test, actor, (ctx) => submitSitting(ctx, { params: { id }, query: {}, body: { holder: paper.holder, answers: [] } }), new Date(begun.getTime() + 31 * MINUTE))).rejects.toMatchObject({ code: 'exam.time_over' })
    await people.technician.send('POST', `/exam-sittings/${id}/submit`, { holder: paper.holder })
  })

  it('is handed in by itself at the deadline, also by a server that was started anew', async () => {
    const exam = await published(['technician'])
    const id = sittingOf(exam, 'technician')
    const paper = await enter(people.technician, id)
    await people.technician.send('POST', `/exam-sittings/${id}/answers`, { holder: paper.holder, answers: await answersOf(paper, 4) })
    // The timer is a row: nothing of this process is needed for it.
    await owner.query("update exam_sitting set started_at = now() - interval '2 hours', deadline_at = now() - interval '90 minutes' where id = $1", [id])
    await owner.query("update job set due_at = now() where queue = 'training.hand-in' and payload ->> 'sittingId' = $1", [id])
    expect(((await people.technician.send('POST', `/exam-sittings/${id}/answers`, { holder: paper.holder, answers: [] })).body as Refusal).code).toBe('exam.time_over')
    await runDueJobs(test.app)
    expect((await get(exam.id)).sittings).toMatchObject([{ state: 'marked', submittedBy: 'deadline', score: 20, isPassed: true }])
  })

  it('is handed in exactly once, though two clicks come at once and the answer to the first is lost', async () => {
    const exam = await published(['technician'])
    const id = sittingOf(exam, 'technician')
    const paper = await enter(people.technician, id)
    const body = { holder: paper.holder, answers: await answersOf(paper, 3) }
    const submit = (ctx: Parameters<typeof submitSitting>[0]) => submitSitting(ctx, { params: { id }, query: {}, body })
    const first = as(test, company.actors.technician, async (ctx) => {
      const done = await submit(ctx)
      const again = as(test, company.actors.technician, submit)
      await someoneWaitsForALock(test)
      return { done, again }
    })
    const { done, again } = await first
    expect(await again).toEqual(done)
    const { rows } = await owner.query('select 1 from exam_certificate where sitting_id = $1', [id])
    expect(rows).toHaveLength(1)
    const entries = await owner.query("select action from timeline_entry where record_id = $1 and action = 'handed_in'", [id])
    expect(entries.rows).toHaveLength(1)
  })

  it('a failed one may be sat again as the rules say, on a new paper', async () => {
    const exam = await published(['technician'])
    const failed = await sit(people.technician, sittingOf(exam, 'technician'), 1)
    expect(failed).toMatchObject({ state: 'marked', isPassed: false, percent: 25, mayRetake: true, mayReview: false, certificateId: null })
    const clicks = await Promise.all([1, 2].map(() => people.technician.send('POST', `/exam-sittings/${failed.id}/retake`)))
    expect(new Set(clicks.map(({ body }) => (body as exams.OwnSitting).id)).size).toBe(1)
    const next = clicks[0]!.body as exams.OwnSitting
    const passed = await sit(people.technician, next.id, 4)
    expect(passed).toMatchObject({ attempt: 2, isPassed: true, mayRetake: false })
    expect((await people.technician.send('POST', `/exam-sittings/${failed.id}/retake`)).body).toMatchObject({ id: next.id })
    expect((await get(exam.id))).toMatchObject({ examined: 1, passed: 1, passRate: 1 })
  })
})

describe('marking', () => {
  it('sections have pass marks of their own', async () => {
    const exam = await published(['technician'], { sections: [{ title: '一', lines: [line({ count: 8 })] }, { title: '二', passPercent: 100, lines: [line({ count: 2, topic: 'emergency' })] }] })
    const done = await sit(people.technician, sittingOf(exam, 'technician'), 9)
    expect(done).toMatchObject({ percent: 90, isPassed: false })
  })

  it('written answers are marked without names by two people, and where they differ a third decides', async () => {
    const exam = await published(['technician'], { sections: [{ title: '简答', lines: [{ type: 'short_answer', count: 1, marks: 10 }] }], markers: 2, markTolerance: 1 })
    const id = sittingOf(exam, 'technician')
    const paper = await enter(people.technician, id)
    await people.technician.send('POST', `/exam-sittings/${id}/submit`, { holder: paper.holder, answers: [{ position: 1, sequence: 1, response: ['先安抚，再登记。'] }] })
    const waiting = async (who: Browser): Promise<exams.ToMark[]> => ((await who.send('GET', `/exam-marking?siteId=${company.siteId}&examId=${exam.id}`)).body as { items: exams.ToMark[] }).items
    expect(await waiting(people.supervisor)).toMatchObject([{ position: 1, response: '先安抚，再登记。', round: 1, given: [] }])
    expect(JSON.stringify(await waiting(people.supervisor))).not.toContain('技工吕')
    const mark = (who: Browser, marks: number) => who.send('POST', `/exam-sittings/${id}/marks`, { position: 1, marks })
    expect((await mark(people.supervisor, 11)).status).toBe(422)
    expect((await mark(people.supervisor, 4)).body).toEqual({ isSettled: false, round: 1 })
    expect((await mark(people.supervisor, 4)).status).toBe(409)
    expect(await waiting(people.supervisor)).toEqual([])
    expect(await waiting(second)).toMatchObject([{ round: 2, given: [] }])
    expect((await mark(second, 8)).body).toEqual({ isSettled: false, round: 2 })
    expect(await waiting(people.site_manager)).toMatchObject([{ round: 3, given: [4, 8] }])
    expect((await get(exam.id)).sittings[0]).toMatchObject({ state: 'marking', isPassed: null })
    expect((await mark(people.site_manager, 7)).body).toEqual({ isSettled: true, round: 3 })
    expect((await get(exam.id)).sittings[0]).toMatchObject({ state: 'marked', score: 7, isPassed: true })
  })

  it('an item voided after certificates were issued is scored anew on all papers, logged, and takes nobody’s pass', async () => {
    const exam = await published(['technician', 'steward', 'front_desk'], { sections: [{ title: '一', lines: [line({ count: 5, topic: 'fees', marks: 20 })] }] })
    const three = await sit(people.technician, sittingOf(exam, 'technician'), 3)
    const two = await sit(people.steward, sittingOf(exam, 'steward'), 2)
    expect([three.isPassed, two.isPassed]).toEqual([true, false])
    // Still being written when the ruling comes.
    const open = await enter(people.front_desk, sittingOf(exam, 'front_desk'))
    const items = await owner.query<{ sitting_id: string; question_id: string; question_version: number; score: number | null }>('select sitting_id, question_id, question_version, score from exam_item where exam_id = $1', [exam.id])
    const of = (id: string) => new Map(items.rows.filter((row) => row.sitting_id === id).map((row) => [row.question_id, row.score]))
    const [mine, theirs] = [of(three.id), of(two.id)]
    const faulty = [...mine.keys()].find((key) => mine.get(key) === 20) !
    const number = items.rows.find(({ question_id }) => question_id === faulty)!.question_version
    const body = { questionId: faulty, number, kind: 'void', reason: '题目有歧义' }
    expect((await people.supervisor.send('POST', `/exams/${exam.id}/regrade`, body)).status).toBe(403)
    const after = (await people.site_manager.send('POST', `/exams/${exam.id}/regrade`, body)).body as exams.Exam
    const now = (id: string) => after.sittings.find((one) => one.id === id)!
    // 40 of 80 is below the pass mark, and still passed.
    expect(now(three.id)).toMatchObject({ score: 40, maxScore: 80, isPassed: true, isPassKept: true })
    expect(now(three.id).certificateId).toBe(three.certificateId)
    const touched = theirs.has(faulty) ? 2 : 1
    expect(after.regrades).toMatchObject([{ kind: 'void', papers: touched, changed: touched, passKept: 1 }])
    const logged = await owner.query('select score_before, score_after, max_before, max_after, passed_before, passed_after from exam_rescore where sitting_id = $1', [three.id])
    expect(logged.rows).toEqual([{ score_before: 60, score_after: 40, max_before: 100, max_after: 80, passed_before: true, passed_after: true }])
    const full = (await people.site_manager.send('POST', `/exams/${exam.id}/regrade`, { ...body, kind: 'full_marks' })).body as exams.Exam
    expect(full.sittings.find((one) => one.id === three.id)).toMatchObject({ score: 60, maxScore: 100, isPassKept: false })
    await expect(as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('exam_regrade').set({ reason: '别的' }).where('exam_id', '=', exam.id).execute())).rejects.toThrow(/never changes/)
    // Handed in after the ruling: scored with it.
    await people.front_desk.send('POST', `/exam-sittings/${open.id}/submit`, { holder: open.holder })
    const late = await owner.query<{ score: number }>('select score from exam_item where sitting_id = $1 and question_id = $2', [open.id, faulty])
    expect(late.rows.map(({ score }) => score)).toEqual(late.rows.length === 0 ? [] : [20])
  })

  it('an appeal is upheld with a ruling for everybody, and whoever passes by it gets a certificate', async () => {
    const exam = await published(['technician'], { sections: [{ title: '一', lines: [line({ count: 2, topic: 'archives' })] }] })
    const done = await sit(people.technician, sittingOf(exam, 'technician'), 1)
    expect(done.isPassed).toBe(false)
    await timeIsOver(exam.id)
    const review = (await people.technician.send('GET', `/exam-sittings/${done.id}`)).body as exams.Review
    const faulty = review.items.find(({ score }) => score === 0)!
    expect(faulty).toMatchObject({ right: [expect.any(String)], reference: expect.stringContaining('《') })
    const appeal = await people.technician.send('POST', `/exam-sittings/${done.id}/appeals`, { position: faulty.position, reason: '两个选项都对' })
    expect(appeal.status).toBe(200)
    expect((await people.technician.send('POST', `/exam-sittings/${done.id}/appeals`, { position: faulty.position, reason: '两个选项都对' })).status).toBe(409)
    const { id } = appeal.body as exams.Appeal
    // The answer is theirs to hear, whoever stands in for their work.
    const [yesterday, later] = [-1, 2].map((days) => from(days * 1440 * MINUTE).slice(0, 10)) as [string, string]
    await goesAway(test, company.actors.technician, company.actors.steward, yesterday, later)
    const decide = (body: object) => people.site_manager.send('POST', `/exam-appeals/${id}/actions`, { action: 'uphold', reply: '题目确有歧义', kind: 'full_marks', ...body })
    expect((await decide({ kind: undefined })).status).toBe(422)
    const clicks = await Promise.all([decide({}), decide({})])
    expect(clicks.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const { rows: told } = await owner.query<{ account_id: string }>("select account_id from message where template = 'exam.appeal_upheld'")
    expect(told).toEqual([{ account_id: company.actors.technician.accountId }])
    const after = await get(exam.id)
    expect(after.sittings[0]).toMatchObject({ score: 10, isPassed: true, certificateId: expect.any(String) })
    expect(after.regrades).toMatchObject([{ nowPassed: 1 }])
  })
})

describe('what comes of it', () => {
  it('a certificate is printed with a code by which anybody can check it; no other code is known', async () => {
    const exam = await published(['technician'])
    const done = await sit(people.technician, sittingOf(exam, 'technician'), 4)
    const printed = await test.http.inject({ method: 'GET', url: `/api/v1/exam-certificates/${done.certificateId}/print`, headers: { authorization: `Bearer ${people.technician.token}` } })
    const [text] = pdfPages(printed.rawPayload)
    expect(JSON.stringify(text)).toContain('技工吕')
    const check = await test.http.inject({ method: 'GET', url: `/api/v1/certificate-checks/${done.verificationCode!.toLowerCase()}` })
    expect(check.json()).toMatchObject({ name: '技**', exam: exam.title, isValid: true, organization: '春晖物业' })
    expect((await test.http.inject({ method: 'GET', url: '/api/v1/certificate-checks/0000000000000000' })).statusCode).toBe(404)
    expect((await people.steward.send('GET', `/exam-certificates/${done.certificateId}/print`)).status).toBe(404)
    await owner.query("update exam_certificate set issued_on = '2020-01-01', valid_until = '2021-01-01' where id = $1", [done.certificateId])
    expect((await test.http.inject({ method: 'GET', url: `/api/v1/certificate-checks/${done.verificationCode}` })).json()).toMatchObject({ isValid: false })
  })

  it('the wrong-answer book has what went wrong until it is answered right', async () => {
    const exam = await published(['front_desk'])
    await sit(people.front_desk, sittingOf(exam, 'front_desk'), 3)
    const book = async () => ((await people.front_desk.send('GET', '/wrong-answers')).body as { items: exams.WrongAnswer[] }).items.filter(({ exam: { id } }) => id === exam.id)
    // Nobody reads what is right while others still sit it.
    expect(await book()).toEqual([])
    await timeIsOver(exam.id)
    const [wrong] = await book()
    const practise = (response: string[]) => people.front_desk.send('POST', `/wrong-answers/${wrong!.questionId}/practise`, { response })
    expect((await practise(wrongOf(wrong!.content.answer))).body).toMatchObject({ isRight: false })
    expect(await book()).toMatchObject([{ practised: 1 }])
    expect((await practise(wrong!.content.answer)).body).toMatchObject({ isRight: true })
    expect(await book()).toEqual([])
  })

  it('figures tell people who passed of people examined, and statistics what real answers say [TRN-007]', async () => {
    const house = await aCompany(test, '别家')
    const who = await signIn(test, house.logins.supervisor, house.password)
    const figures = (await who.send('GET', `/exams/figures?siteId=${house.siteId}&from=2020-01-01&to=2099-01-01`)).body
    expect(figures).toMatchObject({ examined: 0, passRate: null, goal: 0.9 })
    const { rows } = await owner.query<{ examined: number; passed: number }>("select count(distinct (exam_id, employee_id)) filter (where state = 'marked')::int as examined, count(distinct (exam_id, employee_id)) filter (where is_passed)::int as passed from exam_sitting where site_id = $1", [company.siteId])
    const own = (await people.supervisor.send('GET', `/exams/figures?siteId=${company.siteId}&from=2020-01-01&to=2099-01-01`)).body as { passRate: number }
    expect(own).toMatchObject({ examined: rows[0]!.examined, passed: rows[0]!.passed })
    expect(own.passRate).toBeCloseTo(rows[0]!.passed / rows[0]!.examined)
  })

  it('a question says how easy it was, how well it tells people apart, and which choice misleads', async () => {
    const special = await question({ topic: 'return_visit', type: 'multiple', difficulty: 'hard', post: 'cleaning', options: ['A', 'B', 'C'].map((key) => ({ key, text: key })), answer: ['A', 'B'] })
    await as(test, company.actors.administrator, async (ctx) => {
      for (let i = 0; i < 12; i++) await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: `考生${i}` })
    })
    const { rows: staff } = await owner.query<{ id: string }>("select id from employee where organization_id = $1 and name like '考生%' order by name", [company.organizationId])
    const exam = await published(['technician'], { sections: [{ title: '一', lines: [{ type: 'multiple', topic: 'return_visit', difficulty: 'hard', count: 1, marks: 10 }] }], post: 'cleaning' }, { candidateIds: staff.map(({ id }) => id) })
    for (const [at, { id }] of staff.entries()) {
      await owner.query("update exam_item i set response = $2, score = $3 from exam_sitting s where i.sitting_id = s.id and s.employee_id = $1 and s.exam_id = $4", [id, at < 6 ? '["A", "B"]' : '["C"]', at < 6 ? 10 : 0, exam.id])
      await owner.query("update exam_sitting set state = 'marked', started_at = now(), deadline_at = now(), submitted_at = now(), submitted_by = 'candidate', score = $2, max_score = 10, is_passed = $3, marked_at = now() where employee_id = $1 and exam_id = $4", [id, at < 6 ? 10 : 0, at < 6, exam.id])
    }
    const { statistics } = (await people.supervisor.send('GET', `/questions/${special.id}`)).body as questions.Question
    expect(statistics).toMatchObject({ answered: 12, difficultyIndex: 0.5, discrimination: 1, choices: [{ key: 'A', isRight: true, taken: 6, share: 0.5 }, { key: 'B', taken: 6 }, { key: 'C', isRight: false, taken: 6 }] })
  })
})

describe('trouble', () => {
  it('the server dies in the middle of a storm of papers handed in: after a retry every one is in, once, with all its answers', async () => {
    const { rows: staff } = await owner.query<{ id: string; account_id: string; name: string }>("select id, account_id, name from employee where organization_id = $1 and name like '考生%' order by name", [company.organizationId])
    const exam = await published(['technician'], {}, { candidateIds: staff.map(({ id }) => id) })
    const actors = staff.map((row) => new Actor({ kind: 'staff', organizationId: company.organizationId, accountId: row.account_id, employeeId: row.id, personId: null, name: row.name, locale: 'zh-CN', grants: [{ role: 'technician', scope: 'site', siteId: company.siteId }] }))
    const papers = await Promise.all(actors.map((actor) => as(test, actor, (ctx) => enterSitting(ctx, { params: { id: exam.sittings.find(({ employee }) => employee.id === actor.employeeId)!.id }, query: {}, body: { takeOver: false, device: '' } }))))
    const bodies = await Promise.all(papers.map(async (paper) => ({ holder: paper.holder, answers: await answersOf(paper, 4) })))
    let failed = 0
    const handIn = async (at: number): Promise<void> => {
      for (let tries = 0; tries < 20; tries++)
        try {
          return void (await as(test, actors[at]!, (ctx) => submitSitting(ctx, { params: { id: papers[at]!.id }, query: {}, body: bodies[at]! })))
        } catch {
          failed++
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      throw new Error('never in')
    }
    const storm = papers.map((_, at) => handIn(at))
    await cutConnections(test)
    await Promise.all(storm)
    expect(failed).toBeGreaterThan(0)
    const { sittings } = await get(exam.id)
    expect(sittings.map(({ state, score, answered }) => [state, score, answered])).toEqual(papers.map(() => ['marked', 20, 4]))
    const { rows } = await owner.query("select record_id from timeline_entry where action = 'handed_in' and record_id = any ($1)", [papers.map(({ id }) => id)])
    expect(rows).toHaveLength(papers.length)
    const certificates = await owner.query('select sitting_id from exam_certificate where sitting_id = any ($1)', [papers.map(({ id }) => id)])
    expect(certificates.rows).toHaveLength(papers.length)
  })
})
