import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 24
const ID_BYTES = 16

/** A link names its organisation and carries 192 random bits; only its hash is kept. */
export function newToken(organizationId: string): { token: string; hash: Buffer } {
  const token = Buffer.concat([Buffer.from(organizationId.replaceAll('-', ''), 'hex'), randomBytes(SECRET_BYTES)]).toString('base64url')
  return { token, hash: hashOf(token) }
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The organisation that a token says; null when it is none. */
export function organizationIn(token: string): string | null {
  const bytes = /^[\w-]{54}$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0)
  if (bytes.length !== ID_BYTES + SECRET_BYTES) return null
  return bytes.toString('hex', 0, ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Where the visitor's page stands in the phone app. */
export const linkOf = (token: string): string => `/m/mystery/${token}`
