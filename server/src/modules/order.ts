/**
 * The business modules in their order: a module may use only modules to its left.
 * `scripts/boundaries.ts` fails the build when one does not, or when a module folder is missing here.
 */
export const ORDER = [
  'organization',
  'people',
  'language',
  'sla',
  'archives',
  'documents',
  'registers',
  'stores',
  'standards',
  'governance',
  'knowledge',
  'paidservices',
  'training',
  'staffing',
  'quality',
  'cases',
  'workorders',
  'inspections',
  'maintenance',
  'environment',
  'energy',
  'complaints',
  // What the desk does for a household elsewhere: begins as an enquiry, and takes its checklist from a guide.
  'errands',
  'privacy',
  'billing',
  'parking',
  'custody',
  'handover',
  'renovation',
  'violations',
  'reception',
  'relations',
  'emergency',
  'salesoffice',
  'dailywork',
  'insight',
  // What leaves the house and who is told of it: knows everybody, nobody knows it.
  'integration',
] as const

export type ModuleName = (typeof ORDER)[number]
