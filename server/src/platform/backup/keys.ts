import { readFileSync } from 'node:fs'
import { hasKeys, keyFileOf, readKeys, type KeySource } from '../keys/key-file.ts'
import { KEY_USES, fingerprintOf } from '../keys/ring.ts'

/** Tells the keys of an installation without telling anything of them; null where there are none yet. */
export function keyFingerprint(source: KeySource): string | null {
  if (!hasKeys(source)) return null
  const ring = readKeys(source)
  return KEY_USES.flatMap((use) => ring[use].map((key) => `${use}-${key.id}:${fingerprintOf(key).toString('hex').slice(0, 12)}`)).join(' ')
}

/** Whether these keys open what those sealed; further ones, of a rotation since, do no harm. */
export function keysFit(present: string | null, wanted: string | null): boolean {
  if (wanted === null) return true
  const held = new Set(present?.split(' '))
  return wanted.split(' ').every((mark) => held.has(mark))
}

/** The keys themselves, as they stand in the key file. */
export const keyText = (source: KeySource): string => source.key ?? readFileSync(keyFileOf(source), 'utf8')
