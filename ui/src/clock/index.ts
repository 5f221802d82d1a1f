export * from './clock-view.ts'
export * from './status-view.ts'
export * from './use-now.ts'
