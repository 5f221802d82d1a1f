import type { StaffingLabels } from './labels.ts'

/** Choices of staffing and rota. */
export const staffing: StaffingLabels = {
  rotaPostKind: { fixed: 'Fixed post', patrol: 'Patrol', service: 'Service post', duty_manager: 'Duty manager', night_manager: 'Night manager' },
  quotaBasis: { area: 'By area', households: 'By households', traffic: 'By visitors a day', posts: 'By rota posts', fixed: 'Fixed number' },
  rotaObstacle: { position: 'Another position', certificate: 'No valid certificate', leave: 'On leave', busy: 'Has a shift that day', rest: 'Too little rest', days_in_row: 'Too many days in a row', week_hours: 'Too many hours a week', trade: 'Trade missing on the shift' },
  leaveKind: { annual: 'Annual', sick: 'Sick', personal: 'Personal', marriage: 'Marriage', maternity: 'Parental', bereavement: 'Bereavement', compensatory: 'Time off in lieu', other: 'Other' },
  leaveState: { asked: 'Waiting', approved: 'Approved', declined: 'Declined', withdrawn: 'Withdrawn' },
  leaveAction: { approve: 'Approve', decline: 'Decline', withdraw: 'Withdraw' },
  swapState: { asked: 'Waits for the colleague', accepted: 'Waits for approval', refused: 'Colleague refused', approved: 'Swapped', declined: 'Declined', withdrawn: 'Withdrawn' },
  swapAction: { accept: 'Accept', refuse: 'Refuse', approve: 'Approve', decline: 'Decline', withdraw: 'Withdraw' },
  reserveKind: { part_time: 'Part-time', outsourced: 'Outsourced' },
  payBasis: { hour: 'By the hour', shift: 'By the shift', day: 'By the day' },
  callUpReason: { event: 'Event', holiday: 'Holiday', peak: 'Peak', vacancy: 'Vacant post', emergency: 'Emergency' },
  callUpState: { open: 'Calling', filled: 'Filled', closed: 'Closed', cancelled: 'Cancelled' },
  callUpAnswer: { asked: 'Not answered', accepted: 'Accepted', declined: 'Declined' },
}
