import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, relations } from '@guanjia/contract'
import { doing } from '../../testing/care-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import type { Actor } from '../../platform/auth/actor.ts'

let test: TestApp
let company: Company
let home: Household
let resident: Actor
let stories: WorkStories
let act: ReturnType<typeof doing>
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  act = doing(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清' }))
})
afterAll(() => test.close())

const take = (facts = {}, now?: Date) => stories.takeCase(company.actors.front_desk, { unitId: home.unitId, personId: home.personId, ...facts }, now)
const care = (id: string, actor = company.actors.steward) => act(actor, relations.careOfCase, { params: { id } })
const lines = async (id: string) => (await act(company.actors.supervisor, cases.caseTimeline, { params: { id } })).items

it('lets everybody be flexible within the limit of the own role, and nobody beyond it [PRS-018]', async () => {
  const { front_desk, supervisor, site_manager } = company.actors
  const { id } = await take()
  expect((await care(id, front_desk)).limitFen).toBe(5_000)
  const note = (actor: Actor, valueFen: number) => act(actor, relations.noteFlexibility, { params: { id }, body: { words: '老人记不住流程，代填表并免收复印费', valueFen } })
  expect(await note(front_desk, 5_000)).toMatchObject({ valueFen: 5_000, by: { name: '前台许' } })
  await expect(note(front_desk, 5_001)).rejects.toMatchObject({ code: 'care.above_limit', errors: [{ pointer: '/valueFen' }] })
  expect(await note(supervisor, 5_001)).toMatchObject({ valueFen: 5_001 })
  await act(site_manager, relations.changeEmpowerment, { body: { role: 'front_desk', limitFen: 10_000, version: 1 } })
  expect(await note(front_desk, 5_001)).toMatchObject({ valueFen: 5_001 })
  expect((await care(id)).flexibilities).toHaveLength(3)
  expect((await lines(id)).filter((line) => line.action === 'care_flexible')).toHaveLength(3)
})

describe('a service that failed', () => {
  it('offers to be made good after a bad rating, once for each failure [PRS-019]', async () => {
    const { front_desk, steward } = company.actors
    const { id } = await take({ kind: 'assistance', statement: '请帮忙搬柜子' })
    expect((await care(id)).offersRecovery).toEqual([])
    const body = { cause: 'bad_rating', apology: '是我们来晚了，向您道歉。', correction: '已换人当天完成', makeGood: '下次搬运免费一次' } as const
    await expect(act(steward, relations.recoverService, { params: { id }, body })).rejects.toMatchObject({ errors: [{ pointer: '/cause' }] })
    await stories.onCase(front_desk, id, { action: 'resolve', result: '已协助' })
    await stories.onCase(resident, id, { action: 'rate', score: 1, isSettled: false, opinion: '等了一下午' })
    expect((await care(id)).offersRecovery).toEqual(['bad_rating'])
    await expect(act(steward, relations.recoverService, { params: { id }, body: { ...body, apology: '不关我的事' } })).rejects.toMatchObject({ code: 'language.not_allowed', errors: [{ pointer: '/apology' }] })
    const made = await act(steward, relations.recoverService, { params: { id }, body })
    expect(made).toMatchObject({ cause: 'bad_rating', by: { name: '管家何' }, madeGoodAt: null })
    await expect(act(front_desk, relations.recoverService, { params: { id }, body })).rejects.toMatchObject({ code: 'already_exists' })
    expect((await care(id)).offersRecovery).toEqual([])
    // The resident reads the apology in the own app.
    const seen = await act(resident, cases.caseTimeline, { params: { id } })
    expect(seen.items.find((line) => line.action === 'care_recovered')?.note).toContain('向您道歉')
    expect(await act(steward, relations.madeGood, { params: { id: made.id } })).toMatchObject({ madeGoodBy: { name: '管家何' } })
    await expect(act(steward, relations.madeGood, { params: { id: made.id } })).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('offers it after a promise that was not kept', async () => {
    const { steward } = company.actors
    const { id } = await take({}, new Date('2026-03-05T02:00:00Z'))
    const offered = async (at: string) => (await act(steward, relations.careOfCase, { params: { id } }, new Date(at))).offersRecovery
    expect(await offered('2026-03-05T02:01:00Z')).toEqual([])
    expect(await offered('2026-03-05T02:11:00Z')).toEqual(['broken_promise'])
  })
})

it('keeps what was done beyond the duty when a case is closed and an order is done, if there was something [PRS-020]', async () => {
  const { front_desk, steward, technician } = company.actors
  const taken = await take()
  const order = await stories.raise(front_desk, { caseId: taken.id, title: '水槽漏水', workerId: technician.employeeId! })
  const [before, after] = [await stories.photo(technician), await stories.photo(technician)]
  await stories.onOrder(technician, order.id, { action: 'accept' })
  await stories.onOrder(technician, order.id, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'], photoIds: [before] })
  await stories.onOrder(technician, order.id, { action: 'start' })
  await stories.onOrder(technician, order.id, { action: 'done', result: '换了垫圈', photoAfterIds: [after], extraMile: '顺手把松了的柜门合页紧好' })
  await stories.onCase(steward, taken.id, { action: 'resolve', result: '已修好' })
  await stories.onCase(front_desk, taken.id, { action: 'return_visit', isReached: true, isSettled: true, score: 5 })
  await stories.onCase(front_desk, taken.id, { action: 'close', extraMile: '回访时教业户怎样关总阀' })
  expect((await care(taken.id)).extraMiles.map((one) => [one.recordType, one.words, one.by.name])).toEqual([['work_order', '顺手把松了的柜门合页紧好', '技工吕'], ['case', '回访时教业户怎样关总阀', '前台许']])
  const plain = await take()
  await stories.onCase(steward, plain.id, { action: 'resolve', result: '已答复' })
  await stories.onCase(front_desk, plain.id, { action: 'return_visit', isReached: true, isSettled: true, score: 5 })
  await stories.onCase(front_desk, plain.id, { action: 'close' })
  expect((await care(plain.id)).extraMiles).toEqual([])
})

describe('thanks and rewards', () => {
  it('come from residents for their own cases and from colleagues, never from oneself [PRS-014]', async () => {
    const { front_desk, steward } = company.actors
    const taken = await take()
    const thanks = await act(resident, relations.sayThanks, { body: { siteId: company.siteId, caseId: taken.id, words: '谢谢小许' } })
    expect(thanks).toMatchObject({ employee: { name: '前台许' }, thankedBy: 'resident', byName: '苏婉清' })
    expect(await act(steward, relations.sayThanks, { body: { siteId: company.siteId, employeeId: front_desk.employeeId, words: '交接很细' } })).toMatchObject({ thankedBy: 'colleague' })
    await expect(act(steward, relations.sayThanks, { body: { siteId: company.siteId, employeeId: steward.employeeId, words: '我真棒' } })).rejects.toMatchObject({ errors: [{ pointer: '/employeeId' }] })
    const { items } = await act(steward, relations.listPoints, { query: { siteId: company.siteId } })
    expect(items).toEqual([{ employee: { id: front_desk.employeeId, name: '前台许' }, points: 2, delivered: 0, thanks: 2 }])
  })

  it('a reward is decided once, with the reason when it is refused, and never by whom it is for', async () => {
    const { steward, supervisor, site_manager } = company.actors
    const propose = (employeeId: string) => act(steward, relations.proposeReward, { body: { siteId: company.siteId, employeeId, reason: '停水送水，业户来信表扬', amountFen: 20_000 } })
    const own = await propose(supervisor.employeeId!)
    const decide = (actor: Actor, id: string, body: object) => act(actor, relations.decideReward, { params: { id }, body: body as never })
    await expect(decide(supervisor, own.id, { isApproved: true })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(decide(site_manager, own.id, { isApproved: false })).rejects.toMatchObject({ errors: [{ pointer: '/note' }] })
    expect(await decide(site_manager, own.id, { isApproved: true })).toMatchObject({ status: 'approved', decidedBy: { name: '经理林' } })
    await expect(decide(site_manager, own.id, { isApproved: false, note: '改主意' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await expect(as(test, supervisor, (ctx) => ctx.tx.updateTable('reward_proposal').set({ decided_by: supervisor.employeeId! }).where('id', '=', own.id).execute())).rejects.toThrow(/nobody_rewards_oneself/)
  })
})
