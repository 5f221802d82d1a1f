// Closed choices of households. Without zod, for clients too.

/** 自住业主 · 租户 · 公司 · 空置业主 · 商户 */
export const HOUSEHOLD_TYPES = ['owner_occupier', 'tenant', 'company', 'vacant_owner', 'merchant'] as const

/** What is verified together, and bears one date. */
export const FIELD_GROUPS = ['contact', 'identity', 'family', 'property', 'emergency'] as const

/** What a complete file has; the completeness score counts them. */
export const FILE_FIELDS = ['main_party', 'phone', 'identity', 'bill_payer', 'emergency', 'language', 'area', 'layout', 'handed_over_on', 'salutation'] as const

export const CHRONICLE_KINDS = ['handover', 'renovation', 'owner_change', 'tenancy_change', 'complaint', 'leak', 'dispute', 'violation', 'lawsuit', 'death', 'incident', 'other'] as const

export const TRANSFER_REASONS = ['sale', 'first_sale', 'inheritance', 'gift', 'court', 'division', 'other'] as const
