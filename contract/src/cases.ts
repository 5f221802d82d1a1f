import { z } from 'zod'
import { Warranty } from './archives.ts'
import { endpoint } from './endpoint.ts'
import { AddComment, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, Total, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { Clock, ClockBrief } from './sla.ts'
import { ESTATE_PERIODS } from './warranty-choices.ts'

export const CHANNELS = ['phone', 'visit', 'letter', 'email', 'message', 'resident_app', 'patrol', 'referral'] as const
/** By which residents come to us without a call, a way or paper (SYS-001). */
export const DIGITAL_CHANNELS = ['resident_app', 'message', 'email'] as const satisfies readonly (typeof CHANNELS)[number][]
/** What our own people find or are handed: no way by which a resident came. */
export const OWN_CHANNELS = ['patrol', 'referral'] as const satisfies readonly (typeof CHANNELS)[number][]
export const CASE_KINDS = ['enquiry', 'repair', 'complaint', 'suggestion', 'praise', 'assistance', 'report', 'paid_service'] as const
export const CASE_STATUSES = ['registered', 'classified', 'in_progress', 'waiting', 'resolved', 'confirmed', 'closed', 'invalid', 'cancelled', 'reopened'] as const
export const URGENCIES = ['normal', 'urgent', 'emergency'] as const
export const GRADES = ['ordinary', 'complex', 'major'] as const
export const WISHES = ['be_heard', 'be_respected', 'be_compensated'] as const
export const WAIT_REASONS = ['owner_absent', 'owner_decision', 'parts', 'third_party', 'fund_vote', 'weather', 'access_refused', 'appointment'] as const
export const PLACE_KINDS = ['unit', 'public_area', 'facility', 'parking'] as const
export const MAJOR_REASONS = ['safety', 'injury', 'media', 'authority', 'group', 'third_time'] as const
export const CASE_ACTIONS = [
  'classify', 'grade', 'forward', 'start', 'wait', 'resume', 'feedback', 'resolve', 'return_visit', 'confirm', 'rate', 'close', 'invalidate', 'cancel', 'reopen', 'urge', 'hand_over', 'link', 'prolong', 'object', 'split',
  'transfer', 'accept_transfer', 'decline_transfer', 'take_back',
] as const
export const Channel = z.enum(CHANNELS)
export const CaseKind = z.enum(CASE_KINDS)
export const CaseStatus = z.enum(CASE_STATUSES)
export const CaseAction = z.enum(CASE_ACTIONS)
export const Urgency = z.enum(URGENCIES)
export const Grade = z.enum(GRADES)
export const WaitReason = z.enum(WAIT_REASONS)
export type CaseStatus = z.infer<typeof CaseStatus>
export type CaseAction = z.infer<typeof CaseAction>
export type CaseKind = z.infer<typeof CaseKind>

export const Category = z.object({
  id: Id, parentId: Id.nullable(), code: z.string(), name: z.string(), kind: CaseKind.nullable(), departmentCode: z.string().nullable(), urgency: Urgency,
  /** Days within which the same failure in the same unit is a rework; null: as the category above. */
  warrantyDays: z.number().int().nullable(), isActive: z.boolean(), sortOrder: z.number().int(), version: z.number().int(),
  /** What work of this kind asks of whoever does it; a leaf without own words asks what its root asks. */
  skill: z.string().nullable(), certificate: z.string().nullable(),
}).meta({ id: 'Category' })
export type Category = z.infer<typeof Category>
export const listCategories = endpoint({ method: 'GET', path: '/case-categories', summary: 'The category tree, two levels', access: 'signed_in', response: itemsOf(Category) })
const CategoryFacts = z.object({
  parentId: Id.nullable().default(null), code: text(40, 1), name: text(50, 1), kind: CaseKind.nullable().default(null), departmentCode: text(40).nullable().default(null),
  urgency: Urgency.default('normal'), warrantyDays: z.number().int().min(0).max(3650).nullable().default(null), isActive: z.boolean().default(true), sortOrder: z.number().int().min(0).max(10_000).default(0),
  skill: text(50).nullable().optional(), certificate: text(50).nullable().optional(),
})
export const createCategory = endpoint({ method: 'POST', path: '/case-categories', summary: 'New category', access: 'settings:manage', body: CategoryFacts, response: Category, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changeCategory = endpoint({
  method: 'PATCH', path: '/case-categories/{id}', summary: 'Change a category', access: 'settings:manage', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(50, 1).optional(), kind: CaseKind.nullable().optional(), departmentCode: text(40).nullable().optional(), urgency: Urgency.optional(), warrantyDays: z.number().int().min(0).max(3650).nullable().optional(), isActive: z.boolean().optional(), sortOrder: z.number().int().optional(), skill: text(50).nullable().optional(), certificate: text(50).nullable().optional() }),
  response: Category, errors: ['not_found', 'stale_version', 'rule_broken'],
})

export const ReturnVisit = z.object({
  id: Id, at: Instant, by: Ref, channel: z.string(), isReached: z.boolean(), isSettled: z.boolean().nullable(), score: z.number().int().nullable(),
  attitude: z.number().int().nullable(), timeliness: z.number().int().nullable(), quality: z.number().int().nullable(), opinion: z.string(),
}).meta({ id: 'ReturnVisit' })

/** A stretch of time in which somebody could come. */
export const TimeWindow = z.object({ from: Instant, to: Instant }).meta({ id: 'TimeWindow' })
export type TimeWindow = z.infer<typeof TimeWindow>

/** Windows of which the resident may pick one. */
export const OpenProposal = z.object({ id: Id, windows: z.array(TimeWindow), note: z.string(), expiresAt: Instant }).meta({ id: 'OpenProposal' })
export type OpenProposal = z.infer<typeof OpenProposal>

export const CaseSummary = z.object({
  id: Id, number: z.string(), siteId: Id, kind: CaseKind, status: CaseStatus, urgency: Urgency, grade: Grade.nullable(), title: z.string(), category: Ref.nullable(),
  unit: Ref.nullable(), place: z.string(), person: Ref.nullable(), channel: Channel, firstContactBy: Ref, owner: Ref, department: Ref.nullable(),
  registeredAt: Instant, updatedAt: Instant, closedAt: Instant.nullable(), cycle: z.number().int(), score: z.number().int().nullable(), urgedCount: z.number().int(), workOrders: z.number().int(),
  /** Since when the resident waits for an answer to a message. */
  asksSince: Instant.nullable(),
  clock: ClockBrief.nullable(), version: z.number().int(),
}).meta({ id: 'CaseSummary' })
export type CaseSummary = z.infer<typeof CaseSummary>

export const Case = CaseSummary.extend({
  statement: z.string(), demand: z.string(), expectation: z.string(), occurredAt: Instant.nullable(), personsInvolved: z.string(), placeKind: z.enum(PLACE_KINDS), wish: z.enum(WISHES).nullable(),
  majorReasons: z.array(z.enum(MAJOR_REASONS)), contactPhone: z.string(), promisedAt: Instant.nullable(), waitReason: WaitReason.nullable(), waitUntil: Instant.nullable(), waitObjection: z.string().nullable(),
  result: z.string(), cause: z.string(), closeReason: z.enum(['return_visit', 'confirmed', 'unreachable']).nullable(), duplicateOf: z.object({ id: Id, number: z.string() }).nullable(), related: z.array(z.object({ id: Id, number: z.string() })), splitFrom: z.object({ id: Id, number: z.string() }).nullable(),
  returnVisits: z.array(ReturnVisit), unreachedDays: z.number().int(), rating: z.object({ score: z.number().int(), isSettled: z.boolean(), attitude: z.number().int().nullable(), timeliness: z.number().int().nullable(), quality: z.number().int().nullable(), opinion: z.string() }).nullable(),
  files: z.array(FileRef), clocks: z.array(Clock), allowedActions: z.array(CaseAction),
  workOrderList: z.array(z.object({
    id: Id, number: z.string(), status: z.string(), kind: z.string(), worker: Ref.nullable(), title: z.string(),
    appointmentFrom: Instant.nullable(), appointmentTo: Instant.nullable(), suspendReason: WaitReason.nullable(), suspendUntil: Instant.nullable(),
    proposal: OpenProposal.nullable(),
  })),
  /** When the resident would like somebody to come. */
  wishedWindows: z.array(TimeWindow),
  /** What the resident said of each cycle, the oldest first. */
  ratings: z.array(z.object({ cycle: z.number().int(), at: Instant, isSettled: z.boolean(), score: z.number().int(), attitude: z.number().int().nullable(), timeliness: z.number().int().nullable(), quality: z.number().int().nullable(), opinion: z.string() })),
  /** When it may be urged again; null when it may be now, or not at all. */
  nextUrgeAt: Instant.nullable(),
  /** How the case stands into which this one was merged. */
  leadingStatus: CaseStatus.nullable(),
  isImported: z.boolean(),
  /** By when the resident was told to hear how it stands: what was promised, else the first answer or the result that a running promise names (INQ-003). */
  promisedFeedbackAt: Instant.nullable(),
  /** What only enquiries have: their kind with its standard, the article that answered, and to whom it is offered while its owner still answers (INQ-007). */
  enquiry: z.object({
    kind: Ref.nullable(), materials: z.array(z.string()), post: z.string(), standardAnswer: Ref.nullable(), answeredBy: z.object({ id: Id, version: z.number().int(), title: z.string() }).nullable(),
    transfer: z.object({ to: Ref, isDepartment: z.boolean(), by: Ref, at: Instant, reason: z.string() }).nullable(), bouncedCount: z.number().int(),
  }).nullable(),
}).meta({ id: 'Case' })
export type Case = z.infer<typeof Case>

/** What the reporter says, taken once. Unknown caller or place stays null; `statement` are the resident's own words. */
const CaseFacts = z.object({
  kind: CaseKind, title: text(200).default(''), statement: text(5000, 1), categoryId: Id.nullable().default(null), unitId: Id.nullable().default(null), personId: Id.nullable().default(null),
  placeKind: z.enum(PLACE_KINDS).default('unit'), place: text(200).default(''), urgency: Urgency.optional(), grade: Grade.nullable().default(null), demand: text(1000).default(''), expectation: text(1000).default(''),
  wish: z.enum(WISHES).nullable().default(null), occurredAt: Instant.nullable().default(null), personsInvolved: text(500).default(''), majorReasons: z.array(z.enum(MAJOR_REASONS)).max(6).default([]),
  contactPhone: text(30).default(''), promisedAt: Instant.nullable().default(null), fileIds: z.array(Id).max(20).default([]),
  /** Of the windows that the site offers. */
  wishedWindows: z.array(TimeWindow).max(3).optional(),
  enquiryKindId: Id.nullable().optional(),
  /** The resident wants the own steward 找管家: the steward of the unit's zone is the first contact, whoever writes it down (INQ-008). */
  withSteward: z.boolean().optional(),
})
/** `id` may be made by the client (UUID v7) so that an offline retry names the same record. */
export const createCase = endpoint({
  method: 'POST', path: '/cases', summary: 'Take a case: the contact and the case in one act', access: 'signed_in',
  body: CaseFacts.extend({ id: Id.optional(), siteId: Id, channel: Channel.default('phone'), arrivedAt: Instant.optional() }), response: Case,
  errors: ['not_found', 'not_permitted', 'rule_broken', 'case.unlinked_person'],
})
const CaseFilter = z.object({
  status: oneOrMany(CaseStatus), kind: oneOrMany(CaseKind), urgency: oneOrMany(Urgency), grade: oneOrMany(Grade), categoryId: Id.optional(), unitId: Id.optional(), buildingId: Id.optional(), personId: Id.optional(),
  ownerId: Id.optional(), firstContactById: Id.optional(), departmentId: Id.optional(), channel: oneOrMany(Channel), mine: flag, open: flag, overdue: flag, from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional(),
})
export const listCases = endpoint({
  method: 'GET', path: '/cases', summary: 'Cases with filters, newest first', access: 'signed_in',
  query: z.object({ ...paging, siteId: Id.optional(), sort: z.enum(['-registeredAt', 'registeredAt', 'dueAt']).default('-registeredAt'), total: flag, filter: CaseFilter.prefault({}) }), response: listOf(CaseSummary), errors: ['not_found'],
})
export const caseBoard = endpoint({
  method: 'GET', path: '/case-board', summary: 'All columns of the board of a site in one answer', access: 'cases:read',
  query: z.object({ siteId: Id, filter: CaseFilter.omit({ status: true, open: true }).prefault({}) }),
  response: z.object({ columns: z.array(z.object({ key: CaseStatus, total: Total, items: z.array(CaseSummary) })) }), errors: ['not_found'],
})
export const exportCases = endpoint({
  method: 'GET', path: '/cases/export', summary: 'The list as XLSX or CSV, streamed', access: 'cases:export',
  query: z.object({ siteId: Id.optional(), format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: CaseFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const getCase = endpoint({ method: 'GET', path: '/cases/{id}', summary: 'One case with everything on it', access: 'signed_in', params: IdParams, response: Case, errors: ['not_found'] })
export const changeCase = endpoint({
  method: 'PATCH', path: '/cases/{id}', summary: 'Correct facts', access: 'cases:handle', params: IdParams,
  body: z.object({
    version: z.number().int(), title: text(200).optional(), statement: text(5000, 1).optional(), demand: text(1000).optional(), expectation: text(1000).optional(), place: text(200).optional(), placeKind: z.enum(PLACE_KINDS).optional(),
    unitId: Id.nullable().optional(), personId: Id.nullable().optional(), occurredAt: Instant.nullable().optional(), personsInvolved: text(500).optional(), wish: z.enum(WISHES).nullable().optional(),
    contactPhone: text(30).optional(), promisedAt: Instant.nullable().optional(), urgency: Urgency.optional(), addFileIds: z.array(Id).max(20).optional(),
  }),
  response: Case, errors: ['not_found', 'stale_version', 'not_permitted', 'action_not_allowed'],
})
const score = z.number().int().min(1).max(5)
const common = { version: z.number().int().optional(), note: text(2000).optional(), fileIds: z.array(Id).max(20).optional(), at: Instant.optional() }
const Rating = { score, isSettled: z.boolean(), attitude: score.nullable().default(null), timeliness: score.nullable().default(null), quality: score.nullable().default(null), opinion: text(2000).default('') }
export const CaseActionBody = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.literal('classify'), categoryId: Id, kind: CaseKind.optional(), enquiryKindId: Id.nullable().optional(), urgency: Urgency.optional(), grade: Grade.optional(), departmentId: Id.optional() }),
  z.object({ ...common, action: z.literal('grade'), grade: Grade, majorReasons: z.array(z.enum(MAJOR_REASONS)).max(6).default([]) }),
  z.object({ ...common, action: z.literal('forward'), departmentId: Id }),
  z.object({ ...common, action: z.literal('start') }),
  z.object({ ...common, action: z.literal('wait'), reason: WaitReason, until: Instant.nullable().default(null) }),
  z.object({ ...common, action: z.literal('resume') }),
  z.object({ ...common, action: z.literal('feedback'), text: text(2000, 1), channel: Channel.default('phone'), nextReplyAt: Instant.nullable().default(null) }),
  z.object({ ...common, action: z.literal('resolve'), result: text(2000, 1), cause: text(200).default(''), articleId: Id.nullable().optional() }),
  z.object({ ...common, action: z.literal('return_visit'), channel: Channel.default('phone'), isReached: z.boolean(), isSettled: z.boolean().nullable().default(null), score: score.nullable().default(null), attitude: score.nullable().default(null), timeliness: score.nullable().default(null), quality: score.nullable().default(null), opinion: text(2000).default('') }),
  z.object({ ...common, action: z.literal('confirm'), rating: z.object(Rating).optional() }),
  z.object({ ...common, ...Rating, action: z.literal('rate') }),
  /** `override`: why a supervisor lets a complaint be closed although something of the five clears is missing. */
  z.object({ ...common, action: z.literal('close'), override: text(500, 1).optional(), extraMile: text(500).optional() }),
  z.object({ ...common, action: z.literal('invalidate'), explanation: text(2000, 1) }),
  z.object({ ...common, action: z.literal('cancel'), reason: text(500).default('') }),
  z.object({ ...common, action: z.literal('reopen'), reason: text(2000, 1) }),
  z.object({ ...common, action: z.literal('urge'), reason: text(500).default('') }),
  z.object({ ...common, action: z.literal('hand_over'), toEmployeeId: Id, reason: text(500, 1) }),
  z.object({ ...common, action: z.literal('link'), otherId: Id, as: z.enum(['duplicate', 'related']) }),
  z.object({ ...common, action: z.literal('prolong'), until: Instant }),
  z.object({ ...common, action: z.literal('object'), reason: text(500, 1) }),
  z.object({ ...common, action: z.literal('split'), newCaseId: Id.optional(), kind: CaseKind, statement: text(5000, 1), title: text(200).default(''), categoryId: Id.nullable().default(null) }),
  z.object({ ...common, action: z.literal('transfer'), toEmployeeId: Id.nullable().default(null), toDepartmentId: Id.nullable().default(null), reason: text(500, 1) }),
  z.object({ ...common, action: z.literal('accept_transfer') }),
  z.object({ ...common, action: z.literal('decline_transfer'), reason: text(500, 1) }),
  z.object({ ...common, action: z.literal('take_back') }),
])
export type CaseActionBody = z.infer<typeof CaseActionBody>
export const actOnCase = endpoint({
  method: 'POST', path: '/cases/{id}/actions', summary: 'Move a case along its life cycle', access: 'signed_in', params: IdParams, body: CaseActionBody, response: Case,
  errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'case.closing_needs_return_visit', 'case.own_work', 'case.work_orders_open', 'case.work_begun', 'case.urged_recently', 'complaint.clears_missing', 'complaint.joint_task_open', 'language.not_allowed'],
})
export const caseTimeline = endpoint({ method: 'GET', path: '/cases/{id}/timeline', summary: 'Everything that happened', access: 'signed_in', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const commentOnCase = endpoint({ method: 'POST', path: '/cases/{id}/timeline', summary: 'Write a note or a message', access: 'signed_in', params: IdParams, body: AddComment, response: TimelineEntry, errors: ['not_found', 'not_permitted', 'language.not_allowed'] })
export const caseClocks = endpoint({ method: 'GET', path: '/cases/{id}/clocks', summary: 'Its promises, with their history', access: 'signed_in', params: IdParams, response: itemsOf(Clock), errors: ['not_found'] })
export const printCase = endpoint({ method: 'GET', path: '/cases/{id}/print', summary: '《业户服务需求/投诉登记表》 or 《用户意见受理表》 as PDF', access: 'cases:read', params: IdParams, query: z.object({ form: z.enum(['register', 'opinion']).default('register') }), kind: 'file', errors: ['not_found'] })
/** Why a case is offered, strongest first. */
export const SIMILARITIES = ['same_unit', 'same_place', 'similar_words'] as const
export const SimilarCase = z.object({
  id: Id, number: z.string(), kind: CaseKind, status: CaseStatus, title: z.string(), category: Ref.nullable(), unit: Ref.nullable(), place: z.string(), owner: Ref, registeredAt: Instant, urgedCount: z.number().int(), why: z.enum(SIMILARITIES),
  /** How much of what was typed it says too, from 0 to 1. */
  words: z.number(),
}).meta({ id: 'SimilarCase' })
export type SimilarCase = z.infer<typeof SimilarCase>
export const similarCases = endpoint({
  method: 'GET', path: '/cases/similar', summary: 'Open cases that may be the same matter: of the same unit, of the same place and category in 7 days, or in similar words', access: 'cases:read',
  query: z.object({ siteId: Id, unitId: Id.optional(), categoryId: Id.optional(), place: z.string().max(200).optional(), words: z.string().max(500).optional() }), response: itemsOf(SimilarCase), errors: ['not_found'],
})

export const CONTACT_OUTCOMES = ['opened_case', 'joined_case', 'settled'] as const
export const Contact = z.object({
  id: Id, siteId: Id, channel: Channel, at: Instant, takenBy: Ref, person: Ref.nullable(), unit: Ref.nullable(), words: z.string(), outcome: z.enum(CONTACT_OUTCOMES),
  case: z.object({ id: Id, number: z.string() }).nullable(), answer: z.string(), phone: z.string(), enquiryKind: Ref.nullable(),
  /** The article, in the version of that moment, that answered (INQ-006). */
  article: z.object({ id: Id, version: z.number().int(), title: z.string() }).nullable(), couldNotAnswer: z.boolean(),
}).meta({ id: 'Contact' })
export type Contact = z.infer<typeof Contact>
export const createContact = endpoint({
  method: 'POST', path: '/contacts', summary: 'One contact: opens a case, joins an open one, or is settled at once', access: 'cases:register',
  body: z.object({
    id: Id.optional(), siteId: Id, channel: Channel.default('phone'), arrivedAt: Instant.optional(), personId: Id.nullable().default(null), unitId: Id.nullable().default(null), phone: text(30).default(''), words: text(5000, 1),
    /** 答不上来: the words are kept as a gap of the knowledge base; the question itself goes on as a case. */
    couldNotAnswer: z.boolean().optional(), gapId: Id.optional(),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('settled'), answer: text(5000, 1), categoryId: Id.nullable().default(null), enquiryKindId: Id.nullable().optional(), article: z.object({ id: Id, version: z.number().int().min(1).max(100_000) }).nullable().optional() }),
      z.object({ kind: z.literal('joined_case'), caseId: Id }),
      z.object({ kind: z.literal('opened_case'), case: CaseFacts.omit({ unitId: true, personId: true, statement: true }) }),
    ]),
  }),
  response: z.object({ contact: Contact, case: Case.nullable() }), errors: ['not_found', 'not_permitted', 'rule_broken', 'case.unlinked_person', 'action_not_allowed'],
})
const ContactFilter = z.object({
  unitId: Id.optional(), personId: Id.optional(), takenById: Id.optional(), channel: oneOrMany(Channel), outcome: oneOrMany(z.enum(CONTACT_OUTCOMES)), enquiryKindId: Id.optional(), articleId: Id.optional(), unanswered: flag,
  from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional(),
})
export const listContacts = endpoint({
  method: 'GET', path: '/contacts', summary: 'Calls and visits, newest first', access: 'cases:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: ContactFilter.prefault({}) }), response: listOf(Contact), errors: ['not_found'],
})
export const exportContacts = endpoint({
  method: 'GET', path: '/contacts/export', summary: 'The calls and visits as XLSX or CSV, streamed', access: 'cases:export', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: ContactFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})

/** The caller's card: all that the front desk should know before the caller has finished the first sentence. */
export const callerCard = endpoint({
  method: 'GET', path: '/desk/card', summary: "The caller's card", access: 'cases:register', query: z.object({ unitId: Id.optional(), personId: Id.optional() }),
  response: z.object({
    unit: z.object({ id: Id, siteId: Id, code: z.string(), building: z.string(), state: z.string(), buildingArea: z.number().nullable(), steward: Ref.nullable(), handedOverOn: z.string().nullable(), period: z.enum(ESTATE_PERIODS), warranties: z.array(Warranty) }).nullable(),
    person: z.object({ id: Id, name: z.string(), phones: z.array(z.string()), tags: z.array(z.string()), note: z.string(), sex: z.string() }).nullable(),
    people: z.array(z.object({ id: Id, name: z.string(), role: z.string(), phones: z.array(z.string()) })), units: z.array(z.object({ id: Id, siteId: Id, code: z.string(), role: z.string() })),
    openCases: z.array(CaseSummary), recentCases: z.array(CaseSummary), lastContacts: z.array(Contact), prompts: z.array(z.object({ kind: z.string(), text: z.string(), act: z.string().nullable() })),
  }),
  errors: ['not_found', 'rule_broken'],
})
