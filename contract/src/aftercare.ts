import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Ref, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { FreeReason, WorkOrder } from './workorders.ts'

/** Why a finished repair is looked at again: it was a rework, it was drawn as a sample, or nobody has planned it. */
export const TRACKING_REASONS = ['rework', 'sample', 'none'] as const
export const TRACKING_STATES = ['planned', 'good', 'bad', 'unplanned'] as const

export const changeCharge = endpoint({
  method: 'POST', path: '/work-orders/{id}/charge', summary: 'Say whether the work is paid, and if not why', access: 'work_orders:create', params: IdParams,
  body: z.object({ version: z.number().int().optional(), isPaid: z.boolean(), freeReason: FreeReason.nullable().default(null), note: text(300).default('') }),
  response: WorkOrder, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

/** A finished order of the same kind of trouble in the same unit whose warranty still holds. */
export const ReworkCandidate = z.object({
  id: Id, number: z.string(), title: z.string(), doneAt: Instant, doneBy: z.string(), warrantyUntil: Day, days: z.number().int(),
}).meta({ id: 'ReworkCandidate' })
export type ReworkCandidate = z.infer<typeof ReworkCandidate>
export const reworkCandidate = endpoint({
  method: 'GET', path: '/rework-candidate', summary: 'Whether a new order would be a rework', access: 'work_orders:create', query: z.object({ siteId: Id, unitId: Id, categoryId: Id }),
  response: z.object({ candidate: ReworkCandidate.nullable() }), errors: ['not_found'],
})

/** Who may help with an order at a site; names only. */
export const colleaguesAtWork = endpoint({ method: 'GET', path: '/colleagues-at-work', summary: 'Who may work on orders of a site, by name', access: 'work_orders:work', query: z.object({ siteId: Id }), response: itemsOf(Ref), errors: ['not_found'] })
export const orderCost = endpoint({
  method: 'GET', path: '/work-orders/{id}/cost', summary: 'What an order costs; a part that is unknown is null', access: 'work_orders:cost', params: IdParams,
  response: z.object({
    labour: z.array(z.object({ employee: Ref, minutes: z.number().int().nullable(), grade: z.string().nullable(), fenPerHour: z.number().int().nullable(), costFen: z.number().int().nullable() })),
    labourFen: z.number().int().nullable(), materialFen: z.number().int().nullable(), outsideFen: z.number().int().nullable(), outsideNote: z.string(), totalFen: z.number().int().nullable(), priceFen: z.number().int().nullable(), marginFen: z.number().int().nullable(),
  }).meta({ id: 'OrderCost' }),
  errors: ['not_found'],
})
export const setOutsideCost = endpoint({
  method: 'POST', path: '/work-orders/{id}/outside-cost', summary: 'What others were paid for an order', access: 'work_orders:cost', params: IdParams,
  body: z.object({ version: z.number().int().optional(), outsideCostFen: z.number().int().min(0).max(100_000_000).nullable(), note: text(200).default('') }), response: WorkOrder, errors: ['not_found', 'stale_version'],
})

export const LabourGrade = z.object({ id: Id, name: z.string(), fenPerHour: z.number().int(), workers: z.array(Ref), version: z.number().int() }).meta({ id: 'LabourGrade' })
export type LabourGrade = z.infer<typeof LabourGrade>
export const listLabourGrades = endpoint({ method: 'GET', path: '/labour-grades', summary: 'Grades of workers with their hourly rates', access: 'work_orders:cost', response: itemsOf(LabourGrade) })
const GradeFacts = z.object({ name: text(30, 1), fenPerHour: z.number().int().min(0).max(1_000_000), workerIds: z.array(Id).max(500).default([]) })
export const createLabourGrade = endpoint({ method: 'POST', path: '/labour-grades', summary: 'New grade', access: 'settings:manage', body: GradeFacts.extend({ id: Id.optional() }), response: LabourGrade, errors: ['already_exists', 'rule_broken'] })
export const changeLabourGrade = endpoint({
  method: 'PATCH', path: '/labour-grades/{id}', summary: 'Rename, another rate, other workers; finished orders keep their rates', access: 'settings:manage', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(30, 1).optional(), fenPerHour: z.number().int().min(0).max(1_000_000).optional(), workerIds: z.array(Id).max(500).optional() }), response: LabourGrade, errors: ['not_found', 'stale_version', 'already_exists', 'rule_broken'],
})

/** 质量跟踪记录 of a finished repair (RPR-018). */
export const QualityTracking = z.object({
  id: Id, workOrder: z.object({ id: Id, number: z.string() }), title: z.string(), unit: Ref.nullable(), place: z.string(), worker: z.string(), doneAt: Instant, reason: z.enum(TRACKING_REASONS), state: z.enum(TRACKING_STATES), dueOn: Day.nullable(), isOverdue: z.boolean(),
  checkedAt: Instant.nullable(), checkedBy: z.string().nullable(), note: z.string(), version: z.number().int(),
}).meta({ id: 'QualityTracking' })
export type QualityTracking = z.infer<typeof QualityTracking>
const TrackingFilter = z.object({ state: oneOrMany(z.enum(TRACKING_STATES)), reason: oneOrMany(z.enum(TRACKING_REASONS)), overdue: flag, from: Instant.optional(), to: Instant.optional(), workOrderId: Id.optional() })
export const listQualityTracking = endpoint({
  method: 'GET', path: '/quality-tracking', summary: 'Finished repairs and what became of them, newest first', access: 'work_orders:verify', query: z.object({ ...paging, siteId: Id, total: flag, filter: TrackingFilter.prefault({}) }), response: listOf(QualityTracking), errors: ['not_found'],
})
export const exportQualityTracking = endpoint({
  method: 'GET', path: '/quality-tracking/export', summary: '《质量跟踪记录》 as XLSX or CSV', access: 'work_orders:export', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: TrackingFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const checkQuality = endpoint({
  method: 'POST', path: '/quality-tracking/{id}/actions', summary: 'Write down what a look at the finished work found', access: 'work_orders:verify', params: IdParams,
  body: z.object({ action: z.literal('check'), version: z.number().int().optional(), isGood: z.boolean(), note: text(500).default('') }), response: QualityTracking, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'work_order.own_work'],
})
