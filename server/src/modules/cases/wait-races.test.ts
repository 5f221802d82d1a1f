import type { Case } from '@guanjia/contract/cases.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/auth/actor.ts'
import { runOneJob } from '../../platform/jobs/worker.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories, type CaseAct } from '../../testing/work-stories.ts'
import { actOnCase } from './act.ts'
import { getCase } from './timeline.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let other: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  other = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: company.siteId, name: '主管甲' }))
})
afterAll(() => test.close())

const WAIT: CaseAct = { action: 'wait', reason: 'parts', note: '缺件' }
const aComplaint = (now?: Date): Promise<Case> => stories.takeCase(
  company.actors.front_desk, { kind: 'complaint', grade: 'ordinary', statement: '水泵房噪音' }, now,
)
const look = (id: string): Promise<Case> => as(
  test, company.actors.front_desk, (ctx) => getCase(ctx, { params: { id }, query: {}, body: {} }),
)
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString()

/** The case, its clocks and its history say the same. */
async function mustAgree(id: string): Promise<Case> {
  const record = await look(id)
  const isWaiting = record.status === 'waiting'
  const resting = record.clocks.filter((clock) => clock.state === 'paused')
  expect(resting.every((clock) => clock.resumesAt === record.waitUntil)).toBe(true)
  expect(resting.length > 0 && record.waitReason !== null).toBe(isWaiting)
  const { events, lines } = await as(test, company.actors.front_desk, async (ctx) => ({
    events: await ctx.tx
      .selectFrom('sla_clock_event as e')
      .innerJoin('sla_clock as c', 'c.id', 'e.clock_id')
      .select('e.kind')
      .where('c.subject_id', '=', id)
      .where('c.metric', '=', 'resolve')
      .execute(),
    lines: await ctx.tx.selectFrom('timeline_entry').select('action').where('record_id', '=', id).execute(),
  }))
  expect(events.filter((event) => event.kind === 'pause')).toHaveLength(lines.filter((line) => line.action === 'wait').length)
  expect(events.filter((event) => event.kind === 'resume')).toHaveLength(lines.filter((line) => line.action === 'resume').length)
  return record
}

describe('two supervisors at once', () => {
  it('let a case wait: the second stands before the lock, then learns that it waits already', async () => {
    const { supervisor } = company.actors
    const { id } = await aComplaint()
    const { second } = await as(test, supervisor, async (ctx) => {
      await actOnCase(ctx, { params: { id }, query: {}, body: { ...WAIT, until: null } as never })
      const late = stories.onCase(other, id, { ...WAIT, reason: 'weather' })
      late.catch(() => {})
      await someoneWaitsForALock(test)
      return { second: late }
    })
    const instead = { allowedActions: expect.arrayContaining(['resume', 'prolong']) }
    await expect(second).rejects.toMatchObject({ code: 'action_not_allowed', extra: instead })
    expect(await mustAgree(id)).toMatchObject({ status: 'waiting', waitReason: 'parts', version: 2 })
  })

  it('pause and resume the same case over and over: exactly one of each wins, and case and clocks agree', async () => {
    const { supervisor } = company.actors
    const { id } = await aComplaint()
    for (let round = 1; round <= 3; round++) {
      for (const act of [WAIT, { action: 'resume' } as const]) {
        const ends = await Promise.allSettled([stories.onCase(supervisor, id, act), stories.onCase(other, id, act)])
        expect(ends.map((end) => end.status).toSorted(), `${act.action} ${round}`).toEqual(['fulfilled', 'rejected'])
        await mustAgree(id)
      }
    }
    expect((await look(id)).version).toBe(7)
  })
})

describe('a retry', () => {
  it('with the same key waits once, although the answer was lost', async () => {
    const boss = await signIn(test, company.logins.supervisor, company.password)
    const { id } = await aComplaint()
    const send = (key: string, body: object) => boss.send('POST', `/cases/${id}/actions`, body, { 'idempotency-key': key })
    const answers = await Promise.all([send('wait-1', WAIT), send('wait-1', WAIT)])
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    expect((answers[0]!.body as Case).version).toBe((answers[1]!.body as Case).version)
    expect(await send('wait-1', { ...WAIT, reason: 'weather' })).toMatchObject({ status: 422, body: { code: 'key_reused' } })
    const until = inSeconds(4 * 86_400)
    for (let i = 0; i < 2; i++) expect((await send('prolong-1', { action: 'prolong', until })).status).toBe(200)
    expect(await mustAgree(id)).toMatchObject({ version: 3, waitUntil: until })
  })
})

describe('the job and a person at the same moment', () => {
  const jobsNow = (recordId: string): Promise<unknown> =>
    as(test, company.actors.administrator, (ctx) =>
      ctx.tx.updateTable('job').set({ due_at: new Date(0) }).where('dedupe_key', 'like', `%${recordId}%`).execute())

  it('end a wait once: the person holds the lock, the job finds nothing to do', async () => {
    const { front_desk } = company.actors
    await letJobsRun(test)
    const { id } = await aComplaint(new Date(Date.now() - 60_000))
    await stories.onCase(front_desk, id, { ...WAIT, until: inSeconds(1) })
    await jobsNow(id)
    const { job } = await as(test, front_desk, async (ctx) => {
      await actOnCase(ctx, { params: { id }, query: {}, body: { action: 'resume' } })
      const running = runOneJob(test.app)
      await someoneWaitsForALock(test)
      return { job: running }
    })
    await job
    await letJobsRun(test)
    expect(await mustAgree(id)).toMatchObject({ status: 'registered', version: 3 })
  })
})
