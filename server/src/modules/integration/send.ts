import type { Selectable } from 'kysely'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { SendFailure, type Outgoing, type Receipt } from '../../platform/channels/index.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { inWords } from '../../platform/messages/messages.ts'
import { messageLeft } from '../../platform/messages/outside.ts'
import { devicesById, opensOn, type DeviceRow } from './push-devices.ts'
import { addressOf } from './record-addresses.ts'
import { senderOf, type ChannelRow } from './senders.ts'
import type { DeliveryTable } from './tables.ts'

export type DeliveryRow = Selectable<DeliveryTable>
export interface ClaimedDelivery {
  row: DeliveryRow
  setting: ChannelRow
  /** The browser of a notice. */
  device: DeviceRow | null
}

/** 1, 2, 4 … minutes, at most an hour: five hours in all. */
const MOST_ATTEMPTS = 10
export function retryAfterSeconds(attempts: number): number {
  return Math.min(60 * 2 ** (attempts - 1), 3600)
}

/**
 * Takes deliveries that are due and commits that they are in hand, before anything leaves the house: whoever dies from here on leaves
 * a line that says "maybe", and nobody sends it a second time by himself.
 */
export async function claimDeliveries(ctx: Ctx, limit: number): Promise<ClaimedDelivery[]> {
  const rows = await ctx.tx.selectFrom('delivery').selectAll().where('state', '=', 'waiting').where('due_at', '<=', ctx.now).orderBy('due_at').limit(limit).forUpdate().skipLocked().execute()
  if (rows.length === 0) return []
  const settings = new Map((await ctx.tx.selectFrom('channel_setting').selectAll().execute()).map((row) => [row.id, row]))
  const devices = await devicesById(ctx, rows.flatMap(({ channel, address }) => (channel === 'push' ? [address] : [])))
  const claimed: ClaimedDelivery[] = []
  for (const row of rows) {
    const setting = row.setting_id === null ? undefined : settings.get(row.setting_id)
    if (row.good_until !== null && row.good_until < ctx.now) await giveUp(ctx, row, 'too late to be of use')
    else if (!setting?.is_active) await giveUp(ctx, row, 'the channel is switched off')
    else if (row.channel === 'push' && !devices.has(row.address)) await giveUp(ctx, row, 'nobody is signed in there any more')
    else claimed.push({ row: { ...row, claimed_at: ctx.now, attempts: row.attempts + 1 }, setting, device: devices.get(row.address) ?? null })
  }
  if (claimed.length > 0)
    await ctx.tx.updateTable('delivery').set((e) => ({ state: 'sending', claimed_at: ctx.now, attempts: e('attempts', '+', 1), failure: null })).where('id', 'in', claimed.map(({ row }) => row.id)).execute()
  return claimed
}

async function giveUp(ctx: Ctx, row: DeliveryRow, failure: string): Promise<void> {
  await ctx.tx.updateTable('delivery').set({ state: 'failed', failure }).where('id', '=', row.id).execute()
  if (row.message_id) await messageLeft(ctx, row.message_id, { state: 'failed', failure })
}

/** Sends what was claimed and writes down what became of it. */
export async function deliver(app: App, { row, setting, device }: ClaimedDelivery, now?: Date): Promise<void> {
  let outcome: Receipt | SendFailure
  try {
    outcome = await senderOf(app, setting, device).send(outgoing(app, row, device))
  } catch (error) {
    outcome = error instanceof SendFailure ? error : new SendFailure('unknown', error instanceof Error ? error.message : 'unknown failure')
    if (!(error instanceof SendFailure)) app.log.error({ err: error, delivery: row.id }, 'a sender failed')
  }
  await runInCtx(app, { actor: Actor.system(row.organization_id), now }, (ctx) => mark(ctx, row, outcome))
}

async function mark(ctx: Ctx, row: DeliveryRow, outcome: Receipt | SendFailure): Promise<void> {
  const open = ctx.tx.updateTable('delivery').where('id', '=', row.id).where('state', 'in', ['sending', 'maybe_sent'])
  if (!(outcome instanceof SendFailure)) {
    await open.set({ state: 'sent', sent_at: ctx.now, claimed_at: null, provider_id: outcome.providerId, failure: null }).execute()
    if (row.channel === 'push') await ctx.tx.updateTable('push_subscription').set({ last_sent_at: ctx.now }).where('id', '=', row.address).execute()
    if (row.message_id) await messageLeft(ctx, row.message_id, { state: 'sent', failure: null })
  } else if (outcome.certainty === 'unknown') {
    await open.set({ state: 'maybe_sent', claimed_at: null, failure: outcome.message }).execute()
  } else if (outcome.certainty === 'later' && row.attempts < MOST_ATTEMPTS) {
    await open.set({ state: 'waiting', claimed_at: null, failure: outcome.message, due_at: new Date(ctx.now.getTime() + retryAfterSeconds(row.attempts) * 1000) }).execute()
  } else {
    await open.set({ state: 'failed', claimed_at: null, failure: outcome.message }).execute()
    if (row.channel === 'push' && outcome.isGone) await ctx.tx.deleteFrom('push_subscription').where('id', '=', row.address).execute()
    if (row.message_id) await messageLeft(ctx, row.message_id, { state: 'failed', failure: outcome.message })
  }
  announceChange(ctx, { recordType: 'delivery', recordId: row.id, siteId: null, action: 'sent' })
}

/** Deliveries whose process is gone: nobody knows whether the gateway took them. Returns how many. */
export async function findLostDeliveries(ctx: Ctx, before: Date): Promise<number> {
  const lost = await ctx.tx.updateTable('delivery').set({ state: 'maybe_sent', claimed_at: null, failure: 'the server stopped while sending' }).where('state', '=', 'sending').where('claimed_at', '<', before).returning('id').execute()
  return lost.length
}

/** A code of sign-in travels sealed and is opened here only. */
function outgoing(app: App, row: DeliveryRow, device: DeviceRow | null): Outgoing {
  const raw = row.params as Record<string, string | number>
  const { sealed, ...open } = raw
  const params = typeof sealed === 'string' ? { ...open, code: app.personalData.decrypt(Buffer.from(sealed, 'base64')) } : open
  const words = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(String(value), row.locale)]))
  const body = typeof sealed === 'string' ? row.body.replace(String(open['code']), params['code'] as string) : row.body
  const link = app.config.publicUrl === undefined || row.record_id === null ? null : `${app.config.publicUrl}${addressOf(row.record_type, row.record_id)}`
  return { id: row.id, to: row.address, template: row.template, params: words, locale: row.locale, title: row.title, body, link, isUrgent: row.level === 'urgent', ...(device ? { opens: opensOn(device, row) } : {}) }
}
