import { createHash } from 'node:crypto'
import type { documents, Input, registers } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, dayNumber, mustBeCurrent, nextNumber, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { mayReadClass, type KindRow } from './kinds.ts'
import { lockDocument, presentDocument, visibleDocument, type DocumentRow } from './present.ts'
import { keepUntil } from './rules.ts'
import { subjectAt } from './subjects.ts'

type NewRow = Omit<DocumentRow, 'unit_id' | 'person_id' | 'building_id' | `${registers.RecordHit['kind']}_id`>

/**
 * Files a document with its scans under a number (HHD-006). The same id again answers what was filed. Throws `not_found` naming the subject
 * or the kind, `rule_broken` for a kind that is not about such a subject, and `not_permitted` without the right of the class.
 */
export async function fileDocument(ctx: Ctx, { body }: Input<typeof documents.fileDocument>): Promise<documents.DocumentItem> {
  const { siteId } = body
  ctx.actor.mustSee('documents:read', siteId)
  ctx.actor.mustBeAbleTo('documents:keep', siteId)
  await siteById(ctx, siteId)
  if (body.id !== undefined) {
    const known = await ctx.tx.selectFrom('document').select('id').where('id', '=', body.id).where('site_id', '=', siteId).executeTakeFirst()
    if (known) return visibleDocument(ctx, known.id).then(({ row, kind }) => presentDocument(ctx, row, kind))
  }
  const { row, kind } = await writeDocument(ctx, body, { id: ctx.actor.employeeId, name: ctx.actor.name })
  return presentDocument(ctx, row, kind)
}

/** Looks at everything that a new document says, and writes it as filed by a colleague; a list of many is filed by who brought it. */
export async function writeDocument(ctx: Ctx, body: Input<typeof documents.fileDocument>['body'], by: { id: string | null; name: string }): Promise<{ row: DocumentRow; kind: KindRow }> {
  const { siteId } = body
  const id = body.id ?? newId()
  const kind = await usableKind(ctx, body.kindId, siteId)
  if (!kind.subjects.includes(body.subject.type)) throw wrongField('rule_broken', '/subject/type', `${kind.name} is not about this`)
  const name = await subjectAt(ctx, siteId, body.subject)
  await mustBeDepartment(ctx, siteId, body.departmentId)
  mustFollow(body.documentOn, body.validUntil)
  const day = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  const row: NewRow = {
    organization_id: ctx.organizationId, id, site_id: siteId, number: dayNumber('D', day, await nextNumber(ctx, siteId, `document-${day}`)), kind_id: kind.id, reference: body.reference, title: body.title || `${kind.name} ${name}`.slice(0, 120), medium: body.medium, acquisition: body.acquisition, subject_type: body.subject.type, subject_id: body.subject.id,
    document_on: body.documentOn, valid_until: body.validUntil, keep_until: keepUntil(kind.retention_years, body.documentOn, day), department_id: body.departmentId, note: body.note, state: 'filed', withdrawn_reason: '', custody: 'department', current_version: 1,
    filed_by: by.id, filed_by_name: by.name, filed_at: ctx.now, version: 1, updated_at: ctx.now,
  }
  const made = await ctx.tx.insertInto('document').values(row).onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing()).returningAll().executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/id', 'a document with this id exists')
  await addVersion(ctx, id, 1, '', body.fileIds)
  tell(ctx, made, 'filed', { toStatus: 'filed', fileIds: kind.is_personal ? [] : body.fileIds })
  return { row: made, kind }
}

async function usableKind(ctx: Ctx, id: string, siteId: string): Promise<KindRow> {
  const kind = await ctx.tx.selectFrom('document_kind').selectAll().where('id', '=', id).executeTakeFirst()
  if (!kind) throw wrongField('not_found', '/kindId', 'no such kind')
  if (!kind.is_active) throw wrongField('rule_broken', '/kindId', `${kind.name} is put away`)
  if (!mayReadClass(ctx, kind.class, siteId)) throw new AppError('not_permitted', `documents:${kind.class} is needed`)
  return kind
}

async function mustBeDepartment(ctx: Ctx, siteId: string, id: string | null | undefined): Promise<void> {
  if (!id) return
  const found = await ctx.tx.selectFrom('department').select('id').where('id', '=', id).where('site_id', '=', siteId).executeTakeFirst()
  if (!found) throw wrongField('not_found', '/departmentId', 'no such department at this site')
}

function mustFollow(documentOn: string | null, validUntil: string | null): void {
  if (documentOn !== null && validUntil !== null && validUntil < documentOn) throw wrongField('rule_broken', '/validUntil', 'lies before the day of the document')
}

/** Writes a version with its files and their sums as they are at the filing. */
async function addVersion(ctx: Ctx, documentId: string, number: number, note: string, fileIds: readonly string[]): Promise<void> {
  await ctx.tx.insertInto('document_version').values({ organization_id: ctx.organizationId, document_id: documentId, number, note, filed_by_name: ctx.actor.name, filed_at: ctx.now }).execute()
  const ids = [...new Set(fileIds)]
  if (ids.length === 0) return
  await attachFiles(ctx, { type: 'document', id: documentId }, ids, `v${number}`)
  const sums = new Map((await ctx.tx.selectFrom('file').select(['id', 'sha256']).where('id', 'in', ids).execute()).map((file) => [file.id, file.sha256]))
  await ctx.tx
    .insertInto('document_file')
    .values(ids.map((file_id, i) => ({ organization_id: ctx.organizationId, document_id: documentId, number, position: i + 1, file_id, sha256: sums.get(file_id)!, checked_at: null, is_intact: null })))
    .execute()
}

type Told = { fromStatus?: string; toStatus?: string; note?: string | null; changes?: ReturnType<typeof changesBetween>; fileIds?: string[] }
export function tell(ctx: Ctx, row: Pick<DocumentRow, 'id' | 'site_id'>, action: string, told: Told = {}): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'document', recordId: row.id, action, ...told })
  announceChange(ctx, { recordType: 'document', recordId: row.id, siteId: row.site_id, action })
}

export async function changeDocument(ctx: Ctx, { params, body }: Input<typeof documents.changeDocument>): Promise<documents.DocumentItem> {
  const { row, kind } = await lockDocument(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentDocument(ctx, row, kind))
  if (row.state !== 'filed') throw new AppError('action_not_allowed', 'It was withdrawn')
  const facts = {
    reference: body.reference ?? row.reference, title: body.title ?? row.title, medium: body.medium ?? row.medium, acquisition: body.acquisition ?? row.acquisition, document_on: body.documentOn === undefined ? row.document_on : body.documentOn, valid_until: body.validUntil === undefined ? row.valid_until : body.validUntil,
    department_id: body.departmentId === undefined ? row.department_id : body.departmentId, note: body.note ?? row.note,
  }
  mustFollow(facts.document_on, facts.valid_until)
  await mustBeDepartment(ctx, row.site_id, facts.department_id)
  const keep_until = keepUntil(kind.retention_years, facts.document_on, dayIn(await timeZoneOf(ctx, row.site_id), row.filed_at))
  const after: DocumentRow = { ...row, ...facts, keep_until, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('document').set({ ...facts, keep_until, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  tell(ctx, row, 'changed', { changes: changesBetween<Record<string, unknown>>({ ...row }, { ...facts, keep_until }) })
  return presentDocument(ctx, after, kind)
}

/** Adds a version, withdraws a document that should not be here, or counts its bytes again. Throws `action_not_allowed` once it is withdrawn. */
export async function actOnDocument(ctx: Ctx, { params, body }: Input<typeof documents.actOnDocument>): Promise<documents.DocumentItem> {
  const { row, kind } = await lockDocument(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentDocument(ctx, row, kind))
  if (row.state !== 'filed') throw new AppError('action_not_allowed', 'It was withdrawn')
  const after: DocumentRow = { ...row, version: row.version + 1, updated_at: ctx.now }
  switch (body.action) {
    case 'add_version':
      after.current_version = row.current_version + 1
      await addVersion(ctx, row.id, after.current_version, body.note, body.fileIds)
      tell(ctx, row, 'add_version', { note: body.note, fileIds: kind.is_personal ? [] : body.fileIds })
      break
    case 'withdraw':
      after.state = 'withdrawn'
      after.withdrawn_reason = body.reason
      await mustBeLoose(ctx, row)
      tell(ctx, row, 'withdraw', { fromStatus: 'filed', toStatus: 'withdrawn', note: body.reason })
      break
    case 'check': {
      const damaged = await countAgain(ctx, row.id)
      tell(ctx, row, damaged === 0 ? 'checked' : 'found_damaged', { note: damaged === 0 ? null : String(damaged) })
    }
  }
  const { current_version, state, withdrawn_reason, version, updated_at } = after
  await ctx.tx.updateTable('document').set({ current_version, state, withdrawn_reason, version, updated_at }).where('id', '=', row.id).execute()
  return presentDocument(ctx, after, kind)
}

/** What is lent or on its way to the archive is not withdrawn behind their backs. */
async function mustBeLoose(ctx: Ctx, row: DocumentRow): Promise<void> {
  if (row.custody === 'in_transfer') throw new AppError('action_not_allowed', 'It is on its way to the central archive')
  const lent = await ctx.tx
    .selectFrom('archive_original')
    .innerJoin('archive_loan', (join) => join.onRef('archive_loan.organization_id', '=', 'archive_original.organization_id').onRef('archive_loan.original_id', '=', 'archive_original.id').on('archive_loan.state', '=', 'out'))
    .select('archive_loan.number')
    .where('archive_original.document_id', '=', row.id)
    .executeTakeFirst()
  if (lent) throw new AppError('action_not_allowed', `Its original is lent: ${lent.number}`)
}

/** Counts the bytes of all files again (HHD-006); tells how many are not what was filed. */
async function countAgain(ctx: Ctx, documentId: string): Promise<number> {
  const files = await ctx.tx.selectFrom('document_file').selectAll().where('document_id', '=', documentId).execute()
  let damaged = 0
  for (const file of files) {
    const is_intact = (await sumOf(ctx, file.sha256)) === file.sha256
    if (!is_intact) damaged++
    await ctx.tx.updateTable('document_file').set({ checked_at: ctx.now, is_intact }).where('document_id', '=', documentId).where('number', '=', file.number).where('position', '=', file.position).execute()
  }
  return damaged
}

/** The sum of the bytes as they lie there now; null when they are gone, or when the store itself finds them damaged. */
async function sumOf(ctx: Ctx, sha256: string): Promise<string | null> {
  if (!(await ctx.app.blobs.has(sha256))) return null
  const hash = createHash('sha256')
  try {
    for await (const chunk of ctx.app.blobs.get(sha256)) hash.update(chunk as Buffer)
  } catch (error) {
    if (error instanceof Error && error.message.endsWith('is damaged')) return null
    throw error
  }
  return hash.digest('hex')
}
