import type { PayBasis } from '@guanjia/contract/staffing-choices.ts'

/** What somebody gets for having come: by the minute of an hour's rate, for the shift, or for each day begun. Nothing for not having come. */
export function payOf({ basis, rateFen, minutes }: { basis: PayBasis; rateFen: number; minutes: number }): number {
  if (minutes === 0) return 0
  if (basis === 'shift') return rateFen
  return basis === 'hour' ? Math.round((rateFen * minutes) / 60) : rateFen * Math.ceil(minutes / 1440)
}
