export { changeStoreItem, createStoreItem, getStoreItem } from './items.ts'
export { checkStore, moveStoreItem, nameOrdersInStore, takeFromStore, type Taken, type TakenItem } from './movements.ts'
export { verifyStock } from './verify-stock.ts'
