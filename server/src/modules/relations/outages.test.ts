import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, relations, type Sent } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { doing } from '../../testing/care-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { claimCall } from './calls.ts'
import { rankOf } from './call-list.ts'

let test: TestApp
let company: Company
let act: ReturnType<typeof doing>
/** 3-2-1201 two elders alone, 3-2-1202 a baby, 3-2-1203 nobody in particular, 5-2-0301 an elder in another building. */
let elders: Household
let baby: Household
let plain: Household
let elsewhere: Household
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  act = doing(test)
  const { administrator, steward } = company.actors
  const house = (room: string, owner: string, phone: string, building = '3') => as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { building, room, owner, phone }))
  elders = await house('1201', '苏大爷', '13800130001')
  baby = await house('1202', '丁一', '13800130002')
  plain = await house('1203', '梁一', '13800130003')
  elsewhere = await house('0301', '何奶奶', '13800130004', '5')
  const yes = { isGiven: true, how: 'in_person' } as const
  const fact = (home: Household, kind: relations.FactKind) => act(steward, relations.recordFact, { body: { siteId: company.siteId, personId: home.personId, unitId: home.unitId, kind, consent: yes } })
  await fact(elders, 'elderly_alone')
  await fact(baby, 'new_baby')
  await fact(elsewhere, 'elderly_alone')
})
afterAll(() => test.close())

const MORNING = new Date('2026-06-10T00:30:00Z')
type New = Sent<typeof relations.createOutage>['body']
const announce = (actor: Actor, facts: Partial<New> = {}, now = MORNING) =>
  act(actor, relations.createOutage, {
    body: { siteId: company.siteId, kind: 'water', isPlanned: true, reason: '更换水泵', noticeText: '因更换水泵，6 月 10 日 9:00—17:00 停水，请提前储水。', fromAt: '2026-06-10T01:00:00Z', untilAt: '2026-06-10T09:00:00Z', buildingIds: [elders.buildingId], ...facts },
  }, now)
const calls = async (actor: Actor, id: string, now?: Date) => (await act(actor, relations.listOutageCalls, { params: { id } }, now)).items
const claim = (actor: Actor, id: string, home: Household, now?: Date) => act(actor, relations.claimCall, { params: { id }, body: { unitId: home.unitId } }, now)
const tick = (actor: Actor, id: string, home: Household, body: Omit<Sent<typeof relations.tickCall>['body'], 'unitId'>, now?: Date) => act(actor, relations.tickCall, { params: { id }, body: { unitId: home.unitId, ...body } }, now)

describe('two elders whose children are away', () => {
  it('are called first when the water goes off, and who is not concerned is not on the list [PRS-010] [PRS-031]', async () => {
    const { steward } = company.actors
    const { id, calls: sums } = await announce(steward)
    const { items, other } = await act(steward, relations.listOutageCalls, { params: { id } }, MORNING)
    expect(items.map((one) => [one.unit.name, one.reasons])).toEqual([['3-2-1201', ['独居老人']], ['3-2-1202', ['新生儿']]])
    expect(items[0]!.people).toEqual([{ id: elders.personId, name: '苏大爷', phones: ['13800130001'] }])
    expect([sums.households, other]).toEqual([2, 1])
    expect([rankOf('lift', ['elderly', 'disabled']), rankOf('power', ['medical_equipment']), rankOf('water', [])]).toEqual([1, 1, 9])
  })

  it('get water brought to the door: the call becomes an opportunity, which ends in a thank-you [PRS-015] [PRS-031]', async () => {
    const { steward } = company.actors
    const { id } = await announce(steward)
    await claim(steward, id, elders)
    const called = await tick(steward, id, elders, { result: 'help_needed', note: '腿脚不便，家里没有存水', help: 'deliver' })
    expect(called).toMatchObject({ result: 'help_needed', attempts: 1, calledBy: { name: '管家何' }, opportunity: { number: expect.any(String) } })
    // The same tick again, as after a lost answer, brings no second bucket.
    await tick(steward, id, elders, { result: 'help_needed', note: '腿脚不便，家里没有存水', help: 'deliver' })
    const { items } = await act(steward, relations.listOpportunities, { query: { siteId: company.siteId, filter: { outageId: id } } })
    expect(items).toMatchObject([{ type: 'special_situation', status: 'planned', plan: '送水上门', source: 'outage', unit: { name: '3-2-1201' } }])
    const done = await act(steward, relations.actOnOpportunity, { params: { id: items[0]!.id }, body: { action: 'done', done: '提了两桶水站在门口', effect: '老人连声道谢', gotPraise: true } }, new Date('2026-06-10T03:00:00Z'))
    expect(done.standardStep).toBe('going_on')
    expect((await act(steward, relations.getOutage, { params: { id } }, MORNING)).calls).toEqual({ households: 2, called: 1, helped: 1 })
  })

  it('become a case when bringing something is not enough', async () => {
    const { steward } = company.actors
    const { id } = await announce(steward)
    await claim(steward, id, elders)
    const called = await tick(steward, id, elders, { result: 'help_needed', note: '老人说头晕', help: 'case' })
    const found = await as(test, steward, (ctx) => ctx.tx.selectFrom('service_case').select(['kind', 'urgency', 'statement', 'unit_id']).where('id', '=', called.case!.id).executeTakeFirstOrThrow())
    expect(found).toEqual({ kind: 'assistance', urgency: 'urgent', statement: '老人说头晕', unit_id: elders.unitId })
    await expect(tick(steward, id, baby, { result: 'reached', help: 'case' })).rejects.toMatchObject({ errors: [{ pointer: '/help' }] })
  })
})

describe('the call list', () => {
  it('says to who may not see facts only whom to call and in which order', async () => {
    const { front_desk, steward } = company.actors
    const { id } = await announce(steward)
    expect(await calls(front_desk, id)).toMatchObject([{ unit: { name: '3-2-1201' }, reasons: [], isHidden: true, rank: 2 }, { unit: { name: '3-2-1202' }, isHidden: true }])
  })

  it('never lets two callers call the same household: the second is told who does', async () => {
    const { steward, front_desk } = company.actors
    const { id } = await announce(steward)
    const input = { params: { id }, query: {}, body: { unitId: elders.unitId, release: false } }
    const first = as(test, steward, async (ctx) => {
      await claimCall(ctx, input)
      const second = as(test, front_desk, (ctx2) => claimCall(ctx2, input))
      second.catch(() => undefined)
      await someoneWaitsForALock(test)
      return { second }
    })
    await expect((await first).second).rejects.toMatchObject({ code: 'someone_was_faster', message: '管家何' })
    await expect(tick(front_desk, id, elders, { result: 'reached' })).rejects.toMatchObject({ code: 'someone_was_faster' })
    await tick(steward, id, elders, { result: 'reached' })
    await expect(claim(front_desk, id, elders)).rejects.toMatchObject({ code: 'someone_was_faster', message: '管家何' })
    const [one] = await act(steward, relations.listOutageCalls, { params: { id } }).then((list) => list.items)
    expect(one).toMatchObject({ attempts: 1, claimedBy: null })
  })

  it('gives a household back after ten minutes, or when nobody answered', async () => {
    const { steward, front_desk } = company.actors
    const { id } = await announce(steward)
    await claim(steward, id, elders, MORNING)
    await expect(claim(front_desk, id, elders, new Date(MORNING.getTime() + 9 * 60_000))).rejects.toMatchObject({ code: 'someone_was_faster' })
    const later = new Date(MORNING.getTime() + 10 * 60_000)
    expect(await claim(front_desk, id, elders, later)).toMatchObject({ isMine: true })
    await tick(front_desk, id, elders, { result: 'not_reached' }, later)
    expect(await claim(steward, id, elders, later)).toMatchObject({ isMine: true, attempts: 1, result: 'not_reached' })
    expect(await act(steward, relations.claimCall, { params: { id }, body: { unitId: elders.unitId, release: true } }, later)).toMatchObject({ claimedBy: null })
    expect(await tick(await stewardAgain(id, later), id, elders, { result: 'reached' }, later)).toMatchObject({ attempts: 2, result: 'reached' })
  })
  const stewardAgain = async (id: string, at: Date): Promise<Actor> => {
    await claim(company.actors.steward, id, elders, at)
    return company.actors.steward
  }

  it('loses a household whose consent is withdrawn while the list is open, and its reason even where it was called [PRS-013]', async () => {
    const { steward, administrator, front_desk } = company.actors
    const home = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1204', owner: '方奶奶', phone: '13800130005' }))
    const resident = await as(test, administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '方奶奶' }))
    const give = async () => (await act(steward, relations.recordFact, { body: { siteId: company.siteId, personId: home.personId, kind: 'patient', consent: { isGiven: true, how: 'phone' } } })).fact!.id
    const first = await give()
    const { id } = await announce(steward)
    const listed = async () => (await calls(steward, id)).find((one) => one.unit.id === home.unitId)
    expect(await listed()).toMatchObject({ reasons: ['病人'] })
    await act(resident, relations.eraseFact, { params: { id: first } })
    expect(await listed()).toBeUndefined()
    // A colleague whose screen is old cannot take it on any more.
    await expect(claim(front_desk, id, home)).rejects.toMatchObject({ code: 'not_found' })
    const second = await give()
    await claim(steward, id, home)
    await act(resident, relations.eraseFact, { params: { id: second } })
    expect(await tick(steward, id, home, { result: 'reached' })).toMatchObject({ result: 'reached', reasons: [] })
    expect(await listed()).toMatchObject({ result: 'reached', reasons: [], isHidden: false })
  })
})

describe('an outage', () => {
  it('is spoken of on the card of every household that it concerns while it lasts', async () => {
    const { front_desk, steward } = company.actors
    const { id } = await announce(steward, { fromAt: '2026-08-01T01:00:00Z', untilAt: '2026-08-01T09:00:00Z' }, new Date('2026-07-30T01:00:00Z'))
    const prompts = async (home: Household, at: string) => (await act(front_desk, cases.callerCard, { query: { unitId: home.unitId } }, new Date(at))).prompts.filter((one) => one.kind === 'outage' && one.text.includes('08-01'))
    expect(await prompts(plain, '2026-08-01T02:00:00Z')).toEqual([{ kind: 'outage', text: '停水 08-01 09:00–17:00', act: expect.stringContaining('恢复时间') }])
    expect(await prompts(plain, '2026-07-30T01:00:00Z')).toEqual([])
    expect(await prompts(elsewhere, '2026-08-01T02:00:00Z')).toEqual([])
    await act(steward, relations.actOnOutage, { params: { id }, body: { action: 'end' } }, new Date('2026-08-01T03:00:00Z'))
    expect(await prompts(plain, '2026-08-01T03:01:00Z')).toEqual([])
  })

  it('is announced in polite words and at places of the site only', async () => {
    const { steward } = company.actors
    await expect(announce(steward, { noticeText: '停水一天，不关我的事。' })).rejects.toMatchObject({ code: 'language.not_allowed', errors: [{ pointer: '/noticeText' }] })
    await expect(announce(steward, { noticeText: '' })).rejects.toMatchObject({ errors: [{ pointer: '/noticeText' }] })
    await expect(announce(steward, { buildingIds: [] })).rejects.toMatchObject({ errors: [{ pointer: '/buildingIds' }] })
    await expect(announce(steward, { untilAt: '2026-06-10T00:00:00Z' })).rejects.toMatchObject({ errors: [{ pointer: '/untilAt' }] })
    const other = await aCompany(test, '别家物业')
    const foreign = await as(test, other.actors.administrator, (ctx) => aHousehold(ctx, other.siteId))
    await expect(announce(steward, { buildingIds: [foreign.buildingId] })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/buildingIds' }] })
  })

  it('tells those who asked when it is over: by message, or by telephone where there is no app', async () => {
    const { steward, administrator } = company.actors
    const login = `resident-${company.organizationId.slice(-8)}`
    const resident = await as(test, administrator, (ctx) => aResident(ctx, { personId: plain.personId, name: '梁一', login, password: company.password }))
    const { id } = await announce(steward, {}, MORNING)
    await act(resident, relations.askToBeTold, { params: { id }, body: { unitId: plain.unitId } })
    await act(resident, relations.askToBeTold, { params: { id }, body: { unitId: plain.unitId } })
    const asked = await act(steward, relations.askToBeTold, { params: { id }, body: { unitId: baby.unitId, personId: baby.personId, phone: '13800130002' } })
    await expect(act(resident, relations.askToBeTold, { params: { id }, body: { unitId: elders.unitId } })).rejects.toMatchObject({ code: 'not_found' })
    await expect(act(steward, relations.askToBeTold, { params: { id }, body: { unitId: elsewhere.unitId } })).rejects.toMatchObject({ errors: [{ pointer: '/unitId' }] })
    expect(await act(steward, relations.actOnOutage, { params: { id }, body: { action: 'end' } }, new Date('2026-06-10T08:00:00Z'))).toMatchObject({ state: 'over', toTell: 1, mayAct: false })
    const app = await signIn(test, login, company.password)
    const { items } = (await app.send('GET', '/messages')).body as { items: { title: string; body: string }[] }
    expect(items.filter((one) => one.title === '停水已恢复')).toMatchObject([{ body: expect.stringContaining('06-10 16:00') }])
    expect(await act(steward, relations.toldByPhone, { params: { id: asked.id } })).toMatchObject({ toldHow: 'phone' })
    await expect(act(steward, relations.toldByPhone, { params: { id: asked.id } })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await expect(act(steward, relations.actOnOutage, { params: { id }, body: { action: 'end' } })).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('is one when it is sent twice', async () => {
    const { steward } = company.actors
    const id = crypto.randomUUID()
    const [first, second] = [await announce(steward, { id }), await announce(steward, { id })]
    expect(second.number).toBe(first.number)
    const colleague = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工甲' }))
    await expect(announce(colleague)).rejects.toMatchObject({ code: 'not_found' })
  })
})
