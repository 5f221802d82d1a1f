import http from 'node:http'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queue } from './platform/events.ts'
import { makeApp, startServer, type RunningServer } from './server.ts'
import { hasNginx, nginxBefore, smallProxyBefore, type Front } from './testing/front.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { Listener } from './testing/listener.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { until } from './testing/wait.ts'

/** Requests without a session that an address may send, for each process. */
const OF_AN_ADDRESS = 30

interface Process {
  server: RunningServer
  url: string
  served: number
}

let test: TestApp
let company: Company
let home: Household
let token: string
let front: Front
const processes: Process[] = []
const done: number[] = []
beforeAll(async () => {
  queue('test.between', z.object({ n: z.number() }), async (_, { n }) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    done.push(n)
  })
  test = await testApp({ env: { GUANJIA_RATE_ADDRESS: String(OF_AN_ADDRESS), GUANJIA_DRAIN_MS: '0' } })
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  ;({ token } = await signIn(test, company.logins.front_desk, company.password))
  for (let n = 0; n < 2; n++) {
    const server = await startServer(makeApp(test.app.config, test.database.appUrl), { withBackground: true })
    const one: Process = { server, url: await server.http.listen({ host: '127.0.0.1', port: 0 }), served: 0 }
    server.http.server.on('request', () => one.served++)
    processes.push(one)
  }
  const ports = processes.map(({ url }) => Number(new URL(url).port))
  front = hasNginx() ? await nginxBefore(ports) : await smallProxyBefore(ports)
})
afterAll(async () => {
  await front.close()
  for (const { server } of processes) await server.stop()
  await test.close()
})

const send = (to: string, path: string, body?: unknown, key?: string) =>
  fetch(`${to}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, ...(key === undefined ? {} : { 'idempotency-key': key }), ...(body instanceof FormData || body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  })
const taking = () => ({ siteId: company.siteId, kind: 'repair', statement: '厨房漏水', unitId: home.unitId, personId: home.personId })

/** What an address gets that asks without a session, whatever it claims to be. */
function statusFor(localAddress: string, claims: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http.get(`${front.url}/api/v1/sign-in-options`, { localAddress, headers: { 'x-forwarded-for': claims }, agent: false }, (answer) => void answer.resume().on('end', () => resolve(answer.statusCode!))).on('error', reject)
  })
}

describe('several processes behind one front', () => {
  it('know each session, whichever opened it, and share the work', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => send(front.url, '/sessions/current')))
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]))
    for (const { served } of processes) expect(served).toBeGreaterThan(4)
  })

  it('tell a screen of what happened in any of them', async () => {
    const screen = await new Listener(front.url).open(token)
    for (const { url } of processes) {
      const { id } = (await (await send(url, '/cases', taking())).json()) as { id: string }
      expect((await screen.until(({ data }) => data.recordId === id)).event).toBe('change')
    }
    screen.close()
  })

  it('keep a file that came through the front for all of them', async () => {
    const form = new FormData()
    form.set('file', new Blob(['收据一张']), '收据.txt')
    const { id } = (await (await send(front.url, '/files', form)).json()) as { id: string }
    for (const { url } of processes) expect(await (await send(url, `/files/${id}`)).text()).toBe('收据一张')
  })

  it.skipIf(process.platform !== 'linux')('count the requests of the address that really asks', async () => {
    const statuses: number[] = []
    for (let n = 0; n < OF_AN_ADDRESS * 3 && !statuses.includes(429); n++) statuses.push(await statusFor('127.0.0.2', `10.0.0.${n}`))
    expect(statuses).toContain(429)
    expect(await statusFor('127.0.0.3', '127.0.0.2')).toBe(200)
  })

  it('do each job once between them', async () => {
    const all = Array.from({ length: 60 }, (_, n) => n)
    await as(test, company.actors.administrator, async (ctx) => {
      for (const n of all) ctx.enqueue('test.between', { n })
    })
    await until(async () => done.length >= all.length)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(done.toSorted((a, b) => a - b)).toEqual(all)
  })

  it('lose no request and do none twice when one of them dies under load', async () => {
    const before = await cases()
    const failed: string[] = []
    let answered = 0
    let taken = 0
    const goesOn = (): boolean => answered < 240
    const clerk = async (who: number): Promise<void> => {
      for (let i = 0; goesOn(); i++) {
        const isWrite = i % 2 === 0
        const answer = isWrite ? await send(front.url, '/cases', taking(), `dies-${who}-${i}`) : await send(front.url, '/cases?limit=10')
        await answer.text()
        answered++
        if (answer.status !== 200) failed.push(`${isWrite ? 'POST' : 'GET'} ${answer.status}`)
        else if (isWrite) taken++
      }
    }
    const clerks = Promise.all(Array.from({ length: 8 }, (_, who) => clerk(who)))
    await until(async () => answered > 80)
    const { http: dying } = processes[0]!.server
    dying.server.close()
    dying.server.closeAllConnections()
    await clerks
    expect(failed).toEqual([])
    expect((await cases()) - before).toBe(taken)
    expect(taken).toBeGreaterThan(80)
  })
})

const cases = (): Promise<number> => as(test, company.actors.administrator, async (ctx) => (await ctx.client.query<{ n: number }>('select count(*)::int as n from service_case')).rows[0]!.n)
