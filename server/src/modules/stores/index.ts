export { nameOrdersInStore, takeFromStore, type Taken, type TakenItem } from './movements.ts'
