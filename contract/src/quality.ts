import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { MEETING_ACTIONS, MEETING_STATES, QUALITY_ACTION_ACTIONS, QUALITY_ACTION_SOURCES, QUALITY_ACTION_STATES, QUALITY_INDICATORS } from './quality-choices.ts'
import { Month } from './scores.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { ClockBrief } from './sla.ts'

const version = z.number().int().optional()
const ofSite = z.object({ siteId: Id })

/** A corrective action 整改事项. `before` and `after` are photos; whoever owns or did it never looks at it again. */
export const QualityAction = z.object({
  id: Id, number: z.string(), siteId: Id, source: z.enum(QUALITY_ACTION_SOURCES), sourceId: Id.nullable(), sourceNumber: z.string(), /** Of what a check found: its item. */ itemId: Id.nullable(), title: z.string(), problem: z.string(), cause: z.string(), owner: Ref, dueOn: Day, isOverdue: z.boolean(), needsPhoto: z.boolean(), state: z.enum(QUALITY_ACTION_STATES), round: z.number().int(),
  doneText: z.string(), doneBy: Ref.nullable(), doneAt: Instant.nullable(), verifiedBy: Ref.nullable(), verifiedAt: Instant.nullable(), verdict: z.string(), raisedBy: Ref.nullable(), raisedAt: Instant, endedAt: Instant.nullable(),
  before: z.array(FileRef), after: z.array(FileRef), clock: ClockBrief.nullable(), allowedActions: z.array(z.enum(QUALITY_ACTION_ACTIONS)), version: z.number().int(),
}).meta({ id: 'QualityAction' })
export type QualityAction = z.infer<typeof QualityAction>
const ActionFilter = z.object({ state: oneOrMany(z.enum(QUALITY_ACTION_STATES)), source: oneOrMany(z.enum(QUALITY_ACTION_SOURCES)), sourceId: Id.optional(), ownerId: Id.optional(), open: flag, mine: flag, overdue: flag, dueFrom: Day.optional(), dueTo: Day.optional(), raisedFrom: Day.optional(), raisedTo: Day.optional(), lookedFrom: Day.optional(), lookedTo: Day.optional(), q: z.string().max(100).optional() })
export const listQualityActions = endpoint({ method: 'GET', path: '/quality-actions', summary: 'Corrective actions, newest first; own ones for everybody', access: 'standards:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: ActionFilter.prefault({}) }), response: listOf(QualityAction), errors: ['not_found'] })
export const exportQualityActions = endpoint({ method: 'GET', path: '/quality-actions/export', summary: 'The corrective actions as XLSX or CSV', access: 'standards:read', query: z.object({ siteId: Id, filter: ActionFilter.prefault({}), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
const Plan = { title: text(200, 1), problem: text(2000).default(''), cause: text(2000).default(''), ownerId: Id, dueOn: Day }
/** What a check found is named by its item, so that it is raised once. */
export const raiseQualityAction = endpoint({
  method: 'POST', path: '/quality-actions', summary: 'Raise a corrective action, by hand or for what a check found', access: 'checks:score',
  body: z.object({ id: Id.optional(), siteId: Id, checkId: Id.nullable().default(null), itemId: Id.nullable().default(null), ...Plan, fileIds: z.array(Id).max(9).default([]) }), response: QualityAction, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const getQualityAction = endpoint({ method: 'GET', path: '/quality-actions/{id}', summary: 'One corrective action with its clock', access: 'standards:read', params: IdParams, response: QualityAction, errors: ['not_found'] })
export const qualityActionTimeline = endpoint({ method: 'GET', path: '/quality-actions/{id}/timeline', summary: 'Everything that happened', access: 'standards:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const actOnQualityAction = endpoint({
  method: 'POST', path: '/quality-actions/{id}/actions', summary: 'Report a corrective action done, pass it or send it back after a look, or drop it', access: 'standards:read', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('report'), version, result: text(2000, 1), fileIds: z.array(Id).max(9).default([]) }),
    z.object({ action: z.literal('pass'), version, verdict: text(1000).default('') }),
    z.object({ action: z.literal('send_back'), version, verdict: text(1000, 1), dueOn: Day }),
    z.object({ action: z.literal('drop'), version, verdict: text(1000, 1) }),
  ]),
  response: QualityAction, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

/** A place of the 6S rounds with how its last round came out. */
export const SixSArea = z.object({
  id: Id, siteId: Id, name: z.string(), owner: Ref, everyDays: z.number().int(), isActive: z.boolean(), last: z.object({ checkId: Id, at: Instant, score: z.number().nullable() }).nullable(), previous: z.number().nullable(), isDue: z.boolean(), openActions: z.number().int(), version: z.number().int(),
}).meta({ id: 'SixSArea' })
export type SixSArea = z.infer<typeof SixSArea>
export const listSixSAreas = endpoint({ method: 'GET', path: '/six-s-areas', summary: '6S areas with their last round, due ones first', access: 'standards:read', query: ofSite, response: itemsOf(SixSArea), errors: ['not_found'] })
export const exportSixSAreas = fileOf(listSixSAreas, '6S areas as XLSX or CSV')
export const saveSixSArea = endpoint({
  method: 'PUT', path: '/six-s-areas/{id}', summary: 'Add or change a 6S area', access: 'checks:score', params: IdParams,
  body: z.object({ siteId: Id, name: text(100, 1), ownerId: Id, everyDays: z.number().int().min(1).max(366).default(7), isActive: z.boolean().default(true), version: z.number().int().default(0) }), response: SixSArea, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'],
})

const Problem = z.object({ text: z.string(), cause: z.string() })
export const QualityMeeting = z.object({
  id: Id, number: z.string(), siteId: Id, month: Month, plannedOn: Day, state: z.enum(MEETING_STATES), chair: Ref.nullable(), attendees: z.array(Ref), problems: z.array(Problem), minutes: z.string(), heldAt: Instant.nullable(), actions: z.array(QualityAction), clock: ClockBrief.nullable(), allowedActions: z.array(z.enum(MEETING_ACTIONS)), version: z.number().int(),
}).meta({ id: 'QualityMeeting' })
export type QualityMeeting = z.infer<typeof QualityMeeting>
const MeetingFilter = z.object({ state: oneOrMany(z.enum(MEETING_STATES)), month: Month.optional() })
export const listQualityMeetings = endpoint({ method: 'GET', path: '/quality-meetings', summary: 'Quality meetings, newest first', access: 'checks:score', query: z.object({ ...paging, siteId: Id, filter: MeetingFilter.prefault({}) }), response: listOf(QualityMeeting), errors: ['not_found'] })
export const exportQualityMeetings = endpoint({ method: 'GET', path: '/quality-meetings/export', summary: 'The meetings with their problems and plans as XLSX or CSV', access: 'checks:score', query: z.object({ siteId: Id, filter: MeetingFilter.prefault({}), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const planQualityMeeting = endpoint({ method: 'POST', path: '/quality-meetings', summary: 'Plan the quality meeting of a month; a closed month plans its own', access: 'checks:score', body: z.object({ id: Id.optional(), siteId: Id, month: Month, plannedOn: Day }), response: QualityMeeting, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const getQualityMeeting = endpoint({ method: 'GET', path: '/quality-meetings/{id}', summary: 'One quality meeting', access: 'checks:score', params: IdParams, response: QualityMeeting, errors: ['not_found'] })
export const qualityMeetingTimeline = endpoint({ method: 'GET', path: '/quality-meetings/{id}/timeline', summary: 'Everything that happened', access: 'checks:score', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const printMeetingPack = endpoint({ method: 'GET', path: '/quality-meetings/{id}/pack', summary: 'The pack of a quality meeting as PDF: figures of its month, trends, worst facts, open actions', access: 'checks:score', params: IdParams, kind: 'file', errors: ['not_found'] })
export const actOnQualityMeeting = endpoint({
  method: 'POST', path: '/quality-meetings/{id}/actions', summary: 'Record what a meeting found and planned, postpone it, or call it off', access: 'checks:score', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('hold'), version, attendeeIds: z.array(Id).min(1).max(50), minutes: text(5000).default(''), problems: z.array(z.object({ text: text(1000, 1), cause: text(1000, 1) })).min(1).max(20), plan: z.array(z.object({ problem: z.number().int().min(0).max(19), title: text(200, 1), ownerId: Id, dueOn: Day })).min(1).max(40) }),
    z.object({ action: z.literal('postpone'), version, plannedOn: Day, reason: text(500, 1) }),
    z.object({ action: z.literal('cancel'), version, reason: text(500, 1) }),
  ]),
  response: QualityMeeting, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

/** `value` null: nothing to rest on. `path`: the list of the console behind the figure. */
const Indicator = z.object({ indicator: z.enum(QUALITY_INDICATORS), value: z.number().nullable(), before: z.number().nullable(), goal: z.number(), isMet: z.boolean().nullable(), isMost: z.boolean(), version: z.number().int(), path: z.string() })
export type Indicator = z.infer<typeof Indicator>
export const listQualityIndicators = endpoint({ method: 'GET', path: '/quality-indicators', summary: 'Indicators of service quality in a month, beside their goals and the month before', access: 'checks:score', query: z.object({ siteId: Id, month: Month.optional() }), response: z.object({ month: Month, items: z.array(Indicator) }), errors: ['not_found', 'rule_broken'] })
export const setQualityGoal = endpoint({
  method: 'POST', path: '/quality-indicators', summary: 'Set what an indicator shall reach; one goal for the whole company', access: 'scores:manage', body: z.object({ indicator: z.enum(QUALITY_INDICATORS), goal: z.number().min(0).max(1000), version: z.number().int() }), response: z.object({ indicator: z.enum(QUALITY_INDICATORS), goal: z.number(), version: z.number().int() }), errors: ['not_permitted', 'stale_version'],
})
export const printQualityStandard = endpoint({ method: 'GET', path: '/quality-indicators/print', summary: '《服务质量监控与评估标准》 as PDF, from the rules, sheets and goals in force', access: 'standards:read', query: ofSite, kind: 'file', errors: ['not_found'] })

const stars = z.number().int().min(1).max(5)
/** A quarter, named by its first day. */
const Quarter = z.iso.date().regex(/-(01|04|07|10)-01$/)
export const rateDepartment = endpoint({
  method: 'POST', path: '/department-ratings', summary: 'Rate the service of another department in a quarter, for the own one', access: 'checks:score',
  body: z.object({ siteId: Id, quarter: Quarter, toDepartmentId: Id, promptness: stars, quality: stars, cooperation: stars, words: text(500).default('') }), response: z.object({ quarter: Quarter }), errors: ['not_found', 'not_permitted', 'rule_broken'],
})
const DepartmentMark = z.object({ promptness: z.number().nullable(), quality: z.number().nullable(), cooperation: z.number().nullable(), mean: z.number().nullable() })
export const departmentRatings = endpoint({
  method: 'GET', path: '/department-ratings', summary: 'How departments rate one another in a quarter, with every rating', access: 'checks:score', query: z.object({ siteId: Id, quarter: Quarter.optional() }),
  response: z.object({
    quarter: Quarter, own: Ref.nullable(), mayRate: z.array(Ref), quarters: z.array(Quarter),
    departments: z.array(DepartmentMark.extend({ department: Ref, ratings: z.number().int(), before: z.number().nullable() })),
    ratings: z.array(z.object({ from: Ref, to: Ref, promptness: stars, quality: stars, cooperation: stars, words: z.string(), by: Ref, at: Instant })),
  }), errors: ['not_found'],
})
export const exportDepartmentRatings = endpoint({ method: 'GET', path: '/department-ratings/export', summary: 'The ratings of a quarter as XLSX or CSV', access: 'checks:score', query: z.object({ siteId: Id, quarter: Quarter.optional(), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
