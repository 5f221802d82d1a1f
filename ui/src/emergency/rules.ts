// The choices and rules of emergencies, for clients: they import values of the contract through here (zod stays out of the bundle).
export * from '@guanjia/contract/emergency-choices.ts'
export { proposeLevel } from '@guanjia/contract/emergency-rules.ts'
