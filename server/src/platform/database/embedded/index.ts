import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { chooseIdentity, type RootMode } from './identity.ts'
import { connectionUrl, ensureCluster, launch, readPassword, type LaunchPlan } from './launch.ts'
import { claimDirectory, endOrphan, isClaimed, readPostmasterPort } from './ownership.ts'

export { freePort } from './launch.ts'
export { clusterFolder, embeddedMajor, hasCluster, placeCluster, readClusterPassword, removeCluster } from './place.ts'

/** Fits PostgreSQL 18 on the loopback interface; `wal_level` lets the data move to another server by logical replication. */
const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', wal_level: 'logical', timezone: 'UTC', log_timezone: 'UTC' }

/** For data that nobody will miss: a power cut may lose all of it. A killed process loses nothing, so tests of that still hold. */
const THROWAWAY_SETTINGS = { fsync: 'off', full_page_writes: 'off' }

const RESTARTS_IN_A_ROW = 5
const CALM_MS = 60_000

export interface EmbeddedDatabaseOptions {
  /** Holds the cluster, its password and who uses it; made if absent. */
  dataDir: string
  /** A free one if not given. */
  port?: number
  /** PostgreSQL's own settings, over ours. */
  settings?: Record<string, string | number>
  /** False for tests and measurements: faster, and lost with the power. */
  isDurable?: boolean
  /** For tests: how root starts the server, instead of the best way that works. */
  rootMode?: RootMode
  onLog?: (line: string) => void
  /** The server went down again and again and is given up; its user had better stop too. */
  onLost?: (error: Error) => void
}

export interface EmbeddedDatabase {
  /** Connects as the owner of all tables; it stays the same when the server is started again. */
  readonly url: string
  readonly port: number
  /** The server process at this moment. */
  readonly pid: number
  /** Lets running statements end in a rollback, writes everything down and stops; further calls wait for the same stop. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1, with its data in `dataDir`.
 *
 * A server which goes down by itself is started again at the same address. A server that a killed Guanjia left behind is stopped first.
 * Throws in plain words when the directory is in use by another process, of another major version, or not readable.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const { isDurable = true, onLog = () => undefined } = options
  mkdirSync(options.dataDir, { recursive: true })
  const dataDir = realpathSync(options.dataDir)
  const release = claimDirectory(dataDir)
  try {
    const identity = chooseIdentity(findBinaries(), path.join(dataDir, 'cluster'), options.rootMode)
    const orphan = await endOrphan(identity.cluster)
    if (orphan !== undefined) onLog(`stopped the server ${orphan} that an earlier run left behind`)
    const password = readPassword(dataDir, identity.cluster)
    ensureCluster(identity, password, isDurable)
    const settings = { ...SETTINGS, ...(isDurable ? {} : THROWAWAY_SETTINGS), ...options.settings }
    return await supervise({ identity, password, port: options.port, settings, onLog }, release, options.onLost)
  } catch (error) {
    release()
    throw error
  }
}

/**
 * The address of the database that another living process, such as the server, has open in `dataDir`; undefined when none has.
 * For commands that work beside the server. It is only as old as the call: the other process may stop at any time.
 */
export function findRunningDatabase(dataDir: string): string | undefined {
  if (!existsSync(dataDir) || !isClaimed(realpathSync(dataDir))) return undefined
  const home = realpathSync(dataDir)
  const { cluster } = chooseIdentity(findBinaries(), path.join(home, 'cluster'))
  const port = readPostmasterPort(cluster)
  return port === undefined ? undefined : connectionUrl(readPassword(home, cluster), port)
}

async function supervise(plan: LaunchPlan, release: () => void, onLost: (error: Error) => void = () => undefined): Promise<EmbeddedDatabase> {
  const { port, url, postmaster } = await launch(plan)
  let current = postmaster
  let isStopping = false
  let stopped: Promise<void> | undefined

  const keepRunning = async () => {
    for (let failures = 0, startedAt = Date.now(); ; startedAt = Date.now()) {
      await current.ended
      if (isStopping) return
      failures = Date.now() - startedAt > CALM_MS ? 1 : failures + 1
      if (failures > RESTARTS_IN_A_ROW) throw new Error(`PostgreSQL stops again and again: ${current.lastWords()}`)
      plan.onLog('PostgreSQL stopped unexpectedly and is started again')
      await wait(failures * 100)
      current = (await launch({ ...plan, port })).postmaster
      // The stop may have been asked for while the server was on its way up.
      if (isStopping) return current.stop()
    }
  }
  const kept = keepRunning().catch((error: Error) => onLost(error))

  const stop = async () => {
    isStopping = true
    await current.stop()
    await kept
    release()
  }
  return {
    url,
    port,
    get pid() {
      return current.pid
    },
    stop: () => (stopped ??= stop()),
  }
}
