// A phone comes out of the basement with 200 answers at 20 points and 40 photos of 300 KB each, and sends them as the app does: photos first, three
// at a time in parts, then the records in one call, then the end of the round. Goal: ≤ 10 s on loopback, every answer and photo there once.
// Raw: the same photos written anew by the picture library alone, three at a time. BENCH_PHOTOS chooses the size.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { UPLOAD_PART_BYTES } from '@guanjia/contract/upload-limits.ts'
import { readConfig } from '../server/src/config.ts'
import { cleanPicture } from '../server/src/platform/files/routes.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { InspectionStories } from '../server/src/testing/inspection-stories.ts'
import { benchServer, report, request } from './harness/harness.ts'

const PHOTOS = Number(process.env['BENCH_PHOTOS'] ?? 40)
const POINTS = 20
const ITEMS = 10
const AT_ONCE = 3
const GOAL_SECONDS = 10
const PHOTO_BYTES = 300_000

/** As the phone makes them: 1600 × 1200; soft noise comes out at about 300 KB. */
const photo = (): Promise<Buffer> => sharp(randomBytes(120 * 90 * 3), { raw: { width: 120, height: 90, channels: 3 } }).resize(1600, 1200).jpeg({ quality: 80 }).toBuffer()
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE })

const server = await benchServer()
const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
try {
  const company = await aCompany({ app } as TestApp)
  const stories = new InspectionStories({ app } as TestApp, company)
  const list = await stories.checklist(Array.from({ length: ITEMS }, (_, i) => ({ id: `item-${i}`, text: `检查项 ${i}`, kind: 'yes_no' as const })))
  const points = []
  for (let i = 0; i < POINTS; i++) points.push(await stories.point(list.id))
  const now = new Date()
  // A plan whose moment is now: the rule names it by the site's clock.
  const wall = new Date(now.getTime() + 8 * 3_600_000)
  const plan = await stories.plan((await stories.route(points.map(({ id }) => id))).id, new Date(now.getTime() - 120_000), { rule: `FREQ=DAILY;BYHOUR=${wall.getUTCHours()};BYMINUTE=${wall.getUTCMinutes()}` })
  const [round] = await stories.rounds(plan.id, now)
  const photos = await Promise.all(Array.from({ length: PHOTOS }, async () => ({ id: randomUUID(), content: await photo() })))
  const mean = photos.reduce((sum, { content }) => sum + content.length, 0) / PHOTOS
  if (Math.abs(mean - PHOTO_BYTES) > 40_000) throw new Error(`The photos have ${Math.round(mean)} bytes`)

  const { token } = JSON.parse((await request(`${server.url}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.steward, password: company.password } })).text) as { token: string }
  const send = async (method: string, path: string, body?: unknown): Promise<string> => {
    const answer = await request(`${server.url}/api/v1${path}`, { method, token, body, headers: { 'idempotency-key': randomUUID() } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
    return answer.text
  }
  const sendPart = (id: string, offset: number, bytes: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = http.request(`${server.url}/api/v1/uploads/${id}/parts/${offset}`, { method: 'PUT', agent, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) } }, (answer) => {
        answer.resume()
        answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`part: ${answer.statusCode}`))))
      })
      sent.on('error', reject)
      sent.end(bytes)
    })
  const threeAtATime = async (work: (photo: (typeof photos)[number]) => Promise<unknown>): Promise<void> => {
    const left = [...photos]
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let one = left.shift(); one; one = left.shift()) await work(one)
    }))
  }

  const started = performance.now()
  await threeAtATime(async ({ id, content }) => {
    await send('POST', '/uploads', { id, name: `${id}.jpg`, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
    for (let at = 0; at < content.length; at += UPLOAD_PART_BYTES) await sendPart(id, at, content.subarray(at, at + UPLOAD_PART_BYTES))
    await send('POST', `/uploads/${id}/complete`)
  })
  const uploaded = performance.now()
  const records = points.map(({ id }, p) => stories.record(id, now, Array.from({ length: ITEMS }, (_, i) => ({ itemId: `item-${i}`, value: true, photoIds: photos.filter((_, n) => n % POINTS === p && i === Math.floor(n / POINTS)).map((one) => one.id) }))))
  await send('POST', `/inspection-tasks/${round!.id}/records`, { sentAt: now.toISOString(), records })
  await send('POST', `/inspection-tasks/${round!.id}/actions`, { action: 'finish' })
  const seconds = (performance.now() - started) / 1000
  const whole = JSON.parse(await send('GET', `/inspection-tasks/${round!.id}`)) as { state: string; records: { answers: unknown[]; photos: { id: string }[] }[] }
  const [answers, kept] = [whole.records.reduce((sum, one) => sum + one.answers.length, 0), new Set(whole.records.flatMap((one) => one.photos.map(({ id }) => id))).size]
  if (whole.state !== 'done' || answers !== POINTS * ITEMS || kept !== PHOTOS) throw new Error(`${whole.state}, ${answers} answers, ${kept} photos`)

  const rawStarted = performance.now()
  await threeAtATime(({ content }) => cleanPicture(content, 'image/jpeg'))
  const raw = (performance.now() - rawStarted) / 1000
  report(`${answers} answers and ${kept} photos of ${Math.round(mean / 1000)} KB sent after the basement`, `${seconds.toFixed(2)} s, of it photos ${((uploaded - started) / 1000).toFixed(2)} s`, `the pictures written anew alone ${raw.toFixed(2)} s`, `${(seconds / raw).toFixed(1)} ×, goal ${GOAL_SECONDS} s`, seconds <= GOAL_SECONDS)
} finally {
  agent.destroy()
  await app.database.close()
  await server.stop()
}
