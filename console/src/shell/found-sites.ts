interface Site {
  id: string
  name: string
  code: string
  keys: string[]
}

/** The sites that answer to what is typed, by name, pinyin, initials or code; without words the recent ones stand before the rest. */
export function foundSites<S extends Site>(all: readonly S[], words: string, recent: readonly string[]): { first: S[]; rest: S[] } {
  const wanted = words.trim().toLowerCase().replaceAll(' ', '')
  if (wanted === '') {
    const first = recent.flatMap((id) => all.find((one) => one.id === id) ?? [])
    return { first, rest: all.filter((one) => !first.includes(one)) }
  }
  const rank = ({ name, code, keys }: S): number => {
    if (code.toLowerCase() === wanted || name.toLowerCase() === wanted) return 0
    if (name.toLowerCase().startsWith(wanted) || code.toLowerCase().startsWith(wanted)) return 1
    if (keys.some((key) => key.startsWith(wanted))) return 2
    return name.toLowerCase().includes(wanted) || code.toLowerCase().includes(wanted) || keys.some((key) => key.includes(wanted)) ? 3 : 4
  }
  return { first: [], rest: all.map((one) => ({ one, rank: rank(one) })).filter((found) => found.rank < 4).sort((a, b) => a.rank - b.rank).map(({ one }) => one) }
}
