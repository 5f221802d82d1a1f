import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

/** The public events: stable names, whatever the modules inside call them. `docs/events.md` is printed from the same list. */
export const WebhookEventType = z.enum([
  'case.created', 'case.status_changed', 'case.acted', 'case.commented',
  'complaint.created', 'complaint.status_changed',
  'work_order.created', 'work_order.status_changed', 'work_order.acted',
  'paid_service.completed', 'site.created', 'webhook.test',
])
export type WebhookEventType = z.infer<typeof WebhookEventType>

export const WebhookEndpoint = z.object({
  id: Id, name: z.string(), url: z.string(), events: z.array(WebhookEventType), siteId: Id.nullable(), hasPersonalData: z.boolean(), isActive: z.boolean(), disabledReason: z.enum(['by_hand', 'gone', 'failing']).nullable(),
  failingSince: Instant.nullable(), secretCount: z.number().int(), version: z.number().int(), createdAt: Instant, lately: z.object({ delivered: z.number().int(), waiting: z.number().int(), failed: z.number().int() }),
}).meta({ id: 'WebhookEndpoint' })
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>

const manage = 'integration:manage' as const
const facts = { name: text(60, 1), url: z.url().max(1000), events: z.array(WebhookEventType).max(40).default([]), siteId: Id.nullable().default(null), hasPersonalData: z.boolean().default(false) }
export const listWebhooks = endpoint({ method: 'GET', path: '/webhooks', summary: 'Other systems that hear of what happens', access: manage, response: itemsOf(WebhookEndpoint) })
export const createWebhook = endpoint({ method: 'POST', path: '/webhooks', summary: 'Add an endpoint; the signing secret is in the answer', access: manage, hasSecret: true, body: z.object({ id: Id.optional(), ...facts }), response: WebhookEndpoint.extend({ secret: z.string() }), errors: ['rule_broken', 'already_exists'] })
export const getWebhook = endpoint({ method: 'GET', path: '/webhooks/{id}', summary: 'One endpoint', access: manage, params: IdParams, response: WebhookEndpoint, errors: ['not_found'] })
export const changeWebhook = endpoint({ method: 'PUT', path: '/webhooks/{id}', summary: 'Change an endpoint', access: manage, params: IdParams, body: z.object({ version: z.number().int().optional(), ...facts }), response: WebhookEndpoint, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const removeWebhook = endpoint({ method: 'DELETE', path: '/webhooks/{id}', summary: 'Remove an endpoint with its log', access: manage, params: IdParams, kind: 'empty', errors: ['not_found'] })
export const WebhookAction = z.enum(['enable', 'disable', 'rotate_secret', 'show_secret', 'test', 'replay_failed'])
export const actOnWebhook = endpoint({
  method: 'POST', path: '/webhooks/{id}/actions', summary: 'Enable, disable, rotate or show the secret, send a test event, replay what failed', access: manage, hasSecret: true, params: IdParams, body: z.object({ action: WebhookAction }),
  response: z.object({ endpoint: WebhookEndpoint, secret: z.string().nullable(), count: z.number().int() }), errors: ['not_found', 'action_not_allowed'],
})
export const listWebhookEvents = endpoint({ method: 'GET', path: '/webhook-events', summary: 'The catalogue of events with an example of each', access: manage, response: itemsOf(z.object({ type: WebhookEventType, summary: z.string(), example: z.record(z.string(), z.unknown()), personal: z.array(z.string()) })) })

export const WebhookDeliveryState = z.enum(['waiting', 'sending', 'delivered', 'failed'])
export type WebhookDeliveryState = z.infer<typeof WebhookDeliveryState>
export const WebhookDelivery = z.object({
  id: Id, endpoint: z.object({ id: Id, name: z.string() }), type: WebhookEventType, state: WebhookDeliveryState, attempts: z.number().int(), lastStatus: z.number().int().nullable(), lastFailure: z.string().nullable(),
  at: Instant, dueAt: Instant.nullable(), deliveredAt: Instant.nullable(), allowedActions: z.array(z.enum(['replay'])),
}).meta({ id: 'WebhookDelivery' })
export type WebhookDelivery = z.infer<typeof WebhookDelivery>
const Attempt = z.object({ id: Id, at: Instant, milliseconds: z.number().int(), status: z.number().int().nullable(), failure: z.string().nullable(), requestHeaders: z.record(z.string(), z.string()), responseHeaders: z.record(z.string(), z.string()).nullable(), responseBody: z.string().nullable(), isTruncated: z.boolean() })
export const WebhookDeliveryDetail = WebhookDelivery.extend({ url: z.string(), body: z.string(), log: z.array(Attempt) }).meta({ id: 'WebhookDeliveryDetail' })
export type WebhookDeliveryDetail = z.infer<typeof WebhookDeliveryDetail>
const filter = z.object({ endpointId: Id.optional(), state: oneOrMany(WebhookDeliveryState), type: oneOrMany(WebhookEventType) }).prefault({})
export const listWebhookDeliveries = endpoint({ method: 'GET', path: '/webhook-deliveries', summary: 'What was sent to other systems, newest first', access: manage, query: z.object({ ...paging, filter }), response: listOf(WebhookDelivery) })
export const exportWebhookDeliveries = endpoint({ method: 'GET', path: '/webhook-deliveries/export', summary: 'What was sent to other systems as XLSX or CSV', access: manage, query: listWebhookDeliveries.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: [] })
export const getWebhookDelivery = endpoint({ method: 'GET', path: '/webhook-deliveries/{id}', summary: 'One delivery with every attempt: what went out and what came back', access: manage, params: IdParams, response: WebhookDeliveryDetail, errors: ['not_found'] })
export const actOnWebhookDelivery = endpoint({ method: 'POST', path: '/webhook-deliveries/{id}/actions', summary: 'Replay: the same body under the same id', access: manage, params: IdParams, body: z.object({ action: z.literal('replay') }), response: WebhookDelivery, errors: ['not_found', 'action_not_allowed'] })
