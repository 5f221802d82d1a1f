import { stores, type Input, type Output } from '@guanjia/contract'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { lockItem } from './items.ts'
import { presentItem, presentMovement, type ItemRow, type MovementRow } from './present.ts'

type Kind = z.infer<typeof stores.MovementKind>
type Moving = { id?: string; kind: Kind; quantity: number; note: string; priceFen: number | null; workOrderId: string | null }

/** Signs of the kinds whose quantity is what was moved; a count says what is there instead. */
const SIGN: Record<Exclude<Kind, 'count'>, 1 | -1> = { receive: 1, give_back: 1, issue: -1, damage: -1 }

/**
 * One line of the register and the stock that follows from it, together. Throws `store.short` naming what is there, `rule_broken` for a
 * movement of nothing or a write-off without its reason. The same movement sent twice is one.
 */
export async function moveStoreItem(ctx: Ctx, { params, body }: Input<typeof stores.moveStoreItem>): Promise<Output<typeof stores.moveStoreItem>> {
  const item = await lockItem(ctx, params.id)
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('store_movement').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.item_id !== item.id) throw wrongField('rule_broken', '/id', 'is a movement of another item')
    return { item: presentItem(item), movement: presentMovement(known, item, null) }
  }
  if (!item.is_active) throw new AppError('action_not_allowed', 'The item is put away')
  if (body.kind === 'damage' && !body.note) throw wrongField('rule_broken', '/note', 'say what happened to it')
  const { row, movement } = await move(ctx, item, { ...body, workOrderId: null })
  recordHappening(ctx, { siteId: item.site_id, recordType: 'store_item', recordId: item.id, action: body.kind, note: `${movement.quantity} ${item.unit}` })
  return { item: presentItem(row), movement: presentMovement(movement, item, null) }
}

/** A quantity of an item of the store; `at` is its place in the list that was sent, when that has other lines too. */
export type Taken = { itemId: string; quantity: number; at?: number }
/** What was taken, as it is called and priced at that moment. */
export type TakenItem = { itemId: string; name: string; specification: string; unit: string; priceFen: number | null }

/**
 * Takes materials for a work order, in the transaction of the act: all of them or none. Items are locked in the order of their ids, so that
 * two who take the same things never wait for each other in a circle. Throws `store.short` and `not_found` naming the line under `pointer`.
 */
export async function takeFromStore(ctx: Ctx, order: { id: string; siteId: string }, lines: readonly Taken[], pointer = '/materials'): Promise<TakenItem[]> {
  const ids = [...new Set(lines.map((line) => line.itemId))].sort()
  if (ids.length === 0) return []
  const locked = await ctx.tx.selectFrom('store_item').selectAll().where('id', 'in', ids).where('site_id', '=', order.siteId).orderBy('id').forUpdate().execute()
  const items = new Map(locked.map((row) => [row.id, row]))
  return inTurn(lines, async ({ itemId, quantity, at: given }, i) => {
    const item = items.get(itemId)
    const line = `${pointer}/${given ?? i}`
    if (!item?.is_active) throw wrongField('not_found', `${line}/itemId`, 'no such item in this store')
    const { row } = await move(ctx, item, { kind: 'issue', quantity, note: '', priceFen: item.price_fen, workOrderId: order.id }, `${line}/quantity`)
    items.set(itemId, row)
    return { itemId, name: item.name, specification: item.specification, unit: item.unit, priceFen: item.price_fen }
  })
}

async function inTurn<A, B>(list: readonly A[], act: (one: A, i: number) => Promise<B>): Promise<B[]> {
  const done: B[] = []
  for (const [i, one] of list.entries()) done.push(await act(one, i))
  return done
}

/** Writes the movement of a locked item. */
async function move(ctx: Ctx, item: ItemRow, moving: Moving, pointer = '/quantity'): Promise<{ row: ItemRow; movement: MovementRow }> {
  const before = thousandths(Number(item.on_hand))
  const after = moving.kind === 'count' ? thousandths(moving.quantity) : before + SIGN[moving.kind] * thousandths(moving.quantity)
  if (moving.kind !== 'count' && moving.quantity === 0) throw wrongField('rule_broken', pointer, 'must be more than zero')
  if (after < 0) throw wrongField('store.short', pointer, `${item.name}: ${Number(item.on_hand)} ${item.unit}`)
  const row = await ctx.tx
    .updateTable('store_item')
    .set({ on_hand: text(after), updated_at: ctx.now, version: item.version + 1 })
    .where('id', '=', item.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const movement: MovementRow = {
    organization_id: ctx.organizationId, id: moving.id ?? newId(), site_id: item.site_id, item_id: item.id, kind: moving.kind,
    quantity: text(after - before), after: text(after), work_order_id: moving.workOrderId, price_fen: moving.priceFen, note: moving.note,
    at: ctx.now, by_account: ctx.actor.accountId, by_name: ctx.actor.name,
  }
  ctx.later('store_movement', movement)
  announceChange(ctx, { recordType: 'store_item', recordId: item.id, siteId: item.site_id, action: moving.kind })
  return { row, movement }
}

/** Sums of decimal fractions would drift; quantities are counted in thousandths. */
const thousandths = (quantity: number): number => Math.round(quantity * 1000)
const text = (inThousandths: number): string => (inThousandths / 1000).toFixed(3)

/** How right modules call work orders. */
type OrderNumbers = (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, string>>
let orderNumbers: OrderNumbers = () => Promise.resolve(new Map())
/** To be called once, by the module that has work orders. */
export function nameOrdersInStore(find: OrderNumbers): void {
  orderNumbers = find
}

/** The in/out register of a site, newest first. */
export async function listStoreMovements(ctx: Ctx, { query }: Input<typeof stores.listStoreMovements>): Promise<Output<typeof stores.listStoreMovements>> {
  const { siteId, filter } = query
  ctx.actor.mustSee('stores:read', siteId)
  await siteById(ctx, siteId)
  let select = ctx.tx
    .selectFrom('store_movement as m')
    .innerJoin('store_item as i', (join) => join.onRef('i.organization_id', '=', 'm.organization_id').onRef('i.id', '=', 'm.item_id'))
    .selectAll('m')
    .select(['i.name', 'i.unit'])
    .where('m.site_id', '=', siteId)
  if (filter.itemId) select = select.where('m.item_id', '=', filter.itemId)
  if (filter.workOrderId) select = select.where('m.work_order_id', '=', filter.workOrderId)
  if (filter.kind?.length) select = select.where('m.kind', 'in', filter.kind)
  if (filter.from) select = select.where('m.at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('m.at', '<', new Date(filter.to))
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(m.at, m.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('m.at', 'desc').orderBy('m.id', 'desc').limit(query.limit + 1).execute()
  const orders = [...new Set(rows.map((row) => row.work_order_id))].filter((id) => id !== null)
  const numbers = orders.length > 0 ? await orderNumbers(ctx, orders) : new Map<string, string>()
  return pageOf(rows, query.limit, (row) => [row.at, row.id], (row) => presentMovement(row, row, numbers.get(row.work_order_id ?? '') ?? null))
}

/** Items whose stock is not the sum of their movements; there must be none. */
export async function checkStore(ctx: Ctx, { query }: Input<typeof stores.checkStore>): Promise<Output<typeof stores.checkStore>> {
  ctx.actor.mustSee('stores:read', query.siteId)
  ctx.actor.mustBeAbleTo('stores:keep', query.siteId)
  const { rows } = await ctx.client.query<{ id: string; name: string; on_hand: string; sum: string }>(
    `select i.id, i.name, i.on_hand, coalesce(sum(m.quantity), 0) as sum from store_item i
     left join store_movement m on m.organization_id = i.organization_id and m.item_id = i.id
     where i.organization_id = $1 and i.site_id = $2 group by i.id, i.name, i.on_hand having i.on_hand <> coalesce(sum(m.quantity), 0) order by i.name`,
    [ctx.organizationId, query.siteId],
  )
  return { items: rows.map((row) => ({ item: { id: row.id, name: row.name }, onHand: Number(row.on_hand), sum: Number(row.sum) })) }
}
