import { sql } from 'kysely'
import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { effectiveTime, nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { worksAt } from '../people/index.ts'
import { addRow, among, changeRow, contains, listRecords, lockRow, mustBeAbleToAdd, namesFor, presentOne, tell, todayAt, visibleRow, type Condition, type Register, type Row } from '../registers/index.ts'
import { mustBeColleague, peopleOf, whereOf } from './common.ts'
import { greeningDone } from './events.ts'
import { yearOf } from './greening-year.ts'

type GreeningJob = environment.GreeningJob
const LIFE: LifeCycle<GreeningJob['state'], GreeningJob['allowedActions'][number]> = { done: { from: ['planned'], to: 'done' }, skip: { from: ['planned'], to: 'skipped' } }

export const GREENING: Register<'greening_job', GreeningJob> = {
  table: 'greening_job',
  kind: 'greening_job',
  read: 'environment:read',
  write: 'environment:write',
  order: { by: sql`t.from_on`, type: 'date' },
  clash: '/id',
  present,
  sheet: {
    name: ['绿化作业', '綠化作業', 'Greening'],
    columns: [
      { key: 'task', kind: 'text', width: 12, title: ['作业', '作業', 'Task'], value: (one, locale) => labelOf(locale, 'greeningTask', one.task) },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'species', kind: 'text', width: 24, title: ['植物', '植物', 'Plants'], value: (one) => one.species },
      { key: 'fromOn', kind: 'date', width: 12, title: ['开始', '開始', 'From'], value: (one) => one.fromOn },
      { key: 'toOn', kind: 'date', width: 12, title: ['截止', '截止', 'To'], value: (one) => one.toOn },
      { key: 'employee', kind: 'text', width: 12, title: ['负责人', '負責人', 'Who'], value: (one) => one.employee?.name ?? '' },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'greeningJobState', one.state) },
      { key: 'doneAt', kind: 'datetime', width: 18, title: ['完成', '完成', 'Done'], value: (one) => (one.doneAt === null ? null : new Date(one.doneAt)) },
      { key: 'doneBy', kind: 'text', width: 12, title: ['完成人', '完成人', 'Done by'], value: (one) => one.doneBy?.name ?? '' },
      { key: 'outcome', kind: 'text', width: 30, title: ['结果', '結果', 'Outcome'], value: (one) => one.outcome },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'greening_job'>[]): Promise<GreeningJob[]> {
  if (rows.length === 0) return []
  const today = await todayAt(ctx, rows[0]!.site_id)
  const people = await peopleOf(ctx, rows.flatMap((row) => [row.employee_id, row.done_by]))
  const names = await namesFor(ctx, rows)
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, task: row.task, area: names.area(row.area_id), place: row.place, species: row.species, fromOn: row.from_on, toOn: row.to_on, employee: people.maybe(row.employee_id), note: row.note, state: row.state, isOverdue: row.state === 'planned' && row.to_on < today, isLate: row.is_late, doneAt: iso(row.done_at),
    doneBy: people.maybe(row.done_by), outcome: row.outcome, photos: (files.get(row.id) ?? []).map(({ file }) => file), allowedActions: ctx.actor.can('environment:work', row.site_id) ? possibleActions(LIFE, row.state) : [], version: row.version,
  }))
}

export async function greeningConditions(ctx: Ctx, siteId: string, filter: Input<typeof environment.listGreeningJobs>['query']['filter']): Promise<Condition[]> {
  const overdue = filter.overdue === undefined ? [] : [sql`(t.state = 'planned' and t.to_on < ${await todayAt(ctx, siteId)}) = ${filter.overdue}`]
  return [
    ...contains(filter.q, ['place', 'species', 'note']), ...among('task', filter.task), ...among('state', filter.state), ...overdue, ...(filter.mine ? [sql`(t.employee_id = ${ctx.actor.employeeId} or t.employee_id is null)`] : []),
    ...(filter.from ? [sql`t.to_on >= ${filter.from}`] : []), ...(filter.to ? [sql`t.from_on <= ${filter.to}`] : []),
  ]
}

export async function listGreeningJobs(ctx: Ctx, { query }: Input<typeof environment.listGreeningJobs>): Promise<Output<typeof environment.listGreeningJobs>> {
  ctx.actor.mustSee('environment:read', query.siteId)
  return listRecords(ctx, GREENING, query, await greeningConditions(ctx, query.siteId, query.filter))
}

export async function getGreeningJob(ctx: Ctx, { params }: Input<typeof environment.getGreeningJob>): Promise<GreeningJob> {
  return presentOne(ctx, GREENING, await visibleRow(ctx, GREENING, params.id))
}

type Facts = Omit<Input<typeof environment.createGreeningJob>['body'], 'id' | 'siteId'>

async function columnsOf(ctx: Ctx, siteId: string, body: Facts) {
  if (body.toOn < body.fromOn) throw wrongField('rule_broken', '/toOn', 'before it begins')
  if (body.employeeId !== null && !(await worksAt(ctx, body.employeeId, siteId, 'environment:work'))) throw wrongField('rule_broken', '/employeeId', 'does not work in the green of this site')
  return { task: body.task, ...(await whereOf(ctx, siteId, body)), species: body.species, from_on: body.fromOn, to_on: body.toOn, employee_id: body.employeeId, note: body.note }
}

export async function createGreeningJob(ctx: Ctx, { body }: Input<typeof environment.createGreeningJob>): Promise<GreeningJob> {
  await mustBeAbleToAdd(ctx, GREENING, body.siteId)
  return presentOne(ctx, GREENING, (await addRow(ctx, GREENING, body.siteId, body.id, { ...(await columnsOf(ctx, body.siteId, body)), state: 'planned' })).row)
}

/** Throws `action_not_allowed` for one that is over. */
export async function changeGreeningJob(ctx: Ctx, { params, body }: Input<typeof environment.changeGreeningJob>): Promise<GreeningJob> {
  const before = await lockRow(ctx, GREENING, params.id, body.version)
  if (before.state !== 'planned') throw new AppError('action_not_allowed', 'It is over', undefined, { allowedActions: [] })
  return presentOne(ctx, GREENING, await changeRow(ctx, GREENING, before, await columnsOf(ctx, before.site_id, body)))
}

/** Done in its days, late, or left out with a reason (ENV-008). Throws `action_not_allowed`, `rule_broken` naming `/note` or `/at`. */
export async function actOnGreeningJob(ctx: Ctx, { params, body }: Input<typeof environment.actOnGreeningJob>): Promise<GreeningJob> {
  const row = await lockRow(ctx, GREENING, params.id, body.version, 'environment:work')
  if (body.action === 'done' && row.state === 'done') return presentOne(ctx, GREENING, row)
  const state = nextStatus(LIFE, row.state, body.action)
  const me = mustBeColleague(ctx)
  if (body.action === 'skip' && body.note === '') throw wrongField('rule_broken', '/note', 'say why it is left out')
  await attachFiles(ctx, { type: 'greening_job', id: row.id }, body.photoIds, '', '/photoIds')
  const told = { action: body.action, fromStatus: row.state, toStatus: state, note: body.note, fileIds: body.photoIds }
  if (state === 'skipped') return presentOne(ctx, GREENING, await changeRow(ctx, GREENING, row, { state, outcome: body.note }, told))
  const timeZone = await timeZoneOf(ctx, row.site_id)
  const at = effectiveTime(body.at, ctx.now, midnightOf(row.from_on, timeZone))
  if (dayIn(timeZone, ctx.now) < row.from_on) throw wrongField('rule_broken', '/at', 'its days have not come')
  const isLate = dayIn(timeZone, at) > row.to_on
  const after = await changeRow(ctx, GREENING, row, { state, done_at: at, done_by: me, is_late: isLate, outcome: body.note }, told)
  ctx.publish(greeningDone, { siteId: row.site_id, jobId: row.id, at: at.toISOString(), task: row.task, isLate })
  return presentOne(ctx, GREENING, after)
}

/** The usual jobs of a year by season, each once however often it is asked for (ENV-008). */
export async function takeGreeningYear(ctx: Ctx, { body }: Input<typeof environment.takeGreeningYear>): Promise<Output<typeof environment.takeGreeningYear>> {
  await mustBeAbleToAdd(ctx, GREENING, body.siteId)
  const wanted = yearOf(body.year).map(({ key, task, fromOn, toOn }) => ({ id: newId(), season_key: key, task, from_on: fromOn, to_on: toOn }))
  const { rows } = await ctx.client.query<Row<'greening_job'>>(
    `insert into greening_job (organization_id, id, site_id, task, place, from_on, to_on, state, season_key, updated_at)
     select $1, w.id, $2, w.task, $5, w.from_on, w.to_on, 'planned', w.season_key, $4 from jsonb_to_recordset($3::jsonb) as w (id uuid, season_key text, task text, from_on date, to_on date)
     on conflict (organization_id, site_id, season_key) do nothing returning *`,
    [ctx.organizationId, body.siteId, JSON.stringify(wanted), ctx.now, labelOf(ctx.locale, 'areaType', 'garden')],
  )
  for (const row of rows) tell(ctx, GREENING, row, { action: 'created' })
  return { added: rows.length }
}
