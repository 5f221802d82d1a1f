import type { HandoverLabels } from './labels.ts'

export const handover: HandoverLabels = {
  defectPlace: { unit: 'In a unit', area: 'Common area', facility: 'Facility', place: 'Elsewhere' },
  defectTrade: { civil: 'Civil works', waterproofing: 'Waterproofing', doors_windows: 'Doors and windows', finishes: 'Finishes', plumbing: 'Plumbing', electrical: 'Electrical', heating: 'Heating and cooling', fire: 'Fire protection', lift: 'Lifts', intelligent: 'Low-voltage systems', outdoor: 'Outdoor works', other: 'Other' },
  defectPart: { structure: 'Foundations and structure (design life)', waterproofing: 'Leaks of roof, bathrooms, outer walls (5 years)', heating: 'Heating and cooling (2 seasons)', installations: 'Wiring, pipes, installed equipment (2 years)', decoration: 'Finishes (2 years)', agreed: 'Other (as agreed)' },
  defectWarranty: { within: 'Within warranty', over: 'Warranty is over', life: 'Within design life', seasons: 'By seasons', agreed: 'As agreed', unknown: 'Hand-over day unknown' },
  defectSource: { owner: 'Owner', patrol: 'Patrol', desk: 'Front desk', list: 'Imported list' },
  defectState: { registered: 'Registered', self_fix: 'Own repair', reported_up: 'Reported up', notified: 'Developer notified', fixed: 'Fixed', verified: 'Re-inspected', told: 'Owner told', closed: 'Closed', withdrawn: 'Withdrawn' },
  defectAction: { self_fix: 'Repair it ourselves', report_up: 'Report up', promise: 'Promised day', fixed: 'Fixed', recheck: 'Re-inspect', tell: 'Tell the owner', close: 'Close', charge_back: 'Charge back', withdraw: 'Withdraw' },
  defectLetterState: { draft: 'To be delivered', delivered: 'Delivered', cancelled: 'Cancelled' },
  defectLetterAction: { deliver: 'Record delivery', cancel: 'Cancel' },
  defectDelivery: { hand: 'By hand', post: 'By post', email: 'By e-mail', message: 'Group message' },
  defectAge: { week: 'Up to 7 days', month: '8–30 days', quarter: '31–90 days', longer: 'Over 90 days' },
}
