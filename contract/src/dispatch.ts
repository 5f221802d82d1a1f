import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Ref, itemsOf } from './shared.ts'

export const DISPATCH_MODES = ['off', 'suggest', 'automatic'] as const
/** What stands against giving an order to somebody. A missing certificate and a practical that was not passed can't be overridden by a dispatcher. */
export const OBSTACLES = ['off_shift', 'away', 'skill', 'certificate', 'practical', 'zone', 'load', 'declined'] as const
export const ZONE_MATCHES = ['own', 'site', 'neighbour', 'unknown', 'none'] as const
export const DispatchMode = z.enum(DISPATCH_MODES)
export type DispatchMode = z.infer<typeof DispatchMode>

/** `detail` names what is missing or ran out: a skill, a certificate with its last day, `4/4`, a substitute. */
export const Obstacle = z.object({ kind: z.enum(OBSTACLES), detail: z.string() }).meta({ id: 'Obstacle' })
export type Obstacle = z.infer<typeof Obstacle>

/** Somebody who works at the site, as the rules see them for one order; `rank` from 1 for those against whom nothing stands. */
export const Candidate = z.object({
  worker: Ref, rank: z.number().int().nullable(), obstacles: z.array(Obstacle), zoneMatch: z.enum(ZONE_MATCHES), load: z.number().int(), limit: z.number().int().nullable(),
  /** By how many minutes the order would be late behind what the worker carries, by rule of thumb. */
  lateMinutes: z.number().int(), lastScore: z.number().int().nullable(),
}).meta({ id: 'Candidate' })
export type Candidate = z.infer<typeof Candidate>

export const DispatchDecision = z.object({
  id: Id, at: Instant, way: z.enum(['automatic', 'by_hand']), outcome: z.enum(['assigned', 'nobody']), worker: Ref.nullable(), by: z.string(),
  candidates: z.array(Candidate), overridden: z.array(z.enum(OBSTACLES)), note: z.string(),
}).meta({ id: 'DispatchDecision' })
export type DispatchDecision = z.infer<typeof DispatchDecision>

const KINDS = ['repair', 'cleaning', 'greening', 'security', 'pest_control', 'maintenance', 'paid_service', 'other', 'appliance_repair', 'water_power_on'] as const
const Modes = z.object(Object.fromEntries(KINDS.map((kind) => [kind, DispatchMode])) as Record<(typeof KINDS)[number], typeof DispatchMode>)

export const DispatchSettings = z.object({ siteId: Id, modes: Modes, loadLimit: z.number().int().nullable(), version: z.number().int() }).meta({ id: 'DispatchSettings' })
export type DispatchSettings = z.infer<typeof DispatchSettings>
export const getDispatchSettings = endpoint({
  method: 'GET', path: '/dispatch-settings', summary: 'How a site gives out its orders', access: 'work_orders:dispatch', query: z.object({ siteId: Id }), response: DispatchSettings, errors: ['not_found'],
})
export const changeDispatchSettings = endpoint({
  method: 'PUT', path: '/dispatch-settings', summary: 'Off, suggest or automatic for each kind of order, and the load limit', access: 'settings:manage',
  body: z.object({ siteId: Id, version: z.number().int(), modes: Modes.partial(), loadLimit: z.number().int().min(1).max(100).nullable() }), response: DispatchSettings, errors: ['not_found', 'stale_version'],
})
export const listCandidates = endpoint({
  method: 'GET', path: '/work-orders/{id}/candidates', summary: 'Everybody who could do it, ranked, with what stands against each', access: 'work_orders:dispatch', params: IdParams,
  response: itemsOf(Candidate), errors: ['not_found'],
})
export const listDecisions = endpoint({
  method: 'GET', path: '/work-orders/{id}/decisions', summary: 'Why somebody got it, or nobody did; the newest first', access: 'work_orders:read', params: IdParams,
  response: itemsOf(DispatchDecision), errors: ['not_found'],
})
