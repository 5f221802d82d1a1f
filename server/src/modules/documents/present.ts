import { documents } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesById } from '../../platform/files/files.ts'
import { iso } from '../../platform/time.ts'
import { kindsOf, mayReadClass, type KindRow } from './kinds.ts'
import { openUntilOf } from './open-until.ts'
import { placeOf } from './place.ts'
import { subjectNames } from './subjects.ts'
import type { DocumentTable } from './tables.ts'

export type DocumentRow = Selectable<DocumentTable>

/** Rows of a list with the names that they show. */
export async function presentDocuments(ctx: Ctx, rows: readonly DocumentRow[], known?: ReadonlyMap<string, KindRow>): Promise<documents.DocumentSummary[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const kinds = known ?? (await kindsOf(ctx))
  const names = await subjectNames(ctx, rows)
  const departments = new Map((await ctx.tx.selectFrom('department').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))
  const { rows: counts } = await ctx.client.query<{ document_id: string; files: number }>({
    name: 'documents_files', text: 'select f.document_id, count(*)::int as files from document_file f join document d on d.organization_id = f.organization_id and d.id = f.document_id and d.current_version = f.number where f.document_id = any($1::uuid[]) group by f.document_id', values: [ids],
  })
  const files = new Map(counts.map((row) => [row.document_id, row.files]))
  const { rows: originals } = await ctx.client.query<{ document_id: string; cabinet: string; layer: string; box: string; is_lent: boolean }>({
    name: 'documents_papers',
    text: `select o.document_id, b.cabinet, b.layer, b.box, exists (select from archive_loan l where l.organization_id = o.organization_id and l.original_id = o.id and l.state = 'out') as is_lent
           from archive_original o join archive_box b on b.organization_id = o.organization_id and b.id = o.box_id where o.document_id = any($1::uuid[])`,
    values: [ids],
  })
  const papers = new Map(originals.map((paper) => [paper.document_id, paper]))
  return rows.map((row) => {
    const kind = kinds.get(row.kind_id)!
    const paper = papers.get(row.id)
    return {
      id: row.id, siteId: row.site_id, number: row.number, reference: row.reference, kind: { id: kind.id, name: kind.name }, class: kind.class, title: row.title, medium: row.medium, acquisition: row.acquisition, subject: { type: row.subject_type, id: row.subject_id, name: names.get(row.subject_id) ?? '' },
      documentOn: row.document_on, validUntil: row.valid_until, keepUntil: row.keep_until, department: row.department_id === null ? null : { id: row.department_id, name: departments.get(row.department_id) ?? '' }, state: row.state, custody: row.custody, currentVersion: row.current_version,
      fileCount: files.get(row.id) ?? 0, isPersonal: kind.is_personal, hasOriginal: paper !== undefined, place: paper ? placeOf(paper) : null, isLent: paper?.is_lent ?? false, filedAt: iso(row.filed_at), filedBy: row.filed_by_name, version: row.version,
    }
  })
}

/** A document whose class the actor may read. Throws `not_found`. */
export async function visibleDocument(ctx: Ctx, id: string, lock: 'lock' | 'no lock' = 'no lock'): Promise<{ row: DocumentRow; kind: KindRow }> {
  const select = ctx.tx.selectFrom('document').selectAll().where('id', '=', id)
  const row = await (lock === 'lock' ? select.forUpdate() : select).executeTakeFirst()
  const kind = row && (await ctx.tx.selectFrom('document_kind').selectAll().where('id', '=', row.kind_id).executeTakeFirstOrThrow())
  if (!row || !kind || !mayReadClass(ctx, kind.class, row.site_id)) throw new AppError('not_found', 'No such document')
  return { row, kind }
}

/** A document that the actor keeps, locked. Throws `not_found`, `not_permitted`. */
export async function lockDocument(ctx: Ctx, id: string): Promise<{ row: DocumentRow; kind: KindRow }> {
  const found = await visibleDocument(ctx, id, 'lock')
  ctx.actor.mustBeAbleTo('documents:keep', found.row.site_id)
  return found
}

/** One document with its versions. What is personal shows its files only while it is open to the asker. */
export async function presentDocument(ctx: Ctx, row: DocumentRow, kind: KindRow): Promise<documents.DocumentItem> {
  const [summary] = await presentDocuments(ctx, [row], new Map([[kind.id, kind]]))
  const openUntil = kind.is_personal ? await openUntilOf(ctx, row.id) : null
  const needsPurpose = kind.is_personal && openUntil === null
  const versions = await ctx.tx.selectFrom('document_version').selectAll().where('document_id', '=', row.id).orderBy('number', 'desc').execute()
  const files = await ctx.tx.selectFrom('document_file').selectAll().where('document_id', '=', row.id).orderBy('position').execute()
  const refs = await filesById(ctx, needsPurpose ? [] : files.map((file) => file.file_id))
  const original = await ctx.tx.selectFrom('archive_original').select('id').where('document_id', '=', row.id).executeTakeFirst()
  return {
    ...summary!, note: row.note, withdrawnReason: row.withdrawn_reason, openUntil: iso(openUntil), needsPurpose, originalId: original?.id ?? null,
    versions: versions.map((version) => {
      const own = files.filter((file) => file.number === version.number)
      return {
        number: version.number, note: version.note, filedAt: iso(version.filed_at), filedBy: version.filed_by_name, fileCount: own.length,
        files: own.flatMap((file) => (refs.has(file.file_id) ? [{ file: refs.get(file.file_id)!, sha256: file.sha256, checkedAt: iso(file.checked_at), isIntact: file.is_intact }] : [])),
      }
    }),
    allowedActions: row.state === 'filed' && ctx.actor.can('documents:keep', row.site_id) ? documents.DOCUMENT_ACTIONS.filter((action) => action !== 'check' || files.length > 0) : [],
  }
}
