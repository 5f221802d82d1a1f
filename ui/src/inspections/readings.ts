// When a reading is odd, for clients: they import values of the contract through here (zod stays out of the bundle).
export { oddReading } from '@guanjia/contract/reading-rules.ts'
