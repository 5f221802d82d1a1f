import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents in checks of colleagues; where somebody did, the name goes with the person. */
export function personalDataOfQuality(): void {
  holdsRows('quality', [
    { table: 'service_check', of: atTheirSites, isShared: true, covers: ['place', 'comment', 'reply'], coversJson: ['answers', 'dimensions'] },
    { table: 'mystery_visit', of: atTheirSites, isShared: true, covers: ['scenario', 'met', 'comment'], coversJson: ['answers'] },
  ])
}
