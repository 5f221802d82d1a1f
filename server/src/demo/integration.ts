import { integration, webhooks } from '@guanjia/contract'
import type { App } from '../platform/app.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../platform/ctx.ts'
import { changeChannel, createChannel } from '../modules/integration/channels.ts'
import { changeHouseChoices, changeOwnChoices } from '../modules/integration/choices.ts'
import { runOutbound } from '../modules/integration/index.ts'
import { disableEndpoint, keepEndpoint } from '../modules/integration/webhooks.ts'

const nothing = { params: {}, query: {} }
const MINUTE = 60_000

/**
 * The mail server as somebody began to set it up: what was to leave waits for it on the list of what failed. `meanwhile` happens while
 * it is switched on. Nothing of the demo ever reaches another machine.
 */
export async function beginWithChannels(app: App, people: { admin: Actor; desk: Actor }, today: Date, meanwhile: () => Promise<void>): Promise<void> {
  const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> => runInCtx(app, { actor, now: new Date(today.getTime() - 5 * MINUTE) }, work)
  const facts = integration.ChannelFacts.parse({
    channel: 'email', name: '公司邮箱', isActive: true, secret: '', settings: { host: 'smtp.example.com', port: 465, security: 'tls', user: 'guanjia@example.com', from: 'guanjia@example.com', fromName: '清溪花园服务中心', ca: '' },
  })
  const channel = await as(people.admin, (ctx) => createChannel(ctx, { ...nothing, body: { facts } }))
  await as(people.admin, (ctx) => changeHouseChoices(ctx, { ...nothing, body: { items: [{ topic: 'registration', email: 'all', sms: null }] } }))
  await as(people.desk, (ctx) => changeOwnChoices(ctx, { ...nothing, body: { email: 'desk@example.com', items: [] } }))
  await meanwhile()
  await as(people.admin, (ctx) => changeChannel(ctx, { params: { id: channel.id }, query: {}, body: { version: 1, facts: { ...facts, isActive: false } } }))
  await runOutbound(app, today)
  await as(people.admin, async (ctx) => {
    const body = webhooks.createWebhook.body.parse({ name: '财务系统', url: 'https://finance.example.com/hooks/guanjia', events: ['paid_service.completed', 'work_order.status_changed'] })
    const { id } = await keepEndpoint(ctx, body)
    await disableEndpoint(ctx, id, 'by_hand')
  })
}
