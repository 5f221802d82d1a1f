export { mustSeePerson, mustSeeUnit, ownUnitIds, peopleOfUnit, personsById, stewardOfUnit, unitsById, unitsOfPerson, type PersonFacts, type UnitFacts } from './lookups.ts'
export { openCasesByUnit } from './open-cases.ts'
export { searchAlso, type SearchAsk } from './search.ts'
