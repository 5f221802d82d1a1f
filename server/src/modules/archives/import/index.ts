export { FIELDS, FIELD_NAMES } from './fields.ts'
export type { Field } from './fields.ts'
export { ArchiveProfile, parseArchiveProfile } from './profile.ts'
export { columnsOf, planArchives } from './plan.ts'
export type { ArchivePlan, SheetKind, SheetPlan } from './plan.ts'
export { readArchives } from './read-archives.ts'
export { writeErrorFile } from './error-file.ts'
export { problemText } from './problem-texts.ts'
export { PROBLEMS } from './problems.ts'
export type { ProblemCode, RowProblem, SheetNote } from './problems.ts'
export type {
  ArchiveRow, EntranceFacts, OccupancyRole, ParkingFacts, PersonFacts, PersonId, Sex, UnitFacts, UnitState, UnitUse, VehicleFacts,
} from './row-types.ts'
