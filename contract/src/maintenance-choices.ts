// Closed choices of maintenance. Without zod, for clients too.

/** How a step of a procedure is answered: done or not, or a value with limits, or a picture. */
export const STEP_KINDS = ['check', 'measure', 'photo', 'text'] as const
export type StepKind = (typeof STEP_KINDS)[number]
/** Permits without which a procedure is not begun. */
export const WORK_PERMITS = ['electrical', 'height', 'confined_space', 'hot_work', 'lifting'] as const
export type WorkPermit = (typeof WORK_PERMITS)[number]

/** What makes a service due: days of a rule, a number of days or months, or a counter. */
export const PLAN_TRIGGERS = ['rule', 'interval', 'counter'] as const
export type PlanTrigger = (typeof PLAN_TRIGGERS)[number]
export const INTERVAL_UNITS = ['day', 'month'] as const
export type IntervalUnit = (typeof INTERVAL_UNITS)[number]
export const COUNTER_UNITS = ['hour', 'start', 'kwh', 'km', 'cubic_metre', 'time'] as const
export type CounterUnit = (typeof COUNTER_UNITS)[number]
export const MAINTENANCE_PLAN_STATES = ['paused', 'running', 'ended'] as const
export type MaintenancePlanState = (typeof MAINTENANCE_PLAN_STATES)[number]
export const MAINTENANCE_PLAN_ACTIONS = ['activate', 'pause', 'end'] as const
export type MaintenancePlanAction = (typeof MAINTENANCE_PLAN_ACTIONS)[number]

export const MAINTENANCE_STATES = ['open', 'done', 'missed', 'skipped'] as const
export type MaintenanceState = (typeof MAINTENANCE_STATES)[number]
export const MAINTENANCE_ACTIONS = ['skip', 'raise_order'] as const
export type MaintenanceAction = (typeof MAINTENANCE_ACTIONS)[number]
/** Why a service was not made. */
export const MAINTENANCE_WHYS = ['downtime', 'overlap', 'holiday', 'order_cancelled', 'by_person', 'facility_gone'] as const
export type MaintenanceWhy = (typeof MAINTENANCE_WHYS)[number]

/** Kinds of inspection that a law asks for 法定检验. */
export const LEGAL_KINDS = ['lift', 'pressure_vessel', 'boiler', 'lightning', 'fire', 'electrical', 'water_tank', 'escalator', 'playground', 'other'] as const
export type LegalKind = (typeof LEGAL_KINDS)[number]
export const LEGAL_STATES = ['valid', 'due', 'overdue', 'failed', 'unknown'] as const
export type LegalState = (typeof LEGAL_STATES)[number]
export const LEGAL_RESULTS = ['passed', 'conditional', 'failed'] as const
export type LegalResult = (typeof LEGAL_RESULTS)[number]
/** Days before the end of a certificate on which those in charge are reminded, once each. */
export const LEGAL_REMINDERS = [90, 60, 30, 7, 0] as const

export const DOWNTIME_CAUSES = ['unknown', 'wear', 'part_failure', 'power', 'water', 'misuse', 'outside', 'service', 'legal_inspection', 'upgrade', 'expired_certificate', 'other'] as const
export type DowntimeCause = (typeof DOWNTIME_CAUSES)[number]

export const COST_KINDS = ['materials', 'labour', 'outside', 'other'] as const
export type CostKind = (typeof COST_KINDS)[number]
export const WEAR_LEVELS = ['new', 'slight', 'moderate', 'heavy', 'worn_out'] as const
export type WearLevel = (typeof WEAR_LEVELS)[number]

export const ADVICE = ['keep', 'watch', 'overhaul', 'replace', 'unknown'] as const
export type Advice = (typeof ADVICE)[number]
export const ADVICE_REASONS = ['past_design_life', 'near_design_life', 'many_failures', 'costs_half_of_new', 'costs_fifth_of_new', 'poor_condition', 'fair_condition', 'age_unknown', 'life_unknown', 'value_unknown', 'condition_unknown'] as const
export type AdviceReason = (typeof ADVICE_REASONS)[number]

/** 更新改造 of a facility that is there, or 硬件改善 of what the project lacks (MNT-015). */
export const RENEWAL_KINDS = ['replacement', 'overhaul', 'improvement'] as const
export type RenewalKind = (typeof RENEWAL_KINDS)[number]
export const RENEWAL_STATES = ['draft', 'submitted', 'approved', 'rejected', 'done', 'withdrawn'] as const
export type RenewalState = (typeof RENEWAL_STATES)[number]
export const RENEWAL_ACTIONS = ['submit', 'approve', 'reject', 'complete', 'withdraw'] as const
export type RenewalAction = (typeof RENEWAL_ACTIONS)[number]
export const FUND_SOURCES = ['maintenance_fund', 'property_fee', 'public_revenue', 'developer', 'owners', 'other'] as const
export type FundSource = (typeof FUND_SOURCES)[number]

/** How much residents feel it 影响程度. */
export const IMPACTS = ['safety', 'severe', 'noticeable', 'slight'] as const
export type Impact = (typeof IMPACTS)[number]
