import type { originals } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { placeOf } from './place.ts'
import { kindsOf, mayReadClass } from './kinds.ts'
import type { ArchiveOriginalTable } from './tables.ts'

export type OriginalRow = Selectable<ArchiveOriginalTable>
export type Brief = originals.Original['document'] & { siteId: string }

/** Documents as a line of a list, by id; those of a class that the actor may not read are missing. */
export async function documentBriefs(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Brief>> {
  if (ids.length === 0) return new Map()
  const kinds = await kindsOf(ctx)
  const rows = await ctx.tx.selectFrom('document').select(['id', 'site_id', 'number', 'title', 'kind_id', 'document_on']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(
    rows
      .filter((row) => mayReadClass(ctx, kinds.get(row.kind_id)!.class, row.site_id))
      .map((row) => [row.id, { id: row.id, siteId: row.site_id, number: row.number, title: row.title, kind: kinds.get(row.kind_id)!.name, documentOn: row.document_on }]),
  )
}

export const briefOf = ({ id, number, title, kind, documentOn }: Brief): originals.Original['document'] => ({ id, number, title, kind, documentOn })

/** Paper originals with their place and their loan, in the order given; without those of a class that the actor may not read. */
export async function presentOriginals(ctx: Ctx, rows: readonly OriginalRow[]): Promise<originals.Original[]> {
  if (rows.length === 0) return []
  const documents = await documentBriefs(ctx, rows.map((row) => row.document_id))
  const boxes = new Map((await ctx.tx.selectFrom('archive_box').select(['id', 'cabinet', 'layer', 'box']).where('id', 'in', [...new Set(rows.map((row) => row.box_id))]).execute()).map((box) => [box.id, placeOf(box)]))
  const loans = new Map((await ctx.tx.selectFrom('archive_loan').select(['id', 'original_id', 'number', 'borrower_name', 'due_on']).where('original_id', 'in', rows.map((row) => row.id)).where('state', '=', 'out').execute()).map((loan) => [loan.original_id, loan]))
  return rows.flatMap((row) => {
    const document = documents.get(row.document_id)
    if (!document) return []
    const loan = loans.get(row.id)
    return {
      id: row.id, siteId: row.site_id, document: briefOf(document), box: { id: row.box_id, place: boxes.get(row.box_id)! }, position: row.position, copies: row.copies, condition: row.condition, note: row.note,
      loan: loan ? { id: loan.id, number: loan.number, borrower: loan.borrower_name, dueOn: loan.due_on } : null, version: row.version,
    }
  })
}
