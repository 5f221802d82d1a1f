import type { AlertSettings } from '@guanjia/contract/sla-policies.ts'
import { DAY_MS, type Instant, type ZoneOffsets, toInstant, toLocal, zoneOffsets } from './time-zone.ts'

export type QuietHours = Pick<AlertSettings, 'quietFrom' | 'quietTo'>

/** When the quiet hours of a zone end in which a moment lies; null outside them. `quietFrom` after `quietTo` runs across midnight. */
export function quietUntil({ quietFrom, quietTo }: QuietHours, timeZone: string, at: Instant): Instant | null {
  if (quietFrom === null || quietTo === null) return null
  const zone = zoneAround(timeZone, at)
  const local = toLocal(zone, at)
  const midnight = Math.floor(local / DAY_MS) * DAY_MS
  const [time, from, to] = [local - midnight, timeOfDay(quietFrom), timeOfDay(quietTo)]
  const isQuiet = from < to ? from <= time && time < to : from <= time || time < to
  if (!isQuiet) return null
  const end = toInstant(zone, midnight + to + (time < to ? 0 : DAY_MS))
  // In an hour that comes twice the end may have been there already.
  return end > at ? end : null
}

function timeOfDay(text: string): number {
  const [hours, minutes] = text.split(':').map(Number)
  return (hours! * 60 + minutes!) * 60_000
}

const zones = new Map<string, ZoneOffsets>()
const MAX_ZONES = 1000

function zoneAround(timeZone: string, at: Instant): ZoneOffsets {
  const year = new Date(at).getUTCFullYear()
  const key = `${timeZone} ${year}`
  const known = zones.get(key)
  if (known) return known
  if (zones.size >= MAX_ZONES) zones.clear()
  const zone = zoneOffsets(timeZone, year - 1, year + 1)
  zones.set(key, zone)
  return zone
}
