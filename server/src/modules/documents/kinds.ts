import { documents, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { READY_KINDS, READY_SCOPE } from './ready.ts'
import type { DocumentKindTable } from './tables.ts'

export type KindRow = Selectable<DocumentKindTable>

/** All kinds of the organisation, by id. There are a few dozen. */
export async function kindsOf(ctx: Ctx): Promise<Map<string, KindRow>> {
  const rows = await ctx.tx.selectFrom('document_kind').selectAll().orderBy('sort_order').orderBy('code').execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether the actor may read documents of a class at a site; residents read none. */
export function mayReadClass(ctx: Ctx, of: documents.DocumentClass, siteId: string): boolean {
  return ctx.actor.kind !== 'resident' && ctx.actor.can('documents:read', siteId) && ctx.actor.can(`documents:${of}`, siteId)
}

/** Ids of the kinds that the actor may read at a site. */
export function readableKinds(ctx: Ctx, kinds: ReadonlyMap<string, KindRow>, siteId: string): string[] {
  return [...kinds.values()].filter((kind) => mayReadClass(ctx, kind.class, siteId)).map(({ id }) => id)
}

export function presentKind(row: KindRow): documents.DocumentKind {
  return {
    id: row.id, code: row.code, name: row.name, class: row.class, subjects: row.subjects, isPersonal: row.is_personal, requiredStates: row.required_states, retentionYears: row.retention_years, hasOriginal: row.has_original, isShownToHousehold: row.is_shown_to_household, isActive: row.is_active, sortOrder: row.sort_order, version: row.version,
  }
}

export async function listDocumentKinds(ctx: Ctx): Promise<Output<typeof documents.listDocumentKinds>> {
  return { items: [...(await kindsOf(ctx)).values()].map(presentKind) }
}

/** Kinds and scope hold for the whole organisation, so they are changed by those who may at all its sites. */
export function mustManage(ctx: Ctx): void {
  if (ctx.actor.sitesFor('documents:manage') !== 'all') throw new AppError('not_permitted', 'Kinds of documents are changed by those who manage all sites of the organisation')
}

function tell(ctx: Ctx, id: string, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: null, recordType: 'document_kind', recordId: id, action, changes })
  announceChange(ctx, { recordType: 'document_kind', recordId: id, siteId: null, action })
}

/** Throws `already_exists` naming `/code`. */
export async function createDocumentKind(ctx: Ctx, { body }: Input<typeof documents.createDocumentKind>): Promise<documents.DocumentKind> {
  mustManage(ctx)
  mustFit(body.subjects, body.requiredStates)
  const row: KindRow = {
    organization_id: ctx.organizationId, id: newId(), code: body.code, name: body.name, class: body.class, subjects: body.subjects, is_personal: body.isPersonal, required_states: body.requiredStates, retention_years: body.retentionYears, has_original: body.hasOriginal, is_shown_to_household: body.isShownToHousehold, is_active: true, sort_order: body.sortOrder, version: 1, updated_at: ctx.now,
  }
  const made = await ctx.tx.insertInto('document_kind').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/code', body.code)
  tell(ctx, row.id, 'created')
  return presentKind(row)
}

/** What a unit must have is about the unit or somebody of it. */
function mustFit(subjects: readonly documents.DocumentSubject[], requiredStates: readonly string[]): void {
  if (requiredStates.length > 0 && !subjects.some((subject) => subject === 'unit' || subject === 'household' || subject === 'person'))
    throw wrongField('rule_broken', '/requiredStates', 'a unit cannot need a document that is not about units')
}

export async function changeDocumentKind(ctx: Ctx, { params, body }: Input<typeof documents.changeDocumentKind>): Promise<documents.DocumentKind> {
  mustManage(ctx)
  const before = await ctx.tx.selectFrom('document_kind').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found', 'No such kind')
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(presentKind(before)))
  const facts = {
    name: body.name ?? before.name, subjects: body.subjects ?? before.subjects, required_states: body.requiredStates ?? before.required_states, retention_years: body.retentionYears === undefined ? before.retention_years : body.retentionYears,
    has_original: body.hasOriginal ?? before.has_original, is_shown_to_household: body.isShownToHousehold ?? before.is_shown_to_household, is_active: body.isActive ?? before.is_active, sort_order: body.sortOrder ?? before.sort_order,
  }
  mustFit(facts.subjects, facts.required_states)
  const after: KindRow = { ...before, ...facts, version: before.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('document_kind').set({ ...facts, version: after.version, updated_at: ctx.now }).where('id', '=', before.id).execute()
  tell(ctx, before.id, 'changed', changesBetween<Record<string, unknown>>({ ...before }, facts))
  return presentKind(after)
}

/** The ready-made kinds and lines of scope that the organisation does not have; what it has is left alone. Tells how many kinds. */
export async function addReady(ctx: Ctx, today: string): Promise<number> {
  const known = new Set((await ctx.tx.selectFrom('document_kind').select('code').execute()).map(({ code }) => code))
  const missing = READY_KINDS.filter(({ code }) => !known.has(code))
  if (missing.length > 0)
    await ctx.tx
      .insertInto('document_kind')
      .values(missing.map((kind) => ({
        organization_id: ctx.organizationId, id: newId(), code: kind.code, name: kind.name, class: kind.class, subjects: kind.subjects, is_personal: kind.isPersonal, required_states: kind.requiredStates ?? [], retention_years: kind.retentionYears ?? null, has_original: kind.hasOriginal ?? false, is_shown_to_household: kind.isShown ?? false, is_active: true,
        sort_order: (READY_KINDS.indexOf(kind) + 1) * 10, version: 1, updated_at: ctx.now,
      })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const ids = new Map((await ctx.tx.selectFrom('document_kind').select(['code', 'id']).execute()).map(({ code, id }) => [code, id]))
  // What is due begins with the month in which the organisation begins.
  const fromOn = `${today.slice(0, 7)}-01`
  await ctx.tx
    .insertInto('archive_scope')
    .values(READY_SCOPE.map((line) => ({ organization_id: ctx.organizationId, id: newId(), department_code: line.departmentCode, kind_id: ids.get(line.kind)!, cadence: line.cadence, due_days: line.dueDays, from_on: fromOn, note: line.note, is_active: true, version: 1, updated_at: ctx.now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return missing.length
}

export async function addReadyKinds(ctx: Ctx): Promise<Output<typeof documents.addReadyKinds>> {
  mustManage(ctx)
  return { added: await addReady(ctx, dayIn('Asia/Shanghai', ctx.now)) }
}
