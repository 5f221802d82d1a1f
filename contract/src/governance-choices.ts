// Closed choices of who answers for what, and of outside parties. Without zod, for clients too.

/** 主责 · 协助 · 知会 */
export const RESPONSIBILITY_PARTS = ['owner', 'assist', 'inform'] as const
/** What people mean by “not my job”: no post owns it, more than one does, or nobody at the site holds the post that does. */
export const RESPONSIBILITY_CONFLICTS = ['no_owner', 'two_owners', 'vacant'] as const
/** 居委会 · 环保 · 城管 · 公安 · 消防 · 医疗 · 开发商 · 专营单位 */
export const PARTY_KINDS = ['committee', 'environment', 'urban_management', 'police', 'fire', 'medical', 'developer', 'utility', 'other'] as const
/** Figures of a site beside those of others, in the order in which they are read. */
export const SITE_FIGURES = [
  'registered', 'openNow', 'overdueNow', 'ordersNow', 'kept', 'complaintFeedback24hRate', 'satisfactionRate', 'returnVisitRate', 'repairOnTimeRate', 'reworkRate', 'managedAreaM2', 'headcount', 'planned', 'vacantCore', 'unreadRules', 'missingRules', 'nonconformities', 'liaisonsOpen',
] as const
