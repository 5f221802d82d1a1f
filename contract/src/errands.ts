import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Utility } from './knowledge.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { Clock, ClockBrief } from './sla.ts'

/** 待备件 · 资料齐 · 已报送 · 已约上门 · 已办妥 · 不予办理 · 已撤回 */
export const APPLICATION_STATES = ['asked', 'complete', 'submitted', 'appointed', 'done', 'refused', 'withdrawn'] as const
export const APPLICATION_ACTIONS = ['papers', 'submit', 'appoint', 'follow_up', 'done', 'refuse', 'withdraw'] as const
export const ApplicationState = z.enum(APPLICATION_STATES)
export const ApplicationAction = z.enum(APPLICATION_ACTIONS)
export type ApplicationState = z.infer<typeof ApplicationState>
export type ApplicationAction = z.infer<typeof ApplicationAction>

const CheckedPaper = z.object({ name: text(100, 1), isRequired: z.boolean().default(true), has: z.boolean() })
export const ApplicationSummary = z.object({
  id: Id, siteId: Id, number: z.string(), service: Utility, state: ApplicationState, provider: z.string(), unit: Ref, person: Ref.nullable(), owner: Ref, askedAt: Instant, followedAt: Instant, missingPapers: z.number().int(),
  appointmentFrom: Instant.nullable(), appointmentTo: Instant.nullable(), endedAt: Instant.nullable(), clock: ClockBrief.nullable(), version: z.number().int(),
}).meta({ id: 'ApplicationSummary' })
export type ApplicationSummary = z.infer<typeof ApplicationSummary>
export const Application = ApplicationSummary.extend({
  contactPhone: z.string(), note: z.string(), papers: z.array(CheckedPaper), guide: Ref.nullable(), guideVersion: z.number().int().nullable(), providerNumber: z.string(), completedAt: Instant.nullable(), submittedAt: Instant.nullable(), result: z.string(),
  clocks: z.array(Clock), allowedActions: z.array(ApplicationAction),
}).meta({ id: 'Application' })
export type Application = z.infer<typeof Application>

const ApplicationFilter = z.object({ state: oneOrMany(ApplicationState), service: oneOrMany(Utility), open: flag, mine: flag, overdue: flag, unitId: Id.optional(), from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional() })
export const listApplications = endpoint({
  method: 'GET', path: '/utility-applications', summary: 'Applications at providers, newest first', access: 'cases:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: ApplicationFilter.prefault({}) }), response: listOf(ApplicationSummary), errors: ['not_found'],
})
export const exportApplications = endpoint({
  method: 'GET', path: '/utility-applications/export', summary: 'The applications as XLSX or CSV', access: 'cases:export', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: ApplicationFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
/** The checklist comes from the guide in force for the service; a guide can be named instead. */
export const createApplication = endpoint({
  method: 'POST', path: '/utility-applications', summary: 'Take an application on behalf of a household', access: 'cases:register',
  body: z.object({ id: Id.optional(), siteId: Id, service: Utility, unitId: Id, personId: Id.nullable().default(null), contactPhone: text(30).default(''), provider: text(100).default(''), note: text(1000).default(''), guideId: Id.optional() }), response: Application,
  errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
export const getApplication = endpoint({ method: 'GET', path: '/utility-applications/{id}', summary: 'One application', access: 'cases:read', params: IdParams, response: Application, errors: ['not_found'] })
export const applicationTimeline = endpoint({ method: 'GET', path: '/utility-applications/{id}/timeline', summary: 'Everything that happened', access: 'cases:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
const common = { version: z.number().int().optional(), note: text(1000).default('') }
export const actOnApplication = endpoint({
  method: 'POST', path: '/utility-applications/{id}/actions', summary: 'Move an application along', access: 'cases:handle', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ ...common, action: z.literal('papers'), papers: z.array(CheckedPaper).max(40) }),
    z.object({ ...common, action: z.literal('submit'), provider: text(100, 1), providerNumber: text(60).default('') }),
    z.object({ ...common, action: z.literal('appoint'), from: Instant, to: Instant }),
    z.object({ ...common, action: z.literal('follow_up'), text: text(1000, 1) }),
    z.object({ ...common, action: z.literal('done'), result: text(1000, 1) }),
    z.object({ ...common, action: z.literal('refuse'), reason: text(1000, 1) }),
    z.object({ ...common, action: z.literal('withdraw'), reason: text(500, 1) }),
  ]),
  response: Application, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'language.not_allowed'],
})
export const printApplication = endpoint({ method: 'GET', path: '/utility-applications/{id}/print', summary: '《代办事项资料清单》 as PDF', access: 'cases:read', params: IdParams, kind: 'file', errors: ['not_found'] })

export const BOOKABLE_KINDS = ['meeting_room', 'printing'] as const
export const BOOKING_STATES = ['booked', 'done', 'cancelled'] as const
const clock = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$|^24:00$/, 'a quarter of an hour, HH:mm')
export const Bookable = z.object({
  id: Id, siteId: Id, kind: z.enum(BOOKABLE_KINDS), name: z.string(), place: z.string(), seats: z.number().int().nullable(), priceFen: z.number().int().nullable(), priceUnit: z.string(), opensAt: z.string(), closesAt: z.string(), isActive: z.boolean(), version: z.number().int(),
}).meta({ id: 'Bookable' })
export type Bookable = z.infer<typeof Bookable>
export const listBookables = endpoint({ method: 'GET', path: '/bookables', summary: 'Meeting rooms and printing of a site', access: 'cases:read', query: z.object({ siteId: Id }), response: itemsOf(Bookable), errors: ['not_found'] })
const price = z.number().int().min(0).max(100_000_000).nullable()
export const createBookable = endpoint({
  method: 'POST', path: '/bookables', summary: 'New room or printing service', access: 'settings:manage',
  body: z.object({ siteId: Id, kind: z.enum(BOOKABLE_KINDS), name: text(50, 1), place: text(100).default(''), seats: z.number().int().min(1).max(1000).nullable().default(null), priceFen: price.default(null), priceUnit: text(20).default(''), opensAt: clock.default('08:30'), closesAt: clock.default('18:00') }), response: Bookable,
  errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const changeBookable = endpoint({
  method: 'PATCH', path: '/bookables/{id}', summary: 'Change a room or a service', access: 'settings:manage', params: IdParams,
  body: z.object({ version: z.number().int(), place: text(100).optional(), seats: z.number().int().min(1).max(1000).nullable().optional(), priceFen: price.optional(), priceUnit: text(20).optional(), opensAt: clock.optional(), closesAt: clock.optional(), isActive: z.boolean().optional() }), response: Bookable, errors: ['not_found', 'stale_version', 'rule_broken'],
})
export const Booking = z.object({
  id: Id, siteId: Id, bookable: Ref, kind: z.enum(BOOKABLE_KINDS), state: z.enum(BOOKING_STATES), startsAt: Instant, endsAt: Instant, quantity: z.number().int(), unit: Ref.nullable(), person: Ref.nullable(), bookedFor: z.string(), phone: z.string(), purpose: z.string(),
  amountFen: z.number().int().nullable(), reason: z.string(), madeAt: Instant, madeBy: z.string(), version: z.number().int(),
}).meta({ id: 'Booking' })
export type Booking = z.infer<typeof Booking>
export const listBookings = endpoint({
  method: 'GET', path: '/bookings', summary: 'Bookings of a period, earliest first', access: 'cases:read',
  query: z.object({ ...paging, siteId: Id, filter: z.object({ day: Day.optional(), from: Instant.optional(), to: Instant.optional(), bookableId: Id.optional(), state: oneOrMany(z.enum(BOOKING_STATES)) }).prefault({}) }), response: listOf(Booking), errors: ['not_found'],
})
export const exportBookings = endpoint({ method: 'GET', path: '/bookings/export', summary: 'Bookings of a period as XLSX or CSV', access: 'cases:read', query: listBookings.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
/** A room is let in quarters of an hour, at most 12 hours at a time. Printing has `quantity` pages and is wanted by `endsAt`. */
export const createBooking = endpoint({
  method: 'POST', path: '/bookings', summary: 'Book a room or order printing', access: 'cases:register',
  body: z.object({ id: Id.optional(), bookableId: Id, startsAt: Instant, endsAt: Instant, quantity: z.number().int().min(1).max(100_000).default(1), unitId: Id.nullable().default(null), personId: Id.nullable().default(null), bookedFor: text(100, 1), phone: text(30).default(''), purpose: text(200).default('') }), response: Booking,
  errors: ['not_found', 'rule_broken', 'action_not_allowed', 'errand.room_taken'],
})
export const actOnBooking = endpoint({
  method: 'POST', path: '/bookings/{id}/actions', summary: 'Finish or cancel a booking', access: 'cases:register', params: IdParams,
  body: z.discriminatedUnion('action', [z.object({ action: z.literal('finish'), version: z.number().int().optional() }), z.object({ action: z.literal('cancel'), version: z.number().int().optional(), reason: text(200, 1) })]), response: Booking, errors: ['not_found', 'stale_version', 'action_not_allowed'],
})
