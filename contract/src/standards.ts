import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

export const STANDARD_KINDS = ['standard', 'procedure', 'guideline'] as const
export const STANDARD_STATES = ['draft', 'published', 'withdrawn'] as const
/** For which post; `everybody` is for all. */
export const STANDARD_POSTS = ['everybody', 'customer_service', 'front_desk', 'steward', 'technician', 'security', 'cleaning', 'sales_office', 'manager'] as const
export const STANDARD_SCENES = ['dress', 'grooming', 'posture', 'greeting', 'reception', 'phone', 'language', 'complaint', 'home_visit', 'environment', 'gate', 'touchpoints', 'values', 'competence', 'personal', 'steward_service', 'conduct', 'six_s'] as const
/** `meets`: yes or no. `score`: 1 to 5. `measure`: a number that has to lie within limits. */
export const ITEM_METHODS = ['meets', 'score', 'measure'] as const
export const STANDARD_ACTIONS = ['publish', 'withdraw', 'restore'] as const

export const StandardItem = z.object({
  id: Id, text: text(300, 1), dimension: text(30).default(''), method: z.enum(ITEM_METHODS).default('meets'), min: z.number().nullable().default(null), max: z.number().nullable().default(null), unit: text(10).default(''),
  weight: z.number().int().min(1).max(10).default(1), isRedLine: z.boolean().default(false), source: text(20).default(''),
}).meta({ id: 'StandardItem' })
export type StandardItem = z.infer<typeof StandardItem>
/** The item of a standard that something comes from, in the version by which it was written. */
export const StandardItemRef = z.object({ standardId: Id, number: z.number().int().min(1), itemId: Id })
export type StandardItemRef = z.infer<typeof StandardItemRef>
/** `isInForce`: the version in force still says the same. */
export const NamedItem = StandardItemRef.extend({ code: z.string(), name: z.string(), text: z.string(), isInForce: z.boolean() }).meta({ id: 'NamedStandardItem' })
export type NamedItem = z.infer<typeof NamedItem>
export const STANDARD_USES = ['checklist', 'question', 'course', 'score_sheet', 'duty_sheet', 'drill', 'mystery_visit'] as const
/** `number`: the version by which it was written or made; null: it shows the one in force. `itemIds`: empty for the whole standard. */
const Use = z.object({ kind: z.enum(STANDARD_USES), id: Id, code: z.string(), name: z.string(), number: z.number().int().nullable(), itemIds: z.array(Id) })
export type StandardUse = z.infer<typeof Use>
const Items = z.array(StandardItem).min(1).max(60)

const StandardSummary = z.object({
  id: Id, code: z.string(), name: z.string(), kind: z.enum(STANDARD_KINDS), post: z.enum(STANDARD_POSTS), scene: z.enum(STANDARD_SCENES), state: z.enum(STANDARD_STATES), currentVersion: z.number().int().nullable(), items: z.number().int(), hasDraft: z.boolean(),
  /** Whether I have confirmed the version in force; null when there is none. */
  isRead: z.boolean().nullable(), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'ServiceStandardSummary' })
export type StandardSummary = z.infer<typeof StandardSummary>
const Version = z.object({ number: z.number().int(), items: z.array(StandardItem), reason: z.string(), improvementNumber: z.string(), publishedAt: Instant.nullable(), publishedBy: z.string() })
export const ServiceStandard = StandardSummary.omit({ items: true }).extend({ current: Version.nullable(), draft: Version.nullable(), versions: z.array(Version.omit({ items: true })), allowedActions: z.array(z.enum(STANDARD_ACTIONS)) }).meta({ id: 'ServiceStandard' })
export type ServiceStandard = z.infer<typeof ServiceStandard>

export const listStandards = endpoint({
  method: 'GET', path: '/standards', summary: 'Service standards by post and scene', access: 'standards:read',
  query: z.object({ filter: z.object({ post: oneOrMany(z.enum(STANDARD_POSTS)), scene: oneOrMany(z.enum(STANDARD_SCENES)), kind: oneOrMany(z.enum(STANDARD_KINDS)), state: oneOrMany(z.enum(STANDARD_STATES)), unread: flag, q: z.string().max(100).optional() }).prefault({}) }), response: itemsOf(StandardSummary),
})
export const exportStandards = fileOf(listStandards, 'Service standards as XLSX or CSV')
export const getStandard = endpoint({ method: 'GET', path: '/standards/{id}', summary: 'One standard with its versions', access: 'standards:read', params: IdParams, response: ServiceStandard, errors: ['not_found'] })
export const standardUses = endpoint({ method: 'GET', path: '/standards/{id}/uses', summary: 'Where a standard is used: checklists, questions, courses, the latest score sheets', access: 'standards:read', params: IdParams, response: itemsOf(Use), errors: ['not_found'] })
export const createStandard = endpoint({
  method: 'POST', path: '/standards', summary: 'New standard, as a draft', access: 'standards:write',
  body: z.object({ id: Id.optional(), code: z.string().trim().regex(/^[A-Z0-9-]{2,20}$/), name: text(100, 1), kind: z.enum(STANDARD_KINDS).default('standard'), post: z.enum(STANDARD_POSTS), scene: z.enum(STANDARD_SCENES), items: Items }), response: ServiceStandard, errors: ['already_exists', 'rule_broken'],
})
export const draftStandard = endpoint({
  method: 'POST', path: '/standards/{id}/draft', summary: 'Write the next version; it is in force once published', access: 'standards:write', params: IdParams, body: z.object({ version: z.number().int(), items: Items }), response: ServiceStandard, errors: ['not_found', 'stale_version', 'rule_broken'],
})
export const actOnStandard = endpoint({
  method: 'POST', path: '/standards/{id}/actions', summary: 'Publish a draft with its reason, withdraw a standard, or take it back into use', access: 'standards:write', params: IdParams,
  body: z.object({ version: z.number().int().optional(), action: z.enum(STANDARD_ACTIONS), reason: text(500).default(''), improvementNumber: z.union([z.literal(''), z.string().regex(/^I-\d{8}-\d{4,}$/)]).default('') }), response: ServiceStandard, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const confirmStandard = endpoint({ method: 'POST', path: '/standards/{id}/read', summary: 'I have read the version in force', access: 'standards:read', params: IdParams, body: z.object({ number: z.number().int() }), response: ServiceStandard, errors: ['not_found', 'stale_version', 'not_permitted'] })
export const outstandingReadings = endpoint({
  method: 'GET', path: '/standards/outstanding', summary: 'Who has not confirmed which standard of their post', access: 'standards:write', query: z.object({ siteId: Id }),
  response: z.object({ items: z.array(z.object({ standard: Ref, number: z.number().int(), of: z.number().int(), read: z.number().int(), missing: z.array(Ref) })) }), errors: ['not_found'],
})
export const exportOutstandingReadings = endpoint({ method: 'GET', path: '/standards/outstanding/export', summary: 'Who has not confirmed which standard, as XLSX or CSV', access: 'standards:write', query: z.object({ siteId: Id, format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const printHandbook = endpoint({ method: 'GET', path: '/standards/handbook', summary: 'The handbook of a post as one PDF: its duty sheets, its part in the matrix of duties, and all standards in force for it', access: 'standards:read', query: z.object({ siteId: Id, post: z.enum(STANDARD_POSTS) }), kind: 'file', errors: ['not_found'] })
export const addReadyStandards = endpoint({ method: 'POST', path: '/standards/ready', summary: 'Add the ready-made standards that are missing', access: 'standards:write', response: z.object({ added: z.number().int() }) })

/** 日常检查 · 内部审核 · 神秘访客 · 6S 检查 */
export const CHECK_OCCASIONS = ['routine', 'internal_audit', 'mystery_visit', 'six_s'] as const
/** `value`: 1 or 0 for `meets`, 1…5 for `score`, the number for `measure`; null: does not apply here. */
export const CheckAnswer = z.object({ itemId: Id, value: z.number().min(-1_000_000).max(1_000_000).nullable(), note: text(300).default('') })
export const ServiceCheck = z.object({
  id: Id, number: z.string(), siteId: Id, occasion: z.enum(CHECK_OCCASIONS), standard: z.object({ id: Id, name: z.string(), number: z.number().int(), scene: z.enum(STANDARD_SCENES) }), employee: Ref.nullable(), place: z.string(), areaId: Id.nullable(), score: z.number().nullable(), hasRedLine: z.boolean(), checkedBy: Ref, checkedAt: Instant, acknowledgedAt: Instant.nullable(), version: z.number().int(),
}).meta({ id: 'ServiceCheck' })
export type ServiceCheck = z.infer<typeof ServiceCheck>
export const CheckDetails = ServiceCheck.extend({
  answers: z.array(StandardItem.extend({ value: z.number().nullable(), note: z.string(), isMet: z.boolean().nullable() })), dimensions: z.array(z.object({ name: z.string(), score: z.number().nullable() })), comment: z.string(), reply: z.string(), files: z.array(FileRef), mayAcknowledge: z.boolean(),
}).meta({ id: 'ServiceCheckDetails' })
export type CheckDetails = z.infer<typeof CheckDetails>
export const createCheck = endpoint({
  method: 'POST', path: '/service-checks', summary: 'Score a colleague or a place by a standard', access: 'checks:score',
  body: z.object({ id: Id.optional(), siteId: Id, standardId: Id, occasion: z.enum(CHECK_OCCASIONS).default('routine'), employeeId: Id.nullable().default(null), place: text(100).default(''), areaId: Id.nullable().default(null), answers: z.array(CheckAnswer).min(1).max(60), comment: text(1000).default(''), fileIds: z.array(Id).max(9).default([]) }),
  response: CheckDetails, errors: ['not_found', 'rule_broken', 'already_exists', 'check.own'],
})
const CheckFilter = z.object({ occasion: oneOrMany(z.enum(CHECK_OCCASIONS)), areaId: Id.optional(), employeeId: Id.optional(), standardId: Id.optional(), scene: oneOrMany(z.enum(STANDARD_SCENES)), mine: flag, redLine: flag, from: Instant.optional(), to: Instant.optional() })
export const listChecks = endpoint({ method: 'GET', path: '/service-checks', summary: 'Checks, newest first; own ones for everybody', access: 'standards:read', query: z.object({ ...paging, siteId: Id, filter: CheckFilter.prefault({}) }), response: listOf(ServiceCheck), errors: ['not_found'] })
export const exportChecks = endpoint({ method: 'GET', path: '/service-checks/export', summary: 'The checks as XLSX or CSV', access: 'checks:score', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: CheckFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getCheck = endpoint({ method: 'GET', path: '/service-checks/{id}', summary: 'One check with its answers', access: 'standards:read', params: IdParams, response: CheckDetails, errors: ['not_found'] })
export const acknowledgeCheck = endpoint({ method: 'POST', path: '/service-checks/{id}/acknowledge', summary: 'I have seen how I was scored, and say something to it', access: 'standards:read', params: IdParams, body: z.object({ version: z.number().int().optional(), reply: text(1000).default('') }), response: CheckDetails, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'stale_version'] })
export const checkTimeline = endpoint({ method: 'GET', path: '/service-checks/{id}/timeline', summary: 'Everything that happened', access: 'standards:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const checkFigures = endpoint({
  method: 'GET', path: '/service-checks/figures', summary: 'Scores of a period by colleague, place, scene and dimension', access: 'checks:score', query: z.object({ siteId: Id, from: Day, to: Day }),
  response: z.object({
    count: z.number().int(), score: z.number().nullable(), redLines: z.number().int(),
    people: z.array(z.object({ id: Id, name: z.string(), count: z.number().int(), score: z.number().nullable(), redLines: z.number().int() })),
    scenes: z.array(z.object({ scene: z.enum(STANDARD_SCENES), count: z.number().int(), score: z.number().nullable() })),
    dimensions: z.array(z.object({ name: z.string(), count: z.number().int(), score: z.number().nullable() })),
    /** What is missed most often: the items to train first. */
    missed: z.array(z.object({ text: z.string(), standard: z.string(), missed: z.number().int(), of: z.number().int() })),
  }),
  errors: ['not_found', 'rule_broken'],
})
