import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspections, workorders, type Sent } from '@guanjia/contract'
import { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { InspectionStories } from '../../testing/inspection-stories.ts'
import { WorkStories, type OrderAct } from '../../testing/work-stories.ts'
import { makeSite } from '../organization/index.ts'
import { inspectionFigures } from './board.ts'
import { getBundle } from './bundle.ts'
import { createChecklist } from './checklists.ts'
import { settleConflict } from './details.ts'
import { changePlan, getPlan } from './plans.ts'
import { changePoint, getPoint } from './points.ts'
import { listTasks } from './tasks.ts'
import { tend } from './tend.ts'

let test: TestApp
let company: Company
let stories: InspectionStories
let steward: Actor
let guard: Actor
let otherSteward: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new InspectionStories(test, company)
  steward = company.actors.steward
  const hire = (role: 'guard' | 'steward', name: string) => as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role, siteId: company.siteId, name }))
  guard = await hire('guard', '保安石')
  otherSteward = await hire('steward', '管家白')
})
afterAll(() => test.close())

/** A Tuesday, eight in the morning at the site. */
const DAWN = new Date('2026-11-03T00:00:00Z')
const at = (time: string, day = '2026-11-03'): Date => new Date(`${day}T${time}:00+08:00`)
const LIGHTING = { id: 'lighting', text: '楼道照明全部正常', kind: 'yes_no', way: 'work_order' } as const
const CLEAN = { id: 'clean', text: '楼道干净', kind: 'yes_no', way: 'rectification', severity: 'minor' } as const
const fine = [{ itemId: 'lighting', value: true }, { itemId: 'clean', value: true }]

/** What the screens heard of a record, in order. */
async function told(recordId: string): Promise<string[]> {
  const { rows } = await as(test, company.actors.supervisor, (ctx) => ctx.client.query<{ action: string }>('select action from stream_event where record_id = $1 order by id', [recordId]))
  return rows.map(({ action }) => action)
}

/** A plan of each day with one round on the first of December, and its points. */
async function aRound(points = 1, facts: Partial<Sent<typeof inspections.createPlan>['body']> = {}, isOrdered = false) {
  const list = await stories.checklist([LIGHTING, CLEAN])
  const made = []
  for (let i = 0; i < points; i++) made.push(await stories.point(list.id))
  const route = await stories.route(made.map(({ id }) => id), isOrdered)
  const plan = await stories.plan(route.id, DAWN, facts)
  const [round] = await stories.rounds(plan.id, at('09:00'))
  return { list, points: made, route, plan, round: round! }
}

describe('a plan', () => {
  it('makes its rounds ahead, with route, time and who walks it [INS-002]', async () => {
    const { plan, round, points } = await aRound(2)
    expect(plan.next).toEqual([at('09:00').toISOString(), at('09:00', '2026-11-04').toISOString(), at('09:00', '2026-11-05').toISOString(), at('09:00', '2026-11-06').toISOString(), at('09:00', '2026-11-07').toISOString()])
    expect(round).toMatchObject({ state: 'open', from: at('09:00').toISOString(), to: at('17:00').toISOString(), role: 'steward', points: 2 })
    expect((await stories.round(round.id)).stops.map(({ pointId }) => pointId)).toEqual(points.map(({ id }) => id))
    expect((await stories.rounds(plan.id, DAWN))[0]!.state).toBe('planned')
  })

  it('makes one round of each moment, though two processes tend it at once and again', async () => {
    const { plan } = await aRound(1, { rule: 'FREQ=DAILY;BYHOUR=0,2,4,6,8,10,12,14,16,18,20,22;BYMINUTE=0', windowMinutes: 100, leadHours: 48 })
    const tended = () => as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), new Date(DAWN.getTime() + 3_600_000))
    await Promise.all([tended(), tended(), tended()])
    await tended()
    const moments = (await stories.rounds(plan.id, DAWN)).map(({ from }) => from)
    expect(new Set(moments).size).toBe(moments.length)
    // Two days ahead of one hour after eight: 10, 12 … 22, then twelve, then those up to nine.
    expect(moments).toHaveLength(7 + 12 + 5)
  })

  it('records what was missed while no server ran, and leaves it to be walked late where the plan says so', async () => {
    const missed = await aRound(1, { leadHours: 0 })
    const late = await aRound(1, { leadHours: 0, misfire: 'late' })
    const back = at('20:00', '2026-11-05')
    await as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), back)
    expect((await stories.rounds(missed.plan.id, back)).map(({ state, why }) => [state, why])).toEqual([0, 1, 2].map(() => ['missed', 'downtime']))
    expect((await stories.rounds(late.plan.id, back)).map(({ state }) => state)).toEqual(['open', 'open', 'open'])
  })

  it('records a round that nobody walked as missed, tells the supervisor once, and skips one while the one before is open', async () => {
    const walked = await aRound()
    const overlapping = await aRound(1, { rule: 'FREQ=DAILY;BYHOUR=9,11;BYMINUTE=0', windowMinutes: 300, overlap: 'skip' })
    for (const now of [at('11:00'), at('17:01'), at('17:01')]) await as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), now)
    expect((await stories.rounds(walked.plan.id, at('17:01')))[0]).toMatchObject({ state: 'missed', why: 'not_walked' })
    expect((await stories.rounds(overlapping.plan.id, at('17:01'))).slice(0, 2).map(({ state, why }) => [state, why])).toEqual([['missed', 'not_walked'], ['skipped', 'overlap']])
    await letJobsRun(test)
    const desk = await signIn(test, company.logins.supervisor, company.password)
    const told = ((await desk.send('GET', '/messages?limit=100')).body as { items: { body: string }[] }).items.filter(({ body }) => [walked, overlapping].some(({ round }) => body.startsWith(round.number)))
    expect(told).toHaveLength(1)
  })

  it('makes a round when its moment comes, though it makes none ahead and time is looked at by the hour', async () => {
    const { plan } = await aRound(1, { rule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=10', windowMinutes: 20, leadHours: 0 })
    await as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), at('09:00'))
    const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ due_at: Date }>("select due_at from job where queue = 'inspections.tend' and payload ->> 'siteId' = $1 and due_at > $2 order by due_at limit 1", [company.siteId, at('09:00')]))
    expect(rows[0]!.due_at).toEqual(at('09:10'))
    await as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), rows[0]!.due_at)
    expect((await stories.rounds(plan.id, at('09:12'))).map(({ state }) => state)).toEqual(['open'])
  })

  it('writes down that a holiday was left out', async () => {
    const { plan } = await aRound(1, { startsOn: '2026-10-01', holidays: 'skip' })
    await as(test, company.actors.supervisor, async (ctx) => ctx.client.query("update inspection_plan set made_until = '2026-09-30T16:00:00Z' where id = $1", [plan.id]))
    await as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), DAWN)
    expect((await stories.rounds(plan.id, DAWN))[0]).toMatchObject({ state: 'skipped', why: 'holiday', from: at('09:00', '2026-10-01').toISOString() })
  })

  it('that is changed makes the rounds to come anew, and leaves the one that is walked', async () => {
    const { plan, round, points } = await aRound(1, { leadHours: 72 })
    await stories.act(steward, round.id, { action: 'start' }, at('09:05'))
    const before = await stories.rounds(plan.id, at('09:05'))
    await as(test, company.actors.supervisor, async (ctx) => {
      const { siteId: _site, ...now } = await getPlan(ctx, { params: { id: plan.id }, query: {}, body: {} })
      const body = inspections.changePlan.body.parse({ ...now, routeId: now.route.id, employeeId: null, rule: 'FREQ=DAILY;BYHOUR=15;BYMINUTE=30', leadHours: 72 })
      await changePlan(ctx, { params: { id: plan.id }, query: {}, body })
    }, at('09:06'))
    const after = await stories.rounds(plan.id, at('09:06'))
    expect(before.length).toBeGreaterThan(2)
    expect(after[0]).toMatchObject({ id: round.id, state: 'started', from: at('09:00').toISOString() })
    expect(after.slice(1).map(({ from }) => from)).toEqual(['2026-11-03', '2026-11-04', '2026-11-05'].map((day) => at('15:30', day).toISOString()))
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:10'), fine)], at('09:10'))
    expect(await stories.act(steward, round.id, { action: 'finish' }, at('09:11'))).toMatchObject({ state: 'done', isLate: false })
  })
})

describe('a round', () => {
  it('keeps what was found at each point by its checklist, and is finished when no point is left [INS-003, INS-013]', async () => {
    const { round, points } = await aRound(2)
    await stories.act(steward, round.id, { action: 'start' }, at('09:01'))
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), [{ itemId: 'lighting', value: true, note: '全部点亮', photoIds: [await stories.photo(steward)] }, { itemId: 'clean', value: true }])], at('09:05'))
    await expect(stories.act(steward, round.id, { action: 'finish' }, at('09:06'))).rejects.toMatchObject({ code: 'inspection.points_left' })
    await stories.send(steward, round.id, [stories.record(points[1]!.id, at('09:08'), [], { skipReason: '门锁住，未能进入' })], at('09:08'))
    expect(await stories.act(steward, round.id, { action: 'finish' }, at('09:09'))).toMatchObject({ state: 'done', recorded: 2, skipped: 1, bad: 0 })
    const { records, isChainWhole } = await stories.round(round.id)
    expect(records.map(({ result, skipReason }) => [result, skipReason])).toEqual([['fine', ''], ['skipped', '门锁住，未能进入']])
    expect(records[0]!.answers.map(({ item, value, note, isFine }) => [item.text, value, note, isFine])).toEqual([['楼道照明全部正常', true, '全部点亮', true], ['楼道干净', true, '', true]])
    expect(isChainWhole).toBe(true)
    const desk = await signIn(test, company.logins.supervisor, company.password)
    const sheet = await test.http.inject({ method: 'GET', url: `/api/v1/inspection-tasks/${round.id}/print`, headers: { authorization: `Bearer ${desk.token}` } })
    expect([sheet.statusCode, sheet.rawPayload.subarray(0, 4).toString()]).toEqual([200, '%PDF'])
    const said = pdfPages(sheet.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')
    expect(said).toContain('现场照片')
    expect(said).toContain(`${points[0]!.code}${points[0]!.name}·楼道照明全部正常`.replaceAll(' ', ''))
    expect(/\/Subtype \/Image[^>]*\/Width 8[^>]*\/Height 8/.test(sheet.rawPayload.toString('latin1'))).toBe(true)
  })

  it('counts a record once, however often it comes: the answer was lost, or two tabs sent it at once', async () => {
    const { round, points } = await aRound()
    const record = stories.record(points[0]!.id, at('09:05'), [{ itemId: 'lighting', value: false }, { itemId: 'clean', value: true }])
    const sent = await Promise.all([1, 2, 3].map(() => stories.send(steward, round.id, [record], at('09:06'))))
    const again = await stories.send(steward, round.id, [record], at('12:00'))
    for (const answer of [...sent, again]) expect(answer).toMatchObject({ task: { recorded: 1, bad: 1 }, records: [{ id: record.id, isConflict: false }] })
    expect(await stories.findings({ pointId: points[0]!.id })).toHaveLength(1)
  })

  it('that two colleagues walk without network keeps both records, until a person says which counts', async () => {
    const { round, points } = await aRound()
    const [first, second] = [stories.record(points[0]!.id, at('09:05'), fine), stories.record(points[0]!.id, at('09:06'), [{ itemId: 'lighting', value: true }, { itemId: 'clean', value: false }])]
    const [a, b] = await Promise.all([stories.send(steward, round.id, [first], at('10:00')), stories.send(otherSteward, round.id, [second], at('10:00'))])
    const conflict = [...a.records, ...b.records].filter(({ isConflict }) => isConflict)
    expect(conflict).toHaveLength(1)
    expect((await stories.round(round.id)).records).toHaveLength(2)
    await expect(as(test, steward, (ctx) => settleConflict(ctx, { params: { id: second.id }, query: {}, body: {} }))).rejects.toMatchObject({ code: 'not_permitted' })
    const settled = await as(test, company.actors.supervisor, (ctx) => settleConflict(ctx, { params: { id: second.id }, query: {}, body: {} }))
    expect(settled).toMatchObject({ recorded: 1, bad: 1, isChainWhole: true })
    expect(settled.records.map(({ id }) => id)).toEqual([second.id])
  })

  it('that two colleagues walk leaves the point as the record that counts says, were it the older one', async () => {
    const { plan, round, points } = await aRound(1, { leadHours: 72 })
    const dirty = [{ itemId: 'lighting', value: true }, { itemId: 'clean', value: false }]
    const [first, second] = [stories.record(points[0]!.id, at('09:05'), fine), stories.record(points[0]!.id, at('09:06'), dirty)]
    await stories.send(otherSteward, round.id, [second], at('10:00'))
    await stories.send(steward, round.id, [first], at('10:01'))
    const last = () => as(test, company.actors.supervisor, async (ctx) => (await getPoint(ctx, { params: { id: points[0]!.id }, query: {}, body: {} })).last)
    const choose = (id: string) => as(test, company.actors.supervisor, (ctx) => settleConflict(ctx, { params: { id }, query: {}, body: {} }))
    expect(await last()).toMatchObject({ result: 'bad', by: '管家白' })
    await choose(first.id)
    expect(await last()).toEqual({ result: 'fine', at: at('09:05').toISOString(), by: '管家何' })
    // What a later round found stays, whichever of the two is chosen.
    const [, next] = await stories.rounds(plan.id, DAWN)
    await stories.send(steward, next!.id, [stories.record(points[0]!.id, at('09:05', '2026-11-04'), dirty)], at('09:05', '2026-11-04'))
    expect(await last()).toMatchObject({ result: 'bad', at: at('09:05', '2026-11-04').toISOString() })
  })

  it('that was walked in time without network counts in time, though its phone came back after it was missed', async () => {
    const { plan, round, points } = await aRound()
    await as(test, company.actors.administrator, (ctx) => tend(ctx, company.siteId), at('18:00'))
    expect((await stories.rounds(plan.id, at('18:00')))[0]!.state).toBe('missed')
    const evening = at('19:30', '2026-11-05')
    await expect(stories.act(steward, round.id, { action: 'start', at: at('17:30').toISOString() }, evening)).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await stories.act(steward, round.id, { action: 'start', at: at('10:00').toISOString() }, evening)).toMatchObject({ state: 'started', startedAt: at('10:00').toISOString() })
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('10:05'), fine)], evening)
    expect(await stories.act(steward, round.id, { action: 'finish', at: at('10:10').toISOString() }, evening)).toMatchObject({ state: 'done', isLate: false, doneAt: at('10:10').toISOString(), why: null })
  })

  it('is judged by the checklist that the phone had, though its point has another one since; an item of the other is another item', async () => {
    const { list, plan, round, points } = await aRound(1, { leadHours: 72 })
    const dark = [{ itemId: 'lighting', value: false }]
    const other = await stories.checklist([{ id: 'lighting', text: '门锁好', kind: 'yes_no' }])
    await as(test, company.actors.supervisor, async (ctx) => changePoint(ctx, { params: { id: points[0]!.id }, query: {}, body: inspections.changePoint.body.parse({ version: 1, code: points[0]!.code, name: points[0]!.name, checklistId: other.id }) }))
    const record = (day: string, answers: typeof fine, facts = {}) => stories.record(points[0]!.id, at('09:05', day), answers, facts)
    await expect(stories.send(steward, round.id, [record('2026-11-03', fine)], at('09:05'))).rejects.toMatchObject({ errors: [{ pointer: '/records/0/answers/1/itemId' }] })
    await stories.send(steward, round.id, [record('2026-11-03', [...dark, fine[1]!], { checklistId: list.id })], at('09:05'))
    expect((await stories.round(round.id)).records[0]!.answers.map(({ item }) => item.text)).toEqual(['楼道照明全部正常', '楼道干净'])
    const [, next] = await stories.rounds(plan.id, DAWN)
    await stories.send(steward, next!.id, [record('2026-11-04', dark)], at('09:05', '2026-11-04'))
    expect((await stories.findings({ pointId: points[0]!.id })).map(({ itemText, seen }) => [itemText, seen])).toEqual([['门锁好', 1], ['楼道照明全部正常', 1]])
  })

  it('wants a picture of a point that is fine where its plan says so, and of none where something else was found', async () => {
    const { round, points } = await aRound(2, { photoWhenFine: true })
    await expect(stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), fine)], at('09:05'))).rejects.toMatchObject({ errors: [{ pointer: '/records/0/proof/photoId' }] })
    const found = [{ id: newId(), description: '电信箱门脱落', severity: 'normal' as const }]
    expect((await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), fine, { findings: found })], at('09:05'))).task).toMatchObject({ recorded: 1 })
  })

  it('tells the screens what was recorded, and refuses one record said twice in one breath', async () => {
    const { round, points } = await aRound(2)
    const [first, second] = points.map(({ id }) => stories.record(id, at('09:05'), fine)) as [ReturnType<typeof stories.record>, ReturnType<typeof stories.record>]
    await expect(stories.send(steward, round.id, [first, first], at('09:05'))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/records/1/id' }] })
    await stories.send(steward, round.id, [first], at('09:05'))
    await stories.send(steward, round.id, [second], at('09:06'))
    expect(await told(round.id)).toEqual(['started', 'recorded', 'recorded'])
  })

  it('says by how much the clock of the phone was wrong, and believes no moment that lies ahead', async () => {
    const { round, points } = await aRound()
    const tomorrow = at('09:05', '2026-11-04')
    const body = inspections.sendRecords.body.parse({ sentAt: tomorrow.toISOString(), records: [stories.record(points[0]!.id, tomorrow, fine)] })
    const { sendRecords } = await import('./records.ts')
    await as(test, steward, (ctx) => sendRecords(ctx, { params: { id: round.id }, query: {}, body }), at('09:05'))
    const [record] = (await stories.round(round.id)).records
    expect(record).toMatchObject({ at: at('09:05').toISOString(), receivedAt: at('09:05').toISOString(), clockAheadSeconds: 86_400 })
  })

  it('proves presence by the sign, the position, the dwell, the order and the word of the server', async () => {
    const { round, points } = await aRound(2, {}, true)
    const { rows } = await as(test, company.actors.supervisor, (ctx) => ctx.client.query<{ id: string; tag: string }>('select id, tag from inspection_point where id = any ($1)', [points.map(({ id }) => id)]))
    const tagOf = (id: string): string => rows.find((row) => row.id === id)!.tag
    const bundle = await as(test, steward, (ctx) => getBundle(ctx, { params: {}, query: { siteId: company.siteId }, body: {} }), at('09:00'))
    expect(JSON.stringify(bundle)).not.toContain(tagOf(points[0]!.id))
    const photoId = await stories.photo(steward)
    const whole = stories.record(points[0]!.id, at('09:05'), fine, { proof: { tag: tagOf(points[0]!.id), arrivedAt: at('09:04').toISOString(), photoId, nonce: bundle.nonce } })
    const weak = stories.record(points[1]!.id, at('09:06'), fine, { proof: { tag: tagOf(points[0]!.id), arrivedAt: at('09:06').toISOString(), nonce: '1.x' } })
    const { records } = await stories.send(steward, round.id, [whole, weak], at('09:07'))
    expect(records.map(({ presence }) => presence)).toEqual([100, 12])
    expect((await stories.round(round.id)).records[1]!.signs).toEqual([{ sign: 'tag', isGiven: false }, { sign: 'dwell', isGiven: false }, { sign: 'order', isGiven: true }, { sign: 'live_photo', isGiven: false }, { sign: 'nonce', isGiven: false }])
  })

  it('at night is walked by the duty manager, maintenance and security together [INS-025]', async () => {
    const { round, points } = await aRound(1, { kind: 'night', role: null, participants: ['supervisor', 'technician', 'guard'] })
    const { supervisor, technician } = company.actors
    await stories.act(guard, round.id, { action: 'start' }, at('09:01'))
    await stories.act(technician, round.id, { action: 'start' }, at('09:02'))
    await stories.send(guard, round.id, [stories.record(points[0]!.id, at('09:05'), fine)], at('09:05'))
    await expect(stories.act(guard, round.id, { action: 'finish' }, at('09:06'))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/participants', message: 'not signed in: supervisor' }] })
    await stories.act(supervisor, round.id, { action: 'start' }, at('09:07'))
    expect(await stories.act(guard, round.id, { action: 'finish' }, at('09:08'))).toMatchObject({ state: 'done' })
    expect((await stories.round(round.id)).signedIn.map(({ name }) => name)).toEqual(['保安石', '技工吕', '主管周'])
  })

  it('for a zone is its own people’s: another zone’s steward neither sees it as theirs nor walks it, who serves the whole site may [INS-002]', async () => {
    const [south, north] = [newId(), newId()]
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("insert into zone (organization_id, id, site_id, name) values ($1, $2, $4, '南片'), ($1, $3, $4, '北片')", [ctx.organizationId, south, north, company.siteId]))
    const of = (who: Actor, zoneId: string): Actor => new Actor({ organizationId: who.organizationId, accountId: who.accountId, employeeId: who.employeeId, personId: null, name: who.name, locale: who.locale, kind: 'staff', grants: [{ role: 'steward', scope: 'zone', siteId: company.siteId, zoneIds: [zoneId] }] })
    const [southern, northern] = [of(otherSteward, south), of(steward, north)]
    const { plan, round } = await aRound(1, { zoneId: south })
    expect(plan).toMatchObject({ role: 'steward', zone: { id: south, name: '南片' } })
    const mine = async (who: Actor): Promise<boolean> => (await as(test, who, (ctx) => listTasks(ctx, { params: {}, query: { siteId: company.siteId, limit: 200, filter: { mine: true, planId: plan.id } }, body: {} }), at('09:00'))).items.some(({ id, isOwn }) => id === round.id && isOwn)
    expect([await mine(southern), await mine(northern), await mine(steward)]).toEqual([true, false, true])
    await expect(stories.act(northern, round.id, { action: 'start' }, at('09:01'))).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await stories.act(southern, round.id, { action: 'start' }, at('09:02'))).toMatchObject({ state: 'started', startedBy: { id: otherSteward.employeeId } })
    await expect(aRound(1, { role: null, zoneId: south })).rejects.toMatchObject({ errors: [{ pointer: '/zoneId' }] })
    await expect(aRound(1, { zoneId: newId() })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is nobody else’s: a technician neither walks nor finishes the steward’s round', async () => {
    const { round, points } = await aRound()
    await expect(stories.act(company.actors.technician, round.id, { action: 'start' }, at('09:01'))).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(stories.send(company.actors.technician, round.id, [stories.record(points[0]!.id, at('09:05'), fine)], at('09:05'))).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('shows when a record was changed, taken away or put in behind the product’s back', async () => {
    const { round, points } = await aRound(2)
    await stories.send(steward, round.id, points.map(({ id }, i) => stories.record(id, at(`09:0${i + 1}`), fine)), at('09:05'))
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    await owner.query("set session_replication_role = 'replica'")
    const tampered = async (statement: string): Promise<boolean> => {
      await owner.query(statement)
      return !(await stories.round(round.id)).isChainWhole
    }
    expect((await stories.round(round.id)).isChainWhole).toBe(true)
    expect(await tampered(`update inspection_record set answers = jsonb_set(answers, '{0,value}', 'false') where task_id = '${round.id}' and position = 1`)).toBe(true)
    expect(await tampered(`update inspection_record set answers = jsonb_set(answers, '{0,value}', 'true') where task_id = '${round.id}' and position = 1`)).toBe(false)
    expect(await tampered(`delete from inspection_record where task_id = '${round.id}' and position = 1`)).toBe(true)
    await owner.end()
  })

  it('takes a thousand late records at once, each exactly once', async () => {
    const list = await stories.checklist([LIGHTING])
    const points = await Promise.all(Array.from({ length: 100 }, () => stories.point(list.id)))
    const route = await stories.route(points.map(({ id }) => id))
    const plan = await stories.plan(route.id, DAWN, { rule: 'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17,18;BYMINUTE=0', windowMinutes: 45, leadHours: 24 })
    const rounds = (await stories.rounds(plan.id, DAWN)).slice(0, 10)
    const evening = at('19:00')
    const batches = rounds.map((round) => ({ round, records: points.map(({ id }) => stories.record(id, new Date(Date.parse(round.from) + 600_000), [{ itemId: 'lighting', value: true }])) }))
    await Promise.all(batches.flatMap(({ round, records }) => [1, 2].map(() => stories.send(steward, round.id, records, evening))))
    expect((await Promise.all(rounds.map(({ id }) => stories.round(id)))).map(({ recorded, records }) => [recorded, records.length])).toEqual(rounds.map(() => [100, 100]))
  })
})

describe('a finding', () => {
  it('of a dark stairwell is a public work order at once, and closes with it [INS-010]', async () => {
    const { round, points } = await aRound()
    const photoId = await stories.photo(steward)
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), [{ itemId: 'lighting', value: false, note: '三层不亮', photoIds: [photoId] }, { itemId: 'clean', value: true }])], at('09:05'))
    const [finding] = await stories.findings({ pointId: points[0]!.id })
    expect(finding).toMatchObject({ state: 'in_hand', way: 'work_order', description: '楼道照明全部正常：三层不亮', workOrder: { status: 'open' } })
    expect(finding!.photos.map(({ id }) => id)).toEqual([photoId])
    const work = new WorkStories(test, company)
    const { technician, supervisor } = company.actors
    await expect(stories.onFinding(steward, finding!.id, { action: 'settle', note: '好了' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    const order = (actor: Actor, act: OrderAct, time: string) => work.onOrder(actor, finding!.workOrder!.id, act, at(time))
    const [dark, lit] = [await work.photo(technician), await work.photo(technician)]
    await order(supervisor, { action: 'assign', workerId: technician.employeeId! }, '09:10')
    await order(technician, { action: 'accept' }, '09:11')
    await order(technician, { action: 'arrive', fivePieces: [...workorders.FIVE_PIECES], photoIds: [dark] }, '09:20')
    await order(technician, { action: 'start' }, '09:21')
    await order(technician, { action: 'done', result: '更换灯管', photoAfterIds: [lit], labourMinutes: 20 }, '09:40')
    expect((await stories.findings({ workOrderId: finding!.workOrder!.id }))[0]!.state).toBe('in_hand')
    await order(supervisor, { action: 'verify', isPassed: true, note: '已复亮' }, '10:00')
    await order(company.actors.front_desk, { action: 'close' }, '10:05')
    await letJobsRun(test)
    expect((await stories.findings({ workOrderId: finding!.workOrder!.id }))[0]).toMatchObject({ state: 'closed', outcome: '更换灯管' })
  })

  it('of a dirty stairwell is put right by the cleaners and looked at again [INS-011, INS-005]', async () => {
    const { round, points } = await aRound()
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), [{ itemId: 'lighting', value: true }, { itemId: 'clean', value: false }])], at('09:05'))
    const [finding] = await stories.findings({ pointId: points[0]!.id })
    expect(finding).toMatchObject({ state: 'in_hand', way: 'rectification', severity: 'minor' })
    expect(await stories.onFinding(steward, finding!.id, { action: 'settle', note: '保洁已清理' })).toMatchObject({ state: 'settled', allowedActions: ['recheck'] })
    expect(await stories.onFinding(steward, finding!.id, { action: 'recheck', isFine: false })).toMatchObject({ state: 'in_hand', seen: 2 })
    await stories.onFinding(steward, finding!.id, { action: 'settle', note: '重新清理' })
    expect(await stories.onFinding(steward, finding!.id, { action: 'recheck', isFine: true })).toMatchObject({ state: 'closed' })
  })

  it('of things in the stairwell is settled on the spot with before and after, or handed to others with a promise [INS-012, INS-022]', async () => {
    const { round, points } = await aRound()
    const [before, after] = [await stories.photo(steward), await stories.photo(steward)]
    const spot = { id: newId(), description: '住户堆放纸箱，已联系清走', severity: 'serious' as const, way: 'on_the_spot' as const, photoIds: [before], afterPhotoIds: [after] }
    const party = { id: newId(), description: '电信箱门脱落', severity: 'normal' as const, way: 'third_party' as const, thirdParty: '电信公司' }
    await expect(stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), fine, { findings: [{ ...spot, afterPhotoIds: [] }] })], at('09:05'))).rejects.toMatchObject({ errors: [{ pointer: '/records/0/findings/0/afterPhotoIds' }] })
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), fine, { findings: [spot, party] })], at('09:05'))
    const found = new Map((await stories.findings({ pointId: points[0]!.id })).map((one) => [one.id, one]))
    expect(found.get(spot.id)).toMatchObject({ state: 'closed', way: 'on_the_spot' })
    expect(found.get(spot.id)!.photos).toHaveLength(2)
    expect(found.get(party.id)).toMatchObject({ state: 'in_hand', thirdParty: '电信公司' })
    expect(await stories.onFinding(steward, party.id, { action: 'ask_third_party', thirdParty: '电信公司', promisedOn: '2026-11-07' })).toMatchObject({ promisedOn: '2026-11-07' })
  })

  it('is told upward at once when it is dangerous or reported [INS-004]', async () => {
    const { round, points } = await aRound()
    const danger = { id: newId(), description: '井盖缺失，已围挡', severity: 'dangerous' as const }
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), fine, { findings: [danger] })], at('09:05'))
    await letJobsRun(test)
    for (const role of ['supervisor', 'site_manager'] as const) {
      const reader = await signIn(test, company.logins[role], company.password)
      const { items } = (await reader.send('GET', '/messages?limit=100')).body as { items: { body: string }[] }
      expect(items.some(({ body }) => body.includes('井盖缺失')), role).toBe(true)
    }
  })

  it('that is open at a point already is seen again, not doubled; one that comes back within 90 days is a repeat', async () => {
    const { plan, round, points } = await aRound(1, { leadHours: 72 })
    const bad = [{ itemId: 'lighting', value: true }, { itemId: 'clean', value: false }]
    const rounds = await stories.rounds(plan.id, DAWN)
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:05'), bad)], at('09:05'))
    await stories.send(steward, rounds[1]!.id, [stories.record(points[0]!.id, at('09:05', '2026-11-04'), bad)], at('09:05', '2026-11-04'))
    const [open] = await stories.findings({ pointId: points[0]!.id })
    expect(open).toMatchObject({ seen: 2, repeats: 0 })
    await stories.onFinding(steward, open!.id, { action: 'settle', note: '清理' })
    await stories.onFinding(steward, open!.id, { action: 'recheck', isFine: true })
    await stories.send(steward, rounds[2]!.id, [stories.record(points[0]!.id, at('09:05', '2026-11-05'), bad)], at('09:05', '2026-11-05'))
    expect((await stories.findings({ pointId: points[0]!.id })).map(({ seen, repeats }) => [seen, repeats])).toEqual([[1, 1], [2, 0]])
    expect(await stories.findings({ pointId: points[0]!.id, repeated: true as never })).toHaveLength(1)
  })

  it('that the phone sends is the open one of the same item, or the one that it names; what was closed meanwhile is found anew', async () => {
    const { plan, round, points } = await aRound(1, { leadHours: 72 })
    const bad = [{ itemId: 'lighting', value: true }, { itemId: 'clean', value: false }]
    const [, second, third] = await stories.rounds(plan.id, DAWN)
    const sent = (more: object) => ({ findings: [{ id: newId(), itemId: 'clean', description: '楼道有纸箱', severity: 'minor' as const, ...more }] })
    const walk = (id: string, day: string, more: object) => stories.send(steward, id, [stories.record(points[0]!.id, at('09:05', day), bad, sent(more))], at('09:05', day))
    const found = () => stories.findings({ pointId: points[0]!.id })
    await walk(round.id, '2026-11-03', { way: 'rectification' })
    const [open] = await found()
    // The second phone knows nothing of the first finding, and writes its own.
    await walk(second!.id, '2026-11-04', { way: 'rectification' })
    expect((await found()).map(({ id, seen }) => [id, seen])).toEqual([[open!.id, 2]])
    expect(await told(open!.id)).toContain('seen_again')
    // Of a known one nobody is asked how it is dealt with.
    await stories.send(steward, round.id, [stories.record(points[0]!.id, at('09:20'), bad, sent({ sameAs: open!.id, way: 'on_the_spot' }))], at('09:20'))
    expect((await found()).map(({ id, seen }) => [id, seen])).toEqual([[open!.id, 3]])
    await stories.onFinding(steward, open!.id, { action: 'settle', note: '清理' })
    await stories.onFinding(steward, open!.id, { action: 'recheck', isFine: true })
    await walk(third!.id, '2026-11-05', { sameAs: open!.id, way: 'third_party' })
    expect((await found()).map(({ state, way, seen }) => [state, way, seen])).toEqual([['open', 'undecided', 1], ['closed', 'rectification', 3]])
  })

  it('can be reported by any post that sees something, and is counted by who found it [INS-029]', async () => {
    const { front_desk, technician } = company.actors
    const { reportFinding } = await import('./findings.ts')
    const report = (actor: Actor, id: string) => as(test, actor, (ctx) => reportFinding(ctx, { params: {}, query: {}, body: inspections.reportFinding.body.parse({ id, siteId: company.siteId, place: '地下车库 B 区', description: '地面油污' }) }))
    const ids = [newId(), newId(), newId()]
    for (const [i, actor] of [front_desk, technician, guard].entries()) await report(actor, ids[i]!)
    await report(guard, ids[2]!)
    const found = (await stories.findings({ q: '地面油污' })).map(({ foundBy }) => foundBy.name)
    expect(found.toSorted()).toEqual(['前台许', '技工吕', '保安石'].toSorted())
    await expect(as(test, steward, (ctx) => reportFinding(ctx, { params: {}, query: {}, body: inspections.reportFinding.body.parse({ id: ids[0]!, siteId: company.siteId, place: 'x', description: 'y' }) }))).rejects.toMatchObject({ code: 'already_exists' })
  })
})

describe('figures and what a site begins with', () => {
  it('count what was walked in time, what was missed and what was found; a period without rounds has no rate [INS-006, INS-028]', async () => {
    const own = await aCompany(test, '数字物业')
    const walked = new InspectionStories(test, own)
    const list = await walked.checklist([LIGHTING, CLEAN])
    const point = await walked.point(list.id)
    const plan = await walked.plan((await walked.route([point.id])).id, DAWN, { leadHours: 72 })
    const [first, second] = await walked.rounds(plan.id, DAWN)
    await walked.send(own.actors.steward, first!.id, [walked.record(point.id, at('09:05'), [{ itemId: 'lighting', value: false }, { itemId: 'clean', value: true }])], at('09:05'))
    await walked.act(own.actors.steward, first!.id, { action: 'finish' }, at('09:06'))
    await as(test, own.actors.administrator, (ctx) => tend(ctx, own.siteId), at('18:00', '2026-11-04'))
    const figures = (from: string, to: string) => as(test, own.actors.supervisor, (ctx) => inspectionFigures(ctx, { params: {}, query: { siteId: own.siteId, from, to }, body: {} }), at('20:00', '2026-11-04'))
    expect(await figures('2026-11-03', '2026-11-05')).toMatchObject({ due: 2, done: 1, onTime: 1, missed: 1, onTimeRate: 0.5, findings: 1, meanDwellSeconds: 60, people: [{ employee: { name: '管家何' }, rounds: 1, points: 1, findings: 1 }], byItem: [{ name: '楼道照明全部正常', count: 1 }] })
    expect(await figures('2025-01-01', '2025-01-31')).toMatchObject({ due: 0, onTimeRate: null, meanDwellSeconds: null, meanPresence: null, meanHoursToClose: null })
    expect(second!.state).toBe('planned')
  })

  it('a new residential site has the plans of the handbook, a sales office its own [INS-001, INS-023, INS-027, INS-030]', async () => {
    const officeId = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'SO', name: '云栖案场', kind: 'sales_office', timeZone: 'Asia/Shanghai' }))
    const desk = await signIn(test, company.logins.administrator, company.password)
    const plans = async (siteId: string) => ((await desk.send('GET', `/inspection-plans?siteId=${siteId}`)).body as { items: inspections.InspectionPlan[] }).items
    const home = await plans(company.siteId)
    expect(home.filter(({ state }) => state === 'paused').map(({ kind, rule }) => [kind, rule])).toEqual(expect.arrayContaining([
      ['inspection', 'FREQ=WEEKLY;BYDAY=TU,WE;BYHOUR=9;BYMINUTE=0'], ['inspection', 'FREQ=WEEKLY;BYDAY=TH;BYHOUR=9;BYMINUTE=0'], ['patrol', 'FREQ=DAILY;BYHOUR=0,2,4,6,8,10,12,14,16,18,20,22;BYMINUTE=0'], ['vacant_units', 'FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=0;BYMINUTE=0'], ['renovation', 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0'],
    ]))
    expect((await plans(officeId)).map(({ kind }) => kind).toSorted()).toEqual(['evacuation', 'fire', 'opening', 'patrol'])
    const again = await desk.send('POST', '/inspection-plans/ready', { siteId: officeId })
    expect(again).toMatchObject({ status: 200, body: { added: 0 } })
  })

  it('a company whose own checklist has the name of a ready one still founds a site: its points are looked at by their own [INS-001]', async () => {
    const organizationId = newId()
    const plans = await as(test, Actor.system(organizationId), async (ctx) => {
      await ctx.tx.insertInto('organization').values({ id: organizationId, name: '先行物业' }).execute()
      const list = await createChecklist(ctx, { params: {}, query: {}, body: inspections.createChecklist.body.parse({ name: '楼道照明与卫生', items: [LIGHTING] }) })
      const siteId = await makeSite(ctx, { code: 'S1', name: '先行花园', kind: 'residential', timeZone: 'Asia/Shanghai' })
      const { rows } = await ctx.client.query<{ name: string; checklist_id: string }>('select l.name, p.checklist_id from inspection_plan l join inspection_stop s on s.route_id = l.route_id join inspection_point p on p.id = s.point_id where l.site_id = $1', [siteId])
      return rows.map(({ name, checklist_id }) => ({ name, isOwn: checklist_id === list.id }))
    })
    expect(plans.filter(({ isOwn }) => isOwn).map(({ name }) => name)).toEqual(['楼道照明与卫生（周二、周三）'])
    expect(new Set(plans.map(({ name }) => name)).size).toBe(11)
  })

  it.each([
    ['paving that is missing or broken [INS-015]', 'public_area', 'INS-015'], ['damaged manhole covers, dangerous at once [INS-016]', 'public_area', 'INS-016'], ['a playground that is not firm [INS-017]', 'public_area', 'INS-017'], ['loose kerbs [INS-018]', 'public_area', 'INS-018'],
    ['entrance doors and video intercoms [INS-019]', 'public_area', 'INS-019'], ['four symptoms of a lift [INS-020]', 'lift', 'INS-020'], ['four defects of greening [INS-021]', 'greening', 'INS-021'], ['lighting at night [INS-026]', 'night', 'INS-026'], ['a record of each machine: its state and its maintenance [INS-024]', 'opening', 'INS-024'],
  ])('asks on a checklist that is ready for %s', async (_, key, source) => {
    const { rows } = await as(test, company.actors.supervisor, (ctx) => ctx.client.query<{ items: inspections.CheckItem[] }>('select v.items from checklist c join checklist_version v on v.organization_id = c.organization_id and v.checklist_id = c.id and v.number = c.number where c.ready_key = $1', [key]))
    const items = rows[0]!.items.filter((item) => item.source === source)
    const counts: Record<string, number> = { 'INS-020': 4, 'INS-021': 4, 'INS-019': 2, 'INS-024': 2 }
    expect(items).toHaveLength(counts[source] ?? 1)
    if (source === 'INS-016') expect(items[0]).toMatchObject({ severity: 'dangerous', way: 'work_order', photoWhenBad: true })
    if (source === 'INS-020') expect(items[0]).toMatchObject({ severity: 'dangerous', way: 'work_order' })
  })
})
