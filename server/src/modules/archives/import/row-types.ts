import type { archives } from '@guanjia/contract'
import type { IdKind, Phone } from '../../../platform/text/index.ts'
import type { RowProblem } from './problems.ts'

export type UnitUse = (typeof archives.UNIT_USES)[number]
export type UnitState = (typeof archives.UNIT_STATES)[number]
export type OccupancyRole = (typeof archives.OCCUPANCY_ROLES)[number]
export type Sex = 'male' | 'female'

/** Facts of a unit as one row has them; null means that the row doesn't say. `code` is canonical (`3-2-1201`). */
export type UnitFacts = {
  code: string
  building: string
  entrance: string | null
  room: string
  floor: number | null
  totalFloors: number | null
  hasElevator: boolean | null
  use: UnitUse | null
  layout: string | null
  buildingArea: number | null
  billingArea: number | null
  indoorArea: number | null
  orientation: string | null
  rentFen: number | null
  state: UnitState | null
  handedOverOn: string | null
  note: string | null
}

/** `number` is the stored spelling; `longNumber` the 18-digit form by which an old 15-digit ID is the same person. */
export type PersonId = { kind: IdKind; number: string; longNumber: string | null }

/** `key` is the person's own number in the file (`业主信息`), null elsewhere. `contact` speaks for a company or in an emergency. */
export type PersonFacts = {
  key: string | null
  name: string
  kind: 'person' | 'company'
  role: OccupancyRole
  sex: Sex | null
  phones: Phone[]
  id: PersonId | null
  birthday: string | null
  email: string | null
  workplace: string | null
  contact: { name: string | null; phone: Phone | null } | null
  from: string | null
  to: string | null
}

export type VehicleFacts = { plate: string; brand: string | null; kind: string | null; colour: string | null }

/** `to` null means without end. */
export type ParkingFacts = {
  lot: string | null
  code: string
  kind: 'ground' | 'underground' | 'other' | null
  area: number | null
  tenure: 'sold' | 'leased' | null
  from: string | null
  to: string | null
}

export type EntranceFacts = { building: string; entrance: string; totalFloors: number | null; hasElevator: boolean | null }

/**
 * One row of the file, understood. A room that comes again (members below the owner) comes again here, with `firstRow` set to
 * the row where its facts stood first. A row with an error must not be written.
 */
export type ArchiveRow = {
  sheet: string
  rowNumber: number
  kind: 'unit' | 'entrance' | 'person' | 'parking'
  unit: UnitFacts | null
  firstRow: number | null
  entrance: EntranceFacts | null
  people: PersonFacts[]
  vehicles: VehicleFacts[]
  parking: ParkingFacts | null
  problems: RowProblem[]
  hasError: boolean
}
