import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../server/src/platform/database/embedded/index.ts'
import { databaseUrl, runStatement } from '../server/src/testing/administration.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'

const ROOT = path.resolve(import.meta.dirname, '..')

/** A whole Guanjia in a process of its own: the server as `npm start` runs it, on a database and a folder that go with it. */
export interface RunningGuanjia {
  /** Without a slash at the end; the console is there, the phone app at `/m/`. */
  url: string
  /** The database's owner, to look behind the scenes. */
  databaseUrl: string
  /** The file in which the server writes what it does. */
  logFile: string
  /** Ends the server in the middle of what it does, as a power cut would; `start` lets it run again at the same address. */
  crash(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Starts the server with the built clients and the demo data, and waits until it is ready. `env` adds to its environment or takes from it. */
export async function startGuanjia(env: Record<string, string> = {}): Promise<RunningGuanjia> {
  const cluster = await throwawayCluster()
  try {
    const server = await startServer(newFolder(), cluster.url, env)
    const stop = async (): Promise<void> => {
      await server.stop()
      await cluster.stop()
    }
    return { ...server, stop }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/**
 * As many Guanjias with the same demo data, each with a database and a folder of its own: the demo is loaded once and copied, which
 * takes a second where loading takes a minute.
 */
export async function startGuanjias(count: number, env: Record<string, string> = {}): Promise<{ guanjias: RunningGuanjia[]; stop: () => Promise<void> }> {
  const cluster = await throwawayCluster({ max_connections: 100 * count })
  const guanjias: RunningGuanjia[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(guanjias.map((guanjia) => guanjia.stop()))
    await cluster.stop()
  }
  try {
    const loaded = newFolder()
    const first = await startServer(loaded, cluster.url, env)
    await first.end()
    const template = new URL(cluster.url).pathname.slice(1)
    for (let i = 0; i < count; i++) {
      const [name, folder] = [`journeys_${i}`, newFolder()]
      // The database is a template only while nobody is connected to it: another one is where this is said.
      await runStatement(databaseUrl(cluster.url, 'template1'), `CREATE DATABASE ${name} TEMPLATE "${template}" STRATEGY file_copy`)
      cpSync(loaded, folder, { recursive: true })
      guanjias.push(await startServer(folder, databaseUrl(cluster.url, name), env))
    }
    for (const place of [loaded, first.logFile]) rmSync(place, { recursive: true, force: true })
    return { guanjias, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'guanjia-e2e-'))

/** `end` stops the server and keeps its folder, `stop` deletes it too. */
async function startServer(dataFolder: string, ownerUrl: string, env: Record<string, string>): Promise<RunningGuanjia & { end(): Promise<void> }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const logFile = `${dataFolder}.log`
  let running: ChildProcess | undefined
  const start = async (): Promise<void> => {
    // Asked while it runs: a second one would find the port taken, and nobody would end the first.
    if (running && !hasEnded(running)) return
    const log = openSync(logFile, 'a')
    const server = (running = spawn(process.execPath, ['server/dist/main.js'], {
      cwd: ROOT,
      stdio: ['ignore', log, log],
      env: { ...process.env, NODE_ENV: 'production', PORT: String(port), GUANJIA_DATA: dataFolder, DATABASE_URL: ownerUrl, ...env },
    }))
    closeSync(log)
    while (!(await isReady(url))) {
      if (hasEnded(server)) throw new Error(`The server did not start:\n${endOfLog(logFile)}`)
      await wait(100)
    }
  }
  const endBy = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const server = running
    if (server) await ended(server, () => server.kill(signal))
  }
  const end = (): Promise<void> => endBy('SIGTERM')
  const crash = (): Promise<void> => endBy('SIGKILL')
  const stop = async (): Promise<void> => {
    await end()
    for (const place of [dataFolder, logFile]) rmSync(place, { recursive: true, force: true })
  }
  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return { url, databaseUrl: ownerUrl, logFile, crash, start, end, stop }
}

/** The end of what a server wrote, without the reading that went well. */
export function endOfLog(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => !/"method":"GET".*"status":[23]/.test(line)).slice(-60).join('\n')
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Asks the process to end, and insists after half a minute. */
async function ended(child: ChildProcess, ask: () => void): Promise<void> {
  if (hasEnded(child)) return
  const end = new Promise((resolve) => child.once('exit', resolve))
  const insist = setTimeout(() => child.kill('SIGKILL'), 30_000)
  ask()
  await end
  clearTimeout(insist)
}
