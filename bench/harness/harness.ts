import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { freePort, type EmbeddedDatabase } from '../../server/src/platform/database/embedded/index.ts'
import { migrate } from '../../server/src/platform/database/migrate.ts'
import { throwawayCluster } from '../../server/src/testing/throwaway-cluster.ts'

export interface BenchServer {
  url: string
  pid: number
  database: EmbeddedDatabase
  /** CPU that the server process has used so far, in milliseconds. */
  cpuMs(): number
  /** The most memory that the process held since `forgetPeak`, in MB; what it held then. */
  peakMb(): number
  readonly idleMb: number
  forgetPeak(): void
  stop(): Promise<void>
}

/** A server as it runs in production, in a process of its own, on a fresh durable-like cluster; loopback only. `settings` are PostgreSQL's own. */
export async function benchServer(prepare?: (ownerUrl: string) => Promise<void>, settings: Record<string, string | number> = {}): Promise<BenchServer> {
  const database = await throwawayCluster({ fsync: 'on', full_page_writes: 'on', shared_buffers: '512MB', work_mem: '32MB', maintenance_work_mem: '512MB', max_wal_size: '4GB', effective_cache_size: '4GB', ...settings })
  await migrate(database.url)
  await prepare?.(database.url)
  const folder = await mkdtemp(path.join(tmpdir(), 'guanjia-bench-'))
  const server = await spawnServer(database.url, folder)
  let idleMb = memoryOf(server.pid, 'VmRSS')
  return {
    url: server.url,
    pid: server.pid,
    database,
    cpuMs: () => cpuOf(server.pid),
    peakMb: () => memoryOf(server.pid, 'VmHWM'),
    get idleMb() {
      return idleMb
    },
    forgetPeak() {
      // Linux: 5 sets the high-water mark back to what is held now.
      writeFileSync(`/proc/${server.pid}/clear_refs`, '5')
      idleMb = memoryOf(server.pid, 'VmRSS')
    },
    async stop() {
      await server.end('SIGTERM')
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface SpawnedServer {
  url: string
  port: number
  pid: number
  /** Sends the signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

/** One server process, as it was built, on a database and a folder that others may use as well; it answers when this returns. */
export async function spawnServer(ownerUrl: string, folder: string, env: Record<string, string> = {}): Promise<SpawnedServer> {
  const port = Number(env['PORT'] ?? (await freePort()))
  // BENCH_PROFILE=folder writes a CPU profile of the server there; BENCH_FLAGS='--trace-gc' gives its engine words of one's own.
  const profile = process.env['BENCH_PROFILE']
  const flags = process.env['BENCH_FLAGS']?.split(' ') ?? []
  const server = spawn(process.execPath, [...flags, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), 'server/dist/main.js'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', GUANJIA_DEMO: '0', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: folder, DATABASE_URL: ownerUrl, ...env, PORT: String(port) },
  })
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false))) await new Promise((resolve) => setTimeout(resolve, 100))
  return {
    url,
    port,
    pid: server.pid!,
    async end(signal) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill(signal)
      await ended
    },
  }
}

/** User and system time of a process, in milliseconds (Linux: ticks of 10 ms). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)
}

/** How busy the machine is besides, for the line of a figure. */
export function machine(): string {
  return `load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`
}

export interface Load {
  perSecond: number
  p50: number
  p95: number
  p99: number
  count: number
}

/** Closed loop: `workers` at once, each starts its next call when the last one is answered; bounded in time. Latencies in ms. */
export async function closedLoop(workers: number, seconds: number, call: (worker: number, n: number) => Promise<void>, warmUpSeconds = 2): Promise<Load> {
  const latencies: number[] = []
  const begin = performance.now() + warmUpSeconds * 1000
  const end = begin + seconds * 1000
  let n = 0
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (;;) {
        const start = performance.now()
        if (start >= end) return
        await call(worker, n++)
        const now = performance.now()
        if (start >= begin && now <= end) latencies.push(now - start)
      }
    }),
  )
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN) * 100) / 100
  return { perSecond: Math.round((latencies.length / seconds) * 10) / 10, p50: at(0.5), p95: at(0.95), p99: at(0.99), count: latencies.length }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

/** One request over a kept-alive connection; much lighter than fetch, so that the caller does not eat the server's core. */
export function request(url: string, options: { method?: string; token?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<{ status: number; text: string }> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  return new Promise((resolve, reject) => {
    const headers = { ...options.headers, ...(options.token ? { authorization: `Bearer ${options.token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }) }
    const sent = http.request(url, { method: options.method ?? 'GET', agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Prints one figure with its raw limit and the goal, and remembers whether the goal was met. */
export function report(name: string, figure: string, raw: string, ratio: string, isMet: boolean): void {
  console.log(`${isMet ? 'ok   ' : 'MISS '} ${name}: ${figure} | raw: ${raw} | ratio: ${ratio}`)
  if (!isMet) process.exitCode = 1
}
