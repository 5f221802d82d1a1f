import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../ids.ts'

export interface StoredBlob {
  sha256: string
  bytes: number
}

export interface BlobEntry {
  sha256: string
  /** Something made from the blob, such as its thumbnail; null: the blob itself. */
  variant: string | null
  bytes: number
  storedAt: Date
}

/** Where the bytes of files live. Keys are SHA-256 sums of the content, so the same picture is stored once and damage shows. */
export interface BlobStore {
  put(content: Readable): Promise<StoredBlob>
  /** The bytes; the stream fails when they are missing or not those of the sum. */
  get(sha256: string, variant?: string): Readable
  has(sha256: string, variant?: string): Promise<boolean>
  /** Keeps something made from a blob, such as its thumbnail. */
  putVariant(sha256: string, variant: string, content: Buffer): Promise<void>
  /** A file with the bytes on this machine, for readers that want a path. Read it at once and leave it as it is. */
  localPath(sha256: string): Promise<string>
  /** Everything that is there, for sweeping and checking. */
  entries(): AsyncIterable<BlobEntry>
  remove(sha256: string, variant?: string): Promise<void>
}

/** `ab/cd/<sum>` or `ab/cd/<sum>.<variant>`. Throws for anything else: no key comes from a user. */
export function blobKey(sha256: string, variant?: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256) || (variant !== undefined && !/^[a-z0-9]{1,20}$/.test(variant))) throw new Error('Not a blob key')
  return [sha256.slice(0, 2), sha256.slice(2, 4), variant ? `${sha256}.${variant}` : sha256].join('/')
}

/** What a key of ours names; null for anything else that lies there. */
export function blobOfKey(key: string): { sha256: string; variant: string | null } | null {
  const parts = /^([0-9a-f]{2})\/([0-9a-f]{2})\/(([0-9a-f]{64})(?:\.([a-z0-9]{1,20}))?)$/.exec(key)
  return parts?.[4]?.startsWith(`${parts[1]}${parts[2]}`) ? { sha256: parts[4], variant: parts[5] ?? null } : null
}

/** Counts and sums what flows through. */
export class Meter extends Transform {
  readonly #hash: Hash = createHash('sha256')
  bytes = 0

  override _transform(chunk: Buffer, _: string, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk)
    this.bytes += chunk.length
    done(null, chunk)
  }

  /** The sum of everything, once, when all has flowed. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}

/** Blobs in a local folder; written to a temporary name and renamed, so a crash leaves no half file. */
export class FolderBlobStore implements BlobStore {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
  }

  #path(sha256: string, variant?: string): string {
    return join(this.#folder, blobKey(sha256, variant))
  }

  async put(content: Readable): Promise<StoredBlob> {
    const { temporary, sha256, bytes } = await this.receive(content)
    await this.#keep(temporary, sha256)
    return { sha256, bytes }
  }

  /** Takes bytes into a temporary file on the disk; the caller moves it on or removes it. */
  async receive(content: Readable): Promise<StoredBlob & { temporary: string }> {
    const temporary = join(this.#folder, 'incoming', newId())
    await mkdir(join(this.#folder, 'incoming'), { recursive: true })
    const meter = new Meter()
    try {
      await pipeline(content, meter, createWriteStream(temporary, { flush: true } as Parameters<typeof createWriteStream>[1]))
      return { temporary, sha256: meter.sha256(), bytes: meter.bytes }
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }

  async #keep(temporary: string, sha256: string): Promise<void> {
    const target = this.#path(sha256)
    try {
      await mkdir(join(target, '..'), { recursive: true })
      await rename(temporary, target)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }

  get(sha256: string, variant?: string): Readable {
    return lazily(fileBytes(this.#path(sha256, variant)))
  }

  async has(sha256: string, variant?: string): Promise<boolean> {
    return stat(this.#path(sha256, variant)).then(
      (found) => found.isFile(),
      () => false,
    )
  }

  async putVariant(sha256: string, variant: string, content: Buffer): Promise<void> {
    const target = this.#path(sha256, variant)
    const temporary = `${target}${newId()}`
    await mkdir(join(target, '..'), { recursive: true })
    await writeFile(temporary, content)
    await rename(temporary, target)
  }

  async localPath(sha256: string): Promise<string> {
    return this.#path(sha256)
  }

  async *entries(): AsyncGenerator<BlobEntry> {
    for (const first of await listed(this.#folder))
      for (const second of await listed(join(this.#folder, first)))
        for (const name of await listed(join(this.#folder, first, second))) {
          const blob = blobOfKey(`${first}/${second}/${name}`)
          const found = blob && (await stat(join(this.#folder, first, second, name)).catch(() => null))
          if (blob && found?.isFile()) yield { ...blob, bytes: found.size, storedAt: found.mtime }
        }
  }

  async remove(sha256: string, variant?: string): Promise<void> {
    await rm(this.#path(sha256, variant), { force: true })
  }
}

/** A stream that begins when it is read: what fails before somebody listens would end the process. */
export function lazily(bytes: AsyncIterable<Buffer>): Readable {
  return Readable.from(bytes, { objectMode: false })
}

async function* fileBytes(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path) as AsyncIterable<Buffer>
}

async function listed(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [] as string[])).toSorted((a, b) => (a < b ? -1 : 1))
}
