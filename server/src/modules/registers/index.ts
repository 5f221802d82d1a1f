export { todayAt } from './days.ts'
