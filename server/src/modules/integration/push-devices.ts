import { createHash } from 'node:crypto'
import { integration, type Input, type Locale } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import { isPushKey, isPushService, publicPushKey } from '../../platform/channels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { filledWords, messageText, type Words } from '../../platform/messages/messages.ts'
import type { MessageRow } from '../../platform/messages/outside.ts'
import { iso } from '../../platform/time.ts'
import { addressOf } from './record-addresses.ts'
import { outsidePolicy, unsealed } from './senders.ts'
import type { PushSubscriptionTable } from './tables.ts'
import type { WordingKey } from './wordings.ts'

export type DeviceRow = Selectable<PushSubscriptionTable> & { is_resident: boolean }

/** So many browsers of one account; a new one takes the place of the one that is there longest. */
const MOST_DEVICES = 20

/** Browsers in whose sign-in somebody still is. */
function living(ctx: Ctx) {
  return ctx.tx
    .selectFrom('push_subscription as p')
    .innerJoin('session as s', (join) => join.onRef('s.organization_id', '=', 'p.organization_id').onRef('s.id', '=', 'p.session_id'))
    .innerJoin('account as a', (join) => join.onRef('a.organization_id', '=', 'p.organization_id').onRef('a.id', '=', 'p.account_id'))
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', new Date())
    .where('a.is_active', '=', true)
    .selectAll('p')
    .select((e) => e('a.person_id', 'is not', null).as('is_resident'))
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
}

export async function devicesOf(ctx: Ctx, accountIds: readonly string[]): Promise<Map<string, DeviceRow[]>> {
  const rows = accountIds.length === 0 ? [] : ((await living(ctx).where('p.account_id', 'in', [...new Set(accountIds)]).execute()) as DeviceRow[])
  const byAccount = new Map<string, DeviceRow[]>()
  for (const row of rows) byAccount.set(row.account_id, [...(byAccount.get(row.account_id) ?? []), row])
  return byAccount
}

export async function devicesById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, DeviceRow>> {
  const rows = ids.length === 0 ? [] : ((await living(ctx).where('p.id', 'in', [...new Set(ids)]).execute()) as DeviceRow[])
  return new Map(rows.map((row) => [row.id, row]))
}

export async function listPushDevices(ctx: Ctx): Promise<integration.PushDevices> {
  const accountId = ctx.actor.accountId!
  const [setting, devices] = await Promise.all([
    ctx.tx.selectFrom('channel_setting').selectAll().where('channel', '=', 'push').where('is_active', '=', true).executeTakeFirst(),
    devicesOf(ctx, [accountId]),
  ])
  return {
    publicKey: setting ? publicPushKey(unsealed(ctx.app, setting).secret) : null,
    items: (devices.get(accountId) ?? []).map((row) => ({ id: row.id, app: row.app, device: row.device, fingerprint: row.fingerprint, since: iso(row.created_at), lastSentAt: iso(row.last_sent_at) })),
  }
}

/** Throws `action_not_allowed` when the house sends no notices, `rule_broken` for an address of no push service or a key that is none. */
export async function addPushDevice(ctx: Ctx, { body }: Input<typeof integration.addPushDevice>): Promise<integration.PushDevices> {
  const { accountId, sessionId } = ctx.actor
  if (accountId === null || sessionId === null) throw new AppError('action_not_allowed', 'only in a sign-in')
  const setting = await ctx.tx.selectFrom('channel_setting').select('id').where('channel', '=', 'push').where('is_active', '=', true).executeTakeFirst()
  if (!setting) throw new AppError('action_not_allowed', 'The house sends no notices to devices')
  if (!isPushService(outsidePolicy(ctx.app), body.endpoint)) throw wrongField('rule_broken', '/endpoint', 'not the address of a push service')
  if (!isPushKey(body.p256dh)) throw wrongField('rule_broken', '/p256dh', 'not a key of a browser')
  const session = await ctx.tx.selectFrom('session').select('device').where('id', '=', sessionId).executeTakeFirstOrThrow()
  const facts = { account_id: accountId, session_id: sessionId, app: body.app, endpoint: body.endpoint, p256dh: body.p256dh, auth: body.auth, device: session.device.slice(0, 200) }
  // The browser is one, whoever sits before it: it shows notices of whoever asked last.
  await ctx.tx
    .insertInto('push_subscription')
    .values({ organization_id: ctx.organizationId, id: body.id ?? newId(), fingerprint: createHash('sha256').update(body.endpoint).digest('hex'), ...facts, created_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'fingerprint']).doUpdateSet(facts))
    .execute()
  const own = ctx.tx.selectFrom('push_subscription').select('id').where('account_id', '=', accountId).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(MOST_DEVICES)
  await ctx.tx.deleteFrom('push_subscription').where('account_id', '=', accountId).where('id', 'not in', own).execute()
  return listPushDevices(ctx)
}

export async function removePushDevice(ctx: Ctx, { params }: Input<typeof integration.removePushDevice>): Promise<integration.PushDevices> {
  const gone = await ctx.tx.deleteFrom('push_subscription').where('id', '=', params.id).where('account_id', '=', ctx.actor.accountId).returning('id').executeTakeFirst()
  if (!gone) throw new AppError('not_found')
  return listPushDevices(ctx)
}

/** Parts of a headline that are never about a person: numbers, closed words, days, posts. A screen that is locked shows a notice to everybody. */
const SAYABLE: ReadonlySet<string> = new Set(['number', 'other', 'case', 'kind', 'count', 'month', 'metric', 'decision', 'state', 'level', 'days', 'rank', 'ticket', 'missing', 'role', 'post', 'site', 'zone', 'department', 'at', 'measure', 'facility', 'meter', 'organization', 'rows'])

/** The headline of a notice with what may stand on a locked screen; its words stay in the app. */
export function noticeOf(message: Pick<MessageRow, 'template' | 'params'>, own: ReadonlyMap<WordingKey, Words>, locale: Locale): { title: string; body: string; params: Record<string, unknown> } {
  const params = Object.fromEntries(Object.entries(message.params as Record<string, unknown>).filter(([name]) => SAYABLE.has(name)))
  const words = own.get(`${message.template} in_app ${locale}`)
  const { title } = words ? filledWords(words, params, locale) : messageText(message.template, params, locale)
  return { title: title.replaceAll(/\s+/g, ' ').slice(0, 400), body: '', params }
}

/** Which record a tap opens: the console by its address, the phone by its own knowledge of records. */
export function opensOn(device: DeviceRow, row: { record_type: string | null; record_id: string | null }): Record<string, string | boolean> {
  if (device.app === 'console') return { path: row.record_id === null ? '/messages' : addressOf(row.record_type, row.record_id) }
  return { ...(row.record_type === null ? {} : { recordType: row.record_type }), ...(row.record_id === null ? {} : { recordId: row.record_id }), isResident: device.is_resident }
}
