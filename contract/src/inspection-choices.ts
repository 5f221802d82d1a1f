// Closed choices of inspections. Without zod, for clients too.

export const CHECK_ITEM_KINDS = ['yes_no', 'number', 'choice', 'text', 'photo', 'meter', 'signature'] as const
export type CheckItemKind = (typeof CHECK_ITEM_KINDS)[number]

/** What stands on a point: decides which checklist is offered and what the finding is about. */
export const POINT_TARGETS = ['place', 'area', 'facility', 'meter', 'unit'] as const
export type PointTarget = (typeof POINT_TARGETS)[number]

export const ROUND_KINDS = ['inspection', 'patrol', 'cleaning', 'greening', 'fire', 'evacuation', 'meters', 'vacant_units', 'night', 'opening', 'renovation'] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

/** Whose meters a round of the kind `meters` reads. */
export const METERS_READ = ['public', 'household'] as const
export type MetersRead = (typeof METERS_READ)[number]

/** On a public holiday: made all the same, left out, or on the next working day. */
export const HOLIDAY_RULES = ['keep', 'skip', 'next_working_day'] as const
export type HolidayRule = (typeof HOLIDAY_RULES)[number]

/** When the round before is still open: the new one is made all the same, or recorded as skipped. */
export const OVERLAP_RULES = ['allow', 'skip'] as const
/** Rounds whose time passed while no server ran: recorded as missed, or left to be walked late. */
export const MISFIRE_RULES = ['missed', 'late'] as const

export const PLAN_ACTIONS = ['pause', 'resume', 'end'] as const
export const PLAN_STATES = ['running', 'paused', 'ended'] as const

export const TASK_STATES = ['planned', 'open', 'started', 'done', 'missed', 'skipped'] as const
export type TaskState = (typeof TASK_STATES)[number]
export const TASK_ACTIONS = ['start', 'finish', 'skip', 'assign'] as const
export type TaskAction = (typeof TASK_ACTIONS)[number]

/** Why a round was not walked. */
export const TASK_WHYS = ['not_walked', 'downtime', 'overlap', 'holiday', 'by_person', 'no_units'] as const
export type TaskWhy = (typeof TASK_WHYS)[number]

/** Why a unit of a month has no record that counts. */
export const UNCHECKED_WHYS = ['open', 'missed', 'left_out', 'round_skipped', 'no_round'] as const
export type UncheckedWhy = (typeof UNCHECKED_WHYS)[number]

export const POINT_RESULTS = ['fine', 'bad', 'skipped'] as const
export type PointResult = (typeof POINT_RESULTS)[number]

/** How a map shows a point, the gravest first: something found is open, nobody came when it was due, not got to, nobody ever was there, fine. */
export const POINT_MARKS = ['finding', 'overdue', 'skipped', 'never', 'fine'] as const
export type PointMark = (typeof POINT_MARKS)[number]

export const FINDING_SEVERITIES = ['minor', 'normal', 'serious', 'dangerous'] as const
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number]

/** How a finding is dealt with 处理方式 (INS-005). */
export const FINDING_WAYS = ['undecided', 'on_the_spot', 'rectification', 'work_order', 'third_party', 'report_upward', 'violation', 'defect'] as const
export type FindingWay = (typeof FINDING_WAYS)[number]
/** The ways that end in a record of a later module, followed until it is over. */
export const OPENED_WAYS = ['violation', 'defect'] as const
export type OpenedWay = (typeof OPENED_WAYS)[number]
export const FINDING_STATES = ['open', 'in_hand', 'settled', 'closed', 'dropped'] as const
export type FindingState = (typeof FINDING_STATES)[number]
export const FINDING_ACTIONS = ['settle', 'raise_order', 'ask_third_party', 'rectify', 'report', 'open_violation', 'open_defect', 'recheck', 'drop'] as const
export type FindingAction = (typeof FINDING_ACTIONS)[number]

export const PRESENCE_SIGNS = ['tag', 'position', 'dwell', 'order', 'live_photo', 'nonce'] as const
export type PresenceSign = (typeof PRESENCE_SIGNS)[number]
