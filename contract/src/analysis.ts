import { z } from 'zod'
import { CaseKind, CaseSummary, Channel, Grade } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Day, Id, Instant, Month, flag, listOf, oneOrMany, paging } from './shared.ts'
import { ESTATE_PERIODS } from './redress.ts'
import { WorkOrderKind, WorkOrderSummary } from './workorders.ts'

/** What a Pareto of cases counts by. `matter` is the first level of the category tree, `cause` the class that an investigation found. */
export const CASE_CAUSES = ['matter', 'category', 'cause', 'building', 'zone', 'department', 'channel', 'weekday'] as const
export const TREND_STEPS = ['day', 'week', 'month'] as const
/** Why a point of a trend is a signal: beyond a limit, or the eighth in a row on one side of the mean. */
export const TREND_SIGNALS = ['above', 'below', 'run'] as const
export const ORDER_AGES = ['day', 'three_days', 'week', 'month', 'older'] as const
export const CaseCause = z.enum(CASE_CAUSES)
export type CaseCause = z.infer<typeof CaseCause>

/** Local days of the site, `to` included. */
const period = { siteId: Id, from: Day, to: Day }
export const CaseAnalysisFilter = z.object({
  kind: oneOrMany(CaseKind), grade: oneOrMany(Grade), channel: oneOrMany(Channel), matterId: Id.optional(), categoryId: Id.optional(), buildingId: Id.optional(), zoneId: Id.optional(), unitId: Id.optional(), departmentId: Id.optional(),
  cause: z.string().max(40).optional(), phase: z.enum(ESTATE_PERIODS).optional(), weekday: z.coerce.number().int().min(1).max(7).optional(), repeat: flag, recovered: flag, late: flag,
})
const caseQuery = { ...period, filter: CaseAnalysisFilter.prefault({}) }

const CaseTotals = z.object({
  cases: z.number().int(), complaints: z.number().int(), merged: z.number().int(),
  /** Complaints of each 100 households that moved in; null where there is none. */
  perHundred: z.number().nullable(), repeats: z.number().int(), repeatRate: z.number().nullable(), rated: z.number().int(), satisfied: z.number().int(),
  /** Complainants who rated afterwards, and how many of them gave 4 or 5 (CMP-064). */
  complainantsRated: z.number().int(), recovered: z.number().int(), recoveredRate: z.number().nullable(),
  /** From receipt to the department, in seconds of the wall clock (CMP-067); null when nothing was forwarded. */
  forwardP50Seconds: z.number().nullable(), forwardedLate: z.number().int(),
})
const Point = z.object({ from: Day, to: Day, count: z.number().int(), isWhole: z.boolean(), signal: z.enum(TREND_SIGNALS).nullable() })
const Slice = z.object({ id: z.string().nullable(), name: z.string().nullable(), count: z.number().int(), share: z.number(), cumulative: z.number(), isVital: z.boolean() })
export const CaseAnalysis = z.object({
  asOf: Instant, households: z.number().int(), totals: CaseTotals,
  /** The days just before, as many, and the same days a year ago; null when the site had no case by then. */
  before: CaseTotals.nullable(), lastYear: CaseTotals.nullable(),
  pareto: z.array(Slice),
  heat: z.object({
    buildings: z.array(z.object({ id: Id, name: z.string(), households: z.number().int() })), matters: z.array(z.object({ id: Id.nullable(), name: z.string().nullable() })),
    cells: z.array(z.object({ buildingId: Id, matterId: Id.nullable(), count: z.number().int() })),
  }),
  trend: z.object({ step: z.enum(TREND_STEPS), points: z.array(Point), mean: z.number().nullable(), upper: z.number().nullable(), lower: z.number().nullable() }),
  /** Households that came more than once, most often first. */
  repeatHouseholds: z.array(z.object({ unitId: Id, code: z.string(), count: z.number().int(), complaints: z.number().int(), matters: z.array(z.string()), lastAt: Instant })),
  phases: z.array(z.object({ phase: z.enum(ESTATE_PERIODS), count: z.number().int(), households: z.number().int(), perHundred: z.number().nullable() })),
  /** Causes over the threshold of the organisation: each asks for an improvement (CMP-017). */
  proposals: z.array(z.object({ by: CaseCause, id: z.string(), name: z.string(), count: z.number().int(), share: z.number(), openActionId: Id.nullable() })),
}).meta({ id: 'CaseAnalysis' })
export type CaseAnalysis = z.infer<typeof CaseAnalysis>

export const caseAnalysis = endpoint({
  method: 'GET', path: '/insight/cases', summary: 'Cases and complaints of a period: causes, places, trend, repeats, phases; every figure opens to its records', access: 'insight:read',
  query: z.object({ ...caseQuery, by: CaseCause.default('category'), step: z.enum(TREND_STEPS).default('week') }), response: CaseAnalysis, errors: ['not_found', 'rule_broken'],
})
export const caseAnalysisRows = endpoint({
  method: 'GET', path: '/insight/cases/rows', summary: 'The cases behind a figure', access: 'insight:read', query: z.object({ ...paging, ...caseQuery }), response: listOf(CaseSummary), errors: ['not_found', 'rule_broken'],
})
export const exportCaseAnalysis = endpoint({
  method: 'GET', path: '/insight/cases/export', summary: 'The analysis with its cases as XLSX', access: 'insight:read', query: z.object({ ...caseQuery, by: CaseCause.default('category'), step: z.enum(TREND_STEPS).default('week') }), kind: 'file', errors: ['not_found', 'rule_broken'],
})

export const OrderAnalysisFilter = z.object({
  kind: oneOrMany(WorkOrderKind), categoryId: Id.optional(), buildingId: Id.optional(), zoneId: Id.optional(), unitId: Id.optional(), workerId: Id.optional(), age: z.enum(ORDER_AGES).optional(),
  /** Repairs at home: places of kind unit (RPR-022). */
  home: flag, facility: flag, done: flag, rework: flag, reworked: flag, firstTime: flag, failed: flag,
  /** Verified with this result; its promise was kept or broken. */
  passed: flag, onTime: flag,
})
const orderQuery = { ...period, filter: OrderAnalysisFilter.prefault({}) }
const Rate = { count: z.number().int(), of: z.number().int(), rate: z.number().nullable() }
const OrderGroup = z.object({
  id: z.string().nullable(), name: z.string().nullable(), raised: z.number().int(), done: z.number().int(), arriveSeconds: z.number().nullable(), resolveSeconds: z.number().nullable(),
  onTime: z.object(Rate), reworks: z.number().int(), firstTime: z.object(Rate), score: z.number().nullable(), rated: z.number().int(), labourMinutes: z.number().int().nullable(), materialFen: z.number().int().nullable(),
})
export const OrderAnalysis = z.object({
  asOf: Instant,
  totals: OrderGroup.extend({
    rework: z.object(Rate), passed: z.object(Rate), open: z.number().int(),
    /** From raised to done of orders at facilities, in minutes (RPR-025); null without one. */
    facilityDownMinutes: z.number().nullable(), facilityOrders: z.number().int(),
  }),
  byCategory: z.array(OrderGroup), byWorker: z.array(OrderGroup), byBuilding: z.array(OrderGroup),
  openByAge: z.array(z.object({ age: z.enum(ORDER_AGES), count: z.number().int() })),
  materials: z.array(z.object({ id: Id, name: z.string(), unit: z.string(), quantity: z.number(), costFen: z.number().int().nullable() })),
  trend: z.object({ step: z.enum(TREND_STEPS), points: z.array(Point), mean: z.number().nullable(), upper: z.number().nullable(), lower: z.number().nullable() }),
}).meta({ id: 'OrderAnalysis' })
export type OrderAnalysis = z.infer<typeof OrderAnalysis>
export const orderAnalysis = endpoint({
  method: 'GET', path: '/insight/work-orders', summary: 'Work orders of a period: times, rework, first-time fix, workers, age, materials; every figure opens to its records', access: 'insight:read',
  query: z.object({ ...orderQuery, step: z.enum(TREND_STEPS).default('week') }), response: OrderAnalysis, errors: ['not_found', 'rule_broken'],
})
export const orderAnalysisRows = endpoint({
  method: 'GET', path: '/insight/work-orders/rows', summary: 'The work orders behind a figure', access: 'insight:read', query: z.object({ ...paging, ...orderQuery }), response: listOf(WorkOrderSummary), errors: ['not_found', 'rule_broken'],
})
export const exportOrderAnalysis = endpoint({
  method: 'GET', path: '/insight/work-orders/export', summary: 'The analysis with its orders as XLSX', access: 'insight:read', query: z.object({ ...orderQuery, step: z.enum(TREND_STEPS).default('week') }), kind: 'file', errors: ['not_found', 'rule_broken'],
})

/** How the zones of a site did in a month: public places in good order, by what happened there (BTL-004). */
export const zoneRanking = endpoint({
  method: 'GET', path: '/insight/zones', summary: 'Zones ranked for a month by promptness, rework and complaints about public places', access: 'insight:read', query: z.object({ siteId: Id, month: Month }),
  response: z.object({
    items: z.array(z.object({
      zoneId: Id, name: z.string(), households: z.number().int(), orders: z.number().int(), onTime: z.object(Rate), rework: z.object(Rate), complaints: z.number().int(), complaintsPerHundred: z.number().nullable(),
      /** 0…100: the mean of every look at cleaning there; null where nobody looked. Stands beside the score, not in it. */
      cleaning: z.number().nullable(),
      /** 0…100: half promptness, a quarter quality, a quarter absence of complaints; null when nothing happened that could be scored. */
      score: z.number().nullable(), rank: z.number().int().nullable(),
    })),
  }),
  errors: ['not_found'],
})
export const exportZoneRanking = fileOf(zoneRanking, 'The ranking of zones as XLSX or CSV')

/** A month of what residents brought: by which way, and which share of it was digital; null when nothing came. */
const DigitalMonth = z.object({ from: Day, to: Day, cases: z.number().int(), digital: z.number().int(), rate: z.number().nullable(), channels: z.array(z.object({ channel: Channel, count: z.number().int() })) })
export const DigitalIntake = z.object({ total: DigitalMonth, months: z.array(DigitalMonth) }).meta({ id: 'DigitalIntake' })
export type DigitalIntake = z.infer<typeof DigitalIntake>
const digitalQuery = { ...period, kind: oneOrMany(CaseKind) }
export const digitalIntake = endpoint({ method: 'GET', path: '/insight/digital', summary: 'By which ways residents came, month by month, and which share of it was digital', access: 'insight:read', query: z.object(digitalQuery), response: DigitalIntake, errors: ['not_found', 'rule_broken'] })
export const exportDigitalIntake = endpoint({ method: 'GET', path: '/insight/digital/export', summary: 'The ways of residents as XLSX or CSV', access: 'insight:read', query: z.object({ ...digitalQuery, format: z.enum(['xlsx', 'csv']).default('xlsx') }), kind: 'file', errors: ['not_found', 'rule_broken'] })
