import { sql } from 'kysely'
import { forgetFiles } from '../../platform/files/forget.ts'
import { atTheirSites, holdsRows, ofPerson, ofTheirUnits, tracePattern, withTheirPhone, type Subject } from '../../platform/personal-data/index.ts'

/** Copies of papers of the person, or of their home when the title names them: nothing obliges anybody to keep these. */
const copies = (subject: Subject): ReturnType<typeof sql> =>
  sql`(${ofPerson()(subject)} or (${ofTheirUnits()(subject)} and title ~ ${tracePattern(subject) ?? '^$'})) and kind_id in (select id from document_kind where is_personal and not has_original)`
const around = (subject: Subject): ReturnType<typeof sql> => sql`(${ofPerson()(subject)} or ${ofTheirUnits()(subject)})`
const ofDocuments = (column: string) => (subject: Subject): ReturnType<typeof sql> => sql`${sql.ref(column)} in (select id from document where ${around(subject)})`
const ofOriginals = (subject: Subject): ReturnType<typeof sql> => sql`original_id in (select id from archive_original where ${ofDocuments('document_id')(subject)})`

/** Scans of a person's papers go with their bytes; contracts and originals stay as the law wants, without the name in what is ours to write. */
export function personalDataOfDocuments(): void {
  holdsRows(
    'documents',
    [
      {
        table: 'document', of: copies, record: 'document',
        async afterwards(ctx, ids) {
          await ctx.tx.deleteFrom('document_file').where('document_id', 'in', [...ids]).execute()
          await forgetFiles(ctx, 'document', ids)
          await ctx.tx.updateTable('document').set({ state: 'withdrawn', withdrawn_reason: 'erased', note: '', updated_at: ctx.now }).where('id', 'in', [...ids]).execute()
        },
        isEmptied: true,
      },
      { table: 'document_version', of: ofDocuments('document_id'), own: null, covers: ['note'] },
      { table: 'archive_original', of: ofDocuments('document_id'), own: null, covers: ['note'] },
      { table: 'archive_damage', of: ofOriginals, own: null, covers: ['description'] },
      { table: 'archive_loan', of: ofOriginals, own: null, covers: ['borrower_name', 'borrower_phone', 'purpose', 'return_note'] },
      { table: 'archive_loan', of: withTheirPhone('borrower_phone'), covers: ['borrower_name', 'borrower_phone', 'purpose', 'return_note'] },
      { table: 'document', of: around, own: ofPerson(), covers: ['title', 'reference', 'note'], record: 'document', onlyNamingLines: true, why: 'archive_law' },
      { table: 'archive_transfer', of: atTheirSites, isShared: true, covers: ['note', 'reason'] },
      { table: 'contract', of: ofPerson(), keeps: { parties: 'contract', counterparty: 'contract', title: 'contract', obligations: 'contract', items: 'contract' }, covers: ['risk_notes', 'grade_reason', 'ended_reason', 'note', 'amount_basis'], why: 'contract' },
    ],
    async (ctx, personId) => {
      const rows = await ctx.tx.selectFrom('contract').select('number').where('person_id', '=', personId).where('state', 'in', ['draft', 'in_force']).execute()
      return rows.map(({ number }) => ({ kind: 'running_contract', text: number }))
    },
  )
}
