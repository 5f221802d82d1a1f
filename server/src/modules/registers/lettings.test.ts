import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lettings } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { createPerson, createUnit, getUnit, setBuildingSteward } from '../../testing/archives.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { actOnBusinessChange, listBusinessChanges, requestBusinessChange } from './businesses.ts'
import { lookAhead } from './daily.ts'
import { actOnEntrustment, startEntrustment } from './entrustments.ts'
import { unitUse } from './of-household.ts'
import { actOnTenancy, doTenancyTask, listTenancies, startTenancy } from './tenancies.ts'
import { stateOf, tasksOf } from './tenancy-rules.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const nothing = { params: {}, query: {}, body: {} }
const desk = <T>(work: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T> => as(test, company.actors.front_desk, work, now)
const at = (day: string): Date => new Date(`${day}T02:00:00Z`)
const parsed = <E extends { body: { parse: (value: unknown) => unknown } }>(endpoint: E, body: unknown) => endpoint.body.parse(body) as never

let rooms = 0
const aUnit = (): Promise<Household> => as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: `07${String(++rooms).padStart(2, '0')}`, phone: `1390013${String(1000 + rooms)}` }))
const aTenant = (name = '孟租客'): Promise<string> =>
  desk(async (ctx) => (await createPerson(ctx, { ...nothing, body: { siteId: company.siteId, name, kind: 'person', sex: 'unknown', phones: [], email: '', idKind: null, idNumber: null, birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' } })).id)
const start = (unitId: string, tenantId: string, more: object, now: string) => desk((ctx) => startTenancy(ctx, { ...nothing, body: parsed(lettings.startTenancy, { unitId, tenantId, feePayer: 'tenant', landlordContact: '苏女士 13800130001', fromOn: '2026-01-01', untilOn: '2026-12-31', ...more }) }), at(now))
const act = (id: string, body: object, now: string) => desk((ctx) => actOnTenancy(ctx, { params: { id }, query: {}, body: parsed(lettings.actOnTenancy, body) }), at(now))
const unit = (id: string, now: string) => desk((ctx) => getUnit(ctx, { ...nothing, params: { id } }), at(now))

describe('rented units', () => {
  it('are let for a term with tenant, landlord contact and fee payer; unit and occupancy follow, and so does the end [UNT-002]', async () => {
    const home = await aUnit()
    const tenantId = await aTenant()
    const tenancy = await start(home.unitId, tenantId, { agentName: '安居中介', rentFen: 450_000 }, '2026-01-01')
    expect(tenancy).toMatchObject({ state: 'running', feePayer: 'tenant', landlordContact: '苏女士 13800130001', agentName: '安居中介', tenant: { id: tenantId } })
    expect(await unit(home.unitId, '2026-01-02')).toMatchObject({ state: 'let', occupancies: expect.arrayContaining([expect.objectContaining({ role: 'tenant', fromOn: '2026-01-01', untilOn: '2026-12-31' })]) as unknown })
    await expect(start(home.unitId, await aTenant(), { fromOn: '2026-12-31', untilOn: '2027-12-30' }, '2026-06-01')).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/fromOn' }] })
    expect(await act(tenancy.id, { action: 'extend', on: '2027-06-30' }, '2026-12-01')).toMatchObject({ untilOn: '2027-06-30' })
    const ended = await act(tenancy.id, { action: 'end', on: '2027-05-31', note: '提前退租' }, '2027-06-01')
    expect(ended).toMatchObject({ state: 'ended', endedOn: '2027-05-31', allowedActions: [] })
    expect(await unit(home.unitId, '2027-06-02')).toMatchObject({ state: 'vacant', occupancies: expect.arrayContaining([expect.objectContaining({ role: 'tenant', untilOn: '2027-05-31' })]) as unknown })
    await expect(act(tenancy.id, { action: 'extend', on: '2028-01-01' }, '2027-06-02')).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('stand on one list with what has to be done for each, those that end first on top [UNT-002]', async () => {
    expect(tasksOf({ from_on: '2026-01-01', until_on: '2026-07-01' }).map(({ task, dueOn }) => `${task} ${dueOn}`)).toEqual([
      'identity 2026-01-01', 'safety_notice 2026-01-01', 'residence_registration 2026-01-08', 'safety_check 2026-04-01', 'safety_check 2026-06-30', 'before_end 2026-06-01',
    ])
    expect(stateOf({ from_on: '2026-01-01', until_on: '2026-07-01', ended_on: null }, '2026-06-01')).toBe('ending')
    expect(stateOf({ from_on: '2026-01-01', until_on: '2026-07-01', ended_on: null }, '2026-07-02')).toBe('over')
    const own = await aCompany(test)
    const [first, second] = await as(test, own.actors.administrator, async (ctx) => [await aHousehold(ctx, own.siteId, { room: '0101' }), await aHousehold(ctx, own.siteId, { room: '0102' })])
    const let_ = (home: Household, until: string) => as(test, own.actors.steward, (ctx) => startTenancy(ctx, { ...nothing, body: parsed(lettings.startTenancy, { unitId: home.unitId, tenantId: first!.personId, feePayer: 'owner', landlordContact: '本人', fromOn: '2026-01-01', untilOn: until }) }), at('2026-01-01'))
    const late = await let_(first!, '2026-12-31')
    const early = await let_(second!, '2026-06-30')
    const list = async (filter: object, now: string) => (await as(test, own.actors.steward, (ctx) => listTenancies(ctx, { ...nothing, query: { siteId: own.siteId, limit: 50, filter } }), at(now))).items
    expect((await list({}, '2026-01-01')).map((one) => one.id)).toEqual([early.id, late.id])
    expect((await list({ state: ['ending'] }, '2026-06-10')).map((one) => one.id)).toEqual([early.id])
    const due = (await list({ taskDue: true }, '2026-01-01'))[0]!.tasks.find((task) => task.task === 'identity')!
    expect(due.isOverdue).toBe(true)
    const done = () => as(test, own.actors.steward, (ctx) => doTenancyTask(ctx, { params: { id: due.id }, query: {}, body: { note: '身份证核对无误' } }), at('2026-01-01'))
    const both = await Promise.allSettled([done(), done()])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  it('become let on the first day of a term that was agreed before, and those in charge hear of the end once [UNT-002]', async () => {
    const home = await aUnit()
    const tenancy = await start(home.unitId, await aTenant(), { fromOn: '2026-03-01', untilOn: '2026-08-31' }, '2026-02-01')
    expect((await unit(home.unitId, '2026-02-01')).state).toBe('self_occupied')
    const look = (day: string) => as(test, company.actors.administrator, (ctx) => lookAhead(ctx, company.siteId), at(day))
    await look('2026-03-01')
    expect((await unit(home.unitId, '2026-03-01')).state).toBe('let')
    const told = async () => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select('params').where('template', '=', 'registers.tenancy').where('account_id', '=', company.actors.steward.accountId).execute())).map((row) => (row.params as { first: string }).first)
    await look('2026-07-31')
    expect(await told()).not.toContain(tenancy.untilOn)
    await look('2026-08-01')
    await look('2026-08-02')
    expect((await told()).filter((first) => first === tenancy.untilOn)).toHaveLength(1)
  })

  it('gives one of two terms that meet to whoever was first', async () => {
    const home = await aUnit()
    const [one, two] = [await aTenant(), await aTenant('曲租客')]
    const both = await Promise.allSettled([start(home.unitId, one, {}, '2026-01-01'), start(home.unitId, two, {}, '2026-01-01')])
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('entrusted units', () => {
  it('are entrusted to one at a time, and vacant when the owner takes them back', async () => {
    const home = await aUnit()
    const entrust = (now: string) => desk((ctx) => startEntrustment(ctx, { ...nothing, body: parsed(lettings.startEntrustment, { unitId: home.unitId, holderName: '安居托管', holderPhone: '13800138000', services: ['airing', 'utilities_check'], hasKey: true, fromOn: '2026-01-01' }) }), at(now))
    const entrusted = await entrust('2026-01-01')
    expect((await unit(home.unitId, '2026-01-01')).state).toBe('entrusted')
    await expect(entrust('2026-02-01')).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/fromOn' }] })
    await desk((ctx) => actOnEntrustment(ctx, { params: { id: entrusted.id }, query: {}, body: { action: 'end', on: '2026-03-01', note: '' } }), at('2026-03-01'))
    expect((await unit(home.unitId, '2026-03-01')).state).toBe('vacant')
    expect((await desk((ctx) => unitUse(ctx, { ...nothing, params: { id: home.unitId } }))).entrustments).toMatchObject([{ endedOn: '2026-03-01' }])
  })
})

describe('the business of shops', () => {
  const aShop = (room: string): Promise<string> =>
    as(test, company.actors.administrator, async (ctx) => {
      const { buildingId } = await aHousehold(ctx, company.siteId, { room: `99${room.slice(-2)}`, phone: `1370013${room}` })
      const { id } = await createUnit(ctx, { ...nothing, body: { siteId: company.siteId, buildingId, entranceId: null, room: `S${room}`, floor: 1, use: 'shop', layout: '', buildingArea: 60, billingArea: null, indoorArea: null, orientation: '', state: 'self_occupied', handedOverOn: null, rentFen: null, note: '' } })
      return id
    })
  const ask = (unitId: string, body: object) => desk((ctx) => requestBusinessChange(ctx, { ...nothing, body: parsed(lettings.requestBusinessChange, { unitId, ...body }) }))
  const decide = (id: string, body: object, actor = company.actors.supervisor) => as(test, actor, (ctx) => actOnBusinessChange(ctx, { params: { id }, query: {}, body: parsed(lettings.actOnBusinessChange, body) }))

  it('changes by a request that somebody in charge decides, and keeps its history [UNT-009]', async () => {
    const shop = await aShop('1001')
    const first = await ask(shop, { business: 'convenience', name: '好邻居便利店', fromOn: '2025-01-01' })
    await expect(ask(shop, { business: 'pharmacy', fromOn: '2025-02-01' })).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/unitId' }] })
    await expect(decide(first.id, { action: 'approve' }, company.actors.front_desk)).rejects.toMatchObject({ code: 'not_permitted' })
    await decide(first.id, { action: 'approve' })
    const second = await ask(shop, { business: 'catering', name: '川味小馆', reason: '转让', fromOn: '2025-06-01' })
    await expect(decide(second.id, { action: 'refuse' })).rejects.toMatchObject({ errors: [{ pointer: '/note' }] })
    await decide(second.id, { action: 'refuse', note: '无独立烟道' })
    const third = await ask(shop, { business: 'pharmacy', name: '康民药房', fromOn: '2025-07-01' })
    expect(await decide(third.id, { action: 'approve' })).toMatchObject({ state: 'approved', isCurrent: true, before: { business: 'convenience', name: '好邻居便利店' } })
    const { items } = await desk((ctx) => listBusinessChanges(ctx, { ...nothing, query: { siteId: company.siteId, limit: 50, filter: { unitId: shop } } }))
    expect(items.map((one) => [one.business, one.state, one.isCurrent])).toEqual([['pharmacy', 'approved', true], ['catering', 'refused', false], ['convenience', 'approved', false]])
    const current = await desk((ctx) => listBusinessChanges(ctx, { ...nothing, query: { siteId: company.siteId, limit: 50, filter: { unitId: shop, current: true } } }))
    expect(current.items.map((one) => one.id)).toEqual([third.id])
  })

  it('is a matter of shops only, and decided once', async () => {
    const home = await aUnit()
    await expect(ask(home.unitId, { business: 'catering', fromOn: '2026-01-01' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/unitId' }] })
    const { id } = await ask(await aShop('1002'), { business: 'clinic', fromOn: '2026-01-01' })
    const both = await Promise.allSettled([decide(id, { action: 'approve' }), decide(id, { action: 'approve' })])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const browser = await signIn(test, company.logins.technician, company.password)
    expect(await browser.send('GET', `/business-changes?siteId=${company.siteId}`)).toMatchObject({ status: 403 })
  })
})

describe('the steward of a building', () => {
  it('is one at a time, also for two who name one at once; the one before leaves in the same act [UNT-016]', async () => {
    const { buildingId } = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { building: '8', room: '0101', phone: '13600130001' }))
    const other = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家苗' }))
    const name = (stewardId: string) => as(test, company.actors.administrator, (ctx) => setBuildingSteward(ctx, { params: { id: buildingId }, query: {}, body: { stewardId, backupId: null, note: '' } }))
    const both = await Promise.allSettled([name(company.actors.steward.employeeId!), name(other.employeeId!)])
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled'])
    await name(company.actors.steward.employeeId!)
    const active = () => as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('building_steward').select('employee_id').where('building_id', '=', buildingId).where('until_at', 'is', null).execute())
    expect(await active()).toEqual([{ employee_id: company.actors.steward.employeeId }])
    const second = as(test, company.actors.administrator, (ctx) => ctx.client.query(
      'insert into building_steward (organization_id, id, site_id, building_id, employee_id, from_at, until_at) select organization_id, gen_random_uuid(), site_id, building_id, employee_id, now(), null from building_steward where building_id = $1 and until_at is null', [buildingId]))
    await expect(second).rejects.toMatchObject({ code: '23505', constraint: 'building_steward_now' })
  })
})
