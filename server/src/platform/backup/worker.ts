import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { environmentOf } from '../../config.ts'
import type { App } from '../app.ts'
import { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { announceChange } from '../live/changes.ts'
import { sendMessage } from '../messages/messages.ts'
import { nextTime } from './next-time.ts'
import { requestRun, type Run } from './plan.ts'
import { ReportLine } from './report.ts'

const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url))
/** Commands are TypeScript, like the server. */
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const LOOK_EVERY_MS = 20_000
/** A run that nobody has heard of for so long died with its server. */
const SILENT_MS = 120_000
const BEAT_MS = 1000

type Operators = (ctx: Ctx) => Promise<string[]>
let operators: Operators = async () => []
/** The module that knows accounts says who is told of a failed backup. */
export function backupsAreToldTo(find: Operators): void {
  operators = find
}

/**
 * Makes backups and drills when their time comes or somebody asks: the rows say what is to be done, so that of several server processes
 * exactly one does it. The copying runs in a process of its own, as the owner; this one only writes down what it says.
 */
export class BackupWorker {
  readonly #app: App
  #timer: NodeJS.Timeout | undefined
  #unlisten: (() => void) | undefined
  #looking: Promise<void> | undefined
  #child: ChildProcess | undefined
  #isStopped = false

  constructor(app: App) {
    this.#app = app
  }

  start(): void {
    const look = (): void => void this.look()
    this.#unlisten = this.#app.wake.on('backups', look)
    this.#timer = setInterval(look, LOOK_EVERY_MS)
    this.#timer.unref()
    look()
  }

  /** Looks once at what is due and works it off. */
  look(now = new Date()): Promise<void> {
    this.#looking ??= this.#work(now)
      .catch((error: unknown) => this.#app.log.error({ err: error }, 'backups'))
      .finally(() => {
        this.#looking = undefined
      })
    return this.#looking
  }

  async #work(now: Date): Promise<void> {
    const { rows } = await this.#app.database.pool.query<{ id: string }>('select all_organizations() as id')
    for (const { id } of rows) {
      await this.#in(id, (ctx) => requestDue(ctx), now)
      for (let run = await this.#in(id, claim); run && !this.#isStopped; run = await this.#in(id, claim)) await this.#carryOut(id, run)
    }
  }

  #in<T>(organizationId: string, work: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T> {
    return runInCtx(this.#app, { actor: Actor.system(organizationId), ...(now === undefined ? {} : { now }) }, work)
  }

  async #carryOut(organizationId: string, run: Run): Promise<void> {
    const plan = await this.#in(organizationId, (ctx) => ctx.tx.selectFrom('backup_plan').select('keep').executeTakeFirst())
    const args = run.kind === 'drill' ? ['drill', '--json'] : ['backup', '--json', '--keep', String(plan?.keep ?? 7)]
    const child = spawn(process.execPath, ['--import', LOADER, CLI, ...args], { env: environmentOf(this.#app.config), stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-2000)))
    const ended = new Promise<number | null>((resolve) => {
      child.on('error', (error) => (complaint += error.message))
      child.on('close', resolve)
    })
    let made: Extract<ReportLine, { kind: 'made' }> | undefined
    let beatAt = 0
    for await (const text of createInterface({ input: child.stdout })) {
      const line = readLine(text)
      if (line?.kind === 'made') made = line
      else if (line && Date.now() - beatAt > BEAT_MS) {
        beatAt = Date.now()
        await this.#in(organizationId, (ctx) => beat(ctx, run.id, line))
      }
    }
    const code = await ended
    this.#child = undefined
    const failure = made === undefined ? (complaint.trim().split('\n').at(-1) ?? '') || `The process ended with ${code ?? 'a signal'}` : made.problems.length > 0 ? made.problems.join('; ') : null
    await this.#in(organizationId, (ctx) => close(ctx, run, made, failure?.slice(0, 1000) ?? null))
  }

  /** Ends a run in hand: the half backup is cleared away by the next one. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    this.#unlisten?.()
    this.#child?.kill('SIGTERM')
    await this.#looking
  }
}

function readLine(text: string): ReportLine | undefined {
  try {
    return ReportLine.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Leaves runs whose time has come, and gives up those whose server is gone. The lock on the plan lets one process do it. */
async function requestDue(ctx: Ctx): Promise<void> {
  const plan = await ctx.tx.selectFrom('backup_plan').selectAll().forUpdate().skipLocked().executeTakeFirst()
  if (!plan) return
  const lost = await ctx.tx.updateTable('backup_run').set({ state: 'failed', ended_at: ctx.now, failure: 'interrupted: the server that ran it is gone' })
    .where('state', '=', 'running').where('beat_at', '<', new Date(ctx.now.getTime() - SILENT_MS)).returning(['id', 'kind']).execute()
  for (const run of lost) announceChange(ctx, { recordType: 'backup_run', recordId: run.id, siteId: null, action: 'failed' })
  const rhythm = { weekday: plan.weekday, at: plan.at_time, timeZone: plan.time_zone }
  // A backup first; a drill of the same moment waits until it is done.
  if (plan.next_at !== null && plan.next_at <= ctx.now) {
    if (await requestRun(ctx, 'backup', 'plan')) await ctx.tx.updateTable('backup_plan').set({ next_at: nextTime({ ...rhythm, every: plan.every }, ctx.now) }).execute()
  } else if (plan.next_drill_at !== null && plan.next_drill_at <= ctx.now && plan.drill_every !== 'never') {
    if (await requestRun(ctx, 'drill', 'plan')) await ctx.tx.updateTable('backup_plan').set({ next_drill_at: nextTime({ ...rhythm, every: plan.drill_every }, ctx.now) }).execute()
  }
}

async function claim(ctx: Ctx): Promise<Run | undefined> {
  const waiting = await ctx.tx.selectFrom('backup_run').select('id').where('state', '=', 'waiting').forUpdate().skipLocked().limit(1).executeTakeFirst()
  if (!waiting) return undefined
  announceChange(ctx, { recordType: 'backup_run', recordId: waiting.id, siteId: null, action: 'started' })
  return ctx.tx.updateTable('backup_run').set({ state: 'running', started_at: ctx.now, beat_at: ctx.now }).where('id', '=', waiting.id).returningAll().executeTakeFirst()
}

async function beat(ctx: Ctx, id: string, { phase, done, total }: Extract<ReportLine, { kind: 'progress' }>): Promise<void> {
  await ctx.tx.updateTable('backup_run').set({ beat_at: ctx.now, phase, done, total }).where('id', '=', id).where('state', '=', 'running').execute()
  announceChange(ctx, { recordType: 'backup_run', recordId: id, siteId: null, action: 'progress' })
}

async function close(ctx: Ctx, run: Run, made: Extract<ReportLine, { kind: 'made' }> | undefined, failure: string | null): Promise<void> {
  const facts = made && { backup_name: made.name, bytes: made.bytes, tables: made.tables, rows: made.rows, blobs: made.blobs }
  const closed = await ctx.tx.updateTable('backup_run').set({ ...facts, state: failure === null ? 'good' : 'failed', ended_at: ctx.now, failure }).where('id', '=', run.id).where('state', '=', 'running').executeTakeFirst()
  if (closed.numUpdatedRows === 0n) return
  announceChange(ctx, { recordType: 'backup_run', recordId: run.id, siteId: null, action: failure === null ? 'good' : 'failed' })
  if (failure !== null) {
    const accountIds = await operators(ctx)
    sendMessage(ctx, { accountIds, template: run.kind === 'drill' ? 'backup.drill_failed' : 'backup.failed', params: { why: failure.slice(0, 300) }, level: 'urgent', dedupeKey: `backup-${run.id}` })
  }
}
