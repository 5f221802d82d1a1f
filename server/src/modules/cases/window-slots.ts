type Stretch = { from: number; to: number }

const LENGTH_MS = 2 * 3_600_000
/** Somebody has to be found and get there first. */
const LEAD_MS = 3_600_000
/** What is left of a morning is worth offering only if the work fits in. */
const SHORTEST_MS = 3_600_000

/** Windows of two hours within opening hours, the soonest first; none begins within the hour. Times are epoch milliseconds. */
export function windowsWithin(open: readonly Stretch[], now: number): Stretch[] {
  const windows: Stretch[] = []
  for (const { from, to } of open) {
    for (let start = from; to - start >= SHORTEST_MS; start += LENGTH_MS) windows.push({ from: start, to: Math.min(start + LENGTH_MS, to) })
  }
  return windows.filter(({ from }) => from >= now + LEAD_MS)
}
