import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { KEY_CUSTOMER_ACTIONS, KEY_CUSTOMER_REASONS } from './key-customer-choices.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

/** 重点客户: with whom somebody keeps in touch, why, whose that is, and the day of the next contact; the day is late when it is over. */
export const KeyCustomer = z.object({
  id: Id, siteId: Id, unit: Ref.nullable(), person: Ref.nullable(), reason: z.enum(KEY_CUSTOMER_REASONS), why: z.string(), owner: Ref, nextContactOn: z.string(), isLate: z.boolean(), lastContactAt: Instant.nullable(), contacts: z.number().int(),
  addedBy: Ref, addedAt: Instant, endedAt: Instant.nullable(), endReason: z.string(), allowedActions: z.array(z.enum(KEY_CUSTOMER_ACTIONS)), version: z.number().int(),
}).meta({ id: 'KeyCustomer' })
export type KeyCustomer = z.infer<typeof KeyCustomer>
const Filter = z.object({ reason: oneOrMany(z.enum(KEY_CUSTOMER_REASONS)), ownerId: Id.optional(), unitId: Id.optional(), personId: Id.optional(), mine: flag, open: flag, due: flag, q: z.string().max(100).optional() })
export const listKeyCustomers = endpoint({
  method: 'GET', path: '/care/key-customers', summary: 'Key customers of a site, the next contact first; `due` are those of today and before', access: 'relations:read',
  query: z.object({ ...paging, siteId: Id, total: flag, filter: Filter.prefault({}) }), response: listOf(KeyCustomer), errors: ['not_found'],
})
export const exportKeyCustomers = endpoint({
  method: 'GET', path: '/care/key-customers/export', summary: 'The key customers as XLSX or CSV', access: 'relations:read', query: z.object({ siteId: Id, format: sheetFormat, filter: Filter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
/** Without an owner it is the customer-service supervisor's. */
export const addKeyCustomer = endpoint({
  method: 'POST', path: '/care/key-customers', summary: 'Put a household or a person on the list of key customers', access: 'relations:decide',
  body: z.object({ id: Id.optional(), siteId: Id, unitId: Id.nullable().default(null), personId: Id.nullable().default(null), reason: z.enum(KEY_CUSTOMER_REASONS), why: text(500).default(''), ownerId: Id.optional(), nextContactOn: Day }),
  response: KeyCustomer, errors: ['not_found', 'rule_broken', 'already_exists', 'not_permitted'],
})
export const getKeyCustomer = endpoint({ method: 'GET', path: '/care/key-customers/{id}', summary: 'One key customer', access: 'relations:read', params: IdParams, response: KeyCustomer, errors: ['not_found'] })
export const keyCustomerTimeline = endpoint({ method: 'GET', path: '/care/key-customers/{id}/timeline', summary: 'Every contact and change', access: 'relations:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
/** `contact`: it has been in touch, and when next; `change`: another reason, owner or day; `end`: no key customer any more. */
export const actOnKeyCustomer = endpoint({
  method: 'POST', path: '/care/key-customers/{id}/actions', summary: 'Note a contact, change, or take off the list', access: 'relations:record', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('contact'), version: z.number().int().optional(), words: text(1000, 1), nextContactOn: Day }),
    z.object({ action: z.literal('change'), version: z.number().int().optional(), reason: z.enum(KEY_CUSTOMER_REASONS).optional(), why: text(500).optional(), ownerId: Id.optional(), nextContactOn: Day.optional(), note: text(500).default('') }),
    z.object({ action: z.literal('end'), version: z.number().int().optional(), note: text(500, 1) }),
  ]),
  response: KeyCustomer, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
