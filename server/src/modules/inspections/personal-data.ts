import { sql } from 'kysely'
import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'
import { whileTheyLived } from '../archives/index.ts'

/** Nobody is asked to name residents on a round; where somebody did, the name goes with the person. */
export function personalDataOfInspections(): void {
  holdsRows('inspections', [
    // The checks of their home, by the point that is the home.
    {
      table: 'inspection_record', hides: ['proof', 'signs', 'presence', 'position', 'previous_hash', 'checklist_number', 'clock_ahead_seconds', 'received_at', 'standing'], why: 'service_record',
      of: (subject) => sql`standing = 'counts' and point_id in (select p.id from inspection_point p where p.target = 'unit' and p.organization_id = inspection_record.organization_id and ${whileTheyLived(sql`p.target_id`, sql`inspection_record.at`)(subject)})`,
    },
    { table: 'inspection_point', of: atTheirSites, isShared: true, covers: ['name', 'place'] },
    { table: 'inspection_task', of: atTheirSites, isShared: true, covers: ['reason'] },
    { table: 'inspection_record', of: (subject) => sql`task_id in (select id from inspection_task where ${atTheirSites(subject)})`, isShared: true, covers: ['skip_reason', 'note'], coversJson: ['answers'] },
    { table: 'finding', of: atTheirSites, isShared: true, covers: ['place', 'description', 'third_party', 'outcome', 'item_id', 'item_text'], record: 'finding', onlyNamingLines: true, keeps: { opened_type: 'a kind of record', opened_number: 'a number of the product' } },
    { table: 'lamp_count', of: atTheirSites, isShared: true, covers: ['place', 'note', 'void_reason'] },
    { table: 'lamp_broken', of: (subject) => sql`work_order_id in (select id from work_order where ${atTheirSites(subject)})`, isShared: true, covers: ['place'] },
  ])
}
