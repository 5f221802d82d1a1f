import { afterAll, beforeAll, expect, it } from 'vitest'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { queueNamed } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { makeSite } from './index.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const JOBS = ['archives.nightly', 'energy.watch', 'environment.daily', 'insight.close-zones', 'privacy.purge', 'quality.close-month', 'registers.daily', 'relations.purge']

it('goes on each day, and with each month, after a site was moved to a time zone in which the same day comes again', async () => {
  const siteId = newId()
  const by = <R>(use: (ctx: Ctx) => Promise<R>, now: Date): Promise<R> => as(test, Actor.system(company.organizationId), use, now)
  await by((ctx) => makeSite(ctx, { id: siteId, code: 'S9', name: '远山花园', kind: 'residential', timeZone: 'Asia/Shanghai' }), new Date('2031-03-10T04:00:00Z'))
  const planned = () => by(async (ctx) => (await ctx.client.query<{ id: string; queue: string; payload: unknown; due_at: Date }>("select id, queue, payload, due_at from job where payload ->> 'siteId' = $1 and queue = any ($2) order by queue, due_at", [siteId, JOBS])).rows, new Date())
  const first = await planned()
  expect(first.map(({ queue }) => queue)).toEqual(JOBS)
  await by((ctx) => ctx.client.query("update site set time_zone = 'America/Vancouver' where id = $1", [siteId]), new Date())
  // Each runs at its moment, and stands there until it has run, as the worker has it: the day of the plan is still to come in the new zone.
  for (const job of first) await by(async (ctx) => {
    await queueNamed(job.queue)!.handle(ctx, job.payload)
    await ctx.flush()
    await ctx.client.query('delete from job where id = $1', [job.id])
  }, job.due_at)
  const next = await planned()
  expect(next.map(({ queue }) => queue)).toEqual(JOBS)
  for (const [i, { due_at }] of next.entries()) expect(due_at.getTime() - first[i]!.due_at.getTime()).toBeLessThanOrEqual(24 * 3_600_000)
})
