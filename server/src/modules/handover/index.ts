export { defectReviewDue } from './events.ts'
