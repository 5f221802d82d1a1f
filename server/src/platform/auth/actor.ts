import { ROLES, ROLE_PERMISSIONS, type Locale, type Permission, type Role, type Scope } from '@guanjia/contract'
import { AppError } from '../errors.ts'

/** A role as it is given: its kind, where it holds, and what it may do there. */
export interface Grant {
  role: Role
  scope: Scope
  siteId: string | null
  /** What the role may do in this organisation; left out: what the release gives to its kind. */
  permissions?: ReadonlySet<Permission>
  /** Scope `zone`: where at the site. */
  zoneIds?: readonly string[]
}

type HeldGrant = Grant & { permissions: ReadonlySet<Permission> }
const BY_RELEASE = new Map<Role, ReadonlySet<Permission>>(ROLES.map((role) => [role, new Set(ROLE_PERMISSIONS[role])]))

export interface ActorFacts {
  kind: 'staff' | 'resident' | 'system'
  organizationId: string
  accountId: string | null
  employeeId: string | null
  personId: string | null
  name: string
  locale: Locale
  grants: Grant[]
  /** Signed in, but still has to choose a password or to switch on a second factor. */
  isUnfinished?: boolean
  /** A key of another system, under its own name. */
  isKey?: boolean
  /** The session through which they act; nothing for jobs and keys. */
  sessionId?: string
}

/** Who acts, and where they may do what. The second wall behind it is row-level security by organisation. */
export class Actor {
  readonly kind: ActorFacts['kind']
  readonly organizationId: string
  readonly accountId: string | null
  readonly employeeId: string | null
  readonly personId: string | null
  readonly name: string
  readonly locale: Locale
  readonly grants: readonly HeldGrant[]
  readonly isUnfinished: boolean
  readonly isKey: boolean
  readonly sessionId: string | null

  constructor(facts: ActorFacts) {
    this.kind = facts.kind
    this.organizationId = facts.organizationId
    this.accountId = facts.accountId
    this.sessionId = facts.sessionId ?? null
    this.employeeId = facts.employeeId
    this.personId = facts.personId
    this.name = facts.name
    this.isUnfinished = facts.isUnfinished ?? false
    this.isKey = facts.isKey ?? false
    this.locale = facts.locale
    this.grants = facts.grants.map((grant) => ({ ...grant, permissions: grant.permissions ?? BY_RELEASE.get(grant.role)! }))
  }

  /** The product itself: timers, jobs and imports. May do everything in its organisation and satisfies no promise. */
  static system(organizationId: string, locale: Locale = 'zh-CN'): Actor {
    return new Actor({ kind: 'system', organizationId, accountId: null, employeeId: null, personId: null, name: 'Guanjia', locale, grants: [{ role: 'administrator', scope: 'organization', siteId: null }] })
  }

  /** Whether any grant gives the permission, at this site when one is named. */
  can(permission: Permission, siteId?: string): boolean {
    return this.grants.some(
      (grant) => grant.permissions.has(permission) && (grant.siteId === null || siteId === undefined || grant.siteId === siteId),
    )
  }

  /** Throws `not_permitted`. */
  mustBeAbleTo(permission: Permission, siteId?: string): void {
    if (!this.can(permission, siteId)) throw new AppError('not_permitted', `${permission} is needed`)
  }

  /** The sites at which the permission holds: all of them, or the named ones. */
  sitesFor(permission: Permission): 'all' | string[] {
    const holding = this.grants.filter((grant) => grant.permissions.has(permission))
    if (holding.some((grant) => grant.siteId === null)) return 'all'
    return [...new Set(holding.map((grant) => grant.siteId!))]
  }

  /** The zones of a site to which the permission is limited there: `all` for who has it at the whole site, none for who lacks it. */
  zonesFor(permission: Permission, siteId: string): 'all' | string[] {
    const holding = this.grants.filter((grant) => grant.permissions.has(permission) && (grant.siteId === null || grant.siteId === siteId))
    if (holding.some((grant) => grant.scope !== 'zone')) return 'all'
    return [...new Set(holding.flatMap((grant) => grant.zoneIds ?? []))]
  }

  /** The sites at which everything that this person may do is limited to zones, and those zones: the database shows nothing else of them. Null for all others. */
  get zoneLimit(): { siteIds: string[]; zoneIds: string[] } | null {
    const inZones = this.grants.filter((grant) => grant.scope === 'zone')
    if (inZones.length === 0 || this.grants.some((grant) => grant.siteId === null && grant.scope === 'organization')) return null
    const whole = new Set(this.grants.filter((grant) => grant.scope === 'site').map((grant) => grant.siteId))
    const limiting = inZones.filter((grant) => !whole.has(grant.siteId))
    if (limiting.length === 0) return null
    return { siteIds: [...new Set(limiting.map((grant) => grant.siteId!))].sort(), zoneIds: [...new Set(limiting.flatMap((grant) => grant.zoneIds ?? []))].sort() }
  }

  /** A record of a site outside the actor's scope does not exist for them. Throws `not_found`. */
  mustSee(permission: Permission, siteId: string): void {
    if (!this.can(permission, siteId)) throw new AppError('not_found')
  }

  hasRole(role: Role, siteId?: string): boolean {
    return this.grants.some((grant) => grant.role === role && (grant.siteId === null || siteId === undefined || grant.siteId === siteId))
  }

  get permissions(): Permission[] {
    return [...new Set(this.grants.flatMap((grant) => [...grant.permissions]))]
  }
}
