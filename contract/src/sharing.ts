import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { QUESTION_TOPICS } from './exam-choices.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { EXCHANGE_FORMS, LESSON_ACTIONS, LESSON_KINDS, LESSON_STATES, NOTE_KINDS } from './training-choices.ts'

/** What was noted at a meeting or a drill. What somebody learned from a colleague is seen by both of them and by who keeps training. */
const Note = z.object({ id: Id, kind: z.enum(NOTE_KINDS), title: z.string(), body: z.string(), case: z.object({ id: Id, label: z.string() }).nullable(), about: Ref.nullable(), author: Ref, at: Instant, articleId: Id.nullable(), mayRemove: z.boolean(), mayPublish: z.boolean() }).meta({ id: 'SessionNote' })
export type SessionNote = z.infer<typeof Note>
const SessionId = z.object({ id: Id })
const NoteParams = z.object({ id: Id, noteId: Id })
export const listSessionNotes = endpoint({ method: 'GET', path: '/training-sessions/{id}/notes', summary: 'Cases, tips and what was learned at a session', access: 'training:read', params: SessionId, response: z.object({ items: z.array(Note), kinds: z.array(z.enum(NOTE_KINDS)) }), errors: ['not_found'] })
export const addSessionNote = endpoint({
  method: 'POST', path: '/training-sessions/{id}/notes', summary: 'Note a case that was analysed, a tip, what I learned from a colleague, or where a drill left the script', access: 'training:read', params: SessionId,
  body: z.object({ id: Id.optional(), kind: z.enum(NOTE_KINDS), title: text(100, 1), body: text(4000, 1), caseId: Id.nullable().default(null), aboutId: Id.nullable().default(null) }), response: Note, errors: ['not_found', 'already_exists', 'rule_broken', 'action_not_allowed'],
})
export const removeSessionNote = endpoint({ method: 'DELETE', path: '/training-sessions/{id}/notes/{noteId}', summary: 'Take back what I noted, while the session is not closed', access: 'training:read', params: NoteParams, kind: 'empty', errors: ['not_found', 'action_not_allowed'] })
export const publishTip = endpoint({
  method: 'POST', path: '/training-sessions/{id}/notes/{noteId}/publish', summary: 'Put a tip into the knowledge base', access: 'training:manage', params: NoteParams, body: z.object({ audience: z.enum(['staff', 'everybody']).default('staff') }), response: Note, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken', 'language.not_allowed'],
})

const LessonFacts = { kind: z.enum(LESSON_KINDS), topic: z.enum(QUESTION_TOPICS), title: text(100, 1), happened: text(4000, 1), learned: text(4000, 1) }
const Exchanged = z.object({ id: Id, number: z.string(), exchangedOn: Day, partner: z.string(), direction: z.enum(['given', 'received']) })
const Lesson = z.object({
  id: Id, number: z.string(), siteId: Id, ...LessonFacts, source: z.object({ type: z.string(), id: Id, label: z.string() }).nullable(), state: z.enum(LESSON_STATES), writtenBy: z.string(), writtenAt: Instant, exchanges: z.array(Exchanged), allowedActions: z.array(z.enum(LESSON_ACTIONS)), mayEdit: z.boolean(), version: z.number().int(),
}).meta({ id: 'Lesson' })
export type Lesson = z.infer<typeof Lesson>
const LessonFilter = z.object({ kind: oneOrMany(z.enum(LESSON_KINDS)), topic: oneOrMany(z.enum(QUESTION_TOPICS)), state: oneOrMany(z.enum(LESSON_STATES)), q: z.string().max(100).optional() })
export const listLessons = endpoint({ method: 'GET', path: '/lessons', summary: 'What went well and what went wrong, for everybody in the house; drafts for who keeps training', access: 'training:read', query: z.object({ ...paging, filter: LessonFilter.prefault({}) }), response: listOf(Lesson) })
export const exportLessons = endpoint({ method: 'GET', path: '/lessons/export', summary: 'The lessons as XLSX or CSV', access: 'training:read', query: z.object({ format: sheetFormat, filter: LessonFilter.prefault({}) }), kind: 'file' })
export const getLesson = endpoint({ method: 'GET', path: '/lessons/{id}', summary: 'One lesson, and with whom it was exchanged', access: 'training:read', params: IdParams, response: Lesson, errors: ['not_found'] })
export const createLesson = endpoint({ method: 'POST', path: '/lessons', summary: 'Write down what was learned, as a draft', access: 'training:manage', body: z.object({ id: Id.optional(), siteId: Id, ...LessonFacts, source: z.object({ type: z.enum(['case', 'work_order']), id: Id }).nullable().default(null) }), response: Lesson, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeLesson = endpoint({ method: 'PATCH', path: '/lessons/{id}', summary: 'Change a lesson', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int(), ...LessonFacts }), response: Lesson, errors: ['not_found', 'stale_version'] })
export const actOnLesson = endpoint({ method: 'POST', path: '/lessons/{id}/actions', summary: 'Publish a lesson, put it away, or take it back', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(LESSON_ACTIONS) }), response: Lesson, errors: ['not_found', 'stale_version', 'action_not_allowed'] })
export const lessonTimeline = endpoint({ method: 'GET', path: '/lessons/{id}/timeline', summary: 'Everything that happened', access: 'training:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

const Exchange = z.object({ id: Id, number: z.string(), siteId: Id, exchangedOn: Day, partner: z.string(), form: z.enum(EXCHANGE_FORMS), participants: z.string(), given: z.string(), received: z.string(), lessons: z.array(z.object({ id: Id, number: z.string(), title: z.string(), direction: z.enum(['given', 'received']) })), recordedBy: z.string(), recordedAt: Instant }).meta({ id: 'LessonExchange' })
export type Exchange = z.infer<typeof Exchange>
const ExchangeFilter = z.object({ form: oneOrMany(z.enum(EXCHANGE_FORMS)), from: Day.optional(), to: Day.optional(), q: z.string().max(100).optional() })
export const listExchanges = endpoint({ method: 'GET', path: '/lesson-exchanges', summary: 'With which other companies experience was exchanged', access: 'training:read', query: z.object({ ...paging, filter: ExchangeFilter.prefault({}) }), response: listOf(Exchange) })
export const exportExchanges = endpoint({ method: 'GET', path: '/lesson-exchanges/export', summary: 'The exchanges as XLSX or CSV', access: 'training:read', query: z.object({ format: sheetFormat, filter: ExchangeFilter.prefault({}) }), kind: 'file' })
export const recordExchange = endpoint({
  method: 'POST', path: '/lesson-exchanges', summary: 'Record an exchange with another company or body: what was told, and what was learned', access: 'training:manage',
  body: z.object({ id: Id.optional(), siteId: Id, exchangedOn: Day, partner: text(100, 1), form: z.enum(EXCHANGE_FORMS), participants: text(300).default(''), given: text(4000).default(''), received: text(4000, 1), lessons: z.array(z.object({ id: Id, direction: z.enum(['given', 'received']) })).max(30).default([]) }), response: Exchange, errors: ['not_found', 'already_exists', 'rule_broken'],
})
