import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'

/** 车辆美容保养 · 家政保洁 · 树木认养 · 家电维修 · 上门维修 · 房屋租售代理 · 业主资源整合 · 管家商务支持 (PAY-001, PAY-002, BTL-009). */
export const SERVICE_GROUPS = ['car_care', 'housekeeping', 'tree_adoption', 'appliance_repair', 'home_repair', 'rental_agency', 'owner_resources', 'butler'] as const
/** 无偿 · 有偿 (PAY-003). */
export const SERVICE_CHARGES = ['free', 'paid'] as const
export const PRICE_STATES = ['draft', 'published', 'withdrawn'] as const
export const PRICE_ACTIONS = ['publish', 'withdraw'] as const
export const ServiceGroup = z.enum(SERVICE_GROUPS)
export type ServiceGroup = z.infer<typeof ServiceGroup>
export const ServiceCharge = z.enum(SERVICE_CHARGES)
export type ServiceCharge = z.infer<typeof ServiceCharge>
export const PriceAction = z.enum(PRICE_ACTIONS)

const price = z.number().int().min(0).max(100_000_000)

/** What a published price promises; never changed. `priceFen` null: by quotation; 0 and free belong together. */
export const PriceVersion = z.object({
  id: Id, itemId: Id, no: z.number().int(), code: z.string(), name: z.string(), group: ServiceGroup, charge: ServiceCharge, unit: z.string(), priceFen: z.number().int().nullable(), includes: z.string(), excludes: z.string(),
  warrantyDays: z.number().int().nullable(), legalNote: z.string(), validFrom: Day, validTo: Day.nullable(), publishedAt: Instant, publishedBy: z.string(), withdrawnAt: Instant.nullable(),
}).meta({ id: 'PriceVersion' })
export type PriceVersion = z.infer<typeof PriceVersion>

const Facts = z.object({
  name: text(100, 1), group: ServiceGroup, charge: ServiceCharge.default('paid'), unit: text(10, 1), priceFen: price.nullable().default(null), includes: text(500).default(''), excludes: text(500).default(''),
  warrantyDays: z.number().int().min(0).max(3650).nullable().default(null), legalNote: text(500).default(''),
})
/** An item of the price list as it is being written; what customers see is its version in force. */
export const PaidService = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), group: ServiceGroup, charge: ServiceCharge, unit: z.string(), priceFen: z.number().int().nullable(), includes: z.string(), excludes: z.string(),
  warrantyDays: z.number().int().nullable(), legalNote: z.string(), state: z.enum(PRICE_STATES),
  /** Written since the last publication, and not published yet. */
  hasChanges: z.boolean(),
  /** The version in force today. */
  inForce: PriceVersion.nullable(),
  /** A published version that begins later. */
  next: PriceVersion.nullable(), updatedAt: Instant, version: z.number().int(), allowedActions: z.array(PriceAction),
}).meta({ id: 'PaidService' })
export type PaidService = z.infer<typeof PaidService>

const Filter = z.object({ q: z.string().max(100).optional(), group: oneOrMany(ServiceGroup), charge: oneOrMany(ServiceCharge), state: oneOrMany(z.enum(PRICE_STATES)), changed: flag })
export const listPaidServices = endpoint({
  method: 'GET', path: '/paid-services', summary: 'The price list of a site as it is being written', access: 'paid_services:read',
  query: z.object({ ...paging, siteId: Id, total: flag, filter: Filter.prefault({}) }), response: listOf(PaidService), errors: ['not_found'],
})
export const exportPaidServices = endpoint({
  method: 'GET', path: '/paid-services/export', summary: 'The price list as XLSX or CSV', access: 'paid_services:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: Filter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const printPriceList = endpoint({
  method: 'GET', path: '/paid-services/poster', summary: '《有偿服务收费公示》 for the wall, as PDF', access: 'paid_services:read',
  query: z.object({ siteId: Id, paper: z.enum(['a4', 'a3']).default('a3'), bilingual: flag }), kind: 'file', errors: ['not_found', 'rule_broken'],
})
export const getPaidService = endpoint({
  method: 'GET', path: '/paid-services/{id}', summary: 'An item of the price list with all its versions', access: 'paid_services:read', params: IdParams,
  response: PaidService.extend({ versions: z.array(PriceVersion) }), errors: ['not_found'],
})
export const createPaidService = endpoint({
  method: 'POST', path: '/paid-services', summary: 'New item of the price list, not published yet', access: 'paid_services:manage',
  body: Facts.extend({ id: Id.optional(), siteId: Id, code: text(20, 1) }), response: PaidService, errors: ['already_exists', 'not_found', 'rule_broken'],
})
export const changePaidService = endpoint({
  method: 'PATCH', path: '/paid-services/{id}', summary: 'Write an item anew; customers see it when it is published', access: 'paid_services:manage', params: IdParams,
  body: z.object({
    version: z.number().int(), name: text(100, 1).optional(), group: ServiceGroup.optional(), charge: ServiceCharge.optional(), unit: text(10, 1).optional(), priceFen: price.nullable().optional(), includes: text(500).optional(), excludes: text(500).optional(),
    warrantyDays: z.number().int().min(0).max(3650).nullable().optional(), legalNote: text(500).optional(),
  }),
  response: PaidService, errors: ['not_found', 'stale_version', 'rule_broken'],
})
export const actOnPaidService = endpoint({
  method: 'POST', path: '/paid-services/{id}/actions', summary: 'Publish or withdraw an item', access: 'paid_services:manage', params: IdParams,
  body: z.discriminatedUnion('action', [
    /** Without `validFrom` from today on. The version before it ends where this one begins. */
    z.object({ action: z.literal('publish'), version: z.number().int().optional(), validFrom: Day.nullable().default(null), validTo: Day.nullable().default(null) }),
    z.object({ action: z.literal('withdraw'), version: z.number().int().optional(), reason: text(200, 1) }),
  ]),
  response: PaidService, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const importPaidServices = endpoint({
  method: 'POST', path: '/paid-services/import', summary: 'Read a price list file: with `commit` false it only says what would change', access: 'paid_services:manage',
  body: z.object({ siteId: Id, fileId: Id, commit: z.boolean().default(false) }),
  response: z.object({
    counts: z.object({ new: z.number().int(), changed: z.number().int(), same: z.number().int(), errors: z.number().int() }),
    rows: z.array(z.object({ row: z.number().int(), code: z.string(), name: z.string(), verdict: z.enum(['new', 'changed', 'same', 'error']), problem: z.string() })),
  }),
  errors: ['not_found', 'import.unreadable_file', 'import.mapping_incomplete', 'import.too_many_rows', 'rule_broken'],
})
/** What a customer can order today; a resident sees it for the sites of the own units. */
export const serviceMenu = endpoint({
  method: 'GET', path: '/service-menu', summary: 'The published prices in force today', access: 'signed_in', query: z.object({ siteId: Id, group: ServiceGroup.optional() }), response: itemsOf(PriceVersion), errors: ['not_found'],
})
