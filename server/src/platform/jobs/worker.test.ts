import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { queue } from '../events.ts'
import { sendMessage } from '../messages/messages.ts'
import { recordHappening } from '../records/index.ts'
import { retryDelaySeconds, runDueJobs } from './worker.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  queue('test.stumble', z.object({ id: z.uuid() }), async (ctx, { id }) => {
    recordHappening(ctx, { siteId: null, recordType: 'test', recordId: id, action: 'half_done' })
    sendMessage(ctx, { accountIds: [company.actors.supervisor.accountId!], template: 'case.moved' })
    throw new Error('stumbled')
  })
  queue('test.count', z.object({ id: z.uuid() }), async (ctx, { id }) => {
    recordHappening(ctx, { siteId: null, recordType: 'test', recordId: id, action: 'done' })
  })
})
afterAll(() => test.close())

const left = (recordId: string) =>
  as(test, company.actors.administrator, async (ctx) => ({
    entries: await ctx.tx.selectFrom('timeline_entry').select('action').where('record_id', '=', recordId).execute(),
    messages: (await ctx.tx.selectFrom('message').select('id').where('account_id', '=', company.actors.supervisor.accountId).execute()).length,
    jobs: await ctx.tx.selectFrom('job').select(['queue', 'attempts', 'last_failure', 'given_up_at']).where('queue', 'like', 'test.%').execute(),
  }))

describe('a job', () => {
  it('that fails leaves nothing of what it did, and is put off with its reason', async () => {
    const id = crypto.randomUUID()
    const before = await left(id)
    await as(test, company.actors.administrator, async (ctx) => ctx.enqueue('test.stumble', { id }))
    await runDueJobs(test.app)
    const after = await left(id)
    expect(after.entries).toEqual([])
    expect(after.messages).toBe(before.messages)
    expect(after.jobs).toEqual([{ queue: 'test.stumble', attempts: 1, last_failure: 'Error: stumbled', given_up_at: null }])
    expect([1, 2, 3, 20].map(retryDelaySeconds)).toEqual([2, 4, 8, 3600])
  })

  it('exists only if what asked for it was committed, and runs once however many workers there are', async () => {
    const [kept, lost] = [crypto.randomUUID(), crypto.randomUUID()]
    await as(test, company.actors.administrator, async (ctx) => ctx.enqueue('test.count', { id: kept }))
    await as(test, company.actors.administrator, async (ctx) => {
      ctx.enqueue('test.count', { id: lost })
      await ctx.flush()
      throw new Error('changed my mind')
    }).catch(() => {})
    await Promise.all([runDueJobs(test.app), runDueJobs(test.app), runDueJobs(test.app)])
    expect((await left(kept)).entries).toEqual([{ action: 'done' }])
    expect((await left(lost)).entries).toEqual([])
  })
})
