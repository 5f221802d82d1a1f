import type { App } from '../../platform/app.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { builtCalendar, fingerprintOf, horizonFor } from './built-calendars.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import type { Calendar } from './calendar.ts'
import type { Calendars } from './clock.ts'
import { type StoredPolicy, readPolicies } from './policy-rows.ts'
import { METRICS, type MetricRule } from './metrics.ts'
import { type StoredPauseRule, readPauseRule } from './pause-rule-rows.ts'
import { type MetricTarget, type Promised, isEffective, promisesFor } from './policy.ts'
import type { SubjectTraits } from './subject.ts'
import type { Instant } from './time-zone.ts'

/** One immutable version of a calendar; `name` is the calendar's present one. */
export type CalendarVersion = {
  versionId: string
  calendarId: string
  siteId: string | null
  code: string
  name: string
  complete: CalendarDefinition
  fingerprint: string
}

/** A promise and the stored version of the policy that makes it. */
export type PromiseInForce = Promised & { policy: StoredPolicy }

/** What an organisation promises, and by which working time: policies of all versions, calendars of the newest and of those that clocks keep. */
export class Rules {
  readonly #policies = new Map<string, StoredPolicy>()
  readonly #active: StoredPolicy[]
  readonly #calendars = new Map<string, CalendarVersion>()
  readonly #newest = new Map<string, CalendarVersion>()

  /** For which reasons promises may rest, by reason. */
  readonly pauseRules: ReadonlyMap<string, StoredPauseRule>
  readonly #metrics: ReadonlyMap<string, MetricRule>

  constructor(policies: readonly StoredPolicy[], newest: readonly CalendarVersion[], pauseRules: readonly StoredPauseRule[]) {
    this.pauseRules = new Map(pauseRules.map((rule) => [rule.reason, rule]))
    this.#metrics = new Map(METRICS.map((rule) => [rule.metric, withReasons(rule, pauseRules)]))
    for (const policy of policies) this.#policies.set(policy.versionId, policy)
    this.#active = policies.filter((policy) => policy.isActive)
    for (const calendar of newest) {
      this.#calendars.set(calendar.versionId, calendar)
      this.#newest.set(newestKey(calendar.code, calendar.siteId), calendar)
    }
  }

  /** Every promise for a subject at a moment, one for each metric. */
  promisesFor(traits: SubjectTraits, at: Instant): PromiseInForce[] {
    return promisesFor(this.#active, traits, at) as PromiseInForce[]
  }

  /** The policies that hold at a moment. */
  policiesAt(at: Instant): StoredPolicy[] {
    return this.#active.filter((policy) => isEffective(policy, at))
  }

  /** The policies that hold at a moment, and those that take effect later. */
  policiesFrom(at: Instant): StoredPolicy[] {
    return this.#active.filter(({ effectiveFrom, effectiveTo }) => effectiveTo === null || effectiveTo > Math.max(at, effectiveFrom))
  }

  /** A metric with the reasons for which the organisation lets it rest; undefined for a metric that nobody times any more. */
  metricRule(metric: string): MetricRule | undefined {
    return this.#metrics.get(metric)
  }

  policy(versionId: string): StoredPolicy {
    const policy = this.#policies.get(versionId)
    if (!policy) throw new Error(`Policy version ${versionId} is unknown`)
    return policy
  }

  /** What the version of a clock says for its metric. */
  targetOf(clock: { policyVersion: string | null; metric: string }): MetricTarget {
    const target = clock.policyVersion === null ? null : this.policy(clock.policyVersion).targets[clock.metric]
    if (!target) throw new Error(`No target for ${clock.metric} in policy version ${clock.policyVersion}`)
    return target
  }

  /** The newest version of the calendar that a code means at a site: its own, otherwise the one of the organisation. */
  calendarAt(code: string, siteId: string): CalendarVersion {
    const calendar = this.#newest.get(newestKey(code, siteId)) ?? this.#newest.get(newestKey(code, null))
    if (!calendar) throw new Error(`No calendar "${code}" for site ${siteId}`)
    return calendar
  }

  hasCalendar(code: string, siteId: string): boolean {
    return this.#newest.has(newestKey(code, siteId)) || this.#newest.has(newestKey(code, null))
  }

  /** The newest version of a calendar; undefined for one that is unknown. */
  newestVersion(calendarId: string): CalendarVersion | undefined {
    return [...this.#newest.values()].find((calendar) => calendar.calendarId === calendarId)
  }

  calendarVersion(versionId: string): CalendarVersion {
    const calendar = this.#calendars.get(versionId)
    if (!calendar) throw new Error(`Calendar version ${versionId} is not loaded`)
    return calendar
  }

  /** Built calendars by version for arithmetic around now and back to `oldest`. */
  calendars(now: Date, oldest?: Instant): Calendars {
    const horizon = horizonFor(now, oldest)
    return (versionId: string): Calendar => builtCalendar(this.calendarVersion(versionId), horizon)
  }

  /** Loads the versions that running clocks keep although there are newer ones. */
  async load(ctx: Ctx, versionIds: Iterable<string>): Promise<void> {
    const missing = [...new Set(versionIds)].filter((id) => !this.#calendars.has(id))
    if (missing.length === 0) return
    for (const calendar of await selectCalendars(ctx, missing)) this.#calendars.set(calendar.versionId, calendar)
  }
}

/** The organisation decides for which reasons a promise rests, among metrics that can rest at all. */
function withReasons(rule: MetricRule, pauseRules: readonly StoredPauseRule[]): MetricRule {
  if (rule.pauseReasons.length === 0) return rule
  return { ...rule, pauseReasons: pauseRules.filter((pause) => pause.metrics.includes(rule.metric)).map((pause) => pause.reason) }
}

const newestKey = (code: string, siteId: string | null): string => `${siteId ?? ''} ${code}`

type Cached = { rules: Map<string, { rules: Rules; until: number }>; generation: number }
const caches = new WeakMap<App, Cached>()
/** A hint tells other processes at once; a hint that is lost costs at most this. */
const BELIEVED_MS = 30_000
const MAX_ORGANIZATIONS = 2000

/** Transactions that changed rules see their own, and nobody else sees them before the commit. */
const own = new WeakMap<Ctx, Rules | null>()

/** A transaction works by the same rules from its first question to its last, whatever others change meanwhile. */
const inUse = new WeakMap<Ctx, Rules>()

/** The rules of the organisation of `ctx`: kept in the process, so that timing a new case asks the database nothing. */
export async function rulesOf(ctx: Ctx): Promise<Rules> {
  const changed = own.get(ctx)
  if (changed) return changed
  if (changed === null) {
    await ctx.flush()
    const rules = await loadRules(ctx)
    own.set(ctx, rules)
    return rules
  }
  const used = inUse.get(ctx)
  if (used) return used
  const rules = await cachedRules(ctx)
  inUse.set(ctx, rules)
  return rules
}

async function cachedRules(ctx: Ctx): Promise<Rules> {
  const cache = cacheOf(ctx.app)
  const known = cache.rules.get(ctx.organizationId)
  if (known && known.until > Date.now()) return known.rules
  const { generation } = cache
  const rules = await loadRules(ctx)
  // What was changed while this was being read may be missing in it.
  if (cache.generation === generation) {
    if (cache.rules.size >= MAX_ORGANIZATIONS) cache.rules.clear()
    cache.rules.set(ctx.organizationId, { rules, until: Date.now() + BELIEVED_MS })
  }
  return rules
}

/** To be called by whoever changes calendars or policies, in the same transaction. */
export function rulesChanged(ctx: Ctx): void {
  const isFirst = !own.has(ctx)
  own.set(ctx, null)
  if (!isFirst) return
  ctx.afterCommit(() => {
    forget(cacheOf(ctx.app))
    ctx.app.wake.announce('promises')
  })
}

function cacheOf(app: App): Cached {
  const known = caches.get(app)
  if (known) return known
  const cache: Cached = { rules: new Map(), generation: 0 }
  caches.set(app, cache)
  app.wake.on('promises', () => forget(cache))
  return cache
}

function forget(cache: Cached): void {
  cache.rules.clear()
  cache.generation++
}

async function loadRules(ctx: Ctx): Promise<Rules> {
  const policies = await ctx.tx
    .selectFrom('sla_policy_version as v')
    .innerJoin('sla_policy as p', (join) => join.onRef('p.organization_id', '=', 'v.organization_id').onRef('p.id', '=', 'v.policy_id'))
    .selectAll('v')
    .select(['p.code', 'p.is_active'])
    .execute()
  const pauses = await ctx.tx.selectFrom('sla_pause_rule').selectAll().orderBy('reason').execute()
  return new Rules(readPolicies(policies), await selectCalendars(ctx, null), pauses.map(readPauseRule))
}

/** The given versions, or the newest of every calendar. */
async function selectCalendars(ctx: Ctx, versionIds: string[] | null): Promise<CalendarVersion[]> {
  let select = ctx.tx
    .selectFrom('sla_calendar as c')
    .innerJoin('sla_calendar_version as v', (join) =>
      join.onRef('v.organization_id', '=', 'c.organization_id').onRef('v.calendar_id', '=', 'c.id'),
    )
    .select(['v.id as versionId', 'c.id as calendarId', 'c.site_id as siteId', 'c.code', 'c.name', 'v.complete'])
  select = versionIds === null ? select.whereRef('v.version', '=', 'c.version') : select.where('v.id', 'in', versionIds)
  return (await select.execute()).map((row) => ({ ...row, fingerprint: fingerprintOf(row.complete) }))
}
