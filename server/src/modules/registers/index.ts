export { whenFacilityMoves, whenMeterIsRead, type FacilityMove } from './facility-hooks.ts'
export { inspectFacility, serviceFacility } from './facility-work.ts'
export { todayAt } from './days.ts'
export { readMeter } from './readings.ts'
