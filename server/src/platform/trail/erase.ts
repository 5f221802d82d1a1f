import type { Ctx } from '../ctx.ts'
import { erasedText, hashOfContent, type TimelineLine } from './lines.ts'

/**
 * Takes the personal content (note and changes, from → to) out of the lines of records. Who did what and when stays, and so does the chain:
 * a keyed hash stands for what went. Lines from before marks keep a hash as well. Gives how many lines lost their content.
 */
export async function eraseTimelineContent(ctx: Ctx, records: readonly { type: string; id: string }[]): Promise<number> {
  if (records.length === 0) return 0
  await ctx.flush()
  const keys = ctx.app.personalData
  const { rows } = await ctx.client.query<TimelineLine & { mark: Buffer | null }>(
    "select t.* from timeline_entry t join unnest($1::text[], $2::uuid[]) r (type, id) on t.record_type = r.type and t.record_id = r.id where t.content_hash is null and t.mark is not null and (t.note is not null or t.changes <> '[]')",
    [records.map(({ type }) => type), records.map(({ id }) => id)],
  )
  if (rows.length === 0) return 0
  const hashes = rows.map((row) => hashOfContent(keys, row))
  const marks = rows.map((row, i) => keys.vouch(erasedText(row.id, hashes[i]!)))
  const { rows: done } = await ctx.client.query<{ n: number }>('select erase_timeline_content($1::uuid[], $2::bytea[], $3::bytea[]) as n', [rows.map(({ id }) => id), hashes, marks])
  return done[0]!.n
}
