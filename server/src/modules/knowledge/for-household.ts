import { sql } from 'kysely'
import { householdHistory, personReferenceStays } from '../archives/index.ts'

/** Fee queries and documents that were handed out stand in the history of a household. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['fee_query'], permission: 'knowledge:read',
    lines: (_, unitId) => sql`select 'fee_query', f.id, f.at, '', f.asked_name, null, null, null::bigint from fee_query f where f.unit_id = ${unitId}::uuid`,
  })
  householdHistory({
    kinds: ['document_receipt'], permission: 'knowledge:read',
    lines: (_, unitId) => sql`select 'document_receipt', d.id, d.at, '', a.title, null, null, null::bigint from document_receipt d join article_version a on a.organization_id = d.organization_id and a.article_id = d.article_id and a.version = d.article_version where d.unit_id = ${unitId}::uuid`,
  })
  personReferenceStays({ table: 'fee_query', column: 'person_id', because: 'who was told a fee is proof' })
  personReferenceStays({ table: 'document_receipt', column: 'person_id', because: 'who signed for a paper is proof' })
}
