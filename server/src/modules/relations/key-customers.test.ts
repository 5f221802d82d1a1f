import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { relations, type Sent } from '@guanjia/contract'
import { newId } from '../../platform/ids.ts'
import { ComplaintStories } from '../../testing/complaint-stories.ts'
import { doing } from '../../testing/care-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { actOnKeyCustomer } from './key-customers/act.ts'

const DAY = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10)

let test: TestApp
let company: Company
let homes: Household[]
let act: ReturnType<typeof doing>
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  act = doing(test)
  homes = await as(test, company.actors.administrator, async (ctx) => [await aHousehold(ctx, company.siteId), await aHousehold(ctx, company.siteId, { room: '1202', owner: '罗一鸣', phone: '13800130002' }), await aHousehold(ctx, company.siteId, { room: '1203', owner: '方青', phone: '13800130003' })])
  // Two who supervise other things come before in the alphabet.
  const post = (code: string, employeeId: string) => as(test, company.actors.administrator, (ctx) => ctx.client.query('update employee set position_id = (select id from job_position where code = $1) where id = $2', [code, employeeId]))
  for (const [name, code] of [['丁工程', 'ENGINEERING_SUPERVISOR'], ['丁秩序', 'SECURITY_SUPERVISOR']] as const) {
    const one = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: company.siteId, name }))
    await post(code, one.employeeId!)
  }
  await post('CS_SUPERVISOR', company.actors.supervisor.employeeId!)
})
afterAll(() => test.close())

type New = Sent<typeof relations.addKeyCustomer>['body']
const add = (home: Household, facts: Partial<New> = {}, actor = company.actors.site_manager) => act(actor, relations.addKeyCustomer, { body: { siteId: company.siteId, unitId: home.unitId, personId: home.personId, reason: 'repeat_complaint', nextContactOn: inDays(3), ...facts } })
const move = (id: string, body: Sent<typeof relations.actOnKeyCustomer>['body'], actor = company.actors.supervisor) => act(actor, relations.actOnKeyCustomer, { params: { id }, body })
const list = async (filter: object = {}, actor = company.actors.supervisor) => (await act(actor, relations.listKeyCustomers, { query: { siteId: company.siteId, filter } })).items

describe('key customers', () => {
  it('and the first level above a complaint are the customer-service supervisor’s, whoever else supervises there, unless somebody else is named [ORG-025]', async () => {
    const { supervisor, steward, front_desk } = company.actors
    const mine = await add(homes[0]!)
    expect(mine).toMatchObject({ owner: { id: supervisor.employeeId! }, unit: { name: homes[0]!.unitCode }, person: { name: '苏婉清' }, reason: 'repeat_complaint', nextContactOn: inDays(3), isLate: false, contacts: 0 })
    const stories = new ComplaintStories(test, company)
    const { id } = await stories.takeComplaint(front_desk, { unitId: homes[0]!.unitId, personId: homes[0]!.personId })
    const handedUp = await stories.onComplaint(front_desk, id, { action: 'hand_up', reason: '不同意', answerBy: new Date(Date.now() + DAY).toISOString() })
    expect(handedUp.levels.at(-1)).toMatchObject({ level: 'supervisor', holder: { id: mine.owner.id } })
    expect(await add(homes[1]!, { ownerId: steward.employeeId! })).toMatchObject({ owner: { id: steward.employeeId! } })
    expect((await list({ mine: true })).map((one) => one.id)).toEqual([mine.id])
  })

  it('are contacted by their owner, who says what was said and when next; the household’s history has it', async () => {
    const { steward, technician } = company.actors
    const { id } = (await list({ ownerId: steward.employeeId! }))[0]!
    const after = await move(id, { action: 'contact', words: '当面道歉，约好周五看渗水', nextContactOn: inDays(7) }, steward)
    expect(after).toMatchObject({ contacts: 1, nextContactOn: inDays(7), lastContactAt: expect.any(String), allowedActions: ['contact'] })
    await expect(move(id, { action: 'end', note: '好了' }, steward)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(move(id, { action: 'contact', words: '我也去', nextContactOn: inDays(9) }, company.actors.front_desk)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(move(id, { action: 'contact', words: '我也去', nextContactOn: inDays(9) }, technician)).rejects.toMatchObject({ code: 'not_found' })
    const { body } = await (await signIn(test, company.logins.steward, company.password)).send('GET', `/units/${homes[1]!.unitId}/history?filter[kind]=key_contact`)
    expect((body as { items: object[] }).items).toMatchObject([{ kind: 'key_contact', id, title: '当面道歉，约好周五看渗水' }])
    const { items: trail } = await act(steward, relations.keyCustomerTimeline, { params: { id } })
    expect(trail.map(({ action }) => action).toSorted()).toEqual(['added', 'contacted'])
  })

  it('come up on their day: the owner hears of it in the morning, once, and not when it moved; later they are late', async () => {
    const made = await add(homes[2]!, { nextContactOn: inDays(0) })
    const told = async () => (await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ n: number }>(`select count(*)::int as n from message where template = 'care.key_customer_due' and record_id = $1`, [made.id]))).rows[0]!.n
    await as(test, company.actors.administrator, (ctx) => ctx.client.query(`update job set due_at = now() where queue = 'relations.key-customer-due'`))
    await letJobsRun(test)
    expect(await told()).toBe(1)
    expect((await list({ due: true })).map(({ id }) => id)).toEqual([made.id])
    const late = await act(company.actors.supervisor, relations.getKeyCustomer, { params: { id: made.id } }, new Date(Date.now() + 2 * DAY))
    expect(late.isLate).toBe(true)
    await move(made.id, { action: 'change', nextContactOn: inDays(2) })
    await move(made.id, { action: 'change', nextContactOn: inDays(4) })
    await as(test, company.actors.administrator, (ctx) => ctx.client.query(`update job set due_at = now() where queue = 'relations.key-customer-due'`))
    await letJobsRun(test)
    // The day in between was given up, the last one was reached.
    expect(await told()).toBe(2)
  })

  it('stand on the list once at a time, need a reason in words when it is another, and a day to come', async () => {
    await expect(add(homes[2]!)).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/unitId' }] })
    await expect(add(homes[2]!, { personId: null, reason: 'other' })).rejects.toMatchObject({ errors: [{ pointer: '/why' }] })
    await expect(add(homes[2]!, { personId: null, nextContactOn: inDays(-1) })).rejects.toMatchObject({ errors: [{ pointer: '/nextContactOn' }] })
    await expect(add(homes[2]!, {}, company.actors.steward)).rejects.toMatchObject({ code: 'not_found' })
    await expect(add(homes[2]!, { personId: null, unitId: null })).rejects.toMatchObject({ errors: [{ pointer: '/unitId' }] })
    const { id } = (await list()).find((one) => one.unit!.id === homes[2]!.unitId)!
    expect(await move(id, { action: 'end', note: '渗水修好，半年无投诉' })).toMatchObject({ endReason: '渗水修好，半年无投诉', allowedActions: [] })
    expect((await list({ open: true })).some((one) => one.id === id)).toBe(false)
    await expect(move(id, { action: 'contact', words: '再联系', nextContactOn: inDays(5) })).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await add(homes[2]!)).toMatchObject({ endedAt: null })
  })

  it('stay on the list, each under its own file, when two files of one person at one home become one, and come apart as they were', async () => {
    const { administrator } = company.actors
    const [keep, other] = [homes[1]!, homes[2]!]
    const { items: known } = await act(administrator, relations.listKeyCustomers, { query: { siteId: company.siteId, filter: { open: true } } })
    const shared = known.find(({ person, unit }) => person?.id === other.personId && unit?.id === other.unitId)!
    const twin = await add({ ...keep, unitId: other.unitId })
    const alone = await add(other, { unitId: null })
    const body = { id: newId(), keepId: keep.personId, otherId: other.personId, reason: '同一位业主' }
    const supervisor = await signIn(test, company.logins.supervisor, company.password)
    // What is over and what stands for another home goes along.
    const preview = await supervisor.send('POST', '/merges/preview', body)
    expect((preview.body as { references: object[] }).references).toContainEqual({ kind: 'key_customer', count: 2 })
    const personOf = async (...ids: string[]) => { const rows = await list({}); return ids.map((id) => rows.find((one) => one.id === id)!.person!.id) }
    expect((await supervisor.send('POST', '/merges', body)).status).toBe(200)
    expect(await personOf(twin.id, shared.id, alone.id)).toEqual([keep.personId, other.personId, keep.personId])
    expect((await supervisor.send('POST', `/merges/${body.id}/undo`, { reason: '是两个人' })).status).toBe(200)
    expect(await personOf(twin.id, shared.id, alone.id)).toEqual([keep.personId, other.personId, other.personId])
    await move(twin.id, { action: 'end', note: '重复' })
    await move(alone.id, { action: 'end', note: '重复' })
  })

  it('leave as a file only with a line in the log of who read personal data', async () => {
    const manager = await signIn(test, company.logins.site_manager, company.password)
    const file = await manager.send('GET', `/care/key-customers/export?siteId=${company.siteId}&format=csv`)
    expect([file.status, String(file.body).includes('苏婉清')]).toEqual([200, true])
    const log = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('access_entry').select(['classes', 'actor_name', 'list', 'rows']).where('act', '=', 'export').execute())
    expect(log).toEqual([{ classes: ['archive', 'care'], actor_name: company.actors.site_manager.name, list: '重点客户', rows: (await list()).length }])
  })

  it('leave only whole with that line: while it cannot be written, the file does not end', async () => {
    const manager = await signIn(test, company.logins.site_manager, company.password)
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    try {
      await owner.query('begin; lock table access_entry in share mode')
      const file = manager.send('GET', `/care/key-customers/export?siteId=${company.siteId}&format=csv`)
      await someoneWaitsForALock(test)
      expect(await Promise.race([file.then(() => 'ended'), sleep(300, 'still open')])).toBe('still open')
      await owner.query('rollback')
      expect((await file).status).toBe(200)
    } finally {
      await owner.end()
    }
  })

  it('are contacted once for two clicks on the same version', async () => {
    const one = (await list({ open: true, unitId: homes[2]!.unitId }))[0]!
    const contact = (words: string) => ({ params: { id: one.id }, query: {}, body: { action: 'contact' as const, version: one.version, words, nextContactOn: inDays(6) } })
    const { second } = await as(test, company.actors.supervisor, async (ctx) => {
      await actOnKeyCustomer(ctx, contact('电话问候'))
      const second = as(test, company.actors.supervisor, (other) => actOnKeyCustomer(other, contact('电话问候')))
      second.catch(() => {})
      await someoneWaitsForALock(test)
      return { second }
    })
    await expect(second).rejects.toMatchObject({ code: 'stale_version' })
    expect((await list({ open: true, unitId: homes[2]!.unitId }))[0]).toMatchObject({ contacts: 1 })
  })
})
