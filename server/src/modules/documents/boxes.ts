import { originals, type Input, type Output } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, countUpTo, likeText, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import type { Tables } from '../../tables.ts'
import { mustSeeUnit, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { placeOf } from './place.ts'
import { presentOriginals, type OriginalRow } from './present-original.ts'
import type { ArchiveBoxTable } from './tables.ts'

export type BoxRow = Selectable<ArchiveBoxTable>

async function presentBoxes(ctx: Ctx, rows: readonly BoxRow[]): Promise<originals.ArchiveBox[]> {
  if (rows.length === 0) return []
  const units = await unitsById(ctx, rows.map((row) => row.unit_id))
  const { rows: counts } = await ctx.client.query<{ box_id: string; originals: number; lent: number }>({
    name: 'documents_boxes',
    text: `select o.box_id, count(*)::int as originals, count(l.id)::int as lent from archive_original o
           left join archive_loan l on l.organization_id = o.organization_id and l.original_id = o.id and l.state = 'out'
           where o.box_id = any($1::uuid[]) group by o.box_id`,
    values: [rows.map((row) => row.id)],
  })
  const of = new Map(counts.map((count) => [count.box_id, count]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, cabinet: row.cabinet, layer: row.layer, box: row.box, place: placeOf(row), label: row.label, unit: row.unit_id === null ? null : { id: row.unit_id, name: units.get(row.unit_id)!.code }, originals: of.get(row.id)?.originals ?? 0, lent: of.get(row.id)?.lent ?? 0, isActive: row.is_active, version: row.version,
  }))
}

/** Boxes of a site by their place. */
export async function listBoxes(ctx: Ctx, { query }: Input<typeof originals.listBoxes>): Promise<Output<typeof originals.listBoxes>> {
  ctx.actor.mustSee('documents:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { filter } = query
  let filtered: SelectQueryBuilder<Tables, 'archive_box', object> = ctx.tx.selectFrom('archive_box').where('site_id', '=', query.siteId).where('is_active', '=', filter.active ?? true)
  if (filter.unitId) filtered = filtered.where('unit_id', '=', filter.unitId)
  if (filter.cabinet) filtered = filtered.where('cabinet', '=', filter.cabinet)
  if (filter.q?.trim()) {
    const like = `%${likeText(filter.q.trim())}%`
    filtered = filtered.where((e) => e.or([e('label', 'ilike', like), sql<boolean>`cabinet || '-' || layer || '-' || box ilike ${like}`, sql<boolean>`exists (select 1 from unit u where u.organization_id = archive_box.organization_id and u.id = archive_box.unit_id and u.code ilike ${like})`]))
  }
  let select = filtered.selectAll()
  if (query.cursor !== undefined) {
    const [cabinet, layer, box, id] = readCursor(query.cursor, ['text', 'text', 'text', 'id'])
    select = select.where(sql<boolean>`(cabinet, layer, box, id) > (${cabinet}, ${layer}, ${box}, ${id}::uuid)`)
  }
  const rows = await select.orderBy('cabinet').orderBy('layer').orderBy('box').orderBy('id').limit(query.limit + 1).execute()
  const shown = new Map((await presentBoxes(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.cabinet, row.layer, row.box, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

/** A box of a site that the actor sees; locked when it is to be changed. Throws `not_found`, `not_permitted`. */
export async function visibleBox(ctx: Ctx, id: string, lock: 'lock' | 'no lock' = 'no lock'): Promise<BoxRow> {
  const select = ctx.tx.selectFrom('archive_box').selectAll().where('id', '=', id)
  const row = await (lock === 'lock' ? select.forUpdate() : select).executeTakeFirst()
  if (!row || !ctx.actor.can('documents:read', row.site_id)) throw new AppError('not_found', 'No such box')
  if (lock === 'lock') ctx.actor.mustBeAbleTo('documents:keep', row.site_id)
  return row
}

function tell(ctx: Ctx, row: BoxRow, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'archive_box', recordId: row.id, action, changes })
  announceChange(ctx, { recordType: 'archive_box', recordId: row.id, siteId: row.site_id, action })
}

async function mustBeFree(ctx: Ctx, row: Pick<BoxRow, 'id' | 'site_id' | 'cabinet' | 'layer' | 'box'>): Promise<void> {
  const taken = await ctx.tx.selectFrom('archive_box').select('id').where('site_id', '=', row.site_id).where('cabinet', '=', row.cabinet).where('layer', '=', row.layer).where('box', '=', row.box).where('id', '<>', row.id).executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/box', placeOf(row))
}

/** A box at a free place; with a unit it is that unit's 业主档案盒 (HHD-011). Throws `already_exists` naming `/box`. */
export async function createBox(ctx: Ctx, { body }: Input<typeof originals.createBox>): Promise<originals.ArchiveBox> {
  ctx.actor.mustSee('documents:read', body.siteId)
  ctx.actor.mustBeAbleTo('documents:keep', body.siteId)
  await siteById(ctx, body.siteId)
  if (body.unitId !== null && (await mustSeeUnit(ctx, body.unitId)).siteId !== body.siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  const row: BoxRow = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, cabinet: body.cabinet, layer: body.layer, box: body.box, label: body.label, unit_id: body.unitId, is_active: true, version: 1, updated_at: ctx.now }
  const made = await ctx.tx.insertInto('archive_box').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/box', placeOf(row))
  tell(ctx, row, 'created')
  return (await presentBoxes(ctx, [row]))[0]!
}

export async function changeBox(ctx: Ctx, { params, body }: Input<typeof originals.changeBox>): Promise<originals.ArchiveBox> {
  const before = await visibleBox(ctx, params.id, 'lock')
  await mustBeCurrent(before.version, body.version, async () => (await presentBoxes(ctx, [before]))[0])
  const facts = { cabinet: body.cabinet ?? before.cabinet, layer: body.layer ?? before.layer, box: body.box ?? before.box, label: body.label ?? before.label, is_active: body.isActive ?? before.is_active }
  await mustBeFree(ctx, { ...before, ...facts })
  const isFull = !facts.is_active && (await ctx.tx.selectFrom('archive_original').select('id').where('box_id', '=', before.id).limit(1).executeTakeFirst())
  if (isFull) throw wrongField('rule_broken', '/isActive', 'there are still documents in it')
  const after: BoxRow = { ...before, ...facts, version: before.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('archive_box').set({ ...facts, version: after.version, updated_at: ctx.now }).where('id', '=', before.id).execute()
  tell(ctx, after, 'changed', changesBetween<Record<string, unknown>>({ ...before }, facts))
  return (await presentBoxes(ctx, [after]))[0]!
}

/** What lies in a box, in its order; documents of a class that the actor may not read are left out. */
export async function itemsOfBox(ctx: Ctx, boxId: string): Promise<OriginalRow[]> {
  return ctx.tx.selectFrom('archive_original').selectAll().where('box_id', '=', boxId).orderBy('position').execute()
}

async function presentBoxPage(ctx: Ctx, row: BoxRow): Promise<originals.BoxPage> {
  const [box] = await presentBoxes(ctx, [row])
  return { ...box!, items: await presentOriginals(ctx, await itemsOfBox(ctx, row.id)) }
}

export async function getBox(ctx: Ctx, { params }: Input<typeof originals.getBox>): Promise<originals.BoxPage> {
  return presentBoxPage(ctx, await visibleBox(ctx, params.id))
}

/** Puts the documents of a box in another order (HHD-011). Throws `rule_broken` unless each is named once. */
export async function orderBox(ctx: Ctx, { params, body }: Input<typeof originals.orderBox>): Promise<originals.BoxPage> {
  const before = await visibleBox(ctx, params.id, 'lock')
  await mustBeCurrent(before.version, body.version, () => presentBoxPage(ctx, before))
  const items = await itemsOfBox(ctx, before.id)
  const isWhole = items.length === body.originalIds.length && new Set([...items.map(({ id }) => id), ...body.originalIds]).size === items.length
  if (!isWhole) throw wrongField('rule_broken', '/originalIds', 'name each document of the box once')
  // Positions are compared when the transaction ends, so they may cross.
  await ctx.client.query({ text: 'update archive_original o set position = n.place, version = o.version + 1, updated_at = $2 from unnest($1::uuid[]) with ordinality as n(id, place) where o.id = n.id', values: [body.originalIds, ctx.now] })
  const after: BoxRow = { ...before, version: before.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('archive_box').set({ version: after.version, updated_at: ctx.now }).where('id', '=', before.id).execute()
  tell(ctx, after, 'ordered')
  return presentBoxPage(ctx, after)
}
