import { createHmac } from 'node:crypto'
import { SendFailure, type Outgoing, type OutsidePolicy, type Receipt, type Sender } from './channel.ts'
import { requestOutside } from './request.ts'

export type RobotKind = 'wecom' | 'dingtalk' | 'feishu'

/** The address of the group holds its token, so it is a secret like the signing word. */
export interface RobotSecret {
  url: string
  secret: string
}

const MAX_WORDS = 2000

/** DingTalk signs the query: `timestamp` in milliseconds and a word made from it. */
export function dingtalkSignature(secret: string, timestamp: number): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
}

/** Feishu signs nothing with a key made of time and word. */
export function feishuSignature(secret: string, seconds: number): string {
  return createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64')
}

/** Posts into a group of 企业微信, 钉钉 or 飞书. */
export class RobotSender implements Sender {
  readonly #kind: RobotKind
  readonly #robot: RobotSecret
  readonly #policy: OutsidePolicy
  constructor(kind: RobotKind, robot: RobotSecret, policy: OutsidePolicy) {
    this.#kind = kind
    this.#robot = robot
    this.#policy = policy
  }

  async send(message: Outgoing): Promise<Receipt> {
    const words = [message.title, message.body, message.link ?? ''].filter((part) => part !== '').join('\n').slice(0, MAX_WORDS)
    const { url, body } = this.#post(words, Date.now())
    const answer = await requestOutside(this.#policy, { url, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) })
    const said = parsed(answer.body)
    const code = said.errcode ?? said.code ?? said.StatusCode
    if (answer.status === 200 && code === 0) return { providerId: null }
    const text = [answer.status, code, said.errmsg ?? said.msg].filter((part) => part !== undefined).join(' ').slice(0, 300)
    // 45009, 130101, 11232 and 9499 say "too fast"; everything else stays wrong.
    throw new SendFailure(answer.status >= 500 || answer.status === 429 || [45009, 130101, 11232, 9499].includes(code ?? -1) ? 'later' : 'refused', text)
  }

  #post(words: string, now: number): { url: string; body: object } {
    const { url, secret } = this.#robot
    if (this.#kind === 'feishu') {
      const seconds = Math.floor(now / 1000)
      return { url, body: { ...(secret === '' ? {} : { timestamp: String(seconds), sign: feishuSignature(secret, seconds) }), msg_type: 'text', content: { text: words } } }
    }
    const body = { msgtype: 'text', text: { content: words } }
    if (this.#kind === 'wecom' || secret === '') return { url, body }
    const signed = new URL(url)
    signed.searchParams.set('timestamp', String(now))
    signed.searchParams.set('sign', dingtalkSignature(secret, now))
    return { url: signed.href, body }
  }
}

interface Said {
  errcode?: number
  errmsg?: string
  code?: number
  msg?: string
  StatusCode?: number
}
function parsed(text: string): Said {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null ? (value as Said) : {}
  } catch {
    return {}
  }
}
