import { hash, verify } from '@node-rs/argon2'
import { wrongField } from '../../platform/errors.ts'
import { COMMON } from './sign-in/common-passwords.ts'

/** Argon2id with 19 MiB and two passes: about 15 ms, the OWASP minimum. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const SHORTEST = 8

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** A hash that fits no password: an unknown login takes as long as a wrong password. */
const NOBODY = hash('nobody', COST)

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await NOBODY), password)
  return stored !== null && fits
}

/** Why a password is too easy to guess; null when it is not. Long ones need no special characters. */
function weaknessOf(password: string, about: { login: string; name: string }): 'short' | 'common' | 'uniform' | 'personal' | null {
  const plain = password.normalize('NFKC').toLowerCase()
  if (plain.length < SHORTEST) return 'short'
  if (COMMON.has(plain) || COMMON.has(plain.replace(/[!.。@#*]+$/, ''))) return 'common'
  if (new Set(plain).size < 4 || isRun(plain)) return 'uniform'
  const bare = plain.replaceAll(/[\d\W_]+/g, '')
  for (const word of [about.login.toLowerCase(), about.name.toLowerCase()]) if (word.length >= 3 && (plain === word || bare === word.replaceAll(/[\d\W_]+/g, ''))) return 'personal'
  return null
}

/** Each character follows the one before: `23456789`, `abcdefgh`, backwards too. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((char, index) => char.codePointAt(0)! - text.codePointAt(index)!))
  return steps.size === 1 && (steps.has(1) || steps.has(-1) || steps.has(0))
}

/** Throws `password.too_weak` naming the field and why. */
export function mustBeStrong(password: string, about: { login: string; name: string }, pointer: string): void {
  const weakness = weaknessOf(password, about)
  if (weakness !== null) throw wrongField('password.too_weak', pointer, weakness)
}
