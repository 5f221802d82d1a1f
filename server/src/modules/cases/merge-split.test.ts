import type { Case } from '@guanjia/contract/cases.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { WorkStories, type CaseAct } from '../../testing/work-stories.ts'
import { actOnCase } from './act.ts'
import { getCase } from './timeline.ts'

let test: TestApp
let company: Company
let home: Household
let stories: WorkStories
let desk: Browser
let resident: Actor
const residentLogin = `resident-${newId()}`
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: residentLogin }))
  desk = await signIn(test, company.logins.front_desk, company.password)
})
afterAll(() => test.close())

const at = (time: string): Date => new Date(`2026-03-05T${time}+08:00`)
const text = (time: string): string => at(time).toISOString()
const clock = (record: Case, metric: string) => record.clocks.find((one) => one.metric === metric)!
const take = (when: Date, facts: Parameters<WorkStories['takeCase']>[1] = {}): Promise<Case> =>
  stories.takeCase(company.actors.front_desk, { kind: 'complaint', grade: 'complex', statement: '水泵房整夜嗡嗡响。', ...facts }, when)
const look = (id: string, when: Date): Promise<Case> => as(test, company.actors.front_desk, (ctx) => getCase(ctx, { params: { id }, query: {}, body: {} }), when)
type Line = { action: string; note: string | null; toStatus: string | null }
const historyOf = async (id: string): Promise<Line[]> => ((await desk.send('GET', `/cases/${id}/timeline`)).body as { items: Line[] }).items
const merge = (id: string, otherId: string, when = at('11:00')): Promise<Case> => stories.onCase(company.actors.front_desk, id, { action: 'link', otherId, as: 'duplicate' }, when)

describe('a merged case', () => {
  it('ends with its promises, which name the leading one; that counts from the earliest of them', async () => {
    const late = await take(at('10:00'))
    const early = await take(at('09:00'))
    expect(clock(late, 'feedback').dueAt).toBe(new Date('2026-03-06T10:00:00+08:00').toISOString())
    const merged = await merge(early.id, late.id)
    expect(merged).toMatchObject({ status: 'cancelled', duplicateOf: { number: late.number } })
    expect(clock(merged, 'feedback')).toMatchObject({ state: 'cancelled', stoppedAt: text('11:00') })
    const leading = await look(late.id, at('11:00'))
    expect(clock(leading, 'feedback')).toMatchObject({ state: 'running', startedAt: text('09:00'), dueAt: new Date('2026-03-06T09:00:00+08:00').toISOString(), consumedSeconds: 7200 })
    const { items } = (await desk.send('GET', `/cases/${early.id}/clocks`)).body as { items: Case['clocks'] }
    const end = items.find((one) => one.metric === 'feedback')!.events!.find((event) => event.kind === 'cancel' || event.kind === 'merge')!
    expect(end.note).toContain(late.number)
    expect((await historyOf(late.id)).at(-1)).toMatchObject({ action: 'merged', note: `← ${early.number}` })
    // The later one brings nothing forward, nor does it put anything off.
    const third = await take(at('10:30'))
    await merge(third.id, late.id, at('11:30'))
    expect(clock(await look(late.id, at('11:30')), 'feedback')).toMatchObject({ startedAt: text('09:00') })
    // And it stays so through everything that comes.
    const fed = await stories.onCase(company.actors.front_desk, late.id, { action: 'feedback', text: '已更换减振垫' }, at('12:00'))
    expect(clock(fed, 'feedback')).toMatchObject({ outcome: 'met', consumedSeconds: 3 * 3600 })
  })

  it('tells its resident, also of what the house does on the leading one, by the own number', async () => {
    const leading = await take(at('09:00'))
    const own = await take(at('09:30'), { unitId: home.unitId, personId: home.personId })
    await merge(own.id, leading.id)
    await stories.onCase(company.actors.front_desk, leading.id, { action: 'feedback', text: '已约维保' }, at('12:00'))
    const app = await signIn(test, residentLogin, 'correct horse')
    const { items } = (await app.send('GET', '/messages')).body as { items: { title: string; body: string }[] }
    const titles = items.map((message) => message.title)
    expect(titles).toContain(`您的报事 ${own.number} 已合并处理`)
    expect(titles).toContain(`您的报事 ${own.number} 有新进展`)
    expect(titles.join()).not.toContain(leading.number)
    await expect(as(test, resident, (ctx) => getCase(ctx, { params: { id: leading.id }, query: {}, body: {} }))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('waits for a merge the other way round: one wins, nothing is lost', async () => {
    const { front_desk } = company.actors
    const [one, two] = [await take(at('09:00')), await take(at('09:10'))]
    const link = (otherId: string) => ({ action: 'link', otherId, as: 'duplicate' }) as const
    const { other } = await as(test, front_desk, async (ctx) => {
      await actOnCase(ctx, { params: { id: one.id }, query: {}, body: link(two.id) })
      const back = stories.onCase(front_desk, two.id, link(one.id))
      back.catch(() => {})
      await someoneWaitsForALock(test)
      return { other: back }
    })
    await expect(other).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/otherId' }] })
    expect((await look(two.id, at('12:00'))).status).toBe('registered')
  })
})

describe('a case that is split', () => {
  const split = (act: Partial<Extract<CaseAct, { action: 'split' }>> = {}): CaseAct => ({ action: 'split', kind: 'repair', statement: '另外厨房水管也在滴水。', ...act })

  it('leaves a second one with the first contact, the resident, the place and what the resident said of when', async () => {
    const { front_desk, steward } = company.actors
    const taken = await take(at('09:00'), { unitId: home.unitId, personId: home.personId, contactPhone: '13800130001', occurredAt: text('07:00'), place: '厨房' })
    await stories.onCase(front_desk, taken.id, { action: 'hand_over', toEmployeeId: steward.employeeId!, reason: '片区' }, at('09:10'))
    const first = await stories.onCase(steward, taken.id, split(), at('09:30'))
    expect(first).toMatchObject({ status: 'registered', splitFrom: null, related: [{ number: expect.stringContaining('C-20260305-') }] })
    const second = await look(first.related[0]!.id, at('09:30'))
    expect(second).toMatchObject({
      kind: 'repair', status: 'registered', statement: '另外厨房水管也在滴水。', firstContactBy: { name: '前台许' }, owner: { name: '管家何' }, person: { id: home.personId }, unit: { id: home.unitId },
      contactPhone: '13800130001', place: '厨房', occurredAt: text('07:00'), registeredAt: text('09:30'), splitFrom: { number: taken.number }, related: [],
    })
    expect(second.number).not.toBe(taken.number)
    expect(clock(second, 'raise')).toMatchObject({ state: 'running', startedAt: text('09:30'), dueAt: text('09:40') })
    expect(clock(await look(taken.id, at('09:30')), 'feedback')).toMatchObject({ state: 'running', startedAt: text('09:00') })
    const reported = await as(test, steward, (ctx) => ctx.tx.selectFrom('sla_clock').select('reported_at').where('subject_id', '=', second.id).where('metric', '=', 'raise').executeTakeFirstOrThrow())
    expect(reported.reported_at).toEqual(at('07:00'))
    expect((await historyOf(taken.id)).at(-1)).toMatchObject({ action: 'split', note: `→ ${second.number}` })
    expect((await historyOf(second.id)).map((line) => [line.action, line.note])).toEqual([['registered', '另外厨房水管也在滴水。'], ['split_off', `← ${taken.number}`]])
    await letJobsRun(test)
  })

  it('is split once, however often it is asked under the same id', async () => {
    const { front_desk } = company.actors
    const taken = await take(at('09:00'))
    const newCaseId = newId()
    const one = await stories.onCase(front_desk, taken.id, { ...split({ newCaseId }), version: taken.version }, at('09:30'))
    const again = await stories.onCase(front_desk, taken.id, { ...split({ newCaseId }), version: taken.version }, at('09:31'))
    expect([one.related, one.version]).toEqual([again.related, again.version])
    expect(again.related).toMatchObject([{ id: newCaseId }])
    const other = await take(at('09:00'))
    await expect(stories.onCase(front_desk, other.id, split({ newCaseId }), at('09:32'))).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/newCaseId' }] })
    const body = split({ newCaseId: newId() })
    const sent = await Promise.all([1, 2].map(() => desk.send('POST', `/cases/${other.id}/actions`, body, { 'idempotency-key': `split-${other.id}` })))
    expect(sent.map((answer) => answer.status)).toEqual([200, 200])
    expect((await look(other.id, new Date())).related).toHaveLength(1)
  })
})
