import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maintenance, type Sent } from '@guanjia/contract'
import type { Actor } from './platform/auth/actor.ts'
import { queueNamed } from './platform/events.ts'
import { newId } from './platform/ids.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { MaintenanceStories } from './testing/maintenance-stories.ts'
import { aColleague, aCompany, as, newColleague, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { makeSite, makeZone } from './modules/organization/index.ts'
import { addFacilityCost, voidFacilityCost } from './modules/maintenance/costs.ts'
import { explainDowntime, listDowntimes } from './modules/maintenance/downtime.ts'
import { assessCondition, listMaintainedFacilities, setMaintainedFacility } from './modules/maintenance/facilities.ts'
import { facilityIntactByZone, facilityIntactRate, maintenanceFigures } from './modules/maintenance/figures.ts'
import { createLegalInspection, getLegalInspection, listLegalInspections, recordCertificate, voidCertificate } from './modules/maintenance/legal.ts'
import { linkFacilityOrder, raiseFacilityOrder } from './modules/maintenance/orders.ts'
import { listMaintenancePlans } from './modules/maintenance/plans.ts'
import { listProcedures } from './modules/maintenance/procedures.ts'
import { actOnRenewalProposal, changeRenewalProposal, createRenewalProposal, listRenewalProposals } from './modules/maintenance/proposals.ts'
import { addReady } from './modules/maintenance/ready/take.ts'
import { changeTimeLimits, getTimeLimits } from './modules/maintenance/time-limits.ts'

let test: TestApp
let company: Company
let stories: MaintenanceStories
let supervisor: Actor
let manager: Actor
let technician: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new MaintenanceStories(test, company)
  supervisor = company.actors.supervisor
  manager = company.actors.site_manager
  technician = company.actors.technician
})
afterAll(() => test.close())

const at = (time: string, day = '2026-11-03'): Date => new Date(`${day}T${time}:00+08:00`)
const DAWN = at('08:00')
const none = { params: {}, query: {}, body: {} }
const messages = async (template: string, actor: Actor) => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['params', 'level']).where('template', '=', template).where('account_id', '=', actor.accountId!).orderBy('created_at').execute()))

describe('a legal inspection', () => {
  it('reminds at 90, 60, 30, 7 and 0 days once each, though several processes look at once, and says loudly that a lift must stand [MNT-009]', async () => {
    const lift = await stories.facility('02.01', DAWN, { responsible: technician.employeeId })
    const legalOf = async () => (await as(test, supervisor, (ctx) => listLegalInspections(ctx, { ...none, query: { siteId: company.siteId, filter: { facilityId: lift.id } } }))).items
    // A new lift has its inspection from the first moment, and nobody has entered it yet.
    const [legal] = await legalOf()
    expect(legal).toMatchObject({ kind: 'lift', state: 'unknown', dueOn: null, mustStop: false })
    const record = (body: Partial<Sent<typeof maintenance.recordCertificate>['body']>, now: Date) => as(test, supervisor, (ctx) => recordCertificate(ctx, { params: { id: legal!.id }, query: {}, body: maintenance.recordCertificate.body.parse({ on: '2026-01-15', result: 'passed', number: 'TX-1', ...body }) }), now)
    await expect(record({}, DAWN)).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/validUntil' }] })
    const id = newId()
    await Promise.all([1, 2].map(() => record({ id, validUntil: '2027-02-01' }, DAWN)))
    expect(await as(test, supervisor, (ctx) => getLegalInspection(ctx, { params: { id: legal!.id }, query: {}, body: {} }), DAWN)).toMatchObject({ state: 'valid', dueOn: '2027-02-01', certificates: [{ number: 'TX-1' }] })
    expect((await stories.seen(lift.id, DAWN)).legal).toBe('valid')
    const own = async () => [...(await messages('maintenance.legal_due', technician)), ...(await messages('maintenance.must_stop', technician))].filter(({ params }) => (params as { name: string }).name.startsWith(lift.code)).map(({ params }) => (params as { days: number }).days)
    // 3 November is 90 days before; the night before eight wakes nobody.
    await stories.tend(at('07:59'))
    expect(await own()).toEqual([])
    for (const [day, days] of [['2026-11-03', [90]], ['2026-12-02', [90]], ['2026-12-03', [90, 60]], ['2027-01-02', [90, 60, 30]], ['2027-01-20', [90, 60, 30]], ['2027-01-25', [90, 60, 30, 7]], ['2027-02-01', [90, 60, 30, 7, 0]]] as const) {
      await Promise.all([1, 2, 3].map(() => stories.tend(at('08:30', day))))
      expect([day, await own()]).toEqual([day, days])
    }
    expect(await stories.seen(lift.id, at('23:59', '2027-02-01'))).toMatchObject({ legal: 'due', mustStop: false, isIntact: true })
    // Midnight at the site, four in the afternoon in UTC.
    expect(await stories.seen(lift.id, at('00:01', '2027-02-02'))).toMatchObject({ legal: 'overdue', mustStop: true, isIntact: false })
    for (const time of ['08:10', '09:10']) await stories.tend(at(time, '2027-02-02'))
    await stories.tend(at('09:10', '2027-02-03'))
    for (const actor of [technician, supervisor, manager]) expect((await messages('maintenance.must_stop', actor)).filter(({ level }) => level === 'urgent')).toHaveLength(1)
    const stops = (await as(test, supervisor, (ctx) => listMaintainedFacilities(ctx, { ...none, query: maintenance.listMaintainedFacilities.query.parse({ siteId: company.siteId, filter: { mustStop: true } }) }), at('10:00', '2027-02-02'))).items
    expect(stops.map(({ id: one }) => one)).toEqual([lift.id])
    // It is stopped, inspected and fails; only one that passed lets it run.
    await stories.onFacility(lift.id, { action: 'stop', note: '检验过期' }, at('10:00', '2027-02-02'))
    expect((await stories.seen(lift.id, at('10:01', '2027-02-02'))).mustStop).toBe(false)
    await record({ on: '2027-02-05', result: 'failed', number: 'TX-2' }, at('12:00', '2027-02-05'))
    expect((await stories.seen(lift.id, at('12:01', '2027-02-05'))).legal).toBe('failed')
    await record({ on: '2027-02-08', number: 'TX-3', validUntil: '2028-02-07' }, at('12:00', '2027-02-08'))
    expect(await stories.seen(lift.id, at('12:01', '2027-02-08'))).toMatchObject({ legal: 'valid' })
    const { rows } = await as(test, supervisor, (ctx) => ctx.client.query('select inspection_due_on from facility where id = $1', [lift.id]))
    expect(rows[0]).toMatchObject({ inspection_due_on: '2028-02-07' })
  })
})

describe('several legal inspections of a facility', () => {
  it('know each its own day, and the register has the earliest of those that hold', async () => {
    const tank = await stories.facility('03.02', DAWN, { inspectionDueOn: '2026-12-31' })
    const create = (name: string) => as(test, supervisor, (ctx) => createLegalInspection(ctx, { ...none, body: maintenance.createLegalInspection.body.parse({ siteId: company.siteId, kind: 'water_tank', name, facilityId: tank.id, months: 12 }) }), DAWN)
    const [body, valve] = [await create('气压罐定期检验'), await create('安全阀校验')]
    const seen = (id: string) => as(test, supervisor, (ctx) => getLegalInspection(ctx, { params: { id }, query: {}, body: {} }), DAWN)
    const record = async (id: string, sent: Partial<Sent<typeof maintenance.recordCertificate>['body']>) => (await as(test, supervisor, (ctx) => recordCertificate(ctx, { params: { id }, query: {}, body: maintenance.recordCertificate.body.parse({ on: '2026-10-20', result: 'passed', ...sent }) }), DAWN)).certificates[0]!
    const register = async () => (await as(test, supervisor, (ctx) => ctx.tx.selectFrom('facility').select('inspection_due_on').where('id', '=', tank.id).executeTakeFirstOrThrow())).inspection_due_on
    // Nobody has entered a certificate here: what the register knew holds for both.
    expect([(await seen(body.id)).dueOn, (await seen(valve.id)).dueOn]).toEqual(['2026-12-31', '2026-12-31'])
    const first = await record(body.id, { validUntil: '2028-10-19' })
    expect(await seen(valve.id)).toMatchObject({ dueOn: null, state: 'unknown' })
    expect(await register()).toBe('2028-10-19')
    const second = await record(valve.id, { validUntil: '2027-10-19' })
    expect(await register()).toBe('2027-10-19')
    await as(test, supervisor, (ctx) => voidCertificate(ctx, { params: { id: second.id }, query: {}, body: { reason: '录错设施' } }), DAWN)
    expect(await register()).toBe('2028-10-19')
    await as(test, supervisor, (ctx) => voidCertificate(ctx, { params: { id: first.id }, query: {}, body: { reason: '录错设施' } }), DAWN)
    expect([await register(), (await seen(body.id)).state, (await stories.seen(tank.id, DAWN)).legal]).toEqual([null, 'unknown', 'unknown'])
    // One that failed holds for no day.
    await record(body.id, { validUntil: '2028-10-19' })
    await record(body.id, { on: '2026-10-25', result: 'failed' })
    expect(await register()).toBeNull()
  })
})

describe('downtime', () => {
  it('begins and ends with the acts in the register, and availability knows no zero of what is not known', async () => {
    const pump = await stories.facility('03.01', DAWN)
    await stories.onFacility(pump.id, { action: 'repair', note: '轴承异响' }, at('10:00'))
    await stories.onFacility(pump.id, { action: 'stop', note: '等配件' }, at('12:00'))
    await stories.onFacility(pump.id, { action: 'resume' }, at('20:00'))
    const mine = async (now?: Date) => (await as(test, supervisor, (ctx) => listDowntimes(ctx, { ...none, query: maintenance.listDowntimes.query.parse({ siteId: company.siteId, filter: { facilityId: pump.id } }) }), now)).items
    const [down] = await mine()
    expect(await mine()).toMatchObject([{ from: at('10:00').toISOString(), to: at('20:00').toISOString(), hours: 10, state: 'stopped', cause: 'unknown', isPlanned: null }])
    // Known since 08:00; looked at 24 hours later: ten of them it stood.
    expect((await stories.seen(pump.id, at('08:00', '2026-11-04'))).availability).toBeCloseTo(14 / 24, 6)
    const explain = (version: number) => as(test, technician, (ctx) => explainDowntime(ctx, { params: { id: down!.id }, query: {}, body: { version, cause: 'service', isPlanned: true, note: '' } }))
    await explain(down!.version)
    await expect(explain(down!.version)).rejects.toMatchObject({ code: 'stale_version' })
    // Planned, it is not held against the pump.
    expect((await stories.seen(pump.id, at('08:00', '2026-11-04'))).availability).toBe(1)
    expect((await stories.seen(pump.id, at('08:00'))).availability).toBeNull()
    await stories.onFacility(pump.id, { action: 'stop', note: '再停' }, at('09:00', '2026-11-05'))
    await stories.onFacility(pump.id, { action: 'scrap', note: '报废' }, at('11:00', '2026-11-05'))
    expect((await mine())[0]).toMatchObject({ to: at('11:00', '2026-11-05').toISOString(), hours: 2 })
  })

  it('counts from the moment at which a phone without network wrote it down, and never twice', async () => {
    const lift = await stories.facility('02.01', DAWN)
    const mine = async () => (await as(test, supervisor, (ctx) => listDowntimes(ctx, { ...none, query: maintenance.listDowntimes.query.parse({ siteId: company.siteId, filter: { facilityId: lift.id } }) }))).items.map(({ from, to }) => [from, to])
    // Stopped in the basement at nine, heard of at noon; the clock of the second phone is ahead.
    await stories.onFacility(lift.id, { action: 'stop', note: '门机异响', at: at('09:00').toISOString() }, at('12:00'))
    await stories.onFacility(lift.id, { action: 'resume', at: at('13:05').toISOString() }, at('13:00'))
    expect(await mine()).toEqual([[at('09:00').toISOString(), at('13:00').toISOString()]])
    const happened = await as(test, supervisor, (ctx) => ctx.tx.selectFrom('timeline_entry').select('at').where('record_id', '=', lift.id).where('action', '=', 'stop').executeTakeFirstOrThrow())
    expect(happened.at).toEqual(at('09:00'))
    // Said of hours in which it stood already, it begins when those are over.
    await stories.onFacility(lift.id, { action: 'stop', note: '又停', at: at('10:00').toISOString() }, at('14:00'))
    expect((await mine())[0]).toEqual([at('13:00').toISOString(), null])
  })
})

describe('a public facility', () => {
  it('is put right within the hours of the table, beside what the policies promise, whichever is earlier, and the reason is seen [MNT-006]', async () => {
    const barrier = await stories.facility('05.03', DAWN)
    const raise = (impact: maintenance.Impact, body: object = {}) => as(test, supervisor, (ctx) => raiseFacilityOrder(ctx, { ...none, body: maintenance.raiseFacilityOrder.body.parse({ facilityId: barrier.id, impact, title: '道闸不抬杆', ...body }) }), at('10:00'))
    const clocks = async (id: string) => new Map((await stories.order(id, at('10:00'))).clocks.map((clock) => [clock.metric, clock.dueAt]))
    const nextDue = async (id: string) => (await as(test, supervisor, (ctx) => ctx.tx.selectFrom('work_order').select('next_due_at').where('id', '=', id).executeTakeFirstOrThrow())).next_due_at
    const id = newId()
    const [severe, again] = [await raise('severe', { id }), await raise('severe', { id })]
    expect(again.orderId).toBe(severe.orderId)
    expect(severe).toMatchObject({ limitHours: 8, dueAt: at('18:00').toISOString(), limitReason: expect.stringContaining('严重影响生活') })
    expect((await clocks(id)).get('promised')).toBe(at('18:00').toISOString())
    // A slight one has 72 hours by the table, but a repair is promised within 24: that one presses.
    const slight = await raise('slight')
    const due = await clocks(slight.orderId)
    expect([due.get('promised'), due.get('resolve')]).toEqual([at('10:00', '2026-11-06').toISOString(), at('10:00', '2026-11-04').toISOString()])
    expect((await nextDue(slight.orderId))! <= at('10:00', '2026-11-04')).toBe(true)
    // The site says otherwise; of two who say so at once one is told, and orders keep what they had.
    const table = await as(test, supervisor, (ctx) => getTimeLimits(ctx, { ...none, query: { siteId: company.siteId } }))
    expect(table).toMatchObject({ number: 0, version: 0 })
    const change = (hours: number) => as(test, supervisor, (ctx) => changeTimeLimits(ctx, { ...none, body: { siteId: company.siteId, version: table.version, lines: [{ classCode: '05', impact: 'severe', hours }], reason: '业委会要求' } }))
    const both = await Promise.allSettled([change(3), change(2)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await clocks(id)).get('promised')).toBe(at('18:00').toISOString())
    expect((await raise('severe')).limitReason).toContain('第 1 版')
    expect(await raise('slight')).toMatchObject({ limitHours: null, dueAt: null })
    // One that came another way is linked, and then has the limit from its raising.
    const other = await stories.work.raise(supervisor, { title: '道闸撞弯', kind: 'repair' }, at('10:00'))
    const linked = await as(test, technician, (ctx) => linkFacilityOrder(ctx, { params: { id: other.id }, query: {}, body: { facilityId: barrier.id, impact: 'severe' } }), at('10:30'))
    expect(linked.dueAt).toBe(new Date(at('10:00').getTime() + linked.limitHours! * 3_600_000).toISOString())
    expect((await stories.seen(barrier.id)).orders.map(({ orderId }) => orderId)).toContain(other.id)
    // It was about another one, for which the table says nothing: the limit goes with the link. Whatever kind of order it is, it has its clock.
    const pump = await stories.facility('03.03', DAWN)
    const cleaned = await stories.work.raise(supervisor, { title: '道闸杆清洁加固', kind: 'other' }, at('10:00'))
    const link = (facilityId: string) => as(test, technician, (ctx) => linkFacilityOrder(ctx, { params: { id: cleaned.id }, query: {}, body: { facilityId, impact: 'severe' } }), at('10:30'))
    await link(barrier.id)
    expect((await clocks(cleaned.id)).get('promised')).toBe(linked.dueAt)
    expect(await link(pump.id)).toMatchObject({ limitHours: null, dueAt: null, limitReason: '' })
    expect((await stories.order(cleaned.id, at('10:31'))).clocks.find(({ metric }) => metric === 'promised')?.state ?? 'cancelled').toBe('cancelled')
  })

  it('costs what its orders and entered amounts say, and is advised on with reasons', async () => {
    const pump = await stories.facility('03.03', at('08:00', '2026-10-01'), { installedOn: '2015-05-01' })
    expect((await stories.seen(pump.id)).advice).toMatchObject({ advice: 'unknown', designLifeYears: null })
    const seen = await stories.seen(pump.id)
    await as(test, supervisor, (ctx) => setMaintainedFacility(ctx, { params: { id: pump.id }, query: {}, body: { version: seen.version, responsibleId: supervisor.employeeId, designLifeYears: 10, replacementFen: 1_000_000 } }))
    await expect(as(test, supervisor, (ctx) => setMaintainedFacility(ctx, { params: { id: pump.id }, query: {}, body: { version: seen.version, responsibleId: null, designLifeYears: 10, replacementFen: null } }))).rejects.toMatchObject({ code: 'stale_version' })
    const now = new Date()
    const day = new Date(now.getTime() - 40 * 86_400_000).toISOString().slice(0, 10)
    const enter = (fen: number, id = newId()) => as(test, supervisor, (ctx) => addFacilityCost(ctx, { ...none, body: { id, facilityId: pump.id, kind: 'outside', fen, on: day, note: '外委大修', partyId: null } }))
    const id = newId()
    await Promise.all([enter(600_000, id), enter(600_000, id)])
    const wrong = await enter(50_000)
    await as(test, supervisor, (ctx) => voidFacilityCost(ctx, { params: { id: wrong.id }, query: {}, body: { reason: '记错设施' } }))
    await as(test, technician, (ctx) => assessCondition(ctx, { params: { id: pump.id }, query: {}, body: { score: 60, wear: 'heavy', note: '' } }))
    const order = await as(test, supervisor, (ctx) => raiseFacilityOrder(ctx, { ...none, body: maintenance.raiseFacilityOrder.body.parse({ facilityId: pump.id, impact: 'noticeable', title: '排污泵不转', workerId: technician.employeeId }) }))
    await stories.work.finish(technician, order.orderId)
    const after = await stories.seen(pump.id)
    // Nobody has said what an hour of the technician costs: the order is counted, its sum is at least nothing.
    expect(after.cost12).toMatchObject({ outsideFen: 600_000, totalFen: 600_000, orders: 1, ordersUnpriced: 1 })
    expect(after.advice).toMatchObject({ advice: 'replace', reasons: expect.arrayContaining(['past_design_life', 'costs_half_of_new', 'fair_condition']), failures12: 1 })
  })

  it('is replaced by a proposal that somebody else decides, and by the maintenance fund only after a vote that its law accepts [MNT-010]', async () => {
    const pump = await stories.facility('03.01', DAWN)
    const propose = (body: object) => as(test, supervisor, (ctx) => createRenewalProposal(ctx, { ...none, body: maintenance.createRenewalProposal.body.parse({ siteId: company.siteId, kind: 'replacement', title: '更换水泵', facilityId: pump.id, reason: '磨损严重', wear: 'heavy', ...body }) }))
    const act = (actor: Actor, id: string, body: object) => as(test, actor, (ctx) => actOnRenewalProposal(ctx, { params: { id }, query: {}, body: maintenance.actOnRenewalProposal.body.parse(body) }))
    const bare = await propose({})
    expect(bare).toMatchObject({ state: 'draft', advice: { advice: expect.any(String) } })
    await expect(act(supervisor, bare.id, { action: 'submit' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/costFen' }] })
    const made = await propose({ costFen: 2_800_000, fund: 'maintenance_fund', ownersVoted: 70, areaVoted: 60, ownersAgreed: 90, areaAgreed: 90 })
    await act(supervisor, made.id, { action: 'submit' })
    await expect(act(supervisor, made.id, { action: 'approve' })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(act(manager, made.id, { action: 'approve' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/areaVoted' }] })
    await expect(act(manager, made.id, { action: 'reject' })).rejects.toMatchObject({ code: 'rule_broken' })
    expect(await act(manager, made.id, { action: 'reject', note: '参与表决面积不足三分之二' })).toMatchObject({ state: 'rejected', decision: '参与表决面积不足三分之二' })
    const id = newId()
    const twice = await Promise.all([1, 2].map(() => propose({ id, title: '同一次点击' })))
    expect(new Set(twice.map(({ number }) => number)).size).toBe(1)
    // The manager may decide, but not what the manager proposed.
    const own = await as(test, manager, (ctx) => createRenewalProposal(ctx, { ...none, body: maintenance.createRenewalProposal.body.parse({ siteId: company.siteId, kind: 'improvement', title: '加装照明', reason: '地库昏暗', costFen: 640_000, fund: 'public_revenue' }) }))
    expect((await act(manager, own.id, { action: 'submit' })).allowedActions).toEqual(['withdraw'])
    await expect(act(manager, own.id, { action: 'approve' })).rejects.toMatchObject({ code: 'not_permitted' })
    const lift = await stories.facility('02.01', DAWN, { installedOn: '2001-01-01' })
    expect(await as(test, supervisor, (ctx) => changeRenewalProposal(ctx, { params: { id: bare.id }, query: {}, body: maintenance.changeRenewalProposal.body.parse({ version: bare.version, kind: 'replacement', title: '更换电梯', facilityId: lift.id, reason: '磨损严重' }) }), DAWN)).toMatchObject({ advice: { ageYears: 25.8 } })
    const fit = await propose({ costFen: 2_800_000, fund: 'maintenance_fund', ownersVoted: 70, areaVoted: 68, ownersAgreed: 52, areaAgreed: 58.5 })
    await act(supervisor, fit.id, { action: 'submit' })
    const both = await Promise.allSettled([act(manager, fit.id, { action: 'approve' }), act(manager, fit.id, { action: 'approve' })])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await act(supervisor, fit.id, { action: 'complete', paidFen: 2_650_000 })).toMatchObject({ state: 'done', paidFen: 2_650_000, decidedBy: { id: manager.employeeId } })
  })

  it('keeps what the project lacks as a list of its own, by site: no facility is needed, done is what was paid for [MNT-015]', async () => {
    const list = async (filter: object, siteId = company.siteId) => (await as(test, company.actors.administrator, (ctx) => listRenewalProposals(ctx, { ...none, query: maintenance.listRenewalProposals.query.parse({ siteId, filter: { kind: 'improvement', ...filter } }) }))).items
    const propose = (title: string, body: object = {}) => as(test, technician, (ctx) => createRenewalProposal(ctx, { ...none, body: maintenance.createRenewalProposal.body.parse({ siteId: company.siteId, kind: 'improvement', title, reason: '业主多次提出', costFen: 860_000, fund: 'property_fee', ...body }) }))
    const ramp = await propose('2 号楼大堂加装无障碍坡道')
    const lamps = await propose('地库出入口加装感应灯')
    const act = (actor: Actor, id: string, body: object) => as(test, actor, (ctx) => actOnRenewalProposal(ctx, { params: { id }, query: {}, body: maintenance.actOnRenewalProposal.body.parse(body) }))
    await act(technician, ramp.id, { action: 'submit' })
    await act(manager, ramp.id, { action: 'approve' })
    await act(manager, ramp.id, { action: 'complete', paidFen: 812_000 })
    expect((await list({})).map(({ title, facility, state, paidFen }) => [title, facility, state, paidFen])).toEqual(expect.arrayContaining([[lamps.title, null, 'draft', null], [ramp.title, null, 'done', 812_000]]))
    const open = (await list({ state: ['draft', 'submitted', 'approved'] })).map(({ id }) => id)
    expect([open.includes(lamps.id), open.includes(ramp.id)]).toEqual([true, false])
    const other = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'S6', name: '听雨轩', kind: 'residential', timeZone: 'Asia/Shanghai' }))
    expect(await list({}, other)).toEqual([])
    await expect(propose('更换风机', { kind: 'replacement' })).rejects.toMatchObject({ errors: [{ pointer: '/facilityId' }] })
  })
})

describe('figures', () => {
  it('compare zones by what is intact and how plans are carried out, with no rate of nothing [MNT-004] [MNT-011] [MNT-012]', async () => {
    const own = await as(test, company.actors.administrator, async (ctx) => {
      const siteId = await makeSite(ctx, { code: 'S9', name: '对比园', kind: 'residential', timeZone: 'Asia/Shanghai' })
      const zones = [await makeZone(ctx, { siteId, name: '东区', stewardId: null }), await makeZone(ctx, { siteId, name: '西区', stewardId: null })]
      const buildings = []
      for (const [i, zone] of zones.entries()) {
        const id = newId()
        await ctx.client.query('insert into building (organization_id, id, site_id, code, name, zone_id) values ($1, $2, $3, $4, $5, $6)', [ctx.organizationId, id, siteId, `B${i + 1}`, `${i + 1} 栋`, zone])
        buildings.push(id)
      }
      return { siteId, zones, buildings }
    })
    const boss = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: own.siteId, name: '主管宁' }))
    const hand = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: own.siteId, name: '技工汤' }))
    const there = new MaintenanceStories(test, { ...company, siteId: own.siteId, actors: { ...company.actors, supervisor: boss, technician: hand } })
    const figures = (now: Date) => as(test, boss, (ctx) => maintenanceFigures(ctx, { ...none, query: { siteId: own.siteId, from: '2026-11-01', to: '2026-11-30' } }), now)
    expect(await figures(DAWN)).toMatchObject({ facilities: 0, intactRate: null, executionRate: null, availability: null, zones: [] })
    const [east, west] = [await there.facility('06', DAWN, { buildingId: own.buildings[0]! }), await there.facility('06', DAWN, { buildingId: own.buildings[1]! })]
    const procedure = await stories.procedure()
    const plan = (facilityId: string) => there.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 15, unit: 'day' }, facilityId, leadDays: 0, graceDays: 1, employeeId: hand.employeeId }, DAWN)
    const [ofEast, ofWest] = [await plan(east.id), await plan(west.id)]
    await there.serve(hand, (await there.tasks(ofEast.id))[0]!, at('11:00'))
    await there.serve(hand, (await there.tasks(ofWest.id))[0]!, at('11:00', '2026-11-05'))
    await there.onFacility(west.id, { action: 'repair', note: '压缩机' }, at('12:00', '2026-11-06'))
    const now = at('12:00', '2026-11-07')
    const shown = await figures(now)
    // Ours of the sales are in time; that of the west came a day after its grace.
    expect(shown).toMatchObject({ due: 2, done: 2, onTime: 1, executionRate: 0.5, facilities: 2, intact: 1, intactRate: 0.5, unassigned: 0 })
    expect(shown.zones).toMatchObject([{ zone: { name: '东区' }, intactRate: 1, executionRate: 1, rank: 1 }, { zone: { name: '西区' }, intactRate: 0, executionRate: 0, rank: 2 }])
    const rate = (zoneId?: string) => as(test, boss, (ctx) => facilityIntactRate(ctx, { siteId: own.siteId, from: '2026-11-01', to: '2026-11-30', ...(zoneId ? { zoneId } : {}) }), now)
    expect([await rate(), await rate(own.zones[1])]).toEqual([{ intact: 1, total: 2, unknown: 0, rate: 0.5 }, { intact: 0, total: 1, unknown: 0, rate: 0 }])
    // Before they were known nothing is said, and never that they were broken.
    expect(await as(test, boss, (ctx) => facilityIntactRate(ctx, { siteId: own.siteId, from: '2026-10-01', to: '2026-10-31' }), now)).toEqual({ intact: 0, total: 2, unknown: 2, rate: null })
    // A facility of an area lies where its area does; the order of its serious finding is cancelled, and it is no better for that.
    const yard = newId()
    await as(test, boss, (ctx) => ctx.client.query("insert into common_area (organization_id, id, site_id, code, name, type, building_id, updated_at) values ($1, $2, $3, 'A1', '东区设备间', 'other', $4, now())", [ctx.organizationId, yard, own.siteId, own.buildings[0]]))
    const fan = await there.facility('06', DAWN, { areaId: yard })
    const checked = await stories.procedure([{ id: 'belt', text: '皮带完好', severity: 'serious' }])
    const daily = await there.plan({ procedureId: checked.id, trigger: 'interval', every: { count: 90, unit: 'day' }, facilityId: fan.id, leadDays: 0, graceDays: 30, employeeId: hand.employeeId }, DAWN)
    await there.record(hand, (await there.tasks(daily.id))[0]!.id, [{ stepId: 'belt', value: false }], at('13:00'))
    const [corrective] = (await there.seen(fan.id, at('13:01'))).orders.filter(({ why }) => why === 'corrective')
    await there.work.onOrder(boss, corrective!.orderId, { action: 'cancel', reason: '配件未到' }, at('14:00'))
    await as(test, company.actors.administrator, (ctx) => queueNamed('inspections.follow-order')!.handle(ctx, { workOrderId: corrective!.orderId, to: 'cancelled' }), at('14:00'))
    expect(await there.seen(fan.id, at('15:00'))).toMatchObject({ isIntact: false, zone: { name: '东区' } })
    const byZone = await as(test, boss, (ctx) => facilityIntactByZone(ctx, { siteId: own.siteId, to: '2026-11-30' }), now)
    expect([byZone.get(own.zones[0]!), byZone.get(own.zones[1]!), byZone.get(null)]).toEqual([{ intact: 1, known: 2 }, { intact: 0, known: 1 }, undefined])
  })
})

describe('a new site', () => {
  it('begins with paused plans and legal inspections of its kind, twice is once, and the sales office with water, power and air [MNT-013]', async () => {
    const plansAt = async (siteId: string) => (await as(test, company.actors.administrator, (ctx) => listMaintenancePlans(ctx, { ...none, query: { siteId, filter: {} } }))).items
    const before = await plansAt(company.siteId)
    expect(await stories.ready()).toBe(0)
    expect((await plansAt(company.siteId)).length).toBe(before.length)
    expect(before.filter(({ name }) => name === '电梯半月维保')).toMatchObject([{ state: 'paused', every: { count: 15, unit: 'day' }, class: { code: '02.01' } }])
    expect(before.find(({ name }) => name === '发电机 250 小时保养')).toMatchObject({ trigger: 'counter', counter: { unit: 'hour', at: 250, hysteresis: 10 } })
    const { items } = await as(test, supervisor, (ctx) => listLegalInspections(ctx, { ...none, query: { siteId: company.siteId, filter: {} } }))
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['lift', 'fire', 'lightning', 'electrical', 'water_tank']))
    const salesId = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'S8', name: '青禾案场', kind: 'sales_office', timeZone: 'Asia/Shanghai' }))
    expect((await plansAt(salesId)).map(({ class: branch }) => branch?.code ?? '').toSorted()).toEqual(['01', '03', '06'])
    // Thirteen plans and the four legal inspections that no single facility has are missing of the other kind; the procedures are the company's already.
    const takeAll = () => as(test, company.actors.administrator, (ctx) => addReady(ctx, { id: salesId, kind: 'residential', timeZone: 'Asia/Shanghai' }))
    expect([await takeAll(), await takeAll()]).toEqual([17, 0])
    const { items: procedures } = await as(test, supervisor, (ctx) => listProcedures(ctx, { ...none, query: { filter: {} } }))
    expect(procedures.find(({ name }) => name === '电梯半月维保')).toMatchObject({ needsLockOut: true, steps: expect.arrayContaining([expect.objectContaining({ id: 'brake', severity: 'dangerous' })]) })
  })

  it('shows nothing to those of another site, and prints the sheet of a service with its steps', async () => {
    const stranger = await as(test, company.actors.administrator, async (ctx) => aColleague(ctx, { role: 'supervisor', siteId: await makeSite(ctx, { code: 'S7', name: '别处', kind: 'residential', timeZone: 'Asia/Shanghai' }), name: '外人' }))
    const facility = await stories.facility('05.01', DAWN)
    const procedure = await stories.procedure([{ id: 'look', text: '画面清晰无遮挡' }])
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 1, unit: 'month' }, facilityId: facility.id }, DAWN)
    const [task] = await stories.tasks(plan.id)
    await expect(as(test, stranger, (ctx) => listMaintainedFacilities(ctx, { ...none, query: maintenance.listMaintainedFacilities.query.parse({ siteId: company.siteId }) }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(as(test, stranger, (ctx) => createLegalInspection(ctx, { ...none, body: maintenance.createLegalInspection.body.parse({ siteId: company.siteId, kind: 'other', name: '外人的', facilityId: facility.id, months: 12 }) }))).rejects.toMatchObject({ code: 'not_found' })
    const desk = await signIn(test, company.logins.supervisor, company.password)
    const answer = await test.http.inject({ method: 'GET', url: `/api/v1/maintenance-tasks/${task!.id}/print`, headers: { authorization: `Bearer ${desk.token}`, 'accept-language': 'zh-CN' } })
    expect(answer.statusCode).toBe(200)
    const words = pdfPages(answer.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')
    for (const wanted of ['保养记录单', task!.number, '画面清晰无遮挡', facility.code]) expect(words).toContain(wanted)
  })

  it('is kept by facility maintainers: they record what they did, plan nothing and see no household [MNT-017]', async () => {
    const admin = await signIn(test, company.logins.administrator, company.password)
    const login = `keeper-${company.organizationId.slice(-8)}`
    expect((await newColleague(test, admin, { name: '维护员祝', position: '公共设施维护员', login, roles: [{ key: 'facility_maintainer', scope: 'site', siteId: company.siteId }] })).status).toBe(200)
    const keeper = await signIn(test, login, 'correct horse')
    const facility = await stories.facility('05.02', DAWN)
    const procedure = await stories.procedure([{ id: 'look', text: '闭门器完好' }])
    const [task] = await stories.tasks((await stories.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 3, unit: 'month' }, facilityId: facility.id }, DAWN)).id)
    expect((await keeper.send('POST', `/maintenance-tasks/${task!.id}/results`, { results: [{ stepId: 'look', value: true }] })).body).toMatchObject({ recorded: 1, results: [{ by: '维护员祝' }] })
    const refused = [await keeper.send('POST', `/maintenance-tasks/${task!.id}/actions`, { action: 'skip', reason: '不想做' }), await keeper.send('GET', `/units?siteId=${company.siteId}`), await keeper.send('POST', '/maintenance-plans/ready', { siteId: company.siteId })]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
  })
})
