import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyInto } from 'pg-copy-streams'
import { makeSite } from '../server/src/modules/organization/index.ts'
import { readConfig } from '../server/src/config.ts'
import { Actor } from '../server/src/platform/auth/actor.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { appUrl, migrate } from '../server/src/platform/database/migrate.ts'
import { newId } from '../server/src/platform/ids.ts'
import { makeApp } from '../server/src/server.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'
import { randoms } from './search/people.ts'

const ROWS = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 100_000)
const TARGET_SECONDS = 120
const TARGET_MB = 400

const HEADERS = [
  'Unique Key', 'Created Date', 'Closed Date', 'Agency', 'Agency Name', 'Complaint Type', 'Descriptor', 'Location Type', 'Incident Zip',
  'Incident Address', 'City', 'Status', 'Due Date',
  'Resolution Description', 'Resolution Action Updated Date', 'Borough', 'Open Data Channel Type',
]
const PROFILE = {
  name: 'NYC 311', source: 'nyc311', dateFormat: 'MM/dd/yyyy hh:mm:ss a', timeZone: 'America/New_York', targets: 'file',
  values: {
    kind: { '': 'complaint' }, department: { HPD: 'ENGINEERING', NYPD: 'SECURITY' }, category: { 'Noise - Residential': 'order.noise' },
  },
}
const KINDS: [agency: string, name: string, type: string, descriptors: string[]][] = [
  ['NYPD', 'New York City Police Department', 'Noise - Residential', ['Loud Music/Party', 'Banging/Pounding', 'Loud Talking']],
  ['HPD', 'Department of Housing Preservation and Development', 'HEAT/HOT WATER', ['ENTIRE BUILDING', 'APARTMENT ONLY']],
  ['DOT', 'Department of Transportation', 'Street Condition', ['Pothole', 'Cave-in', 'Rough, Pitted or Cracked Roads']],
  ['DSNY', 'Department of Sanitation', 'Illegal Dumping', ['Removal Request', 'Chronic Dumping']],
  ['DEP', 'Department of Environmental Protection', 'Water System', ['Leak (Use Comments)', 'No Water (WNW)', 'Hydrant Running (WC3)']],
]
const OUTCOMES = [
  'The Police Department responded to the complaint and with the information available observed no evidence of the violation at that time.',
  'The following complaint conditions are still open. HPD may attempt to contact you to verify the correction of the condition.',
  'The Department inspected this complaint and repaired the problem.',
]

/** Wall time as the city writes it. */
function usTime(ms: number): string {
  const [day, time] = new Date(ms).toISOString().slice(0, 19).split('T') as [string, string]
  const [year, month, date] = day.split('-')
  const hour = Number(time.slice(0, 2))
  return `${month}/${date}/${year} ${String(hour % 12 || 12).padStart(2, '0')}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`
}

/** An export like that of the city's hotline: two years of requests, seven of a hundred still open. */
async function writeFile(file: string): Promise<void> {
  const random = randoms(ROWS)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const out = createWriteStream(file)
  out.write(`${HEADERS.join(',')}\n`)
  const begin = Date.UTC(2024, 0, 1)
  for (let i = 0; i < ROWS; i++) {
    const [agency, agencyName, type, descriptors] = pick(KINDS)
    const opened = begin + Math.floor(random() * 2 * 365 * 86_400) * 1000
    const closed = random() < 0.93 ? opened + 600_000 + Math.floor(random() * 20 * 86_400) * 1000 : null
    const due = random() < 0.8 ? opened + pick([1, 3, 7, 14]) * 86_400_000 : null
    const cells = [
      60_000_000 + i, usTime(opened), closed === null ? '' : usTime(closed), agency, agencyName, type, `"${pick(descriptors)}"`,
      'Residential Building/House', 10_001 + Math.floor(random() * 200),
      `${1 + Math.floor(random() * 900)} SAMPLE STREET ${Math.floor(random() * 200)}`, 'NEW YORK',
      closed === null ? pick(['Open', 'In Progress', 'Assigned']) : 'Closed', due === null ? '' : usTime(due),
      closed === null ? '' : `"${pick(OUTCOMES)}"`, closed === null ? '' : usTime(closed),
      pick(['MANHATTAN', 'BROOKLYN', 'QUEENS']), pick(['PHONE', 'ONLINE', 'MOBILE', 'UNKNOWN']),
    ]
    if (!out.write(`${cells.join(',')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

/** One run of the command line, as a user would type it. */
async function cli(
  databaseUrl: string, folder: string, file: string, profile: string,
): Promise<{ seconds: number; megabytes: number; said: string }> {
  const begin = performance.now()
  const args = [
    '--import', 'tsx', 'server/src/cli.ts', 'import', 'cases', '--site', 'S1', '--file', file, '--profile', profile, '--commit', '--locale',
    'en',
  ]
  const child = spawn(
    process.execPath, args,
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, DATABASE_URL: databaseUrl, GUANJIA_DATA: folder, GUANJIA_DEMO: '0' } },
  )
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`the command ended with ${code}: ${said}`)
  const megabytes = Math.max(...[...said.matchAll(/, (\d+) MB/g)].map((match) => Number(match[1])))
  return { seconds: (performance.now() - begin) / 1000, megabytes, said }
}

const TABLES = ['service_case', 'timeline_entry', 'sla_clock', 'sla_clock_event'] as const

/** The raw limit: the same rows by COPY into tables with the same indexes. */
async function rawSeconds(ownerUrl: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  let total = 0
  for (const table of TABLES) {
    const { rows } = await client.query<{ columns: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = ''`,
      [table],
    )
    const columns = rows[0]!.columns
    const file = path.join(folder, `${table}.copy`)
    await client.query(`create table raw_${table} (like ${table} including all)`)
    await client.query(`copy ${table} (${columns}) to '${file}'`)
    const begin = performance.now()
    const data = readFileSync(file)
    await pipeline(async function* () {
      for (let at = 0; at < data.length; at += 65_536) yield data.subarray(at, at + 65_536)
    }, client.query(copyInto(`copy raw_${table} (${columns}) from stdin`)))
    total += performance.now() - begin
  }
  await client.end()
  return total / 1000
}

async function run(): Promise<void> {
  const cluster = await throwawayCluster({ shared_buffers: '256MB', work_mem: '16MB', maintenance_work_mem: '256MB' })
  const folder = mkdtempSync(path.join(tmpdir(), 'guanjia-bench-'))
  try {
    await migrate(cluster.url)
    const app = makeApp(readConfig({ LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: folder, GUANJIA_DEMO: '0' }), appUrl(cluster.url))
    const organizationId = newId()
    await runInCtx(app, { actor: Actor.system(organizationId) }, async (ctx) => {
      await ctx.tx.insertInto('organization').values({ id: organizationId, name: '测量' }).execute()
      await makeSite(ctx, { code: 'S1', name: '测量', kind: 'residential', timeZone: 'America/New_York' })
    })
    await app.database.close()
    const file = path.join(folder, 'history.csv')
    const profile = path.join(folder, 'profile.json')
    await writeFile(file)
    writeFileSync(profile, JSON.stringify(PROFILE))
    console.log(`${ROWS.toLocaleString('en')} cases in a CSV of ${(statSync(file).size / 2 ** 20).toFixed(1)} MiB`)
    const first = await cli(cluster.url, folder, file, profile)
    console.log(first.said.trim().split('\n').slice(-2).join('\n'))
    console.log(`the command from start to end: ${first.seconds.toFixed(1)} s, at most ${first.megabytes} MB`)
    const again = await cli(cluster.url, folder, file, profile)
    console.log(`the same file again: ${again.seconds.toFixed(1)} s, ${again.said.trim().split('\n').at(-1)!}`)
    const raw = await rawSeconds(cluster.url, folder)
    const ratio = (first.seconds / raw).toFixed(1)
    console.log(`raw limit: the same cases, timelines and clocks by COPY, indexes and all: ${raw.toFixed(1)} s`)
    console.log(`the whole command, with reading, checking and comparing, took ${ratio} ×`)
    const isSame = new RegExp(`same ${ROWS.toLocaleString('en')},`).test(again.said)
    const ok = first.seconds <= TARGET_SECONDS && first.megabytes <= TARGET_MB && isSame
    const target = `${ROWS.toLocaleString('en')} rows end to end ≤ ${TARGET_SECONDS} s and ≤ ${TARGET_MB} MB`
    console.log(`${ok ? 'met' : 'MISSED'}: ${target}, and the same file again changes nothing`)
    if (!ok) process.exitCode = 1
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await run()
