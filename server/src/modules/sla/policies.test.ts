import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Received, sla } from '@guanjia/contract'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { makeSite } from '../organization/index.ts'
import { DEFAULT_POLICIES } from './defaults.ts'
import { runDueTimers } from './index.ts'
import { changePolicy } from './policies.ts'
import { SampleRecord } from './sample-record.ts'

let test: TestApp
let company: Company
let administrator: Browser
beforeAll(async () => {
  test = await testApp()
})
beforeEach(async () => {
  company = await aCompany(test)
  administrator = await signIn(test, company.logins.administrator, company.password)
})
afterAll(() => test.close())

type Answer = { status: number; body: never }
const list = async (query = '', browser = administrator): Promise<sla.Policy[]> => ((await browser.send('GET', `/sla/policies${query}`)).body as Received<typeof sla.listPolicies>).items
const byCode = async (code: string): Promise<sla.Policy> => (await list()).find((policy) => policy.code === code && !policy.isUpcoming)!
const change = (policy: { id: string }, body: object): Promise<Answer> => administrator.send('PATCH', `/sla/policies/${policy.id}`, body)
const create = (body: object, browser = administrator): Promise<Answer> => browser.send('POST', '/sla/policies', body)
/** The targets of a policy as a change sends them. */
const written = ({ targets }: sla.Policy): Record<string, object> => Object.fromEntries(targets.map(({ metric, targetText: _, ...target }) => [metric, target]))
const step = (id: string, kind: string, offset: string, ...to: string[]) => ({ id, kind, offset, to })
const target = (text: string, more: object = {}) => ({ target: text, calendarCode: '24x7', steps: [step('breach', 'breach', 'due', 'handler')], ...more })
const draft = (code: string, more: object = {}) => ({ code, name: code, match: { types: ['case'], kinds: ['praise'] }, targets: { feedback: target('PT8H') }, ...more })

const order = async (now: number, traits: object = {}): Promise<SampleRecord> => {
  const record = new SampleRecord(test.app, company.actors.technician, now, { type: 'work_order', kind: 'cleaning', siteId: company.siteId, ...traits })
  await record.tell(now, {}, { isNew: true })
  return record
}
const secondsOf = async (record: SampleRecord, metric: string, now: number) => (await record.clock(metric, now)).targetSeconds

describe('the policies of an organisation', () => {
  it('say which promises hold for what, in the language of the reader, the more general first', async () => {
    const items = ((await administrator.send('GET', '/sla/policies', undefined, { 'accept-language': 'en' })).body as Received<typeof sla.listPolicies>).items
    expect(items).toHaveLength(DEFAULT_POLICIES.length)
    const placeOf = (code: string): number => items.findIndex((policy) => policy.code === code)
    expect(placeOf('case')).toBeGreaterThanOrEqual(0)
    expect(placeOf('case')).toBeLessThan(placeOf('repair-order'))
    expect(items.find((policy) => policy.code === 'repair-order')).toMatchObject({
      post: '工程', version: 1, isActive: true, isUpcoming: false, effectiveTo: null, excepted: [], match: { types: ['work_order'], kinds: ['repair'] },
      targets: [
        {
          metric: 'arrive', target: 'PT2H', targetText: '2 hours', calendarCode: 'opening_hours', retarget: 'keep_consumed', reopen: 'new_cycle', isCritical: false,
          steps: [
            step('reminder', 'reminder', '75%', 'handler'), step('breach', 'breach', 'due', 'handler', 'supervisor'), step('site_manager', 'escalation', '+PT1H', 'site_manager'),
            step('head_office', 'escalation', '+PT4H', 'head_office'),
          ],
        },
        { metric: 'resolve', target: 'PT24H' },
      ],
    })
    const critical = items.flatMap((policy) => policy.targets.filter(({ isCritical }) => isCritical).map(({ metric }) => `${policy.code} ${metric}`))
    expect(critical.filter((name) => !/^(repair-emergency|repair-order-emergency|lift-trapped|incident-\w+) /.test(name))).toEqual(['order-dispatch dispatch', 'complaint-major report', 'order-complete-emergency complete'])
  })

  it('can be written again as they are shown: nothing is lost between', async () => {
    for (const policy of await list()) {
      const answer = await change(policy, { version: 1, targets: { ...written(policy), ...Object.fromEntries(policy.excepted.map((metric) => [metric, null])) } })
      expect(answer).toMatchObject({ status: 200, body: { targets: policy.targets, rank: policy.rank, post: policy.post, match: policy.match } })
    }
  })

  it('are made by those who manage all sites, each code once', async () => {
    const made = await create(draft('praise', { post: '客服', rank: 7, targets: { feedback: target('P1D 10:00', { isCritical: true, retarget: 'restart', reopen: 'total' }), acknowledge: null } }))
    expect(made).toMatchObject({
      status: 200,
      body: {
        code: 'praise', post: '客服', rank: 7, version: 1, excepted: ['acknowledge'], isActive: true, isUpcoming: false,
        targets: [{ metric: 'feedback', target: 'P1D 10:00', targetText: '次个工作日 10:00 前', isCritical: true, retarget: 'restart', reopen: 'total' }],
      },
    })
    expect(await create(draft('praise'))).toMatchObject({ status: 409, body: { code: 'already_exists', errors: [{ pointer: '/code' }] } })
    const siteManager = await signIn(test, company.logins.site_manager, company.password)
    expect(await create(draft('mine'), siteManager)).toMatchObject({ status: 403 })
    expect(await siteManager.send('PATCH', `/sla/policies/${(made.body as sla.Policy).id}`, { version: 1, name: '不行' })).toMatchObject({ status: 403 })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect(await create(draft('mine'), desk)).toMatchObject({ status: 403 })
    expect((await list('', desk)).some((policy) => policy.code === 'praise')).toBe(true)
    const elsewhere = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'S2', name: '南园', kind: 'office', timeZone: 'Asia/Shanghai' }))
    expect(await create(draft('there', { match: { siteIds: [elsewhere] } }))).toMatchObject({ status: 200 })
    const seen = (await desk.send('POST', '/sla/policies/check', {})).body as Received<typeof sla.checkPolicies>
    expect(seen.items.filter(({ problem }) => problem === 'faulty')).toEqual([])
  })

  it('of another organisation do not exist', async () => {
    const { id } = await byCode('repair')
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.administrator, other.password)
    expect(await stranger.send('GET', `/sla/policies/${id}`)).toMatchObject({ status: 404 })
    expect(await stranger.send('GET', `/sla/policies/${id}/versions`)).toMatchObject({ status: 404 })
    expect(await stranger.send('PATCH', `/sla/policies/${id}`, { version: 1, name: '抢' })).toMatchObject({ status: 404 })
    expect(await create(draft('elsewhere', { match: { siteIds: [other.siteId] } }))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/match/siteIds/0' }] } })
  })
})

describe('a policy that promises something impossible', () => {
  it.each<[string, object, string[]]>([
    ['a moment that no step has', { targets: { arrive: target('PT2H', { steps: [step('b', 'breach', 'due', 'handler'), step('r', 'reminder', '80', 'handler')] }) } }, ['/targets/arrive/steps/1/offset']],
    ['a reminder after due', { targets: { arrive: target('PT2H', { steps: [step('r', 'reminder', '-PT3H', 'handler')] }) } }, ['/targets/arrive/steps/0/offset']],
    ['a time that is none', { targets: { arrive: target('soon') } }, ['/targets/arrive/target']],
    ['no time at all', { targets: { arrive: target('PT0S') } }, ['/targets/arrive/target']],
    ['an appointment', { targets: { arrive: target('at 2026-03-02T10:00:00Z') } }, ['/targets/arrive/target']],
    ['a calendar that is not there', { targets: { arrive: target('PT2H', { calendarCode: 'lunar' }) } }, ['/targets/arrive/calendarCode']],
    ['what nobody times', { targets: { gossip: target('PT2H') } }, ['/targets/gossip']],
    ['nothing', { targets: {} }, ['/targets']],
    ['something to nobody', { match: { kinds: [] } }, ['/match/kinds']],
    ['several of these', { match: { kinds: [] }, targets: { arrive: target('soon', { steps: [step('e', 'escalation', 'due', 'supervisor')] }), resolve: target('PT0S') } }, ['/targets/arrive/target', '/targets/arrive/steps/0/offset', '/match/kinds', '/targets/resolve/target']],
  ])('is refused for %s, naming each field as it was sent; nothing changes', async (_, more, pointers) => {
    const answer = await create(draft('bad', more))
    expect(answer).toMatchObject({ status: 422, body: { code: 'policy.bad_targets' } })
    expect((answer.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual(pointers)
    const repair = await byCode('repair')
    expect(await change(repair, { version: 1, ...more })).toMatchObject({ status: 422, body: { code: 'policy.bad_targets' } })
    expect(await byCode('repair')).toEqual(repair)
    expect(await list()).toHaveLength(DEFAULT_POLICIES.length)
  })
})

describe('the versions of a policy', () => {
  it('are kept for ever, with who made them; a change is made on the newest only', async () => {
    const before = await byCode('cleaning-order')
    expect(await change(before, { version: 1, name: '保洁' })).toMatchObject({ status: 200, body: { version: 2, name: '保洁', post: '保洁', rank: 100, match: before.match, targets: before.targets } })
    expect(await change(before, { version: 1, name: '过时' })).toMatchObject({ status: 409, body: { code: 'stale_version', current: { version: 2, name: '保洁' } } })
    const versions = (await administrator.send('GET', `/sla/policies/${before.id}/versions`)).body as Received<typeof sla.listPolicyVersions>
    expect(versions.items).toMatchObject([{ version: 2, name: '保洁', createdBy: company.actors.administrator.name, effectiveTo: null }, { version: 1, name: '区域清洁', createdBy: null }])
    expect(versions.items[1]!.effectiveTo).toBe(versions.items[0]!.effectiveFrom)
    const told = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').selectAll().where('record_id', '=', before.id).execute())
    expect(told).toMatchObject([{ record_type: 'policy', action: 'changed', actor_name: company.actors.administrator.name }])
    expect((told[0]!.changes as { field: string }[]).map(({ field }) => field)).toEqual(['name', 'effectiveFrom'])
    const streamed = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('stream_event').select('action').where('record_id', '=', before.id).execute())
    expect(streamed).toEqual([{ action: 'changed' }])
  })

  it('may take effect later, beside the one that holds; but never in the past nor before the one they follow', async () => {
    const policy = await byCode('cleaning-order')
    const later = new Date(Date.now() + 86_400_000).toISOString()
    expect(await change(policy, { version: 1, effectiveFrom: '2020-01-01T00:00:00Z', name: '昨天' })).toMatchObject({ status: 422, body: { code: 'rule_broken', errors: [{ pointer: '/effectiveFrom' }] } })
    expect(await change(policy, { version: 1, effectiveFrom: later, targets: { resolve: target('PT20M') } })).toMatchObject({ status: 200, body: { version: 2, isUpcoming: true, effectiveFrom: later } })
    const shown = (await list()).filter(({ code }) => code === 'cleaning-order')
    expect(shown).toMatchObject([{ version: 1, isUpcoming: false, effectiveTo: later }, { version: 2, isUpcoming: true, effectiveTo: null }])
    const sooner = new Date(Date.now() + 3_600_000).toISOString()
    expect(await change(policy, { version: 2, effectiveFrom: sooner })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/effectiveFrom' }] } })
    // A correction of what is to come comes with it, and takes its place.
    expect(await change(policy, { version: 2, name: '更正' })).toMatchObject({ status: 200, body: { version: 3, isUpcoming: true, effectiveFrom: later } })
    expect((await list()).filter(({ code }) => code === 'cleaning-order').map(({ version }) => version)).toEqual([1, 3])
    expect(await administrator.send('GET', `/sla/policies/${policy.id}`)).toMatchObject({ status: 200, body: { version: 3 } })
    const record = await order(Date.now())
    expect(await secondsOf(record, 'resolve', Date.now())).toBe(1800)
    const tomorrow = Date.parse(later) + 1000
    expect(await secondsOf(await order(tomorrow), 'resolve', tomorrow)).toBe(1200)
  })

  it('are made one after the other: of two changes at once, the second finds that it was made on an old one', async () => {
    const { id } = await byCode('repair')
    let second: Promise<Answer> | undefined
    await as(test, company.actors.administrator, async (ctx) => {
      await changePolicy(ctx, { params: { id }, query: {}, body: { version: 1, name: '先' } })
      second = change({ id }, { version: 1, name: '后' })
      await someoneWaitsForALock(test)
    })
    expect(await second).toMatchObject({ status: 409, body: { code: 'stale_version', current: { version: 2, name: '先' } } })
  })

  it('may withdraw the promise and make it again', async () => {
    const policy = await byCode('cleaning-order')
    expect(await change(policy, { version: 1, isActive: false })).toMatchObject({ status: 200, body: { isActive: false, version: 2 } })
    expect(await byCode('cleaning-order')).toBeUndefined()
    expect((await list('?inactive=true')).filter(({ code }) => code === 'cleaning-order')).toMatchObject([{ isActive: false, version: 2 }])
    expect(await (await order(Date.now())).clocks(Date.now())).toEqual([])
    expect(await change(policy, { version: 2, isActive: true })).toMatchObject({ status: 200, body: { isActive: true, version: 3 } })
    expect(await (await order(Date.now())).clocks(Date.now())).toHaveLength(1)
  })
})

describe('the response time of a post', () => {
  it('is data: changing its policy changes the due time of the next order, and leaves those that run [ORG-027] [ORG-028]', async () => {
    const now = Date.now()
    const running = await order(now)
    expect(await secondsOf(running, 'resolve', now)).toBe(1800)
    const policy = await byCode('cleaning-order')
    expect(policy.post).toBe('保洁')
    expect(await change(policy, { version: 1, targets: { resolve: target('PT20M') } })).toMatchObject({ status: 200 })
    const after = Date.now() + 1000
    const next = await order(after)
    expect((await next.clock('resolve', after)).dueAt).toBe(new Date(after + 20 * 60_000).toISOString())
    await running.tell(after, { holder: company.actors.supervisor.employeeId })
    expect(await secondsOf(running, 'resolve', after)).toBe(1800)
  })

  it('for enquiries, for raising orders and for emergencies is a clock each: changing one leaves the others [ORG-028] [D-05]', async () => {
    const now = Date.now()
    const received = async () => {
      const record = new SampleRecord(test.app, company.actors.front_desk, now, { kind: 'repair', urgency: 'emergency', siteId: company.siteId })
      await record.tell(now, { facts: { needsFieldWork: { at: now, by: 'human', residentSees: false } } }, { isNew: true })
      const emergency = await order(now, { kind: 'repair', urgency: 'emergency' })
      const cleaning = await order(now)
      return [
        await secondsOf(record, 'acknowledge', now), await secondsOf(record, 'raise', now), await secondsOf(emergency, 'arrive', now), await secondsOf(cleaning, 'resolve', now),
      ]
    }
    expect(await received()).toEqual([300, 600, 1800, 1800])
    const raise = { ...written(await byCode('case')), raise: target('PT7M') }
    expect(await change(await byCode('case'), { version: 1, targets: raise })).toMatchObject({ status: 200 })
    // The version holds from its making on; the records of this test come after it.
    const later = Date.now() + 1000
    const record = new SampleRecord(test.app, company.actors.front_desk, later, { kind: 'repair', urgency: 'emergency', siteId: company.siteId })
    await record.tell(later, { facts: { needsFieldWork: { at: later, by: 'human', residentSees: false } } }, { isNew: true })
    expect([await secondsOf(record, 'acknowledge', later), await secondsOf(record, 'raise', later)]).toEqual([300, 420])
    expect(await secondsOf(await order(later, { kind: 'repair', urgency: 'emergency' }), 'arrive', later)).toBe(1800)
  })

  it('differs between what a patrol finds, an ordinary and an emergency repair, each by its own policy [RPR-016]', async () => {
    const now = Date.now()
    const arrive = async (traits: object) => (await (await order(now, { kind: 'repair', ...traits })).clock('arrive', now)).targetText
    const profiles = async () => [await arrive({ origin: 'inspection' }), await arrive({}), await arrive({ urgency: 'emergency' })]
    expect(await profiles()).toEqual(['1 个工作日', '2 小时', '30 分钟'])
    const patrol = await byCode('repair-order-patrol')
    expect(await change(patrol, { version: 1, targets: { ...written(patrol), arrive: target('PT6H') } })).toMatchObject({ status: 200 })
    const later = Date.now() + 1000
    const after = async (traits: object) => (await (await order(later, { kind: 'repair', ...traits })).clock('arrive', later)).targetText
    expect([await after({ origin: 'inspection' }), await after({}), await after({ urgency: 'emergency' })]).toEqual(['6 小时', '2 小时', '30 分钟'])
  })

  it('has its own chain of escalation: who is told when is said by the policy [ORG-023]', async () => {
    const cleaning = await byCode('cleaning-order')
    const steps = [step('breach', 'breach', 'due', 'supervisor'), step('up', 'escalation', '+PT5M', 'site_manager')]
    expect(await change(cleaning, { version: 1, targets: { resolve: target('PT20M', { steps, isCritical: true }) } })).toMatchObject({ status: 200 })
    const now = Date.now() + 1000
    const record = await order(now)
    const fire = async (minutes: number) => {
      const at = new Date(now + minutes * 60_000)
      await runDueTimers(test.app, { now: at, organizationId: company.organizationId })
      return (await record.clock('resolve', at.getTime())).events!.map(({ kind }) => kind).filter((kind) => kind !== 'start')
    }
    expect(await fire(19)).toEqual([])
    expect(await fire(20)).toEqual(['breach'])
    expect(await fire(25)).toEqual(['breach', 'escalation'])
    const messages = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['account_id', 'template']).where('record_id', '=', record.id).execute())
    const roles = new Map(Object.entries(company.actors).map(([role, actor]) => [actor.accountId, role]))
    expect(messages.map(({ account_id, template }) => `${roles.get(account_id)} ${template}`).toSorted()).toEqual(['site_manager sla.escalation', 'supervisor sla.breach'])
  })
})

describe('looking over the policies', () => {
  const check = async (body: object, language = 'zh-CN') => ((await administrator.send('POST', '/sla/policies/check', body, { 'accept-language': language })).body as Received<typeof sla.checkPolicies>).items

  it('finds in those of a new organisation only the kinds for which nothing is promised', async () => {
    const found = await check({})
    expect(found.map(({ problem, policyId }) => [problem, policyId])).toEqual(found.map(() => ['no_target', null]))
    expect(found.map(({ message }) => message).filter((message) => !message.includes('工单 · '))).toEqual([])
    expect(found.map(({ message }) => message)).toContain('“工单 · 绿化”没有任何承诺')
    expect(found.length).toBeGreaterThan(3)
    expect(found.some(({ message }) => message.includes('报修'))).toBe(false)
  })

  it('puts a draft in the place of its policy, and saves nothing', async () => {
    const { id, name } = await byCode('cleaning-order')
    const narrow = draft('night-cleaning', { match: { types: ['work_order'], kinds: ['cleaning'] }, targets: { resolve: target('PT1H') } })
    expect((await check({ draft: narrow })).filter(({ problem }) => problem !== 'no_target')).toMatchObject([
      { policyId: id, policyCode: 'cleaning-order', pointer: '/targets/resolve', metric: 'resolve', problem: 'shadowed' },
      { policyId: id, policyCode: 'cleaning-order', problem: 'ambiguous' },
    ])
    const weaker = await check({ draft: { ...narrow, rank: 500 } }, 'en')
    expect(weaker.filter(({ problem }) => problem !== 'no_target')).toEqual([
      {
        policyId: null, policyCode: 'night-cleaning', policyName: 'night-cleaning', pointer: '/targets/resolve', metric: 'resolve', problem: 'shadowed', message: `"${name}" always decides first, so this one never does`,
        other: { id, name },
      },
    ])
    const replaced = await check({ draft: { ...narrow, code: 'cleaning-order', name: '清洁', targets: { resolve: null } } })
    expect(replaced.filter(({ policyId }) => policyId !== null)).toMatchObject([{ policyId: id, policyName: '清洁', problem: 'no_target', pointer: '/targets' }])
    expect(await list()).toHaveLength(DEFAULT_POLICIES.length)
  })

  it('answers what cannot be read as faults of the draft', async () => {
    const found = await check({ draft: draft('bad', { targets: { feedback: target('soon', { steps: [step('r', 'reminder', 'x', 'handler')] }) } }) })
    expect(found.filter(({ policyCode }) => policyCode === 'bad').map(({ pointer, problem, metric }) => [pointer, problem, metric])).toEqual([
      ['/targets/feedback/target', 'faulty', 'feedback'], ['/targets/feedback/steps/0/offset', 'faulty', 'feedback'],
    ])
  })
})

describe('what can be promised', () => {
  it('is told in words', async () => {
    const { items } = (await administrator.send('GET', '/sla/metrics', undefined, { 'accept-language': 'en' })).body as Received<typeof sla.listMetrics>
    expect(items.find(({ metric }) => metric === 'arrive')).toMatchObject({ start: 'received', stop: 'someone on site or resolved', pause: 'waiting', cancel: 'cancelled or closed', residentMustSee: true, repeats: false })
    expect(items.find(({ metric }) => metric === 'next_update')).toMatchObject({ pause: null, pauseReasons: [], repeats: true })
    expect(items.find(({ metric }) => metric === 'arrive')!.pauseReasons.toSorted()).toEqual(['access_refused', 'appointment', 'owner_absent', 'third_party', 'weather'])
  })
})
