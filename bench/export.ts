// The list of 100,000 cases with its 21 columns as XLSX and CSV, through the API of a server in a process of its own: time, and the most
// memory that the process held meanwhile; beside the same rows read by COPY and packed by zlib alone. Goals: 15 s, 250 MB.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Writable } from 'node:stream'
import { createDeflateRaw } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { readConfig } from '../server/src/config.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { readSheets } from '../server/src/platform/sheets/index.ts'
import { makeApp } from '../server/src/server.ts'
import { aHousehold } from '../server/src/testing/households.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { benchServer, machine, report, request } from './harness/harness.ts'
import { fillCases } from './harness/many-cases.ts'

const ROWS = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 100_000)
const MOST_SECONDS = 15
const MOST_MB = 250

const server = await benchServer()
try {
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
  const company = await aCompany({ app } as TestApp)
  const home = await runInCtx(app, { actor: company.actors.administrator }, (ctx) => aHousehold(ctx, company.siteId))
  await fillCases(server.database.url, company, home, ROWS)
  await app.database.close()
  const { token } = JSON.parse((await request(`${server.url}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.supervisor, password: company.password } })).text) as { token: string }
  const raw = await rawSeconds()
  for (const format of ['xlsx', 'csv'] as const) {
    server.forgetPeak()
    const begin = performance.now()
    const answer = await fetch(`${server.url}/api/v1/cases/export?siteId=${company.siteId}&format=${format}`, { headers: { authorization: `Bearer ${token}` } })
    if (answer.status !== 200) throw new Error(await answer.text())
    const parts: Uint8Array[] = []
    for await (const part of answer.body!) parts.push(part)
    const seconds = (performance.now() - begin) / 1000
    const file = Buffer.concat(parts)
    await mustBeWhole(file, format)
    report(`${ROWS.toLocaleString('en')} cases × 21 columns as ${format.toUpperCase()} (${machine()})`, `${seconds.toFixed(1)} s, ${(file.length / 2 ** 20).toFixed(1)} MiB`, `${raw.toFixed(1)} s, COPY and zlib alone`, `${(seconds / raw).toFixed(1)} × (goal ${MOST_SECONDS} s)`, seconds <= MOST_SECONDS)
    report('most memory of the server meanwhile', `${server.peakMb()} MB`, `${server.idleMb} MB when it began`, `goal ${MOST_MB} MB`, server.peakMb() <= MOST_MB)
  }
} finally {
  await server.stop()
}

/** A file that is quick and short of rows would be no export. */
async function mustBeWhole(file: Buffer, format: 'xlsx' | 'csv'): Promise<void> {
  const { sheets } = await readSheets(file, { fileName: `cases.${format}` })
  let rows = 0
  for await (const { cells } of sheets[0]!.rows()) if (String(cells[0]).startsWith('C-')) rows++
  if (rows < ROWS) throw new Error(`${rows} rows in the file`)
}

async function rawSeconds(): Promise<number> {
  const client = new pg.Client({ connectionString: server.database.url })
  await client.connect()
  const begin = performance.now()
  const rows = client.query(copyTo(`copy (
    select c.number, c.kind, c.status, c.urgency, c.grade, k.name, u.code, c.place, p.name, c.contact_phone, c.channel, c.title, c.statement, f.name, o.name, d.name, c.registered_at, c.resolved_at, c.closed_at, c.result, c.score
    from service_case c left join case_category k on k.id = c.category_id left join unit u on u.id = c.unit_id left join person p on p.id = c.person_id
      left join employee f on f.id = c.first_contact_by left join employee o on o.id = c.owner_id left join department d on d.id = c.department_id
    order by c.registered_at desc) to stdout`))
  await pipeline(rows, createDeflateRaw({ level: 5 }), new Writable({ write: (_, __, done) => done() }))
  await client.end()
  return (performance.now() - begin) / 1000
}
