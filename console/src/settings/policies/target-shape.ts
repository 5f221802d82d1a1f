import { formatDuration, type T } from '@guanjia/ui'
import { durationText, secondsOf } from '../durations.ts'

/**
 * What a promise allows, as a person chooses it: working or wall time in seconds; the same time of day `days` working days later; at
 * `at` (`10:00`) or at closing time of the `day`-th working day after the start, 0 being the same day.
 */
export type TargetShape =
  | { kind: 'working' | 'wall'; seconds: number }
  | { kind: 'days'; days: number }
  | { kind: 'at'; day: number; at: string }
  | { kind: 'closing'; day: number }
export type TargetKind = TargetShape['kind']
export const TARGET_KINDS: readonly TargetKind[] = ['working', 'wall', 'days', 'at', 'closing']

const NAMED_DAY = /^P(\d{1,4})D (closing|(?:[01]\d|2[0-3]):[0-5]\d)$/

/** `PT2H`, `wall PT24H`, `P15D`, `P1D 10:00`, `P0D closing` as a choice; null for a form that cannot be chosen here. */
export function readTarget(text: string): TargetShape | null {
  const isWall = text.startsWith('wall ')
  const length = isWall ? text.slice(5) : text
  if (length.startsWith('PT')) {
    const seconds = secondsOf(length)
    return seconds === null ? null : { kind: isWall ? 'wall' : 'working', seconds }
  }
  const days = /^P(\d{1,4})D$/.exec(text)
  if (days) return { kind: 'days', days: Number(days[1]) }
  const [, day, at] = NAMED_DAY.exec(text) ?? []
  if (day === undefined || at === undefined) return null
  return at === 'closing' ? { kind: 'closing', day: Number(day) } : { kind: 'at', day: Number(day), at }
}

/** The text that `readTarget` and the server read. */
export function writeTarget(shape: TargetShape): string {
  switch (shape.kind) {
    case 'working':
      return durationText(shape.seconds)
    case 'wall':
      return `wall ${durationText(shape.seconds)}`
    case 'days':
      return `P${shape.days}D`
    case 'at':
      return `P${shape.day}D ${shape.at}`
    case 'closing':
      return `P${shape.day}D closing`
  }
}

/** A choice of another kind that comes nearest to the one before: two hours stay two hours, ten o'clock stays the day. */
export function turnInto(kind: TargetKind, before: TargetShape): TargetShape {
  const seconds = 'seconds' in before ? before.seconds : before.kind === 'days' ? before.days * 28_800 : 7_200
  const day = 'day' in before ? before.day : before.kind === 'days' ? before.days : 0
  switch (kind) {
    case 'working':
    case 'wall':
      return { kind, seconds }
    case 'days':
      return { kind, days: Math.max(1, 'day' in before ? before.day : before.kind === 'days' ? before.days : Math.round(seconds / 28_800)) }
    case 'at':
      return { kind, day: Math.max(day, 1), at: '10:00' }
    case 'closing':
      return { kind, day }
  }
}

/** About how long a target is, in seconds, to put its steps in order; a working day counts for eight hours. */
export function roughLength(shape: TargetShape | null): number {
  if (shape === null) return 28_800
  if ('seconds' in shape) return shape.seconds
  return Math.max(shape.kind === 'days' ? shape.days : shape.day, 0.5) * 28_800
}

/** A target in words: `2小时`, `15 个工作日`, `次个工作日 10:00 前`; a form that is not known is shown as it is. */
export function targetWords(text: string, t: T): string {
  const shape = readTarget(text)
  if (shape === null) return text
  const day = (n: number): string =>
    n === 0 ? t('settings.policies.day.same') : n === 1 ? t('settings.policies.day.next') : t('settings.policies.day.nth', { n })
  switch (shape.kind) {
    case 'working':
      return hoursWords(shape.seconds, t)
    case 'wall':
      return t('settings.policies.wall', { time: hoursWords(shape.seconds, t) })
    case 'days':
      return t('settings.policies.workingDays', { n: shape.days })
    case 'at':
      return t('settings.policies.byTime', { day: day(shape.day), at: shape.at })
    case 'closing':
      return t('settings.policies.byClosing', { day: day(shape.day) })
  }
}

const DAYS_3 = 3 * 86_400

/** People promise 24 and 72 hours, not one and three days. */
function hoursWords(seconds: number, t: T): string {
  return seconds <= DAYS_3 && seconds % 3600 === 0 && seconds > 0
    ? t('shell.duration.wholeHours', { h: seconds / 3600 })
    : formatDuration(seconds, t)
}
