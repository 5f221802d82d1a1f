/** The whole month before a day: `2026-03-12` → `2026-02-01` … `2026-02-28`. */
export function monthBefore(today: string): { from: string; to: string } {
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`)
  const to = new Date(first.getTime() - 86_400_000).toISOString().slice(0, 10)
  return { from: `${to.slice(0, 7)}-01`, to }
}

/** The days up to and with a day: `daysUpTo('2026-03-12', 7)` → `2026-03-06` … `2026-03-12`. */
export function daysUpTo(today: string, days: number): { from: string; to: string } {
  return { from: new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1) * 86_400_000).toISOString().slice(0, 10), to: today }
}
