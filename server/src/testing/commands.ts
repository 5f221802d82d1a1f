import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

export interface RunningCommand {
  child: ChildProcess
  /** What it wrote and how it ended; null when it was killed. */
  ended: Promise<{ code: number | null; text: string }>
}

/** `npm run cli -- …` in a process of its own, with these settings and no others of this process. */
export function startCommand(args: string[], env: Record<string, string>): RunningCommand {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env } })
  let text = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, text }))) }
}
