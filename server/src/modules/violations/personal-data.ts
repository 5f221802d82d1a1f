import { sql } from 'kysely'
import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** A violation names who is responsible and who reported it; what was written about them loses the name with the person. Photos hang on the violation. */
export function personalDataOfViolations(): void {
  holdsRows('violations', [
    { table: 'violation', of: atTheirSites, isShared: true, covers: ['place', 'party', 'description', 'reporter_name', 'reporter_contact', 'outcome'], keeps: { foreign_number: 'the number of a list' }, record: 'violation', onlyNamingLines: true },
    { table: 'violation_paper', of: (subject) => sql`violation_id in (select id from violation where ${atTheirSites(subject)})`, isShared: true, covers: ['addressee', 'words', 'received_by', 'witness', 'result_note', 'answer_number'], keeps: { basis: 'what the law says' } },
    { table: 'violation_type', of: atTheirSites, isShared: true, covers: ['name', 'basis'] },
  ])
}
