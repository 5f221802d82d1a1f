// Taking a case through the API (contact, case, timeline, clocks, timers, outbox, audit; signed in, row-level security, idempotency key)
// beside the same SQL sent raw by prepared statements, at 16 connections, in one run.
// Goals: ≥ 30 % of the raw transactions per second, server CPU ≤ 1.5 ms per case.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { v7 } from 'uuid'
import { cases } from '@guanjia/contract'
import { readConfig } from '../server/src/config.ts'
import { caseRoutes } from '../server/src/modules/cases/routes.ts'
import { aCompany, type Company, type TestApp } from '../server/src/testing/test-app.ts'
import { aHousehold, type Household } from '../server/src/testing/households.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { oncePerKey } from '../server/src/platform/http/idempotency.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { benchServer, closedLoop, report, request } from './harness/harness.ts'

const CONNECTIONS = 16
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10)
const SITES = 8

interface Place {
  company: Company
  home: Household
  token: string
}

interface Statement {
  text: string
  values: unknown[]
}

const madeOf = new WeakMap<readonly Statement[], Set<string>>()

const server = await benchServer()
try {
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
  const test = { app } as TestApp
  const places: Place[] = []
  for (let i = 0; i < SITES; i++) {
    const company = await aCompany(test, `压测物业${i}`)
    const home = await runInCtx(app, { actor: company.actors.administrator }, (ctx) => aHousehold(ctx, company.siteId))
    const answer = await request(`${server.url}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.front_desk, password: company.password } })
    places.push({ company, home, token: (JSON.parse(answer.text) as { token: string }).token })
  }
  const bodyOf = (place: Place, kind: 'repair' | 'complaint' = 'repair') => ({ siteId: place.company.siteId, kind, statement: '厨房水槽下面漏水，已经滴到楼下了，请尽快安排师傅。', unitId: place.home.unitId, personId: place.home.personId, contactPhone: '13800130001' })

  const take = async (worker: number): Promise<void> => {
    const place = places[worker % SITES]!
    const answer = await request(`${server.url}/api/v1/cases`, { method: 'POST', token: place.token, body: bodyOf(place), headers: { 'idempotency-key': randomUUID() } })
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`)
  }
  // A house that has been at work: some thousand cases and the statistics that autovacuum keeps of them. On empty tables the plans of
  // foreign-key checks are made for one page and grow slower with every row until the first ANALYZE.
  for (let round = 0; round < 3; round++) {
    await closedLoop(CONNECTIONS, 3, take, 0)
    await app.database.pool.query('select refresh_statistics()')
  }
  await closedLoop(CONNECTIONS, 1, take, 0)
  const cpuBefore = server.cpuMs()
  const api = await closedLoop(CONNECTIONS, SECONDS, take, 0)
  const cpuPerCase = (server.cpuMs() - cpuBefore) / api.count

  // The first case of an organisation also loads its promises into this process; that is not what a case costs.
  await Promise.all(places.map((place) => capture(place, 'bench-warm-key')))
  await Promise.all(places.map((place) => capture(place, 'bench-warm-complaint', 'complaint')))
  const transactions = await Promise.all(places.map((place) => capture(place, 'bench-key')))
  const complaint = await capture(places[0]!, 'bench-complaint', 'complaint')
  console.log(`SQL of one repair: ${transactions[0]!.length} statements, of one complaint: ${complaint.length}, with BEGIN and COMMIT`)
  if (process.env['BENCH_SHOW_SQL']) for (const { text } of [...transactions[0]!, { text: '— a complaint —' }, ...complaint]) console.log(`  ${text.slice(0, 160).replaceAll(/\s+/g, ' ')}`)
  const clients = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client({ connectionString: appUrl(server.database.url) })
      client.on('error', () => {})
      await client.connect()
      return client
    }),
  )
  let serial = 0
  const raw = await closedLoop(CONNECTIONS, SECONDS, async (worker) => {
    for (const [i, statement] of renewed(transactions[worker % SITES]!, `R-${process.pid}-${serial++}`).entries())
      await clients[worker]!.query(statement.values.length === 0 ? statement.text : { name: `s${i}`, ...statement }).catch((error: unknown) => {
        throw new Error(`${String(error)} in ${statement.text.slice(0, 200)}`)
      })
  })
  await Promise.all(clients.map((client) => client.end()))
  await app.database.close()
  const ratio = api.perSecond / raw.perSecond
  report('cases taken per second', `${api.perSecond}/s (p50 ${api.p50} ms, p95 ${api.p95} ms)`, `${raw.perSecond}/s (p50 ${raw.p50} ms)`, `${(ratio * 100).toFixed(0)} % (goal 30 %)`, ratio >= 0.3)
  report('server CPU per case', `${cpuPerCase.toFixed(2)} ms`, '–', 'goal 1.5 ms', cpuPerCase <= 1.5)

  /** The statements that one case costs, as the server sends them, between BEGIN and COMMIT. */
  async function capture(place: Place, key: string, kind: 'repair' | 'complaint' = 'repair'): Promise<Statement[]> {
    const statements: Statement[] = []
    const create = caseRoutes.find((route) => route.endpoint === (cases.createCase as never))!
    const body = cases.createCase.body.parse(bodyOf(place, kind))
    await runInCtx(app, { actor: place.company.actors.front_desk }, async (ctx) => {
      const { client } = ctx
      const query = client.query.bind(client) as (sent: { text: string; values?: unknown[] }) => Promise<unknown>
      client.query = ((sent: string | Statement) => {
        statements.push(typeof sent === 'string' ? { text: sent, values: [] } : { text: sent.text, values: sent.values ?? [] })
        return query(sent as Statement)
      }) as typeof client.query
      try {
        await oncePerKey(ctx, key, { method: 'POST', url: '/api/v1/cases', body }, () => create.handle!(ctx, { params: {}, query: {}, body } as never, undefined as never))
        await ctx.flush()
      } finally {
        client.query = query as typeof client.query
      }
    })
    return [{ text: `begin; set local app.organization_id = '${place.company.organizationId}'`, values: [] }, ...statements, { text: 'commit', values: [] }]
  }
} finally {
  await server.stop()
}

/** The same transaction for another case: ids that it made and its number and key are new, everything else stays. */
function renewed(statements: readonly Statement[], serial: string): Statement[] {
  const fresh = new Map<string, string>()
  const freshFor = (id: string): string => {
    const known = fresh.get(id) ?? v7()
    fresh.set(id, known)
    return known
  }
  const renew = (text: string): string =>
    text
      .replaceAll(/01[0-9a-f]{6}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => (made(statements).has(id) ? freshFor(id) : id))
      .replaceAll(/C-\d{8}-\d{4,}/g, serial)
      .replaceAll('bench-key', `bench-key-${serial}`)
  return statements.map(({ text, values }) => ({ text, values: values.map((value) => (typeof value === 'string' ? renew(value) : value)) }))
}

/** Ids that the transaction made itself: version 7 ids younger than its oldest inserted one. */
function made(statements: readonly Statement[]): Set<string> {
  const known = madeOf.get(statements)
  if (known) return known
  const written = statements.filter((s) => /^insert|^with .*insert/i.test(s.text)).flatMap((s) => s.values.filter((v): v is string => typeof v === 'string')).join(' ')
  const ids = [...written.matchAll(/01[0-9a-f]{6}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)].map(([id]) => id)
  const newest = ids.toSorted().at(-1)
  if (newest === undefined) throw new Error('No id was made')
  const moment = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  const set = new Set(ids.filter((id) => moment(newest) - moment(id) < 400))
  madeOf.set(statements, set)
  return set
}
