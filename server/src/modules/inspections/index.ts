export { findingMade, findingMoved, roundOver } from './events.ts'
export { roundsAndFindings } from './improvement-figures.ts'
