import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Ref, itemsOf, text } from './shared.ts'

/**
 * How the staff of a site is, asked without names. What was said is told once the last day is over and `least` colleagues have answered;
 * until then `mood`, `spread` and `words` are null for everybody. `spread`: how many gave 1 to 5.
 */
export const Pulse = z.object({
  id: Id, siteId: Id, question: z.string(), untilOn: Day, isOpen: z.boolean(), openedAt: Instant, openedBy: Ref, asked: z.number().int(), answered: z.number().int(), least: z.number().int(),
  mood: z.number().nullable(), spread: z.array(z.number().int()).nullable(), words: z.array(z.string()).nullable(),
}).meta({ id: 'StaffPulse' })
export type Pulse = z.infer<typeof Pulse>
export const listPulses = endpoint({ method: 'GET', path: '/staff-pulses', summary: 'How the staff of a site was, newest first; told when enough have answered and the last day is over', access: 'rota:plan', query: z.object({ siteId: Id }), response: itemsOf(Pulse), errors: ['not_found'] })
export const openPulse = endpoint({ method: 'POST', path: '/staff-pulses', summary: 'Ask the staff of a site how they are, until a day', access: 'rota:plan', body: z.object({ id: Id.optional(), siteId: Id, question: text(200, 1), untilOn: Day }), response: Pulse, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'] })
const OwnPulse = z.object({ id: Id, siteId: Id, question: z.string(), untilOn: Day, hasAnswered: z.boolean() }).meta({ id: 'OwnStaffPulse' })
export const ownPulses = endpoint({ method: 'GET', path: '/staff-pulses/own', summary: 'What I am asked now at my sites', access: 'rota:read', response: itemsOf(OwnPulse) })
export const answerPulse = endpoint({
  method: 'POST', path: '/staff-pulses/{id}/answers', summary: 'Say how I am, once and without my name', access: 'rota:read', params: IdParams, body: z.object({ mood: z.number().int().min(1).max(5), words: text(500).default('') }), response: z.object({ hasAnswered: z.literal(true) }), errors: ['not_found', 'already_exists', 'action_not_allowed'],
})
