import { sql } from 'kysely'
import { lettings, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { iso } from '../../platform/time.ts'
import { mustSeeUnit } from '../archives/index.ts'
import { todayAt } from './days.ts'
import { markUnit } from './let-units.ts'
import { namesFor } from './names.ts'
import { addRow, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from './register.ts'

type Entrustment = lettings.Entrustment

export const ENTRUSTMENTS: Register<'entrustment', Entrustment> = {
  table: 'entrustment',
  kind: 'entrustment',
  read: 'archives:read',
  write: 'archives:write',
  order: { by: sql`t.from_on`, type: 'date', isNewestFirst: true },
  clash: '/fromOn',
  present: presentEntrustments,
  sheet: {
    name: ['托管房屋', '託管房屋', 'Entrusted units'],
    columns: [
      { key: 'unit', kind: 'text', width: 14, title: ['房号', '房號', 'Unit'], value: (one) => one.unit.code },
      { key: 'holder', kind: 'text', width: 16, title: ['受托人', '受託人', 'Entrusted to'], value: (one) => one.holderName },
      { key: 'phone', kind: 'text', width: 16, title: ['电话', '電話', 'Phone'], value: (one) => one.holderPhone },
      { key: 'services', kind: 'text', width: 30, title: ['托管事项', '託管事項', 'Services'], value: (one, locale) => one.services.map((service) => labelOf(locale, 'entrustedService', service)).join('、') },
      { key: 'hasKey', kind: 'text', width: 10, title: ['托管钥匙', '託管鑰匙', 'Key held'], value: (one) => (one.hasKey ? '✓' : '') },
      { key: 'fromOn', kind: 'date', width: 12, title: ['开始', '開始', 'From'], value: (one) => one.fromOn },
      { key: 'untilOn', kind: 'date', width: 12, title: ['到期', '到期', 'Until'], value: (one) => one.untilOn },
      { key: 'endedOn', kind: 'date', width: 12, title: ['收回', '收回', 'Ended'], value: (one) => one.endedOn },
    ],
  },
}

export async function presentEntrustments(ctx: Ctx, rows: Row<'entrustment'>[]): Promise<Entrustment[]> {
  const names = await namesFor(ctx, rows)
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, unit: names.unit(row.unit_id)!, holderName: row.holder_name, holderPhone: row.holder_phone, services: row.services, hasKey: row.has_key, fromOn: row.from_on, untilOn: row.until_on, endedOn: row.ended_on, note: row.note,
    allowedActions: row.ended_on === null && ctx.actor.can('archives:write', row.site_id) ? ['end'] : [], version: row.version, updatedAt: iso(row.updated_at),
  }))
}

export function entrustmentConditions(filter: Input<typeof lettings.listEntrustments>['query']['filter']): Condition[] {
  const words = contains(filter.q, ['holder_name', 'holder_phone'], (like) => [sql`exists (select 1 from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and u.code ilike ${like})`])
  return [...words, ...equals('unit_id', filter.unitId), ...(filter.current === undefined ? [] : [filter.current ? sql`t.ended_on is null` : sql`t.ended_on is not null`])]
}

export async function listEntrustments(ctx: Ctx, { query }: Input<typeof lettings.listEntrustments>): Promise<Output<typeof lettings.listEntrustments>> {
  return listRecords(ctx, ENTRUSTMENTS, query, entrustmentConditions(query.filter))
}

export async function getEntrustment(ctx: Ctx, { params }: Input<typeof lettings.getEntrustment>): Promise<Entrustment> {
  return presentOne(ctx, ENTRUSTMENTS, await visibleRow(ctx, ENTRUSTMENTS, params.id))
}

type Facts = Partial<Omit<Input<typeof lettings.changeEntrustment>['body'], 'version'>>
const columnsOf = (body: Facts) => ({ holder_name: body.holderName, holder_phone: body.holderPhone, services: body.services, has_key: body.hasKey, from_on: body.fromOn, until_on: body.untilOn, note: body.note })

export async function startEntrustment(ctx: Ctx, { body }: Input<typeof lettings.startEntrustment>): Promise<Entrustment> {
  const { id, unitId, ...facts } = body
  const unit = await mustSeeUnit(ctx, unitId).catch(() => Promise.reject(wrongField('not_found', '/unitId', 'not found')))
  await mustBeAbleToAdd(ctx, ENTRUSTMENTS, unit.siteId)
  mustBeTerm(facts.fromOn, facts.untilOn ?? null)
  if (unit.state === 'not_handed_over') throw wrongField('rule_broken', '/unitId', 'is not handed over yet')
  const { row, isNew } = await addRow(ctx, ENTRUSTMENTS, unit.siteId, id, { ...columnsOf(facts), unit_id: unitId })
  if (isNew) await markUnit(ctx, unitId, await todayAt(ctx, row.site_id))
  return presentOne(ctx, ENTRUSTMENTS, row)
}

function mustBeTerm(fromOn: string, untilOn: string | null): void {
  if (untilOn !== null && untilOn < fromOn) throw wrongField('rule_broken', '/untilOn', 'ends before it begins')
}

export async function changeEntrustment(ctx: Ctx, { params, body }: Input<typeof lettings.changeEntrustment>): Promise<Entrustment> {
  const { version, ...facts } = body
  const before = await lockRow(ctx, ENTRUSTMENTS, params.id, version)
  mustBeTerm(facts.fromOn ?? before.from_on, facts.untilOn === undefined ? before.until_on : facts.untilOn)
  return presentOne(ctx, ENTRUSTMENTS, await changeRow(ctx, ENTRUSTMENTS, before, columnsOf(facts)))
}

export async function actOnEntrustment(ctx: Ctx, { params, body }: Input<typeof lettings.actOnEntrustment>): Promise<Entrustment> {
  const row = await lockRow(ctx, ENTRUSTMENTS, params.id, body.version)
  if (row.ended_on !== null) throw new AppError('action_not_allowed', `Ended on ${row.ended_on}`, undefined, { allowedActions: [] })
  const today = await todayAt(ctx, row.site_id)
  if (body.on > today) throw wrongField('rule_broken', '/on', 'lies in the future')
  if (body.on < row.from_on) throw wrongField('rule_broken', '/on', `before the first day ${row.from_on}`)
  const changed = await changeRow(ctx, ENTRUSTMENTS, row, { ended_on: body.on }, { action: 'end', note: body.note })
  await markUnit(ctx, row.unit_id, today)
  return presentOne(ctx, ENTRUSTMENTS, changed)
}
