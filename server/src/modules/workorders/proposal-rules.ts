import type { cases } from '@guanjia/contract'

/** Epoch milliseconds. */
export type Window = { from: number; to: number }

const LONGEST_MS = 12 * 3_600_000
const FARTHEST_MS = 60 * 86_400_000

/** What is wrong with windows in the order of their beginning; null when they can be proposed: each ahead, none beside itself in another. */
export function windowsFault(windows: readonly Window[], now: number): { pointer: string; message: string } | null {
  for (const [index, { from, to }] of windows.entries()) {
    const pointer = `/windows/${index}`
    if (to <= from) return { pointer: `${pointer}/to`, message: 'must be later than its beginning' }
    if (from <= now) return { pointer: `${pointer}/from`, message: 'must be later than now' }
    if (to - from > LONGEST_MS) return { pointer: `${pointer}/to`, message: 'nobody waits for longer than twelve hours' }
    if (from - now > FARTHEST_MS) return { pointer: `${pointer}/from`, message: 'within sixty days' }
    if (index > 0 && windows[index - 1]!.to > from) return { pointer: `${pointer}/from`, message: 'the windows overlap' }
  }
  return null
}

/** The window that begins at `from` and has not begun yet. */
export function windowPicked(windows: readonly cases.TimeWindow[], from: number, now: number): cases.TimeWindow | undefined {
  return windows.find((window) => Date.parse(window.from) === from && from > now)
}

export function hasExpired(proposal: { expires_at: Date }, now: Date): boolean {
  return proposal.expires_at <= now
}
