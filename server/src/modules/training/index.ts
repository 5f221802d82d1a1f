export { needsOf, raiseNeed, type NewNeed } from './needs.ts'
