import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { SITE_KINDS } from './organization.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, oneOrMany, text } from './shared.ts'
import { STANDARD_ACTIONS, STANDARD_POSTS, STANDARD_STATES } from './standards.ts'

/** 规章制度 · 操作规程 · 职责说明书 */
export const RULE_KINDS = ['policy', 'operating_rule', 'duty_sheet'] as const
export const RULE_AUDIENCES = ['staff', 'owner', 'everybody'] as const
/** 基础工作 · 面客服务 · 保障 */
export const DUTY_CLASSES = ['FOUNDATION', 'CUSTOMER_FACING', 'ASSURANCE'] as const
/** In use from its day on; until then the version before it is. */
export const RULE_FORCES = ['pending', 'in_force', 'expired'] as const

/** A promise of the SLA engine that a duty is measured by; the engine's policy says how long, the sheet only names it. */
export const DutyPromise = z.object({ policy: z.string().max(60), metric: z.string().max(40) })
/** One duty or one paragraph. `standard`: by what it is well done. */
export const RuleItem = z.object({ id: Id, text: text(1000, 1), standard: text(500).default(''), dutyClass: z.enum(DUTY_CLASSES).nullable().default(null), promise: DutyPromise.nullable().default(null) }).meta({ id: 'RuleItem' })
export type RuleItem = z.infer<typeof RuleItem>
/** `promised`: what the policy in force promises, in words; null when that policy or metric is gone. */
const ShownItem = RuleItem.extend({ promised: z.object({ policy: z.string(), target: z.string() }).nullable() })

const Summary = z.object({
  id: Id, code: z.string(), name: z.string(), kind: z.enum(RULE_KINDS), audience: z.enum(RULE_AUDIENCES), post: z.enum(STANDARD_POSTS), position: Ref.nullable(), site: Ref.nullable(), requirement: Ref.nullable(), state: z.enum(STANDARD_STATES), needsSignature: z.boolean(),
  currentVersion: z.number().int().nullable(), effectiveOn: Day.nullable(), expiresOn: Day.nullable(), readBy: Day.nullable(), force: z.enum(RULE_FORCES).nullable(), hasDraft: z.boolean(),
  /** Whether I have confirmed the newest version; null when it is not for me, or there is none. */
  isRead: z.boolean().nullable(), version: z.number().int(), updatedAt: Instant,
})
export const RuleSummary = Summary.meta({ id: 'RuleSummary' })
export type RuleSummary = z.infer<typeof RuleSummary>
/** A standard that a duty sheet took, as it was then; `isInForce`: that version still counts. */
export const SheetStandard = z.object({ id: Id, code: z.string(), name: z.string(), number: z.number().int(), isInForce: z.boolean(), items: z.array(z.object({ text: z.string(), isRedLine: z.boolean() })) })
export type SheetStandard = z.infer<typeof SheetStandard>
const Version = z.object({
  number: z.number().int(), items: z.array(ShownItem), standards: z.array(SheetStandard), body: z.string(), files: z.array(FileRef), effectiveOn: Day.nullable(), expiresOn: Day.nullable(), readBy: Day.nullable(), reason: z.string(), publishedAt: Instant.nullable(), publishedBy: z.string(),
})
export const Rule = Summary.extend({
  current: Version.nullable(), draft: Version.nullable(), versions: z.array(Version.omit({ items: true, standards: true, body: true, files: true })),
  /** My own confirmation of the newest version. */
  readAt: Instant.nullable(), allowedActions: z.array(z.enum(STANDARD_ACTIONS)),
}).meta({ id: 'Rule' })
export type Rule = z.infer<typeof Rule>

const Content = { items: z.array(RuleItem).max(80).default([]), body: text(50_000).default(''), fileIds: z.array(Id).max(10).default([]), /** Of a duty sheet: service standards that it takes, in the version in force. */ standardIds: z.array(Id).max(30).default([]), effectiveOn: Day.nullable().default(null), expiresOn: Day.nullable().default(null) }
const Filter = z.object({
  kind: oneOrMany(z.enum(RULE_KINDS)), audience: oneOrMany(z.enum(RULE_AUDIENCES)), state: oneOrMany(z.enum(STANDARD_STATES)), force: oneOrMany(z.enum(RULE_FORCES)), positionId: Id.optional(), siteId: Id.optional(), unread: flag, q: z.string().max(100).optional(),
})
export const listRules = endpoint({ method: 'GET', path: '/rulebook', summary: 'Policies, operating rules and duty sheets', access: 'standards:read', query: z.object({ filter: Filter.prefault({}) }), response: itemsOf(RuleSummary) })
export const exportRules = fileOf(listRules, 'The rulebook as XLSX or CSV')
export const getRule = endpoint({ method: 'GET', path: '/rulebook/{id}', summary: 'One document with its versions', access: 'standards:read', params: IdParams, response: Rule, errors: ['not_found'] })
export const createRule = endpoint({
  method: 'POST', path: '/rulebook', summary: 'New document, as a draft', access: 'standards:write',
  body: z.object({
    id: Id.optional(), code: z.string().trim().regex(/^[A-Z0-9-]{2,20}$/), name: text(100, 1), kind: z.enum(RULE_KINDS), audience: z.enum(RULE_AUDIENCES).default('staff'), post: z.enum(STANDARD_POSTS).default('everybody'), positionId: Id.nullable().default(null), siteId: Id.nullable().default(null),
    requirementId: Id.nullable().default(null), needsSignature: z.boolean().optional(), ...Content,
  }),
  response: Rule, errors: ['already_exists', 'rule_broken', 'not_found', 'not_permitted'],
})
export const addReadySheets = endpoint({ method: 'POST', path: '/rulebook/ready-sheets', summary: 'Drafts of duty sheets for the usual posts that have none, with the standards in force for them', access: 'standards:write', response: z.object({ added: z.number().int() }), errors: ['not_permitted'] })
export const draftRule = endpoint({
  method: 'POST', path: '/rulebook/{id}/draft', summary: 'Write the next version; it counts once published', access: 'standards:write', params: IdParams, body: z.object({ version: z.number().int(), ...Content }), response: Rule, errors: ['not_found', 'stale_version', 'rule_broken', 'not_permitted'],
})
export const actOnRule = endpoint({
  method: 'POST', path: '/rulebook/{id}/actions', summary: 'Publish the draft, withdraw a document, or take it back into use', access: 'standards:write', params: IdParams,
  body: z.object({ version: z.number().int().optional(), action: z.enum(STANDARD_ACTIONS), reason: text(500).default(''), readBy: Day.nullable().default(null) }), response: Rule, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'not_permitted'],
})
export const confirmRule = endpoint({
  method: 'POST', path: '/rulebook/{id}/read', summary: 'I have read the newest version; a duty sheet is signed', access: 'standards:read', params: IdParams, body: z.object({ number: z.number().int(), signatureId: Id.nullable().default(null) }), response: Rule,
  errors: ['not_found', 'stale_version', 'not_permitted', 'rule_broken'],
})
const Outstanding = z.object({ document: Ref, siteId: Id.nullable(), kind: z.enum(RULE_KINDS), number: z.number().int(), readBy: Day.nullable(), isLate: z.boolean(), of: z.number().int(), read: z.number().int(), missing: z.array(Ref), residentsRead: z.number().int().nullable() })
export const outstandingRules = endpoint({ method: 'GET', path: '/rulebook/outstanding', summary: 'Who at a site has not confirmed which document', access: 'standards:write', query: z.object({ siteId: Id }), response: itemsOf(Outstanding), errors: ['not_found'] })
export const exportOutstandingRules = fileOf(outstandingRules, 'Who has not confirmed what as XLSX or CSV')
export const remindOfRule = endpoint({ method: 'POST', path: '/rulebook/{id}/remind', summary: 'Remind everybody who has not confirmed; once a day each', access: 'standards:write', params: IdParams, response: z.object({ reminded: z.number().int() }), errors: ['not_found', 'action_not_allowed', 'not_permitted'] })
export const ruleTimeline = endpoint({ method: 'GET', path: '/rulebook/{id}/timeline', summary: 'Everything that happened', access: 'standards:write', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const printRule = endpoint({ method: 'GET', path: '/rulebook/{id}/print', summary: 'The document as PDF, with room to sign', access: 'standards:read', params: IdParams, query: z.object({ /** Whose head the paper has; the document's site, or the first of mine, when left out. */ siteId: Id.optional(), number: z.coerce.number().int().min(1).optional() }), kind: 'file', errors: ['not_found'] })

/** What a resident is shown; without what the house writes for itself. */
export const OwnRule = z.object({ id: Id, name: z.string(), kind: z.enum(RULE_KINDS), number: z.number().int(), effectiveOn: Day.nullable(), expiresOn: Day.nullable(), isRead: z.boolean(), publishedAt: Instant }).meta({ id: 'OwnRule' })
export type OwnRule = z.infer<typeof OwnRule>
export const listOwnRules = endpoint({ method: 'GET', path: '/own-rules', summary: 'Rules of the community that are for me as a resident', access: 'cases:own', response: itemsOf(OwnRule), errors: [] })
export const getOwnRule = endpoint({ method: 'GET', path: '/own-rules/{id}', summary: 'One rule of the community', access: 'cases:own', params: IdParams, response: OwnRule.extend({ items: z.array(z.object({ id: Id, text: z.string() })), body: z.string(), files: z.array(FileRef) }), errors: ['not_found'] })
export const confirmOwnRule = endpoint({ method: 'POST', path: '/own-rules/{id}/read', summary: 'I have read it', access: 'cases:own', params: IdParams, body: z.object({ number: z.number().int() }), response: OwnRule, errors: ['not_found', 'stale_version'] })

export const REQUIREMENT_STATES = ['present', 'pending', 'expired', 'missing'] as const
export const Requirement = z.object({ id: Id, code: z.string(), name: z.string(), kind: z.enum(RULE_KINDS), audience: z.enum(RULE_AUDIENCES), siteKinds: z.array(z.enum(SITE_KINDS)), isActive: z.boolean(), version: z.number().int() }).meta({ id: 'DocumentRequirement' })
export type Requirement = z.infer<typeof Requirement>
export const CompletenessLine = z.object({ requirement: Requirement, state: z.enum(REQUIREMENT_STATES), /** Whether it is asked of this site: it is in use, and for sites of this kind. */ applies: z.boolean(), document: Ref.nullable(), effectiveOn: Day.nullable(), expiresOn: Day.nullable() })
export type CompletenessLine = z.infer<typeof CompletenessLine>
export const ruleCompleteness = endpoint({
  method: 'GET', path: '/rulebook/completeness', summary: 'Which required documents a site has, lacks, or has let expire', access: 'standards:read', query: z.object({ siteId: Id, /** Those that are dropped or for other kinds of site, too. */ all: flag }),
  response: z.object({ items: z.array(CompletenessLine), present: z.number().int(), of: z.number().int() }), errors: ['not_found'],
})
export const exportCompleteness = fileOf(ruleCompleteness, 'Required documents and what became of them as XLSX or CSV')
export const createRequirement = endpoint({
  method: 'POST', path: '/rulebook/requirements', summary: 'A document that every site should have', access: 'standards:write',
  body: z.object({ id: Id.optional(), code: z.string().trim().regex(/^[A-Z0-9-]{2,20}$/), name: text(100, 1), kind: z.enum(RULE_KINDS), audience: z.enum(RULE_AUDIENCES).default('staff'), siteKinds: z.array(z.enum(SITE_KINDS)).max(4).default([]) }), response: Requirement, errors: ['already_exists', 'not_permitted'],
})
export const changeRequirement = endpoint({
  method: 'PATCH', path: '/rulebook/requirements/{id}', summary: 'Change a requirement or drop it', access: 'standards:write', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(100, 1).optional(), siteKinds: z.array(z.enum(SITE_KINDS)).max(4).optional(), isActive: z.boolean().optional() }), response: Requirement, errors: ['not_found', 'stale_version', 'not_permitted'],
})
