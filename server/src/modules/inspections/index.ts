export { findingMade, findingMoved, roundOver } from './events.ts'
export { roundsAndFindings } from './counts.ts'
export { LAMPS_COUNT } from './lamps/list.ts'
export { BUILDING_OF_POINT } from './lamps/of-record.ts'
