import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes: about 15 ms, the OWASP minimum. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** A hash that fits no password: an unknown login takes as long as a wrong password. */
const NOBODY = hash('nobody', COST)

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await NOBODY), password)
  return stored !== null && fits
}
