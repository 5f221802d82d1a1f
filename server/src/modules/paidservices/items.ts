import type { Input, Output, paidservices } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, countUpTo, likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { presentItems, presentVersion, type ItemRow } from './present.ts'
import { whyPriceDoesNotFit, withPrice } from './rules.ts'

type Filter = Input<typeof paidservices.listPaidServices>['query']['filter']
type ItemSelect = SelectQueryBuilder<Tables, 'paid_service', object>

/** The price list of a site as it is being written, by code. */
export async function listPaidServices(
  ctx: Ctx,
  { query }: Input<typeof paidservices.listPaidServices>,
): Promise<Output<typeof paidservices.listPaidServices>> {
  const filtered = await filteredItems(ctx, query.siteId, query.filter)
  let select = filtered.selectAll()
  if (query.cursor !== undefined) {
    const [code, id] = readCursor(query.cursor, ['text', 'id'])
    select = select.where(sql<boolean>`(code, id) > (${code}, ${id}::uuid)`)
  }
  const rows = await select.orderBy('code').orderBy('id').limit(query.limit + 1).execute()
  const total = query.total ? await countUpTo(ctx, filtered) : null
  const shown = new Map((await presentItems(ctx, rows)).map((item) => [item.id, item]))
  return pageOf(rows, query.limit, (row) => [row.code, row.id], (row) => shown.get(row.id)!, total)
}

/** The items of a site that the filter lets through. Throws `not_found` for a site outside the actor's scope. */
export async function filteredItems(ctx: Ctx, siteId: string, filter: Filter): Promise<ItemSelect> {
  ctx.actor.mustSee('paid_services:read', siteId)
  await siteById(ctx, siteId)
  let select: ItemSelect = ctx.tx.selectFrom('paid_service').where('site_id', '=', siteId)
  if (filter.group?.length) select = select.where('group_code', 'in', filter.group)
  if (filter.charge?.length) select = select.where('charge', 'in', filter.charge)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.changed !== undefined) select = select.where('has_changes', '=', filter.changed)
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('name', 'ilike', like), e('code', 'ilike', like), e('includes', 'ilike', like)]))
  }
  return select
}

export async function getPaidService(
  ctx: Ctx,
  { params }: Input<typeof paidservices.getPaidService>,
): Promise<Output<typeof paidservices.getPaidService>> {
  const row = await ctx.tx.selectFrom('paid_service').selectAll().where('id', '=', params.id).executeTakeFirst()
  mustSeeItem(ctx, row)
  const versions = await ctx.tx.selectFrom('paid_service_version').selectAll().where('item_id', '=', row.id).orderBy('no', 'desc').execute()
  return { ...(await presentItems(ctx, [row]))[0]!, versions: versions.map(presentVersion) }
}

function mustSeeItem(ctx: Ctx, row: ItemRow | undefined): asserts row is ItemRow {
  if (!row) throw new AppError('not_found', 'No such item')
  ctx.actor.mustSee('paid_services:read', row.site_id)
}

/** Locks an item that the actor may write. Throws `not_found`, `not_permitted`. */
export async function lockItem(ctx: Ctx, id: string): Promise<ItemRow> {
  const row = await ctx.tx.selectFrom('paid_service').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  mustSeeItem(ctx, row)
  ctx.actor.mustBeAbleTo('paid_services:manage', row.site_id)
  return row
}

/** Throws `already_exists` naming `/code`, `rule_broken` for a price that does not fit the charge. */
export async function createPaidService(
  ctx: Ctx,
  { body }: Input<typeof paidservices.createPaidService>,
): Promise<paidservices.PaidService> {
  ctx.actor.mustSee('paid_services:read', body.siteId)
  ctx.actor.mustBeAbleTo('paid_services:manage', body.siteId)
  await siteById(ctx, body.siteId)
  const facts = withPrice(body)
  mustFit(facts)
  const made = await ctx.tx
    .insertInto('paid_service')
    .values({
      organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, code: body.code, name: facts.name,
      group_code: facts.group, charge: facts.charge, unit: facts.unit, price_fen: facts.priceFen, includes: facts.includes,
      excludes: facts.excludes, warranty_days: facts.warrantyDays, legal_note: facts.legalNote, updated_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/code', body.code)
  tell(ctx, made, 'created')
  return (await presentItems(ctx, [made]))[0]!
}

function mustFit(priced: { charge: ItemRow['charge']; priceFen: number | null }): void {
  const problem = whyPriceDoesNotFit(priced)
  if (problem !== null) throw wrongField('rule_broken', '/priceFen', problem)
}

/** Writes an item anew. Customers go on seeing what is published, until this is. */
export async function changePaidService(
  ctx: Ctx,
  { params, body }: Input<typeof paidservices.changePaidService>,
): Promise<paidservices.PaidService> {
  const before = await lockItem(ctx, params.id)
  await mustBeCurrent(before.version, body.version, async () => (await presentItems(ctx, [before]))[0]!)
  const charge = body.charge ?? before.charge
  const given = body.priceFen === undefined && charge === before.charge ? before.price_fen : (body.priceFen ?? null)
  const priced = withPrice({ charge, priceFen: given })
  mustFit(priced)
  const after = {
    name: body.name, group_code: body.group, charge: body.charge, unit: body.unit, price_fen: priced.priceFen, includes: body.includes,
    excludes: body.excludes, warranty_days: body.warrantyDays, legal_note: body.legalNote,
  }
  const changes = changesBetween({ ...before }, after)
  if (changes.length === 0) return (await presentItems(ctx, [before]))[0]!
  const row = await ctx.tx
    .updateTable('paid_service')
    .set({ ...after, has_changes: true, version: before.version + 1, updated_at: ctx.now })
    .where('id', '=', params.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  tell(ctx, row, 'changed', changes)
  return (await presentItems(ctx, [row]))[0]!
}

/** The line of history that every change leaves, and the hint to the screens. */
export function tell(ctx: Ctx, row: ItemRow, action: string, changes: { field: string; from: unknown; to: unknown }[] = [], note: string | null = null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'paid_service', recordId: row.id, action, changes, note })
  announceChange(ctx, { recordType: 'paid_service', recordId: row.id, siteId: row.site_id, action })
}
