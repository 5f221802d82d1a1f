// Three server processes with one database behind nginx with deploy/nginx.conf: what people get while one process is killed, one is
// restarted and nginx reads its configuration anew; beside one process asked without nginx. Needs nginx (apt install nginx).
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { appUrl, migrate } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { hasNginx, nginxBefore } from '../server/src/testing/front.ts'
import { aHousehold } from '../server/src/testing/households.ts'
import { Listener } from '../server/src/testing/listener.ts'
import { aCompany, as, type TestApp } from '../server/src/testing/test-app.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'
import { closedLoop, report, request, spawnServer, type SpawnedServer } from './harness/harness.ts'

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const CLERKS = 16
const DOWNLOADS = 40
const OF_AN_ADDRESS = 60

if (hasNginx()) await run()
else console.log('     nginx is not installed: nothing was measured (apt install nginx)')

async function run(): Promise<void> {
  const cluster = await throwawayCluster({ max_connections: 200, shared_buffers: '512MB' })
  const folder = await mkdtemp(path.join(tmpdir(), 'guanjia-bench-'))
  const processes: SpawnedServer[] = []
  try {
    await migrate(cluster.url)
    const test = { app: makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_DATA: folder }), appUrl(cluster.url)) } as TestApp
    const company = await aCompany(test)
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    const start = (env: Record<string, string> = {}): Promise<SpawnedServer> => spawnServer(cluster.url, folder, { GUANJIA_POOL: '12', GUANJIA_RATE_ADDRESS: String(OF_AN_ADDRESS), ...env })
    for (let n = 0; n < 3; n++) processes.push(await start())
    const front = await nginxBefore(processes.map(({ port }) => port))
    const signIn = async (to: string): Promise<string> => (JSON.parse((await request(`${to}/api/v1/sessions`, { method: 'POST', body: { login: company.logins.supervisor, password: company.password } })).text) as { token: string }).token
    const token = await signIn(processes[0]!.url)
    const owner = new pg.Client({ connectionString: cluster.url })
    await owner.connect()
    const count = async (query: string): Promise<number> => (await owner.query<{ n: number }>(`select count(*)::int as n from ${query}`)).rows[0]!.n

    const known = await Promise.all(processes.map(({ url }) => request(`${url}/api/v1/sessions/current`, { token })))
    report('a session of one process', `${known.filter(({ status }) => status === 200).length} of ${known.length} processes know it`, '–', '–', known.every(({ status }) => status === 200))

    const taking = { siteId: company.siteId, kind: 'repair', statement: '厨房漏水', unitId: home.unitId, personId: home.personId }
    const list = (to: string) => async (): Promise<void> => {
      const { status } = await request(`${to}/api/v1/cases?limit=20`, { token })
      if (status !== 200) throw new Error(`${status}`)
    }
    for (let n = 0; n < 40; n++) await request(`${processes[n % 3]!.url}/api/v1/cases`, { method: 'POST', token, body: taking })
    const direct = await closedLoop(CLERKS, SECONDS / 2, list(processes[0]!.url))
    const through = await closedLoop(CLERKS, SECONDS / 2, list(front.url))
    report('list of cases through nginx, three processes', `${through.perSecond}/s, p95 ${through.p95} ms`, `${direct.perSecond}/s, one process asked directly`, (through.perSecond / direct.perSecond).toFixed(2), through.perSecond > direct.perSecond * 0.8)

    const screen = await new Listener(front.url).open(token)
    const delays: number[] = []
    for (let n = 0; n < 60; n++) {
      const { id } = JSON.parse((await request(`${processes[n % 3]!.url}/api/v1/cases`, { method: 'POST', token, body: taking })).text) as { id: string }
      const begin = performance.now()
      await screen.until(({ data }) => data.recordId === id)
      delays.push(performance.now() - begin)
    }
    delays.sort((a, b) => a - b)
    report('live changes of all processes on one screen behind nginx', `60 of 60, p95 ${Math.round(delays[56]!)} ms`, 'gathered for 60 ms', '–', delays[56]! < 1000)
    screen.close()

    const content = randomBytes(20 * 2 ** 20)
    const form = new FormData()
    form.set('file', new Blob([`%PDF-1.7\n`, content]), '合同.pdf')
    const begin = performance.now()
    const { id: fileId } = (await (await fetch(`${front.url}/api/v1/files`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })).json()) as { id: string }
    const uploadMs = Math.round(performance.now() - begin)
    const sums = await Promise.all(processes.map(async ({ url }) => createHash('sha256').update(Buffer.from(await (await fetch(`${url}/api/v1/files/${fileId}`, { headers: { authorization: `Bearer ${token}` } })).arrayBuffer())).digest('hex')))
    report('20 MiB uploaded through nginx, read from each process', `${uploadMs} ms, the same in ${sums.filter((sum) => sum === sums[0]).length} of 3`, '–', '–', new Set(sums).size === 1)

    const statusOf = (localAddress: string, claims: string): Promise<number> =>
      new Promise((resolve, reject) => {
        http.get(`${front.url}/api/v1/sign-in-options`, { localAddress, agent: false, headers: { 'x-forwarded-for': claims } }, (answer) => void answer.resume().on('end', () => resolve(answer.statusCode!))).on('error', reject)
      })
    const statuses: number[] = []
    for (let n = 0; n < OF_AN_ADDRESS * 5 && !statuses.includes(429); n++) statuses.push(await statusOf('127.0.0.2', `10.0.0.${n % 250}`))
    const other = await statusOf('127.0.0.3', '127.0.0.2')
    report('wild address, whatever it claims to be', `refused after ${statuses.length} requests, another address gets ${other}`, `${OF_AN_ADDRESS} a minute in each of three`, '–', statuses.includes(429) && other === 200)

    const failed: string[] = []
    let answered = 0
    let slowest = 0
    const taken = new Set<string>()
    const over = new AbortController()
    const clerk = async (who: number): Promise<void> => {
      for (let n = 0; !over.signal.aborted; n++) {
        const isWrite = n % 3 === 0
        const from = performance.now()
        const answer = await request(`${front.url}/api/v1/cases${isWrite ? '' : '?limit=20'}`, { token, ...(isWrite ? { method: 'POST', body: taking, headers: { 'idempotency-key': randomUUID() } } : {}) }).catch((error: Error) => ({ status: 0, text: error.message }))
        slowest = Math.max(slowest, performance.now() - from)
        answered++
        if (answer.status !== 200) failed.push(`${isWrite ? 'POST' : 'GET'} ${answer.status} ${answer.text.slice(0, 80)} (clerk ${who})`)
        else if (isWrite) taken.add((JSON.parse(answer.text) as { id: string }).id)
      }
    }
    const before = await count('service_case')
    const clerks = Promise.all(Array.from({ length: CLERKS }, (_, who) => clerk(who)))
    const asked: string[] = []
    for (let n = 0; n < DOWNLOADS; n++) {
      const id = randomUUID()
      const answer = await request(`${front.url}/api/v1/downloads`, { method: 'POST', token, body: { id, path: '/cases/export', query: `siteId=${company.siteId}` } })
      if (answer.status === 200) asked.push(id)
    }
    await wait(1500)
    await processes[0]!.end('SIGKILL')
    await wait(1500)
    front.reload!()
    await wait(1000)
    processes[0] = await start({ PORT: String(processes[0]!.port) })
    await wait(1000)
    front.reload!()
    await processes[1]!.end('SIGTERM')
    await wait(1500)
    over.abort()
    await clerks
    processes.splice(1, 1)
    report('requests while one process is killed, one is stopped, and nginx reads its file anew twice', `${failed.length} of ${answered} failed, the slowest took ${Math.round(slowest)} ms`, '0', '–', failed.length === 0)
    for (const line of failed.slice(0, 5)) console.log(`       ${line}`)
    const made = (await count('service_case')) - before
    report('cases taken meanwhile', `${made} in the database`, `${taken.size} told to clerks`, '–', made === taken.size)
    for (const until = Date.now() + 60_000; Date.now() < until && (await count(`download where state <> 'done'`)) > 0; ) await wait(200)
    const finished = await count(`download where state = 'done'`)
    const told = await count(`message where template = 'download.done'`).catch(() => -1)
    report('files written in the background meanwhile', `${finished} done, ${told} messages`, `${asked.length} asked for`, '–', finished === asked.length && told === asked.length)
    await owner.end()
    await test.app.database.close()
    await front.close()
  } finally {
    for (const one of processes) await one.end('SIGTERM')
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
