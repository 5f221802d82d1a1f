import { join } from 'node:path'
import { removeCluster, startEmbeddedDatabase } from '../database/embedded/index.ts'
import { claimDirectory } from '../database/embedded/ownership.ts'
import { migrationNames } from '../database/migrate.ts'
import { UNFINISHED, chooseBackup, makeFolder, removeAbandoned } from './folder.ts'
import type { KeySource } from '../keys/key-file.ts'
import { keyFingerprint, keysFit } from './keys.ts'
import { blobPath, readBlobList, readManifest, sumOf, verifyParts, type Manifest } from './manifest.ts'
import { restoreCluster, restoreTables } from './restore.ts'
import { frozenView, tablesOf, type TableFacts } from './table-dump.ts'
import type pg from 'pg'
import { rm } from 'node:fs/promises'

export interface DrillReport {
  name: string
  /** What would keep this backup from being a rescue; empty when nothing would. */
  problems: string[]
  tables: number
  rows: number
  blobs: number
  seconds: number
}

/**
 * A restore drill: the backup is really restored, into a server that exists for this minute, and compared with what it says of itself.
 * Every row is read (and its page's checksum with it), every file is summed, and each file that a row names must be there.
 */
export async function drillBackup(installation: KeySource, options: { from: string; inFolder: string }): Promise<DrillReport> {
  const begin = performance.now()
  const folder = await chooseBackup(options.from)
  const manifest = await readManifest(folder)
  const problems: string[] = []
  await verifyParts(folder, manifest)
  const known = new Set(migrationNames())
  if (manifest.migrations.some(({ name }) => !known.has(name))) problems.push(`The backup is of a newer release (${manifest.release})`)
  if (!manifest.key.isIncluded && !keysFit(keyFingerprint(installation), manifest.key.fingerprint)) problems.push(`The key of this installation is not the one that opens the papers of the backup (${manifest.key.fingerprint})`)
  const blobs = await checkBlobs(folder, problems)
  await makeFolder(options.inFolder)
  await removeAbandoned(options.inFolder, 'drill-')
  const place = join(options.inFolder, `drill-${manifest.name}${UNFINISHED}`)
  await rm(place, { recursive: true, force: true })
  await makeFolder(place)
  const release = claimDirectory(place)
  try {
    const found = await rebuilt(folder, manifest, join(place, 'postgres'), async (client) => {
      problems.push(...(await lostFiles(client, blobs)))
      return tablesOf(client, { digests: manifest.kind === 'tables' })
    })
    problems.push(...differences(manifest, found))
    return { name: manifest.name, problems, tables: found.length, rows: found.reduce((sum, { rows }) => sum + rows, 0), blobs: blobs.size, seconds: Math.round((performance.now() - begin) / 100) / 10 }
  } finally {
    release()
    await rm(place, { recursive: true, force: true })
  }
}

async function rebuilt<T>(folder: string, manifest: Manifest, dataDir: string, look: (client: pg.Client) => Promise<T>): Promise<T> {
  try {
    if (manifest.kind === 'cluster') await restoreCluster(folder, dataDir)
    const embedded = await startEmbeddedDatabase({ dataDir, isDurable: false })
    try {
      if (manifest.kind === 'tables') await restoreTables(embedded.url, folder, { ...manifest })
      const client = await frozenView(embedded.url)
      try {
        return await look(client)
      } finally {
        await client.end()
      }
    } finally {
      await embedded.stop()
    }
  } finally {
    removeCluster(dataDir)
  }
}

async function checkBlobs(folder: string, problems: string[]): Promise<Set<string>> {
  const good = new Set<string>()
  for (const { sha256 } of await readBlobList(folder)) {
    const found = await sumOf(blobPath(folder, sha256)).catch(() => null)
    if (found?.sha256 === sha256) good.add(sha256)
    else problems.push(found === null ? `The file ${sha256} is missing` : `The file ${sha256} is damaged`)
  }
  return good
}

/** Files that restored rows name and the backup lacks. */
async function lostFiles(client: pg.Client, blobs: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from file')
  const lost = rows.filter(({ sha256 }) => !blobs.has(sha256))
  return lost.length === 0 ? [] : [`${lost.length} files of records are not in the backup, such as ${lost[0]!.sha256}`]
}

/** Rows of tables must be exactly those of the dump; a copied cluster is of a moment later, but no table may be gone or emptied. */
function differences(manifest: Manifest, found: TableFacts[]): string[] {
  const byName = new Map(found.map((table) => [table.name, table]))
  return manifest.tables.flatMap((table) => {
    const restored = byName.get(table.name)
    if (!restored) return [`The table ${table.name} is missing`]
    if (manifest.kind === 'tables' && sameColumns(table, restored) && (restored.rows !== table.rows || restored.digest !== table.digest)) return [`The table ${table.name} differs: ${restored.rows} rows instead of ${table.rows}`]
    if (table.rows > 0 && restored.rows === 0 && !FLEETING.has(table.name)) return [`The table ${table.name} is empty`]
    return []
  })
}

/** A migration of this release may have added columns to what an older backup held. */
const sameColumns = (a: TableFacts, b: TableFacts): boolean => a.columns.join() === b.columns.join()
/** Tables that empty themselves in the normal course. */
const FLEETING = new Set(['job', 'stream_event', 'idempotency_key', 'session', 'upload', 'upload_part'])


