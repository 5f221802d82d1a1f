import type { Locale } from '@guanjia/contract'
import { labelOf, type EnumLabels } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../ctx.ts'
import { newId } from '../ids.ts'
import { announceChange } from '../live/changes.ts'

export interface MessageDraft {
  accountIds: readonly string[]
  /** Name of a template in `templates.ts`. */
  template: string
  params?: Record<string, string | number>
  level?: 'info' | 'warning' | 'urgent'
  record?: { type: string; id: string }
  /** With it, the same message is never sent twice to one account. */
  dedupeKey?: string
}

/** Sends an in-app message to each account, in this transaction. The words are made when it is read, in the reader's language. */
export function sendMessage(ctx: Ctx, draft: MessageDraft): void {
  for (const accountId of new Set(draft.accountIds)) {
    const id = newId()
    ctx.later('message', {
      organization_id: ctx.organizationId,
      id,
      account_id: accountId,
      channel: 'in_app',
      template: draft.template,
      params: draft.params ?? {},
      level: draft.level ?? 'info',
      record_type: draft.record?.type ?? null,
      record_id: draft.record?.id ?? null,
      dedupe_key: draft.dedupeKey === undefined ? null : `${draft.dedupeKey}:${accountId}`,
      state: 'sent',
      created_at: ctx.now,
      sent_at: ctx.now,
    })
    announceChange(ctx, { recordType: 'message', recordId: id, siteId: null, action: 'sent', accountIds: [accountId], isPrivate: true })
  }
}

export interface TextDraft {
  /** A phone number or an e-mail address. */
  address: string
  channel: 'sms' | 'email'
  template: string
  params: Record<string, string | number>
  record?: { type: string; id: string }
}

/** Puts a message to somebody without an account into the outbox, in this transaction; a gateway fetches what waits there. */
export function sendText(ctx: Ctx, draft: TextDraft): void {
  ctx.later('message', {
    organization_id: ctx.organizationId, id: newId(), account_id: null, channel: draft.channel, address: draft.address, template: draft.template, params: draft.params, level: 'info',
    record_type: draft.record?.type ?? null, record_id: draft.record?.id ?? null, dedupe_key: null, state: 'waiting', created_at: ctx.now, sent_at: null,
  })
}

export interface Words {
  title: string
  body: string
}
export type Texts = Record<Locale, Words>
export interface MessageKind {
  name: string
  texts: Texts
  /** After so many seconds nobody wants it any more, such as a code of sign-in: it never leaves later. */
  goodForSeconds?: number
}
const templates = new Map<string, MessageKind>()

/** A module declares what its messages say; `{name}` stands for a parameter. */
export function messageTemplate(name: string, texts: Texts, more: Pick<MessageKind, 'goodForSeconds'> = {}): void {
  templates.set(name, { name, texts, ...more })
}

export function messageKinds(): MessageKind[] {
  return [...templates.values()]
}
export function messageKind(name: string): MessageKind | undefined {
  return templates.get(name)
}

type OwnWords = (ctx: Ctx, kinds: readonly string[]) => Promise<ReadonlyMap<string, Words>>
let ownWords: OwnWords = async () => new Map()

/** Lets an organisation say its messages in its own words: the words for some kinds in the reader's language. */
export function messagesAreWordedBy(words: OwnWords): void {
  ownWords = words
}

/** Words of a message. A parameter that is missing shows as `…`, an unknown template by its name: a message is never lost to a typo. */
export function messageText(template: string, params: Record<string, unknown>, locale: Locale): Words {
  const texts = templates.get(template)?.texts[locale]
  return texts ? filledWords(texts, params, locale) : { title: template, body: '' }
}

export function filledWords(words: Words, params: Record<string, unknown>, locale: Locale): Words {
  const fill = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_, key: string) => (params[key] === undefined ? '…' : inWords(String(params[key] as string | number), locale)))
  return { title: fill(words.title), body: fill(words.body) }
}

/** The words of messages for the person who reads: the organisation's own, else those of the product. */
export async function textsForReader<M extends { template: string; params: unknown }>(ctx: Ctx, messages: readonly M[]): Promise<(message: M) => Words> {
  const own = messages.length === 0 ? new Map<string, Words>() : await ownWords(ctx, [...new Set(messages.map(({ template }) => template))])
  return ({ template, params }) => {
    const words = own.get(template)
    return words ? filledWords(words, params as Record<string, unknown>, ctx.locale) : messageText(template, params as Record<string, unknown>, ctx.locale)
  }
}

/** A parameter like `@caseAction:resolve` is the word of that choice in the reader's language; several are joined by `、`. */
export function inWords(value: string, locale: Locale): string {
  if (!/^@\w+:\w+(、@\w+:\w+)*$/.test(value)) return value
  return value.split('、').map((one) => labelOf(locale, one.slice(1, one.indexOf(':')) as keyof EnumLabels, one.slice(one.indexOf(':') + 1))).join(locale === 'en' ? ', ' : '、')
}

/** Marks everything sent before a moment as read; for histories that are told afterwards. */
export async function markReadBefore(ctx: Ctx, before: Date): Promise<void> {
  await ctx.tx.updateTable('message').set({ read_at: before }).where('created_at', '<', before).where('read_at', 'is', null).execute()
}
