import type { CALL_UP_ANSWERS, CALL_UP_REASONS, CALL_UP_STATES, LEAVE_ACTIONS, LEAVE_KINDS, LEAVE_STATES, PAY_BASES, QUOTA_BASES, RESERVE_KINDS, ROTA_OBSTACLES, ROTA_POST_KINDS, SWAP_ACTIONS, SWAP_STATES } from '../../staffing-choices.ts'
import type { Each } from '../words.ts'

/** Choices of staffing and rota. */
export type StaffingLabels = {
  rotaPostKind: Each<typeof ROTA_POST_KINDS>
  quotaBasis: Each<typeof QUOTA_BASES>
  rotaObstacle: Each<typeof ROTA_OBSTACLES>
  leaveKind: Each<typeof LEAVE_KINDS>
  leaveState: Each<typeof LEAVE_STATES>
  leaveAction: Each<typeof LEAVE_ACTIONS>
  swapState: Each<typeof SWAP_STATES>
  swapAction: Each<typeof SWAP_ACTIONS>
  reserveKind: Each<typeof RESERVE_KINDS>
  payBasis: Each<typeof PAY_BASES>
  callUpReason: Each<typeof CALL_UP_REASONS>
  callUpState: Each<typeof CALL_UP_STATES>
  callUpAnswer: Each<typeof CALL_UP_ANSWERS>
}
