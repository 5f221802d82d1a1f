import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents in shift logs and tasks; where somebody did, the name goes with the person. */
export function personalDataOfDailyWork(): void {
  holdsRows('dailywork', [
    { table: 'hand_over', of: atTheirSites, isShared: true, covers: ['message', 'acceptance_note'], coversJson: ['items', 'lines', 'checks'] },
    { table: 'staff_task', of: atTheirSites, isShared: true, covers: ['title', 'detail', 'outcome', 'rating_note'] },
    { table: 'service_plan', of: atTheirSites, isShared: true, covers: ['title', 'need', 'aim', 'reason'] },
  ])
}
