import { z } from 'zod'
import { OccupancyRole } from './archives.ts'
import { Case, CaseKind, TimeWindow } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { FileRef, Id, IdParams, Instant, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { Session } from './sessions.ts'

/** Sign-in by phone code. Whether anybody has the number is told by no answer before the code was right. */
export const requestPhoneCode = endpoint({
  method: 'POST', path: '/phone-codes', summary: 'Send a six-digit code to a phone', access: 'public',
  /** `installation` is a random name that a phone gave itself: limits count by it, too. */
  body: z.object({ phone: text(30, 3), installation: text(100).default('') }),
  response: z.object({
    /** Belongs to this phone alone; the code is worth nothing without it. */
    ticket: z.string(), expiresAt: Instant,
    /** When another code may be asked for. */
    resendAt: Instant,
    /** Only in a demo, or where the installation says so: no message leaves the house then. */
    code: z.string().nullable(),
  }),
  errors: ['invalid_request', 'too_many_attempts'],
})
const Ticket = { ticket: text(100, 20), code: z.string().regex(/^\d{6}$/) }
/** One file of the archives that has the number: `key` names it in the next request. */
export const Identity = z.object({ key: z.string(), name: z.string(), organization: z.string(), units: z.array(z.string()) }).meta({ id: 'Identity' })
export const openPhoneSession = endpoint({
  method: 'POST', path: '/phone-sessions', summary: 'Sign in by the code of a phone; the first time makes the account', access: 'public',
  body: z.object({ ...Ticket, identity: text(100).optional(), device: text(200).optional() }),
  response: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('signed_in'), token: z.string(), session: Session }),
    z.object({ outcome: z.literal('choose'), identities: z.array(Identity) }),
    /** Nobody has this number: they may ask to be registered at one of the sites. */
    z.object({ outcome: z.literal('unknown'), sites: z.array(z.object({ id: Id, name: z.string(), organization: z.string() })) }),
  ]),
  errors: ['phone.wrong_code', 'not_found', 'too_many_attempts'],
})

export const REGISTRATION_STATES = ['waiting', 'approved', 'refused'] as const
export const RegistrationState = z.enum(REGISTRATION_STATES)
export const requestRegistration = endpoint({
  method: 'POST', path: '/registrations', summary: 'Ask to be registered as a resident; the front desk decides', access: 'public',
  body: z.object({ ...Ticket, siteId: Id, name: text(50, 1), room: text(40, 1), role: OccupancyRole.default('owner'), note: text(500).default('') }),
  response: z.object({ id: Id, state: RegistrationState }), errors: ['phone.wrong_code', 'not_found', 'too_many_attempts'],
})
export const Registration = z.object({
  id: Id, siteId: Id, name: z.string(), phone: z.string(), room: z.string(), role: OccupancyRole, note: z.string(), state: RegistrationState, askedAt: Instant,
  /** The unit whose code the words mean, and who lives there today; null when they mean none. */
  unit: z.object({ id: Id, code: z.string(), people: z.array(z.object({ id: Id, name: z.string(), role: z.string() })) }).nullable(),
  decidedBy: z.string().nullable(), decidedAt: Instant.nullable(), reason: z.string(),
}).meta({ id: 'Registration' })
export type Registration = z.infer<typeof Registration>
export const listRegistrations = endpoint({
  method: 'GET', path: '/registrations', summary: 'Who asks to be registered as a resident', access: 'archives:write',
  query: z.object({ ...paging, siteId: Id, total: flag, filter: z.object({ state: oneOrMany(RegistrationState) }).prefault({}) }), response: listOf(Registration), errors: ['not_found'],
})
export const exportRegistrations = endpoint({ method: 'GET', path: '/registrations/export', summary: 'Who asks to be registered as XLSX or CSV', access: 'archives:write', query: listRegistrations.query.omit({ limit: true, cursor: true, total: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const decideRegistration = endpoint({
  method: 'POST', path: '/registrations/{id}/actions', summary: 'Approve with person and unit, or refuse with a reason', access: 'archives:write', params: IdParams,
  body: z.discriminatedUnion('action', [
    /** Without a person a file is made from what was asked. */
    z.object({ action: z.literal('approve'), unitId: Id, personId: Id.nullable().default(null), role: OccupancyRole, fromOn: z.iso.date().nullable().default(null) }),
    z.object({ action: z.literal('refuse'), reason: text(500, 1) }),
  ]),
  response: Registration, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'occupancy.overlap', 'rule_broken', 'language.not_allowed'],
})

export const OwnSession = z.object({ id: Id, device: z.string(), address: z.string(), method: z.enum(['password', 'code', 'oidc']), lastSeenAt: Instant.nullable(), startedAt: Instant, expiresAt: Instant, isCurrent: z.boolean(),
  /** The account had never been used there before. */
  isNewDevice: z.boolean() }).meta({ id: 'OwnSession' })
export type OwnSession = z.infer<typeof OwnSession>
export const listOwnSessions = endpoint({ method: 'GET', path: '/own-sessions', summary: 'The devices on which I am signed in', access: 'signed_in', isForPeople: true, response: itemsOf(OwnSession) })
export const endOwnSession = endpoint({ method: 'DELETE', path: '/own-sessions/{id}', summary: 'Sign out another device of mine', access: 'signed_in', isForPeople: true, params: IdParams, kind: 'empty', errors: ['not_found'] })

export const RESIDENT_WAITS = ['choose_window', 'accept_quote', 'confirm', 'rate', 'read'] as const
/** What waits for the resident's word, and how to reach the house. */
export const residentHome = endpoint({
  method: 'GET', path: '/resident-home', summary: "What waits for the resident's word, and how to reach the house", access: 'cases:own',
  response: z.object({
    sites: z.array(z.object({ id: Id, name: z.string(), phone: z.string() })),
    waiting: z.array(z.object({
      kind: z.enum(RESIDENT_WAITS), caseId: Id, number: z.string(), title: z.string(), since: Instant,
      /** Until when it can be done; null without an end. */
      until: Instant.nullable(), count: z.number().int(),
    })),
  }),
})
export type ResidentWait = z.infer<typeof residentHome.response>['waiting'][number]

/** Open matters of the own unit in the last 7 days. Words and title only of what is the resident's own: the family may keep its words. */
export const similarOwnCases = endpoint({
  method: 'GET', path: '/resident-home/similar', summary: 'Whether the household has reported such a matter already', access: 'cases:own',
  query: z.object({ unitId: Id, kind: CaseKind }),
  response: itemsOf(z.object({ id: Id, kind: CaseKind, title: z.string().nullable(), registeredAt: Instant, isOwn: z.boolean() })), errors: ['not_found'],
})
/** `id` is that of the contact, made by the client: a retry joins once. */
export const joinCase = endpoint({
  method: 'POST', path: '/cases/{id}/join', summary: 'Join a matter that the household has reported already', access: 'cases:own', params: IdParams,
  body: z.object({ id: Id.optional(), words: text(5000, 1), fileIds: z.array(Id).max(9).default([]) }), response: Case, errors: ['not_found', 'action_not_allowed', 'rule_broken'],
})

export const TalkMessage = z.object({
  id: Id, at: Instant, by: z.enum(['resident', 'house']), name: z.string(), text: z.string(), files: z.array(FileRef), isMine: z.boolean(),
  /** The other side has seen it. */
  isRead: z.boolean(),
}).meta({ id: 'TalkMessage' })
export type TalkMessage = z.infer<typeof TalkMessage>
export const caseTalk = endpoint({
  method: 'GET', path: '/cases/{id}/talk', summary: 'What resident and house wrote to each other', access: 'signed_in', params: IdParams,
  response: z.object({
    items: z.array(TalkMessage), unread: z.number().int(),
    /** Since when the resident waits for an answer, and until when one is promised. */
    asksSince: Instant.nullable(), answerDueAt: Instant.nullable(),
  }),
  errors: ['not_found'],
})
export const readTalk = endpoint({
  method: 'POST', path: '/cases/{id}/talk/read', summary: 'Everything up to here has been read', access: 'signed_in', params: IdParams,
  body: z.object({ until: Instant }), response: z.object({ unread: z.number().int() }), errors: ['not_found'],
})

export const visitWindows = endpoint({
  method: 'GET', path: '/sites/{id}/visit-windows', summary: 'When somebody can come: two hours each, within the hours of the service centre', access: 'signed_in', params: IdParams,
  response: itemsOf(TimeWindow), errors: ['not_found'],
})
/** The house proposes when somebody could come; another proposal takes the place of an open one. */
export const proposeWindows = endpoint({
  method: 'POST', path: '/work-orders/{id}/proposals', summary: 'Propose one to three windows to the resident', access: 'work_orders:read', params: IdParams,
  body: z.object({ id: Id.optional(), windows: z.array(TimeWindow).min(1).max(3), note: text(500).default('') }),
  response: z.object({ id: Id, expiresAt: Instant }), errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken', 'language.not_allowed'],
})
export const answerProposal = endpoint({
  method: 'POST', path: '/proposals/{id}/actions', summary: 'Pick a window, ask for others, or take the proposal back', access: 'signed_in', params: IdParams,
  body: z.discriminatedUnion('action', [
    /** Staff pick for the resident after a call. */
    z.object({ action: z.literal('pick'), from: Instant }),
    z.object({ action: z.literal('ask_others'), words: text(500, 1) }),
    z.object({ action: z.literal('withdraw') }),
  ]),
  response: z.object({ id: Id, state: z.string(), window: TimeWindow.nullable() }), errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken'],
})
