import { randomInt } from 'node:crypto'
import { hash, hashRaw, verify } from '@node-rs/argon2'
import { SHORTEST_PASSWORD, plainWeaknessOf, type PlainWeakness } from '@guanjia/contract/password-rule.ts'
import { wrongField } from '../../platform/errors.ts'
import { isCommon } from './sign-in/common-list.ts'

/** Argon2id with 19 MiB and two passes: about 15 ms, the OWASP minimum. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** The same work with a known salt, for words that are long by chance: they are looked up by it. */
export function saltedHash(text: string, salt: Buffer): Promise<Buffer> {
  return hashRaw(text, { ...COST, salt })
}

/** A hash that fits no password: an unknown login takes as long as a wrong password. */
const NOBODY = hash('nobody', COST)

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await NOBODY), password)
  return stored !== null && fits
}

/** Why a password is too easy to guess; null when it is not. */
async function weaknessOf(password: string, about: { login: string; name: string }, shortest: number): Promise<PlainWeakness | 'common' | null> {
  return plainWeaknessOf(password, about, shortest) ?? ((await isCommon(password)) ? 'common' : null)
}

/** Throws `password.too_weak` naming the field and why. `shortest` is what the organisation asks for. */
export async function mustBeStrong(password: string, about: { login: string; name: string }, pointer: string, shortest = SHORTEST_PASSWORD): Promise<void> {
  const weakness = await weaknessOf(password, about, shortest)
  if (weakness !== null) throw wrongField('password.too_weak', pointer, weakness)
}

/** Characters that are read out over the phone without mistakes: twelve of them are about 59 bits. */
export function temporaryPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const part = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${part()}-${part()}-${part()}`
}

const TEMPORARY_MS = 3 * 86_400_000
/** What marks a password that somebody else has seen: it opens the choice of another, for three days. */
export const temporaryUntil = (now: Date): Date => new Date(now.getTime() + TEMPORARY_MS)
