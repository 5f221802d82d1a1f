export { todayAt } from './days.ts'
export { readMeter } from './readings.ts'
