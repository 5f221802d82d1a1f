import { AppError } from '../../platform/errors.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { type Instant, type ZoneOffsets, toLocal } from './time-zone.ts'

type Layout = {
  definition: CalendarDefinition
  zone: ZoneOffsets
  from: Instant
  until: Instant
  intervals: { start: Instant; end: Instant }[]
  workDays: Int32Array
  closings: Float64Array
}

/** The place of the last of ascending instants that is at or before t; -1 before the first. */
export function lastAtOrBefore(ascending: Float64Array, t: number): number {
  let low = -1
  let high = ascending.length
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! <= t) low = middle
    else high = middle
  }
  return low
}

/**
 * Working time of one calendar version, laid out for fast arithmetic; made by `buildCalendar`, then never changed.
 * Instants are epoch milliseconds; durations are real elapsed seconds, exact to the millisecond.
 * With F(t) = working time before t: `between(a, b) = F(b) - F(a)`, and `add(t, d)` is the earliest x with `F(x) = F(t) + d`.
 */
export class Calendar {
  readonly definition: CalendarDefinition
  readonly zone: ZoneOffsets
  /** The horizon: arithmetic is defined from `from` to `until`. */
  readonly from: Instant
  readonly until: Instant
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** `worked[i]` is the working time in milliseconds before `starts[i]`; one entry more than intervals, the last is the total. */
  readonly worked: Float64Array
  /** Working days (days since 1970-01-01), and for each the instant at which its last interval ends. */
  readonly workDays: Int32Array
  readonly closings: Float64Array

  constructor(layout: Layout) {
    this.definition = layout.definition
    this.zone = layout.zone
    this.from = layout.from
    this.until = layout.until
    this.starts = Float64Array.from(layout.intervals, ({ start }) => start)
    this.ends = Float64Array.from(layout.intervals, ({ end }) => end)
    this.worked = new Float64Array(layout.intervals.length + 1)
    layout.intervals.forEach(({ start, end }, i) => {
      this.worked[i + 1] = this.worked[i]! + end - start
    })
    this.workDays = layout.workDays
    this.closings = layout.closings
  }

  /** Working seconds from a to b, negative when b is before a; throws `calendar.past_horizon`. */
  between(a: Instant, b: Instant): number {
    return (this.#workedBefore(b, this.#indexAt(b)) - this.#workedBefore(a, this.#indexAt(a))) / 1000
  }

  /**
   * The earliest instant at which `seconds` of working time have passed since t: exactly at closing is today 18:00, not tomorrow 09:00.
   * Nothing added is t itself. A negative time goes back, also to the earliest such instant. Throws `calendar.past_horizon`. O(log n).
   */
  add(t: Instant, seconds: number): Instant {
    const near = this.#indexAt(t)
    const step = Math.round(seconds * 1000)
    if (step === 0) return t
    const { starts, worked } = this
    const wanted = this.#workedBefore(t, near) + step
    const last = worked.length - 1
    if (!(wanted > 0 && wanted <= worked[last]!)) throw this.#pastHorizon(step < 0 ? 'before' : 'after')
    // Due moments are near their start, so the search gallops from t before it halves.
    let low = 0
    let high = last
    if (step > 0) {
      low = Math.max(near, 0)
      let stride = 1
      while (low + stride < last && worked[low + stride]! < wanted) {
        low += stride
        stride *= 2
      }
      high = Math.min(low + stride, last)
    }
    while (low + 1 < high) {
      const middle = (low + high) >>> 1
      if (worked[middle]! < wanted) low = middle
      else high = middle
    }
    return starts[low]! + wanted - worked[low]!
  }

  /** The latest instant from which `seconds` of working time are left until x, the last moment to begin: 09:00, not 18:00 before. */
  sub(x: Instant, seconds: number): Instant {
    const step = Math.round(seconds * 1000)
    const near = this.#indexAt(x)
    if (step === 0) return x
    if (step < 0) throw new AppError('rule_broken', 'sub() takes a positive time')
    const { starts, worked } = this
    const wanted = this.#workedBefore(x, near) - step
    if (!(wanted >= 0)) throw this.#pastHorizon('before')
    let low = 0
    let high = near + 1
    while (low + 1 < high) {
      const middle = (low + high) >>> 1
      if (worked[middle]! <= wanted) low = middle
      else high = middle
    }
    return starts[low]! + wanted - worked[low]!
  }

  /** True within working time; the moment of closing is outside. */
  isOpen(t: Instant): boolean {
    const i = this.#indexAt(t)
    return i >= 0 && t < this.ends[i]!
  }

  /** The instant itself within working time, otherwise the next opening; throws `calendar.past_horizon`. */
  nextOpening(t: Instant): Instant {
    const i = this.#indexAt(t)
    if (i >= 0 && t < this.ends[i]!) return t
    if (i + 1 >= this.starts.length) throw this.#pastHorizon('after')
    return this.starts[i + 1]!
  }

  /** True when the holidays of the instant's local year aren't published yet: what is due then may still move. */
  isProvisional(t: Instant): boolean {
    const { definition, zone } = this
    if (definition.always || !definition.followsHolidays) return false
    return definition.years[String(new Date(toLocal(zone, t)).getUTCFullYear())] !== 'published'
  }

  /** The last interval that begins at or before t, -1 before the first. */
  #indexAt(t: Instant): number {
    if (!(t >= this.from && t <= this.until)) throw this.#pastHorizon(t < this.from ? 'before' : 'after')
    return lastAtOrBefore(this.starts, t)
  }

  #workedBefore(t: Instant, i: number): number {
    return i < 0 ? 0 : this.worked[i]! + Math.min(t, this.ends[i]!) - this.starts[i]!
  }

  #pastHorizon(side: 'before' | 'after'): AppError {
    const limit = new Date(side === 'before' ? this.from : this.until).toISOString()
    return new AppError('calendar.past_horizon', `The calendar says nothing ${side} ${limit}`)
  }
}
