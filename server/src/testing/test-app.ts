import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Logger } from 'pino'
import type { Role } from '@guanjia/contract'
import { readConfig } from '../config.ts'
import { hire, makeAccount } from '../modules/people/index.ts'
import { createSubstitution } from '../modules/people/substitutions.ts'
import { makeSite } from '../modules/organization/index.ts'
import type { App } from '../platform/app.ts'
import { Actor } from '../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../platform/ctx.ts'
import { newId } from '../platform/ids.ts'
import { runDueJobs } from '../platform/jobs/worker.ts'
import { makeApp, startServer, type RunningServer } from '../server.ts'
import { testDatabase, type TestDatabase } from './test-database.ts'

export interface TestApp {
  app: App
  database: TestDatabase
  server: RunningServer
  http: FastifyInstance
  close(): Promise<void>
}

/** A whole server on a database of its own, answering through `http.inject`; background work runs only when a test says so. */
export async function testApp(options: { withBackground?: boolean; env?: Record<string, string>; log?: Logger } = {}): Promise<TestApp> {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'guanjia-test-'))
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'error', GUANJIA_DATA: folder, GUANJIA_DEMO: '0', GUANJIA_POOL: '20', ...options.env })
  const made = makeApp(config, database.appUrl)
  const app = options.log === undefined ? made : { ...made, log: options.log }
  const server = await startServer(app, { withBackground: options.withBackground ?? false })
  return {
    app,
    database,
    server,
    http: server.http,
    async close() {
      await server.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface Company {
  organizationId: string
  siteId: string
  /** One colleague for each staff role, at the site; administrator for the organisation. */
  actors: Record<Exclude<Role, 'resident'>, Actor>
  logins: Record<Exclude<Role, 'resident'>, string>
  password: string
}

/** An organisation of its own with one residential site and one colleague for each role, so that tests never meet. */
export async function aCompany(test: TestApp, name = '春晖物业'): Promise<Company> {
  const organizationId = newId()
  const tag = organizationId.slice(-8)
  const password = 'correct horse'
  return runInCtx(test.app, { actor: Actor.system(organizationId) }, async (ctx) => {
    await ctx.tx.insertInto('organization').values({ id: organizationId, name }).execute()
    const siteId = await makeSite(ctx, { code: 'S1', name: '清溪花园', kind: 'residential', timeZone: 'Asia/Shanghai' })
    const actors = {} as Company['actors']
    const logins = {} as Company['logins']
    for (const role of ['administrator', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician'] as const) {
      logins[role] = `${role}-${tag}`
      actors[role] = await aColleague(ctx, { role, siteId: role === 'administrator' ? null : siteId, name: NAMES[role], login: logins[role], password })
    }
    return { organizationId, siteId, actors, logins, password }
  })
}

const NAMES = { administrator: '安管理', site_manager: '经理林', supervisor: '主管周', front_desk: '前台许', steward: '管家何', technician: '技工吕' } as const

/** One more colleague in the company of `ctx`, on shift. */
export async function aColleague(ctx: Ctx, who: { role: Exclude<Role, 'resident'>; siteId: string | null; name: string; login?: string; password?: string; skills?: string[] }): Promise<Actor> {
  const scope = who.siteId === null ? 'organization' : 'site'
  const grants = [{ role: who.role, scope, siteId: who.siteId }] as const
  const { employeeId, accountId } = await hire(ctx, {
    login: who.login ?? `${who.role}-${newId()}`, password: who.password ?? 'correct horse', name: who.name, position: who.role, departmentId: null, skills: who.skills ?? [], isOnShift: true, roles: [...grants],
  })
  return new Actor({ kind: 'staff', organizationId: ctx.organizationId, accountId, employeeId, personId: null, name: who.name, locale: 'zh-CN', grants: [...grants] })
}

/** A resident's sign-in for a person of the archives. */
export async function aResident(ctx: Ctx, who: { personId: string; name: string; login?: string; password?: string }): Promise<Actor> {
  const accountId = await makeAccount(ctx, { login: who.login ?? `resident-${newId()}`, password: who.password ?? 'correct horse', name: who.name, personId: who.personId, roles: [{ role: 'resident', scope: 'own', siteId: null }] })
  return new Actor({ kind: 'resident', organizationId: ctx.organizationId, accountId, employeeId: null, personId: who.personId, name: who.name, locale: 'zh-CN', grants: [{ role: 'resident', scope: 'own', siteId: null }] })
}

/** Runs a use case as somebody, in a transaction of its own; `now` fixes the clock. */
export function as<T>(test: TestApp, actor: Actor, work: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T> {
  const done = runInCtx(test.app, { actor, now }, work)
  // In a race the loser may be refused before the story asks for it; whoever awaits it hears why all the same.
  done.catch(() => {})
  return done
}

/** Somebody is away between two days, and somebody else stands in. */
export async function goesAway(test: TestApp, absent: Actor, substitute: Actor, from: string, to: string): Promise<void> {
  const body = { absentId: absent.employeeId!, substituteId: substitute.employeeId!, from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z`, reason: '' }
  await as(test, absent, (ctx) => createSubstitution(ctx, { params: {}, query: {}, body }), new Date(body.from))
}

/** Runs all jobs that are due: the reactions to what a test did. */
export function letJobsRun(test: TestApp): Promise<number> {
  return runDueJobs(test.app)
}

export interface Browser {
  token: string
  send(method: NonNullable<InjectOptions['method']>, path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: never; headers: Record<string, unknown> }>
}

/** Signs in over HTTP and speaks to `/api/v1` with the bearer token. */
export async function signIn(test: TestApp, login: string, password: string): Promise<Browser> {
  const answer = await test.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { login, password } })
  if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode}: ${answer.body}`)
  const { token } = answer.json<{ token: string }>()
  return {
    token,
    async send(method, path, body, headers = {}) {
      const response = await test.http.inject({ method, url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}`, ...headers }, ...(body === undefined ? {} : { payload: body as object }) })
      const isJson = String(response.headers['content-type']).includes('json')
      return { status: response.statusCode, body: (isJson ? response.json() : response.body) as never, headers: response.headers }
    },
  }
}

/** A colleague as the screens make one, who has signed in with the first password and chosen an own one. Answers what making them answered. */
export async function newColleague(test: TestApp, by: Browser, body: { login: string } & Record<string, unknown>, password = 'correct horse'): Promise<{ status: number; body: never }> {
  const made = await by.send('POST', '/employees', body)
  if (made.status !== 200) return made
  const { firstPassword } = made.body as { firstPassword: string }
  const first = await signIn(test, body.login, firstPassword)
  const chosen = await first.send('PATCH', '/sessions/current', { password: { old: firstPassword, new: password } })
  if (chosen.status !== 200) throw new Error(`the own password answered ${chosen.status}: ${JSON.stringify(chosen.body)}`)
  await first.send('DELETE', '/sessions/current')
  return made
}
