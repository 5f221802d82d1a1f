import { mkdtempSync, rmSync } from 'node:fs'
import { appendFile, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { takeBackup, type BackupSource } from './platform/backup/take-backup.ts'
import { drillBackup } from './platform/backup/drill.ts'
import { finishedBackups } from './platform/backup/folder.ts'
import { readManifest, writeManifest } from './platform/backup/manifest.ts'
import { restoreBackup } from './platform/backup/restore.ts'
import { frozenView, ownerConnection, tablesOf } from './platform/backup/table-dump.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase } from './platform/database/embedded/index.ts'
import { FolderBlobStore } from './platform/files/blob-store.ts'
import { storeFile } from './platform/files/routes.ts'
import { newId } from './platform/ids.ts'
import { aHousehold } from './testing/households.ts'
import { ownInstallation, type OwnInstallation } from './testing/own-installation.ts'
import { aCompany, as, signIn, type TestApp } from './testing/test-app.ts'
import { testDatabase } from './testing/test-database.ts'
import { until } from './testing/wait.ts'

// Servers are made, copied and started here.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folders: string[] = []
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guanjia-backup-'))
  folders.push(folder)
  return folder
}

/** A whole installation with an embedded server of its own, a company, a case and a photo. */
let installation: OwnInstallation
let home: string
let database: EmbeddedDatabase
let test: TestApp
let source: BackupSource
beforeAll(async () => {
  installation = await ownInstallation()
  ;({ dataFolder: home, database, test } = installation)
  const { app } = test
  source = { key: undefined, keyFile: undefined, dataFolder: home, ownerUrl: database.url, embeddedIn: join(home, 'postgres'), blobs: app.blobs }
  const company = await aCompany(test)
  const household = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  const desk = await signIn(test, company.logins.front_desk, company.password)
  const taken = await desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '厨房漏水', unitId: household.unitId, personId: household.personId })
  expect(taken.status).toBe(200)
  for (const words of ['收据', '合同']) await storeFile(app, company.actors.front_desk, { id: newId(), name: `${words}.txt`, content: Buffer.from(words) })
})
afterAll(async () => {
  await installation.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

let opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.toReversed()) await close()
  opened = []
})

async function contentOf(url: string): Promise<Record<string, [number, string | null]>> {
  const view = await frozenView(url)
  try {
    return Object.fromEntries((await tablesOf(view, { digests: true })).map(({ name, rows, digest }) => [name, [rows, digest]]))
  } finally {
    await view.end()
  }
}

async function openEmbedded(dataFolder: string): Promise<string> {
  const restored = await startEmbeddedDatabase({ dataDir: join(dataFolder, 'postgres'), isDurable: false })
  opened.push(() => restored.stop())
  return restored.url
}

const targetIn = (dataFolder: string, databaseUrl?: string) => ({ key: undefined, keyFile: undefined, dataFolder, databaseUrl, blobs: new FolderBlobStore(join(dataFolder, 'files')), isDurable: false })

async function blobsIn(dataFolder: string): Promise<string[]> {
  const names = await readdir(join(dataFolder, 'files'), { recursive: true })
  return names.map((name) => name.split('/').pop()!).filter((name) => name.length === 64).sort()
}

describe('a backup of the embedded server', () => {
  it('is restored into an empty place with every row and every file as it was, key included when asked [PRV-001]', async () => {
    const before = await contentOf(database.url)
    expect(before['service_case']![0]).toBe(1)
    const made = await takeBackup(source, { to: aFolder(), withKeys: true })
    const elsewhere = aFolder()
    await restoreBackup(targetIn(elsewhere), { from: made.folder })
    expect(await contentOf(await openEmbedded(elsewhere))).toEqual(before)
    expect(await blobsIn(elsewhere)).toEqual(await blobsIn(home))
    expect(await readFile(join(elsewhere, 'key'), 'utf8')).toBe(await readFile(join(home, 'key'), 'utf8'))
    expect(await readdir(elsewhere)).not.toContain('restoring')
  })

  it('holds every committed row and none out of order while somebody writes all the time', async () => {
    const owner = await ownerConnection(database.url)
    opened.push(async () => {
      await owner.query('drop table probe')
      await owner.end()
    })
    await owner.query('create table probe (n integer primary key, filler text)')
    let written = 0
    const over = new AbortController()
    const writer = (async () => {
      while (!over.signal.aborted) await owner.query('insert into probe values ($1, repeat($2, 500))', [++written, 'x'])
    })()
    await until(async () => written >= 200)
    const atBegin = written - 1
    const made = await takeBackup(source, { to: aFolder(), withKeys: true })
    const atEnd = written
    over.abort()
    await writer
    expect(atEnd).toBeGreaterThan(atBegin + 10)
    const elsewhere = aFolder()
    await restoreBackup(targetIn(elsewhere), { from: made.folder })
    const restored = await ownerConnection(await openEmbedded(elsewhere))
    const { rows: [found] } = await restored.query<{ count: number; highest: number }>('select count(*)::int as count, max(n) as highest from probe')
    await restored.end()
    expect(found!.count).toBe(found!.highest)
    expect(found!.count).toBeGreaterThanOrEqual(atBegin)
    expect(found!.count).toBeLessThanOrEqual(atEnd)
  })

  it('passes its drill, and fails it when a file of a record is lost', async () => {
    const to = aFolder()
    const made = await takeBackup(source, { to })
    const good = await drillBackup(source, { from: to, inFolder: to })
    expect(good).toMatchObject({ problems: [], blobs: 2, tables: made.manifest.tables.length })
    expect(good.rows).toBeGreaterThan(100)
    const [first] = await blobsIn(home)
    await writeFile(join(made.folder, 'files', first!.slice(0, 2), first!), 'something else')
    const bad = await drillBackup(source, { from: to, inFolder: to })
    expect(bad.problems[0]).toContain(`${first} is damaged`)
    expect((await readdir(to)).filter((name) => name.startsWith('drill'))).toEqual([])
  })

  it('never holds the key unless asked, and is not restored without it by mistake', async () => {
    const made = await takeBackup(source, { to: aFolder() })
    expect(made.manifest.parts.map(({ path }) => path).sort()).toEqual(['cluster.tar.gz', 'files.txt', 'password'])
    const key = await readFile(join(home, 'key'), 'utf8')
    expect(await readFile(join(made.folder, 'manifest.json'), 'utf8')).not.toContain(key)
    const elsewhere = aFolder()
    await expect(restoreBackup(targetIn(elsewhere), { from: made.folder })).rejects.toThrow(made.manifest.key.fingerprint!)
    await writeFile(join(elsewhere, 'key'), 'f'.repeat(64), { mode: 0o600 })
    await expect(restoreBackup(targetIn(elsewhere), { from: made.folder })).rejects.toThrow('not the one of the backup')
    await writeFile(join(elsewhere, 'key'), key)
    expect(await restoreBackup(targetIn(elsewhere), { from: made.folder })).toMatchObject({ keyIsMissing: false })
  })
})

describe('a restore', () => {
  it('refuses a target that holds something, a changed part, a changed manifest, and a newer release', async () => {
    const to = aFolder()
    const made = await takeBackup(source, { to, withKeys: true })
    await expect(restoreBackup(targetIn(home), { from: made.folder })).rejects.toThrow('holds a database already')
    const manifest = await readManifest(made.folder)
    const say = (text: string) => writeFile(join(made.folder, 'manifest.json'), text)
    await say(writeManifest(manifest).replace('"kind": "cluster"', '"kind": "tables"'))
    await expect(restoreBackup(targetIn(aFolder()), { from: made.folder })).rejects.toThrow('was changed')
    await say(writeManifest({ ...manifest, migrations: [...manifest.migrations, { name: '9999-of-tomorrow.sql', checksum: 'x' }] }))
    await expect(restoreBackup(targetIn(aFolder()), { from: made.folder })).rejects.toThrow('newer')
    await say(JSON.stringify({ format: 2 }))
    await expect(restoreBackup(targetIn(aFolder()), { from: made.folder })).rejects.toThrow('newer release')
    await say(writeManifest(manifest))
    await appendFile(join(made.folder, 'cluster.tar.gz'), 'x')
    const elsewhere = aFolder()
    await expect(restoreBackup(targetIn(elsewhere), { from: made.folder })).rejects.toThrow('cluster.tar.gz')
    expect(await readdir(elsewhere)).toEqual([])
  })

  it('goes on where it was broken off', async () => {
    const made = await takeBackup(source, { to: aFolder(), withKeys: true })
    const elsewhere = aFolder()
    const cut = (phase: string): void => {
      if (phase === 'files') throw new Error('power cut')
    }
    await expect(restoreBackup(targetIn(elsewhere), { from: made.folder, onProgress: cut })).rejects.toThrow('power cut')
    expect(await readdir(elsewhere)).toContain('restoring')
    expect(await blobsIn(elsewhere)).not.toEqual([])
    await restoreBackup(targetIn(elsewhere), { from: made.folder })
    expect(await contentOf(await openEmbedded(elsewhere))).toEqual(await contentOf(database.url))
  })
})

describe('a backup by tables', () => {
  it('goes into another PostgreSQL and back into the embedded server with the same content', async () => {
    const before = await contentOf(database.url)
    const made = await takeBackup(source, { to: aFolder(), asTables: true, withKeys: true })
    const own = await testDatabase()
    opened.push(() => own.drop())
    const elsewhere = aFolder()
    await expect(restoreBackup(targetIn(elsewhere, database.url), { from: made.folder })).rejects.toThrow('not empty')
    await restoreBackup(targetIn(elsewhere, own.ownerUrl), { from: made.folder })
    expect(await contentOf(own.ownerUrl)).toEqual(before)
    const again = await takeBackup({ ...source, dataFolder: elsewhere, ownerUrl: own.ownerUrl, embeddedIn: undefined, blobs: new FolderBlobStore(join(elsewhere, 'files')) }, { to: aFolder(), withKeys: true })
    expect(again.manifest.kind).toBe('tables')
    expect((await drillBackup(source, { from: again.folder, inFolder: aFolder() })).problems).toEqual([])
    const third = aFolder()
    await restoreBackup(targetIn(third), { from: again.folder })
    const url = await openEmbedded(third)
    expect(await contentOf(url)).toEqual(before)
    // Keys of foreign tables are back, and so are the triggers that keep history.
    const owner = await ownerConnection(url)
    opened.push(() => owner.end())
    await expect(owner.query("update service_case set first_contact_by = gen_random_uuid()")).rejects.toThrow('first contact')
    await expect(owner.query("insert into site (organization_id, id, code, name, kind) values (gen_random_uuid(), gen_random_uuid(), 'X', 'x', 'office')")).rejects.toThrow('foreign key')
  })
})

describe('a folder of backups', () => {
  it('keeps the newest, links files that did not change, and takes one at a time', async () => {
    const to = aFolder()
    const names: string[] = []
    for (let i = 0; i < 3; i++) names.push((await takeBackup(source, { to, keep: 2, asTables: true })).manifest.name)
    expect((await finishedBackups(to)).map(({ name }) => name)).toEqual([names[2], names[1]])
    const both = await Promise.allSettled([takeBackup(source, { to, asTables: true }), takeBackup(source, { to, asTables: true })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(String((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason)).toContain('running already')
    await rename(join(to, names[2]!), join(to, `${names[2]!}.unfinished`))
    await takeBackup(source, { to, asTables: true })
    expect((await readdir(to)).filter((name) => name.endsWith('.unfinished'))).toEqual([])
  })
})
