import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readConfig } from './config.ts'
import { takeBackup } from './platform/backup/take-backup.ts'
import { restoreCluster } from './platform/backup/restore.ts'
import { clusterFolder, startEmbeddedDatabase, type EmbeddedDatabase } from './platform/database/embedded/index.ts'
import { appUrl } from './platform/database/migrate.ts'
import { makeApp, startServer } from './server.ts'
import { aHousehold } from './testing/households.ts'
import { ownInstallation, type OwnInstallation } from './testing/own-installation.ts'
import { aCompany, as, signIn, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { until } from './testing/wait.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** A primary, a standby that streams from it, and a server that has both. */
let primary: OwnInstallation
let standby: EmbeddedDatabase
let standbyDir: string
let folder: string
let test: TestApp
let company: Company
let manager: Browser

async function startStandby(): Promise<EmbeddedDatabase> {
  const { hostname, port, username, password } = new URL(primary.database.url)
  return startEmbeddedDatabase({ dataDir: standbyDir, isDurable: false, settings: { primary_conninfo: `host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`, hot_standby: 'on' } })
}

beforeAll(async () => {
  primary = await ownInstallation()
  company = await aCompany(primary.test)
  folder = mkdtempSync(join(tmpdir(), 'guanjia-replica-'))
  const source = { key: undefined, keyFile: undefined, dataFolder: primary.dataFolder, ownerUrl: primary.database.url, embeddedIn: join(primary.dataFolder, 'postgres'), blobs: primary.test.app.blobs }
  const made = await takeBackup(source, { to: join(folder, 'backups') })
  standbyDir = join(folder, 'postgres')
  await restoreCluster(made.folder, standbyDir)
  writeFileSync(join(clusterFolder(standbyDir), 'standby.signal'), '', { mode: 0o600 })
  standby = await startStandby()
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'error', GUANJIA_DATA: primary.dataFolder, GUANJIA_DEMO: '0', GUANJIA_POOL: '4', DATABASE_URL: primary.database.url, DATABASE_REPLICA_URL: standby.url, GUANJIA_REPLICA_LAG: '2' })
  const app = makeApp(config, appUrl(primary.database.url))
  const server = await startServer(app, { withBackground: false })
  test = { app, database: { ownerUrl: primary.database.url, appUrl: '', drop: async () => {} }, server, http: server.http, close: () => server.stop() }
  manager = await signIn(test, company.logins.site_manager, company.password)
})
afterAll(async () => {
  await test.close()
  await standby.stop()
  await primary.close()
  rmSync(folder, { recursive: true, force: true })
})

/** How many statements the replica's database has answered. */
async function answeredByReplica(): Promise<number> {
  let count = 0
  const { pool } = test.app.replica!.database
  const connect = pool.connect.bind(pool)
  pool.connect = ((...args: Parameters<typeof connect>) => (count++, connect(...args))) as typeof pool.connect
  await report()
  pool.connect = connect
  return count
}

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString()
const report = () => manager.send('GET', `/insight/overview?siteId=${company.siteId}&from=${day(-7)}&to=${day(1)}`)
const openCases = async (): Promise<number> => ((await report()).body as { open: unknown[] }).open.length

describe('a replica for reports', () => {
  it('follows the primary by streaming, and reports read from it', async () => {
    await until(async () => (await test.app.replica!.look(), test.app.replica!.state.isUsed))
    expect(test.app.replica!.state.lagSeconds).toBeLessThan(5)
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const before = await openCases()
    expect((await desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '漏水', unitId: home.unitId, personId: home.personId })).status).toBe(200)
    await until(async () => (await openCases()) === before + 1)
    expect(await answeredByReplica()).toBeGreaterThan(0)
    // What is no report never reads there.
    expect((await desk.send('GET', '/cases')).status).toBe(200)
    const metrics = (await test.http.inject({ method: 'GET', url: '/metrics' })).body
    expect(metrics).toMatch(/guanjia_replica_used 1/)
    expect(metrics).toMatch(/guanjia_replica_lag_seconds \d/)
  })

  it('is done without while it is away or too far behind, and taken up again', async () => {
    await standby.stop()
    expect((await report()).status).toBe(200)
    await test.app.replica!.look()
    expect(test.app.replica!.state).toEqual({ isUsed: false, lagSeconds: null })
    expect((await report()).status).toBe(200)
    const port = Number(new URL(test.app.config.replicaUrl!).port)
    const { hostname, port: primaryPort, username, password } = new URL(primary.database.url)
    standby = await startEmbeddedDatabase({ dataDir: standbyDir, port, isDurable: false, settings: { primary_conninfo: `host=${hostname} port=${primaryPort} user=${username} password=${decodeURIComponent(password)}`, hot_standby: 'on', recovery_min_apply_delay: '1h' } })
    // It holds back what it hears for an hour: too old for reports.
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('organization').set({ name: '春晖物业二' }).where('id', '=', company.organizationId).execute())
    await until(async () => (await test.app.replica!.look(), !test.app.replica!.state.isUsed))
    expect((await test.app.replica!.database.pool.query('select 1')).rowCount).toBe(1)
    expect((await report()).status).toBe(200)
    await standby.stop()
    standby = await startEmbeddedDatabase({ dataDir: standbyDir, port, isDurable: false, settings: { primary_conninfo: `host=${hostname} port=${primaryPort} user=${username} password=${decodeURIComponent(password)}`, hot_standby: 'on' } })
    await until(async () => (await test.app.replica!.look(), test.app.replica!.state.isUsed))
    expect(await answeredByReplica()).toBeGreaterThan(0)
  })
})
