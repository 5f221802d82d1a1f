// Closed choices of what the developer left behind. Without zod, for clients too.

/** Where a defect is: in a unit, in a common area, at a facility, or where words say. */
export const DEFECT_PLACES = ['unit', 'area', 'facility', 'place'] as const
export type DefectPlace = (typeof DEFECT_PLACES)[number]
/** 专业 */
export const DEFECT_TRADES = ['civil', 'waterproofing', 'doors_windows', 'finishes', 'plumbing', 'electrical', 'heating', 'fire', 'lift', 'intelligent', 'outdoor', 'other'] as const
export type DefectTrade = (typeof DEFECT_TRADES)[number]
/** 保修部位 of 《房屋建筑工程质量保修办法》 art. 7: the structure for its design life, the four of the law, and what was agreed. */
export const DEFECT_PARTS = ['structure', 'waterproofing', 'heating', 'installations', 'decoration', 'agreed'] as const
export type DefectPart = (typeof DEFECT_PARTS)[number]
/** The part under warranty that a trade is mostly about; the desk puts right where it is another. */
export const PART_OF_TRADE: Record<DefectTrade, DefectPart> = {
  civil: 'structure', waterproofing: 'waterproofing', doors_windows: 'decoration', finishes: 'decoration', plumbing: 'installations', electrical: 'installations', heating: 'heating', fire: 'installations', lift: 'installations', intelligent: 'installations', outdoor: 'agreed', other: 'agreed',
}
/** `life`: for the design life of the building; `seasons`: by heating and cooling seasons; `agreed`: as the contract says; `unknown`: nobody wrote down the day of the hand-over. */
export const DEFECT_WARRANTIES = ['within', 'over', 'life', 'seasons', 'agreed', 'unknown'] as const
export type DefectWarranty = (typeof DEFECT_WARRANTIES)[number]
export const DEFECT_SOURCES = ['owner', 'patrol', 'desk', 'list'] as const
export type DefectSource = (typeof DEFECT_SOURCES)[number]

/** 已登记 → 自修 or 已上报 → 已通知开发商 → 已整改 → 复验合格 → 已告知业主 → 关闭; or 撤销. */
export const DEFECT_STATES = ['registered', 'self_fix', 'reported_up', 'notified', 'fixed', 'verified', 'told', 'closed', 'withdrawn'] as const
export type DefectState = (typeof DEFECT_STATES)[number]
export const DEFECT_ACTIONS = ['self_fix', 'report_up', 'promise', 'fixed', 'recheck', 'tell', 'close', 'charge_back', 'withdraw'] as const
export type DefectAction = (typeof DEFECT_ACTIONS)[number]

export const DEFECT_LETTER_STATES = ['draft', 'delivered', 'cancelled'] as const
export type DefectLetterState = (typeof DEFECT_LETTER_STATES)[number]
export const DEFECT_LETTER_ACTIONS = ['deliver', 'cancel'] as const
export type DefectLetterAction = (typeof DEFECT_LETTER_ACTIONS)[number]
/** 当面签收 · 邮寄 · 电子邮件 · 工作群 */
export const DEFECT_DELIVERIES = ['hand', 'post', 'email', 'message'] as const
export type DefectDelivery = (typeof DEFECT_DELIVERIES)[number]

/** How long open ones have been open, in days: up to 7, up to 30, up to 90, longer. */
export const DEFECT_AGES = ['week', 'month', 'quarter', 'longer'] as const
export type DefectAge = (typeof DEFECT_AGES)[number]
