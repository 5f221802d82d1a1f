// 200 consoles of one site hang open on the case board and, every fourth, on the dispatch board, while colleagues change cases at a
// steady pace. Each hears the stream, asks again as the console does (the same `Pace`), and takes note when its board shows the change.
// Goal: 95 of 100 boards show a change within 1 s of its commit. Raw: the same board asked by one person alone.
// BENCH_CONSOLES, BENCH_SECONDS, BENCH_PER_SECOND, BENCH_CASES choose the size.
import http from 'node:http'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../server/src/config.ts'
import { actOnCase } from '../server/src/modules/cases/act.ts'
import { createCase } from '../server/src/modules/cases/take-case.ts'
import { cases } from '@guanjia/contract'
import { aCompany, aColleague, type TestApp } from '../server/src/testing/test-app.ts'
import { aHousehold } from '../server/src/testing/households.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { openSession } from '../server/src/modules/people/sessions.ts'
import { makeApp } from '../server/src/server.ts'
import { Screen, askBy, type Answer } from './boards/screen.ts'
import { benchServer, closedLoop, report } from './harness/harness.ts'

const CONSOLES = Number(process.env['BENCH_CONSOLES'] ?? 200)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 20)
const PER_SECOND = Number(process.env['BENCH_PER_SECOND'] ?? 5)
const CASES = Number(process.env['BENCH_CASES'] ?? 200)
const WINDOWS = 10
const GOAL_MS = 1000

const server = await benchServer()
const agent = new http.Agent({ keepAlive: true, maxSockets: CONSOLES * 2 })
try {
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
  const company = await aCompany({ app } as TestApp)
  const asBoss = <T>(work: Parameters<typeof runInCtx<T>>[2]): Promise<T> => runInCtx(app, { actor: company.actors.administrator }, work)
  const home = await asBoss((ctx) => aHousehold(ctx, company.siteId))
  const body = cases.createCase.body.parse({ siteId: company.siteId, kind: 'repair', statement: '厨房水槽下面漏水，已经滴到楼下了。', unitId: home.unitId, personId: home.personId })
  const ids: string[] = []
  for (let i = 0; i < CASES; i++) {
    const { id } = await runInCtx(app, { actor: company.actors.front_desk }, (ctx) => createCase(ctx, { params: {}, query: {}, body }))
    // Three columns: registered, in progress, resolved.
    if (i % 3 > 0) await runInCtx(app, { actor: company.actors.front_desk }, (ctx) => actOnCase(ctx, { params: { id }, query: {}, body: { action: 'start' } as never }))
    if (i % 3 === 2) await runInCtx(app, { actor: company.actors.front_desk }, (ctx) => actOnCase(ctx, { params: { id }, query: {}, body: { action: 'resolve', result: '已换水龙头。' } as never }))
    else ids.push(id)
  }
  // Ten windows for each of some colleagues; passwords are slow by intention, so the sessions are opened at once.
  const tokens: string[] = []
  for (let i = 0; i < CONSOLES / WINDOWS; i++) {
    const colleague = await asBoss((ctx) => aColleague(ctx, { role: 'supervisor', siteId: company.siteId, name: `主管${i}` }))
    for (let window = 0; window < WINDOWS && tokens.length < CONSOLES; window++) tokens.push((await runInCtx(app, { actor: colleague }, (ctx) => openSession(ctx, colleague.accountId!, { device: 'bench', method: 'password' }))).token)
  }
  const signIn = async (login: string): Promise<string> => (JSON.parse((await ask('/sessions', undefined, { login, password: company.password })).text) as { token: string }).token
  const actor = await signIn(company.logins.front_desk)
  await app.database.pool.query('select refresh_statistics()')

  const boards = { case: `/case-board?siteId=${company.siteId}`, dispatch: `/dispatch-board?siteId=${company.siteId}` }
  const consoles = tokens.map((token, i) => new Screen(server.url, agent, token, i % 4 === 3 ? 'dispatch' : 'case', company.siteId))
  const one = await closedLoop(1, 2, async (_, n) => void mustAnswer(await ask(n % 4 === 3 ? boards.dispatch : boards.case, tokens[0]!)), 1)
  await Promise.all(consoles.map((screen) => screen.open()))
  // A while without changes, so that connections stand and statements are prepared.
  await Promise.all(consoles.map((screen) => screen.refresh()))

  /** Changes by their case: which version it has since when. */
  const changes: { id: string; mark: string | number; at: number }[] = []
  const cpuBefore = server.cpuMs()
  const begin = performance.now()
  for (let n = 0; n < SECONDS * PER_SECOND; n++) {
    await until(begin + (n * 1000) / PER_SECOND)
    // Newer ones are on the first page of the board; every fifth change raises a work order, which the dispatch board shows.
    const id = ids[ids.length - 1 - (n % Math.min(25, ids.length))]!
    if (n % 5 === 4) {
      const answer = mustAnswer(await ask('/work-orders', actor, { siteId: company.siteId, title: `巡检 ${n}`, placeKind: 'public_area', place: '1 号楼大堂' }))
      const { number } = JSON.parse(answer.text) as { number: string }
      changes.push({ id: 'dispatch', mark: number, at: performance.now() })
      continue
    }
    const answer = mustAnswer(await ask(`/cases/${id}/actions`, actor, { action: 'feedback', text: `已联系师傅，第 ${n} 次。` }))
    const { version } = JSON.parse(answer.text) as { version: number }
    changes.push({ id, mark: version, at: performance.now() })
  }
  await until(performance.now() + 3000)
  const spent = (performance.now() - begin) / 1000
  const cpu = (server.cpuMs() - cpuBefore) / 10 / spent
  await Promise.all(consoles.map((screen) => screen.close()))
  await app.database.close()

  const waits: number[] = []
  let unseen = 0
  for (const screen of consoles)
    for (const change of changes) {
      if ((change.id === 'dispatch') !== (screen.kind === 'dispatch')) continue
      const seen = screen.whenShown(change.id, change.mark)
      if (seen === undefined) unseen++
      else waits.push(seen - change.at)
    }
  waits.sort((a, b) => a - b)
  const at = (share: number): number => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? Number.NaN)
  const asked = consoles.reduce((sum, screen) => sum + screen.asked, 0)
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024
  console.log(`${CONSOLES} consoles, ${(changes.length / SECONDS).toFixed(1)} changes per second for ${SECONDS} s, ${CASES} cases; boards asked ${(asked / spent).toFixed(0)} times per second; server CPU ${cpu.toFixed(0)} %, memory ${memory.toFixed(0)} MB`)
  report(`${CONSOLES} boards show a change`, `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms, never ${unseen} of ${waits.length + unseen}`, `one board asked alone p50 ${one.p50} ms, p95 ${one.p95} ms`, `${(at(0.95) / one.p95).toFixed(0)} × one question; goal p95 ${GOAL_MS} ms`, at(0.95) <= GOAL_MS && unseen === 0)

  function ask(address: string, token: string | undefined, sent?: unknown): Promise<Answer> {
    return askBy(agent, `${server.url}/api/v1${address}`, token, sent)
  }
} finally {
  agent.destroy()
  await server.stop()
}

function mustAnswer(answer: Answer): Answer {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`)
  return answer
}

async function until(moment: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())))
}
