export type { ComplaintsTables } from './tables.ts'
export { facilityWitness, type FacilityAsk } from './inquiries/facility-check.ts'
export { renovationsTestify } from './inquiries/falling.ts'
