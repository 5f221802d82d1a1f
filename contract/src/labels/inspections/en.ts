import type { InspectionLabels } from './labels.ts'

export const inspections: InspectionLabels = {
  checkItemKind: { yes_no: 'Yes or no', number: 'Number', choice: 'Choice', text: 'Text', photo: 'Photo', meter: 'Meter reading', signature: 'Signature' },
  pointTarget: { place: 'Place', area: 'Common area', facility: 'Facility', meter: 'Meter', unit: 'Unit' },
  roundKind: { inspection: 'Building inspection', patrol: 'Security patrol', cleaning: 'Cleaning round', greening: 'Greening round', fire: 'Fire equipment', evacuation: 'Escape routes', meters: 'Meter reading', vacant_units: 'Vacant units', night: 'Night patrol', opening: 'Before opening', renovation: 'Renovation sites' },
  holidayRule: { keep: 'As on any day', skip: 'Not on holidays', next_working_day: 'On the next working day' },
  overlapRule: { allow: 'Make it all the same', skip: 'Skip while the last is open' },
  misfireRule: { missed: 'Record as missed', late: 'Leave it to be walked late' },
  planState: { running: 'Running', paused: 'Paused', ended: 'Ended' },
  planAction: { pause: 'Pause', resume: 'Resume', end: 'End' },
  roundState: { planned: 'Not yet', open: 'To be walked', started: 'Under way', done: 'Done', missed: 'Missed', skipped: 'Skipped' },
  roundAction: { start: 'Start', finish: 'Finish', skip: 'Skip', assign: 'Assign' },
  roundWhy: { not_walked: 'Nobody walked it', downtime: 'System was down', overlap: 'The one before was open', holiday: 'Holiday', by_person: 'By a person', no_units: 'No such units' },
  pointMark: { finding: 'Finding open', overdue: 'Overdue', skipped: 'Not got to', never: 'Never inspected', fine: 'Fine' },
  uncheckedWhy: { open: 'Still to be checked', missed: 'Nobody walked it', left_out: 'Could not be checked', round_skipped: 'Round skipped', no_round: 'No round this month' },
  pointResult: { fine: 'Fine', bad: 'Not fine', skipped: 'Not looked at' },
  findingSeverity: { minor: 'Minor', normal: 'Normal', serious: 'Serious', dangerous: 'Dangerous' },
  findingWay: { undecided: 'To be decided', on_the_spot: 'On the spot', rectification: 'Rectification', work_order: 'Work order', third_party: 'Third party', report_upward: 'Reported upward' },
  findingState: { open: 'Open', in_hand: 'In hand', settled: 'To be looked at again', closed: 'Closed', dropped: 'Unfounded' },
  findingAction: { settle: 'Settled', raise_order: 'Raise a work order', ask_third_party: 'Ask a third party', rectify: 'Ask for rectification', report: 'Report upward', recheck: 'Look again', drop: 'Unfounded' },
  presenceSign: { tag: 'Sign scanned', position: 'Position', dwell: 'Dwell', order: 'In order', live_photo: 'Live photo', nonce: 'Checked online' },
}
