import { sql } from 'kysely'
import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents when a machine is serviced; where somebody did, the name goes with the person. */
export function personalDataOfMaintenance(): void {
  holdsRows('maintenance', [
    { table: 'maintenance_task', of: atTheirSites, isShared: true, covers: ['reason'] },
    { table: 'maintenance_result', of: (subject) => sql`task_id in (select id from maintenance_task where ${atTheirSites(subject)})`, isShared: true, covers: ['note'] },
    { table: 'facility_downtime', of: atTheirSites, isShared: true, covers: ['note'] },
    { table: 'facility_cost', of: atTheirSites, isShared: true, covers: ['note', 'void_reason'] },
    { table: 'renewal_proposal', of: atTheirSites, isShared: true, covers: ['title', 'usage', 'reason', 'decision'] },
  ])
}
