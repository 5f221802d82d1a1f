import { sql } from 'kysely'
import { atTheirSites, holdsRows, ofPerson } from '../../platform/personal-data/index.ts'
import { whileTheyLived } from '../archives/index.ts'

/** Who reported a defect; elsewhere nobody is asked to name residents, and where somebody did, the name goes with the person. */
export function personalDataOfHandover(): void {
  holdsRows('handover', [
    { table: 'defect', of: ofPerson(), blanks: { contact: '' }, record: 'defect', why: 'service_record' },
    // What others found in their home while they lived there.
    { table: 'defect', of: (subject) => sql`${whileTheyLived(sql`defect.unit_id`, sql`defect.found_at`)(subject)} and (person_id is null or not ${ofPerson()(subject)})`, hides: ['contact', 'registered_by', 'charged_fen', 'charged_on'], why: 'service_record' },
    { table: 'defect', of: atTheirSites, isShared: true, covers: ['contact', 'location', 'description', 'fix_note', 'told_how', 'outcome'], keeps: { foreign_number: 'the number of the developer’s list' } },
    { table: 'defect_letter', of: atTheirSites, isShared: true, covers: ['words', 'received_by', 'note'], record: 'defect_letter', onlyNamingLines: true },
  ])
}
