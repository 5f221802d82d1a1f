import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { Id, Instant, Ref, itemsOf, listOf, paging, text } from './shared.ts'
import { OPPORTUNITY_TYPES } from './relations-service.ts'

/** A share of a whole; null where nobody can know it. */
const Share = z.object({ count: z.number().int(), of: z.number().int(), percent: z.number().nullable() })
export const ProgrammeGoal = z.object({ id: Id, words: z.string(), publishedAt: Instant, publishedBy: Ref }).meta({ id: 'ProgrammeGoal' })
/** “123” 法则: one goal, two safeguards, three opportunities. */
export const Programme = z.object({
  goal: ProgrammeGoal.nullable(), hasRead: z.boolean(), acknowledged: Share.nullable(), archives: Share, trained: Share.nullable(),
  opportunities: z.array(z.object({ type: z.enum(OPPORTUNITY_TYPES), noticed: z.number().int(), done: z.number().int(), letGo: z.number().int() })),
  months: z.array(z.object({ month: z.string(), fromAt: Instant, toAt: Instant, delivered: z.number().int(), households: z.number().int(), perHundred: z.number().nullable(), isFlagged: z.boolean() })),
}).meta({ id: 'Programme' })
export type Programme = z.infer<typeof Programme>
export const getProgramme = endpoint({
  method: 'GET', path: '/programme', summary: 'The programme of personal service in numbers', access: 'relations:read', query: z.object({ siteId: Id, months: z.coerce.number().int().min(1).max(24).default(6) }), response: Programme, errors: ['not_found'],
})
export const currentGoal = endpoint({ method: 'GET', path: '/programme/goal', summary: 'The goal as everybody on the staff should know it', access: 'relations:notice', response: z.object({ goal: ProgrammeGoal.nullable(), hasRead: z.boolean() }) })
export const publishGoal = endpoint({ method: 'POST', path: '/programme/goal', summary: 'Publish the goal in new words; everybody reads it anew', access: 'settings:manage', body: z.object({ id: Id.optional(), words: text(1000, 1) }), response: ProgrammeGoal, errors: ['already_exists'] })
export const acknowledgeGoal = endpoint({
  method: 'POST', path: '/programme/goal/acknowledge', summary: 'I have read the goal', access: 'relations:notice', body: z.object({ goalId: Id }), response: z.object({ at: Instant }), errors: ['not_found', 'action_not_allowed', 'not_permitted'],
})
export const listAcknowledgements = endpoint({
  method: 'GET', path: '/programme/acknowledgements', summary: 'Who has read the goal and when each was last trained', access: 'relations:read', query: z.object({ siteId: Id }), response: itemsOf(z.object({ employee: Ref, position: z.string(), at: Instant.nullable(), trainedAt: Instant.nullable() })), errors: ['not_found'],
})
export const exportAcknowledgements = fileOf(listAcknowledgements, 'Who has read the goal as XLSX or CSV')
export const ARCHIVE_GAPS = ['nobody', 'no_phone'] as const
/** Households whose file lacks what serving them personally needs: a person, and a telephone number. */
export const listArchiveGaps = endpoint({
  method: 'GET', path: '/programme/archive-gaps', summary: 'Households whose file is incomplete', access: 'relations:read', query: z.object({ ...paging, siteId: Id }), response: listOf(z.object({ unit: Ref, gap: z.enum(ARCHIVE_GAPS) })), errors: ['not_found'],
})
