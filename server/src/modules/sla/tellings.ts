import type { StoredClock } from './clock-rows.ts'
import type { DueStep } from './firing.ts'
import type { Instant } from './time-zone.ts'

/** One person is to be told of one step. `quietUntil`: it is night at the site until then. */
export type Telling = { stored: StoredClock; step: DueStep; accountId: string; isCritical: boolean; quietUntil: Instant | null }

export type Cause = 'quiet' | 'late' | 'burst'
/** A telling that waits. One that is no matter of the hour is released as soon as the work behind it is done, `releaseAt` at the earliest. */
export type PutOff = Telling & { cause: Cause; releaseAt: Instant }

/** Firing goes on in batches; what comes late or in bursts is gathered for so long at least. */
const GATHER_MS = 5000

/**
 * Who is told at once and who later. A critical promise never waits. In quiet hours everything else waits for their end; what comes
 * late after downtime, or is more than `digestAbove` for one person in one batch, waits to be gathered.
 */
export function divideTellings(tellings: readonly Telling[], digestAbove: number, now: Instant): { atOnce: Telling[]; later: PutOff[] } {
  const atOnce: Telling[] = []
  const later: PutOff[] = []
  const fresh = new Map<string, Telling[]>()
  for (const telling of tellings) {
    if (telling.isCritical) atOnce.push(telling)
    else if (telling.quietUntil !== null) later.push({ ...telling, cause: 'quiet', releaseAt: telling.quietUntil })
    else if (telling.step.isLate) later.push({ ...telling, cause: 'late', releaseAt: now + GATHER_MS })
    else fresh.set(telling.accountId, [...(fresh.get(telling.accountId) ?? []), telling])
  }
  for (const own of fresh.values()) {
    if (own.length <= digestAbove) atOnce.push(...own)
    else later.push(...own.map((telling): PutOff => ({ ...telling, cause: 'burst', releaseAt: now + GATHER_MS })))
  }
  return { atOnce, later }
}
