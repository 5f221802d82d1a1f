import { isDeepStrictEqual } from 'node:util'
import { sql, type Selectable } from 'kysely'
import type { inspections, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { likeText, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustBeItems, namedItems } from '../standards/index.ts'
import { checkItems } from './judge.ts'
import { NAMES_NOTHING, fits } from './fits.ts'
import type { InspectionTables } from './tables.ts'

type Row = Selectable<InspectionTables['checklist']>
type Item = inspections.CheckItem

/** The items of checklists in given versions, by `id number`. Asking for one that is not there is not answered. */
export async function itemsOfVersions(ctx: Ctx, wanted: readonly { id: string; number: number }[]): Promise<Map<string, Item[]>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await ctx.client.query<{ checklist_id: string; number: number; items: Item[] }>({
    name: 'checklist_items',
    text: `select v.checklist_id, v.number, v.items from checklist_version v
           join (select distinct id, number from unnest($1::uuid[], $2::int[]) w (id, number)) w on w.id = v.checklist_id and w.number = v.number`,
    values: [wanted.map(({ id }) => id), wanted.map(({ number }) => number)],
  })
  return new Map(rows.map((row) => [`${row.checklist_id} ${row.number}`, row.items]))
}

async function present(ctx: Ctx, rows: readonly Row[], number?: number): Promise<inspections.Checklist[]> {
  const items = await itemsOfVersions(ctx, rows.map((row) => ({ id: row.id, number: number ?? row.number })))
  const { rows: used } = await ctx.client.query<{ checklist_id: string; count: number }>('select checklist_id, count(*)::int as count from inspection_point where checklist_id = any ($1) and is_active group by 1', [rows.map(({ id }) => id)])
  const points = new Map(used.map((row) => [row.checklist_id, row.count]))
  const named = await namedItems(ctx, [...items.values()].flat().map((item) => item.standardItem))
  const classes = await classNames(ctx, rows.flatMap((row) => row.facility_class_ids))
  return rows.map((row) => {
    const shown = items.get(`${row.id} ${number ?? row.number}`)
    if (!shown) throw new AppError('not_found')
    return { id: row.id, name: row.name, purpose: row.purpose, number: number ?? row.number, items: shown, standards: named.filter((one) => shown.some(({ standardItem: from }) => from?.standardId === one.standardId && from.number === one.number && from.itemId === one.itemId)), facilityClasses: row.facility_class_ids.map((id) => ({ id, name: classes.get(id) ?? '' })), areaTypes: row.area_types, isActive: row.is_active, points: points.get(row.id) ?? 0, version: row.version, updatedAt: iso(row.updated_at) }
  })
}

export async function listChecklists(ctx: Ctx, { query }: Input<typeof inspections.listChecklists>): Promise<Output<typeof inspections.listChecklists>> {
  const { active, q, target, targetId } = query.filter
  let select = ctx.tx.selectFrom('checklist as l').selectAll()
  if (active !== undefined) select = select.where('is_active', '=', active)
  if (q) select = select.where('name', 'ilike', `%${likeText(q)}%`)
  if (target) select = select.where(fits(target, targetId ?? null)).orderBy(NAMES_NOTHING)
  return { items: await present(ctx, await select.orderBy('name').limit(500).execute()) }
}

export async function getChecklist(ctx: Ctx, { params, query }: Input<typeof inspections.getChecklist>): Promise<inspections.Checklist> {
  const row = await ctx.tx.selectFrom('checklist').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return (await present(ctx, [row], query.number))[0]!
}

async function classNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('facility_class').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Classes that are there, each once. Throws `not_found` naming the field. */
async function knownClasses(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const known = await classNames(ctx, ids)
  if (ids.some((id) => !known.has(id))) throw wrongField('not_found', '/facilityClassIds', 'no such class')
  return [...known.keys()].toSorted()
}

function tell(ctx: Ctx, id: string, action: string, note: string | null = null): void {
  recordHappening(ctx, { siteId: null, recordType: 'checklist', recordId: id, action, note })
  announceChange(ctx, { recordType: 'checklist', recordId: id, siteId: null, action })
}

async function keepVersion(ctx: Ctx, id: string, number: number, items: readonly Item[]): Promise<void> {
  await ctx.tx.insertInto('checklist_version').values({ organization_id: ctx.organizationId, checklist_id: id, number, items: sql`${JSON.stringify(items)}::jsonb`, made_at: ctx.now, made_by: ctx.actor.name }).execute()
}

/** New checklist (INS-001). A retry with the id of the first try gets what that made. Throws `rule_broken` naming the item, `already_exists` naming `/name`. */
export async function createChecklist(ctx: Ctx, { body }: Input<typeof inspections.createChecklist>): Promise<inspections.Checklist> {
  mustManageSomewhere(ctx)
  checkItems(body.items)
  await mustBeItems(ctx, body.items.map(({ standardItem: item }, at) => ({ item, pointer: `/items/${at}/standardItem` })))
  const id = body.id ?? newId()
  const facility_class_ids = await knownClasses(ctx, body.facilityClassIds)
  const made = await ctx.tx
    .insertInto('checklist')
    .values({ organization_id: ctx.organizationId, id, name: body.name, purpose: body.purpose, ready_key: null, number: 1, facility_class_ids, area_types: [...new Set(body.areaTypes)], is_active: true, version: 1, updated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('checklist').selectAll().where('id', '=', id).executeTakeFirst()
    if (!known || known.name !== body.name) throw wrongField('already_exists', '/name', body.name)
    return (await present(ctx, [known]))[0]!
  }
  await keepVersion(ctx, id, 1, body.items)
  tell(ctx, id, 'created')
  return getChecklist(ctx, { params: { id }, query: {}, body: {} })
}

/** A new version when the items changed; records keep the version by which they were made. Throws `stale_version`, `already_exists`, `rule_broken`. */
export async function changeChecklist(ctx: Ctx, { params, body }: Input<typeof inspections.changeChecklist>): Promise<inspections.Checklist> {
  mustManageSomewhere(ctx)
  const row = await ctx.tx.selectFrom('checklist').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  checkItems(body.items)
  await mustBeItems(ctx, body.items.map(({ standardItem: item }, at) => ({ item, pointer: `/items/${at}/standardItem` })))
  const [before] = await present(ctx, [row])
  // The database gives the keys of an item back in an order of its own.
  const isNew = !isDeepStrictEqual(before!.items, body.items)
  const number = row.number + (isNew ? 1 : 0)
  if (isNew) await keepVersion(ctx, row.id, number, body.items)
  const facility_class_ids = body.facilityClassIds ? await knownClasses(ctx, body.facilityClassIds) : row.facility_class_ids
  const area_types = body.areaTypes ? [...new Set(body.areaTypes)] : row.area_types
  const after: Row = { ...row, name: body.name, purpose: body.purpose, facility_class_ids, area_types, is_active: body.isActive, number, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx
    .updateTable('checklist')
    .set({ name: after.name, purpose: after.purpose, facility_class_ids, area_types, is_active: after.is_active, number, version: after.version, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => {
      throw sqlState(error) === '23505' ? wrongField('already_exists', '/name', body.name) : error
    })
  tell(ctx, row.id, 'changed', isNew ? String(number) : null)
  return (await present(ctx, [after]))[0]!
}

/** Checklists are the whole organisation's: whoever manages inspections at one site may write them. */
function mustManageSomewhere(ctx: Ctx): void {
  const sites = ctx.actor.sitesFor('inspections:manage')
  if (sites !== 'all' && sites.length === 0) throw new AppError('not_permitted')
}
