import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

export const MANIFEST = 'manifest.json'
/** The names of the files of records and their sizes, one a line. */
export const BLOB_LIST = 'files.txt'
/** The key file, in backups that were asked for with it. */
export const KEY_PART = 'key'

const Part = z.object({ path: z.string().regex(/^[\w.-]+(\/[\w.-]+)?$/), bytes: z.number().int(), sha256: z.string().length(64) })
export type Part = z.infer<typeof Part>

const Manifest = z.object({
  format: z.literal(1),
  name: z.string(),
  madeAt: z.iso.datetime(),
  release: z.string(),
  /** `cluster`: the embedded server's own files; `tables`: the rows of every table, for any PostgreSQL. */
  kind: z.enum(['cluster', 'tables']),
  /** The major version, which binds the files of a cluster. */
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** What each table held: of a cluster as the copy began, of tables exactly what was written. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), digest: z.string().nullable() })),
  sequences: z.array(z.object({ name: z.string(), value: z.number().int() })),
  parts: z.array(Part),
  /** Files of records; `missing` ones were lost in the store before, and are named in the list no more. */
  blobs: z.object({ count: z.number().int(), bytes: z.number().int(), missing: z.number().int() }),
  /** Which key opens the encrypted papers; the key itself is there only when it was asked for. */
  key: z.object({ fingerprint: z.string().nullable(), isIncluded: z.boolean() }),
})
export type Manifest = z.infer<typeof Manifest>

/** Why a backup cannot be used, in words for the operator. */
export class BackupProblem extends Error {
  override name = 'BackupProblem'
}

/** Parsing puts the fields into one order. */
const seal = (manifest: Manifest): string => createHash('sha256').update(JSON.stringify(Manifest.parse(manifest))).digest('hex')

/** The manifest as a text that notices its own changes. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, checksum: seal(manifest) }, null, 2)}\n`
}

/** Reads a finished backup's manifest. Throws `BackupProblem` when it is unfinished, changed, or of a newer release. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null) throw new BackupProblem(`${folder} is no finished backup: it has no ${MANIFEST}`)
  let raw: { format?: unknown; checksum?: unknown }
  try {
    raw = JSON.parse(text) as typeof raw
  } catch {
    throw new BackupProblem(`The ${MANIFEST} of ${folder} is damaged`)
  }
  if (typeof raw.format === 'number' && raw.format > 1) throw new BackupProblem(`${folder} was made by a newer release of Guanjia; restore it with that one`)
  const parsed = Manifest.safeParse(raw)
  if (!parsed.success || raw.checksum !== seal(parsed.data)) throw new BackupProblem(`The ${MANIFEST} of ${folder} was changed or is damaged`)
  return parsed.data
}

/** SHA-256 and size of a file. */
export async function sumOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Reads every part and compares its sum. Throws `BackupProblem` naming the first that is missing or damaged. */
export async function verifyParts(folder: string, manifest: Manifest): Promise<void> {
  for (const part of manifest.parts) {
    const found = await sumOf(join(folder, part.path)).catch(() => null)
    if (found === null) throw new BackupProblem(`${part.path} is missing in the backup ${folder}`)
    if (found.sha256 !== part.sha256) throw new BackupProblem(`${part.path} in the backup ${folder} is damaged: its checksum does not fit`)
  }
}

export interface ListedBlob {
  sha256: string
  bytes: number
}

/** The files of records that a backup holds. */
export async function readBlobList(folder: string): Promise<ListedBlob[]> {
  const text = await readFile(join(folder, BLOB_LIST), 'utf8')
  return text.split('\n').filter(Boolean).map((line) => {
    const [sha256, bytes] = line.split(' ')
    return { sha256: sha256!, bytes: Number(bytes) }
  })
}

export const blobPath = (folder: string, sha256: string): string => join(folder, 'files', sha256.slice(0, 2), sha256)
