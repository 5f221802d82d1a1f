import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { governance, handover, inspections, type Endpoint, type imports, type Sent } from '@guanjia/contract'
import type { Actor } from './platform/auth/actor.ts'
import type { Ctx } from './platform/ctx.ts'
import { storeFile } from './platform/files/routes.ts'
import { newId } from './platform/ids.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { reachable } from './platform/records/index.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { InspectionStories } from './testing/inspection-stories.ts'
import { WorkStories } from './testing/work-stories.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { createParty } from './modules/governance/parties.ts'
import { actOnDefect } from './modules/handover/act.ts'
import { changeDefect, createDefect, getDefect, listDefects } from './modules/handover/defects.ts'
import { actOnDefectLetter, createDefectLetter } from './modules/handover/letters.ts'
import { lookAtDefects } from './modules/handover/review.ts'
import { attentionUntil, DEFECT_LIFE, mondayOf, warrantyOf } from './modules/handover/rules.ts'
import { defectSummary } from './modules/handover/summary.ts'
import { handoverTimeline } from './modules/handover/timeline.ts'
import { actOnFinding, getFinding, reportFinding } from './modules/inspections/findings.ts'
import { clocksOf } from './modules/sla/index.ts'

let test: TestApp
let company: Company
let siteId: string
let supervisor: Actor
let desk: Actor
let technician: Actor
let home: Household
let developer: governance.ExternalParty
let browser: Browser
let work: WorkStories
const nothing = { params: {}, query: {}, body: {} }
/** Half past midnight on the first of December at the site, while UTC still has November. */
const NOW = new Date('2026-11-30T16:30:00Z')
const at = (time: string, day = '2026-12-01'): Date => new Date(`${day}T${time}:00+08:00`)
type Use<O> = (ctx: Ctx, input: never) => Promise<O>
const act = <B extends Endpoint, O>(who: Actor, use: Use<O>, { body: schema }: B, id: string, body: z.input<B['body']>, now = NOW): Promise<O> => as(test, who, (ctx) => use(ctx, { params: { id }, query: {}, body: schema.parse(body) } as never), now)
const refused = (pointer: string, code = 'rule_broken') => ({ code, errors: [{ pointer }] })
type New = Sent<typeof handover.createDefect>['body']
const register = (who: Actor, facts: Partial<New> = {}, now = NOW) => act(who, createDefect, handover.createDefect, '', { siteId, source: 'desk', location: '地库 B 区', description: '车道起砂', trade: 'civil', part: 'agreed', ...facts }, now)
const move = (who: Actor, id: string, body: Sent<typeof handover.actOnDefect>['body'], now = NOW) => act(who, actOnDefect, handover.actOnDefect, id, body, now)
const look = (id: string, now = NOW) => as(test, supervisor, (ctx) => getDefect(ctx, { ...nothing, params: { id } }), now)
const letterOf = (items: { defectId: string; dueOn?: string }[], dueOn = '2026-12-10', now = NOW) => act(supervisor, createDefectLetter, handover.createDefectLetter, '', { siteId, partyId: developer.id, dueOn, items }, now)
const deliver = (id: string, now = NOW) => act(supervisor, actOnDefectLetter, handover.actOnDefectLetter, id, { action: 'deliver', way: 'hand', receivedBy: '开发商陈工' }, now)
/** A defect that the developer was told of, due on the tenth. */
async function notified(facts: Partial<New> = {}, now = NOW): Promise<handover.Defect> {
  const one = await register(desk, facts, now)
  await deliver((await letterOf([{ defectId: one.id }], '2026-12-10', now)).id, now)
  return look(one.id, now)
}
/** The words of a paper, without the breaks of its lines. */
async function printed({ token }: Browser, path: string): Promise<string> {
  const answer = await test.http.inject({ method: 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` } })
  return pdfPages(answer.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')
}
const inbox = async (): Promise<string[]> => ((await browser.send('GET', '/messages?limit=100')).body as { items: { title: string }[] }).items.map(({ title }) => title)

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  siteId = company.siteId
  ;({ supervisor, front_desk: desk, technician } = company.actors)
  work = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, siteId))
  developer = await act(supervisor, createParty, governance.createParty, '', { siteId, kind: 'developer', name: '云栖置业' })
  browser = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

describe('the rules of a defect', () => {
  it('count the warranty of each part from the hand-over to the day on which it was found, and the half year of attention', () => {
    const of = (part: handover.DefectPart, day: string, from: string | null = '2021-06-30') => warrantyOf(part, from, day)
    expect(of('waterproofing', '2026-06-30')).toEqual({ from: '2021-06-30', until: '2026-06-30', state: 'within' })
    expect(of('waterproofing', '2026-07-01').state).toBe('over')
    expect([of('installations', '2023-07-01').state, of('decoration', '2023-06-30').state]).toEqual(['over', 'within'])
    expect([of('structure', '2060-01-01').state, of('heating', '2022-01-01').state, of('agreed', '2022-01-01').state, of('waterproofing', '2022-01-01', null).state]).toEqual(['life', 'seasons', 'agreed', 'unknown'])
    expect([attentionUntil('2026-06-01', '2026-12-01'), attentionUntil('2026-05-31', '2026-12-01'), attentionUntil('2026-12-02', '2026-12-01'), attentionUntil(null, '2026-12-01')]).toEqual(['2026-12-01', null, null, null])
    expect(['2026-11-30', '2026-12-01', '2026-12-06', '2025-12-31'].map(mondayOf)).toEqual(['2026-11-30', '2026-11-30', '2026-11-30', '2025-12-29'])
    // The letter that was delivered leads from the first states to the notified one.
    expect([...new Set([...reachable(DEFECT_LIFE, 'registered'), ...reachable(DEFECT_LIFE, 'notified')])].toSorted()).toEqual(handover.DEFECT_STATES.toSorted())
  })
})

describe('a defect that an owner reports', () => {
  it('is registered once, goes to the developer by a letter that was delivered, comes back until it holds, and is closed when the owner was told [HND-003] [HND-004] [HND-007]', async () => {
    const id = newId()
    const facts = { id, source: 'owner' as const, unitId: home.unitId, location: '主卫', description: '主卫顶部渗水', trade: 'waterproofing' as const, part: 'waterproofing' as const, personId: home.personId }
    const [first, again] = await Promise.all([register(desk, facts), register(desk, facts)])
    expect(again).toMatchObject({ id: first.id, number: first.number })
    expect(first).toMatchObject({ number: 'GY-20261201-0001', state: 'registered', place: `${home.unitCode} 主卫`, building: { id: home.buildingId }, person: { name: '苏婉清' }, warranty: { from: '2021-06-30', until: '2026-06-30', state: 'over' }, daysOpen: 0 })
    await expect(register(desk, { unitId: home.unitId, areaId: newId() })).rejects.toMatchObject(refused('/areaId'))
    await expect(register(desk, { location: '' })).rejects.toMatchObject(refused('/location'))
    await expect(register(desk, { unitId: newId() })).rejects.toMatchObject(refused('/unitId', 'not_found'))
    await expect(move(technician, id, { action: 'report_up' })).rejects.toMatchObject(refused('/note'))
    expect(await move(technician, id, { action: 'report_up', note: '需拆吊顶重做防水，我方无法处理' })).toMatchObject({ state: 'reported_up', allowedActions: expect.not.arrayContaining(['self_fix', 'withdraw']) })
    expect(await inbox()).toContain('遗留问题需致函开发商（GY-20261201-0001）')

    // Nobody is notified by a letter that lies on the desk; of two who record its delivery at once one has.
    const letter = await letterOf([{ defectId: id, dueOn: '2026-12-08' }])
    expect(letter).toMatchObject({ number: 'ZG-20261201-0001', state: 'draft', party: { name: '云栖置业' }, items: [{ number: first.number, dueOn: '2026-12-08' }] })
    expect(await look(id)).toMatchObject({ state: 'reported_up', dueOn: null })
    const both = await Promise.allSettled([deliver(letter.id), deliver(letter.id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await look(id)).toMatchObject({ state: 'notified', builder: { name: '云栖置业' }, dueOn: '2026-12-08', letters: [{ number: letter.number }] })
    const clock = async () => (await as(test, supervisor, (ctx) => clocksOf(ctx, [id]))).get(id)!.find(({ metric }) => metric === 'promised')
    expect(await clock()).toMatchObject({ dueAt: '2026-12-08T16:00:00.000Z' })
    await expect(move(desk, id, { action: 'promise', promisedOn: '2026-12-12' })).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await move(supervisor, id, { action: 'promise', promisedOn: '2026-12-12' })).toMatchObject({ dueOn: '2026-12-08', promisedOn: '2026-12-12' })
    expect(await clock()).toMatchObject({ dueAt: '2026-12-12T16:00:00.000Z' })

    // The promise is kept until the end of its day by the clock of the site; whoever is late is told of once.
    expect((await look(id, at('23:59', '2026-12-12'))).isOverdue).toBe(false)
    expect((await look(id, at('00:01', '2026-12-13'))).isOverdue).toBe(true)
    for (const day of ['2026-12-13', '2026-12-14']) await as(test, supervisor, (ctx) => lookAtDefects(ctx, siteId), at('08:00', day))
    const siteManager = await signIn(test, company.logins.site_manager, company.password)
    expect(((await siteManager.send('GET', '/messages?limit=100')).body as { items: { title: string }[] }).items.filter(({ title }) => title === `遗留问题整改逾期（${first.number}）`)).toHaveLength(1)

    await move(technician, id, { action: 'fixed', note: '开发商已重做防水' }, at('10:00', '2026-12-14'))
    await expect(move(technician, id, { action: 'recheck', isFine: false }, at('11:00', '2026-12-14'))).rejects.toMatchObject(refused('/note'))
    expect(await move(technician, id, { action: 'recheck', isFine: false, note: '闭水 24 小时仍渗', dueOn: '2026-12-20' }, at('11:00', '2026-12-14'))).toMatchObject({ state: 'notified', failures: 1, dueOn: '2026-12-20', promisedOn: null, fixedAt: null })
    await move(technician, id, { action: 'fixed', note: '重做第二道防水' }, at('10:00', '2026-12-19'))
    const verified = await move(technician, id, { action: 'recheck', isFine: true, note: '闭水 48 小时不渗' }, at('10:00', '2026-12-20'))
    expect(verified).toMatchObject({ state: 'verified', allowedActions: ['tell'] })
    expect(await clock()).toMatchObject({ state: 'stopped' })
    await expect(move(desk, id, { action: 'close' }, at('11:00', '2026-12-20'))).rejects.toMatchObject({ code: 'action_not_allowed' })
    await expect(act(desk, changeDefect, handover.changeDefect, id, { version: verified.version, description: '别的' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await move(desk, id, { action: 'tell', how: '电话告知，业主满意' }, at('14:00', '2026-12-20'))
    expect(await move(desk, id, { action: 'close' }, at('14:05', '2026-12-20'))).toMatchObject({ state: 'closed', outcome: '重做第二道防水', daysOpen: 19, allowedActions: [] })
    const history = (await as(test, supervisor, (ctx) => handoverTimeline(ctx, { ...nothing, params: { id } }))).items.map(({ action }) => action)
    expect(history.toSorted()).toEqual(['close', 'fixed', 'fixed', 'notified', 'promise', 'recheck', 'recheck_failed', 'registered', 'report_up', 'tell'])
    // It stands in the history of the home (HND-003).
    const lines = (await browser.send('GET', `/units/${home.unitId}/history?filter[kind]=defect`)).body as { items: { number: string; status: string }[] }
    expect(lines.items).toMatchObject([{ number: first.number, status: 'closed' }])
  })

  it('stands in a letter only while the developer is to be asked, and the database knows no notice without builder and day [HND-007]', async () => {
    const one = await notified({ description: '外窗漏风' })
    const other = await register(desk)
    await expect(letterOf([{ defectId: one.id }, { defectId: one.id }])).rejects.toMatchObject(refused('/items'))
    await expect(letterOf([{ defectId: other.id }], '2026-11-30')).rejects.toMatchObject(refused('/dueOn'))
    const stranger = await act(supervisor, createParty, governance.createParty, '', { siteId, kind: 'other', name: '远山建设' })
    await expect(act(supervisor, createDefectLetter, handover.createDefectLetter, '', { siteId, partyId: stranger.id, dueOn: '2026-12-10', items: [{ defectId: one.id }] })).rejects.toMatchObject(refused('/items/0/defectId'))
    await expect(letterOf([{ defectId: other.id }]).then(() => act(desk, createDefectLetter, handover.createDefectLetter, '', { siteId, partyId: developer.id, dueOn: '2026-12-10', items: [{ defectId: other.id }] }))).rejects.toMatchObject({ code: 'not_permitted' })
    // A second letter sets a new deadline; what was settled meanwhile stays as it is.
    const third = await register(desk)
    const letter = await letterOf([{ defectId: one.id }, { defectId: third.id }], '2026-12-24')
    await move(supervisor, third.id, { action: 'withdraw', note: '系装修造成，非遗留问题' })
    expect(await deliver(letter.id)).toMatchObject({ state: 'delivered', delivery: { way: 'hand', receivedBy: '开发商陈工' }, open: 1 })
    expect([await look(one.id), await look(third.id)]).toMatchObject([{ state: 'notified', dueOn: '2026-12-24' }, { state: 'withdrawn', dueOn: null }])
    const paper = await printed(browser, `/defect-letters/${letter.id}/print`)
    for (const words of ['工程遗留问题整改通知单', '云栖置业', one.number, '2026-12-24', '当面签收']) expect(paper).toContain(words)
    for (const set of ["state = 'notified', due_on = null, promised_on = null, promised_at = null", "state = 'verified', verified_at = now(), fixed_at = null", "state = 'closed', closed_at = null", 'charged_fen = 100, charged_on = current_date'])
      await expect(as(test, supervisor, (ctx) => ctx.client.query(`update defect set ${set} where id = $1`, [one.id]))).rejects.toMatchObject({ code: '23514' })
  })
})

describe('a defect that own people repair', () => {
  it('has its work order in the same moment, waits for the re-inspection when that is done, and is charged to the builder once [HND-004]', async () => {
    const one = await register(desk, { description: '车库照明不亮', trade: 'electrical', part: 'installations', builderId: developer.id })
    await expect(move(technician, one.id, { action: 'self_fix' })).rejects.toMatchObject({ code: 'not_permitted' })
    const both = await Promise.allSettled([1, 2].map(() => move(desk, one.id, { action: 'self_fix' })))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { workOrder } = await look(one.id)
    expect(workOrder).toMatchObject({ number: expect.stringMatching(/^W-20261201/), status: 'open' })
    await work.onOrder(supervisor, workOrder!.id, { action: 'assign', workerId: technician.employeeId! })
    await work.finish(technician, workOrder!.id)
    await letJobsRun(test)
    const fixed = await look(one.id)
    expect(fixed).toMatchObject({ state: 'fixed', fixedAt: expect.any(String) })
    await expect(move(desk, one.id, { action: 'charge_back', amountFen: 5000 })).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await move(supervisor, one.id, { action: 'charge_back', amountFen: 12_345, note: '人工与灯具' })).toMatchObject({ chargedFen: 12_345, chargedOn: '2026-12-01', state: 'fixed' })
    await expect(move(supervisor, one.id, { action: 'charge_back', amountFen: 1 })).rejects.toMatchObject({ code: 'action_not_allowed' })
    // Nobody waits for the answer: it is closed as soon as it holds.
    await move(technician, one.id, { action: 'recheck', isFine: true })
    expect(await move(desk, one.id, { action: 'close' })).toMatchObject({ state: 'closed' })
  })

  it('is reported up at once when they cannot do it [HND-004]', async () => {
    const one = await register(desk, { description: '幕墙玻璃自爆', trade: 'civil', part: 'decoration' })
    const { workOrder } = await move(desk, one.id, { action: 'self_fix' })
    await work.onOrder(supervisor, workOrder!.id, { action: 'cancel', reason: '需吊篮作业，我方无资质' })
    await letJobsRun(test)
    expect(await look(one.id)).toMatchObject({ state: 'reported_up', workOrder: { id: workOrder!.id } })
    expect(await inbox()).toContain(`遗留问题需致函开发商（${one.number}）`)
  })
})

describe('a finding of a round', () => {
  it('becomes a defect in the same transaction with its pictures, follows it to its end, and is open again when it was none [HND-003]', async () => {
    const stories = new InspectionStories(test, company)
    const photo = await stories.photo(technician)
    const found = await act(technician, reportFinding, inspections.reportFinding, '', { siteId, place: '2 栋屋面', description: '屋面防水卷材起鼓', photoIds: [photo] })
    const become = () => act(supervisor, actOnFinding, inspections.actOnFinding, found.id, { action: 'open_defect' })
    const both = await Promise.allSettled([become(), become()])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const finding = () => as(test, supervisor, (ctx) => getFinding(ctx, { ...nothing, params: { id: found.id } }))
    const { opened } = await finding()
    const defect = await look(opened!.id)
    expect(defect).toMatchObject({ source: 'patrol', location: '2 栋屋面', trade: 'waterproofing', part: 'waterproofing', finding: { id: found.id, number: found.number }, photos: [{ id: photo }] })
    await move(supervisor, defect.id, { action: 'withdraw', note: '已在保修外' })
    expect(await finding()).toMatchObject({ state: 'open', way: 'undecided', opened: null })
    // Found to be one after all: another defect, which is followed to its end.
    const second = (await become()).opened!
    await deliver((await letterOf([{ defectId: second.id }])).id)
    expect((await finding()).state).toBe('in_hand')
    await move(technician, second.id, { action: 'fixed', note: '已重做' })
    expect((await finding()).state).toBe('settled')
    await move(technician, second.id, { action: 'recheck', isFine: true })
    await move(desk, second.id, { action: 'close' })
    expect(await finding()).toMatchObject({ state: 'closed', outcome: '已重做' })
  })
})

describe('what the house reads of them', () => {
  it('counts by building, age and lateness, and prints and exports the same figures [HND-003] [HND-004]', async () => {
    const house = await aCompany(test, '明远物业')
    const own = house.actors.supervisor
    const place = await as(test, house.actors.administrator, (ctx) => aHousehold(ctx, house.siteId))
    const party = await act(own, createParty, governance.createParty, '', { siteId: house.siteId, kind: 'developer', name: '明远置业' })
    const add = (days: string, facts: object = {}) => act(own, createDefect, handover.createDefect, '', { siteId: house.siteId, source: 'desk', unitId: place.unitId, description: '墙面空鼓', trade: 'finishes', part: 'decoration', ...facts }, at('00:10', days))
    const late = await add('2026-08-01')
    await add('2026-10-20')
    await add('2026-11-24', { unitId: null, location: '北门', trade: 'outdoor', part: 'agreed' })
    const gone = await add('2026-11-25')
    await act(own, actOnDefect, handover.actOnDefect, gone.id, { action: 'withdraw', note: '重复' })
    const letter = await act(own, createDefectLetter, handover.createDefectLetter, '', { siteId: house.siteId, partyId: party.id, dueOn: '2026-11-30', items: [{ defectId: late.id }] }, at('09:00', '2026-11-20'))
    await act(own, actOnDefectLetter, handover.actOnDefectLetter, letter.id, { action: 'deliver', way: 'email', receivedBy: '客服邮箱' }, at('10:00', '2026-11-20'))
    const summary = await as(test, own, (ctx) => defectSummary(ctx, { query: { siteId: house.siteId } }), NOW)
    expect(summary).toMatchObject({
      day: '2026-12-01', total: { all: 3, open: 3, overdue: 1, closed: 0, ages: { week: 1, month: 0, quarter: 1, longer: 1 } },
      buildings: [{ building: { name: '3栋' }, open: 2, overdue: 1 }, { building: null, open: 1, overdue: 0 }], trades: [{ trade: 'finishes', open: 2 }, { trade: 'outdoor', open: 1 }], builders: [{ builder: null, open: 2 }, { builder: { name: '明远置业' }, overdue: 1 }], attention: null,
    })
    const list = (filter: object) => as(test, own, async (ctx) => (await listDefects(ctx, { ...nothing, query: handover.listDefects.query.parse({ siteId: house.siteId, filter }) })).items.map(({ id }) => id), NOW)
    expect(await list({ overdue: true })).toEqual([late.id])
    expect((await Promise.all(handover.DEFECT_AGES.map((age) => list({ age })))).map(({ length }) => length)).toEqual([1, 0, 1, 1])
    const web = await signIn(test, house.logins.supervisor, house.password)
    const paper = await printed(web, `/defect-summary/print?siteId=${house.siteId}`)
    for (const words of ['工程遗留问题登记汇总表', '3栋', late.number, '北门']) expect(paper).toContain(words)
    expect((await web.send('GET', `/defect-summary/export?siteId=${house.siteId}&format=csv`)).body).toContain('3栋,2,2,')
    // Another company sees none of it.
    expect((await browser.send('GET', `/defects/${late.id}`)).status).toBe(404)
  })

  it('is looked through each week for half a year after a hand-over, as one task however often the morning comes [HND-006]', async () => {
    const house = await aCompany(test, '新禾物业')
    const own = house.actors.supervisor
    const place = await as(test, house.actors.administrator, (ctx) => aHousehold(ctx, house.siteId))
    await as(test, own, (ctx) => ctx.client.query("update unit set handed_over_on = '2026-06-01' where id = $1", [place.unitId]))
    const mornings = async (...days: string[]) => {
      for (const day of days) await Promise.all([1, 2].map(() => as(test, own, (ctx) => lookAtDefects(ctx, house.siteId), at('08:00', day))))
      await letJobsRun(test)
      return as(test, own, (ctx) => ctx.tx.selectFrom('staff_task').select(['title', 'detail', 'due_at', 'doer_id']).where('site_id', '=', house.siteId).where('title', '=', '每周工程遗留问题检视').orderBy('asked_at').execute())
    }
    // A week in which nothing is open asks nobody.
    expect(await mornings('2026-11-16')).toEqual([])
    await act(own, createDefect, handover.createDefect, '', { siteId: house.siteId, source: 'desk', location: '南门', description: '路沿石松动', trade: 'outdoor', part: 'agreed' }, at('09:00', '2026-11-17'))
    // The first day after a rest, and every day after it: one for each week.
    const tasks = await mornings('2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01')
    expect(tasks).toMatchObject([{ detail: expect.stringContaining('未关闭 1 项'), due_at: at('18:00', '2026-11-27'), doer_id: own.employeeId }, { due_at: at('18:00', '2026-12-04') }])
    expect((await as(test, own, (ctx) => defectSummary(ctx, { query: { siteId: house.siteId } }), NOW)).attention).toEqual({ until: '2026-12-01', lastReview: { weekOn: '2026-11-30', open: 1, overdue: 0 } })
    expect(await mornings('2026-12-02', '2026-12-07')).toHaveLength(2)
  })
})

describe('a list of the developer', () => {
  it('is read in once, says which rooms it does not know, and changes nothing the second time [HND-003]', async () => {
    const rows = [
      ['编号', '房号', '部位', '专业', '问题描述', '责任单位', '发现日期'],
      ['C-001', home.unitCode, '客厅', '门窗', '推拉门关不严', '云栖置业', '2026-11-20'],
      ['C-002', '', '地库入口', '给排水', '截水沟盖板缺失', '', ''],
    ]
    const started = async (lines: string[][]): Promise<imports.ImportRun> => {
      const file = await storeFile(test.app, supervisor, { id: newId(), name: '遗留问题.csv', content: Buffer.from(lines.map((row) => row.join(',')).join('\n')) })
      const { status, body } = await browser.send('POST', '/imports', { siteId, kind: 'defects', fileId: file.id })
      expect(status, JSON.stringify(body)).toBe(200)
      await letJobsRun(test)
      return (await browser.send('GET', `/imports/${(body as imports.ImportRun).id}`)).body as imports.ImportRun
    }
    expect(await started([...rows, ['C-003', '99-9-9999', '', '', '没有这套房', '', '']])).toMatchObject({ counts: { new: 2, errors: 1 } })
    const run = await started(rows)
    expect(run, JSON.stringify(run.problems)).toMatchObject({ state: 'checked', counts: { new: 2, errors: 0 } })
    await browser.send('POST', `/imports/${run.id}/actions`, { action: 'commit' })
    await letJobsRun(test)
    const listed = await as(test, supervisor, async (ctx) => (await listDefects(ctx, { ...nothing, query: handover.listDefects.query.parse({ siteId, filter: { source: 'list' } }) })).items)
    expect(listed.toSorted((a, b) => a.foreignNumber.localeCompare(b.foreignNumber))).toMatchObject([
      { foreignNumber: 'C-001', unit: { id: home.unitId }, trade: 'doors_windows', builder: { name: '云栖置业' }, foundAt: '2026-11-19T16:00:00.000Z', state: 'registered' },
      { foreignNumber: 'C-002', placeKind: 'place', location: '地库入口', trade: 'plumbing', builder: null },
    ])
    expect(await started(rows)).toMatchObject({ counts: { new: 0, changed: 0, same: 2, errors: 0 } })
  })
})
