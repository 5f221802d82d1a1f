import type { Ctx } from '../ctx.ts'
import { ERASED_NAME } from '../personal-data/erased.ts'
import { contentText, erasedText, hashOfContent, namelessText, type TimelineLine } from './lines.ts'

/**
 * Takes the personal content (note and changes, from → to) out of the lines of records, or only of those that fit a pattern. Who did what and when stays, and so does the chain:
 * a keyed hash stands for what went. Lines from before marks keep a hash as well. Gives how many lines lost their content.
 */
export async function eraseTimelineContent(ctx: Ctx, records: readonly { type: string; id: string }[], pattern: string | null = null): Promise<number> {
  if (records.length === 0) return 0
  await ctx.flush()
  const { rows } = await ctx.client.query<Marked>(
    `select t.* from timeline_entry t join unnest($1::text[], $2::uuid[]) r (type, id) on t.record_type = r.type and t.record_id = r.id
     where t.content_hash is null and t.mark is not null and (t.note is not null or t.changes <> '[]') and ($3::text is null or t.note ~ $3 or t.changes::text ~ $3)`,
    [records.map(({ type }) => type), records.map(({ id }) => id), pattern],
  )
  return eraseLines(ctx, rows)
}

type Marked = TimelineLine & { mark: Buffer; content_hash: Buffer | null }

async function eraseLines(ctx: Ctx, rows: readonly Marked[]): Promise<number> {
  if (rows.length === 0) return 0
  const keys = ctx.app.personalData
  const hashes = rows.map((row) => hashOfContent(keys, row))
  const marks = rows.map((row, i) => keys.vouch(erasedText(row.id, hashes[i]!)))
  const { rows: done } = await ctx.client.query<{ n: number }>('select erase_timeline_content($1::uuid[], $2::bytea[], $3::bytea[]) as n', [rows.map(({ id }) => id), hashes, marks])
  return done[0]!.n
}

/** What a pass through the whole trail takes out: content that fits the pattern, and the names of residents who acted. */
export interface ToForget {
  pattern: string | null
  actorIds: readonly string[]
}

/**
 * Takes traces of people out of the lines with numbers above `from`, at most `most` of them. Who acted becomes nobody, vouched for with the key, so
 * that the chain holds. Gives the last number that was looked at; null at the end.
 */
export async function forgetInLines(ctx: Ctx, { pattern, actorIds }: ToForget, from: number, most: number): Promise<number | null> {
  await ctx.flush()
  const keys = ctx.app.personalData
  const { high } = (await ctx.client.query<{ high: number | null }>('select max(seq) as high from (select seq from timeline_entry where seq > $1 order by seq limit $2) t', [from, most])).rows[0]!
  if (high === null) return null
  const range = 'seq > $1 and seq <= $2 and mark is not null'
  if (pattern !== null) await eraseLines(ctx, (await ctx.client.query<Marked>(`select * from timeline_entry where ${range} and content_hash is null and (note ~ $3 or changes::text ~ $3)`, [from, high, pattern])).rows)
  const { rows } = await ctx.client.query<Marked>(`select * from timeline_entry where ${range} and actor_kind = 'resident' and actor_id = any ($3::uuid[]) and nameless_mark is null`, [from, high, actorIds])
  if (rows.length === 0) return high
  const marks = rows.map((row) => keys.vouch(namelessText(row, row.content_hash ?? keys.vouchLike(row.mark, contentText(row)) ?? row.mark, row.mark)))
  await ctx.client.query('select forget_timeline_actors($1::uuid[], $2, $3::bytea[])', [rows.map(({ id }) => id), ERASED_NAME, marks])
  return high
}
