import { sla, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { type ClockRow, type StoredClock, storedClock } from './clock-rows.ts'
import { eventRows, flushClocks, pastsIn } from './clock-store.ts'
import { type ClockHistory, replay } from './clock-history.ts'
import { type Told, presentHistories } from './present-history.ts'
import { calendarsFor, presentClocks, timesOf } from './present-clock.ts'
import { type Rules, rulesOf } from './rules-in-force.ts'
import { spoken, subjectNames } from './subject-names.ts'

/** All clocks of records, oldest cycle first; `withEvents` adds what happened to each. A record without clocks is missing in the map. */
export async function clocksOf(ctx: Ctx, subjectIds: readonly string[], { withEvents = false } = {}): Promise<Map<string, sla.Clock[]>> {
  const stored = await readClocks(ctx, subjectIds, 'sla_clocks_of', '')
  const rules = await rulesOf(ctx)
  await rules.load(ctx, stored.map(({ clock }) => clock.calendarVersion))
  const clocks = await presentClocks(ctx, rules, stored)
  const told = withEvents ? await tell(ctx, rules, stored) : null
  const bySubject = new Map<string, sla.Clock[]>()
  for (const clock of clocks) {
    const list = bySubject.get(clock.subjectId) ?? []
    list.push({ ...clock, ...told?.get(clock.id) })
    bySubject.set(clock.subjectId, list)
  }
  return bySubject
}

async function tell(ctx: Ctx, rules: Rules, stored: readonly StoredClock[]): Promise<Map<string, Told>> {
  const rows = await eventRows(ctx, stored.map((clock) => clock.id))
  const pasts = await pastsIn(ctx, stored, rows)
  return presentHistories(ctx, rules, stored, rows, pasts, ctx.now.getTime(), calendarsFor(ctx, rules, stored))
}

/**
 * One clock with its history; with `asOf` as it stood then and from what was known then.
 * Throws `not_found` outside the actor's scope and for a clock that had not begun, `invalid_request` for a moment to come.
 */
export async function getClock(ctx: Ctx, { params, query }: Input<typeof sla.getClock>): Promise<Output<typeof sla.getClock>> {
  const asOf = query.asOf === undefined ? undefined : new Date(query.asOf)
  if (asOf && asOf > ctx.now) throw wrongField('invalid_request', '?asOf', 'lies in the future')
  const row = await ctx.tx.selectFrom('sla_clock').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such clock')
  ctx.actor.mustSee('sla:read', row.site_id)
  const rules = await rulesOf(ctx)
  const rows = await eventRows(ctx, [row.id], asOf)
  if (rows.get(row.id)!.length === 0) throw new AppError('not_found', 'The clock had not begun at that time')
  const now = (asOf ?? ctx.now).getTime()
  await rules.load(ctx, [row.calendar_version])
  const pasts = await pastsIn(ctx, [storedClock(row)], rows)
  const stored = asItWas(ctx, rules, storedClock(row), pasts.get(row.id)!, asOf)
  const calendars = calendarsFor(ctx, rules, [stored])
  const [clock] = await presentClocks(ctx, rules, [stored], now)
  const told = await presentHistories(ctx, rules, [stored], rows, pasts, now, calendars)
  const name = (await subjectNames(ctx, [stored])).get(stored.subjectId)!
  return { ...clock!, ...told.get(stored.id), subject: { type: stored.subjectType, id: stored.subjectId, name: spoken(name, ctx.locale) }, siteId: stored.siteId }
}

function asItWas(ctx: Ctx, rules: Rules, stored: StoredClock, history: ClockHistory, asOf: Date | undefined): StoredClock {
  if (asOf === undefined) return stored
  const { clock } = replay(history, rules.calendars(ctx.now, stored.clock.startedAt ?? undefined), asOf.getTime())
  const isKnown = stored.acknowledged !== null && stored.acknowledged.at <= asOf.getTime()
  return { ...stored, clock, acknowledged: isKnown ? stored.acknowledged : null }
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
