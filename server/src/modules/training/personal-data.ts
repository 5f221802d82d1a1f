import { sql } from 'kysely'
import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents in needs of training or in what is said of colleagues; where somebody did, the name goes with the person. */
export function personalDataOfTraining(): void {
  holdsRows('training', [
    { table: 'training_need', of: atTheirSites, isShared: true, covers: ['reason', 'settled_note'] },
    { table: 'session_note', of: atTheirSites, isShared: true, covers: ['title', 'body'] },
    { table: 'lesson', of: atTheirSites, isShared: true, covers: ['title', 'happened', 'learned'] },
    { table: 'lesson_exchange', of: atTheirSites, isShared: true, covers: ['given', 'received'] },
    { table: 'practical', of: atTheirSites, isShared: true, covers: ['place', 'remark'], coversJson: ['rubric'] },
    { table: 'practical_sheet', of: (subject) => sql`practical_id in (select id from practical where site_id = any (${subject.siteIds}::uuid[]))`, isShared: true, covers: ['comment'], coversJson: ['marks'] },
    { table: 'onboarding', of: atTheirSites, isShared: true, covers: ['outcome_note'], coversJson: ['rubric'] },
    { table: 'onboarding_evaluation', of: (subject) => sql`onboarding_id in (select id from onboarding where site_id = any (${subject.siteIds}::uuid[]))`, isShared: true, covers: ['comment', 'department'], coversJson: ['marks'] },
  ])
}
