import type { errands, Input, Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { instantOf } from '../../platform/text/index.ts'
import { iso, wallTimeIn } from '../../platform/time.ts'
import { personsById, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { quartersOf, timeFault } from './slots.ts'
import type { BookableTable, BookingTable } from './tables.ts'

type BookableRow = Selectable<BookableTable>
type BookingRow = Selectable<BookingTable>

function presentBookable(row: BookableRow): errands.Bookable {
  return { id: row.id, siteId: row.site_id, kind: row.kind, name: row.name, place: row.place, seats: row.seats, priceFen: row.price_fen, priceUnit: row.price_unit, opensAt: row.opens_at, closesAt: row.closes_at, isActive: row.is_active, version: row.version }
}

/** Meeting rooms and printing services of a site (INQ-009). */
export async function listBookables(ctx: Ctx, { query }: Input<typeof errands.listBookables>): Promise<Output<typeof errands.listBookables>> {
  ctx.actor.mustSee('cases:read', query.siteId)
  await siteById(ctx, query.siteId)
  return { items: (await ctx.tx.selectFrom('bookable').selectAll().where('site_id', '=', query.siteId).orderBy('kind').orderBy('name').execute()).map(presentBookable) }
}

export async function createBookable(ctx: Ctx, { body }: Input<typeof errands.createBookable>): Promise<errands.Bookable> {
  ctx.actor.mustSee('settings:manage', body.siteId)
  await siteById(ctx, body.siteId)
  if (body.closesAt <= body.opensAt) throw wrongField('rule_broken', '/closesAt', 'must be after it opens')
  const row = await ctx.tx
    .insertInto('bookable')
    .values({ organization_id: ctx.organizationId, id: newId(), site_id: body.siteId, kind: body.kind, name: body.name, place: body.place, seats: body.seats, price_fen: body.priceFen, price_unit: body.priceUnit, opens_at: body.opensAt, closes_at: body.closesAt })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/name', body.name)
  tell(ctx, 'bookable', row, 'created')
  return presentBookable(row)
}

export async function changeBookable(ctx: Ctx, { params, body }: Input<typeof errands.changeBookable>): Promise<errands.Bookable> {
  const before = await ctx.tx.selectFrom('bookable').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before || !ctx.actor.can('settings:manage', before.site_id)) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, async () => presentBookable(before))
  const after = { place: body.place, seats: body.seats, price_fen: body.priceFen, price_unit: body.priceUnit, opens_at: body.opensAt, closes_at: body.closesAt, is_active: body.isActive }
  if ((after.closes_at ?? before.closes_at) <= (after.opens_at ?? before.opens_at)) throw wrongField('rule_broken', '/closesAt', 'must be after it opens')
  const row = await ctx.tx.updateTable('bookable').set({ ...after, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  tell(ctx, 'bookable', row, 'changed', null, changesBetween({ ...before }, after))
  return presentBookable(row)
}

function tell(ctx: Ctx, recordType: 'bookable' | 'booking', row: { id: string; site_id: string }, action: string, note: string | null = null, changes: { field: string; from: unknown; to: unknown }[] = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType, recordId: row.id, action, note, changes })
  announceChange(ctx, { recordType, recordId: row.id, siteId: row.site_id, action })
}

/**
 * Books a room or orders printing (INQ-009). Every quarter of an hour of a room has one owner in the database, so that of ten who book at once one
 * does; the others hear `errand.room_taken`. Sent twice with the same id it is one booking.
 */
export async function createBooking(ctx: Ctx, { body }: Input<typeof errands.createBooking>): Promise<errands.Booking> {
  const item = await ctx.tx.selectFrom('bookable').selectAll().where('id', '=', body.bookableId).executeTakeFirst()
  if (!item || !ctx.actor.can('cases:register', item.site_id)) throw wrongField('not_found', '/bookableId', 'no such room or service')
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('booking').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.bookable_id !== item.id) throw wrongField('rule_broken', '/id', 'is another booking')
    return (await presentBookings(ctx, [known]))[0]!
  }
  if (!item.is_active) throw new AppError('action_not_allowed', 'It is not let any more')
  const site = await siteById(ctx, item.site_id)
  const [from, to] = [new Date(body.startsAt), new Date(body.endsAt)]
  mustBeBookable(item, from, to, ctx.now, site.timeZone)
  await mustBeHere(ctx, item.site_id, body)
  const hours = item.kind === 'meeting_room' ? (to.getTime() - from.getTime()) / 3_600_000 : body.quantity
  const row: BookingRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: item.site_id, bookable_id: item.id, state: 'booked', starts_at: from, ends_at: to, quantity: item.kind === 'meeting_room' ? 1 : body.quantity, unit_id: body.unitId, person_id: body.personId,
    booked_for: body.bookedFor, phone: body.phone, purpose: body.purpose, amount_fen: item.price_fen === null ? null : Math.round(item.price_fen * hours), reason: '', made_at: ctx.now, made_by: ctx.actor.name, version: 1,
  }
  await ctx.tx.insertInto('booking').values(row).execute()
  if (item.kind === 'meeting_room') await takeQuarters(ctx, row)
  tell(ctx, 'booking', row, 'created', row.booked_for)
  return (await presentBookings(ctx, [row]))[0]!
}

function mustBeBookable(item: BookableRow, from: Date, to: Date, now: Date, zone: string): void {
  if (to <= now) throw wrongField('rule_broken', '/endsAt', 'is over')
  if (item.kind === 'printing') {
    if (to <= from) throw wrongField('rule_broken', '/endsAt', 'must be after it begins')
    return
  }
  const fault = timeFault(from, to, { opensAt: item.opens_at, closesAt: item.closes_at }, (at) => wallTimeIn(zone, at))
  if (fault) throw wrongField('rule_broken', `/${fault.field}`, fault.message)
}

async function mustBeHere(ctx: Ctx, siteId: string, { unitId, personId }: { unitId: string | null; personId: string | null }): Promise<void> {
  if (unitId !== null && (await unitsById(ctx, [unitId])).get(unitId)?.siteId !== siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  if (personId !== null && !(await personsById(ctx, [personId])).get(personId)?.siteIds.includes(siteId)) throw wrongField('not_found', '/personId', 'no such person at this site')
}

async function takeQuarters(ctx: Ctx, row: BookingRow): Promise<void> {
  const quarters = quartersOf(row.starts_at, row.ends_at)
  // In the order of time: two overlapping bookings wait for each other at the first quarter that both want, never in a circle.
  const taken = await ctx.tx
    .insertInto('booking_slot')
    .values(quarters.map((starts_at) => ({ organization_id: ctx.organizationId, bookable_id: row.bookable_id, starts_at, booking_id: row.id })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('starts_at')
    .execute()
  if (taken.length < quarters.length) throw new AppError('errand.room_taken', 'Somebody has it at that time', [{ pointer: '/startsAt', message: 'is taken' }])
}

/** A booking is done or cancelled; what is cancelled can be booked by others at once. */
export async function actOnBooking(ctx: Ctx, { params, body }: Input<typeof errands.actOnBooking>): Promise<errands.Booking> {
  const row = await ctx.tx.selectFrom('booking').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row || !ctx.actor.can('cases:register', row.site_id)) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, async () => (await presentBookings(ctx, [row]))[0])
  if (row.state !== 'booked') throw new AppError('action_not_allowed', `It is ${row.state}`, undefined, { allowedActions: [] })
  const set = body.action === 'cancel' ? { state: 'cancelled' as const, reason: body.reason } : { state: 'done' as const }
  const after = await ctx.tx.updateTable('booking').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  if (body.action === 'cancel') await ctx.tx.deleteFrom('booking_slot').where('booking_id', '=', row.id).execute()
  tell(ctx, 'booking', after, body.action, after.reason || null)
  return (await presentBookings(ctx, [after]))[0]!
}

/** Bookings of a day or a period, earliest first. */
export async function listBookings(ctx: Ctx, { query }: Input<typeof errands.listBookings>): Promise<Output<typeof errands.listBookings>> {
  ctx.actor.mustSee('cases:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const { filter } = query
  let select = ctx.tx.selectFrom('booking').selectAll().where('site_id', '=', query.siteId)
  if (filter.day) {
    const midnight = new Date(`${filter.day}T00:00:00Z`)
    const next = new Date(midnight.getTime() + 86_400_000)
    select = select.where('starts_at', '>=', instantOf(midnight, timeZone)).where('starts_at', '<', instantOf(next, timeZone))
  }
  if (filter.from) select = select.where('ends_at', '>', new Date(filter.from))
  if (filter.to) select = select.where('starts_at', '<', new Date(filter.to))
  if (filter.bookableId) select = select.where('bookable_id', '=', filter.bookableId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('starts_at', 'id'), '>', e.tuple(new Date(at), id)))
  }
  const rows = await select.orderBy('starts_at').orderBy('id').limit(query.limit + 1).execute()
  const shown = new Map((await presentBookings(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.starts_at, row.id], (row) => shown.get(row.id)!)
}

async function presentBookings(ctx: Ctx, rows: readonly BookingRow[]): Promise<errands.Booking[]> {
  if (rows.length === 0) return []
  const items = new Map((await ctx.tx.selectFrom('bookable').select(['id', 'name', 'kind']).where('id', 'in', [...new Set(rows.map((row) => row.bookable_id))]).execute()).map((item) => [item.id, item]))
  const [units, persons] = [await unitsById(ctx, rows.map((row) => row.unit_id)), await personsById(ctx, rows.map((row) => row.person_id))]
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, bookable: { id: row.bookable_id, name: items.get(row.bookable_id)!.name }, kind: items.get(row.bookable_id)!.kind, state: row.state, startsAt: iso(row.starts_at), endsAt: iso(row.ends_at), quantity: row.quantity,
    unit: row.unit_id === null ? null : { id: row.unit_id, name: units.get(row.unit_id)!.code }, person: row.person_id === null ? null : { id: row.person_id, name: persons.get(row.person_id)!.name }, bookedFor: row.booked_for, phone: row.phone, purpose: row.purpose,
    amountFen: row.amount_fen, reason: row.reason, madeAt: iso(row.made_at), madeBy: row.made_by, version: row.version,
  }))
}
