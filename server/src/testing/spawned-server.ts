import { spawn } from 'node:child_process'
import { freePort } from '../platform/database/embedded/index.ts'
import { killProcess } from './kill.ts'
import type { TestApp } from './test-app.ts'
import { until } from './wait.ts'

export interface SpawnedServer {
  url: string
  /** Ends it as the machine does, and waits until it is gone. */
  kill(): Promise<void>
}

/** The server from its sources in a process of its own, on the database and the folder of a test; it answers when this returns. */
export async function spawnServer(test: TestApp): Promise<SpawnedServer> {
  const port = await freePort()
  const env = { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'error', GUANJIA_DEMO: '0', GUANJIA_DATA: test.app.config.dataFolder, DATABASE_URL: test.database.ownerUrl, PORT: String(port) }
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  const url = `http://127.0.0.1:${port}`
  await until(async () => {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}`)
    return fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)
  }, 100)
  return { url, kill: () => killProcess(server) }
}
