import { ERRORS } from '@guanjia/contract'
import { CASE_ACTIONS, type Case, type CaseAction } from '@guanjia/contract/cases.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories, type CaseAct } from '../../testing/work-stories.ts'

type Who = 'front_desk' | 'steward' | 'supervisor' | 'site_manager' | 'resident'

let test: TestApp
let company: Company
let stories: WorkStories
let home: Household
let departmentId: string
let categoryId: string
let other: Case
const people = new Map<Who, Browser>()
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  await as(test, company.actors.administrator, async (ctx) => {
    home = await aHousehold(ctx, company.siteId)
    await aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'resident-of-races', password: company.password })
    departmentId = (await ctx.tx.selectFrom('department').select('id').where('site_id', '=', company.siteId).executeTakeFirstOrThrow()).id
    categoryId = (await ctx.tx.selectFrom('case_category').select('id').where('parent_id', 'is not', null).limit(1).executeTakeFirstOrThrow()).id
  })
  for (const role of ['front_desk', 'steward', 'supervisor', 'site_manager'] as const) people.set(role, await signIn(test, company.logins[role], company.password))
  people.set('resident', await signIn(test, 'resident-of-races', company.password))
  other = await stories.takeCase(company.actors.front_desk)
})
afterAll(() => test.close())

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const UNTIL = inDays(4)
const steward = (): string => company.actors.steward.employeeId!

interface Race {
  act: () => CaseAct
  kind?: Case['kind']
  /** The acts that lead to the state in which this one is possible; each by its own hand. */
  way: CaseAction[]
  by: [Who, Who]
  /** Doing it again is another act, which takes nothing from anybody: a second word to the resident, a second tried call. */
  isRepeatable?: true
}
const BOSSES: [Who, Who] = ['supervisor', 'site_manager']
const RESIDENTS: [Who, Who] = ['resident', 'resident']

/** Every act: how it is sent, and the way to the state in which it is possible. */
const RACES: Record<CaseAction, Race> = {
  classify: { act: () => ({ action: 'classify', categoryId }), way: [], by: BOSSES, isRepeatable: true },
  grade: { act: () => ({ action: 'grade', grade: 'complex' }), kind: 'complaint', way: [], by: BOSSES, isRepeatable: true },
  forward: { act: () => ({ action: 'forward', departmentId }), way: [], by: BOSSES, isRepeatable: true },
  start: { act: () => ({ action: 'start' }), way: [], by: BOSSES },
  wait: { act: () => ({ action: 'wait', reason: 'parts', note: '待件' }), way: [], by: BOSSES },
  resume: { act: () => ({ action: 'resume' }), way: ['wait'], by: BOSSES },
  feedback: { act: () => ({ action: 'feedback', text: '师傅下午到。' }), way: [], by: BOSSES, isRepeatable: true },
  resolve: { act: () => ({ action: 'resolve', result: '已修好。' }), way: ['start'], by: BOSSES },
  return_visit: { act: () => ({ action: 'return_visit', isReached: true, isSettled: true, score: 5 }), way: ['resolve'], by: BOSSES },
  confirm: { act: () => ({ action: 'confirm' }), way: ['resolve'], by: RESIDENTS },
  rate: { act: () => ({ action: 'rate', score: 5, isSettled: true }), way: ['resolve'], by: RESIDENTS },
  close: { act: () => ({ action: 'close' }), way: ['resolve', 'return_visit'], by: BOSSES },
  invalidate: { act: () => ({ action: 'invalidate', explanation: '不属于物业管理范围。' }), way: [], by: BOSSES },
  cancel: { act: () => ({ action: 'cancel', reason: '业户取消' }), way: [], by: BOSSES },
  reopen: { act: () => ({ action: 'reopen', reason: '又漏了' }), way: ['resolve'], by: BOSSES },
  urge: { act: () => ({ action: 'urge', reason: '请快一点' }), way: [], by: RESIDENTS },
  hand_over: { act: () => ({ action: 'hand_over', toEmployeeId: steward(), reason: '片区' }), way: [], by: BOSSES, isRepeatable: true },
  link: { act: () => ({ action: 'link', otherId: other.id, as: 'duplicate' }), way: [], by: BOSSES },
  prolong: { act: () => ({ action: 'prolong', until: UNTIL }), way: ['wait'], by: BOSSES },
  object: { act: () => ({ action: 'object', reason: '不能再等' }), way: ['wait'], by: RESIDENTS },
  // A client that splits twice under one id splits once; without an id it says so twice.
  split: { act: () => ({ action: 'split', kind: 'complaint', statement: '另外楼道灯也不亮。' }), way: [], by: BOSSES, isRepeatable: true },
  transfer: { act: () => ({ action: 'transfer', toEmployeeId: steward(), reason: '请管家答复' }), kind: 'enquiry', way: [], by: BOSSES },
  accept_transfer: { act: () => ({ action: 'accept_transfer' }), kind: 'enquiry', way: ['transfer'], by: ['steward', 'steward'] },
  decline_transfer: { act: () => ({ action: 'decline_transfer', reason: '不是我的片区' }), kind: 'enquiry', way: ['transfer'], by: ['steward', 'steward'] },
  take_back: { act: () => ({ action: 'take_back' }), kind: 'enquiry', way: ['transfer'], by: BOSSES },
}

/** A case on which the act is possible. */
async function ready(action: CaseAction): Promise<Case> {
  const { kind = 'repair', way } = RACES[action]
  const taken = await stories.takeCase(company.actors.front_desk, { kind, unitId: home.unitId, personId: home.personId, ...(kind === 'complaint' ? { grade: 'ordinary' } : {}) })
  let record = taken
  for (const step of way) record = await stories.onCase(company.actors[RACES[step].by[0] === 'resident' ? 'supervisor' : (RACES[step].by[0] as 'supervisor')], taken.id, RACES[step].act())
  return record
}

async function race(action: CaseAction, id: string, more: object): Promise<{ statuses: number[]; codes: string[]; lines: number }> {
  const body = { ...RACES[action].act(), ...more }
  const answers = await Promise.all(RACES[action].by.map((who) => people.get(who)!.send('POST', `/cases/${id}/actions`, body)))
  const lines = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').select('id').where('record_id', '=', id).where('action', '=', action).execute())
  return { statuses: answers.map(({ status }) => status), codes: answers.filter(({ status }) => status !== 200).map(({ body: answer }) => (answer as { code: string }).code), lines: lines.length }
}

it('knows every act', () => expect(Object.keys(RACES).toSorted()).toEqual([...CASE_ACTIONS].toSorted()))

describe('two at once', () => {
  it.each(CASE_ACTIONS)('%s: whatever was answered with yes is in the history once, and what takes something from somebody happens once', async (action) => {
    const { id } = await ready(action)
    const { statuses, codes, lines } = await race(action, id, {})
    expect(statuses.filter((status) => status >= 500), codes.join()).toEqual([])
    expect(lines).toBe(statuses.filter((status) => status === 200).length)
    if (RACES[action].isRepeatable) return expect(statuses).toEqual([200, 200])
    expect(statuses.filter((status) => status === 200), codes.join()).toHaveLength(1)
    for (const code of codes) expect([403, 409, 422], code).toContain(ERRORS[code as keyof typeof ERRORS])
  })

  it.each(CASE_ACTIONS)('%s, each from a screen that says what it shows: exactly one wins, the other learns what is true now', async (action) => {
    const { id, version } = await ready(action)
    const { statuses, codes, lines } = await race(action, id, { version })
    expect(statuses.filter((status) => status === 200), codes.join()).toHaveLength(1)
    expect(codes).toEqual(['stale_version'])
    expect(lines).toBe(1)
  })
})

describe('one thing against another', () => {
  const AGAINST: [CaseAction, CaseAction][] = [['resolve', 'cancel'], ['resolve', 'wait'], ['invalidate', 'cancel'], ['link', 'resolve'], ['link', 'cancel'], ['start', 'invalidate']]
  it.each(AGAINST)('%s and %s from the same state: the case stands as one of them says, and its history tells both or one', async (one, two) => {
    const { id } = await ready('start')
    const send = (action: CaseAction, who: Who) => people.get(who)!.send('POST', `/cases/${id}/actions`, RACES[action].act())
    const answers = await Promise.all([send(one, 'supervisor'), send(two, 'site_manager')])
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    const done = [one, two].filter((_, i) => answers[i]!.status === 200)
    expect(done.length).toBeGreaterThan(0)
    const { record, lines, running } = await as(test, company.actors.administrator, async (ctx) => ({
      record: await ctx.tx.selectFrom('service_case').select('status').where('id', '=', id).executeTakeFirstOrThrow(),
      lines: await ctx.tx.selectFrom('timeline_entry').select(['action', 'from_status', 'to_status']).where('record_id', '=', id).where('action', 'in', [one, two]).execute(),
      running: await ctx.tx.selectFrom('sla_clock').select('metric').where('subject_id', '=', id).where('state', '=', 'running').execute(),
    }))
    expect(lines.map((line) => line.action).toSorted()).toEqual(done.toSorted())
    // Each went on from where the other had left it: the last one is that from which no other went on.
    const last = lines.find((line) => lines.every((other) => other === line || other.from_status !== line.to_status))!
    expect(record.status).toBe(last.to_status)
    // What is over has no promise that still runs.
    if (['cancelled', 'invalid'].includes(record.status)) expect(running).toEqual([])
  })
})
