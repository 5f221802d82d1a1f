export { personsInFull, staysInFull, type FullPerson } from './disclosure.ts'
export {
  mustSeePerson,
  mustSeeUnit,
  ownUnitIds,
  peopleOfUnit,
  personsById,
  stewardOfUnit,
  unitsById,
  unitsInState,
  unitsOfPerson,
  type PersonFacts,
  type UnitFacts,
} from './lookups.ts'
export {
  importKind,
  importKindNamed,
  type Checked,
  type ImportCounts,
  type ImportKind,
  type ImportOrder,
  type KeptLine,
  type KeptProblem,
  type Looked,
  type Progress,
  type SheetView,
} from './import-kinds.ts'
export { byOnlyName, personOf, readHomes, readParties, unitOf, type KnownHomes } from './lists/known.ts'
export { listImport, type ListKind, type Wanted } from './lists/list-import.ts'
export { importerOf } from './lists/importer.ts'
export { type ProblemWords } from './lists/problem-texts.ts'
export { type Fields, type RowReader } from './lists/reading.ts'
export { stewardsFor, type StewardOfPlace } from './steward-of-place.ts'
export { homesToTell, type HomesToTell } from './households/homes-to-tell.ts'
export { zoneOfPlace, type PlaceInZone } from './zone-of-place.ts'
export { openCasesByUnit } from './open-cases.ts'
export { noteInChronicle, type NotableEvent } from './chronicle/by-rule.ts'
export { householdHistory, type HistorySource } from './households/history.ts'
export { estatePeriod, WARRANTY_YEARS, warrantiesOn } from './estate-period.ts'
export { filesOf } from './merge/files.ts'
export { sensitiveBecause } from './observations/sensitive.ts'
export { personReference, personReferenceStays } from './merge/references.ts'
export { whenOwnerChanges, type OwnerChangeParty, type Transfer } from './transfer/hooks.ts'
export { syncHouseholds } from './households/sync.ts'
export { forgetVersions } from './versions/versions.ts'
export { searchAlso, type SearchAsk } from './search.ts'
export { buildingOf, neighboursOf, unitsAsOf, unitsOfBuilding, type PlacedUnit } from './layout.ts'
export { endOccupancy, startOccupancy } from './occupancies.ts'
export { changeUnit } from './units.ts'
export { intakeAsksConsent, type ConsentAsk } from './intake.ts'
export { forgetIdNumber, idNumberOf, personsAreErased, personsAreNeeded, whileTheyLived } from './personal-data.ts'
