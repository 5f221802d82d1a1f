interface Fact {
  key: string
  lost: number
}

/** The facts of a part as people ask for them: what cost points, the dearest record first with its lines together; apart from it what was without fault. */
export function inOrderOfLoss<T extends Fact>(facts: readonly T[]): { costly: T[]; whole: T[] } {
  const lost = new Map<string, number>()
  for (const { key, lost: points } of facts) lost.set(key, (lost.get(key) ?? 0) + points)
  const costly = facts.filter((fact) => fact.lost !== 0)
  return { costly: costly.toSorted((a, b) => Math.abs(lost.get(b.key)!) - Math.abs(lost.get(a.key)!)), whole: facts.filter((fact) => fact.lost === 0) }
}
