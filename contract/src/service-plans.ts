import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, paging, text } from './shared.ts'
import { StaffTask } from './tasks.ts'

/** 进行中 · 已结束 · 已取消 */
export const SERVICE_PLAN_STATES = ['running', 'done', 'called_off'] as const

export const ServicePlanSummary = z.object({
  id: Id, siteId: Id, number: z.string(), title: z.string(), madeBy: Ref, madeAt: Instant, state: z.enum(SERVICE_PLAN_STATES),
  /** Its tasks, those that were reported done, and those that are past their time. */
  tasks: z.number().int(), done: z.number().int(), late: z.number().int(), dueAt: Instant.nullable(), endedAt: Instant.nullable(), version: z.number().int(),
}).meta({ id: 'ServicePlanSummary' })
export type ServicePlanSummary = z.infer<typeof ServicePlanSummary>
export const ServicePlan = ServicePlanSummary.extend({ need: z.string(), aim: z.string(), reason: z.string(), items: z.array(StaffTask), allowedActions: z.array(z.enum(['add', 'call_off'])) }).meta({ id: 'ServicePlan' })
export type ServicePlan = z.infer<typeof ServicePlan>

/** A department that is asked for it, a colleague who does it, or both: somebody named of the department. */
const Line = z.object({ id: Id.optional(), title: text(200, 1), detail: text(2000).default(''), toDepartmentId: Id.nullable().default(null), doerId: Id.nullable().default(null), dueAt: Instant })
const Lines = z.array(Line).min(1).max(50)
const Filter = z.object({ open: flag, mine: flag, q: z.string().max(100).optional() })
/** All of a site for who gives tasks there; others see those in which they or their department have a task. */
export const listServicePlans = endpoint({ method: 'GET', path: '/service-plans', summary: 'Service plans with how far they are, newest first', access: 'tasks:own', query: z.object({ ...paging, siteId: Id, total: flag, filter: Filter.prefault({}) }), response: listOf(ServicePlanSummary), errors: ['not_found'] })
export const exportServicePlans = endpoint({ method: 'GET', path: '/service-plans/export', summary: 'The plans with their tasks as XLSX or CSV', access: 'tasks:own', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: Filter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getServicePlan = endpoint({ method: 'GET', path: '/service-plans/{id}', summary: 'One plan with its tasks', access: 'tasks:own', params: IdParams, response: ServicePlan, errors: ['not_found'] })
export const servicePlanTimeline = endpoint({ method: 'GET', path: '/service-plans/{id}/timeline', summary: 'Everything that happened', access: 'tasks:own', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
/** All of its tasks are given in one go, or none. The same `id` twice is one. */
export const createServicePlan = endpoint({
  method: 'POST', path: '/service-plans', summary: 'Split a service into tasks of departments and colleagues, and give them', access: 'tasks:assign',
  body: z.object({ id: Id.optional(), siteId: Id, title: text(200, 1), need: text(2000).default(''), aim: text(2000).default(''), lines: Lines }), response: ServicePlan, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
export const actOnServicePlan = endpoint({
  method: 'POST', path: '/service-plans/{id}/actions', summary: 'Give more tasks, or call the plan off with what is not done', access: 'tasks:assign', params: IdParams,
  body: z.discriminatedUnion('action', [z.object({ action: z.literal('add'), version: z.number().int().optional(), lines: Lines }), z.object({ action: z.literal('call_off'), version: z.number().int().optional(), reason: text(500, 1) })]), response: ServicePlan, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'already_exists'],
})
