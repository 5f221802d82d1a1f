import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ROLES } from './permissions.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, flag, listOf, oneOrMany, paging, text } from './shared.ts'

/** 现金 · 减免费用 · 实物 · 服务 */
export const COMPENSATION_KINDS = ['money', 'fee_reduction', 'goods', 'service'] as const
export const COMPENSATION_STATUSES = ['requested', 'approved', 'promised', 'paid', 'closed', 'refused', 'withdrawn'] as const
export const COMPENSATION_ACTIONS = ['approve', 'refuse', 'withdraw', 'promise', 'pay', 'close'] as const
/** What the company answers for: not at all (goodwill), in part, wholly. */
export const LIABILITIES = ['none', 'part', 'full'] as const
export const CompensationKind = z.enum(COMPENSATION_KINDS)
export const CompensationStatus = z.enum(COMPENSATION_STATUSES)
export const CompensationAction = z.enum(COMPENSATION_ACTIONS)
export type CompensationStatus = z.infer<typeof CompensationStatus>
export type CompensationAction = z.infer<typeof CompensationAction>
export const Liability = z.enum(LIABILITIES)
const amount = z.number().int().min(1).max(1_000_000_000)

/** `ofCaseFen` is everything requested or granted for the case, this one included; `limitFen` what the reader may decide (null: without limit). */
export const Compensation = z.object({
  id: Id, number: z.string(), siteId: Id, case: z.object({ id: Id, number: z.string(), title: z.string() }), unit: Ref.nullable(), person: Ref.nullable(), kind: CompensationKind, status: CompensationStatus, amountFen: z.number().int(), what: z.string(), reason: z.string(), liability: Liability,
  requestedBy: Ref, requestedAt: Instant, decidedBy: z.string().nullable(), decidedAt: Instant.nullable(), decisionNote: z.string(), promisedAt: Instant.nullable(), promise: z.string(), payBy: Day.nullable(), isLate: z.boolean(),
  paidAt: Instant.nullable(), paidBy: z.string().nullable(), receivedBy: z.string(), receipts: z.array(FileRef), files: z.array(FileRef), closedAt: Instant.nullable(), ofCaseFen: z.number().int(), mayDecide: z.boolean(), limitFen: z.number().int().nullable(),
  /** The limit within which whoever gives it decided alone; null when somebody else decided. */
  ownLimitFen: z.number().int().nullable(), allowedActions: z.array(CompensationAction), version: z.number().int(),
}).meta({ id: 'Compensation' })
export type Compensation = z.infer<typeof Compensation>

export const requestCompensation = endpoint({
  method: 'POST', path: '/compensations', summary: 'Ask for a compensation', access: 'cases:handle',
  body: z.object({ id: Id.optional(), caseId: Id, kind: CompensationKind, amountFen: amount, what: text(200).default(''), reason: text(1000, 1), liability: Liability, payBy: Day.nullable().default(null), fileIds: z.array(Id).max(20).default([]), /** Within the limit of the own role nobody else is asked (ORG-044). */ inOwnRight: z.boolean().default(false) }),
  response: Compensation, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists', 'action_not_allowed', 'compensation.above_limit'],
})
export const CompensationFilter = z.object({ status: oneOrMany(CompensationStatus), kind: oneOrMany(CompensationKind), caseId: Id.optional(), mayDecide: flag, late: flag, from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional() })
export const listCompensations = endpoint({
  method: 'GET', path: '/compensations', summary: 'Compensations with filters and sums, newest first', access: 'cases:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: CompensationFilter.prefault({}) }),
  response: listOf(Compensation).extend({ sums: z.object({ allFen: z.number().int(), openFen: z.number().int(), paidFen: z.number().int() }) }), errors: ['not_found'],
})
export const exportCompensations = endpoint({
  method: 'GET', path: '/compensations/export', summary: 'The list as XLSX or CSV', access: 'cases:export', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: CompensationFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const getCompensation = endpoint({ method: 'GET', path: '/compensations/{id}', summary: 'One compensation', access: 'cases:read', params: IdParams, response: Compensation, errors: ['not_found'] })
const common = { version: z.number().int().optional(), note: text(1000).default('') }
export const actOnCompensation = endpoint({
  method: 'POST', path: '/compensations/{id}/actions', summary: 'Decide, promise, pay and close a compensation', access: 'cases:handle', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ ...common, action: z.literal('approve') }),
    z.object({ ...common, action: z.literal('refuse'), reason: text(500, 1) }),
    z.object({ ...common, action: z.literal('withdraw') }),
    z.object({ ...common, action: z.literal('promise'), text: text(1000, 1), payBy: Day.nullable().default(null) }),
    z.object({ ...common, action: z.literal('pay'), receivedBy: text(50, 1), receiptIds: z.array(Id).min(1).max(10) }),
    z.object({ ...common, action: z.literal('close') }),
  ]),
  response: Compensation, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'compensation.own_request', 'compensation.above_limit', 'language.not_allowed'],
})
export const printCompensation = endpoint({ method: 'GET', path: '/compensations/{id}/print', summary: '《赔偿/补偿审批单》 as PDF', access: 'cases:read', params: IdParams, kind: 'file', errors: ['not_found'] })

/** Limits in fen; null is without limit, a role that is missing decides nothing. They change in versions, and only head office raises them. */
export const CompensationLimits = z.partialRecord(z.enum(ROLES), z.number().int().min(0).max(1_000_000_000).nullable())
export type CompensationLimits = z.infer<typeof CompensationLimits>
const days = z.number().int().min(1).max(730)
export const RedressSettings = z.object({
  version: z.number().int(), groupHouseholds: z.number().int().min(2).max(100), groupDays: days, thirdDays: days, repeatDays: days, limits: CompensationLimits, changedAt: Instant.nullable(), changedBy: z.string().nullable(), mayChangeLimits: z.boolean(),
}).meta({ id: 'RedressSettings' })
export type RedressSettings = z.infer<typeof RedressSettings>
export const getRedressSettings = endpoint({ method: 'GET', path: '/redress-settings', summary: 'When complaints are major or repeated, and who may grant how much', access: 'cases:read', response: RedressSettings })
export const saveRedressSettings = endpoint({
  method: 'PUT', path: '/redress-settings', summary: 'New version of these rules', access: 'settings:manage',
  body: RedressSettings.pick({ version: true, groupHouseholds: true, groupDays: true, thirdDays: true, repeatDays: true, limits: true }).extend({ note: text(300).default('') }), response: RedressSettings, errors: ['stale_version', 'not_permitted', 'rule_broken'],
})
