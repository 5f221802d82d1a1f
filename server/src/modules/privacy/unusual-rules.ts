import type { privacy } from '@guanjia/contract'

export interface Look {
  id: string
  at: Date
  actorId: string | null
  /** Minutes since midnight at the site. */
  minute: number
  /** The zone of the unit that was looked at; null when it has none or it was no unit. */
  zoneId: string | null
}

export interface Usual {
  manyInAnHour: number
  fromMinute: number
  untilMinute: number
  /** Zones that somebody answers for; who is not here answers for the whole site. */
  zonesOf: ReadonlyMap<string, ReadonlySet<string>>
}

const HOUR_MS = 3_600_000

/** Which looks are unusual and why (PRV-003): too many by one person within an hour, at odd hours, outside the own zones. Looks in any order. */
export function unusualLooks(looks: readonly Look[], usual: Usual): Map<string, { why: privacy.UnusualAccess['why']; inAnHour: number }> {
  const found = new Map<string, { why: privacy.UnusualAccess['why']; inAnHour: number }>()
  const byActor = new Map<string | null, Look[]>()
  for (const look of [...looks].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const own = byActor.get(look.actorId)
    if (own) own.push(look)
    else byActor.set(look.actorId, [look])
  }
  for (const own of byActor.values()) {
    let first = 0
    for (const [i, look] of own.entries()) {
      while (look.at.getTime() - own[first]!.at.getTime() >= HOUR_MS) first++
      const inAnHour = i - first + 1
      const zones = look.actorId === null ? undefined : usual.zonesOf.get(look.actorId)
      const why = [
        ...(inAnHour > usual.manyInAnHour ? (['many'] as const) : []),
        ...(look.minute < usual.fromMinute || look.minute >= usual.untilMinute ? (['outside_hours'] as const) : []),
        ...(look.zoneId !== null && zones !== undefined && !zones.has(look.zoneId) ? (['outside_zone'] as const) : []),
      ]
      if (why.length > 0) found.set(look.id, { why: [...why], inAnHour })
    }
  }
  return found
}
