import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { platform } from '@guanjia/contract'
import type { Config } from './config.ts'
import { allRoutes, subscribeAll } from './modules/all.ts'
import { Authenticator, accountsWithRole } from './modules/people/index.ts'
import type { App } from './platform/app.ts'
import { openPersonalDataKey } from './platform/crypto.ts'
import { openDatabase } from './platform/database/database.ts'
import { appUrl } from './platform/database/migrate.ts'
import { Replica } from './platform/database/replica.ts'
import { openBlobStore } from './platform/files/s3-blob-store.ts'
import { declareUnusualActs, unusualActsAreToldTo } from './platform/auth/unusual-acts.ts'
import { declareBackupMessages } from './platform/backup/messages.ts'
import { backupRoutes } from './platform/backup/routes.ts'
import { backupsAreToldTo } from './platform/backup/worker.ts'
import { bulkMayBe, bulkRoutes } from './platform/bulk/routes.ts'
import { downloadsMayBe } from './platform/downloads/exports.ts'
import { downloadRoutes } from './platform/downloads/routes.ts'
import { uploadRoutes } from './platform/files/uploads.ts'
import { fileRoutes } from './platform/files/routes.ts'
import { logOptions } from './platform/log.ts'
import { measureInstallation } from './platform/http/installation-metrics.ts'
import { metricsText, poolConnections } from './platform/http/metrics.ts'
import { rawRoute } from './platform/http/route.ts'
import { makeHttpServer, tokenOf } from './platform/http/server.ts'
import { JobWorker } from './platform/jobs/worker.ts'
import { StreamHub } from './platform/live/stream.ts'
import { Wake } from './platform/live/wake.ts'
import { messageRoutes } from './platform/messages/routes.ts'
import { savedViewRoutes } from './platform/records/saved-views.ts'
import { openApiDocument } from './openapi.ts'
import { serveReference } from './reference.ts'
import { serveClients } from './clients.ts'
import { startBackground, type Background } from './background.ts'

/** Stands for no site: who holds a role for the whole organisation. */
const NO_SITE = '00000000-0000-0000-0000-000000000000'

/** Everything that a process needs to work with one database; nothing runs yet. `databaseUrl` is the restricted role's. */
export function makeApp(config: Config, databaseUrl: string): App {
  subscribeAll()
  declareBackupMessages()
  backupsAreToldTo(async (ctx) => (await accountsWithRole(ctx, 'administrator', NO_SITE)).map(({ accountId }) => accountId))
  declareUnusualActs()
  unusualActsAreToldTo(async (ctx) => (await accountsWithRole(ctx, 'administrator', NO_SITE)).map(({ accountId }) => accountId))
  const log = pino(logOptions(config.logLevel))
  const database = openDatabase(databaseUrl, config.poolSize)
  const replica = config.replicaUrl === undefined ? {} : { replica: new Replica(database, appUrl(config.replicaUrl), { poolSize: config.poolSize, mostSeconds: config.replicaLagSeconds, log }) }
  return { config, database, ...replica, log, wake: new Wake(database, log), blobs: openBlobStore(config), personalData: openPersonalDataKey(config) }
}

export interface RunningServer {
  http: FastifyInstance
  /** Lets proxies notice, finishes requests and jobs in hand, then closes the database unless somebody else still uses it. */
  stop(options?: { keepsDatabase?: boolean }): Promise<void>
}

/** The HTTP server with its live streams, and, unless `withBackground` is false, the job and timer workers. */
export async function startServer(app: App, options: { withBackground?: boolean } = {}): Promise<RunningServer> {
  const authenticator = new Authenticator(app)
  const hub = new StreamHub(app)
  const jobs = new JobWorker(app)
  let background: Background | undefined
  let isReady = true
  const streamRoute = rawRoute(platform.stream, async ({ request, reply }, _, actor) => {
    reply.hijack()
    const token = tokenOf(request)!
    await hub.open(actor!, reply.raw, lastEventIdOf(request.headers['last-event-id']), async () => (await authenticator.find(token, request.ip, false))?.actor ?? null)
  })
  const routes = allRoutes(authenticator)
  downloadsMayBe(routes)
  bulkMayBe(routes)
  const http = makeHttpServer(app, {
    routes: [...routes, ...fileRoutes, ...uploadRoutes, ...backupRoutes, ...messageRoutes, ...savedViewRoutes, ...downloadRoutes, ...bulkRoutes, streamRoute],
    authenticate: async (token, address, isAttended) => (await authenticator.find(token, address, isAttended))?.actor ?? null,
  })
  http.get('/healthz', async () => ({ status: 'ok' }))
  http.get('/readyz', async (_, reply) => {
    const answers = isReady && (await app.database.pool.query('select 1').then(() => true, () => false))
    return reply.code(answers ? 200 : 503).send({ status: answers ? 'ready' : 'not ready' })
  })
  http.get('/metrics', async (_, reply) => {
    const { pool } = app.database
    poolConnections.set({ state: 'open' }, pool.totalCount)
    poolConnections.set({ state: 'idle' }, pool.idleCount)
    poolConnections.set({ state: 'awaited' }, pool.waitingCount)
    await measureInstallation(app)
    const { contentType, text } = await metricsText()
    return reply.header('content-type', contentType).send(text)
  })
  let openApi: string | undefined
  http.get('/api/openapi.json', async (_, reply) => reply.header('content-type', 'application/json; charset=utf-8').send((openApi ??= JSON.stringify(openApiDocument()))))
  http.addHook('onSend', async (_, reply) => {
    if (!isReady) reply.header('connection', 'close')
  })
  await serveClients(http, app.config.hasSecureCookie)
  await serveReference(http)
  await app.wake.start()
  await app.replica?.start()
  hub.start()
  if (options.withBackground !== false) {
    jobs.start()
    background = startBackground(app)
  }
  return {
    http,
    async stop({ keepsDatabase = false } = {}) {
      isReady = false
      // Every answer from now on ends its connection, so that none is idle and none is cut when the door closes.
      if (http.server.listening && app.config.drainMs > 0) await new Promise((resolve) => setTimeout(resolve, app.config.drainMs))
      hub.stop()
      await http.close()
      await background?.stop()
      await jobs.stop()
      if (keepsDatabase) return
      await app.replica?.stop()
      await app.wake.stop()
      await app.database.close()
    },
  }
}

function lastEventIdOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
