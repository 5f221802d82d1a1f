import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { existsSync } from 'node:fs'
import { operations, type Input, type Output } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { App } from '../app.ts'
import { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { AppError, wrongField } from '../errors.ts'
import { newId } from '../ids.ts'
import { announceChange } from '../live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../records/index.ts'
import { isTimeZone } from '../text/wall-time.ts'
import { iso } from '../time.ts'
import { mayBeAsOldAs, nextTime } from './next-time.ts'
import type { BackupPlanTable, BackupRunTable } from './tables.ts'

type Plan = Selectable<BackupPlanTable>
export type Run = Selectable<BackupRunTable>
const SHOWN = 100

/** Plans a new organisation's backups: every night, seven stay, one a month is proved. */
export async function planBackups(ctx: Ctx, timeZone: string): Promise<void> {
  const rhythm = { weekday: 7, at: '02:30', timeZone }
  await ctx.tx.insertInto('backup_plan').values({
    organization_id: ctx.organizationId, is_on: true, every: 'day', weekday: 7, at_time: rhythm.at, time_zone: timeZone, keep: 7, drill_every: 'month',
    next_at: nextTime({ ...rhythm, every: 'day' }, ctx.now), next_drill_at: nextTime({ ...rhythm, every: 'month' }, ctx.now),
  }).onConflict((conflict) => conflict.doNothing()).execute()
}

/** What the operator wants to know of the backups; needs `installation:operate` for the whole organisation. */
export async function getBackups(ctx: Ctx): Promise<Output<typeof operations.getBackups>> {
  mustOperate(ctx)
  const plan = await ctx.tx.selectFrom('backup_plan').selectAll().executeTakeFirst()
  const runs = await ctx.tx.selectFrom('backup_run').selectAll().orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(SHOWN).execute()
  const lastGood = await lastGoodAt(ctx, 'backup')
  const folder = ctx.app.config.backupFolder
  return {
    plan: plan ? presentPlan(plan) : null,
    runs: runs.map(presentRun),
    folder,
    freeBytes: await freeBytes(folder),
    lastGoodAt: iso(lastGood),
    lastDrillAt: iso(await lastGoodAt(ctx, 'drill')),
    isLate: plan?.is_on === true && runs.length > 0 && (lastGood === null || ctx.now.getTime() - lastGood.getTime() > mayBeAsOldAs(plan.every)),
  }
}

async function lastGoodAt(ctx: Ctx, kind: 'backup' | 'drill'): Promise<Date | null> {
  const row = await ctx.tx.selectFrom('backup_run').select('ended_at').where('kind', '=', kind).where('state', '=', 'good').orderBy('requested_at', 'desc').limit(1).executeTakeFirst()
  return row?.ended_at ?? null
}

/** Free room where the folder is or will be; null when the system does not tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  const place = existsSync(folder) ? folder : dirname(folder)
  return statfs(place).then(({ bavail, bsize }) => bavail * bsize, () => null)
}

export async function changePlan(ctx: Ctx, { body }: Input<typeof operations.changeBackupPlan>): Promise<operations.BackupPlan> {
  mustOperate(ctx)
  if (!isTimeZone(body.timeZone)) throw wrongField('rule_broken', '/timeZone', 'no such time zone')
  const before = await ctx.tx.selectFrom('backup_plan').selectAll().forUpdate().executeTakeFirst()
  if (before) await mustBeCurrent(before.version, body.version, async () => presentPlan(before))
  const rhythm = { weekday: body.weekday, at: body.at, timeZone: body.timeZone }
  const after = { is_on: body.isOn, every: body.every, weekday: body.weekday, at_time: body.at, time_zone: body.timeZone, keep: body.keep, drill_every: body.drillEvery }
  const times = {
    next_at: body.isOn ? nextTime({ ...rhythm, every: body.every }, ctx.now) : null,
    next_drill_at: body.isOn && body.drillEvery !== 'never' ? nextTime({ ...rhythm, every: body.drillEvery }, ctx.now) : null,
  }
  const version = (before?.version ?? 0) + 1
  const row = await ctx.tx.insertInto('backup_plan').values({ organization_id: ctx.organizationId, ...after, ...times, version })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ ...after, ...times, version })).returningAll().executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: null, recordType: 'backup_plan', recordId: ctx.organizationId, action: 'changed', changes: changesBetween<Record<string, unknown>>(before ? { ...before } : {}, after) })
  announceChange(ctx, { recordType: 'backup_plan', recordId: ctx.organizationId, siteId: null, action: 'changed' })
  return presentPlan(row)
}

/** Asks for a run; whoever asks while one is under way is told so. The copying itself happens in a process of its own. */
export async function actOnBackups(ctx: Ctx, { body }: Input<typeof operations.actOnBackups>): Promise<operations.BackupRun> {
  mustOperate(ctx)
  const run = await requestRun(ctx, body.action === 'drill' ? 'drill' : 'backup', 'person')
  if (!run) throw new AppError('request_in_progress', 'A backup or drill is under way')
  recordHappening(ctx, { siteId: null, recordType: 'backup_plan', recordId: ctx.organizationId, action: body.action })
  return presentRun(run)
}

/** Leaves a run for the worker; undefined when one is open already. */
export async function requestRun(ctx: Ctx, kind: Run['kind'], cause: Run['cause']): Promise<Run | undefined> {
  const run = await ctx.tx.insertInto('backup_run')
    .values({ organization_id: ctx.organizationId, id: newId(), kind, cause, state: 'waiting', requested_at: ctx.now, requested_by: cause === 'person' ? ctx.actor.name : '' })
    // Written out: from its sixth use on a connection, a statement with parameters in the index's condition fits no index.
    .onConflict((conflict) => conflict.columns(['organization_id']).where(sql<boolean>`state in ('waiting', 'running')`).doNothing()).returningAll().executeTakeFirst()
  if (run) {
    announceChange(ctx, { recordType: 'backup_run', recordId: run.id, siteId: null, action: 'requested' })
    ctx.afterCommit(() => ctx.app.wake.announce('backups'))
  }
  return run
}

/** Writes a backup that the operator made by hand into the log of every organisation, whose data it holds. */
export async function recordCommand(app: App, begun: Date, made: { name: string; bytes: number; tables: number; rows: number; blobs: number }): Promise<void> {
  const { rows } = await app.database.pool.query<{ id: string }>('select all_organizations() as id')
  const { name, ...facts } = made
  for (const { id } of rows)
    await runInCtx(app, { actor: Actor.system(id) }, async (ctx) => {
      const row = { organization_id: id, id: newId(), kind: 'backup', cause: 'command', state: 'good', requested_at: begun, started_at: begun, beat_at: ctx.now, ended_at: ctx.now, backup_name: name, ...facts } as const
      await ctx.tx.insertInto('backup_run').values(row).execute()
      announceChange(ctx, { recordType: 'backup_run', recordId: row.id, siteId: null, action: 'good' })
    })
}

function mustOperate(ctx: Ctx): void {
  if (ctx.actor.sitesFor('installation:operate') !== 'all') throw new AppError('not_permitted', 'Backups hold all sites')
}

const presentPlan = (row: Plan): operations.BackupPlan => ({
  isOn: row.is_on, every: row.every, weekday: row.weekday, at: row.at_time, timeZone: row.time_zone, keep: row.keep, drillEvery: row.drill_every,
  nextAt: iso(row.next_at), nextDrillAt: iso(row.next_drill_at), version: row.version,
})

const presentRun = (row: Run): operations.BackupRun => ({
  id: row.id, kind: row.kind, cause: row.cause, state: row.state, requestedAt: iso(row.requested_at), requestedBy: row.requested_by, startedAt: iso(row.started_at), endedAt: iso(row.ended_at),
  phase: row.phase as operations.BackupRun['phase'], done: row.done, total: row.total, name: row.backup_name, bytes: row.bytes, tables: row.tables, rows: row.rows, blobs: row.blobs, failure: row.failure,
})
