// Closed choices of the five standards. Without zod, for clients too.

/** The five standards of public facilities 五标准 (MNT-001), in their order. */
export const ZONE_STANDARDS = ['lamps', 'intact', 'passed', 'timely', 'system'] as const
export type ZoneStandard = (typeof ZONE_STANDARDS)[number]
/** What each is to reach (MNT-002 … MNT-004). */
export const ZONE_TARGETS: Record<ZoneStandard, number> = { lamps: 1, intact: 1, passed: 1, timely: 0.99, system: 1 }

/** What the management system is asked for (MNT-002): documents in force, an audit in the month, corrective actions done by their day. */
export const SYSTEM_CHECKS = ['documents', 'audit', 'corrective'] as const
export type SystemCheck = (typeof SYSTEM_CHECKS)[number]

export const LAMP_SOURCES = ['by_hand', 'round'] as const
export const LAMP_ACTIONS = ['void'] as const
/** What a number item of a checklist counts; a record that says both is a lamp count. */
export const ITEM_COUNTS = ['lamps_inspected', 'lamps_lit'] as const
export type ItemCounts = (typeof ITEM_COUNTS)[number]
