import { sql } from 'kysely'
import { registers, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { effectiveTime, nextStatus, possibleActions } from '../../platform/records/index.ts'
import { dayAfter, iso } from '../../platform/time.ts'
import { REMIND_DAYS, todayAt } from './days.ts'
import { facilityMoved, thingWasPlaced } from './facility-hooks.ts'
import { FACILITY_CYCLE, dueOf } from './facility-rules.ts'
import { mustBeAt, namesFor } from './names.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from './register.ts'

type Facility = registers.Facility
type Filter = Input<typeof registers.listFacilities>['query']['filter']

export const FACILITIES: Register<'facility', Facility> = {
  table: 'facility',
  kind: 'facility',
  read: 'registers:read',
  write: 'registers:write',
  order: { by: sql`t.code`, type: 'text' },
  clash: '/code',
  present,
  moved: async (ctx, before, after) => {
    await facilityMoved(ctx, { id: after.id, siteId: after.site_id, from: before?.state ?? null, to: after.state, at: ctx.now, note: '' })
    if (before !== null) await wasPlaced(ctx, before, after)
  },
  sheet: {
    name: ['设施设备', '設施設備', 'Facilities'],
    columns: [
      { key: 'code', kind: 'text', width: 14, title: ['编号', '編號', 'Code'], value: (one) => one.code },
      { key: 'name', kind: 'text', width: 24, title: ['名称', '名稱', 'Name'], value: (one) => one.name },
      { key: 'class', kind: 'text', width: 18, title: ['类别', '類別', 'Class'], value: (one) => one.class.name },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'facilityState', one.state) },
      { key: 'model', kind: 'text', width: 18, title: ['型号', '型號', 'Model'], value: (one) => one.model },
      { key: 'serial', kind: 'text', width: 18, title: ['出厂编号', '出廠編號', 'Serial number'], value: (one) => one.serial },
      { key: 'maker', kind: 'text', width: 18, title: ['厂家', '廠商', 'Maker'], value: (one) => one.maker },
      { key: 'building', kind: 'text', width: 12, title: ['楼栋', '樓棟', 'Building'], value: (one) => one.building?.name ?? null },
      { key: 'area', kind: 'text', width: 16, title: ['区域', '區域', 'Area'], value: (one) => one.area?.name ?? null },
      { key: 'place', kind: 'text', width: 24, title: ['安装位置', '安裝位置', 'Place'], value: (one) => one.place },
      { key: 'installedOn', kind: 'date', width: 12, title: ['安装日期', '安裝日期', 'Installed'], value: (one) => one.installedOn },
      { key: 'warrantyUntil', kind: 'date', width: 12, title: ['质保到期', '保固到期', 'Warranty until'], value: (one) => one.warrantyUntil },
      { key: 'nextServiceOn', kind: 'date', width: 12, title: ['下次保养', '下次保養', 'Next service'], value: (one) => one.nextServiceOn },
      { key: 'inspectionDueOn', kind: 'date', width: 12, title: ['法定检验到期', '法定檢驗到期', 'Inspection due'], value: (one) => one.inspectionDueOn },
      { key: 'serviceContact', kind: 'text', width: 24, title: ['维保单位', '維保單位', 'Service'], value: (one) => one.serviceContact },
    ],
  },
}

async function wasPlaced(ctx: Ctx, before: Row<'facility'>, after: Row<'facility'>): Promise<void> {
  if (before.building_id === after.building_id && before.area_id === after.area_id && before.place === after.place) return
  await thingWasPlaced(ctx, { target: 'facility', id: after.id, siteId: after.site_id, from: before.place, to: after.place })
}

async function present(ctx: Ctx, rows: Row<'facility'>[]): Promise<Facility[]> {
  if (rows.length === 0) return []
  const names = await namesFor(ctx, rows)
  const classes = new Map((await ctx.tx.selectFrom('facility_class').select(['id', 'code', 'name']).where('id', 'in', [...new Set(rows.map((row) => row.class_id))]).execute()).map((row) => [row.id, row]))
  const files = await filesOfRecords(ctx, rows.map((row) => row.id))
  const today = await todayAt(ctx, rows[0]!.site_id)
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, code: row.code, name: row.name, class: classes.get(row.class_id)!, model: row.model, serial: row.serial, maker: row.maker, place: row.place, building: names.building(row.building_id), area: names.area(row.area_id),
    installedOn: row.installed_on, warrantyUntil: row.warranty_until, nextServiceOn: row.next_service_on, inspectionDueOn: row.inspection_due_on, serviceContact: row.service_contact, note: row.note, state: row.state, due: dueOf(row, today),
    photos: (files.get(row.id) ?? []).filter(({ purpose }) => purpose === 'photo').map(({ file }) => file), allowedActions: ctx.actor.can('registers:work', row.site_id) ? possibleActions(FACILITY_CYCLE, row.state) : [], version: row.version, updatedAt: iso(row.updated_at),
  }))
}

/** The building in whose zone a facility lies, as SQL: its own, or that of its area. */
export const buildingOfFacility = (facility: string): string => `coalesce(${facility}.building_id, (select fa.building_id from common_area fa where fa.organization_id = ${facility}.organization_id and fa.id = ${facility}.area_id))`

const DUE_COLUMNS = { service: 'next_service_on', inspection: 'inspection_due_on', warranty: 'warranty_until' } as const

export async function facilityConditions(ctx: Ctx, siteId: string, filter: Filter): Promise<Condition[]> {
  const conditions = [...contains(filter.q, ['code', 'name', 'model', 'serial', 'maker', 'place']), ...among('state', filter.state), ...equals('building_id', filter.buildingId), ...equals('area_id', filter.areaId)]
  if (filter.zoneId) conditions.push(sql`exists (select 1 from building b where b.organization_id = t.organization_id and b.zone_id = ${filter.zoneId} and b.id = ${sql.raw(buildingOfFacility('t'))})`)
  if (filter.class) conditions.push(sql`exists (select 1 from facility_class c where c.organization_id = t.organization_id and c.id = t.class_id and (c.code = ${filter.class} or starts_with(c.code, ${`${filter.class}.`})))`)
  if (filter.due?.length) {
    const today = await todayAt(ctx, siteId)
    const soon = dayAfter(today, REMIND_DAYS)
    const each = filter.due.map((what) => (what === 'warranty' ? sql`t.warranty_until between ${today} and ${soon}` : sql`${sql.ref(`t.${DUE_COLUMNS[what]}`)} <= ${soon}`))
    conditions.push(sql`t.state <> 'scrapped'`, sql`(${sql.join(each, sql` or `)})`)
  }
  return conditions
}

/** Facilities by code; a class stands for all below it. */
export async function listFacilities(ctx: Ctx, { query }: Input<typeof registers.listFacilities>): Promise<Output<typeof registers.listFacilities>> {
  ctx.actor.mustSee('registers:read', query.siteId)
  return listRecords(ctx, FACILITIES, query, await facilityConditions(ctx, query.siteId, query.filter))
}

export async function getFacility(ctx: Ctx, { params }: Input<typeof registers.getFacility>): Promise<Facility> {
  return presentOne(ctx, FACILITIES, await visibleRow(ctx, FACILITIES, params.id))
}

type Facts = Partial<Omit<Input<typeof registers.changeFacility>['body'], 'version' | 'photoIds'>>
const columnsOf = (body: Facts) => ({
  code: body.code, name: body.name, class_id: body.classId, model: body.model, serial: body.serial, maker: body.maker, place: body.place, building_id: body.buildingId, area_id: body.areaId, installed_on: body.installedOn, warranty_until: body.warrantyUntil,
  next_service_on: body.nextServiceOn, inspection_due_on: body.inspectionDueOn, service_contact: body.serviceContact, note: body.note,
})

async function mustFit(ctx: Ctx, siteId: string, body: Facts, before?: Row<'facility'>): Promise<void> {
  if (body.classId !== undefined && !(await ctx.tx.selectFrom('facility_class').select('id').where('id', '=', body.classId).executeTakeFirst())) throw wrongField('not_found', '/classId', 'no such class')
  await mustBeAt(ctx, 'building', siteId, body.buildingId, '/buildingId')
  await mustBeAt(ctx, 'common_area', siteId, body.areaId, '/areaId')
  const installed = body.installedOn === undefined ? (before?.installed_on ?? null) : body.installedOn
  const warranty = body.warrantyUntil === undefined ? (before?.warranty_until ?? null) : body.warrantyUntil
  if (installed !== null && warranty !== null && warranty < installed) throw wrongField('rule_broken', '/warrantyUntil', 'ends before the installation')
}

/** Throws `already_exists` naming `/code`, `not_found` and `rule_broken` naming the field. */
export async function createFacility(ctx: Ctx, { body }: Input<typeof registers.createFacility>): Promise<Facility> {
  const { siteId, id, photoIds, ...facts } = body
  await mustBeAbleToAdd(ctx, FACILITIES, siteId)
  await mustFit(ctx, siteId, facts)
  const { row, isNew } = await addRow(ctx, FACILITIES, siteId, id, columnsOf(facts))
  if (isNew) await facilityMoved(ctx, { id: row.id, siteId, from: null, to: row.state, at: ctx.now, note: '' })
  await attachFiles(ctx, { type: 'facility', id: row.id }, photoIds, 'photo', '/photoIds')
  return presentOne(ctx, FACILITIES, row)
}

export async function changeFacility(ctx: Ctx, { params, body }: Input<typeof registers.changeFacility>): Promise<Facility> {
  const { version, photoIds, ...facts } = body
  const before = await lockRow(ctx, FACILITIES, params.id, version)
  await mustFit(ctx, before.site_id, facts, before)
  await attachFiles(ctx, { type: 'facility', id: before.id }, photoIds, 'photo', '/photoIds')
  const after = await changeRow(ctx, FACILITIES, before, columnsOf(facts), { action: 'changed', fileIds: photoIds })
  await wasPlaced(ctx, before, after)
  return presentOne(ctx, FACILITIES, after)
}

/**
 * An act on a facility. Serviced and inspected move the next date on; a legal inspection without one is refused, because nobody would be
 * reminded again. Scrapping and stopping say why. Throws `action_not_allowed`, `rule_broken` naming the field.
 */
export async function actOnFacility(ctx: Ctx, { params, body }: Input<typeof registers.actOnFacility>): Promise<Facility> {
  const row = await lockRow(ctx, FACILITIES, params.id, body.version, 'registers:work')
  const state = nextStatus(FACILITY_CYCLE, row.state, body.action)
  if ((body.action === 'scrap' || body.action === 'stop') && body.note === '') throw wrongField('rule_broken', '/note', 'say why')
  const isWork = body.action === 'serviced' || body.action === 'inspected'
  if (isWork) await mustBePlausibleWork(ctx, row, body)
  await attachFiles(ctx, { type: 'facility', id: row.id }, body.fileIds, body.action)
  const at = effectiveTime(body.at, ctx.now, new Date(0))
  const dates = body.action === 'serviced' ? { next_service_on: body.nextOn } : body.action === 'inspected' ? { inspection_due_on: body.nextOn } : {}
  const note = [isWork ? (body.on ?? (await todayAt(ctx, row.site_id))) : '', body.note].filter(Boolean).join(' ')
  const after = await changeRow(ctx, FACILITIES, row, { state, ...dates }, { action: body.action, fromStatus: row.state, toStatus: state, note, fileIds: body.fileIds, at })
  await facilityMoved(ctx, { id: row.id, siteId: row.site_id, from: row.state, to: state, at, note: body.note })
  return presentOne(ctx, FACILITIES, after)
}

async function mustBePlausibleWork(ctx: Ctx, row: Row<'facility'>, body: Input<typeof registers.actOnFacility>['body']): Promise<void> {
  const today = await todayAt(ctx, row.site_id)
  const on = body.on ?? today
  if (on > today) throw wrongField('rule_broken', '/on', 'lies in the future')
  if (body.action === 'inspected' && !body.nextOn) throw wrongField('rule_broken', '/nextOn', 'say until when the inspection holds')
  if (body.nextOn && body.nextOn <= on) throw wrongField('rule_broken', '/nextOn', 'must be after it was done')
}
