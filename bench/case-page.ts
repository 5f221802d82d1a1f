// The page of a case: the case with everything on it, and its timeline, of a site with 200,000 cases, through the API, beside the same SQL
// sent raw, in one run. Goals: at most five queries, p95 < 50 ms.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { getCase } from '../server/src/modules/cases/timeline.ts'
import { aHousehold } from '../server/src/testing/households.ts'
import { aCompany, as, type TestApp } from '../server/src/testing/test-app.ts'
import { WorkStories } from '../server/src/testing/work-stories.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { benchServer, closedLoop, machine, report, request } from './harness/harness.ts'

const CASES = Number(process.env['BENCH_CASES'] ?? 200_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
/** Cases that were really worked on: orders, visits, notes, links. */
const LIVED = 60

const server = await benchServer()
try {
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
  const test = { app } as TestApp
  const company = await aCompany(test)
  const stories = new WorkStories(test, company)
  const { front_desk, technician } = company.actors
  const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  const ids: string[] = []
  for (let i = 0; i < LIVED; i++) {
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId, personId: home.personId, contactPhone: '13800130001' })
    const order = await stories.raise(front_desk, { caseId: taken.id, title: '查漏', placeKind: 'public_area', place: '厨房', workerId: technician.employeeId })
    await stories.onOrder(technician, order.id, { action: 'accept' })
    for (let n = 0; n < 6; n++) await stories.onCase(front_desk, taken.id, { action: 'feedback', text: `第 ${n + 1} 次告知：软管已订货。` })
    if (i > 0) await stories.onCase(front_desk, taken.id, { action: 'link', otherId: ids[i - 1]!, as: 'related' })
    ids.push(taken.id)
  }
  await fill(server.database.url)
  const { token } = JSON.parse((await request(`${server.url}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.supervisor, password: company.password } })).text) as { token: string }
  const read = async (path: string): Promise<void> => {
    const answer = await request(`${server.url}/api/v1/${path}`, { token })
    if (answer.status !== 200) throw new Error(answer.text.slice(0, 300))
  }
  const page = async (_: number, n: number): Promise<void> => {
    const id = ids[n % ids.length]!
    await Promise.all([read(`cases/${id}`), read(`cases/${id}/timeline`)])
  }
  const one = await closedLoop(1, SECONDS, page)
  const eight = await closedLoop(8, SECONDS, page)
  const statements = await captured(ids[1]!)
  const client = new pg.Client({ connectionString: appUrl(server.database.url) })
  client.on('error', () => {})
  await client.connect()
  const raw = await closedLoop(1, SECONDS, async () => {
    await client.query(`begin; set local app.organization_id = '${company.organizationId}'`)
    for (const [i, statement] of statements.entries()) await client.query({ name: `page_${i}`, ...statement })
    await client.query('commit')
  })
  await client.end()
  await app.database.close()
  report('queries of a case page', `${statements.length}`, '1', 'goal 5', statements.length <= 5)
  report(`case page with its timeline, one person (${machine()})`, `p95 ${one.p95} ms (p50 ${one.p50} ms)`, `the case's SQL alone p95 ${raw.p95} ms`, `${(one.p50 / raw.p50).toFixed(1)} × (goal p95 50 ms)`, one.p95 < 50)
  report('case pages, 8 people at once', `p95 ${eight.p95} ms, ${eight.perSecond}/s`, `${raw.perSecond}/s on one connection`, (eight.perSecond / raw.perSecond).toFixed(2), eight.p95 < 200)

  /** The statements of one case page, as the server sends them once it knows the promises of the organisation. */
  async function captured(id: string): Promise<{ text: string; values: unknown[] }[]> {
    const sent: { text: string; values: unknown[] }[] = []
    await as(test, company.actors.supervisor, async (ctx) => {
      await getCase(ctx, { params: { id }, query: {}, body: {} })
      const query = ctx.client.query.bind(ctx.client)
      ctx.client.query = ((first: { text: string; values?: unknown[] } | string, values?: unknown[]) => {
        sent.push(typeof first === 'string' ? { text: first, values: values ?? [] } : { text: first.text, values: first.values ?? values ?? [] })
        return (query as (...all: unknown[]) => unknown)(first, values)
      }) as never
      await getCase(ctx, { params: { id }, query: {}, body: {} })
      ctx.client.query = query
    })
    return sent
  }

  /** Other cases of the site around them, with their contacts and histories, by SQL. */
  async function fill(ownerUrl: string): Promise<void> {
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    await owner.query(
      `insert into service_case (organization_id, id, site_id, number, kind, status, title, statement, unit_id, person_id, channel, first_contact_by, owner_id, registered_at, updated_at)
       select organization_id, gen_random_uuid(), site_id, 'C-20200101-' || lpad(n::text, 7, '0'), kind, 'registered', title, statement, unit_id, person_id, channel, first_contact_by, owner_id, registered_at - n * interval '1 minute', updated_at
       from service_case cross join generate_series(1, $2::int) n where id = $1`,
      [ids[0], CASES],
    )
    await owner.query('analyze')
    await owner.end()
  }
} finally {
  await server.stop()
}
