import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { openSync, closeSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { program } from './binaries.ts'
import type { Identity } from './identity.ts'
import { isAlive, readPostmasterPid } from './ownership.ts'

/** One running server process. */
export interface Postmaster {
  pid: number
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>
  hasEnded(): boolean
  /** The end of what the server wrote, to explain a failed start. */
  lastWords(): string
  /** Ends sessions, writes everything down and stops; settles when the process is gone. */
  stop(): Promise<void>
}

/** Starts the server process of an existing cluster; it may not accept connections yet. */
export function startPostmaster(identity: Identity, port: number, settings: Record<string, string | number>, onLog: (line: string) => void): Postmaster {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const args = ['-D', identity.cluster, '-p', String(port), ...flags]
  return process.platform === 'win32' ? startThroughPgCtl(identity, args) : startDirectly(identity, args, onLog)
}

function startDirectly(identity: Identity, args: string[], onLog: (line: string) => void): Postmaster {
  const [command, ...rest] = [...identity.prefix, program(identity.binaries, 'postgres'), ...args]
  const child = spawn(command!, rest, {
    cwd: '/',
    uid: identity.account?.uid,
    gid: identity.account?.gid,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in the terminal reaches the server of Guanjia first, which finishes its requests, then stops this one.
    detached: true,
  })
  if (child.pid === undefined) throw new Error(`Cannot start ${command}`)
  const pid = child.pid
  const guard = watchOver(pid, identity.cluster)
  let isOver = false
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-4000)
    for (const line of text.split('\n')) if (line) onLog(line)
  })
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true
      guard.kill('SIGKILL')
      resolve()
    }
    child.on('error', (error) => {
      words += error.message
      end()
    })
    // `close` comes when the last session has let go of the log; one that hangs must not hold the news up for long.
    child.on('close', end)
    child.on('exit', () => setTimeout(end, 2000).unref())
  })
  return {
    pid,
    ended,
    hasEnded: () => isOver,
    lastWords: () => words.trim(),
    stop: async () => {
      if (!isOver) child.kill('SIGINT')
      await ended
    },
  }
}

/**
 * Stops the server when this process disappears without a word (kill -9, out of memory): the guard, a few hundred kilobytes of shell,
 * waits at a pipe that only this process holds open.
 */
function watchOver(pid: number, cluster: string): ChildProcess {
  const script = 'cat >/dev/null; if [ "$(head -n 1 "$2/postmaster.pid")" = "$1" ]; then kill -INT "$1"; fi'
  const guard = spawn('/bin/sh', ['-c', script, 'guanjia-database-guard', String(pid), cluster], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.on('error', () => undefined)
  guard.unref()
  return guard
}

/** `postgres.exe` refuses an administrator's token; `pg_ctl` gives it a lesser one. Its log goes to `postgres.log` beside the cluster. */
function startThroughPgCtl(identity: Identity, args: string[]): Postmaster {
  const control = program(identity.binaries, 'pg_ctl')
  const logFile = path.join(path.dirname(identity.cluster), 'postgres.log')
  closeSync(openSync(logFile, 'a'))
  const options = args.slice(2).map((word) => (/\s|^$/.test(word) || word.endsWith('=') ? `"${word}"` : word))
  const started = spawnSync(control, ['start', '-W', '-D', identity.cluster, '-l', logFile, '-o', options.join(' ')], { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  if (started.status !== 0) throw new Error(`pg_ctl could not start PostgreSQL: ${started.stderr}`)
  let isOver = false
  const pid = readPostmasterPid(identity.cluster) ?? 0
  const ended = (async () => {
    await wait(1000)
    for (;;) {
      const current = readPostmasterPid(identity.cluster)
      if (current === undefined || !isAlive(current)) break
      await wait(300)
    }
    isOver = true
  })()
  return {
    pid,
    ended,
    hasEnded: () => isOver,
    lastWords: () => `see ${logFile}`,
    stop: async () => {
      if (!isOver) spawnSync(control, ['stop', '-w', '-m', 'fast', '-D', identity.cluster])
      await ended
    },
  }
}
