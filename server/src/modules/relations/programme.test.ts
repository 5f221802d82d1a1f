import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { courses, relations } from '@guanjia/contract'
import { doing } from '../../testing/care-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let company: Company
let home: Household
let act: ReturnType<typeof doing>
const NOW = new Date('2026-07-15T02:00:00Z')
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  act = doing(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  for (const room of ['1301', '1302', '1303']) await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room, owner: `业主${room}`, phone: `138001${room}0` }))
})
afterAll(() => test.close())

const programme = (at = NOW) => act(company.actors.supervisor, relations.getProgramme, { query: { siteId: company.siteId, months: 4 } }, at)

it('has one goal that all the staff read and acknowledge; new words are read anew [PRS-002] [PRS-003]', async () => {
  const { site_manager, steward, technician, front_desk } = company.actors
  expect(await programme()).toMatchObject({ goal: null, acknowledged: null })
  const goal = await act(site_manager, relations.publishGoal, { body: { words: '让每一户都觉得被记在心上' } }, new Date('2026-04-10T02:00:00Z'))
  for (const actor of [steward, technician, steward]) await act(actor, relations.acknowledgeGoal, { body: { goalId: goal.id } })
  expect(await programme()).toMatchObject({ goal: { words: '让每一户都觉得被记在心上' }, acknowledged: { count: 2, of: 6, percent: 33.3 }, hasRead: false })
  const { items } = await act(front_desk, relations.listAcknowledgements, { query: { siteId: company.siteId } })
  expect(items.filter((one) => one.at !== null).map((one) => one.employee.name).toSorted()).toEqual(['技工吕', '管家何'])
  const newer = await act(site_manager, relations.publishGoal, { body: { words: '想业户之所想，急业户之所急' } }, new Date('2026-04-11T02:00:00Z'))
  expect((await programme()).acknowledged).toMatchObject({ count: 0 })
  await expect(act(steward, relations.acknowledgeGoal, { body: { goalId: goal.id } })).rejects.toMatchObject({ code: 'action_not_allowed' })
  expect(await act(technician, relations.currentGoal)).toMatchObject({ goal: { id: newer.id }, hasRead: false })
})

it('has two safeguards: archives that are complete, and staff trained within three months, unknown while no training is on record [PRS-004]', async () => {
  const { administrator, supervisor } = company.actors
  expect((await programme()).archives).toEqual({ count: 4, of: 4, percent: 100 })
  await as(test, administrator, (ctx) => ctx.tx.deleteFrom('person_phone').where('person_id', '=', home.personId).execute())
  expect(await programme()).toMatchObject({ archives: { count: 3, of: 4, percent: 75 }, trained: null })
  const { items } = await act(supervisor, relations.listArchiveGaps, { query: { siteId: company.siteId } }, NOW)
  expect(items).toEqual([{ unit: { id: home.unitId, name: '3-2-1201' }, gap: 'no_phone' }])
  const at = new Date('2026-05-20T01:00:00Z')
  const { technician, steward, front_desk } = company.actors
  const session = await act(supervisor, courses.createSession, { body: { siteId: company.siteId, title: '个性化服务', kind: 'drill', startsAt: at.toISOString(), endsAt: new Date(at.getTime() + 3_600_000).toISOString(), attendeeIds: [technician, steward, front_desk].map((one) => one.employeeId!) } }, at)
  await act(supervisor, courses.signInByHand, { params: { id: session.id }, body: { employeeIds: [technician.employeeId!, steward.employeeId!] } }, at)
  expect((await programme()).trained, 'who signed in to what did not take place was not trained').toBeNull()
  await act(supervisor, courses.actOnSession, { params: { id: session.id }, body: { action: 'hold' } }, at)
  expect((await programme()).trained).toEqual({ count: 2, of: 6, percent: 33.3 })
  const { items: staff } = await act(supervisor, relations.listAcknowledgements, { query: { siteId: company.siteId } }, NOW)
  expect(staff.filter(({ trainedAt }) => trainedAt !== null).map((one) => `${one.employee.name} ${one.trainedAt}`).toSorted()).toEqual([`技工吕 ${at.toISOString()}`, `管家何 ${at.toISOString()}`])
  expect((await programme(new Date('2026-08-20T15:59:00Z'))).trained, 'the last day of three months').toMatchObject({ count: 2 })
  expect((await programme(new Date('2026-08-20T16:00:00Z'))).trained, 'the day after').toEqual({ count: 0, of: 6, percent: 0 })
  const empty = await aCompany(test, '新物业')
  expect((await act(empty.actors.supervisor, relations.getProgramme, { query: { siteId: empty.siteId } })).archives).toEqual({ count: 0, of: 0, percent: null })
})

describe('what was delivered', () => {
  it('is counted per hundred households a month, and each number opens to its rows [PRS-027] [PRS-002]', async () => {
    const { steward } = company.actors
    const deliver = async (at: Date, type: relations.OpportunityType = 'special_person') => {
      const { id } = await act(steward, relations.noticeOpportunity, { body: { siteId: company.siteId, type, what: '帮老人提米上楼' } }, at)
      await act(steward, relations.actOnOpportunity, { params: { id }, body: { action: 'plan', plan: '提上楼' } }, at)
      await act(steward, relations.actOnOpportunity, { params: { id }, body: { action: 'done', done: '提上楼了' } }, at)
    }
    await deliver(new Date('2026-05-10T02:00:00Z'))
    // The last minute of May in Shanghai, and the first of June.
    await deliver(new Date('2026-05-31T15:59:00Z'), 'special_situation')
    await deliver(new Date('2026-07-01T02:00:00Z'))
    const { months, opportunities } = await programme()
    expect(months.map(({ month, delivered, households, perHundred }) => [month, delivered, households, perHundred])).toEqual([['2026-04', 0, 4, 0], ['2026-05', 2, 4, 50], ['2026-06', 0, 4, 0], ['2026-07', 1, 4, 25]])
    expect(opportunities).toEqual([{ type: 'special_request', noticed: 0, done: 0, letGo: 0 }, { type: 'special_situation', noticed: 1, done: 1, letGo: 0 }, { type: 'special_person', noticed: 2, done: 2, letGo: 0 }])
    for (const month of months) {
      const { total } = await act(steward, relations.listOpportunities, { query: { siteId: company.siteId, total: true, filter: { doneFrom: month.fromAt, doneTo: month.toAt } } })
      expect(total).toEqual({ count: month.delivered, exact: true })
    }
  })

  it('is flagged where a whole month of the programme passed without any: a slogan is not a service [PRS-030]', async () => {
    const { months } = await programme()
    expect(months.map(({ month, isFlagged }) => [month, isFlagged])).toEqual([['2026-04', true], ['2026-05', false], ['2026-06', true], ['2026-07', false]])
    // A month that is not over yet is not flagged, nor one before the programme began.
    expect((await programme(new Date('2026-08-03T02:00:00Z'))).months.at(-1)).toMatchObject({ month: '2026-08', delivered: 0, isFlagged: false })
    expect((await act(company.actors.supervisor, relations.getProgramme, { query: { siteId: company.siteId, months: 6 } }, NOW)).months[0]).toMatchObject({ month: '2026-02', isFlagged: false })
  })
})
