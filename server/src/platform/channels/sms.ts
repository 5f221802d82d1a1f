import { randomUUID } from 'node:crypto'
import { SendFailure, type Outgoing, type OutsidePolicy, type Receipt, type Sender } from './channel.ts'
import { requestOutside, type OutsideAnswer } from './request.ts'
import { signAcs3, signTc3 } from './sms-signature.ts'

/** A text that the gateway approved before, for one kind of message or (`*`) for all others; `params` in the order of its gaps. */
export interface SmsTemplate {
  kind: string
  code: string
  params: string[]
}

interface Common {
  signName: string
  templates: SmsTemplate[]
}
export type SmsSettings =
  | (Common & { provider: 'aliyun'; endpoint: string; keyId: string })
  | (Common & { provider: 'tencent'; endpoint: string; keyId: string; appId: string; region: string })
  | (Common & { provider: 'http'; url: string; body: string; headerName: string; successField: string; successValue: string; idField: string })

/** The approved text for a kind of message; null when nothing was approved. */
export function smsTemplateFor(settings: SmsSettings, kind: string): SmsTemplate | null {
  return settings.templates.find((one) => one.kind === kind) ?? settings.templates.find((one) => one.kind === '*') ?? null
}

/** The words for the gaps of an approved text. Throws `SendFailure` for a gap without a word, before a gateway charges for it. */
function filled(message: Outgoing, template: SmsTemplate): [string, string][] {
  const known: Record<string, string> = { ...message.params, title: message.title, text: message.body, link: message.link ?? '' }
  return template.params.map((name) => {
    const value = known[name]
    if (value === undefined) throw new SendFailure('refused', `${message.template} has no word for {${name}}`)
    return [name, value]
  })
}

function templateOf(settings: SmsSettings, message: Outgoing): SmsTemplate {
  const template = smsTemplateFor(settings, message.template)
  if (!template) throw new SendFailure('refused', `no approved text for ${message.template}`)
  return template
}

/** Short messages by Aliyun, Tencent or any gateway that takes HTTP. */
export class SmsSender implements Sender {
  readonly #settings: SmsSettings
  readonly #secret: string
  readonly #policy: OutsidePolicy
  constructor(settings: SmsSettings, secret: string, policy: OutsidePolicy) {
    this.#settings = settings
    this.#secret = secret
    this.#policy = policy
  }

  send(message: Outgoing): Promise<Receipt> {
    const settings = this.#settings
    if (settings.provider === 'aliyun') return this.#aliyun(settings, message)
    return settings.provider === 'tencent' ? this.#tencent(settings, message) : this.#http(settings, message)
  }

  async #aliyun(settings: SmsSettings & { provider: 'aliyun' }, message: Outgoing): Promise<Receipt> {
    const template = templateOf(settings, message)
    const url = new URL(settings.endpoint)
    const { query, headers } = signAcs3(
      {
        host: url.host, action: 'SendSms', version: '2017-05-25', date: `${new Date().toISOString().slice(0, 19)}Z`, nonce: randomUUID(),
        query: { PhoneNumbers: message.to, SignName: settings.signName, TemplateCode: template.code, TemplateParam: JSON.stringify(Object.fromEntries(filled(message, template))), OutId: message.id },
      },
      settings.keyId,
      this.#secret,
    )
    const answer = await requestOutside(this.#policy, { url: `${url.origin}/?${query}`, headers })
    const said = json(answer) as { Code?: string; Message?: string; BizId?: string }
    if (answer.status === 200 && said.Code === 'OK') return { providerId: said.BizId ?? null }
    throw refusal(answer, said.Code, said.Message, ['isv.BUSINESS_LIMIT_CONTROL', 'isp.SYSTEM_ERROR', 'Throttling', 'ServiceUnavailable'])
  }

  async #tencent(settings: SmsSettings & { provider: 'tencent' }, message: Outgoing): Promise<Receipt> {
    const template = templateOf(settings, message)
    const url = new URL(settings.endpoint)
    const timestamp = Math.floor(Date.now() / 1000)
    const body = JSON.stringify({
      PhoneNumberSet: [message.to.startsWith('+') ? message.to : `+86${message.to}`], SmsSdkAppId: settings.appId, SignName: settings.signName,
      TemplateId: template.code, TemplateParamSet: filled(message, template).map(([, value]) => value), SessionContext: message.id,
    })
    const signed = signTc3({ host: url.host, service: 'sms', timestamp, body }, settings.keyId, this.#secret)
    const headers = { ...signed, 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11', 'x-tc-timestamp': String(timestamp), 'x-tc-region': settings.region }
    const answer = await requestOutside(this.#policy, { url: `${url.origin}/`, headers, body })
    const { Response: said } = json(answer) as { Response?: { Error?: { Code: string; Message: string }; SendStatusSet?: { Code: string; Message: string; SerialNo: string }[] } }
    const status = said?.SendStatusSet?.[0]
    if (answer.status === 200 && status?.Code === 'Ok') return { providerId: status.SerialNo }
    throw refusal(answer, said?.Error?.Code ?? status?.Code, said?.Error?.Message ?? status?.Message, ['InternalError', 'RequestLimitExceeded', 'LimitExceeded'])
  }

  async #http(settings: SmsSettings & { provider: 'http' }, message: Outgoing): Promise<Receipt> {
    const template = templateOf(settings, message)
    const words: Record<string, string> = { ...Object.fromEntries(filled(message, template)), id: message.id, phone: message.to, sign: settings.signName, code: template.code, title: message.title, text: message.body }
    const body = settings.body.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (words[name] === undefined ? whole : JSON.stringify(words[name]).slice(1, -1)))
    const headers = { 'content-type': 'application/json', 'idempotency-key': message.id, ...(settings.headerName === '' ? {} : { [settings.headerName]: this.#secret }) }
    const answer = await requestOutside(this.#policy, { url: settings.url, headers, body })
    const said = json(answer)
    const isTaken = answer.status >= 200 && answer.status < 300 && (settings.successField === '' || String(at(said, settings.successField)) === settings.successValue)
    if (isTaken) return { providerId: settings.idField === '' ? null : wordOf(at(said, settings.idField)) }
    throw refusal(answer, undefined, answer.body.slice(0, 200), [])
  }
}

function json(answer: OutsideAnswer): unknown {
  try {
    return JSON.parse(answer.body) as unknown
  } catch {
    return {}
  }
}

/** The value at `data.id`. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined), value)
}
const wordOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null)

function refusal(answer: OutsideAnswer, code: string | undefined, words: string | undefined, passing: readonly string[]): SendFailure {
  const text = [answer.status, code, words].filter(Boolean).join(' ').slice(0, 300)
  const isPassing = answer.status >= 500 || answer.status === 429 || (code !== undefined && passing.some((one) => code.startsWith(one)))
  return new SendFailure(isPassing ? 'later' : 'refused', text)
}
