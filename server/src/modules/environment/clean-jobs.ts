import { sql } from 'kysely'
import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { effectiveTime, nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { addRow, among, changeRow, contains, listRecords, lockRow, mustBeAbleToAdd, namesFor, presentOne, visibleRow, within, type Condition, type Register, type Row } from '../registers/index.ts'
import { warningsAt } from './agents.ts'
import { mustBeColleague, numberOf, peopleOf, sentAlready, whereOf } from './common.ts'
import { areaCleaned } from './events.ts'
import { settingsOf } from './settings.ts'

type CleanJob = environment.CleanJob
const LIFE: LifeCycle<CleanJob['state'], CleanJob['allowedActions'][number]> = { finish: { from: ['running'], to: 'done' }, cancel: { from: ['running'], to: 'cancelled' } }
const MINUTE_MS = 60_000

export const JOBS: Register<'clean_job', CleanJob> = {
  table: 'clean_job',
  kind: 'clean_job',
  read: 'environment:read',
  write: 'environment:work',
  order: { by: sql`t.started_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/id',
  present,
  sheet: {
    name: ['区域清洁', '區域清潔', 'Area cleans'],
    columns: [
      { key: 'number', kind: 'text', width: 18, title: ['编号', '編號', 'Number'], value: (one) => one.number },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'wish', kind: 'text', width: 24, title: ['要求', '要求', 'Wish'], value: (one) => one.wish },
      { key: 'by', kind: 'text', width: 12, title: ['执行人', '執行人', 'By'], value: (one) => one.by.name },
      { key: 'startedAt', kind: 'datetime', width: 18, title: ['开始', '開始', 'Started'], value: (one) => new Date(one.startedAt) },
      { key: 'minutes', kind: 'number', width: 10, title: ['时限（分钟）', '時限（分鐘）', 'Minutes'], value: (one) => one.minutes },
      { key: 'doneAt', kind: 'datetime', width: 18, title: ['完成', '完成', 'Done'], value: (one) => (one.doneAt === null ? null : new Date(one.doneAt)) },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'cleanJobState', one.state) },
      { key: 'note', kind: 'text', width: 30, title: ['备注', '備註', 'Remark'], value: (one) => one.note },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'clean_job'>[]): Promise<CleanJob[]> {
  const people = await peopleOf(ctx, rows.map((row) => row.started_by))
  const names = await namesFor(ctx, rows)
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, area: names.area(row.area_id), place: row.place, wish: row.wish, minutes: row.minutes, startedAt: iso(row.started_at), dueAt: iso(row.due_at), by: people.one(row.started_by), doneAt: iso(row.done_at),
    isLate: row.state !== 'cancelled' && (row.done_at ?? ctx.now) > row.due_at, state: row.state, note: row.note, photos: (files.get(row.id) ?? []).map(({ file }) => file), allowedActions: mayFinish(ctx, row) ? possibleActions(LIFE, row.state) : [], version: row.version,
  }))
}

/** Whoever began it, or who leads. */
const mayFinish = (ctx: Ctx, row: Row<'clean_job'>): boolean => (row.started_by === ctx.actor.employeeId && ctx.actor.can('environment:work', row.site_id)) || ctx.actor.can('environment:write', row.site_id)

export function jobConditions(ctx: Ctx, filter: Input<typeof environment.listCleanJobs>['query']['filter']): Condition[] {
  return [
    ...contains(filter.q, ['number', 'place', 'wish']), ...among('state', filter.state), ...(filter.mine ? [sql`t.started_by = ${ctx.actor.employeeId}`] : []),
    ...(filter.late === undefined ? [] : [sql`(t.state <> 'cancelled' and coalesce(t.done_at, ${ctx.now}) > t.due_at) = ${filter.late}`]), ...within('started_at', filter.from, filter.to),
  ]
}

export function listCleanJobs(ctx: Ctx, { query }: Input<typeof environment.listCleanJobs>): Promise<Output<typeof environment.listCleanJobs>> {
  return listRecords(ctx, JOBS, query, jobConditions(ctx, query.filter))
}

export async function getCleanJob(ctx: Ctx, { params }: Input<typeof environment.getCleanJob>): Promise<CleanJob> {
  return presentOne(ctx, JOBS, await visibleRow(ctx, JOBS, params.id))
}

/**
 * Begins an area clean; its clock runs from then (ENV-011). Where surfaces do not bear something, nobody begins without having read it (ENV-005).
 * Throws `rule_broken` naming `/hasReadWarnings`.
 */
export async function startCleanJob(ctx: Ctx, { body }: Input<typeof environment.startCleanJob>): Promise<CleanJob> {
  const { siteId } = body
  await mustBeAbleToAdd(ctx, JOBS, siteId)
  const me = mustBeColleague(ctx)
  const known = await sentAlready(ctx, JOBS, siteId, body.id)
  if (known) return known
  const where = await whereOf(ctx, siteId, body)
  if (!body.hasReadWarnings && (await warningsAt(ctx, siteId, body.areaId)).length > 0) throw wrongField('rule_broken', '/hasReadWarnings', 'read first what the surfaces do not bear')
  const { area_minutes: minutes } = await settingsOf(ctx, siteId)
  const at = effectiveTime(body.at, ctx.now, new Date(0))
  const { row } = await addRow(ctx, JOBS, siteId, body.id, { number: await numberOf(ctx, siteId, 'QJ', 'clean_job'), ...where, wish: body.wish, minutes, started_at: at, due_at: new Date(at.getTime() + minutes * MINUTE_MS), started_by: me, state: 'running' }, 'started')
  return presentOne(ctx, JOBS, row)
}

/** Throws `not_permitted` for somebody else's, `action_not_allowed`, `rule_broken` for a cancel without a reason. */
export async function actOnCleanJob(ctx: Ctx, { params, body }: Input<typeof environment.actOnCleanJob>): Promise<CleanJob> {
  const row = await lockRow(ctx, JOBS, params.id, body.version)
  // What a phone says again is answered.
  if (body.action === 'finish' && row.state === 'done') return presentOne(ctx, JOBS, row)
  if (!mayFinish(ctx, row)) throw new AppError('not_permitted', 'It is somebody else’s')
  const state = nextStatus(LIFE, row.state, body.action)
  if (body.action === 'cancel' && body.note === '') throw wrongField('rule_broken', '/note', 'say why')
  const at = effectiveTime(body.at, ctx.now, row.started_at)
  await attachFiles(ctx, { type: 'clean_job', id: row.id }, body.photoIds, '', '/photoIds')
  const after = await changeRow(ctx, JOBS, row, { state, ...(state === 'done' ? { done_at: at } : {}), ...(body.note === '' ? {} : { note: body.note }) }, { action: body.action, fromStatus: row.state, toStatus: state, note: body.note, fileIds: body.photoIds })
  if (state === 'done') ctx.publish(areaCleaned, { siteId: row.site_id, jobId: row.id, at: at.toISOString(), minutes: Math.round((at.getTime() - row.started_at.getTime()) / MINUTE_MS), isLate: at > row.due_at })
  return presentOne(ctx, JOBS, after)
}
