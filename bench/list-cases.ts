// List of 100 cases with filters on 1,000,000 cases of one organisation, through the API, beside the same SQL sent raw, in one run.
// Goals: p95 ≤ 30 ms for one person, ≥ 40 % of the raw throughput at 8 connections.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { cases } from '@guanjia/contract'
import { caseRoutes } from '../server/src/modules/cases/routes.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { aHousehold } from '../server/src/testing/households.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { benchServer, closedLoop, report, request } from './harness/harness.ts'

const CASES = Number(process.env['BENCH_CASES'] ?? 1_000_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const CONNECTIONS = 8
/** What people look at: the newest, the open ones, complaints, one category, what is overdue, a unit. */
const FILTERS = ['', '&filter[open]=true', '&filter[kind]=complaint&filter[status]=closed', '&filter[status]=in_progress,waiting', '&filter[overdue]=true&sort=dueAt', '&filter[urgency]=emergency']

const server = await benchServer()
try {
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
  const company = await aCompany({ app } as TestApp)
  const home = await runInCtx(app, { actor: company.actors.administrator }, (ctx) => aHousehold(ctx, company.siteId))
  const started = performance.now()
  await fill(server.database.url)
  console.log(`${CASES} cases made in ${Math.round((performance.now() - started) / 1000)} s`)
  const { token } = JSON.parse((await request(`${server.url}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.supervisor, password: company.password } })).text) as { token: string }
  const list = async (_: number, n: number): Promise<void> => {
    const answer = await request(`${server.url}/api/v1/cases?siteId=${company.siteId}&limit=100${FILTERS[n % FILTERS.length]}`, { token })
    if (answer.status !== 200) throw new Error(answer.text.slice(0, 300))
  }
  const one = await closedLoop(1, SECONDS, list)
  const many = await closedLoop(CONNECTIONS, SECONDS, list)
  const statements = await captureAll()
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

  /** The SELECTs behind each of the lists, as the server sends them. */
  async function captureAll(): Promise<{ text: string; values: unknown[] }[][]> {
    const route = caseRoutes.find(({ endpoint }) => endpoint === (cases.listCases as never))!
    const all = []
    for (const filter of FILTERS) {
      const query = new URLSearchParams(`siteId=${company.siteId}&limit=100${filter}`)
      const nested: Record<string, unknown> = { filter: {} }
      for (const [key, value] of query) {
        const inner = /^filter\[(\w+)\]$/.exec(key)?.[1]
        if (inner) (nested['filter'] as Record<string, unknown>)[inner] = value
        else nested[key] = value
      }
      const statements: { text: string; values: unknown[] }[] = []
      await runInCtx(app, { actor: company.actors.supervisor }, async (ctx) => {
        const send = ctx.client.query.bind(ctx.client) as (sent: unknown) => Promise<unknown>
        ctx.client.query = ((sent: { text: string; values?: unknown[] }) => {
          statements.push({ text: sent.text, values: sent.values ?? [] })
          return send(sent)
        }) as typeof ctx.client.query
        try {
          await route.handle!(ctx, { params: {}, query: cases.listCases.query.parse(nested), body: {} } as never, undefined as never)
        } finally {
          ctx.client.query = send as typeof ctx.client.query
        }
      })
      all.push(statements)
    }
    return all
  }

  /** Two years of cases of a busy company, made in the database; one in twenty is open. */
  async function fill(ownerUrl: string): Promise<void> {
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    const { front_desk } = company.actors
    await owner.query('alter table service_case disable trigger all')
    await owner.query(
      `insert into service_case (organization_id, id, site_id, number, kind, status, urgency, grade, title, statement, category_id, unit_id, person_id, channel, first_contact_by, owner_id, registered_at, resolved_at, closed_at, close_reason, score, result, next_due_at, grams, updated_at)
       select $1, gen_random_uuid(), $2, 'C-' || to_char(at, 'YYYYMMDD') || '-' || lpad(n::text, 7, '0'), kind, status, case when n % 40 = 0 then 'emergency' when n % 9 = 0 then 'urgent' else 'normal' end, case when kind = 'complaint' then 'complex' end,
              '厨房水槽漏水 ' || n, '厨房水槽下面漏水，请尽快安排。', categories[1 + n % array_length(categories, 1)], $3, $4, 'phone', $5, $5, at, case when status = 'closed' then at + interval '5 hours' end, case when status = 'closed' then at + interval '1 day' end,
              case when status = 'closed' then 'return_visit' end, case when status = 'closed' then 3 + n % 3 end, case when status = 'closed' then '已处理，业户认可。' else '' end, case when status <> 'closed' then at + interval '1 day' end, array['厨房', '房水', '水槽', '漏水'], at
       from (select n, now() - n * interval '63 seconds' as at, (array['repair', 'repair', 'repair', 'complaint', 'enquiry', 'assistance'])[1 + n % 6] as kind, case when n % 20 = 0 then (array['registered', 'classified', 'in_progress'])[1 + n / 20 % 3] else 'closed' end as status
             from generate_series(1, $6::int) n) made, (select array_agg(id) as categories from case_category where organization_id = $1 and parent_id is not null) c`,
      [company.organizationId, company.siteId, home.unitId, home.personId, front_desk.employeeId, CASES],
    )
    await owner.query('alter table service_case enable trigger all')
    await owner.query('vacuum analyze service_case')
    await owner.end()
  }
} finally {
  await server.stop()
}
