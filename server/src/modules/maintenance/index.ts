export { serviceOver, serviceRaised } from './events.ts'
export { facilityIntactByZone, facilityIntactRate } from './figures.ts'
