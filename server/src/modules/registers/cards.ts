import { sql } from 'kysely'
import { belongings, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { nextStatus, possibleActions, recordHappening } from '../../platform/records/index.ts'
import { displayPlate } from '../../platform/text/index.ts'
import { iso } from '../../platform/time.ts'
import { CARD_CYCLE, stateOn, type CardAction } from './card-rules.ts'
import { todayAt } from './days.ts'
import { mustBeAt, mustBePersonAt, mustBeUnitAt, namesFor } from './names.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from './register.ts'

type Card = belongings.AccessCard

export const CARDS: Register<'access_card', Card> = {
  table: 'access_card',
  kind: 'access_card',
  read: 'archives:read',
  write: 'archives:write',
  order: { by: sql`t.applied_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/number',
  present: presentCards,
  sheet: {
    name: ['门禁卡', '門禁卡', 'Access cards'],
    columns: [
      { key: 'number', kind: 'text', width: 16, title: ['卡号', '卡號', 'Number'], value: (one) => one.number },
      { key: 'kind', kind: 'text', width: 10, title: ['类型', '類型', 'Kind'], value: (one, locale) => labelOf(locale, 'cardKind', one.kind) },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'cardState', one.state) },
      { key: 'person', kind: 'text', width: 14, title: ['持卡人', '持卡人', 'Holder'], value: (one) => one.person.name },
      { key: 'unit', kind: 'text', width: 14, title: ['房号', '房號', 'Unit'], value: (one) => one.unit.code },
      { key: 'vehicle', kind: 'text', width: 14, title: ['车牌号', '車牌號', 'Plate'], value: (one) => one.vehicle?.name ?? null },
      { key: 'appliedAt', kind: 'datetime', width: 16, title: ['申请时间', '申請時間', 'Applied'], value: (one) => new Date(one.appliedAt) },
      { key: 'issuedOn', kind: 'date', width: 12, title: ['发卡日期', '發卡日期', 'Issued'], value: (one) => one.issuedOn },
      { key: 'validUntil', kind: 'date', width: 12, title: ['有效期至', '有效期至', 'Valid until'], value: (one) => one.validUntil },
    ],
  },
}

export async function presentCards(ctx: Ctx, rows: Row<'access_card'>[]): Promise<Card[]> {
  if (rows.length === 0) return []
  const names = await namesFor(ctx, rows)
  const vehicleIds = rows.map((row) => row.vehicle_id).filter((id) => id !== null)
  const vehicles = vehicleIds.length === 0 ? [] : await ctx.tx.selectFrom('vehicle').select(['id', 'plate']).where('id', 'in', vehicleIds).execute()
  const plates = new Map(vehicles.map((row) => [row.id, { id: row.id, name: displayPlate(row.plate) }]))
  return rows.map((row) => {
    const person = names.person(row.person_id)!
    return {
      id: row.id, siteId: row.site_id, kind: row.kind, number: row.number, state: row.state, person: { id: person.id, name: person.name }, unit: names.unit(row.unit_id)!, vehicle: plates.get(row.vehicle_id ?? '') ?? null, appliedAt: iso(row.applied_at),
      issuedOn: row.issued_on, validUntil: row.valid_until, endNote: row.end_note, note: row.note, allowedActions: ctx.actor.can('archives:write', row.site_id) ? possibleActions(CARD_CYCLE, row.state) : [], version: row.version, updatedAt: iso(row.updated_at),
    }
  })
}

export function cardConditions(filter: Input<typeof belongings.listCards>['query']['filter']): Condition[] {
  const words = contains(filter.q, ['number'], (like) => [
    sql`exists (select 1 from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and u.code ilike ${like})`,
    sql`exists (select 1 from person p where p.organization_id = t.organization_id and p.id = t.person_id and p.name ilike ${like})`,
    sql`exists (select 1 from vehicle v where v.organization_id = t.organization_id and v.id = t.vehicle_id and v.plate ilike ${like})`,
  ])
  return [...words, ...among('kind', filter.kind), ...among('state', filter.state), ...equals('unit_id', filter.unitId), ...equals('person_id', filter.personId)]
}

export async function listCards(ctx: Ctx, { query }: Input<typeof belongings.listCards>): Promise<Output<typeof belongings.listCards>> {
  return listRecords(ctx, CARDS, query, cardConditions(query.filter))
}

export async function getCard(ctx: Ctx, { params }: Input<typeof belongings.getCard>): Promise<Card> {
  return presentOne(ctx, CARDS, await visibleRow(ctx, CARDS, params.id))
}

/** A household applies for a card (HHD-010). A vehicle card names the vehicle, a resident's card none: `rule_broken` naming `/vehicleId`. */
export async function applyForCard(ctx: Ctx, { body }: Input<typeof belongings.applyForCard>): Promise<Card> {
  const { siteId, id, kind, personId, unitId, vehicleId, note } = body
  await mustBeAbleToAdd(ctx, CARDS, siteId)
  await mustBePersonAt(ctx, siteId, personId)
  await mustBeUnitAt(ctx, siteId, unitId)
  await mustBeAt(ctx, 'vehicle', siteId, vehicleId, '/vehicleId')
  if ((kind === 'vehicle') !== (vehicleId !== null)) throw wrongField('rule_broken', '/vehicleId', kind === 'vehicle' ? 'which vehicle is it for' : 'a resident card is for no vehicle')
  const { row, isNew } = await addRow(ctx, CARDS, siteId, id, { kind, person_id: personId, unit_id: unitId, vehicle_id: vehicleId, note, state: 'applied', applied_at: ctx.now }, 'applied')
  if (isNew) tellUnit(ctx, row, 'card_applied')
  return presentOne(ctx, CARDS, row)
}

const TOLD: Record<CardAction, string> = { issue: 'card_issued', renew: 'card_renewed', report_lost: 'card_lost', cancel: 'card_cancelled' }

/**
 * Issues, renews, reports lost, cancels. A card that ends within 30 days is expiring at once. Throws `already_exists` naming `/number` for a number
 * that opens doors already, `rule_broken` naming `/validUntil` for a day that has passed or is not later than before.
 */
export async function actOnCard(ctx: Ctx, { params, body }: Input<typeof belongings.actOnCard>): Promise<Card> {
  const row = await lockRow(ctx, CARDS, params.id, body.version)
  const next = nextStatus(CARD_CYCLE, row.state, body.action)
  const today = await todayAt(ctx, row.site_id)
  if (body.action === 'issue' || body.action === 'renew') {
    if (body.validUntil !== null && body.validUntil < today) throw wrongField('rule_broken', '/validUntil', 'has passed')
    if (body.action === 'renew' && body.validUntil !== null && (row.valid_until === null || body.validUntil <= row.valid_until)) throw wrongField('rule_broken', '/validUntil', `holds until ${row.valid_until ?? 'for ever'} already`)
  }
  const state = next === 'issued' && 'validUntil' in body ? stateOn(body.validUntil, today) : next
  const values = body.action === 'issue' ? { number: body.number, issued_on: today, valid_until: body.validUntil } : body.action === 'renew' ? { valid_until: body.validUntil } : { end_note: body.note }
  const changed = await changeRow(ctx, CARDS, row, { state, ...values }, { action: body.action, fromStatus: row.state, toStatus: state, ...('note' in body ? { note: body.note } : {}) })
  tellUnit(ctx, changed, TOLD[body.action])
  return presentOne(ctx, CARDS, changed)
}

/** The feed of the household says what became of its cards (HHD-009). */
export function tellUnit(ctx: Ctx, row: Row<'access_card'>, action: string): void {
  const changes = [{ field: 'cardKind', from: null, to: row.kind }, ...(row.number === null ? [] : [{ field: 'cardNumber', from: null, to: row.number }]), ...(row.valid_until === null ? [] : [{ field: 'validUntil', from: null, to: row.valid_until }])]
  recordHappening(ctx, { siteId: row.site_id, recordType: 'unit', recordId: row.unit_id, action, changes })
  announceChange(ctx, { recordType: 'unit', recordId: row.unit_id, siteId: row.site_id, action })
}
