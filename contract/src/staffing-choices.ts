// Closed choices of staffing and rota. Without zod, for clients too.

/** 固定岗 · 巡逻岗 · 服务岗 · 值班经理 · 夜间值班经理 */
export const ROTA_POST_KINDS = ['fixed', 'patrol', 'service', 'duty_manager', 'night_manager'] as const
export type RotaPostKind = (typeof ROTA_POST_KINDS)[number]
/** What the headcount of a position follows from. */
export const QUOTA_BASES = ['area', 'households', 'traffic', 'posts', 'fixed'] as const
export type QuotaBasis = (typeof QUOTA_BASES)[number]
/** Why somebody cannot have a shift; `trade`: the seats that are left must bring a certificate that the shift lacks. */
export const ROTA_OBSTACLES = ['position', 'certificate', 'leave', 'busy', 'rest', 'days_in_row', 'week_hours', 'trade'] as const
export type RotaObstacle = (typeof ROTA_OBSTACLES)[number]
export const LEAVE_KINDS = ['annual', 'sick', 'personal', 'marriage', 'maternity', 'bereavement', 'compensatory', 'other'] as const
export const LEAVE_STATES = ['asked', 'approved', 'declined', 'withdrawn'] as const
export const LEAVE_ACTIONS = ['approve', 'decline', 'withdraw'] as const
export const SWAP_STATES = ['asked', 'accepted', 'refused', 'approved', 'declined', 'withdrawn'] as const
export const SWAP_ACTIONS = ['accept', 'refuse', 'approve', 'decline', 'withdraw'] as const
export const RESERVE_KINDS = ['part_time', 'outsourced'] as const
export const PAY_BASES = ['hour', 'shift', 'day'] as const
export type PayBasis = (typeof PAY_BASES)[number]
export const CALL_UP_REASONS = ['event', 'holiday', 'peak', 'vacancy', 'emergency'] as const
export const CALL_UP_STATES = ['open', 'filled', 'closed', 'cancelled'] as const
export const CALL_UP_ANSWERS = ['asked', 'accepted', 'declined'] as const
export const CALL_UP_ACTIONS = ['answer', 'attend', 'ask', 'close', 'cancel'] as const
