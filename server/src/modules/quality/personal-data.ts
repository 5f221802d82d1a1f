import { atTheirSites, holdsRows, ofPerson } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents in what is written about colleagues and places; where somebody did, the name goes with the person. */
export function personalDataOfQuality(): void {
  holdsRows('quality', [
    { table: 'service_check', of: atTheirSites, isShared: true, covers: ['place', 'comment', 'reply'], coversJson: ['answers', 'dimensions'] },
    { table: 'mystery_visit', of: atTheirSites, isShared: true, covers: ['scenario', 'met', 'comment'], coversJson: ['answers'] },
    { table: 'score_appeal', of: atTheirSites, isShared: true, covers: ['reason', 'decision'] },
    { table: 'quality_action', of: atTheirSites, isShared: true, covers: ['title', 'problem', 'cause', 'done_text', 'verdict'] },
    { table: 'six_s_area', of: atTheirSites, isShared: true, covers: ['name'] },
    { table: 'quality_meeting', of: atTheirSites, isShared: true, covers: ['minutes'], coversJson: ['problems'] },
    { table: 'service_evaluation', of: atTheirSites, isShared: true, covers: ['title', 'question', 'conclusion'] },
    { table: 'innovation_proposal', of: atTheirSites, isShared: true, covers: ['title', 'need', 'idea', 'benefit', 'outcome'] },
    { table: 'department_rating', of: atTheirSites, isShared: true, covers: ['words'] },
    // What an owner or tenant said themselves, and where others name them.
    { table: 'evaluation_opinion', of: ofPerson(), covers: ['by_name', 'words', 'feedback'], why: 'service_record' },
    { table: 'evaluation_opinion', of: atTheirSites, isShared: true, covers: ['by_name', 'words', 'feedback'] },
  ])
}
