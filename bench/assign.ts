import { randomUUID } from 'node:crypto'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { rank } from '../server/src/modules/workorders/assign.ts'
import { weighed } from '../server/src/modules/workorders/candidates.ts'
import { runInCtx, type Ctx } from '../server/src/platform/ctx.ts'
import { makeApp } from '../server/src/server.ts'
import { appUrl, migrate } from '../server/src/platform/database/migrate.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'
import { aColleague, aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { WorkStories } from '../server/src/testing/work-stories.ts'

/** Choosing among 200 workers with certificates, zones and a history of orders each: goal below 20 ms. */
const WORKERS = 200
const ORDERS_EACH = 60
const RUNS = 60

const cluster = await throwawayCluster({ shared_buffers: '256MB' })
await migrate(cluster.url)
const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(cluster.url))
try {
  const company = await aCompany({ app } as TestApp)
  const asked = { actor: company.actors.supervisor }
  await runInCtx(app, { actor: company.actors.administrator }, async (ctx) => {
    for (let i = 0; i < WORKERS; i++) await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: `技工${i}`, skills: i % 3 === 0 ? ['水暖'] : ['强电'] })
  })
  const owner = new pg.Client({ connectionString: cluster.url })
  await owner.connect()
  await owner.query(
    `insert into certificate (organization_id, id, employee_id, kind, number, valid_from, valid_until, verified_by, verified_at, created_at)
     select e.organization_id, gen_random_uuid(), e.id, k.kind, e.id::text || k.kind, '2020-01-01', current_date + (hashtext(e.id::text) % 400), $2, now(), now()
     from employee e, (values ('高压电工证'), ('低压电工证'), ('高处作业证')) k (kind) where e.organization_id = $1 and e.name like '技工%'`,
    [company.organizationId, company.actors.supervisor.employeeId],
  )
  await owner.query(
    `insert into work_order (organization_id, id, site_id, number, kind, status, title, worker_id, raised_by, raised_at, assigned_at, done_at, done_by, closed_at, moved_at, updated_at, place_kind)
     select e.organization_id, gen_random_uuid(), $2, 'W-BENCH-' || row_number() over (), 'repair', case when n <= hashtext(e.id::text) % 4 then 'assigned' else 'closed' end, '历史工单',
       e.id, $3, now() - n * interval '1 day', now(), now(), e.id, now(), now(), now(), 'public_area'
     from employee e, generate_series(1, $4::int) n where e.organization_id = $1 and e.name like '技工%'`,
    [company.organizationId, company.siteId, company.actors.supervisor.employeeId, ORDERS_EACH],
  )
  await owner.query('analyze')
  await owner.end()
  const order = await new WorkStories({ app } as TestApp, company).raise(company.actors.front_desk, { title: `配电箱 ${randomUUID().slice(0, 4)}` })

  const choose = async (ctx: Ctx): Promise<number> => {
    const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', order.id).executeTakeFirstOrThrow()
    const { task, workers } = await weighed(ctx, row)
    return rank({ ...task, skill: '强电', certificate: '高压电工证' }, workers).filter((one) => one.rank !== null).length
  }
  /** The same statements with their values, by the driver alone in one transaction: what PostgreSQL itself takes. */
  const statements: { name?: string; text: string; values: unknown[] }[] = []
  const fitting = await runInCtx(app, asked, async (ctx) => {
    const send = ctx.client.query.bind(ctx.client) as (...sent: unknown[]) => Promise<unknown>
    ctx.client.query = ((sent: { name?: string; text: string; values?: unknown[] }) => {
      statements.push({ ...sent, values: [...(sent.values ?? [])] })
      return send(sent)
    }) as typeof ctx.client.query
    try {
      return await choose(ctx)
    } finally {
      ctx.client.query = send as typeof ctx.client.query
    }
  })
  const raw = new pg.Client({ connectionString: appUrl(cluster.url) })
  await raw.connect()
  // In turn, so that both meet the same machine.
  const { ours, limit } = await inTurn(
    () => runInCtx(app, asked, choose),
    async () => {
      await raw.query(`begin; set local app.organization_id = '${company.organizationId}'`)
      for (const [i, { text, values }] of statements.entries()) await raw.query({ name: `bench ${i}`, text, values })
      await raw.query('commit')
    },
  )
  await raw.end()
  console.log(`choosing among ${WORKERS} workers (${fitting} fit): p50 ${ours.p50} ms, p95 ${ours.p95} ms · raw limit, same SQL alone: p50 ${limit.p50} ms · ratio ${(ours.p50 / limit.p50).toFixed(2)} · goal 20 ms ${ours.p95 < 20 ? 'met' : 'MISSED'} · ${statements.length} statements · load ${loadavg()[0]!.toFixed(1)}`)
  if (ours.p95 >= 20) process.exitCode = 1
} finally {
  await app.database.close()
  await cluster.stop()
}

type Times = { p50: number; p95: number }

async function inTurn(ours: () => Promise<unknown>, limit: () => Promise<unknown>): Promise<{ ours: Times; limit: Times }> {
  const all = { ours: [] as number[], limit: [] as number[] }
  for (let i = 0; i < RUNS + 10; i++)
    for (const [name, work] of [['ours', ours], ['limit', limit]] as const) {
      const started = performance.now()
      await work()
      if (i >= 10) all[name].push(performance.now() - started)
    }
  return { ours: summed(all.ours), limit: summed(all.limit) }
}

function summed(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]! * 10) / 10
  return { p50: at(0.5), p95: at(0.95) }
}
