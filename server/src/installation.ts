import { join } from 'node:path'
import type { Config } from './config.ts'
import { findRunningDatabase, startEmbeddedDatabase } from './platform/database/embedded/index.ts'
import { appUrl, migrate } from './platform/database/migrate.ts'
import { mustFitData } from './platform/keys/must-fit-data.ts'

export interface Installation {
  /** Owns all tables; for migrations, bulk loads of measurements, and nothing else. */
  ownerUrl: string
  /** The restricted role: what the server and the command line work with. */
  appUrl: string
  close(): Promise<void>
}

/**
 * Opens the database of this configuration, embedded or own, and brings it to the newest schema. A command of the command line may
 * work `beside` a running server: it joins that server's embedded database instead of starting it.
 */
export async function openInstallation(config: Config, say: (line: string) => void, options: { beside?: boolean } = {}): Promise<Installation> {
  const dataDir = join(config.dataFolder, 'postgres')
  const given = config.databaseUrl ?? (options.beside ? findRunningDatabase(dataDir) : undefined)
  const embedded =
    given === undefined
      ? await startEmbeddedDatabase({
          dataDir,
          settings: { max_connections: 100, shared_buffers: '256MB', work_mem: '16MB', maintenance_work_mem: '256MB', effective_cache_size: '1GB' },
          onLog: () => undefined,
          onLost: (error) => {
            say(error.message)
            process.kill(process.pid, 'SIGTERM')
          },
        })
      : null
  const ownerUrl = embedded?.url ?? given!
  try {
    const { applied } = await migrate(ownerUrl)
    if (applied.length > 0) say(`数据库已更新 · migrated: ${applied.join(', ')}`)
    await mustFitData(config, ownerUrl)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  return { ownerUrl, appUrl: appUrl(ownerUrl), close: async () => embedded?.stop() }
}
