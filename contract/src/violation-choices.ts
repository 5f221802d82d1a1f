// Closed choices of violations. Without zod, for clients too.

/** Where it comes from 来源 (VIO-001). */
export const VIOLATION_SOURCES = ['patrol', 'owner_report', 'renovation_check', 'gate'] as const
export type ViolationSource = (typeof VIOLATION_SOURCES)[number]
/** 性质 (VIO-002) */
export const VIOLATION_NATURES = ['building', 'renovation', 'fire_safety', 'parking', 'public_area', 'illegal_use', 'noise', 'pets', 'other'] as const
export type ViolationNature = (typeof VIOLATION_NATURES)[number]
/** 程度: 轻微 · 一般 · 严重 (VIO-002) */
export const VIOLATION_DEGREES = ['light', 'general', 'serious'] as const
export type ViolationDegree = (typeof VIOLATION_DEGREES)[number]
export const VIOLATION_STATES = ['reported', 'verified', 'dismissed', 'notice_issued', 'rectifying', 'rectified', 'refused', 'escalated', 'reported_to_authority', 'closed'] as const
export type ViolationState = (typeof VIOLATION_STATES)[number]
/** The company asks, stops, records and reports; what it may not do has no act (VIO-004). */
export const VIOLATION_ACTIONS = ['verify', 'stop', 'issue_notice', 'deliver', 'recheck', 'refuse', 'escalate', 'report_authority', 'follow_up', 'answer', 'assign', 'close', 'dismiss'] as const
export type ViolationAction = (typeof VIOLATION_ACTIONS)[number]
export const VIOLATION_PAPERS = ['notice', 'letter'] as const
export type ViolationPaperKind = (typeof VIOLATION_PAPERS)[number]
export const VIOLATION_DELIVERIES = ['in_person', 'left_at_door', 'by_post', 'electronic', 'signature_refused'] as const
export type ViolationDelivery = (typeof VIOLATION_DELIVERIES)[number]
export const VIOLATION_RESULTS = ['settled', 'not_settled', 'answered'] as const
export type ViolationResult = (typeof VIOLATION_RESULTS)[number]
