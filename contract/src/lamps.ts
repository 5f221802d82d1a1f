import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { LAMP_ACTIONS, LAMP_SOURCES } from './zone-standard-choices.ts'

/** Lamps that do not burn, and where: each place has its work order. */
const BrokenLamps = z.object({ place: z.string(), count: z.number().int(), workOrder: z.object({ id: Id, number: z.string(), status: z.string() }).nullable() })
/** How many lamps were looked at and how many of them burn (MNT-003): counted on a walk, or taken from a record of a round. */
export const LampCount = z.object({
  id: Id, siteId: Id, zone: Ref.nullable(), building: Ref.nullable(), place: z.string(), inspected: z.number().int(), lit: z.number().int(), broken: z.array(BrokenLamps), note: z.string(), source: z.enum(LAMP_SOURCES), task: Ref.nullable(),
  countedBy: Ref, countedAt: Instant, voided: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(), allowedActions: z.array(z.enum(LAMP_ACTIONS)), version: z.number().int(),
}).meta({ id: 'LampCount' })
export type LampCount = z.infer<typeof LampCount>

/** Local days of the site, `to` included. `dark`: with lamps that did not burn. */
const LampFilter = z.object({ q: z.string().max(100).optional(), zoneId: Id.optional(), buildingId: Id.optional(), source: oneOrMany(z.enum(LAMP_SOURCES)), dark: flag, voided: flag, from: Day.optional(), to: Day.optional() })
export const listLampCounts = endpoint({ method: 'GET', path: '/lamp-counts', summary: 'Lamp counts of a site, the newest first', access: 'inspections:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: LampFilter.prefault({}) }), response: listOf(LampCount), errors: ['not_found'] })
export const exportLampCounts = endpoint({ method: 'GET', path: '/lamp-counts/export', summary: 'Lamp counts as XLSX or CSV', access: 'inspections:read', query: z.object({ siteId: Id, format: sheetFormat, filter: LampFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getLampCount = endpoint({ method: 'GET', path: '/lamp-counts/{id}', summary: 'One lamp count', access: 'inspections:read', params: IdParams, response: LampCount, errors: ['not_found'] })
export const lampCountTimeline = endpoint({ method: 'GET', path: '/lamp-counts/{id}/timeline', summary: 'History of a lamp count', access: 'inspections:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const countLamps = endpoint({
  method: 'POST', path: '/lamp-counts', summary: 'Count lamps: what does not burn is told place by place, and each place gets its work order', access: 'inspections:work',
  body: z.object({
    id: Id.optional(), siteId: Id, zoneId: Id.nullable().default(null), buildingId: Id.nullable().default(null), place: text(200).default(''), inspected: z.number().int().min(1).max(10_000), lit: z.number().int().min(0).max(10_000),
    broken: z.array(z.object({ place: text(100, 1), count: z.number().int().min(1).max(1000) })).max(20).default([]), note: text(500).default(''),
    /** When they were counted, as the phone says; left out: now. */
    at: Instant.optional(),
  }),
  response: LampCount, errors: ['not_found', 'already_exists', 'rule_broken', 'not_permitted'],
})
export const actOnLampCount = endpoint({ method: 'POST', path: '/lamp-counts/{id}/actions', summary: 'Void a lamp count that was wrong; it stays to be seen and counts no more', access: 'inspections:work', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(LAMP_ACTIONS), reason: text(300, 1) }), response: LampCount, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed'] })
