import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Day, Id, IdParams, Instant, Month, Ref, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { LEAVE_ACTIONS, LEAVE_KINDS, LEAVE_STATES, QUOTA_BASES, ROTA_OBSTACLES, ROTA_POST_KINDS, SWAP_ACTIONS, SWAP_STATES } from './staffing-choices.ts'

const Weekdays = z.array(z.number().int().min(1).max(7)).min(1).max(7)
const PatternShift = z.object({ code: text(4, 1), name: text(20, 1), start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), minutes: z.number().int().min(30).max(1440) })
const PatternFacts = { name: text(40, 1), isAroundTheClock: z.boolean(), weekdays: Weekdays, shifts: z.array(PatternShift).min(1).max(6) }
export const ShiftPattern = z.object({ id: Id, ...PatternFacts, isActive: z.boolean(), version: z.number().int() }).meta({ id: 'ShiftPattern' })
export type ShiftPattern = z.infer<typeof ShiftPattern>
export const listShiftPatterns = endpoint({ method: 'GET', path: '/shift-patterns', summary: 'Shift patterns of the organisation', access: 'rota:read', response: itemsOf(ShiftPattern) })
/** A pattern around the clock leaves no minute of the day uncovered. */
export const createShiftPattern = endpoint({ method: 'POST', path: '/shift-patterns', summary: 'New shift pattern', access: 'rota:plan', body: z.object({ id: Id.optional(), ...PatternFacts }), response: ShiftPattern, errors: ['already_exists', 'rule_broken', 'not_permitted'] })
export const changeShiftPattern = endpoint({ method: 'PATCH', path: '/shift-patterns/{id}', summary: 'Change a shift pattern; published shifts stay as they are', access: 'rota:plan', params: IdParams, body: z.object({ version: z.number().int(), ...PatternFacts, isActive: z.boolean() }), response: ShiftPattern, errors: ['not_found', 'stale_version', 'already_exists', 'rule_broken', 'not_permitted'] })

const Kinds = z.array(text(60, 1)).max(20).default([])
const PostFacts = {
  name: text(60, 1), kind: z.enum(ROTA_POST_KINDS), zoneId: Id.nullable().default(null), positionId: Id.nullable().default(null), patternId: Id, headcount: z.number().int().min(1).max(200).default(1), certificates: Kinds, trades: Kinds, sortOrder: z.number().int().min(0).max(10_000).default(0),
  map: z.object({ x: z.number().min(0).max(100), y: z.number().min(0).max(100) }).nullable().default(null),
}
export const RotaPost = z.object({
  id: Id, siteId: Id, name: z.string(), kind: z.enum(ROTA_POST_KINDS), zone: Ref.nullable(), position: Ref.nullable(), pattern: Ref, headcount: z.number().int(), certificates: z.array(z.string()), trades: z.array(z.string()), sortOrder: z.number().int(), map: z.object({ x: z.number(), y: z.number() }).nullable(), isActive: z.boolean(), version: z.number().int(),
}).meta({ id: 'RotaPost' })
export type RotaPost = z.infer<typeof RotaPost>
export const listRotaPosts = endpoint({ method: 'GET', path: '/rota-posts', summary: 'The posts that a site mans', access: 'rota:read', query: z.object({ siteId: Id }), response: itemsOf(RotaPost), errors: ['not_found'] })
export const exportRotaPosts = fileOf(listRotaPosts, 'The posts that a site mans as XLSX or CSV')
export const createRotaPost = endpoint({ method: 'POST', path: '/rota-posts', summary: 'New post of a site', access: 'rota:plan', body: z.object({ id: Id.optional(), siteId: Id, ...PostFacts }), response: RotaPost, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeRotaPost = endpoint({ method: 'PATCH', path: '/rota-posts/{id}', summary: 'Change a post', access: 'rota:plan', params: IdParams, body: z.object({ version: z.number().int(), ...PostFacts, isActive: z.boolean() }), response: RotaPost, errors: ['not_found', 'stale_version', 'already_exists', 'rule_broken'] })

const QuotaRule = z.object({ positionId: Id, basis: z.enum(QUOTA_BASES), per: z.number().positive().max(100_000_000), atLeast: z.number().int().min(0).max(9999).default(0) })
const CleaningStep = z.object({ from: z.number().int().min(0).max(1_000_000), times: z.number().int().min(0).max(48) })
const Measures = { areaM2: z.number().int().min(1).max(100_000_000).nullable(), visitorsPerDay: z.number().int().min(0).max(1_000_000).nullable() }
const RotaRules = { restHours: z.number().int().min(0).max(24), maxDaysInRow: z.number().int().min(1).max(31), maxWeekHours: z.number().int().min(8).max(84) }
/** Null where a measure, and with it the number that follows from it, is not known. */
export const Quotas = z.object({
  siteId: Id, ...Measures, households: z.number().int().nullable(), ...RotaRules, cleaningSteps: z.array(CleaningStep), version: z.number().int(),
  items: z.array(z.object({ position: Ref, basis: z.enum(QUOTA_BASES).nullable(), per: z.number().nullable(), atLeast: z.number().int(), measure: z.number().nullable(), computed: z.number().int().nullable(), planned: z.number().int().nullable(), actual: z.number().int(), vacancy: z.number().int().nullable() })),
  zones: z.array(z.object({ zone: Ref, visitorsPerDay: z.number().int().nullable(), computed: z.number().int().nullable(), timesByHand: z.number().int().nullable(), times: z.number().int().nullable() })),
}).meta({ id: 'StaffingQuotas' })
export type Quotas = z.infer<typeof Quotas>
export const getQuotas = endpoint({ method: 'GET', path: '/staffing/quotas', summary: 'Posts of a site: computed, planned, filled, vacant', access: 'rota:read', query: z.object({ siteId: Id }), response: Quotas, errors: ['not_found'] })
export const saveQuotas = endpoint({
  method: 'PUT', path: '/staffing/quotas', summary: 'Set measures and rules of a site', access: 'rota:plan',
  body: z.object({ siteId: Id, version: z.number().int(), ...Measures, ...RotaRules, cleaningSteps: z.array(CleaningStep).max(20), rules: z.array(QuotaRule).max(200), zones: z.array(z.object({ zoneId: Id, visitorsPerDay: z.number().int().min(0).max(1_000_000).nullable(), timesByHand: z.number().int().min(0).max(48).nullable() })).max(500).default([]) }),
  response: Quotas, errors: ['not_found', 'stale_version', 'rule_broken'],
})
/** What is planned is the establishment of the site: set by hand there, or taken over from the rules here. */
export const adoptQuotas = endpoint({ method: 'POST', path: '/staffing/quotas/adoptions', summary: 'Plan with the computed numbers', access: 'structure:manage', body: z.object({ siteId: Id, positionIds: z.array(Id).min(1).max(200) }), response: Quotas, errors: ['not_found', 'rule_broken'] })
export const exportQuotas = endpoint({ method: 'GET', path: '/staffing/quotas/export', summary: 'Quotas as XLSX or CSV', access: 'rota:read', query: z.object({ siteId: Id, format: sheetFormat }), kind: 'file', errors: ['not_found'] })

const Obstacle = z.object({ kind: z.enum(ROTA_OBSTACLES), detail: z.string() })
const Cell = z.object({ employeeId: Id, day: Day, postId: Id, shift: z.string(), isFixed: z.boolean(), isPublished: z.boolean() })
/** Seats that nobody has; `removed`: whom which rule keeps from it as the plan stands, most frequent rule first. */
export const RotaGap = z.object({ postId: Id, day: Day, shift: z.string(), missing: z.number().int(), lackingTrades: z.array(z.string()), removed: z.array(z.object({ kind: z.enum(ROTA_OBSTACLES), people: z.array(z.object({ id: Id, name: z.string(), detail: z.string() })) })) }).meta({ id: 'RotaGap' })
export type RotaGap = z.infer<typeof RotaGap>
export const Rota = z.object({
  siteId: Id, month: Month, version: z.number().int(), publishedNumber: z.number().int(), publishedAt: Instant.nullable(), hasChanges: z.boolean(), mayPlan: z.boolean(),
  days: z.array(z.object({ day: Day, weekday: z.number().int(), holiday: z.string().nullable() })),
  people: z.array(z.object({ id: Id, name: z.string(), position: z.string(), positionId: Id.nullable(), leave: z.array(z.object({ from: Day, to: Day, kind: z.enum(LEAVE_KINDS).nullable() })), shifts: z.number().int(), nights: z.number().int(), weekends: z.number().int(), hours: z.number() })),
  posts: z.array(RotaPost.omit({ siteId: true, isActive: true, version: true, sortOrder: true }).extend({ shifts: z.array(PatternShift.extend({ isNight: z.boolean() })) })),
  cells: z.array(Cell), seats: z.number().int(), gaps: z.array(RotaGap),
  breaches: z.array(z.object({ employee: Ref, day: Day, postId: Id, obstacle: Obstacle })),
  /** Holidays and other days when more people come (STF-007). */
  warnings: z.array(z.object({ day: Day, name: z.string(), reserveAsked: z.number().int() })),
}).meta({ id: 'Rota' })
export type Rota = z.infer<typeof Rota>
const OfMonth = z.object({ siteId: Id, month: Month })
/** Who plans sees the draft, everybody else what was published. */
export const getRota = endpoint({ method: 'GET', path: '/rotas', summary: 'The rota of a site and month', access: 'rota:read', query: OfMonth, response: Rota, errors: ['not_found'] })
export const setRotaCells = endpoint({
  method: 'POST', path: '/rotas/cells', summary: 'Set or clear cells of the draft by hand', access: 'rota:plan',
  body: OfMonth.extend({ version: z.number().int(), cells: z.array(z.object({ employeeId: Id, day: Day, postId: Id.nullable(), shift: text(4).default('') })).min(1).max(500) }), response: Rota, errors: ['not_found', 'stale_version', 'rule_broken'],
})
export const generateRota = endpoint({
  method: 'POST', path: '/rotas/generate', summary: 'Plan the draft by rule; what was set by hand stays unless it is asked to go', access: 'rota:plan',
  body: OfMonth.extend({ version: z.number().int(), fromDay: Day.optional(), keepByHand: z.boolean().default(true) }), response: Rota, errors: ['not_found', 'stale_version', 'rule_broken'],
})
/** Refused while a hard rule is broken; empty seats are told, and taken only when `withGaps` says that they were seen. */
export const publishRota = endpoint({
  method: 'POST', path: '/rotas/publish', summary: 'Publish the draft', access: 'rota:plan', body: OfMonth.extend({ version: z.number().int(), withGaps: z.boolean().default(false), note: text(300).default('') }), response: Rota, errors: ['not_found', 'stale_version', 'rule_broken', 'rota.rule_broken', 'rota.has_gaps', 'rota.planned_elsewhere'],
})
export const RotaPublication = z.object({ number: z.number().int(), kind: z.enum(['publish', 'swap', 'leave', 'left']), at: Instant, by: Ref.nullable(), note: z.string(), added: z.number().int(), removed: z.number().int(), gaps: z.number().int() }).meta({ id: 'RotaPublication' })
export const listRotaPublications = endpoint({ method: 'GET', path: '/rotas/publications', summary: 'What was published when, and by whom', access: 'rota:read', query: OfMonth, response: itemsOf(RotaPublication), errors: ['not_found'] })
export const exportRota = endpoint({ method: 'GET', path: '/rotas/export', summary: 'The rota as XLSX or CSV', access: 'rota:read', query: OfMonth.extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const printRota = endpoint({ method: 'GET', path: '/rotas/print', summary: 'The month as a table, or a sheet for the wall', access: 'rota:read', query: OfMonth.extend({ layout: z.enum(['table', 'wall']).default('table') }), kind: 'file', errors: ['not_found'] })

const OwnShift = z.object({ id: Id, day: Day, site: Ref, post: Ref, shift: z.string(), shiftName: z.string(), from: Instant, to: Instant, swap: z.object({ id: Id, state: z.enum(SWAP_STATES) }).nullable() })
export const myRota = endpoint({ method: 'GET', path: '/my-rota', summary: 'My own published shifts', access: 'rota:read', query: z.object({ from: Day, to: Day }), response: itemsOf(OwnShift), errors: ['rule_broken'] })
export const OnDuty = z.object({ employee: Ref, position: z.string(), post: Ref, kind: z.enum(ROTA_POST_KINDS), zone: Ref.nullable(), shift: z.string(), from: Instant, to: Instant, isClockedIn: z.boolean(), /** Certificates that the post asks for and that they do not have today. */ lacks: z.array(z.string()) })
/** `hasRota` false: the site has published none for the day, and who has clocked in is at work. */
export const whoIsOn = endpoint({ method: 'GET', path: '/rotas/on-duty', summary: 'Who is on duty at a moment, what is not manned, and who could be called', access: 'rota:read', query: z.object({ siteId: Id, at: Instant.optional() }), response: itemsOf(OnDuty).extend({ at: Instant, hasRota: z.boolean(), gaps: z.array(z.object({ post: Ref, shift: z.string(), missing: z.number().int() })), unplanned: z.array(Ref) }), errors: ['not_found'] })
/** Seats held ÷ seats, of what was published; null while nothing was. */
export const coverageFigures = endpoint({ method: 'GET', path: '/staffing/figures', summary: 'Coverage of posts by day and post', access: 'rota:read', query: z.object({ siteId: Id, from: Day, to: Day }), response: z.object({ seats: z.number().int(), held: z.number().int(), coverage: z.number().nullable(), days: z.array(z.object({ day: Day, seats: z.number().int(), held: z.number().int() })), posts: z.array(z.object({ post: Ref, seats: z.number().int(), held: z.number().int() })) }), errors: ['not_found', 'rule_broken'] })

export const Leave = z.object({
  id: Id, siteId: Id, employee: Ref, kind: z.enum(LEAVE_KINDS), from: Day, to: Day, days: z.number().int(), reason: z.string().nullable(), state: z.enum(LEAVE_STATES), askedAt: Instant, decidedAt: Instant.nullable(), decidedBy: Ref.nullable(), decisionNote: z.string(),
  /** Published shifts that lie within. */
  shifts: z.number().int(), allowedActions: z.array(z.enum(LEAVE_ACTIONS)), version: z.number().int(),
}).meta({ id: 'LeaveRequest' })
export type Leave = z.infer<typeof Leave>
const LeaveFilter = z.object({ state: oneOrMany(z.enum(LEAVE_STATES)), kind: oneOrMany(z.enum(LEAVE_KINDS)), employeeId: Id.optional(), from: Day.optional(), to: Day.optional() })
export const listLeave = endpoint({ method: 'GET', path: '/leave', summary: 'Leave of a site, the latest first; who does not plan sees the own', access: 'rota:read', query: z.object({ ...paging, siteId: Id, filter: LeaveFilter.prefault({}) }), response: listOf(Leave), errors: ['not_found'] })
export const exportLeave = endpoint({ method: 'GET', path: '/leave/export', summary: 'Leave as XLSX or CSV', access: 'rota:read', query: listLeave.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const askLeave = endpoint({ method: 'POST', path: '/leave', summary: 'Ask for leave', access: 'rota:read', body: z.object({ id: Id.optional(), siteId: Id, kind: z.enum(LEAVE_KINDS), from: Day, to: Day, reason: text(500).default('') }), response: Leave, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'] })
export const actOnLeave = endpoint({ method: 'POST', path: '/leave/{id}/actions', summary: 'Approve, decline or withdraw leave', access: 'rota:read', params: IdParams, body: z.object({ action: z.enum(LEAVE_ACTIONS), version: z.number().int().optional(), note: text(300).default('') }), response: Leave, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed'] })

const SwapShift = z.object({ id: Id, day: Day, post: Ref, shift: z.string(), from: Instant, to: Instant })
export const Swap = z.object({
  id: Id, siteId: Id, askedBy: Ref, with: Ref, gives: SwapShift, takes: SwapShift.nullable(), reason: z.string(), state: z.enum(SWAP_STATES), askedAt: Instant, answeredAt: Instant.nullable(), decidedAt: Instant.nullable(), decidedBy: Ref.nullable(), decisionNote: z.string(), allowedActions: z.array(z.enum(SWAP_ACTIONS)), version: z.number().int(),
}).meta({ id: 'ShiftSwap' })
export type Swap = z.infer<typeof Swap>
export const listSwaps = endpoint({ method: 'GET', path: '/shift-swaps', summary: 'Swaps of a site; who does not plan sees the own', access: 'rota:read', query: z.object({ ...paging, siteId: Id, filter: z.object({ state: oneOrMany(z.enum(SWAP_STATES)) }).prefault({}) }), response: listOf(Swap), errors: ['not_found'] })
export const exportSwaps = endpoint({ method: 'GET', path: '/shift-swaps/export', summary: 'Swaps as XLSX or CSV', access: 'rota:read', query: listSwaps.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
/** Colleagues who could take a shift of mine, each with what they could give in return; only what keeps the hard rules. */
export const swapChoices = endpoint({ method: 'GET', path: '/shift-swaps/choices', summary: 'With whom a shift of mine could be swapped', access: 'rota:read', query: z.object({ shiftId: Id }), response: itemsOf(z.object({ colleague: Ref, mayTakeOver: z.boolean(), returns: z.array(SwapShift) })), errors: ['not_found', 'action_not_allowed'] })
export const askSwap = endpoint({ method: 'POST', path: '/shift-swaps', summary: 'Ask a colleague to swap', access: 'rota:read', body: z.object({ id: Id.optional(), shiftId: Id, withId: Id, returnShiftId: Id.nullable().default(null), reason: text(300).default('') }), response: Swap, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists', 'action_not_allowed', 'rota.rule_broken'] })
/** The colleague accepts, then who plans approves: the rules are looked at both times, for the rota may have changed. */
export const actOnSwap = endpoint({ method: 'POST', path: '/shift-swaps/{id}/actions', summary: 'Answer, approve, decline or withdraw a swap', access: 'rota:read', params: IdParams, body: z.object({ action: z.enum(SWAP_ACTIONS), version: z.number().int().optional(), note: text(300).default('') }), response: Swap, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rota.rule_broken'] })
