export * from './materials.ts'
export * from './stock.ts'
