import type { CaseStatus } from './cases.ts'

/** The columns of the board of cases, in the order of the work; ended cases are in the list. Without a library, for the clients' sake. */
export const BOARD_COLUMNS = [
  { key: 'registered', statuses: ['registered'] },
  { key: 'classified', statuses: ['classified'] },
  { key: 'in_progress', statuses: ['in_progress', 'reopened'] },
  { key: 'waiting', statuses: ['waiting'] },
  { key: 'resolved', statuses: ['resolved'] },
  { key: 'confirmed', statuses: ['confirmed'] },
] as const satisfies readonly { key: CaseStatus; statuses: readonly CaseStatus[] }[]
