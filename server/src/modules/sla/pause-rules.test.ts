import type { Case } from '@guanjia/contract/cases.ts'
import type { PauseRule } from '@guanjia/contract/sla.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompany, aColleague, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let admin: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  admin = await signIn(test, company.logins.administrator, company.password)
})
afterAll(() => test.close())

const rules = async (who = admin): Promise<PauseRule[]> => ((await who.send('GET', '/sla/pause-rules')).body as { items: PauseRule[] }).items
const rule = async (reason: string): Promise<PauseRule> => (await rules()).find((one) => one.reason === reason)!
const change = (reason: string, body: object, who = admin): Promise<{ status: number; body: unknown }> => who.send('PATCH', `/sla/pause-rules/${reason}`, body)
const at = (time: string): Date => new Date(`2026-03-05T${time}+08:00`)
const clock = (record: Case) => record.clocks.find((one) => one.metric === 'resolve')!
async function aComplaint(): Promise<Case> {
  return stories.takeCase(company.actors.front_desk, { kind: 'complaint', grade: 'ordinary', statement: '楼道堆物' }, at('09:00'))
}

describe('the reasons for which promises may rest', () => {
  it('are data that everybody reads and the head office changes, each time on what is there', async () => {
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await rules(technician)).map((one) => one.reason)).toEqual(['owner_absent', 'owner_decision', 'parts', 'third_party', 'fund_vote', 'weather', 'access_refused', 'appointment'])
    const before = await rule('parts')
    expect(before).toMatchObject({ metrics: ['resolve', 'complete'], evidence: 'note', longestSingleSeconds: 3 * 86_400, longestTotalSeconds: 10 * 86_400, approver: 'supervisor', version: 1 })
    const manager = await signIn(test, company.logins.site_manager, company.password)
    expect(await change('parts', { version: 1, longestSingleSeconds: 3600 }, manager)).toMatchObject({ status: 403 })
    expect(await change('parts', { version: 1, longestSingleSeconds: 86_400 })).toMatchObject({ status: 200, body: { longestSingleSeconds: 86_400, version: 2 } })
    expect(await change('parts', { version: 1, longestSingleSeconds: 60 })).toMatchObject({ status: 409, body: { code: 'stale_version', current: { version: 2 } } })
    expect(await change('mood', { version: 1 })).toMatchObject({ status: 404 })
    expect(await change('parts', { version: 2, longestTotalSeconds: 3600 })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/longestTotalSeconds' }] } })
    expect(await change('parts', { version: 2, metrics: ['resolve', 'acknowledge'] })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/metrics/1' }] } })
    expect(await change('parts', { version: 2, approver: 'handler' })).toMatchObject({ status: 400 })
  })

  it('hold from the next wait on: another proof, another limit, other promises; what rests keeps its end', async () => {
    const { front_desk, supervisor, administrator } = company.actors
    const wait = (id: string, more: object = {}, who = front_desk) => stories.onCase(who, id, { action: 'wait', reason: 'weather', note: '暴雨', ...more }, at('10:00'))
    const [resting, next] = [await aComplaint(), await aComplaint()]
    await wait(resting.id)
    const { version } = await rule('weather')
    await change('weather', { version, evidence: 'photo', longestSingleSeconds: 7200, approver: 'head_office' })
    await expect(wait(next.id)).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/fileIds' }] })
    const fileIds = [await stories.photo(supervisor)]
    await expect(wait(next.id, { fileIds, until: at('12:01').toISOString() }, supervisor)).rejects.toThrow(/head_office may allow more/)
    const long = await wait(next.id, { fileIds: [await stories.photo(administrator)], until: at('23:00').toISOString() }, administrator)
    expect(clock(long)).toMatchObject({ state: 'paused', resumesAt: at('23:00').toISOString() })
    const [, kept] = [await rule('weather'), await stories.onCase(front_desk, resting.id, { action: 'urge' }, at('11:00'))]
    expect(kept).toMatchObject({ waitUntil: new Date('2026-03-06T10:00:00+08:00').toISOString() })
    await change('weather', { version: version + 1, metrics: ['arrive'] })
    const third = await aComplaint()
    expect(clock(await wait(third.id))).toMatchObject({ state: 'running' })
  })

  it('are those of the own organisation only', async () => {
    const other = await aCompany(test, '别家物业')
    const { version } = await rule('fund_vote')
    await change('fund_vote', { version, longestSingleSeconds: 86_400 })
    const theirs = await signIn(test, other.logins.administrator, other.password)
    expect((await rules(theirs)).find((one) => one.reason === 'fund_vote')).toMatchObject({ longestSingleSeconds: 60 * 86_400, version: 1 })
  })
})

describe('two at once', () => {
  it('change a reason one after the other: the second is told that it changed', async () => {
    const { version } = await rule('access_refused')
    const second = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'administrator', siteId: null, name: '安副总', login: `admin2-${company.organizationId}` }))
    expect(second.name).toBe('安副总')
    const deputy = await signIn(test, `admin2-${company.organizationId}`, 'correct horse')
    const answers = await Promise.all([change('access_refused', { version, longestSingleSeconds: 3600 }), change('access_refused', { version, longestSingleSeconds: 7200 }, deputy)])
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await rule('access_refused')).version).toBe(version + 1)
  })
})
