import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../ids.ts'

export interface StoredBlob {
  sha256: string
  bytes: number
}

/** Where the bytes of files live. Keys are SHA-256 sums of the content, so the same picture is stored once and damage shows. */
export interface BlobStore {
  put(content: Readable): Promise<StoredBlob>
  get(sha256: string, variant?: string): Readable
  has(sha256: string, variant?: string): Promise<boolean>
  /** Keeps something made from a blob, such as its thumbnail. */
  putVariant(sha256: string, variant: string, content: Buffer): Promise<void>
  pathOf(sha256: string): string
}

/** Blobs in a local folder: `ab/cd/<sum>`; written to a temporary name and renamed, so a crash leaves no half file. */
export class FolderBlobStore implements BlobStore {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
  }

  pathOf(sha256: string): string {
    return this.#path(sha256)
  }

  #path(sha256: string, variant?: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256) || (variant !== undefined && !/^[a-z0-9]{1,20}$/.test(variant))) throw new Error('Not a blob key')
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2, 4), variant ? `${sha256}.${variant}` : sha256)
  }

  async put(content: Readable): Promise<StoredBlob> {
    const temporary = join(this.#folder, 'incoming', newId())
    await mkdir(join(this.#folder, 'incoming'), { recursive: true })
    const hash = createHash('sha256')
    let bytes = 0
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        bytes += chunk.length
        done(null, chunk)
      },
    })
    try {
      await pipeline(content, meter, createWriteStream(temporary, { flush: true } as Parameters<typeof createWriteStream>[1]))
      const sha256 = hash.digest('hex')
      const target = this.#path(sha256)
      await mkdir(join(target, '..'), { recursive: true })
      await rename(temporary, target)
      return { sha256, bytes }
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }

  get(sha256: string, variant?: string): Readable {
    return createReadStream(this.#path(sha256, variant))
  }

  async has(sha256: string, variant?: string): Promise<boolean> {
    return stat(this.#path(sha256, variant)).then(
      (found) => found.isFile(),
      () => false,
    )
  }

  async putVariant(sha256: string, variant: string, content: Buffer): Promise<void> {
    const temporary = `${this.#path(sha256, variant)}${newId()}`
    await writeFile(temporary, content)
    await rename(temporary, this.#path(sha256, variant))
  }
}
