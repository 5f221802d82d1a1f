import type { Selectable } from 'kysely'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { SendFailure, requestOutside, type OutsideAnswer } from '../../platform/channels/index.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { sitesOf } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { outsidePolicy } from './senders.ts'
import type { WebhookDeliveryTable } from './tables.ts'
import { disableEndpoint } from './webhooks.ts'
import { validSecrets, type EndpointRow } from './webhook-rows.ts'

export type WebhookDeliveryRow = Selectable<WebhookDeliveryTable>
export interface ClaimedWebhook {
  row: WebhookDeliveryRow
  endpoint: EndpointRow
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** After each failure; 71 hours in all. */
const RETRIES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 20 * HOUR]
/** Nothing arrived for so long, and one delivery was tried to the end: nobody is there. */
const GIVEN_UP_AFTER = 60 * HOUR
const KEPT_ANSWER = 4000
/** A slow receiver holds up itself alone. */
const AT_ONCE_EACH = 2

messageTemplate('webhook.failing', {
  'zh-CN': { title: '系统对接已停用：{name}', body: '连续三天推送失败，已自动停用。对方恢复后请重新启用，并在推送记录中重发失败的事件。' },
  'zh-TW': { title: '系統串接已停用：{name}', body: '連續三天推送失敗，已自動停用。對方恢復後請重新啟用，並在推送紀錄中重送失敗的事件。' },
  en: { title: 'Webhook switched off: {name}', body: 'Nothing arrived for three days, so it was switched off. Once the other side is back, enable it and replay what failed from the log.' },
})
messageTemplate('webhook.gone', {
  'zh-CN': { title: '系统对接已停用：{name}', body: '对方回复该地址已不再使用（410），已自动停用。' },
  'zh-TW': { title: '系統串接已停用：{name}', body: '對方回覆該位址已不再使用（410），已自動停用。' },
  en: { title: 'Webhook switched off: {name}', body: 'The other side says that this address is gone (410), so it was switched off.' },
})

/** When the next attempt follows the given number of failed ones; null: never. */
export function retryAfter(roundAttempts: number): number | null {
  return RETRIES[roundAttempts - 1] ?? null
}

/** Takes deliveries that are due, some for each endpoint, and commits that they are in hand. `busy` counts what this process has in hand already. */
export async function claimWebhooks(ctx: Ctx, busy: ReadonlyMap<string, number>): Promise<ClaimedWebhook[]> {
  const endpoints = await ctx.tx.selectFrom('webhook_endpoint').selectAll().where('is_active', '=', true).execute()
  const claimed: ClaimedWebhook[] = []
  for (const endpoint of endpoints) {
    const free = AT_ONCE_EACH - (busy.get(endpoint.id) ?? 0)
    if (free <= 0) continue
    const rows = await ctx.tx.selectFrom('webhook_delivery').selectAll().where('endpoint_id', '=', endpoint.id).where('state', '=', 'waiting').where('due_at', '<=', ctx.now).orderBy('due_at').limit(free).forUpdate().skipLocked().execute()
    claimed.push(...rows.map((row) => ({ row: { ...row, attempts: row.attempts + 1, round_attempts: row.round_attempts + 1 }, endpoint })))
  }
  if (claimed.length > 0)
    await ctx.tx
      .updateTable('webhook_delivery')
      .set((e) => ({ state: 'sending', claimed_at: ctx.now, attempts: e('attempts', '+', 1), round_attempts: e('round_attempts', '+', 1) }))
      .where('id', 'in', claimed.map(({ row }) => row.id))
      .execute()
  return claimed
}

interface Attempt {
  headers: Record<string, string>
  milliseconds: number
  answer: OutsideAnswer | null
  failure: string | null
}

/** One attempt, and what follows from it. The id stays the same however often it is sent: receivers know a repetition by it. */
export async function pushWebhook(app: App, { row, endpoint }: ClaimedWebhook, now?: Date): Promise<void> {
  const at = now ?? new Date()
  const id = `msg_${row.id}`
  const { Webhook } = await import('standardwebhooks')
  const signatures = validSecrets(app, endpoint, at).map((secret) => new Webhook(secret).sign(id, at, row.body))
  const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': signatures.join(' ') }
  const began = performance.now()
  const attempt: Attempt = { headers: { ...headers, 'webhook-signature': signatures.map((one) => `${one.slice(0, 8)}…`).join(' ') }, milliseconds: 0, answer: null, failure: null }
  try {
    attempt.answer = await requestOutside(outsidePolicy(app), { url: endpoint.url, headers, body: row.body })
    if (attempt.answer.status < 200 || attempt.answer.status >= 300) attempt.failure = `answered ${attempt.answer.status}`
  } catch (error) {
    if (!(error instanceof SendFailure)) app.log.error({ err: error, delivery: row.id }, 'a webhook failed')
    attempt.failure = error instanceof SendFailure ? error.message : 'unknown failure'
  }
  attempt.milliseconds = Math.round(performance.now() - began)
  await runInCtx(app, { actor: Actor.system(row.organization_id), now }, (ctx) => conclude(ctx, row, endpoint, attempt))
}

async function conclude(ctx: Ctx, row: WebhookDeliveryRow, endpoint: EndpointRow, attempt: Attempt): Promise<void> {
  const { answer, failure } = attempt
  const isKnown = await ctx.tx.selectFrom('webhook_delivery').select('id').where('id', '=', row.id).forUpdate().executeTakeFirst()
  // The endpoint was removed meanwhile.
  if (!isKnown) return
  await ctx.tx
    .insertInto('webhook_attempt')
    .values({
      organization_id: ctx.organizationId, id: newId(), delivery_id: row.id, at: ctx.now, milliseconds: attempt.milliseconds, status: answer?.status ?? null, failure, request_headers: attempt.headers,
      response_headers: answer ? JSON.stringify(answer.headers) : null, response_body: answer ? answer.body.replaceAll('\0', '').slice(0, KEPT_ANSWER) : null, is_truncated: answer !== null && (answer.isTruncated || answer.body.length > KEPT_ANSWER),
    })
    .execute()
  const change = { claimed_at: null, last_status: answer?.status ?? null, last_failure: failure }
  const target = ctx.tx.updateTable('webhook_delivery').where('id', '=', row.id)
  announceChange(ctx, { recordType: 'webhook_delivery', recordId: row.id, siteId: null, action: 'sent' })
  if (failure === null) {
    await target.set({ ...change, state: 'delivered', delivered_at: ctx.now }).execute()
    await ctx.tx.updateTable('webhook_endpoint').set({ failing_since: null }).where('id', '=', endpoint.id).where('failing_since', 'is not', null).execute()
    return
  }
  const wait = retryAfter(row.round_attempts)
  await target.set(wait === null ? { ...change, state: 'failed' } : { ...change, state: 'waiting', due_at: new Date(ctx.now.getTime() + wait) }).execute()
  const now = await ctx.tx.selectFrom('webhook_endpoint').selectAll().where('id', '=', endpoint.id).forUpdate().executeTakeFirstOrThrow()
  if (now.failing_since === null) await ctx.tx.updateTable('webhook_endpoint').set({ failing_since: ctx.now }).where('id', '=', endpoint.id).execute()
  if (!now.is_active) return
  if (answer?.status === 410) await switchOff(ctx, now, 'gone')
  else if (wait === null && now.failing_since !== null && ctx.now.getTime() - now.failing_since.getTime() >= GIVEN_UP_AFTER) await switchOff(ctx, now, 'failing')
}

async function switchOff(ctx: Ctx, endpoint: EndpointRow, reason: 'gone' | 'failing'): Promise<void> {
  await disableEndpoint(ctx, endpoint.id, reason)
  recordHappening(ctx, { siteId: endpoint.site_id, recordType: 'webhook', recordId: endpoint.id, action: 'disabled', note: reason })
  const [site] = await sitesOf(ctx)
  const administrators = site ? await accountsWithRole(ctx, 'administrator', site.id) : []
  sendMessage(ctx, { accountIds: administrators.map(({ accountId }) => accountId), template: `webhook.${reason}`, level: 'warning', params: { name: endpoint.name }, record: { type: 'webhook', id: endpoint.id } })
}

/** Deliveries whose process is gone are sent again under their id: receivers drop what they have. Returns how many. */
export async function findLostWebhooks(ctx: Ctx, before: Date): Promise<number> {
  const lost = await ctx.tx.updateTable('webhook_delivery').set({ state: 'waiting', claimed_at: null, last_failure: 'the server stopped while sending' }).where('state', '=', 'sending').where('claimed_at', '<', before).returning('id').execute()
  return lost.length
}
