import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PARTY_KINDS, RESPONSIBILITY_CONFLICTS, RESPONSIBILITY_PARTS, SITE_FIGURES } from './governance-choices.ts'
import { SITE_KINDS } from './organization.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { ClockBrief } from './sla.ts'

const Format = z.enum(['xlsx', 'csv']).default('xlsx')
const Part = z.object({ positionId: Id, part: z.enum(RESPONSIBILITY_PARTS) })
/** A duty of the matrix 职责边界清单, and which post has which part in it; `vacant` only where a site was named. */
export const ResponsibilityDuty = z.object({
  id: Id, name: z.string(), category: Ref.nullable(), parts: z.array(Part), conflict: z.enum(RESPONSIBILITY_CONFLICTS).nullable(), isActive: z.boolean(), sortOrder: z.number().int(), version: z.number().int(),
}).meta({ id: 'ResponsibilityDuty' })
export type ResponsibilityDuty = z.infer<typeof ResponsibilityDuty>
const DutyQuery = z.object({ siteId: Id.optional(), conflicts: flag, all: flag })
/** `uncovered`: the roots of the category tree for which no duty stands, so that nothing of them finds its way by itself. */
export const responsibilities = endpoint({
  method: 'GET', path: '/responsibilities', summary: 'Which post owns, assists or is told of which duty, and where that is unclear', access: 'governance:read', query: DutyQuery, response: itemsOf(ResponsibilityDuty).extend({ positions: z.array(Ref), uncovered: z.array(Ref) }), errors: ['not_found'],
})
export const exportResponsibilities = endpoint({ method: 'GET', path: '/responsibilities/export', summary: 'The matrix as XLSX or CSV', access: 'governance:read', query: DutyQuery.extend({ format: Format }), kind: 'file', errors: ['not_found'] })
export const createDuty = endpoint({
  method: 'POST', path: '/responsibilities', summary: 'New duty of the matrix', access: 'governance:write',
  body: z.object({ id: Id.optional(), name: text(200, 1), categoryId: Id.nullable().default(null), parts: z.array(Part).max(60).default([]), sortOrder: z.number().int().min(0).max(10_000).default(1000) }), response: ResponsibilityDuty, errors: ['already_exists', 'not_found', 'rule_broken', 'not_permitted'],
})
export const changeDuty = endpoint({
  method: 'PATCH', path: '/responsibilities/{id}', summary: 'Rename a duty, say who has which part in it, put it away or take it back', access: 'governance:write', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(200, 1).optional(), categoryId: Id.nullable().optional(), isActive: z.boolean().optional(), sortOrder: z.number().int().min(0).max(10_000).optional(), parts: z.array(Part).max(60).optional() }), response: ResponsibilityDuty,
  errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken', 'not_permitted'],
})
/** The usual duties of property services that are missing, each with the usual owner. */
export const addReadyDuties = endpoint({ method: 'POST', path: '/responsibilities/ready', summary: 'Add the usual duties that are missing', access: 'governance:write', response: z.object({ added: z.number().int() }), errors: ['not_permitted'] })
export const dutyTimeline = endpoint({ method: 'GET', path: '/responsibilities/{id}/timeline', summary: 'What changed in a duty', access: 'governance:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
/** Whose a matter is by the matrix, and who of them works at the site now; empty where the matrix does not say. */
export const Responsible = z.object({
  duty: Ref.nullable(), conflict: z.enum(RESPONSIBILITY_CONFLICTS).nullable(), department: Ref.nullable(), owners: z.array(Ref), assisting: z.array(Ref), informed: z.array(Ref), people: z.array(Ref.extend({ position: z.string(), isOnShift: z.boolean() })),
}).meta({ id: 'Responsible' })
export type Responsible = z.infer<typeof Responsible>
export const suggestResponsible = endpoint({ method: 'GET', path: '/responsibilities/suggestion', summary: 'Whose a matter is by the matrix', access: 'governance:read', query: z.object({ siteId: Id, categoryId: Id }), response: Responsible, errors: ['not_found'] })

export const ExternalParty = z.object({ id: Id, siteId: Id, kind: z.enum(PARTY_KINDS), name: z.string(), contact: z.string(), phone: z.string(), address: z.string(), note: z.string(), isActive: z.boolean(), lastAt: Instant.nullable(), openCount: z.number().int(), version: z.number().int() }).meta({ id: 'ExternalParty' })
export type ExternalParty = z.infer<typeof ExternalParty>
const PartyFacts = { kind: z.enum(PARTY_KINDS), name: text(100, 1), contact: text(50), phone: text(40), address: text(200), note: text(500) }
const PartyFilter = z.object({ kind: oneOrMany(z.enum(PARTY_KINDS)), q: z.string().max(100).optional(), all: flag })
export const listParties = endpoint({ method: 'GET', path: '/external-parties', summary: 'Whom outside the house a site deals with', access: 'governance:read', query: z.object({ siteId: Id, filter: PartyFilter.prefault({}) }), response: itemsOf(ExternalParty), errors: ['not_found'] })
export const exportParties = endpoint({ method: 'GET', path: '/external-parties/export', summary: 'The outside parties as XLSX or CSV', access: 'governance:read', query: z.object({ siteId: Id, format: Format, filter: PartyFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const createParty = endpoint({
  method: 'POST', path: '/external-parties', summary: 'New outside party', access: 'governance:record',
  body: z.object({ id: Id.optional(), siteId: Id, kind: PartyFacts.kind, name: PartyFacts.name, contact: PartyFacts.contact.default(''), phone: PartyFacts.phone.default(''), address: PartyFacts.address.default(''), note: PartyFacts.note.default('') }), response: ExternalParty, errors: ['not_found', 'already_exists'],
})
export const changeParty = endpoint({
  method: 'PATCH', path: '/external-parties/{id}', summary: 'Change an outside party', access: 'governance:record', params: IdParams,
  body: z.object({ version: z.number().int(), kind: PartyFacts.kind.optional(), name: PartyFacts.name.optional(), contact: PartyFacts.contact.optional(), phone: PartyFacts.phone.optional(), address: PartyFacts.address.optional(), note: PartyFacts.note.optional(), isActive: z.boolean().optional() }), response: ExternalParty,
  errors: ['not_found', 'already_exists', 'stale_version'],
})
export const Liaison = z.object({
  id: Id, siteId: Id, party: Ref, partyKind: z.enum(PARTY_KINDS), at: Instant, subject: z.string(), content: z.string(), commitments: z.string(), dueAt: Instant.nullable(), owner: Ref.nullable(), settledAt: Instant.nullable(), result: z.string(), recordedBy: Ref, clock: ClockBrief.nullable(), maySettle: z.boolean(), mayChange: z.boolean(), version: z.number().int(),
}).meta({ id: 'Liaison' })
export type Liaison = z.infer<typeof Liaison>
const LiaisonFilter = z.object({ partyId: Id.optional(), kind: oneOrMany(z.enum(PARTY_KINDS)), open: flag, overdue: flag, mine: flag, from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional() })
export const listLiaisons = endpoint({ method: 'GET', path: '/liaisons', summary: 'The liaison log of a site, newest first', access: 'governance:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: LiaisonFilter.prefault({}) }), response: listOf(Liaison), errors: ['not_found'] })
export const exportLiaisons = endpoint({ method: 'GET', path: '/liaisons/export', summary: 'The liaison log as XLSX or CSV', access: 'governance:read', query: z.object({ siteId: Id, format: Format, filter: LiaisonFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getLiaison = endpoint({ method: 'GET', path: '/liaisons/{id}', summary: 'One contact with an outside party', access: 'governance:read', params: IdParams, response: Liaison, errors: ['not_found'] })
/** With commitments to follow up comes by when, and whose that is; the engine watches it. */
export const recordLiaison = endpoint({
  method: 'POST', path: '/liaisons', summary: 'Record a contact with an outside party', access: 'governance:record',
  body: z.object({ id: Id.optional(), partyId: Id, at: Instant.optional(), subject: text(200, 1), content: text(5000).default(''), commitments: text(2000).default(''), dueAt: Instant.nullable().default(null), ownerId: Id.nullable().default(null) }), response: Liaison, errors: ['not_found', 'rule_broken', 'not_permitted'],
})
/** What was recorded stays; only the follow-up moves to another time or colleague, with its reason. */
export const changeLiaison = endpoint({
  method: 'PATCH', path: '/liaisons/{id}', summary: 'Agree another time for the follow-up, or give it to a colleague', access: 'governance:record', params: IdParams,
  body: z.object({ version: z.number().int(), dueAt: Instant.optional(), ownerId: Id.optional(), reason: text(500, 1) }), response: Liaison, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const settleLiaison = endpoint({ method: 'POST', path: '/liaisons/{id}/settle', summary: 'What was agreed has been followed up', access: 'governance:record', params: IdParams, body: z.object({ version: z.number().int().optional(), result: text(2000, 1) }), response: Liaison, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed'] })
export const liaisonTimeline = endpoint({ method: 'GET', path: '/liaisons/{id}/timeline', summary: 'Everything that happened', access: 'governance:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

export const Nonconformity = z.object({
  id: Id, siteId: Id, number: z.string(), observedAt: Instant, observer: Ref, employee: Ref.nullable(), operation: z.string(), correction: z.string(), trainingNeed: z.object({ id: Id, topic: z.string(), state: z.string() }).nullable(),
}).meta({ id: 'Nonconformity' })
export type Nonconformity = z.infer<typeof Nonconformity>
const NonconformityFilter = z.object({ employeeId: Id.optional(), observerId: Id.optional(), from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional() })
/** Own ones for everybody; all of a site for those who score. */
export const listNonconformities = endpoint({ method: 'GET', path: '/nonconformities', summary: 'What was seen done wrong and corrected, newest first', access: 'standards:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: NonconformityFilter.prefault({}) }), response: listOf(Nonconformity), errors: ['not_found'] })
export const exportNonconformities = endpoint({ method: 'GET', path: '/nonconformities/export', summary: 'The nonconformities as XLSX or CSV', access: 'checks:score', query: z.object({ siteId: Id, format: Format, filter: NonconformityFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const recordNonconformity = endpoint({
  method: 'POST', path: '/nonconformities', summary: 'Record a wrong operation and how it was corrected; with a topic it asks for training', access: 'governance:record',
  body: z.object({ id: Id.optional(), siteId: Id, observedAt: Instant.optional(), employeeId: Id.nullable().default(null), operation: text(500, 1), correction: text(500, 1), trainingTopic: text(100).default(''), trainingPost: text(50).default('') }), response: Nonconformity, errors: ['not_found', 'rule_broken', 'not_permitted', 'already_exists'],
})
/** Months of the site, newest first: what was seen beside how the checks of that month came out; `score` is null without a check. */
export const nonconformityFigures = endpoint({
  method: 'GET', path: '/nonconformities/figures', summary: 'Nonconformities of each month, and by colleague', access: 'checks:score', query: z.object({ siteId: Id, months: z.coerce.number().int().min(1).max(24).default(6) }),
  response: z.object({
    months: z.array(z.object({ month: z.string(), fromOn: Day, toOn: Day, count: z.number().int(), trained: z.number().int(), checks: z.number().int(), score: z.number().nullable() })),
    people: z.array(z.object({ id: Id, name: z.string(), count: z.number().int() })),
  }),
  errors: ['not_found'],
})

/** A figure with where its records are: null is unknown, never zero. `unit` as in the figures of a site. */
const Cell = z.object({ value: z.number().nullable(), unit: z.enum(['count', 'percent', 'area']), link: z.string() })
export type SiteFigure = z.infer<typeof Cell>
export const SiteComparison = z.object({ asOf: Instant, sites: z.array(z.object({ id: Id, name: z.string(), code: z.string(), kind: z.enum(SITE_KINDS), figures: z.record(z.enum(SITE_FIGURES), Cell) })) }).meta({ id: 'SiteComparison' })
export type SiteComparison = z.infer<typeof SiteComparison>
const CompareQuery = z.object({ from: Day, to: Day })
export const compareSites = endpoint({ method: 'GET', path: '/site-comparison', summary: 'The sites beside each other; each figure opens to its records', access: 'sites:compare', query: CompareQuery, response: SiteComparison, errors: ['rule_broken'] })
export const exportComparison = endpoint({ method: 'GET', path: '/site-comparison/export', summary: 'The sites beside each other as XLSX or CSV', access: 'sites:compare', query: CompareQuery.extend({ format: Format }), kind: 'file', errors: ['rule_broken'] })
