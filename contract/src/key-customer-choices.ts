// Closed choices of the key-customer list. Without zod, for clients too.

/** 业委会成员 · 多套业主 · 多次投诉 · 遗留问题未了 · 需特别照顾 · 公众人物 · 其他 */
export const KEY_CUSTOMER_REASONS = ['committee', 'large_holder', 'repeat_complaint', 'unsettled', 'special_care', 'public_figure', 'other'] as const
export const KEY_CUSTOMER_ACTIONS = ['contact', 'change', 'end'] as const
