import { createHash } from 'node:crypto'
import type { Locale, Permission } from '@guanjia/contract'
import { timeOf, type App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { AppError } from '../../platform/errors.ts'
import { KEY_BEGINNING, KeyLimiter } from './api-keys/key-limiter.ts'
import { heldBy, type GrantRow } from './roles/grants.ts'

/** How long a session's rights are believed without asking again; ending a session or changing rights is heard at once by hint. */
const BELIEVED_MS = 10_000
const MAX_KEPT = 20_000
/** How exactly a session or key tells when it was last used. */
const SEEN_EVERY_MS = 120_000
/** How often a screen tells what somebody does there without asking for anything (`ui/src/api/attended.ts`). */
const TOLD_EVERY_MS = 60_000

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export interface SignedIn {
  actor: Actor
  sessionId: string
  expiresAt: Date
  method: 'password' | 'code' | 'oidc' | 'key'
  app: 'console' | 'phone'
  /** Keys only: how many requests a minute. */
  perMinute: number | null
}

/** When something was last used, as exactly as it is known here, and how long it may rest. */
interface Use {
  by: 'touch_session' | 'touch_key'
  organizationId: string
  id: string
  seenAt: number
  mayRestMs: number
}

interface Known {
  until: number
  found: SignedIn | null
  use: Use | null
}
const NOBODY: Omit<Known, 'until'> = { found: null, use: null }

/** Finds who a session token or an API key belongs to: one indexed look-up, kept for some seconds. */
export class Authenticator {
  readonly #app: App
  readonly #known = new Map<string, Known>()
  readonly #limiter = new KeyLimiter()
  /** Counts how often everything was forgotten: an answer that was under way then is not kept. */
  #age = 0

  constructor(app: App) {
    this.#app = app
    app.wake.on('sessions', () => this.#clear())
  }

  /**
   * What a screen asks by itself (`isAttended` false) does not keep a session awake. A session that rested too long is over, a few minutes late at
   * most: that is how exactly its last use is noted. Throws `too_many_requests` for a key that asks too often.
   */
  async find(token: string, address = '', isAttended = true): Promise<SignedIn | null> {
    if (token.length < 20 || token.length > 100) return null
    const kept = this.#known.get(token)
    const now = timeOf(this.#app).getTime()
    if (kept && kept.until > now && !isOver(kept, now)) return this.#used(kept, address, isAttended, now)
    const age = this.#age
    const loaded = token.startsWith(KEY_BEGINNING) ? await this.#loadKey(token) : await this.#load(token)
    const known = { until: now + BELIEVED_MS, ...(isOver(loaded, now) ? NOBODY : loaded) }
    if (this.#known.size >= MAX_KEPT) this.#known.clear()
    if (age === this.#age) this.#known.set(token, known)
    return this.#used(known, address, isAttended, now)
  }

  #used({ found, use }: Known, address: string, isAttended: boolean, now: number): SignedIn | null {
    if (isAttended && use !== null && now - use.seenAt >= SEEN_EVERY_MS) this.#touch(use, address, now)
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

  async #load(token: string): Promise<Omit<Known, 'until'>> {
    const { rows } = await this.#app.database.pool.query<SessionRow>({ name: 'signed_in', text: 'select * from signed_in($1)', values: [tokenHash(token)] })
    const row = rows[0]
    if (!row) return NOBODY
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
    const use: Use = { by: 'touch_session', organizationId: row.organization_id, id: row.session_id, seenAt: row.last_seen_at.getTime(), mayRestMs: row.idle_minutes * 60_000 + SEEN_EVERY_MS + TOLD_EVERY_MS }
    return { found: { actor, sessionId: row.session_id, expiresAt: row.expires_at, method: row.method, app: row.app, perMinute: null }, use }
  }

  async #loadKey(token: string): Promise<Omit<Known, 'until'>> {
    const { rows } = await this.#app.database.pool.query<KeyRow>({ name: 'signed_in_by_key', text: 'select * from signed_in_by_key($1)', values: [tokenHash(token)] })
    const row = rows[0]
    if (!row) return NOBODY
    const permissions = new Set(row.permissions)
    const where = row.site_ids ?? [null]
    const actor = new Actor({
      kind: 'staff', organizationId: row.organization_id, accountId: row.account_id, employeeId: row.employee_id, personId: null, name: row.name, locale: row.locale, isKey: true,
      grants: where.map((siteId) => ({ role: 'officer', scope: siteId === null ? 'organization' : 'site', siteId, permissions })),
    })
    const use: Use = { by: 'touch_key', organizationId: row.organization_id, id: row.key_id, seenAt: row.last_used_at?.getTime() ?? 0, mayRestMs: Infinity }
    return { found: { actor, sessionId: row.key_id, expiresAt: row.expires_at, method: 'key', app: 'console', perMinute: row.per_minute }, use }
  }

  /** Beside the request, not in its way: a lost mark costs nothing. */
  #touch(use: Use, address: string, now: number): void {
    use.seenAt = now
    this.#app.database.pool.query({ name: use.by, text: `select ${use.by}($1, $2, $3, $4)`, values: [use.organizationId, use.id, new Date(now), address] }).catch((error: unknown) => this.#app.log.warn({ err: error }, 'last use not noted'))
  }
}

function isOver({ found, use }: Omit<Known, 'until'>, now: number): boolean {
  return found !== null && (found.expiresAt.getTime() <= now || use!.seenAt + use!.mayRestMs <= now)
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
  last_seen_at: Date
  method: 'password' | 'code' | 'oidc'
  app: 'console' | 'phone'
  idle_minutes: number
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
