export { mustBePolite } from './polite.ts'
export { refusalsNoted } from './hits.ts'
