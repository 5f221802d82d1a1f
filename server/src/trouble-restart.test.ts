import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { AppError } from './platform/errors.ts'
import type { EmbeddedDatabase } from './platform/database/embedded/index.ts'
import { appUrl, migrate } from './platform/database/migrate.ts'
import { makeApp, startServer } from './server.ts'
import { aCompany, as, type TestApp } from './testing/test-app.ts'
import { throwawayCluster } from './testing/throwaway-cluster.ts'
import { until } from './testing/wait.ts'
import { seenByResident } from './modules/sla/index.ts'
import { SampleRecord } from './modules/sla/sample-record.ts'

let cluster: EmbeddedDatabase
let folder: string
let test: TestApp
beforeAll(async () => {
  cluster = await throwawayCluster()
  await migrate(cluster.url)
  folder = await mkdtemp(join(tmpdir(), 'guanjia-restart-'))
  const app = makeApp(readConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'error', GUANJIA_DATA: folder, GUANJIA_DEMO: '0', GUANJIA_POOL: '8' }), appUrl(cluster.url))
  const server = await startServer(app, { withBackground: true })
  const database = { ownerUrl: cluster.url, appUrl: appUrl(cluster.url), drop: async () => {} }
  test = { app, database, server, http: server.http, close: () => server.stop() }
})
afterAll(async () => {
  await test.close()
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Does an act as a client does that got no answer: again, until there is one. */
async function insist(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    try {
      await act()
      return
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unavailable')) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('never answered')
}

describe('a restart of the database', () => {
  it('in the middle of firing and of acts loses nothing and does nothing twice', async () => {
    const company = await aCompany(test)
    const { actors, siteId } = company
    const look = <T>(work: Parameters<typeof as<T>>[2]) => as(test, actors.administrator, work)
    await look((ctx) => ctx.tx.updateTable('sla_alert_settings').set({ quiet_from: null, quiet_to: null, digest_above: 100 }).execute())
    // An emergency is to be answered in five minutes, and is reminded of after three: one every 40 ms from half a second on.
    const calls: SampleRecord[] = []
    const firstAt = Date.now() + 2000
    for (let i = 0; i < 150; i++) {
      const call = new SampleRecord(test.app, actors.technician, firstAt - 180_000 + i * 40, { type: 'case', urgency: 'emergency', siteId })
      await call.tell(Date.now(), {}, { isNew: true })
      calls.push(call)
    }
    const restarts: number[] = []
    const fired = async () => look(async (ctx) => (await ctx.client.query<{ n: number }>("select count(*)::int as n from sla_clock_event where kind = 'reminder'")).rows[0]!.n)
    const restart = async (signal: NodeJS.Signals, after: number) => {
      await until(async () => (await fired().catch(() => 0)) >= after)
      const { pid } = cluster
      process.kill(pid, signal)
      restarts.push(after)
      await until(async () => cluster.pid !== pid && (await fired().catch(() => -1)) >= after)
    }
    const answered: SampleRecord[] = []
    const over = new AbortController()
    const acts = (async () => {
      while (!over.signal.aborted) {
        const receivedAt = Date.now()
        const call = new SampleRecord(test.app, actors.front_desk, receivedAt, { type: 'case', urgency: 'emergency', siteId })
        await insist(() => call.tell(receivedAt))
        const at = Date.now()
        await insist(() => call.tell(Math.max(at, receivedAt + 1), { facts: { acknowledged: seenByResident(Math.max(at, receivedAt + 1)) } }))
        answered.push(call)
      }
    })()
    await restart('SIGINT', 20)
    // At once, without saying goodbye to anybody.
    await restart('SIGQUIT', 80)
    await until(async () => (await fired()) >= calls.length)
    over.abort()
    await acts
    expect(restarts).toEqual([20, 80])
    const counts = await look(async (ctx) => {
      const { rows } = await ctx.client.query<{ events: number; messages: number }>(
        `select (select count(*)::int from sla_clock_event e join sla_clock c on c.id = e.clock_id where c.subject_id = s.id and e.kind = 'reminder') as events,
                (select count(*)::int from message m where m.record_id = s.id) as messages from unnest($1::uuid[]) as s(id)`, [calls.map(({ id }) => id)])
      return rows
    })
    expect(counts).toEqual(calls.map(() => ({ events: 1, messages: 1 })))
    expect(answered.length).toBeGreaterThan(10)
    const events = await look((ctx) => ctx.tx.selectFrom('sla_clock_event as e').innerJoin('sla_clock as c', 'c.id', 'e.clock_id').select(['c.subject_id', 'e.kind'])
      .where('c.metric', '=', 'acknowledge').where('c.subject_id', 'in', answered.map(({ id }) => id)).orderBy('e.id').execute())
    for (const { id } of answered) expect(events.filter((event) => event.subject_id === id).map(({ kind }) => kind)).toEqual(['start', 'stop'])
  }, 60_000)
})
