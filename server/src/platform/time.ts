const dayFormats = new Map<string, Intl.DateTimeFormat>()
const timeFormats = new Map<string, Intl.DateTimeFormat>()

function cached(cache: Map<string, Intl.DateTimeFormat>, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = cache.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...options })
  cache.set(zone, made)
  return made
}

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, at: Date): string {
  return cached(dayFormats, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** Wall time of an instant in a zone, `YYYY-MM-DD HH:mm`. */
export function wallTimeIn(zone: string, at: Date): string {
  return cached(timeFormats, zone, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(at)
}

export function iso(at: Date): string
export function iso(at: Date | null): string | null
export function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString()
}
