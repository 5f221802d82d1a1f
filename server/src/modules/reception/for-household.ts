import { sql } from 'kysely'
import { householdHistory, personReference } from '../archives/index.ts'

/** Visits at the desk, appointments and visitors at the gate stand in the history of a household. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['visit'], permission: 'reception:read',
    lines: (_, unitId) => sql`select 'visit', v.id, v.arrived_at, v.ticket::text, left(v.need, 200), v.status, 'visitStatus', null::bigint from visit v where v.unit_id = ${unitId}::uuid`,
  })
  householdHistory({
    kinds: ['appointment'], permission: 'reception:read',
    lines: (_, unitId) => sql`select 'appointment', a.id, a.from_at, '', a.purpose, a.status, 'appointmentStatus', null::bigint from visit_appointment a where a.unit_id = ${unitId}::uuid`,
  })
  householdHistory({
    kinds: ['gate_visit'], permission: 'reception:read',
    lines: (_, unitId) => sql`select 'gate_visit', g.id, g.in_at, '', g.purpose, null, null, null::bigint from gate_visit g where g.unit_id = ${unitId}::uuid`,
  })
  personReference({ kind: 'visit', table: 'visit', column: 'person_id', key: ['id'] })
  personReference({ kind: 'visit', table: 'visit_appointment', column: 'person_id', key: ['id'] })
}
