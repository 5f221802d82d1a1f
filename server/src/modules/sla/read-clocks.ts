import type { sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { type ClockRow, type StoredClock, storedClock } from './clock-rows.ts'
import { flushClocks } from './clock-store.ts'
import { presentEvents } from './present-events.ts'
import { calendarsFor, presentClocks, timesOf } from './present-clock.ts'
import { rulesOf } from './rules-in-force.ts'

/** All clocks of records, oldest cycle first; `withEvents` adds what happened to each. A record without clocks is missing in the map. */
export async function clocksOf(ctx: Ctx, subjectIds: readonly string[], { withEvents = false } = {}): Promise<Map<string, sla.Clock[]>> {
  const stored = await readClocks(ctx, subjectIds, 'sla_clocks_of', '')
  const rules = await rulesOf(ctx)
  await rules.load(ctx, stored.map(({ clock }) => clock.calendarVersion))
  const clocks = await presentClocks(ctx, rules, stored)
  const events = withEvents ? await presentEvents(ctx, stored.map((clock) => clock.id)) : null
  const bySubject = new Map<string, sla.Clock[]>()
  for (const clock of clocks) {
    const list = bySubject.get(clock.subjectId) ?? []
    list.push(events ? { ...clock, events: events.get(clock.id) ?? [] } : clock)
    bySubject.set(clock.subjectId, list)
  }
  return bySubject
}

/**
 * The most pressing open clock of each record: breached before sound, then by due moment, paused ones last.
 * Records without an open clock are missing.
 */
export async function briefsOf(ctx: Ctx, subjectIds: readonly string[]): Promise<Map<string, sla.ClockBrief>> {
  const stored = await readClocks(ctx, subjectIds, 'sla_open_clocks_of', "and state in ('running', 'paused')")
  const rules = await rulesOf(ctx)
  await rules.load(ctx, stored.map(({ clock }) => clock.calendarVersion))
  const calendars = calendarsFor(ctx, rules, stored)
  const now = ctx.now.getTime()
  const pressing = new Map<string, StoredClock>()
  for (const clock of stored) {
    const known = pressing.get(clock.subjectId)
    if (!known || isMorePressing(clock, known, now)) pressing.set(clock.subjectId, clock)
  }
  return new Map([...pressing].map(([id, clock]) => [id, { metric: clock.clock.metric, ...timesOf(clock, now, calendars) }]))
}

async function readClocks(ctx: Ctx, subjectIds: readonly string[], name: string, which: string): Promise<StoredClock[]> {
  if (subjectIds.length === 0) return []
  await flushClocks(ctx)
  const text = `select * from sla_clock where organization_id = $1 and subject_id = any ($2) ${which} order by subject_id, metric, cycle`
  const { rows } = await ctx.client.query<ClockRow>({ name, text, values: [ctx.organizationId, subjectIds] })
  return rows.map(storedClock)
}

function isMorePressing({ clock: a }: StoredClock, { clock: b }: StoredClock, now: number): boolean {
  const isBreached = (clock: typeof a) => clock.breachedAt !== null || (clock.dueAt !== null && clock.dueAt <= now)
  if (isBreached(a) !== isBreached(b)) return isBreached(a)
  return (a.dueAt ?? Infinity) < (b.dueAt ?? Infinity)
}
