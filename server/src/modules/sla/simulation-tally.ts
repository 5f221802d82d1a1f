import type { Output, sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import type { StoredClock } from './clock-rows.ts'
import { METRICS } from './metrics.ts'
import type { Outcome, Simulated } from './simulate.ts'
import { subjectNames } from './subject-names.ts'
import type { Instant } from './time-zone.ts'

/** What became of a clock; `unknown` when no calendar reaches so far. */
export type Verdict = Omit<Simulated, 'after'> & { after: Simulated['after'] | 'unknown' }

type Answer = Output<typeof sla.simulate>
type Row = Omit<Answer['rows'][number], 'rateBefore' | 'rateAfter'>
type Changed = { stored: StoredClock; before: Outcome; after: Outcome; dueAfter: Instant | null }

const SHOWN = 200
const ORDER = new Map(METRICS.map(({ metric }, i) => [metric, i]))

/** Counts a simulation metric by metric, and keeps the clocks that changed most. */
export class SimulationTally {
  readonly #rows = new Map<string, Row>()
  readonly #subjects = new Set<string>()
  #changed: Changed[] = []
  #changedCount = 0
  #replayed = 0

  add(stored: StoredClock, { before, after, dueAfter }: Verdict): void {
    const row = this.#row(stored.subjectType, stored.clock.metric)
    this.#replayed++
    row.count++
    if (before === 'met') row.metBefore++
    if (before === 'breached') row.breachedBefore++
    if (after === 'dropped') row.dropped++
    else if (after === 'unknown') row.unknown++
    else {
      if (after === 'met') row.metAfter++
      if (after === 'breached') row.breachedAfter++
      if (after === 'breached' && before !== 'breached') row.newlyBreached++
      if (after === 'met' && before !== 'met') row.newlyMet++
      if (after !== before || dueAfter !== stored.clock.dueAt) this.#change({ stored, before, after, dueAfter })
    }
  }

  /** A promise that would have been made anew. */
  addUnknown(subjectType: string, metric: string): void {
    this.#row(subjectType, metric).unknown++
  }

  /** True when a record was asked about before; from now on it was. */
  sees(subjectId: string): boolean {
    if (this.#subjects.has(subjectId)) return true
    this.#subjects.add(subjectId)
    return false
  }

  async present(ctx: Ctx): Promise<Answer> {
    this.#trim()
    const names = await subjectNames(ctx, this.#changed.map(({ stored }) => stored))
    const due = (at: Instant | null) => (at === null ? null : iso(new Date(at)))
    const rated = (row: Row) =>
      ({ ...row, rateBefore: rate(row.metBefore, row.breachedBefore), rateAfter: rate(row.metAfter, row.breachedAfter) })
    return {
      rows: [...this.#rows.values()].sort(inOrder).map(rated),
      changed: this.#changed.map(({ stored: { id, subjectType, subjectId, clock }, before, after, dueAfter }) => ({
        clockId: id, subject: { type: subjectType, id: subjectId, name: names.get(subjectId) ?? '' }, metric: clock.metric,
        dueBefore: due(clock.dueAt), dueAfter: due(dueAfter), outcomeBefore: before, outcomeAfter: after,
      })),
      changedCount: this.#changedCount, replayed: this.#replayed,
    }
  }

  #row(subjectType: string, metric: string): Row {
    const key = `${subjectType} ${metric}`
    const known = this.#rows.get(key)
    if (known) return known
    const row: Row = {
      subjectType, metric, count: 0, metBefore: 0, metAfter: 0, breachedBefore: 0, breachedAfter: 0, newlyBreached: 0, newlyMet: 0, dropped: 0,
      unknown: 0,
    }
    this.#rows.set(key, row)
    return row
  }

  #change(changed: Changed): void {
    this.#changedCount++
    this.#changed.push(changed)
    if (this.#changed.length >= SHOWN * 10) this.#trim()
  }

  #trim(): void {
    this.#changed = this.#changed.sort((a, b) => weight(b) - weight(a) || (a.stored.id < b.stored.id ? -1 : 1)).slice(0, SHOWN)
  }
}

/** Another outcome weighs more than any shift. */
const weight = ({ stored, before, after, dueAfter }: Changed): number =>
  (before === after ? 0 : 1e15) + Math.abs((dueAfter ?? 0) - (stored.clock.dueAt ?? 0))

const inOrder = (a: Row, b: Row): number =>
  a.subjectType.localeCompare(b.subjectType) || (ORDER.get(a.metric) ?? Infinity) - (ORDER.get(b.metric) ?? Infinity)

const rate = (met: number, breached: number): number | null => (met + breached === 0 ? null : met / (met + breached))
