import { createCipheriv, createECDH, createPrivateKey, hkdfSync, randomBytes, sign } from 'node:crypto'
import { SendFailure, type Outgoing, type OutsidePolicy, type Receipt, type Sender } from './channel.ts'
import { requestOutside } from './request.ts'

/** A browser that shows notices, as it described itself. */
export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

/** The push services of the browsers: nobody else is sent a notice, whatever address a client names. */
const SERVICES = ['fcm.googleapis.com', 'updates.push.services.mozilla.com', 'web.push.apple.com', '.push.services.mozilla.com', '.push.apple.com', '.notify.windows.com']
const CURVE = 'prime256v1'
const RECORD_BYTES = 4096
/** What a push service takes, without header and padding. */
const MOST_BYTES = 3000
const TOKEN_SECONDS = 12 * 3600
const KEPT_SECONDS = 24 * 3600

const url64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64url')
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url')

/** Whether an address belongs to a push service; inside the house any does, where the operator allows that. */
export function isPushService(policy: Pick<OutsidePolicy, 'allowsPrivate'>, endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username } = new URL(endpoint)
  if (policy.allowsPrivate) return protocol === 'https:' || protocol === 'http:'
  return protocol === 'https:' && port === '' && username === '' && SERVICES.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
}

/** A new key of the house for push services (VAPID, RFC 8292): the private number. */
export function newPushKey(): string {
  const pair = createECDH(CURVE)
  pair.generateKeys()
  const number = pair.getPrivateKey()
  return url64(Buffer.concat([Buffer.alloc(32 - number.length), number]))
}

/** What browsers bind a subscription to. */
export function publicPushKey(privateKey: string): string {
  const pair = createECDH(CURVE)
  pair.setPrivateKey(bytesOf(privateKey))
  return url64(pair.getPublicKey())
}

/** Whether a browser's key is a point of the curve. */
export function isPushKey(p256dh: string): boolean {
  const point = bytesOf(p256dh)
  if (point.length !== 65 || point[0] !== 4) return false
  const pair = createECDH(CURVE)
  pair.generateKeys()
  try {
    pair.computeSecret(point)
    return true
  } catch {
    return false
  }
}

/** One record of aes128gcm (RFC 8188) under keys that only the browser can make as well (RFC 8291). `given` fixes what is random, for the example of the standard. */
export function encryptedFor(target: Pick<PushTarget, 'p256dh' | 'auth'>, text: string, given: { salt?: Buffer; privateKey?: Buffer } = {}): Buffer {
  const browser = bytesOf(target.p256dh)
  const salt = given.salt ?? randomBytes(16)
  const pair = createECDH(CURVE)
  if (given.privateKey) pair.setPrivateKey(given.privateKey)
  else pair.generateKeys()
  const own = pair.getPublicKey()
  const shared = hkdf(pair.computeSecret(browser), bytesOf(target.auth), Buffer.concat([Buffer.from('WebPush: info\0'), browser, own]), 32)
  const cipher = createCipheriv('aes-128-gcm', hkdf(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16), hkdf(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
  const head = Buffer.alloc(21)
  salt.copy(head)
  head.writeUInt32BE(RECORD_BYTES, 16)
  head[20] = own.length
  // 2: the last record.
  return Buffer.concat([head, own, cipher.update(text, 'utf8'), cipher.update(Buffer.from([2])), cipher.final(), cipher.getAuthTag()])
}

const hkdf = (secret: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', secret, salt, info, bytes))

/** Says to a push service who sends: a token for this service and half a day. */
function pushToken(key: { privateKey: string; contact: string }, endpoint: string, now: number): string {
  const point = bytesOf(publicPushKey(key.privateKey))
  const signing = createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', d: key.privateKey, x: url64(point.subarray(1, 33)), y: url64(point.subarray(33)) } })
  const said = `${url64('{"typ":"JWT","alg":"ES256"}')}.${url64(JSON.stringify({ aud: new URL(endpoint).origin, exp: Math.floor(now / 1000) + TOKEN_SECONDS, sub: `mailto:${key.contact}` }))}`
  return `${said}.${url64(sign('sha256', Buffer.from(said), { key: signing, dsaEncoding: 'ieee-p1363' }))}`
}

/** Shows notices on one browser. A notice that comes twice is shown once, by its tag: what may have arrived is sent again without harm. */
export class PushSender implements Sender {
  readonly #key: { privateKey: string; contact: string }
  readonly #target: PushTarget
  readonly #policy: OutsidePolicy
  constructor(key: { privateKey: string; contact: string }, target: PushTarget, policy: OutsidePolicy) {
    this.#key = key
    this.#target = target
    this.#policy = policy
  }

  async send(message: Outgoing): Promise<Receipt> {
    const { endpoint } = this.#target
    if (!isPushService(this.#policy, endpoint)) throw new SendFailure('refused', 'not the address of a push service')
    const tag = message.id.replaceAll('-', '')
    const notice = JSON.stringify({ title: message.title, tag, ...message.opens })
    if (Buffer.byteLength(notice) > MOST_BYTES) throw new SendFailure('refused', 'too long for a notice')
    const answer = await requestOutside(this.#policy, {
      url: endpoint, body: encryptedFor(this.#target, notice),
      headers: {
        'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream', ttl: String(KEPT_SECONDS), urgency: message.isUrgent === true ? 'high' : 'normal', topic: tag,
        authorization: `vapid t=${pushToken(this.#key, endpoint, Date.now())}, k=${publicPushKey(this.#key.privateKey)}`,
      },
    }).catch((error: unknown) => {
      throw error instanceof SendFailure && error.certainty === 'unknown' ? new SendFailure('later', error.message) : error
    })
    if (answer.status >= 200 && answer.status < 300) return { providerId: answer.headers['location']?.slice(0, 200) ?? null }
    const said = `${answer.status} ${answer.body.replaceAll(/\s+/g, ' ').slice(0, 200)}`.trim()
    // 404 and 410: the browser has forgotten its subscription, and will never take another one.
    throw new SendFailure(answer.status >= 500 || answer.status === 429 || answer.status === 408 ? 'later' : 'refused', said, answer.status === 404 || answer.status === 410)
  }
}
