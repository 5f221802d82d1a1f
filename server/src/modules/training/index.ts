export { trainingKnows, type Source } from './sources.ts'
export { firstNeedsOf, listTrainingNeeds, needsOf, raiseNeed, settleTrainingNeed, type NewNeed } from './needs.ts'
