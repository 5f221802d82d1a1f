export * from './duration.ts'
export * from './text.ts'
export * from './time.ts'
export * from './zone.ts'
