// List of 100 cases with filters on 1,000,000 cases of one organisation, through the API, beside the same SQL sent raw, in one run.
// Goals: p95 ≤ 30 ms for one person, ≥ 40 % of the raw throughput at 8 connections.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { aHousehold } from '../server/src/testing/households.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { benchServer, closedLoop, report, request } from './harness/harness.ts'
import { FILTERS, fillCases, statementsOfLists } from './harness/many-cases.ts'

const CASES = Number(process.env['BENCH_CASES'] ?? 1_000_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const CONNECTIONS = 8

const server = await benchServer()
try {
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
  const company = await aCompany({ app } as TestApp)
  const home = await runInCtx(app, { actor: company.actors.administrator }, (ctx) => aHousehold(ctx, company.siteId))
  const started = performance.now()
  await fillCases(server.database.url, company, home, CASES)
  console.log(`${CASES} cases made in ${Math.round((performance.now() - started) / 1000)} s`)
  const { token } = JSON.parse((await request(`${server.url}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.supervisor, password: company.password } })).text) as { token: string }
  const list = async (_: number, n: number): Promise<void> => {
    const answer = await request(`${server.url}/api/v1/cases?siteId=${company.siteId}&limit=100${FILTERS[n % FILTERS.length]}`, { token })
    if (answer.status !== 200) throw new Error(answer.text.slice(0, 300))
  }
  const one = await closedLoop(1, SECONDS, list)
  const many = await closedLoop(CONNECTIONS, SECONDS, list)
  const statements = await statementsOfLists(app, company)
  const clients = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client({ connectionString: appUrl(server.database.url) })
      client.on('error', () => {})
      await client.connect()
      return client
    }),
  )
  const raw = await closedLoop(CONNECTIONS, SECONDS, async (worker, n) => {
    const index = n % FILTERS.length
    await clients[worker]!.query(`begin; set local app.organization_id = '${company.organizationId}'`)
    for (const [i, statement] of statements[index]!.entries()) await clients[worker]!.query({ name: `l${index}_${i}`, ...statement })
    await clients[worker]!.query('commit')
  })
  await Promise.all(clients.map((client) => client.end()))
  await app.database.close()
  report('list of 100 cases, one person', `p95 ${one.p95} ms (p50 ${one.p50} ms)`, `p50 ${raw.p50} ms at ${CONNECTIONS} connections`, 'goal p95 30 ms', one.p95 <= 30)
  const ratio = many.perSecond / raw.perSecond
  report(`lists per second at ${CONNECTIONS} connections`, `${many.perSecond}/s (p95 ${many.p95} ms)`, `${raw.perSecond}/s`, `${(ratio * 100).toFixed(0)} % (goal 40 %)`, ratio >= 0.4)
} finally {
  await server.stop()
}
