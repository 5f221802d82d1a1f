import type { mobileEmergency as source } from '../zh-CN/mobile-emergency.ts'

export const mobileEmergency: typeof source = {
  report: 'Report an incident', reportOnly: 'Report only', reportAndStart: 'Report and activate', all: 'Incidents', open: 'Going on', over: 'Over', none: 'No incidents', drill: 'Drill', what: 'What it is', proposed: 'Proposed level: {{level}}', place: 'Place', placeHint: 'e.g. lift of building 3, entrance 2', danger: 'People in danger', yes: 'Yes', no: 'No', photos: 'Photos', words: 'Words', reported: 'Reported', mine: 'My role', assembly: 'Ways out and assembly', outcome: 'Outcome', myCard: 'What I do', people: 'Roles', missing: '{{n}} missing', others: 'What others do', numbers: 'Outside numbers', calls: 'Outside calls', counts: 'Head counts', counted: '{{n}} there, {{missing}} missing', waits: 'First: {{steps}}', late: 'Late', left: '{{n}} min left', whom: 'Whom', zone: 'Zone', present: 'There', missingPeople: 'Missing', who: 'Who is missing',
}
