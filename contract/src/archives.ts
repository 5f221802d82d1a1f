import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { ConsentSaid } from './personal-data.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { ESTATE_PERIODS, WARRANTY_PARTS, WARRANTY_STATES } from './warranty-choices.ts'

export const UNIT_STATES = ['not_handed_over', 'handed_over', 'vacant', 'renovating', 'self_occupied', 'let', 'entrusted'] as const
export const UNIT_USES = ['residence', 'shop', 'office', 'other'] as const
export const OCCUPANCY_ROLES = ['owner', 'co_owner', 'tenant', 'family', 'agent', 'occupant', 'client', 'merchant', 'beneficiary', 'developer'] as const
export const ID_KINDS = ['id_card', 'passport', 'hk_macau_permit', 'taiwan_permit', 'uscc', 'other'] as const
export const UnitState = z.enum(UNIT_STATES)
export const UnitUse = z.enum(UNIT_USES)
export const OccupancyRole = z.enum(OCCUPANCY_ROLES)
export type OccupancyRole = z.infer<typeof OccupancyRole>

export const Building = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), zone: Ref.nullable(),
  entrances: z.array(z.object({ id: Id, code: z.string(), floors: z.number().int().nullable(), hasElevator: z.boolean().nullable(), units: z.number().int() })),
  units: z.number().int(),
}).meta({ id: 'Building' })
export type Building = z.infer<typeof Building>

export const archiveTree = endpoint({
  method: 'GET', path: '/buildings', summary: 'The tree of a site: buildings and entrances with their number of units', access: 'archives:read',
  query: z.object({ siteId: Id }), response: itemsOf(Building), errors: ['not_found'],
})
export const exportBuildings = fileOf(archiveTree, 'Buildings of a site as XLSX or CSV, a line for each entrance')
export const createBuilding = endpoint({
  method: 'POST', path: '/buildings', summary: 'New building with its entrances', access: 'archives:write',
  body: z.object({
    siteId: Id, code: text(20, 1), name: text(50, 1), zoneId: Id.nullable().default(null),
    entrances: z.array(z.object({ code: text(10, 1), floors: z.number().int().min(1).max(200).nullable().default(null), hasElevator: z.boolean().nullable().default(null) })).max(50).default([]),
  }),
  response: Building, errors: ['already_exists', 'not_found'],
})

const UnitFacts = z.object({
  floor: z.number().int().min(-10).max(200).nullable().default(null), use: UnitUse.default('residence'), layout: text(50).default(''),
  buildingArea: z.number().min(0).max(1_000_000).multipleOf(0.01).nullable().default(null), /** By which fees are reckoned; where it is unknown the building area counts. */
  billingArea: z.number().min(0).max(1_000_000).multipleOf(0.01).nullable().default(null), indoorArea: z.number().min(0).max(1_000_000).multipleOf(0.01).nullable().default(null),
  orientation: text(20).default(''), state: UnitState.default('not_handed_over'), handedOverOn: Day.nullable().default(null), rentFen: z.number().int().min(0).nullable().default(null),
})

export const UnitSummary = z.object({
  id: Id, siteId: Id, buildingId: Id, entranceId: Id.nullable(), code: z.string(), room: z.string(), floor: z.number().int().nullable(),
  use: UnitUse, state: UnitState, layout: z.string(), buildingArea: z.number().nullable(), billingArea: z.number().nullable(), indoorArea: z.number().nullable(), orientation: z.string(), handedOverOn: Day.nullable(), owners: z.array(Ref), openCases: z.number().int(),
}).meta({ id: 'UnitSummary' })
export type UnitSummary = z.infer<typeof UnitSummary>

export const Occupancy = z.object({
  id: Id, role: OccupancyRole, fromOn: Day.nullable(), untilOn: Day.nullable(), isBillPayer: z.boolean(), isCurrent: z.boolean(),
  unit: z.object({ id: Id, siteId: Id, code: z.string() }), person: Ref.extend({ phones: z.array(z.string()) }),
}).meta({ id: 'Occupancy' })
export type Occupancy = z.infer<typeof Occupancy>

/** For what the builder still is answerable after the hand-over; `until` is null where it is counted by seasons. */
export const Warranty = z.object({ part: z.enum(WARRANTY_PARTS), until: Day.nullable(), daysLeft: z.number().int().nullable(), state: z.enum(WARRANTY_STATES) }).meta({ id: 'Warranty' })
export type Warranty = z.infer<typeof Warranty>

export const Unit = UnitSummary.omit({ owners: true }).extend({
  building: Ref, zone: Ref.nullable(), steward: Ref.nullable(),
  period: z.enum(ESTATE_PERIODS), warranties: z.array(Warranty), rentFen: z.number().int().nullable(), note: z.string(), occupancies: z.array(Occupancy), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'Unit' })
export type Unit = z.infer<typeof Unit>

export const listUnits = endpoint({
  method: 'GET', path: '/units', summary: 'Units of a site', access: 'archives:read',
  query: z.object({
    ...paging, siteId: Id, sort: z.enum(['code', '-code']).default('code'),
    filter: z.object({ buildingId: Id.optional(), entranceId: Id.optional(), state: oneOrMany(UnitState), use: oneOrMany(UnitUse), warrantyEnding: oneOrMany(z.enum(WARRANTY_PARTS)), q: z.string().max(100).optional() }).default({}),
  }),
  response: listOf(UnitSummary), errors: ['not_found'],
})
export const exportUnits = endpoint({ method: 'GET', path: '/units/export', summary: 'Units of a site as XLSX or CSV', access: 'archives:read', query: listUnits.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const getUnit = endpoint({ method: 'GET', path: '/units/{id}', summary: 'One unit with its people, now and before', access: 'archives:read', params: IdParams, response: Unit, errors: ['not_found'] })
export const createUnit = endpoint({
  method: 'POST', path: '/units', summary: 'New unit', access: 'archives:write',
  body: UnitFacts.extend({ siteId: Id, buildingId: Id, entranceId: Id.nullable().default(null), room: text(20, 1), note: text(2000).default('') }),
  response: Unit, errors: ['already_exists', 'not_found'],
})
export const changeUnit = endpoint({
  method: 'PATCH', path: '/units/{id}', summary: 'Change facts of a unit', access: 'archives:write', params: IdParams,
  body: z.object({
    version: z.number().int(), floor: z.number().int().nullable().optional(), use: UnitUse.optional(), layout: text(50).optional(),
    buildingArea: z.number().min(0).max(1_000_000).nullable().optional(), billingArea: z.number().min(0).max(1_000_000).nullable().optional(), indoorArea: z.number().min(0).max(1_000_000).nullable().optional(),
    orientation: text(20).optional(), state: UnitState.optional(), handedOverOn: Day.nullable().optional(), note: text(2000).optional(),
  }),
  response: Unit, errors: ['not_found', 'stale_version', 'rule_broken'],
})
export const unitTimeline = endpoint({ method: 'GET', path: '/units/{id}/timeline', summary: 'What happened to a unit', access: 'archives:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

export const PersonKind = z.enum(['person', 'company'])
export const Sex = z.enum(['male', 'female', 'unknown'])
export const PersonSummary = z.object({
  id: Id, name: z.string(), kind: PersonKind, sex: Sex, phones: z.array(z.string()), units: z.array(z.object({ id: Id, siteId: Id, code: z.string(), role: OccupancyRole })),
}).meta({ id: 'PersonSummary' })
export type PersonSummary = z.infer<typeof PersonSummary>

export const Person = PersonSummary.omit({ units: true }).extend({
  pinyin: z.string(), phoneDetails: z.array(z.object({ number: z.string(), label: z.string(), isMain: z.boolean() })),
  email: z.string(), idKind: z.enum(ID_KINDS).nullable(), idNumberMasked: z.string().nullable(), birthday: Day.nullable(), workplace: z.string(),
  emergencyContact: z.string(), contactPerson: z.string(), locale: z.string(), tags: z.array(z.string()), note: z.string(), hasAccount: z.boolean(),
  occupancies: z.array(Occupancy), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

const PersonFacts = z.object({
  name: text(100, 1), kind: PersonKind.default('person'), sex: Sex.default('unknown'),
  phones: z.array(z.object({ number: text(30, 3), label: text(20).default('') })).max(10).default([]),
  email: z.union([z.literal(''), z.email()]).default(''), idKind: z.enum(ID_KINDS).nullable().default(null), idNumber: text(40).nullable().default(null),
  birthday: Day.nullable().default(null), workplace: text(100).default(''), emergencyContact: text(100).default(''), contactPerson: text(50).optional(), tags: z.array(text(20, 1)).max(20).default([]), note: text(2000).default(''),
})

export const listPersons = endpoint({
  method: 'GET', path: '/persons', summary: 'People of a site', access: 'archives:read',
  query: z.object({ ...paging, siteId: Id, filter: z.object({ role: oneOrMany(OccupancyRole), kind: PersonKind.optional(), q: z.string().max(100).optional(), current: flag }).default({}) }),
  response: listOf(PersonSummary), errors: ['not_found'],
})
export const exportPersons = endpoint({ method: 'GET', path: '/persons/export', summary: 'People of a site as XLSX or CSV', access: 'archives:read', query: listPersons.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const getPerson = endpoint({ method: 'GET', path: '/persons/{id}', summary: 'One person', access: 'archives:read', params: IdParams, response: Person, errors: ['not_found'] })
export const createPerson = endpoint({
  method: 'POST', path: '/persons', summary: 'New person', access: 'archives:write', body: PersonFacts.extend({ siteId: Id, consent: ConsentSaid.optional() }),
  response: Person, errors: ['not_found', 'rule_broken', 'privacy.consent_needed'],
})
export const changePerson = endpoint({
  method: 'PATCH', path: '/persons/{id}', summary: 'Change facts of a person', access: 'archives:write', params: IdParams,
  body: z.object({
    version: z.number().int(), name: text(100, 1).optional(), sex: Sex.optional(), phones: z.array(z.object({ number: text(30, 3), label: text(20).default('') })).max(10).optional(),
    email: z.union([z.literal(''), z.email()]).optional(), idKind: z.enum(ID_KINDS).nullable().optional(), idNumber: text(40).nullable().optional(), birthday: Day.nullable().optional(),
    workplace: text(100).optional(), emergencyContact: text(100).optional(), contactPerson: text(50).optional(), tags: z.array(text(20, 1)).max(20).optional(), note: text(2000).optional(), consent: ConsentSaid.optional(),
  }),
  response: Person, errors: ['not_found', 'stale_version', 'rule_broken', 'privacy.consent_needed'],
})
export const personTimeline = endpoint({ method: 'GET', path: '/persons/{id}/timeline', summary: 'What happened to a person file', access: 'archives:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

export const startOccupancy = endpoint({
  method: 'POST', path: '/occupancies', summary: 'A person moves in: owner, tenant, family …', access: 'archives:write',
  body: z.object({ unitId: Id, personId: Id, role: OccupancyRole, fromOn: Day.nullable().default(null), untilOn: Day.nullable().default(null), isBillPayer: z.boolean().default(false), consent: ConsentSaid.optional() }),
  response: Occupancy, errors: ['not_found', 'occupancy.overlap', 'rule_broken', 'privacy.consent_needed'],
})
export const endOccupancy = endpoint({
  method: 'POST', path: '/occupancies/{id}/actions', summary: 'A person moves out', access: 'archives:write', params: IdParams,
  body: z.object({ action: z.literal('end'), untilOn: Day }), response: Occupancy, errors: ['not_found', 'rule_broken', 'action_not_allowed'],
})

export const SearchHit = z.object({
  kind: z.enum(['person', 'unit', 'case', 'work_order', 'vehicle', 'facility', 'meter', 'parking_space', 'access_card']), id: Id, siteId: Id.nullable(), title: z.string(), subtitle: z.string(), matched: z.string(),
}).meta({ id: 'SearchHit' })
export type SearchHit = z.infer<typeof SearchHit>
export const search = endpoint({
  method: 'GET', path: '/search', summary: 'One box: name, pinyin initials, phone tail, room in any spelling, case number', access: 'archives:read',
  query: z.object({ q: text(100, 1), siteId: Id.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  response: z.object({ hits: z.array(SearchHit), tookMs: z.number() }),
})
