import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redress, relations, standards } from '@guanjia/contract'
import type { Actor } from './platform/auth/actor.ts'
import { aColleague, aCompany, as, goesAway, letJobsRun, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { WorkStories } from './testing/work-stories.ts'
import { changeEmpowerment, empowermentAt } from './modules/complaints/index.ts'
import { requestCompensation } from './modules/complaints/compensation/request.ts'
import { createCheck } from './modules/quality/checks.ts'
import { closeScores } from './modules/quality/scores/close.ts'
import { getStandard, listStandards } from './modules/standards/index.ts'
import { proposeAwards } from './modules/relations/awards.ts'
import { decideReward, objectToReward, settleObjection } from './modules/relations/reward-decisions.ts'
import { rewardsForFile } from './modules/relations/rewards-for-file.ts'
import { listOwnRewards, listRewards, proposeReward, rewardsOf } from './modules/relations/rewards.ts'

let test: TestApp
let company: Company
let stories: WorkStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
})
afterAll(() => test.close())

const on = (day: string): Date => new Date(`${day}T02:00:00Z`)
const input = <T,>(body: T) => ({ params: {}, query: {}, body })
const propose = (actor: Actor, employeeId: string, facts: object, now = on('2026-06-10')) => as(test, actor, (ctx) => proposeReward(ctx, input(relations.proposeReward.body.parse({ siteId: company.siteId, employeeId, reason: '多次漏接电话', ...facts }))), now)
const decide = (actor: Actor, id: string, isApproved = true, note = '', now = on('2026-06-11')) => as(test, actor, (ctx) => decideReward(ctx, { params: { id }, query: {}, body: { isApproved, note } }), now)
const object = (actor: Actor, id: string, now: Date) => as(test, actor, (ctx) => objectToReward(ctx, { params: { id }, query: {}, body: { words: '当时在楼上救援' } }), now)
const settle = (actor: Actor, id: string, isUpheld: boolean) => as(test, actor, (ctx) => settleObjection(ctx, { params: { id }, query: {}, body: { isUpheld, words: '已核实' } }), on('2026-06-13'))

describe('rewards and penalties', () => {
  const list = (actor: Actor) => as(test, actor, (ctx) => listRewards(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, filter: { kind: ['penalty'] } } }))
  const told = (actor: Actor) => as(test, actor, async (ctx) => (await ctx.tx.selectFrom('message').select('template').where('account_id', '=', actor.accountId).where('record_type', '=', 'reward').orderBy('created_at').orderBy('id').execute()).map(({ template }) => template))

  it('are approved by rank, rest on a record of the site, are told to the colleague, who may object once and is heard by somebody else', async () => {
    const { supervisor, site_manager, administrator, steward, front_desk } = company.actors
    const { id: caseId, number } = await stories.takeCase(front_desk, { kind: 'enquiry', statement: '电话没人接' }, on('2026-06-09'))
    await expect(propose(steward, front_desk.employeeId!, { kind: 'penalty' })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(propose(supervisor, front_desk.employeeId!, { kind: 'penalty', measure: 'bonus', amountFen: 100 })).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/measure' })] })
    await expect(propose(supervisor, front_desk.employeeId!, { source: { type: 'check', id: caseId } })).rejects.toMatchObject({ code: 'not_found', errors: [expect.objectContaining({ pointer: '/source/id' })] })
    // What is decided about a colleague is theirs to hear, whoever stands in for their work.
    await goesAway(test, front_desk, steward, '2026-06-10', '2026-06-20')
    const penalty = await propose(supervisor, front_desk.employeeId!, { kind: 'penalty', measure: 'deduction', amountFen: 60_000, source: { type: 'case', id: caseId } })
    expect(penalty).toMatchObject({ kind: 'penalty', source: { type: 'case', id: caseId, number }, status: 'proposed' })
    await expect(decide(supervisor, penalty.id)).rejects.toMatchObject({ code: 'care.above_limit' })
    const small = await propose(supervisor, front_desk.employeeId!, { kind: 'penalty', measure: 'warning' })
    await expect(decide(supervisor, small.id)).rejects.toMatchObject({ code: 'not_permitted' })
    // Two pairs of eyes: those who decide see it in the list, and hear of it as what it is.
    const seen = async (actor: Actor) => (await list(actor)).items.map(({ id, mayDecide }) => [id === small.id, mayDecide])
    expect([await seen(supervisor), await seen(site_manager)]).toEqual([[[true, false], [false, false]], [[true, true], [false, true]]])
    expect(await told(site_manager)).toEqual(['care.penalty_proposed', 'care.penalty_proposed'])
    const twice = await Promise.allSettled([decide(site_manager, penalty.id), decide(administrator, penalty.id)])
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect([await told(front_desk), await told(steward), await told(supervisor)]).toEqual([['care.penalty'], [], ['care.penalty_decided']])
    // Penalties of others are not for colleagues who only propose.
    expect((await list(steward)).items).toEqual([])
    expect((await list(front_desk)).items.length).toBe(2)
    await expect(object(steward, penalty.id, on('2026-06-12'))).rejects.toMatchObject({ code: 'not_found' })
    await expect(object(front_desk, penalty.id, on('2026-06-19'))).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect((await as(test, front_desk, (ctx) => listOwnRewards(ctx), on('2026-06-12'))).items).toMatchObject([{ id: penalty.id, mayObject: true }])
    const inFile = async () => (await as(test, administrator, (ctx) => rewardsForFile(ctx, front_desk.employeeId!))).map(({ at, text, value }) => [at, text, value])
    const objected = await object(front_desk, penalty.id, on('2026-06-12'))
    expect(objected).toMatchObject({ status: 'objected', objection: '当时在楼上救援', mayObject: false })
    // It stands in the competence file for as long as it holds, objected to or not.
    expect(await inFile()).toEqual([['2026-06-11', '处罚：多次漏接电话', 600]])
    const decider = objected.decidedBy!.id === site_manager.employeeId ? site_manager : administrator
    const other = decider === site_manager ? administrator : site_manager
    await expect(settle(decider, penalty.id, false)).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await settle(other, penalty.id, false)).toMatchObject({ status: 'revoked', settlement: '已核实' })
    expect(await inFile()).toEqual([])
    expect(await told(front_desk)).toEqual(['care.penalty', 'care.penalty_decided'])
    // The file of the colleague shows what was decided, whatever became of it, and nothing that was only proposed.
    expect((await as(test, administrator, (ctx) => rewardsOf(ctx, front_desk.employeeId!))).map(({ id, status }) => [id, status])).toEqual([[penalty.id, 'revoked']])
    await expect(as(test, administrator, (ctx) => ctx.tx.updateTable('reward_proposal').set({ settled_by: decider.employeeId }).where('id', '=', penalty.id).execute())).rejects.toThrow('reward_settled_by_another')
  })

  it('follow from a closed month: its first places are proposed for the award of the rule, each once [SCR-002]', async () => {
    const { supervisor, administrator, site_manager, steward, technician } = company.actors
    const check = (employee: Actor, missed: number) =>
      as(test, supervisor, async (ctx) => {
        const { items } = await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })
        const sheet = await getStandard(ctx, { params: { id: items.find(({ code }) => code === 'GROOMING')!.id }, query: {}, body: {} })
        const answers = sheet.current!.items.map((item, at) => ({ itemId: item.id, value: item.isRedLine ? 0 : at < missed ? 0 : 1 }))
        return createCheck(ctx, input(standards.createCheck.body.parse({ siteId: company.siteId, standardId: sheet.id, employeeId: employee.employeeId, answers })))
      }, on('2026-06-15'))
    await check(steward, 0)
    await check(technician, 1)
    await as(test, site_manager, (ctx) => closeScores(ctx, input({ siteId: company.siteId, month: '2026-06' })), on('2026-07-02'))
    await letJobsRun(test)
    const { id: monthId } = await as(test, administrator, (ctx) => ctx.tx.selectFrom('score_month').select('id').executeTakeFirstOrThrow())
    await as(test, administrator, (ctx) => proposeAwards(ctx, monthId))
    const { items } = await as(test, supervisor, (ctx) => listRewards(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, filter: { kind: ['reward'] } } }))
    expect(items).toMatchObject([{ employee: { id: steward.employeeId }, kind: 'reward', measure: 'bonus', amountFen: 20_000, source: { type: 'score', id: monthId, number: '2026-06' }, proposedBy: null, status: 'proposed', mayDecide: true }])
    expect(await decide(supervisor, items[0]!.id, true, '', on('2026-07-03'))).toMatchObject({ status: 'approved' })
  })
})

describe('what a role may give without asking', () => {
  it('is granted at once within its limit and logged, asked for above it, and never raised by who holds the role [ORG-044]', async () => {
    const { front_desk, steward, site_manager, administrator } = company.actors
    const { id: caseId } = await stories.takeCase(front_desk, { kind: 'complaint', statement: '等了一小时没人来。' }, on('2026-06-09'))
    const give = (actor: Actor, amountFen: number, facts: object = {}) => as(test, actor, (ctx) => requestCompensation(ctx, input(redress.requestCompensation.body.parse({ caseId, kind: 'goods', what: '洗衣液一提', amountFen, reason: '致歉', liability: 'none', inOwnRight: true, ...facts }))), on('2026-06-10'))
    const given = await give(front_desk, 3_000)
    expect(given).toMatchObject({ status: 'approved', decidedBy: front_desk.name, ownLimitFen: 5_000, allowedActions: expect.arrayContaining(['promise']) as string[] })
    // The limit is of each kind, and splitting gains nothing.
    await expect(give(front_desk, 2_001)).rejects.toMatchObject({ code: 'compensation.above_limit', errors: [expect.objectContaining({ pointer: '/amountFen' })] })
    await expect(give(front_desk, 1, { kind: 'money', what: '' })).rejects.toMatchObject({ code: 'compensation.above_limit' })
    await expect(give(steward, 1, { kind: 'fee_reduction' })).rejects.toMatchObject({ code: 'compensation.above_limit' })
    expect(await give(front_desk, 9_000, { inOwnRight: false })).toMatchObject({ status: 'requested', ownLimitFen: null })
    const trail = await as(test, administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').select('action').where('record_id', '=', given.id).execute())
    expect(trail.map(({ action }) => action)).toEqual(['granted_in_own_right'])
    await expect(as(test, administrator, (ctx) => ctx.tx.updateTable('compensation').set({ own_limit_fen: null }).where('id', '=', given.id).execute())).rejects.toThrow('nobody_grants_the_own_request')
    const change = (actor: Actor, role: 'front_desk' | 'site_manager', limitFen: number, version: number) => as(test, actor, (ctx) => changeEmpowerment(ctx, input({ role, kind: 'goods' as const, limitFen, version })))
    await expect(change(site_manager, 'site_manager', 999_999, 1)).rejects.toMatchObject({ code: 'not_permitted' })
    await change(site_manager, 'front_desk', 6_000, 1)
    await expect(change(site_manager, 'front_desk', 7_000, 1)).rejects.toMatchObject({ code: 'stale_version' })
    const deputy = await as(test, administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '前台二' }))
    expect(await as(test, deputy, (ctx) => empowermentAt(ctx, company.siteId, 'goods'))).toBe(6_000)
    const log = await as(test, administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').select(['note', 'changes']).where('action', '=', 'empowerment_changed').execute())
    expect(log).toMatchObject([{ note: 'front_desk goods', changes: [{ field: 'limitFen', from: 5_000, to: 6_000 }] }])
  })
})
