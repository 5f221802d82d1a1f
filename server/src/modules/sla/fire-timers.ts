import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { timeZoneOf } from '../organization/index.ts'
import { alertSettingsOf } from './alert-settings.ts'
import { chainsOf } from './chains.ts'
import { type ClockRow, type StoredClock, storedClock } from './clock-rows.ts'
import { timerRow } from './clock-store.ts'
import { type DueStep, type Firing, firingOf, hearersOf } from './firing.ts'
import { holderNames } from './holder-names.ts'
import { dropLowerNotices, putOffTellings, releaseDueNotices } from './notices.ts'
import { type QuietHours, quietUntil } from './quiet-hours.ts'
import type { Chain } from './recipients.ts'
import { type Rules, rulesOf } from './rules-in-force.ts'
import { tellStep } from './step-messages.ts'
import { subjectNames } from './subject-names.ts'
import { type Telling, divideTellings } from './tellings.ts'

type Claimed = { stored: StoredClock; step: string; arm: number; isCurrent: boolean; firing: Firing | null }

/**
 * Works off due timers of one organisation, at most `limit`, in one transaction: event, state of the clock and messages are committed
 * together, so a kill at any point leaves a timer due and untold, or done. Rows in other hands are passed over. `isHistory`: the batch is told as if it were
 * its moment, and so is what waited for the end of quiet hours. Returns how many timers it took.
 */
export function fireBatch(app: App, organizationId: string, at: Date, limit: number, onClaim: (clockIds: string[]) => void, isHistory = false): Promise<number> {
  return runInCtx(app, { actor: Actor.system(organizationId), now: at }, async (ctx) => {
    const rules = await rulesOf(ctx)
    if (isHistory) await releaseDueNotices(ctx)
    const rows = await claim(ctx, limit)
    if (rows.length === 0) return 0
    onClaim(rows.map((row) => row.id))
    const claimed = rows.map(read)
    await rules.load(ctx, claimed.map(({ stored }) => stored.clock.calendarVersion))
    for (const timer of claimed) timer.firing = timer.isCurrent ? tryFiring(ctx, rules, timer.stored) : null
    const next = claimed.flatMap(({ stored, firing }) => (firing?.next ? [timerRow(organizationId, stored.id, stored.clock, firing.next)] : []))
    // Sent together: none of them reads what another writes.
    await Promise.all([writeClocks(ctx, claimed), writeTimers(ctx, claimed), armNext(ctx, next), tellPeople(ctx, rules, claimed, isHistory)])
    return claimed.length
  })
}

type ClaimedRow = ClockRow & { timer_step: string; timer_arm: number; timer_revision: number }

async function claim(ctx: Ctx, limit: number): Promise<ClaimedRow[]> {
  const { rows } = await ctx.client.query<ClaimedRow>({
    name: 'sla_claim_timers',
    text: `select t.step as timer_step, t.arm as timer_arm, t.revision as timer_revision, c.* from sla_timer t
           join sla_clock c on c.organization_id = t.organization_id and c.id = t.clock_id
           where t.organization_id = $1 and t.state = 'waiting' and t.fire_at <= $2
           order by t.fire_at limit $3 for update of c, t skip locked`,
    values: [ctx.organizationId, ctx.now, limit],
  })
  return rows
}

function read(row: ClaimedRow): Claimed {
  const isCurrent = row.timer_revision === row.revision && row.state === 'running'
  return { stored: storedClock(row), step: row.timer_step, arm: row.timer_arm, isCurrent, firing: null }
}

/** A clock that cannot be computed must not keep the others from being heard; it stays as `failed` for people to see. */
function tryFiring(ctx: Ctx, rules: Rules, stored: StoredClock): Firing | null {
  try {
    const calendars = rules.calendars(ctx.now, stored.clock.startedAt ?? undefined)
    return firingOf(stored, rules.targetOf(stored.clock).steps, ctx.now.getTime(), calendars)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    ctx.app.log.error({ err: error, clock: stored.id }, 'a timer cannot be computed')
    return null
  }
}

async function writeClocks(ctx: Ctx, claimed: readonly Claimed[]): Promise<void> {
  const rows = claimed.flatMap(({ stored: { id }, firing }) => {
    if (!firing || firing.due.length === 0) return []
    const { outcome, breachedAt } = firing.clock
    return [{ id, fired: firing.fired, outcome, breached_at: breachedAt === null ? null : new Date(breachedAt) }]
  })
  await ctx.client.query({
    name: 'sla_clocks_fired',
    text: `update sla_clock c set fired = r.fired, outcome = r.outcome, breached_at = r.breached_at, recorded_at = $3
           from jsonb_to_recordset($2::jsonb) as r(id uuid, fired text[], outcome text, breached_at timestamptz)
           where c.organization_id = $1 and c.id = r.id`,
    values: [ctx.organizationId, JSON.stringify(rows), ctx.now],
  })
}

async function writeTimers(ctx: Ctx, claimed: readonly Claimed[]): Promise<void> {
  const state = ({ isCurrent, firing }: Claimed) => (firing ? 'fired' : isCurrent ? 'failed' : 'stale')
  const rows = claimed.map((timer) => {
    const { id, clock } = timer.stored
    return { clock_id: id, cycle: clock.cycle, step: timer.step, arm: timer.arm, state: state(timer) }
  })
  await ctx.client.query({
    name: 'sla_timers_fired',
    text: `update sla_timer t set state = r.state, fired_at = $3
           from jsonb_to_recordset($2::jsonb) as r(clock_id uuid, cycle integer, step text, arm integer, state text)
           where t.organization_id = $1 and t.clock_id = r.clock_id and t.cycle = r.cycle and t.step = r.step and t.arm = r.arm`,
    values: [ctx.organizationId, JSON.stringify(rows), ctx.now],
  })
}

/** Arms timers whose clocks are locked. A step that a clock has not said yet may be armed again, whatever became of its row. */
export async function armNext(ctx: Ctx, rows: readonly ReturnType<typeof timerRow>[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.client.query({
    name: 'sla_arm_timers',
    text: `insert into sla_timer (organization_id, clock_id, cycle, step, arm, fire_at, expires_at, revision)
           select organization_id, clock_id, cycle, step, arm, fire_at, expires_at, revision
           from jsonb_populate_recordset(null::sla_timer, $1::jsonb)
           on conflict (organization_id, clock_id, cycle, step, arm) do update
           set fire_at = excluded.fire_at, expires_at = excluded.expires_at, revision = excluded.revision,
             state = 'waiting', fired_at = null`,
    values: [JSON.stringify(rows)],
  })
}

type Speaking = { stored: StoredClock; firing: Firing }

async function tellPeople(ctx: Ctx, rules: Rules, claimed: readonly Claimed[], isHistory: boolean): Promise<void> {
  const speaking = claimed.flatMap(({ stored, firing }) => (firing && firing.due.length > 0 ? [{ stored, firing }] : []))
  if (speaking.length === 0) return
  const clocks = speaking.map(({ stored }) => stored)
  const [settings, chains, subjects, handlers] = await Promise.all([
    alertSettingsOf(ctx), chainsOf(ctx, clocks), subjectNames(ctx, clocks), holderNames(ctx, clocks.map(({ clock }) => clock.holder)),
  ])
  const tellings = await tellingsOf(ctx, rules, settings, chains, speaking)
  const { atOnce, later } = divideTellings(tellings, settings.digestAbove, ctx.now.getTime())
  await Promise.all([dropLowerNotices(ctx, atOnce), putOffTellings(ctx, later, isHistory)])
  tellAtOnce(ctx, rules, atOnce, subjects, handlers)
  const told = countBy(tellings)
  const waiting = countBy(later)
  for (const { stored, firing } of speaking) {
    for (const step of firing.due) recordStep(ctx, stored, step, told.get(step) ?? 0, waiting.get(step) ?? 0)
    const { siteId, subjectType, subjectId } = stored
    const isRed = firing.clock.breachedAt !== stored.clock.breachedAt
    if (isRed) announceChange(ctx, { recordType: subjectType, recordId: subjectId, siteId, action: 'overdue' })
  }
}

function countBy(tellings: readonly Telling[]): Map<DueStep, number> {
  const counts = new Map<DueStep, number>()
  for (const { step } of tellings) counts.set(step, (counts.get(step) ?? 0) + 1)
  return counts
}

/** Who is to be told of what, each person of a clock's highest step only. */
async function tellingsOf(ctx: Ctx, rules: Rules, settings: QuietHours, chains: Map<string, Chain>, speaking: readonly Speaking[]): Promise<Telling[]> {
  const quiet = await quietSites(ctx, settings, speaking.map(({ stored }) => stored.siteId))
  return speaking.flatMap(({ stored, firing }) => {
    const hearers = hearersOf(firing.due, chains.get(stored.id)!)
    const isUnheard = hearers.size === 0 && firing.due.some((step) => !step.isDropped && step.to.length > 0)
    if (isUnheard) ctx.app.log.warn({ clock: stored.id, site: stored.siteId }, 'nobody is there to be told of a promise')
    const { isCritical } = rules.targetOf(stored.clock)
    const about = { stored: { ...stored, clock: firing.clock }, isCritical, quietUntil: quiet.get(stored.siteId)! }
    return [...hearers].flatMap(([step, accountIds]) => accountIds.map((accountId) => ({ ...about, step, accountId })))
  })
}

/** For each site the end of its quiet hours; null where people may be told. */
async function quietSites(ctx: Ctx, settings: QuietHours, siteIds: readonly string[]): Promise<Map<string, number | null>> {
  const sites = new Map<string, number | null>()
  for (const siteId of new Set(siteIds)) sites.set(siteId, quietUntil(settings, await timeZoneOf(ctx, siteId), ctx.now.getTime()))
  return sites
}

function tellAtOnce(ctx: Ctx, rules: Rules, tellings: readonly Telling[], subjects: Map<string, string>, handlers: Map<string, string>): void {
  for (const { stored, step, accountId } of tellings) {
    const { clock, subjectId } = stored
    const { timeZone } = rules.calendarVersion(clock.calendarVersion).complete
    tellStep(ctx, stored, step, [accountId], { subject: subjects.get(subjectId)!, handler: handlers.get(clock.holder ?? '') ?? '-', timeZone })
  }
}

function recordStep(ctx: Ctx, { id }: StoredClock, { kind, step, arm, fireAt, isLate, isDropped }: DueStep, told: number, waiting: number): void {
  if (isDropped) ctx.app.log.debug({ clock: id, step, fireAt: new Date(fireAt) }, 'a reminder was past its use')
  ctx.later('sla_clock_event', {
    organization_id: ctx.organizationId, clock_id: id, kind, effective_at: new Date(fireAt), recorded_at: ctx.now,
    data: { step, arm, told, ...(waiting > 0 ? { waiting } : {}), ...(isLate ? { late: true } : {}), ...(isDropped ? { dropped: true } : {}) },
  })
}
