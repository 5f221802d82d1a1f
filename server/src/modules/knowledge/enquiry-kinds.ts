import { knowledge, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { seededBase } from './seed.ts'
import { titlesOf } from './titles.ts'
import type { EnquiryKindTable } from './tables.ts'

type Row = Selectable<EnquiryKindTable>

async function present(ctx: Ctx, rows: readonly Row[]): Promise<knowledge.EnquiryKind[]> {
  const titles = await titlesOf(ctx, rows.map((row) => row.article_id))
  return rows.map((row) => ({
    id: row.id, code: row.code, name: row.name, article: row.article_id === null ? null : { id: row.article_id, name: titles.get(row.article_id)! }, departmentCode: row.department_code, post: row.post, responseMinutes: row.response_minutes,
    materials: row.materials, isActive: row.is_active, sortOrder: row.sort_order, version: row.version,
  }))
}

/** Kinds of enquiry in their order, with standard answer, responsible post, response time and materials (INQ-001). */
export async function listEnquiryKinds(ctx: Ctx): Promise<Output<typeof knowledge.listEnquiryKinds>> {
  await seededBase(ctx)
  return { items: await present(ctx, await ctx.tx.selectFrom('enquiry_kind').selectAll().orderBy('sort_order').orderBy('code').execute()) }
}

/** Throws `already_exists` for a used code, `not_found` for an unknown article. */
export async function createEnquiryKind(ctx: Ctx, { body }: Input<typeof knowledge.createEnquiryKind>): Promise<knowledge.EnquiryKind> {
  await seededBase(ctx)
  await mustBeArticle(ctx, body.articleId)
  const row = await ctx.tx
    .insertInto('enquiry_kind')
    .values({ organization_id: ctx.organizationId, id: newId(), code: body.code, name: body.name, article_id: body.articleId, department_code: body.departmentCode, post: body.post, response_minutes: body.responseMinutes, materials: body.materials, is_active: body.isActive, sort_order: body.sortOrder })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/code', body.code)
  tell(ctx, row.id, 'created')
  return (await present(ctx, [row]))[0]!
}

export async function changeEnquiryKind(ctx: Ctx, { params, body }: Input<typeof knowledge.changeEnquiryKind>): Promise<knowledge.EnquiryKind> {
  const before = await ctx.tx.selectFrom('enquiry_kind').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, async () => (await present(ctx, [before]))[0])
  await mustBeArticle(ctx, body.articleId ?? null)
  const after = { name: body.name, article_id: body.articleId, department_code: body.departmentCode, post: body.post, response_minutes: body.responseMinutes, materials: body.materials, is_active: body.isActive, sort_order: body.sortOrder }
  const row = await ctx.tx.updateTable('enquiry_kind').set({ ...after, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  tell(ctx, row.id, 'changed', changesBetween({ ...before }, after))
  return (await present(ctx, [row]))[0]!
}

async function mustBeArticle(ctx: Ctx, id: string | null): Promise<void> {
  if (id === null) return
  if (!(await ctx.tx.selectFrom('article').select('id').where('id', '=', id).executeTakeFirst())) throw wrongField('not_found', '/articleId', 'no such article')
}

function tell(ctx: Ctx, id: string, action: string, changes: { field: string; from: unknown; to: unknown }[] = []): void {
  recordHappening(ctx, { siteId: null, recordType: 'enquiry_kind', recordId: id, action, changes })
  announceChange(ctx, { recordType: 'enquiry_kind', recordId: id, siteId: null, action })
}

/** A kind of enquiry for a contact or case; null for null. Throws `not_found` naming the pointer for an unknown one, or one that is not in use. */
export async function enquiryKindById(ctx: Ctx, id: string | null | undefined, pointer: string): Promise<knowledge.EnquiryKind | null> {
  if (id === null || id === undefined) return null
  const row = await ctx.tx.selectFrom('enquiry_kind').selectAll().where('id', '=', id).where('is_active', '=', true).executeTakeFirst()
  if (!row) throw wrongField('not_found', pointer, 'no such kind of enquiry')
  return (await present(ctx, [row]))[0]!
}

/** Kinds of enquiry by id, whether in use or not, for showing records. */
export async function enquiryKindsById(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, knowledge.EnquiryKind>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('enquiry_kind').selectAll().where('id', 'in', wanted).execute()
  return new Map((await present(ctx, rows)).map((kind) => [kind.id, kind]))
}
