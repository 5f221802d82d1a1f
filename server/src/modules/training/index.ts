export { trainingKnows, type Source } from './sources.ts'
export { filesShow } from './competence/sections.ts'
export { holdingsOf, lackingFor } from './competence/held.ts'
export { firstNeedsOf, listTrainingNeeds, needsOf, raiseNeed, settleTrainingNeed, type NewNeed } from './needs.ts'
