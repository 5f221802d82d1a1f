import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people, reserve, ROLE_PERMISSIONS, staffing } from '@guanjia/contract'
import { aColleague, aCompany, as, letJobsRun, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { Actor } from './platform/auth/actor.ts'
import type { Ctx } from './platform/ctx.ts'
import { newId } from './platform/ids.ts'
import { readTimeline } from './platform/records/index.ts'
import { dayIn, monthAfter } from './platform/time.ts'
import { someoneWaitsForALock } from './testing/locks.ts'
import { changeCertificate } from './modules/people/certificates.ts'
import { changeEmployee, getEmployee, takePosition } from './modules/people/profile.ts'
import { setNight } from './modules/reception/hours.ts'
import { planReserveExport } from './modules/staffing/exports.ts'
import { actOnLeave, askLeave } from './modules/staffing/leave/leave.ts'
import { askSwap, swapChoices } from './modules/staffing/leave/swaps.ts'
import { changeRotaPost, createRotaPost } from './modules/staffing/posts/rota-posts.ts'
import { listShiftPatterns } from './modules/staffing/posts/shift-patterns.ts'
import { changeReserve, createReserve, listReserve } from './modules/staffing/reserve/reserve.ts'
import { generateRota, setRotaCells } from './modules/staffing/rota/draft.ts'
import { myRota, whoIsOn } from './modules/staffing/rota/on-duty.ts'
import { getRota } from './modules/staffing/rota/present.ts'
import { listRotaPublications, publishRota } from './modules/staffing/rota/publish.ts'

/** Before the month, and ten in the morning of its tenth day. */
const BEFORE = new Date('2026-02-20T02:00:00Z')
const TODAY = new Date('2026-03-10T02:00:00Z')
const nothing = { params: {}, query: {} }

let test: TestApp
let company: Company
let siteId: string
let guards: Actor[]
let lobby: staffing.RotaPost
let patterns: Map<string, string>
const guard = newId()

const see = (month = '2026-03', now = TODAY): Promise<staffing.Rota> => as(test, company.actors.supervisor, (ctx) => getRota(ctx, { ...nothing, query: { siteId, month }, body: {} }), now)
const generated = (month: string, version: number, now = TODAY): Promise<staffing.Rota> => as(test, company.actors.supervisor, (ctx) => generateRota(ctx, { ...nothing, body: staffing.generateRota.body.parse({ siteId, month, version }) }), now)
const published = (version: number, now = TODAY): Promise<staffing.Rota> => as(test, company.actors.supervisor, (ctx) => publishRota(ctx, { ...nothing, body: staffing.publishRota.body.parse({ siteId, month: '2026-03', version, withGaps: false }) }), now)
const aPost = (body: object): Promise<staffing.RotaPost> => as(test, company.actors.supervisor, (ctx) => createRotaPost(ctx, { ...nothing, body: staffing.createRotaPost.body.parse({ siteId, ...body }) }), BEFORE)
const shiftsOf = async (who: Actor) => (await as(test, who, (ctx) => myRota(ctx, { ...nothing, query: { from: '2026-03-01', to: '2026-03-31' }, body: {} }), TODAY)).items
const whoHas = (id: string): Actor => guards.find(({ employeeId }) => employeeId === id)!
async function takesLeave(who: Actor, from: string, to: string): Promise<void> {
  const { id } = await as(test, who, (ctx) => askLeave(ctx, { ...nothing, body: staffing.askLeave.body.parse({ siteId, kind: 'sick', from, to }) }), TODAY)
  const decides = who === company.actors.supervisor ? company.actors.site_manager : company.actors.supervisor
  await as(test, decides, (ctx) => actOnLeave(ctx, { params: { id }, query: {}, body: { action: 'approve', note: '' } }), TODAY)
}

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  siteId = company.siteId
  await as(test, company.actors.administrator, async (ctx) => {
    await ctx.tx.insertInto('job_position').values({ organization_id: ctx.organizationId, id: guard, code: 'GUARD', name: '护卫员', department_code: null, line: 'FRONT_LINE', role: null, is_core: false, required_years: null, required_experience: '', is_active: true, sort_order: 1, version: 1 }).execute()
    guards = []
    for (const sign of '甲乙丙丁戊己庚') guards.push(await aColleague(ctx, { role: 'guard', siteId, name: `保安${sign}` }))
    await ctx.tx.updateTable('employee').set({ position_id: guard }).where('id', 'in', guards.map((one) => one.employeeId!)).execute()
  })
  patterns = new Map((await as(test, company.actors.supervisor, (ctx) => listShiftPatterns(ctx))).items.map(({ id, name }) => [name, id]))
  lobby = await aPost({ name: '大堂岗', kind: 'service', positionId: guard, patternId: patterns.get('每日白班')! })
  await aPost({ name: '夜间经理', kind: 'night_manager', patternId: patterns.get('夜间值班')! })
  await published((await generated('2026-03', 0, BEFORE)).version, BEFORE)
})
afterAll(() => test.close())

describe('a month that has begun', () => {
  it('is planned on: what was worked stays, and is not judged by what has changed since [STF-005]', async () => {
    const worked = (await see()).cells.filter(({ day }) => day < '2026-03-10')
    const of = (day: string) => worked.find((cell) => cell.day === day && cell.postId === lobby.id)!.employeeId
    const sick = whoHas(of('2026-03-09'))
    const moved = whoHas(worked.find(({ employeeId, postId }) => postId === lobby.id && employeeId !== sick.employeeId)!.employeeId)
    // Sick since yesterday, as it turns out today; another guard has another post from today on; and the lobby wants two from now on.
    await takesLeave(sick, '2026-03-09', '2026-03-11')
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('employee').set({ position_id: null }).where('id', '=', moved.employeeId!).execute())
    await as(test, company.actors.supervisor, (ctx) => changeRotaPost(ctx, { params: { id: lobby.id }, query: {}, body: staffing.changeRotaPost.body.parse({ ...lobby, zoneId: null, positionId: guard, patternId: lobby.pattern.id, headcount: 2, version: 1, isActive: true }) }))
    const planned = await generated('2026-03', (await see()).version)
    expect(planned.breaches).toEqual([])
    const after = await published(planned.version)
    expect(after).toMatchObject({ hasChanges: false, breaches: [] })
    expect(after.cells.filter(({ day }) => day < '2026-03-10').map(({ employeeId, day, postId }) => [day, postId, employeeId])).toEqual(worked.map(({ employeeId, day, postId }) => [day, postId, employeeId]))
    expect((await shiftsOf(sick)).map(({ day }) => day)).toContain('2026-03-09')
    expect((await shiftsOf(sick)).map(({ day }) => day)).not.toContain('2026-03-11')
    // Yesterday is no longer to be planned, and says so.
    await expect(as(test, company.actors.supervisor, (ctx) => setRotaCells(ctx, { ...nothing, body: staffing.setRotaCells.body.parse({ siteId, month: '2026-03', version: after.version, cells: [{ employeeId: sick.employeeId, day: '2026-03-09', postId: null }] }) }), TODAY)).rejects.toMatchObject({ errors: [{ pointer: '/cells/0/day', message: 'has passed and was published' }] })
  })

  it('keeps the night managers that the desk has named when leave of somebody else changes the rota [STF-009]', async () => {
    const rota = await see()
    const night = rota.posts.find(({ kind }) => kind === 'night_manager')!
    const manager = (day: string) => rota.cells.find((cell) => cell.postId === night.id && cell.day === day)!.employeeId
    const duties = async () => new Map((await as(test, company.actors.supervisor, (ctx) => ctx.tx.selectFrom('night_duty').select(['day', 'employee_id']).where('site_id', '=', siteId).execute())).map((row) => [row.day, row.employee_id]))
    const other = [company.actors.steward, company.actors.front_desk].find(({ employeeId }) => employeeId !== manager('2026-03-20'))!.employeeId!
    await as(test, company.actors.supervisor, (ctx) => setNight(ctx, { ...nothing, body: { siteId, day: '2026-03-20', employeeId: other } }))
    const away = whoHas(rota.cells.find((cell) => cell.postId === lobby.id && cell.day === '2026-03-25')!.employeeId)
    await takesLeave(away, '2026-03-25', '2026-03-25')
    expect((await duties()).get('2026-03-20')).toBe(other)
    // A manager who is away leaves the own nights empty, and no other.
    const absent = Object.values(company.actors).find(({ employeeId }) => employeeId === manager('2026-03-28'))!
    await takesLeave(absent, '2026-03-28', '2026-03-28')
    const now = await duties()
    expect([now.has('2026-03-28'), now.get('2026-03-20'), now.get('2026-03-26')]).toEqual([false, other, manager('2026-03-26')])
  })

  it('ends a swap whose shift goes, in its history and for both', async () => {
    for (const from of guards) {
      const shift = (await shiftsOf(from)).find(({ day }) => day > '2026-03-12')
      if (!shift) continue
      const { items } = await as(test, from, (ctx) => swapChoices(ctx, { ...nothing, query: { shiftId: shift.id }, body: {} }), TODAY)
      const choice = items.find(({ colleague, mayTakeOver }) => mayTakeOver && whoHas(colleague.id) !== undefined)
      if (!choice) continue
      const swap = await as(test, from, (ctx) => askSwap(ctx, { ...nothing, body: staffing.askSwap.body.parse({ shiftId: shift.id, withId: choice.colleague.id }) }), TODAY)
      await takesLeave(from, shift.day, shift.day)
      const [history, told] = await as(test, company.actors.supervisor, async (ctx) => [await readTimeline(ctx, swap.id), await ctx.tx.selectFrom('message').select(['account_id', 'template']).where('record_id', '=', swap.id).execute()] as const)
      expect(history.map(({ action, fromStatus, toStatus }) => [action, fromStatus, toStatus])).toEqual([['asked', null, 'asked'], ['withdrawn', 'asked', 'withdrawn']])
      const moved = told.filter(({ template }) => template === 'swap.moved').map(({ account_id }) => account_id)
      expect(moved).toHaveLength(2)
      expect(new Set(moved)).toEqual(new Set([from.accountId!, whoHas(choice.colleague.id).accountId!]))
      return
    }
    throw new Error('nobody could take a shift')
  })
})

describe('a month that was not published', () => {
  it('is another one once leave has taken shifts out of its draft', async () => {
    const draft = await generated('2026-04', 0)
    const cell = draft.cells.find(({ day, postId }) => day > '2026-04-05' && postId === lobby.id)!
    await takesLeave(whoHas(cell.employeeId), cell.day, cell.day)
    const after = await see('2026-04')
    expect(after.version).toBe(draft.version + 1)
    expect(after.cells.some(({ employeeId, day }) => employeeId === cell.employeeId && day === cell.day)).toBe(false)
    const late = staffing.setRotaCells.body.parse({ siteId, month: '2026-04', version: draft.version, cells: [{ employeeId: cell.employeeId, day: cell.day, postId: cell.postId, shift: cell.shift }] })
    await expect(as(test, company.actors.supervisor, (ctx) => setRotaCells(ctx, { ...nothing, body: late }), TODAY)).rejects.toMatchObject({ code: 'stale_version' })
  })

  it('says who does not bring the trade that a shift lacks [STF-005]', async () => {
    await aPost({ name: '制冷机房', kind: 'service', patternId: patterns.get('每日白班')!, trades: ['制冷作业证'] })
    const rota = await generated('2026-05', 0)
    const gap = rota.gaps.find(({ lackingTrades }) => lackingTrades.length > 0)!
    expect(gap.removed.find(({ kind }) => kind === 'trade')!.people[0]!.detail).toBe('制冷作业证')
  })
})

describe('people on a rota', () => {
  const cells = (month: string, version: number, list: { employeeId: string; day: string; postId: string; shift: string }[]): Promise<staffing.Rota> => as(test, company.actors.supervisor, (ctx) => setRotaCells(ctx, { ...nothing, body: staffing.setRotaCells.body.parse({ siteId, month, version, cells: list }) }), TODAY)
  const publish = (month: string, version: number) => (ctx: Ctx): Promise<staffing.Rota> => publishRota(ctx, { ...nothing, body: staffing.publishRota.body.parse({ siteId, month, version, withGaps: true }) })
  const messages = (template: string) => as(test, company.actors.supervisor, async (ctx) => (await ctx.tx.selectFrom('message').select(['account_id', 'params']).where('template', '=', template).execute()).map((row) => ({ account: row.account_id, ...(row.params as Record<string, unknown>) })))

  it('keep the rest between two months that two managers publish at the same moment', async () => {
    const [night, day] = [(await see('2026-07')).posts.find(({ kind }) => kind === 'night_manager')!, (await see('2026-08')).posts.find(({ name }) => name === '制冷机房')!]
    const me = company.actors.supervisor.employeeId!
    const july = await cells('2026-07', 0, [{ employeeId: me, day: '2026-07-31', postId: night.id, shift: '值' }])
    const august = await cells('2026-08', 0, [{ employeeId: me, day: '2026-08-01', postId: day.id, shift: '日' }])
    expect([july.breaches, august.breaches]).toEqual([[], []])
    const { second } = await as(test, company.actors.supervisor, async (ctx) => {
      await publish('2026-07', july.version)(ctx)
      const second = as(test, company.actors.site_manager, publish('2026-08', august.version), TODAY)
      second.catch(() => undefined)
      await someoneWaitsForALock(test)
      return { second }
    }, TODAY)
    await expect(second).rejects.toMatchObject({ code: 'rota.rule_broken', message: '2026-08-01 主管周 休息不足 0 h' })
  })

  it('whose certificate no longer counts are told to who plans, and stand in red while they are on; verified anew they are not [STF-005]', async () => {
    const { site_manager, supervisor } = company.actors
    const room = await aPost({ name: '配电房', kind: 'service', patternId: patterns.get('每日白班')!, certificates: ['低压电工证'] })
    const electrician = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId, name: '电工卢' }))
    const id = newId()
    await as(test, company.actors.administrator, (ctx) => ctx.tx.insertInto('certificate').values({ organization_id: ctx.organizationId, id, employee_id: electrician.employeeId!, kind: '低压电工证', number: 'DG-9', issuer: '应急管理局', valid_from: '2020-01-01', valid_until: '2099-01-01', file_id: null, verified_at: BEFORE, verified_by: supervisor.employeeId, created_at: BEFORE }).execute())
    // The jobs run on the clock of the machine: a month that lies ahead of it as well.
    const month = monthAfter(dayIn('Asia/Shanghai', new Date()).slice(0, 7))
    const [promoted] = guards
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('employee').set({ position_id: guard }).where('id', '=', promoted!.employeeId!).execute())
    const draft = await cells(month, 0, [...[4, 5].map((n) => ({ employeeId: electrician.employeeId!, day: `${month}-0${n}`, postId: room.id, shift: '日' })), { employeeId: promoted!.employeeId!, day: `${month}-07`, postId: lobby.id, shift: '日' }])
    await as(test, supervisor, publish(month, draft.version), TODAY)
    const change = (facts: object) => as(test, site_manager, (ctx) => changeCertificate(ctx, { params: { id }, query: {}, body: people.changeCertificate.body.parse(facts) }))
    const on = async () => (await as(test, supervisor, (ctx) => whoIsOn(ctx, { ...nothing, query: { siteId, at: `${month}-04T02:00:00.000Z` }, body: {} }))).items.find(({ post }) => post.name === '配电房')
    expect(await on()).toMatchObject({ employee: { name: '电工卢' }, lacks: [] })
    await change({ version: 1, number: 'DG-10', isVerified: false })
    await letJobsRun(test)
    const told = await messages('rota.who_may_not')
    expect(new Set(told.map(({ account }) => account))).toEqual(new Set([supervisor.accountId, site_manager.accountId]))
    expect(told[0]).toMatchObject({ who: '电工卢', n: 2, day: `${month}-04`, why: '@rotaObstacle:certificate', detail: '低压电工证' })
    expect(await on()).toMatchObject({ lacks: ['低压电工证'] })
    await change({ version: 2, isVerified: true })
    await letJobsRun(test)
    expect(await on()).toMatchObject({ lacks: [] })
    expect(await messages('rota.who_may_not')).toHaveLength(told.length)
    // Whoever is promoted holds the post of before no more.
    await as(test, site_manager, async (ctx) => {
      const lead = newId()
      await ctx.tx.insertInto('job_position').values({ organization_id: ctx.organizationId, id: lead, code: 'LEAD', name: '护卫班长', department_code: null, line: 'FRONT_LINE', role: null, is_core: false, required_years: null, required_experience: '', is_active: true, sort_order: 2, version: 1 }).execute()
      await takePosition(ctx, promoted!.employeeId!, lead, '晋升')
    })
    await letJobsRun(test)
    expect(await messages('rota.who_may_not')).toContainEqual(expect.objectContaining({ who: promoted!.name, n: 1, day: `${month}-07`, why: '@rotaObstacle:position' }))
    // Who leaves the company holds no seat any more; those who plan hear which are empty.
    const rota = await see(month, new Date())
    expect(rota.cells.filter(({ employeeId }) => employeeId === electrician.employeeId)).toHaveLength(2)
    const { version } = await as(test, site_manager, (ctx) => getEmployee(ctx, { params: { id: electrician.employeeId! }, query: {}, body: {} }))
    await as(test, site_manager, (ctx) => changeEmployee(ctx, { params: { id: electrician.employeeId! }, query: {}, body: people.changeEmployee.body.parse({ version, isActive: false }) }))
    await letJobsRun(test)
    const after = await see(month, new Date())
    expect([after.publishedNumber, after.cells.some(({ employeeId }) => employeeId === electrician.employeeId), after.hasChanges]).toEqual([2, false, false])
    expect((await as(test, supervisor, (ctx) => listRotaPublications(ctx, { ...nothing, query: { siteId, month }, body: {} }))).items[0]).toMatchObject({ number: 2, kind: 'left', added: 0, removed: 2 })
    expect((await messages('rota.who_left'))[0]).toMatchObject({ who: '电工卢', n: 2, day: `${month}-04` })
  })
})

describe('phones of the reserve', () => {
  it('are covered for who plans and may not see them, in the list and in its file, and stay when such a one changes something else [STF-006] [PRV-002]', async () => {
    const { supervisor } = company.actors
    const planner = new Actor({ ...supervisor, grants: [{ role: 'supervisor', scope: 'site', siteId, permissions: new Set(ROLE_PERMISSIONS.supervisor.filter((one) => one !== 'personal_data:phones')) }], sessionId: undefined } as ConstructorParameters<typeof Actor>[0])
    const facts = { name: '钱时工', kind: 'part_time', weekdays: [6, 7], payBasis: 'hour', rateFen: 3000 }
    const { id, version } = await as(test, supervisor, (ctx) => createReserve(ctx, { ...nothing, body: reserve.createReserve.body.parse({ siteId, ...facts, phone: '13800139001' }) }))
    const listed = async (who: Actor) => (await as(test, who, (ctx) => listReserve(ctx, { ...nothing, query: reserve.listReserve.query.parse({ siteId }), body: {} }))).items.find((one) => one.id === id)!.phone
    expect([await listed(supervisor), await listed(planner)]).toEqual(['13800139001', '138****9001'])
    await as(test, planner, (ctx) => changeReserve(ctx, { params: { id }, query: {}, body: reserve.changeReserve.body.parse({ version, ...facts, rateFen: 3200, phone: '138****9001', isActive: true }) }))
    expect(await listed(supervisor)).toBe('13800139001')
    const plan = await as(test, planner, (ctx) => planReserveExport(ctx, reserve.exportReserve.query.parse({ siteId, format: 'csv' })))
    expect(plan.personal).toEqual({ siteId, classes: ['phone'] })
  })
})
