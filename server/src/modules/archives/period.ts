/** Days `YYYY-MM-DD`; an open beginning means unknown, an open end for ever, and the last day counts. */
export interface Period {
  from_on: string | null
  until_on: string | null
}

/** Whether a period holds the day. */
export function holds(period: Period, day: string): boolean {
  return (period.from_on === null || period.from_on <= day) && (period.until_on === null || period.until_on >= day)
}

/** Whether two periods share a day. */
export function overlap(a: Period, b: Period): boolean {
  const beginsInTime = (x: Period, y: Period): boolean => x.from_on === null || y.until_on === null || x.from_on <= y.until_on
  return beginsInTime(a, b) && beginsInTime(b, a)
}
