export { findingMade, findingMoved, roundOver } from './events.ts'
export { roundsAndFindings } from './counts.ts'
