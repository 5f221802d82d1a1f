import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emergency, quality, reserve, staffing, type Sent } from '@guanjia/contract'
import { someoneWaitsForALock } from './testing/locks.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { aHousehold } from './testing/households.ts'
import { aColleague, aCompany, aResident, as, goesAway, letJobsRun, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import type { Actor } from './platform/auth/actor.ts'
import type { Ctx } from './platform/ctx.ts'
import { newId } from './platform/ids.ts'
import { dayIn } from './platform/time.ts'
import { siteById } from './modules/organization/index.ts'
import { actOnIncident } from './modules/emergency/act.ts'
import { actOnDrill, drillYear, planDrill } from './modules/emergency/drills/drills.ts'
import { monthOf } from './modules/emergency/drills/months.ts'
import { getIncident, incidentTimeline, listIncidents } from './modules/emergency/list.ts'
import { actOnEmergencyPlan, draftEmergencyPlan, emergencyPlanVersions, listEmergencyPlans } from './modules/emergency/plans.ts'
import { reportIncident } from './modules/emergency/report.ts'
import { raiseIncidentAction, saveIncidentReview } from './modules/emergency/review.ts'
import { actOnQualityAction } from './modules/quality/actions/actions.ts'
import { listQualityActions } from './modules/quality/actions/list.ts'
import { runDueTimers } from './modules/sla/index.ts'
import { getCompetenceFile } from './modules/training/competence/file.ts'
import { actOnSwap, askSwap } from './modules/staffing/leave/swaps.ts'
import { createRotaPost } from './modules/staffing/posts/rota-posts.ts'
import { listShiftPatterns } from './modules/staffing/posts/shift-patterns.ts'
import { actOnCallUp, createCallUp } from './modules/staffing/reserve/call-ups.ts'
import { createReserve } from './modules/staffing/reserve/reserve.ts'
import { setRotaCells } from './modules/staffing/rota/draft.ts'
import { myRota } from './modules/staffing/rota/on-duty.ts'
import { getRota } from './modules/staffing/rota/present.ts'
import { publishRota } from './modules/staffing/rota/publish.ts'

// In Shanghai it is one o'clock at night on December 1st; in UTC it is still November.
const NOW = new Date('2026-11-30T17:00:00Z')
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const nothing = { params: {}, query: {} }

let test: TestApp
let company: Company
let siteId: string
let guards: [Actor, Actor, Actor, Actor]
let patterns: Map<string, string>

const report = (who: Actor, body: Partial<Sent<typeof emergency.reportIncident>['body']> = {}, now = NOW) => as(test, who, (ctx) => reportIncident(ctx, { ...nothing, body: emergency.reportIncident.body.parse({ siteId, kind: 'lift_trapped', place: '3 栋 2 单元', ...body }) }), now)
const act = (who: Actor, id: string, body: Sent<typeof emergency.actOnIncident>['body'], now = NOW) => as(test, who, (ctx) => actOnIncident(ctx, { params: { id }, query: {}, body: emergency.actOnIncident.body.parse(body) }), now)
const board = (id: string, who: Actor = company.actors.supervisor, now = NOW) => as(test, who, (ctx) => getIncident(ctx, { params: { id }, query: {}, body: {} }), now)
const roles = (one: emergency.Incident) => Object.fromEntries(one.roles.map((role) => [role.key, [role.holders.map(({ name, why }) => `${name} ${why}`).join('，'), role.missing]]))
const clockIn = (who: Actor, isOn: boolean) => as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('employee').set({ is_on_shift: isOn }).where('id', '=', who.employeeId!).execute())
const messagesTo = async (who: Actor, template: string) => (await as(test, who, (ctx) => ctx.tx.selectFrom('message').select(['template', 'record_id']).where('account_id', '=', who.accountId).where('template', '=', template).execute())).map(({ record_id: id }) => id)
const plans = (who: Actor = company.actors.supervisor) => as(test, who, (ctx) => listEmergencyPlans(ctx, { query: { siteId, filter: {} } })).then(({ items }) => items)

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  siteId = company.siteId
  let position = ''
  await as(test, company.actors.administrator, async (ctx) => {
    const { id } = await ctx.tx.selectFrom('job_position').select('id').where('code', '=', 'SECURITY_GUARD').executeTakeFirstOrThrow()
    position = id
    guards = [await aColleague(ctx, { role: 'guard', siteId, name: '保安甲' }), await aColleague(ctx, { role: 'guard', siteId, name: '保安乙' }), await aColleague(ctx, { role: 'guard', siteId, name: '保安丙' }), await aColleague(ctx, { role: 'guard', siteId, name: '保安丁' })]
    await ctx.tx.updateTable('employee').set({ position_id: position }).where('id', 'in', guards.map((one) => one.employeeId!)).execute()
    await ctx.tx.updateTable('employee').set({ is_on_shift: false }).where('id', 'in', (['administrator', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician'] as const).map((role) => company.actors[role].employeeId!)).execute()
  })
  patterns = new Map((await as(test, company.actors.supervisor, (ctx) => listShiftPatterns(ctx))).items.map(({ id, name }) => [name, id]))
  const rota = <T>(work: (ctx: Ctx) => Promise<T>) => as(test, company.actors.supervisor, work, new Date('2026-11-20T02:00:00Z'))
  const post = await rota((ctx) => createRotaPost(ctx, { ...nothing, body: staffing.createRotaPost.body.parse({ siteId, name: '东门岗', kind: 'fixed', positionId: position, patternId: patterns.get('24 小时三班')!, sortOrder: 1 }) }))
  // The night that begins on November 30th is 甲's; the other two have theirs by day.
  for (const [month, cells] of [['2026-11', [['2026-11-30', 0, '夜'], ['2026-11-30', 1, '早'], ['2026-11-30', 2, '中']]], ['2026-12', [['2026-12-01', 1, '早'], ['2026-12-01', 2, '中'], ['2026-12-01', 0, '夜']]]] as const) {
    const draft = await rota((ctx) => getRota(ctx, { ...nothing, query: { siteId, month }, body: {} }))
    const set = await rota((ctx) => setRotaCells(ctx, { ...nothing, body: staffing.setRotaCells.body.parse({ siteId, month, version: draft.version, cells: cells.map(([day, i, shift]) => ({ employeeId: guards[i].employeeId!, day, postId: post.id, shift })) }) }))
    await rota((ctx) => publishRota(ctx, { ...nothing, body: staffing.publishRota.body.parse({ siteId, month, version: set.version, withGaps: true }) }))
  }
})
afterAll(() => test.close())

describe('who is on now', () => {
  it('holds the roles: on shift, not off shift though clocked in; what nobody can hold is a gap that goes up, until somebody comes [EMG-006] [EMG-007] [EMG-025] [STF-008] [ORG-041]', async () => {
    const id = newId()
    const one = await report(guards[0], { id, activate: true })
    expect(one).toMatchObject({ state: 'activated', level: '2', number: expect.stringMatching(/^E-20261201-\d{4}$/) as string, gaps: 5, mine: { roleKeys: ['security'], mustAcknowledge: false } })
    // 乙 and 丙 have clocked in, too, and the rota says that they are off; nobody else is there at night.
    expect(roles(one)).toEqual({ command: ['', 1], security: ['保安甲 rota', 1], engineering: ['', 1], service: ['', 1], support: ['', 1] })
    for (const who of [company.actors.supervisor, company.actors.site_manager, company.actors.administrator]) expect(await messagesTo(who, 'incident.gap')).toContain(id)
    expect(await messagesTo(guards[1], 'incident.role')).not.toContain(id)
    await clockIn(company.actors.technician, true)
    const filled = await act(company.actors.supervisor, id, { action: 'fill' }, later(2))
    expect(roles(filled)).toMatchObject({ engineering: [`${company.actors.technician.name} clocked_in`, 0], security: ['保安甲 rota', 1] })
    expect(await messagesTo(company.actors.technician, 'incident.role')).toContain(id)
    // Nobody takes command: its clock goes up the chain by itself.
    expect(filled.roles[0]!.clock).toMatchObject({ state: 'running', dueAt: later(5).toISOString() })
    await runDueTimers(test.app, { now: later(16), organizationId: company.organizationId })
    expect((await board(id, undefined, later(16))).roles[0]!.clock).toMatchObject({ breachedAt: later(5).toISOString() })
    const escalated = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select('account_id').where('record_id', '=', filled.roles[0]!.id).execute())
    expect(new Set(escalated.map((row) => row.account_id))).toEqual(new Set([company.actors.supervisor, company.actors.site_manager, company.actors.administrator].map(({ accountId }) => accountId)))
    const assigned = await act(company.actors.supervisor, id, { action: 'assign', roleKey: 'command', employeeId: company.actors.site_manager.employeeId! }, later(20))
    expect(assigned.roles[0]).toMatchObject({ missing: 0, holders: [{ why: 'assigned' }], clock: { state: 'stopped' } })
    // One message for all that nobody holds, not one for each role.
    expect((await messagesTo(company.actors.supervisor, 'incident.gap')).filter((each) => each === id)).toHaveLength(2)
    expect((await messagesTo(company.actors.administrator, 'incident.gap')).filter((each) => each === id)).toHaveLength(1)
    expect((await as(test, company.actors.supervisor, (ctx) => incidentTimeline(ctx, { params: { id }, query: {}, body: {} }))).items.filter(({ note }) => note?.startsWith(company.actors.site_manager.name))).toMatchObject([{ action: 'assign' }])
    // His steps are his until he is released, and then whoever's is on.
    const remindedOf = async (stepId: string) => (await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ holder: string | null }>('select holder from sla_clock where subject_id = $1', [stepId]))).rows.map(({ holder }) => holder)
    const cutting = filled.steplist.find(({ roleKey, startedAt }) => roleKey === 'engineering' && startedAt !== null)!.id
    expect(await remindedOf(cutting)).toEqual([company.actors.technician.employeeId])
    // The technician goes home: here the gap opens for the second time, in an incident that found him at once for the first. Its five minutes
    // begin then, not with the activation an hour ago, however often somebody looks for another.
    const engineering = (one: emergency.Incident) => one.roles.find(({ key }) => key === 'engineering')!
    const second = await report(guards[0], { activate: true, kind: 'lift_trapped' }, later(3))
    await clockIn(company.actors.technician, false)
    for (const one of [filled, second]) {
      await act(company.actors.supervisor, one.id, { action: 'release', holderId: engineering(one).holders[0]!.id }, later(21))
      expect(engineering(await act(company.actors.supervisor, one.id, { action: 'fill' }, later(22)))).toMatchObject({ missing: 1, clock: { state: 'running', dueAt: later(26).toISOString(), breachedAt: null } })
    }
    await act(company.actors.supervisor, second.id, { action: 'call_off', note: '误报' }, later(22))
    expect(await remindedOf(cutting)).toEqual([null])
    await act(company.actors.supervisor, id, { action: 'assign', roleKey: 'engineering', employeeId: company.actors.steward.employeeId! }, later(23))
    expect(await remindedOf(cutting)).toEqual([company.actors.steward.employeeId])
    await act(company.actors.site_manager, id, { action: 'call_off', note: '误报' }, later(25))
  })

  it('follows a swap, a stand-in and a call of the reserve; and is nobody when nobody is on [STF-006] [STF-008]', async () => {
    const { id: nightId } = (await as(test, guards[0], (ctx) => myRota(ctx, { ...nothing, query: { from: '2026-12-01', to: '2026-12-01' }, body: {} }), NOW)).items[0]!
    const swap = await as(test, guards[0], (ctx) => askSwap(ctx, { ...nothing, body: staffing.askSwap.body.parse({ shiftId: nightId, withId: guards[3].employeeId! }) }), NOW)
    const on = (who: Actor, action: 'accept' | 'approve') => as(test, who, (ctx) => actOnSwap(ctx, { params: { id: swap.id }, query: {}, body: { action, note: '' } }), NOW)
    await on(guards[3], 'accept')
    const night = new Date('2026-12-01T17:00:00Z')
    const theft = (now: Date) => report(guards[1], { activate: true, kind: 'theft', level: '1' }, now)
    expect(roles(await theft(night))).toMatchObject({ security: ['保安甲 rota', 1] })
    await on(company.actors.supervisor, 'approve')
    expect(roles(await theft(night))).toMatchObject({ security: ['保安丁 rota', 1] })
    // The night after that nobody was planned: all guards have clocked in, and all are off.
    const empty = new Date('2026-12-02T17:00:00Z')
    const swapped = await theft(empty)
    expect(roles(swapped)).toEqual({ command: ['', 1], security: ['', 2], engineering: ['', 1], service: ['', 1] })
    const { supervisor } = company.actors
    const zhou = await as(test, supervisor, (ctx) => createReserve(ctx, { ...nothing, body: reserve.createReserve.body.parse({ siteId, name: '周某', kind: 'outsourced', company: '保安公司', weekdays: [1, 2], payBasis: 'hour', rateFen: 3000 }) }), NOW)
    const call = await as(test, supervisor, (ctx) => createCallUp(ctx, { ...nothing, body: reserve.createCallUp.body.parse({ siteId, reason: 'emergency', title: '夜间增援', from: '2026-12-02T16:00:00Z', to: '2026-12-02T22:00:00Z', headcount: 1, reserveIds: [zhou.id] }) }), NOW)
    expect(roles(await act(supervisor, swapped.id, { action: 'fill' }, empty))).toMatchObject({ security: ['', 2] })
    await as(test, supervisor, (ctx) => actOnCallUp(ctx, { params: { id: call.id }, query: {}, body: reserve.actOnCallUp.body.parse({ action: 'answer', reserveId: zhou.id, accepts: true }) }), NOW)
    const calledUp = await act(supervisor, swapped.id, { action: 'fill' }, empty)
    expect(roles(calledUp)).toMatchObject({ security: ['周某 reserve', 1] })
    expect(calledUp.roles.find(({ key }) => key === 'security')!.holders[0]).toMatchObject({ employee: null, isSubstitute: true })
    // Who called in comes as a substitute, too: the steward for the desk; and whoever stands in for the steward holds what the steward would.
    await clockIn(company.actors.steward, true)
    const steward = await theft(empty)
    expect(steward.roles.find(({ key }) => key === 'service')).toMatchObject({ missing: 0, holders: [{ name: company.actors.steward.name, why: 'clocked_in', isSubstitute: true }] })
    await goesAway(test, company.actors.steward, company.actors.technician, '2026-12-02', '2026-12-04')
    expect(roles(await theft(empty))).toMatchObject({ service: [`${company.actors.technician.name} stand_in`, 0] })
    // So it is where the plan names the colleague; but what is given to the steward by name is told to the steward, not to who stands in.
    const fight = (await plans()).find(({ kind }) => kind === 'fight')!
    const named = { ...fight.draft!, roles: fight.draft!.roles.map((role) => (role.key === 'service' ? { ...role, sources: [{ by: 'employee' as const, value: company.actors.steward.employeeId! }] } : role)) }
    await as(test, supervisor, (ctx) => draftEmergencyPlan(ctx, { params: { id: fight.id }, query: {}, body: emergency.draftEmergencyPlan.body.parse({ siteId, kind: 'fight', name: fight.name, content: named, version: fight.version }) }), NOW)
    const brawl = await report(guards[1], { activate: true, kind: 'fight', level: '1' }, empty)
    expect(roles(brawl)).toMatchObject({ service: [`${company.actors.technician.name} stand_in`, 0] })
    await act(supervisor, brawl.id, { action: 'assign', roleKey: 'security', employeeId: company.actors.steward.employeeId! }, empty)
    expect([await messagesTo(company.actors.steward, 'incident.role'), (await messagesTo(company.actors.technician, 'incident.role')).filter((each) => each === brawl.id)]).toMatchObject([expect.arrayContaining([brawl.id]), [brawl.id]])
    await clockIn(company.actors.steward, false)
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('substitution').set({ ended_at: empty }).execute())
  })
})

describe('an incident', () => {
  it('goes from two taps to its review, each thing stamped once [EMG-006] [EMG-008] [EMG-009] [EMG-010] [EMG-011] [EMG-012] [EMG-013] [EMG-026]', async () => {
    const { supervisor, site_manager, technician, front_desk } = company.actors
    for (const who of [supervisor, technician, front_desk]) await clockIn(who, true)
    const id = newId()
    const first = await report(guards[0], { id, isDanger: true, inDanger: 2, description: '两人被困，其中一人为老人' })
    expect(first).toMatchObject({ state: 'reported', proposedLevel: '2', told: [{ employee: { name: site_manager.name }, as: 'superior', acknowledgedAt: null }, { employee: { name: supervisor.name } }] })
    // The phone sends it again: nothing is made twice.
    expect(await report(guards[0], { id, isDanger: true, inDanger: 2 })).toMatchObject({ id, number: first.number })
    await expect(report(guards[1], { id })).rejects.toMatchObject({ code: 'already_exists' })
    await act(supervisor, id, { action: 'acknowledge' }, later(1))
    const going = as(test, supervisor, async (ctx) => {
      await actOnIncident(ctx, { params: { id }, query: {}, body: { action: 'activate', level: null } })
      const second = act(site_manager, id, { action: 'activate', level: null }, later(2))
      await someoneWaitsForALock(test)
      return { second }
    }, later(2))
    const active = await (await going).second
    expect(active).toMatchObject({ state: 'activated', grade: 'III', activatedAt: later(2).toISOString() })
    expect(active.steplist).toHaveLength(8)
    expect((await as(test, supervisor, (ctx) => incidentTimeline(ctx, { params: { id }, query: {}, body: {} }))).items.filter(({ action }) => action === 'activate')).toHaveLength(1)
    const step = (one: emergency.Incident, text: string) => one.steplist.find((each) => each.text.includes(text))!
    expect(step(active, '救出')).toMatchObject({ startedAt: null, waitsFor: ['切断电梯电源，确认轿厢位置', '通知电梯维保到场（30 分钟内）'] })
    await expect(act(guards[0], id, { action: 'done', stepId: step(active, '切断').id })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(act(technician, id, { action: 'done', stepId: step(active, '救出').id })).rejects.toMatchObject({ errors: [{ pointer: '/stepId' }] })
    // Told later by a phone that had no network; the next step counts from when it was truly done.
    await act(technician, id, { action: 'at_post', at: later(4).toISOString() }, later(6))
    await act(front_desk, id, { action: 'done', stepId: step(active, '通知电梯维保').id }, later(8))
    const cut = await act(technician, id, { action: 'done', stepId: step(active, '切断').id, at: later(5).toISOString() }, later(9))
    expect(step(cut, '救出')).toMatchObject({ startedAt: later(8).toISOString(), dueAt: later(38).toISOString() })
    expect(step(cut, '通知电梯维保')).toMatchObject({ isLate: true, endedAt: later(8).toISOString() })
    expect(cut.roles.find(({ key }) => key === 'engineering')!.holders[0]).toMatchObject({ atPostAt: later(4).toISOString(), acknowledgedAt: later(4).toISOString() })
    // Whoever commands says it for somebody else: who stands at the post has heard, too.
    const desk = cut.roles.find(({ key }) => key === 'service')!.holders[0]!
    expect(desk).toMatchObject({ name: front_desk.name, acknowledgedAt: null })
    expect((await act(supervisor, id, { action: 'at_post', holderId: desk.id }, later(9))).roles.find(({ key }) => key === 'service')!.holders[0]).toMatchObject({ atPostAt: later(9).toISOString(), acknowledgedAt: later(9).toISOString() })
    const callId = newId()
    for (const minute of [9, 10]) await act(front_desk, id, { action: 'call', id: callId, service: 'lift', name: '示例电梯' }, later(minute))
    await act(guards[0], id, { action: 'arrived', callId }, later(20))
    await act(guards[0], id, { action: 'count', zone: '轿厢', present: 1, missing: 1 }, later(21))
    await act(guards[0], id, { action: 'note', note: '老人血压偏高' }, later(22))
    // Not answered in three minutes: the chain above hears of it, and what was done late stays late.
    await runDueTimers(test.app, { now: later(23), organizationId: company.organizationId })
    const pressed = await board(id, supervisor, later(23))
    expect(pressed.told.find(({ employee }) => employee.name === site_manager.name)!.clock).toMatchObject({ breachedAt: later(3).toISOString() })
    expect(pressed.calls).toMatchObject([{ calledAt: later(9).toISOString(), arrivedAt: later(20).toISOString() }])
    for (const open of pressed.steplist.filter(({ state, startedAt }) => state === 'open' && startedAt !== null)) await act(supervisor, id, { action: 'done', stepId: open.id }, later(30))
    await act(supervisor, id, { action: 'control', note: '两人已救出' }, later(31))
    await expect(act(supervisor, id, { action: 'close', note: '结束' }, later(32))).rejects.toMatchObject({ code: 'rule_broken', message: expect.stringContaining('impossible') as string })
    for (const open of (await board(id)).steplist.filter(({ state }) => state === 'open')) await act(supervisor, id, { action: 'impossible', stepId: open.id, note: '无需外部车辆' }, later(33))
    await expect(act(supervisor, id, { action: 'close', note: '结束' }, later(34))).rejects.toMatchObject({ message: expect.stringContaining('轿厢') as string })
    await act(guards[0], id, { action: 'count', zone: '轿厢', present: 2, missing: 0 }, later(35))
    const closed = await act(supervisor, id, { action: 'close', note: '电梯停用待检' }, later(36))
    expect(closed).toMatchObject({ state: 'closed', outcome: '电梯停用待检', review: { figures: { minutesToActivate: 2, minutesToControl: 31, stepsImpossible: 2 } } })
    expect(closed.review!.figures.acknowledgedInTime).toBeLessThan(1)
    expect(closed.told.every(({ clock }) => clock === null || clock.state !== 'running')).toBe(true)
    for (const sql of ["update incident_count set present = 9", "update incident_step set ended_at = now() where state = 'done'", "update incident_notice set acknowledged_at = now() where acknowledged_at is not null", 'update incident_call set arrived_at = now()', 'delete from incident_holder'])
      await expect(as(test, supervisor, (ctx) => ctx.client.query(sql))).rejects.toMatchObject({ code: '42501' })

    const save = (body: Partial<Sent<typeof emergency.saveIncidentReview>['body']>, who = supervisor) => as(test, who, (ctx) => saveIncidentReview(ctx, { params: { id }, query: {}, body: emergency.saveIncidentReview.body.parse(body) }), later(60))
    await expect(act(supervisor, id, { action: 'finish_review' }, later(60))).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(act(site_manager, id, { action: 'finish_review' }, later(60))).rejects.toMatchObject({ code: 'incident.review_incomplete' })
    const words = { facts: '门机故障', cause: '门机皮带老化', whys: ['皮带未按期更换'], result: '两人平安', evaluation: '响应及时', lessons: '维保要核对更换周期', rewards: [{ employeeId: technician.employeeId!, kind: 'praise' as const, words: '处置果断' }, { employeeId: front_desk.employeeId!, kind: 'accountability' as const, words: '通知迟了' }] }
    await save(words)
    await expect(save(words)).rejects.toMatchObject({ code: 'stale_version' })
    await as(test, supervisor, (ctx) => raiseIncidentAction(ctx, { params: { id }, query: {}, body: emergency.raiseIncidentAction.body.parse({ title: '更换门机皮带', ownerId: technician.employeeId!, dueOn: '2026-12-05' }) }), later(61))
    // Who answers for something is between them and whoever commands; what is put right is shown to its owner and to who scores.
    const seen = async (who: Actor) => { const { rewards, actions } = (await board(id, who)).review!; return [rewards.map(({ words: why }) => why), actions.length] }
    expect(await seen(supervisor)).toEqual([['处置果断', '通知迟了'], 1])
    expect(await seen(front_desk)).toEqual([['处置果断', '通知迟了'], 0])
    expect(await seen(technician)).toEqual([['处置果断'], 1])
    expect(await seen(guards[0])).toEqual([['处置果断'], 0])
    await expect(act(site_manager, id, { action: 'finish_review' }, later(62))).rejects.toMatchObject({ code: 'incident.actions_open' })
    const [action] = (await as(test, supervisor, (ctx) => listQualityActions(ctx, { query: { siteId, limit: 10, filter: { sourceId: id } } as never }))).items
    expect(action).toMatchObject({ source: 'incident', sourceNumber: first.number })
    const put = (who: Actor, body: Sent<typeof quality.actOnQualityAction>['body'], minute: number) => as(test, who, (ctx) => actOnQualityAction(ctx, { params: { id: action!.id }, query: {}, body: quality.actOnQualityAction.body.parse(body) }), later(minute))
    await put(technician, { action: 'report', result: '已更换' }, 63)
    await expect(act(site_manager, id, { action: 'finish_review' }, later(64))).rejects.toMatchObject({ code: 'incident.actions_open' })
    await put(site_manager, { action: 'pass' }, 65)
    expect(await act(site_manager, id, { action: 'finish_review' }, later(66))).toMatchObject({ state: 'reviewed', allowedActions: [] })
    const browser = await signIn(test, company.logins.site_manager, company.password)
    const paper = await test.http.inject({ method: 'GET', url: `/api/v1/incidents/${id}/report`, headers: { authorization: `Bearer ${browser.token}`, 'accept-language': 'zh-CN' } })
    const text = pdfPages(paper.rawPayload).map((page) => page.text).join('')
    for (const part of ['突发事件报告', '一、调查', '门机皮带老化', '二、预案执行评估', '三、整改', '更换门机皮带', '四、表彰与追责', '处置果断']) expect(text.replaceAll(/\s/g, '')).toContain(part)
    for (const who of [supervisor, technician, front_desk]) await clockIn(who, false)
  })

  it('is seen by who works at the site, and found by who was told', async () => {
    const mine = await as(test, guards[0], (ctx) => listIncidents(ctx, { query: { siteId, limit: 50, filter: { mine: true, state: ['reviewed'] } } }))
    expect(mine.items).toMatchObject([{ state: 'reviewed', isDrill: false }])
    expect((await as(test, guards[2], (ctx) => listIncidents(ctx, { query: { siteId, limit: 50, filter: { mine: true, state: ['reviewed'] } } }))).items).toEqual([])
  })
})

describe('what is said to homes', () => {
  it('goes once to those of the zones and buildings concerned, by who leads or speaks to residents, and never from a drill [EMG-017]', async () => {
    const { supervisor, front_desk, administrator } = company.actors
    await clockIn(front_desk, true)
    const zoneId = newId()
    const home = (building: string, owner: string, phone: string) => as(test, administrator, (ctx) => aHousehold(ctx, siteId, { building, room: '101', owner, phone }))
    const [north, south] = [await home('3', '苏婉清', '13800130001'), await home('4', '白远山', '13800130003')]
    // Without the app: told at the door.
    await as(test, administrator, (ctx) => aHousehold(ctx, siteId, { building: '3', room: '102', owner: '林素娥', phone: '13800130002' }))
    const [su, bai] = await as(test, administrator, async (ctx) => {
      await ctx.client.query('insert into zone (organization_id, id, site_id, name) values ($1, $2, $3, $4)', [ctx.organizationId, zoneId, siteId, '北片'])
      await ctx.client.query('update building set zone_id = $1 where id = $2', [zoneId, north.buildingId])
      // Whoever is only the agent of an owner is not at home there.
      await ctx.client.query("insert into occupancy (organization_id, id, site_id, unit_id, person_id, role) values ($1, $2, $3, $4, $5, 'agent')", [ctx.organizationId, newId(), siteId, north.unitId, south.personId])
      return [await aResident(ctx, { personId: north.personId, name: '苏婉清' }), await aResident(ctx, { personId: south.personId, name: '白远山' })] as const
    })
    const one = await report(guards[0], { activate: true })
    expect((await board(one.id, guards[0])).homes).toBeNull()
    expect((await board(one.id, front_desk)).homes).toMatchObject({ zones: [{ name: '北片' }], buildings: [{ name: '3栋' }, { name: '4栋' }] })
    const id = newId()
    const say = (who: Actor, homes: { zoneIds?: string[]; buildingIds?: string[] }, incidentId = one.id, sayId = id) => act(who, incidentId, { action: 'announce', id: sayId, title: '电梯停用', note: '3 栋电梯暂停使用，请走楼梯。', homes }, later(3))
    await expect(say(guards[0], {})).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(say(front_desk, { buildingIds: [newId()] })).rejects.toMatchObject({ errors: [{ pointer: '/homes/buildingIds/0' }] })
    await say(front_desk, { zoneIds: [zoneId] })
    await say(front_desk, { zoneIds: [zoneId] })
    await letJobsRun(test)
    const heard = async (who: Actor) => (await as(test, administrator, (ctx) => ctx.tx.selectFrom('message').select('params').where('account_id', '=', who.accountId).where('template', '=', 'incident.announcement').execute())).map(({ params }) => params)
    expect([await heard(su), await heard(bai)]).toEqual([[{ title: '电梯停用', words: '3 栋电梯暂停使用，请走楼梯。' }], []])
    expect((await board(one.id)).announcements).toMatchObject([{ id, to: ['北片'], by: front_desk.name, households: 2, inApp: 1 }])
    // To everybody: whoever leads says it.
    await say(supervisor, {}, one.id, newId())
    await letJobsRun(test)
    expect([await heard(su), await heard(bai)].map(({ length }) => length)).toEqual([2, 1])
    await expect(as(test, supervisor, (ctx) => ctx.client.query("update incident_announcement set words = '另一句'"))).rejects.toMatchObject({ code: '42501' })
    await act(supervisor, one.id, { action: 'call_off', note: '误报' }, later(5))
    const planned = await as(test, supervisor, (ctx) => planDrill(ctx, { ...nothing, body: emergency.planDrill.body.parse({ siteId, kind: 'fight', plannedAt: NOW.toISOString(), leadId: supervisor.employeeId! }) }), NOW)
    const { incident } = await as(test, supervisor, (ctx) => actOnDrill(ctx, { params: { id: planned.id }, query: {}, body: { action: 'start', version: planned.version, place: '', level: '1' } }), NOW)
    expect((await board(incident!.id)).homes).toBeNull()
    await expect(say(supervisor, {}, incident!.id, newId())).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/homes' }] })
    await act(supervisor, incident!.id, { action: 'call_off', note: '结束' })
    await clockIn(front_desk, false)
  })
})

describe('plans', () => {
  it('begin as drafts, hold in approved versions, and stay in an incident as they were [EMG-007] [EMG-014]', async () => {
    const { supervisor, site_manager } = company.actors
    const all = await plans()
    expect(all).toHaveLength(12)
    expect(all.every(({ state, content }) => state === 'draft' && content === null)).toBe(true)
    const fire = all.find(({ kind }) => kind === 'power_cut')!
    const plan = (who: Actor, body: Sent<typeof emergency.actOnEmergencyPlan>['body']) => as(test, who, (ctx) => actOnEmergencyPlan(ctx, { params: { id: fire.id }, query: {}, body: emergency.actOnEmergencyPlan.body.parse(body) }), NOW)
    await expect(plan(supervisor, { action: 'approve' })).rejects.toMatchObject({ code: 'not_permitted' })
    const approved = await plan(site_manager, { action: 'approve' })
    expect(approved).toMatchObject({ state: 'approved', number: 1, draft: null, reviewOn: '2027-12-01' })
    // Now there is something to drill: the month counts at once, and not with a job of its own for every approval.
    const months = await as(test, supervisor, (ctx) => ctx.tx.selectFrom('drill_month').select(['month', 'opened_at']).where('site_id', '=', siteId).execute())
    expect(months).toEqual([{ month: '2026-12-01', opened_at: NOW }])
    const one = await report(supervisor, { kind: 'power_cut', activate: true })
    const write = (id: string, body: object) => as(test, supervisor, (ctx) => draftEmergencyPlan(ctx, { params: { id }, query: {}, body: emergency.draftEmergencyPlan.body.parse({ siteId, kind: 'power_cut', name: '停电应急预案', ...body }) }), NOW)
    const changed = { ...approved.content!, trigger: '两路电源同时失电' }
    await expect(write(newId(), { content: changed })).rejects.toMatchObject({ code: 'already_exists' })
    await expect(write(fire.id, { content: changed, version: 1 })).rejects.toMatchObject({ code: 'stale_version' })
    expect(await write(fire.id, { content: changed, version: approved.version })).toMatchObject({ number: 1, draft: { trigger: '两路电源同时失电' }, content: { trigger: approved.content!.trigger } })
    expect(await plan(site_manager, { action: 'approve' })).toMatchObject({ number: 2, content: { trigger: '两路电源同时失电' } })
    expect((await board(one.id)).content!.trigger).toBe(approved.content!.trigger)
    expect((await board(one.id)).plan).toMatchObject({ number: 1 })
    expect((await as(test, supervisor, (ctx) => emergencyPlanVersions(ctx, { params: { id: fire.id }, query: {}, body: {} }))).items.map(({ number }) => number)).toEqual([2, 1])
    await expect(as(test, supervisor, (ctx) => ctx.client.query("update emergency_plan_version set content = '{}'"))).rejects.toMatchObject({ code: '42501' })
    await act(supervisor, one.id, { action: 'call_off', note: '恢复供电' })
  })
})

describe('drills', () => {
  it('run on the same board, marked, and meet their month only with two duties together [EMG-018]', async () => {
    const { supervisor, front_desk } = company.actors
    await as(test, supervisor, async (ctx) => monthOf(ctx, await siteById(ctx, siteId), '2026-12'), NOW)
    // The job of a new site opens the month that it is really, and comes again with the next.
    await letJobsRun(test)
    const today = dayIn('Asia/Shanghai', new Date())
    expect((await as(test, supervisor, (ctx) => ctx.tx.selectFrom('drill_month').select('month').where('site_id', '=', siteId).execute())).map(({ month: first }) => first)).toContain(`${today.slice(0, 7)}-01`)
    expect(await as(test, supervisor, (ctx) => ctx.tx.selectFrom('job').select('id').where('queue', '=', 'emergency.watch-months').where('due_at', '>', new Date()).where('organization_id', '=', ctx.organizationId).execute())).toHaveLength(1)
    for (const who of [supervisor, front_desk]) await clockIn(who, true)
    const month = async (now: Date) => (await as(test, supervisor, (ctx) => drillYear(ctx, { ...nothing, query: { siteId, year: 2026 }, body: {} }), now)).months.find((one) => one.month === '2026-12')!
    const kindsWithout = async () => (await as(test, supervisor, (ctx) => drillYear(ctx, { ...nothing, query: { siteId, year: 2026 }, body: {} }), NOW)).kindsWithout
    const drill = async (answers: readonly Actor[], written = NOW) => {
      const planned = await as(test, supervisor, (ctx) => planDrill(ctx, { ...nothing, body: emergency.planDrill.body.parse({ siteId, kind: 'fire', scenario: '二层茶水间冒烟', plannedAt: NOW.toISOString(), leadId: supervisor.employeeId! }) }), NOW)
      const on = (body: Sent<typeof emergency.actOnDrill>['body']) => as(test, supervisor, (ctx) => actOnDrill(ctx, { params: { id: planned.id }, query: {}, body: emergency.actOnDrill.body.parse(body) }), body.action === 'hold' ? written : NOW)
      // What is only planned was not practised.
      if (written === NOW) expect(await kindsWithout()).toContain('fire')
      const { incident } = await on({ action: 'start', place: '二层', level: '1' })
      for (const who of answers) await act(who, incident!.id, { action: 'acknowledge' })
      await expect(on({ action: 'hold', score: 90 })).rejects.toMatchObject({ code: 'rule_broken' })
      for (let open = (await board(incident!.id)).steplist.filter(({ state }) => state === 'open'); open.length > 0; open = (await board(incident!.id)).steplist.filter(({ state }) => state === 'open')) for (const step of open.filter(({ startedAt }) => startedAt !== null)) await act(supervisor, incident!.id, { action: 'done', stepId: step.id })
      await act(supervisor, incident!.id, { action: 'control', note: '好' })
      await act(supervisor, incident!.id, { action: 'close', note: '好' })
      return on({ action: 'hold', score: 90, findings: '广播偏慢', attendeeIds: [company.actors.steward.employeeId!] })
    }
    // The supervisor commands, and nobody else answers: it was held, and does not count.
    const alone = await drill([])
    expect(alone).toMatchObject({ state: 'held', counts: false, duties: ['command'] })
    expect(await month(NOW)).toMatchObject({ isMet: false })
    expect(await kindsWithout()).not.toContain('fire')
    // Held in December and written down in January: the month was kept.
    const together = await drill([guards[0], front_desk], new Date('2027-01-02T02:00:00Z'))
    expect(together).toMatchObject({ counts: true, score: 90, duties: ['command', 'security', 'service'] })
    expect(together.attendees.map(({ name }) => name)).toContain(company.actors.steward.name)
    // It counts as a training of everybody who took part, in their own file; of nobody else.
    const learned = async (who: Actor) => (await as(test, who, (ctx) => getCompetenceFile(ctx, { params: { id: who.employeeId! }, query: {}, body: {} }))).sections.find(({ key }) => key === 'drills')!.rows
    expect(await learned(front_desk)).toEqual([{ at: '2026-12-01', text: `${together.number} · 火灾 · 客服组`, value: 90, path: null }])
    expect((await learned(company.actors.steward)).map(({ text }) => text)).toEqual([`${together.number} · 火灾`, `${alone.number} · 火灾`])
    expect(await learned(guards[2])).toEqual([])
    expect(await month(NOW)).toMatchObject({ isMet: true, clock: { state: 'stopped', outcome: 'met' } })
    expect((await board(together.incident!.id)).isDrill).toBe(true)
    expect(await messagesTo(guards[0], 'drill.role')).toContain(together.incident!.id)
    expect(await messagesTo(guards[0], 'incident.role')).not.toContain(together.incident!.id)
  })
})

it('the steps that 0145 gave by mistake are put right where nobody has changed them', async () => {
  const house = await aCompany(test, '旧版物业')
  const owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  try {
    const targets = async () => new Map((await owner.query<{ code: string; targets: Record<string, { steps: Record<string, unknown>[] }> }>("select p.code, v.targets from sla_policy p join sla_policy_version v on v.organization_id = p.organization_id and v.policy_id = p.id where p.organization_id = $1 and p.code in ('incident-notice', 'incident-role', 'drill-month')", [house.organizationId])).rows.map((row) => [row.code, row.targets]))
    const right = await targets()
    const set = (code: string, metric: string, steps: readonly (readonly [number, string, number])[]) => steps.reduce<Promise<unknown>>((before, [at, key, value]) => before.then(() => owner.query('update sla_policy_version v set targets = jsonb_set(targets, $3, to_jsonb($4::int)) from sla_policy p where p.organization_id = $1 and p.code = $2 and v.organization_id = p.organization_id and v.policy_id = p.id', [house.organizationId, code, [metric, 'steps', String(at), key], value])), Promise.resolve())
    await set('incident-role', 'task', [[2, 'after', 300], [3, 'after', 900]])
    await set('drill-month', 'task', [[0, 'percent', 70], [2, 'after', 86_400], [3, 'after', 259_200]])
    await set('incident-notice', 'read', [[2, 'after', 240]])
    const again = await readFile(new URL('../migrations/0150-alarm-steps.sql', import.meta.url), 'utf8')
    await owner.query(again)
    const after = await targets()
    expect([after.get('incident-role'), after.get('drill-month')]).toEqual([right.get('incident-role'), right.get('drill-month')])
    expect(after.get('incident-notice')!['read']!.steps[2]).toMatchObject({ after: 240 })
    // What the company wrote itself stays.
    await set('incident-role', 'task', [[2, 'after', 300], [3, 'after', 1200]])
    await owner.query(again)
    expect((await targets()).get('incident-role')!['task']!.steps.slice(2)).toMatchObject([{ after: 300 }, { after: 1200 }])
  } finally {
    await owner.end()
  }
})
