import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents in needs of training; where somebody did, the name goes with the person. */
export function personalDataOfTraining(): void {
  holdsRows('training', [
    { table: 'training_need', of: atTheirSites, isShared: true, covers: ['reason', 'settled_note'] },
    { table: 'session_note', of: atTheirSites, isShared: true, covers: ['title', 'body'] },
    { table: 'lesson', of: atTheirSites, isShared: true, covers: ['title', 'happened', 'learned'] },
    { table: 'lesson_exchange', of: atTheirSites, isShared: true, covers: ['given', 'received'] },
  ])
}
