import { sql } from 'kysely'
import { holdsRows, ofPerson, ofTheirUnits, withTheirPhone, type Subject } from '../../platform/personal-data/index.ts'
import { bigrams } from '../../platform/text/index.ts'
import { isOpen } from './lifecycle.ts'

const WORDS = ['title', 'statement', 'place', 'expectation', 'demand', 'wish', 'persons_involved', 'wait_reason', 'result', 'cause', 'close_reason', 'wait_objection', 'transfer_reason', 'contact_phone'] as const
const others = (subject: Subject): ReturnType<typeof sql> => sql`(${ofTheirUnits()(subject)} or joined_by && ${subject.personIds}::uuid[])`
/** Cases that the person reported. */
export const ofOwnCases = (column = 'case_id') => (subject: Subject): ReturnType<typeof sql> => sql`${sql.ref(column)} in (select id from service_case where ${ofPerson()(subject)})`
/** Those, and all of the homes in which the person lived: what others reported there may name them. */
export const ofTheirCases = (column = 'case_id') => (subject: Subject): ReturnType<typeof sql> =>
  sql`${sql.ref(column)} in (select id from service_case where ${ofPerson()(subject)} or ${others(subject)})`

/** What a person reported, and in which words: kept as the record of the service, without name and phone. */
export function personalDataOfCases(): void {
  holdsRows(
    'cases',
    [
      {
        table: 'service_case', of: ofPerson(), blanks: { contact_phone: '' }, covers: WORDS.slice(0, -1), coversJson: ['rating', 'wished_windows'], coversLists: ['major_reasons'], record: 'case', why: 'service_record',
        async afterwards(ctx, ids) {
          // What is searched by is made of what is left to read.
          const rows = await ctx.tx.selectFrom('service_case').select(['id', 'title', 'statement']).where('id', 'in', [...ids]).execute()
          for (const { id, title, statement } of rows) await ctx.tx.updateTable('service_case').set({ grams: bigrams(`${title} ${statement}`.slice(0, 400)) }).where('id', '=', id).execute()
        },
      },
      { table: 'service_case', of: others, own: null, covers: WORDS, coversJson: ['rating', 'wished_windows'], record: 'case', onlyNamingLines: true },
      { table: 'contact', of: ofPerson(), blanks: { phone: '' }, covers: ['words', 'answer'], why: 'service_record' },
      { table: 'contact', of: withTheirPhone('phone'), blanks: { phone: '' }, covers: ['words', 'answer'] },
      { table: 'contact', of: ofTheirUnits(), own: null, covers: ['phone', 'words', 'answer'] },
      { table: 'case_rating', of: ofTheirCases(), own: ofOwnCases(), covers: ['opinion'] },
      { table: 'return_visit', of: ofTheirCases(), own: ofOwnCases(), covers: ['opinion'] },
      { table: 'case_team', of: ofTheirCases(), own: null, covers: ['purpose', 'result'] },
    ],
    async (ctx, personId) => {
      const rows = await ctx.tx.selectFrom('service_case').select(['number', 'status']).where('person_id', '=', personId).execute()
      return rows.filter(({ status }) => isOpen(status)).map(({ number }) => ({ kind: 'open_case', text: number }))
    },
  )
}
