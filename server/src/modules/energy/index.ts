export { siteEnergy } from './subjects.ts'
