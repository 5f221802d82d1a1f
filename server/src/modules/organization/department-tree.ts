import { organization, structure, type Input } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import type { OrganizationTables } from './tables.ts'

type Row = Selectable<OrganizationTables['department']>

export function presentDepartment(row: Row): organization.Department {
  return { id: row.id, siteId: row.site_id, code: row.code, name: row.name, alias: row.alias, parentId: row.parent_id, isActive: row.is_active, sortOrder: row.sort_order, version: row.version }
}

/** Whether `id` would stand below itself if its parent became `parentId`. Pure; `parents` are those of the whole site. */
export function wouldCircle(parents: ReadonlyMap<string, string | null>, id: string, parentId: string | null): boolean {
  const seen = new Set<string>()
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

/** One editor of a site's tree at a time: two who move departments at once could close a circle that neither sees. */
async function lockTree(ctx: Ctx, siteId: string): Promise<Row[]> {
  const site = await ctx.tx.selectFrom('site').select('id').where('id', '=', siteId).forNoKeyUpdate().executeTakeFirst()
  if (!site) throw new AppError('not_found')
  return ctx.tx.selectFrom('department').selectAll().where('site_id', '=', siteId).execute()
}

function mustFit(tree: readonly Row[], id: string, name: string, parentId: string | null): void {
  if (tree.some((row) => row.id !== id && row.name === name && row.is_active)) throw wrongField('already_exists', '/name', name)
  if (parentId === null) return
  const parent = tree.find((row) => row.id === parentId)
  if (!parent?.is_active) throw wrongField('rule_broken', '/parentId', 'no such department at this site')
  if (wouldCircle(new Map(tree.map((row) => [row.id, row.parent_id])), id, parentId)) throw wrongField('rule_broken', '/parentId', 'a department does not stand below itself')
}

function tell(ctx: Ctx, row: Row, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'department', recordId: row.id, action, note: row.name, changes })
  announceChange(ctx, { recordType: 'department', recordId: row.id, siteId: row.site_id, action })
}

/** A new department (ORG-008). Throws `already_exists` naming `/code` or `/name`, `rule_broken` naming `/parentId`. */
export async function createDepartment(ctx: Ctx, { body }: Input<typeof structure.createDepartment>): Promise<organization.Department> {
  ctx.actor.mustSee('structure:manage', body.siteId)
  const tree = await lockTree(ctx, body.siteId)
  const id = body.id ?? newId()
  if (tree.some((row) => row.code === body.code)) throw wrongField('already_exists', '/code', body.code)
  mustFit(tree, id, body.name, body.parentId)
  const row: Row = { organization_id: ctx.organizationId, id, site_id: body.siteId, code: body.code, name: body.name, alias: [...new Set(body.alias)], parent_id: body.parentId, sort_order: body.sortOrder, is_active: true, version: 1 }
  const made = await ctx.tx.insertInto('department').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/id', id)
  tell(ctx, row, 'created')
  return presentDepartment(row)
}

/** Renames, moves, closes or reopens. One with people or open departments below it is not closed: `in_use`. */
export async function changeDepartment(ctx: Ctx, { params, body }: Input<typeof structure.changeDepartment>): Promise<organization.Department> {
  const known = await ctx.tx.selectFrom('department').select('site_id').where('id', '=', params.id).executeTakeFirst()
  if (!known) throw new AppError('not_found')
  ctx.actor.mustSee('structure:manage', known.site_id)
  const tree = await lockTree(ctx, known.site_id)
  const before = tree.find(({ id }) => id === params.id)!
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(presentDepartment(before)))
  const facts = {
    name: body.name ?? before.name, alias: body.alias ? [...new Set(body.alias)] : before.alias, parent_id: body.parentId === undefined ? before.parent_id : body.parentId,
    sort_order: body.sortOrder ?? before.sort_order, is_active: body.isActive ?? before.is_active,
  }
  mustFit(tree, before.id, facts.name, facts.parent_id)
  if (before.is_active && !facts.is_active) {
    const people = await ctx.tx.selectFrom('employee').select('id').where('department_id', '=', before.id).where('is_active', '=', true).limit(1).executeTakeFirst()
    if (people || tree.some((row) => row.parent_id === before.id && row.is_active)) throw new AppError('in_use', 'People or departments are still in it')
  }
  const changes = changesBetween({ ...before }, facts)
  if (changes.length === 0) return presentDepartment(before)
  const row: Row = { ...before, ...facts, version: before.version + 1 }
  await ctx.tx.updateTable('department').set({ ...facts, version: row.version }).where('id', '=', row.id).execute()
  tell(ctx, row, before.is_active && !row.is_active ? 'closed' : 'changed', changes)
  return presentDepartment(row)
}
