import { afterAll, beforeAll, expect, it } from 'vitest'
import { relations } from '@guanjia/contract'
import { doing } from '../../testing/care-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { planSuggestion, suggestMail } from './suggestions.ts'

let test: TestApp
let company: Company
let elder: Household
let newcomer: Household
let act: ReturnType<typeof doing>
const TODAY = new Date('2026-07-15T01:00:00Z')
const yes = { isGiven: true, how: 'phone' } as const
const waiting = new Map<string, Household>()
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  act = doing(test)
  const { administrator, steward } = company.actors
  elder = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId))
  newcomer = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '0502', owner: '梁新', phone: '13800130002' }))
  await as(test, administrator, (ctx) => ctx.tx.updateTable('occupancy').set({ from_on: '2026-07-01' }).where('unit_id', '=', newcomer.unitId).execute())
  await act(steward, relations.recordFact, { body: { siteId: company.siteId, personId: elder.personId, unitId: elder.unitId, kind: 'elderly_alone', consent: yes } })
  await act(steward, relations.recordFact, { body: { siteId: company.siteId, personId: elder.personId, unitId: elder.unitId, kind: 'form_of_address', words: '苏老师' } })
  await act(steward, relations.recordFact, { body: { siteId: company.siteId, personId: elder.personId, unitId: elder.unitId, kind: 'contact_time', words: '上午十点后' } })
  suggestMail((_, siteId) => Promise.resolve(waiting.has(siteId) ? [{ key: 'parcel-1', unitId: waiting.get(siteId)!.unitId, personId: null, title: '挂号信 1 件' }] : []))
})
afterAll(() => test.close())

const suggested = async (actor = company.actors.steward, at = TODAY) => (await act(actor, relations.listSuggestions, { query: { siteId: company.siteId } }, at)).items
const occasions = async (at = TODAY) => (await suggested(company.actors.steward, at)).map((one) => String(one.occasion))

it('foresee what would be well done: visits, outages, weather, newcomers, mail [PRS-017]', async () => {
  const { front_desk, steward } = company.actors
  expect(await occasions()).toEqual(['elderly_alone', 'newly_moved_in'])
  await act(front_desk, relations.createOccasion, { body: { siteId: company.siteId, kind: 'weather', title: '高温橙色预警', fromOn: '2026-07-15', untilOn: '2026-07-17' } })
  await act(steward, relations.createOutage, { body: { siteId: company.siteId, kind: 'power', isPlanned: false, reason: '变压器故障', fromAt: '2026-07-15T00:30:00Z', untilAt: '2026-07-15T06:00:00Z', unitIds: [elder.unitId] } }, TODAY)
  waiting.set(company.siteId, elder)
  expect((await occasions()).toSorted()).toEqual(['elderly_alone', 'mail', 'newly_moved_in', 'outage', 'weather'])
  const weather = (await suggested()).find((one) => one.occasion === 'weather')!
  expect(weather).toMatchObject({ title: '高温橙色预警', unit: { name: '3-2-1201' }, act: expect.stringContaining('关好门窗') })
  // The warning is over, and nobody is new for ever.
  expect((await occasions(new Date('2026-08-05T01:00:00Z'))).toSorted()).toEqual(['elderly_alone', 'mail', 'outage'])
})

it('say how the household likes to be spoken to [PRS-025]', async () => {
  const [visit] = await suggested()
  expect(visit).toMatchObject({ occasion: 'elderly_alone', preferences: ['联系时间 上午十点后', '称呼 苏老师'] })
})

it('name nobody and no reason to who may not see the fact', async () => {
  const hidden = (await suggested(company.actors.front_desk)).filter((one) => one.isHidden)
  expect(hidden.length).toBeGreaterThanOrEqual(3)
  expect(hidden.every((one) => one.person === null && one.package === null)).toBe(true)
  expect(JSON.stringify(hidden)).not.toMatch(/elderly_alone|独居/)
})

it('are taken on once: the second steward hears who was faster, and the month has one visit [PRS-017]', async () => {
  const { steward } = company.actors
  const other = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家丁' }))
  const { key } = (await suggested())[0]!
  const input = { params: {}, query: {}, body: { siteId: company.siteId, key, plan: '', planFor: null, empathy: '' } }
  const first = as(test, steward, async (ctx) => {
    const made = await planSuggestion(ctx, input)
    const second = as(test, other, (ctx2) => planSuggestion(ctx2, input), TODAY)
    second.catch(() => undefined)
    await someoneWaitsForALock(test)
    return { made, second }
  }, TODAY)
  const { made, second } = await first
  expect(made).toMatchObject({ type: 'special_person', status: 'planned', source: 'package', plannedBy: { name: '管家何' }, unit: { name: '3-2-1201' } })
  await expect(second).rejects.toMatchObject({ code: 'someone_was_faster', message: '管家何' })
  expect(await occasions()).not.toContain('elderly_alone')
  expect(await occasions(new Date('2026-08-01T01:00:00Z'))).toContain('elderly_alone')
})

it('are let pass with a reason, and then are nobody else’s', async () => {
  const { steward } = company.actors
  const { key } = (await suggested()).find((one) => one.occasion === 'newly_moved_in')!
  await act(steward, relations.dismissSuggestion, { body: { siteId: company.siteId, key, reason: '业户说暂不需要打扰' } }, TODAY)
  expect(await occasions()).not.toContain('newly_moved_in')
  await expect(act(steward, relations.planSuggestion, { body: { siteId: company.siteId, key } }, TODAY)).rejects.toMatchObject({ code: 'someone_was_faster' })
  await expect(act(steward, relations.planSuggestion, { body: { siteId: company.siteId, key: 'festival:made-up' } }, TODAY)).rejects.toMatchObject({ code: 'not_found' })
})

it('come in packages for the elderly, for children and for women, with whom each reaches and what was done [PRS-026]', async () => {
  const { steward } = company.actors
  await act(steward, relations.recordFact, { body: { siteId: company.siteId, personId: newcomer.personId, unitId: newcomer.unitId, kind: 'pregnant', consent: yes } })
  const packages = async () => (await act(steward, relations.listPackages, { query: { siteId: company.siteId } }, TODAY)).items.map(({ package: name, households, doneThisMonth, rules }) => [name, households, doneThisMonth, rules.length > 0])
  expect(await packages()).toEqual([['elderly', 2, 0, true], ['children', 0, 0, true], ['women', 1, 0, true]])
  const { items } = await act(steward, relations.listOpportunities, { query: { siteId: company.siteId, filter: { source: 'package' } } }, TODAY)
  await act(steward, relations.actOnOpportunity, { params: { id: items[0]!.id }, body: { action: 'done', done: '陪老人聊了一刻钟' } }, TODAY)
  expect((await packages())[0]).toEqual(['elderly', 2, 1, true])
})

it('forget the rule behind a planned visit when the consent behind it is withdrawn', async () => {
  const { steward } = company.actors
  const { items } = await act(steward, relations.listFacts, { query: { unitId: elder.unitId } }, TODAY)
  await act(steward, relations.eraseFact, { params: { id: items.find((one) => one.kind === 'elderly_alone')!.id } })
  const rows = await as(test, steward, (ctx) => ctx.tx.selectFrom('opportunity').select(['rule_id', 'suggestion_key']).where('unit_id', '=', elder.unitId).where('source', '=', 'package').execute())
  expect(rows).toEqual([{ rule_id: null, suggestion_key: expect.stringMatching(/^erased:/) }])
})

it('follow the rules of the organisation: switched off they are silent, and no rule makes a cold last', async () => {
  const { supervisor, steward } = company.actors
  const { items } = await act(steward, relations.listRules)
  const rule = (code: string) => items.find((one) => one.code === code)!
  await act(supervisor, relations.changeRule, { params: { id: rule('elderly-weather').id }, body: { version: 1, isSuggested: false } })
  expect(await occasions()).not.toContain('weather')
  await expect(act(supervisor, relations.changeRule, { params: { id: rule('unwell').id }, body: { version: 1, keepDays: 60 } })).rejects.toMatchObject({ errors: [{ pointer: '/keepDays' }] })
  await expect(act(supervisor, relations.changeRule, { params: { id: rule('elderly-weather').id }, body: { version: 1, prompt: '旧版本' } })).rejects.toMatchObject({ code: 'stale_version' })
})
