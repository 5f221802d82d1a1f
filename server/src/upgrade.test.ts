import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readConfig } from './config.ts'
import { frozenView, ownerConnection, readRows, tablesOf } from './platform/backup/table-dump.ts'
import { appUrl, migrationNames, readMigration } from './platform/database/migrate.ts'
import { runDueTimers } from './modules/sla/index.ts'
import { allEndpoints } from './openapi.ts'
import { runDueJobs } from './platform/jobs/worker.ts'
import { mustFitData } from './platform/keys/must-fit-data.ts'
import { sealAll, verifyTrail } from './platform/trail/index.ts'
import { makeApp, startServer } from './server.ts'
import { databaseUrl, runStatement } from './testing/administration.ts'
import { catalogueOf } from './testing/catalogue.ts'
import { readRelease, releaseNames, upgrade, type Release } from './testing/releases/release.ts'
import { signIn, type Browser, type TestApp } from './testing/test-app.ts'
import { testDatabase } from './testing/test-database.ts'

const RELEASES = releaseNames().map(readRelease)

describe('migrations that were released', () => {
  it('are never edited, renamed or taken away', () => {
    const names = new Set(migrationNames())
    const wrong = RELEASES.flatMap(({ name: release, migrations }) =>
      migrations.filter(({ name, checksum }) => !names.has(name) || readMigration(name).checksum !== checksum).map(({ name }) => `${name} was released with ${release}: ${names.has(name) ? 'put it back as it was, and write what you want to change as a new migration' : 'put it back'}`),
    )
    expect(wrong).toEqual([])
  })
})

/** What a migration changes in rows on purpose, or a server at its start: `table.column`, and why. */
const CHANGED: Record<string, string> = {
  'sla_policy_version.targets': '0010: emergencies are reminded of earlier',
  'work_order.suspend_until': '0009: every suspension has an end',
  'sla_pause_rule.metrics': '0022: the clock of completion rests with that of solving',
}
/** Says up to where lines of history are older than their marks: another number wherever there was history already. */
const OF_THE_PLACE = 'function trail_unmarked_until(text)'
/** So many records of a list are opened one by one. */
const OPENED = 2

let fresh: Record<string, string>
beforeAll(async () => {
  const database = await testDatabase()
  fresh = await catalogueOf(database.ownerUrl)
  await database.drop()
})

describe.each(RELEASES)('an installation of $name', (release) => {
  const database = `upgrade_${randomUUID().replaceAll('-', '')}`
  let ownerUrl: string
  let folder: string
  let test: TestApp
  let admin: Browser
  beforeAll(async () => {
    await runStatement(inject('clusterUrl'), `CREATE DATABASE ${database}`)
    ownerUrl = databaseUrl(inject('clusterUrl'), database)
    await upgrade(ownerUrl, release)
    folder = await mkdtemp(join(tmpdir(), 'guanjia-upgrade-'))
  })
  afterAll(async () => {
    await test.close()
    await runStatement(inject('clusterUrl'), `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    await rm(folder, { recursive: true, force: true })
  })

  it('has the schema of a new one', async () => {
    const upgraded = await catalogueOf(ownerUrl)
    const different = [...new Set([...Object.keys(upgraded), ...Object.keys(fresh)])].filter((part) => part !== OF_THE_PLACE && upgraded[part] !== fresh[part])
    expect(different).toEqual([])
  })

  it('keeps every row as it was', async () => {
    const { lost, changed } = await compare(ownerUrl, release)
    expect(lost).toEqual([])
    expect(changed.filter((column) => !(column in CHANGED))).toEqual([])
  })

  it('starts, and opens every record that a list shows, in today\'s shape', async () => {
    const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent', GUANJIA_DATA: folder, GUANJIA_DEMO: '0', GUANJIA_KEY: release.key })
    await mustFitData(config, ownerUrl)
    const app = makeApp(config, appUrl(ownerUrl))
    const server = await startServer(app, { withBackground: false })
    test = { app, database: { ownerUrl, appUrl: appUrl(ownerUrl), drop: async () => {} }, server, http: server.http, close: () => server.stop() }
    admin = await signIn(test, 'admin', 'guanjia')
    const { opened, broken } = await openEverything(admin)
    expect(broken).toEqual([])
    expect(opened).toBeGreaterThan(100)
  })

  it('is worked with as before: papers open, cases go on, clocks run, history is whole', async () => {
    const { app } = test
    const [person] = (await asOwner<{ id: string; id_number_sealed: Buffer }>('select id, id_number_sealed from person where id_number_sealed is not null limit 1')) as [{ id: string; id_number_sealed: Buffer }]
    const number = app.personalData.decrypt(person.id_number_sealed)
    expect(number).toMatch(/^\d{17}[\dX]$/)
    const { hits } = (await admin.send('GET', `/search?q=${number}`)).body as { hits: { id: string }[] }
    expect(hits.map(({ id }) => id)).toContain(person.id)
    const desk = await signIn(test, 'desk', 'guanjia')
    const { items } = (await desk.send('GET', '/cases?limit=50')).body as { items: { id: string; siteId: string; status: string }[] }
    const going = items.filter(({ status }) => status === 'in_progress' || status === 'waiting')
    expect(going.length).toBeGreaterThan(0)
    for (const { id } of going) {
      const told = await desk.send('POST', `/cases/${id}/actions`, { action: 'feedback', text: '系统已升级，您的事项仍由我们跟进。' })
      expect([id, told.status, told.body]).toMatchObject([id, 200, { id }])
    }
    const taken = await desk.send('POST', '/cases', { siteId: going[0]!.siteId, kind: 'repair', statement: '厨房漏水' })
    expect(taken).toMatchObject({ status: 200, body: { status: 'registered' } })
    await runDueTimers(app)
    await runDueJobs(app)
    expect(await asOwner('select queue, last_failure from job where last_failure is not null')).toEqual([])
    const organization = release.tables.find(({ name }) => name === 'organization')!
    const id = organization.lines[0]!.split('\t')[organization.columns.indexOf('id')]!
    await sealAll(app)
    expect(await verifyTrail(app, id)).toMatchObject({ findings: 0 })
  })

  async function asOwner<Row extends object>(query: string): Promise<Row[]> {
    const owner = await ownerConnection(ownerUrl)
    try {
      return (await owner.query<Row>(query)).rows
    } finally {
      await owner.end()
    }
  }
})

/** Asks every list for what it shows and every record page for some of it; the server checks each answer against its contract. */
async function openEverything(who: Browser): Promise<{ opened: number; broken: string[] }> {
  const reads = allEndpoints().map(({ endpoint }) => endpoint).filter(({ method, kind }) => method === 'GET' && kind === 'json')
  const sites = (await who.send('GET', '/sites')).body as { items: { id: string }[] }
  const broken: string[] = []
  let opened = 0
  const ask = async (path: string): Promise<{ items?: { id?: string }[] } | null> => {
    const answer = await who.send('GET', path)
    if (answer.status >= 500) broken.push(`${path} ${JSON.stringify(answer.body).slice(0, 200)}`)
    if (answer.status !== 200) return null
    opened++
    return answer.body
  }
  for (const { path } of reads.filter(({ path }) => !path.includes('{'))) {
    const list = await ask(`${path}?siteId=${sites.items[0]!.id}`)
    const ids = (list?.items ?? []).slice(0, OPENED).flatMap(({ id }) => (id === undefined ? [] : [id]))
    for (const page of reads.filter((one) => one.path.startsWith(`${path}/{id}`) && one.path.split('{').length === 2)) for (const id of ids) await ask(page.path.replace('{id}', id))
  }
  return { opened, broken }
}

/** Rows that are there no more, and columns whose values are others now. */
async function compare(ownerUrl: string, release: Release): Promise<{ lost: string[]; changed: string[] }> {
  const view = await frozenView(ownerUrl)
  const today = new Map((await tablesOf(view, { digests: false })).map((table) => [table.name, table]))
  const lost: string[] = []
  const changed = new Set<string>()
  for (const { name, columns, lines } of release.tables.filter(({ lines }) => lines.length > 0)) {
    const table = today.get(name)
    const left = columns.filter((column) => table?.columns.includes(column))
    if (!table || left.length < columns.length) lost.push(...columns.filter((column) => !left.includes(column)).map((column) => `${name}.${column}`))
    if (!table) continue
    const rows = (await text(readRows(view, { ...table, columns: left }))).split('\n').slice(0, -1).map((line) => line.split('\t'))
    const known = new Set(rows.map((row) => row.join('\t')))
    for (const line of lines) {
      const all = line.split('\t')
      const values = left.map((column) => all[columns.indexOf(column)]!)
      if (known.has(values.join('\t'))) continue
      // The row that is most like it tells what changed.
      const alike = rows.map((row) => ({ row, same: row.filter((value, i) => value === values[i]).length })).sort((a, b) => b.same - a.same)[0]
      if (alike === undefined || alike.same * 2 < left.length) lost.push(`${name}: ${line.slice(0, 120)}`)
      else for (const [i, column] of left.entries()) if (alike.row[i] !== values[i]) changed.add(`${name}.${column}`)
    }
  }
  await view.end()
  return { lost, changed: [...changed].sort() }
}
