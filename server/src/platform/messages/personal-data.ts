import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { COVER, holdsRows, ofTheirAccounts, withTheirPhone } from '../personal-data/index.ts'

/** What was written to a person, and where to. */
export function personalDataOfMessages(): void {
  holdsRows('messages', [
    { table: 'message', of: ofTheirAccounts(), isDeleted: true },
    { table: 'delivery', of: ofTheirAccounts(), isDeleted: true },
    { table: 'delivery', of: withTheirPhone('address'), isDeleted: true },
    { table: 'message_address', of: ofTheirAccounts(), isDeleted: true },
    { table: 'message_choice', of: ofTheirAccounts(), isDeleted: true },
    { table: 'idempotency_key', of: ofTheirAccounts(), isDeleted: true },
    // What people call the files that they upload.
    { table: 'file', of: () => sql`true`, isShared: true, covers: ['name'] },
    { table: 'saved_view', of: ofTheirAccounts(), isDeleted: true },
  ])
}

/** What colleagues were told of these people. Every message is looked at: beside the work only. */
export async function forgetInMessages(ctx: Ctx, pattern: string): Promise<void> {
  await ctx.client.query("update message set params = regexp_replace(params::text, $1, $2, 'g')::jsonb where params::text ~ $1", [pattern, COVER])
  await ctx.client.query("update delivery set title = regexp_replace(title, $1, $2, 'g'), body = regexp_replace(body, $1, $2, 'g'), params = regexp_replace(params::text, $1, $2, 'g')::jsonb where title ~ $1 or body ~ $1 or params::text ~ $1", [pattern, COVER])
}
