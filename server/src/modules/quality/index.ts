export { customersAnswer } from './scores/evidence.ts'
export { monthClosed } from './scores/close.ts'
