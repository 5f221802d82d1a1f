import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { UnitRef } from './registers.ts'
import { Day, Id, IdParams, Instant, Ref, flag, listOf, oneOrMany, paging, text } from './shared.ts'

const listQuery = { ...paging, siteId: Id, total: flag }
const exportQuery = { siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx') }
const version = z.number().int()

// Parking spaces 车位 --------------------------------------------------------------------------------------------------------------------

export const SPACE_KINDS = ['underground', 'surface', 'mechanical', 'garage'] as const
/** 未售 · 已售 · 已租 · 临停 · 人防 · 预留. Only an unsold, idle space can be leased (UNT-012). */
export const SPACE_STATES = ['unsold', 'sold', 'leased', 'visitor', 'civil_defence', 'reserved'] as const
export const SPACE_ACTIONS = ['lease', 'end_lease', 'sell', 'take_back', 'reserve', 'open_to_visitors', 'release'] as const
const SpaceFacts = z.object({ code: text(40, 1), kind: z.enum(SPACE_KINDS), lot: text(50), place: text(100), squareMetres: z.number().min(0).max(1000).multipleOf(0.01).nullable(), note: text(1000) }).partial()
export const ParkingLease = z.object({ id: Id, person: Ref, unit: UnitRef.nullable(), fromOn: Day, untilOn: Day.nullable(), rentFen: z.number().int().nullable(), endedOn: Day.nullable() }).meta({ id: 'ParkingLease' })
export const ParkingSpace = z.object({
  id: Id, siteId: Id, code: z.string(), kind: z.enum(SPACE_KINDS), lot: z.string(), place: z.string(), squareMetres: z.number().nullable(), note: z.string(), state: z.enum(SPACE_STATES), owner: Ref.nullable(), unit: UnitRef.nullable(),
  lease: ParkingLease.nullable(), vehicles: z.array(Ref), allowedActions: z.array(z.enum(SPACE_ACTIONS)), version, updatedAt: Instant,
}).meta({ id: 'ParkingSpace' })
export type ParkingSpace = z.infer<typeof ParkingSpace>
const SpaceFilter = z.object({ q: z.string().max(100).optional(), kind: oneOrMany(z.enum(SPACE_KINDS)), state: oneOrMany(z.enum(SPACE_STATES)), unitId: Id.optional() })
export const listSpaces = endpoint({ method: 'GET', path: '/parking-spaces', summary: 'Parking spaces of a site by code', access: 'registers:read', query: z.object({ ...listQuery, filter: SpaceFilter.prefault({}) }), response: listOf(ParkingSpace), errors: ['not_found'] })
export const exportSpaces = endpoint({ method: 'GET', path: '/parking-spaces/export', summary: 'Parking spaces as XLSX or CSV', access: 'archives:read', query: z.object({ ...exportQuery, filter: SpaceFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getSpace = endpoint({ method: 'GET', path: '/parking-spaces/{id}', summary: 'One parking space', access: 'registers:read', params: IdParams, response: ParkingSpace, errors: ['not_found'] })
export const createSpace = endpoint({
  method: 'POST', path: '/parking-spaces', summary: 'New parking space', access: 'registers:write', body: SpaceFacts.required({ code: true, kind: true }).extend({ id: Id.optional(), siteId: Id, state: z.enum(['unsold', 'visitor', 'civil_defence', 'reserved']).default('unsold') }),
  response: ParkingSpace, errors: ['already_exists', 'not_found'],
})
export const changeSpace = endpoint({ method: 'PATCH', path: '/parking-spaces/{id}', summary: 'Change facts of a space; its state changes by acts', access: 'registers:write', params: IdParams, body: SpaceFacts.extend({ version }), response: ParkingSpace, errors: ['already_exists', 'not_found', 'stale_version'] })
export const actOnSpace = endpoint({
  method: 'POST', path: '/parking-spaces/{id}/actions', summary: 'Lease, end the lease, sell, take back, reserve, open to visitors, release', access: 'registers:write', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('lease'), version: version.optional(), leaseId: Id.optional(), personId: Id, unitId: Id.nullable().default(null), fromOn: Day, untilOn: Day.nullable().default(null), rentFen: z.number().int().min(0).max(100_000_000).nullable().default(null) }),
    z.object({ action: z.literal('end_lease'), version: version.optional(), on: Day, note: text(300).default('') }),
    z.object({ action: z.literal('sell'), version: version.optional(), personId: Id, unitId: Id.nullable().default(null), note: text(300).default('') }),
    z.object({ action: z.enum(['take_back', 'reserve', 'open_to_visitors', 'release']), version: version.optional(), note: text(300).default('') }),
  ]),
  response: ParkingSpace, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed'],
})

// Vehicles 车辆 --------------------------------------------------------------------------------------------------------------------------

export const PLATE_KINDS = ['ordinary', 'new_energy', 'trailer', 'learner', 'police', 'hk_macau', 'embassy', 'military', 'emergency'] as const
export const VEHICLE_TYPES = ['car', 'van', 'truck', 'motorcycle', 'other'] as const
export const VEHICLE_ACTIONS = ['end'] as const
const VehicleFacts = z.object({ plate: text(20, 1), type: z.enum(VEHICLE_TYPES), brand: text(50), colour: text(20), personId: Id.nullable(), unitId: Id.nullable(), spaceIds: z.array(Id).max(10), note: text(500) }).partial()
/** `plate` as it is stored, `plateShown` as people read it (`粤B·12345`). */
export const Vehicle = z.object({
  id: Id, siteId: Id, plate: z.string(), plateShown: z.string(), plateKind: z.enum(PLATE_KINDS), type: z.enum(VEHICLE_TYPES), brand: z.string(), colour: z.string(), person: Ref.extend({ phones: z.array(z.string()) }).nullable(), unit: UnitRef.nullable(),
  spaces: z.array(UnitRef), note: z.string(), registeredOn: Day, endedOn: Day.nullable(), allowedActions: z.array(z.enum(VEHICLE_ACTIONS)), version, updatedAt: Instant,
}).meta({ id: 'Vehicle' })
export type Vehicle = z.infer<typeof Vehicle>
const VehicleFilter = z.object({ q: z.string().max(100).optional(), plateKind: oneOrMany(z.enum(PLATE_KINDS)), unitId: Id.optional(), personId: Id.optional(), current: flag })
export const listVehicles = endpoint({ method: 'GET', path: '/vehicles', summary: 'Vehicles of a site by plate', access: 'archives:read', query: z.object({ ...listQuery, filter: VehicleFilter.prefault({}) }), response: listOf(Vehicle), errors: ['not_found'] })
export const exportVehicles = endpoint({ method: 'GET', path: '/vehicles/export', summary: 'Vehicles as XLSX or CSV', access: 'archives:read', query: z.object({ ...exportQuery, filter: VehicleFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getVehicle = endpoint({ method: 'GET', path: '/vehicles/{id}', summary: 'One vehicle', access: 'archives:read', params: IdParams, response: Vehicle, errors: ['not_found'] })
export const createVehicle = endpoint({ method: 'POST', path: '/vehicles', summary: 'Register a vehicle; a plate is at a site once at a time', access: 'archives:write', body: VehicleFacts.required({ plate: true }).extend({ id: Id.optional(), siteId: Id }), response: Vehicle, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changeVehicle = endpoint({ method: 'PATCH', path: '/vehicles/{id}', summary: 'Change a vehicle', access: 'archives:write', params: IdParams, body: VehicleFacts.extend({ version }), response: Vehicle, errors: ['already_exists', 'not_found', 'stale_version', 'rule_broken'] })
export const actOnVehicle = endpoint({ method: 'POST', path: '/vehicles/{id}/actions', summary: 'The vehicle has left', access: 'archives:write', params: IdParams, body: z.object({ action: z.enum(VEHICLE_ACTIONS), version: version.optional(), note: text(300).default('') }), response: Vehicle, errors: ['not_found', 'stale_version', 'action_not_allowed'] })

// Access cards 住户卡、车卡 -----------------------------------------------------------------------------------------------------------------

export const CARD_KINDS = ['resident', 'vehicle'] as const
export const CARD_STATES = ['applied', 'issued', 'expiring', 'expired', 'lost', 'cancelled'] as const
export const CARD_ACTIONS = ['issue', 'renew', 'report_lost', 'cancel'] as const
export const AccessCard = z.object({
  id: Id, siteId: Id, kind: z.enum(CARD_KINDS), number: z.string().nullable(), state: z.enum(CARD_STATES), person: Ref, unit: UnitRef, vehicle: Ref.nullable(), appliedAt: Instant, issuedOn: Day.nullable(), validUntil: Day.nullable(), endNote: z.string(), note: z.string(),
  allowedActions: z.array(z.enum(CARD_ACTIONS)), version, updatedAt: Instant,
}).meta({ id: 'AccessCard' })
export type AccessCard = z.infer<typeof AccessCard>
const CardFilter = z.object({ q: z.string().max(100).optional(), kind: oneOrMany(z.enum(CARD_KINDS)), state: oneOrMany(z.enum(CARD_STATES)), unitId: Id.optional(), personId: Id.optional() })
export const listCards = endpoint({ method: 'GET', path: '/access-cards', summary: 'Cards of a site, newest first', access: 'archives:read', query: z.object({ ...listQuery, filter: CardFilter.prefault({}) }), response: listOf(AccessCard), errors: ['not_found'] })
export const exportCards = endpoint({ method: 'GET', path: '/access-cards/export', summary: 'Cards as XLSX or CSV', access: 'archives:read', query: z.object({ ...exportQuery, filter: CardFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getCard = endpoint({ method: 'GET', path: '/access-cards/{id}', summary: 'One card', access: 'archives:read', params: IdParams, response: AccessCard, errors: ['not_found'] })
export const applyForCard = endpoint({
  method: 'POST', path: '/access-cards', summary: 'A household applies for a card', access: 'archives:write', body: z.object({ id: Id.optional(), siteId: Id, kind: z.enum(CARD_KINDS), personId: Id, unitId: Id, vehicleId: Id.nullable().default(null), note: text(500).default('') }),
  response: AccessCard, errors: ['not_found', 'rule_broken', 'already_exists'],
})
/** `validUntil` null: without end. A lost card stays lost; the household applies for another. */
export const actOnCard = endpoint({
  method: 'POST', path: '/access-cards/{id}/actions', summary: 'Issue, renew, report lost, cancel', access: 'archives:write', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('issue'), version: version.optional(), number: text(40, 1), validUntil: Day.nullable() }),
    z.object({ action: z.literal('renew'), version: version.optional(), validUntil: Day.nullable() }),
    z.object({ action: z.enum(['report_lost', 'cancel']), version: version.optional(), note: text(300).default('') }),
  ]),
  response: AccessCard, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed', 'already_exists'],
})

// Pets 宠物 ------------------------------------------------------------------------------------------------------------------------------

export const PET_SPECIES = ['dog', 'cat', 'bird', 'other'] as const
const PetFacts = z.object({ name: text(50, 1), species: z.enum(PET_SPECIES), breed: text(50), colour: text(30), sex: z.enum(['male', 'female', 'unknown']), bornOn: Day.nullable(), personId: Id, unitId: Id, licenceNumber: text(40), licenceUntil: Day.nullable(), note: text(500) }).partial()
export const Vaccination = z.object({ id: Id, vaccine: z.string(), givenOn: Day, dueOn: Day.nullable(), isLast: z.boolean() }).meta({ id: 'Vaccination' })
export const Pet = z.object({
  id: Id, siteId: Id, name: z.string(), species: z.enum(PET_SPECIES), breed: z.string(), colour: z.string(), sex: z.enum(['male', 'female', 'unknown']), bornOn: Day.nullable(), person: Ref.extend({ phones: z.array(z.string()) }), unit: UnitRef, licenceNumber: z.string(), licenceUntil: Day.nullable(),
  note: z.string(), endedOn: Day.nullable(), vaccinations: z.array(Vaccination),
  /** The next vaccination that is due; null when none is known, which is no proof of protection. */
  nextDueOn: Day.nullable(), isOverdue: z.boolean(), allowedActions: z.array(z.enum(['end'])), version, updatedAt: Instant,
}).meta({ id: 'Pet' })
export type Pet = z.infer<typeof Pet>
const PetFilter = z.object({ q: z.string().max(100).optional(), species: oneOrMany(z.enum(PET_SPECIES)), unitId: Id.optional(), personId: Id.optional(), dueBy: Day.optional(), current: flag })
export const listPets = endpoint({ method: 'GET', path: '/pets', summary: 'Pets of a site', access: 'archives:read', query: z.object({ ...listQuery, filter: PetFilter.prefault({}) }), response: listOf(Pet), errors: ['not_found'] })
export const exportPets = endpoint({ method: 'GET', path: '/pets/export', summary: 'Pets as XLSX or CSV', access: 'archives:read', query: z.object({ ...exportQuery, filter: PetFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getPet = endpoint({ method: 'GET', path: '/pets/{id}', summary: 'One pet with its vaccinations', access: 'archives:read', params: IdParams, response: Pet, errors: ['not_found'] })
export const createPet = endpoint({ method: 'POST', path: '/pets', summary: 'Register a pet', access: 'archives:write', body: PetFacts.required({ name: true, species: true, personId: true, unitId: true }).extend({ id: Id.optional(), siteId: Id }), response: Pet, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changePet = endpoint({ method: 'PATCH', path: '/pets/{id}', summary: 'Change a pet', access: 'archives:write', params: IdParams, body: PetFacts.extend({ version }), response: Pet, errors: ['already_exists', 'not_found', 'stale_version', 'rule_broken'] })
export const actOnPet = endpoint({ method: 'POST', path: '/pets/{id}/actions', summary: 'The pet is no longer here', access: 'archives:write', params: IdParams, body: z.object({ action: z.enum(['end']), version: version.optional(), note: text(300).default('') }), response: Pet, errors: ['not_found', 'stale_version', 'action_not_allowed'] })
export const vaccinatePet = endpoint({
  method: 'POST', path: '/pets/{id}/vaccinations', summary: 'A vaccination by its certificate', access: 'archives:write', params: IdParams, body: z.object({ id: Id.optional(), vaccine: text(50, 1), givenOn: Day, dueOn: Day.nullable().default(null) }),
  response: Pet, errors: ['not_found', 'rule_broken', 'already_exists', 'action_not_allowed'],
})

// What a household has, on its pages --------------------------------------------------------------------------------------------------------

export const Belongings = z.object({ spaces: z.array(ParkingSpace), vehicles: z.array(Vehicle), cards: z.array(AccessCard), pets: z.array(Pet) }).meta({ id: 'Belongings' })
export type Belongings = z.infer<typeof Belongings>
export const unitBelongings = endpoint({ method: 'GET', path: '/units/{id}/belongings', summary: 'Spaces, vehicles, cards and pets of a unit', access: 'archives:read', params: IdParams, response: Belongings, errors: ['not_found'] })
export const personBelongings = endpoint({ method: 'GET', path: '/persons/{id}/belongings', summary: 'Spaces, vehicles, cards and pets of a person', access: 'archives:read', params: IdParams, response: Belongings, errors: ['not_found'] })
