import { z } from 'zod'
import { CaseKind, CaseStatus, MAJOR_REASONS } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Day, Id, IdParams, Instant, Ref, itemsOf, text } from './shared.ts'
import { ESTATE_PERIODS } from './warranty-choices.ts'

export * from './redress-compensation.ts'
export * from './redress-inquiries.ts'
export * from './redress-library.ts'
export * from './redress-taught.ts'

/** How long after the hand-over of the unit: within ½ year, ½–2 years, 2–8 years, over 8 years; unknown without a date. */
export { ESTATE_PERIODS }
export const EstatePeriod = z.enum(ESTATE_PERIODS)
export type EstatePeriod = z.infer<typeof EstatePeriod>
const MajorReason = z.enum(MAJOR_REASONS)

/** A case, as another record points at it. */
export const CaseLine = z.object({ id: Id, number: z.string(), kind: CaseKind, status: CaseStatus, title: z.string(), registeredAt: Instant }).meta({ id: 'CaseLine' })
export type CaseLine = z.infer<typeof CaseLine>

/** What the words and the history say while a complaint is being taken. Suggested reasons are offered, never forced. */
export const Foreseen = z.object({
  repeats: z.array(CaseLine), repeatDays: z.number().int(), isThird: z.boolean(),
  group: z.object({ id: Id.nullable(), number: z.string().nullable(), households: z.number().int(), needed: z.number().int(), days: z.number().int() }).nullable(),
  suggested: z.array(z.object({ reason: MajorReason, words: z.array(z.string()) })),
}).meta({ id: 'Foreseen' })
export type Foreseen = z.infer<typeof Foreseen>
export const foreseeComplaint = endpoint({
  method: 'POST', path: '/complaints/foresee', summary: 'What a complaint would be: a repeat, the third one, part of a group, reasons that its words suggest', access: 'cases:register',
  body: z.object({ siteId: Id, unitId: Id.nullable().default(null), personId: Id.nullable().default(null), categoryId: Id.nullable().default(null), statement: text(5000).default('') }), response: Foreseen, errors: ['not_found'],
})

export const GROUP_ACTIONS = ['answer', 'leave', 'lead', 'dissolve'] as const
export const GROUP_STATUSES = ['open', 'answered', 'dissolved'] as const
export const GroupStatus = z.enum(GROUP_STATUSES)
export const GroupMember = z.object({
  case: CaseLine, unit: Ref.nullable(), person: Ref.nullable(), joinedAt: Instant, isLead: z.boolean(), left: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
})
export const ComplaintGroup = z.object({
  id: Id, number: z.string(), siteId: Id, status: GroupStatus, category: Ref, lead: CaseLine, formedAt: Instant, lastJoinedAt: Instant, households: z.number().int(), complaints: z.number().int(),
  answer: z.string(), answeredAt: Instant.nullable(), answeredBy: z.string().nullable(), version: z.number().int(),
}).meta({ id: 'ComplaintGroup' })
export type ComplaintGroup = z.infer<typeof ComplaintGroup>
export const ComplaintGroupPage = ComplaintGroup.extend({ members: z.array(GroupMember), allowedActions: z.array(z.enum(GROUP_ACTIONS)) }).meta({ id: 'ComplaintGroupPage' })
export type ComplaintGroupPage = z.infer<typeof ComplaintGroupPage>
export const listComplaintGroups = endpoint({
  method: 'GET', path: '/complaint-groups', summary: 'Group complaints of a site, newest first', access: 'cases:read', query: z.object({ siteId: Id, filter: z.object({ status: GroupStatus.optional() }).prefault({}) }),
  response: itemsOf(ComplaintGroup), errors: ['not_found'],
})
export const exportComplaintGroups = fileOf(listComplaintGroups, 'Group complaints as XLSX or CSV')
export const getComplaintGroup = endpoint({ method: 'GET', path: '/complaint-groups/{id}', summary: 'One group complaint with its members', access: 'cases:read', params: IdParams, response: ComplaintGroupPage, errors: ['not_found'] })
const version = z.number().int().optional()
export const actOnComplaintGroup = endpoint({
  method: 'POST', path: '/complaint-groups/{id}/actions', summary: 'Answer all members at once, let one go, name the lead, dissolve', access: 'cases:handle', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ version, action: z.literal('answer'), text: text(2000, 1), nextReplyAt: Instant.nullable().default(null) }),
    z.object({ version, action: z.literal('leave'), caseId: Id, reason: text(500, 1) }),
    z.object({ version, action: z.literal('lead'), caseId: Id }),
    z.object({ version, action: z.literal('dissolve'), reason: text(500, 1) }),
  ]),
  response: ComplaintGroupPage, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'language.not_allowed'],
})

/** Who does a step: whoever took it, whoever answers for it now, the department of the category, or a post of the site. */
export const STEP_POSTS = ['first_contact', 'owner', 'department', 'supervisor', 'site_manager', 'head_office'] as const
export const StepPost = z.enum(STEP_POSTS)
export const WorkflowStep = z.object({ name: text(40, 1), detail: text(300).default(''), post: StepPost, withinMinutes: z.number().int().min(1).max(525_600).nullable() }).meta({ id: 'WorkflowStep' })
export type WorkflowStep = z.infer<typeof WorkflowStep>
export const ComplaintWorkflow = z.object({
  category: Ref.nullable(), parent: Ref.nullable(), isOwn: z.boolean(), version: z.number().int(), steps: z.array(WorkflowStep), changedAt: Instant.nullable(), changedBy: z.string().nullable(),
}).meta({ id: 'ComplaintWorkflow' })
export type ComplaintWorkflow = z.infer<typeof ComplaintWorkflow>
export const listComplaintWorkflows = endpoint({
  method: 'GET', path: '/complaint-workflows', summary: 'How complaints are dealt with, category by category; a category without an own one follows its parent', access: 'library:read', response: itemsOf(ComplaintWorkflow),
})
/** `version` 0 where the category has none of its own; no steps at all give it back to its parent. */
export const saveComplaintWorkflow = endpoint({
  method: 'PUT', path: '/complaint-workflows', summary: 'New version of a workflow; complaints taken from now on follow it', access: 'settings:manage',
  body: z.object({ categoryId: Id.nullable(), version: z.number().int().min(0).max(1_000_000), steps: z.array(WorkflowStep).max(20) }), response: itemsOf(ComplaintWorkflow), errors: ['not_found', 'stale_version', 'rule_broken', 'not_permitted'],
})

export const CaseStep = z.object({
  id: Id, name: z.string(), detail: z.string(), post: StepPost, who: z.array(z.string()), dueAt: Instant.nullable(), doneAt: Instant.nullable(), doneBy: z.string().nullable(), isSkipped: z.boolean(), note: z.string(),
}).meta({ id: 'CaseStep' })
export type CaseStep = z.infer<typeof CaseStep>
export const checkCaseStep = endpoint({
  method: 'POST', path: '/case-steps/{id}/actions', summary: 'Tick a step, skip it with a reason, or take the tick back', access: 'cases:handle', params: IdParams,
  body: z.object({ action: z.enum(['done', 'skip', 'undo']), note: text(500).default('') }), response: itemsOf(CaseStep), errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken'],
})

export const CaseRedress = z.object({
  caseId: Id, siteId: Id, period: EstatePeriod.nullable(), handedOverOn: Day.nullable(), repeatOf: CaseLine.nullable(), occurrence: z.number().int().nullable(), earlier: z.array(CaseLine), repeatDays: z.number().int(),
  group: ComplaintGroup.nullable(), steps: z.array(CaseStep), suggested: z.array(z.object({ reason: MajorReason, words: z.array(z.string()) })),
  asksFacility: z.boolean(), asksLiability: z.boolean(), asksFalling: z.boolean(), hasFacilityCheck: z.boolean(), hasLiability: z.boolean(), hasFalling: z.boolean(), libraryCaseId: Id.nullable(),
}).meta({ id: 'CaseRedress' })
export type CaseRedress = z.infer<typeof CaseRedress>
export const caseRedress = endpoint({ method: 'GET', path: '/cases/{id}/redress', summary: 'What surrounds a case: repeats, group, period of the estate, steps', access: 'cases:read', params: IdParams, response: CaseRedress, errors: ['not_found'] })

const Span = { siteId: Id, from: Day, to: Day }
export type RepeatRow = z.infer<typeof RepeatRow>
export const RepeatRow = z.object({ case: CaseLine, unit: Ref.nullable(), person: Ref.nullable(), category: Ref, repeatOf: CaseLine, occurrence: z.number().int() })
export const repeatComplaints = endpoint({
  method: 'GET', path: '/repeat-complaints', summary: 'Repeated complaints of a span of days, and their rate', access: 'insight:read', query: z.object(Span),
  response: z.object({ items: z.array(RepeatRow), complaints: z.number().int(), repeats: z.number().int(), rate: z.number().nullable() }), errors: ['not_found', 'rule_broken'],
})
export const exportRepeatComplaints = fileOf(repeatComplaints, 'Repeated complaints as XLSX or CSV')
export type RecoveredRow = z.infer<typeof RecoveredRow>
export const RecoveredRow = z.object({ case: CaseLine, unit: Ref.nullable(), person: Ref.nullable(), score: z.number().int(), ratedAt: Instant, ratedCase: CaseLine })
export const recoveredCustomers = endpoint({
  method: 'GET', path: '/recovered-customers', summary: 'Households that complained in a span of days and rated 4 or better afterwards', access: 'insight:read', query: z.object(Span),
  response: z.object({ items: z.array(RecoveredRow), households: z.number().int(), rated: z.number().int(), recovered: z.number().int(), rate: z.number().nullable() }), errors: ['not_found', 'rule_broken'],
})
export const exportRecoveredCustomers = fileOf(recoveredCustomers, 'Households that were won back as XLSX or CSV')
