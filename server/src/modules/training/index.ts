export { firstNeedsOf, listTrainingNeeds, needsOf, raiseNeed, settleTrainingNeed, type NewNeed } from './needs.ts'
