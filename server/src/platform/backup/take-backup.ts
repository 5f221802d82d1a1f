import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { copyFile, link, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { clusterFolder, readClusterPassword } from '../database/embedded/index.ts'
import { claimDirectory } from '../database/embedded/ownership.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { RELEASE } from '../release.ts'
import { clusterEntries } from './cluster-copy.ts'
import { UNFINISHED, backupName, finishedBackups, keepNewest, makeFolder, removeAbandoned } from './folder.ts'
import { hasKeys, type KeySource } from '../keys/key-file.ts'
import { keyFingerprint, keyText } from './keys.ts'
import { BLOB_LIST, BackupProblem, KEY_PART, MANIFEST, blobPath, sumOf, writeManifest, type Manifest, type Part } from './manifest.ts'
import { frozenView, migrationsOf, ownerConnection, readRows, sequencesOf, tablesOf } from './table-dump.ts'
import { writeTar } from './tar.ts'

export interface BackupSource extends KeySource {
  ownerUrl: string
  /** The data directory of the embedded server; undefined for an own PostgreSQL. */
  embeddedIn: string | undefined
  blobs: BlobStore
}

export type BackupPhase = 'database' | 'files' | 'finishing'
export type Progress = (phase: BackupPhase, done: number, total: number) => void

export interface BackupOptions {
  to: string
  /** Rows instead of the server's files, also of the embedded server: for moving to another PostgreSQL. */
  asTables?: boolean
  withKeys?: boolean
  /** How many finished backups stay; without it all do. */
  keep?: number
  onProgress?: Progress
}

export interface TakenBackup {
  folder: string
  manifest: Manifest
  bytes: number
  removed: string[]
  abandoned: string[]
}

/** Any number; every process that backs this database up takes the same lock. */
const LOCK = 7_315_204

/**
 * Backs up a running installation: database, files of records, and what tells which key opens them. The backup gets its name as its
 * last step; until then it is unfinished for everybody, and the next run clears it away. One run at a time for a database.
 */
export async function takeBackup(source: BackupSource, options: BackupOptions): Promise<TakenBackup> {
  const { to, onProgress = () => undefined } = options
  await makeFolder(to)
  const client = await ownerConnection(source.ownerUrl)
  try {
    const { rows: [lock] } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
    if (!lock!.mine) throw new BackupProblem('A backup of this database is running already')
    const abandoned = await removeAbandoned(to)
    const earlier = (await finishedBackups(to))[0]?.folder
    const name = backupName(to, new Date())
    const unfinished = join(to, name + UNFINISHED)
    await makeFolder(unfinished)
    const release = claimDirectory(unfinished)
    try {
      const manifest = await fill(client, source, options, { name, unfinished, earlier }, onProgress)
      onProgress('finishing', 0, 1)
      await writeFile(join(unfinished, MANIFEST), writeManifest(manifest), { mode: 0o600, flush: true } as Parameters<typeof writeFile>[2])
      release()
      const folder = join(to, name)
      await rename(unfinished, folder)
      await settle(to)
      const removed = options.keep === undefined ? [] : await keepNewest(to, options.keep)
      onProgress('finishing', 1, 1)
      return { folder, manifest, bytes: manifest.parts.reduce((sum, part) => sum + part.bytes, manifest.blobs.bytes), removed, abandoned }
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      throw error
    }
  } finally {
    await client.end()
  }
}

interface Place {
  name: string
  unfinished: string
  earlier: string | undefined
}

async function fill(client: pg.Client, source: BackupSource, options: BackupOptions, place: Place, onProgress: Progress): Promise<Manifest> {
  const madeAt = new Date().toISOString()
  const isCluster = source.embeddedIn !== undefined && options.asTables !== true
  const view = await frozenView(source.ownerUrl)
  const parts: Part[] = []
  let facts: Pick<Manifest, 'tables' | 'sequences' | 'migrations'>
  try {
    facts = { tables: await tablesOf(view, { digests: !isCluster }), sequences: await sequencesOf(view), migrations: await migrationsOf(view) }
    if (!isCluster) parts.push(...(await dumpTables(view, facts.tables, place.unfinished, onProgress)))
  } finally {
    await view.end()
  }
  if (isCluster) parts.push(...(await copyCluster(client, source.embeddedIn!, place.unfinished, onProgress)))
  const blobs = await copyBlobs(client, source.blobs, place, onProgress)
  parts.push(await partOf(place.unfinished, BLOB_LIST))
  if (options.withKeys) parts.push(...(await copyKeys(source, place.unfinished)))
  const { rows: [server] } = await client.query<{ version: number }>("select current_setting('server_version_num')::int / 10000 as version")
  return {
    format: 1, name: place.name, madeAt, release: RELEASE, kind: isCluster ? 'cluster' : 'tables', postgres: String(server!.version),
    ...facts, parts, blobs, key: { fingerprint: keyFingerprint(source), isIncluded: options.withKeys === true },
  }
}

async function copyCluster(client: pg.Client, dataDir: string, folder: string, onProgress: Progress): Promise<Part[]> {
  const entries = clusterEntries(client, clusterFolder(dataDir), (done, total) => onProgress('database', done, total))
  const part = await writePart(folder, 'cluster.tar.gz', Readable.from(writeTar(entries)))
  await writeFile(join(folder, 'password'), readClusterPassword(dataDir), { mode: 0o600 })
  return [part, await partOf(folder, 'password')]
}

async function dumpTables(view: pg.Client, tables: Manifest['tables'], folder: string, onProgress: Progress): Promise<Part[]> {
  await makeFolder(join(folder, 'tables'))
  const total = tables.reduce((sum, { rows }) => sum + rows, 0)
  const parts: Part[] = []
  let done = 0
  for (const table of tables) {
    parts.push(await writePart(folder, `tables/${table.name}.copy.gz`, readRows(view, table)))
    onProgress('database', (done += table.rows), total)
  }
  return parts
}

/** Compresses a stream into a part and sums it up on the way. */
async function writePart(folder: string, path: string, content: Readable): Promise<Part> {
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(content, createGzip({ level: 1 }), meter, createWriteStream(join(folder, path), { mode: 0o600, flush: true } as Parameters<typeof createWriteStream>[1]))
  return { path, bytes, sha256: hash.digest('hex') }
}

async function partOf(folder: string, path: string): Promise<Part> {
  return { path, ...(await sumOf(join(folder, path))) }
}

/**
 * Copies the files of records. They never change once they are there, so what an earlier backup of the folder holds already is linked,
 * not copied; each backup is whole by itself all the same.
 */
async function copyBlobs(client: pg.Client, blobs: BlobStore, { unfinished, earlier }: Place, onProgress: Progress): Promise<Manifest['blobs']> {
  const { rows } = await client.query<{ sha256: string; bytes: string }>('select sha256, max(bytes)::text as bytes from file group by sha256 order by sha256')
  const lines: string[] = []
  let bytes = 0
  let missing = 0
  for (const [i, { sha256, bytes: size }] of rows.entries()) {
    const target = blobPath(unfinished, sha256)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const isThere = (earlier !== undefined && (await linked(blobPath(earlier, sha256), target))) || (await fetched(blobs, sha256, target))
    if (isThere) {
      lines.push(`${sha256} ${size}\n`)
      bytes += Number(size)
    } else missing++
    if (i % 50 === 0 || i === rows.length - 1) onProgress('files', i + 1, rows.length)
  }
  await writeFile(join(unfinished, BLOB_LIST), lines.join(''), { mode: 0o600 })
  return { count: lines.length, bytes, missing }
}

async function linked(from: string, to: string): Promise<boolean> {
  if (!existsSync(from)) return false
  return link(from, to).then(() => true, () => copyFile(from, to).then(() => true))
}

async function fetched(blobs: BlobStore, sha256: string, target: string): Promise<boolean> {
  if (!(await blobs.has(sha256))) return false
  await pipeline(blobs.get(sha256), createWriteStream(target, { mode: 0o600, flush: true } as Parameters<typeof createWriteStream>[1]))
  const found = await sumOf(target)
  if (found.sha256 !== sha256) throw new BackupProblem(`The file ${sha256} in the store is damaged: its content does not fit its name`)
  return true
}

async function copyKeys(source: BackupSource, folder: string): Promise<Part[]> {
  if (!hasKeys(source)) return []
  await writeFile(join(folder, KEY_PART), keyText(source), { mode: 0o600 })
  return [await partOf(folder, KEY_PART)]
}

/** Makes the rename itself survive a power cut. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
