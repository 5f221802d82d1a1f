import { createHash } from 'node:crypto'
import type { Locale, Permission } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { AppError } from '../../platform/errors.ts'
import { KEY_BEGINNING, KeyLimiter } from './api-keys/key-limiter.ts'
import { heldBy, type GrantRow } from './roles/grants.ts'

/** How long a session's rights are believed without asking again; ending a session or changing rights is heard at once by hint. */
const BELIEVED_MS = 10_000
const MAX_KEPT = 20_000
/** How exactly a session or key tells when it was last used. */
const SEEN_EVERY_MS = 120_000

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export interface SignedIn {
  actor: Actor
  sessionId: string
  expiresAt: Date
  method: 'password' | 'code' | 'oidc' | 'key'
  /** Keys only: how many requests a minute. */
  perMinute: number | null
}

/** Finds who a session token or an API key belongs to: one indexed look-up, kept for some seconds. */
export class Authenticator {
  readonly #app: App
  readonly #known = new Map<string, { until: number; found: SignedIn | null }>()
  readonly #limiter = new KeyLimiter()
  /** Counts how often everything was forgotten: an answer that was under way then is not kept. */
  #age = 0

  constructor(app: App) {
    this.#app = app
    app.wake.on('sessions', () => this.#clear())
  }

  /** Throws `too_many_requests` for a key that asks too often. */
  async find(token: string, address = ''): Promise<SignedIn | null> {
    if (token.length < 20 || token.length > 100) return null
    const known = this.#known.get(token)
    const now = Date.now()
    if (known && known.until > now && (known.found === null || known.found.expiresAt.getTime() > now)) return this.#limited(known.found, now)
    const age = this.#age
    const found = token.startsWith(KEY_BEGINNING) ? await this.#loadKey(token, address) : await this.#load(token, address)
    if (this.#known.size >= MAX_KEPT) this.#known.clear()
    if (age === this.#age) this.#known.set(token, { until: now + BELIEVED_MS, found })
    return this.#limited(found, now)
  }

  #limited(found: SignedIn | null, now: number): SignedIn | null {
    if (found !== null && found.perMinute !== null && !this.#limiter.allows(found.sessionId, found.perMinute, now)) throw new AppError('too_many_requests')
    return found
  }

  /** Forgets what is known here at once; other processes hear it by hint. */
  forget(): void {
    this.#clear()
    this.#app.wake.announce('sessions')
  }

  #clear(): void {
    this.#age++
    this.#known.clear()
  }

  async #load(token: string, address: string): Promise<SignedIn | null> {
    const { rows } = await this.#app.database.pool.query<SessionRow>({ name: 'signed_in', text: 'select * from signed_in($1)', values: [tokenHash(token)] })
    const row = rows[0]
    if (!row) return null
    this.#touch('touch_session', row.organization_id, row.session_id, row.last_seen_at, address)
    const actor = new Actor({
      kind: row.person_id !== null && row.employee_id === null ? 'resident' : 'staff',
      organizationId: row.organization_id,
      accountId: row.account_id,
      employeeId: row.employee_id,
      personId: row.person_id,
      name: row.name,
      locale: row.locale,
      grants: row.unfinished === null ? row.grants.map(heldBy) : [],
      isUnfinished: row.unfinished !== null,
      sessionId: row.session_id,
    })
    return { actor, sessionId: row.session_id, expiresAt: row.expires_at, method: row.method, perMinute: null }
  }

  async #loadKey(token: string, address: string): Promise<SignedIn | null> {
    const { rows } = await this.#app.database.pool.query<KeyRow>({ name: 'signed_in_by_key', text: 'select * from signed_in_by_key($1)', values: [tokenHash(token)] })
    const row = rows[0]
    if (!row) return null
    this.#touch('touch_key', row.organization_id, row.key_id, row.last_used_at, address)
    const permissions = new Set(row.permissions)
    const where = row.site_ids ?? [null]
    const actor = new Actor({
      kind: 'staff', organizationId: row.organization_id, accountId: row.account_id, employeeId: row.employee_id, personId: null, name: row.name, locale: row.locale, isKey: true,
      grants: where.map((siteId) => ({ role: 'officer', scope: siteId === null ? 'organization' : 'site', siteId, permissions })),
    })
    return { actor, sessionId: row.key_id, expiresAt: row.expires_at, method: 'key', perMinute: row.per_minute }
  }

  /** Beside the request, not in its way: a lost mark costs nothing. */
  #touch(by: 'touch_session' | 'touch_key', organizationId: string, id: string, before: Date | null, address: string): void {
    const now = new Date()
    if (before !== null && now.getTime() - before.getTime() < SEEN_EVERY_MS) return
    this.#app.database.pool.query({ name: by, text: `select ${by}($1, $2, $3, $4)`, values: [organizationId, id, now, address] }).catch((error: unknown) => this.#app.log.warn({ err: error }, 'last use not noted'))
  }
}

interface SessionRow {
  organization_id: string
  session_id: string
  account_id: string
  expires_at: Date
  name: string
  locale: Locale
  employee_id: string | null
  person_id: string | null
  grants: GrantRow[]
  unfinished: string | null
  last_seen_at: Date | null
  method: 'password' | 'code' | 'oidc'
}

interface KeyRow {
  organization_id: string
  key_id: string
  account_id: string
  employee_id: string
  name: string
  locale: Locale
  permissions: Permission[]
  site_ids: string[] | null
  per_minute: number
  expires_at: Date
  last_used_at: Date | null
}
