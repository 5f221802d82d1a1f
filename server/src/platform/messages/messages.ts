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

export type Texts = Record<Locale, { title: string; body: string }>
const templates = new Map<string, Texts>()

/** A module declares what its messages say; `{name}` stands for a parameter. */
export function messageTemplate(name: string, texts: Texts): void {
  templates.set(name, texts)
}

/** Words of a message. A parameter that is missing shows as `…`, an unknown template by its name: a message is never lost to a typo. */
export function messageText(template: string, params: Record<string, unknown>, locale: Locale): { title: string; body: string } {
  const texts = templates.get(template)?.[locale]
  if (!texts) return { title: template, body: '' }
  const fill = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_, key: string) => (params[key] === undefined ? '…' : inWords(String(params[key] as string | number), locale)))
  return { title: fill(texts.title), body: fill(texts.body) }
}

/** A parameter like `@caseAction:resolve` is the word of that choice in the reader's language. */
export function inWords(value: string, locale: Locale): string {
  const choice = /^@(\w+):(\w+)$/.exec(value)
  return choice ? labelOf(locale, choice[1] as keyof EnumLabels, choice[2]!) : value
}

/** Marks everything sent before a moment as read; for histories that are told afterwards. */
export async function markReadBefore(ctx: Ctx, before: Date): Promise<void> {
  await ctx.tx.updateTable('message').set({ read_at: before }).where('created_at', '<', before).where('read_at', 'is', null).execute()
}
