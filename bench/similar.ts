// Similar cases while somebody types: a site with 1,500 open cases among 200,000, asked through the API, beside the plain SQL that compares nothing,
// in one run. Goal: p95 < 100 ms for one person, one query.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { bigrams } from '../server/src/platform/text/index.ts'
import { makeApp } from '../server/src/server.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { benchServer, closedLoop, report, request } from './harness/harness.ts'

const CASES = Number(process.env['BENCH_CASES'] ?? 200_000)
const OPEN = 1500
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 6)
const WHERE = ['厨房水槽', '卫生间地漏', '阳台推拉门', '主卧插座', '楼道感应灯', '地下车库', '单元大堂', '儿童乐园', '电梯轿厢', '消防通道']
const WHAT = ['漏水，地上都是水', '堵住了，味道很大', '坏了推不动', '冒火花不敢用', '一闪一闪的', '积水很深', '门关不上', '有异响', '停在半层不动', '堆了很多杂物']
const story = (i: number): string => `${(i % 6) + 1} 栋 ${(i % 3) + 1} 单元${WHERE[i % 10]!}${WHAT[Math.floor(i / 10) % 10]!}，已经第 ${(i % 9) + 1} 天了，请尽快来看看，电话打 199${String(10_000_000 + i)}。`

const server = await benchServer()
try {
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
  const company = await aCompany({ app } as TestApp)
  await fill(server.database.url)
  const { token } = JSON.parse((await request(`${server.url}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.front_desk, password: company.password } })).text) as { token: string }
  const ask = async (_: number, n: number): Promise<void> => {
    const words = encodeURIComponent(`我家${WHERE[n % 10]!}${WHAT[(n * 7) % 10]!}`)
    const answer = await request(`${server.url}/api/v1/cases/similar?siteId=${company.siteId}&words=${words}`, { token })
    if (answer.status !== 200) throw new Error(answer.text.slice(0, 300))
    if ((JSON.parse(answer.text) as { items: unknown[] }).items.length === 0) throw new Error('Nothing was found')
  }
  const one = await closedLoop(1, SECONDS, ask)
  const eight = await closedLoop(8, SECONDS, ask)
  const client = new pg.Client({ connectionString: appUrl(server.database.url) })
  client.on('error', () => {})
  await client.connect()
  const raw = await closedLoop(1, SECONDS, async () => {
    await client.query(`begin; set local app.organization_id = '${company.organizationId}'`)
    await client.query({ name: 'open', text: "select id, title from service_case where site_id = $1 and status not in ('closed', 'cancelled', 'invalid') order by registered_at desc limit 1500", values: [company.siteId] })
    await client.query('commit')
  })
  await client.end()
  await app.database.close()
  report('similar cases among 1,500 open ones, one person', `p95 ${one.p95} ms (p50 ${one.p50} ms)`, `reading their titles p95 ${raw.p95} ms`, `${(one.p50 / raw.p50).toFixed(1)} × (goal p95 100 ms)`, one.p95 < 100)
  report('similar cases, 8 people at once', `p95 ${eight.p95} ms, ${eight.perSecond}/s`, `${raw.perSecond}/s on one connection`, (eight.perSecond / raw.perSecond).toFixed(2), eight.p95 < 800)

  /** Cases as they are after years: nearly all closed, the newest open. */
  async function fill(url: string): Promise<void> {
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    const employee = company.actors.front_desk.employeeId
    for (let from = 0; from < CASES; from += 5000) {
      const rows = Array.from({ length: Math.min(5000, CASES - from) }, (_, k) => {
        const i = from + k
        const words = story(i)
        const at = new Date(Date.UTC(2026, 0, 1) - i * 600_000).toISOString()
        const isOpen = i < OPEN
        return { number: `C-B-${i}`, title: words.slice(0, 40), statement: words, at, status: isOpen ? 'registered' : 'closed', grams: bigrams(words) }
      })
      await owner.query(
        `insert into service_case (organization_id, id, site_id, number, kind, status, title, statement, channel, first_contact_by, owner_id, registered_at, updated_at, grams, resolved_at, closed_at, close_reason)
         select $1, gen_random_uuid(), $2, r.number, 'repair', r.status, r.title, r.statement, 'phone', $3, $3, r.at, r.at, array(select jsonb_array_elements_text(r.grams)), case when r.status = 'closed' then r.at end, case when r.status = 'closed' then r.at end, case when r.status = 'closed' then 'confirmed' end
         from jsonb_to_recordset($4::jsonb) as r(number text, title text, statement text, at timestamptz, status text, grams jsonb)`,
        [company.organizationId, company.siteId, employee, JSON.stringify(rows)],
      )
    }
    await owner.query('analyze service_case')
    await owner.end()
  }
} finally {
  await server.stop()
}
