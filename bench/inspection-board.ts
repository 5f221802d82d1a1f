// The inspection board of a site with a year of records of 500 sites behind it: 100,000 rounds, 1,000,000 records, 10,000,000 answers, made by the
// database itself. 400 requests over sites and days, the day's board and the figures of a month. Goal: p95 of the board < 200 ms.
// Raw: the statement of the board's rounds alone, prepared, on one connection. BENCH_ANSWERS and BENCH_SITES make it smaller.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { aCompany, type Company, type TestApp } from '../server/src/testing/test-app.ts'
import { benchServer, closedLoop, report, request } from './harness/harness.ts'

const ANSWERS = Number(process.env['BENCH_ANSWERS'] ?? 10_000_000)
const SITES = Number(process.env['BENCH_SITES'] ?? 500)
const [ITEMS, POINTS] = [10, 10]
const ROUNDS_OF_SITE = Math.max(1, Math.round(ANSWERS / ITEMS / POINTS / SITES))
const REQUESTS = 400
/** A site walks ten rounds on a day, and such a day comes again after so many. */
const A_DAY = 10
const DAYS = Math.max(1, Math.ceil(ROUNDS_OF_SITE / A_DAY))
const EVERY_DAYS = Math.max(1, Math.floor(360 / DAYS))
const GOAL_MS = 200
const LAST_DAY = '2026-11-30'

const server = await benchServer()
const owner = new pg.Client({ connectionString: server.database.url })
const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
try {
  const company = await aCompany({ app } as TestApp)
  await owner.connect()
  const begun = performance.now()
  await fill(company)
  console.log(`${SITES} sites with ${ROUNDS_OF_SITE} rounds each made in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  const { rows: counted } = await owner.query<{ rounds: number; records: number; answers: number; findings: number; size: string }>(
    "select (select count(*)::int from inspection_task) as rounds, count(*)::int as records, sum(jsonb_array_length(answers))::int as answers, (select count(*)::int from finding) as findings, pg_size_pretty(pg_total_relation_size('inspection_record')) as size from inspection_record",
  )
  console.log(`${counted[0]!.rounds} rounds, ${counted[0]!.records} records of ${counted[0]!.size}, ${counted[0]!.answers} answers, ${counted[0]!.findings} findings`)
  const sites = (await owner.query<{ id: string }>('select id from site where organization_id = $1 order by code', [company.organizationId])).rows.map(({ id }) => id)
  const { token } = JSON.parse((await request(`${server.url}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.administrator, password: company.password } })).text) as { token: string }
  const siteOf = (n: number): string => sites[(n * 7) % sites.length]!
  const dayOf = (n: number): string => new Date(Date.parse(LAST_DAY) - ((n * 3) % DAYS) * EVERY_DAYS * 86_400_000).toISOString().slice(0, 10)
  const ask = async (path: string): Promise<string> => {
    const answer = await request(`${server.url}/api/v1${path}`, { token })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
    return answer.text
  }
  const board = (n: number): Promise<string> => ask(`/inspection-board?siteId=${siteOf(n)}&day=${dayOf(n)}`)
  const figures = (n: number): Promise<string> => ask(`/inspection-figures?siteId=${siteOf(n)}&from=2026-10-01&to=2026-10-31`)
  let rounds = 0
  for (let n = 0; n < 20; n++) rounds += (JSON.parse(await board(n)) as { tasks: unknown[] }).tasks.length
  for (let n = 0; n < 20; n++) await figures(n)
  const measure = (connections: number, work: (n: number) => Promise<unknown>) => closedLoop(connections, REQUESTS / 40, async (_, n) => void (await work(n)), 1)
  const one = await measure(1, board)
  const many = await measure(8, board)
  const month = await measure(1, figures)
  const raw = await measure(1, async (n) => {
    const day = dayOf(n)
    await owner.query({
      name: 'raw_board', text: `select t.*, p.name, r.is_ordered from inspection_task t join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id join inspection_route r on r.organization_id = p.organization_id and r.id = p.route_id
        where t.organization_id = $1 and t.site_id = $2 and t.from_at < $4 and (t.from_at >= $3 or (t.to_at > $3 and t.from_at >= $3::timestamptz - interval '31 days')) order by t.from_at, t.id limit 2000`, values: [company.organizationId, siteOf(n), `${day} 00:00+08`, new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000)],
    })
  })
  report(`inspection board of a day among ${counted[0]!.answers} answers of ${SITES} sites (${(rounds / 20).toFixed(1)} rounds on a board)`, `p50 ${one.p50} ms, p95 ${one.p95} ms; 8 at once p95 ${many.p95} ms, ${many.perSecond} / s`, `its SQL alone p50 ${raw.p50} ms, p95 ${raw.p95} ms`, `${(one.p50 / raw.p50).toFixed(1)} ×, goal p95 ${GOAL_MS} ms`, one.p95 < GOAL_MS)
  report('figures of a month of one of these sites', `p50 ${month.p50} ms, p95 ${month.p95} ms`, '–', `goal p95 ${GOAL_MS} ms`, month.p95 < GOAL_MS)
} finally {
  await app.database.close()
  await owner.end()
  await server.stop()
}

/** Sites like each other: a route of ten points, a plan, rounds spread over a year; every twentieth point has a bad answer and its finding. */
async function fill({ organizationId, siteId, actors }: Company): Promise<void> {
  await owner.query(
    `insert into site (organization_id, id, code, name, kind) select organization_id, gen_random_uuid(), 'B' || n, '压测项目' || n, kind from site, generate_series(2, $2::int) n where organization_id = $1 and id = $3`,
    [organizationId, SITES, siteId],
  )
  const walker = actors.steward.employeeId
  const list = `(select id from checklist where organization_id = $1 and ready_key = 'cleanliness')`
  await owner.query(`insert into inspection_point (organization_id, id, site_id, code, name, target, checklist_id, tag, updated_at) select s.organization_id, gen_random_uuid(), s.id, 'B-' || n, '点位 ' || n, 'place', ${list}, substr(md5(gen_random_uuid()::text), 1, 20), now() from site s, generate_series(1, ${POINTS}) n where s.organization_id = $1`, [organizationId])
  await owner.query("insert into inspection_route (organization_id, id, site_id, name, is_ordered, is_active, updated_at) select organization_id, gen_random_uuid(), id, '压测路线', false, true, now() from site where organization_id = $1", [organizationId])
  await owner.query("insert into inspection_stop (organization_id, route_id, position, point_id, minutes) select r.organization_id, r.id, row_number() over (partition by r.id order by p.code), p.id, 5 from inspection_route r join inspection_point p on p.organization_id = r.organization_id and p.site_id = r.site_id and p.code like 'B-%' where r.organization_id = $1 and r.name = '压测路线'", [organizationId])
  await owner.query("insert into inspection_plan (organization_id, id, site_id, name, kind, route_id, rule, starts_on, window_minutes, lead_hours, holidays, overlap, misfire, photo_when_fine, state, made_until, updated_at) select organization_id, gen_random_uuid(), site_id, '压测计划', 'inspection', id, 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0', '2025-01-01', 480, 24, 'keep', 'allow', 'missed', false, 'paused', now(), now() from inspection_route where organization_id = $1 and name = '压测路线'", [organizationId])
  await owner.query(
    `insert into inspection_task (organization_id, id, site_id, number, plan_id, occurrence_at, from_at, to_at, state, started_at, started_by, done_at, done_by, stops, points, recorded, bad, presence_sum, updated_at)
     select p.organization_id, gen_random_uuid(), p.site_id, 'X-BENCH-' || n, p.id, at, at, at + interval '8 hours', 'done', at, $2, at + interval '1 hour', $2, s.stops, ${POINTS}, ${POINTS}, 0, ${POINTS * 90}, at
     from inspection_plan p cross join lateral (select jsonb_agg(jsonb_build_object('pointId', point_id, 'minutes', minutes) order by position) as stops from inspection_stop where organization_id = p.organization_id and route_id = p.route_id) s
     cross join generate_series(1, $3::int) n cross join lateral (select '${LAST_DAY} 08:00+08'::timestamptz - ((n - 1) / ${A_DAY}) * ${EVERY_DAYS} * interval '1 day' + ((n - 1) % ${A_DAY}) * interval '1 hour' as at) a
     where p.organization_id = $1 and p.name = '压测计划'`,
    [organizationId, walker, ROUNDS_OF_SITE],
  )
  await owner.query(
    `insert into inspection_record (organization_id, id, task_id, point_id, result, at, arrived_at, received_at, employee_id, checklist_id, checklist_number, answers, proof, signs, presence, standing, position, previous_hash, hash)
     select t.organization_id, gen_random_uuid(), t.id, (s.stop ->> 'pointId')::uuid, case when hashtext(t.id::text || s.n) % 20 = 0 then 'bad' else 'fine' end, t.from_at + s.n * interval '5 minutes', t.from_at + s.n * interval '5 minutes' - interval '1 minute', t.from_at + interval '1 hour', $2, ${list}, 1,
       (select jsonb_agg(jsonb_build_object('itemId', 'item-' || i, 'value', true, 'note', '', 'photoIds', '[]'::jsonb)) from generate_series(1, ${ITEMS}) i), '{"tag": null, "nonce": null, "photoId": null, "position": null}', '[]', 90, 'counts', s.n, '', md5(t.id::text || s.n)
     from inspection_task t cross join lateral jsonb_array_elements(t.stops) with ordinality s (stop, n) where t.organization_id = $1 and t.number like 'X-BENCH-%'`,
    [organizationId, walker],
  )
  await owner.query(
    `insert into finding (organization_id, id, site_id, number, task_id, record_id, point_id, checklist_id, item_id, item_text, description, severity, way, state, found_by, found_at, closed_at, updated_at)
     select t.organization_id, gen_random_uuid(), t.site_id, 'F-BENCH-' || row_number() over (), t.id, r.id, r.point_id, r.checklist_id, 'item-1', '地面干净', '地面不干净', 'normal', 'rectification', 'closed', $2, r.at, r.at + interval '1 day', now()
     from inspection_record r join inspection_task t on t.organization_id = r.organization_id and t.id = r.task_id where r.organization_id = $1 and r.result = 'bad'`,
    [organizationId, walker],
  )
  await owner.query('vacuum analyze')
}
