/** The start page of a post. */
export const workbench = {
  title: 'My post today', late: '{{n}} overdue', done: 'done by {{by}} {{at}}', tick: 'Done', nothing: 'clear', hide: 'Fold', show: 'Unfold',
  key: {
    briefing: 'Rules to read', tidy: 'Tidy the desk', carryOver: 'Carried over', handOver: 'Shifts to take over', outages: 'Outages', reception: 'Visitors', gate: 'Visitors inside', appointments: 'Today’s appointments', cases: 'My cases', complaints: 'Open complaints', overdue: 'Overdue cases', returnVisits: 'Return visits', orders: 'Open work orders', ownOrders: 'My orders', pool: 'Pool', dispatch: 'To dispatch', verify: 'To verify', rounds: 'Rounds open', violations: 'My violations', defects: 'Defects', quality: 'Quality tracking',
    assists: 'Tasks and assists', compensations: 'To decide', errands: 'Errands', bookings: 'Today’s bookings', registrations: 'Registrations', corrections: 'Corrections', observations: 'Observations', care: 'Opportunities', keyCustomers: 'Key customers due', loans: 'Originals lent', liaisons: 'Liaisons', checks: 'Checks this month', nonconformities: 'Nonconformities this month', improvements: 'Improvements',
  },
}
