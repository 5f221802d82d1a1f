import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../server/src/platform/database/embedded/index.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'

const ROOT = path.resolve(import.meta.dirname, '..')

/** A whole Guanjia in processes of its own: the server as `npm start` runs it, on a database and a folder that go with it. */
export interface RunningGuanjia {
  /** Without a slash at the end; the console is there, the phone app at `/m/`. */
  url: string
  /** The database's owner, to look behind the scenes. */
  databaseUrl: string
  /** The end of what the server wrote. */
  log(): string
  stop(): Promise<void>
}

/** Starts the server with the built clients and the demo data, and waits until it is ready. `env` adds to its environment or takes from it. */
export async function startGuanjia(env: Record<string, string> = {}): Promise<RunningGuanjia> {
  const cluster = await throwawayCluster()
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'guanjia-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, ['server/dist/main.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), GUANJIA_DATA: dataFolder, DATABASE_URL: cluster.url, ...env },
  })
  let written = ''
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (written = (written + text).slice(-20_000)))
  const stop = async () => {
    await ended(server, () => server.kill('SIGTERM'))
    await cluster.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    while (!(await isReady(url))) {
      if (hasEnded(server)) throw new Error(`The server did not start:\n${written}`)
      await wait(100)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { url, databaseUrl: cluster.url, log: () => written, stop }
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
