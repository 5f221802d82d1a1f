import { wrongField } from '../../platform/errors.ts'
import type { Instant } from './time-zone.ts'

/**
 * What a promise allows.
 * - `working`: seconds of the calendar's working time; `wall`: seconds that pass for everybody.
 * - `working_days`: the same time of day n working days later.
 * - `working_day_at`: on the n-th working day after the day of the start (0 = the same day) at `hh:mm`, or when that day closes.
 * - `fixed`: an agreed moment, such as the end of an appointment window.
 */
export type Target =
  | { unit: 'working'; seconds: number }
  | { unit: 'wall'; seconds: number }
  | { unit: 'working_days'; days: number }
  | { unit: 'working_day_at'; day: number; at: string }
  | { unit: 'fixed'; at: Instant }

const TIMED = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?$/
const DAYS = /^P(\d{1,4})D$/
const DAY_AT = /^P(\d{1,4})D ((?:[01]\d|2[0-3]):[0-5]\d|closing)$/

/** Seconds of an ISO 8601 duration of hours, minutes and seconds (`PT2H30M`), null for anything else; days have no fixed length here. */
export function secondsOf(text: string): number | null {
  const parts = TIMED.exec(text)
  if (!parts || text === 'PT') return null
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
}

/** `PT2H30M` of seconds, the inverse of `secondsOf`. */
export function durationText(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000)
  const hours = Math.floor(milliseconds / 3_600_000)
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000)
  const rest = (milliseconds % 60_000) / 1000
  if (milliseconds === 0) return 'PT0S'
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`
}

/**
 * Reads a target: `PT2H` working time, `wall PT24H` wall time, `P15D` working days, `P1D 10:00` the next working day at ten,
 * `P0D closing` by closing the same day, `at 2026-03-02T10:00:00Z` an agreed moment. Throws `rule_broken` naming `pointer`.
 */
export function parseTarget(text: string, pointer = '/duration'): Target {
  const working = secondsOf(text)
  if (working !== null) return { unit: 'working', seconds: working }
  const wall = text.startsWith('wall ') ? secondsOf(text.slice(5)) : null
  if (wall !== null) return { unit: 'wall', seconds: wall }
  const days = DAYS.exec(text)
  if (days) return { unit: 'working_days', days: Number(days[1]) }
  const dayAt = DAY_AT.exec(text)
  if (dayAt) return { unit: 'working_day_at', day: Number(dayAt[1]), at: dayAt[2]! }
  const fixed = /^at \d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text.slice(3)) : Number.NaN
  if (Number.isFinite(fixed)) return { unit: 'fixed', at: fixed }
  throw wrongField('rule_broken', pointer, `"${text}" is not a time such as PT2H, wall PT24H, P15D, "P1D 10:00" or "P0D closing"`)
}

/** The text that `parseTarget` reads. */
export function targetText(target: Target): string {
  switch (target.unit) {
    case 'working':
      return durationText(target.seconds)
    case 'wall':
      return `wall ${durationText(target.seconds)}`
    case 'working_days':
      return `P${target.days}D`
    case 'working_day_at':
      return `P${target.day}D ${target.at}`
    case 'fixed':
      return `at ${new Date(target.at).toISOString()}`
  }
}

/** Why a target promises nothing (zero, negative, senseless), or null when it is sound. */
export function targetFault(target: Target): string | null {
  switch (target.unit) {
    case 'working':
    case 'wall':
      return Number.isFinite(target.seconds) && target.seconds > 0 ? null : 'a target must be longer than zero'
    case 'working_days':
      return Number.isInteger(target.days) && target.days > 0 ? null : 'a target in working days must be at least one day'
    case 'working_day_at':
      return Number.isInteger(target.day) && target.day >= 0 && DAY_AT.test(targetText(target)) ? null : 'names no day and time'
    case 'fixed':
      return Number.isFinite(target.at) ? null : 'names no moment'
  }
}
