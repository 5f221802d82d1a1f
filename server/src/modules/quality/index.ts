export { customersAnswer } from './scores/evidence.ts'
export { monthClosed, winnersOf } from './scores/close.ts'
