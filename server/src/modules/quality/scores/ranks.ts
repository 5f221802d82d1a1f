/** Places by score: equals share a place, and who has none has no place. */
export function ranksOf(scored: readonly { id: string; total: number | null }[]): Map<string, number> {
  const totals = scored.flatMap(({ total }) => total ?? [])
  return new Map(scored.flatMap(({ id, total }) => (total === null ? [] : [[id, 1 + totals.filter((other) => other > total).length] as const])))
}
