import { integration, type Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { messageKinds, sendText } from '../../platform/messages/messages.ts'
import { tellOwner } from '../people/index.ts'
import { mustManage } from './rights.ts'

export type PersonalChannel = 'email' | 'sms' | 'push'
export type Level = 'info' | 'warning' | 'urgent'

/** What the product does when nobody chose: mail tells what matters, texts cost money, a device shows notices because somebody asked for them there. */
const BUILT_IN: Record<PersonalChannel, integration.Wants> = { email: 'important', sms: 'none', push: 'all' }

export const topicOf = (kind: string): string => kind.split('.')[0]!
const topics = (): string[] => [...new Set(messageKinds().map(({ name }) => topicOf(name)))].toSorted()

/** Whether a message leaves on a channel: at once, gathered in the morning, or not. */
export function leaves(wants: integration.Wants, level: Level): 'now' | 'daily' | 'never' {
  if (wants === 'none') return 'never'
  if (wants === 'all') return 'now'
  if (level === 'urgent') return 'now'
  if (wants === 'daily') return 'daily'
  return level === 'warning' ? 'now' : 'never'
}

/** What people want, with the house's rule behind their own and the product's behind that. */
export class Choices {
  readonly #wants: ReadonlyMap<string, integration.Wants>
  constructor(rows: readonly { account_id: string | null; topic: string; channel: PersonalChannel; wants: integration.Wants }[]) {
    this.#wants = new Map(rows.map((row) => [`${row.account_id ?? ''} ${row.topic} ${row.channel}`, row.wants]))
  }

  own(accountId: string | null, topic: string, channel: PersonalChannel): integration.Wants | null {
    return this.#wants.get(`${accountId ?? ''} ${topic} ${channel}`) ?? null
  }

  house(topic: string, channel: PersonalChannel): integration.Wants {
    return this.own(null, topic, channel) ?? BUILT_IN[channel]
  }

  of(accountId: string, topic: string, channel: PersonalChannel): integration.Wants {
    return this.own(accountId, topic, channel) ?? this.house(topic, channel)
  }
}

export async function choicesOf(ctx: Ctx, accountIds: readonly string[]): Promise<Choices> {
  const rows = await ctx.tx
    .selectFrom('message_choice')
    .select(['account_id', 'topic', 'channel', 'wants'])
    .where((e) => e.or([e('account_id', 'is', null), ...(accountIds.length > 0 ? [e('account_id', 'in', [...accountIds])] : [])]))
    .execute()
  return new Choices(rows)
}

export function ownChoices(ctx: Ctx): Promise<integration.MessageChoices> {
  return present(ctx, ctx.actor.accountId)
}

export async function changeOwnChoices(ctx: Ctx, { body }: Input<typeof integration.changeOwnChoices>): Promise<integration.MessageChoices> {
  const accountId = ctx.actor.accountId!
  if (body.email !== undefined) await tellOfNewAddress(ctx, accountId, body.email)
  if (body.email === '') await ctx.tx.deleteFrom('message_address').where('account_id', '=', accountId).execute()
  else if (body.email !== undefined)
    await ctx.tx
      .insertInto('message_address')
      .values({ organization_id: ctx.organizationId, account_id: accountId, email: body.email })
      .onConflict((conflict) => conflict.columns(['organization_id', 'account_id']).doUpdateSet({ email: body.email! }))
      .execute()
  await keep(ctx, accountId, body.items)
  return present(ctx, accountId)
}

/** Who takes over an account would turn its letters away first: the earlier address hears of it, and so does the app. */
async function tellOfNewAddress(ctx: Ctx, accountId: string, email: string): Promise<void> {
  await ctx.tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute()
  const before = await ctx.tx.selectFrom('message_address').select('email').where('account_id', '=', accountId).executeTakeFirst()
  if (!before || before.email === email) return
  sendText(ctx, { address: before.email, channel: 'email', template: 'sign_in.email_changed', params: {} })
  tellOwner(ctx, accountId, 'email_changed')
}

export function houseChoices(ctx: Ctx): Promise<integration.MessageChoices> {
  mustManage(ctx)
  return present(ctx, null)
}

export async function changeHouseChoices(ctx: Ctx, { body }: Input<typeof integration.changeHouseChoices>): Promise<integration.MessageChoices> {
  mustManage(ctx)
  await keep(ctx, null, body.items)
  return present(ctx, null)
}

async function keep(ctx: Ctx, accountId: string | null, items: Input<typeof integration.changeOwnChoices>['body']['items']): Promise<void> {
  for (const { topic, ...wanted } of items)
    for (const channel of ['email', 'sms', 'push'] as const) {
      const wants = wanted[channel]
      if (wants === undefined) continue
      await ctx.tx.deleteFrom('message_choice').where('account_id', accountId === null ? 'is' : '=', accountId).where('topic', '=', topic).where('channel', '=', channel).execute()
      if (wants !== null) await ctx.tx.insertInto('message_choice').values({ organization_id: ctx.organizationId, account_id: accountId, topic, channel, wants }).onConflict((conflict) => conflict.doNothing()).execute()
    }
}

async function present(ctx: Ctx, accountId: string | null): Promise<integration.MessageChoices> {
  const choices = await choicesOf(ctx, accountId === null ? [] : [accountId])
  const active = await ctx.tx.selectFrom('channel_setting').select('channel').distinct().where('is_active', '=', true).execute()
  const account = accountId === null ? undefined : await ctx.tx
    .selectFrom('account')
    .leftJoin('message_address', (join) => join.onRef('message_address.organization_id', '=', 'account.organization_id').onRef('message_address.account_id', '=', 'account.id'))
    .select(['account.phone', 'message_address.email'])
    .where('account.id', '=', accountId)
    .executeTakeFirst()
  return {
    email: account?.email ?? null, phone: account?.phone || null, channels: active.map(({ channel }) => channel),
    items: topics().map((topic) => ({ topic, email: choices.own(accountId, topic, 'email'), sms: choices.own(accountId, topic, 'sms'), push: choices.own(accountId, topic, 'push'), houseEmail: choices.house(topic, 'email'), houseSms: choices.house(topic, 'sms'), housePush: choices.house(topic, 'push') })),
  }
}
