import type { App } from '../app.ts'
import { Actor } from '../auth/actor.ts'
import { runInCtx } from '../ctx.ts'
import { queueNamed, queueNames } from '../events.ts'

const POLL_MS = 1000

interface Claimed {
  organization_id: string
  id: string
  queue: string
  payload: unknown
  attempts: number
}

/** Seconds until a failed job is tried again: 2, 4, 8 … at most an hour. */
export function retryDelaySeconds(attempts: number): number {
  return Math.min(2 ** attempts, 3600)
}

/**
 * Takes one due job and runs it: claim, effects and completion share one transaction, so a kill at any point leaves the job due
 * and nothing half done. A job that fails is put off; after its last attempt it stays with `given_up_at` for people to see.
 * Returns whether there was one.
 */
export async function runOneJob(app: App, queues: string[] = queueNames()): Promise<boolean> {
  const claimed = await claimOrganization(app, queues)
  if (!claimed) return false
  return runInCtx(app, { actor: Actor.system(claimed) }, async (ctx) => {
    const { rows } = await ctx.client.query<Claimed>({ name: 'claim_job', text: 'select * from claim_job_of($1, $2)', values: [claimed, queues] })
    const job = rows[0]
    if (!job) return true
    const queue = queueNamed(job.queue)!
    await ctx.client.query('savepoint job')
    try {
      await queue.handle(ctx, job.payload)
      await ctx.flush()
      await ctx.tx.deleteFrom('job').where('organization_id', '=', job.organization_id).where('id', '=', job.id).execute()
    } catch (error) {
      await ctx.client.query('rollback to savepoint job')
      ctx.forgetLater()
      const attempts = job.attempts + 1
      const failure = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 1000) : String(error)
      app.log.warn({ err: error, queue: job.queue, attempts }, 'job failed')
      await ctx.tx
        .updateTable('job')
        .set({ attempts, last_failure: failure, due_at: new Date(Date.now() + retryDelaySeconds(attempts) * 1000), given_up_at: attempts >= queue.maxAttempts ? new Date() : null })
        .where('organization_id', '=', job.organization_id)
        .where('id', '=', job.id)
        .execute()
    }
    return true
  })
}

async function claimOrganization(app: App, queues: string[]): Promise<string | null> {
  const { rows } = await app.database.pool.query<{ organization_id: string | null }>({ name: 'organization_with_job', text: 'select organization_with_job($1) as organization_id', values: [queues] })
  return rows[0]?.organization_id ?? null
}

/** Runs jobs until stopped: woken by hints, with a poll as the safety net. */
export class JobWorker {
  readonly #app: App
  readonly #loops: Promise<void>[] = []
  #isStopped = false
  #wakeUp: (() => void)[] = []
  #unlisten: (() => void) | undefined

  constructor(app: App) {
    this.#app = app
  }

  /** `quick` loops for what people wait for, `long` ones for imports and exports. */
  start(quick = 2, long = 1): void {
    this.#unlisten = this.#app.wake.on('jobs', () => {
      for (const wake of this.#wakeUp.splice(0)) wake()
    })
    for (let i = 0; i < quick; i++) this.#loops.push(this.#loop(queueNames(false)))
    for (let i = 0; i < long; i++) this.#loops.push(this.#loop(queueNames(true)))
  }

  async #loop(queues: string[]): Promise<void> {
    while (!this.#isStopped) {
      const didWork = await runOneJob(this.#app, queues).catch((error: unknown) => {
        this.#app.log.error({ err: error }, 'job worker')
        return false
      })
      if (!didWork && !this.#isStopped) await this.#sleep()
    }
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS)
      this.#wakeUp.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** Finishes the jobs in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#unlisten?.()
    for (const wake of this.#wakeUp.splice(0)) wake()
    await Promise.all(this.#loops)
  }
}

/** Works off all jobs that are due now; for tests, the demo and imports. Returns how many ran. */
export async function runDueJobs(app: App): Promise<number> {
  let count = 0
  while (await runOneJob(app)) count++
  return count
}
