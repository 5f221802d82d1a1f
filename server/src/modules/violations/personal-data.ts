import { sql } from 'kysely'
import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'
import { whileTheyLived } from '../archives/index.ts'

const OF_THEIR_HOME = whileTheyLived(sql`violation.unit_id`, sql`violation.found_at`)

/** A violation names who is responsible and who reported it; what was written about them loses the name with the person. Photos hang on the violation. */
export function personalDataOfViolations(): void {
  holdsRows('violations', [
    // What was found at their home while they lived there, and the papers they were served; never who reported it (VIO-001).
    { table: 'violation', of: OF_THEIR_HOME, hides: ['reporter_name', 'reporter_contact', 'found_by'], why: 'service_record' },
    { table: 'violation_paper', of: (subject) => sql`violation_id in (select id from violation where ${OF_THEIR_HOME(subject)})`, own: (subject) => sql`kind = 'notice' and violation_id in (select id from violation where ${OF_THEIR_HOME(subject)})`, hides: ['issued_by', 'delivered_by', 'ended_by'], why: 'service_record' },
    { table: 'violation', of: atTheirSites, isShared: true, covers: ['place', 'party', 'description', 'reporter_name', 'reporter_contact', 'outcome'], keeps: { foreign_number: 'the number of a list' }, record: 'violation', onlyNamingLines: true },
    { table: 'violation_paper', of: (subject) => sql`violation_id in (select id from violation where ${atTheirSites(subject)})`, isShared: true, covers: ['addressee', 'words', 'received_by', 'witness', 'result_note', 'answer_number'], keeps: { basis: 'what the law says' } },
    { table: 'violation_type', of: atTheirSites, isShared: true, covers: ['name', 'basis'] },
  ])
}
