import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Ref, flag, itemsOf, listOf, paging } from './shared.ts'

export const REPORT_DIMENSIONS = ['site', 'metric', 'kind', 'category', 'urgency', 'grade', 'origin', 'department', 'holder', 'cycle', 'day'] as const
export const REPORT_OUTCOMES = ['met', 'breached', 'open', 'cancelled', 'met_by_pause', 'paused'] as const

/** In a filter: the clocks that have no such thing; what a row with the value null opens to. */
export const WITHOUT = '-'
const IdOrWithout = z.union([Id, z.literal(WITHOUT)])
const Filter = z.object({
  subjectType: z.string().max(40).optional(), metric: z.string().max(40).optional(), kind: z.string().max(40).optional(), category: z.string().max(40).optional(), urgency: z.string().max(40).optional(),
  grade: z.string().max(40).optional(), origin: z.string().max(40).optional(), departmentId: IdOrWithout.optional(), holderId: IdOrWithout.optional(), cycle: z.coerce.number().int().min(1).optional(), day: Day.optional(),
})
/** `to` is included; days are those of the site. `asOf`: what was true and known at that moment. Without a site: all that the actor sees. */
const ReportQuery = z.object({ siteId: Id.optional(), from: Day, to: Day, asOf: Instant.optional(), filter: Filter.prefault({}) })

/**
 * Clocks due or stopped in the period. `count` = met + breached + open; overdue and open counts as breached, what isn't due yet as open;
 * cancelled is apart. `rate` = met / (met + breached). Percentiles are of stopped clocks: SLA time, and the resident's wall time from the
 * start to the end; exact below 200 s and for the round times that people promise, at most 0.5 % off elsewhere.
 */
export const SlaReportRow = z.object({
  subjectType: z.string(), metric: z.string(), value: z.string().nullable(), name: z.string().nullable(), count: z.number().int(), met: z.number().int(), breached: z.number().int(), open: z.number().int(),
  cancelled: z.number().int(), rate: z.number().nullable(), p50Seconds: z.number().nullable(), p90Seconds: z.number().nullable(), p50WallSeconds: z.number().nullable(), p90WallSeconds: z.number().nullable(),
  /** Clocks that rested, how long in all, and those that were met only because they rested. */
  paused: z.number().int(), pausedSeconds: z.number(), metByPause: z.number().int(),
}).meta({ id: 'SlaReportRow' })
export type SlaReportRow = z.infer<typeof SlaReportRow>
export const SlaReport = z.object({
  asOf: Instant, items: z.array(SlaReportRow), pauses: z.array(z.object({ reason: z.string(), metric: z.string(), count: z.number().int(), seconds: z.number() })),
}).meta({ id: 'SlaReport' })
export type SlaReport = z.infer<typeof SlaReport>

export const slaReport = endpoint({
  method: 'GET', path: '/sla/report', summary: 'Promises kept in a period, by any dimension', access: 'insight:read',
  query: ReportQuery.extend({ by: z.enum(REPORT_DIMENSIONS).default('metric') }), response: SlaReport, errors: ['not_found', 'invalid_request'],
})
/** One clock behind a figure. `overrunSeconds`: past its target, in the target's own time. */
export const SlaReportClock = z.object({
  id: Id, site: Ref, subject: z.object({ type: z.string(), id: Id, name: z.string() }), metric: z.string(), cycle: z.number().int(), kind: z.string().nullable(), urgency: z.string().nullable(), grade: z.string().nullable(),
  holder: Ref.nullable(), state: z.string(), outcome: z.enum(['met', 'breached', 'open', 'cancelled']), targetText: z.string(), startedAt: Instant, dueAt: Instant.nullable(), stoppedAt: Instant.nullable(),
  consumedSeconds: z.number(), wallSeconds: z.number().nullable(), pausedSeconds: z.number(), overrunSeconds: z.number(), isMetByPause: z.boolean(),
}).meta({ id: 'SlaReportClock' })
export type SlaReportClock = z.infer<typeof SlaReportClock>
export const slaReportClocks = endpoint({
  method: 'GET', path: '/sla/report/clocks', summary: 'The clocks behind a figure', access: 'insight:read',
  query: ReportQuery.extend({ ...paging, outcome: z.enum(REPORT_OUTCOMES).optional(), reason: z.string().max(40).optional(), total: flag }), response: listOf(SlaReportClock), errors: ['not_found', 'invalid_request'],
})
export const exportSlaReport = endpoint({
  method: 'GET', path: '/sla/report/export', summary: 'The report and its clocks as XLSX', access: 'insight:read', query: ReportQuery.extend({ by: z.enum(REPORT_DIMENSIONS).default('metric') }), kind: 'file',
  errors: ['not_found', 'invalid_request'],
})
/** For filters: what occurs in the clocks of a site. */
export const slaReportChoices = endpoint({
  method: 'GET', path: '/sla/report/choices', summary: 'Values that occur, for the filters of the report', access: 'insight:read', query: z.object({ siteId: Id.optional() }),
  response: itemsOf(z.object({ dimension: z.enum(REPORT_DIMENSIONS), value: z.string(), name: z.string() })), errors: ['not_found'],
})
