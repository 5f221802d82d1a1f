import { Writable } from 'node:stream'
import pg from 'pg'
import pino from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logOptions } from './platform/log.ts'
import { RateLimiter } from './platform/http/rate-limit.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let home: Household
let token: string
/** Everything that the server logged, at the chattiest level. */
let log = ''
beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString()
      done()
    },
  })
  test = await testApp({ env: { GUANJIA_RATE: '120', GUANJIA_RATE_ADDRESS: '120' }, log: pino(logOptions('debug'), sink) })
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  token = (await signIn(test, company.logins.front_desk, company.password)).token
})
afterAll(() => test.close())

const bearer = () => ({ authorization: `Bearer ${token}` })
const caseBody = (statement = '漏水') => ({ siteId: company.siteId, kind: 'repair', statement, unitId: home.unitId, personId: home.personId })

async function upload(name: string, content: Buffer | string): Promise<{ status: number; body: { id: string; contentType: string; code: string } }> {
  const boundary = 'xyz'
  const payload = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  const answer = await test.http.inject({ method: 'POST', url: '/api/v1/files', headers: { ...bearer(), 'content-type': `multipart/form-data; boundary=${boundary}` }, payload })
  return { status: answer.statusCode, body: answer.json() }
}

describe('a session in a cookie', () => {
  it('cannot be used by a foreign page: neither to change something nor to sign somebody in', async () => {
    const cookie = `guanjia_session=${token}`
    const send = (headers: Record<string, string>, url = '/api/v1/cases', payload: object = caseBody()) => test.http.inject({ method: 'POST', url, headers: { host: 'guanjia.test', ...headers }, payload })
    expect((await send({ cookie, origin: 'https://evil.test' })).statusCode).toBe(403)
    expect((await send({ cookie, origin: 'null' })).statusCode).toBe(403)
    expect((await send({ cookie, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await send({ cookie, origin: 'https://guanjia.test' })).statusCode).toBe(200)
    const signInElsewhere = { login: company.logins.front_desk, password: company.password }
    expect((await send({ origin: 'https://evil.test' }, '/api/v1/sessions', signInElsewhere)).statusCode).toBe(403)
    expect((await send({ 'sec-fetch-site': 'cross-site' }, '/api/v1/sessions', signInElsewhere)).statusCode).toBe(403)
    const own = await send({ origin: 'https://guanjia.test', 'sec-fetch-site': 'same-origin' }, '/api/v1/sessions', signInElsewhere)
    expect(String(own.headers['set-cookie'])).toMatch(/guanjia_session=.*HttpOnly.*SameSite=Lax/)
  })
})

describe('answers', () => {
  it('tell the browser what it must not do with them', async () => {
    const answer = await test.http.inject({ method: 'GET', url: '/api/v1/sessions/current', headers: bearer() })
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' })
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'/)
    expect(answer.headers['server']).toBeUndefined()
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('uploads', () => {
  it('are what their content says: no SVG, no page in disguise', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const [name, content] of [['a.svg', svg], ['a.png', svg], ['a.png', '<!doctype html><script>alert(1)</script>'], ['a.exe', 'MZ\u0090'], ['a.jpg', 'GIF89a'], ['a.xlsx', 'no archive']]) {
      expect([name, (await upload(name!, content!)).status]).toEqual([name, 415])
    }
    // Text that is a page in truth comes down as text, and as a download.
    const page = await upload('a.txt', '<script>alert(1)</script>')
    const down = await test.http.inject({ method: 'GET', url: `/api/v1/files/${page.body.id}`, headers: bearer() })
    expect(down.headers['content-type']).toMatch(/^text\/plain/)
    expect(down.headers['content-disposition']).toMatch(/^attachment/)
  })

  it('of pictures are written anew, and one that unpacks to too many pixels is refused before it fills the memory', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } }).png().toBuffer()
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const before = process.memoryUsage().rss
    expect((await upload('bomb.png', bomb)).status).toBe(415)
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
    const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#f00' } }).withExif({ IFD0: { Artist: '苏婉清' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } }).jpeg().toBuffer()
    const hidden = Buffer.concat([picture, Buffer.from('<script>alert(1)</script>PK\u0003\u0004')])
    const kept = await upload('a.jpg', hidden)
    const down = await test.http.inject({ method: 'GET', url: `/api/v1/files/${kept.body.id}`, headers: bearer() })
    expect(down.headers['content-disposition']).toMatch(/^inline/)
    expect(down.headers['content-security-policy']).toMatch(/default-src 'none'/)
    expect(down.rawPayload.includes('script')).toBe(false)
    expect(down.rawPayload.includes('苏婉清')).toBe(false)
  })

  it('of PDFs are never opened in the page, and names cannot leave their header', async () => {
    const { body } = await upload('合同"\r\nx: y\u0000.pdf', '%PDF-1.4 <script>')
    const down = await test.http.inject({ method: 'GET', url: `/api/v1/files/${body.id}`, headers: bearer() })
    expect(down.headers['content-disposition']).toMatch(/^attachment/)
    expect(down.headers['x']).toBeUndefined()
  })

  it('beyond the limit of a body are refused', async () => {
    const answer = await test.http.inject({ method: 'POST', url: '/api/v1/cases', headers: bearer(), payload: caseBody('水'.repeat(600_000)) })
    expect(answer.statusCode).toBe(413)
  })
})

describe('a caller that runs wild', () => {
  it('is told how long to wait, and nobody else is', async () => {
    const other = (await signIn(test, company.logins.technician, company.password)).token
    let refused: Awaited<ReturnType<typeof ask>> | undefined
    const ask = (who: string) => test.http.inject({ method: 'GET', url: '/api/v1/messages', headers: { authorization: `Bearer ${who}` } })
    for (let i = 0; i < 400 && !refused; i++) {
      const answer = await ask(other)
      if (answer.statusCode === 429) refused = answer
    }
    expect(refused?.json()).toMatchObject({ code: 'too_many_attempts', status: 429 })
    expect(Number(refused!.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect((await ask(token)).statusCode).toBe(200)
  })

  it('without a session is known by its address', async () => {
    const ask = (remoteAddress: string) => test.http.inject({ method: 'GET', url: '/api/v1/setup', remoteAddress })
    const statuses = new Set<number>()
    for (let i = 0; i < 400; i++) statuses.add((await ask('203.0.113.9')).statusCode)
    expect([...statuses]).toEqual([200, 429])
    expect((await ask('203.0.113.10')).statusCode).toBe(200)
    // Guessing tokens counts as well.
    const guess = () => test.http.inject({ method: 'GET', url: '/api/v1/messages', headers: { authorization: `Bearer ${'x'.repeat(43)}` }, remoteAddress: '203.0.113.11' })
    const guesses = new Set<number>()
    for (let i = 0; i < 400; i++) guesses.add((await guess()).statusCode)
    expect([...guesses]).toEqual([401, 429])
  })

  it('gets its share back with time', () => {
    const limiter = new RateLimiter({ perMinute: 60, burst: 2 })
    expect([0, 0, 0].map((now) => limiter.take('a', now))).toEqual([0, 0, 1])
    expect(limiter.take('a', 1000)).toBe(0)
    expect(limiter.take('a', 1000)).toBe(1)
    expect(limiter.take('b', 1000)).toBe(0)
  })
})

describe('the log', () => {
  it('tells of a session full of secrets without repeating one', async () => {
    const secrets = { password: 'Geheim-7392', wrong: 'Falsch-5521', phone: '13912345678', id: '11010519491231002X', name: '慕容雪岚', statement: '保险柜密码是八八六六' }
    const send = (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, headers: Record<string, string> = {}) => test.http.inject({ method, url: `/api/v1${path}`, headers: { ...bearer(), ...headers }, ...(payload ? { payload } : {}) })
    await send('POST', '/sessions', { login: company.logins.steward, password: secrets.wrong })
    await send('POST', '/sessions', { login: secrets.name, password: secrets.password })
    await send('POST', '/persons', { siteId: company.siteId, name: secrets.name, kind: 'person', phones: [{ number: secrets.phone, label: '' }], idKind: 'id_card', idNumber: secrets.id })
    await send('POST', '/cases', caseBody(secrets.statement))
    await send('POST', '/cases', { ...caseBody(secrets.statement), kind: secrets.name })
    for (const secret of Object.values(secrets)) await send('GET', `/search?q=${encodeURIComponent(secret)}&siteId=${company.siteId}`)
    await send('GET', `/persons/${encodeURIComponent(secrets.id)}`)
    await send('GET', `/no-such-place/${encodeURIComponent(secrets.phone)}`)
    await upload(`${secrets.name}.txt`, secrets.statement)
    // Failures of the database quote values in their own words.
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    await owner.query('create temp table secret (phone text primary key, n integer)')
    await owner.query('insert into secret values ($1, 1)', [secrets.phone])
    for (const [text, value] of [['insert into secret values ($1, 1)', secrets.phone], ['select $1::integer', secrets.id], ['select cast($1 as uuid)', secrets.statement]] as const)
      await owner.query(text, [value]).catch((error: unknown) => test.app.log.error({ err: error }, 'request failed'))
    await owner.end()
    expect(log).toContain('23505')
    expect(log.split('\n').length).toBeGreaterThan(15)
    const leaked = Object.entries({ ...secrets, token, sessionPassword: company.password }).filter(([, secret]) => log.includes(secret) || log.includes(encodeURIComponent(secret)))
    expect(leaked.map(([what]) => what)).toEqual([])
  })
})
