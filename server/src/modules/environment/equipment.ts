import { sql } from 'kysely'
import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { addRow, among, changeRow, contains, listRecords, lockRow, mustBeAbleToAdd, presentOne, todayAt, visibleRow, type Condition, type Register, type Row } from '../registers/index.ts'

type CleanEquipment = environment.CleanEquipment
/** So long before its day upkeep is said to be due. */
export const UPKEEP_SOON_DAYS = 7
const LIFE: LifeCycle<CleanEquipment['state'], CleanEquipment['allowedActions'][number]> = { upkeep: { from: ['in_use', 'under_repair'], to: 'same' }, repair: { from: ['in_use'], to: 'under_repair' }, return: { from: ['under_repair'], to: 'in_use' }, scrap: { from: ['in_use', 'under_repair'], to: 'scrapped' } }

export const EQUIPMENT: Register<'clean_equipment', CleanEquipment> = {
  table: 'clean_equipment',
  kind: 'clean_equipment',
  read: 'environment:read',
  write: 'environment:write',
  order: { by: sql`t.code`, type: 'text' },
  clash: '/code',
  present,
  sheet: {
    name: ['保洁设备', '清潔設備', 'Cleaning equipment'],
    columns: [
      { key: 'code', kind: 'text', width: 14, title: ['编号', '編號', 'Code'], value: (one) => one.code },
      { key: 'name', kind: 'text', width: 24, title: ['名称', '名稱', 'Name'], value: (one) => one.name },
      { key: 'kind', kind: 'text', width: 14, title: ['类别', '類別', 'Kind'], value: (one, locale) => labelOf(locale, 'equipmentKind', one.kind) },
      { key: 'place', kind: 'text', width: 20, title: ['存放位置', '存放位置', 'Kept at'], value: (one) => one.place },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'equipmentState', one.state) },
      { key: 'upkeepDays', kind: 'number', width: 12, title: ['保养周期（天）', '保養週期（天）', 'Every (days)'], value: (one) => one.upkeepDays },
      { key: 'lastUpkeepOn', kind: 'date', width: 12, title: ['上次保养', '上次保養', 'Last upkeep'], value: (one) => one.lastUpkeepOn },
      { key: 'nextUpkeepOn', kind: 'date', width: 12, title: ['下次保养', '下次保養', 'Next upkeep'], value: (one) => one.nextUpkeepOn },
      { key: 'note', kind: 'text', width: 30, title: ['备注', '備註', 'Remark'], value: (one) => one.note },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'clean_equipment'>[]): Promise<CleanEquipment[]> {
  if (rows.length === 0) return []
  const soon = dayAfter(await todayAt(ctx, rows[0]!.site_id), UPKEEP_SOON_DAYS)
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, code: row.code, name: row.name, kind: row.kind, place: row.place, boughtOn: row.bought_on, upkeepDays: row.upkeep_days, lastUpkeepOn: row.last_upkeep_on, nextUpkeepOn: row.next_upkeep_on, isDue: row.state !== 'scrapped' && row.next_upkeep_on <= soon, note: row.note, state: row.state,
    photos: (files.get(row.id) ?? []).map(({ file }) => file), allowedActions: ctx.actor.can('environment:work', row.site_id) ? possibleActions(LIFE, row.state).filter((action) => action !== 'scrap' || ctx.actor.can('environment:write', row.site_id)) : [], version: row.version,
  }))
}

export async function equipmentConditions(ctx: Ctx, siteId: string, filter: Input<typeof environment.listCleanEquipment>['query']['filter']): Promise<Condition[]> {
  const due = filter.due === undefined ? [] : [sql`(t.state <> 'scrapped' and t.next_upkeep_on <= ${dayAfter(await todayAt(ctx, siteId), UPKEEP_SOON_DAYS)}) = ${filter.due}`]
  return [...contains(filter.q, ['code', 'name', 'place', 'note']), ...among('kind', filter.kind), ...among('state', filter.state), ...due]
}

export async function listCleanEquipment(ctx: Ctx, { query }: Input<typeof environment.listCleanEquipment>): Promise<Output<typeof environment.listCleanEquipment>> {
  ctx.actor.mustSee('environment:read', query.siteId)
  return listRecords(ctx, EQUIPMENT, query, await equipmentConditions(ctx, query.siteId, query.filter))
}

export async function getCleanEquipment(ctx: Ctx, { params }: Input<typeof environment.getCleanEquipment>): Promise<CleanEquipment> {
  return presentOne(ctx, EQUIPMENT, await visibleRow(ctx, EQUIPMENT, params.id))
}

type Facts = Omit<Input<typeof environment.createCleanEquipment>['body'], 'id' | 'siteId'>
/** Without upkeep or purchase the days count from `since`. */
const columnsOf = (body: Facts, since: string) => ({
  code: body.code, name: body.name, kind: body.kind, place: body.place, bought_on: body.boughtOn, upkeep_days: body.upkeepDays, last_upkeep_on: body.lastUpkeepOn, next_upkeep_on: dayAfter(body.lastUpkeepOn ?? body.boughtOn ?? since, body.upkeepDays), note: body.note,
})

export async function createCleanEquipment(ctx: Ctx, { body }: Input<typeof environment.createCleanEquipment>): Promise<CleanEquipment> {
  await mustBeAbleToAdd(ctx, EQUIPMENT, body.siteId)
  return presentOne(ctx, EQUIPMENT, (await addRow(ctx, EQUIPMENT, body.siteId, body.id, columnsOf(body, await todayAt(ctx, body.siteId)))).row)
}

export async function changeCleanEquipment(ctx: Ctx, { params, body }: Input<typeof environment.changeCleanEquipment>): Promise<CleanEquipment> {
  const before = await lockRow(ctx, EQUIPMENT, params.id, body.version)
  return presentOne(ctx, EQUIPMENT, await changeRow(ctx, EQUIPMENT, before, columnsOf(body, dayAfter(before.next_upkeep_on, -before.upkeep_days))))
}

/** Upkeep moves the next day on (ENV-003). Throws `action_not_allowed`, `not_permitted`, `rule_broken` naming the field. */
export async function actOnCleanEquipment(ctx: Ctx, { params, body }: Input<typeof environment.actOnCleanEquipment>): Promise<CleanEquipment> {
  const row = await lockRow(ctx, EQUIPMENT, params.id, body.version, 'environment:work')
  if (body.action === 'scrap') ctx.actor.mustBeAbleTo('environment:write', row.site_id)
  const state = nextStatus(LIFE, row.state, body.action)
  if ((body.action === 'scrap' || body.action === 'repair') && body.note === '') throw wrongField('rule_broken', '/note', 'say why')
  const today = await todayAt(ctx, row.site_id)
  const on = body.on ?? today
  if (on > today) throw wrongField('rule_broken', '/on', 'lies in the future')
  await attachFiles(ctx, { type: 'clean_equipment', id: row.id }, body.photoIds, body.action, '/photoIds')
  // Upkeep that is told late never moves the day back.
  const isNewest = body.action === 'upkeep' && (row.last_upkeep_on === null || on >= row.last_upkeep_on)
  const days = isNewest ? { last_upkeep_on: on, next_upkeep_on: dayAfter(on, row.upkeep_days) } : {}
  const note = [body.action === 'upkeep' ? on : '', body.note].filter(Boolean).join(' ')
  return presentOne(ctx, EQUIPMENT, await changeRow(ctx, EQUIPMENT, row, { state, ...days }, { action: body.action, fromStatus: row.state, toStatus: state, note, fileIds: body.photoIds }))
}
