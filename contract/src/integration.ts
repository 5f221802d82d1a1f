import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Locale, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'

export const Channel = z.enum(['email', 'sms', 'wecom', 'dingtalk', 'feishu', 'push'])
export type Channel = z.infer<typeof Channel>
export const MessageLevel = z.enum(['info', 'warning', 'urgent'])

/** What a kind of message is about: the part of its name before the dot. */
const Topic = z.string().regex(/^[a-z_]{1,40}$/)
/** A kind of message, such as `case.reported`. */
const Kind = z.string().regex(/^[a-z_]{1,40}\.[a-z_]{1,60}$/)
const Host = z.string().trim().min(1).max(253).regex(/^[A-Za-z0-9.:[\]-]+$/)
const Word = z.string().trim().max(200).regex(/^[^\p{Cc}]*$/u)

export const SmtpSettings = z.object({
  host: Host, port: z.number().int().min(1).max(65_535), security: z.enum(['tls', 'starttls', 'none']), user: Word, from: z.email().max(200), fromName: Word.max(60),
  ca: z.string().max(20_000).default('').meta({ description: 'PEM of an own certificate authority' }),
}).meta({ id: 'SmtpSettings' })
const SmsTemplate = z.object({ kind: z.union([z.literal('*'), Kind]), code: Word.min(1).max(100), params: z.array(z.string().regex(/^\w{1,40}$/)).max(20) })
const smsCommon = { signName: Word.max(60), templates: z.array(SmsTemplate).max(200) }
export const SmsSettings = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('aliyun'), ...smsCommon, endpoint: z.url().max(300).default('https://dysmsapi.aliyuncs.com'), keyId: Word.min(1) }),
  z.object({ provider: z.literal('tencent'), ...smsCommon, endpoint: z.url().max(300).default('https://sms.tencentcloudapi.com'), keyId: Word.min(1), appId: Word.min(1), region: Word.min(1).max(40).default('ap-guangzhou') }),
  z.object({
    provider: z.literal('http'), ...smsCommon, url: z.url().max(1000), body: z.string().max(4000).meta({ description: 'JSON with {phone}, {text}, {code}, {id} and the params of the text as gaps' }),
    headerName: z.string().regex(/^[A-Za-z0-9-]{0,60}$/).default('').meta({ description: 'Header that carries the secret' }),
    successField: z.string().regex(/^[\w.]{0,100}$/).default(''), successValue: Word.default(''), idField: z.string().regex(/^[\w.]{0,100}$/).default(''),
  }),
]).meta({ id: 'SmsSettings' })

export const PushSettings = z.object({ contact: z.email().max(200).meta({ description: 'Whom push services write to when something is wrong' }) }).meta({ id: 'PushSettings' })
export type PushSettings = z.infer<typeof PushSettings>

const secrets = {
  secret: z.string().max(500).optional().meta({ description: 'Password, key or signing word; left out: stays as it is' }),
}
const common = { name: text(60, 1), isActive: z.boolean().default(true), ...secrets }
/** Everything that a channel is made of; `channel` never changes. */
export const ChannelFacts = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('email'), ...common, settings: SmtpSettings }),
  z.object({ channel: z.literal('sms'), ...common, settings: SmsSettings }),
  /** Its key is made by the server and never leaves it. */
  z.object({ channel: z.literal('push'), name: text(60, 1), isActive: z.boolean().default(true), settings: PushSettings }),
  ...(['wecom', 'dingtalk', 'feishu'] as const).map((channel) =>
    z.object({ channel: z.literal(channel), ...common, url: z.url().max(1000).optional().meta({ description: 'Address of the group robot; left out: stays as it is' }), topics: z.array(Topic).max(60).default([]), siteId: Id.nullable().default(null) }),
  ),
])
export type ChannelFacts = z.infer<typeof ChannelFacts>

export const ChannelSetting = z.object({
  id: Id, channel: Channel, name: z.string(), isActive: z.boolean(), settings: z.record(z.string(), z.unknown()), hasSecret: z.boolean(), urlHost: z.string().nullable(),
  topics: z.array(z.string()), siteId: Id.nullable(), version: z.number().int(), changedAt: Instant,
  lately: z.object({ sent: z.number().int(), failed: z.number().int(), lastFailure: z.string().nullable() }),
}).meta({ id: 'ChannelSetting' })
export type ChannelSetting = z.infer<typeof ChannelSetting>

const manage = 'integration:manage' as const
export const listChannels = endpoint({ method: 'GET', path: '/channels', summary: 'How messages leave the house: mail server, text gateway, group robots', access: manage, response: itemsOf(ChannelSetting) })
export const createChannel = endpoint({ method: 'POST', path: '/channels', summary: 'Set up a channel; secrets are kept encrypted and never shown again', access: manage, body: z.object({ id: Id.optional(), facts: ChannelFacts }), response: ChannelSetting, errors: ['already_exists', 'rule_broken'] })
export const changeChannel = endpoint({ method: 'PUT', path: '/channels/{id}', summary: 'Change a channel', access: manage, params: IdParams, body: z.object({ version: z.number().int().optional(), facts: ChannelFacts }), response: ChannelSetting, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const removeChannel = endpoint({ method: 'DELETE', path: '/channels/{id}', summary: 'Remove a channel; what was sent stays in the record', access: manage, params: IdParams, kind: 'empty', errors: ['not_found'] })
export const testChannel = endpoint({
  method: 'POST', path: '/channels/{id}/test', summary: 'Send me a test, at once', access: manage, params: IdParams, body: z.object({ to: text(200).default('') }),
  response: z.object({ deliveryId: Id, isSent: z.boolean(), failure: z.string().nullable(), providerId: z.string().nullable() }), errors: ['not_found', 'rule_broken', 'too_many_attempts'],
})

export const DeliveryState = z.enum(['waiting', 'sending', 'sent', 'maybe_sent', 'failed', 'merged', 'skipped'])
export type DeliveryState = z.infer<typeof DeliveryState>
export const Delivery = z.object({
  id: Id, channel: Channel, via: z.string().nullable(), to: z.string(), kind: z.string(), level: MessageLevel, title: z.string(), body: z.string(), state: DeliveryState, attempts: z.number().int(),
  dueAt: Instant.nullable(), providerId: z.string().nullable(), failure: z.string().nullable(), mergedInto: Id.nullable(), resendOf: Id.nullable(), recordType: z.string().nullable(), recordId: Id.nullable(),
  at: Instant, sentAt: Instant.nullable(), allowedActions: z.array(z.enum(['resend', 'give_up'])),
}).meta({ id: 'Delivery' })
export type Delivery = z.infer<typeof Delivery>
const deliveryFilter = z.object({ state: oneOrMany(DeliveryState), channel: oneOrMany(Channel), kind: Kind.optional(), from: Day.optional(), to: Day.optional() }).prefault({})
export const listDeliveries = endpoint({ method: 'GET', path: '/deliveries', summary: 'Every message that left or should have left, newest first', access: manage, query: z.object({ ...paging, total: z.stringbool().optional(), filter: deliveryFilter }), response: listOf(Delivery) })
export const exportDeliveries = endpoint({ method: 'GET', path: '/deliveries/export', summary: 'The same list as a file', access: manage, query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: deliveryFilter }), kind: 'file' })
export const getDelivery = endpoint({ method: 'GET', path: '/deliveries/{id}', summary: 'One delivery', access: manage, params: IdParams, response: Delivery, errors: ['not_found'] })
export const actOnDelivery = endpoint({ method: 'POST', path: '/deliveries/{id}/actions', summary: 'Send again, or give up', access: manage, params: IdParams, body: z.object({ action: z.enum(['resend', 'give_up']) }), response: Delivery, errors: ['not_found', 'action_not_allowed'] })

export const WordingChannel = z.enum(['in_app', 'email', 'sms', 'robot'])
export type WordingChannel = z.infer<typeof WordingChannel>
const Wording = z.object({ channel: WordingChannel, locale: Locale, title: z.string(), body: z.string(), version: z.number().int() })
export const MessageKind = z.object({
  kind: z.string(), topic: z.string(), variables: z.array(z.string()), builtIn: z.array(z.object({ locale: Locale, title: z.string(), body: z.string() })), own: z.array(Wording),
}).meta({ id: 'MessageKind' })
export type MessageKind = z.infer<typeof MessageKind>
export const listMessageKinds = endpoint({ method: 'GET', path: '/message-kinds', summary: 'Every kind of message with its variables, built-in words and own words', access: manage, response: itemsOf(MessageKind) })
const wording = { kind: Kind, channel: WordingChannel, locale: Locale, title: text(200, 1), body: text(2000) }
export const writeWording = endpoint({ method: 'PUT', path: '/message-wordings', summary: 'Own words for a kind of message, a channel and a language; unknown variables are refused', access: manage, body: z.object({ ...wording, version: z.number().int().optional() }), response: MessageKind, errors: ['not_found', 'rule_broken', 'stale_version'] })
export const dropWording = endpoint({ method: 'POST', path: '/message-wordings/drop', summary: 'Back to the built-in words', access: manage, body: z.object({ kind: Kind, channel: WordingChannel, locale: Locale }), response: MessageKind, errors: ['not_found'] })
export const previewWording = endpoint({ method: 'POST', path: '/message-wordings/preview', summary: 'How the words would read, with the latest message of this kind or examples', access: manage, body: z.object(wording), response: z.object({ title: z.string(), body: z.string(), unknown: z.array(z.string()), isExample: z.boolean() }), errors: ['not_found'] })

export const Wants = z.enum(['all', 'important', 'daily', 'none'])
export type Wants = z.infer<typeof Wants>
const Choice = z.object({ topic: Topic, email: Wants.nullable(), sms: Wants.nullable(), /** Left out: stays as it is. */ push: Wants.nullable().optional() })
const ChoiceRow = z.object({ topic: z.string(), email: Wants.nullable(), sms: Wants.nullable(), push: Wants.nullable(), houseEmail: Wants, houseSms: Wants, housePush: Wants })
export const MessageChoices = z.object({ email: z.string().nullable(), phone: z.string().nullable(), channels: z.array(Channel), items: z.array(ChoiceRow) }).meta({ id: 'MessageChoices' })
export type MessageChoices = z.infer<typeof MessageChoices>
export const ownChoices = endpoint({ method: 'GET', path: '/own-message-choices', summary: 'Which messages I want by e-mail and text', access: 'signed_in', response: MessageChoices })
export const changeOwnChoices = endpoint({ method: 'PUT', path: '/own-message-choices', summary: 'Choose; null follows the house', access: 'signed_in', body: z.object({ email: z.union([z.email().max(200), z.literal('')]).optional(), items: z.array(Choice).max(60).default([]) }), response: MessageChoices })
export const houseChoices = endpoint({ method: 'GET', path: '/message-choices', summary: 'What the house sends to whoever chose nothing', access: manage, response: MessageChoices })
export const changeHouseChoices = endpoint({ method: 'PUT', path: '/message-choices', summary: 'Decide what the house sends', access: manage, body: z.object({ items: z.array(Choice).min(1).max(60) }), response: MessageChoices })

// Notices on devices 设备通知 ---------------------------------------------------------------------------------------------------------------

export const PushApp = z.enum(['console', 'phone'])
export const PushDevice = z.object({ id: Id, app: PushApp, device: z.string(), /** SHA-256 of the address in the browser, by which it finds itself. */ fingerprint: z.string(), since: Instant, lastSentAt: Instant.nullable() }).meta({ id: 'PushDevice' })
export const PushDevices = z.object({ /** What a subscription is bound to; null while the house sends no notices. */ publicKey: z.string().nullable(), items: z.array(PushDevice) }).meta({ id: 'PushDevices' })
export type PushDevices = z.infer<typeof PushDevices>
export const listPushDevices = endpoint({ method: 'GET', path: '/push-subscriptions', summary: 'The browsers that show me notices', access: 'signed_in', isForPeople: true, response: PushDevices })
export const addPushDevice = endpoint({
  method: 'POST', path: '/push-subscriptions', summary: 'Show me notices on this browser, for as long as I am signed in here; the same browser again is the same one', access: 'signed_in', isForPeople: true,
  body: z.object({ id: Id.optional(), app: PushApp, endpoint: z.url().max(2000), p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}$/), auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }), response: PushDevices, errors: ['rule_broken', 'action_not_allowed'],
})
export const removePushDevice = endpoint({ method: 'DELETE', path: '/push-subscriptions/{id}', summary: 'No more notices there', access: 'signed_in', isForPeople: true, params: IdParams, response: PushDevices, errors: ['not_found'] })

export const CalendarFeed = z.object({ exists: z.boolean(), createdAt: Instant.nullable(), readAt: Instant.nullable(), path: z.string().nullable().meta({ description: 'Below the server address; shown once, when it is made' }) }).meta({ id: 'CalendarFeed' })
export type CalendarFeed = z.infer<typeof CalendarFeed>
export const getCalendarFeed = endpoint({ method: 'GET', path: '/calendar-feed', summary: 'Whether my calendar has an address', access: 'signed_in', response: CalendarFeed })
export const actOnCalendarFeed = endpoint({ method: 'POST', path: '/calendar-feed/actions', summary: 'Make an address for my calendar (the one before stops working), or take it away', access: 'signed_in', hasSecret: true, body: z.object({ action: z.enum(['make', 'revoke']) }), response: CalendarFeed })
export const readCalendarFeed = endpoint({ method: 'GET', path: '/calendars/{token}', summary: 'A calendar in iCalendar form; the address is the key', access: 'public', params: z.object({ token: z.string().max(60) }), kind: 'file', errors: ['not_found'] })
