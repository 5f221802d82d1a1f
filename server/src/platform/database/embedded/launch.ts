import { spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { program } from './binaries.ts'
import { giveTo, type Identity } from './identity.ts'
import { startPostmaster, type Postmaster } from './postmaster.ts'

/** The owner of every table and the name of the database. The application itself works with a role of fewer rights. */
const OWNER = 'guanjia'

/** Same order and same upper case on every system: the files may move from one to another. Needs PostgreSQL 17. */
const LOCALE = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']

/** Reads the owner's password of a data directory, or makes one; the file is readable by the present user only. */
export function readPassword(dataDir: string, cluster: string): string {
  const file = path.join(dataDir, 'password')
  if (!existsSync(file)) {
    if (existsSync(path.join(cluster, 'PG_VERSION'))) throw new Error(`The database in ${cluster} has lost its password file ${file}`)
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

/**
 * Makes the cluster if there is none. An interrupted first start leaves nothing half made: the finished folder is renamed into its place.
 * Throws when the cluster belongs to another major version, whose files these programs cannot read.
 */
export function ensureCluster(identity: Identity, password: string, isDurable: boolean): void {
  const { cluster, binaries } = identity
  const version = path.join(cluster, 'PG_VERSION')
  if (existsSync(version)) {
    const major = readFileSync(version, 'utf8').trim()
    if (major === binaries.major) return
    throw new Error(
      `The data in ${cluster} is of PostgreSQL ${major}, this release carries PostgreSQL ${binaries.major}. ` +
        `Start the release that made it, or move the data to a PostgreSQL ${binaries.major} of your own and set DATABASE_URL.`,
    )
  }
  if (existsSync(cluster) && readdirSync(cluster).length > 0) throw new Error(`${cluster} is neither empty nor a PostgreSQL data directory`)
  const unfinished = `${cluster}.unfinished`
  const passwordFile = path.join(path.dirname(cluster), `password-${randomUUID()}`)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  giveTo(identity, unfinished)
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    giveTo(identity, passwordFile)
    const args = ['-D', unfinished, '-U', OWNER, '-A', 'scram-sha-256', '--pwfile', passwordFile, ...LOCALE, '--data-checksums']
    const [command, ...rest] = [...identity.prefix, program(binaries, 'initdb'), ...args, ...(isDurable ? [] : ['--no-sync'])]
    const { account } = identity
    const made = spawnSync(command!, rest, { encoding: 'utf8', cwd: path.parse(cluster).root, uid: account?.uid, gid: account?.gid })
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  if (existsSync(cluster)) rmdirSync(cluster)
  renameSync(unfinished, cluster)
}

/** Everything that a start needs to know; `port` is undefined until one has been found free. */
export interface LaunchPlan {
  identity: Identity
  password: string
  port: number | undefined
  settings: Record<string, string | number>
  onLog: (line: string) => void
}

/** A server that accepts connections. */
export interface Launched {
  postmaster: Postmaster
  port: number
  url: string
}

/**
 * Starts the server and waits until it answers, however long it has to recover from a crash.
 * Tries again while the remains of a killed server still leave, and with another port when the free one was taken in between.
 */
export async function launch(plan: LaunchPlan): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    const port = plan.port ?? (await freePort())
    const postmaster = startPostmaster(plan.identity, port, plan.settings, plan.onLog)
    const url = connectionUrl(plan.password, port)
    if (await answers(postmaster, plan.password, port)) return { postmaster, port, url }
    const reason = postmaster.lastWords()
    const isTransient = /shared memory block|is another postmaster|Address already in use/.test(reason)
    if (!isTransient || attempt >= 40) throw new Error(`PostgreSQL did not start on port ${port}: ${reason}`)
    await wait(250)
  }
}

/** A TCP port of the loopback interface that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** Connects as the owner of all tables. */
export function connectionUrl(password: string, port: number, database = OWNER): string {
  return `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/** False when the process ended before it answered. */
async function answers(postmaster: Postmaster, password: string, port: number): Promise<boolean> {
  while (!postmaster.hasEnded()) {
    const code = await tryToConnect(connectionUrl(password, port))
    if (code === undefined) return true
    if (code === NO_SUCH_DATABASE) {
      await createDatabase(connectionUrl(password, port, 'postgres'))
    } else if (code === WRONG_PASSWORD) {
      await postmaster.stop()
      throw new Error('The password file does not fit the database beside it')
    } else {
      await wait(20)
    }
  }
  return false
}

const NO_SUCH_DATABASE = '3D000'
const WRONG_PASSWORD = '28P01'

/** The error code of a failed connection, or undefined when it succeeded. */
async function tryToConnect(connectionString: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${OWNER}`)
  } finally {
    await client.end()
  }
}
