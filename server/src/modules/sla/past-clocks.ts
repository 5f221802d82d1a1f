import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { type ClockRow, storedClock } from './clock-rows.ts'
import { flushClocks, pastOf, writeClocks } from './clock-store.ts'
import { type Calendars, type Terms, openClock } from './clock.ts'
import { LONG_STEPS } from './default-steps.ts'
import { targetText } from './duration.ts'
import { METRICS } from './metrics.ts'
import { storedTargets } from './policy-rows.ts'
import { type Rules, rulesChanged, rulesOf } from './rules-in-force.ts'
import type { StepRule } from './steps.ts'
import type { SubjectState } from './subject.ts'
import type { Subject } from './sync-clocks.ts'
import { planClock } from './sync.ts'
import { WatchedClock } from './watched-clock.ts'

/** A record of imported history. `dueAt` is when the old system wanted it resolved; null where it says nothing. */
export type PastSubject = Subject & { state: SubjectState; dueAt: Date | null; isNew: boolean }

/** Where the promises of the past come from: as the file has them, or made again by the policies in force now. */
export type PastPromises = 'file' | 'policy'

const RULES = METRICS.filter(({ metric }) => metric === 'resolve' || metric === 'feedback')
const HISTORY_POLICY = 'imported-history'
const HISTORY_NAMES = { 'zh-CN': '历史数据原有时限', 'zh-TW': '歷史資料原有時限', en: 'Targets of imported history' }

type PastPromise = { terms: Terms; steps: readonly StepRule[] }
type Past = { ctx: Ctx; rules: Rules; calendars: Calendars; historyVersion: string | null; now: number }

/**
 * Times imported records, many at once: `resolve`, and `feedback` where the state knows of one. Outcomes are arithmetic, a breach of an
 * open clock is stamped, and nothing is armed: no timer, no message. Existing clocks of a record follow its new state; one that had
 * stopped keeps its target. Writes with the later rows; answers the earliest open due moment of each record.
 * Throws `calendar.past_horizon`.
 */
export async function importClocks(ctx: Ctx, subjects: readonly PastSubject[], promises: PastPromises): Promise<Map<string, Date | null>> {
  const historyVersion = promises === 'file' ? await historyPolicy(ctx) : null
  const rules = await rulesOf(ctx)
  const known = await lockMany(ctx, rules, subjects.flatMap(({ id, isNew }) => (isNew ? [] : [id])))
  const now = ctx.now.getTime()
  let oldest = now
  for (const { state } of subjects) oldest = Math.min(oldest, state.receivedAt)
  const past: Past = { ctx, rules, calendars: rules.calendars(ctx.now, oldest), historyVersion, now }
  const all: WatchedClock[] = []
  const next = new Map<string, Date | null>()
  for (const subject of subjects) {
    const clocks = await timed(past, subject, known.get(subject.id) ?? [])
    for (const clock of clocks) clock.settle(now)
    all.push(...clocks)
    const due = clocks.filter(({ clock }) => clock.state === 'running').map(({ clock }) => clock.dueAt!)
    next.set(subject.id, due.length > 0 ? new Date(Math.min(...due)) : null)
  }
  await writeClocks(ctx, all, past.calendars)
  return next
}

async function timed(past: Past, subject: PastSubject, known: WatchedClock[]): Promise<WatchedClock[]> {
  const clocks = [...known]
  const promised = past.historyVersion === null ? byPolicy(past, subject) : byFile(past, subject)
  const moment = { effectiveAt: past.now, recordedAt: past.now }
  for (const rule of RULES) {
    const latest = known.findLast(({ clock }) => clock.metric === rule.metric)
    const promise = promised.get(rule.metric)
    if (latest?.isOpen && promise) await retarget(past, latest, promise)
    // Without `new_cycle` a clock goes on as the one it was, so there is no `next`.
    const { events } = planClock(rule, latest?.clock ?? null, subject.state, moment, 'total')
    const clock = latest ?? (promise && events.length > 0 ? opened(subject, rule.metric, promise) : undefined)
    if (!clock) continue
    if (!latest) clocks.push(clock)
    for (const event of events) await clock.apply(event, past.calendars, () => pastOf(past.ctx, clock.stored, clock.isNew))
    const { holder } = subject.state
    const at = Math.max(past.now, clock.clock.changedAt ?? 0)
    if (clock.isOpen && clock.clock.holder !== holder) {
      await clock.apply(
        { kind: 'hand_over', holder, effectiveAt: at, recordedAt: past.now }, past.calendars,
        () => pastOf(past.ctx, clock.stored, clock.isNew),
      )
    }
  }
  return clocks
}

/** The file has corrected its target: it was this one from the start, so the engine rescinds a breach by the old one. */
async function retarget(past: Past, watched: WatchedClock, { terms, steps }: PastPromise): Promise<void> {
  if (targetText(watched.clock.target) === targetText(terms.target)) return
  const { calendars, ctx, now } = past
  const effectiveAt = Math.max(watched.clock.startedAt!, watched.clock.changedAt ?? 0)
  await watched.apply(
    { kind: 'retarget', terms, mode: 'keep_consumed', effectiveAt, recordedAt: now }, calendars, () => pastOf(ctx, watched.stored, false),
  )
  watched.steps = steps
}

function opened({ id, traits, state }: PastSubject, metric: string, { terms, steps }: PastPromise): WatchedClock {
  const { type, kind, category, urgency, grade, siteId } = traits
  const about = { siteId, subjectType: type, subjectId: id, kind, category, urgency, grade, origin: traits.origin ?? null, isSilent: true }
  return WatchedClock.opened(about, openClock(metric, terms, { reportedAt: state.reportedAt, holder: state.holder }), steps)
}

function byFile({ rules, historyVersion }: Past, { dueAt, traits }: PastSubject): Map<string, PastPromise> {
  if (dueAt === null) return new Map()
  const terms: Terms = {
    target: { unit: 'fixed', at: dueAt.getTime() }, calendarVersion: rules.calendarAt('24x7', traits.siteId).versionId,
    policyVersion: historyVersion,
  }
  return new Map([['resolve', { terms, steps: LONG_STEPS }]])
}

function byPolicy({ rules, now }: Past, { traits, state }: PastSubject): Map<string, PastPromise> {
  const found = new Map<string, PastPromise>()
  for (const { metric, target, calendar, policy, steps } of rules.promisesFor({ ...traits, origin: traits.origin ?? null }, now)) {
    // Whether and when the resident heard something is known only where the file tells it.
    if (metric === 'feedback' && !state.facts.feedbackGiven) continue
    found.set(
      metric,
      { terms: { target, calendarVersion: rules.calendarAt(calendar, traits.siteId).versionId, policyVersion: policy.versionId }, steps },
    )
  }
  return found
}

async function lockMany(ctx: Ctx, rules: Rules, subjectIds: string[]): Promise<Map<string, WatchedClock[]>> {
  const bySubject = new Map<string, WatchedClock[]>()
  if (subjectIds.length === 0) return bySubject
  await flushClocks(ctx)
  const text = 'select * from sla_clock where organization_id = $1 and subject_id = any ($2) order by subject_id, metric, cycle for update'
  const { rows } = await ctx.client.query<ClockRow>(text, [ctx.organizationId, subjectIds])
  await rules.load(ctx, rows.map((row) => row.calendar_version))
  for (const row of rows) {
    const stored = storedClock(row)
    const watched = new WatchedClock(stored, rules.targetOf(stored.clock).steps, false)
    bySubject.set(row.subject_id, [...(bySubject.get(row.subject_id) ?? []), watched])
  }
  return bySubject
}

/** The policy in whose name targets of a file stand; never active, so it matches nothing. Made by the first import that needs it. */
async function historyPolicy(ctx: Ctx): Promise<string> {
  const found = await versionOf(ctx)
  if (found) return found
  const { organizationId: organization_id, now } = ctx
  const id = newId()
  const made = await ctx.tx
    .insertInto('sla_policy')
    .values({ organization_id, id, code: HISTORY_POLICY, is_active: false, version: 1 })
    .onConflict((conflict) => conflict.columns(['organization_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) {
    const targets = storedTargets({
      resolve: {
        target: { unit: 'fixed', at: 0 }, calendar: '24x7', steps: LONG_STEPS, retarget: 'keep_consumed', reopen: 'new_cycle', isCritical: false,
      },
    })
    await ctx.tx
      .insertInto('sla_policy_version')
      .values({
        organization_id, id: newId(), policy_id: id, version: 1, name: HISTORY_NAMES[ctx.locale], rank: 1000,
        match: JSON.stringify({ types: ['case'] }) as never, targets: JSON.stringify(targets) as never,
        effective_from: new Date(0), effective_to: null, created_at: now,
      })
      .execute()
  }
  rulesChanged(ctx)
  return (await versionOf(ctx))!
}

async function versionOf(ctx: Ctx): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('sla_policy as p')
    .innerJoin('sla_policy_version as v', (join) =>
      join.onRef('v.organization_id', '=', 'p.organization_id').onRef('v.policy_id', '=', 'p.id').onRef('v.version', '=', 'p.version'),
    )
    .select('v.id')
    .where('p.code', '=', HISTORY_POLICY)
    .executeTakeFirst()
  return row?.id
}
