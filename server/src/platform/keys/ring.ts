import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** What a key is for: sealing texts, finding sealed texts by their exact value, and vouching for the trail. */
export const KEY_USES = ['data', 'index', 'trail'] as const
export type KeyUse = (typeof KEY_USES)[number]

export interface Key {
  /** 1, 2, 3 …; stands in front of everything that was made with the key. */
  id: number
  secret: Buffer
  madeAt: string
}

/** All keys of an installation, oldest first; the last of each use is the active one, the others still read what they wrote. */
export type Ring = Record<KeyUse, Key[]>

const Stored = z.array(z.object({ id: z.number().int().min(1).max(65_535), key: z.string().regex(/^[0-9a-f]{64}$/), madeAt: z.string() })).min(1)
const StoredRing = z.object({ version: z.literal(2), data: Stored, index: Stored, trail: Stored })

/** Where the keys of version 1 came from: one secret, from which each use was derived. */
const DERIVED_AS: Record<KeyUse, string> = { data: 'personal data', index: 'blind index', trail: 'trail' }

/** The ring of 64 hex digits (one secret, as every installation begins) or of a written ring. Throws when the text is neither. */
export function readRing(text: string): Ring {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return eachUse((use) => [{ id: 1, secret: Buffer.from(hkdfSync('sha256', Buffer.from(trimmed, 'hex'), '', DERIVED_AS[use], 32)), madeAt: '' }])
  let parsed: unknown
  try {
    parsed = JSON.parse(trimmed)
  } catch {
    throw new Error('neither 64 hex digits nor a key ring')
  }
  const stored = StoredRing.safeParse(parsed)
  if (!stored.success) throw new Error('a damaged key ring')
  return eachUse((use) => stored.data[use].map(({ id, key, madeAt }) => ({ id, secret: Buffer.from(key, 'hex'), madeAt })).sort((a, b) => a.id - b.id))
}

export function writeRing(ring: Ring): string {
  const stored = eachUse((use) => ring[use].map(({ id, secret, madeAt }) => ({ id, key: secret.toString('hex'), madeAt })))
  return `${JSON.stringify({ version: 2, ...stored }, null, 1)}\n`
}

/** A ring with one more key of a use, which is the active one from now on. */
export function withNewKey(ring: Ring, use: KeyUse, now: Date): Ring {
  return { ...ring, [use]: [...ring[use], { id: activeKey(ring, use).id + 1, secret: randomBytes(32), madeAt: now.toISOString() }] }
}

export function activeKey(ring: Ring, use: KeyUse): Key {
  return ring[use].at(-1)!
}

/** Tells a key without telling anything of it: the database remembers it, so that a wrong key is known before it does harm. */
export function fingerprintOf(key: Key): Buffer {
  return createHmac('sha256', key.secret).update('guanjia key fingerprint').digest().subarray(0, 16)
}

function eachUse<T>(make: (use: KeyUse) => T): Record<KeyUse, T> {
  return { data: make('data'), index: make('index'), trail: make('trail') }
}
