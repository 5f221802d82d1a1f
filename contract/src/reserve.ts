import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Ref, flag, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { CALL_UP_ACTIONS, CALL_UP_ANSWERS, CALL_UP_REASONS, CALL_UP_STATES, PAY_BASES, RESERVE_KINDS } from './staffing-choices.ts'

const ReserveFacts = {
  name: text(60, 1), kind: z.enum(RESERVE_KINDS), employeeId: Id.nullable().default(null), company: text(100).default(''), skills: z.array(text(60, 1)).max(20).default([]), weekdays: z.array(z.number().int().min(1).max(7)).max(7), availableNote: text(200).default(''), payBasis: z.enum(PAY_BASES), rateFen: z.number().int().min(0).max(10_000_000),
}
export const ReservePerson = z.object({
  id: Id, siteId: Id, name: z.string(), kind: z.enum(RESERVE_KINDS), employeeId: Id.nullable(), company: z.string(), skills: z.array(z.string()), weekdays: z.array(z.number().int()), availableNote: z.string(), payBasis: z.enum(PAY_BASES), rateFen: z.number().int(), phone: z.string().nullable(),
  isActive: z.boolean(), accepted: z.number().int(), attended: z.number().int(), version: z.number().int(),
}).meta({ id: 'ReservePerson' })
export type ReservePerson = z.infer<typeof ReservePerson>
const ReserveFilter = z.object({ skill: z.string().max(60).optional(), weekday: z.coerce.number().int().min(1).max(7).optional(), isActive: flag, q: z.string().max(60).optional() })
export const listReserve = endpoint({ method: 'GET', path: '/reserve', summary: 'Part-time and outsourced people who can be called', access: 'rota:plan', query: z.object({ ...paging, siteId: Id, filter: ReserveFilter.prefault({}) }), response: listOf(ReservePerson), errors: ['not_found'] })
export const exportReserve = endpoint({ method: 'GET', path: '/reserve/export', summary: 'The reserve as XLSX or CSV', access: 'rota:plan', query: listReserve.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const createReserve = endpoint({ method: 'POST', path: '/reserve', summary: 'Somebody new in the reserve', access: 'rota:plan', body: z.object({ id: Id.optional(), siteId: Id, ...ReserveFacts, phone: text(30).default('') }), response: ReservePerson, errors: ['not_found', 'rule_broken', 'already_exists'] })
export const changeReserve = endpoint({ method: 'PATCH', path: '/reserve/{id}', summary: 'Change somebody in the reserve; what was agreed for earlier calls stays', access: 'rota:plan', params: IdParams, body: z.object({ version: z.number().int(), ...ReserveFacts, phone: text(30).default(''), isActive: z.boolean() }), response: ReservePerson, errors: ['not_found', 'stale_version', 'rule_broken', 'already_exists'] })

export const CallUpAnswer = z.object({ reserve: Ref, answer: z.enum(CALL_UP_ANSWERS), answeredAt: Instant.nullable(), answeredBy: Ref.nullable(), way: z.enum(['phone', 'desk']).nullable(), payBasis: z.enum(PAY_BASES), rateFen: z.number().int(), attendedMinutes: z.number().int().nullable(), payFen: z.number().int().nullable() })
export const CallUp = z.object({
  id: Id, siteId: Id, number: z.string(), reason: z.enum(CALL_UP_REASONS), title: z.string(), task: z.string(), skill: z.string().nullable(), from: Instant, to: Instant, headcount: z.number().int(), accepted: z.number().int(), asked: z.number().int(), state: z.enum(CALL_UP_STATES), madeBy: Ref, payFen: z.number().int().nullable(),
  answers: z.array(CallUpAnswer), /** My own answer, for who was called. */ mine: z.enum(CALL_UP_ANSWERS).nullable(), allowedActions: z.array(z.enum(CALL_UP_ACTIONS)), version: z.number().int(),
}).meta({ id: 'CallUp' })
export type CallUp = z.infer<typeof CallUp>
const CallUpFilter = z.object({ state: oneOrMany(z.enum(CALL_UP_STATES)), reason: oneOrMany(z.enum(CALL_UP_REASONS)), mine: flag })
export const listCallUps = endpoint({ method: 'GET', path: '/call-ups', summary: 'Calls of the reserve; who does not plan sees those for themselves', access: 'rota:read', query: z.object({ ...paging, siteId: Id, filter: CallUpFilter.prefault({}) }), response: listOf(CallUp), errors: ['not_found'] })
export const exportCallUps = endpoint({ method: 'GET', path: '/call-ups/export', summary: 'Calls with attendance and pay as XLSX or CSV', access: 'rota:plan', query: listCallUps.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const createCallUp = endpoint({
  method: 'POST', path: '/call-ups', summary: 'Call the reserve for an event or a peak', access: 'rota:plan',
  body: z.object({ id: Id.optional(), siteId: Id, reason: z.enum(CALL_UP_REASONS), title: text(100, 1), task: text(1000).default(''), skill: text(60, 1).nullable().default(null), from: Instant, to: Instant, headcount: z.number().int().min(1).max(200), reserveIds: z.array(Id).min(1).max(200) }), response: CallUp, errors: ['not_found', 'rule_broken', 'already_exists'],
})
/** `answer` by the called person, or by the desk for them; never more acceptances than are needed. */
export const actOnCallUp = endpoint({
  method: 'POST', path: '/call-ups/{id}/actions', summary: 'Answer a call, note who came, ask more people, close or cancel it', access: 'rota:read', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('answer'), reserveId: Id.optional(), accepts: z.boolean() }),
    z.object({ action: z.literal('attend'), reserveId: Id, minutes: z.number().int().min(0).max(4320) }),
    z.object({ action: z.literal('ask'), reserveIds: z.array(Id).min(1).max(200) }),
    z.object({ action: z.literal('close') }),
    z.object({ action: z.literal('cancel') }),
  ]),
  response: CallUp, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken', 'call_up.full'],
})
