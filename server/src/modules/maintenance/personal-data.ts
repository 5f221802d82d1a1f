import { sql } from 'kysely'
import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents when a machine is serviced; where somebody did, the name goes with the person. */
export function personalDataOfMaintenance(): void {
  holdsRows('maintenance', [
    { table: 'maintenance_task', of: atTheirSites, isShared: true, covers: ['reason'] },
    { table: 'maintenance_result', of: (subject) => sql`task_id in (select id from maintenance_task where ${atTheirSites(subject)})`, isShared: true, covers: ['note'], coversJson: ['value'], keeps: { step_id: 'key of the procedure' } },
    { table: 'facility_counter', of: atTheirSites, isShared: true, covers: ['name'], keeps: { last_by: 'name of the colleague who read it' } },
    { table: 'counter_reading', of: (subject) => sql`counter_id in (select id from facility_counter where ${atTheirSites(subject)})`, isShared: true, covers: ['note', 'void_reason'] },
    { table: 'maintenance_plan', of: atTheirSites, isShared: true, covers: ['note'] },
    { table: 'legal_inspection', of: atTheirSites, isShared: true, covers: ['note'] },
    { table: 'legal_certificate', of: (subject) => sql`legal_inspection_id in (select id from legal_inspection where ${atTheirSites(subject)})`, isShared: true, covers: ['note', 'void_reason'] },
    { table: 'condition_assessment', of: (subject) => sql`facility_id in (select id from facility where ${atTheirSites(subject)})`, isShared: true, covers: ['note'] },
    { table: 'facility_downtime', of: atTheirSites, isShared: true, covers: ['note'] },
    { table: 'facility_cost', of: atTheirSites, isShared: true, covers: ['note', 'void_reason'] },
    { table: 'renewal_proposal', of: atTheirSites, isShared: true, covers: ['title', 'usage', 'reason', 'decision'] },
  ])
}
