import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, reception, type Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { runDueJobs } from '../../platform/jobs/worker.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { makeZone } from '../organization/index.ts'
import { actOnCase, commentOnCase, createCase, getCase } from '../cases/index.ts'
import { actOnAppointment, createAppointment, changeAppointment } from './appointments.ts'
import { enterGate, leaveGate, listGateVisits } from './gate.ts'
import { changeServiceHours, setNight } from './hours.ts'
import { getVisit } from './list.ts'
import { nightIntake, takeOverNight } from './night-intake.ts'
import { serviceNow } from './service-now.ts'

let test: TestApp
let company: Company
let home: Household
let resident: Actor
const DAY = '2026-03-05'
const at = (wall: string, day = DAY): Date => new Date(`${day}T${wall}:00+08:00`)
const nothing = { params: {}, query: {} }
const by = <T>(actor: Actor, when: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> => as(test, actor, work, when)

async function aSite(): Promise<{ company: Company; home: Household; resident: Actor }> {
  const made = await aCompany(test)
  return as(test, made.actors.administrator, async (ctx) => {
    const household = await aHousehold(ctx, made.siteId)
    const zoneId = await makeZone(ctx, { siteId: made.siteId, name: '东区', stewardId: made.actors.steward.employeeId })
    await ctx.tx.updateTable('building').set({ zone_id: zoneId }).where('id', '=', household.buildingId).execute()
    await ctx.tx.updateTable('employee').set({ phone: '13900001111' }).where('id', '=', made.actors.steward.employeeId!).execute()
    return { company: made, home: household, resident: await aResident(ctx, { personId: household.personId, name: '苏婉清' }) }
  })
}
beforeAll(async () => {
  test = await testApp()
  ;({ company, home, resident } = await aSite())
})
afterAll(() => test.close())

const hours = (more: object, of = company) =>
  by(of.actors.supervisor, at('09:00'), (ctx) => changeServiceHours(ctx, { ...nothing, body: { siteId: of.siteId, version: 0, calendar: 'opening_hours', weekly: null, dutyPhone: '0599-110', notice: '周末照常', nightNotice: '夜间请拨值班电话', stewardMinutes: 30, ...more } }))
const now = (actor: Actor, when: Date, siteId = company.siteId) => by(actor, when, (ctx) => serviceNow(ctx, { params: {}, query: { siteId }, body: {} }))
const report = (of: { company: Company; home: Household; resident: Actor }, when: Date) => by(of.resident, when, (ctx) => createCase(ctx, { ...nothing, body: cases.createCase.body.parse({ siteId: of.company.siteId, unitId: of.home.unitId, kind: 'repair', statement: '家里没水' }) }))
const caseNow = (of: Company, id: string) => by(of.actors.supervisor, new Date(), (ctx) => getCase(ctx, { params: { id }, query: {}, body: {} }))
const messagesOf = (actor: Actor) => as(test, actor, async (ctx) => (await ctx.tx.selectFrom('message').select(['template', 'level']).where('account_id', '=', actor.accountId!).execute()).map((row) => row.template))
/** Runs the reactions, and the jobs that wait for a moment that has passed by the story's clock. */
async function untilQuiet(of: Company): Promise<void> {
  await runDueJobs(test.app)
  await as(test, of.actors.administrator, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date(0) }).where('queue', 'like', 'reception.%').execute())
  await runDueJobs(test.app)
}

describe('service hours [RCP-014]', () => {
  it('come from the calendar of the promises, or are own weekly hours; with duty phone and notices', async () => {
    expect(await now(company.actors.front_desk, at('10:00'))).toMatchObject({ isOpen: true, isNight: false, closesAt: at('12:00').toISOString() })
    await hours({})
    expect(await now(company.actors.front_desk, at('12:30'))).toMatchObject({ isOpen: false, isNight: false, opensAt: at('13:30').toISOString(), notice: '周末照常' })
    expect(await now(company.actors.front_desk, at('23:00'))).toMatchObject({ isOpen: false, isNight: true, opensAt: at('08:30', '2026-03-06').toISOString(), dutyPhone: '0599-110', notice: '夜间请拨值班电话', nightManager: null })
    const own = await aCompany(test)
    await hours({ calendar: null, weekly: { '4': [{ from: '10:00', to: '16:00' }] } }, own)
    expect((await now(own.actors.front_desk, at('09:00'), own.siteId)).opensAt).toBe(at('10:00').toISOString())
    await expect(hours({ calendar: null, weekly: { '4': [{ from: '16:00', to: '16:30' }, { from: '16:10', to: '17:00' }] }, version: 1 }, own)).rejects.toMatchObject({ code: 'calendar.bad_intervals' })
    await expect(hours({ calendar: 'moon', version: 1 }, own)).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/calendar' }] })
    await expect(hours({ weekly: {}, version: 1 }, own)).rejects.toMatchObject({ code: 'rule_broken' })
    await expect(hours({}, own)).rejects.toMatchObject({ code: 'stale_version' })
  })

  it('show a resident the steward of the own building, and nobody else’s site [BTL-002]', async () => {
    const seen = await now(resident, at('10:00'))
    expect(seen.stewards).toMatchObject([{ building: { id: home.buildingId }, steward: { name: '管家何', phone: '13900001111' }, now: { name: '管家何' } }])
    const other = await aCompany(test)
    await expect(now(resident, at('10:00'), other.siteId)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('name the duty manager of the night, who answers in the place of the stewards [BTL-007]', async () => {
    const manager = company.actors.site_manager.employeeId
    const name = (employeeId: string | null) => by(company.actors.supervisor, at('09:00'), (ctx) => setNight(ctx, { ...nothing, body: { siteId: company.siteId, day: DAY, employeeId } }))
    await expect(name(company.actors.technician.employeeId)).rejects.toMatchObject({ errors: [{ pointer: '/employeeId' }] })
    await name(manager)
    // The night of the 5th lasts into the morning of the 6th.
    for (const when of [at('23:00'), at('03:00', '2026-03-06')]) expect(await now(resident, when)).toMatchObject({ nightManager: { name: '经理林' }, stewards: [{ now: { name: '经理林' } }] })
    expect(await now(resident, at('23:00', '2026-03-06'))).toMatchObject({ nightManager: null, stewards: [{ now: null }] })
    await name(null)
    expect((await now(resident, at('23:00'))).nightManager).toBeNull()
  })

  it('list what came in the night for the morning; the first who takes it over has it', async () => {
    const site = await aSite()
    const evening = await report(site, at('22:10'))
    await report(site, at('17:00'))
    const desk2 = await as(test, site.company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: site.company.siteId, name: '前台陶' }))
    const list = () => by(site.company.actors.front_desk, at('08:40', '2026-03-06'), (ctx) => nightIntake(ctx, { params: {}, query: { siteId: site.company.siteId }, body: {} }))
    const { items, from } = await list()
    expect(from).toBe(at('18:00').toISOString())
    expect(items).toMatchObject([{ case: { number: evening.number }, words: '家里没水', takenOver: null }])
    const take = (actor: Actor) => by(actor, at('08:41', '2026-03-06'), (ctx) => takeOverNight(ctx, { params: { id: items[0]!.contactId }, query: {}, body: {} }))
    const [one, two] = await Promise.all([take(desk2), take(site.company.actors.front_desk)])
    expect(one.by).toBe(two.by)
    expect((await list()).items[0]!.takenOver?.by).toBe(one.by)
  })
})

describe('what is opened directly with the steward', () => {
  it('falls to the front desk when it is unanswered; an answer in time keeps it [BTL-002]', async () => {
    const site = await aSite()
    const { actors } = site.company
    await hours({ calendar: '24x7' }, site.company)
    const began = new Date()
    const [silent, answered] = [await report(site, began), await report(site, began)]
    expect(silent.owner.name).toBe('管家何')
    await runDueJobs(test.app)
    const due = await as(test, actors.administrator, (ctx) => ctx.tx.selectFrom('job').select('due_at').where('queue', '=', 'reception.steward-unanswered').execute())
    expect(due.map((job) => job.due_at.getTime() - began.getTime())).toEqual([30 * 60_000, 30 * 60_000])
    expect((await caseNow(site.company, silent.id)).owner.name).toBe('管家何')
    await as(test, actors.steward, (ctx) => actOnCase(ctx, { params: { id: answered.id }, query: {}, body: { action: 'start' } }))
    await untilQuiet(site.company)
    expect(await caseNow(site.company, silent.id)).toMatchObject({ owner: { name: '前台许' }, firstContactBy: { name: '管家何' } })
    expect((await caseNow(site.company, answered.id)).owner.name).toBe('管家何')
    expect(await messagesOf(actors.front_desk)).toContain('case.handed_over')
    await untilQuiet(site.company)
    expect((await messagesOf(actors.front_desk)).filter((template) => template === 'case.handed_over')).toHaveLength(1)
  })

  it('by night is told to the duty manager at once [BTL-007]', async () => {
    const site = await aSite()
    const { actors, siteId } = site.company
    await by(actors.supervisor, at('09:00'), (ctx) => setNight(ctx, { ...nothing, body: { siteId, day: DAY, employeeId: actors.site_manager.employeeId } }))
    await report(site, at('23:30'))
    await runDueJobs(test.app)
    expect(await messagesOf(actors.site_manager)).toContain('steward.night')
    await report(site, at('23:30', '2026-03-06'))
    await runDueJobs(test.app)
    expect((await messagesOf(actors.site_manager)).filter((template) => template === 'steward.night')).toHaveLength(1)
  })

  it('tells the front desk of a message that nobody answered, and of none that was [BTL-002]', async () => {
    const site = await aSite()
    const { actors } = site.company
    const [silent, answered] = [await report(site, at('10:00')), await report(site, at('10:00'))]
    const say = (actor: Actor, id: string, when: Date, note: string) => by(actor, when, (ctx) => commentOnCase(ctx, { params: { id }, query: {}, body: { note, fileIds: [], isVisibleToResident: true } }))
    for (const { id } of [silent, answered]) await say(site.resident, id, at('10:20'), '有人吗')
    await say(actors.steward, answered.id, at('10:25'), '马上到')
    await untilQuiet(site.company)
    const told = await as(test, actors.front_desk, (ctx) => ctx.tx.selectFrom('message').select('record_id').where('account_id', '=', actors.front_desk.accountId!).where('template', '=', 'steward.silent').execute())
    expect(told.map((row) => row.record_id)).toEqual([silent.id])
  })
})

describe('an appointment of a visitor', () => {
  const later = (minutes: number): Date => new Date(Date.now() + minutes * 60_000)
  const made = (more: Partial<Input<typeof reception.createAppointment>['body']> = {}) =>
    as(test, company.actors.front_desk, (ctx) =>
      createAppointment(ctx, { ...nothing, body: reception.createAppointment.body.parse({ siteId: company.siteId, name: '装修公司王工', purpose: '商谈装修押金', place: '洽谈室', from: later(60).toISOString(), to: later(90).toISOString(), hostId: company.actors.steward.employeeId, ...more }) }),
    )
  const act = (id: string, body: Input<typeof reception.actOnAppointment>['body']) => as(test, company.actors.front_desk, (ctx) => actOnAppointment(ctx, { params: { id }, query: {}, body }))

  it('has purpose, time, host and place, is prepared in three points, and becomes a visit on arrival [RCP-007]', async () => {
    const { id, preparation } = await made({ personId: home.personId, unitId: home.unitId })
    expect(preparation.map((point) => point.code)).toEqual(['need_understood', 'time_confirmed', 'place_ready'])
    for (const code of ['need_understood', 'time_confirmed'] as const) await act(id, { action: 'prepare', code, isDone: true })
    const visitId = newId()
    const came = await act(id, { action: 'arrive', visitId })
    expect(came).toMatchObject({ status: 'arrived', visitId, allowedActions: [] })
    const visit = await as(test, company.actors.front_desk, (ctx) => getVisit(ctx, { params: { id: visitId }, query: {}, body: {} }))
    expect(visit).toMatchObject({ need: '商谈装修押金', isAppointed: true, name: '苏婉清' })
    expect(visit.steps.filter((step) => step.phase === 'before').map((step) => [step.code, step.doneAt !== null])).toEqual([['need_understood', true], ['time_confirmed', true], ['place_ready', false]])
    // A retry is the same arrival, another visitor is refused.
    expect(await act(id, { action: 'arrive', visitId })).toMatchObject({ visitId })
    await expect(act(id, { action: 'arrive' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await messagesOf(company.actors.steward)).toEqual(expect.arrayContaining(['appointment.made', 'appointment.arrived']))
  })

  it('reminds the host before it begins; not of a time that was moved', async () => {
    const reminders = async () => (await messagesOf(company.actors.steward)).filter((template) => template === 'appointment.soon').length
    const first = await made({ from: later(20).toISOString(), to: later(50).toISOString() })
    await runDueJobs(test.app)
    expect(await reminders()).toBe(1)
    const moved = await as(test, company.actors.front_desk, (ctx) => changeAppointment(ctx, { params: { id: first.id }, query: {}, body: { version: first.version, from: later(300).toISOString(), to: later(330).toISOString() } }))
    expect(moved.preparation.find((point) => point.code === 'time_confirmed')?.at).toBeNull()
    await runDueJobs(test.app)
    expect(await reminders()).toBe(1)
  })

  it('refuses a past time, an end before its beginning, and a host of elsewhere', async () => {
    const other = await aCompany(test)
    await expect(made({ from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z' })).rejects.toMatchObject({ errors: [{ pointer: '/to' }] })
    await expect(made({ to: later(30).toISOString() })).rejects.toMatchObject({ errors: [{ pointer: '/to' }] })
    await expect(made({ hostId: other.actors.steward.employeeId! })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/hostId' }] })
  })
})

describe('the gate', () => {
  it('logs who comes in to whom and goes out again, with the three courtesies of the post [RCP-015]', async () => {
    const guard = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '秩序雷', login: `guard-${company.organizationId.slice(-8)}` }))
    const enter = (more: object) => as(test, guard, (ctx) => enterGate(ctx, { ...nothing, body: reception.enterGate.body.parse({ siteId: company.siteId, name: '送货员', ...more }) }))
    const id = newId()
    const came = await enter({ id, room: '3栋2单元1201', plate: '京 a-12345', steps: ['salute', 'greet', 'direct'] })
    expect(came).toMatchObject({ unit: { name: '3-2-1201' }, plate: '京A12345', steps: ['salute', 'greet', 'direct'], outAt: null })
    expect((await enter({ id, room: '3-2-1201' })).inAt).toBe(came.inAt)
    await expect(enter({ room: '9-9-9999' })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/room' }] })
    await expect(enter({})).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/room' }] })
    const inside = async () => (await as(test, guard, (ctx) => listGateVisits(ctx, { params: {}, query: { siteId: company.siteId, limit: 50, filter: { inside: true } }, body: {} }))).items.map((visit) => visit.id)
    expect(await inside()).toContain(id)
    const leave = () => as(test, guard, (ctx) => leaveGate(ctx, { params: { id }, query: {}, body: {} }))
    const [one, two] = await Promise.all([leave(), leave()])
    expect(one.outAt).toBe(two.outAt)
    expect(await inside()).not.toContain(id)
    const browser = await signIn(test, `guard-${company.organizationId.slice(-8)}`, 'correct horse')
    expect(await browser.send('GET', `/visits?siteId=${company.siteId}`)).toMatchObject({ status: 403 })
    expect((await browser.send('GET', `/gate-visits/export?siteId=${company.siteId}&format=csv`)).status).toBe(200)
  })
})
