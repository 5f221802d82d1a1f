import { sql } from 'kysely'
import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { dayAfter } from '../../platform/time.ts'
import { addRow, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, mustBeAt, namesFor, presentOne, serviceGradeOf, todayAt, visibleRow, type Condition, type Register, type Row } from '../registers/index.ts'
import { WASTE_PER_DAY } from './grade.ts'

type WasteStation = environment.WasteStation

export const STATIONS: Register<'waste_station', WasteStation> = {
  table: 'waste_station',
  kind: 'waste_station',
  read: 'environment:read',
  write: 'environment:write',
  order: { by: sql`t.code`, type: 'text' },
  clash: '/code',
  present,
  sheet: {
    name: ['垃圾收集点', '垃圾收集點', 'Waste stations'],
    columns: [
      { key: 'code', kind: 'text', width: 14, title: ['编号', '編號', 'Code'], value: (one) => one.code },
      { key: 'name', kind: 'text', width: 24, title: ['名称', '名稱', 'Name'], value: (one) => one.name },
      { key: 'classes', kind: 'text', width: 28, title: ['分类', '分類', 'Classes'], value: (one, locale) => one.classes.map((value) => labelOf(locale, 'wasteClass', value)).join('、') },
      { key: 'slots', kind: 'text', width: 24, title: ['清运时间', '清運時間', 'Times'], value: (one) => one.slots.join('、') },
      { key: 'floor', kind: 'number', width: 14, title: ['等级底线（次/日）', '等級底線（次/日）', 'Floor a day'], value: (one) => one.floor?.perDay ?? null },
      { key: 'contractor', kind: 'text', width: 20, title: ['清运单位', '清運單位', 'Contractor'], value: (one) => one.contractor },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'waste_station'>[]): Promise<WasteStation[]> {
  if (rows.length === 0) return []
  const grade = await serviceGradeOf(ctx, rows[0]!.site_id)
  const names = await namesFor(ctx, rows)
  const { rows: schedules } = await sql<{ station_id: string; slots: string[] }>`
    select distinct on (station_id) station_id, slots from waste_schedule where station_id in (${sql.join(rows.map(({ id }) => id))}) order by station_id, from_on desc`.execute(ctx.tx)
  const times = new Map(schedules.map((one) => [one.station_id, one.slots]))
  const floor = grade === null ? null : { perDay: WASTE_PER_DAY[grade], grade }
  return rows.map((row) => {
    const slots = times.get(row.id) ?? []
    return { id: row.id, siteId: row.site_id, code: row.code, name: row.name, area: names.area(row.area_id), classes: row.classes, contractor: row.contractor, slots, graceMinutes: row.grace_minutes, isActive: row.is_active, floor, isBelowFloor: row.is_active && floor !== null && slots.length < floor.perDay, version: row.version }
  })
}

export function stationConditions(filter: Input<typeof environment.listWasteStations>['query']['filter']): Condition[] {
  return [...contains(filter.q, ['code', 'name', 'contractor']), ...equals('is_active', filter.active)]
}

export function listWasteStations(ctx: Ctx, { query }: Input<typeof environment.listWasteStations>): Promise<Output<typeof environment.listWasteStations>> {
  return listRecords(ctx, STATIONS, query, stationConditions(query.filter))
}

export async function getWasteStation(ctx: Ctx, { params }: Input<typeof environment.getWasteStation>): Promise<WasteStation> {
  return presentOne(ctx, STATIONS, await visibleRow(ctx, STATIONS, params.id))
}

type Facts = Omit<Input<typeof environment.createWasteStation>['body'], 'id' | 'siteId'>
const columnsOf = (body: Facts) => ({ code: body.code, name: body.name, area_id: body.areaId, classes: body.classes, contractor: body.contractor, grace_minutes: body.graceMinutes, is_active: body.isActive })

async function mustFit(ctx: Ctx, siteId: string, body: Facts): Promise<void> {
  if (new Set(body.slots).size < body.slots.length) throw wrongField('rule_broken', '/slots', 'one is there twice')
  if (new Set(body.classes).size < body.classes.length) throw wrongField('rule_broken', '/classes', 'one is there twice')
  await mustBeAt(ctx, 'common_area', siteId, body.areaId, '/areaId')
}

/** A station at rest is not emptied. */
const slotsOf = (isActive: boolean, slots: readonly string[]): string[] => (isActive ? slots.toSorted() : [])

/** What a station is emptied by from a day on. */
async function schedule(ctx: Ctx, row: Row<'waste_station'>, slots: readonly string[], day: string): Promise<void> {
  const set = { since: ctx.now, slots: slotsOf(row.is_active, slots), grace_minutes: row.grace_minutes }
  await ctx.tx
    .insertInto('waste_schedule')
    .values({ organization_id: ctx.organizationId, station_id: row.id, from_on: day, ...set })
    .onConflict((conflict) => conflict.columns(['organization_id', 'station_id', 'from_on']).doUpdateSet(set))
    .execute()
}

export async function createWasteStation(ctx: Ctx, { body }: Input<typeof environment.createWasteStation>): Promise<WasteStation> {
  await mustBeAbleToAdd(ctx, STATIONS, body.siteId)
  await mustFit(ctx, body.siteId, body)
  const { row, isNew } = await addRow(ctx, STATIONS, body.siteId, body.id, columnsOf(body))
  if (isNew) await schedule(ctx, row, body.slots, await todayAt(ctx, row.site_id))
  return presentOne(ctx, STATIONS, row)
}

/** Other times count from tomorrow: what was due today stays due, and what was missed missed. */
export async function changeWasteStation(ctx: Ctx, { params, body }: Input<typeof environment.changeWasteStation>): Promise<WasteStation> {
  const before = await lockRow(ctx, STATIONS, params.id, body.version)
  await mustFit(ctx, before.site_id, body)
  const newest = await ctx.tx.selectFrom('waste_schedule').select(['slots', 'grace_minutes']).where('station_id', '=', before.id).orderBy('from_on', 'desc').limit(1).executeTakeFirstOrThrow()
  const slots = slotsOf(body.isActive, body.slots)
  const areOthers = slots.join() !== newest.slots.join()
  const row = await changeRow(ctx, STATIONS, before, columnsOf(body), areOthers ? { action: 'times_changed', note: slots.join('、') } : { action: 'changed' })
  if (areOthers || row.grace_minutes !== newest.grace_minutes) await schedule(ctx, row, body.slots, dayAfter(await todayAt(ctx, row.site_id)))
  return presentOne(ctx, STATIONS, row)
}
