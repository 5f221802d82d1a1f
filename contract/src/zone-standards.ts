import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant, Month, sheetFormat, text } from './shared.ts'
import { SYSTEM_CHECKS, ZONE_STANDARDS } from './zone-standard-choices.ts'

export * from './zone-standard-choices.ts'

/** `rate` null: nothing was recorded, nobody knows. */
const Standard = z.object({ key: z.enum(ZONE_STANDARDS), good: z.number().int(), of: z.number().int(), rate: z.number().nullable(), target: z.number(), isMet: z.boolean().nullable() })
const Line = z.object({
  zoneId: Id, name: z.string(), steward: z.string(), standards: z.array(Standard),
  /** 0…100: how far the standards that are known were reached; null when too little is known to be ranked. */
  score: z.number().nullable(), met: z.number().int(), known: z.number().int(), rank: z.number().int().nullable(), isOwn: z.boolean(),
})
export type StandardLine = z.infer<typeof Line>
export const ZoneStandards = z.object({
  siteId: Id, month: Month, standards: z.array(Standard), checks: z.array(z.object({ key: z.enum(SYSTEM_CHECKS), good: z.number().int(), of: z.number().int(), isMet: z.boolean().nullable() })),
  items: z.array(Line), zones: z.number().int(), /** How many of the zones are ranked. */ ranked: z.number().int(), /** Down to which place a zone is praised. */ praised: z.number().int(),
  /** Whether all zones are shown; else the first places and one's own. */
  isWhole: z.boolean(),
  /** The version that counts; null while the month is open and its figures live. */
  closed: z.object({ number: z.number().int(), at: Instant, by: z.string(), reason: z.string() }).nullable(),
  versions: z.array(z.object({ number: z.number().int(), at: Instant, by: z.string(), reason: z.string() })), allowedActions: z.array(z.enum(['recount'])),
}).meta({ id: 'ZoneStandards' })
export type ZoneStandards = z.infer<typeof ZoneStandards>

const query = { siteId: Id, month: Month }
export const zoneStandards = endpoint({
  method: 'GET', path: '/insight/zone-standards', summary: 'The five standards of a site by zones and their ranking in a month; who does not manage sees the first places and the own one', access: 'tasks:own',
  /** `number`: an earlier version of a closed month. */
  query: z.object({ ...query, number: z.coerce.number().int().min(1).optional() }), response: ZoneStandards, errors: ['not_found'],
})
export const exportZoneStandards = endpoint({ method: 'GET', path: '/insight/zone-standards/export', summary: 'The five standards by zones as XLSX or CSV', access: 'tasks:own', query: z.object({ ...query, format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const printZoneBulletin = endpoint({
  method: 'GET', path: '/insight/zone-standards/bulletin', summary: 'The bulletin of a month 月度通报 to be hung up: figures of the site and its first places; `whole` for managers has all zones', access: 'tasks:own',
  query: z.object({ ...query, whole: z.stringbool().default(false) }), kind: 'file', errors: ['not_found', 'not_permitted'],
})
export const recountZoneStandards = endpoint({
  method: 'POST', path: '/insight/zone-standards/recount', summary: 'Count a closed month anew after a late correction: a new version, the one before stays', access: 'improvements:manage',
  body: z.object({ id: Id.optional(), ...query, reason: text(500, 1) }), response: ZoneStandards, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
