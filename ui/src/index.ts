export * from './api/call.ts'
export * from './api/query.ts'
export * from './api/live.ts'
