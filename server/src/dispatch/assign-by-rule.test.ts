import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { dispatch } from '@guanjia/contract'
import { createCertificate } from '../modules/people/certificates.ts'
import { changeEmployee, getEmployee } from '../modules/people/profile.ts'
import { setShift } from '../modules/people/employees.ts'
import { createSubstitution } from '../modules/people/substitutions.ts'
import { changeCategory, listCategories } from '../modules/cases/categories.ts'
import { createZone } from '../modules/archives/zone-chart.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { runOneJob } from '../platform/jobs/worker.ts'
import { runDueTimers } from '../modules/sla/index.ts'
import { aColleague, aCompany, as, letJobsRun, testApp, type Company, type TestApp } from '../testing/test-app.ts'
import { WorkStories } from '../testing/work-stories.ts'
import { dispatchBoard } from '../modules/workorders/dispatch-board.ts'
import { listDecisions } from '../modules/workorders/decisions.ts'
import { changeDispatchSettings, getDispatchSettings } from '../modules/workorders/settings.ts'
import { getWorkOrder } from '../modules/workorders/timeline.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let electrical: string
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
const DAY = 86_400_000
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10)
const manager = (): Actor => company.actors.site_manager

async function set(mode: dispatch.DispatchMode, loadLimit: number | null = null): Promise<void> {
  await as(test, manager(), async (ctx) => {
    const { version } = await getDispatchSettings(ctx, { params: {}, query: { siteId: company.siteId }, body: {} })
    await changeDispatchSettings(ctx, { ...nothing, body: { siteId: company.siteId, version, modes: { repair: mode }, loadLimit } })
  })
}
async function technicians(count: number, skills: string[] = ['强电'], facts: { certificateUntil?: string } = {}): Promise<Actor[]> {
  const made = await as(test, company.actors.administrator, async (ctx) => {
    const all: Actor[] = []
    for (let i = 0; i < count; i++) all.push(await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: `技工${i}`, skills }))
    return all
  })
  for (const one of made) if (facts.certificateUntil) await certify(one, facts.certificateUntil)
  return made
}
const certify = (who: Actor, validUntil: string) => as(test, manager(), (ctx) => createCertificate(ctx, {
  params: { id: who.employeeId! }, query: {}, body: { kind: '高压电工证', number: `T-${who.employeeId!.slice(-8)}-${validUntil}`, issuer: '应急管理局', validFrom: '2020-01-01', validUntil, fileId: null, isVerified: true },
}))
const look = (id: string) => as(test, company.actors.supervisor, (ctx) => getWorkOrder(ctx, { params: { id }, query: {}, body: {} }))
const decisions = async (id: string) => (await as(test, company.actors.supervisor, (ctx) => listDecisions(ctx, { params: { id }, query: {}, body: {} }))).items
const shift = (who: Actor, isOnShift: boolean) => as(test, who, (ctx) => setShift(ctx, { params: { id: who.employeeId! }, query: {}, body: { isOnShift } }))
const told = (id: string, template: string) => as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['account_id', 'params']).where('record_id', '=', id).where('template', '=', template).execute())
const load = (who: Actor) => as(test, company.actors.administrator, async (ctx) => (await ctx.tx.selectFrom('work_order').select('id').where('worker_id', '=', who.employeeId).where('status', '=', 'assigned').execute()).length)

/** A company whose own technician and steward stay at home, so that only the made ones count. */
beforeEach(async () => {
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  await shift(company.actors.technician, false)
  await shift(company.actors.steward, false)
  electrical = await as(test, company.actors.administrator, async (ctx) => {
    const category = (await listCategories(ctx)).items.find(({ code }) => code === 'power.public_light')!
    await changeCategory(ctx, { params: { id: category.id }, query: {}, body: { version: category.version, skill: '强电', certificate: '高压电工证' } })
    return category.id
  })
})

describe('giving out by rule', () => {
  it('does nothing by itself until the site wants it, then takes who holds a certificate that is valid on the day', async () => {
    const [expired] = await technicians(1, ['强电'], { certificateUntil: dayFromNow(-1) })
    const [valid] = await technicians(1, ['强电'], { certificateUntil: dayFromNow(0) })
    const [unskilled] = await technicians(1, ['水暖'])
    const by = await stories.raise(company.actors.front_desk, { categoryId: electrical })
    await letJobsRun(test)
    expect(await look(by.id)).toMatchObject({ status: 'open', worker: null })
    await set('automatic')
    const order = await stories.raise(company.actors.front_desk, { categoryId: electrical })
    await letJobsRun(test)
    expect(await look(order.id)).toMatchObject({ status: 'assigned', worker: { id: valid!.employeeId } })
    const [decision] = await decisions(order.id)
    expect(decision).toMatchObject({ way: 'automatic', outcome: 'assigned', worker: { id: valid!.employeeId } })
    const reasons = new Map(decision!.candidates.map((one) => [one.worker.id, one.obstacles]))
    expect(reasons.get(expired!.employeeId!)).toEqual([{ kind: 'certificate', detail: `高压电工证 ${dayFromNow(-1)}` }])
    expect(reasons.get(unskilled!.employeeId!)!.map(({ kind }) => kind)).toEqual(['skill', 'certificate'])
    expect(reasons.get(company.actors.technician.employeeId!)!.map(({ kind }) => kind)).toContain('off_shift')
    expect(await told(order.id, 'work_order.assigned')).toEqual([expect.objectContaining({ account_id: valid!.accountId })])
    expect(await told(order.id, 'work_order.raised')).toEqual([])
  })

  it('never overloads anybody: of 20 orders raised at once each worker gets up to the limit, the rest alerts the dispatcher', async () => {
    const workers = await technicians(3)
    await set('automatic', 4)
    const orders = await Promise.all(Array.from({ length: 20 }, (_, i) => stories.raise(company.actors.front_desk, { title: `第 ${i} 单` })))
    // Several job workers at once, as in production with several processes.
    const drain = async (): Promise<void> => {
      while (await runOneJob(test.app));
    }
    await Promise.all(Array.from({ length: 8 }, drain))
    await letJobsRun(test)
    expect(await Promise.all(workers.map(load))).toEqual([4, 4, 4])
    const after = await Promise.all(orders.map(({ id }) => look(id)))
    expect(after.filter(({ status }) => status === 'assigned')).toHaveLength(12)
    for (const stuck of after.filter(({ status }) => status === 'open')) {
      expect(await told(stuck.id, 'work_order.nobody')).toHaveLength(1)
      expect(stuck.clocks.find(({ metric }) => metric === 'dispatch')).toMatchObject({ state: 'running' })
    }
    for (const { id } of orders) expect(await decisions(id)).toHaveLength(1)
  }, 60_000)

  it('lets a person and the rule not overload one worker together', async () => {
    const [only] = await technicians(1)
    await set('automatic', 1)
    const [byHand, byRule] = [await stories.raise(company.actors.front_desk, { kind: 'cleaning' }), await stories.raise(company.actors.front_desk)]
    const outcomes = await Promise.all([
      stories.onOrder(company.actors.supervisor, byHand.id, { action: 'assign', workerId: only!.employeeId! }).then(() => 'assigned', (error: { code: string }) => error.code),
      letJobsRun(test),
    ])
    expect(await load(only!)).toBe(1)
    const rest = await look(outcomes[0] === 'assigned' ? byRule.id : byHand.id)
    expect(rest.status).toBe('open')
  })

  it('alerts the dispatcher at once when nobody fits, promises to dispatch within ten minutes, and stops the promise when somebody is found', async () => {
    await set('automatic')
    const order = await stories.raise(company.actors.front_desk, { categoryId: electrical })
    await letJobsRun(test)
    const stuck = await look(order.id)
    expect(stuck).toMatchObject({ status: 'open', clocks: expect.arrayContaining([expect.objectContaining({ metric: 'dispatch', state: 'running' })]) })
    expect(await decisions(order.id)).toMatchObject([{ outcome: 'nobody', worker: null }])
    const [alert] = await told(order.id, 'work_order.nobody')
    expect(alert).toMatchObject({ account_id: company.actors.supervisor.accountId, params: { why: expect.stringMatching(/^@obstacle:/) as string } })
    await runDueTimers(test.app, { now: new Date(Date.now() + 11 * 60_000) })
    expect((await told(order.id, 'sla.breach')).map(({ account_id }) => account_id)).toContain(company.actors.supervisor.accountId)

    const [found] = await technicians(1, ['强电'])
    await letJobsRun(test)
    expect(await look(order.id)).toMatchObject({ status: 'open' })
    await certify(found!, dayFromNow(30))
    await letJobsRun(test)
    const after = await look(order.id)
    expect(after).toMatchObject({ status: 'assigned', worker: { id: found!.employeeId } })
    expect(after.clocks.find(({ metric }) => metric === 'dispatch')).toMatchObject({ state: 'stopped' })
    expect(await told(order.id, 'work_order.nobody')).toHaveLength(1)
  })

  it('looks again when somebody comes on shift, emergencies first', async () => {
    const [worker] = await technicians(1)
    await shift(worker!, false)
    await set('automatic', 1)
    const ordinary = await stories.raise(company.actors.front_desk)
    const emergency = await stories.raise(company.actors.front_desk, { urgency: 'emergency', title: '水管爆裂' })
    await letJobsRun(test)
    expect([(await look(ordinary.id)).status, (await look(emergency.id)).status]).toEqual(['open', 'open'])
    await shift(worker!, true)
    await letJobsRun(test)
    expect([(await look(ordinary.id)).status, (await look(emergency.id)).status]).toEqual(['open', 'assigned'])
  })

  it('looks again when somebody has room again, and not at who gave it back', async () => {
    const [first, second] = await technicians(2)
    await set('automatic', 1)
    const [one, two, three] = [await stories.raise(company.actors.front_desk), await stories.raise(company.actors.front_desk), await stories.raise(company.actors.front_desk)]
    await letJobsRun(test)
    expect((await look(three.id)).status).toBe('open')
    const worker = [first!, second!].find((who) => who.employeeId === undefined) ?? first!
    const its = (await look(one.id)).worker!.id === worker.employeeId ? one : two
    await stories.onOrder(worker, its.id, { action: 'decline', reason: '去别的小区了' })
    await letJobsRun(test)
    // The one who declined has room, yet does not get back what was declined; what waited goes there.
    expect(await look(its.id)).toMatchObject({ status: 'open' })
    expect(await look(three.id)).toMatchObject({ status: 'assigned', worker: { id: worker.employeeId } })
    expect((await decisions(its.id))[0]!.candidates.find((each) => each.worker.id === worker.employeeId)!.obstacles.map(({ kind }) => kind)).toContain('declined')
  })

  it('never gives to who is stood in for', async () => {
    const [away, here] = await technicians(2)
    await as(test, manager(), (ctx) => createSubstitution(ctx, {
      ...nothing, body: { absentId: away!.employeeId!, substituteId: here!.employeeId!, from: new Date(Date.now() - DAY).toISOString(), to: new Date(Date.now() + DAY).toISOString(), reason: '年假' },
    }))
    await set('automatic')
    for (let i = 0; i < 3; i++) await stories.raise(company.actors.front_desk)
    await letJobsRun(test)
    expect([await load(away!), await load(here!)]).toEqual([0, 3])
  })

  it('stays in the zone and its neighbours [BTL-003]', async () => {
    const [east, west, north] = await as(test, manager(), async (ctx) => {
      const make = (name: string, neighbourIds: string[] = []) => createZone(ctx, { ...nothing, body: { siteId: company.siteId, name, neighbourIds } })
      const first = await make('东区')
      return [first, await make('西区', [first.id]), await make('北区')]
    })
    const [inNorth, inWest] = await technicians(2)
    const put = (who: Actor, zoneId: string) => as(test, manager(), async (ctx) => {
      const { version } = await getEmployee(ctx, { params: { id: who.employeeId! }, query: {}, body: {} })
      return changeEmployee(ctx, { params: { id: who.employeeId! }, query: {}, body: { version, zoneIds: [zoneId] } })
    })
    await put(inNorth!, north!.id)
    await put(inWest!, west!.id)
    await set('automatic')
    const order = await stories.raise(company.actors.front_desk, { zoneId: east!.id })
    await letJobsRun(test)
    expect(await look(order.id)).toMatchObject({ worker: { id: inWest!.employeeId }, zone: { id: east!.id, name: '东区' } })
    const [decision] = await decisions(order.id)
    expect(decision!.candidates.find((one) => one.worker.id === inWest!.employeeId)).toMatchObject({ zoneMatch: 'neighbour', rank: 1 })
    expect(decision!.candidates.find((one) => one.worker.id === inNorth!.employeeId)!.obstacles).toEqual([{ kind: 'zone', detail: '' }])
  })

  it('finds nothing to do the second time, and leaves what went to the pool or to somebody', async () => {
    const [worker] = await technicians(1)
    await set('automatic')
    const order = await stories.raise(company.actors.front_desk)
    await letJobsRun(test)
    const { version } = await look(order.id)
    await as(test, company.actors.administrator, async (ctx) => ctx.enqueue('workorders.assign', { workOrderId: order.id }))
    await letJobsRun(test)
    expect(await look(order.id)).toMatchObject({ version, worker: { id: worker!.employeeId } })
  })
})

describe('giving out by hand', () => {
  it('refuses who lacks the certificate, whatever a note says, and in words [RPR-007]', async () => {
    const [expired] = await technicians(1, ['强电'], { certificateUntil: dayFromNow(-3) })
    const order = await stories.raise(company.actors.front_desk, { categoryId: electrical })
    const give = (more = {}) => stories.onOrder(company.actors.supervisor, order.id, { action: 'assign', workerId: expired!.employeeId!, ...more })
    await expect(give()).rejects.toMatchObject({
      code: 'work_order.worker_not_suitable', message: `缺少有效证书 高压电工证 ${dayFromNow(-3)}`, errors: [{ pointer: '/workerId' }],
      extra: { current: { obstacles: [{ kind: 'certificate', detail: `高压电工证 ${dayFromNow(-3)}` }] } },
    })
    await expect(give({ isOverride: true, note: '情况紧急' })).rejects.toMatchObject({ code: 'work_order.worker_not_suitable' })
    await expect(stories.raise(company.actors.front_desk, { categoryId: electrical, workerId: expired!.employeeId })).rejects.toMatchObject({ code: 'work_order.worker_not_suitable' })
    const pooled = await stories.raise(company.actors.front_desk, { categoryId: electrical, isInPool: true })
    await expect(stories.onOrder(expired!, pooled.id, { action: 'grab' })).rejects.toMatchObject({ code: 'work_order.worker_not_suitable' })
    await certify(expired!, dayFromNow(100))
    expect(await give()).toMatchObject({ status: 'assigned' })
  })

  it('lets a dispatcher override load, skill and zone with a note that stays, and nobody else', async () => {
    const [busy] = await technicians(1)
    await set('suggest', 1)
    await stories.raise(company.actors.front_desk, { workerId: busy!.employeeId })
    const order = await stories.raise(company.actors.front_desk)
    const give = (more = {}) => stories.onOrder(company.actors.supervisor, order.id, { action: 'assign', workerId: busy!.employeeId!, ...more })
    await expect(give()).rejects.toMatchObject({ code: 'work_order.worker_not_suitable', message: '在手工单已满 1/1' })
    await expect(give({ isOverride: true })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/note' }] })
    await expect(stories.raise(company.actors.front_desk, { workerId: busy!.employeeId, workerNote: '就近' })).rejects.toMatchObject({ code: 'work_order.worker_not_suitable' })
    expect(await give({ isOverride: true, note: '就在隔壁，顺路' })).toMatchObject({ status: 'assigned' })
    expect(await decisions(order.id)).toMatchObject([{ way: 'by_hand', overridden: ['load'], note: '就在隔壁，顺路', by: '主管周' }])
    expect(await stories.raise(company.actors.supervisor, { workerId: busy!.employeeId, workerNote: '加急' })).toMatchObject({ status: 'assigned' })
  })

  it('shows on the board who fits, who does not and why, and whom to take first [RPR-007]', async () => {
    const [expired] = await technicians(1, ['强电'], { certificateUntil: dayFromNow(-3) })
    const [valid] = await technicians(1, ['强电'], { certificateUntil: dayFromNow(300) })
    const order = await stories.raise(company.actors.front_desk, { categoryId: electrical })
    const board = await as(test, company.actors.supervisor, (ctx) => dispatchBoard(ctx, { params: {}, query: { siteId: company.siteId }, body: {} }))
    expect(board.orders.find(({ id }) => id === order.id)).toMatchObject({ needs: { skill: '强电', certificate: '高压电工证' }, suggestion: { id: valid!.employeeId }, isSuggesting: true, stuckAt: null })
    const shown = new Map(board.workers.map((one) => [one.id, one]))
    expect(shown.get(valid!.employeeId!)).toMatchObject({ isOnShift: true, isAway: false, load: 0, skills: ['强电'], certificates: [{ kind: '高压电工证', isValid: true }] })
    expect(shown.get(expired!.employeeId!)).toMatchObject({ certificates: [{ kind: '高压电工证', isValid: false }] })
    await set('off')
    const quiet = await as(test, company.actors.supervisor, (ctx) => dispatchBoard(ctx, { params: {}, query: { siteId: company.siteId }, body: {} }))
    expect(quiet.orders.find(({ id }) => id === order.id)).toMatchObject({ suggestion: null, isSuggesting: false })
  })
})

it('keeps the settings of a site: each on what is there, by who manages settings', async () => {
  const change = (actor: Actor, version: number) => as(test, actor, (ctx) => changeDispatchSettings(ctx, { ...nothing, body: { siteId: company.siteId, version, modes: { repair: 'automatic' }, loadLimit: 5 } }))
  expect(await change(company.actors.supervisor, 0)).toMatchObject({ modes: { repair: 'automatic', cleaning: 'suggest' }, loadLimit: 5, version: 1 })
  await expect(change(manager(), 0)).rejects.toMatchObject({ code: 'stale_version', extra: { current: { version: 1 } } })
  await expect(change(company.actors.front_desk, 1)).rejects.toMatchObject({ code: 'not_found' })
})
