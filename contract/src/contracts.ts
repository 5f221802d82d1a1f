import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FileRef, Id, IdParams, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'

/** 物业服务 · 前期物业服务 · 租赁 · 车位 · 供应商 */
export const CONTRACT_KINDS = ['service', 'preliminary', 'lease', 'parking', 'supplier'] as const
/** 草拟 · 履行中 · 已到期 · 已解除 · 已续签 */
export const CONTRACT_STATES = ['draft', 'in_force', 'expired', 'terminated', 'renewed'] as const
export const CONTRACT_ACTIONS = ['put_in_force', 'terminate', 'renew', 'drop'] as const
export const RISKS = ['low', 'medium', 'high'] as const
export const PARTY_ROLES = ['party_a', 'party_b', 'party_c'] as const
export const ContractKind = z.enum(CONTRACT_KINDS)
export type ContractKind = z.infer<typeof ContractKind>
export const ContractState = z.enum(CONTRACT_STATES)
export type ContractState = z.infer<typeof ContractState>
export type ContractAction = (typeof CONTRACT_ACTIONS)[number]

const Party = z.object({ role: z.enum(PARTY_ROLES), name: text(100, 1), contact: text(50).default(''), phone: text(30).default('') })
const Obligation = z.object({ text: text(300, 1), byUs: z.boolean().default(true), dueOn: Day.nullable().default(null) })
/** What the contract promises in time becomes a policy of the site while it is in force (CON-002): `target` as in policies, `PT2H`. */
const AgreedTime = z.object({ type: z.enum(['case', 'work_order']), kind: text(40).default(''), urgency: text(40).default(''), metric: text(40, 1), target: text(40, 1), calendarCode: text(40, 1) })
const ServiceItem = z.object({ name: text(100, 1), standard: text(500, 1), frequency: text(60).default(''), time: AgreedTime.nullable().default(null) })
export type ServiceItem = z.infer<typeof ServiceItem>
/** CPMI grades: 1 is the highest (CON-003). */
const grade = z.number().int().min(1).max(3).nullable()
const money = z.number().int().min(0).max(100_000_000_000).nullable()
const alertDays = z.array(z.number().int().min(1).max(730)).max(6)

/** A rule of law as it is numbered today; `formerArticle` is where older papers cite it (CON-005). */
export const LegalReference = z.object({ code: z.string(), law: z.string(), edition: z.string(), article: z.number().int(), formerArticle: z.number().int().nullable(), gist: z.string() }).meta({ id: 'LegalReference' })
export type LegalReference = z.infer<typeof LegalReference>
export const listLegalReferences = endpoint({ method: 'GET', path: '/legal-references', summary: 'Rules of law that contracts refer to, by their number of today; `cited` finds one by the number in older papers', access: 'contracts:read', query: z.object({ cited: z.coerce.number().int().min(1).max(2000).optional() }), response: itemsOf(LegalReference) })
/** What a grade usually brings with it; a new contract begins with it (CON-004). */
export const gradeTemplate = endpoint({ method: 'GET', path: '/service-grades/{grade}', summary: 'The usual items and frequencies of a service grade', access: 'contracts:read', params: z.object({ grade: z.coerce.number().int().min(1).max(3) }), response: z.object({ grade: z.number().int(), items: z.array(ServiceItem) }) })

export const ContractSummary = z.object({
  id: Id, siteId: Id, number: z.string(), paperNumber: z.string(), kind: ContractKind, title: z.string(), state: ContractState, counterparty: z.string(), signedOn: Day.nullable(), fromOn: Day, untilOn: Day, daysLeft: z.number().int(), amountFen: money, amountBasis: z.string(), risk: z.enum(RISKS), grade, owner: Ref, former: Ref.nullable(), renewedBy: Ref.nullable(), version: z.number().int(),
}).meta({ id: 'ContractSummary' })
export type ContractSummary = z.infer<typeof ContractSummary>
export const Contract = ContractSummary.extend({
  parties: z.array(Party), unit: Ref.nullable(), person: Ref.nullable(), obligations: z.array(Obligation), riskNotes: z.string(), items: z.array(ServiceItem), gradeReason: z.string(), legal: z.array(LegalReference), alertDays, policies: z.array(Ref), endedOn: Day.nullable(), endedReason: z.string(), note: z.string(), scans: z.array(FileRef), allowedActions: z.array(z.enum(CONTRACT_ACTIONS)),
}).meta({ id: 'Contract' })
export type Contract = z.infer<typeof Contract>

const facts = {
  paperNumber: text(60).default(''), title: text(120, 1), parties: z.array(Party).min(2).max(6), signedOn: Day.nullable().default(null), fromOn: Day, untilOn: Day, amountFen: money.default(null), amountBasis: text(100).default(''), obligations: z.array(Obligation).max(60).default([]), risk: z.enum(RISKS).default('low'), riskNotes: text(2000).default(''),
  items: z.array(ServiceItem).max(60).default([]), grade: grade.default(null), gradeReason: text(1000).default(''), legal: z.array(text(40, 1)).max(20).default([]), alertDays: alertDays.default([90, 60, 30]), ownerId: Id.nullable().default(null), unitId: Id.nullable().default(null), personId: Id.nullable().default(null), note: text(2000).default(''), fileIds: z.array(Id).max(50).default([]),
}
const ContractFilter = z.object({ q: z.string().max(100).optional(), kind: oneOrMany(ContractKind), state: oneOrMany(ContractState), risk: oneOrMany(z.enum(RISKS)), grade: z.coerce.number().int().min(1).max(3).optional(), unitId: Id.optional(), personId: Id.optional(), expiringWithin: z.coerce.number().int().min(0).max(3650).optional(), endsFrom: Day.optional(), endsTo: Day.optional(), isExpiring: flag, isRenewed: flag })
export const listContracts = endpoint({ method: 'GET', path: '/contracts', summary: 'Contracts of a site, the first to end first', access: 'contracts:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: ContractFilter.prefault({}) }), response: listOf(ContractSummary), errors: ['not_found'] })
export const exportContracts = endpoint({ method: 'GET', path: '/contracts/export', summary: 'The register of contracts as XLSX or CSV', access: 'contracts:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: ContractFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
/** `renewed` of the contracts that came to their end in the period; a rate of nothing is null (CON-007). */
const Rate = z.object({ from: Day, to: Day, expiring: z.number().int(), renewed: z.number().int(), rate: z.number().nullable() })
export const contractFigures = endpoint({
  method: 'GET', path: '/contracts/figures', summary: 'Renewal rate of a period beside the period before', access: 'contracts:read', query: z.object({ siteId: Id, from: Day, to: Day, kind: oneOrMany(ContractKind) }),
  response: z.object({ current: Rate, baseline: Rate, change: z.number().nullable(), inForce: z.number().int(), within30: z.number().int(), within90: z.number().int(), link: z.string() }), errors: ['not_found', 'rule_broken'],
})
export const createContract = endpoint({ method: 'POST', path: '/contracts', summary: 'New contract, as a draft', access: 'contracts:keep', body: z.object({ id: Id.optional(), siteId: Id, kind: ContractKind, ...facts }), response: Contract, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'] })
export const getContract = endpoint({ method: 'GET', path: '/contracts/{id}', summary: 'One contract', access: 'contracts:read', params: IdParams, response: Contract, errors: ['not_found'] })
/** Terms are changed while it is a draft; later only what it needs in keeping: risk, alerts, owner, notes, scans. */
export const changeContract = endpoint({
  method: 'PATCH', path: '/contracts/{id}', summary: 'Change a contract', access: 'contracts:keep', params: IdParams,
  body: z.object({
    version: z.number().int(), paperNumber: text(60).optional(), title: text(120, 1).optional(), parties: z.array(Party).min(2).max(6).optional(), signedOn: Day.nullable().optional(), fromOn: Day.optional(), untilOn: Day.optional(), amountFen: money.optional(), amountBasis: text(100).optional(), obligations: z.array(Obligation).max(60).optional(), risk: z.enum(RISKS).optional(), riskNotes: text(2000).optional(),
    items: z.array(ServiceItem).max(60).optional(), grade: grade.optional(), gradeReason: text(1000).optional(), legal: z.array(text(40, 1)).max(20).optional(), alertDays: alertDays.optional(), ownerId: Id.optional(), note: text(2000).optional(), fileIds: z.array(Id).max(50).optional(),
  }),
  response: Contract, errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken', 'action_not_allowed'],
})
const version = z.number().int().optional()
export const actOnContract = endpoint({
  method: 'POST', path: '/contracts/{id}/actions', summary: 'Put a contract in force, terminate or renew it, or drop a draft', access: 'contracts:keep', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('put_in_force'), version, signedOn: Day }),
    z.object({ action: z.literal('terminate'), version, endedOn: Day, reason: text(500, 1) }),
    /** Makes the next contract as a draft with the same terms; once that is in force this one is renewed. Answers the new one. */
    z.object({ action: z.literal('renew'), version, newId: Id.optional(), fromOn: Day, untilOn: Day }),
    z.object({ action: z.literal('drop'), version, reason: text(500, 1) }),
  ]),
  response: Contract, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'already_exists', 'policy.bad_targets'],
})
export const contractTimeline = endpoint({ method: 'GET', path: '/contracts/{id}/timeline', summary: 'What happened to a contract', access: 'contracts:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
