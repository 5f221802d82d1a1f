import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { MYSTERY_ACTIONS, MYSTERY_STATES } from './score-choices.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { CheckAnswer, StandardItem } from './standards.ts'

export { MYSTERY_ACTIONS, MYSTERY_STATES } from './score-choices.ts'

const Summary = z.object({
  id: Id, number: z.string(), siteId: Id, state: z.enum(MYSTERY_STATES), standard: Ref, scenario: z.string(), fromOn: Day, untilOn: Day, visitedOn: Day.nullable(), month: z.string(), employee: Ref.nullable(), score: z.number().nullable(), hasRedLine: z.boolean(),
  plannedBy: Ref, plannedAt: Instant, submittedAt: Instant.nullable(), version: z.number().int(),
}).meta({ id: 'MysteryVisitSummary' })
export type MysteryVisitSummary = z.infer<typeof Summary>
export const MysteryVisit = Summary.extend({
  answers: z.array(StandardItem.extend({ value: z.number().nullable(), note: z.string(), isMet: z.boolean().nullable() })), met: z.string(), comment: z.string(), files: z.array(FileRef), allowedActions: z.array(z.enum(MYSTERY_ACTIONS)),
  /** Who went: sealed until the month is closed, for everybody; null as long as it is, or once it was erased. */
  visitor: z.object({ name: z.string(), phone: z.string() }).nullable(), isSealed: z.boolean(),
  /** Spoken notes: a voice tells who went, so that they are sealed as well; `recordingCount` says how many there are. */
  recordings: z.array(FileRef), recordingCount: z.number().int(),
}).meta({ id: 'MysteryVisit' })
export type MysteryVisit = z.infer<typeof MysteryVisit>
/** The link stands in this answer only; who has it fills the sheet. */
const WithLink = z.object({ visit: MysteryVisit, link: z.string().nullable() }).meta({ id: 'MysteryVisitWithLink' })

export const listMysteryVisits = endpoint({
  method: 'GET', path: '/mystery-visits', summary: 'Mystery visits, newest first', access: 'mystery:manage', query: z.object({ ...paging, siteId: Id, filter: z.object({ state: oneOrMany(z.enum(MYSTERY_STATES)) }).prefault({}) }), response: listOf(Summary), errors: ['not_found'],
})
export const planMysteryVisit = endpoint({
  method: 'POST', path: '/mystery-visits', summary: 'Plan a mystery visit: scenario, sheet, days, and who goes', access: 'mystery:manage',
  body: z.object({ id: Id.optional(), siteId: Id, standardId: Id, scenario: text(1000, 1), fromOn: Day, untilOn: Day, visitor: z.object({ name: text(50, 1), phone: text(30).default('') }) }), response: WithLink, errors: ['not_found', 'rule_broken', 'already_exists'],
})
export const getMysteryVisit = endpoint({ method: 'GET', path: '/mystery-visits/{id}', summary: 'One mystery visit with its sheet', access: 'mystery:manage', params: IdParams, response: MysteryVisit, errors: ['not_found'] })
export const mysteryVisitTimeline = endpoint({ method: 'GET', path: '/mystery-visits/{id}/timeline', summary: 'Everything that happened', access: 'mystery:manage', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
const version = z.number().int().optional()
export const actOnMysteryVisit = endpoint({
  method: 'POST', path: '/mystery-visits/{id}/actions', summary: 'Call a visit off, make its link anew, or say which colleague was met', access: 'mystery:manage', params: IdParams,
  body: z.discriminatedUnion('action', [z.object({ action: z.literal('cancel'), version, reason: text(500, 1) }), z.object({ action: z.literal('renew_link'), version }), z.object({ action: z.literal('attribute'), version, employeeId: Id.nullable() })]),
  response: WithLink, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

const Token = z.object({ token: z.string().max(100) })
/** What the visitor sees: nothing of the company but the name of the place. */
export const MysterySheet = z.object({ site: z.string(), timeZone: z.string(), scenario: z.string(), fromOn: Day, untilOn: Day, isSubmitted: z.boolean(), items: z.array(StandardItem.pick({ id: true, text: true, dimension: true, method: true, min: true, max: true, unit: true, isRedLine: true })), photos: z.number().int(), recordings: z.number().int() }).meta({ id: 'MysterySheet' })
export type MysterySheet = z.infer<typeof MysterySheet>
export const getMysterySheet = endpoint({ method: 'GET', path: '/mystery-sheets/{token}', summary: 'The sheet of a mystery visit, for who has its link', access: 'public', params: Token, response: MysterySheet, errors: ['not_found'] })
export const submitMysterySheet = endpoint({
  method: 'POST', path: '/mystery-sheets/{token}', summary: 'Hand in the sheet of a mystery visit, once', access: 'public', params: Token,
  body: z.object({ visitedOn: Day, met: text(100).default(''), answers: z.array(CheckAnswer).min(1).max(60), comment: text(2000).default('') }), response: z.object({ isSubmitted: z.literal(true) }), errors: ['not_found', 'rule_broken'],
})
export const addMysteryPhoto = endpoint({ method: 'POST', path: '/mystery-sheets/{token}/photos', summary: 'A photo for the sheet of a mystery visit (multipart field `file`)', access: 'public', params: Token, response: z.object({ photos: z.number().int() }), errors: ['not_found', 'rule_broken', 'payload_too_large', 'unsupported_media'] })
export const addMysteryRecording = endpoint({ method: 'POST', path: '/mystery-sheets/{token}/recordings', summary: 'A spoken note for the sheet of a mystery visit (multipart field `file`: M4A, MP3, OGG, WAV, WebM); sealed until the month is closed', access: 'public', params: Token, response: z.object({ recordings: z.number().int() }), errors: ['not_found', 'rule_broken', 'payload_too_large', 'unsupported_media'] })
