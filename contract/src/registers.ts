import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'

/** A unit as other records name it. */
export const UnitRef = z.object({ id: Id, code: z.string() }).meta({ id: 'UnitRef' })
export type UnitRef = z.infer<typeof UnitRef>
/** Metres of a point on a plan are nobody's business: 0…1 from its left and its top edge. */
const Fraction = z.number().min(0).max(1)
const SquareMetres = z.number().min(0).max(10_000_000).multipleOf(0.01)
const listQuery = { ...paging, siteId: Id, total: flag }
const exportQuery = { siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx') }

// Facilities 设施设备 ------------------------------------------------------------------------------------------------------------------

export const FACILITY_STATES = ['running', 'standby', 'under_repair', 'stopped', 'scrapped'] as const
export const FACILITY_ACTIONS = ['stand_by', 'repair', 'stop', 'resume', 'serviced', 'inspected', 'scrap'] as const
/** Dates of a facility that somebody has to act on: service, legal inspection, end of warranty. */
export const FACILITY_DUES = ['service', 'inspection', 'warranty'] as const

/** A branch of the tree of classes: `03` 给排水, `03.01` 生活水泵. */
export const FacilityClass = z.object({ id: Id, code: z.string(), name: z.string(), facilities: z.number().int() }).meta({ id: 'FacilityClass' })
export type FacilityClass = z.infer<typeof FacilityClass>
export const listFacilityClasses = endpoint({ method: 'GET', path: '/facility-classes', summary: 'The tree of facility classes, with how many facilities of a site each has', access: 'registers:read', query: z.object({ siteId: Id }), response: itemsOf(FacilityClass), errors: ['not_found'] })
export const createFacilityClass = endpoint({
  method: 'POST', path: '/facility-classes', summary: 'New class; the code says where it hangs', access: 'registers:decide',
  body: z.object({ code: z.string().trim().regex(/^\d{2}(\.\d{2}){0,2}$/), name: text(50, 1) }), response: FacilityClass, errors: ['already_exists', 'rule_broken'],
})

const FacilityFacts = z.object({
  code: text(40, 1), name: text(100, 1), classId: Id, model: text(100), serial: text(100), maker: text(100), place: text(200), buildingId: Id.nullable(), areaId: Id.nullable(),
  installedOn: Day.nullable(), warrantyUntil: Day.nullable(), nextServiceOn: Day.nullable(), inspectionDueOn: Day.nullable(), serviceContact: text(200), note: text(2000),
}).partial()
export const Facility = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), class: z.object({ id: Id, code: z.string(), name: z.string() }), model: z.string(), serial: z.string(), maker: z.string(), place: z.string(),
  building: Ref.nullable(), area: Ref.nullable(), installedOn: Day.nullable(), warrantyUntil: Day.nullable(), nextServiceOn: Day.nullable(), inspectionDueOn: Day.nullable(), serviceContact: z.string(), note: z.string(),
  state: z.enum(FACILITY_STATES),
  /** What is due within 30 days or overdue. */
  due: z.array(z.object({ what: z.enum(FACILITY_DUES), on: Day, isOverdue: z.boolean() })),
  photos: z.array(FileRef), allowedActions: z.array(z.enum(FACILITY_ACTIONS)), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'Facility' })
export type Facility = z.infer<typeof Facility>

const FacilityFilter = z.object({ q: z.string().max(100).optional(), class: z.string().max(8).optional(), state: oneOrMany(z.enum(FACILITY_STATES)), zoneId: Id.optional(), buildingId: Id.optional(), areaId: Id.optional(), due: oneOrMany(z.enum(FACILITY_DUES)) })
export const listFacilities = endpoint({ method: 'GET', path: '/facilities', summary: 'Facilities of a site by code; a class stands for all below it', access: 'registers:read', query: z.object({ ...listQuery, filter: FacilityFilter.prefault({}) }), response: listOf(Facility), errors: ['not_found'] })
export const exportFacilities = endpoint({ method: 'GET', path: '/facilities/export', summary: 'Facilities as XLSX or CSV', access: 'registers:read', query: z.object({ ...exportQuery, filter: FacilityFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getFacility = endpoint({ method: 'GET', path: '/facilities/{id}', summary: 'One facility', access: 'registers:read', params: IdParams, response: Facility, errors: ['not_found'] })
export const createFacility = endpoint({
  method: 'POST', path: '/facilities', summary: 'New facility', access: 'registers:write',
  body: FacilityFacts.required({ code: true, name: true, classId: true }).extend({ id: Id.optional(), siteId: Id, photoIds: z.array(Id).max(9).default([]) }), response: Facility, errors: ['already_exists', 'not_found', 'rule_broken'],
})
export const changeFacility = endpoint({
  method: 'PATCH', path: '/facilities/{id}', summary: 'Change a facility', access: 'registers:write', params: IdParams, body: FacilityFacts.extend({ version: z.number().int(), photoIds: z.array(Id).max(9).default([]) }),
  response: Facility, errors: ['already_exists', 'not_found', 'stale_version', 'rule_broken'],
})
/** `on` and `nextOn` belong to `serviced` and `inspected`: when it was done, when it is due again. `at`: when it was stopped or let run on site, told afterwards. */
export const actOnFacility = endpoint({
  method: 'POST', path: '/facilities/{id}/actions', summary: 'Stop, repair, resume, scrap; serviced or legally inspected with the next date', access: 'registers:work', params: IdParams,
  body: z.object({ version: z.number().int().optional(), action: z.enum(FACILITY_ACTIONS), note: text(500).default(''), at: Instant.optional(), on: Day.optional(), nextOn: Day.nullable().optional(), fileIds: z.array(Id).max(9).default([]) }),
  response: Facility, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed'],
})

// Common areas and points 公共区域、点位 -------------------------------------------------------------------------------------------------

/** 店面 and 车库 are areas of their own: they are inspected and cleaned by other rounds (UNT-013). */
export const AREA_TYPES = ['lobby', 'corridor', 'stairwell', 'lift_hall', 'roof', 'facade', 'garden', 'road', 'square', 'gate', 'garage', 'shopfront', 'machine_room', 'waste_station', 'recreation', 'point', 'other'] as const
const AreaFacts = z.object({ code: text(40, 1), name: text(100, 1), type: z.enum(AREA_TYPES), parentId: Id.nullable(), buildingId: Id.nullable(), floor: z.number().int().min(-10).max(200).nullable(), place: text(200), squareMetres: SquareMetres.nullable(), note: text(1000), isActive: z.boolean() }).partial()
export const CommonArea = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), type: z.enum(AREA_TYPES), parent: Ref.nullable(), building: Ref.nullable(), floor: z.number().int().nullable(), place: z.string(), squareMetres: z.number().nullable(), note: z.string(),
  isActive: z.boolean(), points: z.number().int(), facilities: z.number().int(), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'CommonArea' })
export type CommonArea = z.infer<typeof CommonArea>
const AreaFilter = z.object({ q: z.string().max(100).optional(), type: oneOrMany(z.enum(AREA_TYPES)), buildingId: Id.optional(), parentId: Id.optional(), active: flag })
export const listAreas = endpoint({ method: 'GET', path: '/common-areas', summary: 'Common areas and points of a site by code', access: 'registers:read', query: z.object({ ...listQuery, filter: AreaFilter.prefault({}) }), response: listOf(CommonArea), errors: ['not_found'] })
export const exportAreas = endpoint({ method: 'GET', path: '/common-areas/export', summary: 'Common areas as XLSX or CSV', access: 'registers:read', query: z.object({ ...exportQuery, filter: AreaFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getArea = endpoint({ method: 'GET', path: '/common-areas/{id}', summary: 'One area or point', access: 'registers:read', params: IdParams, response: CommonArea, errors: ['not_found'] })
export const createArea = endpoint({ method: 'POST', path: '/common-areas', summary: 'New area or point', access: 'registers:write', body: AreaFacts.required({ code: true, name: true, type: true }).extend({ id: Id.optional(), siteId: Id }), response: CommonArea, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changeArea = endpoint({ method: 'PATCH', path: '/common-areas/{id}', summary: 'Change an area or point', access: 'registers:write', params: IdParams, body: AreaFacts.extend({ version: z.number().int() }), response: CommonArea, errors: ['already_exists', 'not_found', 'stale_version', 'rule_broken'] })

// Amenities 配套设施 -------------------------------------------------------------------------------------------------------------------

export const AMENITY_KINDS = ['playground', 'club', 'fitness', 'sports_court', 'swimming_pool', 'reading_room', 'senior_room', 'charging', 'parcel_lockers', 'kindergarten', 'shop', 'other'] as const
export const AMENITY_STATES = ['open', 'closed', 'under_repair'] as const
const Clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
/** `days` are 1 (Monday) … 7; `24:00` is the end of the day. */
export const OpenHours = z.object({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7), from: Clock, to: Clock }).meta({ id: 'OpenHours' })
const AmenityFacts = z.object({
  name: text(100, 1), kind: z.enum(AMENITY_KINDS), place: text(200), areaId: Id.nullable(), openHours: z.array(OpenHours).max(14), rules: text(4000), contact: text(100), isBookable: z.boolean(), isCheckedDaily: z.boolean(),
  state: z.enum(AMENITY_STATES), stateNote: text(300),
}).partial()
export const Amenity = z.object({
  id: Id, siteId: Id, name: z.string(), kind: z.enum(AMENITY_KINDS), place: z.string(), area: Ref.nullable(), openHours: z.array(OpenHours), rules: z.string(), contact: z.string(), isBookable: z.boolean(), isCheckedDaily: z.boolean(),
  state: z.enum(AMENITY_STATES), stateNote: z.string(), isOpenNow: z.boolean(),
  lastCheck: z.object({ id: Id, day: Day, isFine: z.boolean(), note: z.string(), by: z.string() }).nullable(),
  /** Whether today's check has still to be made. */
  isCheckDue: z.boolean(), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'Amenity' })
export type Amenity = z.infer<typeof Amenity>
const AmenityFilter = z.object({ q: z.string().max(100).optional(), kind: oneOrMany(z.enum(AMENITY_KINDS)), state: oneOrMany(z.enum(AMENITY_STATES)), checkDue: flag })
export const listAmenities = endpoint({ method: 'GET', path: '/amenities', summary: 'Amenities of a site', access: 'registers:read', query: z.object({ ...listQuery, filter: AmenityFilter.prefault({}) }), response: listOf(Amenity), errors: ['not_found'] })
export const exportAmenities = endpoint({ method: 'GET', path: '/amenities/export', summary: 'Amenities as XLSX or CSV', access: 'registers:read', query: z.object({ ...exportQuery, filter: AmenityFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getAmenity = endpoint({ method: 'GET', path: '/amenities/{id}', summary: 'One amenity', access: 'registers:read', params: IdParams, response: Amenity, errors: ['not_found'] })
export const createAmenity = endpoint({ method: 'POST', path: '/amenities', summary: 'New amenity', access: 'registers:write', body: AmenityFacts.required({ name: true, kind: true }).extend({ id: Id.optional(), siteId: Id }), response: Amenity, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changeAmenity = endpoint({ method: 'PATCH', path: '/amenities/{id}', summary: 'Change an amenity: hours, rules, open or closed', access: 'registers:write', params: IdParams, body: AmenityFacts.extend({ version: z.number().int() }), response: Amenity, errors: ['already_exists', 'not_found', 'stale_version', 'rule_broken'] })
export const checkAmenity = endpoint({
  method: 'POST', path: '/amenities/{id}/checks', summary: "Today's check: fine, or what is wrong", access: 'registers:work', params: IdParams, body: z.object({ id: Id.optional(), isFine: z.boolean(), note: text(500).default(''), fileIds: z.array(Id).max(9).default([]) }),
  response: Amenity, errors: ['not_found', 'rule_broken', 'already_exists'],
})

// Meters 仪表 --------------------------------------------------------------------------------------------------------------------------

export const METER_KINDS = ['water', 'hot_water', 'electricity', 'gas', 'heat', 'other'] as const
export const METER_STATES = ['in_use', 'taken_out'] as const
export const METER_ACTIONS = ['take_out'] as const
export const READING_VERDICTS = ['fine', 'first', 'backwards', 'too_much', 'standstill'] as const
const MeterFacts = z.object({
  code: text(40, 1), kind: z.enum(METER_KINDS), unitId: Id.nullable(), areaId: Id.nullable(), location: text(300), multiplier: z.number().positive().max(100_000).multipleOf(0.001), digits: z.number().int().min(3).max(9).nullable(),
  initialReading: z.number().min(0).max(1_000_000_000).multipleOf(0.001), installedOn: Day.nullable(), maker: text(100), note: text(1000),
  /** Where on which plan; null takes it away. */
  plan: z.object({ fileId: Id, x: Fraction, y: Fraction }).nullable(),
}).partial()
export const MeterReading = z.object({
  id: Id, meterId: Id, readOn: Day, value: z.number(), consumption: z.number().nullable(), verdict: z.enum(READING_VERDICTS), isConfirmed: z.boolean(), note: z.string(), by: z.string(), at: Instant, photos: z.array(FileRef), voided: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
}).meta({ id: 'MeterReading' })
export type MeterReading = z.infer<typeof MeterReading>
/** Neither unit nor area: public, at `location`. */
export const Meter = z.object({
  id: Id, siteId: Id, code: z.string(), kind: z.enum(METER_KINDS), unit: UnitRef.nullable(), area: Ref.nullable(), location: z.string(), multiplier: z.number(), digits: z.number().int().nullable(), initialReading: z.number(), installedOn: Day.nullable(), maker: z.string(), note: z.string(),
  plan: z.object({ file: FileRef, x: z.number(), y: z.number() }).nullable(), photos: z.array(FileRef), state: z.enum(METER_STATES), takenOutOn: Day.nullable(),
  lastReading: MeterReading.omit({ photos: true, voided: true }).nullable(), allowedActions: z.array(z.enum(METER_ACTIONS)), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'Meter' })
export type Meter = z.infer<typeof Meter>
const MeterFilter = z.object({ q: z.string().max(100).optional(), kind: oneOrMany(z.enum(METER_KINDS)), state: oneOrMany(z.enum(METER_STATES)), unitId: Id.optional(), buildingId: Id.optional(), public: flag, readBefore: Day.optional() })
/** `sort=route` is the way through the buildings: by entrance and floor, public ones last. */
export const listMeters = endpoint({ method: 'GET', path: '/meters', summary: 'Meters of a site, by code or in the order of the reading route', access: 'registers:read', query: z.object({ ...listQuery, sort: z.enum(['code', 'route']).default('code'), filter: MeterFilter.prefault({}) }), response: listOf(Meter), errors: ['not_found'] })
export const exportMeters = endpoint({ method: 'GET', path: '/meters/export', summary: 'Meters with their last readings as XLSX or CSV', access: 'registers:read', query: z.object({ ...exportQuery, filter: MeterFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getMeter = endpoint({ method: 'GET', path: '/meters/{id}', summary: 'One meter', access: 'registers:read', params: IdParams, response: Meter, errors: ['not_found'] })
export const createMeter = endpoint({ method: 'POST', path: '/meters', summary: 'New meter of a unit or a public area', access: 'registers:write', body: MeterFacts.required({ code: true, kind: true }).extend({ id: Id.optional(), siteId: Id, photoIds: z.array(Id).max(9).default([]) }), response: Meter, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changeMeter = endpoint({ method: 'PATCH', path: '/meters/{id}', summary: 'Change a meter; multiplier and first reading only before it was read', access: 'registers:write', params: IdParams, body: MeterFacts.omit({ kind: true }).extend({ version: z.number().int(), photoIds: z.array(Id).max(9).default([]) }), response: Meter, errors: ['already_exists', 'not_found', 'stale_version', 'rule_broken'] })
export const actOnMeter = endpoint({ method: 'POST', path: '/meters/{id}/actions', summary: 'Take a meter out', access: 'registers:write', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(METER_ACTIONS), on: Day, note: text(500).default('') }), response: Meter, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed'] })
export const listReadings = endpoint({ method: 'GET', path: '/meters/{id}/readings', summary: 'Readings of a meter, newest first', access: 'registers:read', params: IdParams, response: itemsOf(MeterReading), errors: ['not_found'] })
export const exportReadings = fileOf(listReadings, 'Readings of a meter as XLSX or CSV')
/** An odd value is refused with what was expected; `isConfirmed` with a note says that it was looked at twice. `hasRolledOver`: the dial began again at 0. */
export const readMeter = endpoint({
  method: 'POST', path: '/meters/{id}/readings', summary: 'Enter a reading', access: 'registers:work', params: IdParams,
  body: z.object({ id: Id.optional(), readOn: Day.optional(), value: z.number().min(0).max(1_000_000_000).multipleOf(0.001), hasRolledOver: z.boolean().default(false), isConfirmed: z.boolean().default(false), note: text(300).default(''), photoIds: z.array(Id).max(3).default([]) }),
  response: z.object({ meter: Meter, reading: MeterReading }), errors: ['not_found', 'rule_broken', 'action_not_allowed', 'already_exists', 'meter.implausible'],
})
export const voidReading = endpoint({ method: 'POST', path: '/meter-readings/{id}/void', summary: 'The latest reading was wrong: it stays in the history, but no longer counts', access: 'registers:write', params: IdParams, body: z.object({ reason: text(300, 1) }), response: Meter, errors: ['not_found', 'action_not_allowed'] })

// The site as a project 项目概况 ---------------------------------------------------------------------------------------------------------

export const PROJECT_KINDS = ['ordinary_residential', 'high_end_residential', 'old_estate', 'office', 'commercial', 'sales_office'] as const
/** The five categories for which the ordinary-residential grades are made, and the one for which they are not (UNT-007, UNT-008). */
export const HOUSING_CATEGORIES = ['commodity', 'affordable', 'reform', 'collective', 'low_rent', 'high_end'] as const
export const SERVICE_TEMPLATES = ['grade_1', 'grade_2', 'grade_3', 'negotiated', 'office', 'commercial', 'sales_office'] as const
export const SiteFacts = z.object({
  siteId: Id, siteName: z.string(), projectKind: z.enum(PROJECT_KINDS).nullable(), housingCategory: z.enum(HOUSING_CATEGORIES).nullable(), serviceGrade: z.number().int().min(1).max(3).nullable(), negotiatedStandard: z.string(),
  developer: z.string(), builtInYear: z.number().int().nullable(), landSquareMetres: z.number().nullable(), greenPercent: z.number().nullable(),
  /** Which grades may be chosen; empty where the grade standard does not apply. */
  grades: z.array(z.number().int()),
  /** What applies, with its measures; null while kind or category are unknown. */
  template: z.object({ code: z.enum(SERVICE_TEMPLATES), measures: z.array(z.object({ topic: z.string(), text: z.string() })) }).nullable(),
  amenities: z.array(z.object({ id: Id, name: z.string(), kind: z.enum(AMENITY_KINDS), state: z.enum(AMENITY_STATES) })), mayChange: z.boolean(), version: z.number().int(),
}).meta({ id: 'SiteFacts' })
export type SiteFacts = z.infer<typeof SiteFacts>
export const getSiteFacts = endpoint({ method: 'GET', path: '/site-facts/{id}', summary: 'Kind and category of a project and the service standard that follows from them', access: 'registers:read', params: IdParams, response: SiteFacts, errors: ['not_found'] })
export const changeSiteFacts = endpoint({
  method: 'PATCH', path: '/site-facts/{id}', summary: 'Change kind, category, grade or negotiated standard', access: 'registers:decide', params: IdParams,
  body: z.object({
    version: z.number().int(), projectKind: z.enum(PROJECT_KINDS).nullable().optional(), housingCategory: z.enum(HOUSING_CATEGORIES).nullable().optional(), serviceGrade: z.number().int().min(1).max(3).nullable().optional(), negotiatedStandard: text(10_000).optional(),
    developer: text(100).optional(), builtInYear: z.number().int().min(1900).max(2100).nullable().optional(), landSquareMetres: SquareMetres.nullable().optional(), greenPercent: z.number().min(0).max(100).multipleOf(0.1).nullable().optional(),
  }),
  response: SiteFacts, errors: ['not_found', 'stale_version', 'rule_broken'],
})

/** One line for each site, or for each building of one. `squareMetres` is the sum of what is known; `unitsWithoutArea` says of how many units nothing is. */
export const AreaLine = z.object({ id: Id, name: z.string(), units: z.number().int(), unitsWithoutArea: z.number().int(), squareMetres: z.number().nullable(), people: z.number().int().nullable(), squareMetresPerHead: z.number().nullable() }).meta({ id: 'AreaLine' })
export const managedArea = endpoint({
  method: 'GET', path: '/managed-area', summary: 'Managed area by site with area per head; with siteId by building', access: 'registers:read', query: z.object({ siteId: Id.optional() }),
  response: z.object({ level: z.enum(['site', 'building']), items: z.array(AreaLine), total: AreaLine.omit({ id: true, name: true }) }), errors: ['not_found'],
})
export const exportManagedArea = fileOf(managedArea, 'The managed area as XLSX or CSV')

// Finding by what one sees ----------------------------------------------------------------------------------------------------------------

export const RECORD_KINDS = ['facility', 'meter', 'common_area', 'amenity', 'parking_space', 'vehicle', 'access_card', 'pet', 'tenancy', 'entrustment', 'business_change'] as const
export const RecordHit = z.object({ kind: z.enum(RECORD_KINDS), id: Id, siteId: Id, title: z.string(), subtitle: z.string(), unit: UnitRef.nullable() }).meta({ id: 'RegisterHit' })
export type RecordHit = z.infer<typeof RecordHit>
export const lookUp = endpoint({ method: 'GET', path: '/register-look-up', summary: 'What a plate, a code on a machine or a card number belongs to', access: 'registers:read', query: z.object({ siteId: Id, q: text(60, 1) }), response: itemsOf(RecordHit), errors: ['not_found'] })
export const getRecord = endpoint({ method: 'GET', path: '/register-records/{id}', summary: 'What a label stuck to a thing stands for', access: 'registers:read', params: IdParams, response: RecordHit, errors: ['not_found'] })
export const recordTimeline = endpoint({ method: 'GET', path: '/register-records/{id}/timeline', summary: 'What happened to a record of the registers', access: 'registers:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
/** Labels to stick on: 24 on an A4 page, each with a code that says nothing to strangers. */
export const printLabels = endpoint({
  method: 'GET', path: '/register-labels', summary: 'A sheet of QR labels as PDF for facilities, meters or points', access: 'registers:read',
  query: z.object({ siteId: Id, kind: z.enum(['facility', 'meter', 'common_area']), ids: oneOrMany(Id), q: z.string().max(100).optional() }), kind: 'file', errors: ['not_found', 'rule_broken'],
})
