import { z } from 'zod'
import { UnitState } from './archives.ts'
import { endpoint } from './endpoint.ts'
import { ACCESS_ACTS, ACCESS_PURPOSES } from './personal-data.ts'
import { RECORD_KINDS } from './registers.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, Total, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'

/** 基本信息 · 物业信息 · 历史记录: whoever opens a document needs the right of its class (HHD-005). */
export const DOCUMENT_CLASSES = ['basic', 'property', 'history'] as const
/** 文字 · 图表 · 录音 · 录像 · 磁盘 (HHD-013). */
export const MEDIA = ['text', 'drawing', 'audio', 'video', 'disk'] as const
/** 接收 · 征集 (HHD-015). */
export const ACQUISITIONS = ['received', 'solicited'] as const
/** What a document is about. A household is a unit as the home of its people; the rest are records of the registers. */
export const DOCUMENT_SUBJECTS = ['unit', 'household', 'person', 'building', 'site', ...RECORD_KINDS] as const
export const DOCUMENT_STATES = ['filed', 'withdrawn'] as const
export const CUSTODIES = ['department', 'in_transfer', 'central'] as const
export const DOCUMENT_ACTIONS = ['add_version', 'withdraw', 'check'] as const
export const CADENCES = ['once', 'monthly', 'quarterly', 'yearly'] as const

export const DocumentClass = z.enum(DOCUMENT_CLASSES)
export type DocumentClass = z.infer<typeof DocumentClass>
export const DocumentSubject = z.enum(DOCUMENT_SUBJECTS)
export type DocumentSubject = z.infer<typeof DocumentSubject>
const Medium = z.enum(MEDIA)
const Acquisition = z.enum(ACQUISITIONS)
export type DocumentAction = (typeof DOCUMENT_ACTIONS)[number]

/** A kind of document 资料种类. `requiredStates`: a unit in one of these states must have one. Class and person-relatedness stay as they were made. */
export const DocumentKind = z.object({
  id: Id, code: z.string(), name: z.string(), class: DocumentClass, subjects: z.array(DocumentSubject), isPersonal: z.boolean(), requiredStates: z.array(UnitState), retentionYears: z.number().int().nullable(), hasOriginal: z.boolean(), isShownToHousehold: z.boolean(), isActive: z.boolean(), sortOrder: z.number().int(), version: z.number().int(),
}).meta({ id: 'DocumentKind' })
export type DocumentKind = z.infer<typeof DocumentKind>
const years = z.number().int().min(1).max(100).nullable()
export const listDocumentKinds = endpoint({ method: 'GET', path: '/document-kinds', summary: 'Kinds of documents, the put away ones too', access: 'documents:read', response: itemsOf(DocumentKind) })
export const createDocumentKind = endpoint({
  method: 'POST', path: '/document-kinds', summary: 'New kind of document', access: 'documents:manage',
  body: z.object({
    code: z.string().trim().regex(/^[A-Z0-9-]{2,20}$/), name: text(60, 1), class: DocumentClass, subjects: z.array(DocumentSubject).min(1).max(DOCUMENT_SUBJECTS.length), isPersonal: z.boolean(), requiredStates: z.array(UnitState).max(7).default([]), retentionYears: years.default(null), hasOriginal: z.boolean().default(false), isShownToHousehold: z.boolean().default(false), sortOrder: z.number().int().min(0).max(10_000).default(500),
  }),
  response: DocumentKind, errors: ['already_exists', 'rule_broken', 'not_permitted'],
})
export const changeDocumentKind = endpoint({
  method: 'PATCH', path: '/document-kinds/{id}', summary: 'Change a kind; its class and whether it is personal stay', access: 'documents:manage', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(60, 1).optional(), subjects: z.array(DocumentSubject).min(1).max(DOCUMENT_SUBJECTS.length).optional(), requiredStates: z.array(UnitState).max(7).optional(), retentionYears: years.optional(), hasOriginal: z.boolean().optional(), isShownToHousehold: z.boolean().optional(), isActive: z.boolean().optional(), sortOrder: z.number().int().min(0).max(10_000).optional() }),
  response: DocumentKind, errors: ['not_found', 'stale_version', 'rule_broken', 'not_permitted'],
})
export const addReadyKinds = endpoint({ method: 'POST', path: '/document-kinds/ready', summary: 'Add the ready-made kinds and the archive scope that are missing', access: 'documents:manage', response: z.object({ added: z.number().int() }), errors: ['not_permitted'] })

const Subject = z.object({ type: DocumentSubject, id: Id, name: z.string() })
export const DocumentSummary = z.object({
  id: Id, siteId: Id, number: z.string(), reference: z.string(), kind: Ref, class: DocumentClass, title: z.string(), medium: Medium, acquisition: Acquisition, subject: Subject, documentOn: Day.nullable(), validUntil: Day.nullable(), keepUntil: Day.nullable(), department: Ref.nullable(), state: z.enum(DOCUMENT_STATES), custody: z.enum(CUSTODIES),
  currentVersion: z.number().int(), fileCount: z.number().int(), isPersonal: z.boolean(), hasOriginal: z.boolean(), place: z.string().nullable(), isLent: z.boolean(), filedAt: Instant, filedBy: z.string(), version: z.number().int(),
}).meta({ id: 'DocumentSummary' })
export type DocumentSummary = z.infer<typeof DocumentSummary>
/** `isIntact`: whether the bytes still have the sum that they were filed with; null as long as nobody looked. */
export const DocumentFile = z.object({ file: FileRef, sha256: z.string(), checkedAt: Instant.nullable(), isIntact: z.boolean().nullable() }).meta({ id: 'DocumentFile' })
export type DocumentFile = z.infer<typeof DocumentFile>
export const DocumentVersion = z.object({ number: z.number().int(), note: z.string(), filedAt: Instant, filedBy: z.string(), fileCount: z.number().int(), files: z.array(DocumentFile) })
/** `files` of a document with personal data are there only while it is open to the asker: `openUntil`. */
export const DocumentItem = DocumentSummary.extend({ note: z.string(), withdrawnReason: z.string(), versions: z.array(DocumentVersion), openUntil: Instant.nullable(), needsPurpose: z.boolean(), originalId: Id.nullable(), allowedActions: z.array(z.enum(DOCUMENT_ACTIONS)) }).meta({ id: 'DocumentItem' })
export type DocumentItem = z.infer<typeof DocumentItem>

const DocumentFilter = z.object({
  q: z.string().max(100).optional(), class: oneOrMany(DocumentClass), kindId: oneOrMany(Id), medium: oneOrMany(Medium), acquisition: oneOrMany(Acquisition), subject: oneOrMany(DocumentSubject), subjectId: Id.optional(), unitId: Id.optional(), personId: Id.optional(), buildingId: Id.optional(), departmentId: Id.optional(), state: oneOrMany(z.enum(DOCUMENT_STATES)), custody: oneOrMany(z.enum(CUSTODIES)),
  expired: flag, from: Day.optional(), to: Day.optional(),
})
export const listDocuments = endpoint({
  method: 'GET', path: '/documents', summary: 'Documents of the classes that I may read, newest first; with `unitId` also those of its people of today', access: 'documents:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: DocumentFilter.prefault({}) }), response: listOf(DocumentSummary), errors: ['not_found'],
})
export const exportDocuments = endpoint({ method: 'GET', path: '/documents/export', summary: 'The list of documents as XLSX or CSV', access: 'documents:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: DocumentFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
/** With `id` made by the client a retry is the same document. */
export const fileDocument = endpoint({
  method: 'POST', path: '/documents', summary: 'File a document with its scans', access: 'documents:keep',
  body: z.object({
    id: Id.optional(), siteId: Id, kindId: Id, reference: text(60).default(''), title: text(120).default(''), medium: Medium.default('text'), acquisition: Acquisition.default('received'), subject: z.object({ type: DocumentSubject, id: Id }), documentOn: Day.nullable().default(null), validUntil: Day.nullable().default(null), departmentId: Id.nullable().default(null), note: text(1000).default(''), fileIds: z.array(Id).max(50).default([]),
  }),
  response: DocumentItem, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
export const getDocument = endpoint({ method: 'GET', path: '/documents/{id}', summary: 'One document with its versions', access: 'documents:read', params: IdParams, response: DocumentItem, errors: ['not_found'] })
export const changeDocument = endpoint({
  method: 'PATCH', path: '/documents/{id}', summary: 'Change what is written about a document', access: 'documents:keep', params: IdParams,
  body: z.object({ version: z.number().int(), reference: text(60).optional(), title: text(120, 1).optional(), medium: Medium.optional(), acquisition: Acquisition.optional(), documentOn: Day.nullable().optional(), validUntil: Day.nullable().optional(), departmentId: Id.nullable().optional(), note: text(1000).optional() }),
  response: DocumentItem, errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken', 'action_not_allowed'],
})
const version = z.number().int().optional()
/** `check` counts the bytes again and compares their sums with those of the filing (HHD-006). */
export const actOnDocument = endpoint({
  method: 'POST', path: '/documents/{id}/actions', summary: 'Add a version, withdraw, or check the bytes', access: 'documents:keep', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('add_version'), version, note: text(300, 1), fileIds: z.array(Id).min(1).max(50) }),
    z.object({ action: z.literal('withdraw'), version, reason: text(500, 1) }),
    z.object({ action: z.literal('check'), version }),
  ]),
  response: DocumentItem, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
/** Opens it for a quarter of an hour to whoever asks; the purpose goes on the access log. */
export const openDocument = endpoint({
  method: 'POST', path: '/documents/{id}/open', summary: 'Open a document with personal data, saying what for', access: 'documents:read', params: IdParams, body: z.object({ purpose: z.enum(ACCESS_PURPOSES), reason: text(300).default('') }), response: DocumentItem, errors: ['not_found', 'rule_broken', 'action_not_allowed'],
})
export const documentTimeline = endpoint({ method: 'GET', path: '/documents/{id}/timeline', summary: 'What happened to a document', access: 'documents:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

/** Which documents a unit must have in its state, and which of them are missing. */
export const UnitPapers = z.object({ unit: Ref, state: UnitState, required: z.array(Ref), missing: z.array(Ref) }).meta({ id: 'UnitPapers' })
export type UnitPapers = z.infer<typeof UnitPapers>
const CompletenessFilter = z.object({ buildingId: Id.optional(), state: oneOrMany(UnitState), kindId: Id.optional(), missing: flag, q: z.string().max(40).optional() })
/** `units` are those that must have something; `rate` is null when none must. */
export const documentCompleteness = endpoint({
  method: 'GET', path: '/documents/completeness', summary: 'Units with what their file lacks, and how complete the site is', access: 'documents:read', query: z.object({ ...paging, siteId: Id, filter: CompletenessFilter.prefault({}) }),
  response: z.object({ items: z.array(UnitPapers), nextCursor: z.string().nullable(), total: Total.nullable(), units: z.number().int(), complete: z.number().int(), rate: z.number().nullable(), byKind: z.array(z.object({ kind: Ref, required: z.number().int(), missing: z.number().int() })) }), errors: ['not_found'],
})
export const exportCompleteness = endpoint({ method: 'GET', path: '/documents/completeness/export', summary: 'Units with missing documents as XLSX or CSV', access: 'documents:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: CompletenessFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const unitPapers = endpoint({ method: 'GET', path: '/units/{id}/papers', summary: 'What the file of a unit must have and lacks', access: 'documents:read', params: IdParams, response: UnitPapers, errors: ['not_found'] })

/** One line of the archive scope 归档范围: what a department files, how often, until when, kept how long (HHD-012). */
export const ScopeLine = z.object({
  id: Id, departmentCode: z.string(), kind: Ref, cadence: z.enum(CADENCES), dueDays: z.number().int(), fromOn: Day, retentionYears: z.number().int().nullable(), note: z.string(), isActive: z.boolean(), version: z.number().int(),
}).meta({ id: 'ScopeLine' })
export type ScopeLine = z.infer<typeof ScopeLine>
const ScopeFacts = z.object({ departmentCode: text(40, 1), kindId: Id, cadence: z.enum(CADENCES), dueDays: z.number().int().min(0).max(400), fromOn: Day, note: text(300).default('') })
export const listScope = endpoint({ method: 'GET', path: '/archive-scope', summary: 'What each department must file', access: 'documents:read', response: itemsOf(ScopeLine) })
export const createScopeLine = endpoint({ method: 'POST', path: '/archive-scope', summary: 'New line of the archive scope', access: 'documents:manage', body: ScopeFacts, response: ScopeLine, errors: ['already_exists', 'not_found', 'not_permitted', 'rule_broken'] })
export const changeScopeLine = endpoint({
  method: 'PATCH', path: '/archive-scope/{id}', summary: 'Change a line of the archive scope', access: 'documents:manage', params: IdParams, body: z.object({ version: z.number().int(), cadence: z.enum(CADENCES).optional(), dueDays: z.number().int().min(0).max(400).optional(), fromOn: Day.optional(), note: text(300).optional(), isActive: z.boolean().optional() }), response: ScopeLine, errors: ['not_found', 'stale_version', 'not_permitted', 'rule_broken'],
})
/** One period for which something had to be filed by `dueOn`. */
export const ScopeItem = z.object({ line: ScopeLine, department: z.string(), from: Day, to: Day, dueOn: Day, filed: z.number().int(), isMissing: z.boolean() }).meta({ id: 'ScopeItem' })
export type ScopeItem = z.infer<typeof ScopeItem>
export const scopeReport = endpoint({ method: 'GET', path: '/archive-scope/report', summary: 'What departments should have filed by now, and what is missing', access: 'documents:read', query: z.object({ siteId: Id, missing: flag, departmentCode: z.string().max(40).optional() }), response: z.object({ items: z.array(ScopeItem), due: z.number().int(), missing: z.number().int() }), errors: ['not_found'] })
export const exportScopeReport = endpoint({ method: 'GET', path: '/archive-scope/report/export', summary: 'The report on the archive scope as XLSX or CSV', access: 'documents:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), missing: flag, departmentCode: z.string().max(40).optional() }), kind: 'file', errors: ['not_found'] })

/** One opening of a document with personal data, from the access log. */
export const DocumentOpening = z.object({ id: Id, at: Instant, by: z.string(), position: z.string(), act: z.enum(ACCESS_ACTS), purpose: z.enum(ACCESS_PURPOSES), reason: z.string(), recipient: z.string() }).meta({ id: 'DocumentOpening' })
export type DocumentOpening = z.infer<typeof DocumentOpening>
export const documentOpenings = endpoint({ method: 'GET', path: '/documents/{id}/openings', summary: 'Who opened a document what for, newest first', access: 'personal_data:log', params: IdParams, response: itemsOf(DocumentOpening), errors: ['not_found'] })

/** A paper of the household that it may see, with its scans. */
export const OwnPaper = z.object({ id: Id, number: z.string(), kind: z.string(), title: z.string(), unit: z.string().nullable(), documentOn: Day.nullable(), filedOn: Day, files: z.array(FileRef) }).meta({ id: 'OwnPaper' })
export type OwnPaper = z.infer<typeof OwnPaper>
export const OwnContract = z.object({ id: Id, number: z.string(), title: z.string(), counterparty: z.string(), fromOn: Day, untilOn: Day, isOver: z.boolean(), files: z.array(FileRef) }).meta({ id: 'OwnContract' })
export const ownPapers = endpoint({ method: 'GET', path: '/own-papers', summary: 'Papers and contracts of my household that I may see', access: 'archives:own', response: z.object({ papers: z.array(OwnPaper), contracts: z.array(OwnContract) }) })
