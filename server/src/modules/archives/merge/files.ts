import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'

/** Files that were merged into a person's, at any depth. */
export async function mergedFilesOf(ctx: Ctx, personId: string): Promise<string[]> {
  const found: string[] = []
  for (let into = [personId]; into.length > 0; ) {
    const rows = await ctx.tx.selectFrom('person').select('id').where('merged_into', 'in', into).execute()
    into = rows.map((row) => row.id)
    found.push(...into)
  }
  return found
}

/** Inside a condition: the file of a person and those that were merged into it, for records that stay where they were written. */
export function filesOf(personId: string): RawBuilder<string> {
  return sql`(select p.id from person p where p.id = ${personId}::uuid or p.merged_into = ${personId}::uuid)`
}
