import { complaints, type Role } from '@guanjia/contract'

type Level = complaints.ComplaintLevelName

/** Who can hold a level: staff with one of these roles at the site. Outside mediation is accompanied by whoever decides in the house. */
export const HOLDERS: Record<Level, readonly Role[]> = {
  handler: ['front_desk', 'steward', 'supervisor', 'site_manager', 'general_manager', 'administrator'],
  supervisor: ['supervisor'],
  site_manager: ['site_manager'],
  head_office: ['general_manager', 'administrator'],
  mediation: ['general_manager', 'administrator', 'site_manager'],
}

/** The next level up, one at a time (CMP-040); null above outside mediation. */
export function levelAbove(level: Level): Level | null {
  return complaints.COMPLAINT_LEVELS[complaints.COMPLAINT_LEVELS.indexOf(level) + 1] ?? null
}

/** The level at which a complaint stands: the highest that it reached, whatever happened since. */
export function presentLevel(levels: readonly { position: number; level: Level }[]): Level {
  return levels.reduce<{ position: number; level: Level }>((top, one) => (one.position > top.position ? one : top), { position: 0, level: 'handler' }).level
}

export const isHigher = (one: Level, other: Level): boolean => complaints.COMPLAINT_LEVELS.indexOf(one) > complaints.COMPLAINT_LEVELS.indexOf(other)
