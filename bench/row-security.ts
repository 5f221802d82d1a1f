// What row-level security costs: the statements behind the list of cases, on 300,000 cases, as the server sends them, once as the server's
// own role, whom every policy holds back, and once as the owner of the tables, whom none does, with the organisation asked for by hand in
// plain views; in turns, so that both meet the same machine. Goal: at most 15 % more.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { appUrl, migrate } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { aHousehold } from '../server/src/testing/households.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'
import { machine, report } from './harness/harness.ts'
import { FILTERS, fillCases, statementsOfLists } from './harness/many-cases.ts'

const CASES = Number(process.env['BENCH_CASES'] ?? 300_000)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 150)
const MOST = 1.15
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

const cluster = await throwawayCluster({ shared_buffers: '512MB', work_mem: '32MB', effective_cache_size: '4GB' })
try {
  await migrate(cluster.url)
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(cluster.url))
  const company = await aCompany({ app } as TestApp)
  const home = await runInCtx(app, { actor: company.actors.administrator }, (ctx) => aHousehold(ctx, company.siteId))
  await fillCases(cluster.url, company, home, CASES)
  const lists = await statementsOfLists(app, company)
  await app.database.close()

  await asByHand(cluster.url, company.organizationId)

  const sides = { with: appUrl(cluster.url), without: cluster.url }
  const clients = new Map<string, pg.Client>()
  for (const [side, connectionString] of Object.entries(sides)) {
    const client = new pg.Client({ connectionString })
    await client.connect()
    await client.query("set jit = off; select set_config('app.organization_id', '" + company.organizationId + "', false)")
    if (side === 'without') await client.query('set search_path = by_hand, public')
    clients.set(side, client)
  }
  const rowsOf = async (side: string, list: number): Promise<number> => {
    let rows = 0
    for (const [i, statement] of lists[list]!.entries()) rows += (await clients.get(side)!.query({ name: `l${list}_${i}`, ...statement })).rows.length
    return rows
  }
  await compare('the walls of organisation and zones', true)
  // Who works in zones stands behind a second wall; everybody pays for its place in the plan.
  const owner = clients.get('without')!
  const { rows: walls } = await owner.query<{ target: string; name: string }>("select format('%I.%I', schemaname, tablename) as target, policyname as name from pg_policies where schemaname = 'public' and permissive = 'RESTRICTIVE'")
  for (const { target, name } of walls) await owner.query(`drop policy ${name} on ${target}`)
  await compare('the wall of the organisation alone', false)
  for (const client of clients.values()) await client.end()

  async function compare(what: string, isTold: boolean): Promise<void> {
    const times = new Map(Object.keys(sides).map((side) => [side, FILTERS.map((): number[] => [])]))
    for (let round = 0; round < ROUNDS; round++)
      for (const list of FILTERS.keys())
        for (const side of round % 2 === 0 ? ['with', 'without'] : ['without', 'with']) {
          const begin = performance.now()
          await rowsOf(side, list)
          // The first runs make their plans.
          if (round >= 10) times.get(side)![list]!.push(performance.now() - begin)
        }
    const sum = { with: 0, without: 0 }
    for (const [list, filter] of FILTERS.entries()) {
      if ((await rowsOf('with', list)) !== (await rowsOf('without', list))) throw new Error(`${filter}: other rows without row-level security`)
      const [held, free] = [median(times.get('with')![list]!), median(times.get('without')![list]!)]
      sum.with += held
      sum.without += free
      if (isTold) console.log(`       ${(filter || 'all, newest first').padEnd(60)} ${held.toFixed(2)} ms, without ${free.toFixed(2)} ms: ${(held / free).toFixed(2)}`)
    }
    const ratio = sum.with / sum.without
    report(`${what}: lists of 100 out of ${CASES.toLocaleString('en')} cases, medians of ${FILTERS.length} kinds together (${machine()})`, `${sum.with.toFixed(2)} ms`, `${sum.without.toFixed(2)} ms without`, `${ratio.toFixed(3)} (goal ${MOST})`, ratio <= MOST)
  }
} finally {
  await cluster.stop()
}

/** Without row-level security every statement would have to ask for the organisation itself. */
async function asByHand(ownerUrl: string, organizationId: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('create schema by_hand')
  const { rows } = await owner.query<{ name: string }>("select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'organization_id'")
  for (const { name } of rows) await owner.query(`create view by_hand.${name} as select * from public.${name} where organization_id = '${organizationId}'`)
  await owner.end()
}
