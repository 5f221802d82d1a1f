export { nameOrdersInStore, takeFromStore, type Taken } from './movements.ts'
