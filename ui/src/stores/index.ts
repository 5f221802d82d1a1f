export * from './materials.ts'
export * from './stock.ts'
export * from './use-stock.ts'
