import { z } from 'zod'
import { CaseKind, createContact } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { CalendarDefinition, Clock, ClockBrief } from './sla.ts'

/** 等候 → 接待中 → 已离开；未等到 */
export const VISIT_STATUSES = ['waiting', 'serving', 'finished', 'left'] as const
export const VISIT_ACTIONS = ['serve', 'note_need', 'tick', 'finish', 'leave'] as const
/** 接待前 · 接待中 · 接待后 */
export const STEP_PHASES = ['before', 'during', 'after'] as const
/** Which visits a step is for: all, those by appointment, those that leave a problem open. */
export const STEP_SCOPES = ['always', 'appointment', 'problem'] as const
/** What the visitor's words on leaving are; all but a remark become a case. */
export const COMMENT_KINDS = ['suggestion', 'praise', 'complaint', 'remark'] as const
export const APPOINTMENT_STATUSES = ['planned', 'arrived', 'missed', 'cancelled'] as const
/** 了解需求 · 确认时间 · 准备场地 (RCP-007) */
export const PREPARATIONS = ['need_understood', 'time_confirmed', 'place_ready'] as const
/** 敬礼 · 微笑问候 · 询问指引 (RCP-015) */
export const GATE_STEPS = ['salute', 'greet', 'direct'] as const
export const VisitStatus = z.enum(VISIT_STATUSES)
export const StepPhase = z.enum(STEP_PHASES)
export const StepScope = z.enum(STEP_SCOPES)
const AppointmentStatus = z.enum(APPOINTMENT_STATUSES)
const people = z.number().int().min(1).max(500)
const stars = z.number().int().min(1).max(5)

/** One step of receiving: `code` is its name for ever, `isStandard` when the organisation asks for it everywhere. */
export const FlowStep = z.object({
  code: z.string().regex(/^[a-z0-9_]{1,40}$/), phase: StepPhase, name: text(60, 1), isMandatory: z.boolean(), scope: StepScope.default('always'), dueHours: z.number().int().min(1).max(720).nullable().default(null),
})
export type FlowStep = z.infer<typeof FlowStep>
export const Flow = z.object({ siteId: Id.nullable(), steps: z.array(FlowStep.extend({ isStandard: z.boolean(), isMandatoryByStandard: z.boolean() })), version: z.number().int() }).meta({ id: 'ReceptionFlow' })
export type Flow = z.infer<typeof Flow>
export const getFlow = endpoint({ method: 'GET', path: '/reception/flow', summary: 'The flow of receiving visitors: of a site, or the standard', access: 'reception:read', query: z.object({ siteId: Id.optional() }), response: Flow, errors: ['not_found'] })
/** A site may add steps and make them mandatory; it drops and loosens nothing of the standard (RCP-002). */
export const changeFlow = endpoint({
  method: 'PUT', path: '/reception/flow', summary: 'Change the standard, or tighten it at a site', access: 'settings:manage',
  body: z.object({ siteId: Id.nullable(), version: z.number().int().min(0), steps: z.array(FlowStep).max(40) }), response: Flow, errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken'],
})

export const VisitStep = z.object({
  code: z.string(), phase: StepPhase, name: z.string(), isMandatory: z.boolean(), isForProblems: z.boolean(), dueAt: Instant.nullable(), doneAt: Instant.nullable(), doneBy: Ref.nullable(), note: z.string(),
}).meta({ id: 'VisitStep' })
export const Visit = z.object({
  id: Id, siteId: Id, ticket: z.string(), day: Day, status: VisitStatus, name: z.string(), person: Ref.nullable(), unit: Ref.nullable(), phone: z.string(), people: z.number().int(), need: z.string(), category: Ref.nullable(),
  isAppointed: z.boolean(), arrivedAt: Instant, receivedBy: Ref, servedAt: Instant.nullable(), servedBy: Ref.nullable(), endedAt: Instant.nullable(), waitedSeconds: z.number().int().nullable(), rating: z.number().int().nullable(),
  /** Whether every mandatory step was done; null while it cannot be told. */
  conforms: z.boolean().nullable(), clock: ClockBrief.nullable(), version: z.number().int(),
}).meta({ id: 'Visit' })
export type Visit = z.infer<typeof Visit>
export const VisitDetail = Visit.extend({
  appointmentId: Id.nullable(), complaintAt: Instant.nullable(), feedbackAt: Instant.nullable(), noRatingReason: z.string(), comment: z.string(), leftReason: z.string(), steps: z.array(VisitStep), clocks: z.array(Clock),
  links: z.array(z.object({ kind: z.enum(['contact', 'comment']), at: Instant, case: z.object({ id: Id, number: z.string(), title: z.string(), status: z.string(), kind: CaseKind }).nullable(), contactId: Id.nullable(), answer: z.string() })),
  allowedActions: z.array(z.enum(VISIT_ACTIONS)),
}).meta({ id: 'VisitDetail' })
export type VisitDetail = z.infer<typeof VisitDetail>

const VisitFilter = z.object({
  q: z.string().max(100).optional(), status: oneOrMany(VisitStatus), servedById: Id.optional(), unitId: Id.optional(), personId: Id.optional(), from: Instant.optional(), to: Instant.optional(), conforms: flag, low: flag,
})
export const listVisits = endpoint({
  method: 'GET', path: '/visits', summary: 'Visitors of the service centre, newest first', access: 'reception:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: VisitFilter.prefault({}) }), response: listOf(Visit), errors: ['not_found'],
})
export const exportVisits = endpoint({
  method: 'GET', path: '/visits/export', summary: 'The register of visitors as XLSX or CSV', access: 'reception:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: VisitFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
/** `id` is made by the client: a retry is the same visitor with the same ticket. */
export const arrive = endpoint({
  method: 'POST', path: '/visits', summary: 'A visitor has come: a row of the register and a ticket', access: 'reception:serve',
  body: z.object({
    id: Id.optional(), siteId: Id, personId: Id.nullable().default(null), unitId: Id.nullable().default(null), name: text(50).default(''), phone: text(30).default(''), people: people.default(1), need: text(500).default(''), categoryId: Id.nullable().default(null), arrivedAt: Instant.optional(),
  }),
  response: VisitDetail, errors: ['not_found', 'rule_broken'],
})
/** Two desks that call at once call two visitors, or one of them hears that nobody waits. */
export const callNext = endpoint({ method: 'POST', path: '/visits/call-next', summary: 'Call the next visitor who waits', access: 'reception:serve', body: z.object({ siteId: Id }), response: VisitDetail, errors: ['not_found', 'visit.nobody_waits'] })
export const getVisit = endpoint({ method: 'GET', path: '/visits/{id}', summary: 'One visit with its steps', access: 'reception:read', params: IdParams, response: VisitDetail, errors: ['not_found'] })
export const visitTimeline = endpoint({ method: 'GET', path: '/visits/{id}/timeline', summary: 'Everything that happened', access: 'reception:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
const common = { version: z.number().int().optional() }
export const VisitActionBody = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.literal('serve') }),
  z.object({ ...common, action: z.literal('note_need'), need: text(500, 1), categoryId: Id.nullable().optional() }),
  z.object({ ...common, action: z.literal('tick'), codes: z.array(z.string().max(40)).min(1).max(40), isDone: z.boolean().default(true), note: text(500).default('') }),
  z.object({
    ...common, action: z.literal('finish'), rating: stars.nullable().default(null), noRatingReason: text(200).default(''), comment: text(2000).default(''), commentIs: z.enum(COMMENT_KINDS).default('suggestion'),
    need: text(500).optional(), categoryId: Id.nullable().optional(),
  }),
  z.object({ ...common, action: z.literal('leave'), reason: text(200).default('') }),
])
export type VisitActionBody = z.infer<typeof VisitActionBody>
export const actOnVisit = endpoint({
  method: 'POST', path: '/visits/{id}/actions', summary: 'Serve a visitor, write down the need, tick steps, see them off', access: 'reception:serve', params: IdParams, body: VisitActionBody, response: VisitDetail,
  errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'visit.need_missing'],
})
/** What the visitor came for: a new case, a word on an open one, or an answer at once; linked to the visit. */
export const recordContact = endpoint({
  method: 'POST', path: '/visits/{id}/contacts', summary: 'Take what the visitor says: case, open case or answer', access: 'reception:serve', params: IdParams, body: createContact.body.omit({ siteId: true, channel: true, arrivedAt: true }),
  response: createContact.response.extend({ visit: VisitDetail }), errors: ['not_found', 'not_permitted', 'rule_broken', 'action_not_allowed', 'case.unlinked_person'],
})

const PersonFigures = z.object({ employee: Ref, handled: z.number().int(), serving: z.number().int(), averageWaitSeconds: z.number().nullable(), rated: z.number().int(), rating: z.number().nullable(), conforming: z.number().int(), judged: z.number().int() })
/** The reception now and today; every figure opens to its visits. Averages are null without a visit to average. */
export const board = endpoint({
  method: 'GET', path: '/reception/board', summary: 'Who waits, who is served, and the figures of the day', access: 'reception:read', query: z.object({ siteId: Id, day: Day.optional() }),
  response: z.object({
    asOf: Instant, day: Day, from: Instant, to: Instant, waiting: z.array(Visit), serving: z.array(Visit), expected: z.array(z.object({ id: Id, name: z.string(), unit: Ref.nullable(), purpose: z.string(), from: Instant, to: Instant, host: Ref, place: z.string(), isReady: z.boolean() })),
    figures: z.object({
      arrived: z.number().int(), handled: z.number().int(), left: z.number().int(), averageWaitSeconds: z.number().nullable(), inTime: z.number().int(), timed: z.number().int(), rated: z.number().int(), rating: z.number().nullable(), conforming: z.number().int(), judged: z.number().int(),
    }),
    people: z.array(PersonFigures),
  }),
  errors: ['not_found'],
})
export const tasks = endpoint({
  method: 'GET', path: '/reception/tasks', summary: 'What is to be done after visits, by due time', access: 'reception:read', query: z.object({ siteId: Id, filter: z.object({ mine: flag, overdue: flag }).prefault({}) }),
  response: itemsOf(VisitStep.extend({ visit: z.object({ id: Id, ticket: z.string(), name: z.string(), unit: Ref.nullable(), endedAt: Instant }), servedBy: Ref })), errors: ['not_found'],
})

export const Preparation = z.object({ code: z.enum(PREPARATIONS), at: Instant.nullable(), by: z.string() })
export const VisitAppointment = z.object({
  id: Id, siteId: Id, status: AppointmentStatus, name: z.string(), person: Ref.nullable(), unit: Ref.nullable(), phone: z.string(), people: z.number().int(), purpose: z.string(), place: z.string(), from: Instant, to: Instant, host: Ref,
  preparation: z.array(Preparation), note: z.string(), visitId: Id.nullable(), isLate: z.boolean(), allowedActions: z.array(z.enum(['prepare', 'arrive', 'miss', 'cancel'])), version: z.number().int(),
}).meta({ id: 'VisitAppointment' })
export type VisitAppointment = z.infer<typeof VisitAppointment>
const AppointmentFacts = z.object({
  personId: Id.nullable().default(null), unitId: Id.nullable().default(null), name: text(50).default(''), phone: text(30).default(''), people: people.default(1), purpose: text(500, 1), place: text(100).default(''), from: Instant, to: Instant, hostId: Id, note: text(500).default(''),
})
export const listAppointments = endpoint({
  method: 'GET', path: '/visit-appointments', summary: 'Appointments of visitors, by time', access: 'reception:read',
  query: z.object({ ...paging, siteId: Id, filter: z.object({ status: oneOrMany(AppointmentStatus), hostId: Id.optional(), from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional() }).prefault({}) }), response: listOf(VisitAppointment), errors: ['not_found'],
})
export const exportAppointments = endpoint({ method: 'GET', path: '/visit-appointments/export', summary: 'Appointments of visitors as XLSX or CSV', access: 'reception:read', query: listAppointments.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const createAppointment = endpoint({
  method: 'POST', path: '/visit-appointments', summary: 'New appointment of a visitor', access: 'reception:serve', body: AppointmentFacts.extend({ id: Id.optional(), siteId: Id }), response: VisitAppointment, errors: ['not_found', 'rule_broken'],
})
export const changeAppointment = endpoint({
  method: 'PATCH', path: '/visit-appointments/{id}', summary: 'Move or change an appointment', access: 'reception:serve', params: IdParams,
  body: z.object({ version: z.number().int(), purpose: text(500, 1).optional(), place: text(100).optional(), from: Instant.optional(), to: Instant.optional(), hostId: Id.optional(), note: text(500).optional(), people: people.optional(), phone: text(30).optional() }),
  response: VisitAppointment, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const actOnAppointment = endpoint({
  method: 'POST', path: '/visit-appointments/{id}/actions', summary: 'Prepare an appointment; the visitor arrives, stays away or cancels', access: 'reception:serve', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('prepare'), code: z.enum(PREPARATIONS), isDone: z.boolean().default(true) }),
    z.object({ action: z.literal('arrive'), visitId: Id.optional() }),
    z.object({ action: z.literal('miss') }),
    z.object({ action: z.literal('cancel'), reason: text(200).default('') }),
  ]),
  response: VisitAppointment, errors: ['not_found', 'action_not_allowed', 'rule_broken'],
})

const Weekly = CalendarDefinition.shape.weekly
export const ServiceHours = z.object({
  siteId: Id, calendar: z.string().nullable(), weekly: Weekly.nullable(), dutyPhone: z.string(), notice: z.string(), nightNotice: z.string(), stewardMinutes: z.number().int(), version: z.number().int(),
}).meta({ id: 'ServiceHours' })
export type ServiceHours = z.infer<typeof ServiceHours>
export const getServiceHours = endpoint({ method: 'GET', path: '/service-hours', summary: 'Service hours of a site, as they are set', access: 'organization:read', query: z.object({ siteId: Id }), response: ServiceHours, errors: ['not_found'] })
/** The opening hours come from a calendar of the promises, or are own weekly hours; one of the two. */
export const changeServiceHours = endpoint({
  method: 'PUT', path: '/service-hours', summary: 'Set the service hours of a site', access: 'settings:manage',
  body: z.object({ siteId: Id, version: z.number().int().min(0), calendar: text(40, 1).nullable(), weekly: Weekly.nullable(), dutyPhone: text(40), notice: text(500), nightNotice: text(500), stewardMinutes: z.number().int().min(1).max(1440) }),
  response: ServiceHours, errors: ['not_found', 'stale_version', 'rule_broken', 'calendar.bad_intervals', 'calendar.no_working_time'],
})
const Reachable = z.object({ name: z.string(), phone: z.string() })
/** Whom to turn to now: for residents at their own home, for staff at the site. `steward.now` is who answers at this hour. */
export const serviceNow = endpoint({
  method: 'GET', path: '/service-hours/now', summary: 'Whether the service centre is open, until when, and whom to turn to', access: 'signed_in', query: z.object({ siteId: Id }),
  response: z.object({
    siteId: Id, siteName: z.string(), sitePhone: z.string(), isOpen: z.boolean(), isNight: z.boolean(), opensAt: Instant.nullable(), closesAt: Instant.nullable(), dutyPhone: z.string(), notice: z.string(), nightManager: Reachable.nullable(), stewardMinutes: z.number().int(),
    stewards: z.array(z.object({ building: Ref, zone: z.string(), steward: Reachable.extend({ id: Id, isOnShift: z.boolean() }).nullable(), now: Reachable.nullable() })),
  }),
  errors: ['not_found'],
})
export const listNights = endpoint({
  method: 'GET', path: '/service-hours/nights', summary: 'Who is the duty manager of which night', access: 'organization:read', query: z.object({ siteId: Id, from: Day, to: Day }),
  response: z.object({ items: z.array(z.object({ day: Day, employee: Ref.nullable() })), candidates: z.array(Ref) }), errors: ['not_found', 'rule_broken'],
})
export const setNight = endpoint({
  method: 'PUT', path: '/service-hours/nights', summary: 'Name the duty manager of a night', access: 'settings:manage', body: z.object({ siteId: Id, day: Day, employeeId: Id.nullable() }), response: z.object({ day: Day, employee: Ref.nullable() }), errors: ['not_found', 'rule_broken'],
})
/** What came while the service centre was closed, for the morning. */
export const nightIntake = endpoint({
  method: 'GET', path: '/night-intake', summary: 'What came in the last night, for the morning', access: 'reception:read', query: z.object({ siteId: Id }),
  response: z.object({
    from: Instant.nullable(), to: Instant.nullable(), manager: Ref.nullable(),
    items: z.array(z.object({
      contactId: Id, at: Instant, channel: z.string(), words: z.string(), person: Ref.nullable(), unit: Ref.nullable(), takenBy: Ref, outcome: z.string(), case: z.object({ id: Id, number: z.string(), status: z.string(), urgency: z.string() }).nullable(), clock: ClockBrief.nullable(),
      takenOver: z.object({ at: Instant, by: z.string() }).nullable(),
    })),
  }),
  errors: ['not_found'],
})
export const takeOverNight = endpoint({ method: 'POST', path: '/night-intake/{id}/take-over', summary: 'The morning takes over what came in the night', access: 'reception:serve', params: IdParams, response: z.object({ at: Instant, by: z.string() }), errors: ['not_found'] })

export const GateVisit = z.object({
  id: Id, siteId: Id, name: z.string(), phone: z.string(), people: z.number().int(), plate: z.string(), unit: Ref.nullable(), host: z.string(), purpose: z.string(), steps: z.array(z.enum(GATE_STEPS)), inAt: Instant, inBy: Ref, outAt: Instant.nullable(), outBy: Ref.nullable(), note: z.string(),
}).meta({ id: 'GateVisit' })
export type GateVisit = z.infer<typeof GateVisit>
const GateFilter = z.object({ q: z.string().max(100).optional(), inside: flag, unitId: Id.optional(), from: Instant.optional(), to: Instant.optional() })
export const listGateVisits = endpoint({
  method: 'GET', path: '/gate-visits', summary: 'The visitor log of the gate, newest first', access: 'gate:keep', query: z.object({ ...paging, siteId: Id, total: flag, filter: GateFilter.prefault({}) }), response: listOf(GateVisit), errors: ['not_found'],
})
export const exportGateVisits = endpoint({
  method: 'GET', path: '/gate-visits/export', summary: 'The visitor log of the gate as XLSX or CSV', access: 'gate:keep', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: GateFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
/** `room` in any spelling that names one unit of the site; else `host` says whom they visit. */
export const enterGate = endpoint({
  method: 'POST', path: '/gate-visits', summary: 'A visitor comes in at the gate', access: 'gate:keep',
  body: z.object({
    id: Id.optional(), siteId: Id, name: text(50, 1), phone: text(30).default(''), people: people.default(1), plate: text(20).default(''), unitId: Id.nullable().default(null), room: text(30).default(''), host: text(100).default(''), purpose: text(200).default(''), steps: z.array(z.enum(GATE_STEPS)).max(3).default([]), note: text(500).default(''),
  }),
  response: GateVisit, errors: ['not_found', 'rule_broken'],
})
export const leaveGate = endpoint({ method: 'POST', path: '/gate-visits/{id}/leave', summary: 'The visitor goes out', access: 'gate:keep', params: IdParams, response: GateVisit, errors: ['not_found'] })
