import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspections } from '@guanjia/contract'
import { InspectionStories } from '../../testing/inspection-stories.ts'
import { aCompany, as, signIn, testApp, type TestApp } from '../../testing/test-app.ts'
import { inspectionBoard, inspectionFigures } from './board.ts'
import { reportFinding } from './findings.ts'
import { changePoint } from './points.ts'
import { tend } from './tend.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

/** A Tuesday, eight in the morning at the site. */
const DAWN = new Date('2026-11-03T00:00:00Z')
const at = (time: string, day = '2026-11-03'): Date => new Date(`${day}T${time}:00+08:00`)
const CLEAN = { id: 'clean', text: '楼道干净', kind: 'yes_no', way: 'rectification', severity: 'minor' } as const

describe('the board of a day', () => {
  it('shows the night’s round of the day before while it is walked, and counts those of its own day only, as the list behind does [INS-006]', async () => {
    const own = await aCompany(test, '夜巡物业')
    const walked = new InspectionStories(test, own)
    const point = await walked.point((await walked.checklist([CLEAN])).id)
    const plan = await walked.plan((await walked.route([point.id])).id, DAWN, { rule: 'FREQ=DAILY;BYHOUR=23;BYMINUTE=0', windowMinutes: 180, leadHours: 48 })
    const board = await as(test, own.actors.supervisor, (ctx) => inspectionBoard(ctx, { params: {}, query: { siteId: own.siteId }, body: {} }), at('00:30', '2026-11-04'))
    expect(board.tasks.map(({ from, state }) => [from, state])).toEqual([[at('23:00').toISOString(), 'open'], [at('23:00', '2026-11-04').toISOString(), 'planned']])
    expect(board).toMatchObject({ day: '2026-11-04', counts: { due: 1 } })
    expect(board.tasks.every((task) => task.plan.id === plan.id)).toBe(true)
  })

  it('says of every route how its rounds of the day stand, late and missed first, with the points that were looked at', async () => {
    const own = await aCompany(test, '路线物业')
    const walked = new InspectionStories(test, own)
    const [list, supervisor] = [await walked.checklist([CLEAN]), own.actors.supervisor]
    const points = await Promise.all([1, 2, 3].map(() => walked.point(list.id)))
    const [roof, yard] = [await walked.route(points.slice(0, 2).map(({ id }) => id)), await walked.route([points[2]!.id])]
    // Twice on the roof, once in the yard; one of the roof is walked, the other missed.
    const early = await walked.plan(roof.id, DAWN, { rule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0', windowMinutes: 60 })
    await walked.plan(roof.id, DAWN, { rule: 'FREQ=DAILY;BYHOUR=8;BYMINUTE=30', windowMinutes: 20 })
    await walked.plan(yard.id, DAWN, { rule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0', windowMinutes: 600 })
    const [round] = await walked.rounds(early.id, DAWN)
    await walked.act(own.actors.steward, round!.id, { action: 'start' }, at('09:01'))
    await walked.send(own.actors.steward, round!.id, [walked.record(points[0]!.id, at('09:05'), [{ itemId: 'clean', value: true }])], at('09:06'))
    await as(test, own.actors.administrator, (ctx) => tend(ctx, own.siteId), at('10:30'))
    const { routes, tasks } = await as(test, supervisor, (ctx) => inspectionBoard(ctx, { params: {}, query: { siteId: own.siteId }, body: {} }), at('10:31'))
    expect(tasks.map(({ route, state }) => [route.name, state])).toEqual([[roof.name, 'missed'], [roof.name, 'started'], [yard.name, 'open']])
    expect(routes).toEqual([
      { route: { id: roof.id, name: roof.name }, due: 2, done: 0, running: 1, late: 1, missed: 1, points: 4, recorded: 1 },
      { route: { id: yard.id, name: yard.name }, due: 1, done: 0, running: 0, late: 0, missed: 0, points: 1, recorded: 0 },
    ])
  })
})

describe('the figures of a period', () => {
  it('count by the checklist that was followed, which stays that when the point has another one since; what was reported without one stands by itself; by post and by department, too [INS-006, INS-028, INS-029]', async () => {
    const own = await aCompany(test, '统计物业')
    const walked = new InspectionStories(test, own)
    const { supervisor, steward } = own.actors
    const [stairs, lifts] = [await walked.checklist([CLEAN]), await walked.checklist([{ ...CLEAN, text: '电梯正常' }])]
    const points = [await walked.point(stairs.id), await walked.point(stairs.id), await walked.point(lifts.id)]
    const plan = await walked.plan((await walked.route(points.map(({ id }) => id))).id, DAWN)
    const [round] = await walked.rounds(plan.id, DAWN)
    const photo = await walked.photo(steward)
    const said = (value: boolean) => [{ itemId: 'clean', value, photoIds: value ? [] : [photo] }]
    await walked.send(steward, round!.id, [walked.record(points[0]!.id, at('09:05'), said(false)), walked.record(points[1]!.id, at('09:10'), said(true)), walked.record(points[2]!.id, at('09:15'), said(true))], at('09:20'))
    await as(test, supervisor, (ctx) => changePoint(ctx, { params: { id: points[0]!.id }, query: {}, body: inspections.changePoint.body.parse({ version: points[0]!.version, code: points[0]!.code, name: points[0]!.name, checklistId: lifts.id }) }), at('10:00'))
    await as(test, steward, (ctx) => reportFinding(ctx, { params: {}, query: {}, body: inspections.reportFinding.body.parse({ siteId: own.siteId, place: '大门', description: '门牌松动' }) }), at('11:00'))
    // The steward is of the service department; a guard's plan was walked by nobody.
    const department = (await as(test, supervisor, (ctx) => ctx.client.query<{ id: string; name: string }>('select id, name from department where site_id = $1 order by sort_order limit 1', [own.siteId]))).rows[0]!
    await as(test, own.actors.administrator, (ctx) => ctx.client.query('update employee set department_id = $2 where id = $1', [steward.employeeId, department.id]))
    await walked.act(steward, round!.id, { action: 'finish' }, at('11:30'))
    await walked.plan((await walked.route([points[0]!.id])).id, DAWN, { role: 'guard', windowMinutes: 60 })
    await as(test, own.actors.administrator, (ctx) => tend(ctx, own.siteId), at('12:00'))
    const { byChecklist, roles, byDepartment } = await as(test, supervisor, (ctx) => inspectionFigures(ctx, { params: {}, query: { siteId: own.siteId, from: '2026-11-03', to: '2026-11-03' }, body: {} }), at('18:00'))
    expect(byChecklist).toEqual([
      { checklist: { id: stairs.id, name: stairs.name }, points: 2, bad: 1, count: 1 }, { checklist: null, points: 0, bad: 0, count: 1 }, { checklist: { id: lifts.id, name: lifts.name }, points: 1, bad: 0, count: 0 },
    ])
    expect(roles).toEqual([{ role: 'guard', due: 1, done: 0, onTime: 0 }, { role: 'steward', due: 1, done: 1, onTime: 1 }])
    expect(byDepartment).toEqual([{ department: { id: department.id, name: department.name }, count: 2, reported: 1 }])
    // The list behind a figure, and its sheet.
    expect((await walked.findings({ checklistId: stairs.id })).map(({ description, checklist }) => [description, checklist?.name])).toEqual([['楼道干净', stairs.name]])
    expect(await walked.findings({ checklistId: lifts.id })).toEqual([])
    const sheet = await test.http.inject({ url: `/api/v1/findings/export?siteId=${own.siteId}&format=csv`, headers: { authorization: `Bearer ${(await signIn(test, own.logins.supervisor, own.password)).token}` } })
    expect(sheet.body.split('\n')[0]).toContain('检查表')
    expect(sheet.body).toContain(stairs.name)
  })
})
