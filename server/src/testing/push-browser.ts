import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto'

/** A browser's side of a subscription: its keys, and what it reads of what a push service got for it. */
export class PushBrowser {
  readonly #pair = createECDH('prime256v1')
  readonly #auth = randomBytes(16)
  readonly endpoint: string
  constructor(endpoint: string) {
    this.endpoint = endpoint
    this.#pair.generateKeys()
  }

  get subscription(): { endpoint: string; p256dh: string; auth: string } {
    return { endpoint: this.endpoint, p256dh: this.#pair.getPublicKey('base64url'), auth: this.#auth.toString('base64url') }
  }

  /** Opens one record of aes128gcm, step by step as RFC 8188 and 8291 write it. Throws for what was not meant for this browser. */
  open(record: Buffer): { title: string; tag: string; path?: string; recordType?: string; recordId?: string; isResident?: boolean } {
    const [salt, sender, sealed] = [record.subarray(0, 16), record.subarray(21, 21 + record[20]!), record.subarray(21 + record[20]!)]
    const mac = (key: Buffer, ...parts: (Buffer | string)[]): Buffer => createHmac('sha256', key).update(Buffer.concat(parts.map((part) => Buffer.from(part as string)))).digest()
    const one = Buffer.from([1])
    const material = mac(mac(this.#auth, this.#pair.computeSecret(sender)), 'WebPush: info\0', this.#pair.getPublicKey(), sender, one)
    const random = mac(salt, material)
    const open = createDecipheriv('aes-128-gcm', mac(random, 'Content-Encoding: aes128gcm\0', one).subarray(0, 16), mac(random, 'Content-Encoding: nonce\0', one).subarray(0, 12))
    open.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
    if (plain.at(-1) !== 2) throw new Error('not the last record')
    return JSON.parse(plain.subarray(0, -1).toString('utf8')) as never
  }
}

/** What a push service looks at before it takes a notice: the token, by the key beside it. Throws when the two do not belong together. */
export function readPushToken(authorization: string): { aud: string; exp: number; sub: string; key: string } {
  const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization)!
  const [head, said, mark] = token!.split('.')
  const point = Buffer.from(key!, 'base64url')
  const known = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } })
  if (!verify('sha256', Buffer.from(`${head}.${said}`), { key: known, dsaEncoding: 'ieee-p1363' }, Buffer.from(mark!, 'base64url'))) throw new Error('signed by somebody else')
  return { ...(JSON.parse(Buffer.from(said!, 'base64url').toString()) as { aud: string; exp: number; sub: string }), key: key! }
}
