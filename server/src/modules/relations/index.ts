export { suggestMail } from './suggestions.ts'
export { keepExtraMile } from './extra-miles.ts'
export { filteredOpportunities } from './list.ts'
export { rewardsOf } from './rewards.ts'
