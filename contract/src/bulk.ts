import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { BULK_MOST } from './bulk-most.ts'
import { Id, text } from './shared.ts'

/** What became, or would become, of one record. */
export const BulkOutcome = z.object({
  id: Id,
  /** `ok`, or the code of the error. */
  code: z.string(),
  /** What the error means, in the caller's language; with the words of the rule that refused. */
  title: z.string(),
  detail: z.string(),
})
export type BulkOutcome = z.infer<typeof BulkOutcome>

export { BULK_MOST }

export const actOnMany = endpoint({
  method: 'POST', path: '/bulk-acts', summary: 'The same act on up to 200 records, each by itself; or only what would become of each', access: 'signed_in',
  body: z.object({
    /** Made by the client: the same id again answers what was done, and does nothing twice. */
    id: Id,
    /** The act's address, such as `/cases/{id}/actions`. */
    path: text(120, 1),
    ids: z.array(Id).min(1).max(BULK_MOST),
    body: z.record(z.string(), z.unknown()),
    isPreview: z.boolean().default(false),
  }),
  response: z.object({ items: z.array(BulkOutcome), done: z.number().int(), refused: z.number().int() }),
  errors: ['not_found', 'not_permitted', 'rule_broken'],
})
