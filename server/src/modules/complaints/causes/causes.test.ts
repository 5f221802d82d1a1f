import type { Unit } from '@guanjia/contract/archives.ts'
import type { Case } from '@guanjia/contract/cases.ts'
import type { CaseRedress, ComplaintGroup, ComplaintGroupPage, ComplaintWorkflow, Foreseen, RedressSettings } from '@guanjia/contract/redress.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { aResident, as, testApp, type TestApp } from '../../../testing/test-app.ts'
import { Estate } from '../../../testing/estates.ts'

let test: TestApp
let estate: Estate
beforeEach(async () => {
  test ??= await testApp()
  estate = await Estate.found(test)
})
afterAll(() => test.close())

const at = (day: number, time = '10:00'): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`)
const noise = 'facility.noise'
const look = (id: string): Promise<Case> => estate.get('front_desk', `/cases/${id}`)
const around = (id: string): Promise<CaseRedress> => estate.get('front_desk', `/cases/${id}/redress`)
const groups = async (): Promise<ComplaintGroup[]> => (await estate.get<{ items: ComplaintGroup[] }>('site_manager', `/complaint-groups?siteId=${estate.company.siteId}`)).items
const group = (id: string): Promise<ComplaintGroupPage> => estate.get('site_manager', `/complaint-groups/${id}`)
const messages = async (who: 'site_manager' | 'administrator' | 'supervisor', template: string): Promise<{ recordId: string; level: string; body: string }[]> =>
  (await estate.get<{ items: { template: string; recordId: string; level: string; body: string }[] }>(who, '/messages')).items.filter((one) => one.template === template)

async function five(start = 1): Promise<Case[]> {
  const made: Case[] = []
  for (const [i, home] of (await estate.homes(5)).entries()) made.push(await estate.complaint(home, noise, at(start + i)))
  return made
}

describe('a group complaint', () => {
  it('is made by the fifth household: all five are major, reported at once, and the earliest leads [CMP-024]', async () => {
    const made = await five()
    expect(made.map((one) => one.grade)).toEqual(['ordinary', 'ordinary', 'ordinary', 'ordinary', 'major'])
    const [only, ...others] = await groups()
    expect(others).toEqual([])
    expect(only).toMatchObject({ households: 5, complaints: 5, status: 'open', lead: { id: made[0]!.id }, number: expect.stringMatching(/^G-20260305-0001$/) as string })
    for (const { id } of made) expect(await look(id)).toMatchObject({ grade: 'major', majorReasons: ['group'] })
    // The level sets the promise: each of them is to be reported now.
    const clocks = (await look(made[0]!.id)).clocks.map((one) => one.metric)
    expect(clocks).toContain('report')
    // The managers hear of the group, once, not of five complaints.
    for (const who of ['site_manager', 'administrator'] as const) {
      expect(await messages(who, 'complaint.group')).toMatchObject([{ recordId: only!.id, level: 'urgent' }])
      expect(await messages(who, 'case.major')).toEqual([])
    }
    const { items } = await estate.get<{ items: { action: string; note: string | null; actor: { kind: string } }[] }>('front_desk', `/cases/${made[1]!.id}/timeline`)
    expect(items.filter((line) => line.action === 'grade')).toMatchObject([{ note: only!.number, actor: { kind: 'system' } }])
  })

  it('of five households that complain in the same second is one group of five [CMP-024]', async () => {
    const homes = await estate.homes(5)
    const send = (home: { unitId: string; personId: string }) =>
      estate.send<Case>('front_desk', 'POST', '/cases', { siteId: estate.company.siteId, kind: 'complaint', statement: '水泵房又响了', categoryId: estate.category(noise), unitId: home.unitId, personId: home.personId })
    const answers = await Promise.all(homes.map(send))
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200])
    expect(await groups()).toMatchObject([{ households: 5, complaints: 5 }])
    for (const { body } of answers) expect(await look(body.id)).toMatchObject({ grade: 'major', majorReasons: ['group'] })
    expect(await messages('site_manager', 'complaint.group')).toHaveLength(1)
  })

  it('does not count a household twice, other causes, other sites, somebody unknown, or what was withdrawn', async () => {
    const [a, b, c, d, e] = await estate.homes(5)
    await estate.complaint(a!, noise, at(1))
    await estate.complaint(a!, noise, at(2))
    await estate.complaint(b!, noise, at(2))
    await estate.complaint(c!, noise, at(2))
    await estate.complaint(null, noise, at(2))
    await estate.complaint(e!, 'service.slow', at(2))
    const withdrawn = await estate.complaint(d!, noise, at(2))
    await estate.stories.onCase(estate.company.actors.front_desk, withdrawn.id, { action: 'cancel', reason: '已自行解决' }, at(3))
    await estate.complaint(e!, noise, at(3))
    expect(await groups()).toEqual([])
    // A complaint that was merged is a voice all the same.
    const again = await estate.complaint(d!, noise, at(3, '11:00'))
    expect(again.grade).toBe('major')
    expect(await groups()).toMatchObject([{ households: 5, complaints: 6 }])
  })

  it('takes in a sixth household, and not one of the next month', async () => {
    await five()
    const sixth = await estate.complaint(await estate.home(), noise, at(9))
    expect(sixth.grade).toBe('major')
    const late = await estate.complaint(await estate.home(), noise, at(25))
    expect(late.grade).toBe('ordinary')
    expect(await groups()).toMatchObject([{ households: 6 }])
    expect(await messages('site_manager', 'complaint.group_grew')).toHaveLength(1)
  })

  it('is made when the category of the fifth is corrected, in the same act; a member of another matter leaves [CMP-024]', async () => {
    const four = await estate.homes(4)
    const first: Case[] = []
    for (const home of four) first.push(await estate.complaint(home, noise, at(2)))
    const fifth = await estate.complaint(await estate.home(), 'service.slow', at(3))
    const classify = (id: string, code: string) => estate.stories.onCase(estate.company.actors.front_desk, id, { action: 'classify', categoryId: estate.category(code) }, at(4))
    expect(await classify(fifth.id, noise)).toMatchObject({ grade: 'major', majorReasons: ['group'] })
    const [made] = await groups()
    expect(made).toMatchObject({ households: 5 })
    await classify(first[0]!.id, 'service.fee')
    expect(await group(made!.id)).toMatchObject({ households: 4, lead: { id: first[1]!.id } })
  })

  it('is answered once for all: each resident reads it on the own case and gets a message [CMP-024]', async () => {
    const homes = await estate.homes(5)
    const resident = await as(test, estate.company.actors.administrator, (ctx) => aResident(ctx, { personId: homes[2]!.personId, name: '业户丁' }))
    const made: Case[] = []
    for (const home of homes) made.push(await estate.complaint(home, noise, at(2)))
    const [one] = await groups()
    const answer = { action: 'answer', version: one!.version, text: '水泵已加装减振垫，夜间改为低频运行。' }
    expect(await estate.send('front_desk', 'POST', `/complaint-groups/${one!.id}/actions`, answer)).toMatchObject({ status: 403 })
    expect(await estate.send('supervisor', 'POST', `/complaint-groups/${one!.id}/actions`, { ...answer, text: '你们烦不烦，爱找谁找谁去' })).toMatchObject({ status: 422, body: { code: 'language.not_allowed' } })
    const [first, second] = await Promise.all([estate.send('supervisor', 'POST', `/complaint-groups/${one!.id}/actions`, answer), estate.send('supervisor', 'POST', `/complaint-groups/${one!.id}/actions`, answer)])
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409])
    for (const { id } of made) {
      const { items } = await estate.get<{ items: { action: string; note: string; isVisibleToResident: boolean }[] }>('front_desk', `/cases/${id}/timeline`)
      expect(items.filter((line) => line.note === answer.text)).toMatchObject([{ action: 'feedback', isVisibleToResident: true }])
      expect((await look(id)).clocks.find((clock) => clock.metric === 'feedback')?.state).toBe('stopped')
    }
    const told = await as(test, resident, (ctx) => ctx.tx.selectFrom('message').select('template').where('account_id', '=', resident.accountId).where('template', '=', 'case.resident.message').execute())
    expect(told).toHaveLength(1)
    expect(await group(one!.id)).toMatchObject({ status: 'answered', answer: answer.text })
  })

  it('lets members leave, with who and why, and they do not come back by themselves', async () => {
    const made = await five()
    const [one] = await groups()
    const left = await estate.send<ComplaintGroupPage>('supervisor', 'POST', `/complaint-groups/${one!.id}/actions`, { action: 'leave', caseId: made[0]!.id, reason: '反映的是空调外机，不是水泵' })
    expect(left).toMatchObject({ status: 200, body: { households: 4, lead: { id: made[1]!.id } } })
    expect(left.body.members[0]).toMatchObject({ left: { by: '主管周', reason: '反映的是空调外机，不是水泵' } })
    expect((await around(made[0]!.id)).group).toBeNull()
    await estate.complaint(await estate.home(), noise, at(6))
    expect((await around(made[0]!.id)).group).toBeNull()
  })
})

describe('the third complaint of a household on one matter', () => {
  it('is major, whatever was chosen, and says why; the first two are repeats of each other [CMP-024, CMP-025]', async () => {
    const home = await estate.home()
    const first = await estate.complaint(home, 'service.slow', at(1))
    const second = await estate.complaint(home, 'service.slow', at(5))
    const other = await estate.complaint(home, 'service.fee', at(6))
    const third = await estate.complaint(home, 'service.slow', at(9))
    expect([first, second, other].map((one) => one.grade)).toEqual(['ordinary', 'ordinary', 'ordinary'])
    expect(third).toMatchObject({ grade: 'major', majorReasons: ['third_time'] })
    expect(await messages('site_manager', 'case.major')).toMatchObject([{ recordId: third.id, level: 'urgent' }])
    expect(await around(second.id)).toMatchObject({ repeatOf: { id: first.id }, occurrence: 2 })
    expect(await around(third.id)).toMatchObject({ repeatOf: { id: second.id }, occurrence: 3, earlier: [{ id: second.id }, { id: first.id }] })
    expect(await around(other.id)).toMatchObject({ repeatOf: null, occurrence: 1 })
  })

  it('is counted within the days of the setting, which changes in versions [CMP-025]', async () => {
    const home = await estate.home()
    const before = await estate.get<RedressSettings>('site_manager', '/redress-settings')
    expect(before).toMatchObject({ version: 0, repeatDays: 90, thirdDays: 90, groupHouseholds: 5, groupDays: 7, mayChangeLimits: false })
    const { changedAt: _, changedBy: __, mayChangeLimits: ___, ...rules } = before
    const save = (body: object, who: 'site_manager' | 'administrator' = 'site_manager') => estate.send<RedressSettings>(who, 'PUT', '/redress-settings', { ...rules, ...body })
    expect(await save({ repeatDays: 5, thirdDays: 5 })).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await save({ repeatDays: 6 })).toMatchObject({ status: 409, body: { code: 'stale_version' } })
    expect(await save({ version: 1, limits: { ...rules.limits, site_manager: null } })).toMatchObject({ status: 403 })
    await estate.complaint(home, 'service.slow', at(1))
    const late = await estate.complaint(home, 'service.slow', at(7))
    expect(await around(late.id)).toMatchObject({ repeatOf: null, occurrence: 1, repeatDays: 5 })
  })

  it('is said while the complaint is taken: repeats, what it would be, and what its words suggest [CMP-025]', async () => {
    const home = await estate.home()
    const now = Date.now()
    const first = await estate.complaint(home, 'service.slow', new Date(now - 5 * 86_400_000))
    const ask = (statement: string) => estate.send<Foreseen>('front_desk', 'POST', '/complaints/foresee', { siteId: estate.company.siteId, unitId: home.unitId, personId: home.personId, categoryId: estate.category('service.slow'), statement })
    expect(await ask('又没人来，我要打12345')).toMatchObject({ status: 200, body: { repeats: [{ id: first.id }], isThird: false, group: null, suggested: [{ reason: 'authority', words: ['12345'] }] } })
    await estate.complaint(home, 'service.slow', new Date(now - 86_400_000))
    expect((await ask('第三次了')).body).toMatchObject({ isThird: true, suggested: [] })
  })
})

describe('the period of the estate', () => {
  it('is kept as it was when the complaint was taken, whatever the archives say later [CMP-043]', async () => {
    const home = await estate.home()
    const made = await estate.complaint(home, noise, at(2))
    expect(await around(made.id)).toMatchObject({ period: 'eight_years', handedOverOn: '2021-06-30' })
    const unit = await estate.get<{ version: number }>('administrator', `/units/${home.unitId}`)
    await estate.send('administrator', 'PATCH', `/units/${home.unitId}`, { version: unit.version, handedOverOn: '2026-01-10' })
    expect(await around(made.id)).toMatchObject({ period: 'eight_years' })
    expect(await around((await estate.complaint(home, 'service.slow', at(3))).id)).toMatchObject({ period: 'half_year' })
    expect(await around((await estate.complaint(null, 'service.slow', at(3))).id)).toMatchObject({ period: 'unknown', occurrence: null })
  })
})

describe('the day of the hand-over', () => {
  it('tags the complaint with its period, runs the builder’s warranties to their day; another day moves all of it [UNT-015]', async () => {
    const home = await estate.home()
    const day = (days: number): string => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
    const yearsBefore = (years: number, days: number): string => `${Number(day(days).slice(0, 4)) - years}${day(days).slice(4)}`
    const handOver = async (handedOverOn: string) => {
      const { version } = await estate.get<{ version: number }>('administrator', `/units/${home.unitId}`)
      expect((await estate.send('administrator', 'PATCH', `/units/${home.unitId}`, { version, handedOverOn })).status).toBe(200)
      return estate.get<Unit>('front_desk', `/units/${home.unitId}`)
    }
    const ending = async () => (await estate.get<{ items: { id: string }[] }>('front_desk', `/units?siteId=${estate.company.siteId}&filter[warrantyEnding]=waterproofing`)).items.map(({ id }) => id)
    const fresh = await handOver(day(-100))
    expect(fresh).toMatchObject({ period: 'half_year' })
    expect(fresh.warranties.map(({ part, state }) => [part, state])).toEqual([['waterproofing', 'running'], ['heating', 'seasons'], ['installations', 'running'], ['decoration', 'running']])
    expect(await around((await estate.complaint(home, 'service.slow', new Date())).id)).toMatchObject({ period: 'half_year' })
    expect(await ending()).not.toContain(home.unitId)
    const old = await handOver(yearsBefore(5, 10))
    expect(old).toMatchObject({ period: 'eight_years' })
    expect(old.warranties.find(({ part }) => part === 'waterproofing')).toMatchObject({ state: 'ending', until: day(10), daysLeft: 10 })
    expect(old.warranties.find(({ part }) => part === 'decoration')).toMatchObject({ state: 'over' })
    const card = await estate.get<{ unit: Pick<Unit, 'period' | 'warranties'> }>('front_desk', `/desk/card?unitId=${home.unitId}`)
    expect(card.unit).toMatchObject({ period: 'eight_years', warranties: old.warranties })
    expect(await ending()).toContain(home.unitId)
  })
})

describe('reports', () => {
  it('say which part of the complaints were repeats, with their rows [CMP-025]', async () => {
    const [home, other] = await estate.homes(2)
    const first = await estate.complaint(home!, 'service.slow', at(1))
    const second = await estate.complaint(home!, 'service.slow', at(4))
    await estate.complaint(other!, 'service.slow', at(4))
    const ask = (from: string, to: string) => estate.get<{ items: unknown[]; rate: number | null }>('supervisor', `/repeat-complaints?siteId=${estate.company.siteId}&from=${from}&to=${to}`)
    expect(await ask('2026-03-01', '2026-03-04')).toMatchObject({ complaints: 3, repeats: 1, rate: 1 / 3, items: [{ case: { id: second.id }, repeatOf: { id: first.id }, occurrence: 2 }] })
    expect(await ask('2026-02-01', '2026-02-28')).toMatchObject({ complaints: 0, rate: null, items: [] })
  })

  it('name the customers who were won back: complained, and rated 4 or better afterwards [CMP-064]', async () => {
    const [won, lost, silent] = await estate.homes(3)
    const { front_desk: desk, supervisor } = estate.company.actors
    const settle = async (home: typeof won, score: number): Promise<Case> => {
      const made = await estate.complaint(home!, 'service.slow', at(2))
      await estate.stories.onCase(desk, made.id, { action: 'resolve', result: '已调整排班' }, at(3))
      return estate.stories.onCase(supervisor, made.id, { action: 'return_visit', isReached: true, isSettled: score > 2, score }, at(4))
    }
    const good = await settle(won, 5)
    await settle(lost, 2)
    await estate.complaint(silent!, 'service.slow', at(2))
    const report = await estate.get('supervisor', `/recovered-customers?siteId=${estate.company.siteId}&from=2026-03-01&to=2026-03-31`)
    expect(report).toMatchObject({ households: 3, rated: 2, recovered: 1, rate: 0.5, items: [{ case: { id: good.id }, score: 5, ratedCase: { id: good.id } }] })
  })
})

describe('the workflow of a category', () => {
  it('stands on the complaint as a checklist with who and by when [CMP-022]', async () => {
    const made = await estate.complaint(await estate.home(), 'service.attitude', at(2))
    const { steps } = await around(made.id)
    expect(steps.map((one) => one.name)).toEqual(['受理告知', '登记要素', '分类定级', '了解当事员工', '当面致歉', '答复业户', '回访确认'])
    expect(steps[0]).toMatchObject({ post: 'first_contact', who: ['前台许'], dueAt: at(2, '10:10').toISOString(), doneAt: null })
    expect(steps[3]).toMatchObject({ post: 'supervisor', who: ['主管周'] })
    const tick = (id: string, who: 'front_desk' | 'supervisor', body: object) => estate.send<{ items: CaseRedress['steps'] }>(who, 'POST', `/case-steps/${id}/actions`, body)
    expect((await tick(steps[0]!.id, 'front_desk', { action: 'done' })).body.items[0]).toMatchObject({ doneBy: '前台许', isSkipped: false })
    expect(await tick(steps[0]!.id, 'front_desk', { action: 'done' })).toMatchObject({ status: 409 })
    expect(await tick(steps[3]!.id, 'front_desk', { action: 'done' })).toMatchObject({ status: 403 })
    expect(await tick(steps[4]!.id, 'supervisor', { action: 'skip' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/note' }] } })
    expect((await tick(steps[4]!.id, 'supervisor', { action: 'skip', note: '查证不属实' })).body.items[4]).toMatchObject({ isSkipped: true, note: '查证不属实' })
  })

  it('is edited in versions; a leaf without its own follows its root, and complaints taken before keep theirs [CMP-022]', async () => {
    const before = await estate.complaint(await estate.home(), 'service.attitude', at(2))
    const save = (categoryId: string | null, version: number, steps: object[]) => estate.send<{ items: ComplaintWorkflow[] }>('supervisor', 'PUT', '/complaint-workflows', { categoryId, version, steps })
    const steps = [{ name: '当日约谈', post: 'site_manager', withinMinutes: 60 }]
    const service = estate.category('service')
    expect(await save(service, 0, steps)).toMatchObject({ status: 200 })
    expect(await save(service, 0, steps)).toMatchObject({ status: 409 })
    expect(await save(service, 1, [...steps, ...steps])).toMatchObject({ status: 422, body: { errors: [{ pointer: '/steps/1/name' }] } })
    const after = await estate.complaint(await estate.home(), 'service.attitude', at(3))
    expect((await around(after.id)).steps).toMatchObject([{ name: '当日约谈', who: ['经理林'], dueAt: at(3, '11:00').toISOString() }])
    expect((await around(before.id)).steps).toHaveLength(7)
    // Another category gives the complaint its steps; what was done stays.
    const [step] = (await around(after.id)).steps
    await estate.send('site_manager', 'POST', `/case-steps/${step!.id}/actions`, { action: 'done' })
    await estate.stories.onCase(estate.company.actors.front_desk, after.id, { action: 'classify', categoryId: estate.category('order.noise') }, at(3, '12:00'))
    expect((await around(after.id)).steps.map((one) => one.name).slice(0, 3)).toEqual(['当日约谈', '受理告知', '到场处置'])
  })
})
