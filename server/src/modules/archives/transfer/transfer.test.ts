import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { archives, households } from '@guanjia/contract'
import { newId } from '../../../platform/ids.ts'
import { aHousehold, aHousemate, type Household } from '../../../testing/households.ts'
import { someoneWaitsForALock } from '../../../testing/locks.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { startOccupancy } from '../occupancies.ts'
import type { OccupancyRow } from '../occupancy-rows.ts'
import { changeOwner } from './change-owner.ts'
import { whenOwnerChanges } from './hooks.ts'
import { endingStays, payerAmong, refusalsOf } from './plan.ts'

let test: TestApp
let company: Company
let desk: Browser
/** What stands in the way of units in this test: unpaid fees. */
const owing = new Set<string>()
const settled: string[] = []
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
  whenOwnerChanges({
    name: 'fees',
    check: (_, { unitId }) => Promise.resolve(owing.has(unitId) ? ['物业费未结清 ¥320.00'] : []),
    foresee: () => Promise.resolve(['1 张门禁卡停用']),
    settle: (_, { unitId, leaving }) => {
      settled.push(unitId)
      return Promise.resolve([`${leaving.length} 人的门禁卡已停用`])
    },
  })
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
let rooms = 3000
const aHome = (owner = '苏明远'): Promise<Household> => as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: String(rooms++), owner, phone: `1380014${String(rooms)}` }))
const livesIn = (unitId: string, personId: string, role: archives.OccupancyRole, isBillPayer = false) =>
  as(test, company.actors.administrator, (ctx) => startOccupancy(ctx, { ...nothing, body: { unitId, personId, role, fromOn: '2024-01-01', untilOn: null, isBillPayer } }))
const unitOf = async (id: string): Promise<archives.Unit> => (await desk.send('GET', `/units/${id}`)).body
const wanted = (facts: object = {}): object => ({ takesOverOn: '2026-03-10', reason: 'sale', newOwners: [{ person: { name: '林知夏', phone: '13911112222' } }], ...facts })
const transfers = (unitId: string, body: object, browser = desk) => browser.send('POST', `/units/${unitId}/owner-changes`, { id: newId(), ...body })

describe('a change of owner', () => {
  it('is one act: old stays end the day before, a new file opens, the new owner pays, the chronicle says so, and history stays', async () => {
    const home = await aHome()
    const mate = await as(test, company.actors.administrator, (ctx) => aHousemate(ctx, company.siteId, home.unitId, '苏小满'))
    const preview = (await desk.send('POST', `/units/${home.unitId}/owner-changes/preview`, wanted())).body as households.TransferPreview
    expect(preview.refusals).toEqual([])
    expect(preview.steps.map(({ what, person, on }) => [what, person, on])).toEqual([
      ['end', '苏明远', '2026-03-09'], ['end', '苏小满', '2026-03-09'], ['close_file', null, '2026-03-09'], ['open_file', null, '2026-03-10'], ['start', '林知夏', '2026-03-10'], ['pays', '林知夏', '2026-03-10'], ['settle', null, null], ['chronicle', null, '2026-03-10'],
    ])
    // The preview has written nothing.
    expect((await unitOf(home.unitId)).occupancies.every(({ untilOn }) => untilOn === null)).toBe(true)
    const before = (await desk.send('GET', `/units/${home.unitId}/household`)).body as households.HouseholdFile
    const done = (await transfers(home.unitId, wanted({ basis: preview.basis }))).body as households.OwnerChange
    expect(done).toMatchObject({ from: [{ name: '苏明远' }], to: [{ name: '林知夏' }], fromHousehold: before.household!.number, takesOverOn: '2026-03-10' })
    expect(done.toHousehold).not.toBe(done.fromHousehold)
    const { occupancies } = await unitOf(home.unitId)
    expect(occupancies.map(({ person, role, fromOn, untilOn, isBillPayer }) => [person.name, role, fromOn, untilOn, isBillPayer])).toEqual([
      ['苏明远', 'owner', null, '2026-03-09', true], ['林知夏', 'owner', '2026-03-10', null, true], ['苏小满', 'family', null, '2026-03-09', false],
    ])
    expect(mate).toBeTypeOf('string')
    const chronicle = (await desk.send('GET', `/units/${home.unitId}/chronicle`)).body as { items: households.ChronicleEntry[] }
    expect(chronicle.items).toMatchObject([{ kind: 'owner_change', happenedOn: '2026-03-10', isPinned: true, isByRule: true }])
    expect(settled.filter((id) => id === home.unitId)).toHaveLength(1)
    expect(done.steps.find(({ what }) => what === 'settle')?.text).toBe('2 人的门禁卡已停用')
  })

  it('leaves who rents in the unit, with their family and their bill, unless they move out too', async () => {
    const home = await aHome()
    const [tenant, child, other] = [await aHome('租客甲'), await aHome('租客家人'), await aHome('新业主乙')]
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('occupancy').set({ is_bill_payer: false }).where('unit_id', '=', home.unitId).execute())
    await livesIn(home.unitId, tenant.personId, 'tenant', true)
    await livesIn(home.unitId, child.personId, 'family')
    expect((await transfers(home.unitId, wanted({ newOwners: [{ personId: other.personId }] }))).status).toBe(200)
    const { occupancies } = await unitOf(home.unitId)
    expect(occupancies.filter(({ untilOn }) => untilOn === null).map(({ person, role, isBillPayer }) => [person.name, role, isBillPayer])).toEqual([['新业主乙', 'owner', false], ['租客甲', 'tenant', true], ['租客家人', 'family', false]])
    // The next owner pays: the tenant's stay goes on, told in two.
    const third = await aHome('业主丙')
    expect((await transfers(home.unitId, wanted({ takesOverOn: '2026-04-01', newOwners: [{ personId: third.personId, isBillPayer: true }] }))).status).toBe(200)
    const after = (await unitOf(home.unitId)).occupancies.filter(({ role }) => role === 'tenant').map(({ fromOn, untilOn, isBillPayer }) => [fromOn, untilOn, isBillPayer]).toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    expect(after).toEqual([['2024-01-01', '2026-03-31', true], ['2026-04-01', null, false]])
  })

  it('is refused with the reasons of whoever has something to settle, and nothing is done', async () => {
    const home = await aHome()
    owing.add(home.unitId)
    const preview = (await desk.send('POST', `/units/${home.unitId}/owner-changes/preview`, wanted())).body as households.TransferPreview
    expect(preview.refusals).toEqual([{ by: 'fees', reason: '物业费未结清 ¥320.00' }])
    expect((await transfers(home.unitId, wanted())).body).toMatchObject({ code: 'owner_change.refused', errors: [{ pointer: '/fees', message: '物业费未结清 ¥320.00' }] })
    expect((await unitOf(home.unitId)).occupancies).toMatchObject([{ untilOn: null }])
    owing.delete(home.unitId)
    expect((await transfers(home.unitId, wanted({ newOwners: [{ person: { name: '林知秋' } }] }))).status).toBe(200)
  })

  it('takes the paper of a new owner with a consent only, said in the preview already, and writes it down [HHD-002]', async () => {
    const home = await aHome()
    const owner = (consent?: object) => wanted({ newOwners: [{ person: { name: '林知冬', idNumber: '11010519491231002X', ...(consent ? { consent } : {}) } }] })
    for (const path of ['owner-changes/preview', 'owner-changes'] as const)
      expect(await desk.send('POST', `/units/${home.unitId}/${path}`, path === 'owner-changes' ? { ...owner(), id: newId() } : owner())).toMatchObject({ status: 422, body: { code: 'privacy.consent_needed', errors: [{ pointer: '/newOwners/0/person/consent' }] } })
    expect((await unitOf(home.unitId)).occupancies).toMatchObject([{ untilOn: null }])
    const done = (await transfers(home.unitId, owner({ channel: 'paper', note: '过户登记表' }))).body as households.OwnerChange
    expect((await desk.send('GET', `/persons/${done.to[0]!.id}/consents`)).body).toMatchObject({ items: [{ purpose: 'identity', state: 'given', channel: 'paper', note: '过户登记表' }] })
  })

  it('names the field of what cannot be', async () => {
    const home = await aHome()
    const refused = async (facts: object): Promise<unknown> => (await transfers(home.unitId, wanted(facts))).body
    expect(await refused({ takesOverOn: '2999-01-01' })).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/takesOverOn' }] })
    expect(await refused({ newOwners: [{ personId: home.personId }] })).toMatchObject({ errors: [{ pointer: '/newOwners/0/personId' }] })
    expect(await refused({ newOwners: [{}] })).toMatchObject({ errors: [{ pointer: '/newOwners/0' }] })
    expect(await refused({ newOwners: [{ person: { name: '某某', phone: '1380' } }] })).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/newOwners/0/person/phone' }] })
    expect(await refused({ newOwners: [{ person: { name: '某某', idNumber: '110101199003070012', consent: { channel: 'in_person' } } }] })).toMatchObject({ errors: [{ pointer: '/newOwners/0/person/idNumber', message: 'the check digit does not fit' }] })
    expect(await refused({ newOwners: [{ personId: newId() }] })).toMatchObject({ code: 'not_found', errors: [{ pointer: '/newOwners/0/personId' }] })
    expect((await unitOf(home.unitId)).occupancies).toHaveLength(1)
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await transfers(home.unitId, wanted(), technician)).status).toBe(403)
  })

  it('happens once: a retry answers the same, and a second clerk finds the household changed', async () => {
    const home = await aHome()
    const body = wanted({ id: newId(), newOwners: [{ person: { name: '只此一人' } }] })
    const [first, again] = [await desk.send('POST', `/units/${home.unitId}/owner-changes`, body), await desk.send('POST', `/units/${home.unitId}/owner-changes`, body)]
    expect([first.status, again.status]).toEqual([200, 200])
    expect((again.body as households.OwnerChange).toHousehold).toBe((first.body as households.OwnerChange).toHousehold)
    expect((await unitOf(home.unitId)).occupancies.filter(({ role }) => role === 'owner')).toHaveLength(2)
    // Two at the same time, of the same preview: the lock makes the second wait, and it sees what the first did.
    const other = await aHome()
    const { basis } = (await desk.send('POST', `/units/${other.unitId}/owner-changes/preview`, wanted())).body as households.TransferPreview
    const act = (name: string) => (ctx: Parameters<typeof changeOwner>[0]) => changeOwner(ctx, { params: { id: other.unitId }, query: {}, body: { id: newId(), takesOverOn: '2026-03-10', reason: 'sale', newOwners: [{ personId: null, person: { name, kind: 'person', phone: '', contactPerson: '', idNumber: null }, isBillPayer: false }], tenantsStay: true, note: '', basis, fileIds: [] } })
    const race = await as(test, company.actors.front_desk, async (ctx) => {
      await act('先到的')(ctx)
      const second = as(test, company.actors.steward, act('后到的'))
      second.catch(() => {})
      await someoneWaitsForALock(test)
      return { second }
    })
    await expect(race.second).rejects.toMatchObject({ code: 'someone_was_faster' })
    expect((await unitOf(other.unitId)).occupancies.filter(({ untilOn }) => untilOn === null).map(({ person }) => person.name)).toEqual(['先到的'])
  })
})

describe('the plan', () => {
  const stay = (facts: Partial<OccupancyRow>): OccupancyRow => ({ id: newId(), site_id: 's', unit_id: 'u', unit_code: '1-1', person_id: newId(), person_name: '甲', role: 'owner', from_on: null, until_on: null, is_bill_payer: false, ...facts })
  it('ends what runs and leaves what has ended', () => {
    const stays = [stay({}), stay({ role: 'owner', until_on: '2020-01-01' }), stay({ role: 'tenant' }), stay({ role: 'family' })]
    expect(endingStays(stays, '2026-03-10', true).map(({ id }) => stays.findIndex((one) => one.id === id))).toEqual([0])
    expect(endingStays(stays, '2026-03-10', false).map(({ id }) => stays.findIndex((one) => one.id === id))).toEqual([0, 2, 3])
    expect(endingStays([stays[0]!, stays[3]!], '2026-03-01', true).map(({ until_on }) => until_on)).toEqual(['2026-02-28', '2026-02-28'])
  })
  it('finds who pays', () => {
    const owner = stay({ is_bill_payer: true })
    const ending = endingStays([owner], '2026-03-10', true)
    expect(payerAmong([owner], ending, '2026-03-10', [{ isBillPayer: false }, { isBillPayer: false }])).toBe(0)
    expect(payerAmong([owner], ending, '2026-03-10', [{ isBillPayer: false }, { isBillPayer: true }])).toBe(1)
    expect(payerAmong([stay({ role: 'tenant', is_bill_payer: true })], [], '2026-03-10', [{ isBillPayer: false }])).toBe(-1)
  })
  it('refuses two payers, the same person twice, and a day before the present owner came', () => {
    const one = { personId: 'a', person: null, isBillPayer: true }
    expect(refusalsOf([], { takesOverOn: '2026-03-10', newOwners: [one, { ...one }] }, '2026-03-10', null).map(({ pointer }) => pointer)).toEqual(['/newOwners/1/personId', '/newOwners'])
    expect(refusalsOf([stay({ from_on: '2026-03-10' })], { takesOverOn: '2026-03-10', newOwners: [one] }, '2026-03-10', null)).toMatchObject([{ pointer: '/takesOverOn' }])
    expect(refusalsOf([], { takesOverOn: '2026-03-10', newOwners: [one] }, '2026-03-10', '2026-03-10')).toMatchObject([{ pointer: '/takesOverOn' }])
  })
})
