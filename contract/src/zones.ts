import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Ref, itemsOf, sheetFormat, text } from './shared.ts'

/** Who answers for a zone: 片区客服, 网格员, 片区维修, 片区安全主办. */
export const ZONE_POSTS = ['customer_service', 'grid', 'maintenance', 'security_lead'] as const
export const DUTY_POINT_KINDS = ['facility', 'public_area'] as const
export const ZonePost = z.enum(ZONE_POSTS)
export type ZonePost = z.infer<typeof ZonePost>

/** Somebody answers from one moment to another; `until` null: now. */
export const Duty = z.object({ id: Id, post: ZonePost, employee: Ref, from: Instant, until: Instant.nullable(), note: z.string() }).meta({ id: 'Duty' })
export const Stewardship = z.object({ id: Id, steward: Ref, backup: Ref.nullable(), from: Instant, until: Instant.nullable(), note: z.string() }).meta({ id: 'Stewardship' })
export type Duty = z.infer<typeof Duty>
export type Stewardship = z.infer<typeof Stewardship>

export const DutyPoint = z.object({
  id: Id, siteId: Id, zone: Ref.nullable(), kind: z.enum(DUTY_POINT_KINDS), name: z.string(), place: z.string(), employee: Ref, patrol: z.string(), upkeep: z.string(),
  isActive: z.boolean(), version: z.number().int(),
}).meta({ id: 'DutyPoint' })
export type DutyPoint = z.infer<typeof DutyPoint>

export const ChartZone = z.object({
  id: Id, name: z.string(), neighbours: z.array(Ref), duties: z.array(Duty), workers: z.array(Ref), version: z.number().int(),
}).meta({ id: 'ChartZone' })
export type ChartZone = z.infer<typeof ChartZone>
export const ChartBuilding = z.object({ id: Id, code: z.string(), name: z.string(), zone: Ref.nullable(), units: z.number().int(), stewardship: Stewardship.nullable() }).meta({ id: 'ChartBuilding' })
export type ChartBuilding = z.infer<typeof ChartBuilding>

/** A vacancy is a post without a holder, or a building without a steward. */
export const zoneChart = endpoint({
  method: 'GET', path: '/zone-chart', summary: 'Who answers where: zones, buildings, facilities', access: 'organization:read', query: z.object({ siteId: Id }),
  response: z.object({ zones: z.array(ChartZone), buildings: z.array(ChartBuilding), points: z.array(DutyPoint), vacancies: z.number().int() }), errors: ['not_found'],
})
/** Below `/zones`, the list of names, though with everything that the chart knows of a zone. */
export const exportZones = endpoint({ method: 'GET', path: '/zones/export', summary: 'Zones with who answers for them as XLSX or CSV', access: 'organization:read', query: z.object({ siteId: Id, format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const createZone = endpoint({
  method: 'POST', path: '/zones', summary: 'New zone', access: 'settings:manage',
  body: z.object({ siteId: Id, name: text(50, 1), neighbourIds: z.array(Id).max(50).default([]) }), response: ChartZone, errors: ['not_found', 'already_exists'],
})
export const changeZone = endpoint({
  method: 'PATCH', path: '/zones/{id}', summary: 'Name and neighbours of a zone', access: 'settings:manage', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(50, 1).optional(), neighbourIds: z.array(Id).max(50).optional() }), response: ChartZone,
  errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'],
})
export const setZonePost = endpoint({
  method: 'POST', path: '/zones/{id}/posts', summary: 'Give a post of a zone to somebody; null leaves it vacant', access: 'settings:manage', params: IdParams,
  body: z.object({ post: ZonePost, employeeId: Id.nullable(), note: text(200).default('') }), response: ChartZone, errors: ['not_found', 'rule_broken'],
})
export const zoneHistory = endpoint({
  method: 'GET', path: '/zones/{id}/posts', summary: 'Who answered for a zone, and when', access: 'organization:read', params: IdParams, response: itemsOf(Duty), errors: ['not_found'],
})
export const setBuildingSteward = endpoint({
  method: 'POST', path: '/buildings/{id}/steward', summary: 'Name the one steward of a building and the backup; null leaves it vacant', access: 'settings:manage', params: IdParams,
  body: z.object({ stewardId: Id.nullable(), backupId: Id.nullable().default(null), note: text(200).default('') }), response: ChartBuilding, errors: ['not_found', 'rule_broken'],
})
export const stewardHistory = endpoint({
  method: 'GET', path: '/buildings/{id}/stewards', summary: 'The stewards of a building, the newest first', access: 'organization:read', params: IdParams, response: itemsOf(Stewardship), errors: ['not_found'],
})
export const placeBuilding = endpoint({
  method: 'POST', path: '/buildings/{id}/zone', summary: 'Put a building into a zone', access: 'settings:manage', params: IdParams,
  body: z.object({ zoneId: Id.nullable() }), response: ChartBuilding, errors: ['not_found'],
})
const PointFacts = z.object({
  zoneId: Id.nullable().default(null), kind: z.enum(DUTY_POINT_KINDS), name: text(100, 1), place: text(100).default(''), employeeId: Id, patrol: text(100).default(''), upkeep: text(100).default(''),
})
export const createDutyPoint = endpoint({
  method: 'POST', path: '/duty-points', summary: 'A facility or public area with the person who looks after it', access: 'settings:manage',
  body: PointFacts.extend({ siteId: Id }), response: DutyPoint, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const changeDutyPoint = endpoint({
  method: 'PATCH', path: '/duty-points/{id}', summary: 'Change a line of the duty chart', access: 'settings:manage', params: IdParams,
  // A default would overwrite what is left out.
  body: z.object({
    version: z.number().int(), zoneId: Id.nullable().optional(), kind: z.enum(DUTY_POINT_KINDS).optional(), name: text(100, 1).optional(), place: text(100).optional(),
    employeeId: Id.optional(), patrol: text(100).optional(), upkeep: text(100).optional(), isActive: z.boolean().optional(),
  }),
  response: DutyPoint, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'],
})
