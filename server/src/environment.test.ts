import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { environment, registers, type Endpoint, type Sent } from '@guanjia/contract'
import { Actor } from './platform/auth/actor.ts'
import type { Ctx } from './platform/ctx.ts'
import { queueNamed } from './platform/events.ts'
import { newId } from './platform/ids.ts'
import { messageText } from './platform/messages/messages.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { InspectionStories } from './testing/inspection-stories.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { getBundle } from './modules/inspections/bundle.ts'
import { startOccupancy } from './modules/archives/occupancies.ts'
import { createPerson } from './modules/archives/persons.ts'
import { listChecklists } from './modules/inspections/checklists.ts'
import { actOnPlan } from './modules/inspections/index.ts'
import { changeSiteFacts } from './modules/registers/site-facts.ts'
import { createArea } from './modules/registers/areas.ts'
import { actOnTreeAdoption, createTreeAdoption } from './modules/environment/adoptions.ts'
import { changeAgentRule, listAgentRules, recordAgentUse, warningsAt } from './modules/environment/agents.ts'
import { createCleanCheck, getCleanCheck, listCleanChecks } from './modules/environment/checks.ts'
import { actOnCleanJob, startCleanJob } from './modules/environment/clean-jobs.ts'
import { cleaningByZone, cleaningScore } from './modules/environment/cleaning-score.ts'
import { remind } from './modules/environment/daily.ts'
import { actOnCleanEquipment, changeCleanEquipment, createCleanEquipment } from './modules/environment/equipment.ts'
import { environmentFigures } from './modules/environment/figures.ts'
import { actOnGreeningJob, createGreeningJob, takeGreeningYear } from './modules/environment/greening-jobs.ts'
import { actOnGreeningPlan, createGreeningPlan } from './modules/environment/greening-plans.ts'
import { planCleanLines } from './modules/environment/line-plans.ts'
import { changeCleanLine, createCleanLine, listCleanLines, takeGradeLines } from './modules/environment/lines.ts'
import { actOnPestControl, createPestControl, getPestControl } from './modules/environment/pests.ts'
import { changeWasteStation, createWasteStation } from './modules/environment/stations.ts'
import { environmentTimeline } from './modules/environment/timeline.ts'
import { environmentToday } from './modules/environment/today.ts'
import { recordWasteCollection, wasteDay } from './modules/environment/waste.ts'

let test: TestApp
let company: Company
let stories: InspectionStories
let siteId: string
let supervisor: Actor
let steward: Actor
let cleaner: Actor
let lobby: registers.CommonArea
let home: Household
let resident: Browser
/** A steward of the zone of building 4 alone. */
let southSteward: Actor
const nothing = { params: {}, query: {}, body: {} }
/** Half past midnight on the first of December at the site, while UTC still has November. */
const NOW = new Date('2026-11-30T16:30:00Z')
const at = (time: string, day = '2026-12-01'): Date => new Date(`${day}T${time}:00+08:00`)
type Use<O> = (ctx: Ctx, input: never) => Promise<O>

/** One act as somebody, by the contract of its operation. */
const act = <B extends Endpoint, O>(who: Actor, use: Use<O>, { body: schema }: B, id: string, body: z.input<B['body']>, now = NOW): Promise<O> => as(test, who, (ctx) => use(ctx, { params: { id }, query: {}, body: schema.parse(body) } as never), now)
const call = <B extends Endpoint, O>(who: Actor, use: Use<O>, endpoint: B, body: z.input<B['body']>, now = NOW): Promise<O> => act(who, use, endpoint, '', body, now)
const refused = (pointer: string, code = 'rule_broken') => ({ code, errors: [{ pointer }] })
const findings = (like: string) => as(test, steward, (ctx) => ctx.tx.selectFrom('finding').select('id').where('site_id', '=', siteId).where('description', 'like', like).execute())
const photo = (who = steward): Promise<string> => stories.photo(who)
const inbox = async (who: Browser): Promise<string[]> => ((await who.send('GET', '/messages?limit=100')).body as { items: { title: string }[] }).items.map(({ title }) => title)

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new InspectionStories(test, company)
  siteId = company.siteId
  ;({ supervisor, steward, technician: cleaner } = company.actors)
  await as(test, supervisor, (ctx) => changeSiteFacts(ctx, { params: { id: siteId }, query: {}, body: { version: 0, projectKind: 'ordinary_residential', housingCategory: 'commodity', serviceGrade: 2 } }), NOW)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, siteId))
  const next = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, siteId, { room: '1202', owner: '林素娥', phone: '13800130002' }))
  const south = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, siteId, { building: '4', room: '101', owner: '白远山', phone: '13800130003' }))
  await as(test, company.actors.administrator, async (ctx) => {
    // Who looks after a home from elsewhere has the app, and does not live there.
    const { id } = await createPerson(ctx, { params: {}, query: {}, body: { siteId, name: '代管秦', kind: 'person', sex: 'male', phones: [], email: '', idKind: null, idNumber: null, birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' } })
    await startOccupancy(ctx, { params: {}, query: {}, body: { unitId: next.unitId, personId: id, role: 'agent', fromOn: null, untilOn: null, isBillPayer: false } })
    await aResident(ctx, { personId: id, name: '代管秦' })
    const zoneId = newId()
    await ctx.client.query("insert into zone (organization_id, id, site_id, name) values ($1, $2, $3, '南片')", [ctx.organizationId, zoneId, siteId])
    await ctx.client.query('update building set zone_id = $1 where id = $2', [zoneId, south.buildingId])
    southSteward = new Actor({ organizationId: steward.organizationId, accountId: steward.accountId, employeeId: steward.employeeId, personId: null, name: steward.name, locale: steward.locale, kind: 'staff', grants: [{ role: 'steward', scope: 'zone', siteId, zoneIds: [zoneId] }] })
  })
  await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'resident', password: company.password }))
  resident = await signIn(test, 'resident', company.password)
  lobby = await call(supervisor, createArea, registers.createArea, { siteId, code: 'DT-3', name: '3 栋大堂', type: 'lobby', buildingId: home.buildingId })
})
afterAll(() => test.close())

describe('the cleaning standard', () => {
  const lines = (filter = {}) => as(test, supervisor, async (ctx) => (await listCleanLines(ctx, { params: {}, body: {}, query: environment.listCleanLines.query.parse({ siteId, limit: 200, filter }) })).items, NOW)

  it('is filled from the grade of the site once, shows target and floor beside each other, and keeps the stricter [ENV-001] [ENV-006]', async () => {
    const both = await Promise.all([1, 2].map(() => call(supervisor, takeGradeLines, environment.takeGradeLines, { siteId })))
    expect(both.map(({ grade }) => grade)).toEqual([2, 2])
    const all = await lines()
    expect(all.length).toBe(both[0]!.added + both[1]!.added)
    expect(new Set(all.map(({ areaType, surface, task }) => `${areaType} ${surface} ${task}`)).size).toBe(all.length)
    const sweep = all.find(({ areaType, task }) => areaType === 'corridor' && task === 'sweep')!
    expect(sweep).toMatchObject({ target: null, floor: { frequency: { times: 1, every: 1, unit: 'day' }, grade: 2 }, effective: { times: 1, unit: 'day' }, isBelowFloor: false, plan: null })
    const change = (own: environment.Frequency, version: number) => act(supervisor, changeCleanLine, environment.changeCleanLine, sweep.id, { version, areaType: 'corridor', surface: 'floor', task: 'sweep', own, ownSource: 'contract' })
    // The contract wants more than the grade, then less: the grade is what is kept at least.
    expect(await change({ times: 3, every: 1, unit: 'day' }, 1)).toMatchObject({ target: { source: 'contract', frequency: { times: 3 } }, floor: { grade: 2 }, effective: { times: 3 }, isBelowFloor: false })
    expect(await change({ times: 2, every: 1, unit: 'week' }, 2)).toMatchObject({ target: { frequency: { times: 2 } }, effective: { times: 1, unit: 'day' }, isBelowFloor: true })
    await expect(call(supervisor, createCleanLine, environment.createCleanLine, { siteId, areaType: 'corridor', surface: 'floor', task: 'sweep' })).rejects.toMatchObject(refused('/task', 'already_exists'))
    await expect(call(supervisor, createCleanLine, environment.createCleanLine, { siteId, areaType: 'roof', surface: 'floor', task: 'sweep', own: { times: 1, every: 1, unit: 'week' } })).rejects.toMatchObject(refused('/ownSource'))
    await expect(call(cleaner, takeGradeLines, environment.takeGradeLines, { siteId })).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('becomes plans of cleaning rounds, one for each line however often it is asked for, and figures count what was kept of them [ENV-006] [ENV-007]', async () => {
    const line = (await lines({ areaType: ['lobby'], task: ['glass'] }))[0]!
    const planned = await Promise.all([1, 2].map(() => call(supervisor, planCleanLines, environment.planCleanLines, { siteId, lineIds: [line.id] })))
    const plan = planned[0]!.items[0]!.plan!
    expect(planned[1]!.items[0]!.plan).toEqual(plan)
    expect(planned[0]!.items[0]).toMatchObject({ isEnough: true, plan: { state: 'paused' } })
    const { rows } = await as(test, supervisor, (ctx) => ctx.client.query<{ rule: string; kind: string; plans: number; target_id: string }>('select p.rule, p.kind, (select count(*)::int from inspection_plan where name like $2) as plans, o.target_id from inspection_plan p join inspection_stop s on s.route_id = p.route_id join inspection_point o on o.id = s.point_id where p.id = $1', [plan.id, `${plan.name}%`]))
    expect(rows).toEqual([{ rule: 'FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=8;BYMINUTE=0', kind: 'cleaning', plans: 1, target_id: lobby.id }])
    await expect(call(steward, planCleanLines, environment.planCleanLines, { siteId, lineIds: [line.id] })).rejects.toMatchObject({ code: 'not_permitted' })
    await as(test, supervisor, (ctx) => actOnPlan(ctx, { params: { id: plan.id }, query: {}, body: { action: 'resume', reason: '' } }), NOW)
    const [round] = await stories.rounds(plan.id, at('09:00'))
    const point = (await stories.round(round!.id)).stops[0]!
    const items = [{ itemId: 'ground', value: true }, { itemId: 'bins', value: false, note: '桶满', photoIds: [await photo()] }, { itemId: 'walls', value: true }]
    await stories.act(steward, round!.id, { action: 'start' }, at('09:00'))
    await stories.send(steward, round!.id, [stories.record(point.pointId, at('09:10'), items)], at('09:12'))
    await stories.act(steward, round!.id, { action: 'finish' }, at('09:15'))
    const figures = await as(test, supervisor, (ctx) => environmentFigures(ctx, { ...nothing, query: { siteId, from: '2026-12-01', to: '2026-12-31' } }), at('10:00', '2027-01-02'))
    expect(figures.frequencies).toMatchObject({ due: 1, kept: 1, rate: 1, withoutPlan: figures.frequencies.lines - 1 })
    // The figure opens what it counts: lines without a plan, and those whose plan is paused.
    const walked = await as(test, supervisor, (ctx) => listCleanLines(ctx, { ...nothing, query: environment.listCleanLines.query.parse({ siteId, limit: 200, filter: { running: true, active: true } }) }))
    expect(walked.items).toHaveLength(1)
    const due = async (from: string, to: string, now: Date) => (await as(test, supervisor, (ctx) => environmentFigures(ctx, { ...nothing, query: { siteId, from, to } }), now)).frequencies
    // Once a month is once in a month of thirty days, too; a pause asks for nothing, and neither does the day that is not over.
    expect(await due('2027-04-01', '2027-04-30', at('10:00', '2027-05-02'))).toMatchObject({ due: 1, kept: 0 })
    expect(await due('2027-04-01', '2027-05-31', at('10:00', '2027-04-30'))).toMatchObject({ due: 0 })
    const onPlan = (action: 'pause' | 'resume' | 'end', day: string) => as(test, supervisor, (ctx) => actOnPlan(ctx, { params: { id: plan.id }, query: {}, body: { action, reason: '装修' } }), at('10:00', day))
    await onPlan('pause', '2027-05-10')
    expect(await due('2027-05-01', '2027-05-31', at('10:00', '2027-06-02'))).toMatchObject({ due: 0, withoutPlan: figures.frequencies.lines })
    await onPlan('resume', '2027-06-10')
    expect(await due('2027-05-01', '2027-06-30', at('10:00', '2027-07-02'))).toMatchObject({ due: 0, withoutPlan: figures.frequencies.lines - 1 })
    // What is over is planned anew.
    await onPlan('end', '2027-07-02')
    expect(await due('2027-04-01', '2027-04-30', at('10:00', '2027-07-02'))).toMatchObject({ due: 0, withoutPlan: figures.frequencies.lines })
    const anew = (await call(supervisor, planCleanLines, environment.planCleanLines, { siteId, lineIds: [line.id] })).items[0]!.plan!
    expect(anew).toMatchObject({ state: 'paused', name: `${plan.name} 2` })
    expect((await call(supervisor, planCleanLines, environment.planCleanLines, { siteId, lineIds: [line.id] })).items[0]!.plan).toEqual(anew)
    // The record of the round is a look at cleaning, by what was found there: 100 less 15.
    expect(figures.cleaning).toMatchObject({ records: 1, checks: 0, passed: 1, score: 85 })
    await expect(as(test, supervisor, (ctx) => environmentFigures(ctx, { ...nothing, query: { siteId, from: '2026-12-31', to: '2026-12-01' } }))).rejects.toMatchObject(refused('?to'))
  })

  it('stands for its areas at a point of its own where the one of that code rests', async () => {
    const [first, second] = await lines({ areaType: ['road'] })
    await call(supervisor, planCleanLines, environment.planCleanLines, { siteId, lineIds: [first!.id] })
    await as(test, supervisor, (ctx) => ctx.client.query("update inspection_point set is_active = false where site_id = $1 and code = 'BJ-ROAD'", [siteId]))
    await call(supervisor, planCleanLines, environment.planCleanLines, { siteId, lineIds: [second!.id] })
    expect((await as(test, supervisor, (ctx) => ctx.client.query("select code, is_active from inspection_point where site_id = $1 and code like 'BJ-ROAD%' order by code", [siteId]))).rows).toEqual([{ code: 'BJ-ROAD', is_active: false }, { code: 'BJ-ROAD 2', is_active: true }])
  })
})

it('fails a dirty area with a picture, has it put right and looked at again, and counts checks of its zone [ENV-004] [ENV-013]', async () => {
  const body = { siteId, areaId: lobby.id, cleanerId: cleaner.employeeId, deductions: [{ surface: 'floor' as const, points: 50, what: '地面有污渍' }], at: at('00:20').toISOString() }
  await expect(call(steward, createCleanCheck, environment.createCleanCheck, body)).rejects.toMatchObject(refused('/photoIds'))
  await expect(call(cleaner, createCleanCheck, environment.createCleanCheck, body)).rejects.toMatchObject({ code: 'not_permitted' })
  const [id, picture] = [newId(), await photo()]
  const [failed, again] = await Promise.all([1, 2].map(() => call(steward, createCleanCheck, environment.createCleanCheck, { id, ...body, photoIds: [picture] })))
  expect(await findings('%：地面有污渍')).toHaveLength(1)
  expect(again).toEqual(failed)
  expect(failed).toMatchObject({ score: 80, passMark: 85, isPassed: false, place: '3 栋大堂', number: expect.stringMatching(/^BJ-20261201-/) as string, finding: { state: 'in_hand' } })
  await stories.onFinding(cleaner, failed!.finding!.id, { action: 'settle', note: '已重新清洗' })
  await stories.onFinding(steward, failed!.finding!.id, { action: 'recheck', isFine: true })
  await letJobsRun(test)
  expect((await as(test, steward, (ctx) => getCleanCheck(ctx, { ...nothing, params: { id } }))).finding?.state).toBe('closed')
  expect((await as(test, steward, (ctx) => environmentTimeline(ctx, { ...nothing, params: { id } }))).items.map(({ action }) => action)).toEqual(expect.arrayContaining(['checked', 'rectification_settled', 'rechecked']))
  expect(await inbox(await signIn(test, company.logins.technician, company.password))).toContain('保洁检查不合格：3 栋大堂')
  await call(steward, createCleanCheck, environment.createCleanCheck, { siteId, place: '东门', deductions: [] })
  const list = (filter: object) => as(test, steward, async (ctx) => (await listCleanChecks(ctx, { ...nothing, query: environment.listCleanChecks.query.parse({ siteId, filter }) })).items.map(({ place }) => place))
  expect([await list({ passed: 'false' }), await list({ open: 'true' }), await list({ q: '东门' })]).toEqual([['3 栋大堂'], [], ['东门']])
  const zoneId = newId()
  await as(test, company.actors.administrator, async (ctx) => {
    await ctx.client.query('insert into zone (organization_id, id, site_id, name) values ($1, $2, $3, $4)', [ctx.organizationId, zoneId, siteId, '北片'])
    await ctx.client.query('update building set zone_id = $1 where id = $2', [zoneId, home.buildingId])
  })
  const score = (more: object) => as(test, supervisor, (ctx) => cleaningScore(ctx, { siteId, from: '2026-12-01', to: '2026-12-01', ...more }), NOW)
  const byZone = await as(test, supervisor, (ctx) => cleaningByZone(ctx, { siteId, from: '2026-12-01', to: '2026-12-01' }), NOW)
  // The day is the site's: at twenty past midnight UTC still had November.
  expect(await score({})).toMatchObject({ checks: 2, passed: 2 })
  expect(byZone.get(zoneId)).toMatchObject({ checks: 1 })
  expect(byZone.get(null)).toMatchObject({ checks: 1, score: 100 })
  expect(await score({ from: '2026-11-30', to: '2026-11-30' })).toEqual({ count: 0, checks: 0, records: 0, passed: 0, passRate: null, score: null })
})

it('refuses acid on stone at its field, in the matrix and in the database, and lets nobody begin without having read it [ENV-005]', async () => {
  const use = { siteId, areaId: lobby.id, material: 'stone' as const, agent: 'acid' as const, product: '洁厕灵' }
  await expect(call(cleaner, recordAgentUse, environment.recordAgentUse, use)).rejects.toMatchObject(refused('/agent'))
  expect(await call(cleaner, recordAgentUse, environment.recordAgentUse, { ...use, agent: 'neutral', product: '中性全能' })).toMatchObject({ agent: 'neutral', by: { id: cleaner.employeeId } })
  await expect(call(supervisor, changeAgentRule, environment.changeAgentRule, { material: 'stone', agent: 'acid', verdict: 'careful' })).rejects.toMatchObject(refused('/verdict'))
  await expect(as(test, supervisor, (ctx) => ctx.client.query("insert into agent_use (organization_id, id, site_id, used_at, used_by, place, material, agent, updated_at) values ($1, $2, $3, now(), $4, '大堂', 'stone', 'acid', now())", [ctx.organizationId, newId(), siteId, cleaner.employeeId]))).rejects.toThrow(/agent_use_check/)
  // What a company decides beyond it holds from then on.
  await call(supervisor, changeAgentRule, environment.changeAgentRule, { material: 'tile', agent: 'acid', verdict: 'prohibited', note: '老化釉面' })
  await expect(call(cleaner, recordAgentUse, environment.recordAgentUse, { ...use, material: 'tile' })).rejects.toMatchObject(refused('/agent'))
  const history = await as(test, supervisor, (ctx) => ctx.tx.selectFrom('timeline_entry').select(['action', 'note', 'changes']).where('record_id', '=', company.organizationId).where('record_type', '=', 'agent_use').execute())
  expect(history).toEqual([{ action: 'rule_changed', note: '瓷砖 · 酸性清洁剂', changes: [{ field: 'verdict', from: 'allowed', to: 'prohibited' }, { field: 'note', from: '', to: '老化釉面' }] }])
  expect((await as(test, cleaner, listAgentRules)).items.filter(({ verdict, isOwn }) => verdict === 'prohibited' && isOwn)).toEqual([{ material: 'tile', agent: 'acid', verdict: 'prohibited', note: '老化釉面', isOwn: true, isFixed: false }])
  expect(await as(test, cleaner, (ctx) => warningsAt(ctx, siteId, lobby.id))).toEqual([])
  await call(supervisor, createCleanLine, environment.createCleanLine, { siteId, areaType: 'lobby', surface: 'floor', material: 'stone', task: 'sweep', own: { times: 2, every: 1, unit: 'day' }, ownSource: 'own' })
  expect(await as(test, cleaner, (ctx) => warningsAt(ctx, siteId, lobby.id))).toEqual([expect.objectContaining({ material: 'stone', agent: 'acid' })])
  await expect(call(cleaner, startCleanJob, environment.startCleanJob, { siteId, areaId: lobby.id })).rejects.toMatchObject(refused('/hasReadWarnings'))
  expect(await call(cleaner, startCleanJob, environment.startCleanJob, { siteId, areaId: lobby.id, hasReadWarnings: true })).toMatchObject({ state: 'running' })
})

it('gives an area half an hour and tells what took longer, also when a phone says it later and twice [ENV-011]', async () => {
  const id = newId()
  const start = () => call(cleaner, startCleanJob, environment.startCleanJob, { id, siteId, place: '沙盘区', hasReadWarnings: true, at: at('09:00').toISOString() }, at('09:05'))
  const [job] = [await start(), await start()]
  expect(job).toMatchObject({ minutes: 30, startedAt: at('09:00').toISOString(), dueAt: at('09:30').toISOString(), isLate: false, allowedActions: ['finish', 'cancel'] })
  await expect(act(company.actors.front_desk, actOnCleanJob, environment.actOnCleanJob, id, { action: 'finish' })).rejects.toMatchObject({ code: 'not_permitted' })
  const finish = (time: string) => act(cleaner, actOnCleanJob, environment.actOnCleanJob, id, { action: 'finish', at: at(time).toISOString() }, at('11:00'))
  expect(await finish('09:30')).toMatchObject({ state: 'done', isLate: false, doneAt: at('09:30').toISOString() })
  expect((await finish('10:30')).doneAt).toBe(at('09:30').toISOString())
  const late = await call(cleaner, startCleanJob, environment.startCleanJob, { siteId, place: '样板房', hasReadWarnings: true }, at('09:00'))
  expect(await act(cleaner, actOnCleanJob, environment.actOnCleanJob, late.id, { action: 'finish' }, at('09:31'))).toMatchObject({ isLate: true })
  const { areaCleans } = await as(test, supervisor, (ctx) => environmentFigures(ctx, { ...nothing, query: { siteId, from: '2026-12-01', to: '2026-12-01' } }), at('12:00'))
  // The one that nobody finished, from the story before, is late by now.
  expect(areaCleans).toEqual({ due: 3, kept: 1, rate: 1 / 3 })
})

it('moves the day of upkeep on and reminds of it once, however often the morning comes [ENV-003]', async () => {
  const made = await call(supervisor, createCleanEquipment, environment.createCleanEquipment, { siteId, code: 'XD-1', name: '洗地机', kind: 'scrubber', upkeepDays: 30, lastUpkeepOn: '2026-11-05' })
  expect(made).toMatchObject({ nextUpkeepOn: '2026-12-05', isDue: true })
  for (const now of [NOW, NOW, at('08:00', '2026-12-02')]) await as(test, company.actors.administrator, (ctx) => remind(ctx, siteId), now)
  await letJobsRun(test)
  const titles = async () => (await inbox(await signIn(test, company.logins.supervisor, company.password))).filter((title) => title.includes('保洁设备该保养'))
  expect(await titles()).toHaveLength(1)
  await expect(act(cleaner, actOnCleanEquipment, environment.actOnCleanEquipment, made.id, { action: 'upkeep', on: '2026-12-02' })).rejects.toMatchObject(refused('/on'))
  // The first of December is today at the site, though it is tomorrow in UTC.
  expect(await act(cleaner, actOnCleanEquipment, environment.actOnCleanEquipment, made.id, { action: 'upkeep', on: '2026-12-01', note: '换刷盘' })).toMatchObject({ lastUpkeepOn: '2026-12-01', nextUpkeepOn: '2026-12-31', isDue: false })
  expect(await act(cleaner, actOnCleanEquipment, environment.actOnCleanEquipment, made.id, { action: 'upkeep', on: '2026-11-20' })).toMatchObject({ nextUpkeepOn: '2026-12-31' })
  await expect(act(cleaner, actOnCleanEquipment, environment.actOnCleanEquipment, made.id, { action: 'scrap', note: '坏了' })).rejects.toMatchObject({ code: 'not_permitted' })
  // Another name is no upkeep: the day stays.
  const fresh = await call(supervisor, createCleanEquipment, environment.createCleanEquipment, { siteId, code: 'XD-2', name: '吸尘器', kind: 'scrubber', upkeepDays: 30 })
  expect(await act(supervisor, changeCleanEquipment, environment.changeCleanEquipment, fresh.id, { version: 1, code: 'XD-2', name: '吸水机', kind: 'scrubber', upkeepDays: 30 }, at('08:00', '2026-12-10'))).toMatchObject({ nextUpkeepOn: '2026-12-31' })
  expect(await act(supervisor, changeCleanEquipment, environment.changeCleanEquipment, fresh.id, { version: 2, code: 'XD-2', name: '吸水机', kind: 'scrubber', upkeepDays: 10 }, at('08:00', '2026-12-10'))).toMatchObject({ nextUpkeepOn: '2026-12-11' })
})

it('does a round of waste once, shows what was missed also after the times change, and makes a finding of overflow [ENV-002] [ENV-006]', async () => {
  const facts = { code: 'LJ-1', name: '东区收集点', classes: ['kitchen' as const, 'other' as const], contractor: '城洁清运', slots: ['07:00', '18:00'] }
  const station = await call(supervisor, createWasteStation, environment.createWasteStation, { siteId, ...facts })
  expect(station).toMatchObject({ floor: { perDay: 1, grade: 2 }, isBelowFloor: false, slots: ['07:00', '18:00'] })
  // What was over before a station was written down was nobody's to do.
  const late = await call(supervisor, createWasteStation, environment.createWasteStation, { siteId, ...facts, code: 'LJ-2', slots: ['00:05'], graceMinutes: 5 }, at('00:20', '2026-12-01'))
  expect((await as(test, supervisor, (ctx) => wasteDay(ctx, { ...nothing, query: { siteId } }), at('00:30'))).items.filter((one) => one.station.id === late.id)).toEqual([])
  await act(supervisor, changeWasteStation, environment.changeWasteStation, late.id, { version: 1, ...facts, code: 'LJ-2', slots: ['00:05'], isActive: false }, at('00:30'))
  const body = { siteId, stationId: station.id, slot: '07:00', loads: [{ class: 'kitchen' as const, bins: 6 }] }
  await expect(call(cleaner, recordWasteCollection, environment.recordWasteCollection, body, at('05:30'))).rejects.toMatchObject(refused('/slot'))
  await expect(call(cleaner, recordWasteCollection, environment.recordWasteCollection, { ...body, slot: '09:00' }, at('09:00'))).rejects.toMatchObject(refused('/slot'))
  const both = await Promise.allSettled([cleaner, steward].map((who) => call(who, recordWasteCollection, environment.recordWasteCollection, body, at('07:20'))))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((one) => one.status === 'rejected')!.reason).toMatchObject(refused('/slot', 'already_exists'))
  const day = async (now: Date, of?: string) => (await as(test, supervisor, (ctx) => wasteDay(ctx, { ...nothing, query: { siteId, ...(of ? { day: of } : {}) } }), now)).items.map(({ slot, state }) => [slot, state])
  expect(await day(at('12:00'))).toEqual([['07:00', 'done'], ['18:00', 'waiting']])
  expect(await day(at('18:30'))).toEqual([['07:00', 'done'], ['18:00', 'open']])
  // Once a day from the second on: the evening of the first stays missed.
  const changed = await act(supervisor, changeWasteStation, environment.changeWasteStation, station.id, { version: 1, ...facts, slots: ['08:00'] }, at('20:00'))
  expect((await act(supervisor, changeWasteStation, environment.changeWasteStation, station.id, { version: changed.version, ...facts, slots: ['08:00'] }, at('20:01'))).version).toBe(changed.version)
  expect((await as(test, supervisor, (ctx) => environmentTimeline(ctx, { ...nothing, params: { id: station.id } }))).items.map(({ action, note }) => [action, note])).toEqual([['created', null], ['times_changed', '08:00']])
  expect(await day(at('20:00'))).toEqual([['07:00', 'done'], ['18:00', 'missed']])
  expect(await day(at('06:00', '2026-12-02'), '2026-12-01')).toEqual([['07:00', 'done'], ['18:00', 'missed']])
  expect(await day(at('06:00', '2026-12-02'))).toEqual([['08:00', 'waiting']])
  const bad = { siteId, stationId: station.id, slot: '08:00', isOverflowing: true, smells: true }
  await expect(call(cleaner, recordWasteCollection, environment.recordWasteCollection, bad, at('09:30', '2026-12-02'))).rejects.toMatchObject(refused('/note'))
  const id = newId()
  const [told, again] = await Promise.all([1, 2].map(() => call(cleaner, recordWasteCollection, environment.recordWasteCollection, { id, ...bad, note: '桶不够' }, at('09:30', '2026-12-02'))))
  expect(again).toEqual(told)
  expect(await findings('%；桶不够')).toHaveLength(1)
  expect(told).toMatchObject({ isLate: true, finding: { name: expect.stringMatching(/^F-20261202-/) as string } })
  const figures = await as(test, supervisor, (ctx) => environmentFigures(ctx, { ...nothing, query: { siteId, from: '2026-12-01', to: '2026-12-31' } }), at('12:00', '2026-12-02'))
  expect(figures.waste).toEqual({ due: 3, kept: 1, rate: 1 / 3, missed: 1, late: 1 })
  await as(test, company.actors.administrator, (ctx) => remind(ctx, siteId), at('07:30', '2026-12-02'))
  await letJobsRun(test)
  expect(await inbox(await signIn(test, company.logins.supervisor, company.password))).toContain('昨日漏清运 1 次')
  // A morning that was left out is made up for.
  await as(test, company.actors.administrator, (ctx) => remind(ctx, siteId), at('07:30', '2026-12-05'))
  await letJobsRun(test)
  expect((await inbox(await signIn(test, company.logins.supervisor, company.password))).filter((title) => title.includes('漏清运'))).toEqual(['近日漏清运 2 次', '昨日漏清运 1 次'])
})

it('fills the green year once, and knows what was done in its days, late or not at all [ENV-008]', async () => {
  const years = await Promise.all([1, 2].map(() => call(supervisor, takeGreeningYear, environment.takeGreeningYear, { siteId, year: 2026 })))
  expect(Math.min(...years.map(({ added }) => added))).toBe(0)
  const job = (fromOn: string, toOn: string) => call(supervisor, createGreeningJob, environment.createGreeningJob, { siteId, task: 'prune', place: '中央花园', species: '香樟', fromOn, toOn })
  const [now, past, soon] = [await job('2026-12-01', '2026-12-03'), await job('2026-11-20', '2026-11-30'), await job('2026-12-02', '2026-12-05')]
  expect([now.isOverdue, past.isOverdue]).toEqual([false, true])
  const done = (id: string) => act(cleaner, actOnGreeningJob, environment.actOnGreeningJob, id, { action: 'done' })
  expect(await done(now.id)).toMatchObject({ state: 'done', isLate: false, doneBy: { id: cleaner.employeeId }, allowedActions: [] })
  expect(await done(past.id)).toMatchObject({ isLate: true })
  await expect(done(soon.id)).rejects.toMatchObject(refused('/at'))
  await expect(act(cleaner, actOnGreeningJob, environment.actOnGreeningJob, soon.id, { action: 'skip' })).rejects.toMatchObject(refused('/note'))
  await expect(act(cleaner, actOnGreeningJob, environment.actOnGreeningJob, past.id, { action: 'skip', note: '晚了' })).rejects.toMatchObject({ code: 'action_not_allowed' })
  const { greening } = await as(test, supervisor, (ctx) => environmentFigures(ctx, { ...nothing, query: { siteId, from: '2026-11-21', to: '2026-12-05' } }), NOW)
  expect(greening).toEqual({ due: 2, kept: 1, rate: 0.5 })
})

it('plants anew only what the owners were asked about and more were for [ENV-009]', async () => {
  const plan = await call(steward, createGreeningPlan, environment.createGreeningPlan, { siteId, title: '南门花境', place: '南门', squareMetres: 120, species: '绣球、鸢尾', proposal: '将草坪改为花境' })
  const step = (body: Sent<typeof environment.actOnGreeningPlan>['body'], who = supervisor) => act(who, actOnGreeningPlan, environment.actOnGreeningPlan, plan.id, body)
  await expect(step({ action: 'ask' }, steward)).rejects.toMatchObject({ code: 'not_permitted' })
  await expect(step({ action: 'carry_out' })).rejects.toMatchObject({ code: 'action_not_allowed' })
  expect(await step({ action: 'ask' })).toMatchObject({ state: 'asking', askedOn: '2026-12-01' })
  await expect(step({ action: 'accept' })).rejects.toMatchObject(refused('/inFavour'))
  await expect(step({ action: 'accept', inFavour: 10, against: 10 })).rejects.toMatchObject(refused('/inFavour'))
  expect(await step({ action: 'accept', inFavour: 61, against: 12, note: '希望保留长椅' })).toMatchObject({ state: 'accepted', opinion: { inFavour: 61, against: 12, words: '希望保留长椅' } })
  expect(await step({ action: 'carry_out' })).toMatchObject({ state: 'carried_out', allowedActions: [] })
})

it('lets one adopter have a tree at a time, though two ask at once [ENV-012]', async () => {
  const adopt = (adopter: string, fromOn = '2026-12-01', more: object = {}) => call(steward, createTreeAdoption, environment.createTreeAdoption, { siteId, treeCode: 'S-017', species: '桂花', adopter, fromOn, untilOn: `${Number(fromOn.slice(0, 4)) + 1}-11-30`, ...more })
  const both = await Promise.allSettled([adopt('', '2026-12-01', { personId: home.personId }), adopt('晨光幼儿园')])
  const got = both.find((one) => one.status === 'fulfilled')!.value
  expect(both.find((one) => one.status === 'rejected')!.reason).toMatchObject(refused('/fromOn', 'already_exists'))
  expect(got).toMatchObject({ state: 'active', allowedActions: ['renew', 'end'] })
  await adopt('紫藤合唱团', '2027-12-01')
  await expect(act(steward, actOnTreeAdoption, environment.actOnTreeAdoption, got.id, { action: 'renew', untilOn: '2027-12-31' })).rejects.toMatchObject(refused('/untilOn', 'already_exists'))
  await expect(adopt('', '2028-12-01')).rejects.toMatchObject(refused('/adopter'))
  expect(await act(steward, actOnTreeAdoption, environment.actOnTreeAdoption, got.id, { action: 'end', note: '搬家' })).toMatchObject({ state: 'over', endedOn: '2026-12-01', allowedActions: [] })
})

describe('pest control', () => {
  const facts = () => ({ siteId, targets: ['mosquito' as const, 'rodent' as const], chemical: '氯氰菊酯', dose: '1:200', place: '3 栋楼道', buildingIds: [home.buildingId], contractor: '绿盾消杀', safety: '请关好门窗，看好宠物', plannedFrom: at('09:00', '2026-12-03').toISOString(), plannedTo: at('11:00', '2026-12-03').toISOString(), reentryMinutes: 120 })
  /** What the system tells the homes; the stories lie ahead of the clock of the server. */
  const homesAreTold = () => as(test, Actor.system(company.organizationId), async (ctx) => {
    const { rows } = await ctx.client.query<{ queue: string; payload: unknown }>("delete from job where queue = 'environment.tell-homes' returning queue, payload")
    for (const { queue, payload } of rows) await queueNamed(queue)!.handle(ctx, payload)
  }, NOW)
  const step = (id: string, body: Sent<typeof environment.actOnPestControl>['body'], now: Date, who = supervisor) => act(who, actOnPestControl, environment.actOnPestControl, id, body, now)

  it('starts only when the households concerned were told, and told long enough before [ENV-010]', async () => {
    const made = await call(supervisor, createPestControl, environment.createPestControl, facts())
    expect(made).toMatchObject({ state: 'planned', noticeHours: 24, notice: null, mayStartAt: null })
    await expect(step(made.id, { action: 'start' }, at('09:00', '2026-12-03'), cleaner)).rejects.toMatchObject({ code: 'action_not_allowed' })
    await expect(step(made.id, { action: 'announce' }, at('09:01', '2026-12-02'))).rejects.toMatchObject(refused('/plannedFrom'))
    await expect(step(made.id, { action: 'announce' }, at('08:00'), cleaner)).rejects.toMatchObject({ code: 'not_permitted' })
    // Two homes in building 3, one of them in the app; building 4 is not concerned.
    expect(await step(made.id, { action: 'announce', words: '当天请勿晾晒' }, at('08:00'))).toMatchObject({ state: 'announced', notice: { households: 2, inApp: 1 }, mayStartAt: at('09:00', '2026-12-03').toISOString() })
    await expect(step(made.id, { action: 'announce' }, at('08:00'))).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect((await inbox(resident)).filter((title) => title === '消杀通知：3 栋楼道')).toHaveLength(1)
    const { token } = await signIn(test, company.logins.steward, company.password)
    const paper = await test.http.inject({ method: 'GET', url: `/api/v1/pest-controls/${made.id}/notice`, headers: { authorization: `Bearer ${token}` } })
    const printed = pdfPages(paper.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')
    for (const word of ['消杀通知', '氯氰菊酯', '2026-12-0309:00', '请关好门窗', '当天请勿晾晒']) expect(printed).toContain(word)
    await expect(step(made.id, { action: 'start' }, at('08:59', '2026-12-03'), cleaner)).rejects.toMatchObject(refused('/at'))
    await expect(step(made.id, { action: 'start' }, at('11:01', '2026-12-03'), cleaner)).rejects.toMatchObject(refused('/at'))
    expect((await as(test, cleaner, (ctx) => getPestControl(ctx, { ...nothing, params: { id: made.id } }), at('11:01', '2026-12-03'))).allowedActions).toEqual([])
    // What it is against is said in the language of who reads.
    const { rows: [notice] } = await as(test, supervisor, (ctx) => ctx.client.query<{ params: Record<string, unknown> }>("select params from message where template = 'environment.pest_notice' limit 1"))
    expect(messageText('environment.pest_notice', notice!.params, 'en').body).toContain('against mosquitoes and flies, rodents with')
    expect(messageText('environment.pest_notice', notice!.params, 'zh-TW').body).toContain('進行蚊蠅、鼠消殺')
    // The database itself refuses a start that the notice does not carry.
    await expect(as(test, supervisor, (ctx) => ctx.client.query("update pest_control set state = 'started', started_at = notice_sent_at + interval '23 hours' where id = $1", [made.id]))).rejects.toThrow(/pest_control_check/)
    const started = await step(made.id, { action: 'start' }, at('09:05', '2026-12-03'), cleaner)
    expect(started).toMatchObject({ state: 'started', allowedActions: ['finish'] })
    expect(await step(made.id, { action: 'start' }, at('09:06', '2026-12-03'), cleaner)).toMatchObject({ startedAt: started.startedAt, version: started.version })
    await expect(step(made.id, { action: 'finish' }, at('10:00', '2026-12-03'), cleaner)).rejects.toMatchObject(refused('/used'))
    expect(await step(made.id, { action: 'finish', used: '3 L', photoIds: [await photo(cleaner)] }, at('10:00', '2026-12-03'), cleaner)).toMatchObject({ state: 'done', reentryAt: at('12:00', '2026-12-03').toISOString(), doneBy: { id: cleaner.employeeId } })
    await homesAreTold()
    expect(await inbox(resident)).toContain('消杀完成：3 栋楼道')
    expect(await step(made.id, { action: 'check', isEffective: true, note: '一周无投诉' }, at('10:00', '2026-12-10'))).toMatchObject({ state: 'checked', effect: { isEffective: true }, allowedActions: [] })
    const { pestNotice } = await as(test, supervisor, (ctx) => environmentFigures(ctx, { ...nothing, query: { siteId, from: '2026-12-01', to: '2026-12-31' } }), at('12:00', '2026-12-31'))
    expect(pestNotice).toEqual({ due: 1, kept: 1, rate: 1 })
  })

  it('tells again of another time, and nothing starts on the old notice [ENV-010]', async () => {
    const made = await call(supervisor, createPestControl, environment.createPestControl, { ...facts(), buildingIds: [] })
    // Who sees one zone alone tells its homes alone.
    await expect(step(made.id, { action: 'announce' }, at('08:00'), southSteward)).rejects.toMatchObject(refused('/buildingIds'))
    expect((await step(made.id, { action: 'announce' }, at('08:00'))).notice).toMatchObject({ households: 3, inApp: 1 })
    const times = { plannedFrom: at('09:00', '2026-12-05').toISOString(), plannedTo: at('10:00', '2026-12-05').toISOString() }
    await expect(step(made.id, { action: 'postpone' }, at('20:00', '2026-12-02'))).rejects.toMatchObject(refused('/plannedFrom'))
    // Whoever puts it off, each home that was told hears of it.
    expect(await step(made.id, { action: 'postpone', ...times }, at('20:00', '2026-12-02'), southSteward)).toMatchObject({ state: 'planned', notice: null })
    await homesAreTold()
    expect(await inbox(resident)).toContain('消杀改期：3 栋楼道')
    await expect(step(made.id, { action: 'start' }, at('09:00', '2026-12-05'), cleaner)).rejects.toMatchObject({ code: 'action_not_allowed' })
    await step(made.id, { action: 'announce' }, at('21:00', '2026-12-02'))
    expect((await as(test, cleaner, (ctx) => getPestControl(ctx, { ...nothing, params: { id: made.id } }), at('09:00', '2026-12-05'))).allowedActions).toEqual(['start'])
    await step(made.id, { action: 'cancel', note: '下雨' }, at('21:30', '2026-12-02'))
    await homesAreTold()
    expect((await inbox(resident)).filter((title) => /消杀(改期|取消)/.test(title))).toEqual(['消杀取消：3 栋楼道', '消杀改期：3 栋楼道'])
    // Nobody was told of one whose time has come: that counts against the notice.
    await call(supervisor, createPestControl, environment.createPestControl, { ...facts(), plannedFrom: at('09:00', '2026-12-20').toISOString(), plannedTo: at('10:00', '2026-12-20').toISOString() })
    const { pestNotice } = await as(test, supervisor, (ctx) => environmentFigures(ctx, { ...nothing, query: { siteId, from: '2026-12-15', to: '2026-12-31' } }), at('12:00', '2026-12-31'))
    expect(pestNotice).toEqual({ due: 1, kept: 0, rate: 0 })
  })
})

it('gives a colleague the work of today and nothing of tomorrow', async () => {
  // A round of somebody else in which this role takes part is theirs, too.
  const list = await stories.checklist([{ id: 'a', text: '地面', kind: 'yes_no' }])
  const plan = await stories.plan((await stories.route([(await stories.point(list.id)).id])).id, at('07:00', '2026-12-02'), { kind: 'cleaning', participants: ['technician'], startsOn: '2026-12-02', rule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0' })
  const { day, waste, greening, warnings, jobs, rounds } = await as(test, cleaner, (ctx) => environmentToday(ctx, { ...nothing, query: { siteId } }), at('07:30', '2026-12-02'))
  expect([day, waste.map(({ slot }) => slot)]).toEqual(['2026-12-02', ['08:00']])
  expect(greening.every(({ fromOn, state }) => fromOn <= '2026-12-02' && state === 'planned')).toBe(true)
  expect(greening.map(({ place }) => place)).toContain('中央花园')
  expect(warnings.map(({ material, agent }) => `${material} ${agent}`)).toContain('stone acid')
  expect(jobs.map(({ place }) => place)).toEqual(['3 栋大堂'])
  expect(rounds).toEqual([expect.objectContaining({ name: plan.name, from: at('09:00', '2026-12-02').toISOString(), isStarted: false })])
  await as(test, supervisor, (ctx) => actOnPlan(ctx, { params: { id: plan.id }, query: {}, body: { action: 'end', reason: '试行结束' } }), NOW)
})

it('sends what surfaces do not bear to the phone with every round of cleaning, whichever way leads into it [ENV-005]', async () => {
  const list = await stories.checklist([{ id: 'floor', text: '地面干净', kind: 'yes_no' }])
  const route = await stories.route([(await stories.point(list.id)).id])
  await stories.plan(route.id, NOW, { kind: 'cleaning', role: 'steward', rule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0' })
  const warned = async (who: Actor) => (await as(test, who, (ctx) => getBundle(ctx, { ...nothing, query: { siteId } }), at('09:00'))).warnings
  expect(await warned(steward)).toMatchObject({ kinds: ['cleaning', 'greening'], items: expect.arrayContaining([expect.objectContaining({ material: 'stone', agent: 'acid' })]) })
  // Who has no such round has nothing to read.
  expect(await warned(cleaner)).toEqual({ kinds: [], items: [] })
})

it('brings a checklist for the environment among those that every organisation begins with [ENV-014]', async () => {
  const { items } = await as(test, supervisor, (ctx) => listChecklists(ctx, { ...nothing, query: { filter: { q: '环境维护' } } }))
  expect(items.map(({ items: asked }) => asked.map(({ source }) => source))).toEqual([Array.from({ length: 6 }, () => 'ENV-014')])
})
