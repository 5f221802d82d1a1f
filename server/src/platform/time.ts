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

/** The calendar day some days after one, `YYYY-MM-DD`; before it with a negative number. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How many calendar days lie between two, negative when the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The same day of the month some calendar months later, or that month's last: 31 August and half a year is 28 February. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** `YYYY-MM` some months later. */
export function monthAfter(month: string, months = 1): string {
  return monthsAfter(`${month}-01`, months).slice(0, 7)
}

/** Full hours are where jobs of every hour that began at different minutes become one. An hour that comes within a minute may be that of the job that runs. */
export function nextFullHour(now: Date): Date {
  return new Date(Math.ceil((now.getTime() + 60_000) / 3_600_000) * 3_600_000)
}

export function iso(at: Date): string
export function iso(at: Date | null): string | null
export function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString()
}
