// When a reading of a meter is odd: by the register that keeps it, and by the phone that asks before it is written down. Without zod.

/** The dial went backwards, far more went through than usual, or nothing where something used to. */
export const ODD_READINGS = ['backwards', 'too_much', 'standstill'] as const
export type OddReading = (typeof ODD_READINGS)[number]

/** What a dial showed last, and what it turns on a usual day; null while nobody knows. */
export interface DialBefore {
  value: number
  on: string
  usualPerDay: number | null
}

/** So many times the usual is too much. */
export const TOO_MUCH = 3
const STANDSTILL_DAYS = 25
const DAY_MS = 86_400_000

/** Whether a dial that turned so far in so many days is odd; with nothing known of the usual only one that went backwards is. */
export function oddTurn(turned: number, days: number, usual: number | null): OddReading | null {
  if (turned < 0) return 'backwards'
  if (usual === null || usual <= 0) return null
  if (turned > usual * TOO_MUCH * days) return 'too_much'
  return turned === 0 && days >= STANDSTILL_DAYS ? 'standstill' : null
}

/** The days that lie between two readings; those of one day are a day apart. */
export const daysOfTurn = (from: string, to: string): number => Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS))

/** Whether a reading is odd beside what the dial showed before. */
export function oddReading(before: DialBefore, next: { value: number; on: string }): OddReading | null {
  return oddTurn(next.value - before.value, daysOfTurn(before.on, next.on), before.usualPerDay)
}
