import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspections, type registers } from '@guanjia/contract'
import { aHousehold } from '../../testing/households.ts'
import { InspectionStories } from '../../testing/inspection-stories.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { inspectionFigures } from './board.ts'
import { reportFinding } from './findings.ts'
import { inspectionMap, pointRecords } from './map.ts'
import { createRoute } from './paths.ts'
import { tend } from './tend.ts'

let test: TestApp
let company: Company
let stories: InspectionStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new InspectionStories(test, company)
})
afterAll(() => test.close())

const at = (time: string, day: string): Date => new Date(`${day}T${time}:00+08:00`)
const item = (id: string, text: string) => ({ id, text, kind: 'yes_no' as const, way: 'rectification' as const })
const mapAt = (now: Date) => as(test, company.actors.supervisor, (ctx) => inspectionMap(ctx, { params: {}, query: { siteId: company.siteId }, body: {} }), now)

describe('the map of points', () => {
  it('marks each point by what is known of it now: found and open, overdue, not got to, never, fine; two routes on one plan are one map', async () => {
    const list = await stories.checklist([item('lamp', '灯亮'), item('floor', '地面干净')])
    const points = []
    for (const name of ['发现', '漏巡', '未能', '从未', '正常', '不在图上']) points.push(await stories.point(list.id, { name, code: `M-${points.length}` }))
    const [bad, missed, skipped, never, fine] = points.map(({ id }) => id) as [string, string, string, string, string, string]
    const planFileId = await stories.photo(company.actors.supervisor)
    const route = (name: string, ids: string[]) => as(test, company.actors.supervisor, (ctx) => createRoute(ctx, { params: {}, query: {}, body: inspections.createRoute.body.parse({ siteId: company.siteId, name, planFileId, stops: ids.map((pointId, i) => ({ pointId, onPlan: { x: i / 10, y: 0.5 } })) }) }))
    const walked = await route('地下一层东', [bad, skipped, fine, never])
    await route('地下一层西', [missed, fine])
    const plan = await stories.plan(walked.id, at('08:00', '2026-11-03'))
    const [round] = await stories.rounds(plan.id, at('09:00', '2026-11-03'))
    // A plan of its own that nobody walks on the second day.
    const lonely = await stories.plan((await stories.route([missed])).id, at('08:00', '2026-11-03'), { leadHours: 48 })
    const [first] = await stories.rounds(lonely.id, at('09:00', '2026-11-03'))
    const yes = [{ itemId: 'lamp', value: true }, { itemId: 'floor', value: true }]
    await stories.send(company.actors.steward, first!.id, [stories.record(missed, at('09:05', '2026-11-03'), yes)], at('09:05', '2026-11-03'))
    await stories.send(company.actors.steward, round!.id, [
      stories.record(bad, at('09:10', '2026-11-03'), [{ itemId: 'lamp', value: false }, { itemId: 'floor', value: true }]), stories.record(skipped, at('09:15', '2026-11-03'), [], { skipReason: '门锁着' }), stories.record(fine, at('09:20', '2026-11-03'), yes),
    ], at('09:30', '2026-11-03'))
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update inspection_plan set state = 'paused' where id = $1", [plan.id]))

    const marks = async (now: Date) => Object.fromEntries((await mapAt(now)).points.filter(({ code }) => code.startsWith('M-')).map(({ name, mark }) => [name, mark]))
    expect(await marks(at('10:00', '2026-11-03'))).toEqual({ 发现: 'finding', 漏巡: 'fine', 未能: 'skipped', 从未: 'never', 正常: 'fine', 不在图上: 'never' })
    await as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), at('18:00', '2026-11-04'))
    // One that was looked at yesterday and that nobody came to today is overdue; one that nobody came to at all in its time, too.
    expect(await marks(at('18:00', '2026-11-04'))).toEqual({ 发现: 'finding', 漏巡: 'overdue', 未能: 'skipped', 从未: 'overdue', 正常: 'fine', 不在图上: 'never' })

    const { maps } = await mapAt(at('18:00', '2026-11-04'))
    expect(maps.map(({ file, routes, points: placed }) => [file.id, routes.map(({ name }) => name), placed.length])).toEqual([[planFileId, ['地下一层东', '地下一层西'], 5]])
    const { items } = await as(test, company.actors.supervisor, (ctx) => pointRecords(ctx, { params: { id: bad }, query: {}, body: {} }))
    expect(items).toMatchObject([{ result: 'bad', bad: ['灯亮'], by: { name: '管家何' }, task: { name: round!.number } }])
    const [open] = await stories.findings({ pointId: bad })
    await stories.onFinding(company.actors.supervisor, open!.id, { action: 'drop', note: '灯已亮' }, at('18:10', '2026-11-04'))
    expect((await marks(at('18:11', '2026-11-04'))).发现).toBe('fine')
  })

  it('leaves out the signs of units that no round goes to any more, and says how many points there are when it cannot show them all', async () => {
    const { unitId } = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    const become = (state: string) => as(test, company.actors.administrator, (ctx) => ctx.client.query('update unit set state = $2 where id = $1', [unitId, state]))
    await become('vacant')
    const list = await stories.checklist([item('dry', '无渗漏')])
    await stories.plan((await stories.route([(await stories.point(list.id, { name: '空置房', code: 'U-1' })).id])).id, at('08:00', '2026-12-07'), { kind: 'vacant_units' })
    const ofUnits = async (now: Date) => (await mapAt(now)).points.filter(({ code }) => code.startsWith('V-')).length
    expect(await ofUnits(at('09:00', '2026-12-07'))).toBe(1)
    await become('self_occupied')
    await as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), at('10:00', '2026-12-07'))
    expect(await ofUnits(at('10:01', '2026-12-07'))).toBe(0)

    const before = await mapAt(at('10:01', '2026-12-07'))
    expect(before.total).toBe(before.points.length)
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("insert into inspection_point (organization_id, id, site_id, code, name, target, checklist_id, tag, updated_at) select $1, gen_random_uuid(), $2, 'Z-' || n, '车位灯', 'place', $3, lpad(n::text, 20, 'z'), now() from generate_series(1, 3000) n", [company.organizationId, company.siteId, list.id]))
    const after = await mapAt(at('10:01', '2026-12-07'))
    expect([after.points.length, after.total]).toEqual([3000, before.total + 3000])
  })
})

describe('the figures of findings', () => {
  it('count by class of facility and type of area, and each count opens to its findings [INS-006]', async () => {
    const own = await aCompany(test, '分类物业')
    const walked = new InspectionStories(test, own)
    const { administrator, steward, supervisor } = own.actors
    const desk = await signIn(test, own.logins.administrator, own.password)
    const area = (await desk.send('POST', '/common-areas', { siteId: own.siteId, code: 'A-1', name: '一栋楼梯', type: 'stairwell' })).body as registers.CommonArea
    const lift = await as(test, administrator, async (ctx) => (await ctx.client.query<{ id: string; class_id: string; name: string }>("insert into facility (organization_id, id, site_id, code, name, class_id, updated_at) select c.organization_id, gen_random_uuid(), $1, 'L-1', '电梯', c.id, now() from facility_class c order by c.code limit 1 returning id, class_id, (select name from facility_class where id = class_id) as name", [own.siteId])).rows[0]!)
    const list = await walked.checklist([item('clean', '干净')])
    const points = { stairs: await walked.point(list.id, { target: 'area', targetId: area.id }), lift: await walked.point(list.id, { target: 'facility', targetId: lift.id }), place: await walked.point(list.id) }
    const report = (pointId: string | null, place = '') => as(test, steward, (ctx) => reportFinding(ctx, { params: {}, query: {}, body: inspections.reportFinding.body.parse({ siteId: own.siteId, pointId, place, description: '积灰' }) }), at('10:00', '2026-11-03'))
    for (const pointId of [points.lift.id, points.lift.id, points.lift.id, points.stairs.id, points.stairs.id, points.place.id]) await report(pointId)
    await report(null, '大门口')
    const { byClass } = await as(test, supervisor, (ctx) => inspectionFigures(ctx, { params: {}, query: { siteId: own.siteId, from: '2026-11-03', to: '2026-11-03' }, body: {} }), at('20:00', '2026-11-04'))
    expect(byClass.slice(0, 2)).toEqual([{ facilityClass: { id: lift.class_id, name: lift.name }, areaType: null, target: 'facility', count: 3 }, { facilityClass: null, areaType: 'stairwell', target: 'area', count: 2 }])
    expect(byClass.slice(2)).toEqual(expect.arrayContaining([{ facilityClass: null, areaType: null, target: 'place', count: 1 }, { facilityClass: null, areaType: null, target: null, count: 1 }]))
    for (const [filter, count] of [[{ facilityClassId: lift.class_id }, 3], [{ areaType: 'stairwell' }, 2], [{ target: 'place' }, 1], [{}, 7]] as const) expect(await walked.findings(filter)).toHaveLength(count)
  })
})

describe('the history of a facility', () => {
  it('has what rounds found at it by every point and checklist: its state, what was said of its maintenance, what was wrong, and nothing of its neighbour [INS-024]', async () => {
    const own = await aCompany(test, '设备物业')
    const walked = new InspectionStories(test, own)
    const { administrator, steward } = own.actors
    const [pump, other] = await Promise.all(['P-1', 'P-2'].map((code) => as(test, administrator, async (ctx) => (await ctx.client.query<{ id: string }>('insert into facility (organization_id, id, site_id, code, name, class_id, updated_at) select organization_id, gen_random_uuid(), $1, $2, $2, id, now() from facility_class order by code limit 1 returning id', [own.siteId, code])).rows[0]!.id)))
    const [daily, monthly] = [await walked.checklist([item('runs', '运行正常')]), await walked.checklist([item('seal', '轴封无渗漏'), { id: 'maintenance', text: '维护情况', kind: 'text', isRequired: false }])]
    const points = [await walked.point(daily.id, { target: 'facility', targetId: pump! }), await walked.point(monthly.id, { target: 'facility', targetId: pump! }), await walked.point(daily.id, { target: 'facility', targetId: other! })]
    const plan = await walked.plan((await walked.route(points.map(({ id }) => id))).id, at('08:00', '2026-11-03'))
    const [round] = await walked.rounds(plan.id, at('09:00', '2026-11-03'))
    await walked.send(steward, round!.id, [
      walked.record(points[0]!.id, at('09:10', '2026-11-03'), [{ itemId: 'runs', value: true }], { note: '声音偏大' }), walked.record(points[1]!.id, at('09:20', '2026-11-03'), [{ itemId: 'seal', value: false }, { itemId: 'maintenance', value: '上周换油' }]), walked.record(points[2]!.id, at('09:30', '2026-11-03'), [], { skipReason: '停用' }),
    ], at('09:40', '2026-11-03'))
    const desk = await signIn(test, own.logins.supervisor, own.password)
    const records = async (id: string) => ((await desk.send('GET', `/facilities/${id}/inspections`)).body as { items: { result: string; bad: string[]; words: string[]; note: string; skipReason: string }[] }).items.map(({ result, bad, words, note, skipReason }) => [result, ...bad, ...words, note, skipReason].filter(Boolean))
    expect(await records(pump!)).toEqual([['bad', '轴封无渗漏', '维护情况：上周换油'], ['fine', '声音偏大']])
    expect(await records(other!)).toEqual([['skipped', '停用']])
    expect((await desk.send('GET', `/facilities/${round!.id}/inspections`)).status).toBe(404)
  })
})
