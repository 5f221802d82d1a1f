import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { QUESTION_TOPICS } from './exam-choices.ts'
import { fileOf } from './list-file.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { STANDARD_POSTS } from './standards.ts'
import { COURSE_ACTIONS, COURSE_PART_KINDS, COURSE_STATES, PLAN_LINE_KINDS, PLAN_LINE_STATES, SESSION_ACTIONS, SESSION_KINDS, SESSION_STATES } from './training-choices.ts'

/**
 * A part is read, or is a file (PDF, video), slides, or a service standard as it is in force. In a text, `## ` begins a heading, `- ` a list, and
 * `**` encloses what is bold. `minSeconds`: how long it is stayed with
 * before it counts as done.
 */
const PartContent = z.object({ id: Id, title: text(100, 1), kind: z.enum(COURSE_PART_KINDS), body: text(20_000).default(''), fileId: Id.nullable().default(null), /** Slides: their pictures in order. */ fileIds: z.array(Id).max(60).default([]), standardId: Id.nullable().default(null), minSeconds: z.number().int().min(0).max(7200).default(30) })
const CourseFacts = { name: text(100, 1), topic: z.enum(QUESTION_TOPICS), post: z.enum(STANDARD_POSTS).default('everybody'), summary: text(1000).default(''), reference: text(300).default(''), reviewOn: Day.nullable().default(null), parts: z.array(PartContent).min(1).max(40) }
const CourseSummary = z.object({
  id: Id, code: z.string(), name: z.string(), topic: z.enum(QUESTION_TOPICS), post: z.enum(STANDARD_POSTS), state: z.enum(COURSE_STATES), summary: z.string(), parts: z.number().int(), minutes: z.number().int(), questions: z.number().int(), reviewOn: Day.nullable(), isReviewDue: z.boolean(),
  /** How much of it I have done, 0 to 1; and how many colleagues have done all of it. */
  mine: z.number(), finished: z.number().int(), version: z.number().int(),
}).meta({ id: 'CourseSummary' })
export type CourseSummary = z.infer<typeof CourseSummary>
export const Course = CourseSummary.omit({ parts: true }).extend({
  reference: z.string(), parts: z.array(PartContent.omit({ fileId: true, fileIds: true, standardId: true }).extend({ file: FileRef.nullable(), slides: z.array(FileRef), standard: z.object({ id: Id, name: z.string(), version: z.number().int(), items: z.array(z.object({ text: z.string(), isRedLine: z.boolean() })) }).nullable(), seconds: z.number().int(), percent: z.number().int(), doneAt: Instant.nullable() })), allowedActions: z.array(z.enum(COURSE_ACTIONS)), mayEdit: z.boolean(),
}).meta({ id: 'Course' })
export type Course = z.infer<typeof Course>
export const listCourses = endpoint({ method: 'GET', path: '/courses', summary: 'Courses by topic and post, with my progress', access: 'training:read', query: z.object({ filter: z.object({ topic: oneOrMany(z.enum(QUESTION_TOPICS)), post: oneOrMany(z.enum(STANDARD_POSTS)), state: oneOrMany(z.enum(COURSE_STATES)), unfinished: flag, q: z.string().max(100).optional() }).prefault({}) }), response: itemsOf(CourseSummary) })
export const exportCourses = fileOf(listCourses, 'Courses as XLSX or CSV')
export const getCourse = endpoint({ method: 'GET', path: '/courses/{id}', summary: 'One course with its parts and how far I am', access: 'training:read', params: IdParams, response: Course, errors: ['not_found'] })
export const createCourse = endpoint({ method: 'POST', path: '/courses', summary: 'New course, as a draft', access: 'training:manage', body: z.object({ id: Id.optional(), code: z.string().trim().regex(/^[A-Z0-9-]{2,20}$/), ...CourseFacts }), response: Course, errors: ['already_exists', 'rule_broken'] })
export const changeCourse = endpoint({ method: 'PATCH', path: '/courses/{id}', summary: 'Change a course; parts that stay keep who has done them', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int(), ...CourseFacts }), response: Course, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const actOnCourse = endpoint({ method: 'POST', path: '/courses/{id}/actions', summary: 'Publish a course, take it out of use, or back', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(COURSE_ACTIONS) }), response: Course, errors: ['not_found', 'stale_version', 'action_not_allowed'] })
export const addReadyCourses = endpoint({ method: 'POST', path: '/courses/ready', summary: 'Add the ready-made courses that are missing', access: 'training:manage', response: z.object({ added: z.number().int() }) })
export const noteProgress = endpoint({ method: 'POST', path: '/courses/{id}/progress', summary: 'How long I stayed with a part and how far I got; never more than the time that passed', access: 'training:read', params: IdParams, body: z.object({ partId: Id, seconds: z.number().int().min(0).max(300), percent: z.number().int().min(0).max(100) }), response: z.object({ seconds: z.number().int(), percent: z.number().int(), isDone: z.boolean() }), errors: ['not_found'] })

const SessionSummary = z.object({
  id: Id, number: z.string(), siteId: Id, title: z.string(), kind: z.enum(SESSION_KINDS), state: z.enum(SESSION_STATES), course: Ref.nullable(), startsAt: Instant, endsAt: Instant, place: z.string(), trainer: z.string(), costFen: z.number().int(), attendees: z.number().int(), signedIn: z.number().int(),
  exam: z.object({ id: Id, title: z.string(), passRate: z.number().nullable(), isOver: z.boolean() }).nullable(), zone: Ref.nullable(), teams: z.array(z.enum(STANDARD_POSTS)), standard: Ref.nullable(), rating: z.number().nullable(), isMine: z.boolean(), haveSigned: z.boolean(), version: z.number().int(),
}).meta({ id: 'TrainingSessionSummary' })
export type SessionSummary = z.infer<typeof SessionSummary>
export const Session = SessionSummary.omit({ attendees: true }).extend({
  summary: z.string(), attendees: z.array(z.object({ employee: Ref, signedAt: Instant.nullable(), signedBy: z.enum(['qr', 'hand']).nullable(), isPassed: z.boolean().nullable(), rating: z.number().int().nullable(), feedback: z.string() })), needs: z.array(z.object({ id: Id, topic: z.string(), state: z.string() })),
  allowedActions: z.array(z.enum(SESSION_ACTIONS)), mayKeep: z.boolean(), mayGiveFeedback: z.boolean(),
}).meta({ id: 'TrainingSession' })
export type Session = z.infer<typeof Session>
const SessionFacts = { title: text(100, 1), kind: z.enum(SESSION_KINDS).default('class'), courseId: Id.nullable().default(null), startsAt: Instant, endsAt: Instant, place: text(100).default(''), trainer: text(60).default(''), costFen: z.number().int().min(0).max(100_000_000).default(0),
  /** A sharing meeting is of a zone, a seminar of two teams, a drill rehearses the script of a standard. */
  zoneId: Id.nullable().default(null), teams: z.array(z.enum(STANDARD_POSTS)).max(4).default([]), standardId: Id.nullable().default(null) }
const SessionFilter = z.object({ state: oneOrMany(z.enum(SESSION_STATES)), kind: oneOrMany(z.enum(SESSION_KINDS)), mine: flag, from: Day.optional(), to: Day.optional(), q: z.string().max(100).optional() })
export const listSessions = endpoint({ method: 'GET', path: '/training-sessions', summary: 'Training sessions at a site, newest first; own ones for everybody', access: 'training:read', query: z.object({ ...paging, siteId: Id, filter: SessionFilter.prefault({}) }), response: listOf(SessionSummary), errors: ['not_found'] })
export const exportSessions = endpoint({ method: 'GET', path: '/training-sessions/export', summary: 'The training sessions as XLSX or CSV', access: 'training:manage', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: SessionFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const createSession = endpoint({ method: 'POST', path: '/training-sessions', summary: 'Plan a session with its people, for a line of the plan or for needs', access: 'training:manage', body: z.object({ id: Id.optional(), siteId: Id, ...SessionFacts, attendeeIds: z.array(Id).max(500).default([]), planLineId: Id.nullable().default(null), needIds: z.array(Id).max(50).default([]) }), response: Session, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const getSession = endpoint({ method: 'GET', path: '/training-sessions/{id}', summary: 'One session', access: 'training:read', params: IdParams, response: Session, errors: ['not_found'] })
export const changeSession = endpoint({ method: 'PATCH', path: '/training-sessions/{id}', summary: 'Change a session that is not closed', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int(), ...SessionFacts, attendeeIds: z.array(Id).max(500).optional(), summary: text(4000).default('') }), response: Session, errors: ['not_found', 'stale_version', 'rule_broken', 'action_not_allowed'] })
export const actOnSession = endpoint({
  method: 'POST', path: '/training-sessions/{id}/actions', summary: 'It was held; its exam is set for all who were there; close it once the exam is over; or cancel it', access: 'training:manage', params: IdParams,
  body: z.object({ version: z.number().int().optional(), action: z.enum(SESSION_ACTIONS), blueprintId: Id.optional(), days: z.number().int().min(1).max(60).default(7), reason: text(500).default('') }), response: Session, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'session.exam_needed', 'session.notes_needed', 'session.exam_open', 'exam.bank_short'],
})
/** Changes every minute: a picture of it that is passed on is of no use. */
export const signInCode = endpoint({ method: 'GET', path: '/training-sessions/{id}/sign-in-code', summary: 'The code of this minute for the wall', access: 'training:manage', params: IdParams, response: z.object({ code: z.string(), path: z.string(), qr: z.string(), secondsLeft: z.number().int() }), errors: ['not_found', 'action_not_allowed'] })
export const signIn = endpoint({ method: 'POST', path: '/training-sessions/{id}/sign-in', summary: 'I am here', access: 'training:read', params: IdParams, body: z.object({ code: z.string().trim().max(20) }), response: Session, errors: ['not_found', 'action_not_allowed', 'session.wrong_code'] })
export const signInByHand = endpoint({ method: 'POST', path: '/training-sessions/{id}/attendances', summary: 'These people were there', access: 'training:manage', params: IdParams, body: z.object({ employeeIds: z.array(Id).min(1).max(500) }), response: Session, errors: ['not_found', 'action_not_allowed', 'rule_broken'] })
export const giveFeedback = endpoint({ method: 'POST', path: '/training-sessions/{id}/feedback', summary: 'What I think of it', access: 'training:read', params: IdParams, body: z.object({ rating: z.number().int().min(1).max(5), feedback: text(1000).default('') }), response: Session, errors: ['not_found', 'action_not_allowed'] })
export const sessionTimeline = endpoint({ method: 'GET', path: '/training-sessions/{id}/timeline', summary: 'Everything that happened', access: 'training:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

const PlanLine = z.object({ id: Id, siteId: Id, year: z.number().int(), quarter: z.number().int(), kind: z.enum(PLAN_LINE_KINDS), post: z.enum(STANDARD_POSTS), course: Ref.nullable(), zone: Ref.nullable(), dueOn: Day, state: z.enum(PLAN_LINE_STATES), session: z.object({ id: Id, number: z.string(), state: z.enum(SESSION_STATES) }).nullable(), isLate: z.boolean(), version: z.number().int() }).meta({ id: 'TrainingPlanLine' })
export type PlanLine = z.infer<typeof PlanLine>
export const listPlanLines = endpoint({ method: 'GET', path: '/training-plan-lines', summary: 'The training plan of a year, quarter by quarter and post by post', access: 'training:read', query: z.object({ siteId: Id, year: z.coerce.number().int().min(2000).max(2100) }), response: z.object({ items: z.array(PlanLine), /** Posts that have people here and no training in a quarter. */ gaps: z.array(z.object({ quarter: z.number().int(), post: z.enum(STANDARD_POSTS) })), /** Zones without a sharing meeting in a quarter. */ zoneGaps: z.array(z.object({ quarter: z.number().int(), zone: Ref })) }), errors: ['not_found'] })
export const exportPlanLines = fileOf(listPlanLines, 'The training plan of a year as XLSX or CSV')
export const planYear = endpoint({ method: 'POST', path: '/training-plan-lines', summary: 'Plan a year: every post gets at least one course in every quarter that is not over', access: 'training:manage', body: z.object({ siteId: Id, year: z.number().int().min(2000).max(2100), quarters: z.array(z.number().int().min(1).max(4)).min(1).max(4).default([1, 2, 3, 4]), posts: z.array(z.object({ post: z.enum(STANDARD_POSTS), courseIds: z.array(Id).min(1).max(20) })).max(9).default([]),
    /** A drill of scenes for a post, a seminar of customer service with a post, a sharing meeting in a zone: one in each quarter. */
    drills: z.array(z.object({ post: z.enum(STANDARD_POSTS), courseIds: z.array(Id).min(1).max(20) })).max(9).default([]), seminars: z.array(z.enum(STANDARD_POSTS)).max(9).default([]), sharingZoneIds: z.array(Id).max(100).default([]) }), response: z.object({ added: z.number().int() }), errors: ['not_found', 'rule_broken'] })
export const dropPlanLine = endpoint({ method: 'POST', path: '/training-plan-lines/{id}/drop', summary: 'Take a line off the plan, with the reason', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int().optional(), reason: text(500, 1) }), response: PlanLine, errors: ['not_found', 'stale_version', 'action_not_allowed'] })
export const trainingFigures = endpoint({
  method: 'GET', path: '/training-sessions/figures', summary: 'Quarterly training done, hours and cost of a period', access: 'training:manage', query: z.object({ siteId: Id, from: Day, to: Day }),
  response: z.object({ sessions: z.number().int(), hours: z.number(), people: z.number().int(), hoursPerHead: z.number().nullable(), costFen: z.number().int(), rating: z.number().nullable(), planned: z.number().int(), done: z.number().int(), doneRate: z.number().nullable() }), errors: ['not_found', 'rule_broken'],
})
