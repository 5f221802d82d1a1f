import { stores, type Input, type Output } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, countUpTo, likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { presentItem, type ItemRow } from './present.ts'

type Filter = Input<typeof stores.listStoreItems>['query']['filter']
type ItemSelect = SelectQueryBuilder<Tables, 'store_item', object>

/** What a site keeps, by code. `low` are active items below their minimum. */
export async function listStoreItems(ctx: Ctx, { query }: Input<typeof stores.listStoreItems>): Promise<Output<typeof stores.listStoreItems>> {
  const filtered = await filteredItems(ctx, query.siteId, query.filter)
  let select = filtered.selectAll()
  if (query.cursor !== undefined) {
    const [code, id] = readCursor(query.cursor, ['text', 'id'])
    select = select.where(sql<boolean>`(code, id) > (${code}, ${id}::uuid)`)
  }
  const rows = await select.orderBy('code').orderBy('id').limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.code, row.id], presentItem, query.total ? await countUpTo(ctx, filtered) : null)
}

/** The items of a site that the filter lets through. Throws `not_found` for a site outside the actor's scope. */
export async function filteredItems(ctx: Ctx, siteId: string, filter: Filter): Promise<ItemSelect> {
  ctx.actor.mustSee('stores:read', siteId)
  await siteById(ctx, siteId)
  let select: ItemSelect = ctx.tx.selectFrom('store_item').where('site_id', '=', siteId)
  if (filter.active !== undefined) select = select.where('is_active', '=', filter.active)
  if (filter.low) select = select.where('is_active', '=', true).whereRef('on_hand', '<', 'minimum')
  if (filter.prepared !== undefined) select = select.where(sql<boolean>`(backup_supplier <> '' or spare <> '' or contingency <> '')`, '=', filter.prepared)
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('name', 'ilike', like), e('code', 'ilike', like), e('specification', 'ilike', like)]))
  }
  return select
}

export async function getStoreItem(ctx: Ctx, { params }: Input<typeof stores.getStoreItem>): Promise<stores.StoreItem> {
  return presentItem(await visibleItem(ctx, params.id))
}

async function visibleItem(ctx: Ctx, id: string): Promise<ItemRow> {
  const row = await ctx.tx.selectFrom('store_item').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such item')
  ctx.actor.mustSee('stores:read', row.site_id)
  return row
}

/** Locks an item that the actor keeps. Throws `not_found`, `not_permitted`. */
export async function lockItem(ctx: Ctx, id: string): Promise<ItemRow> {
  const row = await ctx.tx.selectFrom('store_item').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such item')
  ctx.actor.mustSee('stores:read', row.site_id)
  ctx.actor.mustBeAbleTo('stores:keep', row.site_id)
  return row
}

type Contingency = Pick<Input<typeof stores.createStoreItem>['body'], 'backupSupplier' | 'backupPhone' | 'spare' | 'contingency'>
const contingencyOf = (body: Contingency) => ({ backup_supplier: body.backupSupplier, backup_phone: body.backupPhone, spare: body.spare, contingency: body.contingency })

/** Throws `already_exists` naming `/code`. */
export async function createStoreItem(ctx: Ctx, { body }: Input<typeof stores.createStoreItem>): Promise<stores.StoreItem> {
  const { siteId } = body
  ctx.actor.mustSee('stores:read', siteId)
  ctx.actor.mustBeAbleTo('stores:keep', siteId)
  await siteById(ctx, siteId)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('store_item')
    .values({
      organization_id: ctx.organizationId, id, site_id: siteId, code: body.code, name: body.name, specification: body.specification, unit: body.unit,
      place: body.place, minimum: String(body.minimum), price_fen: body.priceFen, updated_at: ctx.now, ...contingencyOf(body),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/code', body.code)
  recordHappening(ctx, { siteId, recordType: 'store_item', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'store_item', recordId: id, siteId, action: 'created' })
  return presentItem(made)
}

/** Changes what an item is called, not its stock. An item that still has stock is not put away. */
export async function changeStoreItem(ctx: Ctx, { params, body }: Input<typeof stores.changeStoreItem>): Promise<stores.StoreItem> {
  const before = await lockItem(ctx, params.id)
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(presentItem(before)))
  if (body.isActive === false && Number(before.on_hand) > 0) throw wrongField('rule_broken', '/isActive', `${before.on_hand} ${before.unit} are still there`)
  const after = {
    name: body.name, specification: body.specification, unit: body.unit, place: body.place, price_fen: body.priceFen, is_active: body.isActive,
    minimum: body.minimum === undefined ? undefined : String(body.minimum), ...contingencyOf(body),
  }
  const row = await ctx.tx
    .updateTable('store_item')
    .set({ ...after, version: before.version + 1, updated_at: ctx.now })
    .where('id', '=', params.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'store_item', recordId: row.id, action: 'changed', changes: changesBetween({ ...before }, after) })
  announceChange(ctx, { recordType: 'store_item', recordId: row.id, siteId: row.site_id, action: 'changed' })
  return presentItem(row)
}
