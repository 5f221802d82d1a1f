import { sql } from 'kysely'
import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { effectiveTime } from '../../platform/records/index.ts'
import { momentOf } from '../../platform/text/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { makeFinding } from '../inspections/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { addRow, equals, listRecords, mustBeAbleToAdd, presentOne, visibleRow, within, type Condition, type Register, type Row } from '../registers/index.ts'
import { mustBeColleague, peopleOf, sentAlready } from './common.ts'
import { wasteCollected } from './events.ts'

type WasteCollection = environment.WasteCollection
const MINUTE_MS = 60_000
/** A round may be begun so long before its time. */
const EARLY_MINUTES = 60

export const COLLECTIONS: Register<'waste_collection', WasteCollection> = {
  table: 'waste_collection',
  kind: 'waste_collection',
  read: 'environment:read',
  write: 'environment:work',
  order: { by: sql`t.at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/slot',
  present,
  sheet: {
    name: ['垃圾清运记录', '垃圾清運記錄', 'Collections of waste'],
    columns: [
      { key: 'at', kind: 'datetime', width: 18, title: ['清运时间', '清運時間', 'Collected'], value: (one) => new Date(one.at) },
      { key: 'station', kind: 'text', width: 24, title: ['收集点', '收集點', 'Station'], value: (one) => one.station.name },
      { key: 'slot', kind: 'text', width: 10, title: ['班次', '班次', 'Slot'], value: (one) => one.slot ?? '' },
      { key: 'late', kind: 'text', width: 8, title: ['迟', '遲', 'Late'], value: (one) => (one.isLate ? '✓' : '') },
      { key: 'loads', kind: 'text', width: 40, title: ['分类与数量', '分類與數量', 'Loads'], value: (one, locale) => one.loads.map((load) => [labelOf(locale, 'wasteClass', load.class), load.bins === null ? '' : `${load.bins} 桶`, load.kilograms === null ? '' : `${load.kilograms} kg`].filter(Boolean).join(' ')).join('；') },
      { key: 'sorted', kind: 'text', width: 10, title: ['分类合格', '分類合格', 'Sorted'], value: (one) => (one.isSorted ? '✓' : '✗') },
      { key: 'overflow', kind: 'text', width: 8, title: ['满溢', '滿溢', 'Overflow'], value: (one) => (one.isOverflowing ? '✓' : '') },
      { key: 'smell', kind: 'text', width: 8, title: ['异味', '異味', 'Smell'], value: (one) => (one.smells ? '✓' : '') },
      { key: 'contractor', kind: 'text', width: 20, title: ['清运单位', '清運單位', 'Contractor'], value: (one) => one.contractor },
      { key: 'by', kind: 'text', width: 12, title: ['记录人', '記錄人', 'By'], value: (one) => one.by.name },
      { key: 'note', kind: 'text', width: 30, title: ['备注', '備註', 'Remark'], value: (one) => one.note },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'waste_collection'>[]): Promise<WasteCollection[]> {
  if (rows.length === 0) return []
  const people = await peopleOf(ctx, rows.map((row) => row.collected_by))
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  const stations = new Map((await ctx.tx.selectFrom('waste_station').select(['id', 'name']).where('id', 'in', rows.map((row) => row.station_id)).execute()).map((one) => [one.id, one]))
  const findingIds = rows.flatMap((row) => row.finding_id ?? [])
  const findings = new Map(findingIds.length === 0 ? [] : (await ctx.tx.selectFrom('finding').select(['id', 'number']).where('id', 'in', findingIds).execute()).map((one) => [one.id, { id: one.id, name: one.number }]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, station: stations.get(row.station_id)!, day: row.day, slot: row.slot, at: iso(row.at), isLate: row.is_late, by: people.one(row.collected_by), contractor: row.contractor, loads: row.loads as WasteCollection['loads'], isSorted: row.is_sorted, isOverflowing: row.is_overflowing, smells: row.smells,
    finding: row.finding_id === null ? null : (findings.get(row.finding_id) ?? null), note: row.note, photos: (files.get(row.id) ?? []).map(({ file }) => file), version: row.version,
  }))
}

export function collectionConditions(ctx: Ctx, filter: Input<typeof environment.listWasteCollections>['query']['filter']): Condition[] {
  return [
    ...equals('station_id', filter.stationId), ...equals('is_late', filter.late), ...(filter.bad === undefined ? [] : [sql`(t.is_overflowing or t.smells or not t.is_sorted) = ${filter.bad}`]), ...(filter.mine ? [sql`t.collected_by = ${ctx.actor.employeeId}`] : []),
    ...within('at', filter.from, filter.to),
  ]
}

export function listWasteCollections(ctx: Ctx, { query }: Input<typeof environment.listWasteCollections>): Promise<Output<typeof environment.listWasteCollections>> {
  return listRecords(ctx, COLLECTIONS, query, collectionConditions(ctx, query.filter))
}

export async function getWasteCollection(ctx: Ctx, { params }: Input<typeof environment.getWasteCollection>): Promise<WasteCollection> {
  return presentOne(ctx, COLLECTIONS, await visibleRow(ctx, COLLECTIONS, params.id))
}

/** The times of a station on a day: those that were decided last before it. */
async function scheduleOn(ctx: Ctx, stationId: string, day: string): Promise<{ slots: string[]; grace_minutes: number } | undefined> {
  return ctx.tx.selectFrom('waste_schedule').select(['slots', 'grace_minutes']).where('station_id', '=', stationId).where('from_on', '<=', day).orderBy('from_on', 'desc').limit(1).executeTakeFirst()
}

/**
 * A station was emptied (ENV-002). A round of a day is done once, whoever says so and however often: the first that is written down stays, and
 * another gets `already_exists` naming `/slot`. Overflow or smell becomes a finding at once.
 */
export async function recordWasteCollection(ctx: Ctx, { body }: Input<typeof environment.recordWasteCollection>): Promise<WasteCollection> {
  const { siteId } = body
  await mustBeAbleToAdd(ctx, COLLECTIONS, siteId)
  const me = mustBeColleague(ctx)
  const known = await sentAlready(ctx, COLLECTIONS, siteId, body.id)
  if (known) return known
  const station = await ctx.tx.selectFrom('waste_station').selectAll().where('id', '=', body.stationId).where('site_id', '=', siteId).forShare().executeTakeFirst()
  if (!station) throw wrongField('not_found', '/stationId', 'no such station at this site')
  const timeZone = await timeZoneOf(ctx, siteId)
  const at = effectiveTime(body.at, ctx.now, new Date(0))
  const day = body.day ?? dayIn(timeZone, at)
  const isLate = body.slot === null ? false : await lateness(ctx, station.id, day, body.slot, at, timeZone)
  const isBad = body.isOverflowing || body.smells
  if (isBad && body.photoIds.length === 0 && body.note === '') throw wrongField('rule_broken', '/note', 'say or show what is wrong')
  if (body.slot !== null && (await ctx.tx.selectFrom('waste_collection').select('id').where('station_id', '=', station.id).where('day', '=', day).where('slot', '=', body.slot).executeTakeFirst())) throw wrongField('already_exists', '/slot', 'this round is done already')
  const findingId = isBad ? newId() : null
  if (findingId !== null) {
    const what = [body.isOverflowing ? labelOf(ctx.locale, 'wasteFault', 'overflow') : '', body.smells ? labelOf(ctx.locale, 'wasteFault', 'smell') : '', body.note].filter(Boolean).join('；')
    await makeFinding(ctx, { id: findingId, site_id: siteId, place: station.name, description: what, severity: 'normal', way: 'rectification', found_at: at, photoIds: body.photoIds, pointer: '' })
  }
  const { row } = await addRow(ctx, COLLECTIONS, siteId, body.id, {
    station_id: station.id, day, slot: body.slot, at, is_late: isLate, collected_by: me, contractor: body.contractor || station.contractor, loads: sql`${JSON.stringify(body.loads)}::jsonb`, is_sorted: body.isSorted, is_overflowing: body.isOverflowing, smells: body.smells, finding_id: findingId, note: body.note,
  }, 'collected')
  await attachFiles(ctx, { type: 'waste_collection', id: row.id }, body.photoIds, '', '/photoIds')
  ctx.publish(wasteCollected, { siteId, collectionId: row.id, stationId: station.id, at: at.toISOString(), isLate, isOverflowing: body.isOverflowing, smells: body.smells })
  return presentOne(ctx, COLLECTIONS, row)
}

/** Whether a round came after its time; throws `rule_broken` naming `/slot` for one that is not of that day, or whose time has not come. */
async function lateness(ctx: Ctx, stationId: string, day: string, slot: string, at: Date, timeZone: string): Promise<boolean> {
  const schedule = await scheduleOn(ctx, stationId, day)
  if (!schedule?.slots.includes(slot)) throw wrongField('rule_broken', '/slot', 'the station is not emptied at this time on this day')
  const due = momentOf(day, slot, timeZone)
  if (at.getTime() < due.getTime() - EARLY_MINUTES * MINUTE_MS) throw wrongField('rule_broken', '/slot', 'its time has not come')
  return at.getTime() > due.getTime() + schedule.grace_minutes * MINUTE_MS
}

/** Rounds of local days, `to` included: each station's times as they held on that day, with what was written down for them. */
export async function slotsOf(ctx: Ctx, siteId: string, from: string, to: string): Promise<environment.WasteSlot[]> {
  const timeZone = await timeZoneOf(ctx, siteId)
  const { rows } = await ctx.client.query<{ station_id: string; name: string; day: string; slot: string; since: Date; grace_minutes: number; id: string | null; at: Date | null; is_late: boolean | null; collected_by: string | null }>(
    `select s.id as station_id, s.name, d.day::date as day, o.slot, c.since, c.grace_minutes, w.id, w.at, w.is_late, w.collected_by
     from waste_station s
     cross join generate_series($2::date, $3::date, interval '1 day') as d (day)
     cross join lateral (select h.slots, h.since, h.grace_minutes from waste_schedule h where h.organization_id = s.organization_id and h.station_id = s.id and h.from_on <= d.day::date order by h.from_on desc limit 1) c
     cross join lateral unnest(c.slots) as o (slot)
     left join waste_collection w on w.organization_id = s.organization_id and w.station_id = s.id and w.day = d.day::date and w.slot = o.slot
     where s.site_id = $1 order by d.day, o.slot, s.code`,
    [siteId, from, to],
  )
  const people = await peopleOf(ctx, rows.map((row) => row.collected_by))
  return rows.flatMap((row) => {
    const due = momentOf(row.day, row.slot, timeZone)
    const until = new Date(due.getTime() + row.grace_minutes * MINUTE_MS)
    if (until <= row.since) return []
    const state: environment.WasteSlotState = row.id !== null ? (row.is_late ? 'late' : 'done') : ctx.now > until ? 'missed' : ctx.now.getTime() >= due.getTime() - EARLY_MINUTES * MINUTE_MS ? 'open' : 'waiting'
    return [{ station: { id: row.station_id, name: row.name }, day: row.day, slot: row.slot, from: iso(due), until: iso(until), state, collection: row.id === null ? null : { id: row.id, at: iso(row.at!), by: people.one(row.collected_by!).name } }]
  })
}

export async function wasteDay(ctx: Ctx, { query }: Input<typeof environment.wasteDay>): Promise<Output<typeof environment.wasteDay>> {
  ctx.actor.mustSee('environment:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const day = query.day ?? dayIn(timeZone, ctx.now)
  return { day, items: await slotsOf(ctx, query.siteId, day, day) }
}
