import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { embeddedMajor, hasCluster, placeCluster, startEmbeddedDatabase } from '../database/embedded/index.ts'
import { migrate, migrationNames, readMigration } from '../database/migrate.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { unpackCluster } from './cluster-copy.ts'
import { chooseBackup } from './folder.ts'
import { hasKeys, keyFileOf, type KeySource } from '../keys/key-file.ts'
import { keyFingerprint, keysFit } from './keys.ts'
import { BackupProblem, KEY_PART, blobPath, readBlobList, readManifest, verifyParts, type Manifest } from './manifest.ts'
import { isEmptyDatabase, loadTables, ownerConnection } from './table-dump.ts'

export interface RestoreTarget extends KeySource {
  /** An own PostgreSQL; without it the embedded server of the data folder. */
  databaseUrl: string | undefined
  blobs: BlobStore
  /** False for tests: the restored server does not wait for the disk. */
  isDurable?: boolean
}

export interface RestoreOptions {
  /** A backup, or a folder of them: then the newest. */
  from: string
  /** Goes on although the papers cannot be read without the key. */
  withoutKeys?: boolean
  onProgress?: (phase: 'check' | 'files' | 'database', done: number, total: number) => void
}

export interface Restored {
  folder: string
  manifest: Manifest
  /** Migrations that this release added. */
  applied: string[]
  keyIsMissing: boolean
}

/** Names the backup that a broken-off restore was putting into a data folder; the same one may go on. */
const MARK = 'restoring'
export const embeddedFolder = (dataFolder: string): string => join(dataFolder, 'postgres')

/**
 * Puts a backup into an empty installation. Everything is checked before anything is written: checksums, release, target, key.
 * Broken off, it can be started again; the database appears last and whole. Throws `BackupProblem` saying what is in the way.
 */
export async function restoreBackup(target: RestoreTarget, options: RestoreOptions): Promise<Restored> {
  const { onProgress = () => undefined } = options
  const folder = await chooseBackup(options.from)
  const manifest = await readManifest(folder)
  mustBeOfThisRelease(folder, manifest)
  onProgress('check', 0, 1)
  await verifyParts(folder, manifest)
  await mustBeEmpty(target, manifest)
  const keyIsMissing = mustHaveKey(target, manifest, options.withoutKeys === true)
  await mkdir(target.dataFolder, { recursive: true })
  const mark = join(target.dataFolder, MARK)
  await writeFile(mark, manifest.name)
  await restoreBlobs(folder, target.blobs, (done, total) => onProgress('files', done, total))
  if (manifest.key.isIncluded) await restoreKeys(folder, target)
  const applied = await restoreDatabase(folder, manifest, target, (done, total) => onProgress('database', done, total))
  await rm(mark)
  return { folder, manifest, applied, keyIsMissing }
}

/** Throws when a migration of the backup is unknown here or has another text. */
function mustBeOfThisRelease(folder: string, manifest: Manifest): void {
  const known = new Set(migrationNames())
  const foreign = manifest.migrations.find(({ name, checksum }) => !known.has(name) || readMigration(name).checksum !== checksum)
  if (foreign) throw new BackupProblem(`${folder} was made by a newer or another release (${manifest.release}, it knows ${foreign.name}); restore it with that one`)
}

async function mustBeEmpty(target: RestoreTarget, manifest: Manifest): Promise<void> {
  const { dataFolder, databaseUrl } = target
  const isGoingOn = existsSync(join(dataFolder, MARK)) && (await readFile(join(dataFolder, MARK), 'utf8')) === manifest.name
  if (databaseUrl === undefined) {
    if (manifest.kind === 'cluster' && manifest.postgres !== embeddedMajor()) throw new BackupProblem(`The backup is of PostgreSQL ${manifest.postgres}, this release carries ${embeddedMajor()}; restore it with the release that made it and take one with --tables`)
    // Rows go into a server that had to be made first; its database tells whether it is still empty.
    if (hasCluster(embeddedFolder(dataFolder)) && !(isGoingOn && manifest.kind === 'tables')) throw new BackupProblem(`${dataFolder} holds a database already; restore into an empty GUANJIA_DATA`)
  } else {
    if (manifest.kind === 'cluster') throw new BackupProblem('This backup holds the files of the embedded server; restore it without DATABASE_URL, or take one with --tables')
    await mustBeEmptyDatabase(databaseUrl)
  }
  if (!isGoingOn && existsSync(join(dataFolder, 'files')) && readdirSync(join(dataFolder, 'files')).length > 0) throw new BackupProblem(`${join(dataFolder, 'files')} is not empty; restore into an empty GUANJIA_DATA`)
}

async function mustBeEmptyDatabase(url: string): Promise<void> {
  const client = await ownerConnection(url)
  try {
    if (!(await isEmptyDatabase(client))) throw new BackupProblem('The database of DATABASE_URL is not empty; restore into a new one')
  } finally {
    await client.end()
  }
}

function mustHaveKey(target: RestoreTarget, manifest: Manifest, goesWithout: boolean): boolean {
  const { fingerprint, isIncluded } = manifest.key
  const present = keyFingerprint(target)
  if (present !== null && !keysFit(present, fingerprint)) throw new BackupProblem(`The key of this installation (${present}) is not the one of the backup (${fingerprint}); remove it or give the right one`)
  if (fingerprint === null || isIncluded || present !== null) return false
  if (!goesWithout) throw new BackupProblem(`The backup holds no key, and there is none here: put the key file with the fingerprint ${fingerprint} at ${keyFileOf(target)} (mode 600) or set GUANJIA_KEY. Identity papers cannot be read without it; --without-keys restores all the rest`)
  return true
}

async function restoreBlobs(folder: string, blobs: BlobStore, onProgress: (done: number, total: number) => void): Promise<void> {
  const list = await readBlobList(folder)
  for (const [i, { sha256 }] of list.entries()) {
    const path = blobPath(folder, sha256)
    if (!existsSync(path)) throw new BackupProblem(`The file ${sha256} is missing in the backup ${folder}`)
    const stored = await blobs.put(createReadStream(path))
    if (stored.sha256 !== sha256) throw new BackupProblem(`The file ${sha256} in the backup ${folder} is damaged: its content does not fit its name`)
    if (i % 50 === 0 || i === list.length - 1) onProgress(i + 1, list.length)
  }
}

async function restoreKeys(folder: string, target: RestoreTarget): Promise<void> {
  if (hasKeys(target)) return
  await mkdir(dirname(keyFileOf(target)), { recursive: true })
  await writeFile(keyFileOf(target), await readFile(join(folder, KEY_PART)), { mode: 0o600 })
}

async function restoreDatabase(folder: string, manifest: Manifest, target: RestoreTarget, onProgress: (done: number, total: number) => void): Promise<string[]> {
  if (target.databaseUrl !== undefined) return (await restoreTables(target.databaseUrl, folder, manifest, onProgress)).applied
  const dataDir = embeddedFolder(target.dataFolder)
  if (manifest.kind === 'cluster') await restoreCluster(folder, dataDir)
  const embedded = await startEmbeddedDatabase({ dataDir, isDurable: target.isDurable ?? true })
  try {
    if (manifest.kind === 'cluster') return (await migrate(embedded.url)).applied
    await mustBeEmptyDatabase(embedded.url)
    return (await restoreTables(embedded.url, folder, manifest, onProgress)).applied
  } finally {
    await embedded.stop()
  }
}

export async function restoreCluster(folder: string, dataDir: string): Promise<void> {
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim()
  await placeCluster(dataDir, password, (place) => unpackCluster(gunzipped(join(folder, 'cluster.tar.gz')), place))
}

export function restoreTables(ownerUrl: string, folder: string, manifest: Manifest, onProgress: (done: number, total: number) => void = () => undefined): Promise<{ applied: string[] }> {
  return loadTables(ownerUrl, manifest, (table) => gunzipped(join(folder, 'tables', `${table}.copy.gz`)), onProgress)
}

function gunzipped(path: string): Readable {
  const unpacked = createGunzip()
  createReadStream(path).on('error', (error) => unpacked.destroy(error)).pipe(unpacked)
  return unpacked
}
