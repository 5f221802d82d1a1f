import type { EmergencyLabels } from './labels.ts'

export const emergency: EmergencyLabels = {
  incidentCategory: { fire: 'Fire', public_health: 'Public health', security: 'Security', facility: 'Facilities' },
  incidentKind: { fire: 'Fire', gas_leak: 'Gas leak', infection: 'Infectious disease', food_poisoning: 'Food poisoning', sudden_illness: 'Sudden illness', theft: 'Theft', robbery: 'Robbery', fight: 'Fight', falling_object: 'Falling object', visitor_peak: 'Visitor peak', lift_trapped: 'Trapped in a lift', burst_pipe: 'Burst pipe', power_cut: 'Power cut', storm: 'Storm or flood', other: 'Other' },
  incidentLevel: { 1: 'L1 on the post', 2: 'L2 the site', 3: 'L3 the company' },
  statutoryGrade: { I: 'I particularly serious', II: 'II serious', III: 'III larger', IV: 'IV ordinary' },
  incidentState: { reported: 'Reported', activated: 'Activated', controlled: 'Under control', closed: 'Closed', reviewed: 'Reviewed', called_off: 'Called off' },
  incidentAction: { activate: 'Activate the plan', set_level: 'Change the level', acknowledge: 'Acknowledge', at_post: 'At my post', assign: 'Assign somebody', release: 'Release', fill: 'Look who is on now', done: 'Done', impossible: 'Not possible', note: 'Note', count: 'Head count', call: 'Outside call', arrived: 'Has arrived', announce: 'Announce', control: 'Under control', close: 'Close', call_off: 'Call off', finish_review: 'Finish the review' },
  incidentDuty: { command: 'Command', security: 'Security', engineering: 'Engineering', service: 'Customer service', medical: 'Medical', support: 'Support' },
  planSource: { post: 'Post', post_kind: 'Kind of post', position: 'Position', role: 'Role', employee: 'Colleague', reserve: 'Called-up reserve' },
  holdReason: { rota: 'On shift', clocked_in: 'Clocked in', planned: 'Planned, not clocked in', reserve: 'Called up', stand_in: 'Stand-in', assigned: 'Assigned' },
  toldAs: { role: 'Role', superior: 'Superior', phone_tree: 'Phone tree', department: 'Department' },
  outsideService: { fire: 'Fire brigade 119', police: 'Police 110', medical: 'Ambulance 120', gas: 'Gas company', lift: 'Lift company', power: 'Power company', water: 'Water company', authority: 'Authority', other: 'Other' },
  stepState: { open: 'Open', done: 'Done', impossible: 'Not possible' },
  emergencyPlanState: { draft: 'Draft', approved: 'Approved', retired: 'Retired' },
  emergencyPlanAction: { edit: 'Edit', approve: 'Approve', discard: 'Discard the draft', confirm: 'Confirm for a year', retire: 'Retire', restore: 'Restore' },
  drillState: { planned: 'Planned', running: 'Under way', held: 'Held', cancelled: 'Called off' },
  drillAction: { start: 'Start', postpone: 'Postpone', hold: 'Record the result', cancel: 'Call off' },
}
