// Closed choices of energy. Without zod, for clients too.

export const ENERGY_SUBJECTS = ['site', 'group', 'meter'] as const
export type EnergySubject = (typeof ENERGY_SUBJECTS)[number]
/** What a target counts in: what went through altogether, or for each square metre. */
export const ENERGY_BASES = ['total', 'per_square_metre'] as const
export const ENERGY_ALARM_KINDS = ['over_target', 'over_budget', 'deviation', 'night_flow'] as const
export type EnergyAlarmKind = (typeof ENERGY_ALARM_KINDS)[number]
export const ENERGY_ALARM_STATES = ['open', 'in_hand', 'closed'] as const
export type EnergyAlarmState = (typeof ENERGY_ALARM_STATES)[number]
export const ENERGY_ALARM_ACTIONS = ['explain', 'raise_order'] as const
export type EnergyAlarmAction = (typeof ENERGY_ALARM_ACTIONS)[number]
export const ENERGY_MEASURE_STATES = ['planned', 'running', 'concluded', 'dropped'] as const
export type EnergyMeasureState = (typeof ENERGY_MEASURE_STATES)[number]
export const ENERGY_MEASURE_ACTIONS = ['start', 'conclude', 'drop'] as const
export type EnergyMeasureAction = (typeof ENERGY_MEASURE_ACTIONS)[number]
export const NIGHT_VERDICTS = ['fine', 'suspicious', 'unknown'] as const
export type NightVerdict = (typeof NIGHT_VERDICTS)[number]
export const CAMPAIGN_STATES = ['to_come', 'running', 'over'] as const

/** In what each kind of meter counts; null where nobody can say. */
export const ENERGY_UNITS: Record<string, string | null> = { water: 'm³', hot_water: 'm³', electricity: 'kWh', gas: 'm³', heat: 'GJ', other: null }
