import type { Input, Output, relations } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { countUpTo, likeText, pageOf, readCursor, readTimeline } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import type { KeyCustomerTable } from '../tables.ts'

type Query = Input<typeof relations.listKeyCustomers>['query']
type Select = SelectQueryBuilder<Tables, 'key_customer', object>
export type KeyCustomerRow = Omit<KeyCustomerTable, 'ended_at' | 'end_reason' | 'version' | 'why'> & { ended_at: Date | null; end_reason: string; version: number; why: string }
type Named = KeyCustomerRow & { unit_code: string | null; person_name: string | null; owner: string; adder: string; contacts: number; last_contact_at: Date | null }

function withNames(select: Select): SelectQueryBuilder<Tables, 'key_customer', Named> {
  const employee = (column: string) => sql<string>`(select e.name from employee e where e.organization_id = key_customer.organization_id and e.id = ${sql.ref(`key_customer.${column}`)})`
  return select.selectAll('key_customer').select([
    sql<string | null>`(select u.code from unit u where u.organization_id = key_customer.organization_id and u.id = key_customer.unit_id)`.as('unit_code'),
    sql<string | null>`(select p.name from person p where p.organization_id = key_customer.organization_id and p.id = key_customer.person_id)`.as('person_name'),
    employee('owner_id').as('owner'), employee('added_by').as('adder'),
    sql<number>`(select count(*)::int from key_contact c where c.organization_id = key_customer.organization_id and c.key_customer_id = key_customer.id)`.as('contacts'),
    sql<Date | null>`(select max(c.at) from key_contact c where c.organization_id = key_customer.organization_id and c.key_customer_id = key_customer.id)`.as('last_contact_at'),
  ]) as unknown as SelectQueryBuilder<Tables, 'key_customer', Named>
}

/** Of those on the list: its owner, and whoever decides at the site. */
export const mayKeep = (ctx: Ctx, row: Pick<KeyCustomerRow, 'owner_id' | 'site_id'>): boolean =>
  ctx.actor.employeeId !== null && ctx.actor.can('relations:record', row.site_id) && (row.owner_id === ctx.actor.employeeId || ctx.actor.can('relations:decide', row.site_id))

function present(ctx: Ctx, row: Named, today: string): relations.KeyCustomer {
  const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
  const isOpen = row.ended_at === null
  const actions: relations.KeyCustomer['allowedActions'] = !isOpen || !mayKeep(ctx, row) ? [] : ctx.actor.can('relations:decide', row.site_id) ? ['contact', 'change', 'end'] : ['contact']
  return {
    id: row.id, siteId: row.site_id, unit: ref(row.unit_id, row.unit_code), person: ref(row.person_id, row.person_name), reason: row.reason, why: row.why, owner: { id: row.owner_id, name: row.owner }, nextContactOn: row.next_contact_on,
    isLate: isOpen && row.next_contact_on < today, lastContactAt: iso(row.last_contact_at), contacts: row.contacts, addedBy: { id: row.added_by, name: row.adder }, addedAt: iso(row.added_at), endedAt: iso(row.ended_at), endReason: row.end_reason,
    allowedActions: actions, version: row.version,
  }
}

/** One with its names; it has been seen or locked before. */
export async function presentById(ctx: Ctx, id: string): Promise<relations.KeyCustomer> {
  const row = await withNames(ctx.tx.selectFrom('key_customer').where('key_customer.id', '=', id)).executeTakeFirstOrThrow()
  return present(ctx, row, dayIn((await siteById(ctx, row.site_id)).timeZone, ctx.now))
}

function narrowed(ctx: Ctx, siteId: string, filter: Query['filter'], today: string): Select {
  let select: Select = ctx.tx.selectFrom('key_customer').where('key_customer.site_id', '=', siteId)
  if (filter.reason?.length) select = select.where('reason', 'in', filter.reason)
  if (filter.ownerId) select = select.where('owner_id', '=', filter.ownerId)
  if (filter.unitId) select = select.where('unit_id', '=', filter.unitId)
  if (filter.personId) select = select.where('person_id', '=', filter.personId)
  if (filter.mine) select = select.where('owner_id', '=', ctx.actor.employeeId)
  if (filter.due) select = select.where('next_contact_on', '<=', today)
  if (filter.open !== undefined || filter.due) select = select.where('ended_at', filter.open === false ? 'is not' : 'is', null)
  if (filter.q?.trim()) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where(sql<boolean>`(why ilike ${like} or exists (select from unit u where u.organization_id = key_customer.organization_id and u.id = key_customer.unit_id and u.code ilike ${like})
      or exists (select from person p where p.organization_id = key_customer.organization_id and p.id = key_customer.person_id and p.name ilike ${like}))`)
  }
  return select
}

export async function listKeyCustomers(ctx: Ctx, { query }: Input<typeof relations.listKeyCustomers>): Promise<Output<typeof relations.listKeyCustomers>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  const today = dayIn((await siteById(ctx, query.siteId)).timeZone, ctx.now)
  const filtered = narrowed(ctx, query.siteId, query.filter, today)
  let select = withNames(filtered)
  if (query.cursor !== undefined) {
    const [on, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(next_contact_on, key_customer.id) > (${on}::date, ${id}::uuid)`)
  }
  const rows = await select.orderBy('next_contact_on').orderBy('key_customer.id').limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.next_contact_on, row.id], (row) => present(ctx, row, today), query.total ? await countUpTo(ctx, filtered) : null)
}

export async function getKeyCustomer(ctx: Ctx, { params }: Input<typeof relations.getKeyCustomer>): Promise<relations.KeyCustomer> {
  const row = await ctx.tx.selectFrom('key_customer').select(['id', 'site_id']).where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('relations:read', row.site_id)
  return presentById(ctx, row.id)
}

export async function keyCustomerTimeline(ctx: Ctx, input: Input<typeof relations.keyCustomerTimeline>): Promise<Output<typeof relations.keyCustomerTimeline>> {
  await getKeyCustomer(ctx, input)
  return { items: await readTimeline(ctx, input.params.id) }
}
