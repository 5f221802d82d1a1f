import type { ViolationLabels } from './labels.ts'

export const violations: ViolationLabels = {
  violationSource: { patrol: 'Patrol', owner_report: 'Reported by an owner', renovation_check: 'Renovation check', gate: 'Gate' },
  violationNature: { building: 'Building', renovation: 'Renovation', fire_safety: 'Fire safety', parking: 'Parking', public_area: 'Common areas', illegal_use: 'Use', noise: 'Noise', pets: 'Pets', other: 'Other' },
  violationDegree: { light: 'Light', general: 'General', serious: 'Serious' },
  violationState: { reported: 'To verify', verified: 'Verified', dismissed: 'No violation', notice_issued: 'Notice issued', rectifying: 'To be put right', rectified: 'Put right', refused: 'Refused', escalated: 'With the superior', reported_to_authority: 'With the authority', closed: 'Closed' },
  violationAction: { verify: 'Verify', stop: 'Stopped on the spot', issue_notice: 'Issue a notice', deliver: 'Record delivery', recheck: 'Look again', refuse: 'Refused to put right', escalate: 'Report to the superior', report_authority: 'Report to the authority', follow_up: 'Ask the authority again', answer: 'Answer of the authority', assign: 'Hand to a colleague', close: 'Close', dismiss: 'No violation' },
  violationPaper: { notice: 'Rectification notice', letter: 'Letter to the authority' },
  violationDelivery: { in_person: 'Handed over', left_at_door: 'Left at the door', by_post: 'By post', electronic: 'Electronically', signature_refused: 'Signature refused' },
  violationResult: { settled: 'Put right', not_settled: 'Not put right', answered: 'Answered' },
}
