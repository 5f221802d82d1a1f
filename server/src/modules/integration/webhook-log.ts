import { webhooks, type Input, type Output } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustManage } from './rights.ts'
import type { WebhookDeliveryRow } from './webhook-send.ts'

type Shown = WebhookDeliveryRow & { endpoint_name: string; url: string; endpoint_active: boolean }

const deliveries = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_endpoint', (join) => join.onRef('webhook_endpoint.organization_id', '=', 'webhook_delivery.organization_id').onRef('webhook_endpoint.id', '=', 'webhook_delivery.endpoint_id'))
    .selectAll('webhook_delivery')
    .select(['webhook_endpoint.name as endpoint_name', 'webhook_endpoint.url', 'webhook_endpoint.is_active as endpoint_active'])

export async function listWebhookDeliveries(ctx: Ctx, { query }: Input<typeof webhooks.listWebhookDeliveries>): Promise<Output<typeof webhooks.listWebhookDeliveries>> {
  mustManage(ctx)
  const { endpointId, state, type } = query.filter
  let select = deliveries(ctx)
  if (endpointId !== undefined) select = select.where('endpoint_id', '=', endpointId)
  if (state && state.length > 0) select = select.where('state', 'in', state)
  if (type && type.length > 0) select = select.where('event_type', 'in', type)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(webhook_delivery.created_at, webhook_delivery.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('webhook_delivery.created_at', 'desc').orderBy('webhook_delivery.id', 'desc').limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.created_at.toISOString(), row.id], present)
}

export async function getWebhookDelivery(ctx: Ctx, { params }: Input<typeof webhooks.getWebhookDelivery>): Promise<webhooks.WebhookDeliveryDetail> {
  mustManage(ctx)
  const row = await one(ctx, params.id)
  const log = await ctx.tx.selectFrom('webhook_attempt').selectAll().where('delivery_id', '=', params.id).orderBy('at').orderBy('id').limit(200).execute()
  return {
    ...present(row), url: row.url, body: row.body,
    log: log.map((one) => ({
      id: one.id, at: iso(one.at), milliseconds: one.milliseconds, status: one.status, failure: one.failure, requestHeaders: one.request_headers as Record<string, string>,
      responseHeaders: one.response_headers as Record<string, string> | null, responseBody: one.response_body, isTruncated: one.is_truncated,
    })),
  }
}

async function one(ctx: Ctx, id: string): Promise<Shown> {
  const row = await deliveries(ctx).where('webhook_delivery.id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such delivery')
  return row
}

/** The same body under the same id: whoever has it already drops it. Throws `action_not_allowed`. */
export async function actOnWebhookDelivery(ctx: Ctx, { params }: Input<typeof webhooks.actOnWebhookDelivery>): Promise<webhooks.WebhookDelivery> {
  mustManage(ctx)
  await ctx.tx.selectFrom('webhook_delivery').select('id').where('id', '=', params.id).forUpdate().executeTakeFirst()
  const row = await one(ctx, params.id)
  const allowed = allowedActions(row)
  if (!allowed.includes('replay')) throw new AppError('action_not_allowed', row.endpoint_active ? `It is ${row.state}` : 'The endpoint is switched off', undefined, { allowedActions: allowed })
  await ctx.tx.updateTable('webhook_delivery').set({ state: 'waiting', due_at: ctx.now, round_attempts: 0 }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: null, recordType: 'webhook', recordId: row.endpoint_id, action: 'replay', note: `msg_${row.id}` })
  return present(await one(ctx, params.id))
}

function allowedActions(row: Shown): 'replay'[] {
  return row.endpoint_active && (row.state === 'delivered' || row.state === 'failed') ? ['replay'] : []
}

function present(row: Shown): webhooks.WebhookDelivery {
  return {
    id: row.id, endpoint: { id: row.endpoint_id, name: row.endpoint_name }, type: row.event_type, state: row.state, attempts: row.attempts, lastStatus: row.last_status, lastFailure: row.last_failure,
    at: iso(row.created_at), dueAt: row.state === 'waiting' ? iso(row.due_at) : null, deliveredAt: iso(row.delivered_at), allowedActions: allowedActions(row),
  }
}
