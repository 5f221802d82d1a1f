import { sql } from 'kysely'
import { lettings, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustSeeUnit } from '../archives/index.ts'
import { todayAt } from './days.ts'
import { mustBePersonAt, namesFor } from './names.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from './register.ts'

type Change = lettings.BusinessChange

export const BUSINESSES: Register<'business_change', Change> = {
  table: 'business_change',
  kind: 'business_change',
  read: 'archives:read',
  write: 'archives:write',
  order: { by: sql`t.requested_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/unitId',
  present: presentBusinesses,
  sheet: {
    name: ['商铺业态', '店鋪業態', 'Businesses of shops'],
    columns: [
      { key: 'unit', kind: 'text', width: 14, title: ['商铺', '店鋪', 'Shop'], value: (one) => one.unit.code },
      { key: 'before', kind: 'text', width: 20, title: ['原业态', '原業態', 'Before'], value: (one, locale) => (one.before === null ? null : [labelOf(locale, 'businessKind', one.before.business), one.before.name].filter(Boolean).join(' ')) },
      { key: 'business', kind: 'text', width: 20, title: ['业态', '業態', 'Business'], value: (one, locale) => labelOf(locale, 'businessKind', one.business) },
      { key: 'name', kind: 'text', width: 20, title: ['招牌', '招牌', 'Name'], value: (one) => one.name },
      { key: 'licence', kind: 'text', width: 20, title: ['证照号', '證照號', 'Licence'], value: (one) => one.licence },
      { key: 'fromOn', kind: 'date', width: 12, title: ['自', '自', 'From'], value: (one) => one.fromOn },
      { key: 'state', kind: 'text', width: 10, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'businessState', one.state) },
      { key: 'decidedBy', kind: 'text', width: 12, title: ['审批人', '審批人', 'Decided by'], value: (one) => one.decidedBy },
      { key: 'decisionNote', kind: 'text', width: 24, title: ['审批意见', '審批意見', 'Note'], value: (one) => one.decisionNote },
    ],
  },
}

const CYCLE: LifeCycle<Change['state'], Change['allowedActions'][number]> = {
  approve: { from: ['requested'], to: 'approved' },
  refuse: { from: ['requested'], to: 'refused' },
  withdraw: { from: ['requested'], to: 'withdrawn' },
}

export async function presentBusinesses(ctx: Ctx, rows: Row<'business_change'>[]): Promise<Change[]> {
  if (rows.length === 0) return []
  const names = await namesFor(ctx, rows)
  const today = await todayAt(ctx, rows[0]!.site_id)
  const approved = await ctx.tx.selectFrom('business_change').select(['id', 'unit_id', 'business', 'name', 'from_on']).where('unit_id', 'in', [...new Set(rows.map((row) => row.unit_id))]).where('state', '=', 'approved').orderBy('from_on', 'desc').execute()
  return rows.map((row) => {
    const own = approved.filter((one) => one.unit_id === row.unit_id)
    const before = own.find((one) => one.from_on < row.from_on && one.id !== row.id)
    const person = names.person(row.person_id)
    const mayDecide = ctx.actor.can('registers:decide', row.site_id)
    return {
      id: row.id, siteId: row.site_id, unit: names.unit(row.unit_id)!, business: row.business, name: row.name, before: before ? { business: before.business, name: before.name } : null, reason: row.reason, licence: row.licence,
      person: person && { id: person.id, name: person.name }, fromOn: row.from_on, state: row.state, requestedBy: row.requested_by, requestedAt: iso(row.requested_at), decidedBy: row.decided_by, decidedAt: iso(row.decided_at), decisionNote: row.decision_note,
      isCurrent: own.find((one) => one.from_on <= today)?.id === row.id, allowedActions: possibleActions(CYCLE, row.state).filter((action) => (action === 'withdraw' ? ctx.actor.can('archives:write', row.site_id) : mayDecide)),
      version: row.version, updatedAt: iso(row.updated_at),
    }
  })
}

export async function businessConditions(ctx: Ctx, siteId: string, filter: Input<typeof lettings.listBusinessChanges>['query']['filter']): Promise<Condition[]> {
  const words = contains(filter.q, ['name', 'licence'], (like) => [sql`exists (select 1 from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and u.code ilike ${like})`])
  const today = await todayAt(ctx, siteId)
  const current = sql`(t.state = 'approved' and t.from_on <= ${today} and not exists (select 1 from business_change l where l.organization_id = t.organization_id and l.unit_id = t.unit_id and l.state = 'approved' and l.from_on <= ${today} and l.from_on > t.from_on))`
  return [...words, ...among('state', filter.state), ...among('business', filter.business), ...equals('unit_id', filter.unitId), ...(filter.current === undefined ? [] : [filter.current ? current : sql`not ${current}`])]
}

/** Requests and with them the history: an approved request is the business from its day on (UNT-009). */
export async function listBusinessChanges(ctx: Ctx, { query }: Input<typeof lettings.listBusinessChanges>): Promise<Output<typeof lettings.listBusinessChanges>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  return listRecords(ctx, BUSINESSES, query, await businessConditions(ctx, query.siteId, query.filter))
}

export async function getBusinessChange(ctx: Ctx, { params }: Input<typeof lettings.getBusinessChange>): Promise<Change> {
  return presentOne(ctx, BUSINESSES, await visibleRow(ctx, BUSINESSES, params.id))
}

/** Throws `rule_broken` for a unit that is no shop, `already_exists` while another request of the shop waits; both name `/unitId`. */
export async function requestBusinessChange(ctx: Ctx, { body }: Input<typeof lettings.requestBusinessChange>): Promise<Change> {
  const unit = await mustSeeUnit(ctx, body.unitId).catch(() => Promise.reject(wrongField('not_found', '/unitId', 'not found')))
  await mustBeAbleToAdd(ctx, BUSINESSES, unit.siteId)
  if (unit.use !== 'shop') throw wrongField('rule_broken', '/unitId', 'is no shop')
  await mustBePersonAt(ctx, unit.siteId, body.personId)
  const { row } = await addRow(ctx, BUSINESSES, unit.siteId, body.id, {
    unit_id: body.unitId, business: body.business, name: body.name, reason: body.reason, licence: body.licence, person_id: body.personId, from_on: body.fromOn, state: 'requested', requested_by: ctx.actor.name, requested_at: ctx.now,
  }, 'requested')
  return presentOne(ctx, BUSINESSES, row)
}

/** Approves, refuses with the reason, or withdraws. Throws `not_permitted` for who may not decide. */
export async function actOnBusinessChange(ctx: Ctx, { params, body }: Input<typeof lettings.actOnBusinessChange>): Promise<Change> {
  const row = await lockRow(ctx, BUSINESSES, params.id, body.version, body.action === 'withdraw' ? 'archives:write' : 'registers:decide')
  const state = nextStatus(CYCLE, row.state, body.action)
  if (body.action === 'refuse' && body.note === '') throw wrongField('rule_broken', '/note', 'say why')
  if (body.action === 'approve') await mustBeFreeDay(ctx, row)
  const changed = await changeRow(ctx, BUSINESSES, row, { state, decided_by: ctx.actor.name, decided_at: ctx.now, decision_note: body.note }, { action: body.action, fromStatus: row.state, toStatus: state, note: body.note })
  return presentOne(ctx, BUSINESSES, changed)
}

async function mustBeFreeDay(ctx: Ctx, row: Row<'business_change'>): Promise<void> {
  const taken = await ctx.tx.selectFrom('business_change').select('id').where('unit_id', '=', row.unit_id).where('state', '=', 'approved').where('from_on', '=', row.from_on).executeTakeFirst()
  if (taken) throw wrongField('rule_broken', '/action', `another business begins on ${row.from_on}`)
}
