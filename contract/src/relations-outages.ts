import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Ref, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

export const OUTAGE_KINDS = ['water', 'power', 'gas', 'heating', 'lift'] as const
export const OUTAGE_STATES = ['announced', 'now', 'over', 'cancelled'] as const
export const CALL_RESULTS = ['reached', 'not_reached', 'help_needed'] as const
const OutagePlace = z.object({ kind: z.enum(['building', 'entrance', 'unit']), id: Id, name: z.string() })

export const Outage = z.object({
  id: Id, siteId: Id, number: z.string(), kind: z.enum(OUTAGE_KINDS), isPlanned: z.boolean(), reason: z.string(), noticeText: z.string(), fromAt: Instant, untilAt: Instant, endedAt: Instant.nullable(), cancelledAt: Instant.nullable(),
  state: z.enum(OUTAGE_STATES), isLate: z.boolean(), places: z.array(OutagePlace), calls: z.object({ households: z.number().int(), called: z.number().int(), helped: z.number().int() }), toTell: z.number().int(), mayAct: z.boolean(), version: z.number().int(),
}).meta({ id: 'Outage' })
export type Outage = z.infer<typeof Outage>
export const listOutages = endpoint({
  method: 'GET', path: '/outages', summary: 'Outages, newest first', access: 'relations:read',
  query: z.object({ ...paging, siteId: Id, total: flag, filter: z.object({ kind: oneOrMany(z.enum(OUTAGE_KINDS)), open: flag, unitId: Id.optional() }).prefault({}) }), response: listOf(Outage), errors: ['not_found'],
})
export const exportOutages = endpoint({ method: 'GET', path: '/outages/export', summary: 'Outages as XLSX or CSV', access: 'relations:read', query: listOutages.query.omit({ limit: true, cursor: true, total: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const getOutage = endpoint({ method: 'GET', path: '/outages/{id}', summary: 'One outage', access: 'relations:read', params: IdParams, response: Outage, errors: ['not_found'] })
export const createOutage = endpoint({
  method: 'POST', path: '/outages', summary: 'Announce a planned outage or note a sudden one', access: 'relations:record',
  body: z.object({
    id: Id.optional(), siteId: Id, kind: z.enum(OUTAGE_KINDS), isPlanned: z.boolean(), reason: text(300, 1), noticeText: text(2000).default(''), fromAt: Instant, untilAt: Instant,
    buildingIds: z.array(Id).max(200).default([]), entranceIds: z.array(Id).max(200).default([]), unitIds: z.array(Id).max(200).default([]),
  }),
  response: Outage, errors: ['not_found', 'rule_broken', 'already_exists', 'language.not_allowed'],
})
export const actOnOutage = endpoint({
  method: 'POST', path: '/outages/{id}/actions', summary: 'End, prolong or cancel an outage', access: 'relations:record', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('end'), version: z.number().int().optional(), at: Instant.optional() }),
    z.object({ action: z.literal('prolong'), version: z.number().int().optional(), untilAt: Instant, reason: text(300, 1) }),
    z.object({ action: z.literal('cancel'), version: z.number().int().optional(), reason: text(300, 1) }),
  ]),
  response: Outage, errors: ['not_found', 'action_not_allowed', 'stale_version', 'rule_broken', 'not_permitted'],
})

/** A household that is to be called first. `reasons` are empty for who may not see them, and gone with the consent. */
export const OutageCall = z.object({
  unit: Ref, people: z.array(z.object({ id: Id, name: z.string(), phones: z.array(z.string()) })), rank: z.number().int(), reasons: z.array(z.string()), isHidden: z.boolean(), claimedBy: Ref.nullable(), isMine: z.boolean(), attempts: z.number().int(),
  result: z.enum(CALL_RESULTS).nullable(), note: z.string(), calledBy: Ref.nullable(), calledAt: Instant.nullable(), opportunity: z.object({ id: Id, number: z.string() }).nullable(), case: z.object({ id: Id, number: z.string() }).nullable(),
}).meta({ id: 'OutageCall' })
export type OutageCall = z.infer<typeof OutageCall>
const CallList = z.object({ items: z.array(OutageCall), other: z.number().int() })
export const listOutageCalls = endpoint({ method: 'GET', path: '/outages/{id}/calls', summary: 'Households to be called first; `other` are the remaining ones that are affected', access: 'relations:read', params: IdParams, response: CallList, errors: ['not_found'] })
export const claimCall = endpoint({
  method: 'POST', path: '/outages/{id}/calls/claim', summary: 'Take a household on before calling it; nobody else calls it meanwhile', access: 'relations:record', params: IdParams,
  body: z.object({ unitId: Id, release: z.boolean().default(false) }), response: OutageCall, errors: ['not_found', 'someone_was_faster', 'action_not_allowed', 'not_permitted'],
})
export const tickCall = endpoint({
  method: 'POST', path: '/outages/{id}/calls/result', summary: 'Say how a call went; who needs help gets it', access: 'relations:record', params: IdParams,
  body: z.object({ unitId: Id, result: z.enum(CALL_RESULTS), note: text(500).default(''), help: z.enum(['deliver', 'case']).nullable().default(null) }), response: OutageCall, errors: ['not_found', 'someone_was_faster', 'action_not_allowed', 'rule_broken', 'not_permitted', 'case.unlinked_person'],
})
export const OutageAsker = z.object({ id: Id, unit: Ref, person: Ref.nullable(), phone: z.string(), askedAt: Instant, toldAt: Instant.nullable(), toldHow: z.enum(['message', 'phone']).nullable() }).meta({ id: 'OutageAsker' })
export const listAskers = endpoint({ method: 'GET', path: '/outages/{id}/askers', summary: 'Who asked to be told when it is over', access: 'relations:read', params: IdParams, response: itemsOf(OutageAsker), errors: ['not_found'] })
export const askToBeTold = endpoint({
  method: 'POST', path: '/outages/{id}/askers', summary: 'Note that a household wants to be told', access: 'signed_in', params: IdParams,
  body: z.object({ unitId: Id, personId: Id.nullable().default(null), phone: text(30).default('') }), response: OutageAsker, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken'],
})
export const toldByPhone = endpoint({ method: 'POST', path: '/outage-askers/{id}/told', summary: 'They have been told by telephone', access: 'relations:record', params: IdParams, response: OutageAsker, errors: ['not_found', 'action_not_allowed'] })
/** Outages that a resident feels now or soon. */
export const ownOutages = endpoint({
  method: 'GET', path: '/own-outages', summary: 'Outages at my home, now or soon', access: 'relations:own',
  response: itemsOf(z.object({ id: Id, kind: z.enum(OUTAGE_KINDS), state: z.enum(OUTAGE_STATES), reason: z.string(), noticeText: z.string(), fromAt: Instant, untilAt: Instant, unit: Ref, isAsked: z.boolean() })),
})
