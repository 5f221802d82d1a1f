import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rename, rm, mkdir, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import { FolderBlobStore, blobKey, blobOfKey, lazily, type BlobEntry, type BlobStore, type StoredBlob } from './blob-store.ts'

type Sdk = typeof import('@aws-sdk/client-s3')

export interface S3Settings {
  bucket: string
  endpoint: string | undefined
  region: string
  keyId: string
  secret: string
  pathStyle: boolean
  /** In front of every key, so that a bucket can be shared: empty, or with a slash at its end. */
  prefix: string
}

/**
 * Blobs in a bucket that speaks S3. What still lies in the folder of an installation that moves is read from there. Every object
 * travels with its SHA-256 sum, and what comes back is summed again.
 */
export class S3BlobStore implements BlobStore {
  readonly #settings: S3Settings
  readonly #folder: FolderBlobStore
  readonly #cache: string
  #opened: Promise<{ sdk: Sdk; client: S3Client }> | undefined

  constructor(settings: S3Settings, folders: { files: string; cache: string }) {
    this.#settings = settings
    this.#folder = new FolderBlobStore(folders.files)
    this.#cache = folders.cache
  }

  /** The SDK is large: it is loaded by the first who needs it. */
  #open(): Promise<{ sdk: Sdk; client: S3Client }> {
    const { region, endpoint, pathStyle, keyId, secret } = this.#settings
    return (this.#opened ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        region, endpoint, forcePathStyle: pathStyle, credentials: { accessKeyId: keyId, secretAccessKey: secret }, maxAttempts: 3,
        // Checksums that the SDK adds by itself break OSS, COS and older MinIO; ours is explicit.
        requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    })))
  }

  #at(sha256: string, variant?: string): { Bucket: string; Key: string } {
    return { Bucket: this.#settings.bucket, Key: `${this.#settings.prefix}${blobKey(sha256, variant)}` }
  }

  async put(content: Readable): Promise<StoredBlob> {
    const { temporary, sha256, bytes } = await this.#folder.receive(content)
    try {
      await this.upload(temporary, { sha256, bytes })
      return { sha256, bytes }
    } finally {
      await rm(temporary, { force: true })
    }
  }

  /** Sends a file whose sum is known; the bucket refuses other bytes. An object that is there is written anew, so that it counts as young. */
  async upload(path: string, { sha256, bytes, variant }: StoredBlob & { variant?: string }): Promise<void> {
    const { sdk, client } = await this.#open()
    const sum = variant === undefined ? { ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64') } : {}
    await client.send(new sdk.PutObjectCommand({ ...this.#at(sha256, variant), Body: createReadStream(path), ContentLength: bytes, ContentType: 'application/octet-stream', ...sum }))
    const stored = await client.send(new sdk.HeadObjectCommand(this.#at(sha256, variant)))
    if (stored.ContentLength !== bytes) throw new Error(`The bucket keeps ${stored.ContentLength} of ${bytes} bytes of ${sha256}`)
  }

  get(sha256: string, variant?: string): Readable {
    return lazily(this.#bytes(sha256, variant))
  }

  /** The last bytes wait until the sum is known, so that damage never looks like a whole file. */
  async *#bytes(sha256: string, variant?: string): AsyncGenerator<Buffer> {
    if (await this.#folder.has(sha256, variant)) return yield* this.#folder.get(sha256, variant) as AsyncIterable<Buffer>
    const { sdk, client } = await this.#open()
    const { Body } = await client.send(new sdk.GetObjectCommand(this.#at(sha256, variant))).catch((error: unknown) => {
      // The SDK's errors carry whole connections, which nobody wants in a log.
      throw new Error(isMissing(error) ? `The object ${sha256} is missing` : `The bucket does not give ${sha256}: ${(error as Error).message}`)
    })
    const hash = createHash('sha256')
    let held: Buffer | undefined
    for await (const chunk of Body as AsyncIterable<Buffer>) {
      hash.update(chunk)
      if (held) yield held
      held = chunk
    }
    if (variant === undefined && hash.digest('hex') !== sha256) throw new Error(`The object ${sha256} is damaged`)
    if (held) yield held
  }

  async has(sha256: string, variant?: string): Promise<boolean> {
    if (await this.#folder.has(sha256, variant)) return true
    const { sdk, client } = await this.#open()
    return client.send(new sdk.HeadObjectCommand(this.#at(sha256, variant))).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false
        throw error
      },
    )
  }

  async putVariant(sha256: string, variant: string, content: Buffer): Promise<void> {
    const { sdk, client } = await this.#open()
    await client.send(new sdk.PutObjectCommand({ ...this.#at(sha256, variant), Body: content, ContentLength: content.length, ContentType: 'application/octet-stream' }))
  }

  /** A copy in the cache; the operating system's own sweep or ours takes it away when nobody has used it for a day. */
  async localPath(sha256: string): Promise<string> {
    if (await this.#folder.has(sha256)) return this.#folder.localPath(sha256)
    const cache = new FolderBlobStore(this.#cache)
    const path = await cache.localPath(sha256)
    if (await cache.has(sha256)) {
      await utimes(path, new Date(), new Date())
      return path
    }
    const got = await cache.receive(this.get(sha256))
    await mkdir(dirname(path), { recursive: true })
    await rename(got.temporary, path)
    return path
  }

  async *entries(): AsyncGenerator<BlobEntry> {
    const { sdk, client } = await this.#open()
    let token: string | undefined
    do {
      const page = await client.send(new sdk.ListObjectsV2Command({ Bucket: this.#settings.bucket, Prefix: this.#settings.prefix, ContinuationToken: token }))
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        const blob = blobOfKey((Key ?? '').slice(this.#settings.prefix.length))
        if (blob && LastModified) yield { ...blob, bytes: Size ?? 0, storedAt: LastModified }
      }
      token = page.NextContinuationToken
    } while (token !== undefined)
    yield* this.#folder.entries()
  }

  async remove(sha256: string, variant?: string): Promise<void> {
    const { sdk, client } = await this.#open()
    await this.#folder.remove(sha256, variant)
    await client.send(new sdk.DeleteObjectCommand(this.#at(sha256, variant)))
  }

  async close(): Promise<void> {
    const opened = await this.#opened
    opened?.client.destroy()
  }
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
  return name === 'NotFound' || name === 'NoSuchKey' || $metadata?.httpStatusCode === 404
}

/** The store of an installation: the folder, or the bucket that is configured. */
export function openBlobStore(config: { dataFolder: string; s3: S3Settings | undefined }): BlobStore {
  const files = join(config.dataFolder, 'files')
  return config.s3 === undefined ? new FolderBlobStore(files) : new S3BlobStore(config.s3, { files, cache: join(config.dataFolder, 'cache') })
}
