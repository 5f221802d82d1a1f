import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { servicePlans, type Sent } from '@guanjia/contract'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { actOnServicePlan, createServicePlan, getServicePlan, listServicePlans, servicePlanTimeline } from './service-plans.ts'
import { actOnTask } from './tasks.ts'

type Body = Sent<typeof servicePlans.createServicePlan>['body']
type Act = Sent<typeof servicePlans.actOnServicePlan>['body']
let test: TestApp
let company: Company
let cleaner: Actor
const departments = new Map<string, string>()
const soon = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  const { technician, steward } = company.actors
  await as(test, company.actors.administrator, async (ctx) => {
    for (const { id, code } of await ctx.tx.selectFrom('department').select(['id', 'code']).where('site_id', '=', company.siteId).execute()) departments.set(code, id)
    cleaner = await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '保洁苗' })
    for (const [who, code] of [[technician, 'ENGINEERING'], [steward, 'CUSTOMER_CENTRE']] as const) await ctx.tx.updateTable('employee').set({ department_id: departments.get(code)! }).where('id', '=', who.employeeId!).execute()
  })
})
afterAll(() => test.close())

const input = <T,>(body: T) => ({ params: {}, query: {}, body })
const make = (who: Actor, body: Omit<Body, 'siteId'>) => as(test, who, (ctx) => createServicePlan(ctx, input(servicePlans.createServicePlan.body.parse({ siteId: company.siteId, ...body }))))
const act = (who: Actor, id: string, body: Act) => as(test, who, (ctx) => actOnServicePlan(ctx, { params: { id }, query: {}, body: servicePlans.actOnServicePlan.body.parse(body) }))
const see = (who: Actor, id: string) => as(test, who, (ctx) => getServicePlan(ctx, { params: { id }, query: {}, body: {} }))
const list = async (who: Actor, filter: object = {}) => (await as(test, who, (ctx) => listServicePlans(ctx, { params: {}, body: {}, query: servicePlans.listServicePlans.query.parse({ siteId: company.siteId, filter }) }))).items.map(({ id }) => id)
const onTask = (who: Actor, id: string, action: 'accept' | 'finish' | 'close' | 'reopen' | 'decline', note = '', rating: number | null = null) => as(test, who, (ctx) => actOnTask(ctx, { params: { id }, query: {}, body: { action, note, rating } }))

describe('a service plan', () => {
  it('is split into tasks of departments and people, all given in one act or none, and tells how far it is until the last has ended [STF-010]', async () => {
    const { supervisor, technician, front_desk, steward } = company.actors
    const engineering = { title: '加装休息区插座', toDepartmentId: departments.get('ENGINEERING')!, dueAt: soon(48) }
    const cleaning = { title: '休息区每日两次消毒', doerId: cleaner.employeeId, dueAt: soon(24) }
    const facts = { title: '案场休息区升级', need: '带老人的客户希望有地方坐、能充电', aim: '本周内启用' }
    await expect(make(front_desk, { ...facts, lines: [cleaning] })).rejects.toMatchObject({ code: 'not_found' })
    // One wrong line, and nobody was asked for anything.
    await expect(make(supervisor, { ...facts, lines: [engineering, { title: '没有人', dueAt: soon(1) }] })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/lines/1/toDepartmentId' }] })
    await expect(make(supervisor, { ...facts, lines: [cleaning, { ...engineering, dueAt: soon(-1) }] })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/lines/1/dueAt' }] })
    expect(await as(test, supervisor, (ctx) => ctx.tx.selectFrom('staff_task').select('id').execute())).toEqual([])
    const id = newId()
    const plan = await make(supervisor, { id, ...facts, lines: [engineering, cleaning] })
    expect(plan).toMatchObject({ state: 'running', tasks: 2, done: 0, late: 0, need: facts.need, aim: facts.aim, madeBy: { id: supervisor.employeeId }, allowedActions: ['add', 'call_off'] })
    expect(plan.items.map((one) => [one.kind, one.title, one.toDepartment?.id ?? null, one.doer?.name ?? null, one.plan?.id])).toEqual([['ad_hoc', cleaning.title, null, '保洁苗', id], ['assist', engineering.title, departments.get('ENGINEERING'), null, id]])
    expect(plan.items.every(({ clock }) => clock !== null)).toBe(true)
    // Sent twice it is one.
    expect((await make(supervisor, { id, ...facts, lines: [engineering, cleaning] })).items.map((one) => one.id)).toEqual(plan.items.map((one) => one.id))
    // Who has a part of it sees it whole; who has none does not.
    expect([await list(technician), await list(cleaner), await list(steward), await list(supervisor, { open: true })]).toEqual([[id], [id], [], [id]])
    await expect(see(steward, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await see(technician, id)).toMatchObject({ tasks: 2, allowedActions: [] })
    const [clean, sockets] = plan.items as [typeof plan.items[0], typeof plan.items[0]]
    await onTask(cleaner, clean.id, 'finish', '已消毒')
    await onTask(technician, sockets.id, 'accept')
    expect(await see(supervisor, id)).toMatchObject({ state: 'running', done: 1 })
    await onTask(technician, sockets.id, 'finish', '装了四个')
    await onTask(supervisor, clean.id, 'close')
    expect(await list(supervisor, { open: true })).toEqual([id])
    await onTask(supervisor, sockets.id, 'close', '', 5)
    expect(await see(supervisor, id)).toMatchObject({ state: 'done', done: 2, allowedActions: ['add'] })
    // One more, and it runs again.
    const more = await act(supervisor, id, { action: 'add', lines: [{ title: '摆放老花镜', doerId: steward.employeeId, dueAt: soon(5) }] })
    expect(more).toMatchObject({ state: 'running', tasks: 3 })
    expect(await list(steward)).toEqual([id])
    const trail = (await as(test, supervisor, (ctx) => servicePlanTimeline(ctx, { params: { id }, query: {}, body: {} }))).items.map(({ action }) => action)
    expect(trail).toEqual(expect.arrayContaining(['made', 'assist_asked', 'assist_finish', 'ended', 'added', 'runs_again']))
    const desk = await signIn(test, company.logins.supervisor, company.password)
    const file = (await desk.send('GET', `/service-plans/export?siteId=${company.siteId}&format=csv`)).body as string
    expect(file.split('\n').filter((line) => line.includes(plan.number)).map((line) => line.split(',')[4])).toEqual(['摆放老花镜', '休息区每日两次消毒', '加装休息区插座'])
  })

  it('that is called off takes back what is not done; its two last tasks that end at once end it once [STF-010]', async () => {
    const { supervisor, technician, site_manager } = company.actors
    const line = (title: string, who: Actor) => ({ title, doerId: who.employeeId, dueAt: soon(8) })
    const plan = await make(supervisor, { title: '雨天接驳', lines: [line('备伞', technician), line('铺防滑垫', cleaner)] })
    await onTask(technician, plan.items.find(({ title }) => title === '备伞')!.id, 'finish', '备了 40 把')
    await expect(act(site_manager, plan.id, { action: 'call_off', reason: '天晴' })).rejects.toMatchObject({ code: 'action_not_allowed', extra: { allowedActions: [] } })
    const off = await act(supervisor, plan.id, { action: 'call_off', reason: '天晴' })
    expect(off).toMatchObject({ state: 'called_off', reason: '天晴', allowedActions: [] })
    expect(new Map(off.items.map(({ title, state }) => [title, state]))).toEqual(new Map([['备伞', 'done'], ['铺防滑垫', 'cancelled']]))
    await expect(act(supervisor, plan.id, { action: 'add', lines: [line('收伞', technician)] })).rejects.toMatchObject({ code: 'action_not_allowed' })

    const other = await make(site_manager, { title: '迎接检查', lines: [line('擦拭标识', technician), line('清洗地垫', cleaner)] })
    const [first, last] = other.items as [typeof other.items[0], typeof other.items[0]]
    const doerOf = (one: typeof first): Actor => (one.doer!.id === technician.employeeId ? technician : cleaner)
    const { second } = await as(test, doerOf(first), async (ctx) => {
      await actOnTask(ctx, { params: { id: first.id }, query: {}, body: { action: 'decline', note: '没空', rating: null } })
      const second = onTask(doerOf(last), last.id, 'decline', '没空')
      second.catch(() => undefined)
      await someoneWaitsForALock(test)
      return { second }
    })
    await second
    expect(await see(site_manager, other.id)).toMatchObject({ state: 'done', done: 0, tasks: 2 })
    const told = await as(test, site_manager, (ctx) => ctx.tx.selectFrom('message').select('params').where('template', '=', 'service_plan.done').where('record_id', '=', other.id).execute())
    expect(told).toMatchObject([{ params: { title: '迎接检查', n: 2, done: 0 } }])
  })
})
