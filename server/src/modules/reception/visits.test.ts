import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, reception, type Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { actOnVisit, callNext } from './act.ts'
import { arrive } from './arrive.ts'
import { board, tasks } from './board.ts'
import { recordContact } from './contacts.ts'
import { changeFlow } from './flows.ts'
import { defaultFlow } from './flow.ts'
import { getVisit, visitTimeline } from './list.ts'
import { ticketText } from './rules.ts'

let test: TestApp
let company: Company
let home: Household
let desk2: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  desk2 = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '前台陶' }))
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
type Arriving = Partial<Input<typeof reception.arrive>['body']>
const coming = (ctx: Ctx, more: Arriving = {}, siteId = company.siteId) => arrive(ctx, { ...nothing, body: reception.arrive.body.parse({ siteId, name: '访客甲', ...more }) })
const acting = (ctx: Ctx, id: string, body: object) => actOnVisit(ctx, { params: { id }, query: {}, body: reception.actOnVisit.body.parse(body) })
const desk = <T>(work: (ctx: Ctx) => Promise<T>, at?: Date): Promise<T> => as(test, company.actors.front_desk, work, at)
const aVisit = (more: Arriving = {}, at?: Date) => desk((ctx) => coming(ctx, more), at)
const act = (id: string, body: object, at?: Date) => desk((ctx) => acting(ctx, id, body), at)
const take = (id: string, outcome: object, words = '想问物业费怎么交') => desk((ctx) => recordContact(ctx, { params: { id }, query: {}, body: reception.recordContact.body.parse({ words, outcome }) }))
/** Everybody goes, so that a test calls its own visitors. */
async function emptyRoom(siteId = company.siteId): Promise<void> {
  await desk(async (ctx) => {
    for (const { id } of (await board(ctx, { params: {}, query: { siteId }, body: {} })).waiting) await acting(ctx, id, { action: 'leave' })
  })
}

describe('a visit', () => {
  it('keeps a stamp of each stage: arrival, service, complaint, feedback [RCP-001] [RCP-005]', async () => {
    const came = await aVisit({ personId: home.personId, unitId: home.unitId, name: '' })
    expect(came).toMatchObject({ status: 'waiting', name: '苏婉清', unit: { name: '3-2-1201' }, servedAt: null, complaintAt: null, feedbackAt: null })
    await act(came.id, { action: 'serve' })
    const { case: opened } = await take(came.id, { kind: 'opened_case', case: { kind: 'complaint', grade: 'ordinary' } }, '楼上太吵')
    expect(opened).toMatchObject({ kind: 'complaint', channel: 'visit', person: { name: '苏婉清' } })
    const gone = await act(came.id, { action: 'finish', rating: 4 })
    const stamps = [gone.arrivedAt, gone.servedAt, gone.complaintAt, gone.feedbackAt]
    expect(stamps.every((at) => at !== null)).toBe(true)
    expect(stamps).toEqual(stamps.toSorted((a, b) => a!.localeCompare(b!)))
    expect(gone).toMatchObject({ need: '楼上太吵', links: [{ kind: 'contact', case: { number: opened!.number } }] })
    const { items } = await desk((ctx) => visitTimeline(ctx, { params: { id: came.id }, query: {}, body: {} }))
    expect(items.map((entry) => entry.action)).toEqual(['arrived', 'serve', 'contact', 'finish'])
  })

  it('draws one ticket a visitor, gapless for the site and day; a retry of an arrival is the same visitor', async () => {
    const own = await aCompany(test)
    const at = (ctx: Ctx, more: Arriving = {}) => coming(ctx, more, own.siteId)
    const id = newId()
    const both = await Promise.all([1, 2].map(() => as(test, own.actors.front_desk, (ctx) => at(ctx, { id }))))
    expect(both.map((visit) => visit.ticket)).toEqual(['A001', 'A001'])
    const more = await Promise.all(Array.from({ length: 8 }, () => as(test, own.actors.front_desk, (ctx) => at(ctx))))
    expect(more.map((visit) => visit.ticket).toSorted()).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map(ticketText))
  })

  it('does not end without its need [RCP-005]', async () => {
    const came = await aVisit()
    await act(came.id, { action: 'serve' })
    await expect(act(came.id, { action: 'finish', rating: 5 })).rejects.toMatchObject({ code: 'visit.need_missing', errors: [{ pointer: '/need' }] })
    const noted = await act(came.id, { action: 'note_need', need: '办门禁卡' })
    expect(noted.steps.find((step) => step.code === 'ask_need')?.doneAt).not.toBeNull()
    expect(await act(came.id, { action: 'finish', rating: 5 })).toMatchObject({ status: 'finished', need: '办门禁卡' })
    // The database holds it too, whoever writes.
    const other = await aVisit()
    await act(other.id, { action: 'serve' })
    await expect(desk((ctx) => ctx.tx.updateTable('visit').set({ status: 'finished', ended_at: ctx.now, feedback_at: ctx.now, rating: 5 }).where('id', '=', other.id).execute())).rejects.toThrow(/check/)
  })

  it('asks on leaving: a rating or the reason for none; what they suggest becomes a case [RCP-006]', async () => {
    const came = await aVisit({ need: '咨询停车', unitId: home.unitId })
    await act(came.id, { action: 'serve' })
    await expect(act(came.id, { action: 'finish' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/rating' }] })
    await expect(act(came.id, { action: 'finish', rating: 3, noRatingReason: '赶时间' })).rejects.toMatchObject({ errors: [{ pointer: '/rating' }] })
    const gone = await act(came.id, { action: 'finish', noRatingReason: '赶时间', comment: '大堂加几把椅子' })
    expect(gone).toMatchObject({ rating: null, noRatingReason: '赶时间', links: [{ kind: 'comment', case: { kind: 'suggestion', title: '大堂加几把椅子' } }] })
    const quiet = await aVisit({ need: '取快递' })
    await act(quiet.id, { action: 'serve' })
    expect((await act(quiet.id, { action: 'finish', rating: 5, comment: '常来', commentIs: 'remark' })).links).toEqual([])
  })

  it('has its steps ticked while it lasts, and only those it has; need and farewell are done by what happens [RCP-008]', async () => {
    const came = await aVisit({ need: '报修' })
    await expect(act(came.id, { action: 'tick', codes: ['greet'] })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await act(came.id, { action: 'serve' })
    const ticked = await act(came.id, { action: 'tick', codes: ['smile', 'greet', 'guide', 'introduce'] })
    expect(ticked.steps.filter((step) => step.phase === 'during' && step.doneAt === null).map((step) => step.code)).toEqual(['farewell'])
    expect(ticked.steps.map((step) => step.code)).not.toContain('place_ready')
    expect((await act(came.id, { action: 'tick', codes: ['guide'], isDone: false })).steps.find((step) => step.code === 'guide')?.doneAt).toBeNull()
    for (const code of ['farewell', 'survey', 'nonsense']) await expect(act(came.id, { action: 'tick', codes: [code] })).rejects.toMatchObject({ errors: [{ pointer: '/codes/0' }] })
  })

  it('makes the tasks of afterwards by itself; following up only what stayed open [RCP-009]', async () => {
    const content = await aVisit({ need: '咨询' })
    await act(content.id, { action: 'serve' })
    const gone = await act(content.id, { action: 'finish', rating: 5 })
    expect(gone.steps.filter((step) => step.phase === 'after').map((step) => step.code)).toEqual(['tidy_record', 'survey'])
    const angry = await aVisit({ need: '投诉' })
    await act(angry.id, { action: 'serve' })
    const left = await act(angry.id, { action: 'finish', rating: 1 })
    expect(left.steps.filter((step) => step.phase === 'after').map((step) => step.code)).toEqual(['tidy_record', 'survey', 'follow_up'])
    const todo = (id: string) => desk(async (ctx) => (await tasks(ctx, { params: {}, query: { siteId: company.siteId, filter: { mine: true } }, body: {} })).items.filter((item) => item.visit.id === id))
    expect((await todo(angry.id)).map((item) => item.code)).toEqual(expect.arrayContaining(['tidy_record', 'survey', 'follow_up']))
    await act(angry.id, { action: 'tick', codes: ['follow_up'], note: '已电话致歉' })
    expect((await todo(angry.id)).map((item) => item.code)).not.toContain('follow_up')
  })

  it('keeps the steps with which it began when the flow changes, and a site may not loosen it [RCP-002] [RCP-010]', async () => {
    const own = await aCompany(test)
    const before = await as(test, own.actors.front_desk, (ctx) => coming(ctx, {}, own.siteId))
    const steps = defaultFlow('zh-CN')
    const change = (actor: Actor, siteId: string | null, given: typeof steps, version = 0) => as(test, actor, (ctx) => changeFlow(ctx, { ...nothing, body: { siteId, version, steps: given } }))
    await expect(change(own.actors.supervisor, own.siteId, steps.filter((step) => step.code !== 'greet'))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/steps' }] })
    const tea = { code: 'tea', phase: 'during' as const, name: '奉茶', isMandatory: true, scope: 'always' as const, dueHours: null }
    await change(own.actors.supervisor, own.siteId, [...steps, tea])
    await expect(change(own.actors.supervisor, null, [...steps, tea])).rejects.toMatchObject({ code: 'not_permitted' })
    await change(own.actors.administrator, null, [...steps, { ...tea, code: 'card', name: '递名片' }])
    const after = await as(test, own.actors.front_desk, (ctx) => coming(ctx, {}, own.siteId))
    expect(after.steps.map((step) => step.code)).toEqual(expect.arrayContaining(['tea', 'card']))
    const known = await as(test, own.actors.front_desk, (ctx) => getVisit(ctx, { params: { id: before.id }, query: {}, body: {} }))
    expect(known.steps.map((step) => step.code)).not.toContain('tea')
    await expect(change(own.actors.supervisor, own.siteId, steps, 0)).rejects.toMatchObject({ code: 'stale_version' })
  })
})

describe('five minutes', () => {
  const NINE = new Date('2026-03-05T01:00:00Z')
  const later = (minutes: number): Date => new Date(NINE.getTime() + minutes * 60_000)
  it('are kept by turning to the visitor, and broken a moment later [ORG-028]', async () => {
    const [prompt, late] = [await aVisit({ need: '咨询' }, NINE), await aVisit({ need: '咨询' }, NINE)]
    expect(prompt.clocks).toMatchObject([{ metric: 'attend', state: 'running', dueAt: later(5).toISOString() }])
    expect((await act(prompt.id, { action: 'serve' }, later(5))).clocks).toMatchObject([{ state: 'stopped', outcome: 'met' }])
    expect((await act(late.id, { action: 'serve' }, later(6))).clocks).toMatchObject([{ state: 'stopped', outcome: 'breached' }])
  })
  it('fall away when the visitor leaves before they are over, and stay broken afterwards', async () => {
    const [early, late] = [await aVisit({}, NINE), await aVisit({}, NINE)]
    expect((await act(early.id, { action: 'leave' }, later(3))).clocks).toMatchObject([{ state: 'cancelled', outcome: 'undetermined' }])
    expect((await act(late.id, { action: 'leave', reason: '等太久' }, later(9))).clocks).toMatchObject([{ outcome: 'breached' }])
  })
})

describe('calling the next', () => {
  const call = (actor: Actor) => as(test, actor, (ctx) => callNext(ctx, { ...nothing, body: { siteId: company.siteId } }))
  it('takes whoever has waited longest; two desks at once get two visitors', async () => {
    await emptyRoom()
    const [first, second] = [await aVisit(), await aVisit()]
    const called = await Promise.all([call(company.actors.front_desk), call(desk2)])
    expect(called.map((visit) => visit.id).toSorted()).toEqual([first.id, second.id].toSorted())
    await expect(call(desk2)).rejects.toMatchObject({ code: 'visit.nobody_waits' })
  })
  it('gives one visitor to one of two desks that call while the other is still calling', async () => {
    await emptyRoom()
    const only = await aVisit()
    const other = await desk(async (ctx) => {
      expect((await callNext(ctx, { ...nothing, body: { siteId: company.siteId } })).id).toBe(only.id)
      return call(desk2).then(() => 'served twice', (error: { code: string }) => error.code)
    })
    expect(other).toBe('visit.nobody_waits')
  })
  it('lets the second of two who serve the same visitor wait, then fail', async () => {
    const only = await aVisit()
    const { second } = await desk(async (ctx) => {
      await acting(ctx, only.id, { action: 'serve' })
      const second = as(test, desk2, (other) => acting(other, only.id, { action: 'serve' })).then(() => 'served twice', (error: { code: string }) => error.code)
      await someoneWaitsForALock(test)
      return { second }
    })
    expect(await second).toBe('action_not_allowed')
  })
})

describe('the board', () => {
  it('counts what happened: waits, hands, ratings, and the share that kept the flow [RCP-011] [RCP-012]', async () => {
    const own = await aCompany(test)
    const NINE = new Date('2026-03-05T01:00:00Z')
    const at = (minutes: number): Date => new Date(NINE.getTime() + minutes * 60_000)
    const by = <T>(actor: Actor, minutes: number, work: (ctx: Ctx) => Promise<T>): Promise<T> => as(test, actor, work, at(minutes))
    const { front_desk, steward } = own.actors
    const round = async (actor: Actor, wait: number, rating: number | null, isKept: boolean) => {
      const { id } = await by(front_desk, 0, (ctx) => coming(ctx, { need: '咨询' }, own.siteId))
      await by(actor, wait, (ctx) => acting(ctx, id, { action: 'serve' }))
      if (isKept) await by(actor, wait, (ctx) => acting(ctx, id, { action: 'tick', codes: ['greet'] }))
      await by(actor, wait + 5, (ctx) => acting(ctx, id, { action: 'finish', rating, noRatingReason: rating === null ? '不便' : '' }))
      if (isKept) await by(actor, wait + 6, (ctx) => acting(ctx, id, { action: 'tick', codes: ['tidy_record', 'survey'] }))
    }
    const shown = (minutes: number) => by(front_desk, minutes, (ctx) => board(ctx, { params: {}, query: { siteId: own.siteId, day: '2026-03-05' }, body: {} }))
    expect((await shown(0)).figures).toMatchObject({ arrived: 0, averageWaitSeconds: null, rating: null })
    await round(front_desk, 2, 5, true)
    await round(steward, 8, null, false)
    await by(front_desk, 20, (ctx) => coming(ctx, { need: '等候中' }, own.siteId))
    const now = await shown(30)
    expect(now.waiting).toHaveLength(1)
    expect(now.figures).toEqual({ arrived: 3, handled: 2, left: 0, averageWaitSeconds: 300, inTime: 1, timed: 3, rated: 1, rating: 5, conforming: 1, judged: 2 })
    expect(now.people).toMatchObject([{ employee: { name: '管家何' }, handled: 1, rating: null, conforming: 0, judged: 1 }, { employee: { name: '前台许' }, handled: 1, rating: 5, conforming: 1, judged: 1 }])
  })

  it('opens its figures to the visits behind them, over HTTP, and keeps strangers out', async () => {
    const browser = await signIn(test, company.logins.front_desk, company.password)
    const broken = await browser.send('GET', `/visits?siteId=${company.siteId}&filter[conforms]=false&total=true`)
    const { items } = broken.body as { items: { conforms: boolean }[] }
    expect(items.length).toBeGreaterThan(0)
    expect(items.some((visit) => visit.conforms)).toBe(false)
    const file = await browser.send('GET', `/visits/export?siteId=${company.siteId}&format=csv`)
    expect([file.status, String(file.body).includes('A001')]).toEqual([200, true])
    const tech = await signIn(test, company.logins.technician, company.password)
    expect(await tech.send('GET', `/reception/board?siteId=${company.siteId}`)).toMatchObject({ status: 403 })
    const other = await aCompany(test)
    const stranger = await signIn(test, other.logins.front_desk, other.password)
    expect(await stranger.send('GET', `/visits/${(broken.body as { items: { id: string }[] }).items[0]!.id}`)).toMatchObject({ status: 404 })
  })
})

describe('the four needs of a reception that works', () => {
  it('one flow for all, staff whose work shows, complaints that lead somewhere, quality that is watched [RCP-018]', async () => {
    const own = await aCompany(test)
    const { front_desk, supervisor } = own.actors
    const run = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => as(test, actor, work)
    const { id, steps } = await run(front_desk, (ctx) => coming(ctx, { need: '投诉噪音' }, own.siteId))
    // 1. A standard flow: the visit carries the standard's mandatory steps, and cannot do without the need.
    expect(steps.filter((step) => step.isMandatory).map((step) => step.code)).toEqual(expect.arrayContaining(['greet', 'ask_need', 'farewell', 'tidy_record', 'survey']))
    await run(front_desk, (ctx) => acting(ctx, id, { action: 'serve' }))
    // 3. A complaint mechanism: the visit opens a complaint with a first contact and clocks of its own.
    const taken = await run(front_desk, (ctx) => recordContact(ctx, { params: { id }, query: {}, body: reception.recordContact.body.parse({ words: '夜里装修', outcome: { kind: 'opened_case', case: { kind: 'complaint', grade: 'complex' } } }) }))
    expect(taken.case).toMatchObject({ firstContactBy: { name: '前台许' } } satisfies Partial<cases.Case> | object)
    expect(taken.case!.clocks.map((clock) => clock.metric)).toEqual(expect.arrayContaining(['forward', 'feedback']))
    await run(front_desk, (ctx) => acting(ctx, id, { action: 'finish', rating: 2, comment: '等太久', commentIs: 'remark' }))
    const { people, figures } = await run(supervisor, (ctx) => board(ctx, { params: {}, query: { siteId: own.siteId }, body: {} }))
    // 2. Staff competence shows by person; 4. quality is watched: the greeting was skipped, and it counts.
    expect(people).toMatchObject([{ employee: { name: '前台许' }, handled: 1, rating: 2, conforming: 0, judged: 1 }])
    expect(figures).toMatchObject({ rated: 1, rating: 2, conforming: 0, judged: 1, inTime: expect.any(Number) as number })
    const left = await run(supervisor, (ctx) => tasks(ctx, { params: {}, query: { siteId: own.siteId, filter: {} }, body: {} }))
    expect(left.items.map((item) => item.code)).toContain('follow_up')
  })
})
