export { findingMade, findingMoved, roundOver } from './events.ts'
export { roundsAndFindings } from './counts.ts'
export { makeFinding, type NewFinding } from './new-finding.ts'
export { checkRule, occurrencesOf, type Occurrence, type Recurrence } from './recurrence.ts'
