import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents in rotas and calls; where somebody did, the name goes with the person. */
export function personalDataOfStaffing(): void {
  holdsRows('staffing', [
    { table: 'leave_request', of: atTheirSites, isShared: true, covers: ['reason', 'decision_note'] },
    { table: 'shift_swap', of: atTheirSites, isShared: true, covers: ['reason', 'decision_note'] },
    { table: 'staff_pulse', of: atTheirSites, isShared: true, covers: ['question'] },
    { table: 'staff_pulse_answer', of: atTheirSites, isShared: true, covers: ['words'] },
    { table: 'call_up', of: atTheirSites, isShared: true, covers: ['title', 'task'] },
    { table: 'reserve_person', of: atTheirSites, isShared: true, covers: ['name', 'company', 'available_note'] },
  ])
}
