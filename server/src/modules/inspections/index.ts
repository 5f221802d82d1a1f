export { findingMade, findingMoved, roundOver } from './events.ts'
