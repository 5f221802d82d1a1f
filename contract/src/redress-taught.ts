import { z } from 'zod'
import { Session, createSession } from './courses.ts'
import { endpoint } from './endpoint.ts'
import { LIBRARY_STATUSES } from './redress-library.ts'
import { Id, IdParams, Instant, itemsOf } from './shared.ts'
import { COURSE_STATES, SESSION_KINDS, SESSION_STATES } from './training-choices.ts'

/** A case of the library as material: what it is called, and what is to be learnt from it today. */
const TaughtCase = z.object({ id: Id, title: z.string(), status: z.enum(LIBRARY_STATUSES), lesson: z.string(), tags: z.array(z.string()) }).meta({ id: 'TaughtCase' })
export type TaughtCase = z.infer<typeof TaughtCase>
/** `hidden`: how many were withdrawn and are not the asker's to see, told to who keeps the course or session. */
const TaughtCases = itemsOf(TaughtCase).extend({ hidden: z.number().int(), mayChange: z.boolean() })
export type TaughtCases = z.infer<typeof TaughtCases>
const body = z.object({ caseId: Id })
const params = z.object({ id: Id, caseId: Id })

export const casesOfCourse = endpoint({ method: 'GET', path: '/courses/{id}/cases', summary: 'Cases of the library that a course teaches by', access: 'training:read', params: IdParams, response: TaughtCases, errors: ['not_found'] })
export const addCaseToCourse = endpoint({ method: 'POST', path: '/courses/{id}/cases', summary: 'Teach a published case in a course; twice is once', access: 'training:manage', params: IdParams, body, response: TaughtCases, errors: ['not_found', 'rule_broken'] })
export const removeCaseFromCourse = endpoint({ method: 'DELETE', path: '/courses/{id}/cases/{caseId}', summary: 'Take a case out of a course; the case stays in the library', access: 'training:manage', params, response: TaughtCases, errors: ['not_found'] })
export const casesOfSession = endpoint({ method: 'GET', path: '/training-sessions/{id}/cases', summary: 'Cases of the library that a session talks about', access: 'training:read', params: IdParams, response: TaughtCases, errors: ['not_found'] })
export const addCaseToSession = endpoint({ method: 'POST', path: '/training-sessions/{id}/cases', summary: 'Bring a published case to a session that is not over; twice is once', access: 'training:manage', params: IdParams, body, response: TaughtCases, errors: ['not_found', 'rule_broken', 'action_not_allowed'] })
export const removeCaseFromSession = endpoint({ method: 'DELETE', path: '/training-sessions/{id}/cases/{caseId}', summary: 'Take a case out of a session that is not over', access: 'training:manage', params, response: TaughtCases, errors: ['not_found', 'action_not_allowed'] })

const Teaching = z.object({
  courses: z.array(z.object({ id: Id, code: z.string(), name: z.string(), state: z.enum(COURSE_STATES) })),
  sessions: z.array(z.object({ id: Id, number: z.string(), title: z.string(), kind: z.enum(SESSION_KINDS), state: z.enum(SESSION_STATES), startsAt: Instant })),
}).meta({ id: 'CaseTeaching' })
export type CaseTeaching = z.infer<typeof Teaching>
export const caseTeaching = endpoint({ method: 'GET', path: '/library-cases/{id}/teaching', summary: 'The courses and sessions that a case is taught in, as far as they are the asker’s to see', access: 'library:read', params: IdParams, response: Teaching, errors: ['not_found'] })
export const teachLibraryCase = endpoint({
  method: 'POST', path: '/library-cases/{id}/sessions', summary: 'Plan a session, as a sharing meeting, about a published case', access: 'training:manage', params: IdParams, body: createSession.body, response: Session, errors: ['not_found', 'already_exists', 'rule_broken'],
})
