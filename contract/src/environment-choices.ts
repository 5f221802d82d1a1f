// Closed choices of the environment work. Without zod, for clients too.

/** What of an area is cleaned 保洁部位 (ENV-001). */
export const SURFACES = ['floor', 'wall', 'ceiling', 'fittings'] as const
export type Surface = (typeof SURFACES)[number]
/** What a surface is made of 材质: decides which agents it bears (ENV-005). */
export const SURFACE_MATERIALS = ['stone', 'tile', 'wood', 'carpet', 'glass', 'metal', 'paint', 'plastic'] as const
export type SurfaceMaterial = (typeof SURFACE_MATERIALS)[number]
export const CLEAN_TASKS = ['sweep', 'mop', 'wipe', 'glass', 'lamps', 'dust', 'disinfect', 'pipes', 'wells', 'septic_check', 'septic_empty'] as const
export type CleanTask = (typeof CLEAN_TASKS)[number]
export const FREQUENCY_UNITS = ['day', 'week', 'month'] as const
export type FrequencyUnit = (typeof FREQUENCY_UNITS)[number]
/** Where an own frequency comes from: the contract with the owners, the company, or the source text of the standards. */
export const TARGET_SOURCES = ['contract', 'own', 'source_text'] as const
export type TargetSource = (typeof TARGET_SOURCES)[number]

/** Cleaning agents and tools by their nature 清洁剂与工具. */
export const CLEAN_AGENTS = ['neutral', 'acid', 'alkaline', 'solvent', 'chlorine', 'abrasive', 'wax'] as const
export type CleanAgent = (typeof CLEAN_AGENTS)[number]
export const AGENT_VERDICTS = ['allowed', 'careful', 'prohibited'] as const
export type AgentVerdict = (typeof AGENT_VERDICTS)[number]

export const CLEAN_JOB_STATES = ['running', 'done', 'cancelled'] as const
export const CLEAN_JOB_ACTIONS = ['finish', 'cancel'] as const

export const EQUIPMENT_KINDS = ['vacuum', 'scrubber', 'sweeper', 'polisher', 'pressure_washer', 'sprayer', 'mop_set', 'other'] as const
export const EQUIPMENT_STATES = ['in_use', 'under_repair', 'scrapped'] as const
export const EQUIPMENT_ACTIONS = ['upkeep', 'repair', 'return', 'scrap'] as const

/** Household waste by class 生活垃圾分类, and what is carried away apart from it. */
export const WASTE_CLASSES = ['recyclable', 'hazardous', 'kitchen', 'other', 'bulky', 'construction'] as const
export type WasteClass = (typeof WASTE_CLASSES)[number]
/** A round of a day: its time has not come, may be done, was done in time, late, or not at all. */
export const WASTE_SLOT_STATES = ['waiting', 'open', 'done', 'late', 'missed'] as const
export type WasteSlotState = (typeof WASTE_SLOT_STATES)[number]

export const GREENING_TASKS = ['prune', 'fertilise', 'water', 'pest_spray'] as const
export type GreeningTask = (typeof GREENING_TASKS)[number]
export const GREENING_JOB_STATES = ['planned', 'done', 'skipped'] as const
export const GREENING_JOB_ACTIONS = ['done', 'skip'] as const
export const GREENING_PLAN_STATES = ['draft', 'asking', 'accepted', 'declined', 'carried_out'] as const
export type GreeningPlanState = (typeof GREENING_PLAN_STATES)[number]
export const GREENING_PLAN_ACTIONS = ['ask', 'accept', 'decline', 'revise', 'carry_out'] as const
export type GreeningPlanAction = (typeof GREENING_PLAN_ACTIONS)[number]

export const ADOPTION_STATES = ['coming', 'active', 'over'] as const
export const ADOPTION_ACTIONS = ['renew', 'end'] as const

export const PEST_TARGETS = ['mosquito', 'rodent', 'cockroach', 'termite'] as const
export const PEST_STATES = ['planned', 'announced', 'started', 'done', 'checked', 'cancelled'] as const
export type PestState = (typeof PEST_STATES)[number]
export const PEST_ACTIONS = ['announce', 'start', 'finish', 'check', 'postpone', 'cancel'] as const
export type PestAction = (typeof PEST_ACTIONS)[number]
