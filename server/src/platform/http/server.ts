import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Locale } from '@guanjia/contract'
import { Actor } from '../auth/actor.ts'
import { RefusalWatch } from '../auth/unusual-acts.ts'
import { timeOf, type App } from '../app.ts'
import { runInCtx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { mustBeOpenTo, startOf } from './access.ts'
import { onlyFields, wantedFields } from './fields.ts'
import { oncePerKey } from './idempotency.ts'
import { observeRequest } from './metrics.ts'
import { asAppError, localeOf, parsePart, problemOf } from './problem.ts'
import { nestQuery } from './query.ts'
import { RateLimiter } from './rate-limit.ts'
import type { Exchange, FileAnswer, Route } from './route.ts'
import { WrittenAnswer } from './shared-reads.ts'

export const SESSION_COOKIE = 'guanjia_session'
/** Behind TLS: no neighbouring host can set it, no path or plain connection gets it. */
export const SECURE_SESSION_COOKIE = '__Host-guanjia_session'

export interface HttpOptions {
  routes: Route[]
  /** Who a session token belongs to; null when it is unknown, ended or revoked. */
  authenticate(token: string, address: string, isAttended: boolean): Promise<Actor | null>
}

/** Who sends how much: accounts by themselves, everybody without a session by address. */
class Limits {
  readonly #accounts: RateLimiter | null
  readonly #addresses: RateLimiter | null
  constructor({ account, address }: App['config']['rates']) {
    this.#accounts = account === 0 ? null : new RateLimiter({ perMinute: account, burst: account })
    this.#addresses = address === 0 ? null : new RateLimiter({ perMinute: address, burst: address })
  }

  /** Throws `too_many_attempts` and says when to come again. */
  count(accountId: string | null, request: FastifyRequest, reply: FastifyReply): void {
    const seconds = (accountId === null ? this.#addresses?.take(request.ip, Date.now()) : this.#accounts?.take(accountId, Date.now())) ?? 0
    if (seconds === 0) return
    reply.header('retry-after', seconds)
    throw new AppError('too_many_attempts', `Too many requests; try again in ${seconds} s`)
  }
}

interface Call {
  locale: Locale
  actor: Actor | null
  code: string
}
const calls = new WeakMap<FastifyRequest, Call>()

/** The HTTP server: contract endpoints below /api/v1, problems as problem+json, one log line for each request. Serves no files of the clients. */
export function makeHttpServer(app: App, options: HttpOptions): FastifyInstance {
  const server = Fastify({ loggerInstance: app.log as FastifyBaseLogger, logController: new LogController({ disableRequestLogging: true }), genReqId: () => randomUUID(), bodyLimit: 1024 * 1024, trustProxy: 'loopback', routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // Requests that arrive while the server stops are still answered, on connections that end with them.
    return503OnClosing: false,
    // What never reaches a route, such as an address that is too long or badly written.
    frameworkErrors: (error, request, reply) => void answerProblem(app, error, request, reply as FastifyReply) })
  server.register(cookie)
  server.register(multipart, { limits: { fileSize: app.config.uploadBytes, files: 1, fields: 5 } })
  server.addHook('onRequest', async (request) => {
    calls.set(request, { locale: localeOf(request.headers['accept-language']), actor: null, code: 'ok' })
  })
  server.setErrorHandler((error, request, reply) => answerProblem(app, error, request, reply))
  server.setNotFoundHandler((request, reply) => answerProblem(app, new AppError('not_found', 'No such address'), request, reply))
  const refusals = new RefusalWatch(app)
  server.addHook('onResponse', async (request, reply) => {
    logRequest(app, request, reply)
    const call = calls.get(request)
    if (call?.actor && (call.code === 'not_permitted' || call.code === 'not_found')) refusals.note(call.actor, timeOf(app).getTime())
  })
  // Inside a plugin, so that cookies and uploads are ready for every route.
  const limits = new Limits(app.config.rates)
  server.register(async (inner) => {
    for (const route of options.routes) if (route.endpoint.takes === 'json') mount(inner, app, options, route, limits)
  })
  server.register(async (inner) => {
    inner.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, bytes, done) => done(null, bytes))
    for (const route of options.routes) if (route.endpoint.takes === 'bytes') mount(inner, app, options, route, limits)
  })
  return server
}

function mount(server: FastifyInstance, app: App, options: HttpOptions, route: Route, limits: Limits): void {
  const { endpoint } = route
  server.route({
    method: endpoint.method,
    url: `/api/v1${endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    handler: async (request, reply) => {
      const call = calls.get(request)!
      const exchange: Exchange = { app, request, reply }
      // PostgreSQL texts hold no NUL; in an address it is never meant.
      if (request.url.includes('%00')) throw new AppError('invalid_request', 'NUL in the address')
      mustBeOurPage(request)
      call.actor = endpoint.access === 'public' ? null : await findActor(options, endpoint, request)
      limits.count(call.actor?.accountId ?? null, request, reply)
      mustBeOpenTo(endpoint, call.actor)
      const wanted = wantedFields(endpoint, request.query)
      const input = {
        params: parsePart(endpoint.params, request.params, 'params', call.locale),
        query: parsePart(endpoint.query, nestQuery(request.query as Record<string, unknown>), 'query', call.locale),
        body: parsePart(endpoint.body, endpoint.takes === 'bytes' ? {} : (request.body ?? {}), 'body', call.locale),
      } as never
      const answer = route.handleRaw ? await route.handleRaw(exchange, input, call.actor) : await inTransaction(app, route, exchange, call, input)
      return send(app, route, reply, answer, wanted)
    },
  })
}

/** What a screen asks for by itself while nobody sits there. */
export const UNATTENDED_HEADER = 'x-unattended'

async function findActor(options: HttpOptions, endpoint: Route['endpoint'], request: FastifyRequest): Promise<Actor | null> {
  const token = tokenOf(request)
  return token ? options.authenticate(token, request.ip, endpoint.kind !== 'events' && request.headers[UNATTENDED_HEADER] === undefined) : null
}

/** A cookie travels by itself, so a foreign page could use it, or sign somebody in: what changes things must come from our own pages. */
function mustBeOurPage(request: FastifyRequest): void {
  if (request.method !== 'GET' && !request.headers.authorization && isForeignOrigin(request)) throw new AppError('not_permitted', 'Foreign origin')
}

function isForeignOrigin(request: FastifyRequest): boolean {
  const origin = request.headers.origin
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site'
  return URL.canParse(origin) ? new URL(origin).host !== request.host : true
}

/** The session token of a request: `Authorization: Bearer …` or the cookie. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  if (header?.startsWith('Bearer ')) return header.slice(7)
  // The plain name is for plain HTTP, and for sessions from before the server stood behind TLS.
  const cookie = request.cookies[SECURE_SESSION_COOKIE] ?? request.cookies[SESSION_COOKIE]
  // Keys travel in the header only: a cookie would travel by itself.
  return cookie?.startsWith('gj_') ? undefined : cookie
}

function inTransaction(app: App, route: Route, exchange: Exchange, call: Call, input: never): Promise<unknown> {
  const { request } = exchange
  const key = request.headers['idempotency-key']
  return runInCtx(app, startOf(request, call.actor!, call.locale), (ctx) => {
    const work = (): Promise<unknown> => route.handle!(ctx, input, exchange)
    if (request.method !== 'POST' || typeof key !== 'string' || route.endpoint.kind !== 'json' || route.endpoint.isRepeatable) return work()
    if (key.length === 0 || key.length > 200) throw new AppError('invalid_request', 'Idempotency-Key: 1 to 200 characters')
    return oncePerKey(ctx, key, { method: request.method, url: request.url, body: request.body }, work, route.endpoint.hasSecret)
  })
}

function send(app: App, route: Route, reply: FastifyReply, answer: unknown, wanted: ReadonlySet<string> | null): unknown {
  const { endpoint } = route
  if (reply.sent || endpoint.kind === 'events') return reply
  if (endpoint.kind === 'empty') return reply.code(204).send()
  if (endpoint.kind === 'file') return sendFile(reply, answer as FileAnswer)
  const written = answer instanceof WrittenAnswer ? answer.json : JSON.stringify(answer)
  if (app.config.checksResponses) {
    const checked = endpoint.response.safeParse(answer instanceof WrittenAnswer ? JSON.parse(written) : answer)
    if (!checked.success) throw new Error(`${endpoint.method} ${endpoint.path} answers against the contract: ${JSON.stringify(checked.error.issues.slice(0, 5))}`)
  }
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  const sent = wanted === null ? written : JSON.stringify(onlyFields(JSON.parse(written), wanted))
  return reply.header('content-type', 'application/json; charset=utf-8').send(sent)
}

function sendFile(reply: FastifyReply, file: FileAnswer): unknown {
  const disposition = file.isInline ? 'inline' : 'attachment'
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', `${disposition}; filename="${file.name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', file.keepSeconds ? `private, max-age=${file.keepSeconds}, immutable` : 'no-store')
    .send(file.body)
}

function answerProblem(app: App, error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  const call = calls.get(request)
  const expected = asAppError(error)
  if (!expected) app.log.error({ err: error, requestId: request.id, url: request.routeOptions.url }, 'request failed')
  const problem = problemOf(expected, request.id, call?.locale ?? 'zh-CN')
  if (call) call.code = problem.code
  return reply.code(problem.status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(JSON.stringify(problem))
}

/** One line for each request: who, what, how long; never bodies, names or numbers of people. */
function logRequest(app: App, request: FastifyRequest, reply: FastifyReply): void {
  const call = calls.get(request)
  const path = request.routeOptions.url ?? 'unknown'
  const ms = Math.round(reply.elapsedTime * 10) / 10
  observeRequest(request.method, path, reply.statusCode, reply.elapsedTime)
  if (!path.startsWith('/api/')) return
  app.log.info({ requestId: request.id, organizationId: call?.actor?.organizationId, accountId: call?.actor?.accountId, method: request.method, path, status: reply.statusCode, code: call?.code, ms }, 'request')
}
