// The rounds of 1,000 plans at ten sites for a whole year, made by the product: daily, twice a week, monthly and every two hours.
// Goal: ≤ 60 s. Raw: the database copies the same rows into a table like it. BENCH_PLANS chooses the size.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { makeSite, siteById } from '../server/src/modules/organization/index.ts'
import { makeRounds } from '../server/src/modules/inspections/make.ts'
import { runInCtx, type Ctx } from '../server/src/platform/ctx.ts'
import { appUrl, migrate } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'
import { report } from './harness/harness.ts'

const PLANS = Number(process.env['BENCH_PLANS'] ?? 1000)
const SITES = Math.min(10, PLANS)
const POINTS = 12
const GOAL_SECONDS = 60
const YEAR_MS = 365 * 86_400_000
/** Of twenty plans: six of every day, ten of two days a week, three of the month, one of every two hours. */
const RULES = [
  ...Array.from({ length: 6 }, (_, i) => `FREQ=DAILY;BYHOUR=${8 + i};BYMINUTE=0`), ...Array.from({ length: 10 }, (_, i) => `FREQ=WEEKLY;BYDAY=${i % 2 ? 'MO,TH' : 'TU,WE'};BYHOUR=${8 + (i % 9)};BYMINUTE=30`),
  ...[1, 10, 25].map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day};BYHOUR=9;BYMINUTE=0`), 'FREQ=DAILY;BYHOUR=0,2,4,6,8,10,12,14,16,18,20,22;BYMINUTE=0',
]

const cluster = await throwawayCluster({ fsync: 'on', full_page_writes: 'on', shared_buffers: '512MB', max_wal_size: '4GB' })
await migrate(cluster.url)
const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(cluster.url))
const owner = new pg.Client({ connectionString: cluster.url })
try {
  const company = await aCompany({ app } as TestApp)
  const run = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => runInCtx(app, { actor: company.actors.administrator }, work)
  await owner.connect()
  const siteIds = [company.siteId]
  for (let i = 1; i < SITES; i++) siteIds.push(await run((ctx) => makeSite(ctx, { code: `B${i}`, name: `压测 ${i} 期`, kind: 'residential', timeZone: 'Asia/Shanghai' })))
  for (const [i, siteId] of siteIds.entries()) {
    const rules = Array.from({ length: Math.ceil((PLANS - i) / SITES) }, (_, n) => RULES[(n * SITES + i) % RULES.length]!)
    await owner.query(
      `with list as (select id from checklist where organization_id = $1 and ready_key = 'cleanliness'),
       points as (insert into inspection_point (organization_id, id, site_id, code, name, target, checklist_id, tag, updated_at)
         select $1, gen_random_uuid(), $2, 'B-' || n, '点位 ' || n, 'place', list.id, substr(md5(gen_random_uuid()::text), 1, 20), now() from list, generate_series(1, $4::int) n returning id, code),
       route as (insert into inspection_route (organization_id, id, site_id, name, is_ordered, is_active, updated_at) select $1, gen_random_uuid(), $2, '压测路线', false, true, now() returning id),
       stops as (insert into inspection_stop (organization_id, route_id, position, point_id, minutes) select $1, route.id, row_number() over (order by points.code), points.id, 5 from route, points)
       insert into inspection_plan (organization_id, id, site_id, name, kind, route_id, rule, starts_on, window_minutes, lead_hours, holidays, overlap, misfire, photo_when_fine, state, made_until, updated_at)
         select $1, gen_random_uuid(), $2, '计划 ' || r.n, 'inspection', route.id, r.rule, '2026-01-01', 100, 24, 'skip', 'allow', 'missed', false, 'running', '2026-12-31T16:00:00Z', now() from route, unnest($3::text[]) with ordinality r (rule, n)`,
      [company.organizationId, siteId, rules, POINTS],
    )
  }
  await owner.query('analyze')
  const begin = new Date('2026-12-31T16:00:00Z')
  const started = performance.now()
  let made = 0
  for (const siteId of siteIds)
    made += await runInCtx(app, { actor: company.actors.administrator, now: begin }, async (ctx) => {
      const plans = await ctx.tx.selectFrom('inspection_plan').selectAll().where('site_id', '=', siteId).where('state', '=', 'running').orderBy('id').forUpdate().execute()
      return makeRounds(ctx, await siteById(ctx, siteId), plans, new Date(begin.getTime() + YEAR_MS))
    })
  const seconds = (performance.now() - started) / 1000
  const { rows } = await owner.query<{ rounds: number; once: number }>('select count(*)::int as rounds, count(distinct (plan_id, occurrence_at))::int as once from inspection_task')
  if (rows[0]!.rounds !== made || rows[0]!.once !== made) throw new Error(`${made} made, ${JSON.stringify(rows[0])} there`)
  await owner.query('create table raw_task (like inspection_task including all)')
  const rawStarted = performance.now()
  await owner.query('insert into raw_task select * from inspection_task')
  const raw = (performance.now() - rawStarted) / 1000
  report(`rounds of ${PLANS} plans for a year (${made} rounds of ${POINTS} points)`, `${seconds.toFixed(1)} s, ${Math.round(made / seconds)} / s`, `the same rows copied by the database ${raw.toFixed(1)} s`, `${(seconds / raw).toFixed(1)} ×, goal ${GOAL_SECONDS} s`, seconds <= GOAL_SECONDS)
} finally {
  await owner.end()
  await app.database.close()
  await cluster.stop()
}
