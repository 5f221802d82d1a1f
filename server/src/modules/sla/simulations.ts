import { sla, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { type SiteFacts, siteById } from '../organization/index.ts'
import { builtCalendar, fingerprintOf, horizonFor } from './built-calendars.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { completed } from './calendars.ts'
import type { ClockHistory } from './clock-history.ts'
import { type ClockRow, type StoredClock, storedClock } from './clock-rows.ts'
import { flushClocks, pastsOf } from './clock-store.ts'
import { knownTo } from './policies.ts'
import { mustBeSound, readDraft } from './policy-drafts.ts'
import type { Policy } from './policy.ts'
import { traitsOf } from './recalculate.ts'
import { type Rules, rulesOf } from './rules-in-force.ts'
import { type Alternative, type Outcome, type Relabelling, newlyPromised, outcomeOf, simulateClock } from './simulate.ts'
import { SimulationTally, type Verdict } from './simulation-tally.ts'

/** More would keep its reader waiting; a shorter period says as much. */
const MOST_CLOCKS = 20_000
const CHUNK = 1000

/**
 * Replays the promises of a site that fell due or were stopped in a period of its local days, `to` included, as they would have gone with
 * drafts in the place of the policies of their codes, and with other hours of calendars. Nothing is written.
 * Throws `not_found`, `policy.bad_targets`, the refusals of a calendar, and `rule_broken` naming `/from` when there is too much to replay.
 */
export async function simulate(ctx: Ctx, { body }: Input<typeof sla.simulate>): Promise<Output<typeof sla.simulate>> {
  ctx.actor.mustSee('sla:read', body.siteId)
  const site = await siteById(ctx, body.siteId)
  if (body.to < body.from) throw wrongField('rule_broken', '/to', 'lies before from')
  const rules = await rulesOf(ctx)
  const drafts = await readDrafts(ctx, body.policies)
  const hours = await readHours(ctx, body.calendars)
  const clocks = await clocksOfPeriod(ctx, site, body.from, body.to)
  const tally = new SimulationTally()
  for (let i = 0; i < clocks.length; i += CHUNK) await replayChunk({ ctx, rules, site, drafts, hours }, clocks.slice(i, i + CHUNK), tally)
  return tally.present(ctx)
}

async function readDrafts(ctx: Ctx, written: Input<typeof sla.simulate>['body']['policies']): Promise<Policy[]> {
  const known = await knownTo(ctx)
  written.forEach(({ code }, i) => {
    if (written.findIndex((other) => other.code === code) !== i) throw wrongField('rule_broken', `/policies/${i}/code`, 'is there twice')
  })
  return mustBeSound(written.map((draft, i) => readDraft(draft, known, `/policies/${i}`)))
}

type Hours = Map<string, CalendarDefinition>

async function readHours(ctx: Ctx, written: Input<typeof sla.simulate>['body']['calendars']): Promise<Hours> {
  const { calendars } = await knownTo(ctx)
  const hours: Hours = new Map()
  written.forEach(({ code, definition }, i) => {
    const at = `/calendars/${i}`
    if (!calendars.includes(code)) throw wrongField('rule_broken', `${at}/code`, `"${code}" is not a calendar`)
    if (hours.has(code)) throw wrongField('rule_broken', `${at}/code`, 'is there twice')
    const parsed = sla.CalendarDefinition.safeParse(definition)
    if (!parsed.success) {
      const pointerOf = (path: PropertyKey[]) => [`${at}/definition`, ...path.map(String)].join('/')
      const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), message }))
      throw new AppError('rule_broken', errors.map((error) => `${error.pointer}: ${error.message}`).join('; '), errors)
    }
    hours.set(code, completedAt(ctx, parsed.data, at))
  })
  return hours
}

function completedAt(ctx: Ctx, definition: sla.CalendarDefinition, at: string): CalendarDefinition {
  try {
    return completed(ctx, definition)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, error.message, error.errors?.map(({ pointer, message }) => ({ pointer: `${at}${pointer}`, message })))
  }
}

/** The clocks that a report of the period counts; what was cancelled is apart. */
async function clocksOfPeriod(ctx: Ctx, { id, timeZone }: SiteFacts, from: string, to: string): Promise<StoredClock[]> {
  await flushClocks(ctx)
  const { rows } = await ctx.client.query<ClockRow>(
    `with period as (select ($3::date)::timestamp at time zone $5 as since, ($4::date + 1)::timestamp at time zone $5 as until)
     select c.* from sla_clock c, period p
     where c.organization_id = $1 and c.site_id = $2 and c.state <> 'cancelled'
       and ((coalesce(c.due_at, c.breached_at) >= p.since and coalesce(c.due_at, c.breached_at) < p.until)
         or (c.stopped_at >= p.since and c.stopped_at < p.until))
     order by c.id limit $6`,
    [ctx.organizationId, id, from, to, timeZone, MOST_CLOCKS + 1],
  )
  if (rows.length > MOST_CLOCKS)
    throw wrongField('rule_broken', '/from', `more than ${MOST_CLOCKS} promises lie in this period; choose a shorter one`)
  return rows.map(storedClock)
}

type Simulation = { ctx: Ctx; rules: Rules; site: SiteFacts; drafts: readonly Policy[]; hours: Hours }

async function replayChunk(simulation: Simulation, clocks: readonly StoredClock[], tally: SimulationTally): Promise<void> {
  const { ctx, site, drafts } = simulation
  const now = ctx.now.getTime()
  const pasts = await pastsOf(ctx, clocks)
  const relabellings = await relabellingsOf(ctx, clocks)
  const world = worldOf(simulation, [...pasts.values()])
  for (const stored of clocks) {
    const traits = traitsOf(stored, site.kind)
    const past = { clock: stored.clock, traits, relabellings: relabellings.get(stored.id) ?? [], history: pasts.get(stored.id)! }
    tally.add(stored, verdictOf(past, world, now))
  }
  if (drafts.length > 0) await addUnknown(simulation, clocks, pasts, world, tally)
}

function verdictOf(past: Parameters<typeof simulateClock>[0], world: Alternative, now: number): Verdict {
  try {
    return simulateClock(past, world, now)
  } catch (error) {
    // A promise that reaches beyond what calendars say cannot be judged.
    if (!(error instanceof AppError) || error.code !== 'calendar.past_horizon') throw error
    const before: Outcome = outcomeOf(past.clock, now)
    return { before, after: 'unknown', dueAfter: null }
  }
}

async function relabellingsOf(ctx: Ctx, clocks: readonly StoredClock[]): Promise<Map<string, Relabelling[]>> {
  const rows = await ctx.tx
    .selectFrom('sla_clock_event')
    .select(['clock_id', 'effective_at', 'recorded_at', 'data'])
    .where('kind', '=', 'relabel')
    .where((e) => e('clock_id', '=', e.fn.any(e.val(clocks.map(({ id }) => id)))))
    .orderBy('clock_id')
    .orderBy('id')
    .execute()
  const byClock = new Map<string, Relabelling[]>()
  for (const row of rows) {
    const { before } = row.data as { before: Relabelling['before'] }
    const relabelling = { before, effectiveAt: row.effective_at.getTime(), recordedAt: row.recorded_at.getTime() }
    byClock.set(row.clock_id, [...(byClock.get(row.clock_id) ?? []), relabelling])
  }
  return byClock
}

/** Marks the version of a calendar with other hours. */
const OTHER = 'other:'

function worldOf({ ctx, rules, drafts, hours }: Simulation, pasts: readonly ClockHistory[]): Alternative {
  let oldest = ctx.now.getTime()
  for (const { events } of pasts) for (const { effectiveAt } of events) oldest = Math.min(oldest, effectiveAt)
  const real = rules.calendars(ctx.now, oldest)
  const others = new Map([...hours].map(([code, complete]) => [`${OTHER}${code}`, { complete, fingerprint: fingerprintOf(complete) }]))
  const horizon = horizonFor(ctx.now, oldest)
  return {
    drafts,
    policiesAt: (at) => rules.policiesAt(at),
    otherHours: (code) => (hours.has(code) ? `${OTHER}${code}` : undefined),
    policyCodeOf: (version) => (version === null ? null : rules.policy(version).code),
    codeOf: (version) => (version.startsWith(OTHER) ? version.slice(OTHER.length) : rules.calendarVersion(version).code),
    versionAt: (code, siteId) => rules.calendarAt(code, siteId).versionId,
    calendars: (version) => (others.has(version) ? builtCalendar(others.get(version)!, horizon) : real(version)),
  }
}

/** What drafts would promise anew: nothing was timed, so nothing is known of it. Each record counts once for each promise. */
async function addUnknown(
  { ctx, site }: Simulation,
  clocks: readonly StoredClock[],
  pasts: Map<string, ClockHistory>,
  world: Alternative,
  tally: SimulationTally,
): Promise<void> {
  const anew = new Map<string, { stored: StoredClock; metrics: string[] }>()
  for (const stored of clocks) {
    if (tally.sees(stored.subjectId)) continue
    const metrics = newlyPromised(world, traitsOf(stored, site.kind), pasts.get(stored.id)!.events[0]!.recordedAt)
    if (metrics.length > 0) anew.set(stored.subjectId, { stored, metrics })
  }
  if (anew.size === 0) return
  const timed = await ctx.tx
    .selectFrom('sla_clock')
    .select(['subject_id', 'metric'])
    .distinct()
    .where((e) => e('subject_id', '=', e.fn.any(e.val([...anew.keys()]))))
    .execute()
  const isTimed = new Set(timed.map((row) => `${row.subject_id} ${row.metric}`))
  for (const [subjectId, { stored, metrics }] of anew)
    for (const metric of metrics) if (!isTimed.has(`${subjectId} ${metric}`)) tally.addUnknown(stored.subjectType, metric)
}
