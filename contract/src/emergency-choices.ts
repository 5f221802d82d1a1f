// Closed choices of emergencies. Without zod, for clients too.

/** 消防 · 公共卫生 · 治安 · 设施设备 (EMG-005) */
export const INCIDENT_CATEGORIES = ['fire', 'public_health', 'security', 'facility'] as const
export type IncidentCategory = (typeof INCIDENT_CATEGORIES)[number]
export const INCIDENT_KINDS = ['fire', 'gas_leak', 'infection', 'food_poisoning', 'sudden_illness', 'theft', 'robbery', 'fight', 'falling_object', 'visitor_peak', 'lift_trapped', 'burst_pipe', 'power_cut', 'storm', 'other'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]
export const CATEGORY_OF: Record<IncidentKind, IncidentCategory> = {
  fire: 'fire', gas_leak: 'fire', infection: 'public_health', food_poisoning: 'public_health', sudden_illness: 'public_health', theft: 'security', robbery: 'security', fight: 'security', falling_object: 'security', visitor_peak: 'security',
  lift_trapped: 'facility', burst_pipe: 'facility', power_cut: 'facility', storm: 'facility', other: 'facility',
}
/** L1 settled on the post, L2 by the site, L3 with the company (D-18). */
export const INCIDENT_LEVELS = ['1', '2', '3'] as const
export type IncidentLevel = (typeof INCIDENT_LEVELS)[number]
/** 特别重大 · 重大 · 较大 · 一般, by law (N-110). */
export const STATUTORY_GRADES = ['I', 'II', 'III', 'IV'] as const
export type StatutoryGrade = (typeof STATUTORY_GRADES)[number]
export const INCIDENT_STATES = ['reported', 'activated', 'controlled', 'closed', 'reviewed', 'called_off'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]
export const INCIDENT_ACTIONS = ['activate', 'set_level', 'acknowledge', 'at_post', 'assign', 'release', 'fill', 'done', 'impossible', 'note', 'count', 'call', 'arrived', 'announce', 'control', 'close', 'call_off', 'finish_review'] as const
export type IncidentAction = (typeof INCIDENT_ACTIONS)[number]
/** 指挥 · 安保 · 工程 · 客服 · 医疗 · 保障 */
export const INCIDENT_DUTIES = ['command', 'security', 'engineering', 'service', 'medical', 'support'] as const
/** Where the people of a role come from: who is on at a post, on a kind of post, in a position, with a role, one colleague, or who was called up. */
export const PLAN_SOURCES = ['post', 'post_kind', 'position', 'role', 'employee', 'reserve'] as const
export type PlanSourceKind = (typeof PLAN_SOURCES)[number]
/** Why somebody holds a role: planned and there, there without a plan, planned but not clocked in, called up, in the place of somebody, chosen. */
export const HOLD_REASONS = ['rota', 'clocked_in', 'planned', 'reserve', 'stand_in', 'assigned'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]
export const TOLD_AS = ['role', 'superior', 'phone_tree', 'department'] as const
export const OUTSIDE_SERVICES = ['fire', 'police', 'medical', 'gas', 'lift', 'power', 'water', 'authority', 'other'] as const
export const STEP_STATES = ['open', 'done', 'impossible'] as const
export const PLAN_STATES_OF_EMERGENCY = ['draft', 'approved', 'retired'] as const
export const EMERGENCY_PLAN_ACTIONS = ['edit', 'approve', 'discard', 'confirm', 'retire', 'restore'] as const
export const DRILL_STATES = ['planned', 'running', 'held', 'cancelled'] as const
export const DRILL_ACTIONS = ['start', 'postpone', 'hold', 'cancel'] as const
