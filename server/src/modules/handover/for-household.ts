import { sql } from 'kysely'
import { householdHistory, personReference } from '../archives/index.ts'

/** What the developer left behind in a home stands in the history of its household. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['defect'], permission: 'defects:read',
    lines: (_, unitId) => sql`select 'defect', d.id, d.registered_at, d.number, d.description, d.state, 'defectState', null::bigint from defect d where d.unit_id = ${unitId}::uuid`,
  })
  personReference({ kind: 'defect', table: 'defect', column: 'person_id', key: ['id'] })
}
