import { z } from 'zod'
import { CaseStatus, Channel, Grade, WISHES } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { FileRef, Id, IdParams, Instant, Ref, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { Clock } from './sla.ts'

export const COMPLAINT_STAGES = ['accept', 'clarify', 'resolve', 'follow_up'] as const
export const IMPACTS = ['low', 'medium', 'high'] as const
export const VALIDITIES = ['pending', 'valid', 'partly', 'invalid'] as const
export const VERIFICATION_METHODS = ['archive', 'interview', 'site'] as const
export const VERIFICATION_RESULTS = ['substantiated', 'partly', 'unsubstantiated'] as const
export const CAUSE_CLASSES = ['facility', 'construction', 'service', 'management', 'outside'] as const
export const SOLUTION_KINDS = ['repair', 'replace', 'compensate', 'explain', 'apologise', 'other'] as const
export const SOLUTION_STATES = ['waiting', 'proposed', 'refused', 'agreed', 'not_agreed'] as const
export const COMPLAINT_LEVELS = ['handler', 'supervisor', 'site_manager', 'head_office', 'mediation'] as const
export const COMPLAINT_TASK_KINDS = ['survey', 'joint', 'reply', 'check'] as const
export const COMPLAINT_TASK_STATES = ['waiting', 'open', 'done', 'refused', 'cancelled'] as const
export const CLEARS = ['heard', 'asked', 'tracked', 'replied', 'recorded', 'reported'] as const
/** Why a clear is not proved yet: each is one thing that somebody can do, or that came too late. */
export const CLEAR_GAPS = [
  'listener_notes', 'let_finish', 'no_haste', 'time', 'place', 'persons', 'demand', 'no_arguing', 'follow_up_gap', 'task_late', 'task_open', 'level_late', 'not_solved', 'not_fed_back', 'feedback_late',
  'handling', 'result', 'opinion', 'not_reported', 'reported_late',
] as const
export const PROCESS_WAYS = ['spoken', 'leaflet', 'sms'] as const
export const SIGNERS = ['resident', 'handler', 'supervisor'] as const
/** The seven steps of handling a complaint 投诉处理流程; each is an act of this module or of its case. */
export const COMPLAINT_STEPS = ['receive', 'record', 'classify', 'investigate', 'solve', 'answer', 'follow_up'] as const
export type ComplaintLevelName = (typeof COMPLAINT_LEVELS)[number]
export type Stage = (typeof COMPLAINT_STAGES)[number]
export type Clear = (typeof CLEARS)[number]
export type ClearGap = (typeof CLEAR_GAPS)[number]

/** One of the five clears and one report: `done` null where it does not apply, `missing` says why not. */
export const ClearState = z.object({ clear: z.enum(CLEARS), done: z.boolean().nullable(), missing: z.array(z.enum(CLEAR_GAPS)) }).meta({ id: 'ClearState' })
export type ClearState = z.infer<typeof ClearState>

export const ComplaintTask = z.object({
  id: Id, caseId: Id, kind: z.enum(COMPLAINT_TASK_KINDS), state: z.enum(COMPLAINT_TASK_STATES), title: z.string(), assignee: Ref, department: Ref.nullable(), isSecurity: z.boolean(),
  dueAt: Instant, isOverdue: z.boolean(), askedAt: Instant, askedBy: z.string().nullable(), approvedAt: Instant.nullable(), readAt: Instant.nullable(), onSiteFrom: Instant.nullable(), onSiteTo: Instant.nullable(),
  result: z.string(), isSatisfied: z.boolean().nullable(), doneAt: Instant.nullable(), doneBy: z.string().nullable(), files: z.array(FileRef), isMine: z.boolean(),
}).meta({ id: 'ComplaintTask' })
export type ComplaintTask = z.infer<typeof ComplaintTask>

export const ComplaintLevel = z.object({
  id: Id, position: z.number().int(), level: z.enum(COMPLAINT_LEVELS), holder: Ref, openedAt: Instant, reason: z.string(), answerBy: Instant, isByPhone: z.boolean(), isOverdue: z.boolean(),
  answer: z.string(), answeredAt: Instant.nullable(), answeredBy: z.string().nullable(), outcome: z.enum(['agreed', 'not_agreed']).nullable(), endedAt: Instant.nullable(),
  mediator: z.string(), mediationFrom: Instant.nullable(), mediationTo: Instant.nullable(), files: z.array(FileRef),
}).meta({ id: 'ComplaintLevel' })
export type ComplaintLevel = z.infer<typeof ComplaintLevel>

export const ComplaintFinding = z.object({
  id: Id, method: z.enum(VERIFICATION_METHODS), heard: z.string(), found: z.string(), at: Instant, by: z.string(), files: z.array(FileRef),
}).meta({ id: 'ComplaintFinding' })
export const ComplaintSolution = z.object({
  id: Id, kind: z.enum(SOLUTION_KINDS), text: z.string(), costFen: z.number().int(), state: z.enum(SOLUTION_STATES), proposedAt: Instant, proposedBy: z.string(),
  decidedAt: Instant.nullable(), decidedBy: z.string().nullable(), decisionNote: z.string(), answeredAt: Instant.nullable(), opinion: z.string(),
}).meta({ id: 'ComplaintSolution' })
export type ComplaintSolution = z.infer<typeof ComplaintSolution>
export const ComplaintSignature = z.object({ id: Id, signer: z.enum(SIGNERS), name: z.string(), opinion: z.string(), fileId: Id, signedAt: Instant }).meta({ id: 'ComplaintSignature' })

const patience = z.boolean().nullable().optional()
const common = { version: z.number().int().optional() }
const taskFiles = z.array(Id).max(20).default([])
/** Every act on a complaint; those on its case (classify, feedback, resolve, visit, close) stay with the case. */
export const ComplaintActionBody = z.discriminatedUnion('action', [
  /** Facts that the desk writes down; what is left out stays as it is. */
  z.object({
    ...common, action: z.literal('record'), listenerNotes: text(5000).optional(), letFinish: patience, noHaste: patience, noArguing: patience, why: text(2000).optional(), impact: z.enum(IMPACTS).nullable().optional(),
    handling: text(5000).optional(), opinion: text(2000).optional(),
  }),
  z.object({ ...common, action: z.literal('explain_process'), how: z.enum(PROCESS_WAYS).default('spoken') }),
  z.object({ ...common, action: z.literal('check_validity'), validity: z.enum(['valid', 'partly', 'invalid']), reason: text(2000).default('') }),
  z.object({ ...common, action: z.literal('ask_survey'), assigneeId: Id, dueAt: Instant.optional(), title: text(200).default(''), taskId: Id.optional() }),
  z.object({ ...common, action: z.literal('ask_department'), departmentId: Id, assigneeId: Id, title: text(500, 1), dueAt: Instant.optional(), isSecurity: z.boolean().default(false), taskId: Id.optional() }),
  z.object({ ...common, action: z.literal('read_task'), taskId: Id }),
  z.object({ ...common, action: z.literal('arrive'), taskId: Id, at: Instant.optional() }),
  z.object({ ...common, action: z.literal('finish_task'), taskId: Id, result: text(5000, 1), fileIds: taskFiles, isSatisfied: z.boolean().nullable().default(null), at: Instant.optional() }),
  z.object({ ...common, action: z.literal('cancel_task'), taskId: Id, reason: text(500, 1) }),
  z.object({ ...common, action: z.literal('add_evidence'), fileIds: z.array(Id).min(1).max(20), note: text(2000).default('') }),
  z.object({ ...common, action: z.literal('add_finding'), method: z.enum(VERIFICATION_METHODS), heard: text(100).default(''), found: text(5000, 1), fileIds: taskFiles, at: Instant.optional(), findingId: Id.optional() }),
  z.object({ ...common, action: z.literal('verify'), result: z.enum(VERIFICATION_RESULTS), note: text(2000).default('') }),
  z.object({ ...common, action: z.literal('find_cause'), causeClass: z.enum(CAUSE_CLASSES), cause: text(2000, 1) }),
  z.object({ ...common, action: z.literal('propose'), kind: z.enum(SOLUTION_KINDS), text: text(2000, 1), costFen: z.number().int().min(0).max(10_000_000_000).default(0), solutionId: Id.optional() }),
  z.object({ ...common, action: z.literal('decide_solution'), solutionId: Id, isApproved: z.boolean(), note: text(500).default('') }),
  z.object({ ...common, action: z.literal('answer_solution'), solutionId: Id, isAgreed: z.boolean(), opinion: text(2000).default('') }),
  /** The result, told to the resident, and what the resident says to it. */
  z.object({ ...common, action: z.literal('feed_back'), text: text(2000, 1), opinion: text(2000).default(''), channel: Channel.default('phone') }),
  z.object({ ...common, action: z.literal('hand_up'), reason: text(2000, 1), answerBy: Instant, toEmployeeId: Id.optional(), isByPhone: z.boolean().default(false), mediator: text(200).default('') }),
  z.object({ ...common, action: z.literal('answer_level'), levelId: Id, answer: text(5000, 1), outcome: z.enum(['agreed', 'not_agreed']).nullable().default(null), mediationFrom: Instant.nullable().default(null), mediationTo: Instant.nullable().default(null), fileIds: taskFiles }),
  /** Whether the resident agrees with what a level answered, when that was not known at once. */
  z.object({ ...common, action: z.literal('settle_level'), levelId: Id, outcome: z.enum(['agreed', 'not_agreed']) }),
  z.object({ ...common, action: z.literal('appoint_reply'), dueAt: Instant, reason: text(500, 1), assigneeId: Id.optional(), taskId: Id.optional() }),
  z.object({ ...common, action: z.literal('decide_reply'), taskId: Id, isApproved: z.boolean(), note: text(500).default('') }),
  z.object({ ...common, action: z.literal('cannot_solve'), explanation: text(2000, 1), nextReplyAt: Instant }),
  z.object({ ...common, action: z.literal('sign'), signer: z.enum(SIGNERS), name: text(50, 1), opinion: text(2000).default(''), fileId: Id, signatureId: Id.optional() }),
])
export type ComplaintActionBody = z.infer<typeof ComplaintActionBody>
export const COMPLAINT_ACTIONS = [
  'record', 'explain_process', 'check_validity', 'ask_survey', 'ask_department', 'read_task', 'arrive', 'finish_task', 'cancel_task', 'add_evidence', 'add_finding', 'verify', 'find_cause', 'propose', 'decide_solution', 'answer_solution',
  'feed_back', 'hand_up', 'answer_level', 'settle_level', 'appoint_reply', 'decide_reply', 'cannot_solve', 'sign',
] as const satisfies readonly ComplaintActionBody['action'][]
export type ComplaintAction = ComplaintActionBody['action']
/** What a complaint's history tells, as `complaint_…` on the timeline of its case: acts, and what happened without anybody's act. */
export const COMPLAINT_HAPPENINGS = [...COMPLAINT_ACTIONS, 'took_over', 'follow_on', 'override'] as const

/** A complaint beyond its case. Residents see the stage, what was explained and told to them, never notes of the house. */
export const Complaint = z.object({
  caseId: Id, number: z.string(), caseVersion: z.number().int(), stage: z.enum(COMPLAINT_STAGES), wish: z.enum(WISHES).nullable(),
  listenerNotes: z.string(), letFinish: z.boolean().nullable(), noHaste: z.boolean().nullable(), noArguing: z.boolean().nullable(), why: z.string(), impact: z.enum(IMPACTS).nullable(),
  processExplained: z.object({ at: Instant, by: z.string().nullable(), how: z.enum(PROCESS_WAYS) }).nullable(),
  validity: z.enum(VALIDITIES), validityAt: Instant.nullable(), validityBy: z.string().nullable(), validityReason: z.string(),
  verified: z.enum(VERIFICATION_RESULTS).nullable(), verifiedAt: Instant.nullable(), verifiedNote: z.string(), causeClass: z.enum(CAUSE_CLASSES).nullable(), cause: z.string(), handling: z.string(),
  fedBack: z.object({ at: Instant, by: z.string().nullable(), text: z.string() }).nullable(), opinion: z.string(), cannotSolveAt: Instant.nullable(), nextReplyAt: Instant.nullable(),
  override: z.object({ at: Instant, by: z.string().nullable(), reason: z.string(), missing: z.array(z.string()) }).nullable(), filedAt: Instant.nullable(),
  clears: z.array(ClearState), levels: z.array(ComplaintLevel), tasks: z.array(ComplaintTask), findings: z.array(ComplaintFinding), solutions: z.array(ComplaintSolution), signatures: z.array(ComplaintSignature),
  classifiedAt: Instant.nullable(), evidence: z.array(FileRef), clocks: z.array(Clock), allowedActions: z.array(z.enum(COMPLAINT_ACTIONS)), nextAction: z.string().nullable(),
}).meta({ id: 'Complaint' })
export type Complaint = z.infer<typeof Complaint>

export const getComplaint = endpoint({ method: 'GET', path: '/complaints/{id}', summary: 'A complaint beyond its case: stage, clears, investigation, solutions, levels; by the id of the case', access: 'signed_in', params: IdParams, response: Complaint, errors: ['not_found'] })
export const actOnComplaint = endpoint({
  method: 'POST', path: '/complaints/{id}/actions', summary: 'An act on a complaint', access: 'signed_in', params: IdParams, body: ComplaintActionBody, response: Complaint,
  errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'already_exists', 'rule_broken', 'someone_was_faster', 'language.not_allowed', 'complaint.joint_task_open', 'complaint.own_proposal', 'compensation.above_limit'],
})

/** A line of the lists that a briefing reads. */
export const ComplaintLine = z.object({
  caseId: Id, number: z.string(), title: z.string(), status: CaseStatus, grade: Grade.nullable(), unit: z.string(), owner: z.string(), department: z.string(), registeredAt: Instant, stage: z.enum(COMPLAINT_STAGES), level: z.enum(COMPLAINT_LEVELS),
  /** What is late, and since when. */
  late: z.array(z.object({ what: z.enum(['case', 'level', ...COMPLAINT_TASK_KINDS]), dueAt: Instant, who: z.string() })),
}).meta({ id: 'ComplaintLine' })
export type ComplaintLine = z.infer<typeof ComplaintLine>
const LineFilter = z.object({ level: oneOrMany(z.enum(COMPLAINT_LEVELS)), grade: oneOrMany(Grade), overdue: flag, q: z.string().max(100).optional() })
export const listComplaints = endpoint({
  method: 'GET', path: '/complaints', summary: 'Complaints that are open, with what is late; overdue ones for the briefing', access: 'cases:read',
  query: z.object({ ...paging, siteId: Id, total: flag, filter: LineFilter.prefault({}) }), response: listOf(ComplaintLine), errors: ['not_found'],
})
export const exportComplaints = endpoint({
  method: 'GET', path: '/complaints/export', summary: 'The list as XLSX or CSV', access: 'cases:export', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: LineFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const listComplaintTasks = endpoint({
  method: 'GET', path: '/complaint-tasks', summary: 'The own tasks for complaints that are to do, the most pressing first', access: 'signed_in',
  response: itemsOf(ComplaintTask.extend({ number: z.string(), caseTitle: z.string(), statement: z.string(), place: z.string(), contactPhone: z.string(), siteId: Id })),
})

/** Reminders name a task or a level; this says on which case they are. */
export const whereIs = endpoint({ method: 'GET', path: '/complaint-tasks/{id}', summary: 'The case of a task or a level', access: 'signed_in', params: IdParams, response: z.object({ caseId: Id }), errors: ['not_found'] })

/** How well complaints were handled in a period; a share is null when there is nothing to count. */
export const complaintFigures = endpoint({
  method: 'GET', path: '/complaints/figures', summary: 'Five clears at closing, and how long news needs to reach departments', access: 'insight:read',
  query: z.object({ siteId: Id, from: Instant, to: Instant }),
  response: z.object({
    closed: z.number().int(), complete: z.number().int(), completeShare: z.number().nullable(), target: z.number(), missing: z.array(z.object({ clear: z.enum(CLEARS), count: z.number().int() })),
    /** From asking a department to its first reading; the limit is 24 hours. */
    transmission: z.object({ asked: z.number().int(), read: z.number().int(), withinLimit: z.number().int(), withinShare: z.number().nullable(), medianSeconds: z.number().nullable(), limitSeconds: z.number().int() }),
  }),
  errors: ['not_found', 'rule_broken'],
})

/** One of the seven steps as the product really works: its acts, who may do them, what is promised. */
export const ComplaintStep = z.object({
  step: z.enum(COMPLAINT_STEPS), stage: z.enum(COMPLAINT_STAGES), clears: z.array(z.enum(CLEARS)),
  acts: z.array(z.object({ group: z.enum(['caseAction', 'complaintAction']), action: z.string(), permission: z.string() })),
  promises: z.array(z.object({ metric: z.string(), targetText: z.string(), policy: z.string() })),
}).meta({ id: 'ComplaintStep' })
export const complaintWorkflow = endpoint({
  method: 'GET', path: '/complaints/workflow', summary: 'The seven steps of handling, drawn from the definitions in force', access: 'cases:read', query: z.object({ siteId: Id }),
  response: z.object({ steps: z.array(ComplaintStep), stages: z.array(z.object({ stage: z.enum(COMPLAINT_STAGES), open: z.number().int() })), levels: z.array(z.enum(COMPLAINT_LEVELS)) }), errors: ['not_found'],
})
export const printComplaintSummary = endpoint({
  method: 'GET', path: '/complaints/{id}/summary', summary: 'One page for whoever takes the complaint over, as PDF', access: 'cases:read', params: IdParams, kind: 'file', errors: ['not_found'],
})
