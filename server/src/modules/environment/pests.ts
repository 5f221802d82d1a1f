import { sql } from 'kysely'
import type { environment, Input, Output, Ref } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { effectiveTime, nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { addRow, among, changeRow, contains, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, within, type Condition, type Register, type Row } from '../registers/index.ts'
import { mustBeColleague, numberOf, peopleOf, sentAlready } from './common.ts'
import { pestTreated } from './events.ts'
import { announce, tellNotThen, tellReentry } from './pest-notice.ts'
import { settingsOf } from './settings.ts'

type PestControl = environment.PestControl
type PestRow = Row<'pest_control'>
const HOUR_MS = 3_600_000

/** Households are told first (ENV-010). Another time is another notice: a treatment that is put off begins anew. */
export const PEST_LIFE: LifeCycle<environment.PestState, environment.PestAction> = {
  announce: { from: ['planned'], to: 'announced' },
  start: { from: ['announced'], to: 'started' },
  finish: { from: ['started'], to: 'done' },
  check: { from: ['done'], to: 'checked' },
  postpone: { from: ['planned', 'announced'], to: 'planned' },
  cancel: { from: ['planned', 'announced'], to: 'cancelled' },
}
/** Acts of who leads; the others are the work itself. */
const LEADS: readonly environment.PestAction[] = ['announce', 'postpone', 'cancel']

export const PESTS: Register<'pest_control', PestControl> = {
  table: 'pest_control',
  kind: 'pest_control',
  read: 'environment:read',
  write: 'environment:write',
  order: { by: sql`t.planned_from`, type: 'timestamptz', isNewestFirst: true },
  clash: '/id',
  present,
  sheet: {
    name: ['消杀记录', '消殺記錄', 'Pest control'],
    columns: [
      { key: 'number', kind: 'text', width: 18, title: ['编号', '編號', 'Number'], value: (one) => one.number },
      { key: 'targets', kind: 'text', width: 16, title: ['对象', '對象', 'Targets'], value: (one, locale) => one.targets.map((target) => labelOf(locale, 'pestTarget', target)).join('、') },
      { key: 'place', kind: 'text', width: 24, title: ['区域', '區域', 'Place'], value: (one) => one.place },
      { key: 'chemical', kind: 'text', width: 20, title: ['药剂', '藥劑', 'Chemical'], value: (one) => one.chemical },
      { key: 'dose', kind: 'text', width: 16, title: ['浓度与用量', '濃度與用量', 'Dose'], value: (one) => one.used || one.dose },
      { key: 'contractor', kind: 'text', width: 20, title: ['作业单位', '作業單位', 'Contractor'], value: (one) => one.contractor },
      { key: 'plannedFrom', kind: 'datetime', width: 18, title: ['计划时间', '計畫時間', 'Planned'], value: (one) => new Date(one.plannedFrom) },
      { key: 'noticeAt', kind: 'datetime', width: 18, title: ['通知时间', '通知時間', 'Notice'], value: (one) => (one.notice === null ? null : new Date(one.notice.sentAt)) },
      { key: 'households', kind: 'number', width: 10, title: ['通知户数', '通知戶數', 'Households'], value: (one) => one.notice?.households ?? null },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'pestState', one.state) },
      { key: 'doneAt', kind: 'datetime', width: 18, title: ['完成', '完成', 'Done'], value: (one) => (one.doneAt === null ? null : new Date(one.doneAt)) },
      { key: 'reentryAt', kind: 'datetime', width: 18, title: ['可进入时间', '可進入時間', 'Re-entry'], value: (one) => (one.reentryAt === null ? null : new Date(one.reentryAt)) },
      { key: 'effect', kind: 'text', width: 30, title: ['效果', '效果', 'Effect'], value: (one) => (one.effect === null ? '' : `${one.effect.isEffective ? '✓' : '✗'} ${one.effect.note}`) },
    ],
  },
}

async function present(ctx: Ctx, rows: PestRow[]): Promise<PestControl[]> {
  const people = await peopleOf(ctx, rows.map((row) => row.done_by))
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  const ids = [...new Set(rows.flatMap((row) => row.building_ids))]
  const buildings = new Map<string, Ref>(ids.length === 0 ? [] : (await ctx.tx.selectFrom('building').select(['id', 'name']).where('id', 'in', ids).execute()).map((one) => [one.id, one]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, targets: row.targets, chemical: row.chemical, dose: row.dose, place: row.place, buildings: row.building_ids.flatMap((id) => buildings.get(id) ?? []), contractor: row.contractor, safety: row.safety, plannedFrom: iso(row.planned_from), plannedTo: iso(row.planned_to), reentryMinutes: row.reentry_minutes,
    noticeHours: row.notice_hours, notice: row.notice_sent_at === null ? null : { sentAt: iso(row.notice_sent_at), words: row.notice_words, households: row.households!, inApp: row.in_app! }, mayStartAt: row.notice_sent_at === null ? null : iso(mayStartAt(row)),
    state: row.state, startedAt: iso(row.started_at), doneAt: iso(row.done_at), doneBy: people.maybe(row.done_by), used: row.used, reentryAt: row.done_at === null ? null : iso(reentryAt(row, row.done_at)), effect: row.effect_at === null ? null : { isEffective: row.is_effective!, note: row.effect_note, at: iso(row.effect_at) },
    note: row.note, photos: (files.get(row.id) ?? []).map(({ file }) => file), allowedActions: actionsOf(ctx, row), version: row.version,
  }))
}

/** The later of what was announced and of when the notice is old enough. */
const mayStartAt = (row: PestRow): Date => new Date(Math.max(row.planned_from.getTime(), row.notice_sent_at!.getTime() + row.notice_hours * HOUR_MS))
const reentryAt = (row: PestRow, doneAt: Date): Date => new Date(doneAt.getTime() + row.reentry_minutes * 60_000)

/** What may be done now: nothing starts before its time, nor after it. */
function actionsOf(ctx: Ctx, row: PestRow): environment.PestAction[] {
  const may = (action: environment.PestAction): boolean => ctx.actor.can(LEADS.includes(action) ? 'environment:write' : 'environment:work', row.site_id)
  return possibleActions(PEST_LIFE, row.state).filter((action) => may(action) && (action !== 'start' || (ctx.now >= mayStartAt(row) && ctx.now <= row.planned_to)))
}

export function pestConditions(filter: Input<typeof environment.listPestControls>['query']['filter']): Condition[] {
  return [
    ...contains(filter.q, ['number', 'place', 'chemical', 'contractor']), ...among('state', filter.state), ...(filter.target?.length ? [sql`t.targets && ${filter.target}::text[]`] : []),
    ...within('planned_from', filter.from, filter.to),
  ]
}

export function listPestControls(ctx: Ctx, { query }: Input<typeof environment.listPestControls>): Promise<Output<typeof environment.listPestControls>> {
  return listRecords(ctx, PESTS, query, pestConditions(query.filter))
}

export async function getPestControl(ctx: Ctx, { params }: Input<typeof environment.getPestControl>): Promise<PestControl> {
  return presentOne(ctx, PESTS, await visibleRow(ctx, PESTS, params.id))
}

type Facts = Omit<Input<typeof environment.createPestControl>['body'], 'id' | 'siteId'>

async function columnsOf(ctx: Ctx, siteId: string, body: Facts) {
  const ids = [...new Set(body.buildingIds)].toSorted()
  if (ids.length > 0 && (await ctx.tx.selectFrom('building').select('id').where('site_id', '=', siteId).where('id', 'in', ids).execute()).length < ids.length) throw wrongField('not_found', '/buildingIds', 'no such building at this site')
  if (new Set(body.targets).size < body.targets.length) throw wrongField('rule_broken', '/targets', 'one is there twice')
  return { targets: body.targets, chemical: body.chemical, dose: body.dose, place: body.place, building_ids: ids, contractor: body.contractor, safety: body.safety, ...timesOf(body.plannedFrom, body.plannedTo), reentry_minutes: body.reentryMinutes }
}

function timesOf(from: string, to: string): { planned_from: Date; planned_to: Date } {
  const times = { planned_from: new Date(from), planned_to: new Date(to) }
  if (times.planned_to <= times.planned_from) throw wrongField('rule_broken', '/plannedTo', 'must be later than the beginning')
  return times
}

export async function createPestControl(ctx: Ctx, { body }: Input<typeof environment.createPestControl>): Promise<PestControl> {
  await mustBeAbleToAdd(ctx, PESTS, body.siteId)
  const known = await sentAlready(ctx, PESTS, body.siteId, body.id)
  if (known) return known
  const columns = await columnsOf(ctx, body.siteId, body)
  const { row } = await addRow(ctx, PESTS, body.siteId, body.id, { ...columns, number: await numberOf(ctx, body.siteId, 'XS', 'pest_control'), notice_hours: (await settingsOf(ctx, body.siteId)).notice_hours, state: 'planned' }, 'planned')
  return presentOne(ctx, PESTS, row)
}

/** Throws `action_not_allowed` once households were told: what they read stays true, or it is put off. */
export async function changePestControl(ctx: Ctx, { params, body }: Input<typeof environment.changePestControl>): Promise<PestControl> {
  const before = await lockRow(ctx, PESTS, params.id, body.version)
  if (before.state !== 'planned') throw new AppError('action_not_allowed', 'The households were told of it', undefined, { allowedActions: actionsOf(ctx, before) })
  return presentOne(ctx, PESTS, await changeRow(ctx, PESTS, before, await columnsOf(ctx, before.site_id, body)))
}

type Act = Input<typeof environment.actOnPestControl>['body']

/** What an act writes. Throws `rule_broken` naming the field. */
async function setOf(ctx: Ctx, row: PestRow, body: Act): Promise<Partial<PestRow>> {
  switch (body.action) {
    case 'announce':
      return announce(ctx, row, body.words)
    case 'start': {
      const at = effectiveTime(body.at, ctx.now, new Date(0))
      if (at < mayStartAt(row)) throw wrongField('rule_broken', '/at', `households were not told ${row.notice_hours} hours before, or of a later time`)
      if (at > row.planned_to) throw wrongField('rule_broken', '/at', 'the time that households were told is over: put it off')
      return { started_at: at }
    }
    case 'finish':
      if (body.used === '') throw wrongField('rule_broken', '/used', 'say what was used, and how much')
      return { done_at: effectiveTime(body.at, ctx.now, row.started_at!), done_by: mustBeColleague(ctx), used: body.used }
    case 'check':
      if (body.isEffective === null) throw wrongField('rule_broken', '/isEffective', 'say whether it has helped')
      return { is_effective: body.isEffective, effect_note: body.note, effect_at: ctx.now }
    case 'postpone':
      if (body.plannedFrom === null || body.plannedTo === null) throw wrongField('rule_broken', '/plannedFrom', 'say until when')
      if (new Date(body.plannedFrom) <= ctx.now) throw wrongField('rule_broken', '/plannedFrom', 'lies in the past')
      return { ...timesOf(body.plannedFrom, body.plannedTo), notice_sent_at: null, notice_words: '', households: null, in_app: null }
    case 'cancel':
      if (body.note === '') throw wrongField('rule_broken', '/note', 'say why')
      return {}
  }
}

/** Throws `not_permitted`, `action_not_allowed` with what is possible, `rule_broken` naming the field. */
export async function actOnPestControl(ctx: Ctx, { params, body }: Input<typeof environment.actOnPestControl>): Promise<PestControl> {
  const row = await lockRow(ctx, PESTS, params.id, body.version, LEADS.includes(body.action) ? 'environment:write' : 'environment:work')
  // What a phone says again is answered.
  if ((body.action === 'start' && row.state === 'started') || (body.action === 'finish' && row.state === 'done')) return presentOne(ctx, PESTS, row)
  const state = nextStatus(PEST_LIFE, row.state, body.action, actionsOf(ctx, row))
  const set = await setOf(ctx, row, body)
  await attachFiles(ctx, { type: 'pest_control', id: row.id }, body.photoIds, body.action, '/photoIds')
  const after = await changeRow(ctx, PESTS, row, { state, ...set, ...(body.note !== '' && body.action !== 'check' ? { note: body.note } : {}) }, { action: body.action, fromStatus: row.state, toStatus: state, note: body.note || body.used, fileIds: body.photoIds })
  if (body.action === 'finish') {
    const reentry = reentryAt(after, after.done_at!)
    await tellReentry(ctx, after, reentry)
    ctx.publish(pestTreated, { siteId: row.site_id, pestControlId: row.id, at: iso(after.done_at!), noticeHours: (after.started_at!.getTime() - after.notice_sent_at!.getTime()) / HOUR_MS, reentryAt: iso(reentry) })
  }
  // Whoever was told of a time hears that it does not hold.
  if (row.state === 'announced' && (body.action === 'postpone' || body.action === 'cancel')) await tellNotThen(ctx, row, body.action)
  return presentOne(ctx, PESTS, after)
}
