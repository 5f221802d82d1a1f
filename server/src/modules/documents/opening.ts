import type { documents, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { recordAccess, type Access } from '../../platform/personal-data/index.ts'
import { iso } from '../../platform/time.ts'
import { mayReadClass } from './kinds.ts'
import { openUntilOf } from './open-until.ts'
import { isOwnPaper } from './own-papers.ts'
import { presentDocument, visibleDocument, type DocumentRow } from './present.ts'

/** Of whom a document tells, for the access log. */
export function subjectOf(row: DocumentRow): Access['subject'] {
  if (row.unit_id !== null) return { unitId: row.unit_id }
  if (row.person_id !== null) return { personId: row.person_id }
  return { list: 'documents', rows: 1 }
}

/** Opens a document with personal data to the asker and says on the access log what for (PRV-003). Others need no opening: `action_not_allowed`. */
export async function openDocument(ctx: Ctx, { params, body }: Input<typeof documents.openDocument>): Promise<documents.DocumentItem> {
  const { row, kind } = await visibleDocument(ctx, params.id)
  if (!kind.is_personal) throw new AppError('action_not_allowed', 'It is open to whoever may read its class')
  if (ctx.actor.employeeId === null) throw new AppError('action_not_allowed', 'Only a colleague opens a document')
  recordAccess(ctx, { act: 'view', siteId: row.site_id, subject: subjectOf(row), classes: ['document'], purpose: body.purpose, reason: body.reason, record: { type: 'document', id: row.id } })
  // It is read again just below.
  await ctx.flush()
  return presentDocument(ctx, row, kind)
}

/** Whether the actor may see the files of a document: by its class, and what is personal only after saying what for. */
export async function maySeeFilesOf(ctx: Ctx, documentId: string): Promise<boolean> {
  if (ctx.actor.kind === 'resident') return isOwnPaper(ctx, documentId)
  const row = await ctx.tx
    .selectFrom('document')
    .innerJoin('document_kind', (join) => join.onRef('document_kind.organization_id', '=', 'document.organization_id').onRef('document_kind.id', '=', 'document.kind_id'))
    .select(['document.site_id', 'document_kind.class', 'document_kind.is_personal'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
  if (!row || !mayReadClass(ctx, row.class, row.site_id)) return false
  return !row.is_personal || (await openUntilOf(ctx, documentId)) !== null
}

/** Who opened it what for, newest first. */
export async function documentOpenings(ctx: Ctx, { params }: Input<typeof documents.documentOpenings>): Promise<Output<typeof documents.documentOpenings>> {
  const { row } = await visibleDocument(ctx, params.id)
  ctx.actor.mustBeAbleTo('personal_data:log', row.site_id)
  let select = ctx.tx.selectFrom('access_entry').selectAll().where('record_type', '=', 'document').where('record_id', '=', row.id).where('site_id', '=', row.site_id)
  // The index of the subject finds them among all others.
  if (row.unit_id !== null) select = select.where('unit_id', '=', row.unit_id)
  if (row.person_id !== null) select = select.where('person_id', '=', row.person_id)
  const rows = await select.orderBy('at', 'desc').orderBy('id', 'desc').limit(500).execute()
  return { items: rows.map((one) => ({ id: one.id, at: iso(one.at), by: one.actor_name, position: one.actor_position, act: one.act, purpose: one.purpose, reason: one.reason, recipient: one.recipient })) }
}
