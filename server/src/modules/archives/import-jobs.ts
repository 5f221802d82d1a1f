import { z } from 'zod'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { isPassing } from '../../platform/database/database.ts'
import { queue } from '../../platform/events.ts'
import { asAppError } from '../../platform/http/problem.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { giveBackMemory } from '../../platform/small-heap.ts'
import { importKindNamed, type Progress } from './import-kinds.ts'
import { MOST_PROBLEMS, orderOf, type RunRow } from './import-runs.ts'

export const CHECK = 'archives.check-import'
export const COMMIT = 'archives.commit-import'
const REPORT_MS = 400
/** Work of this length has held much. */
const LONG_MS = 3000
const Payload = z.object({ runId: z.uuid() })

/** Declares the background work of imports. */
export function importJobs(): void {
  queue(CHECK, Payload, (ctx, { runId }) => work(ctx, runId, 'checking', checkRun), 12, true)
  queue(COMMIT, Payload, (ctx, { runId }) => work(ctx, runId, 'committing', commitRun), 12, true)
}

/** Somebody cancelled the run, or it is no longer in the state for which the work was begun. */
class Overtaken extends Error {}

type State = 'checking' | 'committing'

/**
 * Works on a run in a transaction beside the job's own: all or nothing, also when the process is killed, and what failed can be told.
 * The job's transaction only keeps others away from it. A job that comes again after its work was done finds another state and rests.
 */
async function work(
  job: Ctx,
  runId: string,
  state: State,
  step: (ctx: Ctx, run: RunRow, progress: Progress) => Promise<void>,
): Promise<void> {
  const begun = performance.now()
  const own = <T>(act: (ctx: Ctx) => Promise<T>): Promise<T> => runInCtx(job.app, { actor: Actor.system(job.organizationId) }, act)
  try {
    await own(async (ctx) => {
      const run = await ctx.tx.selectFrom('import_run').selectAll().where('id', '=', runId).where('state', '=', state).executeTakeFirst()
      if (run) await step(ctx, run, reporter(job, runId, state))
    })
  } catch (error) {
    if (error instanceof Overtaken) return
    // A database that went away, or a deadlock: the job is due again and nothing was written.
    if (isPassing(error)) throw error
    const expected = asAppError(error)
    if (!expected) job.app.log.error({ err: error, runId }, 'import failed')
    const failure = expected ? `${expected.code}: ${expected.message}`.slice(0, 1000) : 'internal'
    await own((ctx) => finish(ctx, runId, state, { state: 'failed', failure })).catch((late: unknown) => {
      if (!(late instanceof Overtaken)) throw late
    })
  } finally {
    if (performance.now() - begun > LONG_MS) giveBackMemory()
  }
}

async function checkRun(ctx: Ctx, run: RunRow, progress: Progress): Promise<void> {
  const checked = await importKindNamed(run.kind)!.check(ctx, await orderOf(ctx, run), progress)
  await finish(ctx, run.id, 'checking', {
    state: 'checked',
    layout: checked.layout,
    sheets: JSON.stringify(checked.sheets),
    counts: JSON.stringify(checked.counts),
    preview: JSON.stringify(checked.preview),
    problems: JSON.stringify(checked.problems.slice(0, MOST_PROBLEMS)),
    phase: '',
    done_rows: checked.counts.rows,
    all_rows: checked.counts.rows,
    failure: null,
  })
}

async function commitRun(ctx: Ctx, run: RunRow, progress: Progress): Promise<void> {
  const order = await orderOf(ctx, run)
  const counts = await importKindNamed(run.kind)!.commit(
    ctx,
    { ...order, skipErrors: run.skip_errors, rows: run.all_rows || undefined },
    progress,
  )
  await finish(ctx, run.id, 'committing', {
    state: 'done',
    counts: JSON.stringify(counts),
    phase: '',
    done_rows: counts.rows,
    all_rows: counts.rows,
    failure: null,
  })
}

/** Ends a step, unless somebody has cancelled it meanwhile: then everything of it is undone. */
async function finish(ctx: Ctx, runId: string, from: State, after: Partial<RunRow> & { state: RunRow['state'] }): Promise<void> {
  const finished = after.state === 'checked' ? null : new Date()
  const row = await ctx.tx
    .updateTable('import_run')
    .set({ ...after, finished_at: finished })
    .where('id', '=', runId)
    .where('state', '=', from)
    .returning('site_id')
    .executeTakeFirst()
  if (!row) throw new Overtaken()
  recordHappening(ctx, {
    siteId: row.site_id,
    recordType: 'import',
    recordId: runId,
    action: after.state,
    fromStatus: from,
    toStatus: after.state,
  })
  announceChange(ctx, { recordType: 'import', recordId: runId, siteId: row.site_id, action: after.state })
}

/** Writes progress by another connection, so that it is seen while the long transaction runs; seldom, and its failure harms nothing. */
function reporter(job: Ctx, runId: string, state: State): Progress {
  let last = 0
  return async (phase, done, all) => {
    const now = performance.now()
    if (now - last < REPORT_MS) return
    last = now
    const isWanted = await runInCtx(job.app, { actor: Actor.system(job.organizationId) }, async (ctx) => {
      const row = await ctx.tx
        .updateTable('import_run')
        .set({ phase, done_rows: done, all_rows: all })
        .where('id', '=', runId)
        .where('state', '=', state)
        .returning('site_id')
        .executeTakeFirst()
      if (row) announceChange(ctx, { recordType: 'import', recordId: runId, siteId: row.site_id, action: 'progress' })
      return row !== undefined
    }).catch((error: unknown) => {
      job.app.log.warn({ err: error, runId }, 'progress of an import not written')
      return true
    })
    if (!isWanted) throw new Overtaken()
  }
}
