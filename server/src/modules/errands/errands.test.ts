import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errands } from '@guanjia/contract'
import { newId } from '../../platform/ids.ts'
import { reachable } from '../../platform/records/index.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { runDueTimers } from '../sla/index.ts'
import { actOnApplication } from './act.ts'
import { applicationTimeline, createApplication, getApplication } from './applications.ts'
import { actOnBooking, createBookable, createBooking, listBookings } from './bookings.ts'
import { LIFECYCLE, missingPapers } from './lifecycle.ts'
import { listApplications } from './list.ts'
import { timeFault } from './slots.ts'

describe('the course of an application', () => {
  it('reaches every state but the papers’ own, and ends in three', () => {
    expect([...reachable(LIFECYCLE, 'complete')].toSorted()).toEqual([...errands.APPLICATION_STATES].filter((state) => state !== 'asked').toSorted())
    expect(missingPapers([{ name: '身份证', isRequired: true, has: false }, { name: '委托书', isRequired: false, has: false }, { name: '合同', isRequired: true, has: true }])).toEqual(['身份证'])
  })
})

describe('times of a room', () => {
  const at = (instant: Date): string => wallTimeIn('Asia/Shanghai', instant)
  const fault = (from: string, to: string) => timeFault(new Date(from), new Date(to), { opensAt: '08:30', closesAt: '18:00' }, at)?.field ?? null
  it('lie on the quarters, in the opening hours of one day', () => {
    expect(fault('2026-03-05T09:00+08:00', '2026-03-05T10:15+08:00')).toBeNull()
    expect(fault('2026-03-05T08:30+08:00', '2026-03-05T18:00+08:00')).toBeNull()
    expect(fault('2026-03-05T09:05+08:00', '2026-03-05T10:00+08:00')).toBe('startsAt')
    expect(fault('2026-03-05T08:15+08:00', '2026-03-05T10:00+08:00')).toBe('startsAt')
    expect(fault('2026-03-05T17:00+08:00', '2026-03-05T18:15+08:00')).toBe('endsAt')
    expect(fault('2026-03-05T10:00+08:00', '2026-03-05T10:00+08:00')).toBe('endsAt')
    expect(fault('2026-03-05T17:00+08:00', '2026-03-06T09:00+08:00')).toBe('endsAt')
  })
})

let test: TestApp
let company: Company
let home: Household
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
const at = (text: string) => new Date(`2026-03-${text}:00+08:00`)
const apply = (service: 'gas' | 'cable_tv' | 'phone' | 'broadband', now: Date, id = newId()) =>
  as(test, company.actors.front_desk, (ctx) => createApplication(ctx, { ...nothing, body: { id, siteId: company.siteId, service, unitId: home.unitId, personId: home.personId, contactPhone: '', provider: '', note: '' } }), now)
const act = (id: string, body: Parameters<typeof actOnApplication>[1]['body'], now: Date) => as(test, company.actors.front_desk, (ctx) => actOnApplication(ctx, { params: { id }, query: {}, body }), now)

describe('applying at a provider for a household [INQ-004]', () => {
  it.each(['gas', 'cable_tv', 'phone', 'broadband'] as const)('begins for %s with the papers of the guide in force', async (service) => {
    const made = await apply(service, at('05T09:00'))
    expect(made).toMatchObject({ service, state: 'asked', contactPhone: '13800130001', guide: { id: expect.any(String) as string }, guideVersion: 1 })
    expect(made.papers.length).toBeGreaterThan(1)
    expect(made.papers.every(({ has }) => !has)).toBe(true)
  })

  it('goes by its papers to the provider, the appointment and the end, each step on the timeline', async () => {
    const made = await apply('gas', at('05T10:00'))
    await expect(act(made.id, { action: 'submit', provider: '港华燃气', providerNumber: '', note: '' }, at('05T10:05'))).rejects.toMatchObject({ code: 'action_not_allowed' })
    const papers = made.papers.map((paper) => ({ ...paper, has: paper.isRequired }))
    await expect(act(made.id, { action: 'papers', papers: papers.slice(1), note: '' }, at('05T10:05'))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/papers' }] })
    expect(await act(made.id, { action: 'papers', papers, note: '' }, at('05T11:00'))).toMatchObject({ state: 'complete', missingPapers: 0, allowedActions: expect.arrayContaining(['submit']) as string[] })
    expect(await act(made.id, { action: 'submit', provider: '港华燃气', providerNumber: 'GH-8812', note: '' }, at('05T15:00'))).toMatchObject({ state: 'submitted', provider: '港华燃气' })
    expect(await act(made.id, { action: 'appoint', from: at('09T09:00').toISOString(), to: at('09T11:00').toISOString(), note: '' }, at('06T09:00'))).toMatchObject({ state: 'appointed' })
    const done = await act(made.id, { action: 'done', result: '已点火，户号 3312', note: '' }, at('09T10:20'))
    expect(done).toMatchObject({ state: 'done', allowedActions: [], clock: null })
    const { items } = await as(test, company.actors.front_desk, (ctx) => applicationTimeline(ctx, { params: { id: made.id }, query: {}, body: {} }))
    expect(items.map(({ action, toStatus }) => [action, toStatus])).toEqual([['registered', 'asked'], ['papers', 'complete'], ['submit', 'submitted'], ['appoint', 'appointed'], ['done', 'done']])
  })

  it('promises to follow up every three days, again and again, and reminds when nobody did', async () => {
    const made = await apply('broadband', at('10T09:00'))
    const update = (application: errands.Application) => application.clocks.findLast(({ metric }) => metric === 'next_update')
    expect(update(made)).toMatchObject({ state: 'running', dueAt: at('13T09:00').toISOString() })
    expect(made.clocks.find(({ metric }) => metric === 'resolve')).toMatchObject({ state: 'running' })
    const followed = await act(made.id, { action: 'follow_up', text: '运营商答复后天派单', note: '' }, at('12T10:00'))
    expect(update(followed)).toMatchObject({ state: 'running', dueAt: at('15T10:00').toISOString() })
    expect(followed.clocks.filter(({ metric, outcome }) => metric === 'next_update' && outcome === 'met')).toHaveLength(1)
    await runDueTimers(test.app, { now: at('15T10:01') })
    const late = await as(test, company.actors.front_desk, (ctx) => getApplication(ctx, { params: { id: made.id }, query: {}, body: {} }), at('15T10:02'))
    expect(update(late)).toMatchObject({ outcome: 'breached' })
    const alerts = await as(test, company.actors.front_desk, (ctx) => ctx.tx.selectFrom('message').select('template').where('account_id', '=', company.actors.front_desk.accountId!).where('record_id', '=', made.id).execute())
    expect(alerts.length).toBeGreaterThan(0)
    const overdue = await as(test, company.actors.front_desk, (ctx) => listApplications(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, filter: { overdue: true, service: ['broadband'] } } }), at('15T10:02'))
    expect(overdue.items.map(({ id }) => id)).toContain(made.id)
  })

  it('is finished by one of two who finish it at once', async () => {
    const made = await apply('phone', at('16T09:00'))
    const both = as(test, company.actors.front_desk, async (ctx) => {
      await actOnApplication(ctx, { params: { id: made.id }, query: {}, body: { action: 'withdraw', reason: '业主自行办理', note: '' } })
      const second = act(made.id, { action: 'refuse', reason: '线路已满', note: '' }, at('16T09:10')).catch((error: unknown) => error)
      await someoneWaitsForALock(test)
      return { second }
    }, at('16T09:10'))
    expect(await (await both).second).toMatchObject({ code: 'action_not_allowed' })
  })

  it('prints its checklist, exports its list, and is closed to other houses', async () => {
    const made = await apply('cable_tv', at('17T09:00'))
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const pdf = await desk.send('GET', `/utility-applications/${made.id}/print`)
    expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-'])
    const sheet = await desk.send('GET', `/utility-applications/export?siteId=${company.siteId}&format=csv`)
    expect(String(sheet.body)).toContain(made.number)
    const stranger = await aCompany(test)
    const other = await signIn(test, stranger.logins.administrator, stranger.password)
    expect(await other.send('GET', `/utility-applications/${made.id}`)).toMatchObject({ status: 404 })
  })
})

describe('meeting rooms and printing [INQ-009]', () => {
  const room = (name: string, priceFen: number | null = 5000) =>
    as(test, company.actors.supervisor, (ctx) => createBookable(ctx, { ...nothing, body: { siteId: company.siteId, kind: 'meeting_room', name, place: '2 楼', seats: 12, priceFen, priceUnit: '小时', opensAt: '08:30', closesAt: '18:00' } }))
  const book = (bookableId: string, from: string, to: string, more: { id?: string; quantity?: number } = {}) =>
    as(test, company.actors.front_desk, (ctx) => createBooking(ctx, { ...nothing, body: { bookableId, startsAt: at(from).toISOString(), endsAt: at(to).toISOString(), quantity: 1, unitId: null, personId: null, bookedFor: '澄江设计', phone: '', purpose: '例会', ...more } }), at('01T09:00'))

  it('gives a room to one of ten who book it at once', async () => {
    const { id } = await room('一号会议室')
    const tries = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => book(id, i % 2 === 0 ? '06T10:00' : '06T10:30', '06T11:30')))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const lost of tries.filter((one) => one.status === 'rejected')) expect(lost).toMatchObject({ reason: { code: 'errand.room_taken', errors: [{ pointer: '/startsAt' }] } })
    const { rows } = await as(test, company.actors.front_desk, (ctx) => ctx.client.query<{ n: number }>('select count(*)::int as n from booking where bookable_id = $1', [id]))
    expect(rows[0]!.n).toBe(1)
  })

  it('lets one begin when the other ends, charges by the hour, and makes one booking of a retry', async () => {
    const { id } = await room('二号会议室')
    const mine = newId()
    expect(await book(id, '06T09:00', '06T10:30', { id: mine })).toMatchObject({ amountFen: 7500, state: 'booked' })
    expect((await book(id, '06T09:00', '06T10:30', { id: mine })).id).toBe(mine)
    await book(id, '06T10:30', '06T11:00')
    await expect(book(id, '06T10:15', '06T10:45')).rejects.toMatchObject({ code: 'errand.room_taken' })
    await expect(book(id, '06T17:00', '06T19:00')).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/endsAt' }] })
    const day = await as(test, company.actors.front_desk, (ctx) => listBookings(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, filter: { day: '2026-03-06', bookableId: id } } }))
    expect(day.items.map(({ startsAt }) => startsAt)).toEqual([at('06T09:00').toISOString(), at('06T10:30').toISOString()])
  })

  it('frees a cancelled time at once, and cancels once', async () => {
    const { id } = await room('三号会议室', null)
    const taken = await book(id, '06T14:00', '06T15:00')
    expect(taken.amountFen).toBeNull()
    const cancel = () => as(test, company.actors.front_desk, (ctx) => actOnBooking(ctx, { params: { id: taken.id }, query: {}, body: { action: 'cancel', reason: '改期' } }))
    expect(await cancel()).toMatchObject({ state: 'cancelled', reason: '改期' })
    await expect(cancel()).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await book(id, '06T14:00', '06T15:00')).toMatchObject({ state: 'booked' })
  })

  it('takes printing by the page, as many at once as come', async () => {
    const printing = await as(test, company.actors.supervisor, (ctx) => createBookable(ctx, { ...nothing, body: { siteId: company.siteId, kind: 'printing', name: 'A4 黑白打印', place: '前台', seats: null, priceFen: 50, priceUnit: '页', opensAt: '08:30', closesAt: '18:00' } }))
    const both = await Promise.all([book(printing.id, '06T09:00', '06T17:00', { quantity: 24 }), book(printing.id, '06T09:00', '06T17:00', { quantity: 3 })])
    expect(both.map(({ amountFen, quantity }) => [quantity, amountFen])).toEqual([[24, 1200], [3, 150]])
    const tech = await signIn(test, company.logins.technician, company.password)
    expect(await tech.send('POST', '/bookings', { bookableId: printing.id, startsAt: at('06T09:00').toISOString(), endsAt: at('06T10:00').toISOString(), bookedFor: '自己' })).toMatchObject({ status: 403 })
  })
})
