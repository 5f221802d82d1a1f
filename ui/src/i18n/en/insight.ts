import type { insight as source } from '../zh-CN/insight.ts'

export const insight: typeof source = {
  title: 'Insight',
  asOf: 'As of {{time}}',
  target: 'Target {{value}}',
  missed: 'Missed',
  pressing: 'Newest open cases',
  allOpen: 'All open',
  registered: 'Registered',
  closed: 'Closed',
  complaints: 'Complaints',
  day: 'Day',
  count: 'Cases',
  share: 'Share',
  trend: { growing: '{{n}} more registered than closed: the backlog grows', shrinking: '{{n}} more closed than registered: the backlog shrinks' },
  categories: { most: '“{{name}}” leads with {{share}} %', none: 'No cases in this period' },
  figure: {
    registered: 'Registered', closed: 'Closed', open: 'Open', overdue: 'Open and overdue', complaintFeedback24hRate: 'Feedback in 24 h', satisfactionRate: 'Satisfied', returnVisitRate: 'Followed up', closedUnreachable: 'Closed unreached', raiseIn10MinutesRate: 'Orders raised in 10 min',
    arriveOnTimeRate: 'Arrived on time', repairOnTimeRate: 'Repaired on time', reworkRate: 'Rework',
  },
}
