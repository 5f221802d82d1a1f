import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { belongings } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { reachable } from '../../platform/records/index.ts'
import { unitTimeline } from '../../testing/archives.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { CARD_CYCLE, stateOn } from './card-rules.ts'
import { actOnCard, applyForCard, getCard } from './cards.ts'
import { lookAhead } from './daily.ts'
import { lookUp } from './look-up.ts'
import { personBelongings, unitBelongings } from './of-household.ts'
import { createPet, getPet, listPets, vaccinatePet } from './pets.ts'
import { actOnSpace, createSpace, getSpace } from './spaces.ts'
import { actOnVehicle, changeVehicle, createVehicle } from './vehicles.ts'

let test: TestApp
let company: Company
let home: Household
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})
afterAll(() => test.close())

const nothing = { params: {}, query: {}, body: {} }
const desk = <T>(work: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T> => as(test, company.actors.front_desk, work, now)
const at = (day: string): Date => new Date(`${day}T02:00:00Z`)
const parsed = <E extends { body: { parse: (value: unknown) => unknown } }>(endpoint: E, body: unknown) => endpoint.body.parse(body) as never
const aSpace = (more = {}) => desk((ctx) => createSpace(ctx, { ...nothing, body: parsed(belongings.createSpace, { siteId: company.siteId, code: newId().slice(-8), kind: 'underground', ...more }) }))
const act = (id: string, body: object) => desk((ctx) => actOnSpace(ctx, { params: { id }, query: {}, body: parsed(belongings.actOnSpace, body) }))
const lease = (more = {}) => ({ action: 'lease', personId: home.personId, unitId: home.unitId, fromOn: '2026-01-01', untilOn: '2026-12-31', rentFen: 30_000, ...more })
const aCar = (plate: string, more = {}) => desk((ctx) => createVehicle(ctx, { ...nothing, body: parsed(belongings.createVehicle, { siteId: company.siteId, plate, personId: home.personId, unitId: home.unitId, ...more }) }))

describe('parking spaces', () => {
  it('are leased only while unsold and idle, whatever the way [UNT-012]', async () => {
    for (const state of ['visitor', 'civil_defence', 'reserved'] as const) {
      const space = await aSpace({ state })
      await expect(act(space.id, lease())).rejects.toMatchObject({ code: 'action_not_allowed' })
    }
    const sold = await aSpace()
    await act(sold.id, { action: 'sell', personId: home.personId, unitId: home.unitId })
    await expect(act(sold.id, lease())).rejects.toMatchObject({ code: 'action_not_allowed', extra: { allowedActions: ['take_back'] } })
    const space = await aSpace()
    expect(await act(space.id, lease())).toMatchObject({ state: 'leased', lease: { person: { name: '苏婉清' }, unit: { code: home.unitCode }, rentFen: 30_000 } })
    await expect(act(space.id, lease())).rejects.toMatchObject({ code: 'action_not_allowed', extra: { allowedActions: ['end_lease'] } })
    expect(await act(space.id, { action: 'end_lease', on: '2026-02-01' })).toMatchObject({ state: 'unsold', lease: null })
  })

  it('are guarded by the database itself against a lease of anything else [UNT-012]', async () => {
    const behind = (text: string, values: unknown[]) => desk((ctx) => ctx.client.query(text, values))
    const sold = await aSpace()
    await act(sold.id, { action: 'sell', personId: home.personId })
    await expect(behind("update parking_space set state = 'leased', owner_id = null where id = $1", [sold.id])).rejects.toMatchObject({ constraint: 'only_unsold_spaces_are_leased' })
    const insert = 'insert into parking_lease (organization_id, id, site_id, space_id, person_id, from_on) values ($1, $2, $3, $4, $5, $6)'
    await expect(behind(insert, [company.organizationId, newId(), company.siteId, sold.id, home.personId, '2026-01-01'])).rejects.toMatchObject({ code: '23503' })
    const leased = await aSpace()
    await act(leased.id, lease())
    await expect(behind("update parking_space set state = 'sold' where id = $1", [leased.id])).rejects.toMatchObject({ code: '23503' })
    await expect(behind(insert, [company.organizationId, newId(), company.siteId, leased.id, home.personId, '2026-01-01'])).rejects.toMatchObject({ code: '23505' })
  })

  it('go to one of ten who lease the same at once, and a retry is the same lease', async () => {
    const space = await aSpace()
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => act(space.id, lease())))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const other = await aSpace()
    const leaseId = newId()
    await act(other.id, lease({ leaseId }))
    expect(await act(other.id, lease({ leaseId }))).toMatchObject({ lease: { id: leaseId } })
  })
})

describe('vehicles', () => {
  it('have a plate of a right form, new-energy ones too, and one that is wrong is refused naming it', async () => {
    expect(await aCar('粤b·D12345')).toMatchObject({ plate: '粤BD12345', plateShown: '粤B·D12345', plateKind: 'new_energy' })
    for (const [plate, reason] of [['粤B1234', 'wrong_length'], ['粤BO2345', 'letter_i_or_o'], ['猫B12345', 'unknown_province'], ['12345', 'unknown_form']] as const)
      await expect(aCar(plate), plate).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/plate', message: reason }] })
  })

  it('stand at a site once at a time: two clicks make one, and a plate is free again when its car has left', async () => {
    const both = await Promise.allSettled([aCar('粤B66666'), aCar('粤 B-66666')])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'already_exists', errors: [{ pointer: '/plate' }] } })
    const first = both.find((one) => one.status === 'fulfilled')!.value
    const space = await aSpace()
    await desk((ctx) => changeVehicle(ctx, { params: { id: first.id }, query: {}, body: { version: 1, spaceIds: [space.id] } }))
    expect((await desk((ctx) => getSpace(ctx, { ...nothing, params: { id: space.id } }))).vehicles).toEqual([{ id: first.id, name: '粤B·66666' }])
    await desk((ctx) => actOnVehicle(ctx, { params: { id: first.id }, query: {}, body: { action: 'end', note: '已卖' } }))
    expect((await desk((ctx) => getSpace(ctx, { ...nothing, params: { id: space.id } }))).vehicles).toEqual([])
    expect((await aCar('粤B66666')).id).not.toBe(first.id)
  })

  it('are found at the gate by the end of the plate, with no more of a name than its holder may read', async () => {
    await aCar('粤B7K888')
    const found = await as(test, company.actors.technician, (ctx) => lookUp(ctx, { ...nothing, query: { siteId: company.siteId, q: '7k888' } }))
    expect(found.items).toMatchObject([{ kind: 'vehicle', title: '粤B·7K888', subtitle: `${home.unitCode} · 苏**` }])
    const atDesk = await desk((ctx) => lookUp(ctx, { ...nothing, query: { siteId: company.siteId, q: 'K888' } }))
    expect(atDesk.items[0]!.subtitle).toContain('苏婉清')
    const browser = await signIn(test, company.logins.technician, company.password)
    expect(await browser.send('GET', `/vehicles?siteId=${company.siteId}`)).toMatchObject({ status: 403 })
  })
})

describe('access cards', () => {
  const apply = (more = {}, now?: Date) => desk((ctx) => applyForCard(ctx, { ...nothing, body: parsed(belongings.applyForCard, { siteId: company.siteId, kind: 'resident', personId: home.personId, unitId: home.unitId, ...more }) }), now)
  const card = (id: string, body: object, now?: Date) => desk((ctx) => actOnCard(ctx, { params: { id }, query: {}, body: parsed(belongings.actOnCard, body) }), now)

  it('go from application over issue, expiry and renewal to loss or cancellation, and each state can be reached [HHD-010]', async () => {
    expect(reachable(CARD_CYCLE, 'applied')).toEqual(new Set(['applied', 'issued', 'lost', 'cancelled']))
    expect(stateOn('2026-07-01', '2026-06-01')).toBe('expiring')
    expect(stateOn('2026-07-02', '2026-06-01')).toBe('issued')
    expect(stateOn('2026-05-31', '2026-06-01')).toBe('expired')
    const { id, state } = await apply({}, at('2026-01-01'))
    expect(state).toBe('applied')
    await expect(card(id, { action: 'renew', validUntil: '2027-01-01' }, at('2026-01-01'))).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await card(id, { action: 'issue', number: 'ZH-0001', validUntil: '2026-06-30' }, at('2026-01-02'))).toMatchObject({ state: 'issued', issuedOn: '2026-01-02' })
    await expect(card(id, { action: 'renew', validUntil: '2026-06-30' }, at('2026-06-10'))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/validUntil' }] })
    expect(await card(id, { action: 'renew', validUntil: '2027-06-30' }, at('2026-06-10'))).toMatchObject({ state: 'issued', validUntil: '2027-06-30' })
    expect(await card(id, { action: 'report_lost', note: '丢失' }, at('2026-07-01'))).toMatchObject({ state: 'lost', allowedActions: ['cancel'] })
    const again = await apply()
    await expect(card(again.id, { action: 'issue', number: 'ZH-0001', validUntil: null })).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/number' }] })
    await expect(apply({ kind: 'vehicle' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/vehicleId' }] })
  })

  it('expire by the calendar of their site: 30 days before the end the desk is reminded, once [HHD-010]', async () => {
    const { id } = await apply({}, at('2026-01-01'))
    await card(id, { action: 'issue', number: 'ZH-0100', validUntil: '2026-08-31' }, at('2026-01-02'))
    const state = async () => (await desk((ctx) => getCard(ctx, { ...nothing, params: { id } }))).state
    const look = (day: string) => as(test, company.actors.administrator, (ctx) => lookAhead(ctx, company.siteId), at(day))
    const told = async () => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['account_id', 'params']).where('template', '=', 'registers.card').where('account_id', '=', company.actors.front_desk.accountId).execute()))
    await look('2026-07-31')
    expect([await state(), (await told()).length]).toEqual(['issued', 0])
    await look('2026-08-01')
    await look('2026-08-01')
    await look('2026-08-02')
    expect([await state(), await told()]).toEqual(['expiring', [expect.objectContaining({ params: { count: 1, first: '2026-08-31' } })]])
    await look('2026-09-01')
    expect(await state()).toBe('expired')
  })

  it('tell the feed of the household of issue and renewal by themselves [HHD-009]', async () => {
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '0909', owner: '赵宁', phone: '13800130009' }))
    const { id } = await apply({ personId: other.personId, unitId: other.unitId })
    await card(id, { action: 'issue', number: 'ZH-0200', validUntil: null })
    const feed = async () => (await desk((ctx) => unitTimeline(ctx, { ...nothing, params: { id: other.unitId } }))).items
    expect((await feed()).at(-1)).toMatchObject({ action: 'card_issued', changes: [{ field: 'cardKind', to: 'resident' }, { field: 'cardNumber', to: 'ZH-0200' }] })
    const second = await apply({ personId: other.personId, unitId: other.unitId })
    await card(second.id, { action: 'issue', number: 'ZH-0201', validUntil: '2099-12-31' })
    await card(second.id, { action: 'renew', validUntil: null })
    expect((await feed()).slice(-2).map((one) => one.action)).toEqual(['card_issued', 'card_renewed'])
  })
})

describe('pets', () => {
  it('are due by the last vaccination of each kind', async () => {
    const pet = await desk((ctx) => createPet(ctx, { ...nothing, body: parsed(belongings.createPet, { siteId: company.siteId, name: '豆包', species: 'dog', breed: '柯基', personId: home.personId, unitId: home.unitId }) }))
    const give = (vaccine: string, givenOn: string, dueOn: string | null) => desk((ctx) => vaccinatePet(ctx, { params: { id: pet.id }, query: {}, body: { vaccine, givenOn, dueOn } }), at('2026-06-01'))
    await give('狂犬', '2024-05-01', '2025-05-01')
    await give('狂犬', '2025-05-01', '2026-05-01')
    expect(await give('五联', '2026-03-01', '2027-03-01')).toMatchObject({ nextDueOn: '2026-05-01', isOverdue: true })
    await expect(give('狂犬', '2026-07-01', null)).rejects.toMatchObject({ errors: [{ pointer: '/givenOn' }] })
    expect(await give('狂犬', '2026-06-01', '2027-06-01')).toMatchObject({ nextDueOn: '2027-03-01', isOverdue: false })
    const due = (day: string) => desk((ctx) => listPets(ctx, { ...nothing, query: { siteId: company.siteId, limit: 50, filter: { dueBy: day } } }))
    expect((await due('2027-02-28')).items).toEqual([])
    expect((await due('2027-03-01')).items.map((one) => one.id)).toEqual([pet.id])
    expect(await desk((ctx) => getPet(ctx, { ...nothing, params: { id: pet.id } }))).toMatchObject({ vaccinations: [{ vaccine: '狂犬', isLast: true }, { vaccine: '五联', isLast: true }, { isLast: false }, { isLast: false }] })
  })
})

describe('what a household has', () => {
  it('stands together on the pages of the unit and of the person, and not for people of other sites', async () => {
    const own = await aCompany(test)
    const there = await as(test, own.actors.administrator, (ctx) => aHousehold(ctx, own.siteId))
    await as(test, own.actors.front_desk, async (ctx) => {
      const space = await createSpace(ctx, { ...nothing, body: parsed(belongings.createSpace, { siteId: own.siteId, code: 'B1-001', kind: 'underground' }) })
      await actOnSpace(ctx, { params: { id: space.id }, query: {}, body: parsed(belongings.actOnSpace, { action: 'lease', personId: there.personId, unitId: there.unitId, fromOn: '2026-01-01' }) })
      await createVehicle(ctx, { ...nothing, body: parsed(belongings.createVehicle, { siteId: own.siteId, plate: '粤B12345', personId: there.personId, unitId: there.unitId, spaceIds: [space.id] }) })
    })
    const shown = { spaces: [{ code: 'B1-001', vehicles: [{ name: '粤B·12345' }] }], vehicles: [{ plate: '粤B12345', spaces: [{ code: 'B1-001' }] }], cards: [], pets: [] }
    expect(await as(test, own.actors.front_desk, (ctx) => unitBelongings(ctx, { ...nothing, params: { id: there.unitId } }))).toMatchObject(shown)
    expect(await as(test, own.actors.front_desk, (ctx) => personBelongings(ctx, { ...nothing, params: { id: there.personId } }))).toMatchObject(shown)
    await expect(desk((ctx) => unitBelongings(ctx, { ...nothing, params: { id: there.unitId } }))).rejects.toMatchObject({ code: 'not_found' })
    expect(await letJobsRun(test)).toBeGreaterThanOrEqual(0)
  })

  it('leaves the house as a sheet', async () => {
    const browser = await signIn(test, company.logins.front_desk, company.password)
    const sheet = await browser.send('GET', `/vehicles/export?siteId=${company.siteId}&format=csv&filter[q]=7K888`)
    expect(sheet.status).toBe(200)
    expect(String(sheet.body)).toMatch(/车牌号.*\r?\n.*粤B·7K888/)
    for (const path of ['parking-spaces', 'access-cards', 'pets', 'facilities', 'meters', 'common-areas', 'amenities', 'tenancies', 'entrustments', 'business-changes']) expect((await browser.send('GET', `/${path}/export?siteId=${company.siteId}`)).status, path).toBe(200)
  })
})

describe('a change of owner', () => {
  it('cancels the cards and the cars of who leaves, waits for a parking lease, and leaves alone who stays [HHD-009]', async () => {
    const own = await aCompany(test)
    const there = await as(test, own.actors.administrator, (ctx) => aHousehold(ctx, own.siteId))
    const browser = await signIn(test, own.logins.front_desk, own.password)
    const made = async (path: string, body: object) => (await browser.send('POST', path, body)).body as { id: string; version: number }
    const car = await made('/vehicles', { siteId: own.siteId, plate: '粤B24680', personId: there.personId, unitId: there.unitId })
    const card = await made('/access-cards', { siteId: own.siteId, kind: 'resident', personId: there.personId, unitId: there.unitId })
    await browser.send('POST', `/access-cards/${card.id}/actions`, { action: 'issue', number: 'ZH-9', validUntil: null })
    const space = await made('/parking-spaces', { siteId: own.siteId, code: 'B1-009', kind: 'underground' })
    await browser.send('POST', `/parking-spaces/${space.id}/actions`, { action: 'lease', personId: there.personId, unitId: there.unitId, fromOn: '2026-01-01' })
    const wanted = { takesOverOn: '2026-03-10', reason: 'sale', newOwners: [{ person: { name: '林知夏', phone: '13911112222' } }] }
    const preview = async () => (await browser.send('POST', `/units/${there.unitId}/owner-changes/preview`, wanted)).body as { basis: string; steps: { what: string; text: string }[] }
    const { basis, steps } = await preview()
    expect(steps.filter(({ what }) => what === 'settle').map(({ text }) => text)).toEqual(['1 张门禁卡注销', '车辆注销：粤B·24680'])
    expect((await browser.send('POST', `/units/${there.unitId}/owner-changes`, { id: newId(), ...wanted, basis })).status).toBeGreaterThanOrEqual(400)
    await browser.send('POST', `/parking-spaces/${space.id}/actions`, { action: 'end_lease', on: '2026-03-01' })
    const done = await browser.send('POST', `/units/${there.unitId}/owner-changes`, { id: newId(), ...wanted, basis: (await preview()).basis })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect(await browser.send('GET', `/access-cards/${card.id}`)).toMatchObject({ body: { state: 'cancelled', endNote: '过户' } })
    expect(((await browser.send('GET', `/vehicles/${car.id}`)).body as { endedOn: string | null }).endedOn).not.toBeNull()
  })
})
