import type { Clock } from '@guanjia/contract/sla.ts'

/** Seconds by which two countdowns must differ to be worth two lines. */
const SAME_SECONDS = 60

export const isOpen = ({ state }: Pick<Clock, 'state'>): boolean => state === 'running' || state === 'paused'

export function isOverdue(clock: Pick<Clock, 'state' | 'outcome' | 'dueAt'>, now: number): boolean {
  return isOpen(clock) && (clock.outcome === 'breached' || (clock.dueAt !== null && Date.parse(clock.dueAt) <= now))
}

/** From when it counts, while it runs outside working time; null when it counts now. */
export function opensLater(clock: Pick<Clock, 'state' | 'opensAt'>, now: number): string | null {
  return clock.state === 'running' && clock.opensAt !== null && Date.parse(clock.opensAt) > now ? clock.opensAt : null
}

/**
 * Seconds of service time that are left, where they are others than those on the wall; null where both are the same, and once it is
 * overdue. `readAt` (milliseconds) is when the server said what was left: since then it counts down, unless it has not opened yet.
 */
export function serviceSecondsLeft(
  clock: Pick<Clock, 'state' | 'outcome' | 'dueAt' | 'opensAt' | 'remainingSeconds'>,
  now: number,
  readAt: number,
): number | null {
  if (clock.remainingSeconds === null || isOverdue(clock, now)) return null
  if (clock.state === 'paused') return clock.remainingSeconds
  if (clock.state !== 'running' || clock.dueAt === null) return null
  const onWall = (Date.parse(clock.dueAt) - now) / 1000
  const countsSince = Math.max(readAt, clock.opensAt === null ? 0 : Date.parse(clock.opensAt))
  const left = clock.remainingSeconds - Math.max(0, now - countsSince) / 1000
  return onWall - left < SAME_SECONDS ? null : Math.max(0, left)
}

/** May somebody say that they see to it: it is overdue or was escalated, and nobody has said so yet. */
export function needsSomeone(clock: Pick<Clock, 'state' | 'outcome' | 'dueAt' | 'acknowledged' | 'events'>, now: number): boolean {
  if (!isOpen(clock) || clock.acknowledged !== null) return false
  return isOverdue(clock, now) || (clock.events ?? []).some(({ kind }) => kind === 'escalation')
}
