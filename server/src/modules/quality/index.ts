export { raiseAction, whenActionPasses } from './actions/actions.ts'
export { actionsOf, actionsComeFrom } from './actions/list.ts'
export { customersAnswer } from './scores/evidence.ts'
export { monthClosed, winnersOf } from './scores/close.ts'
