import { sql } from 'kysely'
import { householdHistory, personReference } from '../archives/index.ts'

/** Errands and bookings stand in the history of a household. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['errand'], permission: 'cases:read',
    lines: (_, unitId) => sql`select 'errand', e.id, e.asked_at, e.number, e.service, e.state, 'applicationState', null::bigint from utility_application e where e.unit_id = ${unitId}::uuid`,
  })
  householdHistory({
    kinds: ['booking'], permission: 'cases:read',
    lines: (_, unitId) => sql`select 'booking', b.id, b.made_at, '', k.name, b.state, 'bookingState', null::bigint from booking b join bookable k on k.organization_id = b.organization_id and k.id = b.bookable_id where b.unit_id = ${unitId}::uuid`,
  })
  personReference({ kind: 'errand', table: 'utility_application', column: 'person_id', key: ['id'] })
  personReference({ kind: 'booking', table: 'booking', column: 'person_id', key: ['id'] })
}
