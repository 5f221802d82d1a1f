import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Secrets of an installation: encrypts identity papers and makes them findable by exact value only (B.4). */
export class PersonalDataKey {
  readonly #encryption: Buffer
  readonly #index: Buffer

  constructor(hex: string) {
    const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', Buffer.from(hex, 'hex'), '', purpose, 32))
    this.#encryption = derive('personal data')
    this.#index = derive('blind index')
  }

  /** AES-256-GCM; the result holds version, nonce, tag and text. */
  encrypt(plain: string): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#encryption, nonce)
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), text])
  }

  /** Throws when the text was changed or encrypted with another key. */
  decrypt(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.#encryption, sealed.subarray(1, 13))
    decipher.setAuthTag(sealed.subarray(13, 29))
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
  }

  /** The same for equal values, useless without the key: for looking up an ID number. */
  blindIndex(plain: string): Buffer {
    return createHmac('sha256', this.#index).update(plain).digest()
  }
}

/** The key from the configuration, or from `key` in the data folder, made with mode 0600 at the first start. */
export function openPersonalDataKey(config: { key: string | undefined; dataFolder: string }): PersonalDataKey {
  if (config.key) return new PersonalDataKey(config.key)
  const path = join(config.dataFolder, 'key')
  if (!existsSync(path)) {
    mkdirSync(config.dataFolder, { recursive: true })
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return new PersonalDataKey(readFileSync(path, 'utf8').trim())
}
