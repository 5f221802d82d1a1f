import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '../errors.ts'
import type { Reply, Request } from './protocol.ts'

export interface TypesetterSettings {
  /** Documents after which the process is replaced, because the compiler's memory grows. */
  recycleAfter: number
  /** How long one document may take in the process, in milliseconds. */
  timeoutMs: number
  /** How long the process may take to load the compiler and the fonts, in milliseconds. */
  startMs: number
  /** Documents that may wait; more are refused at once. */
  maxWaiting: number
}

export interface Typeset {
  pdf: Buffer
  pages: number
  /** What the font can't draw and was printed as □, each kind once. */
  missing: string[]
}

interface Task {
  request: Request
  attempts: number
  resolve: (result: Typeset) => void
  reject: (error: unknown) => void
}

interface Worker {
  process: ChildProcess
  workspace: string
  ready: boolean
  served: number
  timer: NodeJS.Timeout | undefined
}

const DEFAULTS: TypesetterSettings = { recycleAfter: 2000, timeoutMs: 10_000, startMs: 30_000, maxWaiting: 5000 }

/**
 * A queue in front of one typesetting process, so that a crash or an endless document of the native compiler never takes the server
 * down. The process starts with the first document, is replaced after `recycleAfter`, and doesn't keep the server alive when idle.
 */
export class Typesetter {
  readonly #settings: TypesetterSettings
  readonly #waiting: Task[] = []
  #current: Task | undefined
  #worker: Worker | undefined

  constructor(settings: Partial<TypesetterSettings> = {}) {
    this.#settings = { ...DEFAULTS, ...settings }
  }

  /** The process id of the running worker, for measurements and tests. */
  get pid(): number | undefined {
    return this.#worker?.process.pid
  }

  /**
   * Typesets one document. Throws `unavailable` when the process fails twice on it, takes too long, or too many documents wait; the
   * signal's reason when aborted; a plain `Error` with the compiler's message when template and data don't fit together.
   */
  typeset(request: Request, signal?: AbortSignal): Promise<Typeset> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error)
    if (this.#waiting.length >= this.#settings.maxWaiting) return Promise.reject(new AppError('unavailable', 'Too many documents wait'))
    return new Promise<Typeset>((resolve, reject) => {
      const abort = (): void => this.#abandon(task, signal!.reason)
      const task: Task = {
        request,
        attempts: 0,
        resolve: (result) => resolve((signal?.removeEventListener('abort', abort), result)),
        reject: (error) => reject((signal?.removeEventListener('abort', abort), error)),
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.#waiting.push(task)
      this.#next()
    })
  }

  /** Ends the process; documents still waiting are refused with `unavailable`. The next document starts a new process. */
  async stop(): Promise<void> {
    const stopped = new AppError('unavailable', 'Typesetting is being stopped')
    for (const task of this.#waiting.splice(0)) task.reject(stopped)
    this.#current?.reject(stopped)
    this.#current = undefined
    const worker = this.#worker
    if (!worker) return
    const gone = new Promise((resolve) => worker.process.once('exit', resolve))
    worker.process.ref()
    this.#dismiss(worker)
    await gone
  }

  #abandon(task: Task, reason: unknown): void {
    const place = this.#waiting.indexOf(task)
    if (place >= 0) this.#waiting.splice(place, 1)
    // One that is being set goes on, because ending the process would cost more than the few milliseconds; its result is dropped.
    task.reject(reason)
    this.#next()
  }

  #next(): void {
    if (this.#current) return
    if (this.#waiting.length === 0) {
      this.#worker?.process.unref()
      this.#worker?.process.channel?.unref()
      return
    }
    const worker = (this.#worker ??= this.#start())
    worker.process.ref()
    worker.process.channel?.ref()
    if (!worker.ready) return
    const task = this.#waiting.shift()!
    this.#current = task
    task.attempts++
    worker.timer = setTimeout(() => {
      const late = new AppError('unavailable', `Typesetting ${basename(task.request.template)} takes too long`)
      this.#settle((current) => current.reject(late))
      this.#dismiss(worker)
    }, this.#settings.timeoutMs)
    // A failed send means that the process is going; its exit event decides what happens to the document.
    worker.process.send(task.request, () => undefined)
  }

  #start(): Worker {
    const workspace = mkdtempSync(join(tmpdir(), 'guanjia-typeset-'))
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
    const child = fork(join(import.meta.dirname, 'worker.ts'), [], {
      cwd: workspace,
      // No secrets of the server, and no way out to a package registry: templates are complete as they are.
      env: { TMPDIR: tmpdir(), HTTPS_PROXY: 'http://127.0.0.1:9' },
      execArgv: ['--expose-gc', '--import', loader],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const worker: Worker = { process: child, workspace, ready: false, served: 0, timer: undefined }
    worker.timer = setTimeout(() => child.kill('SIGKILL'), this.#settings.startMs)
    child.on('message', (reply: Reply) => this.#heard(worker, reply))
    child.on('error', () => child.kill('SIGKILL'))
    child.once('exit', (code, signal) => this.#lost(worker, signal ?? `code ${code}`))
    return worker
  }

  #heard(worker: Worker, reply: Reply): void {
    if (worker !== this.#worker) return
    clearTimeout(worker.timer)
    if (reply.kind === 'ready') worker.ready = true
    else {
      worker.served++
      this.#settle((task) => {
        if (reply.kind === 'failed') task.reject(new Error(`${basename(task.request.template)}: ${reply.message}`))
        else task.resolve({ pdf: Buffer.from(reply.pdf), pages: reply.pages, missing: reply.missing })
      })
      if (worker.served >= this.#settings.recycleAfter) this.#dismiss(worker)
    }
    this.#next()
  }

  #settle(finish: (task: Task) => void): void {
    const task = this.#current
    this.#current = undefined
    if (task) finish(task)
  }

  /** Ends a process that is no longer wanted; whoever waits gets a new one. */
  #dismiss(worker: Worker): void {
    clearTimeout(worker.timer)
    if (this.#worker === worker) this.#worker = undefined
    worker.process.kill('SIGKILL')
    this.#next()
  }

  #lost(worker: Worker, how: string): void {
    clearTimeout(worker.timer)
    rmSync(worker.workspace, { recursive: true, force: true })
    if (this.#worker !== worker) return
    this.#worker = undefined
    if (!worker.ready) {
      // It can't start: trying again for each waiting document would only burn the machine.
      const failure = new AppError('unavailable', `Typesetting could not start: ${how}`)
      for (const task of this.#waiting.splice(0)) task.reject(failure)
      return
    }
    this.#settle((task) => {
      if (task.attempts < 2) this.#waiting.unshift(task)
      else task.reject(new AppError('unavailable', `Typesetting ${basename(task.request.template)} failed twice: ${how}`))
    })
    this.#next()
  }
}
