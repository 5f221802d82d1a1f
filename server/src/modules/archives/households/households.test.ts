import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { households } from '@guanjia/contract'
import { historyKinds } from './history.ts'
import { aHousehold, aHousemate, type Household } from '../../../testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { WorkStories } from '../../../testing/work-stories.ts'
import { createPerson } from '../persons.ts'
import { startOccupancy } from '../occupancies.ts'
import { dueAgainOn, isStale, missingOf } from './completeness.ts'
import { salutationOf } from './salutation.ts'

let test: TestApp
let company: Company
let desk: Browser
let technician: Browser
let home: Household
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
  technician = await signIn(test, company.logins.technician, company.password)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
let rooms = 2000
const aHome = (options: Parameters<typeof aHousehold>[2] = {}): Promise<Household> => as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: String(rooms++), owner: '何清源', phone: `1390013${String(rooms)}`, ...options }))
const file = async (unitId: string, browser = desk): Promise<households.HouseholdFile> => {
  const { status, body } = await browser.send('GET', `/units/${unitId}/household`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
const aCompanyFile = (name: string): Promise<string> =>
  as(test, company.actors.administrator, async (ctx) => (await createPerson(ctx, { ...nothing, body: { siteId: company.siteId, name, kind: 'company', sex: 'unknown', contactPerson: '冯经理', phones: [{ number: '075526001234', label: '' }], email: '', idKind: null, idNumber: null, birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' } })).id)
const movesIn = (unitId: string, personId: string, role: 'tenant' | 'merchant' | 'developer' | 'client' | 'beneficiary' | 'occupant', fromOn: string | null = '2025-01-01') =>
  as(test, company.actors.administrator, (ctx) => startOccupancy(ctx, { ...nothing, body: { unitId, personId, role, fromOn, untilOn: null, isBillPayer: false } }))

it('a line of the history says what it is in words, whichever module it comes from', () => {
  const words = readFileSync(path.resolve(import.meta.dirname, '../../../../../console/src/archives/household/words.ts'), 'utf8')
  const known = /const KINDS = \[([^\]]*)\]/.exec(words)![1]!
  expect(historyKinds().length).toBeGreaterThan(20)
  expect(historyKinds().filter((kind) => !known.includes(`'${kind}'`))).toEqual([])
})

describe('the file of a household', () => {
  it('has one number, its persons and its unit, and opens with whoever moves in first [HHD-001] [HHD-003]', async () => {
    const one = await file(home.unitId)
    expect(one.household).toMatchObject({ number: expect.stringMatching(/^H-\d{6}$/) as string, unit: { code: home.unitCode }, main: { name: '苏婉清' }, closedOn: null })
    await as(test, company.actors.administrator, (ctx) => aHousemate(ctx, company.siteId, home.unitId, '苏小明'))
    const again = await file(home.unitId)
    expect(again.household?.number).toBe(one.household?.number)
    expect(again.basic?.parties.map((party) => [party.person.name, party.role])).toEqual([['苏婉清', 'owner'], ['苏小明', 'family']])
    expect(again.property).toMatchObject({ code: home.unitCode, buildingArea: 118.5, layout: '三室两厅', handedOverOn: '2021-06-30' })
    const numbers = await Promise.all([aHome(), aHome()])
    expect(new Set(await Promise.all(numbers.map(async (other) => (await file(other.unitId)).household!.number))).size).toBe(2)
  })

  it('shows each category only with its own permission [HHD-005]', async () => {
    const seen = await file(home.unitId, technician)
    expect(seen.basic).toBeNull()
    expect(seen.property).toMatchObject({ code: home.unitCode })
    expect(seen.mayReadHistory).toBe(false)
    expect((await technician.send('GET', `/units/${home.unitId}/history`)).status).toBe(403)
    const whole = await file(home.unitId)
    expect([whole.basic !== null, whole.property !== null, whole.mayReadHistory]).toEqual([true, true, true])
  })

  it('knows parties that are persons and organisations, a company with its contact person, in every role of the unit [HHD-022] [HHD-023] [HHD-024]', async () => {
    const unit = await aHome()
    const [developer, tenant, shop] = [await aCompanyFile('远山置业有限公司'), await aCompanyFile('云帆科技有限公司'), await aCompanyFile('拾光咖啡店')]
    await movesIn(unit.unitId, developer, 'developer')
    await movesIn(unit.unitId, tenant, 'tenant')
    await movesIn(unit.unitId, shop, 'merchant')
    for (const role of ['client', 'beneficiary', 'occupant'] as const) await movesIn(unit.unitId, unit.personId, role)
    const { basic } = await file(unit.unitId)
    expect(basic!.parties.map(({ role }) => role).toSorted()).toEqual(['beneficiary', 'client', 'developer', 'merchant', 'occupant', 'owner', 'tenant'])
    // The contact matrix: everybody with kind, role and how to reach them.
    expect(basic!.parties.find(({ role }) => role === 'tenant')).toMatchObject({ kind: 'company', contactPerson: '冯经理', person: { name: '云帆科技有限公司', phones: ['0755-26001234'] } })
    expect(basic!.parties.find(({ role }) => role === 'owner')).toMatchObject({ kind: 'person', person: { phones: [expect.stringMatching(/^139/) as string] } })
  })

  it('is of the type that follows from who lives there, unless somebody chose it; types can be sampled [HHD-025]', async () => {
    const unit = await aHome()
    const type = async (): Promise<string | undefined> => (await file(unit.unitId)).household?.type
    expect(await type()).toBe('owner_occupier')
    const change = async (facts: object): Promise<void> => {
      const { version } = (await desk.send('GET', `/units/${unit.unitId}`)).body as { version: number }
      expect((await desk.send('PATCH', `/units/${unit.unitId}`, { version, ...facts })).status).toBe(200)
    }
    await change({ state: 'vacant' })
    expect(await type()).toBe('vacant_owner')
    const person = await aHome()
    await movesIn(unit.unitId, person.personId, 'tenant')
    expect(await type()).toBe('tenant')
    const firm = await aHome()
    await movesIn(firm.unitId, await aCompanyFile('青禾设计有限公司'), 'tenant')
    expect((await file(firm.unitId)).household?.type).toBe('company')
    const shop = await aHome()
    const { version } = (await desk.send('GET', `/units/${shop.unitId}`)).body as { version: number }
    await desk.send('PATCH', `/units/${shop.unitId}`, { version, use: 'shop' })
    expect((await file(shop.unitId)).household?.type).toBe('merchant')
    const { basic } = await file(unit.unitId)
    expect((await desk.send('PATCH', `/households/${basic!.id}`, { version: basic!.version, type: 'owner_occupier' })).body).toMatchObject({ type: 'owner_occupier', isTypeFixed: true })
    const listed = (await desk.send('GET', `/households?siteId=${company.siteId}&filter[type]=merchant,company`)).body as { items: households.HouseholdSummary[] }
    const sampled = listed.items.map(({ unit: { id } }) => id)
    expect([firm.unitId, shop.unitId, unit.unitId].map((id) => sampled.includes(id))).toEqual([true, true, false])
  })

  it('is a card for all staff without given name, phone, paper or family [HHD-020]', async () => {
    const unit = await aHome({ owner: '欧阳静', phone: '13700137001' })
    await as(test, company.actors.administrator, (ctx) => aHousemate(ctx, company.siteId, unit.unitId, '欧阳一一'))
    const { basic } = await file(unit.unitId)
    await desk.send('PATCH', `/households/${basic!.id}`, { version: basic!.version, careTags: ['轻声敲门'], serviceNote: '下午三点后方便上门' })
    const card = await technician.send('GET', `/units/${unit.unitId}/card`)
    expect(card.body).toEqual({ unitId: unit.unitId, code: unit.unitCode, type: 'owner_occupier', salutation: '欧阳女士', careTags: ['轻声敲门'], serviceNote: '下午三点后方便上门', language: null })
    expect(JSON.stringify(card.body)).not.toMatch(/静|13700137001|一一/)
  })

  it('says what is missing and when each part was last checked, and is due again after a year [HHD-008] [HHD-016]', async () => {
    const unit = await aHome()
    const { basic } = await file(unit.unitId)
    expect(basic!.missing).toEqual(['identity', 'emergency', 'language', 'salutation'])
    expect([basic!.filled, basic!.fields]).toEqual([6, 10])
    expect(basic!.verified.every(({ isStale }) => isStale)).toBe(true)
    const groups = ['contact', 'identity', 'family', 'property', 'emergency']
    const checked = (await desk.send('POST', `/households/${basic!.id}/verifications`, { groups, on: '2026-03-01' })).body as households.Household
    expect(checked.reviewDueOn).toBe('2027-03-01')
    expect(checked.verified.map(({ on }) => on)).toEqual(Array.from({ length: 5 }, () => '2026-03-01'))
    // A check that is written down late does not take the place of a newer one.
    const late = (await desk.send('POST', `/households/${basic!.id}/verifications`, { groups: ['contact'], on: '2025-01-01' })).body as households.Household
    expect(late.verified.find(({ group }) => group === 'contact')?.on).toBe('2026-03-01')
    expect((await desk.send('POST', `/households/${basic!.id}/verifications`, { groups: ['contact'], on: '2999-01-01' })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/on' }] })
    // A tenant moves in: it is due at once.
    await movesIn(unit.unitId, (await aHome()).personId, 'tenant')
    expect((await file(unit.unitId)).basic!.reviewDueOn! < '2027-03-01').toBe(true)
  })

  it('has rules that need no database', () => {
    expect([salutationOf({ name: '苏婉清', kind: 'person', sex: 'female' }), salutationOf({ name: '司马远', kind: 'person', sex: 'male' }), salutationOf({ name: '李', kind: 'person', sex: 'unknown' }), salutationOf({ name: 'Ada Moore', kind: 'person', sex: 'female' }), salutationOf(null)]).toEqual(['苏女士', '司马先生', '李业主', 'Moore', ''])
    expect([dueAgainOn('2024-02-29'), dueAgainOn('2026-12-31'), isStale('2025-03-01', '2026-02-28'), isStale('2025-03-01', '2026-03-01'), isStale(null, '2026-03-01')]).toEqual(['2025-02-28', '2027-12-31', false, true, true])
    expect(missingOf({ emergency_name: '', emergency_phone: '', language: null, salutation: '' }, { building_area: null, layout: '', handed_over_on: null, state: 'vacant' }, [])).toHaveLength(10)
  })

  it('refuses what cannot be, with the field: another version, a phone that is none, a closed file', async () => {
    const { basic } = await file((await aHome()).unitId)
    expect((await desk.send('PATCH', `/households/${basic!.id}`, { version: 99, salutation: '何先生' })).status).toBe(409)
    expect((await desk.send('PATCH', `/households/${basic!.id}`, { version: 1, emergencyPhone: '1380013' })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/emergencyPhone', message: 'wrong number of digits' }] })
    expect((await technician.send('PATCH', `/households/${basic!.id}`, { version: 1, salutation: '何先生' })).status).toBe(403)
  })
})

describe('the history of a household', () => {
  it('is one list of all records, newest first, read where they are and filtered by kind and time [HHD-004] [HHD-009]', async () => {
    const unit = await aHome()
    const stories = new WorkStories(test, company)
    const { id: categoryId } = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('case_category').select('id').where('code', '=', 'water.leak').executeTakeFirstOrThrow())
    const repair = await stories.takeCase(company.actors.front_desk, { kind: 'repair', statement: '厨房水管漏水', unitId: unit.unitId, personId: unit.personId, categoryId }, new Date('2026-03-05T02:00:00Z'))
    const complaint = await stories.takeCase(company.actors.front_desk, { kind: 'complaint', statement: '楼上整夜很吵', unitId: unit.unitId, personId: unit.personId, categoryId }, new Date('2026-03-06T02:00:00Z'))
    const { items, kinds } = (await desk.send('GET', `/units/${unit.unitId}/history`)).body as { items: households.HistoryItem[]; kinds: { kind: string; count: number }[] }
    expect(items.filter(({ kind }) => kind === 'case' || kind === 'complaint').map(({ kind, number }) => [kind, number])).toEqual([['complaint', complaint.number], ['case', repair.number]])
    // The feed of the household itself: who moved in, when the unit changed.
    expect(kinds).toEqual(expect.arrayContaining([{ kind: 'case', count: 1 }, { kind: 'complaint', count: 1 }, { kind: 'move', count: 1 }]))
    const only = (await desk.send('GET', `/units/${unit.unitId}/history?filter[kind]=case&filter[to]=2026-03-06T00:00:00Z`)).body as { items: households.HistoryItem[] }
    expect(only.items.map(({ id }) => id)).toEqual([repair.id])
    const page = (await desk.send('GET', `/units/${unit.unitId}/history?limit=1`)).body as { items: households.HistoryItem[]; nextCursor: string }
    const next = (await desk.send('GET', `/units/${unit.unitId}/history?limit=1&cursor=${page.nextCursor}`)).body as { items: households.HistoryItem[] }
    expect([page.items[0]!.id, next.items[0]!.id]).toEqual(items.slice(0, 2).map(({ id }) => id))
    // Nothing is typed again: the title is that of the record as it is now.
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('service_case').set({ title: '厨房漏水（已关阀）' }).where('id', '=', repair.id).execute())
    expect(((await desk.send('GET', `/units/${unit.unitId}/history?filter[kind]=case`)).body as { items: households.HistoryItem[] }).items[0]!.title).toBe('厨房漏水（已关阀）')
  })

  it('costs at most twelve statements with the page around it', async () => {
    let statements = 0
    await as(test, company.actors.front_desk, async (ctx) => {
      const query = ctx.client.query.bind(ctx.client)
      ctx.client.query = ((...args: Parameters<typeof query>) => {
        statements++
        return query(...args)
      }) as typeof ctx.client.query
      const { getHouseholdFile } = await import('./household-file.ts')
      const { readHouseholdHistory } = await import('./history.ts')
      try {
        await getHouseholdFile(ctx, { params: { id: home.unitId }, query: {}, body: {} })
        await readHouseholdHistory(ctx, { params: { id: home.unitId }, query: { limit: 50, filter: {} }, body: {} })
      } finally {
        ctx.client.query = query
      }
    })
    expect(statements).toBeGreaterThan(5)
    expect(statements).toBeLessThanOrEqual(12)
  })

  it('is nobody else\'s: another company, a resident', async () => {
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.front_desk, other.password)
    for (const path of ['household', 'history', 'card', 'chronicle', 'owner-changes']) expect((await stranger.send('GET', `/units/${home.unitId}/${path}`)).status).toBe(404)
    await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'hh-resident', password: company.password }))
    const resident = await signIn(test, 'hh-resident', company.password)
    for (const path of [`/units/${home.unitId}/household`, `/units/${home.unitId}/card`, `/units/${home.unitId}/history`, `/units/${home.unitId}/chronicle`, `/units/${home.unitId}/owner-changes`, `/households?siteId=${company.siteId}`, `/occupants?siteId=${company.siteId}&unitId=${home.unitId}&on=2026-01-01`, `/archive-files/${home.personId}/as-of?kind=person`, `/duplicates?siteId=${company.siteId}`, `/persons/${home.personId}/merges`])
      expect([path, (await resident.send('GET', path)).status]).toEqual([path, 403])
  })
})

describe('who lived there', () => {
  it('answers for an entrance and a day by the periods of the occupancies [UNT-004]', async () => {
    const [first, second] = [await aHome({ building: '8' }), await aHome({ building: '8' })]
    const tenant = await aHome()
    await as(test, company.actors.administrator, async (ctx) => {
      await ctx.tx.updateTable('occupancy').set({ from_on: '2020-01-01', until_on: '2024-06-30' }).where('unit_id', '=', first.unitId).execute()
      await startOccupancy(ctx, { ...nothing, body: { unitId: first.unitId, personId: tenant.personId, role: 'owner', fromOn: '2024-07-01', untilOn: null, isBillPayer: false } })
    })
    const entrance = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('entrance').select('id').where('building_id', '=', first.buildingId).executeTakeFirstOrThrow())
    const on = async (day: string): Promise<{ households: number; persons: number; names: string[][] }> => {
      const { body } = await desk.send('GET', `/occupants?siteId=${company.siteId}&entranceId=${entrance.id}&on=${day}`)
      const answer = body as { households: number; persons: number; units: { id: string; people: { id: string }[] }[] }
      return { households: answer.households, persons: answer.persons, names: [first, second].map((unit) => answer.units.find(({ id }) => id === unit.unitId)!.people.map(({ id }) => id)) }
    }
    expect(await on('2024-06-30')).toEqual({ households: 2, persons: 2, names: [[first.personId], [second.personId]] })
    expect(await on('2024-07-01')).toEqual({ households: 2, persons: 2, names: [[tenant.personId], [second.personId]] })
    expect((await on('2019-12-31')).names).toEqual([[], [second.personId]])
    const csv = String((await desk.send('GET', `/occupants/export?siteId=${company.siteId}&entranceId=${entrance.id}&on=2024-07-01&format=csv`)).body).trimEnd().split('\r\n')
    expect(csv.slice(1).filter((line) => line.startsWith('8-')).map((line) => line.split(',').slice(-2))).toEqual([['2024-07-01', ''], ['', '']])
    // One owner after the other, written down step by step: a new file with a new number.
    const { households: files } = await file(first.unitId)
    expect(files.map(({ openedOn, closedOn }) => [openedOn, closedOn])).toEqual([['2024-07-01', null], [null, '2024-06-30']])
  })
})
