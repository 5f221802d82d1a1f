import { atTheirSites, holdsRows, ofPerson } from '../../platform/personal-data/index.ts'
import { personReference } from '../archives/index.ts'

/** Who adopted a tree; elsewhere nobody is asked to name residents, and where somebody did, the name goes with the person. */
export function personalDataOfEnvironment(): void {
  personReference({ kind: 'tree_adoption', table: 'tree_adoption', column: 'person_id', key: ['id'] })
  holdsRows('environment', [
    { table: 'tree_adoption', of: ofPerson(), blanks: { plaque: '', note: '', adopter: '' }, record: 'tree_adoption', why: 'register_without_name' },
    { table: 'tree_adoption', of: atTheirSites, isShared: true, covers: ['adopter', 'plaque', 'note', 'place', 'species', 'tree_code'] },
    { table: 'clean_line', of: atTheirSites, isShared: true, covers: ['note'] },
    { table: 'clean_check', of: atTheirSites, isShared: true, covers: ['place', 'note'], coversJson: ['deductions'], keeps: { weights: 'figures by which a score was made' } },
    { table: 'clean_job', of: atTheirSites, isShared: true, covers: ['place', 'wish', 'note'] },
    { table: 'agent_use', of: atTheirSites, isShared: true, covers: ['place', 'product', 'dose', 'note'] },
    { table: 'clean_equipment', of: atTheirSites, isShared: true, covers: ['name', 'place', 'note'] },
    { table: 'waste_station', of: atTheirSites, isShared: true, covers: ['name', 'contractor'] },
    { table: 'waste_collection', of: atTheirSites, isShared: true, covers: ['contractor', 'note'], coversJson: ['loads'], keeps: { slot: 'a time of day' } },
    { table: 'greening_job', of: atTheirSites, isShared: true, covers: ['place', 'species', 'note', 'outcome'] },
    { table: 'greening_plan', of: atTheirSites, isShared: true, covers: ['title', 'place', 'species', 'proposal', 'opinion'] },
    { table: 'pest_control', of: atTheirSites, isShared: true, covers: ['chemical', 'dose', 'place', 'contractor', 'safety', 'notice_words', 'used', 'effect_note', 'note'] },
  ])
}
