export * from './clause.ts'
export * from './fill.ts'
export * from './findings.ts'
