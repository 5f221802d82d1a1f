// What stands on the start page of a post. Without zod, for clients too.

/** In the order in which a post begins its day. */
export const WORKBENCH_WIDGETS = [
  'briefing', 'tidy', 'carryOver', 'handOver', 'outages', 'reception', 'gate', 'appointments', 'cases', 'complaints', 'overdue', 'returnVisits', 'orders', 'ownOrders', 'pool', 'dispatch', 'verify', 'rounds', 'violations', 'defects', 'quality', 'assists', 'compensations', 'errands', 'bookings', 'registrations', 'corrections', 'observations', 'care', 'keyCustomers', 'loans', 'liaisons', 'checks', 'nonconformities', 'improvements',
] as const
/** What is done once a day at a site, by whoever comes first. */
export const DAILY_TICKS = ['tidy'] as const

/** 预约到访 · 上门工单 · 投诉任务 · 回访 · 重点客户 · 服务机会: what calls a steward to a door or the telephone. */
export const DAY_VISITS = ['appointment', 'order', 'complaint_task', 'return_visit', 'key_customer', 'opportunity'] as const
/** 负责 · 替班 · 片区: why a building is among the own ones. */
export const DAY_PARTS = ['steward', 'backup', 'zone'] as const
