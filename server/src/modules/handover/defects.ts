import { sql } from 'kysely'
import type { handover, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { dayNumber, effectiveTime, nextNumber } from '../../platform/records/index.ts'
import { momentOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from '../registers/index.ts'
import { watchDefect } from './clocks.ts'
import { presentDefects } from './present.ts'
import { NOTIFIABLE, OVER, registeredWhen } from './rules.ts'
import { whereOf } from './where.ts'

type Defect = handover.Defect
export type DefectRow = Row<'defect'>
type Filter = Input<typeof handover.listDefects>['query']['filter']

const at = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))
const OPEN = sql`t.closed_at is null`

export const DEFECTS: Register<'defect', Defect> = {
  table: 'defect',
  kind: 'defect',
  read: 'defects:read',
  write: 'defects:work',
  order: { by: sql`t.registered_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/id',
  present: presentDefects,
  sheet: {
    name: ['工程遗留问题', '工程遺留問題', 'Construction defects'],
    columns: [
      { key: 'number', kind: 'text', width: 18, title: ['编号', '編號', 'Number'], value: (one) => one.number },
      { key: 'building', kind: 'text', width: 12, title: ['楼栋', '棟別', 'Building'], value: (one) => one.building?.name },
      { key: 'place', kind: 'text', width: 26, title: ['部位', '部位', 'Place'], value: (one) => one.place },
      { key: 'description', kind: 'text', width: 40, title: ['问题描述', '問題描述', 'Defect'], value: (one) => one.description },
      { key: 'trade', kind: 'text', width: 14, title: ['专业', '專業', 'Trade'], value: (one, locale) => labelOf(locale, 'defectTrade', one.trade) },
      { key: 'part', kind: 'text', width: 30, title: ['保修部位', '保固部位', 'Part'], value: (one, locale) => labelOf(locale, 'defectPart', one.part) },
      { key: 'warranty', kind: 'text', width: 16, title: ['保修', '保固', 'Warranty'], value: (one, locale) => labelOf(locale, 'defectWarranty', one.warranty.state) },
      { key: 'warrantyUntil', kind: 'date', width: 12, title: ['保修到期', '保固到期', 'Until'], value: (one) => one.warranty.until },
      { key: 'builder', kind: 'text', width: 24, title: ['责任单位', '責任單位', 'Builder'], value: (one) => one.builder?.name },
      { key: 'source', kind: 'text', width: 12, title: ['来源', '來源', 'Reported by'], value: (one, locale) => labelOf(locale, 'defectSource', one.source) },
      { key: 'person', kind: 'text', width: 16, title: ['反映人', '反映人', 'Person'], value: (one) => one.person?.name ?? one.contact },
      { key: 'registeredAt', kind: 'datetime', width: 18, title: ['登记时间', '登記時間', 'Registered'], value: (one) => at(one.registeredAt) },
      { key: 'state', kind: 'text', width: 14, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'defectState', one.state) },
      { key: 'dueOn', kind: 'date', width: 12, title: ['整改期限', '改善期限', 'Deadline'], value: (one) => one.dueOn },
      { key: 'promisedOn', kind: 'date', width: 12, title: ['承诺日期', '承諾日期', 'Promised'], value: (one) => one.promisedOn },
      { key: 'overdue', kind: 'text', width: 8, title: ['逾期', '逾期', 'Overdue'], value: (one) => (one.isOverdue ? '✓' : '') },
      { key: 'fixedAt', kind: 'datetime', width: 18, title: ['整改完成', '改善完成', 'Fixed'], value: (one) => at(one.fixedAt) },
      { key: 'failures', kind: 'number', width: 12, title: ['复验不合格次数', '複驗不合格次數', 'Failed checks'], value: (one) => one.failures },
      { key: 'verifiedAt', kind: 'datetime', width: 18, title: ['复验合格', '複驗合格', 'Re-inspected'], value: (one) => at(one.verifiedAt) },
      { key: 'toldAt', kind: 'datetime', width: 18, title: ['告知业主', '告知住戶', 'Owner told'], value: (one) => at(one.toldAt) },
      { key: 'charged', kind: 'money', width: 14, title: ['追偿金额', '追償金額', 'Charged back'], value: (one) => one.chargedFen },
      { key: 'daysOpen', kind: 'number', width: 10, title: ['历时（天）', '歷時（天）', 'Days'], value: (one) => one.daysOpen },
    ],
  },
}

/** The filters of the list, by the site's day. */
export async function defectConditions(ctx: Ctx, siteId: string, filter: Filter): Promise<Condition[]> {
  const zone = await timeZoneOf(ctx, siteId)
  const today = dayIn(zone, ctx.now)
  const age = filter.age === undefined ? null : registeredWhen(filter.age, today)
  return [
    ...contains(filter.q, ['number', 'foreign_number', 'location', 'description', 'contact'], (like) => [sql`exists (select from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and u.code ilike ${like})`]),
    ...among('state', filter.state), ...among('trade', filter.trade), ...among('source', filter.source),
    ...equals('building_id', filter.buildingId), ...equals('unit_id', filter.unitId), ...equals('builder_id', filter.builderId),
    ...(filter.open === undefined ? [] : [filter.open ? OPEN : sql`t.closed_at is not null`]),
    ...(filter.overdue ? [sql`t.state = 'notified' and coalesce(t.promised_on, t.due_on) < ${today}::date`] : []),
    ...(filter.forParty ? [sql`t.state in (${sql.join(NOTIFIABLE)}) and (t.builder_id is null or t.builder_id = ${filter.forParty})`] : []),
    ...(age === null ? [] : [OPEN, sql`t.registered_at < ${momentOf(dayAfter(age.to), '00:00', zone)}`, ...(age.from === null ? [] : [sql`t.registered_at >= ${momentOf(age.from, '00:00', zone)}`])]),
    ...(filter.from ? [sql`t.registered_at >= ${filter.from}::timestamptz`] : []), ...(filter.to ? [sql`t.registered_at < ${filter.to}::timestamptz`] : []),
  ]
}

export async function listDefects(ctx: Ctx, { query }: Input<typeof handover.listDefects>): Promise<Output<typeof handover.listDefects>> {
  ctx.actor.mustSee('defects:read', query.siteId)
  return listRecords(ctx, DEFECTS, query, await defectConditions(ctx, query.siteId, query.filter))
}

export async function getDefect(ctx: Ctx, { params }: Input<typeof handover.getDefect>): Promise<Defect> {
  return presentOne(ctx, DEFECTS, await visibleRow(ctx, DEFECTS, params.id))
}

/** Only a colleague registers: keys of other systems and residents do not. */
export function mustBeColleague(ctx: Ctx): string {
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague does this')
  return ctx.actor.employeeId
}

/** The builder of a defect is a party that the site deals with. Throws `not_found` naming the field. */
export async function mustBeParty(ctx: Ctx, siteId: string, id: string | null | undefined, pointer = '/builderId'): Promise<void> {
  if (id === null || id === undefined) return
  const party = await ctx.tx.selectFrom('external_party').select('id').where('id', '=', id).where('site_id', '=', siteId).executeTakeFirst()
  if (!party) throw wrongField('not_found', pointer, 'not a party of this site')
}

export async function numberOf(ctx: Ctx, siteId: string, prefix: string, series: string): Promise<string> {
  const day = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  return dayNumber(prefix, day, await nextNumber(ctx, siteId, `${series}-${day}`))
}

/** What a new defect says; the rest begins empty. */
export type NewDefect = Pick<DefectRow, 'description' | 'trade' | 'part' | 'source' | 'found_at' | 'place_kind' | 'unit_id' | 'area_id' | 'facility_id' | 'building_id' | 'location' | 'warranty_from'> & Partial<Pick<DefectRow, 'builder_id' | 'person_id' | 'contact' | 'finding_id' | 'foreign_number'>>

/** Writes a defect with its number, history and clocks; the caller has looked at rights and references. */
export async function registerDefect(ctx: Ctx, siteId: string, id: string | undefined, given: NewDefect, { photoIds = [], action = 'registered', by = ctx.actor.employeeId }: { photoIds?: readonly string[]; action?: string; by?: string | null } = {}): Promise<DefectRow> {
  const { row } = await addRow(ctx, DEFECTS, siteId, id, { ...given, number: await numberOf(ctx, siteId, 'GY', 'defect'), registered_by: by, registered_at: ctx.now, state: 'registered' }, action)
  await attachFiles(ctx, { type: 'defect', id: row.id }, photoIds, 'before', '/photoIds')
  await watchDefect(ctx, row, true)
  return row
}

/** Throws `not_found` and `rule_broken` naming the field; sent again with its id it is the same defect. */
export async function createDefect(ctx: Ctx, { body }: Input<typeof handover.createDefect>): Promise<Defect> {
  await mustBeAbleToAdd(ctx, DEFECTS, body.siteId)
  mustBeColleague(ctx)
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`defect:${id}`])
  const known = await ctx.tx.selectFrom('defect').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'a record with this id exists')
    return presentOne(ctx, DEFECTS, known)
  }
  await mustBeParty(ctx, body.siteId, body.builderId)
  const where = await whereOf(ctx, body.siteId, body)
  const row = await registerDefect(ctx, body.siteId, id, {
    ...where, description: body.description, trade: body.trade, part: body.part, source: body.source, builder_id: body.builderId, contact: body.contact, found_at: effectiveTime(body.foundAt, ctx.now, new Date(0)),
  }, { photoIds: body.photoIds })
  return presentOne(ctx, DEFECTS, row)
}

/** Throws `action_not_allowed` once it is verified: what was looked at stays what it was. The builder stays while a letter has asked it. */
export async function changeDefect(ctx: Ctx, { params, body }: Input<typeof handover.changeDefect>): Promise<Defect> {
  const before = await lockRow(ctx, DEFECTS, params.id, body.version)
  if (before.verified_at !== null || OVER.includes(before.state)) throw new AppError('action_not_allowed', 'It is verified or over')
  if (body.builderId !== undefined && body.builderId !== before.builder_id && before.notified_at !== null) throw wrongField('rule_broken', '/builderId', 'was asked by a letter')
  await mustBeParty(ctx, before.site_id, body.builderId)
  const moves = [body.unitId, body.areaId, body.facilityId, body.location, body.personId].some((one) => one !== undefined)
  const kept = <T>(sent: T | undefined, before: T): T => (sent === undefined ? before : sent)
  const where = moves
    ? await whereOf(ctx, before.site_id, { unitId: kept(body.unitId, before.unit_id), areaId: kept(body.areaId, before.area_id), facilityId: kept(body.facilityId, before.facility_id), location: kept(body.location, before.location), personId: kept(body.personId, before.person_id) })
    : {}
  await attachFiles(ctx, { type: 'defect', id: before.id }, body.photoIds, 'before', '/photoIds')
  const after = await changeRow(ctx, DEFECTS, before, { ...where, description: body.description, trade: body.trade, part: body.part, builder_id: body.builderId, contact: body.contact }, { action: 'changed', fileIds: body.photoIds })
  return presentOne(ctx, DEFECTS, after)
}
