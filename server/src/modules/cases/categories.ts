import { cases, type Input, type Locale, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { mustBeListed } from '../people/index.ts'
import type { Insertable, Selectable } from 'kysely'
import type { CategoryTable } from './tables.ts'
import { DEFAULT_CATEGORIES } from './default-categories.ts'

/** A repair is under warranty for so many days unless a category says otherwise. */
const REPAIR_WARRANTY = 90

type Row = Selectable<CategoryTable>

function present(row: Row): cases.Category {
  return { id: row.id, parentId: row.parent_id, code: row.code, name: row.name, kind: row.kind, departmentCode: row.department_code, urgency: row.urgency, warrantyDays: row.warranty_days, isActive: row.is_active, sortOrder: row.sort_order, version: row.version, skill: row.skill, certificate: row.certificate }
}

export async function listCategories(ctx: Ctx): Promise<Output<typeof cases.listCategories>> {
  const rows = await ctx.tx.selectFrom('case_category').selectAll().orderBy('sort_order').orderBy('code').execute()
  return { items: rows.map(present) }
}

/** A category of the two-level tree. Throws `not_found` for a foreign parent, `rule_broken` for a third level, `already_exists` for a used code. */
export async function createCategory(ctx: Ctx, { body }: Input<typeof cases.createCategory>): Promise<cases.Category> {
  if (body.parentId) {
    const parent = await ctx.tx.selectFrom('case_category').select('parent_id').where('id', '=', body.parentId).executeTakeFirst()
    if (!parent) throw wrongField('not_found', '/parentId', 'no such category')
    if (parent.parent_id) throw wrongField('rule_broken', '/parentId', 'categories have two levels')
  }
  await mustBeListed(ctx, 'skill', [body.skill || null], '/skill')
  await mustBeListed(ctx, 'certificate', [body.certificate || null], '/certificate')
  const taken = await ctx.tx.selectFrom('case_category').select('id').where('code', '=', body.code).executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/code', body.code)
  const row = await ctx.tx
    .insertInto('case_category')
    .values({
      organization_id: ctx.organizationId, id: newId(), parent_id: body.parentId, code: body.code, name: body.name, kind: body.kind, department_code: body.departmentCode, urgency: body.urgency, warranty_days: body.warrantyDays, is_active: body.isActive, sort_order: body.sortOrder,
      skill: body.skill || null, certificate: body.certificate || null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: null, recordType: 'case_category', recordId: row.id, action: 'created' })
  return present(row)
}

export async function changeCategory(ctx: Ctx, { params, body }: Input<typeof cases.changeCategory>): Promise<cases.Category> {
  const before = await ctx.tx.selectFrom('case_category').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, async () => present(before))
  const needs = { skill: body.skill === undefined ? before.skill : body.skill || null, certificate: body.certificate === undefined ? before.certificate : body.certificate || null }
  await mustBeListed(ctx, 'skill', [needs.skill], '/skill', [before.skill])
  await mustBeListed(ctx, 'certificate', [needs.certificate], '/certificate', [before.certificate])
  const after = { ...needs, name: body.name, kind: body.kind, department_code: body.departmentCode, urgency: body.urgency, warranty_days: body.warrantyDays, is_active: body.isActive, sort_order: body.sortOrder }
  const row = await ctx.tx.updateTable('case_category').set({ ...after, version: before.version + 1 }).where('id', '=', params.id).returningAll().executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: null, recordType: 'case_category', recordId: row.id, action: 'changed', changes: changesBetween({ ...before }, after) })
  return present(row)
}

/** Gives a new organisation the default tree (CMP-021). Does nothing when it has categories. */
export async function seedCategories(ctx: Ctx, locale: Locale): Promise<void> {
  const any = await ctx.tx.selectFrom('case_category').select('id').limit(1).executeTakeFirst()
  if (any) return
  const values: Insertable<CategoryTable>[] = []
  for (const [index, root] of DEFAULT_CATEGORIES.entries()) {
    const rootId = newId()
    const common = { organization_id: ctx.organizationId, department_code: root.department, kind: root.kind }
    values.push({ ...common, id: rootId, parent_id: null, code: root.code, name: root.name[locale], sort_order: index * 100, warranty_days: root.kind === 'repair' ? REPAIR_WARRANTY : null })
    for (const [leafIndex, leaf] of root.children.entries())
      values.push({ ...common, id: newId(), parent_id: rootId, code: `${root.code}.${leaf.code}`, name: leaf.name[locale], urgency: leaf.urgency ?? 'normal', sort_order: index * 100 + leafIndex + 1 })
  }
  await ctx.tx.insertInto('case_category').values(values).onConflict((conflict) => conflict.doNothing()).execute()
}
