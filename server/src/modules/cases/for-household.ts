import { sql } from 'kysely'
import { householdHistory, personReference, personReferenceStays } from '../archives/index.ts'

/** Cases, complaints and contacts stand in the history of a household, and go along when two files of a person become one. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['case', 'complaint'], permission: 'cases:read',
    lines: (_, unitId) => sql`select case when c.kind = 'complaint' then 'complaint' else 'case' end, c.id, c.registered_at, c.number, c.title, c.status, 'caseStatus', null::bigint from service_case c where c.unit_id = ${unitId}::uuid`,
  })
  householdHistory({
    // Contacts that became no case; the others are told by their case.
    kinds: ['contact'], permission: 'cases:read',
    lines: (_, unitId) => sql`select 'contact', c.id, c.at, '', left(c.words, 200), null, null, null::bigint from contact c where c.unit_id = ${unitId}::uuid and c.case_id is null`,
  })
  personReference({ kind: 'case', table: 'service_case', column: 'person_id', key: ['id'] })
  personReference({ kind: 'case', table: 'service_case', column: 'joined_by', isList: true, key: ['id'] })
  personReferenceStays({ table: 'contact', column: 'person_id', because: 'who called when is proof; the list of a person looks through merged files' })
  personReferenceStays({ table: 'case_rating', column: 'person_id', because: 'who rated is proof' })
}
