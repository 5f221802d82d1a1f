import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'

/** 公安 · 检察 · 法院 · 行政机关 · 其他 */
export const AUTHORITY_KINDS = ['police', 'procuratorate', 'court', 'government', 'other'] as const
/** 待审批 · 已批准 · 已交付 · 不予提供 · 已撤回 */
export const EXTERNAL_QUERY_STATES = ['requested', 'approved', 'handed_over', 'refused', 'withdrawn'] as const
export const EXTERNAL_QUERY_ACTIONS = ['approve', 'refuse', 'hand_over', 'withdraw'] as const
/** Which facts may leave: nothing else does. */
export const QUERY_FIELDS = ['name', 'phone', 'id_number', 'contact', 'occupancy', 'unit'] as const
export const ExternalQueryState = z.enum(EXTERNAL_QUERY_STATES)
export type ExternalQueryState = z.infer<typeof ExternalQueryState>
export type ExternalQueryAction = (typeof EXTERNAL_QUERY_ACTIONS)[number]
export type QueryField = (typeof QUERY_FIELDS)[number]

/** Persons, units and documents by name, facts by kind, and the period that they are of. */
const Scope = z.object({ personIds: z.array(Id).max(100).default([]), unitIds: z.array(Id).max(100).default([]), documentIds: z.array(Id).max(100).default([]), fields: z.array(z.enum(QUERY_FIELDS)).max(QUERY_FIELDS.length).default([]), from: Day.nullable().default(null), to: Day.nullable().default(null) })
export type QueryScope = z.infer<typeof Scope>
const ScopeInWords = z.object({ persons: z.array(Ref), units: z.array(Ref), documents: z.array(z.object({ id: Id, number: z.string(), title: z.string() })), fields: z.array(z.enum(QUERY_FIELDS)), from: Day.nullable(), to: Day.nullable() })

export const ExternalQuerySummary = z.object({
  id: Id, siteId: Id, number: z.string(), authorityKind: z.enum(AUTHORITY_KINDS), authority: z.string(), officer: z.string(), documentNumber: z.string(), legalBasis: z.string(), state: ExternalQueryState, registeredBy: Ref, registeredAt: Instant, decidedBy: Ref.nullable(), decidedAt: Instant.nullable(), handedOverAt: Instant.nullable(), version: z.number().int(),
}).meta({ id: 'ExternalQuerySummary' })
export type ExternalQuerySummary = z.infer<typeof ExternalQuerySummary>
export const Given = z.object({ recipient: z.string(), persons: z.number().int(), units: z.number().int(), documents: z.array(z.object({ number: z.string(), title: z.string(), file: FileRef, sha256: z.string() })), copy: FileRef, sha256: z.string() })
export const ExternalQuery = ExternalQuerySummary.extend({
  officerCard: z.string(), officerPhone: z.string(), request: z.array(FileRef), purpose: z.string(), asked: ScopeInWords, approved: ScopeInWords.nullable(), decisionNote: z.string(), handedOverBy: Ref.nullable(), given: Given.nullable(), allowedActions: z.array(z.enum(EXTERNAL_QUERY_ACTIONS)),
}).meta({ id: 'ExternalQuery' })
export type ExternalQuery = z.infer<typeof ExternalQuery>

const QueryFilter = z.object({ q: z.string().max(100).optional(), state: oneOrMany(ExternalQueryState), authorityKind: oneOrMany(z.enum(AUTHORITY_KINDS)), mine: flag, from: Instant.optional(), to: Instant.optional() })
export const listExternalQueries = endpoint({ method: 'GET', path: '/external-queries', summary: 'Register of queries from outside, newest first', access: 'external_queries:register', query: z.object({ ...paging, siteId: Id, total: flag, filter: QueryFilter.prefault({}) }), response: listOf(ExternalQuerySummary), errors: ['not_found'] })
export const exportExternalQueries = endpoint({ method: 'GET', path: '/external-queries/export', summary: 'The register as XLSX or CSV', access: 'external_queries:register', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: QueryFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
/** Without a legal basis and the scan of the request nothing is registered (PRV-009). */
export const registerExternalQuery = endpoint({
  method: 'POST', path: '/external-queries', summary: 'Register a query of an authority', access: 'external_queries:register',
  body: z.object({ id: Id.optional(), siteId: Id, authorityKind: z.enum(AUTHORITY_KINDS), authority: text(100, 1), officer: text(50, 1), officerCard: text(50).default(''), officerPhone: text(30).default(''), documentNumber: text(80).default(''), legalBasis: text(300, 1), purpose: text(300, 1), scope: Scope, requestFileIds: z.array(Id).min(1).max(20) }),
  response: ExternalQuery, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
export const getExternalQuery = endpoint({ method: 'GET', path: '/external-queries/{id}', summary: 'One query', access: 'external_queries:register', params: IdParams, response: ExternalQuery, errors: ['not_found'] })
const version = z.number().int().optional()
/** Decided by the site manager, never by who registered it; what is approved may be less than asked, never more. What is handed over is exactly what was approved. */
export const actOnExternalQuery = endpoint({
  method: 'POST', path: '/external-queries/{id}/actions', summary: 'Approve, refuse, hand over or withdraw', access: 'external_queries:register', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('approve'), version, scope: Scope.optional(), note: text(500).default('') }),
    z.object({ action: z.literal('refuse'), version, reason: text(500, 1) }),
    z.object({ action: z.literal('hand_over'), version, recipient: text(50, 1) }),
    z.object({ action: z.literal('withdraw'), version, reason: text(500, 1) }),
  ]),
  response: ExternalQuery, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'external_query.own'],
})
export const externalQueryTimeline = endpoint({ method: 'GET', path: '/external-queries/{id}/timeline', summary: 'What happened to a query', access: 'external_queries:register', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const printExternalQuery = endpoint({ method: 'GET', path: '/external-queries/{id}/print', summary: '《外部查询登记与交付回执》 as PDF', access: 'external_queries:register', params: IdParams, kind: 'file', errors: ['not_found'] })
