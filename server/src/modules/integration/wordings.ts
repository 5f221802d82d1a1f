import { integration, type Input, type Locale, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { filledWords, messageKind, messageKinds, messageText, type MessageKind, type Words } from '../../platform/messages/messages.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { topicOf } from './choices.ts'
import { mustManage } from './rights.ts'

/** Known of every message, besides its own variables. */
const EVERYWHERE = ['organization']
const GAP = /\{(\w+)\}/g

/** The variables that a kind of message has: those of its built-in words, which the product fills. */
export function variablesOf(kind: Pick<MessageKind, 'texts'>): string[] {
  const words = Object.values(kind.texts).flatMap(({ title, body }) => [title, body])
  return [...new Set([...words.flatMap((text) => [...text.matchAll(GAP)].map(([, name]) => name!)), ...EVERYWHERE])]
}

/** Variables in the words that this kind of message doesn't have. */
export function unknownVariables(kind: Pick<MessageKind, 'texts'>, { title, body }: Words): string[] {
  const known = new Set(variablesOf(kind))
  return [...new Set([...`${title}\n${body}`.matchAll(GAP)].map(([, name]) => name!))].filter((name) => !known.has(name))
}

export type WordingKey = `${string} ${integration.WordingChannel} ${Locale}`

/** Own words of the organisation for some kinds. */
export async function ownWordings(ctx: Ctx, kinds: readonly string[]): Promise<Map<WordingKey, Words>> {
  if (kinds.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('message_wording').select(['template', 'channel', 'locale', 'title', 'body']).where('template', 'in', [...kinds]).execute()
  return new Map(rows.map((row) => [`${row.template} ${row.channel} ${row.locale}` as const, { title: row.title, body: row.body }]))
}

/** Own words for readers inside the product. */
export async function wordsInApp(ctx: Ctx, kinds: readonly string[]): Promise<Map<string, Words>> {
  const own = await ownWordings(ctx, kinds)
  const found = kinds.flatMap((kind) => {
    const words = own.get(`${kind} in_app ${ctx.locale}`)
    return words ? [[kind, words] as const] : []
  })
  return new Map(found)
}

export async function listMessageKinds(ctx: Ctx): Promise<Output<typeof integration.listMessageKinds>> {
  mustManage(ctx)
  const own = await ctx.tx.selectFrom('message_wording').selectAll().execute()
  return { items: messageKinds().toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((kind) => present(kind, own.filter(({ template }) => template === kind.name))) }
}

/** Throws `rule_broken` naming the field with a variable that the message doesn't have. */
export async function writeWording(ctx: Ctx, { body }: Input<typeof integration.writeWording>): Promise<integration.MessageKind> {
  mustManage(ctx)
  const kind = mustKnow(body.kind)
  for (const field of ['title', 'body'] as const) {
    const [unknown] = unknownVariables(kind, { title: '', body: body[field] })
    if (unknown !== undefined) throw wrongField('rule_broken', `/${field}`, `{${unknown}} is no variable of this message; there are ${variablesOf(kind).map((name) => `{${name}}`).join(' ')}`)
  }
  const key = { template: body.kind, channel: body.channel, locale: body.locale }
  const before = await ctx.tx.selectFrom('message_wording').selectAll().where('template', '=', key.template).where('channel', '=', key.channel).where('locale', '=', key.locale).forUpdate().executeTakeFirst()
  await mustBeCurrent(before?.version ?? 0, body.version, () => presentOne(ctx, kind))
  const words = { title: body.title, body: body.body, changed_at: ctx.now, version: (before?.version ?? 0) + 1 }
  await ctx.tx
    .insertInto('message_wording')
    .values({ organization_id: ctx.organizationId, ...key, ...words })
    .onConflict((conflict) => conflict.columns(['organization_id', 'template', 'channel', 'locale']).doUpdateSet(words))
    .execute()
  recordHappening(ctx, { siteId: null, recordType: 'message_wording', recordId: ctx.organizationId, action: 'changed', note: `${body.kind} ${body.channel} ${body.locale}`, changes: [{ field: 'title', from: before?.title ?? null, to: body.title }, { field: 'body', from: before?.body ?? null, to: body.body }] })
  return presentOne(ctx, kind)
}

export async function dropWording(ctx: Ctx, { body }: Input<typeof integration.dropWording>): Promise<integration.MessageKind> {
  mustManage(ctx)
  const kind = mustKnow(body.kind)
  const gone = await ctx.tx.deleteFrom('message_wording').where('template', '=', body.kind).where('channel', '=', body.channel).where('locale', '=', body.locale).returning('title').executeTakeFirst()
  if (gone) recordHappening(ctx, { siteId: null, recordType: 'message_wording', recordId: ctx.organizationId, action: 'removed', note: `${body.kind} ${body.channel} ${body.locale}` })
  return presentOne(ctx, kind)
}

/** With the latest true message of the kind where there is one; its people see it anyway, others see examples. */
export async function previewWording(ctx: Ctx, { body }: Input<typeof integration.previewWording>): Promise<Output<typeof integration.previewWording>> {
  mustManage(ctx)
  const kind = mustKnow(body.kind)
  const latest = await ctx.tx.selectFrom('message').select('params').where('template', '=', body.kind).where('account_id', '=', ctx.actor.accountId).orderBy('created_at', 'desc').limit(1).executeTakeFirst()
  const { name } = await ctx.tx.selectFrom('organization').select('name').executeTakeFirstOrThrow()
  const params = { ...((latest?.params as Record<string, unknown> | undefined) ?? Object.fromEntries(variablesOf(kind).map((variable) => [variable, `〔${variable}〕`]))), organization: name }
  return { ...filledWords(body, params, body.locale), unknown: unknownVariables(kind, body), isExample: latest === undefined }
}

/** The words of a message on a channel: own ones of the channel, else those of the product. */
export function wordsOn(own: ReadonlyMap<WordingKey, Words>, message: { template: string; params: unknown }, channel: integration.WordingChannel, locale: Locale, organization: string): Words {
  const params = { ...(message.params as Record<string, unknown>), organization }
  const words = own.get(`${message.template} ${channel} ${locale}`)
  return words ? filledWords(words, params, locale) : messageText(message.template, params, locale)
}

function mustKnow(name: string): MessageKind {
  const kind = messageKind(name)
  if (!kind) throw new AppError('not_found', 'No such kind of message')
  return kind
}

async function presentOne(ctx: Ctx, kind: MessageKind): Promise<integration.MessageKind> {
  return present(kind, await ctx.tx.selectFrom('message_wording').selectAll().where('template', '=', kind.name).execute())
}

function present(kind: MessageKind, own: readonly { channel: integration.WordingChannel; locale: Locale; title: string; body: string; version: number }[]): integration.MessageKind {
  return {
    kind: kind.name, topic: topicOf(kind.name), variables: variablesOf(kind),
    builtIn: Object.entries(kind.texts).map(([locale, words]) => ({ locale: locale as Locale, title: words.title, body: words.body })),
    own: own.map(({ channel, locale, title, body, version }) => ({ channel, locale, title, body, version })),
  }
}
