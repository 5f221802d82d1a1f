import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Month, Ref, itemsOf, text } from './shared.ts'

export * from './sla-policies.ts'
export * from './sla-reports.ts'

export const CLOCK_STATES = ['pending', 'running', 'paused', 'stopped', 'cancelled'] as const
export const CLOCK_OUTCOMES = ['undetermined', 'met', 'breached'] as const

/** A stretch of time of a clock; `to` is null while it lasts. `seconds` are those of the clock's calendar for a holder, wall seconds for a pause. */
const Stretch = { from: Instant, to: Instant.nullable(), seconds: z.number() }
export const ClockEvent = z.object({ kind: z.string(), effectiveAt: Instant, recordedAt: Instant, note: z.string().nullable(), isLate: z.boolean() }).meta({ id: 'ClockEvent' })

/**
 * A promise as people see it. `dueAt` is null while paused; `consumedSeconds` counts up to now in the calendar's time.
 * `opensAt`: it runs outside working time, and counts from then. `resumesAt`: the pause ends by itself. The last four parts come with its history.
 */
export const Clock = z.object({
  id: Id, subjectType: z.string(), subjectId: Id, metric: z.string(), cycle: z.number().int(), state: z.enum(CLOCK_STATES), outcome: z.enum(CLOCK_OUTCOMES),
  targetSeconds: z.number().nullable(), targetText: z.string(), consumedSeconds: z.number(), remainingSeconds: z.number().nullable(),
  startedAt: Instant.nullable(), dueAt: Instant.nullable(), stoppedAt: Instant.nullable(), breachedAt: Instant.nullable(), pauseReason: z.string().nullable(),
  pausedAt: Instant.nullable(), resumesAt: Instant.nullable(), opensAt: Instant.nullable(), isMetByPause: z.boolean(),
  acknowledged: z.object({ by: z.string(), at: Instant, note: z.string() }).nullable(),
  holder: Ref.nullable(), isProvisional: z.boolean(), calendar: Ref, policy: Ref,
  events: z.array(ClockEvent).optional(),
  pauses: z.array(z.object({ reason: z.string(), ...Stretch })).optional(),
  holders: z.array(z.object({ holder: Ref.nullable(), ...Stretch })).optional(),
  /** What will be said next, unless it is stopped before. */
  ahead: z.array(z.object({ kind: z.string(), at: Instant, to: z.array(z.string()) })).optional(),
}).meta({ id: 'Clock' })
export type Clock = z.infer<typeof Clock>

/** The most pressing clock of a record, small enough for every list row. */
export const ClockBrief = Clock.pick({ metric: true, state: true, outcome: true, dueAt: true, breachedAt: true, pauseReason: true, remainingSeconds: true, opensAt: true }).meta({ id: 'ClockBrief' })
export type ClockBrief = z.infer<typeof ClockBrief>

const Time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
export const CalendarDefinition = z.object({
  timeZone: z.string().max(60), always: z.boolean().default(false),
  /** ISO weekday 1 (Monday) … 7; an interval whose end is not after its start runs into the next day. */
  weekly: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(z.object({ from: Time, to: Time })).max(12)),
  followsHolidays: z.boolean().default(false),
  /** The weekday whose hours a make-up day has; left out: the first working weekday. */
  follows: z.number().int().min(1).max(7).optional(),
  days: z.record(Day, z.object({ kind: z.enum(['holiday', 'workday']), name: z.string().max(50).optional(), intervals: z.array(z.object({ from: Time, to: Time })).max(12).optional() })).default({}),
}).meta({ id: 'CalendarDefinition' })
export type CalendarDefinition = z.infer<typeof CalendarDefinition>

export const Calendar = z.object({
  id: Id, code: z.string(), name: z.string(), siteId: Id.nullable(), version: z.number().int(), definition: CalendarDefinition,
  years: z.array(z.object({ year: z.number().int(), status: z.enum(['published', 'provisional']) })), updatedAt: Instant,
}).meta({ id: 'Calendar' })
export type Calendar = z.infer<typeof Calendar>

export const listCalendars = endpoint({ method: 'GET', path: '/sla/calendars', summary: 'Working calendars', access: 'sla:read', query: z.object({ siteId: Id.optional() }), response: itemsOf(Calendar) })
export const getCalendar = endpoint({ method: 'GET', path: '/sla/calendars/{id}', summary: 'One calendar, newest version', access: 'sla:read', params: IdParams, response: Calendar, errors: ['not_found'] })
export const createCalendar = endpoint({
  method: 'POST', path: '/sla/calendars', summary: 'New calendar', access: 'sla:manage',
  body: z.object({ code: text(40, 1), name: text(100, 1), siteId: Id.nullable().default(null), definition: CalendarDefinition }),
  response: Calendar, errors: ['already_exists', 'calendar.unknown_zone', 'calendar.bad_intervals', 'calendar.no_working_time'],
})
export const changeCalendar = endpoint({
  method: 'PATCH', path: '/sla/calendars/{id}', summary: 'Make a new version; running clocks keep theirs', access: 'sla:manage', params: IdParams,
  body: z.object({ version: z.number().int(), name: text(100, 1).optional(), definition: CalendarDefinition.optional() }),
  response: Calendar, errors: ['not_found', 'stale_version', 'calendar.unknown_zone', 'calendar.bad_intervals', 'calendar.no_working_time'],
})
export const addOnCalendar = endpoint({
  method: 'POST', path: '/sla/calendars/{id}/add', summary: 'When would it be due', access: 'sla:read', params: IdParams,
  body: z.object({ from: Instant, duration: z.string().max(40).meta({ description: "ISO 8601 duration of working time, e.g. 'PT2H'" }) }),
  response: z.object({ due: Instant, isProvisional: z.boolean() }), errors: ['not_found', 'calendar.past_horizon', 'rule_broken'],
})
export const betweenOnCalendar = endpoint({
  method: 'POST', path: '/sla/calendars/{id}/between', summary: 'Working seconds between two instants', access: 'sla:read', params: IdParams,
  body: z.object({ from: Instant, to: Instant }), response: z.object({ seconds: z.number() }), errors: ['not_found', 'calendar.past_horizon', 'rule_broken'],
})
export const monthOfCalendar = endpoint({
  method: 'GET', path: '/sla/calendars/{id}/months/{month}', summary: 'Working time of each day of a month', access: 'sla:read',
  params: z.object({ id: Id, month: Month }),
  response: itemsOf(z.object({ day: Day, kind: z.enum(['workday', 'holiday', 'makeup', 'rest', 'always']), name: z.string().nullable(), isProvisional: z.boolean(), intervals: z.array(z.object({ from: Instant, to: Instant })) })),
  errors: ['not_found', 'calendar.past_horizon'],
})

export const listCalendarVersions = endpoint({
  method: 'GET', path: '/sla/calendars/{id}/versions', summary: 'All versions of a calendar, newest first', access: 'sla:read', params: IdParams,
  response: itemsOf(z.object({ version: z.number().int(), createdAt: Instant, createdBy: z.string().nullable(), definition: CalendarDefinition, openClocks: z.number().int() })), errors: ['not_found'],
})

/** One clock with its history; with `asOf` as it was known at that moment. */
export const getClock = endpoint({
  method: 'GET', path: '/sla/clocks/{id}', summary: 'One promise with its history', access: 'sla:read', params: IdParams, query: z.object({ asOf: Instant.optional() }),
  response: Clock.extend({ subject: z.object({ type: z.string(), id: Id, name: z.string() }), siteId: Id }), errors: ['not_found', 'invalid_request'],
})
export const acknowledgeClock = endpoint({
  method: 'POST', path: '/sla/clocks/{id}/acknowledge', summary: 'I have seen the alert and see to it: nobody is told again and again', access: 'sla:read', params: IdParams, body: z.object({ note: text(500).default('') }),
  response: Clock, errors: ['not_found', 'not_permitted', 'action_not_allowed'],
})
