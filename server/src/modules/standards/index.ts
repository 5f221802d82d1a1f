export { itemsOfVersion, standardInForce } from './library.ts'
