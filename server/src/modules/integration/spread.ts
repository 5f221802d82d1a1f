import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Locale } from '@guanjia/contract'
import { smsTemplateFor, type SmsSettings } from '../../platform/channels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { messageKind, type Words } from '../../platform/messages/messages.ts'
import { markSpread, messagesToSpread, type MessageRow } from '../../platform/messages/outside.ts'
import { instantOf } from '../../platform/text/index.ts'
import { dayIn } from '../../platform/time.ts'
import { alertSettingsOf, quietUntil } from '../sla/index.ts'
import { Choices, choicesOf, leaves, topicOf, type PersonalChannel } from './choices.ts'
import { devicesOf, noticeOf, type DeviceRow } from './push-devices.ts'
import { recipientsOf, type Recipient } from './recipients.ts'
import type { ChannelRow } from './senders.ts'
import type { DeliveryTable } from './tables.ts'
import { ownWordings, wordsOn, type WordingKey } from './wordings.ts'

const BATCH = 200
const MORNING = '08:00'
const DAY_MS = 86_400_000

type NewDelivery = Insertable<DeliveryTable>

/** What is known for a batch of messages. */
interface Around {
  settings: ChannelRow[]
  recipients: Map<string, Recipient>
  choices: Choices
  devices: Map<string, DeviceRow[]>
  wordings: Map<WordingKey, Words>
  house: { name: string; locale: Locale; timeZone: string }
  quiet: { quietFrom: string | null; quietTo: string | null }
}

/** Decides for messages inside the house who gets them outside as well, and when. Returns how many messages it looked at. */
export async function spreadMessages(ctx: Ctx): Promise<number> {
  const messages = await messagesToSpread(ctx, BATCH)
  if (messages.length === 0) return 0
  const around = await lookAround(ctx, messages)
  const rows = messages.flatMap((message) => [...personalDeliveries(ctx, message, around), ...addressedDelivery(ctx, message, around), ...groupDeliveries(ctx, message, around)])
  if (rows.length > 0) await ctx.tx.insertInto('delivery').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
  await markSpread(ctx, messages.map(({ id }) => id))
  return messages.length
}

async function lookAround(ctx: Ctx, messages: readonly MessageRow[]): Promise<Around> {
  const accountIds = messages.flatMap(({ account_id }) => account_id ?? [])
  const [settings, recipients, choices, devices, wordings, house, site, quiet] = await Promise.all([
    ctx.tx.selectFrom('channel_setting').selectAll().where('is_active', '=', true).execute(),
    recipientsOf(ctx, accountIds),
    choicesOf(ctx, accountIds),
    devicesOf(ctx, accountIds),
    ownWordings(ctx, [...new Set(messages.map(({ template }) => template))]),
    ctx.tx.selectFrom('organization').select(['name', 'locale']).executeTakeFirstOrThrow(),
    ctx.tx.selectFrom('site').select('time_zone').orderBy('created_at').limit(1).executeTakeFirst(),
    quietHours(ctx),
  ])
  return { settings, recipients, choices, devices, wordings, house: { ...house, timeZone: site?.time_zone ?? 'Asia/Shanghai' }, quiet }
}

/** The quiet hours of alerts hold for everything that leaves the house. */
async function quietHours(ctx: Ctx): Promise<Around['quiet']> {
  return alertSettingsOf(ctx).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return { quietFrom: null, quietTo: null }
    throw error
  })
}

/** In the quiet hours only what is urgent leaves; the rest waits for their end. */
function dueAt(ctx: Ctx, around: Around, level: MessageRow['level'], timeZone: string): Date {
  const until = level === 'urgent' ? null : quietUntil(around.quiet, timeZone, ctx.now.getTime())
  return until === null ? ctx.now : new Date(until)
}

function nextMorning(ctx: Ctx, timeZone: string): Date {
  const today = dayIn(timeZone, ctx.now)
  const morning = instantOf(new Date(`${today}T${MORNING}:00Z`), timeZone)
  return morning > ctx.now ? morning : instantOf(new Date(Date.parse(`${today}T${MORNING}:00Z`) + DAY_MS), timeZone)
}

const goodUntil = (message: MessageRow): Date | null => {
  const seconds = messageKind(message.template)?.goodForSeconds
  return seconds === undefined ? null : new Date(message.created_at.getTime() + seconds * 1000)
}

function draft(ctx: Ctx, message: MessageRow, setting: ChannelRow, around: Around, locale: Locale): NewDelivery {
  const words = wordsOn(around.wordings, message, setting.channel === 'email' || setting.channel === 'sms' ? setting.channel : 'robot', locale, around.house.name)
  return {
    organization_id: ctx.organizationId, id: newId(), setting_id: setting.id, channel: setting.channel, message_id: message.id, account_id: message.account_id, template: message.template,
    params: message.params, level: message.level, locale, title: words.title.replaceAll(/\s+/g, ' ').slice(0, 400), body: words.body, record_type: message.record_type, record_id: message.record_id,
    due_at: ctx.now, good_until: goodUntil(message), dedupe_key: null, digest_key: null, resend_of: null, created_at: ctx.now,
  }
}

/** To the person's own address and phone, as they chose. */
function personalDeliveries(ctx: Ctx, message: MessageRow, around: Around): NewDelivery[] {
  const person = message.channel === 'in_app' && message.account_id !== null ? around.recipients.get(message.account_id) : undefined
  if (!person) return []
  return around.settings.flatMap((setting) => {
    if (setting.channel === 'push') return noticesOnDevices(ctx, message, setting, around, person)
    if (setting.channel !== 'email' && setting.channel !== 'sms') return []
    const channel: PersonalChannel = setting.channel
    const when = leaves(around.choices.of(person.accountId, topicOf(message.template), channel), message.level)
    const address = channel === 'email' ? person.email : person.phone
    if (when === 'never' || address === null) return []
    const isDaily = when === 'daily'
    const hasText = channel === 'email' || smsTemplateFor(setting.settings as SmsSettings, message.template) !== null
    return {
      ...draft(ctx, message, setting, around, person.locale), address,
      due_at: isDaily ? nextMorning(ctx, person.timeZone) : dueAt(ctx, around, message.level, person.timeZone),
      digest_key: message.level === 'urgent' ? null : `${channel}:${person.accountId}${isDaily ? ':daily' : ''}`,
      dedupe_key: `${message.id}:${channel}`,
      ...(hasText ? {} : { state: 'skipped' as const, failure: 'no approved text' }),
    }
  })
}

/** On every browser where the person asked for notices: a headline without names, and what it opens. */
function noticesOnDevices(ctx: Ctx, message: MessageRow, setting: ChannelRow, around: Around, person: Recipient): NewDelivery[] {
  const when = leaves(around.choices.of(person.accountId, topicOf(message.template), 'push'), message.level)
  if (when === 'never') return []
  const isDaily = when === 'daily'
  return (around.devices.get(person.accountId) ?? []).map((device) => ({
    ...draft(ctx, message, setting, around, person.locale), ...noticeOf(message, around.wordings, person.locale), address: device.id,
    due_at: isDaily ? nextMorning(ctx, person.timeZone) : dueAt(ctx, around, message.level, person.timeZone),
    digest_key: message.level === 'urgent' ? null : `push:${device.id}${isDaily ? ':daily' : ''}`,
    dedupe_key: `${message.id}:push:${device.id}`,
  }))
}

/** To somebody without an account: a code of sign-in, an answer to a registration. They asked for it, so it waits for no morning. */
function addressedDelivery(ctx: Ctx, message: MessageRow, around: Around): NewDelivery[] {
  if (message.channel === 'in_app' || message.state !== 'waiting') return []
  const setting = around.settings.find(({ channel }) => channel === message.channel)
  return setting ? [{ ...draft(ctx, message, setting, around, around.house.locale), address: message.address, dedupe_key: `${message.id}:${message.channel}` }] : []
}

/** Into groups: once for each group, however many people were told inside. */
function groupDeliveries(ctx: Ctx, message: MessageRow, around: Around): NewDelivery[] {
  const person = message.account_id === null ? undefined : around.recipients.get(message.account_id)
  if (message.channel !== 'in_app' || !person) return []
  return around.settings.flatMap((setting) => {
    if (setting.channel === 'email' || setting.channel === 'sms' || setting.channel === 'push') return []
    if (setting.topics.length > 0 ? !setting.topics.includes(topicOf(message.template)) : message.level === 'info') return []
    if (setting.site_id !== null && person.siteIds !== null && !person.siteIds.includes(setting.site_id)) return []
    // What one act told several people has one moment, one record and the same words.
    const said = createHash('sha256').update(JSON.stringify([setting.id, message.template, message.record_id, message.params, message.created_at.getTime()])).digest('hex').slice(0, 32)
    return { ...draft(ctx, message, setting, around, around.house.locale), account_id: null, due_at: dueAt(ctx, around, message.level, around.house.timeZone), dedupe_key: `group:${said}` }
  })
}
