import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../platform/database/embedded/index.ts'
import { appUrl, migrate } from '../platform/database/migrate.ts'
import { makeApp, startServer } from '../server.ts'
import type { TestApp } from './test-app.ts'

export interface OwnInstallation {
  /** GUANJIA_DATA. */
  dataFolder: string
  database: EmbeddedDatabase
  test: TestApp
  /** Stops everything and deletes the data. */
  close(): Promise<void>
}

/** A whole installation with an embedded server of its own, as a user has it; without fsync. */
export async function ownInstallation(env: Record<string, string> = {}): Promise<OwnInstallation> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guanjia-installation-'))
  const database = await startEmbeddedDatabase({ dataDir: join(dataFolder, 'postgres'), isDurable: false })
  await migrate(database.url)
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'error', GUANJIA_DATA: dataFolder, GUANJIA_DEMO: '0', GUANJIA_POOL: '4', ...env })
  const app = makeApp(config, appUrl(database.url))
  const server = await startServer(app, { withBackground: false })
  const test: TestApp = { app, database: { ownerUrl: database.url, appUrl: appUrl(database.url), drop: async () => {} }, server, http: server.http, close: () => server.stop() }
  return {
    dataFolder,
    database,
    test,
    async close() {
      await test.close()
      await database.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
