import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { ClockBrief } from './sla.ts'

/** 临时任务 · 部门协助 */
export const TASK_KINDS = ['ad_hoc', 'assist'] as const
export const TASK_STATES = ['asked', 'accepted', 'done', 'closed', 'declined', 'cancelled'] as const
export const TASK_ACTIONS = ['accept', 'finish', 'decline', 'cancel', 'reopen', 'close'] as const

export const StaffTask = z.object({
  id: Id, siteId: Id, number: z.string(), kind: z.enum(TASK_KINDS), title: z.string(), detail: z.string(), askedBy: Ref, fromDepartment: Ref.nullable(), toDepartment: Ref.nullable(), doer: Ref.nullable(), case: z.object({ id: Id, number: z.string() }).nullable(), opportunity: z.object({ id: Id, number: z.string() }).nullable(), /** The service plan of which it is a part. */ plan: z.object({ id: Id, number: z.string(), title: z.string() }).nullable(), dueAt: Instant,
  state: z.enum(TASK_STATES), askedAt: Instant, acceptedAt: Instant.nullable(), doneAt: Instant.nullable(), outcome: z.string(), rating: z.number().int().nullable(), ratingNote: z.string(), clock: ClockBrief.nullable(), allowedActions: z.array(z.enum(TASK_ACTIONS)), version: z.number().int(),
}).meta({ id: 'StaffTask' })
export type StaffTask = z.infer<typeof StaffTask>

const Filter = z.object({ kind: oneOrMany(z.enum(TASK_KINDS)), state: oneOrMany(z.enum(TASK_STATES)), open: flag, mine: flag, departmentId: Id.optional(), caseId: Id.optional(), opportunityId: Id.optional(), planId: Id.optional(), q: z.string().max(100).optional() })
/** Own ones, and those of the own department; all of a site for who gives tasks there. */
export const listTasks = endpoint({ method: 'GET', path: '/staff-tasks', summary: 'Ad-hoc tasks and assists, newest first', access: 'tasks:own', query: z.object({ ...paging, siteId: Id, total: flag, filter: Filter.prefault({}) }), response: listOf(StaffTask), errors: ['not_found'] })
export const exportTasks = endpoint({ method: 'GET', path: '/staff-tasks/export', summary: 'The tasks as XLSX or CSV', access: 'tasks:own', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: Filter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getTask = endpoint({ method: 'GET', path: '/staff-tasks/{id}', summary: 'One task or assist', access: 'tasks:own', params: IdParams, response: StaffTask, errors: ['not_found'] })
export const taskTimeline = endpoint({ method: 'GET', path: '/staff-tasks/{id}/timeline', summary: 'Everything that happened', access: 'tasks:own', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
/** An assist names the department that is asked; a task the colleague who is to do it. The same `id` twice is one. */
export const createTask = endpoint({
  method: 'POST', path: '/staff-tasks', summary: 'Give a task, or ask another department for help', access: 'tasks:own',
  body: z.object({ id: Id.optional(), siteId: Id, kind: z.enum(TASK_KINDS), title: text(200, 1), detail: text(2000).default(''), doerId: Id.nullable().default(null), toDepartmentId: Id.nullable().default(null), caseId: Id.nullable().default(null),
    /** The special need that takes a resource of the department; of assists only. */
    opportunityId: Id.nullable().default(null), dueAt: Instant }),
  response: StaffTask, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
export const actOnTask = endpoint({
  method: 'POST', path: '/staff-tasks/{id}/actions', summary: 'Take it on, report it done, decline, call it off, send it back, or close it with a rating', access: 'tasks:own', params: IdParams,
  body: z.object({ action: z.enum(TASK_ACTIONS), version: z.number().int().optional(), note: text(2000).default(''), rating: z.number().int().min(1).max(5).nullable().default(null) }), response: StaffTask, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
/** Minutes and hours are medians; null where nothing was measured. `joint`: the joint tasks of complaints. */
export const assistReport = endpoint({
  method: 'GET', path: '/staff-tasks/report', summary: 'How fast departments answer each other', access: 'insight:read', query: z.object({ siteId: Id, from: Day, to: Day }),
  response: itemsOf(z.object({ department: Ref, asked: z.number().int(), answered: z.number().int(), minutesToAnswer: z.number().nullable(), hoursToDone: z.number().nullable(), onTime: z.number().nullable(), rating: z.number().nullable(), rated: z.number().int(), joint: z.number().int(), jointHoursToDone: z.number().nullable() })), errors: ['not_found', 'rule_broken'],
})
export const exportAssistReport = fileOf(assistReport, 'How fast departments answer each other as XLSX or CSV')

export const CaseTeam = z.object({ id: Id, caseId: Id, purpose: z.string(), lead: Ref, members: z.array(Ref.extend({ department: z.string().nullable() })), madeBy: Ref, madeAt: Instant, endedAt: Instant.nullable(), result: z.string(), version: z.number().int() }).meta({ id: 'CaseTeam' })
export type CaseTeam = z.infer<typeof CaseTeam>
export const caseTeams = endpoint({ method: 'GET', path: '/cases/{id}/teams', summary: 'The teams that work or worked on a case', access: 'cases:read', params: IdParams, response: itemsOf(CaseTeam), errors: ['not_found'] })
export const formTeam = endpoint({
  method: 'POST', path: '/cases/{id}/teams', summary: 'Put colleagues of several departments on a case', access: 'cases:handle', params: IdParams, body: z.object({ id: Id.optional(), purpose: text(200, 1), leadId: Id, memberIds: z.array(Id).min(1).max(20) }), response: CaseTeam, errors: ['not_found', 'rule_broken', 'already_exists', 'action_not_allowed'],
})
export const changeTeam = endpoint({
  method: 'PATCH', path: '/case-teams/{id}', summary: 'Change who is on a team, or end it with its result', access: 'cases:handle', params: IdParams, body: z.object({ version: z.number().int(), leadId: Id.optional(), memberIds: z.array(Id).min(1).max(20).optional(), result: text(500, 1).optional() }), response: CaseTeam,
  errors: ['not_found', 'rule_broken', 'stale_version', 'action_not_allowed'],
})
