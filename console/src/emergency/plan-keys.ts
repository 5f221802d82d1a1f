/** A short name that nothing else in the list has; it stays with its line over versions. */
export function keyIn(prefix: string, all: readonly { key: string }[]): string {
  const used = new Set(all.map(({ key }) => key))
  for (let n = all.length + 1; ; n++) if (!used.has(`${prefix}${n}`)) return `${prefix}${n}`
}
