import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { keyFileOf, readKeys, type KeySource } from './key-file.ts'
import { activeKey, type Key, type KeyUse, type Ring } from './ring.ts'

/** Another process may have added a key; files are looked at again at most this often. */
const LOOK_EVERY_MS = 1000
const MAC_BYTES = 16

/**
 * The keys of an installation at work: they seal personal data, make it findable by exact value only, and vouch for the trail.
 * Everything that a key made says which, so that a ring of several keys reads all of it and writes with the newest.
 */
export class PersonalDataKey {
  readonly #source: KeySource | null
  #ring: Ring
  #lookedAt = Date.now()
  #fileTime: number

  constructor(ring: Ring, source: KeySource | null = null) {
    this.#ring = ring
    this.#source = source?.key === undefined ? source : null
    this.#fileTime = this.#timeOfFile()
  }

  get ring(): Ring {
    return this.#ring
  }

  /** The id of the key that writes now. */
  activeId(use: KeyUse): number {
    this.#lookAgain()
    return activeKey(this.#ring, use).id
  }

  /** AES-256-GCM. Layout: 2, key id (two bytes), nonce (12), tag (16), text; before there were several keys: 1, nonce, tag, text. */
  encrypt(plain: string): Buffer {
    this.#lookAgain()
    const key = activeKey(this.#ring, 'data')
    const nonce = randomBytes(12)
    const head = Buffer.from([2, key.id >> 8, key.id & 0xff])
    const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(head)
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([head, nonce, cipher.getAuthTag(), text])
  }

  /** Throws when the text was changed, or sealed with a key that is not on the ring. */
  decrypt(sealed: Buffer): string {
    const head = sealed[0] === 1 ? 1 : 3
    const decipher = createDecipheriv('aes-256-gcm', this.#key('data', keyIdOfSealed(sealed)).secret, sealed.subarray(head, head + 12))
    if (head === 3) decipher.setAAD(sealed.subarray(0, 3))
    decipher.setAuthTag(sealed.subarray(head + 12, head + 28))
    return Buffer.concat([decipher.update(sealed.subarray(head + 28)), decipher.final()]).toString('utf8')
  }

  /** The same for equal values, useless without the key: for storing beside a sealed value. */
  blindIndex(plain: string): Buffer {
    this.#lookAgain()
    return indexOf(activeKey(this.#ring, 'index'), plain)
  }

  /** The index of a value under every key: for looking up, also while keys are being changed. */
  blindIndexes(plain: string): Buffer[] {
    this.#lookAgain()
    return this.#ring.index.map((key) => indexOf(key, plain))
  }

  /** Vouches for a text of the trail: key id (two bytes) and 16 bytes that nobody makes without the key. */
  vouch(text: string): Buffer {
    return macWith(activeKey(this.#ring, 'trail'), text)
  }

  /** What `vouch` would have given with the key of an earlier mark; null when that key is not on the ring. */
  vouchLike(mark: Buffer, text: string): Buffer | null {
    const key = mark.length === MAC_BYTES + 2 ? this.#ring.trail.find(({ id }) => id === mark.readUInt16BE(0)) : undefined
    return key ? macWith(key, text) : null
  }

  /** Takes over a ring that this process itself has just written. */
  use(ring: Ring): void {
    this.#ring = ring
    this.#fileTime = this.#timeOfFile()
  }

  #key(use: KeyUse, id: number): Key {
    const find = (): Key | undefined => this.#ring[use].find((key) => key.id === id)
    const known = find() ?? (this.#reload(), find())
    if (!known) throw new Error(`The ${use} key ${id} is not on the ring`)
    return known
  }

  #lookAgain(): void {
    if (this.#source === null || Date.now() - this.#lookedAt < LOOK_EVERY_MS) return
    this.#lookedAt = Date.now()
    if (this.#timeOfFile() !== this.#fileTime) this.#reload()
  }

  #reload(): void {
    if (this.#source === null) return
    this.#fileTime = this.#timeOfFile()
    this.#ring = readKeys(this.#source)
  }

  #timeOfFile(): number {
    if (this.#source === null) return 0
    // A file that is gone for a moment leaves the keys that were read.
    return statSync(keyFileOf(this.#source), { throwIfNoEntry: false })?.mtimeMs ?? this.#fileTime
  }
}

function indexOf(key: Key, plain: string): Buffer {
  const digest = createHmac('sha256', key.secret).update(plain).digest()
  // The first key's indexes are as old as the first key: without an id in front.
  return key.id === 1 ? digest : Buffer.concat([Buffer.from([key.id >> 8, key.id & 0xff]), digest])
}

function macWith(key: Key, text: string): Buffer {
  const mark = Buffer.allocUnsafe(MAC_BYTES + 2)
  mark.writeUInt16BE(key.id, 0)
  createHmac('sha256', key.secret).update(text).digest().copy(mark, 2, 0, MAC_BYTES)
  return mark
}

export function keyIdOfSealed(sealed: Buffer): number {
  if (sealed[0] === 1) return 1
  if (sealed[0] === 2) return sealed.readUInt16BE(1)
  throw new Error('Not a sealed text')
}

export function keyIdOfIndex(index: Buffer): number {
  return index.length === 32 ? 1 : index.readUInt16BE(0)
}
