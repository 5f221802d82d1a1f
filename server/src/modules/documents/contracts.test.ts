import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '@guanjia/contract'
import { reachable } from '../../platform/records/index.ts'
import { DocumentStories } from '../../testing/document-stories.ts'
import { aHousehold } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { listPolicies, syncClocks } from '../sla/index.ts'
import { newId } from '../../platform/ids.ts'
import { actOnContract, changeContract, contractTimeline, createContract, getContract } from './contracts.ts'
import { contractFigures, listContracts } from './contracts-list.ts'
import { GRADE_ITEMS } from './grades.ts'
import { LEGAL, listLegalReferences } from './legal.ts'
import { CONTRACT } from './lifecycles.ts'
import { listDocuments } from './list.ts'
import { periodBefore, renewalRate } from './rules.ts'

let test: TestApp
let company: Company
let boss: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  boss = company.actors.administrator
})
afterAll(() => test.close())

const at = (day: string): Date => new Date(`${day}T09:00:00+08:00`)
const nothing = { params: {}, query: {}, body: {} }
const PARTIES = [{ role: 'party_a', name: '清溪花园业主委员会' }, { role: 'party_b', name: '春晖物业' }]
const make = (more: Record<string, unknown> = {}, now = at('2026-03-05'), of: Company = company) =>
  as(test, of.actors.administrator, (ctx) => createContract(ctx, { ...nothing, body: contracts.createContract.body.parse({ siteId: of.siteId, kind: 'supplier', title: '电梯维保合同', parties: [{ role: 'party_a', name: '春晖物业' }, { role: 'party_b', name: '恒升电梯工程公司' }], fromOn: '2026-01-01', untilOn: '2026-12-31', amountFen: 12_800_000, ...more }) }), now)
const act = (id: string, body: Record<string, unknown>, now = at('2026-03-05'), actor = boss) => as(test, actor, (ctx) => actOnContract(ctx, { ...nothing, params: { id }, body: contracts.actOnContract.body.parse(body) }), now)
const inForce = async (more: Record<string, unknown> = {}, now = at('2026-03-05'), of: Company = company) => {
  const made = await make(more, now, of)
  return act(made.id, { action: 'put_in_force', signedOn: made.fromOn }, now, of.actors.administrator)
}
const read = (id: string, now?: Date) => as(test, boss, (ctx) => getContract(ctx, { ...nothing, params: { id } }), now)

describe('the register of contracts [CON-001]', () => {
  it('keeps parties, term, amount, obligations and risks, and takes terms only while it is a draft', async () => {
    const made = await make({ obligations: [{ text: '每月保养两次', byUs: false, dueOn: null }], risk: 'medium', riskNotes: '配件价格随行就市' })
    expect(made).toMatchObject({ number: 'H-2026-0001', state: 'draft', counterparty: '恒升电梯工程公司', amountFen: 12_800_000, risk: 'medium', obligations: [{ text: '每月保养两次' }], alertDays: [90, 60, 30], daysLeft: 301, allowedActions: ['put_in_force', 'drop'] })
    const put = await act(made.id, { action: 'put_in_force', signedOn: '2025-12-20' })
    expect(put).toMatchObject({ state: 'in_force', signedOn: '2025-12-20', allowedActions: ['terminate', 'renew'] })
    const change = (body: Record<string, unknown>) => as(test, boss, (ctx) => changeContract(ctx, { ...nothing, params: { id: made.id }, body: contracts.changeContract.body.parse(body) }))
    await expect(change({ version: put.version, amountFen: 1 })).rejects.toMatchObject({ code: 'action_not_allowed', errors: [{ pointer: '/amountFen' }] })
    expect(await change({ version: put.version, risk: 'high', riskNotes: '连续两月未按期保养' })).toMatchObject({ risk: 'high' })
    await expect(change({ version: put.version, risk: 'low' })).rejects.toMatchObject({ code: 'stale_version' })
    expect((await as(test, boss, (ctx) => contractTimeline(ctx, { ...nothing, params: { id: made.id } }))).items.map(({ action, toStatus }) => [action, toStatus])).toEqual([['created', 'draft'], ['put_in_force', 'in_force'], ['changed', null]])
    await expect(make({ untilOn: '2025-12-31' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/untilOn' }] })
    expect([...reachable(CONTRACT, 'draft')].toSorted()).toEqual(['draft', 'in_force', 'terminated'])
  })

  it('stands in the history of the home that it is about, once it is signed, for who may read contracts [HHD-004]', async () => {
    const home = await as(test, boss, (ctx) => aHousehold(ctx, company.siteId, { room: '1701', owner: '闻歌', phone: '13800130091' }))
    await make({ kind: 'lease', title: '底商租赁意向', unitId: home.unitId })
    const signed = await inForce({ kind: 'lease', title: '底商租赁合同', unitId: home.unitId, amountFen: 7_200_000 })
    const lines = async (login: string): Promise<unknown[]> => ((await (await signIn(test, login, company.password)).send('GET', `/units/${home.unitId}/history?filter[kind]=contract`)).body as { items: unknown[] }).items
    expect(await lines(company.logins.administrator)).toMatchObject([{ kind: 'contract', id: signed.id, number: signed.number, title: '底商租赁合同', status: 'in_force', statusGroup: 'contractState', amountFen: 7_200_000 }])
    expect(await lines(company.logins.front_desk)).toEqual([])
  })

  it('alerts its owner and the site manager 90, 60 and 30 days before its end, once each, and expires on its own', async () => {
    const house = await aCompany(test)
    const owner = house.actors.supervisor
    const due = async () => (await as(test, owner, (ctx) => ctx.tx.selectFrom('message').select(['account_id', 'params', 'level']).where('template', '=', 'contract.expires').orderBy('created_at').execute())).map((row) => row)
    const made = await inForce({ ownerId: owner.employeeId, untilOn: '2026-12-31' }, at('2026-03-05'), house)
    const jobs = await as(test, owner, (ctx) => ctx.tx.selectFrom('job').select(['queue', 'due_at']).where('queue', 'like', 'documents.contract%').orderBy('due_at').execute())
    expect(jobs.map((job) => [job.queue, job.due_at.toISOString()])).toEqual([
      ['documents.contract-alert', '2026-10-02T01:00:00.000Z'], ['documents.contract-alert', '2026-11-01T01:00:00.000Z'], ['documents.contract-alert', '2026-12-01T01:00:00.000Z'], ['documents.contract-end', '2026-12-31T16:05:00.000Z'],
    ])
    // The jobs of October and November are due in the real clock of this machine or later; let them all come.
    await as(test, owner, (ctx) => ctx.client.query("update job set due_at = now() - interval '1 second' where queue = 'documents.contract-alert'"))
    await letJobsRun(test)
    const told = await due()
    expect(told.map((row) => `${row.account_id} ${(row.params as { days: number }).days}`).toSorted()).toEqual([owner, house.actors.site_manager].flatMap((who) => [90, 60, 30].map((days) => `${who.accountId} ${days}`)).toSorted())
    expect(await read(made.id).catch((error: unknown) => error)).toMatchObject({ code: 'not_found' })
    const { expireContract } = await import('./contracts.ts')
    await as(test, owner, async (ctx) => expireContract(ctx, await ctx.tx.selectFrom('contract').selectAll().where('id', '=', made.id).forUpdate().executeTakeFirstOrThrow()))
    expect(await as(test, house.actors.administrator, (ctx) => getContract(ctx, { ...nothing, params: { id: made.id } }))).toMatchObject({ state: 'expired', allowedActions: ['renew'] })
  })

  it('is renewed by the contract that follows it, linked both ways, once', async () => {
    const old = await inForce({ fromOn: '2025-04-01', untilOn: '2026-03-31' })
    const next = await act(old.id, { action: 'renew', fromOn: '2026-04-01', untilOn: '2027-03-31' })
    expect(next).toMatchObject({ state: 'draft', former: { id: old.id, name: old.number }, parties: old.parties, fromOn: '2026-04-01' })
    expect(await read(old.id)).toMatchObject({ state: 'in_force', renewedBy: { id: next.id } })
    await expect(act(old.id, { action: 'renew', fromOn: '2026-04-01', untilOn: '2027-03-31' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await act(next.id, { action: 'put_in_force', signedOn: '2026-03-20' })
    expect(await read(old.id)).toMatchObject({ state: 'renewed', allowedActions: [] })
    // A dropped draft lets another follow.
    const other = await inForce({ fromOn: '2025-05-01', untilOn: '2026-04-30' })
    const draft = await act(other.id, { action: 'renew', fromOn: '2026-05-01', untilOn: '2027-04-30' })
    await act(draft.id, { action: 'drop', reason: '改为招标' })
    expect(await act(other.id, { action: 'renew', fromOn: '2026-05-01', untilOn: '2027-04-30' })).toMatchObject({ state: 'draft' })
  })

  it('is put in force by one of two who click at once, and ended only within its term', async () => {
    const made = await make()
    const both = as(test, boss, async (ctx) => {
      await actOnContract(ctx, { ...nothing, params: { id: made.id }, body: { action: 'put_in_force', signedOn: '2026-01-01' } })
      const second = act(made.id, { action: 'put_in_force', signedOn: '2026-01-01' }).catch((error: unknown) => error)
      await someoneWaitsForALock(test)
      return { second }
    }, at('2026-03-05'))
    expect(await (await both).second).toMatchObject({ code: 'action_not_allowed' })
    await expect(act(made.id, { action: 'terminate', endedOn: '2027-03-01', reason: '违约' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/endedOn' }] })
    expect(await act(made.id, { action: 'terminate', endedOn: '2026-06-30', reason: '违约' })).toMatchObject({ state: 'terminated', endedOn: '2026-06-30', endedReason: '违约' })
    const stranger = await aCompany(test)
    const other = await signIn(test, stranger.logins.administrator, stranger.password)
    expect(await other.send('GET', `/contracts/${made.id}`)).toMatchObject({ status: 404 })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect(await desk.send('GET', `/contracts/${made.id}`)).toMatchObject({ status: 403 })
  })
})

describe('a service contract', () => {
  const service = (more: Record<string, unknown> = {}) => ({ kind: 'service', title: '清溪花园物业服务合同', parties: PARTIES, ...more })
  const urgent = { type: 'work_order', kind: 'repair', urgency: 'emergency', metric: 'arrive', target: 'PT20M', calendarCode: '24x7' }

  it('sets the promises of its site while it is in force, and takes them back with its end [CON-002]', async () => {
    const house = await aCompany(test)
    const due = async (now: Date): Promise<string | undefined> => {
      const { clocks } = await as(test, house.actors.administrator, (ctx) =>
        syncClocks(ctx, { id: newId(), traits: { type: 'work_order', kind: 'repair', category: [], urgency: 'emergency', grade: null, siteKind: 'residential', siteId: house.siteId } }, { receivedAt: now.getTime(), reportedAt: null, facts: {}, waiting: null, reopenedAt: null, holder: null }, { isNew: true }), now)
      return clocks.find(({ metric }) => metric === 'arrive')?.dueAt ?? undefined
    }
    const minutes = async (now: Date) => (Date.parse((await due(now))!) - now.getTime()) / 60_000
    expect(await minutes(at('2026-03-05'))).toBe(30)
    const made = await inForce(service({ fromOn: '2026-03-01', grade: 1, gradeReason: '高层住宅，业主要求高', items: [{ name: '急修到场', standard: '急修二十分钟内到场', time: urgent }] }), at('2026-03-06'), house)
    expect(made.policies).toHaveLength(1)
    expect(await minutes(at('2026-03-07'))).toBe(20)
    // Another site of another house is not bound by it.
    const policies = await as(test, house.actors.administrator, (ctx) => listPolicies(ctx, { ...nothing, query: {} }), at('2026-03-07'))
    expect(policies.items.find(({ id }) => id === made.policies[0]!.id)).toMatchObject({ match: { siteIds: [house.siteId] } })
    await act(made.id, { action: 'terminate', endedOn: '2026-06-30', reason: '业主大会决定' }, at('2026-03-08'), house.actors.administrator)
    expect(await minutes(at('2026-03-09'))).toBe(30)
  })

  it('names the item whose promise makes no sense, and lets nobody change promises by a contract who may not', async () => {
    const made = await make(service({ grade: 2, gradeReason: '多层住宅', items: [{ name: '保洁', standard: '每日一次' }, { name: '急修到场', standard: '马上', time: { ...urgent, target: '马上' } }] }))
    await expect(act(made.id, { action: 'put_in_force', signedOn: '2026-01-01' })).rejects.toMatchObject({ code: 'policy.bad_targets', errors: [{ pointer: '/items/1/time' }] })
    const other = await make(service({ grade: 2, gradeReason: '多层住宅', items: [{ name: '急修到场', standard: '二十分钟', time: urgent }] }))
    await expect(act(other.id, { action: 'put_in_force', signedOn: '2026-01-01' }, at('2026-03-05'), company.actors.site_manager)).rejects.toMatchObject({ code: 'not_permitted' })
    expect((await read(other.id)).state).toBe('draft')
  })

  it('has one of three grades, 1 the highest, and no other [CON-003]', async () => {
    const desk = await signIn(test, company.logins.administrator, company.password)
    const body = service({ siteId: company.siteId, fromOn: '2026-01-01', untilOn: '2026-12-31', gradeReason: '高层' })
    for (const grade of [0, 4, 1.5]) expect(await desk.send('POST', '/contracts', { ...body, grade })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/grade' }] } })
    const made = await make(service({ grade: 3, gradeReason: '老旧小区，物业费低' }))
    await expect(as(test, boss, (ctx) => ctx.client.query('update contract set grade = 4 where id = $1', [made.id]))).rejects.toThrow(/violates check/)
    // The higher the grade, the sooner and the oftener.
    expect(GRADE_ITEMS[1].find(({ time }) => time)?.time?.target).toBe('PT30M')
    expect(GRADE_ITEMS[2].find(({ time }) => time)?.time?.target).toBe('PT1H')
    expect(GRADE_ITEMS[3].some(({ time }) => time)).toBe(false)
    await expect(make({ grade: 1, gradeReason: '供应商' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/grade' }] })
  })

  it('says why its grade suits the site, and begins with what the grade usually brings [CON-004]', async () => {
    await expect(make(service({ grade: 1 }))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/gradeReason' }] })
    const ungraded = await make(service())
    await expect(act(ungraded.id, { action: 'put_in_force', signedOn: '2026-01-01' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/grade' }] })
    const browser = await signIn(test, company.logins.administrator, company.password)
    const template = (await browser.send('GET', '/service-grades/1')).body as { items: { name: string; frequency: string }[] }
    expect(template.items.find(({ name }) => name === '秩序维护')!.frequency).toBe('每小时至少 1 次')
    expect(await browser.send('GET', '/service-grades/4')).toMatchObject({ status: 400 })
    await expect(as(test, boss, (ctx) => ctx.client.query("update contract set grade = 1, grade_reason = ' ' where id = $1", [ungraded.id]))).rejects.toThrow(/violates check/)
  })

  it('cites the law by its number of today: article 44 of older papers is 43 [CON-005]', async () => {
    const found = await as(test, boss, (ctx) => listLegalReferences(ctx, { ...nothing, query: { cited: 44 } }))
    expect(found.items).toMatchObject([{ law: '物业管理条例', edition: '2018 年修订', article: 43, formerArticle: 44 }])
    expect(new Set(LEGAL.map(({ code }) => code)).size).toBe(LEGAL.length)
    const made = await make(service({ legal: ['REG-EXTRA'] }))
    expect(made.legal).toMatchObject([{ article: 43, formerArticle: 44 }])
    await expect(make(service({ legal: ['REG-EXTRA', 'REG-44'] }))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/legal/1' }] })
    expect((await make(service())).legal.map(({ article }) => article)).toContain(34)
  })
})

it('keeps copies of purchase and lease contracts in the archive of their unit, behind the right of their class [CON-006]', async () => {
  const stories = new DocumentStories(test, company)
  const home = await as(test, boss, (ctx) => aHousehold(ctx, company.siteId))
  const steward = company.actors.steward
  for (const code of ['PURCHASE', 'LEASE']) await stories.file(steward, code, { type: 'unit', id: home.unitId }, { fileIds: [await stories.scan(steward)] })
  const list = (actor: Actor) => as(test, actor, (ctx) => listDocuments(ctx, { ...nothing, query: { siteId: company.siteId, limit: 50, filter: { unitId: home.unitId } } }))
  expect((await list(steward)).items.map(({ kind, fileCount }) => `${kind.name} ${fileCount}`).toSorted()).toEqual(['租赁合同 1', '购房合同 1'])
  expect((await list(company.actors.front_desk)).items).toEqual([])
})

describe('the renewal rate [CON-007]', () => {
  it('is renewed of what came to its end, and nothing where nothing did', () => {
    expect([renewalRate(0, 0), renewalRate(4, 3)]).toEqual([null, 0.75])
    expect(periodBefore('2026-03-01', '2026-03-31')).toEqual({ from: '2026-01-29', to: '2026-02-28' })
  })

  it('counts the period and the one before, leaves out what was terminated, and opens to its contracts', async () => {
    const house = await aCompany(test)
    const admin = house.actors.administrator
    const lease = (fromOn: string, untilOn: string) => inForce({ kind: 'lease', title: '商铺租赁', fromOn, untilOn }, at('2025-06-01'), house)
    const renew = async (id: string, fromOn: string) => {
      const next = await act(id, { action: 'renew', fromOn, untilOn: '2027-12-31' }, at('2026-01-10'), admin)
      await act(next.id, { action: 'put_in_force', signedOn: '2026-01-10' }, at('2026-01-10'), admin)
    }
    const [kept, left, ended] = [await lease('2025-02-01', '2026-01-31'), await lease('2025-02-01', '2026-02-15'), await lease('2025-02-01', '2026-02-20')]
    await lease('2025-02-01', '2026-03-20')
    await renew(kept.id, '2026-02-01')
    await act(ended.id, { action: 'terminate', endedOn: '2026-01-15', reason: '拖欠租金' }, at('2026-01-15'), admin)
    const figures = (from: string, to: string) => as(test, admin, (ctx) => contractFigures(ctx, { ...nothing, query: { siteId: house.siteId, from, to } }), at('2026-03-10'))
    const now = await figures('2026-01-01', '2026-03-31')
    expect(now.current).toMatchObject({ expiring: 2, renewed: 1, rate: 0.5 })
    expect(now).toMatchObject({ baseline: { expiring: 0, rate: null }, change: null })
    expect(now.link).toBe('/contracts?endsFrom=2026-01-01&endsTo=2026-03-31&isExpiring=true')
    const behind = await as(test, admin, (ctx) => listContracts(ctx, { ...nothing, query: contracts.listContracts.query.parse({ siteId: house.siteId, filter: { endsFrom: '2026-01-01', endsTo: '2026-03-31', isExpiring: true } }) }), at('2026-03-10'))
    expect(behind.items.map(({ id }) => id)).toEqual([kept.id, left.id])
    expect((await as(test, admin, (ctx) => listContracts(ctx, { ...nothing, query: contracts.listContracts.query.parse({ siteId: house.siteId, filter: { expiringWithin: 30 } }) }), at('2026-03-10'))).items).toHaveLength(2)
  })
})
