import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspections, type registers, type Sent } from '@guanjia/contract'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { aHousehold } from '../../testing/households.ts'
import { InspectionStories } from '../../testing/inspection-stories.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { unitCoverage } from './coverage.ts'
import { changeRoute } from './paths.ts'
import { actOnPlan, listPlans } from './plans.ts'
import { tend } from './tend.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

/** November ends at the site eight hours before it ends for the server. */
const at = (time: string, day: string): Date => new Date(`${day}T${time}:00+08:00`)

/** A site whose ready plans have run since the last days of October. */
async function aSite(name: string) {
  const company = await aCompany(test, name)
  const stories = new InspectionStories(test, company)
  const states = { vacant: 'vacant', renovating: 'renovating', lived_in: 'self_occupied' } as const
  const become = (unitId: string, state: (typeof states)[keyof typeof states]) => as(test, company.actors.administrator, (ctx) => ctx.client.query('update unit set state = $2 where id = $1', [unitId, state]))
  const unit = async (room: string, state: (typeof states)[keyof typeof states]): Promise<string> => {
    const { unitId } = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room }))
    await become(unitId, state)
    return unitId
  }
  const tended = (now: Date) => as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), now)
  const begin = async (kind: inspections.RoundKind, now: Date): Promise<string> => {
    const { items: all } = await as(test, company.actors.supervisor, (ctx) => listPlans(ctx, { params: {}, query: { siteId: company.siteId, filter: { kind: [kind] } }, body: {} }))
    const items = all.filter(({ meters }) => meters !== 'household')
    // The site is founded on the day of the test run; its story happens in a month of its own.
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update inspection_plan set starts_on = '2026-01-01' where id = $1", [items[0]!.id]))
    await as(test, company.actors.supervisor, (ctx) => actOnPlan(ctx, { params: { id: items[0]!.id }, query: {}, body: { action: 'resume', reason: '' } }), now)
    return items[0]!.id
  }
  const coverage = (kind: 'vacant_units' | 'renovation', now: Date, month?: string) => as(test, company.actors.supervisor, (ctx) => unitCoverage(ctx, { params: {}, query: { siteId: company.siteId, kind, ...(month && { month }) }, body: {} }), now)
  /** Everything fine at the unit of a room, as the ready checklist asks. */
  const check = async (roundId: string, room: string, now: Date, facts: Partial<Parameters<InspectionStories['record']>[3]> = {}) => {
    const { stops } = await stories.round(roundId)
    const stop = stops.find(({ name: code }) => code.endsWith(room))!
    const answers = await answersAt(company, stop.pointId)
    return stories.send(company.actors.steward, roundId, [stories.record(stop.pointId, now, answers, facts)], now)
  }
  return { company, stories, unit, become, tended, begin, coverage, check }
}

async function answersAt(company: Company, pointId: string) {
  const { rows } = await as(test, company.actors.supervisor, (ctx) => ctx.client.query<{ items: inspections.CheckItem[] }>('select v.items from inspection_point p join checklist c on c.id = p.checklist_id join checklist_version v on v.checklist_id = c.id and v.number = c.number where p.id = $1', [pointId]))
  return rows[0]!.items.map(({ id, kind }) => ({ itemId: id, value: kind === 'number' ? 3 : true }))
}
const rooms = (round: inspections.InspectionTaskDetails): string[] => round.stops.map(({ name }) => name.slice(-4)).toSorted()

describe('vacant units', () => {
  it('are each checked once a month: those that become vacant join, those that are no longer are left out with the reason, and the share says who is missing [VAC-002]', async () => {
    const site = await aSite('空置物业')
    const [sold, moved] = [await site.unit('0101', 'vacant'), await site.unit('0102', 'vacant'), await site.unit('0103', 'vacant')]
    const filled = await site.unit('0104', 'self_occupied')
    const planId = await site.begin('vacant_units', at('10:00', '2026-10-31'))
    const [round] = await site.stories.rounds(planId, at('08:00', '2026-11-01'))
    // From the first moment of November at the site to its last, whatever the server's day is.
    expect(round).toMatchObject({ state: 'open', from: at('00:00', '2026-11-01').toISOString(), to: at('00:00', '2026-12-01').toISOString(), points: 3 })
    expect(rooms(await site.stories.round(round!.id))).toEqual(['0101', '0102', '0103'])

    await site.check(round!.id, '0102', at('09:00', '2026-11-03'))
    await site.become(sold!, 'self_occupied')
    await site.become(filled, 'vacant')
    await Promise.all([site.tended(at('10:00', '2026-11-10')), site.tended(at('10:00', '2026-11-10'))])
    const followed = await site.stories.round(round!.id)
    expect([rooms(followed), followed.points]).toEqual([['0102', '0103', '0104'], 3])
    expect(followed.left).toEqual([{ unit: { id: sold, name: expect.stringMatching(/0101$/) as string }, at: at('10:00', '2026-11-10').toISOString(), state: 'self_occupied' }])
    const open = await site.coverage('vacant_units', at('11:00', '2026-11-10'))
    expect([open.due, open.checked, open.rate, open.unchecked.map(({ unit, why }) => [unit.name.slice(-4), why])]).toEqual([3, 1, 1 / 3, [['0103', 'open'], ['0104', 'open']]])

    // Not got into is not checked; the round may be finished all the same.
    await site.check(round!.id, '0103', at('09:00', '2026-11-12'))
    const { stops } = await site.stories.round(round!.id)
    const last = stops.find(({ name }) => name.endsWith('0104'))!
    await site.stories.send(site.company.actors.steward, round!.id, [site.stories.record(last.pointId, at('09:30', '2026-11-12'), [], { skipReason: '钥匙不在' })], at('09:30', '2026-11-12'))
    await site.stories.act(site.company.actors.steward, round!.id, { action: 'finish' }, at('09:40', '2026-11-12'))
    const short = await site.coverage('vacant_units', at('10:00', '2026-11-12'))
    expect([short.rate, short.unchecked]).toEqual([2 / 3, [expect.objectContaining({ why: 'left_out', reason: '钥匙不在' })]])
    await site.check(round!.id, '0104', at('09:50', '2026-11-13'))
    expect((await site.coverage('vacant_units', at('10:00', '2026-11-13'))).rate).toBe(1)

    // Whoever moves in after the check takes nothing away from it.
    await site.become(moved!, 'self_occupied')
    // One more that becomes vacant when the round is over: it goes on.
    const late = await site.unit('0105', 'vacant')
    expect((await site.coverage('vacant_units', at('12:00', '2026-11-30'))).unchecked).toMatchObject([{ unit: { id: late }, why: 'no_round' }])
    await site.tended(at('12:30', '2026-11-30'))
    expect(await site.stories.round(round!.id, at('13:00', '2026-11-30'))).toMatchObject({ state: 'started', points: 4, doneAt: null })
    await site.check(round!.id, '0105', at('23:30', '2026-11-30'))
    // It is December at the site while it is still November for the server.
    const now = at('02:00', '2026-12-01')
    await site.tended(now)
    const november = await site.coverage('vacant_units', now, '2026-11')
    expect([november.due, november.checked, november.rate, november.unchecked, november.left.length]).toEqual([4, 4, 1, [], 1])
    expect(await site.coverage('vacant_units', now)).toMatchObject({ month: '2026-12', due: 3, checked: 0, rate: 0 })
    expect((await site.coverage('vacant_units', now, '2026-09')).rate).toBeNull()
  })

  it('that a phone without network had looked at while they left the list count, and the round has them again [VAC-002]', async () => {
    const site = await aSite('离线物业')
    const unit = await site.unit('0201', 'vacant')
    const planId = await site.begin('vacant_units', at('10:00', '2026-10-31'))
    const [round] = await site.stories.rounds(planId, at('08:00', '2026-11-01'))
    const { stops } = await site.stories.round(round!.id)
    await site.become(unit, 'self_occupied')
    await site.tended(at('10:00', '2026-11-02'))
    expect(await site.stories.round(round!.id)).toMatchObject({ points: 0, stops: [], left: [{ unit: { id: unit } }] })
    const answers = await answersAt(site.company, stops[0]!.pointId)
    await site.stories.send(site.company.actors.steward, round!.id, [site.stories.record(stops[0]!.pointId, at('09:00', '2026-11-02'), answers)], at('12:00', '2026-11-02'))
    expect(await site.stories.round(round!.id)).toMatchObject({ points: 1, recorded: 1, left: [] })
    expect(await site.coverage('vacant_units', at('13:00', '2026-11-02'))).toMatchObject({ due: 1, checked: 1, rate: 1 })
  })
})

describe('a plan of one’s own for the vacant units', () => {
  it('keeps what else stands on the route as its rounds were made with it, and gives every unit a sign, however long its code, that says when it was made', async () => {
    const site = await aSite('自拟物业')
    const { company, stories } = site
    const units = [await site.unit('0501', 'vacant'), await site.unit('0502', 'vacant')]
    // Codes that are the same as far as a sign has room for.
    for (const [n, id] of units.entries()) await as(test, company.actors.administrator, (ctx) => ctx.client.query("update unit set code = repeat('长', 38) || $2 where id = $1", [id, String(n)]))
    const list = await stories.checklist([{ id: 'dry', text: '无渗漏', kind: 'yes_no' }])
    const [pattern, hall, gate] = [await stories.point(list.id, { name: '空置房' }), await stories.point(list.id, { name: '大堂' }), await stories.point(list.id, { name: '大门' })]
    const route = await stories.route([pattern.id, hall.id])
    const plan = await stories.plan(route.id, at('08:00', '2026-11-02'), { kind: 'vacant_units' })
    const [round] = await stories.rounds(plan.id, at('09:00', '2026-11-02'))
    const names = async (): Promise<string[]> => (await stories.round(round!.id)).stops.map(({ name }) => name.at(-1)!).toSorted()
    expect(await names()).toEqual(['0', '1', '堂'])
    const made = await as(test, company.actors.administrator, (ctx) => ctx.client.query("select p.code, count(*)::int as n from inspection_point p join timeline_entry e on e.record_id = p.id and e.record_type = 'inspection_point' and e.action = 'created' where p.target = 'unit' and p.target_id = any ($1) group by 1", [units]))
    expect(made.rows.map(({ n }) => n)).toEqual([1, 1])
    await as(test, company.actors.supervisor, (ctx) => changeRoute(ctx, { params: { id: route.id }, query: {}, body: inspections.changeRoute.body.parse({ version: 1, name: route.name, stops: [pattern, hall, gate].map(({ id }) => ({ pointId: id })) }) }))
    await site.unit('0503', 'vacant')
    await site.tended(at('10:00', '2026-11-02'))
    expect(await names()).toEqual(['0', '1', '3', '堂'])
  })

  it('that is walked late after days without a server leaves each round open until the next one that is still to come', async () => {
    const site = await aSite('停机物业')
    await site.unit('0601', 'vacant')
    const list = await site.stories.checklist([{ id: 'dry', text: '无渗漏', kind: 'yes_no' }])
    const plan = await site.stories.plan((await site.stories.route([(await site.stories.point(list.id)).id])).id, at('08:00', '2026-11-02'), { kind: 'vacant_units', misfire: 'late', leadHours: 0, windowMinutes: 1440 })
    await site.tended(at('11:00', '2026-11-04'))
    const rounds = await site.stories.rounds(plan.id, at('11:01', '2026-11-04'))
    expect(rounds.map(({ from, to, state }) => [from, to, state])).toEqual(['2026-11-02', '2026-11-03', '2026-11-04'].map((day) => [at('09:00', day).toISOString(), at('09:00', '2026-11-05').toISOString(), 'open']))
  })
})

describe('units under renovation', () => {
  it('that begin in the evening, when the round of the day is over, are met on the next day and do not open it again [DEC-002]', async () => {
    const site = await aSite('傍晚物业')
    await site.unit('0701', 'renovating')
    const planId = await site.begin('renovation', at('10:00', '2026-11-01'))
    await site.tended(at('08:00', '2026-11-02'))
    const [round] = await site.stories.rounds(planId, at('10:00', '2026-11-02'))
    await site.check(round!.id, '0701', at('10:00', '2026-11-02'))
    await site.stories.act(site.company.actors.steward, round!.id, { action: 'finish' }, at('10:30', '2026-11-02'))
    const late = await site.unit('0702', 'renovating')
    await site.tended(at('17:55', '2026-11-02'))
    expect(await site.stories.round(round!.id, at('17:56', '2026-11-02'))).toMatchObject({ state: 'done', points: 1 })
    expect((await site.coverage('renovation', at('17:56', '2026-11-02'))).unchecked).toMatchObject([{ unit: { id: late }, why: 'no_round' }])
  })

  it('are each checked every day, one that begins in the morning from that day on; without any there is nothing to miss [DEC-002]', async () => {
    const site = await aSite('装修物业')
    const planId = await site.begin('renovation', at('10:00', '2026-11-01'))
    await site.tended(at('08:00', '2026-11-02'))
    await site.tended(at('18:01', '2026-11-02'))
    expect((await site.stories.rounds(planId, at('18:02', '2026-11-02')))[0]).toMatchObject({ state: 'skipped', why: 'no_units', points: 0 })
    await site.unit('0301', 'renovating')
    const [, second] = await site.stories.rounds(planId, at('18:02', '2026-11-02'))
    await site.tended(at('09:30', '2026-11-03'))
    await site.unit('0302', 'renovating')
    await site.tended(at('11:00', '2026-11-03'))
    expect(rooms(await site.stories.round(second!.id))).toEqual(['0301', '0302'])
    await site.check(second!.id, '0301', at('11:30', '2026-11-03'))
    await site.tended(at('18:30', '2026-11-03'))
    await site.tended(at('18:30', '2026-11-04'))
    const month = await site.coverage('renovation', at('18:31', '2026-11-04'))
    expect([month.due, month.checked, month.unchecked.map(({ unit, day, why }) => [unit.name.slice(-4), day, why])]).toEqual([4, 1, [['0302', '2026-11-03', 'open'], ['0301', '2026-11-04', 'missed'], ['0302', '2026-11-04', 'missed']]])
  })

  it('have a daily form to take along and to file: items, workers, who looked, in the answers of the round or blank [DEC-003]', async () => {
    const site = await aSite('日检物业')
    await site.unit('0401', 'renovating')
    await site.unit('0402', 'renovating')
    const planId = await site.begin('renovation', at('10:00', '2026-11-01'))
    await site.tended(at('09:30', '2026-11-02'))
    const [round] = await site.stories.rounds(planId, at('09:31', '2026-11-02'))
    await site.check(round!.id, '0401', at('09:40', '2026-11-02'))
    const desk = await signIn(test, site.company.logins.supervisor, site.company.password)
    const printed = await test.http.inject({ url: `/api/v1/inspection-tasks/${round!.id}/print`, headers: { authorization: `Bearer ${desk.token}` } })
    // Filed with the home, the newest first, once however often it is looked at.
    await site.tended(at('09:30', '2026-11-03'))
    const next = (await site.stories.rounds(planId, at('09:31', '2026-11-03'))).find(({ id, state }) => id !== round!.id && state === 'open')!
    await site.check(next.id, '0401', at('09:45', '2026-11-03'))
    const home = (await as(test, site.company.actors.administrator, (ctx) => ctx.tx.selectFrom('unit').select('id').where('site_id', '=', site.company.siteId).where('code', 'like', '%0401').executeTakeFirstOrThrow())).id
    const filed = (await desk.send('GET', `/units/${home}/history?filter[kind]=renovation_check`)).body as { items: { id: string; number: string; status: string }[] }
    expect(filed.items).toMatchObject([{ id: next.id, number: next.number, status: 'fine' }, { id: round!.id, number: round!.number, status: 'fine' }])
    const words = pdfPages(printed.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')
    for (const said of ['二次装修日检表', '0401', '0402', '现场施工人数', '3人', '管家何']) expect(words).toContain(said)
    expect(words.split('现场施工人数')).toHaveLength(3)
  })
})

describe('the file of a home under renovation', () => {
  it('has its checks in the order of their dates, whenever they came in, with an index and each one’s own sheet; what counts no more and where nobody could look has none [DEC-008]', async () => {
    const site = await aSite('归档物业')
    await site.unit('0801', 'renovating')
    await site.unit('0802', 'renovating')
    const planId = await site.begin('renovation', at('10:00', '2026-11-01'))
    const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05']
    const rounds: string[] = []
    for (const day of days) {
      await site.tended(at('09:05', day))
      rounds.push((await site.stories.rounds(planId, at('09:06', day))).find(({ from }) => from === at('09:00', day).toISOString())!.id)
    }
    const { steward } = site.company.actors
    const stopOf = async (round: string, room: string) => (await site.stories.round(round)).stops.find(({ name }) => name.endsWith(room))!
    const sentLate = at('17:00', '2026-11-05')
    const record = async (day: number, time: string, workers: number, room = '0801') => {
      const { pointId } = await stopOf(rounds[day]!, room)
      return site.stories.record(pointId, at(time, days[day]!), (await answersAt(site.company, pointId)).map((answer) => (answer.itemId === 'workers' ? { ...answer, value: workers } : answer)))
    }
    // The phone of the third day came to the network first, that of the first day last; one was written anew, and on the fourth nobody opened.
    const third = await record(2, '09:30', 33)
    await site.stories.send(steward, rounds[2]!, [third], at('10:00', days[2]!))
    const wrong = await record(1, '09:40', 98)
    const second = await record(1, '09:50', 22)
    await site.stories.send(steward, rounds[1]!, [wrong, second, await record(1, '10:10', 77, '0802')], at('16:00', days[3]!))
    const first = await record(0, '09:20', 11)
    await site.stories.send(steward, rounds[0]!, [first], sentLate)
    await site.stories.send(steward, rounds[3]!, [site.stories.record((await stopOf(rounds[3]!, '0801')).pointId, at('09:20', days[3]!), [], { skipReason: '无人开门' })], sentLate)
    const desk = await signIn(test, site.company.logins.supervisor, site.company.password)
    const home = (await as(test, site.company.actors.administrator, (ctx) => ctx.tx.selectFrom('unit').select('id').where('site_id', '=', site.company.siteId).where('code', 'like', '%0801').executeTakeFirstOrThrow())).id
    const { items } = (await desk.send('GET', `/units/${home}/checks`)).body as { items: inspections.UnitCheck[] }
    expect(items.map(({ id, number, task }) => [number, id, task.id])).toEqual([[1, first.id, rounds[0]], [2, second.id, rounds[1]], [3, third.id, rounds[2]]])
    const paper = async (path: string) => {
      const answer = await test.http.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${desk.token}` } })
      return answer.statusCode === 200 ? pdfPages(answer.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '') : answer.statusCode
    }
    const index = String(await paper(`/units/${home}/checks/print?filter[kind]=renovation`))
    expect(index).toContain('二次装修日检表归档目录')
    const places = await Promise.all(rounds.map(async (id) => index.indexOf((await site.stories.round(id)).number)))
    expect(places.slice(0, 3).every((place, i) => place > (places[i - 1] ?? 0))).toBe(true)
    expect(places[3]).toBe(-1)
    // A home's sheet has that home in it, and no other one's.
    const sheet = String(await paper(`/inspection-records/${second.id}/print`))
    for (const said of ['二次装修日检表', '0801', '22人', '管家何']) expect(sheet).toContain(said)
    for (const other of ['0802', '77人', '98人']) expect(sheet).not.toContain(other)
    expect(await paper(`/inspection-records/${wrong.id}/print`)).toBe(404)
  })
})

describe('an evacuation passage', () => {
  it('that is blocked is a dangerous finding at once, and the supervisors are told [EMG-022]', async () => {
    const site = await aSite('通道物业')
    const planId = await site.begin('evacuation', at('10:00', '2026-11-01'))
    await site.tended(at('14:00', '2026-11-02'))
    const [round] = await site.stories.rounds(planId, at('14:01', '2026-11-02'))
    expect(round!.state).toBe('open')
    const { stops } = await site.stories.round(round!.id)
    const answers = (await answersAt(site.company, stops[0]!.pointId)).map((answer) => (answer.itemId === 'free' ? { ...answer, value: false } : answer))
    const photo = await site.stories.photo(site.company.actors.administrator)
    await site.stories.send(site.company.actors.administrator, round!.id, [site.stories.record(stops[0]!.pointId, at('14:10', '2026-11-02'), answers.map((answer) => (answer.itemId === 'free' ? { ...answer, photoIds: [photo] } : answer)))], at('14:10', '2026-11-02'))
    const [finding] = await site.stories.findings()
    expect(finding).toMatchObject({ severity: 'dangerous', description: expect.stringContaining('通道、楼梯畅通') as string, state: 'open' })
    await letJobsRun(test)
    const desk = await signIn(test, site.company.logins.supervisor, site.company.password)
    const told = ((await desk.send('GET', '/messages?limit=50')).body as { items: { body: string; level: string; title: string }[] }).items.filter(({ body, title }) => `${title}${body}`.includes(finding!.number))
    expect(told).toHaveLength(1)
  })
})

describe('the monthly round of meters', () => {
  it('goes to every public meter in use, follows those that come and go, and leaves a route of own meter points as it is', async () => {
    const site = await aSite('抄表物业')
    const { company, stories } = site
    const { supervisor } = company.actors
    const desk = await signIn(test, company.logins.supervisor, company.password)
    const sent = async <T>(path: string, body: object): Promise<T> => {
      const answer = await desk.send('POST', path, body)
      expect(answer.status).toBe(200)
      return answer.body as T
    }
    const meter = (facts: Partial<Sent<typeof registers.createMeter>['body']>) => sent<registers.Meter>('/meters', { siteId: company.siteId, kind: 'electricity', installedOn: '2026-01-01', ...facts })
    const unitId = await site.unit('0101', 'self_occupied')
    // The household's own is not read on it; one code of two kinds is two points.
    await meter({ code: 'H-1', unitId })
    const garage = await meter({ code: 'G-1', location: '地下车库配电间' })
    const water = await meter({ code: 'G-1', kind: 'water' })
    const planId = await site.begin('meters', at('07:00', '2026-11-25'))
    const seen = async (now: Date) => {
      const [round] = await stories.rounds(planId, now)
      return stories.round(round!.id, now)
    }
    const first = await seen(at('08:30', '2026-11-25'))
    expect([first.points, first.stops.map(({ name, place }) => `${name} ${place}`.trim()).toSorted()]).toEqual([2, ['水表 G-1', '电表 G-1 地下车库配电间'].toSorted()])
    const codes = first.stops.map(({ code }) => code)
    expect(new Set(codes).size).toBe(2)

    // One is read, the other is taken out, a third is installed.
    const electric = first.stops.find(({ name }) => name.startsWith('电表'))!
    const answers = (await answersAt(company, electric.pointId)).map(({ itemId }) => ({ itemId, value: itemId === 'reading' ? 1520.5 : true }))
    await stories.send(company.actors.technician, first.id, [stories.record(electric.pointId, at('09:00', '2026-11-25'), answers)], at('09:00', '2026-11-25'))
    const { rows } = await as(test, supervisor, (ctx) => ctx.client.query('select value, read_on from meter_reading where meter_id = $1', [garage.id]))
    expect(rows).toEqual([{ value: 1520.5, read_on: '2026-11-25' }])
    for (const { id } of [water, garage]) await sent(`/meters/${id}/actions`, { action: 'take_out', on: '2026-11-25' })
    const lamps = await meter({ code: 'G-2' })
    await Promise.all([site.tended(at('11:00', '2026-11-25')), site.tended(at('11:00', '2026-11-25'))])
    const later = await seen(at('11:00', '2026-11-25'))
    expect([later.points, later.stops.map(({ name }) => name), later.left]).toEqual([2, ['电表 G-1', '电表 G-2'], []])

    // A route that begins at a meter is somebody's own.
    const checklist = await as(test, supervisor, (ctx) => ctx.tx.selectFrom('inspection_point').select('checklist_id').where('id', '=', electric.pointId).executeTakeFirstOrThrow())
    const own = await stories.point(checklist.checklist_id, { target: 'meter', targetId: lamps.id })
    const plan = await stories.plan((await stories.route([own.id])).id, at('08:00', '2026-11-26'), { kind: 'meters' })
    expect((await stories.rounds(plan.id, at('09:00', '2026-11-26')))[0]).toMatchObject({ points: 1 })
  })
})
