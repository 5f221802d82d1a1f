import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type Sent } from '@guanjia/contract'
import { UPLOAD_PART_BYTES } from '@guanjia/contract/upload-limits.ts'
import { startServer, type RunningServer } from './server.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { Actor } from './platform/auth/actor.ts'
import { openDatabase } from './platform/database/database.ts'
import { newId } from './platform/ids.ts'
import { filesById } from './platform/files/files.ts'
import { storeFile } from './platform/files/routes.ts'
import { beginUpload, completeUpload, receivePart } from './platform/files/uploads.ts'

let test: TestApp
let company: Company
let steward: Browser
let technician: Browser
let otherProcess: RunningServer
let owner: pg.Client
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  steward = await signIn(test, company.logins.steward, company.password)
  technician = await signIn(test, company.logins.technician, company.password)
  otherProcess = await startServer({ ...test.app, database: openDatabase(test.database.appUrl, 4) }, { withBackground: false })
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await otherProcess.stop()
  await test.close()
})

const sum = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
const announced = (content: Buffer, id = newId(), name = '现场.jpg'): Sent<typeof platform.beginUpload>['body'] => ({ id, name, bytes: content.length, sha256: sum(content) })

/** One part from here, as far as a part goes, through one of two processes. */
async function part(who: Browser, id: string, content: Buffer, offset: number, through = test.http): Promise<{ status: number; body: platform.Upload & { code?: string } }> {
  const answer = await through.inject({ method: 'PUT', url: `/api/v1/uploads/${id}/parts/${offset}`, headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream' }, payload: content.subarray(offset, offset + UPLOAD_PART_BYTES) })
  return { status: answer.statusCode, body: answer.json() }
}
const of = async (who: Browser, id: string): Promise<{ status: number; body: platform.Upload }> => who.send('GET', `/uploads/${id}`)
async function everything(who: Browser, content: Buffer, facts: Sent<typeof platform.beginUpload>['body']): Promise<{ status: number; body: { code?: string } }> {
  expect((await who.send('POST', '/uploads', facts)).status).toBe(200)
  for (let at = 0; at < content.length; at += UPLOAD_PART_BYTES) expect((await part(who, facts.id, content, at)).status).toBe(200)
  return who.send('POST', `/uploads/${facts.id}/complete`)
}

describe('a photo that is sent in parts', () => {
  it('of 3 MB goes on where the network broke, in whichever process, and is one file though answers were lost', async () => {
    // Noise does not compress: a photo of three megabytes.
    const photo = await sharp(randomBytes(1800 * 1600 * 3), { raw: { width: 1800, height: 1600, channels: 3 } }).jpeg({ quality: 96 }).toBuffer()
    expect(photo.length).toBeGreaterThan(3_000_000)
    const facts = announced(photo)
    expect((await steward.send('POST', '/uploads', facts)).body).toMatchObject({ received: 0, bytes: photo.length, file: null })
    for (const at of [0, 1, 2, 3, 4].map((n) => n * UPLOAD_PART_BYTES)) expect((await part(steward, facts.id, photo, at)).body.received).toBe(at + UPLOAD_PART_BYTES)
    const half = 5 * UPLOAD_PART_BYTES
    // The answer to the last part was lost: it comes again, beside itself; and one comes that leaves a gap.
    await Promise.all([part(steward, facts.id, photo, half - UPLOAD_PART_BYTES), part(steward, facts.id, photo, half - UPLOAD_PART_BYTES, otherProcess.http), part(steward, facts.id, photo, half + UPLOAD_PART_BYTES)])
    expect((await steward.send('POST', `/uploads/${facts.id}/complete`)).body).toMatchObject({ code: 'rule_broken' })
    // The app was closed; it begins the same upload again and hears how far it is.
    expect((await steward.send('POST', '/uploads', facts)).body).toMatchObject({ received: half })
    let sent = 0
    for (let at = (await of(steward, facts.id)).body.received; at < photo.length; sent++) {
      const answers = await Promise.all([part(steward, facts.id, photo, at, otherProcess.http), part(steward, facts.id, photo, at)])
      at = Math.max(...answers.map(({ body }) => body.received))
    }
    expect(sent).toBe(Math.ceil((photo.length - half) / UPLOAD_PART_BYTES))
    // Two tabs and a retry end it at once.
    const ends = await Promise.all([1, 2, 3].map(() => steward.send('POST', `/uploads/${facts.id}/complete`)))
    expect(ends.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(ends.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect((await steward.send('POST', `/uploads/${facts.id}/complete`)).body).toEqual(ends[0]!.body)
    expect((await steward.send('POST', '/uploads', facts)).body).toMatchObject({ file: { id: facts.id }, expiresAt: null })
    // It went through what every upload goes through: the same bytes as one that came in one piece, and nothing waits any more.
    const whole = await storeFile(test.app, company.actors.steward, { id: newId(), name: '现场.jpg', content: photo })
    expect(ends[0]!.body).toEqual({ ...whole, id: facts.id })
    expect((await owner.query('select (select count(*)::int from upload) as uploads, (select count(*)::int from upload_part) as parts')).rows[0]).toEqual({ uploads: 0, parts: 0 })
    const small = await test.http.inject({ url: `/api/v1/files/${facts.id}/thumbnail`, headers: { authorization: `Bearer ${steward.token}` } })
    expect((await sharp(small.rawPayload).metadata()).width).toBe(320)
  })

  it('is judged by its bytes as any other, and begins anew when they are not those that were announced', async () => {
    const program = Buffer.concat([Buffer.from('MZ'), randomBytes(2000)])
    const wrong = announced(program)
    expect(await everything(steward, program, wrong)).toMatchObject({ status: 415, body: { code: 'unsupported_media' } })
    expect((await of(steward, wrong.id)).status).toBe(404)
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } }).jpeg().toBuffer()
    const damaged = { ...announced(photo), sha256: sum(Buffer.from('another')) }
    expect(await everything(steward, photo, damaged)).toMatchObject({ status: 422, body: { code: 'rule_broken' } })
    expect((await everything(steward, photo, announced(photo, damaged.id))).status).toBe(200)
    const odd = announced(photo)
    await steward.send('POST', '/uploads', odd)
    expect((await part(steward, odd.id, Buffer.concat([photo, photo]), 0)).body.code).toBe('rule_broken')
    expect((await steward.send('PUT', `/uploads/${odd.id}/parts/0`, { not: 'bytes' })).status).toBe(415)
    const long = await test.http.inject({ method: 'PUT', url: `/api/v1/uploads/${odd.id}/parts/0`, headers: { authorization: `Bearer ${steward.token}`, 'content-type': 'application/octet-stream' }, payload: randomBytes(UPLOAD_PART_BYTES + 1) })
    expect(long.statusCode).toBe(413)
  })

  it('is nobody else’s: not to see, not to go on, not to end, not to take its id', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#993366' } }).jpeg().toBuffer()
    const facts = announced(photo)
    await steward.send('POST', '/uploads', facts)
    expect((await of(technician, facts.id)).status).toBe(404)
    expect((await part(technician, facts.id, photo, 0)).status).toBe(404)
    expect((await technician.send('POST', `/uploads/${facts.id}/complete`)).status).toBe(404)
    expect(await technician.send('POST', '/uploads', facts)).toMatchObject({ status: 409, body: { code: 'already_exists' } })
    await part(steward, facts.id, photo, 0)
    expect((await steward.send('POST', `/uploads/${facts.id}/complete`)).status).toBe(200)
    expect((await of(technician, facts.id)).status).toBe(404)
    expect(await technician.send('POST', '/uploads', facts)).toMatchObject({ status: 409, body: { code: 'already_exists' } })
  })

  it('has a largest size, and of one account no more than forty are open; what nobody goes on with is swept away', async () => {
    const bytes = (n: number): Sent<typeof platform.beginUpload>['body'] => ({ ...announced(Buffer.from('x')), bytes: n })
    expect((await technician.send('POST', '/uploads', bytes(test.app.config.uploadBytes + 1))).status).toBe(413)
    const begun = await Promise.all(Array.from({ length: 45 }, () => technician.send('POST', '/uploads', bytes(1000))))
    expect([begun.filter(({ status }) => status === 200).length, begun.filter(({ status }) => status === 429).length]).toEqual([40, 5])
    await owner.query("update upload set expires_at = now() - interval '1 second' where account_id = $1", [company.actors.technician.accountId])
    const six = await Promise.all(Array.from({ length: 8 }, () => technician.send('POST', '/uploads', bytes(30 * 1024 * 1024))))
    expect(six.filter(({ status }) => status === 200)).toHaveLength(6)
    const content = Buffer.from('一份')
    const late = announced(content, newId(), 'a.csv')
    await steward.send('POST', '/uploads', late)
    await part(steward, late.id, content, 0)
    await owner.query("update upload set expires_at = now() - interval '1 second'")
    expect((await of(steward, late.id)).status).toBe(404)
    await test.app.database.pool.query('select sweep()')
    expect((await owner.query('select (select count(*)::int from upload) as uploads, (select count(*)::int from upload_part) as parts')).rows[0]).toEqual({ uploads: 0, parts: 0 })
    // The phone is found after all: the same upload begins anew.
    expect((await everything(steward, content, late)).status).toBe(200)
  })
})

describe('an upload that is completed twice at once', () => {
  it('is put together from parts that the other completing cannot take away meanwhile', async () => {
    const content = Buffer.from('点位,结果\n泵房,正常\n')
    const facts = announced(content, newId(), '泵房.csv')
    await steward.send('POST', '/uploads', facts)
    await part(steward, facts.id, content, 0)
    // The one has looked whether all is there and is about to read it; now the other one, which is done, forgets the parts.
    await owner.query('begin')
    await owner.query('lock table upload_part in access exclusive mode')
    const completed = steward.send('POST', `/uploads/${facts.id}/complete`)
    await expect.poll(async () => (await owner.query("select from pg_locks where relation = 'upload_part'::regclass and not granted")).rowCount).toBe(1)
    await owner.query("set local lock_timeout = '100ms'")
    await expect(owner.query('delete from upload where id = $1', [facts.id])).rejects.toMatchObject({ code: '55P03' })
    await owner.query('rollback')
    expect(await completed).toMatchObject({ status: 200, body: { id: facts.id, bytes: content.length } })
  })
})

describe('a thousand late uploads at once', () => {
  it('are a thousand files, each once, though every third answer was lost', async () => {
    const { kind, organizationId, employeeId, personId, name, locale } = company.actors.steward
    const grants = [...company.actors.steward.grants]
    const phones = Array.from({ length: 25 }, () => new Actor({ kind, organizationId, accountId: newId(), employeeId, personId, name, locale, grants }))
    const send = async (actor: Actor, n: number): Promise<string> => {
      const content = Buffer.from(`点位,结果\n${n},正常\n`)
      const body = announced(content, newId(), `${n}.csv`)
      const begin = () => as(test, actor, (ctx) => beginUpload(ctx, { params: {}, query: {}, body }))
      const keep = () => receivePart({ app: test.app, request: { body: content } as never }, { params: { id: body.id, offset: 0 }, query: {}, body: {} }, actor)
      const end = () => completeUpload({ app: test.app }, { params: { id: body.id }, query: {}, body: {} }, actor)
      for (const act of [begin, keep, end]) await Promise.all(n % 3 === 0 ? [act(), act()] : [act()])
      return body.id
    }
    const ids = await Promise.all(phones.flatMap((phone, p) => Array.from({ length: 40 }, (_, i) => send(phone, p * 40 + i))))
    const files = await as(test, company.actors.steward, (ctx) => filesById(ctx, ids))
    expect(ids.map((id) => files.get(id)?.name)).toEqual(ids.map((_, n) => `${n}.csv`))
    expect((await owner.query<{ n: number }>('select count(*)::int as n from upload')).rows[0]!.n).toBe(0)
  }, 60_000)
})
