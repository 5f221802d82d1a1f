import { sql } from 'kysely'
import { holdsRows, ofTheirUnits, type Subject } from '../../platform/personal-data/index.ts'
import { bigrams } from '../../platform/text/index.ts'
import { ofOwnCases, ofTheirCases } from '../cases/index.ts'

const theirs = (subject: Subject): ReturnType<typeof sql> => sql`(${ofTheirUnits()(subject)} or ${ofTheirCases()(subject)})`
const ofTheirOrders = (column = 'work_order_id') => (subject: Subject): ReturnType<typeof sql> => sql`${sql.ref(column)} in (select id from work_order where ${theirs(subject)})`

/** Work at the home of a person: who opened the door goes, what was repaired and who signed for the money stays. */
export function personalDataOfWorkOrders(): void {
  holdsRows('workorders', [
    {
      table: 'work_order', of: theirs, own: ofOwnCases(), why: 'service_record', record: 'work_order', onlyNamingLines: true, keeps: { signed_by: 'accounts' },
      covers: ['title', 'symptom', 'place', 'contact_name', 'contact_phone', 'safety_note', 'suspend_reason', 'result', 'verify_note', 'wait_objection', 'free_reason', 'free_note', 'not_rework_reason', 'outside_cost_note', 'invoice_note', 'limit_reason'], coversJson: ['materials'],
      async afterwards(ctx, ids) {
        const rows = await ctx.tx.selectFrom('work_order').select(['id', 'title', 'symptom', 'place', 'contact_name']).where('id', 'in', [...ids]).execute()
        for (const row of rows) await ctx.tx.updateTable('work_order').set({ grams: bigrams(`${row.title} ${row.symptom} ${row.place} ${row.contact_name}`.slice(0, 400)) }).where('id', '=', row.id).execute()
      },
    },
    { table: 'appointment_proposal', of: ofTheirOrders(), own: null, covers: ['note', 'answer', 'ended_by'], coversJson: ['windows'] },
    { table: 'dispatch_decision', of: ofTheirOrders(), own: null, covers: ['note'], coversLists: ['overridden'] },
    { table: 'late_evidence', of: ofTheirOrders(), own: null, coversJson: ['body'] },
    { table: 'quality_tracking', of: ofTheirOrders(), own: null, covers: ['note'] },
    { table: 'quote', of: theirs, own: ofOwnCases(), covers: ['title', 'note', 'reason'], keeps: { accepted_by: 'accounts' }, why: 'accounts', record: 'quote', onlyNamingLines: true },
    { table: 'quote_line', of: (subject: Subject) => sql`quote_id in (select id from quote where ${theirs(subject)})`, own: null, covers: ['name'] },
    { table: 'paid_charge', of: (subject: Subject) => sql`(${ofTheirUnits()(subject)} or ${ofTheirOrders()(subject)})`, own: (subject: Subject) => sql`work_order_id in (select id from work_order where ${ofOwnCases()(subject)})`, covers: ['title', 'invoice_note'] },
    { table: 'paid_order', of: theirs, own: ofOwnCases(), covers: ['invoice_note'] },
  ])
}
