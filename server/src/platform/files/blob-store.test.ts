import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { aCompany, as, signIn, testApp, type TestApp } from '../../testing/test-app.ts'
import { FolderBlobStore, blobKey, blobOfKey, type BlobEntry, type BlobStore } from './blob-store.ts'
import { checkBlobs, moveBlobs, sweepOrphans } from './care.ts'
import { storeFile } from './routes.ts'
import { S3BlobStore, type S3Settings } from './s3-blob-store.ts'

const sum = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')
const put = (store: BlobStore, content: string) => store.put(Readable.from([Buffer.from(content)]))
async function all(store: BlobStore): Promise<BlobEntry[]> {
  const found: BlobEntry[] = []
  for await (const entry of store.entries()) found.push(entry)
  return found
}
const OLD = new Date(Date.now() - 3 * 86_400_000)

let root: string
let bucket: S3rver
let settings: S3Settings
let s3: S3BlobStore
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'guanjia-s3-'))
  bucket = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(root, 'bucket'), configureBuckets: [{ name: 'guanjia' }] })
  const { port } = await bucket.run()
  settings = { bucket: 'guanjia', endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', keyId: 'S3RVER', secret: 'S3RVER', pathStyle: true, prefix: '' }
})
afterAll(async () => {
  await bucket.close()
  await rm(root, { recursive: true, force: true })
})
let home: string
beforeEach(async () => {
  home = join(root, newId())
  s3 = new S3BlobStore({ ...settings, prefix: `${newId()}/` }, { files: join(home, 'files'), cache: join(home, 'cache') })
})
afterEach(() => s3.close())
const objectPaths = async (): Promise<string[]> => (await readdir(join(root, 'bucket'), { recursive: true })).filter((path) => path.endsWith('_object'))

describe.each(['folder', 'bucket'] as const)('blobs in a %s', (place) => {
  const store = (): BlobStore => (place === 'folder' ? new FolderBlobStore(join(home, 'files')) : s3)

  it('come back as they were, under the sum of what they are, once however often they come', async () => {
    const content = '清溪花园 3 栋'.repeat(20_000)
    const first = await put(store(), content)
    expect(first).toEqual({ sha256: sum(content), bytes: Buffer.byteLength(content) })
    expect(await put(store(), content)).toEqual(first)
    expect((await buffer(store().get(first.sha256))).toString()).toBe(content)
    expect((await readFile(await store().localPath(first.sha256))).toString()).toBe(content)
    const entries = await all(store())
    expect(entries).toMatchObject([{ sha256: first.sha256, variant: null, bytes: first.bytes }])
    await store().putVariant(first.sha256, 'thumbnail', Buffer.from('small'))
    expect((await buffer(store().get(first.sha256, 'thumbnail'))).toString()).toBe('small')
    expect(await store().has(first.sha256, 'thumbnail')).toBe(true)
  })

  it('that are missing say so, and are gone when removed', async () => {
    const { sha256 } = await put(store(), 'gone tomorrow')
    await store().remove(sha256)
    expect(await store().has(sha256)).toBe(false)
    await expect(buffer(store().get(sha256))).rejects.toThrow(/ENOENT|is missing/)
    expect(await all(store())).toEqual([])
  })

  it('leave nothing half when the upload breaks off', async () => {
    const broken = Readable.from((async function* () {
      yield Buffer.from('half')
      throw new Error('line cut')
    })())
    await expect(store().put(broken)).rejects.toThrow('line cut')
    expect(await all(store())).toEqual([])
    expect(await readdir(join(home, 'files', 'incoming'))).toEqual([])
  })
})

describe('a bucket', () => {
  it('that keeps other bytes is found out: damage never looks like a whole file', async () => {
    const { sha256 } = await put(s3, 'signed contract')
    const [path] = (await objectPaths()).filter((one) => one.includes(sha256))
    await writeFile(join(root, 'bucket', path!), 'forged contract')
    await expect(buffer(s3.get(sha256))).rejects.toThrow('damaged')
    await expect(s3.localPath(sha256)).rejects.toThrow('damaged')
  })

  it('says when the key is wrong or the bucket is not there, and keeps nothing on the side', async () => {
    // s3rver knows key ids and checks no signature of version 4; the SDK makes it.
    for (const wrong of [{ keyId: 'nobody' }, { bucket: 'elsewhere' }]) {
      const stranger = new S3BlobStore({ ...settings, ...wrong }, { files: join(home, 'files'), cache: join(home, 'cache') })
      await expect(put(stranger, 'x')).rejects.toThrow(/access key|bucket/i)
      await stranger.close()
    }
    expect(await readdir(join(home, 'files', 'incoming'))).toEqual([])
  })

  it('reads from the folder what has not moved yet', async () => {
    const { sha256 } = await put(new FolderBlobStore(join(home, 'files')), 'not moved yet')
    expect(await s3.has(sha256)).toBe(true)
    expect((await buffer(s3.get(sha256))).toString()).toBe('not moved yet')
  })

  it('takes over a folder, goes on where it was interrupted, and leaves damaged files behind', async () => {
    const folder = new FolderBlobStore(join(home, 'files'))
    const path = ({ sha256, variant }: { sha256: string; variant: string | null }): string => join(home, 'files', blobKey(sha256, variant ?? undefined))
    const stored = await Promise.all(Array.from({ length: 12 }, (_, n) => put(folder, `file ${n}`)))
    await folder.putVariant(stored[0]!.sha256, 'thumbnail', Buffer.from('small'))
    await writeFile(path({ sha256: stored[1]!.sha256, variant: null }), 'other bytes')
    let count = 0
    const stop = (): void => {
      if (++count === 5) throw new Error('killed')
    }
    await expect(moveBlobs(folder, s3, path, { keeps: false, onMoved: stop })).rejects.toThrow('killed')
    const done = await moveBlobs(folder, s3, path, { keeps: false })
    expect([5 + done.moved, done.damaged]).toEqual([12, [stored[1]!.sha256]])
    await rm(join(home, 'files'), { recursive: true })
    for (const [n, { sha256 }] of stored.entries()) if (n !== 1) expect((await buffer(s3.get(sha256))).toString()).toBe(`file ${n}`)
    expect((await buffer(s3.get(stored[0]!.sha256, 'thumbnail'))).toString()).toBe('small')
  })
})

describe('keys', () => {
  it('are sums and nothing else', () => {
    for (const key of ['../../etc/passwd', `${'a'.repeat(64)}/..`, 'A'.repeat(64), '']) expect(() => blobKey(key)).toThrow('Not a blob key')
    expect(() => blobKey('a'.repeat(64), '../x')).toThrow('Not a blob key')
    expect(blobOfKey(blobKey('ab'.repeat(32), 'thumbnail'))).toEqual({ sha256: 'ab'.repeat(32), variant: 'thumbnail' })
    expect(blobOfKey(`cd/ab/${'ab'.repeat(32)}`)).toBeNull()
  })
})

describe('files of a house whose store is a bucket', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await testApp()
  })
  afterAll(() => test.close())

  it('go up and come down over HTTP with their thumbnails; orphans are swept, and what is missing is named', async () => {
    test.app.blobs = s3
    const company = await aCompany(test)
    const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3366cc' } }).jpeg().toBuffer()
    const file = await storeFile(test.app, company.actors.front_desk, { id: newId(), name: '厨房.jpg', content: picture })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const small = await test.http.inject({ url: `/api/v1/files/${file.id}/thumbnail`, headers: { authorization: `Bearer ${desk.token}` } })
    expect([small.statusCode, (await sharp(small.rawPayload).metadata()).width]).toEqual([200, 320])
    const whole = await test.http.inject({ url: `/api/v1/files/${file.id}`, headers: { authorization: `Bearer ${desk.token}` } })
    expect([whole.statusCode, whole.rawPayload.length]).toEqual([200, file.bytes])
    // What came in parts ends in the bucket, too: the parts waited in the database, where any process finds them.
    const late = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#66cc33' } }).jpeg().toBuffer()
    const id = newId()
    await desk.send('POST', '/uploads', { id, name: '迟到.jpg', bytes: late.length, sha256: sum(late) })
    for (const at of [0, 1000]) await test.http.inject({ method: 'PUT', url: `/api/v1/uploads/${id}/parts/${at}`, headers: { authorization: `Bearer ${desk.token}`, 'content-type': 'application/octet-stream' }, payload: late.subarray(at, at === 0 ? 1000 : undefined) })
    expect((await desk.send('POST', `/uploads/${id}/complete`)).status).toBe(200)
    const kept = await as(test, company.actors.front_desk, (ctx) => ctx.tx.selectFrom('file').select('sha256').where('id', '=', id).executeTakeFirstOrThrow())
    expect([await s3.has(kept.sha256), await new FolderBlobStore(join(home, 'files')).has(kept.sha256)]).toEqual([true, false])

    const orphan = await put(s3, 'nobody knows me')
    const left = new FolderBlobStore(join(home, 'files'))
    const leftover = await put(left, 'left in the folder')
    await utimes(await left.localPath(leftover.sha256), OLD, OLD)
    const { pool } = test.app.database
    // Young ones may belong to an upload in hand.
    expect(await sweepOrphans(pool, s3, { removes: true })).toMatchObject({ orphans: 1 })
    expect(await s3.has(leftover.sha256)).toBe(false)
    const tomorrow = new Date(Date.now() + 2 * 86_400_000)
    expect(await sweepOrphans(pool, s3, { removes: false, now: tomorrow })).toMatchObject({ orphans: 1, bytes: orphan.bytes })
    expect(await s3.has(orphan.sha256)).toBe(true)
    expect(await sweepOrphans(pool, s3, { removes: true, now: tomorrow })).toMatchObject({ orphans: 1 })
    expect(await s3.has(orphan.sha256)).toBe(false)
    expect(await checkBlobs(pool, s3)).toEqual({ checked: 2, broken: [] })
    const { sha256 } = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('file').select('sha256').where('id', '=', file.id).executeTakeFirstOrThrow())
    await s3.remove(sha256)
    expect(await checkBlobs(pool, s3)).toEqual({ checked: 2, broken: [sha256] })
    const lost = await test.http.inject({ url: `/api/v1/files/${file.id}`, headers: { authorization: `Bearer ${desk.token}` } })
    expect([lost.statusCode, lost.body.includes('bucket')]).toEqual([500, false])
  })
})
