// What stands on the start page of a post. Without zod, for clients too.

/** In the order in which a post begins its day. */
export const WORKBENCH_WIDGETS = [
  'briefing', 'tidy', 'carryOver', 'handOver', 'outages', 'reception', 'gate', 'appointments', 'cases', 'complaints', 'overdue', 'returnVisits', 'orders', 'ownOrders', 'pool', 'dispatch', 'verify', 'quality', 'assists', 'compensations', 'errands', 'bookings', 'registrations', 'corrections', 'observations', 'care', 'loans', 'liaisons', 'checks', 'nonconformities', 'improvements',
] as const
/** What is done once a day at a site, by whoever comes first. */
export const DAILY_TICKS = ['tidy'] as const
