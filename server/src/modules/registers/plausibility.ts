import type { registers } from '@guanjia/contract'
import { TOO_MUCH, daysOfTurn, oddTurn } from '@guanjia/contract/reading-rules.ts'
import { daysBetween } from '../../platform/time.ts'

export interface Read {
  on: string
  value: number
}
export interface Dial {
  multiplier: number
  /** How many figures the dial has before it begins again; null when nobody knows. */
  digits: number | null
}
export interface Judged {
  verdict: registers.MeterReading['verdict']
  /** What went through, with the multiplier; null where the dial went backwards without having begun again. */
  consumption: number | null
  /** What was expected at this day, in what the dial shows; null while nothing is known. */
  expected: { least: number; most: number } | null
}

const REMEMBERED = 6

/**
 * Judges a new reading by those before it, oldest first; the first of them may be the reading at installation. Too much is more than three times
 * the usual of the days; a dial that stands still for 25 days while it used to turn is odd too. One earlier value alone tells nothing of the usual.
 */
export function judge(earlier: readonly Read[], next: Read & { hasRolledOver: boolean }, { multiplier, digits }: Dial): Judged {
  const last = earlier.at(-1)
  if (!last) return { verdict: 'first', consumption: null, expected: null }
  const turned = next.hasRolledOver && digits !== null ? 10 ** digits - last.value + next.value : next.value - last.value
  const days = daysOfTurn(last.on, next.on)
  const usual = usualPerDay(earlier)
  const expected = usual === null ? null : { least: round(last.value), most: round(last.value + usual * TOO_MUCH * days) }
  return { verdict: oddTurn(turned, days, usual) ?? (usual === null ? 'first' : 'fine'), consumption: turned < 0 ? null : round(turned * multiplier), expected }
}

/** What the dial turned on a usual day of late; null with fewer than two readings. Turns that went backwards are left out. */
export function usualPerDay(all: readonly Read[]): number | null {
  const reads = all.slice(-REMEMBERED - 1)
  let turned = 0
  let days = 0
  for (const [i, read] of reads.entries()) {
    const before = reads[i - 1]
    if (!before || read.value < before.value || read.on <= before.on) continue
    turned += read.value - before.value
    days += daysBetween(before.on, read.on)
  }
  return days === 0 ? null : turned / days
}

const round = (value: number): number => Math.round(value * 1000) / 1000
