import { sql } from 'kysely'
import { householdHistory, personReference, personReferenceStays } from '../archives/index.ts'

/** Documents and contracts stand in the history of a household, and those of a person go along with a merged file. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['document'], permission: 'documents:read',
    lines: (_, unitId) => sql`select 'document', d.id, d.filed_at, d.number, d.title, null, null, null::bigint from document d where d.unit_id = ${unitId}::uuid and d.state = 'filed'`,
  })
  householdHistory({
    kinds: ['contract'], permission: 'contracts:read',
    lines: (_, unitId) => sql`select 'contract', c.id, coalesce(c.signed_on, c.from_on)::timestamptz, c.number, c.title, c.state, 'contractState', c.amount_fen::bigint from contract c where c.unit_id = ${unitId}::uuid and c.state <> 'draft'`,
  })
  personReference({ kind: 'document', table: 'document', column: 'subject_id', key: ['id'] })
  personReference({ kind: 'contract', table: 'contract', column: 'person_id', key: ['id'] })
  personReferenceStays({ table: 'document', column: 'person_id', because: 'made by the database from what the document is about' })
}
