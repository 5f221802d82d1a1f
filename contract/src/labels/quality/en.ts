import type { QualityLabels } from './labels.ts'

export const quality: QualityLabels = {
  scoreAppealState: { open: 'Open', accepted: 'Accepted', refused: 'Refused', withdrawn: 'Withdrawn' },
  scoreAppealAction: { accept: 'Accept', refuse: 'Refuse', withdraw: 'Withdraw' },
  qualityActionSource: { check: 'Check', meeting: 'Quality meeting', evaluation: 'Evaluation', score: 'Monthly score', incident: 'Incident', by_hand: 'By hand' },
  qualityActionState: { open: 'To do', done: 'To be looked at', closed: 'Closed', dropped: 'Dropped' },
  qualityActionAction: { report: 'Report done', pass: 'Pass', send_back: 'Send back', drop: 'Drop' },
  meetingState: { planned: 'Planned', held: 'Held', cancelled: 'Called off' },
  meetingAction: { hold: 'Record', postpone: 'Postpone', cancel: 'Call off' },
  evaluationState: { open: 'Open', closed: 'Closed' },
  opinionRole: { owner: 'Owner', tenant: 'Tenant', other: 'Other' },
  ideaSource: { owners: 'Owners', market: 'Market', colleagues: 'Colleagues', evaluation: 'Evaluation' },
  ideaState: { proposed: 'Proposed', trial: 'On trial', adopted: 'Adopted', declined: 'Declined' },
  ideaAction: { try: 'Try out', adopt: 'Adopt', decline: 'Decline' },
  qualityIndicator: {
    site_total: 'Score of the site', customer: 'Customers', mystery: 'Mystery visitors', internal: 'Internal checks', six_s: '6S mean', red_lines: 'Red lines crossed', actions_on_time: 'Actions on time', appeals_on_time: 'Appeals answered on time', evaluation: 'Evaluation', department_rating: 'Internal service',
  },
  rewardKind: { reward: 'Reward', penalty: 'Penalty' },
  rewardMeasure: { praise: 'Praise', bonus: 'Bonus', gift: 'Gift', promotion: 'Named for promotion', reminder: 'Talk', warning: 'Written warning', deduction: 'Deduction', training: 'Training off duty' },
  rewardSource: { case: 'Case', score: 'Monthly score', check: 'Service check', thank_you: 'Thanks', nonconformity: 'Nonconformity', zone_month: 'Zone ranking' },
  empowermentKind: { flexibility: 'Beside the rule', goods: 'Gift', fee_reduction: 'Fee waiver', money: 'Money', service: 'Free service', reward: 'Rewards to approve' },
}
