import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reserve, staffing, type Sent } from '@guanjia/contract'
import { aHousehold } from './testing/households.ts'
import { someoneWaitsForALock } from './testing/locks.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import type { Actor } from './platform/auth/actor.ts'
import type { Ctx } from './platform/ctx.ts'
import { newId } from './platform/ids.ts'
import { dayAfter, dayIn } from './platform/time.ts'
import { makeZone } from './modules/organization/index.ts'
import { workersAt } from './modules/workorders/workers.ts'
import { firstContactFor } from './modules/cases/duty.ts'
import { entriesOfEmployee } from './modules/integration/calendar-entries.ts'
import { chainsOf } from './modules/sla/chains.ts'
import { actOnLeave, askLeave } from './modules/staffing/leave/leave.ts'
import { actOnSwap, askSwap, swapChoices } from './modules/staffing/leave/swaps.ts'
import { adoptQuotas, getQuotas, saveQuotas } from './modules/staffing/posts/quotas.ts'
import { createRotaPost, listRotaPosts } from './modules/staffing/posts/rota-posts.ts'
import { createShiftPattern, listShiftPatterns } from './modules/staffing/posts/shift-patterns.ts'
import { actOnCallUp, createCallUp } from './modules/staffing/reserve/call-ups.ts'
import { createReserve } from './modules/staffing/reserve/reserve.ts'
import { generateRota, setRotaCells } from './modules/staffing/rota/draft.ts'
import { coverageFigures, myRota, whoIsOn } from './modules/staffing/rota/on-duty.ts'
import { getRota } from './modules/staffing/rota/present.ts'
import { publishRota } from './modules/staffing/rota/publish.ts'

const NOW = new Date('2026-02-20T02:00:00Z')
const MONTH = '2026-03'
const nothing = { params: {}, query: {} }

let test: TestApp
let company: Company
let siteId: string
let guards: Actor[]
let electricians: Actor[]
let patterns: Map<string, string>
let zoneId: string
const positions: Record<string, string> = {}

const plan = (ctx: Ctx): Promise<staffing.Rota> => getRota(ctx, { ...nothing, query: { siteId, month: MONTH }, body: {} })
const see = (who: Actor = company.actors.supervisor, now = NOW): Promise<staffing.Rota> => as(test, who, plan, now)
const aPost = (body: Omit<Sent<typeof staffing.createRotaPost>['body'], 'siteId'>): Promise<staffing.RotaPost> => as(test, company.actors.supervisor, (ctx) => createRotaPost(ctx, { ...nothing, body: staffing.createRotaPost.body.parse({ siteId, ...body }) }), NOW)
const cells = (list: { employeeId: string; day: string; postId: string | null; shift?: string }[], version: number): Promise<staffing.Rota> => as(test, company.actors.supervisor, (ctx) => setRotaCells(ctx, { ...nothing, body: staffing.setRotaCells.body.parse({ siteId, month: MONTH, version, cells: list }) }), NOW)
const publish = (who: Actor, version: number, withGaps = true) => as(test, who, (ctx) => publishRota(ctx, { ...nothing, body: staffing.publishRota.body.parse({ siteId, month: MONTH, version, withGaps }) }), NOW)

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  siteId = company.siteId
  await as(test, company.actors.administrator, async (ctx) => {
    for (const [code, name] of [['GUARD', '护卫员'], ['ELECTRICIAN', '电工']] as const) {
      positions[code] = newId()
      await ctx.tx.insertInto('job_position').values({ organization_id: ctx.organizationId, id: positions[code], code, name, department_code: null, line: 'FRONT_LINE', role: null, is_core: false, required_years: null, required_experience: '', is_active: true, sort_order: 1, version: 1 }).execute()
    }
    guards = []
    for (let i = 0; i < 9; i++) guards.push(await aColleague(ctx, { role: 'guard', siteId, name: `保安${'甲乙丙丁戊己庚辛壬'[i]!}` }))
    electricians = [await aColleague(ctx, { role: 'technician', siteId, name: '电工卢' }), await aColleague(ctx, { role: 'technician', siteId, name: '电工卫' })]
    await ctx.tx.updateTable('employee').set({ position_id: positions['GUARD']! }).where('id', 'in', guards.map((one) => one.employeeId!)).execute()
    await ctx.tx.updateTable('employee').set({ position_id: positions['ELECTRICIAN']! }).where('id', 'in', electricians.map((one) => one.employeeId!)).execute()
    for (const [i, until] of [[0, '2026-03-12'], [1, '2026-03-20']] as const)
      await ctx.tx.insertInto('certificate').values({ organization_id: ctx.organizationId, id: newId(), employee_id: electricians[i]!.employeeId!, kind: '低压电工证', number: `DG-${i}`, valid_from: '2020-01-01', valid_until: until, file_id: null, verified_at: NOW, verified_by: company.actors.supervisor.employeeId, created_at: NOW }).execute()
    zoneId = await makeZone(ctx, { siteId, name: '东区', stewardId: null })
  })
  patterns = new Map((await as(test, company.actors.supervisor, (ctx) => listShiftPatterns(ctx))).items.map(({ id, name }) => [name, id]))
})
afterAll(() => test.close())

describe('posts and their shifts', () => {
  it('refuse a pattern around the clock that leaves an hour to nobody [STF-003]', async () => {
    const body = staffing.createShiftPattern.body.parse({ name: '两班', isAroundTheClock: true, weekdays: [1, 2, 3, 4, 5, 6, 7], shifts: [{ code: 'A', name: '白', start: '08:00', minutes: 720 }, { code: 'B', name: '夜', start: '21:00', minutes: 660 }] })
    await expect(as(test, company.actors.supervisor, (ctx) => createShiftPattern(ctx, { ...nothing, body }))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/shifts', message: 'nobody covers 20:00–21:00' }] })
  })

  it('are fixed or walk, each in an area and with its place on the route map [STF-003] [STF-011]', async () => {
    await expect(aPost({ name: '无区域', kind: 'patrol', patternId: patterns.get('24 小时三班')! })).rejects.toMatchObject({ errors: [{ pointer: '/zoneId' }] })
    const gate = await aPost({ name: '东门岗', kind: 'fixed', zoneId, positionId: positions['GUARD'], patternId: patterns.get('24 小时三班')!, sortOrder: 1, map: { x: 12.5, y: 80 } })
    expect(gate).toMatchObject({ kind: 'fixed', zone: { name: '东区' }, map: { x: 12.5, y: 80 } })
    const { items } = await as(test, guards[0]!, (ctx) => listRotaPosts(ctx, { ...nothing, query: { siteId }, body: {} }))
    expect(items.map(({ name, map }) => [name, map])).toEqual([['东门岗', { x: 12.5, y: 80 }]])
    await aPost({ name: '东区巡逻', kind: 'patrol', zoneId, positionId: positions['GUARD'], patternId: patterns.get('24 小时三班')!, sortOrder: 2 })
    await aPost({ name: '配电房', kind: 'service', positionId: positions['ELECTRICIAN'], patternId: patterns.get('每日白班')!, certificates: ['低压电工证'], sortOrder: 3 })
    await aPost({ name: '夜间经理', kind: 'night_manager', patternId: patterns.get('夜间值班')!, sortOrder: 4 })
    await expect(aPost({ name: '两名经理', kind: 'night_manager', patternId: patterns.get('夜间值班')!, headcount: 2 })).rejects.toMatchObject({ errors: [{ pointer: '/headcount' }] })
  })
})

describe('quotas', () => {
  it('follow from area and visitors, and give way to what is planned by hand [STF-001] [STF-002]', async () => {
    const { site_manager } = company.actors
    const rules = [{ positionId: positions['GUARD']!, basis: 'posts' as const, per: 1 }, { positionId: positions['ELECTRICIAN']!, basis: 'area' as const, per: 40_000, atLeast: 2 }]
    const body = (more: object) => staffing.saveQuotas.body.parse({ siteId, areaM2: null, visitorsPerDay: 350, restHours: 11, maxDaysInRow: 6, maxWeekHours: 48, cleaningSteps: [{ from: 0, times: 1 }, { from: 300, times: 4 }], rules, zones: [{ zoneId, visitorsPerDay: 320, timesByHand: null }], ...more })
    const first = await as(test, site_manager, (ctx) => saveQuotas(ctx, { ...nothing, body: body({ version: 0 }) }))
    const of = (quotas: staffing.Quotas, code: string) => quotas.items.find(({ position }) => position.id === positions[code])
    // Two posts around the clock: 2 × 168 h ÷ 48 h. The area is not known, so nothing is computed from it.
    expect(of(first, 'GUARD')).toMatchObject({ computed: 7, planned: null, actual: 9, vacancy: null })
    expect(of(first, 'ELECTRICIAN')).toMatchObject({ computed: null, measure: null })
    const second = await as(test, site_manager, (ctx) => saveQuotas(ctx, { ...nothing, body: body({ version: 1, areaM2: 100_000 }) }))
    expect(of(second, 'ELECTRICIAN')).toMatchObject({ measure: 100_000, computed: 3 })
    const adopted = await as(test, site_manager, (ctx) => adoptQuotas(ctx, { ...nothing, body: { siteId, positionIds: [positions['ELECTRICIAN']!] } }))
    expect(of(adopted, 'ELECTRICIAN')).toMatchObject({ planned: 3, actual: 2, vacancy: 1 })
    expect(of(adopted, 'GUARD')).toMatchObject({ planned: null })
    await expect(as(test, site_manager, (ctx) => saveQuotas(ctx, { ...nothing, body: body({ version: 1 }) }))).rejects.toMatchObject({ code: 'stale_version' })
    // A household is one that lives there today: a lease that ends next year counts, one that has ended or is still to begin does not.
    await as(test, company.actors.administrator, async (ctx) => {
      const today = dayIn('Asia/Shanghai', ctx.now)
      for (const [room, from, until] of [['101', null, null], ['102', dayAfter(today, -300), dayAfter(today, 60)], ['103', dayAfter(today, -300), dayAfter(today, -1)], ['104', dayAfter(today, 10), null]] as const) {
        const { unitId } = await aHousehold(ctx, siteId, { room })
        await ctx.tx.updateTable('occupancy').set({ from_on: from, until_on: until }).where('unit_id', '=', unitId).execute()
      }
    })
    expect((await as(test, site_manager, (ctx) => getQuotas(ctx, { query: { siteId } }))).households).toBe(2)
  })

  it('say how often a zone is cleaned by its visitors, unless somebody says otherwise [STF-004]', async () => {
    const { zones } = await as(test, company.actors.supervisor, (ctx) => getQuotas(ctx, { query: { siteId } }))
    expect(zones).toEqual([{ zone: { id: zoneId, name: '东区' }, visitorsPerDay: 320, computed: 4, timesByHand: null, times: 4 }])
    const body = staffing.saveQuotas.body.parse({ siteId, version: 2, areaM2: 100_000, visitorsPerDay: 350, restHours: 11, maxDaysInRow: 6, maxWeekHours: 48, cleaningSteps: [{ from: 0, times: 1 }, { from: 300, times: 4 }], rules: [], zones: [{ zoneId, visitorsPerDay: 320, timesByHand: 6 }] })
    expect((await as(test, company.actors.supervisor, (ctx) => saveQuotas(ctx, { ...nothing, body }))).zones[0]).toMatchObject({ computed: 4, times: 6 })
  })
})

describe('the rota', () => {
  it('is planned by rule, and shows a certificate that expires within the month as gaps with their reason [STF-005]', async () => {
    const made = await as(test, company.actors.supervisor, (ctx) => generateRota(ctx, { ...nothing, body: staffing.generateRota.body.parse({ siteId, month: MONTH, version: 0 }) }), NOW)
    expect(made.version).toBe(1)
    expect(made.breaches).toEqual([])
    const room = made.posts.find(({ name }) => name === '配电房')!
    const days = made.gaps.filter(({ postId }) => postId === room.id).map(({ day }) => day)
    expect(days.at(-1)).toBe('2026-03-31')
    expect(days.filter((day) => day > '2026-03-20')).toHaveLength(11)
    const last = made.gaps.find(({ postId, day }) => postId === room.id && day === '2026-03-21')!
    expect(last.removed.find(({ kind }) => kind === 'certificate')!.people.map(({ name, detail }) => [name, detail])).toEqual([['电工卢', '低压电工证 2026-03-12'], ['电工卫', '低压电工证 2026-03-20']])
    expect(made.gaps.filter(({ postId }) => postId !== room.id)).toEqual([])
  })

  it('keeps what was set by hand, and refuses to publish what breaks a rule', async () => {
    const before = await see()
    const room = before.posts.find(({ name }) => name === '配电房')!
    const lu = electricians[0]!.employeeId!
    const broken = await cells([{ employeeId: lu, day: '2026-03-15', postId: room.id, shift: '日' }], before.version)
    expect(broken.breaches).toEqual([expect.objectContaining({ day: '2026-03-15', obstacle: { kind: 'certificate', detail: '低压电工证 2026-03-12' } })])
    await expect(publish(company.actors.supervisor, broken.version)).rejects.toMatchObject({ code: 'rota.rule_broken', message: '2026-03-15 电工卢 缺有效证书 低压电工证 2026-03-12' })
    const mended = await cells([{ employeeId: lu, day: '2026-03-15', postId: null }], broken.version)
    await expect(publish(company.actors.supervisor, mended.version, false)).rejects.toMatchObject({ code: 'rota.has_gaps' })
    await expect(cells([{ employeeId: lu, day: '2026-04-01', postId: room.id, shift: '日' }], mended.version)).rejects.toMatchObject({ errors: [{ pointer: '/cells/0/day' }] })
  })

  it('is published once when two managers do it at the same moment; the second hears that it is another now', async () => {
    const { version } = await see()
    const { supervisor, site_manager } = company.actors
    const first = as(test, supervisor, async (ctx) => {
      await publishRota(ctx, { ...nothing, body: staffing.publishRota.body.parse({ siteId, month: MONTH, version, withGaps: true }) })
      const second = publish(site_manager, version)
      second.catch(() => undefined)
      await someoneWaitsForALock(test)
      return { second }
    }, NOW)
    await expect((await first).second).rejects.toMatchObject({ code: 'stale_version', extra: { current: { publishedNumber: 1, version: version + 1, hasChanges: false } } })
    expect(await see()).toMatchObject({ publishedNumber: 1, hasChanges: false })
    const double = await as(test, supervisor, (ctx) => ctx.client.query<{ count: number }>('select count(*)::int as count from (select employee_id, day from rota_shift where until_number is null group by 1, 2 having count(*) > 1) d'))
    expect(double.rows[0]!.count).toBe(0)
  })

  it('shows everybody what was published, and the draft only to who plans', async () => {
    const before = await see()
    const cell = before.cells.find(({ employeeId }) => employeeId === guards[0]!.employeeId)!
    const after = await cells([{ employeeId: cell.employeeId, day: cell.day, postId: null }], before.version)
    expect(after.hasChanges).toBe(true)
    expect((await see(guards[1])).cells.some((one) => one.employeeId === cell.employeeId && one.day === cell.day)).toBe(true)
    await cells([{ employeeId: cell.employeeId, day: cell.day, postId: cell.postId, shift: cell.shift }], after.version)
    await expect(as(test, guards[0]!, (ctx) => setRotaCells(ctx, { ...nothing, body: staffing.setRotaCells.body.parse({ siteId, month: MONTH, version: 1, cells: [{ employeeId: cell.employeeId, day: cell.day, postId: null }] }) }))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('names one manager for each night, where the desk and the escalation look for them [STF-009]', async () => {
    const rota = await see()
    const post = rota.posts.find(({ kind }) => kind === 'night_manager')!
    const nights = rota.cells.filter(({ postId }) => postId === post.id)
    expect(nights).toHaveLength(31)
    const duties = await as(test, company.actors.supervisor, (ctx) => ctx.tx.selectFrom('night_duty').select(['day', 'employee_id']).where('site_id', '=', siteId).orderBy('day').execute())
    expect(duties).toEqual(nights.map(({ day, employeeId }) => ({ day, employee_id: employeeId })).sort((a, b) => (a.day < b.day ? -1 : 1)))
    const tonight = nights.find(({ day }) => day === '2026-03-10')!.employeeId
    const at = new Date('2026-03-10T15:00:00Z')
    const [who, chains] = await as(test, company.actors.supervisor, async (ctx) => [await ctx.tx.selectFrom('employee').select('account_id').where('id', '=', tonight).executeTakeFirstOrThrow(), await chainsOf(ctx, [{ id: 'x', siteId, clock: { holder: null } } as never])] as const, at)
    expect(chains.get('x')!.supervisor).toContain(who.account_id)
  })

  it('warns of holidays on which more people come [STF-007]', async () => {
    const may = await as(test, company.actors.supervisor, (ctx) => getRota(ctx, { ...nothing, query: { siteId, month: '2026-05' }, body: {} }), NOW)
    expect(may.warnings.map(({ day, name }) => [day, name])).toEqual(expect.arrayContaining([['2026-05-01', '劳动节']]))
    expect(may.days[0]).toMatchObject({ day: '2026-05-01', holiday: '劳动节' })
  })
})

describe('who is on now', () => {
  it('is asked by the automatic assignment: nobody gets work outside the own shift, and nothing changes where no rota was published [STF-008]', async () => {
    const rota = await see()
    const room = rota.posts.find(({ name }) => name === '配电房')!
    const on = rota.cells.find(({ postId, day }) => postId === room.id && day === '2026-03-05')!.employeeId
    const off = electricians.find(({ employeeId }) => employeeId !== on)!.employeeId!
    const shifts = async (at: string) => {
      const workers = await as(test, company.actors.supervisor, (ctx) => workersAt(ctx, siteId), new Date(at))
      return [on, off].map((id) => workers.find((one) => one.id === id)!.isOnShift)
    }
    expect(await shifts('2026-03-05T02:00:00Z')).toEqual([true, false])
    // By night nobody of them; half an hour before the shift whoever has clocked in.
    expect(await shifts('2026-03-05T13:00:00Z')).toEqual([false, false])
    expect(await shifts('2026-03-05T00:10:00Z')).toEqual([true, false])
    // It says nothing of a position that it does not plan.
    const workers = await as(test, company.actors.supervisor, (ctx) => workersAt(ctx, siteId), new Date('2026-03-05T13:00:00Z'))
    expect(workers.find(({ name }) => name === '技工吕')!.isOnShift).toBe(true)
    // No rota was published for April.
    expect(await shifts('2026-04-05T02:00:00Z')).toEqual([true, true])
  })

  it('is shown with the posts that nobody holds, and who came without being planned [STF-008]', async () => {
    const at = '2026-03-25T02:00:00.000Z'
    const seen = await as(test, company.actors.supervisor, (ctx) => whoIsOn(ctx, { ...nothing, query: { siteId, at }, body: {} }))
    expect(seen.hasRota).toBe(true)
    expect(seen.items.map(({ post }) => post.name)).toEqual(['东门岗', '东区巡逻'])
    expect(seen.items.every(({ kind, zone }) => (kind === 'fixed' || kind === 'patrol') && zone!.name === '东区')).toBe(true)
    expect(seen.gaps).toMatchObject([{ post: { name: '配电房' }, missing: 1 }])
    expect(seen.unplanned.map(({ name }) => name)).toContain('电工卢')
    // Of a position that the rota does not plan it says nothing; nor of the office days of those who have nights on duty.
    expect(seen.unplanned.map(({ name }) => name)).not.toContain('技工吕')
    const nights = (await see()).cells.filter(({ postId, day }) => day !== '2026-03-24' && seen.items.every(({ post }) => post.id !== postId)).map(({ employeeId }) => employeeId)
    expect(nights).toContain(company.actors.supervisor.employeeId)
    expect(seen.unplanned.map(({ id }) => id)).not.toContain(company.actors.supervisor.employeeId)
    const first = await as(test, company.actors.supervisor, (ctx) => firstContactFor(ctx, siteId, null), new Date(at))
    expect(first.name).toBe('前台许')
  })

  it('is measured as seats held of seats', async () => {
    const figures = await as(test, company.actors.supervisor, (ctx) => coverageFigures(ctx, { ...nothing, query: { siteId, from: '2026-03-01', to: '2026-03-31' }, body: {} }))
    const missing = (await see()).gaps.reduce((sum, gap) => sum + gap.missing, 0)
    expect(missing).toBeGreaterThanOrEqual(11)
    expect(figures).toMatchObject({ seats: 31 * 8, held: 31 * 8 - missing })
    expect(figures.posts.find(({ post }) => post.name === '配电房')).toMatchObject({ seats: 31, held: 31 - missing })
    expect((await as(test, company.actors.supervisor, (ctx) => coverageFigures(ctx, { ...nothing, query: { siteId, from: '2026-06-01', to: '2026-06-30' }, body: {} }))).coverage).toBeNull()
  })

  it('stands in the own calendar of a colleague', async () => {
    const entries = await as(test, company.actors.supervisor, (ctx) => entriesOfEmployee(ctx, guards[0]!.employeeId!), NOW)
    const own = await as(test, guards[0]!, (ctx) => myRota(ctx, { ...nothing, query: { from: '2026-03-01', to: '2026-03-31' }, body: {} }), NOW)
    expect(own.items.length).toBeGreaterThan(15)
    expect(entries.filter(({ path }) => path === '/my-rota').map(({ from }) => (from as Date).toISOString())).toEqual(own.items.map(({ from }) => from))
  })
})

describe('on paper', () => {
  it('the month is a table and a sheet for the wall, and a file', async () => {
    const supervisor = await signIn(test, company.logins.supervisor, company.password)
    for (const layout of ['table', 'wall']) {
      const printed = await test.http.inject({ method: 'GET', url: `/api/v1/rotas/print?siteId=${siteId}&month=${MONTH}&layout=${layout}`, headers: { authorization: `Bearer ${supervisor.token}` } })
      expect(printed.statusCode).toBe(200)
      const [page] = pdfPages(printed.rawPayload)
      expect(page!.text.replaceAll(/\s/g, '')).toContain('清溪花园2026-03排班表')
      expect(page!.text.replaceAll(/\s/g, '')).toContain(layout === 'wall' ? '东门岗' : '保安甲')
    }
    const file = await test.http.inject({ method: 'GET', url: `/api/v1/rotas/export?siteId=${siteId}&month=${MONTH}&format=csv`, headers: { authorization: `Bearer ${supervisor.token}` } })
    expect(file.body).toContain('保安甲')
    expect(file.body.split('\n').find((line) => line.startsWith('空岗'))).toContain('配电房 日 ×1')
  })
})

describe('swaps', () => {
  const mine = async (who: Actor) => (await as(test, who, (ctx) => myRota(ctx, { ...nothing, query: { from: '2026-03-01', to: '2026-03-31' }, body: {} }), NOW)).items
  /** The first swap that somebody may ask for; `fits` of the return shifts, by where they lie beside the own. */
  const ask = async (from: Actor, fits: (back: { from: string }, own: { from: string }) => boolean = () => true): Promise<{ swap: staffing.Swap; colleague: Actor }> => {
    for (const shift of await mine(from)) {
      const { items } = await as(test, from, (ctx) => swapChoices(ctx, { ...nothing, query: { shiftId: shift.id }, body: {} }), NOW)
      const choice = items.find(({ colleague, returns }) => guards.some(({ employeeId }) => employeeId === colleague.id) && returns.some((back) => fits(back, shift)))
      if (!choice) continue
      const body = staffing.askSwap.body.parse({ shiftId: shift.id, withId: choice.colleague.id, returnShiftId: choice.returns.find((back) => fits(back, shift))!.id })
      return { swap: await as(test, from, (ctx) => askSwap(ctx, { ...nothing, body }), NOW), colleague: guards.find(({ employeeId }) => employeeId === choice.colleague.id)! }
    }
    throw new Error('nobody to swap with')
  }
  const act = (who: Actor, id: string, action: 'accept' | 'refuse' | 'approve' | 'decline' | 'withdraw', now = NOW) => as(test, who, (ctx) => actOnSwap(ctx, { params: { id }, query: {}, body: { action, note: '' } }), now)

  it('are accepted once, approved by somebody else, and change what was published', async () => {
    const { swap, colleague } = await ask(guards[0]!)
    expect(swap).toMatchObject({ state: 'asked', allowedActions: ['withdraw'] })
    await expect(act(guards[0]!, swap.id, 'accept')).rejects.toMatchObject({ code: 'action_not_allowed' })
    const first = as(test, colleague, async (ctx) => {
      await actOnSwap(ctx, { params: { id: swap.id }, query: {}, body: { action: 'accept', note: '' } })
      const second = act(colleague, swap.id, 'accept')
      second.catch(() => undefined)
      await someoneWaitsForALock(test)
      return { second }
    }, NOW)
    await expect((await first).second).rejects.toMatchObject({ code: 'action_not_allowed' })
    const done = await act(company.actors.supervisor, swap.id, 'approve')
    expect(done.state).toBe('approved')
    expect((await mine(colleague)).map(({ day, post, shift }) => [day, post.name, shift])).toContainEqual([swap.gives.day, swap.gives.post.name, swap.gives.shift])
    expect((await mine(guards[0]!)).map(({ day, post, shift }) => [day, post.name, shift])).toContainEqual([swap.takes!.day, swap.takes!.post.name, swap.takes!.shift])
    const rota = await see()
    expect(rota).toMatchObject({ publishedNumber: 2, hasChanges: false, breaches: [] })
    await expect(act(company.actors.site_manager, swap.id, 'approve')).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('end with the first of both shifts that begins: nobody gives back what was already worked', async () => {
    const { swap, colleague } = await ask(guards[1]!, (back, own) => back.from < own.from)
    const begun = new Date(swap.takes!.from)
    await expect(act(colleague, swap.id, 'accept', begun)).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect((await act(colleague, swap.id, 'accept', new Date(begun.getTime() - 1))).state).toBe('accepted')
    await expect(act(company.actors.supervisor, swap.id, 'approve', begun)).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect((await act(guards[1]!, swap.id, 'withdraw', begun)).state).toBe('withdrawn')
  })

  it('that would break a rule are refused with its name', async () => {
    const [shift] = await mine(guards[2]!)
    const busy = (await see()).cells.find((one) => one.day === shift!.day && one.employeeId !== guards[2]!.employeeId && guards.some(({ employeeId }) => employeeId === one.employeeId))!
    const body = staffing.askSwap.body.parse({ shiftId: shift!.id, withId: busy.employeeId })
    await expect(as(test, guards[2]!, (ctx) => askSwap(ctx, { ...nothing, body }), NOW)).rejects.toMatchObject({ code: 'rota.rule_broken', message: expect.stringContaining('当天已有班') as string })
  })
})

describe('leave', () => {
  it('takes the shifts that it touches out of the rota, and leaves gaps that everybody sees', async () => {
    const [guard] = guards
    const own = (await as(test, guard!, (ctx) => myRota(ctx, { ...nothing, query: { from: '2026-03-22', to: '2026-03-28' }, body: {} }), NOW)).items
    const asked = await as(test, guard!, (ctx) => askLeave(ctx, { ...nothing, body: staffing.askLeave.body.parse({ siteId, kind: 'sick', from: '2026-03-23', to: '2026-03-27', reason: '手术' }) }), NOW)
    const touched = own.filter(({ from, to }) => to > '2026-03-22T16:00:00.000Z' && from < '2026-03-27T16:00:00.000Z')
    expect(asked).toMatchObject({ state: 'asked', days: 5, shifts: touched.length, allowedActions: ['withdraw'] })
    expect(touched.length).toBeGreaterThan(0)
    await expect(as(test, guard!, (ctx) => askLeave(ctx, { ...nothing, body: staffing.askLeave.body.parse({ siteId, kind: 'annual', from: '2026-03-27', to: '2026-03-29' }) }), NOW)).rejects.toMatchObject({ code: 'already_exists' })
    const decide = (who: Actor) => as(test, who, (ctx) => actOnLeave(ctx, { params: { id: asked.id }, query: {}, body: { action: 'approve', note: '' } }), NOW)
    await expect(decide(guard!)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(decide(guards[1]!)).rejects.toMatchObject({ code: 'not_found' })
    expect(await decide(company.actors.supervisor)).toMatchObject({ state: 'approved', shifts: 0 })
    await expect(decide(company.actors.site_manager)).rejects.toMatchObject({ code: 'action_not_allowed' })
    const rota = await see(guards[1])
    expect(rota.gaps.filter(({ day, postId }) => touched.some((one) => one.day === day && one.post.id === postId))).toHaveLength(touched.length)
    expect(rota.people.find(({ id }) => id === guard!.employeeId)!.leave).toEqual([{ from: '2026-03-23', to: '2026-03-27', kind: null }])
    // Planning the rest anew mends it.
    const mended = await as(test, company.actors.supervisor, (ctx) => generateRota(ctx, { ...nothing, body: staffing.generateRota.body.parse({ siteId, month: MONTH, version: rota.version, fromDay: '2026-03-20' }) }), NOW)
    expect(mended.gaps.every(({ postId }) => mended.posts.find(({ id }) => id === postId)!.name === '配电房')).toBe(true)
    expect(mended.cells.some(({ employeeId, day }) => employeeId === guard!.employeeId && day >= '2026-03-23' && day <= '2026-03-27')).toBe(false)
  })
})

describe('the reserve', () => {
  it('is called, answers by phone or at the desk, comes, and is paid as agreed; the last place goes to one [STF-006]', async () => {
    const { supervisor } = company.actors
    const person = (facts: object) => as(test, supervisor, (ctx) => createReserve(ctx, { ...nothing, body: reserve.createReserve.body.parse({ siteId, name: '储备', kind: 'part_time', weekdays: [6, 7], payBasis: 'hour', rateFen: 3000, ...facts }) }))
    const [zhou, wu, zheng] = [await person({ name: '周时工', phone: '13800139001', employeeId: guards[3]!.employeeId, skills: ['保洁'] }), await person({ name: '吴时工', payBasis: 'shift', rateFen: 20_000, skills: ['保洁'] }), await person({ name: '郑时工' })]
    expect(zhou.phone).toBe('13800139001')
    const body = reserve.createCallUp.body.parse({ siteId, reason: 'holiday', title: '五一接待', skill: '保洁', from: '2026-05-01T00:30:00Z', to: '2026-05-01T09:30:00Z', headcount: 1, reserveIds: [zhou.id, wu.id, zheng.id] })
    await expect(as(test, supervisor, (ctx) => createCallUp(ctx, { ...nothing, body }), NOW)).rejects.toMatchObject({ errors: [{ pointer: '/reserveIds' }] })
    const call = await as(test, supervisor, (ctx) => createCallUp(ctx, { ...nothing, body: { ...body, reserveIds: [zhou.id, wu.id] } }), NOW)
    const act = (who: Actor, act: Parameters<typeof reserve.actOnCallUp.body.parse>[0], now = NOW) => as(test, who, (ctx) => actOnCallUp(ctx, { params: { id: call.id }, query: {}, body: reserve.actOnCallUp.body.parse(act) }), now)
    const first = as(test, guards[3]!, async (ctx) => {
      await actOnCallUp(ctx, { params: { id: call.id }, query: {}, body: { action: 'answer', accepts: true } })
      const second = act(supervisor, { action: 'answer', reserveId: wu.id, accepts: true })
      second.catch(() => undefined)
      await someoneWaitsForALock(test)
      return { second }
    }, NOW)
    await expect((await first).second).rejects.toMatchObject({ code: 'call_up.full' })
    await expect(act(guards[4]!, { action: 'answer', accepts: true })).rejects.toMatchObject({ code: 'not_found' })
    await expect(act(guards[3]!, { action: 'attend', reserveId: zhou.id, minutes: 100 })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(act(supervisor, { action: 'attend', reserveId: zhou.id, minutes: 100 })).rejects.toMatchObject({ errors: [{ pointer: '/minutes' }] })
    await expect(act(supervisor, { action: 'close' })).rejects.toMatchObject({ code: 'rule_broken' })
    const after = new Date('2026-05-01T10:00:00Z')
    const came = await act(supervisor, { action: 'attend', reserveId: zhou.id, minutes: 500 }, after)
    expect(came).toMatchObject({ state: 'filled', accepted: 1, payFen: 25_000 })
    expect(came.answers).toMatchObject([{ reserve: { name: '吴时工' }, answer: 'asked', payFen: null }, { reserve: { name: '周时工' }, answer: 'accepted', way: 'phone', attendedMinutes: 500, payBasis: 'hour', rateFen: 3000, payFen: 25_000 }])
    expect((await act(supervisor, { action: 'close' }, after)).state).toBe('closed')
    const may = await as(test, supervisor, (ctx) => getRota(ctx, { ...nothing, query: { siteId, month: '2026-05' }, body: {} }))
    expect(may.warnings.find(({ day }) => day === '2026-05-01')).toMatchObject({ reserveAsked: 1 })
  })
})

