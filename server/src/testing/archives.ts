/** Use cases of the archives that tests of modules to the right act through, as people would. */
export { setBuildingSteward } from '../modules/archives/building-stewards.ts'
export { createPerson } from '../modules/archives/persons.ts'
export { createUnit, getUnit, unitTimeline } from '../modules/archives/units.ts'
