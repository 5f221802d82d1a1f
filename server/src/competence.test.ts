import sharp from 'sharp'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { competence, courses, exams, onboarding, organization, people as peopleContract, practicals, structure } from '@guanjia/contract'
import { changeCategory, listCategories } from './modules/cases/categories.ts'
import { scorePractical } from './modules/training/practicals/score.ts'
import { READY_RUBRICS } from './modules/training/practicals/ready.ts'
import { factsFor, monthsBetween } from './modules/training/competence/eligible.ts'
import type { Actor } from './platform/auth/actor.ts'
import { newId } from './platform/ids.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { stopTypesetting } from './platform/print/typeset.ts'
import { someoneWaitsForALock } from './testing/locks.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { WorkStories } from './testing/work-stories.ts'

type Practical = practicals.Practical
type Refusal = { code: string; errors?: { pointer: string; message: string }[] }
const DAY = 86_400_000
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10)

let test: TestApp
let company: Company
let owner: pg.Client
let stories: WorkStories
let lifter: Actor
let third: Actor
const at = {} as Record<keyof Company['actors'], Browser>
let lift: Browser
const employee = (role: keyof Company['actors']): string => company.actors[role].employeeId!

beforeAll(async () => {
  test = await testApp()
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  await as(test, company.actors.administrator, async (ctx) => {
    lifter = await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工电梯', login: `lifter-${company.siteId}`, skills: ['电梯', '强电'] })
    third = await aColleague(ctx, { role: 'supervisor', siteId: company.siteId, name: '主管秦', login: `third-${company.siteId}` })
  })
  for (const role of Object.keys(company.logins) as (keyof Company['logins'])[]) at[role] = await signIn(test, company.logins[role], company.password)
  lift = await signIn(test, `lifter-${company.siteId}`, company.password)
})
afterAll(async () => {
  await owner.end()
  await test.close()
  await stopTypesetting()
})

const got = async <T>(answer: Promise<{ status: number; body: unknown }>): Promise<T> => {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBe(200)
  return body as T
}
const refusal = async (answer: Promise<{ status: number; body: unknown }>): Promise<[string, string | undefined]> => {
  const { body } = await answer
  const { code, errors } = body as Refusal
  return [code, errors?.[0]?.pointer]
}
const rubric = async (code: string): Promise<practicals.Rubric> => (await got<{ items: practicals.Rubric[] }>(at.supervisor.send('GET', '/practical-rubrics'))).items.find((one) => one.code === code)!
/** The best level everywhere, but for those that are named. */
const marks = (criteria: readonly practicals.Criterion[], worse: Record<string, number> = {}) => criteria.map(({ id, levels }) => ({ criterionId: id, level: worse[id] ?? levels.length - 1 }))
const plan = async (code: string, employeeId: string, assessors: string[], more: object = {}): Promise<Practical> =>
  (await got<{ items: Practical[] }>(at.supervisor.send('POST', '/practicals', { siteId: company.siteId, rubricId: (await rubric(code)).id, employeeIds: [employeeId], assessorIds: assessors, plannedAt: new Date().toISOString(), ...more }))).items[0]!
const score = (who: Browser, one: Practical, worse: Record<string, number> = {}, more: object = {}) => who.send('POST', `/practicals/${one.id}/scores`, { marks: marks(one.criteria, worse), ...more })
const passed = async (code: string, employeeId: string): Promise<Practical> => {
  const one = await plan(code, employeeId, [employee('supervisor')])
  return got<Practical>(score(at.supervisor, one))
}
const upload = async (who: Browser): Promise<string> => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: Math.floor(Math.random() * 255), g: 9, b: 9 } } }).png().toBuffer()
  const payload = Buffer.concat([Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="s.png"\r\nContent-Type: image/png\r\n\r\n'), picture, Buffer.from('\r\n--x--\r\n')])
  return (await test.http.inject({ method: 'POST', url: '/api/v1/files', headers: { authorization: `Bearer ${who.token}`, 'content-type': 'multipart/form-data; boundary=x' }, payload })).json<{ id: string }>().id
}
const fileOf = (who: Browser, id: string) => who.send('GET', `/competence-files/${id}`)

describe('rubrics', () => {
  it('an organisation begins with those of the documents: engineering, security, service and drills, with red lines [TRN-011, TRN-017]', async () => {
    const { items } = await got<{ items: practicals.Rubric[] }>(at.technician.send('GET', '/practical-rubrics'))
    expect(new Set(items.map(({ code }) => code))).toEqual(new Set(READY_RUBRICS.map(({ code }) => code)))
    const of = (post: string) => items.filter((one) => one.post === post && one.kind === 'practical')
    expect(of('technician').map(({ name, gateSkill }) => [name, gateSkill])).toEqual([['消防系统操作', '消防'], ['电梯应急处理', '电梯']])
    expect(of('security').map(({ name }) => name)).toEqual(['应急预案推演', '防暴演练'])
    for (const one of items.filter(({ kind }) => kind === 'practical')) expect([one.name, one.criteria.some(({ isRedLine }) => isRedLine)]).toEqual([one.name, true])
    const asked = (await got<{ items: competence.Requirement[] }>(at.technician.send('GET', '/post-requirements'))).items
    expect(asked.filter(({ post, kind }) => post === 'security' && kind === 'practical').map(({ name }) => name).toSorted()).toEqual(['应急预案推演', '防暴演练'])
    // A drill of service scripts is run by its own rubric, as often as the plan says.
    const drill = await plan('SC-SCENE', employee('front_desk'), [employee('supervisor')], { purpose: 'drill' })
    expect(await got<Practical>(score(at.supervisor, drill))).toMatchObject({ purpose: 'drill', result: 'passed' })
    expect((await got<{ items: practicals.PracticalSummary[] }>(at.supervisor.send('GET', `/practicals?siteId=${company.siteId}&filter[purpose]=drill`))).items).toHaveLength(1)
  })

  it('are refused with a criterion twice, a gate without its skill or an unknown skill, and changed without touching what was scored', async () => {
    const body = { code: 'T-1', name: '试', criteria: [{ id: 'a', text: '甲', levels: ['否', '是'] }] }
    expect(await refusal(at.technician.send('POST', '/practical-rubrics', body))).toEqual(['not_permitted', undefined])
    expect(await refusal(at.supervisor.send('POST', '/practical-rubrics', { ...body, criteria: [...body.criteria, ...body.criteria] }))).toEqual(['rule_broken', '/criteria/1/id'])
    expect(await refusal(at.supervisor.send('POST', '/practical-rubrics', { ...body, gateFrom: '2026-01-01' }))).toEqual(['rule_broken', '/gateSkill'])
    expect(await refusal(at.supervisor.send('POST', '/practical-rubrics', { ...body, gateSkill: '飞行' }))).toEqual(['rule_broken', '/gateSkill'])
    const made = await got<practicals.Rubric>(at.supervisor.send('POST', '/practical-rubrics', body))
    expect(await refusal(at.supervisor.send('POST', '/practical-rubrics', body))).toEqual(['already_exists', '/code'])
    const one = await plan('T-1', employee('steward'), [employee('supervisor')])
    await got(at.supervisor.send('PATCH', `/practical-rubrics/${made.id}`, { ...body, version: 1, criteria: [...body.criteria, { id: 'b', text: '乙', levels: ['否', '是'] }], state: 'retired' }))
    expect(await got<Practical>(score(at.supervisor, one))).toMatchObject({ practicalPercent: 100, criteria: [{ id: 'a' }] })
    expect(await refusal(at.supervisor.send('POST', '/practicals', { siteId: company.siteId, rubricId: made.id, employeeIds: [employee('steward')], assessorIds: [employee('supervisor')], plannedAt: new Date().toISOString() }))).toEqual(['not_found', '/rubricId'])
  })
})

describe('a practical assessment', () => {
  it('is scored apart: nobody sees the other sheet before all are in; who differs too much needs a third, whose middle counts', async () => {
    const one = await plan('SC-LIFT', lifter.employeeId!, [employee('supervisor'), employee('site_manager')])
    expect(await refusal(score(lift, one))).toEqual(['not_permitted', undefined])
    const photo = await upload(at.supervisor)
    const first = await got<Practical>(at.supervisor.send('POST', `/practicals/${one.id}/scores`, { marks: marks(one.criteria).map((mark, n) => ({ ...mark, fileIds: n === 0 ? [photo] : [] })), comment: '熟练' }))
    expect(first).toMatchObject({ state: 'open', submitted: 1, practicalPercent: null })
    const between = await got<Practical>(at.site_manager.send('GET', `/practicals/${one.id}`))
    expect(between.assessors.map(({ percent, comment, marks: shown }) => [percent, comment, shown.length])).toEqual([[null, '', 0], [null, '', 0]])
    expect(await refusal(score(at.supervisor, one))).toEqual(['action_not_allowed', undefined])
    const differ = await got<Practical>(score(at.site_manager, one, { calm: 0, power: 1, release: 1 }))
    expect(differ).toMatchObject({ state: 'third', result: null })
    expect(await refusal(at.supervisor.send('POST', `/practicals/${one.id}/actions`, { action: 'call_third', assessorId: lifter.employeeId }))).toEqual(['practical.own', '/assessorId'])
    expect(await refusal(at.supervisor.send('POST', `/practicals/${one.id}/actions`, { action: 'call_third', assessorId: employee('site_manager') }))).toEqual(['rule_broken', '/assessorId'])
    await got(at.supervisor.send('POST', `/practicals/${one.id}/actions`, { action: 'call_third', assessorId: third.employeeId }))
    const thirdOne = await signIn(test, `third-${company.siteId}`, company.password)
    const settled = await got<Practical>(score(thirdOne, one, { calm: 2 }))
    const sheets = settled.assessors.map(({ percent }) => percent!).toSorted((a, b) => a - b)
    expect(settled).toMatchObject({ state: 'scored', result: 'passed', practicalPercent: sheets[1] })
    expect(settled.spread).toBeGreaterThan(10)
    // The candidate sees everything now, photo and all, signs once, and prints it.
    const shown = await got<Practical>(lift.send('GET', `/practicals/${one.id}`))
    expect(shown.assessors.flatMap(({ marks: all }) => all.flatMap(({ files }) => files.map(({ id }) => id)))).toEqual([photo])
    expect((await lift.send('GET', `/files/${photo}`)).status).toBe(200)
    expect((await at.technician.send('GET', `/practicals/${one.id}`)).status).toBe(404)
    expect(await refusal(at.supervisor.send('POST', `/practicals/${one.id}/signature`, { fileId: await upload(at.supervisor) }))).toEqual(['not_permitted', undefined])
    const signed = await got<Practical>(lift.send('POST', `/practicals/${one.id}/signature`, { fileId: await upload(lift), remark: '盘车一项希望再练' }))
    expect(signed).toMatchObject({ state: 'signed', remark: '盘车一项希望再练' })
    expect(await refusal(lift.send('POST', `/practicals/${one.id}/signature`, { fileId: await upload(lift) }))).toEqual(['action_not_allowed', undefined])
    const pdf = await test.http.inject({ method: 'GET', url: `/api/v1/practicals/${one.id}/print`, headers: { authorization: `Bearer ${lift.token}` } })
    const words = pdfPages(pdf.rawPayload).map(({ text }) => text).join('')
    expect(words.replaceAll(/\s/g, '')).toContain('电梯应急处理')
  })

  it('of several colleagues is planned in one act: each with the own number and invitation, the assessor told of each by name', async () => {
    const invited = [employee('technician'), lifter.employeeId!]
    const { items } = await got<{ items: Practical[] }>(at.supervisor.send('POST', '/practicals', { siteId: company.siteId, rubricId: (await rubric('SC-SCENE')).id, employeeIds: invited, assessorIds: [third.employeeId], purpose: 'drill', plannedAt: new Date().toISOString() }))
    expect(items.map((one) => one.employee.id)).toEqual(invited)
    const [first, next] = items.map(({ number }) => Number(number.slice(-4)))
    expect(next).toBe(first! + 1)
    const told = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['account_id', 'template', 'params']).where('record_id', 'in', items.map(({ id }) => id)).execute())
    const of = (template: string) => told.filter((one) => one.template === template)
    expect(new Set(of('practical.invited').map(({ account_id }) => account_id))).toEqual(new Set([company.actors.technician.accountId!, lifter.accountId!]))
    expect(of('practical.invited')).toHaveLength(2)
    expect(of('practical.to_score').map(({ account_id, params }) => [account_id, (params as { name: string }).name]).toSorted(([, a], [, b]) => (a! < b! ? -1 : 1))).toEqual([[third.accountId, '技工吕'], [third.accountId, '技工电梯']])
    for (const { id, version } of items) await got(at.supervisor.send('POST', `/practicals/${id}/actions`, { action: 'cancel', reason: '改期', version }))
  })

  it('fails on a red line whatever the sum, and nobody assesses themselves, not even in the database', async () => {
    const one = await plan('SC-RIOT', employee('technician'), [employee('supervisor')])
    const red = await got<Practical>(score(at.supervisor, one, { force: 0 }))
    expect([red.practicalPercent! > red.passPercent, red.hasRedLine, red.result]).toEqual([true, true, 'failed'])
    expect(await refusal(at.supervisor.send('POST', '/practicals', { siteId: company.siteId, rubricId: red.rubric.id, employeeIds: [employee('supervisor')], assessorIds: [employee('supervisor')], plannedAt: new Date().toISOString() }))).toEqual(['practical.own', '/assessorIds'])
    await expect(owner.query('update practical set is_passed = true where id = $1', [one.id])).rejects.toThrow(/practical_check/)
    await expect(owner.query('update practical_sheet set assessor_id = candidate_id where practical_id = $1', [one.id])).rejects.toThrow(/check/)
  })

  it('has one end when the last two sheets come at once', async () => {
    const one = await plan('SC-PLAN', employee('technician'), [employee('supervisor'), employee('site_manager')])
    const body = { marks: marks(one.criteria).map((mark) => ({ ...mark, note: '', fileIds: [] })), comment: '' }
    const both = await as(test, company.actors.supervisor, async (ctx) => {
      await scorePractical(ctx, { params: { id: one.id }, query: {}, body })
      const other = as(test, company.actors.site_manager, (inner) => scorePractical(inner, { params: { id: one.id }, query: {}, body }))
      await someoneWaitsForALock(test)
      return { other }
    })
    expect(await both.other).toMatchObject({ state: 'scored', submitted: 2, result: 'passed' })
    expect((await owner.query("select 1 from timeline_entry where record_id = $1 and action = 'settled'", [one.id])).rows).toHaveLength(1)
  })

  it('with a written part is passed only when both are, and follows the paper when that is scored anew [TRN-012]', async () => {
    const blueprint = await got<exams.Blueprint>(at.supervisor.send('POST', '/exam-blueprints', { name: '消防理论', sections: [{ title: '选择', lines: [{ count: 4, marks: 5, type: 'single' }] }], durationMinutes: 30 }))
    const exam = await got<exams.Exam>(at.supervisor.send('POST', '/exams', { siteId: company.siteId, blueprintId: blueprint.id, title: '消防理论', opensAt: new Date(Date.now() - 60_000).toISOString(), closesAt: new Date(Date.now() + 3_600_000).toISOString(), candidateIds: [lifter.employeeId] }))
    const out = { siteId: company.siteId, rubricId: (await rubric('SC-FIRE')).id, employeeIds: [employee('technician')], assessorIds: [employee('supervisor')], plannedAt: new Date().toISOString(), examId: exam.id }
    expect(await refusal(at.supervisor.send('POST', '/practicals', out))).toEqual(['rule_broken', '/examId'])
    const published = await got<exams.Exam>(at.supervisor.send('POST', `/exams/${exam.id}/actions`, { action: 'publish' }))
    const one = await plan('SC-FIRE', lifter.employeeId!, [employee('supervisor')], { examId: exam.id })
    expect(await got<Practical>(score(at.supervisor, one))).toMatchObject({ practicalPercent: 100, theoryPercent: null, totalPercent: null, result: 'theory' })
    const sitting = published.sittings[0]!.id
    const mark = (points: number, isPassed: boolean) => owner.query("update exam_sitting set state = 'marked', started_at = now(), deadline_at = now(), submitted_at = now(), submitted_by = 'candidate', marked_at = now(), score = $2, max_score = 20, is_passed = $3 where id = $1", [sitting, points, isPassed])
    await mark(8, false)
    expect(await got<Practical>(at.supervisor.send('GET', `/practicals/${one.id}`))).toMatchObject({ theoryPercent: 40, totalPercent: 76, theoryPassed: false, result: 'failed' })
    const held = async () => (await got<competence.CompetenceFile>(fileOf(at.supervisor, lifter.employeeId!))).requirements.find(({ name }) => name === '消防系统操作')?.state
    expect(await held()).toBe('missing')
    // An item was faulty, the paper is scored anew: nobody has to remember the assessment.
    await mark(15, true)
    expect(await got<Practical>(at.supervisor.send('GET', `/practicals/${one.id}`))).toMatchObject({ theoryPercent: 75, totalPercent: 90, result: 'passed' })
    expect(await held()).toBe('held')
  })
})

describe('giving out work', () => {
  const category = (needs: { skill: string; certificate: string }) => as(test, company.actors.administrator, async (ctx) => {
    const one = (await listCategories(ctx)).items.find(({ code }) => code === 'power.public_light')!
    await changeCategory(ctx, { params: { id: one.id }, query: {}, body: { version: one.version, ...needs } })
    return one.id
  })
  const tells = async (id: string) => (await owner.query<{ template: string }>("select template from message where record_id = $1 and template like 'work_order.right_ended%'", [id])).rows.map(({ template }) => template)

  it('needs the practical of its skill from the day on that the rubric names, by hand and by rule, and nobody overrides it [TRN-010]', async () => {
    const categoryId = await category({ skill: '电梯', certificate: '' })
    const fresh = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工新', skills: ['电梯'] }))
    const order = await stories.raise(company.actors.front_desk, { categoryId })
    const assign = (isOverride = false) => stories.onOrder(company.actors.supervisor, order.id, { action: 'assign', workerId: fresh.employeeId!, isOverride, note: '急' })
    // Before that day everybody has time to pass.
    await stories.onOrder(company.actors.supervisor, order.id, { action: 'assign', workerId: fresh.employeeId! })
    const gate = await rubric('SC-LIFT')
    expect(gate.gateFrom! > dayFromNow(60)).toBe(true)
    const { id: _, code: __, assessed: ___, mayEdit: ____, updatedAt: _____, ...facts } = gate
    await got(at.supervisor.send('PATCH', `/practical-rubrics/${gate.id}`, { ...facts, gateFrom: dayFromNow(0) }))
    await expect(stories.onOrder(company.actors.supervisor, order.id, { action: 'transfer', workerId: employee('technician'), reason: '换人', isOverride: true, note: '急' })).rejects.toMatchObject({ code: 'work_order.worker_not_suitable' })
    await stories.onOrder(fresh, order.id, { action: 'accept' })
    await expect(stories.onOrder(fresh, order.id, { action: 'arrive', note: '公共区域' })).rejects.toMatchObject({ code: 'work_order.worker_not_suitable' })
    const other = await stories.raise(company.actors.front_desk, { categoryId })
    const asked = (await got<{ items: { worker: { id: string }; obstacles: { kind: string; detail: string }[] }[] }>(at.supervisor.send('GET', `/work-orders/${other.id}/candidates`))).items
    expect(asked.find(({ worker }) => worker.id === fresh.employeeId)!.obstacles).toEqual([{ kind: 'practical', detail: '电梯应急处理' }])
    expect(asked.find(({ worker }) => worker.id === lifter.employeeId)!.obstacles).toEqual([])
    await expect(assign(true)).rejects.toBeDefined()
    await passed('SC-LIFT', fresh.employeeId!)
    expect(await stories.onOrder(fresh, order.id, { action: 'arrive', note: '公共区域' })).toMatchObject({ status: 'arrived' })
    // Who failed since has to pass again, and gives up what is not begun.
    await stories.onOrder(company.actors.supervisor, other.id, { action: 'assign', workerId: fresh.employeeId! })
    await got(score(at.supervisor, await plan('SC-LIFT', fresh.employeeId!, [employee('supervisor')]), { certified: 0 }))
    await letJobsRun(test)
    expect((await owner.query('select status, worker_id from work_order where id = $1', [other.id])).rows).toEqual([{ status: 'open', worker_id: null }])
    // Both supervisors and the worker.
    expect(await tells(other.id)).toEqual(Array.from({ length: 3 }, () => 'work_order.right_ended'))
    expect(await tells(order.id)).toEqual(Array.from({ length: 3 }, () => 'work_order.right_ended_at_work'))
  })

  it('takes an order back on the day after the last one of a certificate that it needs, tells the dispatcher, and gives it out by rule [TRN-014, TRN-016]', async () => {
    const categoryId = await category({ skill: '强电', certificate: '高压电工证' })
    const certify = async (id: string, validUntil: string): Promise<peopleContract.Certificate> => got(at.site_manager.send('POST', `/employees/${id}/certificates`, { kind: '高压电工证', number: newId(), issuer: '应急管理局', validFrom: '2020-01-01', validUntil, isVerified: true }))
    const [first, second] = await as(test, company.actors.administrator, async (ctx) => [
      await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '电工甲', skills: ['强电'] }), await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '电工乙', skills: ['强电'] }),
    ] as const)
    const paper = await certify(first.employeeId!, dayFromNow(0))
    await certify(second.employeeId!, dayFromNow(400))
    await owner.query(`insert into dispatch_setting (organization_id, site_id, modes, version) values ($1, $2, '{"repair":"automatic"}', 1) on conflict (organization_id, site_id) do update set modes = excluded.modes`, [company.organizationId, company.siteId])
    const raise = async () => {
      const order = await stories.raise(company.actors.front_desk, { categoryId })
      await stories.onOrder(company.actors.supervisor, order.id, { action: 'assign', workerId: first.employeeId! })
      return order.id
    }
    const [waiting, begun] = [await raise(), await raise()]
    for (const id of [waiting, begun]) await stories.onOrder(first, id, { action: 'accept' })
    await stories.onOrder(first, begun, { action: 'arrive', note: '公共区域' })
    const [job] = (await owner.query<{ due_at: Date; queue: string }>("select due_at, queue from job where payload ->> 'certificateId' = $1 and queue = 'people.certificate-end'", [paper.id])).rows
    expect(job!.due_at.toISOString()).toBe(new Date(`${dayFromNow(1)}T00:00:00+08:00`).toISOString())
    // A day goes by: the certificate and its job lie a day further back.
    await owner.query('update certificate set valid_until = valid_until - 1 where id = $1', [paper.id])
    await owner.query(`update job set due_at = now(), payload = jsonb_set(payload, '{until}', to_jsonb($2::text)) where payload ->> 'certificateId' = $1 and queue = 'people.certificate-end'`, [paper.id, dayFromNow(-1)])
    await letJobsRun(test)
    const row = async (id: string) => (await owner.query<{ status: string; worker_id: string | null }>('select status, worker_id from work_order where id = $1', [id])).rows[0]!
    expect(await row(waiting)).toEqual({ status: 'assigned', worker_id: second.employeeId })
    expect(await row(begun)).toEqual({ status: 'arrived', worker_id: first.employeeId })
    expect([...new Set(await tells(waiting)), ...new Set(await tells(begun))]).toEqual(['work_order.right_ended', 'work_order.right_ended_at_work'])
    expect((await owner.query("select note from timeline_entry where record_id = $1 and action = 'right_ended'", [waiting])).rows).toEqual([{ note: `高压电工证 ${dayFromNow(-1)}` }])
    await expect(stories.onOrder(company.actors.supervisor, waiting, { action: 'transfer', workerId: first.employeeId!, reason: '换人', isOverride: true, note: '急' })).rejects.toMatchObject({ code: 'work_order.worker_not_suitable' })
    // Renewed in time, the next job finds nothing to do.
    await owner.query('update certificate set valid_until = $2 where id = $1', [paper.id, dayFromNow(300)])
    expect(await stories.onOrder(company.actors.supervisor, waiting, { action: 'transfer', workerId: first.employeeId!, reason: '已复审' })).toMatchObject({ worker: { id: first.employeeId } })
  })
})

describe('a new colleague', () => {
  it('passes three stages in their order, is judged by several departments with a quorum, and stays or not [TRN-013, TRN-024, TRN-025]', async () => {
    const newcomer = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家新', login: `new-${company.siteId}` }))
    const own = await signIn(test, `new-${company.siteId}`, company.password)
    const butler = await rubric('PY-BUTLER')
    // Six demands on every employee, and for stewards what they know and how they talk.
    expect((await rubric('PY-STAFF')).criteria.map(({ text }) => text)).toEqual(['熟悉掌握物业管理规范化程序和本岗位操作规程', '熟悉了解相关业务知识', '助人为乐', '善于理解业户的真实需求', '注重细节', '服务超前化'])
    expect(butler.criteria.slice(0, 2).map(({ text }) => text)).toEqual(['具备相关的专业知识和技能', '具备良好的沟通能力'])
    const evaluators = [{ employeeId: employee('supervisor'), department: '客服部', weight: 40 }, { employeeId: third.employeeId!, department: '工程部', weight: 20 }, { employeeId: employee('site_manager'), department: '项目部', weight: 40 }]
    const body = { siteId: company.siteId, employeeId: newcomer.employeeId, post: 'steward', probationUntil: dayFromNow(60), rubricId: butler.id, quorumPercent: 67, evaluators }
    expect(await refusal(at.supervisor.send('POST', '/onboardings', body))).toEqual(['not_permitted', undefined])
    expect(await refusal(at.site_manager.send('POST', '/onboardings', { ...body, evaluators: [...evaluators, { employeeId: newcomer.employeeId, department: '自己', weight: 10 }] }))).toEqual(['practical.own', '/evaluators'])
    expect(await refusal(at.site_manager.send('POST', '/onboardings', { ...body, evaluators: [evaluators[0], { ...evaluators[1], department: '客服部' }] }))).toEqual(['rule_broken', '/evaluators'])
    const made = await got<onboarding.Onboarding>(at.site_manager.send('POST', '/onboardings', body))
    expect(await refusal(at.site_manager.send('POST', '/onboardings', body))).toEqual(['already_exists', '/employeeId'])
    const act = (action: object) => at.site_manager.send('POST', `/onboardings/${made.id}/actions`, action)
    const scenario = await plan('SC-ANGRY', newcomer.employeeId!, [employee('supervisor')], { purpose: 'onboarding' })
    // Nothing of a later stage before the one before it is passed.
    expect(made.state).toBe('pre_entry')
    expect(await refusal(act({ action: 'pass_scenario', practicalId: scenario.id }))).toEqual(['action_not_allowed', undefined])
    expect(await refusal(act({ action: 'regularise' }))).toEqual(['action_not_allowed', undefined])
    await expect(owner.query('update onboarding set practical_id = $2, scenario_at = now() where id = $1', [made.id, scenario.id])).rejects.toThrow(/onboarding_check/)
    expect(await refusal(act({ action: 'pass_written', percent: 59, fileId: await upload(at.site_manager) }))).toEqual(['onboarding.not_passed', '/percent'])
    expect(await refusal(act({ action: 'pass_written', percent: 80 }))).toEqual(['rule_broken', '/fileId'])
    expect(await got<onboarding.Onboarding>(act({ action: 'pass_written', percent: 80, fileId: await upload(at.site_manager) }))).toMatchObject({ state: 'probation', written: { percent: 80 } })
    expect(await refusal(act({ action: 'pass_scenario', practicalId: scenario.id }))).toEqual(['onboarding.not_passed', '/practicalId'])
    const evaluate = (who: Browser, worse: Record<string, number> = {}) => who.send('POST', `/onboardings/${made.id}/evaluations`, { marks: marks(butler.criteria, worse), comment: '踏实' })
    expect(await refusal(evaluate(at.supervisor))).toEqual(['action_not_allowed', undefined])
    await got(score(at.supervisor, scenario))
    expect(await got<onboarding.Onboarding>(act({ action: 'pass_scenario', practicalId: scenario.id }))).toMatchObject({ state: 'regularisation', hasQuorum: false, percent: null })
    expect(await refusal(act({ action: 'regularise' }))).toEqual(['onboarding.no_quorum', undefined])
    expect(await refusal(evaluate(own))).toEqual(['not_permitted', undefined])
    const first = await got<onboarding.Onboarding>(evaluate(at.supervisor, { communication: 0, needs: 0, detail: 0 }))
    expect(first.evaluators.filter(({ percent }) => percent !== null).map(({ department }) => department)).toEqual(['客服部'])
    expect(await refusal(evaluate(at.supervisor))).toEqual(['action_not_allowed', undefined])
    expect(await refusal(act({ action: 'regularise' }))).toEqual(['onboarding.no_quorum', undefined])
    const thirdOne = await signIn(test, `third-${company.siteId}`, company.password)
    // The second is asked apart from the first.
    expect((await got<onboarding.Onboarding>(thirdOne.send('GET', `/onboardings/${made.id}`))).evaluators.every(({ percent }) => percent === null)).toBe(true)
    await got(evaluate(thirdOne, { communication: 0, needs: 0, detail: 0, helpful: 0 }))
    // Two departments, but only sixty of a hundred.
    expect(await refusal(act({ action: 'regularise' }))).toEqual(['onboarding.no_quorum', undefined])
    await got(evaluate(at.site_manager, { communication: 0 }))
    const shown = await got<onboarding.Onboarding>(at.site_manager.send('GET', `/onboardings/${made.id}`))
    expect([shown.present, shown.percent]).toEqual([100, 66])
    expect(await refusal(act({ action: 'regularise' }))).toEqual(['onboarding.not_passed', undefined])
    await got(act({ action: 'extend', until: dayFromNow(90), reason: '再看一月' }))
    expect(await got<onboarding.Onboarding>(act({ action: 'fail', reason: '沟通能力不足' }))).toMatchObject({ state: 'failed', allowedActions: [], outcomeNote: '沟通能力不足' })
    // Personnel hears of it, in the trail of the colleague and by message.
    expect((await owner.query("select action from timeline_entry where record_id = $1 and action = 'probation_failed'", [newcomer.employeeId])).rows).toHaveLength(1)
    expect((await owner.query("select account_id from message where record_id = $1 and template = 'onboarding.failed'", [made.id])).rows.map(({ account_id }: { account_id: string }) => account_id)).toContain(company.actors.site_manager.accountId)
    // Another try, well judged this time.
    const again = await got<onboarding.Onboarding>(at.site_manager.send('POST', '/onboardings', body))
    const on = (action: object) => at.site_manager.send('POST', `/onboardings/${again.id}/actions`, action)
    await got(on({ action: 'pass_written', percent: 90, fileId: await upload(at.site_manager) }))
    await got(on({ action: 'pass_scenario', practicalId: scenario.id }))
    for (const who of [at.supervisor, at.site_manager]) await got(who.send('POST', `/onboardings/${again.id}/evaluations`, { marks: marks(butler.criteria) }))
    expect(await got<onboarding.Onboarding>(on({ action: 'regularise', note: '按期转正' }))).toMatchObject({ state: 'regular', percent: 100, present: 80 })
    const pdf = await test.http.inject({ method: 'GET', url: `/api/v1/onboardings/${again.id}/print`, headers: { authorization: `Bearer ${at.site_manager.token}` } })
    expect(pdfPages(pdf.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')).toContain('转正联合评估表')
    expect((await got<competence.CompetenceFile>(fileOf(own, newcomer.employeeId!))).onboarding).toMatchObject({ state: 'regular' })
  })

  it('is appraised by the six demands like everybody else, and the file keeps it [TRN-024]', async () => {
    const one = await plan('PY-STAFF', employee('front_desk'), [employee('supervisor')], { purpose: 'appraisal' })
    expect(one.criteria).toHaveLength(6)
    expect(await got<Practical>(score(at.supervisor, one, { ahead: 2 }))).toMatchObject({ practicalPercent: 92.5, result: 'passed', validUntil: null })
    expect((await got<competence.CompetenceFile>(fileOf(at.front_desk, employee('front_desk')))).practicals.map(({ purpose }) => purpose)).toContain('appraisal')
  })
})

describe('the competence file', () => {
  it('is one page of certificates, exams, courses, practicals and scores, for the colleague and who keeps people or training only [TRN-014]', async () => {
    const id = lifter.employeeId!
    await got(at.site_manager.send('POST', `/employees/${id}/certificates`, { kind: '特种设备作业证', number: 'TS-1', issuer: '市场监管局', validFrom: '2024-01-01', validUntil: dayFromNow(20), isVerified: true }))
    const file = await got<competence.CompetenceFile>(fileOf(lift, id))
    expect(file).toMatchObject({ isSelf: true, certificates: [{ kind: '特种设备作业证', number: 'TS-1', state: 'expiring' }] })
    expect(file.exams.map(({ title, percent, isPassed }) => [title, percent, isPassed])).toEqual([['消防理论', 75, true]])
    expect(file.practicals.map(({ rubric: name, result }) => [name, result])).toEqual(expect.arrayContaining([['电梯应急处理', 'passed'], ['消防系统操作', 'passed']]))
    expect(file.sections.map(({ key }) => key)).toContain('scores')
    expect((await fileOf(at.front_desk, id)).status).toBe(403)
    expect((await fileOf(at.technician, id)).status).toBe(404)
    expect((await fileOf(at.supervisor, id)).status).toBe(200)
    const pdf = await test.http.inject({ method: 'GET', url: `/api/v1/competence-files/${id}/print`, headers: { authorization: `Bearer ${lift.token}` } })
    expect(pdfPages(pdf.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')).toContain('TS-1')
    const certificates = await at.site_manager.send('GET', `/certificates/export?siteId=${company.siteId}&format=csv`)
    expect(certificates.body).toContain('TS-1')
    expect((await at.front_desk.send('GET', `/certificates/export?siteId=${company.siteId}&format=csv`)).status).toBe(403)
  })

  it('shows who of the site lacks what, opens posts only to who has it, and counts it [TRN-014, TRN-010]', async () => {
    type Matrix = { columns: { kind: string; name: string; missing: number }[]; people: { employee: { id: string }; cells: { state: string; until: string | null }[]; missing: number }[]; missing: number }
    const matrix = await got<Matrix>(at.supervisor.send('GET', `/skill-matrix?siteId=${company.siteId}`))
    const cell = (id: string, name: string) => matrix.people.find((one) => one.employee.id === id)!.cells[matrix.columns.findIndex((column) => column.name === name)]!.state
    expect([cell(lifter.employeeId!, '电梯应急处理'), cell(employee('technician'), '电梯应急处理'), cell(lifter.employeeId!, '特种设备作业证'), cell(employee('front_desk'), '电梯应急处理')]).toEqual(['held', 'missing', 'expiring', 'none'])
    expect((await at.front_desk.send('GET', `/skill-matrix?siteId=${company.siteId}`)).status).toBe(403)
    const onlyGaps = await got<Matrix>(at.supervisor.send('GET', `/skill-matrix?siteId=${company.siteId}&filter[gaps]=true&filter[kind]=practical`))
    expect(onlyGaps.people.every(({ missing }) => missing > 0)).toBe(true)
    const zone = await got<{ id: string; version: number }>(at.site_manager.send('POST', '/zones', { siteId: company.siteId, name: '东区' }))
    const give = async (id: string, version = zone.version) => at.site_manager.send('POST', `/zones/${zone.id}/posts`, { version, post: 'maintenance', employeeId: id, note: '' })
    await owner.query("update post_requirement set blocks_from = current_date - 1 where organization_id = $1 and kind = 'practical'", [company.organizationId])
    expect(await refusal(give(employee('technician')))).toEqual(['rule_broken', '/employeeId'])
    expect((await give(lifter.employeeId!)).status).toBe(200)
    const figures = await got<{ certificates: { all: number; counting: number; expiring: number }; practicals: { assessed: number; passed: number; redLines: number; passRate: number }; requirements: { missing: number } }>(at.supervisor.send('GET', `/competence-figures?siteId=${company.siteId}&from=${dayFromNow(-1)}&to=${dayFromNow(0)}`))
    expect(figures.certificates).toMatchObject({ all: 3, counting: 3, expiring: 1 })
    // Each figure opens to its certificates: what was renewed by another one is no longer among what has expired.
    await got(at.site_manager.send('POST', `/employees/${lifter.employeeId!}/certificates`, { kind: '特种设备作业证', number: 'TS-0', issuer: '市场监管局', validFrom: '2019-01-01', validUntil: dayFromNow(-40), isVerified: true }))
    await got(at.site_manager.send('POST', `/employees/${employee('technician')}/certificates`, { kind: '特种设备作业证', number: 'TS-2', issuer: '市场监管局', validFrom: '2019-01-01', validUntil: dayFromNow(-2), isVerified: true }))
    const ledger = async (filter: string) => (await got<{ items: peopleContract.Certificate[] }>(at.supervisor.send('GET', `/certificates?siteId=${company.siteId}&${filter}`))).items.map(({ kind, validUntil, state }) => [kind, validUntil, state])
    const now = await got<{ certificates: { all: number; counting: number; expiring: number; expired: number } }>(at.supervisor.send('GET', `/competence-figures?siteId=${company.siteId}&from=${dayFromNow(-1)}&to=${dayFromNow(0)}`))
    expect(now.certificates).toMatchObject({ all: 4, counting: 3, expiring: 1, expired: 1 })
    expect(await ledger('filter[state]=expired&filter[current]=true')).toEqual([['特种设备作业证', dayFromNow(-2), 'expired']])
    expect(await ledger('filter[state]=expired')).toHaveLength(2)
    expect(await ledger('filter[state]=expiring')).toEqual([['特种设备作业证', dayFromNow(20), 'expiring']])
    expect(await ledger('filter[current]=true')).toHaveLength(4)
    expect(figures.practicals.redLines).toBe(2)
    expect(figures.practicals.passRate).toBe(figures.practicals.passed / figures.practicals.assessed)
    expect(figures.requirements.missing).toBe(matrix.missing)
  })

  it('asks everybody who works in a sales office for the course of leading people out, and proves who has done it [TRN-027]', async () => {
    const site = await got<organization.Site>(at.administrator.send('POST', '/sites', { code: 'AC', name: '云境案场', kind: 'sales_office' }))
    const hostess = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: site.id, name: '案场客服', login: `host-${site.id}` }))
    const desk = await signIn(test, `host-${site.id}`, company.password)
    const asked = async () => (await got<competence.CompetenceFile>(fileOf(desk, hostess.employeeId!))).requirements.find(({ kind }) => kind === 'course')!
    expect(await asked()).toMatchObject({ name: '案场接待', state: 'missing' })
    const matrix = async () => (await got<{ columns: { kind: string; needed: number; missing: number }[] }>(at.administrator.send('GET', `/skill-matrix?siteId=${site.id}&filter[kind]=course`))).columns
    expect(await matrix()).toMatchObject([{ kind: 'course', needed: 1, missing: 1 }])
    // The desk of a residential site is not asked.
    expect((await got<competence.CompetenceFile>(fileOf(at.front_desk, employee('front_desk')))).requirements.some(({ kind }) => kind === 'course')).toBe(false)
    const { items } = await got<{ items: courses.CourseSummary[] }>(desk.send('GET', '/courses'))
    const course = await got<courses.Course>(desk.send('GET', `/courses/${items.find(({ code }) => code === 'KC-10')!.id}`))
    expect(course.parts.some(({ title, body }) => title === '紧急情况引导' && body.includes('疏散通道'))).toBe(true)
    for (const part of course.parts) await owner.query("insert into course_progress (organization_id, part_id, employee_id, seconds, percent, noted_at, done_at) values ($1, $2, $3, 600, 100, now(), now())", [company.organizationId, part.id, hostess.employeeId])
    expect((await asked()).state).toBe('held')
    expect(await matrix()).toMatchObject([{ needed: 1, missing: 0 }])
  })
})

describe('promotion and transfer', () => {
  it('months are whole ones; a rule needs everything it asks for, and what is unknown is never enough', () => {
    expect([monthsBetween('2025-01-31', '2026-01-30'), monthsBetween('2025-01-31', '2026-01-31'), monthsBetween('2026-03-05', '2026-03-04')]).toEqual([11, 12, -1])
    const asked = { minMonths: 12, minScore: 85, certificates: ['高压电工证'], rubrics: [{ id: 'r', name: '电梯' }], minExamPercent: 80 }
    const known = { months: 14, score: 88, certificates: new Set(['高压电工证']), rubricIds: new Set(['r']), examPercent: 100 }
    expect(factsFor(asked, known)?.map(({ key, has }) => [key, has])).toEqual([['months', '14'], ['score', '88'], ['certificates', '高压电工证'], ['practicals', '电梯'], ['exams', '100']])
    for (const less of [{ months: 11 }, { score: 84.9 }, { score: null }, { certificates: new Set<string>() }, { rubricIds: new Set<string>() }, { examPercent: 79 }, { examPercent: null }, { months: null }]) expect(factsFor(asked, { ...known, ...less })).toBeNull()
    expect(factsFor({ minMonths: 0, minScore: null, certificates: [], rubrics: [], minExamPercent: null }, { ...known, score: null, months: null })).toEqual([])
  })

  it('are proposed by rule with what speaks for them, once, and decided by somebody else who gives the post [TRN-015]', async () => {
    const posts = (await got<{ items: structure.Position[] }>(at.administrator.send('GET', '/positions'))).items
    const post = async (code: string, name: string) => posts.find((one) => one.name === name) ?? got<structure.Position>(at.administrator.send('POST', '/positions', { code, name, line: 'SECOND_LINE' }))
    const [from, to] = [await post('TEST_FROM', '维修工甲'), await post('TEST_TO', '维修领班甲')]
    const lifters = await rubric('SC-LIFT')
    const rule = { name: '维修工升领班', kind: 'promotion', fromPositionId: from.id, toPositionId: to.id, minMonths: 12, certificates: ['特种设备作业证'], rubricIds: [lifters.id], minExamPercent: 80 }
    expect(await refusal(at.site_manager.send('POST', '/promotion-rules', rule))).toEqual(['not_permitted', undefined])
    expect(await refusal(at.administrator.send('POST', '/promotion-rules', { ...rule, toPositionId: newId() }))).toEqual(['not_found', '/toPositionId'])
    const made = await got<competence.PromotionRule>(at.administrator.send('POST', '/promotion-rules', rule))
    const become = async (id: string, joinedOn: string) => { const { version } = await got<peopleContract.EmployeeProfile>(at.site_manager.send('GET', `/employees/${id}`)); await got(at.site_manager.send('PATCH', `/employees/${id}`, { version, positionId: from.id, joinedOn })) }
    await become(lifter.employeeId!, dayFromNow(-300))
    await become(employee('technician'), dayFromNow(-900))
    const find = async () => (await got<{ added: number }>(at.site_manager.send('POST', '/promotion-proposals', { siteId: company.siteId }))).added
    expect(await find()).toBe(0)
    const { id: _, from: __, to: ___, ...facts } = made
    await got(at.administrator.send('PATCH', `/promotion-rules/${made.id}`, { ...facts, minMonths: 9, minScore: 85 }))
    // The mean of the last three months that have a score; nobody has one yet.
    expect(await find()).toBe(0)
    for (const [month, total] of [['2026-01-01', 10], ['2026-02-01', 86], ['2026-03-01', 88], ['2026-04-01', 90.5], ['2026-05-01', null]] as const) {
      const monthId = newId()
      await owner.query("insert into score_month (organization_id, id, site_id, month, rule_version, closed_at, closed_by) values ($1, $2, $3, $4, 0, now(), 'x')", [company.organizationId, monthId, company.siteId, month])
      await owner.query("insert into score (organization_id, id, month_id, employee_id, template, internal, total, is_capped, weights, voices) values ($1, $2, $3, $4, 'employee', $5, $5, false, '{}', 0)", [company.organizationId, newId(), monthId, lifter.employeeId, total])
    }
    expect((await Promise.all([find(), find()])).toSorted()).toEqual([0, 1])
    const [proposal] = (await got<{ items: competence.PromotionProposal[] }>(at.supervisor.send('GET', `/promotion-proposals?siteId=${company.siteId}`))).items
    expect(proposal).toMatchObject({ employee: { id: lifter.employeeId }, from: '维修工甲', to: '维修领班甲', facts: [{ key: 'months', needed: '9', has: '9' }, { key: 'score', needed: '85', has: '88.17' }, { key: 'certificates' }, { key: 'practicals', has: '电梯应急处理' }, { key: 'exams', has: '100' }] })
    expect(await refusal(at.supervisor.send('POST', `/promotion-proposals/${proposal!.id}/actions`, { action: 'approve' }))).toEqual(['not_permitted', undefined])
    expect(await got<competence.PromotionProposal>(at.site_manager.send('POST', `/promotion-proposals/${proposal!.id}/actions`, { action: 'approve', reason: '表现突出' }))).toMatchObject({ state: 'approved', decidedBy: '经理林' })
    expect(await refusal(at.site_manager.send('POST', `/promotion-proposals/${proposal!.id}/actions`, { action: 'reject', reason: '晚了' }))).toEqual(['action_not_allowed', undefined])
    expect(await got<competence.CompetenceFile>(fileOf(at.site_manager, lifter.employeeId!))).toMatchObject({ position: '维修领班甲', proposals: [{ state: 'approved', to: '维修领班甲' }] })
    // A course says when somebody looks whether it still fits, which is how what is taught keeps up.
    const due = (await got<{ items: courses.CourseSummary[] }>(at.supervisor.send('GET', '/courses'))).items[0]!
    const whole = await got<courses.Course>(at.supervisor.send('GET', `/courses/${due.id}`))
    const parts = whole.parts.map(({ id, title, kind, body, minSeconds }) => ({ id, title, kind, body, minSeconds }))
    expect(await got<courses.Course>(at.supervisor.send('PATCH', `/courses/${due.id}`, { version: whole.version, name: whole.name, topic: whole.topic, post: whole.post, parts, reviewOn: dayFromNow(-1) }))).toMatchObject({ isReviewDue: true })
  })
})
