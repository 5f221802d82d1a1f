import { sql } from 'kysely'
import { registers, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { iso, wallTimeIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { todayAt } from './days.ts'
import { mustBeAt, namesFor } from './names.ts'
import { faultInHours, isOpenAt } from './open-hours.ts'
import { addRow, among, changeRow, contains, listRecords, lockRow, mustBeAbleToAdd, presentOne, tell, visibleRow, type Condition, type Register, type Row } from './register.ts'

type Amenity = registers.Amenity
const Hours = z.array(registers.OpenHours)

export const AMENITIES: Register<'amenity', Amenity> = {
  table: 'amenity',
  kind: 'amenity',
  read: 'registers:read',
  write: 'registers:write',
  order: { by: sql`t.name`, type: 'text' },
  clash: '/name',
  present,
  sheet: {
    name: ['配套设施', '公共設施', 'Amenities'],
    columns: [
      { key: 'name', kind: 'text', width: 24, title: ['名称', '名稱', 'Name'], value: (one) => one.name },
      { key: 'kind', kind: 'text', width: 14, title: ['类型', '類型', 'Kind'], value: (one, locale) => labelOf(locale, 'amenityKind', one.kind) },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'amenityState', one.state) },
      { key: 'hours', kind: 'text', width: 30, title: ['开放时间', '開放時間', 'Open'], value: (one) => one.openHours.map(({ days, from, to }) => `${days.join(',')} ${from}–${to}`).join('; ') },
      { key: 'lastCheck', kind: 'date', width: 12, title: ['最近检查', '最近檢查', 'Last check'], value: (one) => one.lastCheck?.day ?? null },
      { key: 'checkNote', kind: 'text', width: 30, title: ['检查情况', '檢查情況', 'Finding'], value: (one) => one.lastCheck?.note ?? null },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'amenity'>[]): Promise<Amenity[]> {
  if (rows.length === 0) return []
  const siteId = rows[0]!.site_id
  const names = await namesFor(ctx, rows)
  const today = await todayAt(ctx, siteId)
  const { rows: checks } = await sql<{ id: string; amenity_id: string; day: string; is_fine: boolean; note: string; by_name: string }>`
    select distinct on (amenity_id) id, amenity_id, day, is_fine, note, by_name from amenity_check where amenity_id in (${sql.join(rows.map((row) => row.id))}) order by amenity_id, day desc`.execute(ctx.tx)
  const last = new Map(checks.map((check) => [check.amenity_id, check]))
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7
  const time = wallTimeIn(await timeZoneOf(ctx, siteId), ctx.now).slice(11)
  return rows.map((row) => {
    const check = last.get(row.id)
    const openHours = Hours.parse(row.open_hours)
    return {
      id: row.id, siteId: row.site_id, name: row.name, kind: row.kind, place: row.place, area: names.area(row.area_id), openHours, rules: row.rules, contact: row.contact, isBookable: row.is_bookable, isCheckedDaily: row.is_checked_daily,
      state: row.state, stateNote: row.state_note, isOpenNow: row.state === 'open' && isOpenAt(openHours, weekday, time),
      lastCheck: check ? { id: check.id, day: check.day, isFine: check.is_fine, note: check.note, by: check.by_name } : null,
      isCheckDue: row.is_checked_daily && row.state !== 'closed' && check?.day !== today, version: row.version, updatedAt: iso(row.updated_at),
    }
  })
}

export async function amenityConditions(ctx: Ctx, siteId: string, filter: Input<typeof registers.listAmenities>['query']['filter']): Promise<Condition[]> {
  const conditions = [...contains(filter.q, ['name', 'place']), ...among('kind', filter.kind), ...among('state', filter.state)]
  if (filter.checkDue === undefined) return conditions
  const due = sql`(t.is_checked_daily and t.state <> 'closed' and not exists (select 1 from amenity_check k where k.organization_id = t.organization_id and k.amenity_id = t.id and k.day = ${await todayAt(ctx, siteId)}))`
  return [...conditions, filter.checkDue ? due : sql`not ${due}`]
}

/** What there is for everybody: playground, club, fitness (UNT-003, UNT-010). */
export async function listAmenities(ctx: Ctx, { query }: Input<typeof registers.listAmenities>): Promise<Output<typeof registers.listAmenities>> {
  ctx.actor.mustSee('registers:read', query.siteId)
  return listRecords(ctx, AMENITIES, query, await amenityConditions(ctx, query.siteId, query.filter))
}

export async function getAmenity(ctx: Ctx, { params }: Input<typeof registers.getAmenity>): Promise<Amenity> {
  return presentOne(ctx, AMENITIES, await visibleRow(ctx, AMENITIES, params.id))
}

type Facts = Partial<Omit<Input<typeof registers.changeAmenity>['body'], 'version'>>
const columnsOf = (body: Facts) => ({
  name: body.name, kind: body.kind, place: body.place, area_id: body.areaId, open_hours: body.openHours && JSON.stringify(body.openHours), rules: body.rules, contact: body.contact, is_bookable: body.isBookable, is_checked_daily: body.isCheckedDaily,
  state: body.state, state_note: body.stateNote,
})

async function mustFit(ctx: Ctx, siteId: string, body: Facts): Promise<void> {
  await mustBeAt(ctx, 'common_area', siteId, body.areaId, '/areaId')
  const fault = faultInHours(body.openHours ?? [])
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
}

export async function createAmenity(ctx: Ctx, { body }: Input<typeof registers.createAmenity>): Promise<Amenity> {
  const { siteId, id, ...facts } = body
  await mustBeAbleToAdd(ctx, AMENITIES, siteId)
  await mustFit(ctx, siteId, facts)
  return presentOne(ctx, AMENITIES, (await addRow(ctx, AMENITIES, siteId, id, columnsOf(facts))).row)
}

/** Throws `rule_broken` naming `/stateNote` when something closes without the reason that people will ask for. */
export async function changeAmenity(ctx: Ctx, { params, body }: Input<typeof registers.changeAmenity>): Promise<Amenity> {
  const { version, ...facts } = body
  const before = await lockRow(ctx, AMENITIES, params.id, version)
  await mustFit(ctx, before.site_id, facts)
  const state = facts.state ?? before.state
  if (state !== 'open' && state !== before.state && !facts.stateNote) throw wrongField('rule_broken', '/stateNote', 'say why it is not open')
  const { open_hours, ...columns } = columnsOf(facts)
  const isSame = open_hours === undefined || open_hours === JSON.stringify(Hours.parse(before.open_hours))
  return presentOne(ctx, AMENITIES, await changeRow(ctx, AMENITIES, before, { ...columns, ...(isSame ? {} : { open_hours }), state_note: state === 'open' ? '' : facts.stateNote }))
}

/** Today's check, once a day: the second one of the day is refused (`already_exists`), a retry with the same id is the same. */
export async function checkAmenity(ctx: Ctx, { params, body }: Input<typeof registers.checkAmenity>): Promise<Amenity> {
  const row = await lockRow(ctx, AMENITIES, params.id, undefined, 'registers:work')
  if (!body.isFine && body.note === '') throw wrongField('rule_broken', '/note', 'say what is wrong')
  const id = body.id ?? newId()
  const day = await todayAt(ctx, row.site_id)
  const { rows } = await sql`
    insert into amenity_check (organization_id, id, amenity_id, day, is_fine, note, at, by_name)
    values (${ctx.organizationId}, ${id}, ${row.id}, ${day}, ${body.isFine}, ${body.note}, ${ctx.now}, ${ctx.actor.name}) on conflict do nothing returning id`.execute(ctx.tx)
  if (rows.length === 0) {
    const known = await ctx.tx.selectFrom('amenity_check').select('amenity_id').where('id', '=', id).executeTakeFirst()
    if (known?.amenity_id !== row.id) throw wrongField('already_exists', '/isFine', 'checked today already')
    return presentOne(ctx, AMENITIES, row)
  }
  await attachFiles(ctx, { type: 'amenity', id: row.id }, body.fileIds, 'check')
  tell(ctx, AMENITIES, row, { action: body.isFine ? 'checked_fine' : 'checked_wrong', note: body.note, fileIds: body.fileIds })
  return presentOne(ctx, AMENITIES, row)
}
