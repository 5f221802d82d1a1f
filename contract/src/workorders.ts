import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AddComment, Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { Clock, ClockBrief } from './sla.ts'
import { OpenProposal, PLACE_KINDS, Urgency, WaitReason } from './cases.ts'

export const WORK_ORDER_KINDS = ['repair', 'cleaning', 'greening', 'security', 'pest_control', 'maintenance', 'paid_service', 'other', 'appliance_repair', 'water_power_on'] as const
export const WORK_ORDER_STATUSES = ['open', 'assigned', 'accepted', 'arrived', 'working', 'suspended', 'done', 'verified', 'closed', 'cancelled'] as const
export const WORK_ORDER_ACTIONS = ['assign', 'offer', 'grab', 'accept', 'decline', 'transfer', 'arrive', 'start', 'suspend', 'resume', 'done', 'verify', 'rework', 'close', 'cancel', 'prolong', 'appoint', 'sign'] as const
/** 质保 · 善意减免 · 合同内服务: why work of a paid kind costs nothing. */
export const FREE_REASONS = ['warranty', 'goodwill', 'contract'] as const
export const FreeReason = z.enum(FREE_REASONS)
/** 水表 · 电表 */
export const START_METERS = ['water', 'electricity'] as const
/** 上门五件宝: shoe covers, cloth, brush, mat, dust shovel. */
export const FIVE_PIECES = ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'] as const
export const WorkOrderKind = z.enum(WORK_ORDER_KINDS)
export const WorkOrderStatus = z.enum(WORK_ORDER_STATUSES)
export const WorkOrderAction = z.enum(WORK_ORDER_ACTIONS)
export type WorkOrderStatus = z.infer<typeof WorkOrderStatus>
export type WorkOrderAction = z.infer<typeof WorkOrderAction>

/**
 * Materials that were used: of the store with `itemId`, then `quantity` is a number, and name, unit and price of one are those of the item
 * at that moment; or in the worker's own words, with the unit in `quantity`.
 */
export const WorkOrderMaterial = z.object({
  itemId: Id.nullable(), name: z.string(), quantity: z.string(), unit: z.string(), priceFen: z.number().int().nullable(),
}).meta({ id: 'WorkOrderMaterial' })
export type WorkOrderMaterial = z.infer<typeof WorkOrderMaterial>

/** A line with `itemId` takes its quantity, a number above zero with at most three decimals, from the store of the site; it needs no name. */
const UsedMaterial = z.object({ itemId: Id.nullable().default(null), name: text(100).default(''), quantity: text(30, 1) })
  .refine((line) => line.itemId !== null || line.name !== '', { path: ['name'], message: 'needed for what is not of the store' })

export const WorkOrderSummary = z.object({
  id: Id, number: z.string(), siteId: Id, kind: WorkOrderKind, status: WorkOrderStatus, urgency: Urgency, title: z.string(), unit: Ref.nullable(), place: z.string(), category: Ref.nullable(),
  case: z.object({ id: Id, number: z.string() }).nullable(), worker: Ref.nullable(), isInPool: z.boolean(), raisedAt: Instant, appointmentFrom: Instant.nullable(), appointmentTo: Instant.nullable(), reworkOf: z.object({ id: Id, number: z.string() }).nullable(),
  updatedAt: Instant, doneAt: Instant.nullable(), clock: ClockBrief.nullable(), version: z.number().int(),
}).meta({ id: 'WorkOrderSummary' })
export type WorkOrderSummary = z.infer<typeof WorkOrderSummary>

/** What the kind of work asks of whoever does it. */
export const WorkNeeds = z.object({ skill: z.string().nullable(), certificate: z.string().nullable() }).meta({ id: 'WorkNeeds' })
export type WorkNeeds = z.infer<typeof WorkNeeds>

export const WorkOrder = WorkOrderSummary.extend({
  symptom: z.string(), placeKind: z.enum(PLACE_KINDS), safetyNote: z.string(), contactName: z.string(), contactPhone: z.string(), raisedBy: Ref, suspendReason: WaitReason.nullable(), suspendUntil: Instant.nullable(), waitObjection: z.string().nullable(),
  arrivedAt: Instant.nullable(), arrivalPosition: z.object({ latitude: z.number(), longitude: z.number(), accuracyMetres: z.number() }).nullable(), fivePieces: z.array(z.enum(FIVE_PIECES)), result: z.string(), labourMinutes: z.number().int().nullable(), materials: z.array(WorkOrderMaterial),
  /** What the materials with a price cost; null when none has one. */
  materialCostFen: z.number().int().nullable(),
  isPaid: z.boolean(),
  /** Why work of a paid kind costs nothing. */
  freeReason: FreeReason.nullable(),
  /** The total that the customer has accepted: the price is never above it. */
  quotedFen: z.number().int().nullable(),
  /** The final price, known when the work is done. */
  priceFen: z.number().int().nullable(),
  /** An emergency begun before anybody accepted its quote. */
  begunUnacceptedAt: Instant.nullable(),
  openQuote: z.object({ id: Id, number: z.string(), totalFen: z.number().int(), validUntil: Instant }).nullable(),
  signature: z.object({ by: z.string(), at: Instant, file: FileRef }).nullable(),
  warrantyUntil: Day.nullable(),
  /** Why it is no rework although the same thing failed within its warranty. */
  notReworkReason: z.string(),
  labour: z.array(z.object({ employee: Ref, minutes: z.number().int().nullable() })),
  readings: z.array(z.object({ meter: z.enum(START_METERS), value: z.number(), photo: FileRef, readAt: Instant })),
  photosBefore: z.array(FileRef), photosAfter: z.array(FileRef), files: z.array(FileRef), verifiedBy: Ref.nullable(), verifyNote: z.string(), isPassed: z.boolean().nullable(),
  zone: Ref.nullable(), needs: WorkNeeds,
  /** What was sent is kept as a note of the order, which has another worker by now. */
  isKeptAsNote: z.boolean(),
  reworks: z.array(z.object({ id: Id, number: z.string() })), clocks: z.array(Clock), allowedActions: z.array(WorkOrderAction),
  proposal: OpenProposal.nullable(),
}).meta({ id: 'WorkOrder' })
export type WorkOrder = z.infer<typeof WorkOrder>

export const createWorkOrder = endpoint({
  method: 'POST', path: '/work-orders', summary: 'Raise a work order from a case or by hand', access: 'work_orders:create',
  body: z.object({
    id: Id.optional(), siteId: Id, caseId: Id.nullable().default(null), kind: WorkOrderKind.default('repair'), title: text(200, 1), symptom: text(5000).default(''), urgency: Urgency.default('normal'), categoryId: Id.nullable().default(null),
    unitId: Id.nullable().default(null), placeKind: z.enum(PLACE_KINDS).default('unit'), place: text(200).default(''), contactName: text(50).default(''), contactPhone: text(30).default(''), safetyNote: text(500).default(''),
    appointmentFrom: Instant.nullable().default(null), appointmentTo: Instant.nullable().default(null), workerId: Id.nullable().default(null), workerNote: text(500).optional(), zoneId: Id.nullable().optional(), isInPool: z.boolean().default(false), fileIds: z.array(Id).max(20).default([]),
    /** Paid kinds are paid unless a reason says why not. */
    isPaid: z.boolean().default(false), freeReason: FreeReason.nullable().default(null),
    /** Left out: the order within whose warranty the same thing failed again, if there is one. Null: no rework, which then needs a reason. */
    reworkOf: Id.nullable().optional(), notReworkReason: text(300).default(''),
  }),
  response: WorkOrder, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken', 'work_order.worker_not_suitable', 'work_order.rework_reason_needed'],
})
const WorkOrderFilter = z.object({
  status: oneOrMany(WorkOrderStatus), kind: oneOrMany(WorkOrderKind), urgency: oneOrMany(Urgency), workerId: Id.optional(), unitId: Id.optional(), caseId: Id.optional(), mine: flag, pool: flag, open: flag, overdue: flag,
  /** Paid work for which nobody has accepted a price yet. */
  unquoted: flag, rework: flag, from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional(),
})
export const listWorkOrders = endpoint({
  method: 'GET', path: '/work-orders', summary: 'Work orders with filters', access: 'signed_in',
  query: z.object({ ...paging, siteId: Id.optional(), sort: z.enum(['-raisedAt', 'raisedAt', 'dueAt']).default('-raisedAt'), total: flag, filter: WorkOrderFilter.prefault({}) }), response: listOf(WorkOrderSummary), errors: ['not_found'],
})
export const exportWorkOrders = endpoint({
  method: 'GET', path: '/work-orders/export', summary: 'The list as XLSX or CSV, streamed', access: 'work_orders:export',
  query: z.object({ siteId: Id.optional(), format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: WorkOrderFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const getWorkOrder = endpoint({ method: 'GET', path: '/work-orders/{id}', summary: 'One work order', access: 'signed_in', params: IdParams, response: WorkOrder, errors: ['not_found'] })
/** Signed on the screen: the picture and who signed. */
const Signed = z.object({ fileId: Id, by: text(50, 1) })
/** What a meter of the unit shows when water and power are let in (RPR-027). */
const StartReading = z.object({ meter: z.enum(START_METERS), value: z.number().min(0).max(99_999_999).multipleOf(0.001), photoId: Id })
const common = { version: z.number().int().optional(), note: text(2000).optional(), at: Instant.optional() }
/** Gives it although skill, zone, load or absence stand against it; a note says why. Never without the certificate. */
const override = { isOverride: z.boolean().optional() }
export const WorkOrderActionBody = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.literal('assign'), workerId: Id, ...override }),
  z.object({ ...common, action: z.literal('offer') }),
  z.object({ ...common, action: z.literal('grab') }),
  z.object({ ...common, action: z.literal('accept') }),
  z.object({ ...common, action: z.literal('decline'), reason: text(500, 1) }),
  z.object({ ...common, action: z.literal('transfer'), workerId: Id, reason: text(500, 1), ...override }),
  z.object({ ...common, action: z.literal('arrive'), fivePieces: z.array(z.enum(FIVE_PIECES)).default([]), position: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), accuracyMetres: z.number().min(0) }).nullable().default(null), photoIds: z.array(Id).max(9).default([]) }),
  z.object({ ...common, action: z.literal('start'), photoIds: z.array(Id).max(9).default([]) }),
  z.object({ ...common, action: z.literal('suspend'), reason: WaitReason, until: Instant.nullable().default(null), fileIds: z.array(Id).max(9).default([]) }),
  z.object({ ...common, action: z.literal('resume') }),
  z.object({ ...common, action: z.literal('done'), result: text(2000, 1), photoBeforeIds: z.array(Id).max(9).default([]), photoAfterIds: z.array(Id).max(9).default([]), labourMinutes: z.number().int().min(0).max(10_000).nullable().default(null), materials: z.array(UsedMaterial).max(50).default([]), extraMile: text(500).optional(),
    /** Left out: the accepted total. Never above it. */
    priceFen: z.number().int().min(0).max(100_000_000).nullable().default(null),
    helpers: z.array(z.object({ employeeId: Id, minutes: z.number().int().min(1).max(10_000) })).max(10).default([]),
    signature: Signed.nullable().default(null), readings: z.array(StartReading).max(2).default([]), outsideCostFen: z.number().int().min(0).max(100_000_000).nullable().default(null),
  }),
  z.object({ ...common, action: z.literal('verify'), isPassed: z.boolean() }),
  z.object({ ...common, action: z.literal('rework'), reason: text(500, 1), workerId: Id.nullable().default(null), ...override }),
  z.object({ ...common, action: z.literal('close') }),
  z.object({ ...common, action: z.literal('cancel'), reason: text(500, 1) }),
  z.object({ ...common, action: z.literal('prolong'), until: Instant }),
  /** An agreed window replaces the arrival target by its end; null takes it back. */
  z.object({ ...common, action: z.literal('appoint'), window: z.object({ from: Instant, to: Instant }).nullable() }),
  z.object({ ...common, action: z.literal('sign'), signature: Signed }),
])
export type WorkOrderActionBody = z.infer<typeof WorkOrderActionBody>
export const actOnWorkOrder = endpoint({
  method: 'POST', path: '/work-orders/{id}/actions', summary: 'Move a work order along its life cycle', access: 'signed_in', params: IdParams, body: WorkOrderActionBody, response: WorkOrder,
  errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'store.short', 'work_order.photos_needed', 'work_order.emergency_cannot_be_declined', 'work_order.own_work', 'work_order.taken', 'work_order.worker_not_suitable', 'work_order.quote_needed', 'work_order.price_above_quote', 'work_order.readings_needed', 'language.not_allowed', 'maintenance.steps_left'],
})
export const workOrderTimeline = endpoint({ method: 'GET', path: '/work-orders/{id}/timeline', summary: 'Everything that happened', access: 'signed_in', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const commentOnWorkOrder = endpoint({ method: 'POST', path: '/work-orders/{id}/timeline', summary: 'Write a note', access: 'signed_in', params: IdParams, body: AddComment, response: TimelineEntry, errors: ['not_found', 'not_permitted', 'language.not_allowed'] })
export const workOrderClocks = endpoint({ method: 'GET', path: '/work-orders/{id}/clocks', summary: 'Its promises', access: 'signed_in', params: IdParams, response: itemsOf(Clock), errors: ['not_found'] })
export const printWorkOrder = endpoint({
  method: 'GET', path: '/work-orders/{id}/print', summary: '《工程维修单》 as PDF', access: 'work_orders:read', params: IdParams,
  query: z.object({ paper: z.enum(['a4', '80mm']).default('a4'), bilingual: flag }), kind: 'file', errors: ['not_found'],
})
/** An order that waits, with what it asks for; `suggestion` is the first of the ranked workers, null when nobody fits or nothing is suggested. */
export const BoardOrder = WorkOrderSummary.extend({
  zone: Ref.nullable(), needs: WorkNeeds, suggestion: Ref.nullable(), isSuggesting: z.boolean(), stuckAt: Instant.nullable(),
}).meta({ id: 'BoardOrder' })
export type BoardOrder = z.infer<typeof BoardOrder>
export const BoardWorker = z.object({
  id: Id, name: z.string(), position: z.string(), skills: z.array(z.string()), isOnShift: z.boolean(), isAway: z.boolean(), load: z.number().int(), limit: z.number().int().nullable(),
  zones: z.array(Ref), certificates: z.array(z.object({ kind: z.string(), validUntil: z.iso.date(), isValid: z.boolean() })), lastScore: z.number().int().nullable(),
}).meta({ id: 'BoardWorker' })
export type BoardWorker = z.infer<typeof BoardWorker>
/** The dispatch board: who is on shift, what they carry, and what waits. */
export const dispatchBoard = endpoint({
  method: 'GET', path: '/dispatch-board', summary: 'Workers with load, shift, zones and certificates, and the orders that wait', access: 'work_orders:dispatch', query: z.object({ siteId: Id }),
  response: z.object({ workers: z.array(BoardWorker), orders: z.array(BoardOrder) }),
  errors: ['not_found'],
})
