import { webhooks, type Input, type Output } from '@guanjia/contract'
import { SendFailure, checkedUrl, outsideAddress } from '../../platform/channels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { mustManage } from './rights.ts'
import { outsidePolicy } from './senders.ts'
import { CATALOGUE } from './webhook-catalogue.ts'
import { allSecrets, lockEndpoint, newSecret, presentEndpoint, presentEndpoints, rotated, sealedSecrets, type EndpointRow } from './webhook-rows.ts'

export async function listWebhooks(ctx: Ctx): Promise<Output<typeof webhooks.listWebhooks>> {
  mustManage(ctx)
  return { items: await presentEndpoints(ctx, await ctx.tx.selectFrom('webhook_endpoint').selectAll().orderBy('name').execute()) }
}

export async function getWebhook(ctx: Ctx, { params }: Input<typeof webhooks.getWebhook>): Promise<webhooks.WebhookEndpoint> {
  mustManage(ctx)
  const row = await ctx.tx.selectFrom('webhook_endpoint').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such endpoint')
  return presentEndpoint(ctx, row)
}

export async function listWebhookEvents(ctx: Ctx): Promise<Output<typeof webhooks.listWebhookEvents>> {
  mustManage(ctx)
  return { items: CATALOGUE.map((one) => ({ ...one })) }
}

/** Throws `rule_broken` naming `/url` for an address inside the house. */
export async function createWebhook(ctx: Ctx, { body }: Input<typeof webhooks.createWebhook>): Promise<Output<typeof webhooks.createWebhook>> {
  mustManage(ctx)
  await mustBeOutside(ctx, body.url)
  return keepEndpoint(ctx, body)
}

/** Writes the endpoint down; the address was looked at, or will be before anything is sent to it. */
export async function keepEndpoint(ctx: Ctx, body: Input<typeof webhooks.createWebhook>['body']): Promise<Output<typeof webhooks.createWebhook>> {
  if (body.siteId !== null) await siteById(ctx, body.siteId)
  const secret = newSecret()
  const id = body.id ?? newId()
  const row = await ctx.tx
    .insertInto('webhook_endpoint')
    .values({ organization_id: ctx.organizationId, id, name: body.name, url: body.url, events: body.events, site_id: body.siteId, has_personal_data: body.hasPersonalData, secrets_sealed: sealedSecrets(ctx.app, [{ secret, until: null }]), created_at: ctx.now, changed_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new AppError('already_exists')
  note(ctx, row, 'created')
  return { ...(await presentEndpoint(ctx, row)), secret }
}

export async function changeWebhook(ctx: Ctx, { params, body }: Input<typeof webhooks.changeWebhook>): Promise<webhooks.WebhookEndpoint> {
  const before = await lockEndpoint(ctx, params.id)
  await mustBeCurrent(before.version, body.version, () => presentEndpoint(ctx, before))
  if (body.url !== before.url) await mustBeOutside(ctx, body.url)
  if (body.siteId !== null) await siteById(ctx, body.siteId)
  const after = { name: body.name, url: body.url, events: body.events, site_id: body.siteId, has_personal_data: body.hasPersonalData }
  const row = await ctx.tx.updateTable('webhook_endpoint').set({ ...after, version: before.version + 1, changed_at: ctx.now }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  note(ctx, row, 'changed', changesBetween({ ...before }, after))
  return presentEndpoint(ctx, row)
}

export async function removeWebhook(ctx: Ctx, { params }: Input<typeof webhooks.removeWebhook>): Promise<void> {
  const row = await lockEndpoint(ctx, params.id)
  await ctx.tx.deleteFrom('webhook_endpoint').where('id', '=', row.id).execute()
  note(ctx, row, 'removed')
}

/** Throws `action_not_allowed`. */
export async function actOnWebhook(ctx: Ctx, { params, body: { action } }: Input<typeof webhooks.actOnWebhook>): Promise<Output<typeof webhooks.actOnWebhook>> {
  const row = await lockEndpoint(ctx, params.id)
  const done = await ACTS[action](ctx, row)
  note(ctx, row, action)
  const after = await ctx.tx.selectFrom('webhook_endpoint').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
  return { endpoint: await presentEndpoint(ctx, after), secret: null, count: 0, ...done }
}

type Done = { secret?: string; count?: number }
const ACTS: Record<Input<typeof webhooks.actOnWebhook>['body']['action'], (ctx: Ctx, row: EndpointRow) => Promise<Done>> = {
  async enable(ctx, row) {
    if (row.is_active) throw new AppError('action_not_allowed', 'It is active')
    await ctx.tx.updateTable('webhook_endpoint').set({ is_active: true, disabled_reason: null, failing_since: null, version: row.version + 1 }).where('id', '=', row.id).execute()
    return {}
  },
  async disable(ctx, row) {
    if (!row.is_active) throw new AppError('action_not_allowed', 'It is not active')
    await disableEndpoint(ctx, row.id, 'by_hand')
    return {}
  },
  async rotate_secret(ctx, row) {
    const { secret, secrets } = rotated(ctx.app, row, ctx.now)
    await ctx.tx.updateTable('webhook_endpoint').set({ secrets_sealed: secrets, version: row.version + 1 }).where('id', '=', row.id).execute()
    return { secret }
  },
  async show_secret(ctx, row) {
    return { secret: allSecrets(ctx.app, row)[0]!.secret }
  },
  async test(ctx, row) {
    if (!row.is_active) throw new AppError('action_not_allowed', 'It is not active')
    const body = JSON.stringify({ type: 'webhook.test', timestamp: ctx.now.toISOString(), data: { message: 'Guanjia' } })
    await ctx.tx.insertInto('webhook_delivery').values({ organization_id: ctx.organizationId, id: newId(), endpoint_id: row.id, event_type: 'webhook.test', body, due_at: ctx.now, created_at: ctx.now, dedupe_key: null }).execute()
    return { count: 1 }
  },
  async replay_failed(ctx, row) {
    if (!row.is_active) throw new AppError('action_not_allowed', 'It is not active')
    const replayed = await ctx.tx.updateTable('webhook_delivery').set({ state: 'waiting', due_at: ctx.now, round_attempts: 0 }).where('endpoint_id', '=', row.id).where('state', '=', 'failed').returning('id').execute()
    return { count: replayed.length }
  },
}

/** Switches an endpoint off; what waits for it fails and can be replayed. */
export async function disableEndpoint(ctx: Ctx, id: string, reason: 'by_hand' | 'gone' | 'failing'): Promise<void> {
  await ctx.tx.updateTable('webhook_endpoint').set((e) => ({ is_active: false, disabled_reason: reason, changed_at: ctx.now, version: e('version', '+', 1) })).where('id', '=', id).execute()
  await ctx.tx.updateTable('webhook_delivery').set({ state: 'failed', last_failure: 'the endpoint is switched off' }).where('endpoint_id', '=', id).where('state', '=', 'waiting').execute()
}

/** Looked at here for whoever types, and again before every attempt: names change their addresses. */
async function mustBeOutside(ctx: Ctx, text: string): Promise<void> {
  const policy = outsidePolicy(ctx.app)
  try {
    await outsideAddress(policy, checkedUrl(policy, text).hostname)
  } catch (error) {
    // A name that has no address yet may get one.
    if (error instanceof SendFailure && error.certainty === 'later') return
    throw error instanceof SendFailure ? wrongField('rule_broken', '/url', error.message) : error
  }
}

function note(ctx: Ctx, row: EndpointRow, action: string, changes: { field: string; from: unknown; to: unknown }[] = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'webhook', recordId: row.id, action, changes, note: action === 'removed' ? row.name : null })
  announceChange(ctx, { recordType: 'webhook', recordId: row.id, siteId: null, action })
}
