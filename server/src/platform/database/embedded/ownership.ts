import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const OWNER_FILE = 'owner.json'
const FAST_SHUTDOWN = 'SIGINT'
const IMMEDIATE_SHUTDOWN = 'SIGQUIT'

/** The Guanjia process that uses a data directory; `startedAt` tells it from a later process with the same number. */
interface Owner {
  pid: number
  startedAt: string
}

/**
 * Claims a data directory for this process and returns the release.
 * Throws when another living process has claimed it; the claim of a dead one is taken over.
 */
export function claimDirectory(dataDir: string): () => void {
  const file = path.join(dataDir, OWNER_FILE)
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) ?? '' } satisfies Owner))
  try {
    // A link appears complete or not at all, and fails when the name is taken.
    while (!tryToLink(draft, file)) {
      const owner = readOwner(file)
      if (owner && isOwnerAlive(owner)) throw new Error(`The data directory ${dataDir} is in use by process ${owner.pid}`)
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return () => rmSync(file, { force: true })
}

/** True while the process that claimed the directory lives. */
export function isClaimed(dataDir: string): boolean {
  const owner = readOwner(path.join(dataDir, OWNER_FILE))
  return owner !== undefined && isOwnerAlive(owner)
}

/**
 * Ends a server that outlived the process which started it (killed, or out of memory), so that the directory can be opened again.
 * Nobody else uses that server: its directory has just been claimed. Returns the number of the process that was ended.
 */
export async function endOrphan(cluster: string): Promise<number | undefined> {
  const file = path.join(cluster, 'postmaster.pid')
  const pid = readPostmasterPid(cluster)
  if (pid === undefined || !isAlive(pid)) return undefined
  if (!isServerOf(pid, cluster)) {
    // The number now belongs to somebody else's process, which PostgreSQL would take for a running server.
    rmSync(file, { force: true })
    return undefined
  }
  for (const [signal, seconds] of [[FAST_SHUTDOWN, 30], [IMMEDIATE_SHUTDOWN, 10]] as const) {
    signalProcess(pid, signal)
    if (await isGoneWithin(pid, seconds)) return pid
  }
  throw new Error(`The PostgreSQL process ${pid} still uses ${cluster} and does not stop; end it by hand`)
}

/** The process number in `postmaster.pid`, whether that process lives or not. */
export function readPostmasterPid(cluster: string): number | undefined {
  return readPostmasterLine(cluster, 1)
}

/** The port of the server that has the directory open. */
export function readPostmasterPort(cluster: string): number | undefined {
  return readPostmasterLine(cluster, 4)
}

function readPostmasterLine(cluster: string, line: number): number | undefined {
  try {
    const value = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[line - 1])
    return Number.isInteger(value) && value > 0 ? value : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whether a process with this number runs, ours or not; one that has ended but was not yet collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return processField(pid, 3) !== 'Z'
}

async function isGoneWithin(pid: number, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(20)) if (!isAlive(pid)) return true
  return false
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  const command = commandLine(pid)
  if (process.platform === 'win32') return command.includes('postgres')
  return command.includes('postgres') && command.includes(cluster)
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readOrEmpty(`/proc/${pid}/cmdline`)
  if (process.platform === 'win32') return spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' }).stdout ?? ''
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function isOwnerAlive(owner: Owner): boolean {
  return isAlive(owner.pid) && (processStart(owner.pid) ?? owner.startedAt) === owner.startedAt
}

/** When a process began, in the system's own words; undefined where the system does not tell. */
function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') return processField(pid, 22)
  if (process.platform === 'win32') return undefined
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()
}

/** One field of Linux's `/proc/PID/stat`, counted from 1 as in its manual; the second may hold spaces and ends with the last parenthesis. */
function processField(pid: number, number: number): string | undefined {
  const stat = process.platform === 'linux' ? readOrEmpty(`/proc/${pid}/stat`) : ''
  return stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ')[number - 3] : undefined
}

function tryToLink(existing: string, name: string): boolean {
  try {
    linkSync(existing, name)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
