export { facilityWitness, type FacilityAsk } from './inquiries/facility-check.ts'
export { renovationsTestify } from './inquiries/falling.ts'
export { complaintFigures } from './figures.ts'
export { presentLevel } from './levels.ts'
