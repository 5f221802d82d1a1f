import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Meter, UnitRef } from './registers.ts'
import { Day, Id, IdParams, Instant, Ref, flag, listOf, oneOrMany, paging, text } from './shared.ts'

const listQuery = { ...paging, siteId: Id, total: flag }
const exportQuery = { siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx') }
const version = z.number().int()

// Rented units 出租房屋 (UNT-002) ---------------------------------------------------------------------------------------------------------

/** `coming`, `running`, `ending` (within 30 days), `over` (the last day has passed and nobody said that the tenant left), `ended`. */
export const TENANCY_STATES = ['coming', 'running', 'ending', 'over', 'ended'] as const
export const TENANCY_ACTIONS = ['extend', 'end'] as const
export const FEE_PAYERS = ['owner', 'tenant', 'agent'] as const
/** What has to be done for each rented unit: 核对身份 · 流动人口登记 · 安全告知 · 安全检查 · 到期前确认. */
export const TENANCY_TASKS = ['identity', 'residence_registration', 'safety_notice', 'safety_check', 'before_end'] as const
const TenancyFacts = z.object({ agentName: text(100), agentPhone: text(30), landlordContact: text(200), feePayer: z.enum(FEE_PAYERS), rentFen: z.number().int().min(0).max(1_000_000_000).nullable(), residents: z.number().int().min(1).max(99).nullable(), note: text(1000) }).partial()
export const TenancyTask = z.object({ id: Id, task: z.enum(TENANCY_TASKS), dueOn: Day, doneOn: Day.nullable(), doneBy: z.string(), note: z.string(), isOverdue: z.boolean() }).meta({ id: 'TenancyTask' })
export const Tenancy = z.object({
  id: Id, siteId: Id, unit: UnitRef, tenant: Ref.extend({ phones: z.array(z.string()) }), agentName: z.string(), agentPhone: z.string(), landlordContact: z.string(), feePayer: z.enum(FEE_PAYERS), rentFen: z.number().int().nullable(), residents: z.number().int().nullable(), note: z.string(),
  fromOn: Day, untilOn: Day, endedOn: Day.nullable(), state: z.enum(TENANCY_STATES), daysLeft: z.number().int().nullable(), tasks: z.array(TenancyTask), allowedActions: z.array(z.enum(TENANCY_ACTIONS)), version, updatedAt: Instant,
}).meta({ id: 'Tenancy' })
export type Tenancy = z.infer<typeof Tenancy>
const TenancyFilter = z.object({ q: z.string().max(100).optional(), state: oneOrMany(z.enum(TENANCY_STATES)), unitId: Id.optional(), taskDue: flag })
export const listTenancies = endpoint({ method: 'GET', path: '/tenancies', summary: 'Rented units of a site, those that end first on top', access: 'archives:read', query: z.object({ ...listQuery, filter: TenancyFilter.prefault({}) }), response: listOf(Tenancy), errors: ['not_found'] })
export const exportTenancies = endpoint({ method: 'GET', path: '/tenancies/export', summary: 'Rented units as XLSX or CSV', access: 'archives:read', query: z.object({ ...exportQuery, filter: TenancyFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getTenancy = endpoint({ method: 'GET', path: '/tenancies/{id}', summary: 'One tenancy', access: 'archives:read', params: IdParams, response: Tenancy, errors: ['not_found'] })
/** The unit becomes let and the tenant an occupant for the term. */
export const startTenancy = endpoint({
  method: 'POST', path: '/tenancies', summary: 'A unit is let', access: 'archives:write', body: TenancyFacts.extend({ id: Id.optional(), unitId: Id, tenantId: Id, feePayer: z.enum(FEE_PAYERS), landlordContact: text(200, 1), fromOn: Day, untilOn: Day }),
  response: Tenancy, errors: ['not_found', 'rule_broken', 'already_exists', 'occupancy.overlap'],
})
export const changeTenancy = endpoint({ method: 'PATCH', path: '/tenancies/{id}', summary: 'Change contact, payer, rent', access: 'archives:write', params: IdParams, body: TenancyFacts.extend({ version }), response: Tenancy, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const actOnTenancy = endpoint({
  method: 'POST', path: '/tenancies/{id}/actions', summary: 'Extend the term, or the tenant has left', access: 'archives:write', params: IdParams, body: z.object({ action: z.enum(TENANCY_ACTIONS), version: version.optional(), on: Day, note: text(300).default('') }),
  response: Tenancy, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed', 'occupancy.overlap'],
})
export const doTenancyTask = endpoint({ method: 'POST', path: '/tenancy-tasks/{id}/done', summary: 'Something that every rented unit needs was done', access: 'archives:write', params: IdParams, body: z.object({ note: text(500).default('') }), response: Tenancy, errors: ['not_found', 'action_not_allowed'] })

// Entrusted units 托管房屋 -----------------------------------------------------------------------------------------------------------------

/** 通风 · 保洁 · 水电检查 · 代收物品 · 代缴费用 · 看房 */
export const ENTRUSTED_SERVICES = ['airing', 'cleaning', 'utilities_check', 'receive_goods', 'pay_bills', 'show_unit'] as const
const EntrustmentFacts = z.object({ holderName: text(100, 1), holderPhone: text(30), services: z.array(z.enum(ENTRUSTED_SERVICES)).max(10), hasKey: z.boolean(), fromOn: Day, untilOn: Day.nullable(), note: text(1000) }).partial()
export const Entrustment = z.object({
  id: Id, siteId: Id, unit: UnitRef, holderName: z.string(), holderPhone: z.string(), services: z.array(z.enum(ENTRUSTED_SERVICES)), hasKey: z.boolean(), fromOn: Day, untilOn: Day.nullable(), endedOn: Day.nullable(), note: z.string(), allowedActions: z.array(z.enum(['end'])), version, updatedAt: Instant,
}).meta({ id: 'Entrustment' })
export type Entrustment = z.infer<typeof Entrustment>
const EntrustmentFilter = z.object({ q: z.string().max(100).optional(), unitId: Id.optional(), current: flag })
export const listEntrustments = endpoint({ method: 'GET', path: '/entrustments', summary: 'Entrusted units of a site', access: 'archives:read', query: z.object({ ...listQuery, filter: EntrustmentFilter.prefault({}) }), response: listOf(Entrustment), errors: ['not_found'] })
export const exportEntrustments = endpoint({ method: 'GET', path: '/entrustments/export', summary: 'Entrusted units as XLSX or CSV', access: 'archives:read', query: z.object({ ...exportQuery, filter: EntrustmentFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getEntrustment = endpoint({ method: 'GET', path: '/entrustments/{id}', summary: 'One entrusted unit', access: 'archives:read', params: IdParams, response: Entrustment, errors: ['not_found'] })
export const startEntrustment = endpoint({ method: 'POST', path: '/entrustments', summary: 'A unit is entrusted', access: 'archives:write', body: EntrustmentFacts.required({ holderName: true, fromOn: true }).extend({ id: Id.optional(), unitId: Id }), response: Entrustment, errors: ['not_found', 'rule_broken', 'already_exists'] })
export const changeEntrustment = endpoint({ method: 'PATCH', path: '/entrustments/{id}', summary: 'Change what is entrusted', access: 'archives:write', params: IdParams, body: EntrustmentFacts.extend({ version }), response: Entrustment, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const actOnEntrustment = endpoint({ method: 'POST', path: '/entrustments/{id}/actions', summary: 'The owner takes the unit back', access: 'archives:write', params: IdParams, body: z.object({ action: z.enum(['end']), version: version.optional(), on: Day, note: text(300).default('') }), response: Entrustment, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed'] })

// Business of shop units 业态 (UNT-009) -----------------------------------------------------------------------------------------------------

export const BUSINESS_KINDS = ['catering', 'convenience', 'supermarket', 'pharmacy', 'clinic', 'education', 'beauty', 'fitness', 'office', 'agency', 'repair', 'vacant', 'other'] as const
export const BUSINESS_STATES = ['requested', 'approved', 'refused', 'withdrawn'] as const
export const BUSINESS_ACTIONS = ['approve', 'refuse', 'withdraw'] as const
export const BusinessChange = z.object({
  id: Id, siteId: Id, unit: UnitRef, business: z.enum(BUSINESS_KINDS), name: z.string(), before: z.object({ business: z.enum(BUSINESS_KINDS), name: z.string() }).nullable(), reason: z.string(), licence: z.string(), person: Ref.nullable(), fromOn: Day, state: z.enum(BUSINESS_STATES),
  requestedBy: z.string(), requestedAt: Instant, decidedBy: z.string().nullable(), decidedAt: Instant.nullable(), decisionNote: z.string(), isCurrent: z.boolean(), allowedActions: z.array(z.enum(BUSINESS_ACTIONS)), version, updatedAt: Instant,
}).meta({ id: 'BusinessChange' })
export type BusinessChange = z.infer<typeof BusinessChange>
const BusinessFilter = z.object({ q: z.string().max(100).optional(), state: oneOrMany(z.enum(BUSINESS_STATES)), business: oneOrMany(z.enum(BUSINESS_KINDS)), unitId: Id.optional(), current: flag })
export const listBusinessChanges = endpoint({ method: 'GET', path: '/business-changes', summary: 'Requests to change the business of shops, and with that the history of each, newest first', access: 'archives:read', query: z.object({ ...listQuery, filter: BusinessFilter.prefault({}) }), response: listOf(BusinessChange), errors: ['not_found'] })
export const exportBusinessChanges = endpoint({ method: 'GET', path: '/business-changes/export', summary: 'Businesses of shops as XLSX or CSV', access: 'archives:read', query: z.object({ ...exportQuery, filter: BusinessFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getBusinessChange = endpoint({ method: 'GET', path: '/business-changes/{id}', summary: 'One request', access: 'archives:read', params: IdParams, response: BusinessChange, errors: ['not_found'] })
export const requestBusinessChange = endpoint({
  method: 'POST', path: '/business-changes', summary: 'A shop asks to change its business', access: 'archives:write', body: z.object({ id: Id.optional(), unitId: Id, business: z.enum(BUSINESS_KINDS), name: text(100).default(''), reason: text(500).default(''), licence: text(60).default(''), personId: Id.nullable().default(null), fromOn: Day }),
  response: BusinessChange, errors: ['not_found', 'rule_broken', 'already_exists'],
})
export const actOnBusinessChange = endpoint({ method: 'POST', path: '/business-changes/{id}/actions', summary: 'Approve, refuse with the reason, or withdraw', access: 'archives:write', params: IdParams, body: z.object({ action: z.enum(BUSINESS_ACTIONS), version: version.optional(), note: text(500).default('') }), response: BusinessChange, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed', 'not_permitted'] })

export const UnitUse = z.object({ tenancies: z.array(Tenancy), entrustments: z.array(Entrustment), business: z.array(BusinessChange), meters: z.array(Meter) }).meta({ id: 'UnitUseRecords' })
export type UnitUse = z.infer<typeof UnitUse>
export const unitUse = endpoint({ method: 'GET', path: '/units/{id}/use', summary: 'Tenancies, entrustments, businesses and meters of a unit', access: 'archives:read', params: IdParams, response: UnitUse, errors: ['not_found'] })
