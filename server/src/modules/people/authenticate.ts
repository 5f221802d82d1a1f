import { createHash } from 'node:crypto'
import type { Locale } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { heldBy, type GrantRow } from './roles/grants.ts'

/** How long a session's rights are believed without asking again; ending a session or changing rights is heard at once by hint. */
const BELIEVED_MS = 10_000
const MAX_KEPT = 20_000

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export interface SignedIn {
  actor: Actor
  sessionId: string
  expiresAt: Date
}

/** Finds who a session token belongs to: one indexed look-up, kept for some seconds. */
export class Authenticator {
  readonly #app: App
  readonly #known = new Map<string, { until: number; found: SignedIn | null }>()
  /** Counts how often everything was forgotten: an answer that was under way then is not kept. */
  #age = 0

  constructor(app: App) {
    this.#app = app
    app.wake.on('sessions', () => this.#clear())
  }

  async find(token: string): Promise<SignedIn | null> {
    if (token.length < 20 || token.length > 100) return null
    const known = this.#known.get(token)
    const now = Date.now()
    if (known && known.until > now && (known.found === null || known.found.expiresAt.getTime() > now)) return known.found
    const age = this.#age
    const found = await this.#load(token)
    if (this.#known.size >= MAX_KEPT) this.#known.clear()
    if (age === this.#age) this.#known.set(token, { until: now + BELIEVED_MS, found })
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

  async #load(token: string): Promise<SignedIn | null> {
    const { rows } = await this.#app.database.pool.query<SessionRow>({ name: 'signed_in', text: 'select * from signed_in($1)', values: [tokenHash(token)] })
    const row = rows[0]
    if (!row) return null
    const actor = new Actor({
      kind: row.person_id !== null && row.employee_id === null ? 'resident' : 'staff',
      organizationId: row.organization_id,
      accountId: row.account_id,
      employeeId: row.employee_id,
      personId: row.person_id,
      name: row.name,
      locale: row.locale,
      grants: row.grants.map(heldBy),
    })
    return { actor, sessionId: row.session_id, expiresAt: row.expires_at }
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
}
