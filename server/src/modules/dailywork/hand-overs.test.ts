import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, dailywork, reception, type Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { createCase } from '../cases/index.ts'
import { arrive } from '../reception/index.ts'
import { runDueTimers } from '../sla/index.ts'
import { actOnHandOver, draftHandOver, getHandOver, listHandOvers, writeHandOver } from './hand-overs.ts'

let test: TestApp
let company: Company
let desk2: Actor
let desk3: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  ;[desk2, desk3] = await as(test, company.actors.administrator, async (ctx) => [
    await aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '前台陶' }),
    await aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '前台杜' }),
  ])
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
type Body = Partial<Input<typeof dailywork.writeHandOver>['body']>
const write = (more: Body = {}, actor = company.actors.front_desk, now?: Date) =>
  as(test, actor, (ctx) => writeHandOver(ctx, { ...nothing, body: { siteId: company.siteId, post: 'front_desk', toId: desk2.employeeId, lines: [], checks: [], message: '', ...more } }), now)
const accepting = (ctx: Ctx, id: string) => actOnHandOver(ctx, { params: { id }, query: {}, body: { action: 'accept', note: '' } })
const accept = (actor: Actor, id: string, now?: Date) => as(test, actor, (ctx) => accepting(ctx, id), now)

describe('handing a shift over', () => {
  it('carries over by itself what is open: visitors, what is due or overdue, promises; free lines beside', async () => {
    const own = await aCompany(test)
    const { front_desk, steward } = own.actors
    const NINE = new Date('2026-03-05T01:00:00Z')
    const visit = await as(test, front_desk, (ctx) => arrive(ctx, { ...nothing, body: reception.arrive.body.parse({ siteId: own.siteId, name: '访客甲', need: '问停车' }) }), NINE)
    const taken = (more: object) => as(test, front_desk, (ctx) => createCase(ctx, { ...nothing, body: cases.createCase.body.parse({ siteId: own.siteId, kind: 'repair', statement: '水管漏水', placeKind: 'public_area', place: '大堂', ...more }) }), NINE)
    const late = await taken({ urgency: 'emergency' })
    const promised = await taken({ kind: 'enquiry', statement: '何时通气', promisedAt: '2026-03-07T02:00:00Z' })
    const evening = new Date('2026-03-05T10:00:00Z')
    const { items } = await as(test, front_desk, (ctx) => draftHandOver(ctx, { params: {}, query: { siteId: own.siteId, post: 'front_desk' }, body: {} }), evening)
    expect(items).toEqual(expect.arrayContaining([
      expect.objectContaining({ kind: 'visit', number: visit.ticket, title: '问停车', isOverdue: true }),
      expect.objectContaining({ kind: 'case', number: late.number, isOverdue: true }),
      expect.objectContaining({ kind: 'promise', number: promised.number, isOverdue: false }),
    ]))
    const lines = [{ kind: 'keys' as const, text: '备用钥匙 12 把' }, { kind: 'cash' as const, text: '备用金 500 元' }]
    const written = await as(test, front_desk, (ctx) => writeHandOver(ctx, { ...nothing, body: { siteId: own.siteId, post: 'front_desk', toId: steward.employeeId, lines, checks: [], message: '王先生晚上来' } }), evening)
    expect(written).toMatchObject({ number: 'J-20260305-0001', from: { name: '前台许' }, to: { name: '管家何' }, lines, items, writtenAt: evening.toISOString() })
    const engineering = await as(test, front_desk, (ctx) => draftHandOver(ctx, { params: {}, query: { siteId: own.siteId, post: 'engineering' }, body: {} }), evening)
    expect(engineering.items.every((item) => item.kind !== 'case' && item.kind !== 'visit')).toBe(true)
  })

  it('of the security post looks at every point of prevention first, and says what is wrong; nobody else is asked [ORG-040]', async () => {
    const guard = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '保安钟' }))
    const looked = dailywork.PREVENTION_POINTS.map((point) => ({ point, isFine: true, note: '' }))
    const post = (checks: Body['checks'], more: Body = {}) => write({ post: 'gate', toId: null, checks: checks!, ...more }, guard)
    await expect(post([])).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/checks' }] })
    await expect(post(looked.slice(1))).rejects.toMatchObject({ errors: [{ pointer: '/checks', message: expect.stringContaining('entrances') as string }] })
    await expect(post([...looked.slice(1), looked[1]!])).rejects.toMatchObject({ errors: [{ pointer: '/checks' }] })
    const alarm = looked.map((one) => (one.point === 'monitoring' ? { ...one, isFine: false } : one))
    await expect(post(alarm)).rejects.toMatchObject({ errors: [{ pointer: '/checks/2/note' }] })
    await expect(write({ checks: looked })).rejects.toMatchObject({ errors: [{ pointer: '/checks' }] })
    const { id } = await post(alarm.map((one) => (one.isFine ? one : { ...one, note: '3 号摄像头黑屏，已报修' })))
    const seen = await as(test, desk2, (ctx) => getHandOver(ctx, { params: { id }, query: {}, body: {} }))
    expect(seen.checks.filter(({ isFine }) => !isFine)).toEqual([{ point: 'monitoring', isFine: false, note: '3 号摄像头黑屏，已报修' }])
    // Nor behind the use case's back: neither without a look, nor changed afterwards.
    const behind = (sql: string) => as(test, company.actors.administrator, (ctx) => ctx.client.query(sql))
    await expect(behind(`update hand_over set checks = '[]' where id = '${id}'`)).rejects.toThrow(/not edited/)
    await expect(behind(`insert into hand_over select organization_id, gen_random_uuid(), site_id, number || 'x', post, from_id, to_id, written_at, items, lines, message, null, null, '', null, 1, '[]' from hand_over where id = '${id}'`)).rejects.toThrow(/looked/)
  })

  it('is accepted by who comes, both named with their times, and tells both', async () => {
    const { id } = await write({ message: '钥匙在柜里' })
    await expect(accept(company.actors.front_desk, id)).rejects.toMatchObject({ code: 'hand_over.own' })
    const accepted = await accept(desk2, id)
    expect(accepted).toMatchObject({ acceptedBy: { name: '前台陶' }, allowedActions: [] })
    expect(accepted.acceptedAt).not.toBeNull()
    const told = (actor: Actor) => as(test, actor, async (ctx) => (await ctx.tx.selectFrom('message').select('template').where('account_id', '=', actor.accountId!).where('record_id', '=', id).execute()).map((row) => row.template))
    expect([await told(desk2), await told(company.actors.front_desk)]).toEqual([['hand_over.written'], ['hand_over.accepted']])
  })

  it('lets the second of two who accept it wait, then fail', async () => {
    const { id } = await write({ toId: null })
    const { second } = await as(test, desk2, async (ctx) => {
      await accepting(ctx, id)
      const second = accept(desk3, id).then(() => 'accepted twice', (error: { code: string }) => error.code)
      await someoneWaitsForALock(test)
      return { second }
    })
    expect(await second).toBe('action_not_allowed')
    expect((await as(test, desk3, (ctx) => getHandOver(ctx, { params: { id }, query: {}, body: {} }))).acceptedBy?.name).toBe('前台陶')
  })

  it('is one hand-over however often it is sent, and never edited afterwards, by nobody', async () => {
    const id = newId()
    const both = await Promise.all([write({ id }), write({ id })])
    expect(new Set(both.map((one) => one.number)).size).toBe(1)
    for (const set of [{ message: '改' }, { to_id: null }]) await expect(as(test, company.actors.front_desk, (ctx) => ctx.tx.updateTable('hand_over').set(set).where('id', '=', id).execute())).rejects.toThrow(/not edited/)
    await accept(desk2, id)
    await expect(as(test, desk2, (ctx) => ctx.tx.updateTable('hand_over').set({ accepted_by: desk3.employeeId }).where('id', '=', id).execute())).rejects.toThrow(/accepted once/)
    await expect(as(test, desk2, (ctx) => ctx.tx.deleteFrom('hand_over').where('id', '=', id).execute())).rejects.toThrow(/permission denied/)
    await expect(write({ id }, desk3)).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/id' }] })
  })

  it('alerts the supervisor when nobody accepts it in half an hour', async () => {
    const own = await aCompany(test)
    const NINE = new Date('2026-03-05T01:00:00Z')
    await as(test, own.actors.front_desk, (ctx) => writeHandOver(ctx, { ...nothing, body: { siteId: own.siteId, post: 'front_desk', toId: own.actors.steward.employeeId, lines: [], checks: [], message: '' } }), NINE)
    const alerts = () => as(test, own.actors.supervisor, (ctx) => ctx.tx.selectFrom('message').select('record_id').where('account_id', '=', own.actors.supervisor.accountId!).where('record_type', '=', 'hand_over').execute())
    await runDueTimers(test.app, { now: new Date(NINE.getTime() + 29 * 60_000) })
    expect(await alerts()).toHaveLength(0)
    await runDueTimers(test.app, { now: new Date(NINE.getTime() + 31 * 60_000) })
    expect(await alerts()).toHaveLength(1)
  })

  it('refuses a colleague of elsewhere, lists by post, prints, and is closed to strangers', async () => {
    const other = await aCompany(test)
    await expect(write({ toId: other.actors.steward.employeeId })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/toId' }] })
    await expect(write({ toId: company.actors.front_desk.employeeId })).rejects.toMatchObject({ errors: [{ pointer: '/toId' }] })
    const { id, number } = await write({ post: 'engineering', lines: [{ kind: 'other', text: '泵房 2 号泵异响' }] })
    const { items } = await as(test, desk2, (ctx) => listHandOvers(ctx, { params: {}, query: { siteId: company.siteId, limit: 50, filter: { post: ['engineering'], isAccepted: false } }, body: {} }))
    expect(items.map((one) => one.number)).toEqual([number])
    const browser = await signIn(test, company.logins.technician, company.password)
    const pdf = await browser.send('GET', `/hand-overs/${id}/print`)
    expect([pdf.status, pdf.headers['content-type'], String(pdf.body).startsWith('%PDF')]).toEqual([200, 'application/pdf', true])
    const stranger = await signIn(test, other.logins.front_desk, other.password)
    expect((await stranger.send('GET', `/hand-overs/${id}`)).status).toBe(404)
  })
})
