/** Rework of this share takes all points for quality: the goal is 1 % (RPR-018), five times that is no quality at all. */
const WORST_REWORK = 0.05
/** So many complaints of 100 households in a month take all points for quiet. */
const WORST_COMPLAINTS = 10

/**
 * How a zone did, 0…100: half for what was on time, a quarter each for little rework and few complaints (BTL-004). What did not happen
 * is left out and its weight goes to the rest; null when no work was timed at all, for silence is no merit.
 */
export function scoreOf(onTime: number | null, rework: number | null, complaintsPerHundred: number | null): number | null {
  if (onTime === null) return null
  const parts: { weight: number; share: number | null }[] = [
    { weight: 50, share: onTime },
    { weight: 25, share: rework === null ? null : Math.max(0, 1 - rework / WORST_REWORK) },
    { weight: 25, share: complaintsPerHundred === null ? null : Math.max(0, 1 - complaintsPerHundred / WORST_COMPLAINTS) },
  ]
  const known = parts.filter((part): part is { weight: number; share: number } => part.share !== null)
  const weight = known.reduce((sum, part) => sum + part.weight, 0)
  return Math.round((known.reduce((sum, part) => sum + part.weight * part.share, 0) / weight) * 1000) / 10
}

/** The best first; equal scores share a rank, and those without a score come last without one. */
export function rankOf<T extends { score: number | null }>(items: readonly T[]): (T & { rank: number | null })[] {
  const sorted = items.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1))
  return sorted.map((item) => ({ ...item, rank: item.score === null ? null : sorted.findIndex((other) => other.score === item.score) + 1 }))
}

const MOST_PRAISED = 3

/** How many first places everybody sees: three, but never more than the better half, so that praise shows nobody who came last. */
export const praised = (ranked: number): number => Math.max(1, Math.min(MOST_PRAISED, Math.floor(ranked / 2)))

/** What of a ranking somebody sees: who manages all of it, everybody else the first places and the own zones (BTL-004). */
export function shownTo<T extends { zoneId: string; rank: number | null }>(items: readonly T[], own: ReadonlySet<string>, mayManage: boolean): T[] {
  const top = praised(items.filter(({ rank }) => rank !== null).length)
  return items.filter(({ zoneId, rank }) => mayManage || own.has(zoneId) || (rank !== null && rank <= top))
}
