import { integration, type Input, type Output } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { messageTemplate, messageText } from '../../platform/messages/messages.ts'
import { lockChannel } from './channels.ts'
import { devicesById, devicesOf } from './push-devices.ts'
import { recipientsOf } from './recipients.ts'
import { deliver, type ClaimedDelivery } from './send.ts'

const A_MINUTE = 60_000
const MOST_TESTS = 5

messageTemplate('channel.test', {
  'zh-CN': { title: '管家 · 测试消息', body: '{who} 在 {at} 发出的测试。收到这条消息，说明“{name}”可以使用。' },
  'zh-TW': { title: '管家 · 測試訊息', body: '{who} 在 {at} 發出的測試。收到這則訊息，表示「{name}」可以使用。' },
  en: { title: 'Guanjia · test', body: 'A test by {who} at {at}. If you read this, “{name}” works.' },
})

/** Sends one message at once and says what the other side said. Throws `rule_broken` when there is nobody to send it to. */
export async function testChannel(app: App, actor: Actor, { params, body }: Input<typeof integration.testChannel>): Promise<Output<typeof integration.testChannel>> {
  const claimed = await runInCtx(app, { actor }, (ctx) => prepare(ctx, params.id, body.to))
  await deliver(app, claimed)
  return runInCtx(app, { actor }, async (ctx) => {
    const row = await ctx.tx.selectFrom('delivery').select(['id', 'state', 'failure', 'provider_id']).where('id', '=', claimed.row.id).executeTakeFirstOrThrow()
    // A test is over when it is over: nobody waits for its second attempt.
    if (row.state === 'waiting') await ctx.tx.updateTable('delivery').set({ state: 'failed' }).where('id', '=', row.id).execute()
    return { deliveryId: row.id, isSent: row.state === 'sent', failure: row.failure, providerId: row.provider_id }
  })
}

async function prepare(ctx: Ctx, id: string, to: string): Promise<ClaimedDelivery> {
  const setting = await lockChannel(ctx, id)
  const { count } = await ctx.tx.selectFrom('delivery').select((e) => e.fn.countAll<number>().as('count')).where('setting_id', '=', id).where('template', '=', 'channel.test').where('created_at', '>', new Date(ctx.now.getTime() - A_MINUTE)).executeTakeFirstOrThrow()
  if (count >= MOST_TESTS) throw new AppError('too_many_attempts', 'Five tests a minute')
  const address = await addressFor(ctx, setting.channel, to)
  const params = { who: ctx.actor.name, at: ctx.now.toISOString().slice(0, 16).replace('T', ' '), name: setting.name }
  const row = await ctx.tx
    .insertInto('delivery')
    .values({
      organization_id: ctx.organizationId, id: newId(), setting_id: id, channel: setting.channel, message_id: null, account_id: ctx.actor.accountId, address, template: 'channel.test', params, level: 'info', locale: ctx.locale,
      ...messageText('channel.test', params, ctx.locale), record_type: null, record_id: null, state: 'sending', attempts: 1, due_at: ctx.now, claimed_at: ctx.now, good_until: null, dedupe_key: null, digest_key: null, resend_of: null, created_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { row, setting, device: setting.channel === 'push' ? ((await devicesById(ctx, [address])).get(address) ?? null) : null }
}

async function addressFor(ctx: Ctx, channel: integration.Channel, to: string): Promise<string> {
  if (channel === 'push') {
    const [device] = (await devicesOf(ctx, [ctx.actor.accountId!])).get(ctx.actor.accountId!) ?? []
    if (!device) throw wrongField('rule_broken', '/to', 'no browser of yours shows notices yet')
    return device.id
  }
  if (channel !== 'email' && channel !== 'sms') return ''
  if (to !== '') {
    if (channel === 'email' ? /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(to) : /^\+?\d{5,15}$/.test(to)) return to
    throw wrongField('rule_broken', '/to', channel === 'email' ? 'not an e-mail address' : 'not a phone number')
  }
  const me = (await recipientsOf(ctx, [ctx.actor.accountId!])).get(ctx.actor.accountId!)
  const address = channel === 'email' ? me?.email : me?.phone
  if (!address) throw wrongField('rule_broken', '/to', 'you have no address for this channel')
  return address
}
