export type { ComplaintsTables } from './tables.ts'
