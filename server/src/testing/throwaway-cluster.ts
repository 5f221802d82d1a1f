import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../platform/database/embedded/index.ts'
import { isClaimed } from '../platform/database/embedded/ownership.ts'

const PREFIX = 'guanjia-throwaway-'
const FORGOTTEN_AFTER_MS = 60_000

/**
 * Starts an empty database server in a temporary folder, without fsync: for tests, journeys and measurements.
 * `stop()` also deletes the folder; what a killed run left behind is deleted by the next one. `settings` are PostgreSQL's own.
 */
export async function throwawayCluster(settings: Record<string, string | number> = {}): Promise<EmbeddedDatabase> {
  removeForgotten()
  const dataDir = mkdtempSync(path.join(tmpdir(), PREFIX))
  const database = await startEmbeddedDatabase({ dataDir, isDurable: false, settings })
  return {
    url: database.url,
    port: database.port,
    get pid() {
      return database.pid
    },
    stop: async () => {
      await database.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function removeForgotten(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name)
    try {
      // A young folder may belong to a run that has not claimed it yet.
      if (Date.now() - statSync(folder).ctimeMs > FORGOTTEN_AFTER_MS && !isClaimed(folder)) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's folder, or another run was faster: neither is in the way.
    }
  }
}
