/** Causes that together make up this share are the vital few (Pareto, Juran). */
const VITAL = 0.8

export type Counted = { id: string | null; name: string | null; count: number }
export type Slice = Counted & { share: number; cumulative: number; isVital: boolean }

/**
 * Causes by how often, each with its share and the share of all up to it. Vital are those that are needed to reach 80 %; what has no
 * cause recorded comes last whatever its count, and is never vital: not knowing is no cause.
 */
export function paretoOf(counted: readonly Counted[]): Slice[] {
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const known = counted.filter(({ id }) => id !== null).toSorted((a, b) => b.count - a.count || (a.id! < b.id! ? -1 : 1))
  let sum = 0
  return [...known, ...counted.filter(({ id }) => id === null)].map((one) => {
    const before = total === 0 ? 0 : sum / total
    sum += one.count
    const share = total === 0 ? 0 : one.count / total
    return { ...one, share, cumulative: total === 0 ? 0 : sum / total, isVital: one.id !== null && one.count > 0 && before < VITAL }
  })
}
