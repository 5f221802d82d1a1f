import { sql } from 'kysely'
import { holdsRows, ofTheirAccounts } from '../personal-data/index.ts'

/** What was written to a person, and where to. */
export function personalDataOfMessages(): void {
  holdsRows('messages', [
    { table: 'message', of: ofTheirAccounts(), isDeleted: true },
    // What colleagues were told of these people.
    { table: 'message', of: () => sql`true`, isLater: true, coversJson: ['params'] },
    { table: 'message_address', of: ofTheirAccounts(), isDeleted: true },
    { table: 'message_choice', of: ofTheirAccounts(), isDeleted: true },
    { table: 'idempotency_key', of: ofTheirAccounts(), isDeleted: true },
    // What people call the files that they upload.
    { table: 'file', of: () => sql`true`, isShared: true, covers: ['name'] },
    { table: 'upload', of: ofTheirAccounts(), isDeleted: true },
    { table: 'saved_view', of: ofTheirAccounts(), isDeleted: true },
  ])
}
