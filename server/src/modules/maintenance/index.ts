export { serviceOver, serviceRaised } from './events.ts'
export { facilityIntactRate, maintenanceExecutionRate } from './figures.ts'
