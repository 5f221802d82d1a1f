import type pg from 'pg'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Writable } from 'node:stream'
import { FolderBlobStore, Meter, type BlobEntry, type BlobStore } from './blob-store.ts'
import type { S3BlobStore } from './s3-blob-store.ts'

const BATCH = 500
/** Whoever uploads writes the bytes first and their row a moment later. */
const YOUNG_MS = 24 * 3_600_000

export interface Moved {
  moved: number
  bytes: number
  /** Files whose bytes are not what their name says; they stay where they are. */
  damaged: string[]
}

/** Moves blobs from the folder into the bucket, each checked before and after; whatever is interrupted goes on where it was. */
export async function moveBlobs(from: FolderBlobStore, to: S3BlobStore, folderPath: (entry: BlobEntry) => string, options: { keeps: boolean; onMoved?: (moved: Moved) => void }): Promise<Moved> {
  const moved: Moved = { moved: 0, bytes: 0, damaged: [] }
  for await (const entry of from.entries()) {
    const { sha256, variant, bytes } = entry
    const path = folderPath(entry)
    if (variant === null && (await sumOf(path)) !== sha256) {
      moved.damaged.push(sha256)
      continue
    }
    await to.upload(path, { sha256, bytes, ...(variant === null ? {} : { variant }) })
    if (!options.keeps) await from.remove(sha256, variant ?? undefined)
    moved.moved++
    moved.bytes += bytes
    options.onMoved?.(moved)
  }
  return moved
}

async function sumOf(path: string): Promise<string> {
  const meter = new Meter()
  await pipeline(createReadStream(path), meter, nowhere())
  return meter.sha256()
}
const nowhere = (): Writable => new Writable({ write: (_, __, done) => done() })

export interface Swept {
  orphans: number
  bytes: number
}

/** Finds blobs that no file of any organisation has, and removes them if `removes`; young ones are left to those who upload. */
export async function sweepOrphans(pool: pg.Pool, blobs: BlobStore, options: { removes: boolean; now?: Date }): Promise<Swept> {
  const before = new Date((options.now ?? new Date()).getTime() - YOUNG_MS)
  const swept: Swept = { orphans: 0, bytes: 0 }
  let batch: BlobEntry[] = []
  const work = async (): Promise<void> => {
    const { rows } = await pool.query<{ sha256: string }>('select known_blobs($1) as sha256', [[...new Set(batch.map(({ sha256 }) => sha256))]])
    const known = new Set(rows.map(({ sha256 }) => sha256))
    for (const { sha256, variant, bytes } of batch.filter((entry) => !known.has(entry.sha256))) {
      swept.orphans++
      swept.bytes += bytes
      if (options.removes) await blobs.remove(sha256, variant ?? undefined)
    }
    batch = []
  }
  for await (const entry of blobs.entries()) {
    if (entry.storedAt >= before) continue
    batch.push(entry)
    if (batch.length >= BATCH) await work()
  }
  if (batch.length > 0) await work()
  return swept
}

/** Files of any organisation whose bytes are missing or damaged. */
export async function checkBlobs(pool: pg.Pool, blobs: BlobStore, onChecked?: (count: number) => void): Promise<{ checked: number; broken: string[] }> {
  const broken: string[] = []
  let checked = 0
  for (let after = ''; ; ) {
    const { rows } = await pool.query<{ sha256: string }>('select next_blobs($1, $2) as sha256', [after, BATCH])
    if (rows.length === 0) return { checked, broken }
    for (const { sha256 } of rows) {
      const meter = new Meter()
      const isWhole = await pipeline(blobs.get(sha256), meter, nowhere()).then(() => meter.sha256() === sha256, () => false)
      if (!isWhole) broken.push(sha256)
      checked++
      onChecked?.(checked)
    }
    after = rows.at(-1)!.sha256
  }
}
